/** How the site looks: of one family with the reports, light and dark, narrow and wide, and on A4. */
import { FONT_FAMILY } from "../../../viz/theme/chart-theme.ts";

const FACES = [
  ["regular", 400],
  ["semibold", 600],
]
  .map(
    ([name, weight]) =>
      `@font-face{font-family:"${FONT_FAMILY}";font-weight:${weight};font-display:swap;src:url("fonts/ademruimte-sans-${name}.woff2") format("woff2")}`,
  )
  .join("\n");

export const STYLE = `${FACES}
:root{color-scheme:light dark;--paper:#fff;--text:#1d2329;--muted:#525c66;--line:#d5dade;--edge:#868f98;--band:#f3f5f7;--link:#0b5c86}
@media (prefers-color-scheme:dark){:root{--paper:#15191d;--text:#e7eaed;--muted:#a9b3bc;--line:#39424a;--edge:#7d8791;--band:#1e2429;--link:#7cc4ec}}
*{box-sizing:border-box}
html{scroll-padding-top:1rem;-webkit-text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--text);font:1.0625rem/1.55 "${FONT_FAMILY}","Source Sans 3","Segoe UI",system-ui,sans-serif;font-variant-numeric:tabular-nums;overflow-wrap:break-word}
a{color:var(--link);text-underline-offset:.15em}
a:focus-visible,summary:focus-visible,button:focus-visible,input:focus-visible,[tabindex="0"]:focus-visible{outline:3px solid var(--link);outline-offset:2px}
main:focus{outline:0}
.skip{position:absolute;left:-100vw;top:0;padding:.5rem 1rem;background:var(--paper);z-index:3}
.skip:focus{left:0}
.aloud{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap;margin:0}
body>header{display:flex;flex-wrap:wrap;align-items:center;gap:.6rem 1.5rem;padding:.7rem 1.5rem;border-bottom:1px solid var(--line)}
.name{font-weight:600;font-size:1.15rem;text-decoration:none;color:var(--text)}
.search{position:relative;margin-left:auto;display:flex;align-items:center;gap:.6rem}
.search[hidden],[role=listbox][hidden]{display:none}
.search label{font-size:.92rem;color:var(--muted)}
.search input{font:inherit;color:inherit;background:var(--paper);border:1px solid var(--edge);border-radius:4px;padding:.3rem .6rem;width:min(20rem,60vw)}
.search input::placeholder{color:transparent}
[role=listbox]{position:absolute;z-index:2;right:0;top:100%;margin:.3rem 0 0;padding:.3rem;list-style:none;width:min(32rem,92vw);max-height:70vh;overflow:auto;background:var(--paper);border:1px solid var(--edge);border-radius:4px;box-shadow:0 .4rem 1.2rem rgb(0 0 0/.2)}
[role=option]{padding:.4rem .6rem;border-radius:3px;cursor:pointer}
[role=option] strong{display:block;font-weight:600}
[role=option] span{display:block;color:var(--muted);font-size:.9rem}
[role=option][aria-selected=true]{background:var(--link);color:var(--paper)}
[role=option][aria-selected=true] span{color:inherit}
.search+.language{margin-left:0}
.language{margin-left:auto}
.sheet{display:grid;grid-template-columns:minmax(0,14.5rem) minmax(0,50rem) minmax(0,11.5rem);gap:0 1.5rem;justify-content:space-between;max-width:88rem;margin:0 auto;padding:1.25rem 1.25rem 3rem;align-items:start}
nav.contents,nav.outline{font-size:.95rem;line-height:1.35;position:sticky;top:0;max-height:100vh;overflow-y:auto;padding:.6rem 0}
nav ol,nav ul{list-style:none;margin:.3rem 0 .8rem;padding:0}
nav.contents details details ul{padding-left:.8rem}
nav li{margin:0}
nav.contents li a,nav.outline li a{display:block;padding:.22rem .5rem;text-decoration:none;border-left:3px solid transparent}
nav.contents a:hover,nav.outline a:hover{text-decoration:underline}
nav a[aria-current]{border-left-color:var(--link)!important;font-weight:600;background:var(--band);color:var(--text)}
nav summary{cursor:pointer;font-weight:600;padding:.25rem 0}
nav.outline p{font-weight:600;margin:.25rem .5rem}
nav.outline .level-3 a{padding-left:1.4rem;color:var(--muted)}
.more{border-top:1px solid var(--line);padding-top:.5rem}
main{min-width:0;padding-top:.2rem}
h1,h2,h3,h4,h5,h6{line-height:1.2;font-weight:600;text-wrap:balance;margin:2rem 0 .6rem}
h1{font-size:clamp(1.7rem,5vw,2.4rem);margin:.2rem 0 .8rem}
h2{font-size:clamp(1.3rem,3.4vw,1.6rem);padding-top:.8rem;border-top:1px solid var(--line)}
h3{font-size:1.2rem}
h4,h5,h6{font-size:1.05rem}
p,ul,ol,dl{margin:.7rem 0}
li{margin:.25rem 0}
main img{max-width:100%;height:auto;background:#fff;border:1px solid var(--line);border-radius:4px}
.scroll{overflow-x:auto;margin:1rem 0 1.4rem}
table{border-collapse:collapse;width:100%;font-size:.95rem;line-height:1.35}
th,td{padding:.4rem .6rem;text-align:left;vertical-align:top;border-bottom:1px solid var(--line);overflow-wrap:normal}
thead th,thead td{border-bottom:2px solid var(--muted);vertical-align:bottom;background:var(--band)}
td.figure{white-space:nowrap}
td.right,th.right{text-align:right}
td.center,th.center{text-align:center}
blockquote{margin:1rem 0;padding:.1rem 1rem;border-left:4px solid var(--link);background:var(--band)}
code{font-family:Consolas,"DejaVu Sans Mono",Menlo,monospace;font-size:.88em;background:var(--band);padding:.05em .25em;border-radius:3px;overflow-wrap:anywhere}
td code,th code{overflow-wrap:normal}
.file{border-bottom:1px dotted var(--edge)}
figure.code{position:relative;margin:1rem 0 1.3rem;border:1px solid var(--line);border-radius:4px;background:var(--band)}
figure.command{border-left:4px solid var(--link)}
figure.output{background:transparent}
figure.code figcaption{font-size:.82rem;color:var(--muted);padding:.3rem .9rem 0}
pre{margin:0;padding:.4rem .9rem .8rem;overflow-x:auto;font-size:.77rem;line-height:1.45}
pre code{background:none;padding:0;font-size:1em;overflow-wrap:normal}
.line{display:block;white-space:pre-wrap;overflow-wrap:anywhere;padding-left:2ch;text-indent:-2ch}
.copy{position:absolute;right:.4rem;top:.3rem;font:inherit;font-size:.82rem;color:var(--link);background:var(--paper);border:1px solid var(--line);border-radius:3px;padding:.1rem .5rem;cursor:pointer}
nav.around{display:flex;flex-wrap:wrap;justify-content:space-between;gap:1rem;margin-top:3rem;padding-top:1rem;border-top:1px solid var(--line)}
nav.around span{display:block;color:var(--muted);font-size:.88rem}
nav.around [rel=next]{text-align:right;margin-left:auto}
footer{border-top:1px solid var(--line);color:var(--muted);font-size:.9rem;padding:.4rem 1.5rem 2rem}
@media (max-width:75rem){.sheet{grid-template-columns:minmax(0,16rem) minmax(0,1fr)}nav.outline{display:none}}
@media (max-width:50rem){.sheet{grid-template-columns:minmax(0,1fr);padding:1rem}nav.contents{position:static;max-height:none;border-bottom:1px solid var(--line);margin-bottom:1rem}body>header{padding:.6rem 1rem}.search{margin-left:0;width:100%;order:3}.search label{position:absolute;clip-path:inset(50%);width:1px;height:1px;overflow:hidden}.search input{width:100%}.search input::placeholder{color:var(--muted)}[role=listbox]{left:0;right:auto}}
@media print{:root{--paper:#fff;--text:#000;--muted:#333;--line:#bbb;--edge:#777;--band:#f3f3f3;--link:#000}body{font-size:10.5pt}body>header,nav,.skip,.copy{display:none!important}.sheet{display:block;padding:0}main a{text-decoration:none}h1,h2,h3,h4{break-after:avoid}figure.code,tr,img{break-inside:avoid}pre{white-space:pre-wrap;font-size:7.5pt}.scroll{overflow:visible}table{font-size:8.5pt}th,td{padding:.25rem .35rem}main img{max-height:230mm}.whole section{break-before:page}@page{size:A4;margin:18mm 16mm}}
`;
