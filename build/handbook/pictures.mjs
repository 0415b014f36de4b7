/**
 * Every picture of the handbook by its name and how it is made: docs/handbook/pictures/NAME.nl.svg and
 * NAME.en.svg for a chart of a run, NAME.LANGUAGE.png for what a browser shows. `npm run handbook -- --pictures`
 * makes them all; a test holds the charts to what the command draws.
 *
 * `chart`: the words that simulate is given, and the chart in its results folder.
 * `screen`: the same, and the page among what it writes, what stands behind its address and the size of the window.
 *
 * An ensemble draws for half a minute in each language, so its charts are not drawn again by a test: a test
 * holds their figures to what the pages print.
 */
export const PICTURES = {
  "emissions-by-sector": {
    words: ["kortrijk-2040"],
    chart: "kortrijk-2040/charts/emissions-by-sector.svg",
  },
  "report-top": {
    words: ["kortrijk-2040"],
    screen: "kortrijk-2040/report.html",
    begin: null,
    size: { width: 1000, height: 760 },
  },
  "report-goals": {
    words: ["kortrijk-2040"],
    screen: "kortrijk-2040/report.html",
    begin: "#goals",
    size: { width: 1000, height: 700 },
  },
  "emissions-band": {
    words: ["ensemble", "kortrijk-2040", "--members", "200"],
    chart: "kortrijk-2040--ensemble/charts/emissions-total.svg",
  },
  "goal-chances": {
    words: ["ensemble", "kortrijk-2040", "--members", "200"],
    chart: "kortrijk-2040--ensemble/charts/goal-chances.svg",
  },
  "by-measure": {
    words: ["kortrijk-2040"],
    chart: "kortrijk-2040/charts/waterfall-emissions-total.svg",
  },
  explorer: {
    words: ["explore", "kortrijk-2040", "referentie"],
    screen: { nl: "kortrijk-2040-verkenner.html", en: "kortrijk-2040-explorer.html" },
    begin: "#view=emissions",
    size: { width: 1100, height: 700 },
  },
};
