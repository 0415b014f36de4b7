/**
 * Every picture of the handbook by its name and how it is made: docs/handbook/pictures/NAME.nl.svg and
 * NAME.en.svg for a chart of a run, NAME.LANGUAGE.png for what a browser shows. `npm run handbook -- --pictures`
 * makes them all; a test holds the charts to what the command draws.
 *
 * `chart`: the words that simulate is given, and the chart in its results folder.
 * `screen`: the same, and the page among what it writes, the place to begin at and the size of the window.
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
};
