/** How what a script adds to a report looks; without scripts nothing of it is there. */

export const PAGE_STYLE = `
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
[hidden]{display:none!important}
.drawing{position:relative;max-width:46rem}
.drawing>svg{display:block;width:100%;height:auto}
.drawing .behind{opacity:.13}
.reader{position:absolute;inset:0;cursor:crosshair;touch-action:manipulation;border-radius:2px}
.reader:focus-visible{outline:3px solid #0b5c86;outline-offset:1px}
.cross{position:absolute;border-left:1.5px solid #1d2329;pointer-events:none}
.cross.other{border-left:1px dashed #525c66}
.cross.down{border-left:0;height:1.7rem;transform:translateY(-50%);background:#1d23291f}
.readout{position:absolute;z-index:1;left:var(--x);top:var(--y);margin:0 0 0 .8rem;transform:translateY(-.5rem);max-width:22rem;min-width:9rem;padding:.5rem .7rem .55rem;background:#fff;color:#1d2329;border:1px solid #9aa5b1;border-radius:4px;box-shadow:0 3px 14px #0003;pointer-events:none;font-size:.86rem;line-height:1.35}
.readout.left{left:auto;right:calc(100% - var(--x));margin:0 .8rem 0 0}
.readout.down{left:auto;right:.4rem;margin:0;transform:translateY(1.1rem)}
.readout.down.up{transform:translateY(calc(-100% - 1.1rem))}
.readout-head{display:flex;flex-wrap:wrap;gap:0 .6rem;align-items:baseline;margin:0 0 .25rem;color:#525c66}
.readout-head strong{color:#1d2329;font-size:1rem}
.readout ul{list-style:none;margin:0;padding:0}
.readout li{display:grid;grid-template-columns:.7rem 1fr auto;gap:0 .5rem;align-items:baseline;margin:0;max-width:none}
.readout li.words{grid-template-columns:.7rem 1fr}
.readout li.words b{grid-column:2;font-weight:400}
.readout li.words span{color:#525c66}
.readout i,.legend i{display:block;width:.7rem;height:.7rem;border-radius:2px}
.readout b{font-weight:600;text-align:right;white-space:nowrap}
.readout li.words b{text-align:left;white-space:normal}
details.data>summary{font-size:.9rem}
.hint{display:none;margin:.3rem 0 0;font-size:.86rem;color:var(--muted)}
.picture:has(.reader:focus-visible)~.hint{display:block}
.legend,.tools,.table-tools{display:flex;flex-wrap:wrap;gap:.35rem .4rem;align-items:center;margin:.5rem 0}
.table-tools{margin:.9rem 0 -.3rem}
.legend button,.tools button,.table-tools button,.open-all{display:inline-flex;gap:.4rem;align-items:center;min-height:1.9rem;font:inherit;font-size:.86rem;line-height:1.2;text-align:left;color:var(--text);background:var(--paper);border:1px solid var(--edge);border-radius:4px;padding:.2rem .6rem;cursor:pointer}
.legend button:hover,.tools button:hover,.table-tools button:hover,.open-all:hover{background:var(--band)}
.legend button[aria-pressed=true]{border-color:var(--text);box-shadow:inset 0 0 0 1px var(--text);font-weight:600}
.legend i{flex:none;outline:1px solid #8889}
.open-all{margin:.4rem 0 .8rem}
.done,.count{font-size:.86rem;color:var(--muted)}
.filter{display:flex;flex-wrap:wrap;gap:.35rem .5rem;align-items:center;margin-right:auto}
.filter label{font-size:.9rem}
.filter input{font:inherit;font-size:.95rem;min-height:1.9rem;max-width:100%;color:var(--text);background:var(--paper);border:1px solid var(--edge);border-radius:4px;padding:.15rem .5rem}
input:focus-visible{outline:3px solid var(--link);outline-offset:1px}
th .sort{font:inherit;font-weight:inherit;color:inherit;background:none;border:0;margin:-.2rem -.35rem;padding:.2rem .35rem;text-align:inherit;cursor:pointer;overflow-wrap:break-word}
th .sort::after{content:"\\2195";content:"\\2195"/"";margin-left:.25em;color:var(--muted);font-weight:400}
th[aria-sort=ascending] .sort::after{content:"\\2191";content:"\\2191"/"";color:inherit}
th[aria-sort=descending] .sort::after{content:"\\2193";content:"\\2193"/"";color:inherit}
:root{--edge:#7d8790}
@media (prefers-color-scheme:dark){:root{--edge:#76818b}}
@media (max-width:40rem){
.drawing{min-width:34rem}
.picture~.readout{position:static;transform:none;margin:.4rem 0;max-width:none;background:var(--paper);color:var(--text);box-shadow:none}
.picture~.readout strong{color:inherit}
.picture~.readout .readout-head,.picture~.readout li.words span{color:var(--muted)}
}
@media print{
.tools,.legend,.table-tools,.open-all,.readout,.cross,.reader,.hint{display:none!important}
.drawing{max-width:none;min-width:0}
.drawing .behind{opacity:1}
th .sort::after{content:none}
th .sort{padding:0;margin:0}
details.data:not([open]){display:none}
}
`;
