/** How what was measured lies to the courses of a run, in words for terminal, report and note. */
import type { Verdict } from "../engine/analysis/on-course.ts";
import type { Text } from "../engine/scenario/declarations.ts";

export const VERDICTS: Readonly<Record<Verdict, Text>> = {
  plan: { nl: "past bij het plan", en: "fits the plan" },
  reference: { nl: "past bij de referentie", en: "fits the reference" },
  both: { nl: "past bij beide", en: "fits both" },
  above: { nl: "hoger dan beide", en: "higher than both" },
  below: { nl: "lager dan beide", en: "lower than both" },
  between: { nl: "tussen beide in", en: "in between" },
  start: { nl: "startpunt van het plan", en: "starting point" },
};

/** The same where a plan changes nothing, and there is one course only. */
export const ALONE: Readonly<Record<Verdict, Text>> = {
  ...VERDICTS,
  plan: { nl: "past", en: "fits" },
  reference: { nl: "past", en: "fits" },
  both: { nl: "past", en: "fits" },
  above: { nl: "hoger", en: "higher" },
  below: { nl: "lager", en: "lower" },
};
