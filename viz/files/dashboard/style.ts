/** What pages of a dashboard have beside the style of reports; and the style of one chart alone. */
import { FONT_FAMILY } from "../../theme/chart-theme.ts";

export const SITE_STYLE = `
.site-nav{display:flex;flex-wrap:wrap;gap:.2rem 1.4rem;justify-content:space-between;margin:0 0 .6rem;font-size:.95rem}
.site-nav ul,.towns{list-style:none;margin:0;padding:0;display:flex;flex-wrap:wrap;gap:.3rem 1.1rem}
.site-nav li,.towns li{margin:0}
.site-nav a,.towns a{display:inline-block;padding:.2rem 0}
table.pact tbody th{min-width:8.5rem}
table.pact td{min-width:6.6rem}
table.pact td .small{display:block;white-space:nowrap}
table.pact thead th{font-weight:600;min-width:6.6rem}
table.pact .status{font-size:.95em;white-space:normal}
table.pact .status svg{width:.8em;height:.8em}
section.figure>h3{font-size:1.08rem;margin:1.6rem 0 .4rem}
details.embed>summary{font-size:.9rem}
.figures>div{margin-bottom:2rem}
.figures section.figure{margin-bottom:.4rem}
.code{display:block;white-space:pre-wrap;overflow-wrap:anywhere;background:var(--band);border:1px solid var(--line);border-radius:4px;padding:.6rem .7rem;font-size:.85rem;line-height:1.45;color:var(--text);margin:.3rem 0}
dl.facts{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:.25rem 1.2rem}
dl.facts dt{color:var(--muted)}
dl.facts dd{margin:0;overflow-wrap:anywhere}
@media screen and (min-width:96rem){table.goals tbody th{min-width:22rem}}
@media (max-width:32rem){dl.facts{grid-template-columns:1fr;gap:0}dl.facts dd{margin-bottom:.5rem}}
@media print{.site-nav,details.embed{display:none}table.pact{font-size:7pt}table.pact td,table.pact thead th,table.pact tbody th{min-width:0}}
`;

/** A page with one chart and nothing else, to be shown inside another page. */
export const EMBED_STYLE = `
:root{color-scheme:light dark;--paper:#fff;--text:#1d2329;--muted:#525c66;--line:#d5dade;--link:#0b5c86}
@media (prefers-color-scheme:dark){:root{--paper:#15191d;--text:#e7eaed;--muted:#a9b3bc;--line:#39424a;--link:#7cc4ec}}
*{box-sizing:border-box}
body{margin:0;padding:.6rem;background:var(--paper);color:var(--text);font:1rem/1.45 "${FONT_FAMILY}","Source Sans 3","Segoe UI",system-ui,sans-serif;overflow-wrap:break-word}
main{max-width:46rem;margin:0 auto}
h1{font-size:1.1rem;line-height:1.25;margin:0 0 .5rem;font-weight:600}
.picture{background:#fff;border:1px solid var(--line);border-radius:4px;padding:.4rem;overflow-x:auto}
.picture>svg{display:block;width:100%;height:auto}
p,details{margin:.5rem 0 0;font-size:.88rem;color:var(--muted)}
summary{cursor:pointer}
a{color:var(--link)}
a:focus-visible,summary:focus-visible,[tabindex]:focus-visible{outline:3px solid var(--link);outline-offset:2px}
@media (max-width:32rem){.picture>svg{min-width:30rem}}
@media print{.picture{border:0;padding:0}details:not([open]){display:none}}
`;
