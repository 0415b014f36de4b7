/** How a report looks: on a screen from 360 pixels wide to a projector, light and dark, and on A4. */
import { FONT_FAMILY } from "../../theme/chart-theme.ts";

export const STYLE = `
:root{color-scheme:light dark;--paper:#fff;--text:#1d2329;--muted:#525c66;--line:#d5dade;--edge:#868f98;--band:#f3f5f7;--link:#0b5c86;--met:#1b6e46;--missed:#a8281f;--open:#7a4b00}
@media (prefers-color-scheme:dark){:root{--paper:#15191d;--text:#e7eaed;--muted:#a9b3bc;--line:#39424a;--edge:#7d8791;--band:#1e2429;--link:#7cc4ec;--met:#6fd0a0;--missed:#ff9a8d;--open:#f0c069}}
*{box-sizing:border-box}
html{scroll-padding-top:1rem;-webkit-text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--text);font:1.0625rem/1.55 "${FONT_FAMILY}","Source Sans 3","Segoe UI",system-ui,sans-serif;font-variant-numeric:tabular-nums;overflow-wrap:break-word}
a{color:var(--link)}
a:focus-visible,summary:focus-visible,button:focus-visible,[tabindex]:focus-visible{outline:3px solid var(--link);outline-offset:2px}
.skip{position:absolute;left:-100vw;top:0;padding:.5rem 1rem;background:var(--paper);z-index:2}
.skip:focus{left:0}
.sheet{max-width:60rem;margin:0 auto;padding:1.25rem 1rem 4rem}
main{min-width:0}
.paper-only{display:none}
nav.contents h2{border-top:0;margin-top:0;padding-top:0;font-size:1.2rem}
header{border-bottom:1px solid var(--line);padding-bottom:.6rem;margin-bottom:1.2rem}
h1,h2,h3,h4,h5{line-height:1.2;font-weight:600;text-wrap:balance}
h1{font-size:clamp(1.7rem,5vw,2.6rem);margin:.2rem 0 .4rem}
h2{font-size:clamp(1.35rem,3.4vw,1.8rem);margin:3rem 0 .8rem;padding-top:.8rem;border-top:1px solid var(--line)}
h3{font-size:1.25rem;margin:2.2rem 0 .6rem}
h4{font-size:1.08rem;margin:1.6rem 0 .4rem}
h5{font-size:1rem;margin:1.2rem 0 .3rem}
p,ul,ol,dl{margin:.6rem 0}
main p,main li{max-width:44rem}
li{margin:.25rem 0}
.lead{font-size:1.2rem}
.small,.hashes,figcaption,caption,.note{color:var(--muted);font-size:.9em}
.hashes{font-size:.82em;overflow-wrap:anywhere}
nav.contents ol{list-style:none;margin:0;padding:0;columns:17rem;column-gap:2rem}
nav.contents li{break-inside:avoid}
nav.contents ol ol{columns:auto;padding-left:1rem}
nav.contents a{text-decoration:none}
nav.contents a:hover{text-decoration:underline}
details.fold{margin:0;border-bottom:1px solid var(--line)}
details.fold>summary{padding:.55rem .2rem}
details.fold>summary:hover{background:var(--band)}
details.fold>summary>h3{display:inline;margin:0;font-size:1.12rem}
figure.chart{margin:.6rem 0;max-width:46rem}
section.figure{margin-bottom:2.4rem}
.picture{background:#fff;border:1px solid var(--line);border-radius:4px;padding:.4rem;overflow-x:auto}
.picture>svg{display:block;width:100%;height:auto}
figcaption{margin-top:.4rem}
.scroll{overflow-x:auto;margin:.8rem 0 1.4rem}
table{border-collapse:collapse;width:100%;font-size:.95rem;line-height:1.35}
.aloud{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
caption{text-align:left;padding:.2rem 0 .5rem;caption-side:top}
th,td{padding:.35rem .6rem;text-align:left;vertical-align:top;border-bottom:1px solid var(--line)}
thead th.number{white-space:normal}
thead th{border-bottom:2px solid var(--muted);vertical-align:bottom;background:var(--band)}
tbody th{font-weight:400;min-width:11rem}
.wide tbody th{min-width:14.5rem}
.annex .wide tbody th,.narrow tbody th{min-width:10rem}
code{font-size:.85em;color:var(--muted)}
th>code.small{display:block;overflow-wrap:anywhere}
.annex th>code.small{font-size:.75em}
th>.small{display:block}
.origin code{margin-left:.8em}
table.goals tbody th{min-width:15rem}
th>.remark{overflow-wrap:anywhere}
table.goals .number .small{display:block}
th.number,td.number{text-align:right;white-space:nowrap}
table.wide td:last-child:not(.number,.unit){min-width:9rem}
td.day{white-space:nowrap}
tr.group th{font-weight:600;background:var(--band);padding-top:.6rem}
td p,td ul{margin:.2rem 0}
details{margin:.5rem 0}
summary{cursor:pointer}
td details{margin:0}
.status{white-space:nowrap;font-weight:600}
.status svg{width:.85em;height:.85em;margin-right:.35em;vertical-align:-.04em}
.met{color:var(--met)}.missed{color:var(--missed)}.open{color:var(--open)}.quiet{color:var(--muted)}
.counts{display:flex;flex-wrap:wrap;gap:.4rem 1.6rem;list-style:none;padding:0}
.counts strong{font-size:1.5rem;line-height:1.1}
.warning{border-left:4px solid var(--open);background:var(--band);padding:.2rem 1rem;margin:1rem 0}.warning h3{margin-top:.6rem}
@media (max-width:32rem){body{font-size:1rem}.sheet{padding:1rem .75rem 3rem}th,td{padding:.3rem .4rem}.wide{min-width:38rem}.picture>svg{min-width:33rem}}
@media screen and (min-width:70rem){
.sheet{display:grid;grid-template:"contents head" auto "contents main" 1fr "contents foot" auto/13.5rem minmax(0,1fr);column-gap:2.5rem;max-width:100rem;padding-left:1.5rem;padding-right:1.5rem}
.sheet>header{grid-area:head}.sheet>main{grid-area:main}.sheet>footer{grid-area:foot}
nav.contents{grid-area:contents;position:sticky;top:0;align-self:start;max-height:100vh;overflow-y:auto;padding:.6rem .8rem 1rem .2rem;font-size:.92rem;line-height:1.35}
nav.contents ol{columns:auto}
main>section.page:first-child>h2{border-top:0;margin-top:0;padding-top:0}
}
@media screen and (min-width:96rem){
.figures{display:grid;grid-template-columns:repeat(2,minmax(0,46rem));column-gap:2.5rem}
section.figure:has(>details.data[open]){grid-column:1/-1}
}
@media (min-width:1800px){html{font-size:112%}}
@page{size:A4;margin:17mm 16mm 18mm}
@media print{
:root{--paper:#fff;--text:#000;--muted:#3d444a;--line:#b9c0c6;--band:#f1f3f5;--link:#000;--met:#1b6e46;--missed:#8f1f17;--open:#6a4100}
:root{color-scheme:light}
body{font-size:10pt;line-height:1.4}
.sheet{max-width:none;padding:0}
.skip,.screen-only,figcaption details,details.annex:not([open]){display:none}
.paper-only{display:block}
details.fold{border:0}
details.fold>summary{padding:0;list-style:none}
details.fold>summary>h3{display:block;font-size:12pt;margin:5mm 0 1mm}
details.fold:not(.annex)::details-content{content-visibility:visible;display:block}
details.fold:not(.annex) code.small{display:none}
h1{font-size:22pt}h2{font-size:15pt;margin-top:0}h3{font-size:12.5pt}h4{font-size:11pt}h5{font-size:10pt}
h2,h3,h4,h5,caption{break-after:avoid}
details.small:not([open]){display:none}
section.page{break-before:page}
main>section.page:first-child,section.page.short{break-before:auto}
section.page.short{margin-top:8mm}
main>section.page:first-child{margin-top:7mm}
p:has(+ul){break-after:avoid}
.limits{columns:2;column-gap:8mm;font-size:8.5pt;line-height:1.3}
.limits h4{font-size:9pt;margin:2mm 0 0}.limits ul{margin:1mm 0;padding-left:4mm}.limits li{margin:.5mm 0}
nav.contents ol ol{display:none}
h2{border-top:0;padding-top:0}
figure.chart{max-width:13.8cm;margin:2mm 0 4mm;break-inside:avoid}
section.figure{break-inside:avoid}
.picture{border:0;padding:0;overflow:visible}
.scroll{overflow:visible}
.wide,.picture>svg{min-width:0}
.picture>svg{width:auto;max-width:100%;max-height:20cm}
code{overflow-wrap:anywhere}
tbody th,table.wide td:last-child:not(.number,.unit){min-width:3.6cm}
table{font-size:8.5pt}
table.goals tbody th{min-width:5.6cm}
th,td{padding:1mm 1.5mm}
thead{display:table-header-group}
thead button{display:contents}
thead th,thead button{overflow-wrap:normal;word-break:normal}
tr,li{break-inside:avoid}
a{text-decoration:none;color:inherit}
p,li{orphans:3;widows:3}
}
`;
