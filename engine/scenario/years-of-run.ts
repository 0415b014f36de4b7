/** Years that a plan names and the run does not have. */
import type { YearSpan } from "./address.ts";
import type { Remark } from "./diagnostics/text.ts";

export const isOutsideRun = (year: number, span: YearSpan | null): span is YearSpan =>
  span !== null && (year < span.first || year > span.last);

/** @param id of the lever or parameter whose point it is */
export const yearOutsideRun = (id: string, year: number, { first, last }: YearSpan): Remark => ({
  code: "year-outside-run",
  message: {
    nl: `${id}: het jaar ${year} valt buiten de looptijd`,
    en: `${id}: the year ${year} lies outside the run`,
  },
  help: {
    nl: `kies een jaar van ${first} tot ${last}`,
    en: `choose a year from ${first} to ${last}`,
  },
});
