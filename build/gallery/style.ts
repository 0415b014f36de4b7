/** How the pages of the gallery look: the fonts and inks of the charts, on screen and on paper. */
import { FONT_FAMILY, FONT_STACK } from "../../viz/theme/chart-theme.ts";
import { INK } from "../../viz/theme/colours.ts";

const ACCENT = "#2b5c8a";

/** `@font-face` rules for the files beside them. */
export const fontStyles = ([regular, semibold]: readonly string[]): string =>
  [
    [regular, 400],
    [semibold, 600],
  ]
    .map(
      ([file, weight]) =>
        `@font-face{font-family:"${FONT_FAMILY}";font-weight:${weight};` +
        `src:url("${file}.woff2") format("woff2")}\n`,
    )
    .join("");

export const STYLE = `
:root{color-scheme:light;--ink:${INK.text};--muted:${INK.muted};--line:${INK.grid};--accent:${ACCENT}}
*{box-sizing:border-box}
html{scroll-behavior:smooth;scroll-padding-top:1rem}
@media (prefers-reduced-motion:reduce){html{scroll-behavior:auto}}
body{margin:0;background:#f4f6f8;color:var(--ink);font:400 17px/1.5 ${FONT_STACK}}
h1,h2,h3{font-weight:600;line-height:1.2;margin:0;text-wrap:balance}
h1{font-size:2.1rem}
h2{font-size:1.45rem}
h3{font-size:1.05rem}
a{color:var(--accent);text-underline-offset:.15em}
a:focus-visible,summary:focus-visible{outline:3px solid var(--accent);outline-offset:2px;border-radius:2px}
.skip{position:absolute;left:-100vw;top:0;background:#fff;padding:.6rem 1rem;z-index:1}
.skip:focus{left:0}
header,nav,main,footer{max-width:1400px;margin:0 auto;padding:0 1.5rem}
header{padding-top:2.2rem;padding-bottom:1.2rem}
header p{max-width:46rem;margin:.6rem 0 0;color:var(--muted)}
header .languages{margin:0 0 .8rem}
nav{display:grid;gap:1.2rem 2.4rem;grid-template-columns:repeat(auto-fit,minmax(min(100%,19rem),1fr));padding-bottom:1.5rem}
nav h2{font-size:1rem;color:var(--muted);margin-bottom:.4rem}
nav ul{list-style:none;margin:0;padding:0;columns:1}
nav li{padding:.12rem 0}
nav .wide{grid-column:1/-1}
nav .wide ul{columns:19rem;column-gap:2.4rem}
nav .wide li{break-inside:avoid}
section{border-top:1px solid #cfd6dd;padding:1.8rem 0 2.2rem}
section>p{margin:.35rem 0 0;color:var(--muted);font-size:1.05rem}
.figures{display:grid;gap:1.4rem;grid-template-columns:repeat(auto-fill,minmax(min(100%,31rem),1fr));margin-top:1.2rem;align-items:start}
figure{margin:0;background:#fff;border:1px solid var(--line);border-radius:6px;padding:1rem}
figure img{display:block;width:100%;height:auto;max-width:640px;margin:0 auto}
figure h3{margin-bottom:.7rem}
figcaption{font-size:.9rem;color:var(--muted);margin-top:.8rem}
figcaption p{margin:0 0 .4rem}
summary{cursor:pointer;color:var(--accent)}
details p{margin:.4rem 0 .6rem}
.links{display:flex;flex-wrap:wrap;gap:.2rem 1rem}
footer{padding-top:1rem;padding-bottom:3rem;color:var(--muted);font-size:.9rem}
@media print{body{background:#fff;font-size:11pt}nav,.skip,.links,.languages{display:none}
figure{break-inside:avoid;border:0;padding:0}section{break-inside:auto}.figures{grid-template-columns:1fr}}
`.trim();
