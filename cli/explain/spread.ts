/** How a figure is spread in an ensemble, in words. */
import type { Provenance } from "../../engine/scenario/resolved.ts";
import { COVERAGE } from "../../engine/scenario/uncertainty/coverage.ts";
import { formatNumber, type Language } from "../../viz/numbers.ts";
import { joined } from "./figures.ts";

/** The stated distribution, else what the range holds by default; and the group, if there is one. */
export function spreadText(record: Provenance, language: Language): string {
  const { low, high, lowFactor, highFactor, distribution, group, grade } = record;
  const isExact = low === high && lowFactor === highFactor;
  if (isExact && distribution === undefined) return "";
  const percent = formatNumber(100 * COVERAGE[grade], language, 0);
  const usual = {
    nl: `in een ensemble ${percent} % binnen de marge`,
    en: `in an ensemble ${percent} % within the range`,
  }[language];
  const stated = { nl: "verdeling", en: "distribution" }[language];
  const named = { nl: "beweegt mee met groep", en: "moves with group" }[language];
  return joined([
    distribution === undefined ? usual : `${stated} ${distribution.text}`,
    ...(group === undefined
      ? []
      : [
          `${named} ${group.name}` +
            (group.correlation === 1 ? "" : ` (${formatNumber(group.correlation, language, 2)})`),
        ]),
  ]);
}
