/**
 * What a report does in a browser, on top of a page that is whole without it: charts are read off,
 * highlighted, saved and copied; tables are sorted, filtered and copied. Nothing is fetched, and no
 * text of the page is ever read as markup.
 */
import { prepareAnnouncements } from "./announce.ts";
import { chartOf } from "./chart-table.ts";
import { addTools } from "./chart-tools.ts";
import { makeFoldable } from "./folding.ts";
import { addLegend } from "./legend.ts";
import { openForPrint } from "./printing.ts";
import { makeReadable } from "./reading.ts";
import { makeSortable } from "./sorting.ts";
import { addTableTools } from "./table-tools.ts";

prepareAnnouncements();
openForPrint();
makeFoldable();

/** A figure without numbers stays a picture. */
function makeInteractive(figure: HTMLElement): void {
  const chart = chartOf(figure);
  if (chart === null) return;
  addLegend(chart);
  if (chart.plots.length > 0) makeReadable(chart);
  addTools(chart);
}

for (const figure of document.querySelectorAll<HTMLElement>("figure.chart")) {
  makeInteractive(figure);
}
for (const table of document.querySelectorAll<HTMLTableElement>("table.sortable")) {
  // The table of a chart is copied by the button below the chart.
  if (table.closest("details.data") === null) addTableTools(table);
  makeSortable(table);
}
