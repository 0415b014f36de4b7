/** Which years and indicators of a comparison are shown: those asked for, or the usual ones. */
import { EXPLAINED } from "../../engine/analysis/compared-attribution.ts";
import { indicatorOf, type Comparison } from "../../engine/analysis/comparison.ts";
import { FUTURE_YEARS, MAIN_INDICATORS } from "../../engine/analysis/main-indicators.ts";
import { quantitiesOf } from "../../engine/scenario/address.ts";
import type { Text } from "../../engine/scenario/declarations.ts";
import type { Diagnostic } from "../../engine/scenario/diagnostics/diagnostics.ts";
import { nearest } from "../../engine/scenario/diagnostics/near-miss.ts";

export interface Asked<T> {
  readonly found: readonly T[];
  readonly problems: readonly Diagnostic[];
}

const problem = (
  code: "year-outside-run" | "unknown-indicator",
  message: Text,
  help: Text | null,
): Diagnostic => ({ code, severity: "error", message, at: null, excerpt: null, help, related: [] });

const wordsOf = (typed: string): string[] =>
  typed
    // A comma between the members of an address parts nothing.
    .split(/,(?![^[]*\])/)
    .map((word) => word.trim())
    .filter((word) => word !== "");

/** @param typed `2030,2040`; null for the first year and 2030, 2040 and 2050 as far as there are */
export function yearsAsked(typed: string | null, { first, last }: Comparison): Asked<number> {
  if (typed === null) {
    const usual = FUTURE_YEARS.filter((year) => year > first && year <= last);
    return {
      found: [first, ...(usual.length === 0 && last > first ? [last] : usual)],
      problems: [],
    };
  }
  const words = wordsOf(typed);
  const isYear = (word: string): boolean =>
    /^\d{4}$/.test(word) && Number(word) >= first && Number(word) <= last;
  const problems = words
    .filter((word) => !isYear(word))
    .map((word) =>
      problem(
        "year-outside-run",
        {
          nl: `--years: "${word}" is geen jaar dat alle plannen hebben`,
          en: `--years: "${word}" is no year that all plans have`,
        },
        {
          nl: `kies jaren van ${first} tot ${last}: --years 2030,2040`,
          en: `choose years from ${first} to ${last}: --years 2030,2040`,
        },
      ),
    );
  return { found: [...new Set(words.map(Number))].sort((a, b) => a - b), problems };
}

/** @param typed ids and addresses apart by commas; null for the main indicators */
export function indicatorsAsked(typed: string | null, comparison: Comparison): Asked<string> {
  if (typed === null) {
    return { found: MAIN_INDICATORS.filter((id) => has(comparison, id)), problems: [] };
  }
  return named(wordsOf(typed), "--indicators", comparison);
}

/** More plans than this are split only when somebody asks for it: it takes many runs of each. */
const MOST_EXPLAINED = 4;

/** @param typed ids and addresses of indicators to split; null for the usual one */
export function explainedAsked(
  typed: readonly string[] | null,
  comparison: Comparison,
): Asked<string> {
  if (typed !== null) return named(typed.flatMap(wordsOf), "--explain", comparison);
  const isUsual = comparison.runs.length - 1 <= MOST_EXPLAINED;
  return {
    found: isUsual ? EXPLAINED.filter((id) => has(comparison, id)) : [],
    problems: [],
  };
}

const has = (comparison: Comparison, id: string): boolean =>
  comparison.regions.some((_, region) => indicatorOf(comparison, region, id) !== null);

function named(words: readonly string[], option: string, comparison: Comparison): Asked<string> {
  const known = [
    ...comparison.regions[0]!.indicators.map(({ id }) => id),
    ...comparison.runs.flatMap(({ catalogue }) => [...quantitiesOf(catalogue, "outputs").keys()]),
  ];
  const problems = words
    .filter((word) => !has(comparison, word))
    .map((word) => {
      const near = nearest(word, known);
      return problem(
        "unknown-indicator",
        {
          nl: `${option}: geen van de plannen heeft "${word}"`,
          en: `${option}: none of the plans has "${word}"`,
        },
        near === null
          ? {
              nl: "zoek met simulate list indicators",
              en: "look with simulate list indicators",
            }
          : { nl: `bedoelde u ${near}?`, en: `did you mean ${near}?` },
      );
    });
  return { found: [...new Set(words)], problems };
}
