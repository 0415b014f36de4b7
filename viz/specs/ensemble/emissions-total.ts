import { PLAN_COLOURS } from "../../theme/colours.ts";
import { EMISSIONS_TOTAL, emissionMarks } from "../emission-marks.ts";
import type { LinesOptions } from "../lines.ts";
import { referenceSeries } from "../reference.ts";
import { chosenSeries } from "../series.ts";
import { perYear } from "../time-of-measurement.ts";
import { yearChart } from "../year-chart.ts";
import { ENSEMBLE_QUESTIONS, ENSEMBLE_TITLES } from "./questions.ts";

/** How sure is the course of the city's emissions, and the chance of each goal? Only of an ensemble. */
export const emissionsTotal = yearChart({
  id: "emissions-total",
  title: ENSEMBLE_TITLES["emissions-total"],
  question: ENSEMBLE_QUESTIONS["emissions-total"],
  needs: [EMISSIONS_TOTAL],
  available: ({ bands }) => (bands ?? null) !== null,
  drawn(input, language) {
    const group = chosenSeries(input, [
      {
        output: EMISSIONS_TOTAL,
        label: { nl: "Dit plan", en: "This plan" },
        colour: PLAN_COLOURS[0],
      },
    ]);
    const options: LinesOptions = {
      title: this.title[language],
      unit: perYear(group, language),
      modules: ["emissions"],
      reference: referenceSeries(input, group),
      ...emissionMarks(input, group, language),
    };
    return { kind: "lines", group, options };
  },
});
