/** What to say of a run that met something that is no number. */
import type { NonFiniteError } from "../run/instance.ts";
import type { Diagnostic } from "../scenario/diagnostics/diagnostics.ts";

/** The plan's values drove the model out of its domain: say where, and write nothing. */
export const nonFinite = ({ output, year }: NonFiniteError): Diagnostic => ({
  code: "out-of-range",
  severity: "error",
  message: {
    nl: `De berekening liep vast: ${output} is in ${year} geen eindig getal.`,
    en: `The run broke down: ${output} is not a finite number in ${year}.`,
  },
  at: null,
  excerpt: null,
  help: {
    nl: "Een waarde in het plan of de regio is wellicht onwaarschijnlijk groot of klein.",
    en: "A value in the plan or region is probably improbably large or small.",
  },
  related: [],
});
