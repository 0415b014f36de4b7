/**
 * How views look. Colours come from the page: --paper, --text, --muted, --line, --edge, --band,
 * --link, --met, --missed and --open, as in the report.
 */
export const VIEW_STYLE = `
.visually-hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.figures{display:grid;grid-template-columns:minmax(0,1fr);gap:2rem}
.chart-figure{margin:0;container-type:inline-size;border-top:1px solid var(--line);padding-top:1rem}
.chart-figure h3{margin:0 0 .1rem;font-size:1.15rem;line-height:1.3}
.chart-title{margin:0 0 .5rem;color:var(--muted)}
.chart-body{display:grid;grid-template-columns:minmax(0,1fr);gap:.5rem 1.25rem}
.plots{position:relative;display:grid;grid-template-columns:minmax(0,1fr);gap:.75rem;min-width:0}
.plot-side{min-width:0}
.plot-name{margin:0 0 .2rem;font-weight:600;font-size:.9rem}
.plot{overflow:hidden;touch-action:pan-y}
.plot svg{display:block;max-width:100%}
.plot-picture{width:100%}
.year-reader{position:absolute;left:0;right:0;bottom:-.4rem;width:100%;margin:0;opacity:0;pointer-events:none}
.year-reader:focus-visible{opacity:1}
.plots:has(.year-reader:focus-visible){outline:3px solid var(--link);outline-offset:3px}
.legend{border-collapse:collapse;font-size:.9rem;width:100%;font-variant-numeric:tabular-nums}
.legend th,.legend td{padding:.12rem .3rem;text-align:right;font-weight:400;vertical-align:baseline}
.legend tbody th{text-align:left}
.legend thead th{color:var(--muted);border-bottom:1px solid var(--line)}
.legend .total>*{font-weight:600;border-top:1px solid var(--line)}
.legend .swatch{vertical-align:-1px;margin-right:.25rem}
.chart-goals{margin:.6rem 0 0;padding:0 0 0 1.2rem;font-size:.9rem;list-style:"◆  "}
.chart-notes{color:var(--muted);font-size:.85rem}
.chart-notes p{margin:.25rem 0}
.chart-table>summary,.chart-tools>summary{cursor:pointer;min-height:2rem;padding:.3rem 0}
.chart-tools .tools{display:flex;flex-wrap:wrap;gap:.5rem;align-items:center;padding:.3rem 0}
.chart-tools .embed{flex:1 1 100%}
.copied{display:grid;gap:.25rem;margin:.4rem 0}
.copied textarea{width:100%;font:inherit;font-size:.85rem;background:var(--band);color:var(--text);border:1px solid var(--edge)}
.copied button{justify-self:start}
.scroll{overflow-x:auto;max-height:26rem}
table.data{border-collapse:collapse;font-size:.85rem;font-variant-numeric:tabular-nums}
table.data th,table.data td{border-bottom:1px solid var(--line);padding:.2rem .5rem;text-align:right}
table.data thead th{position:sticky;top:0;background:var(--paper);vertical-align:bottom}
table.data th:first-child,table.data td.words{text-align:left}
table.data .unit{color:var(--muted);font-weight:400}
@container (min-width:44rem){
.chart-body{grid-template-columns:minmax(0,1fr) minmax(15rem,22rem)}
}
@container (min-width:60rem){
.plots.paired{grid-template-columns:minmax(0,1fr) minmax(0,1fr)}
}
@media print{
.chart-table,.chart-tools,.year-reader{display:none!important}
.chart-figure{break-inside:avoid}
}
`;
