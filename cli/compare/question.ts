/** Which years and indicators of a comparison are shown: those asked for, or the usual ones. */
import { EXPLAINED } from "../../engine/analysis/compared-attribution.ts";
import { indicatorOf, tablesOf, type Comparison } from "../../engine/analysis/comparison.ts";
import { COMPARED_INDICATORS, FUTURE_YEARS } from "../../engine/analysis/main-indicators.ts";
import {
  axesOf,
  isProblem,
  locate,
  parseAddress,
  quantitiesOf,
} from "../../engine/scenario/address.ts";
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

const NO_YEARS = problem(
  "year-outside-run",
  { nl: "--years noemt geen enkel jaar", en: "--years names no year at all" },
  { nl: "schrijf ze zo: --years 2030,2040", en: "write them so: --years 2030,2040" },
);
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
  if (words.length === 0) return { found: [], problems: [NO_YEARS] };
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

/** @param typed ids and addresses apart by commas; null for the usual ones */
export function indicatorsAsked(typed: string | null, comparison: Comparison): Asked<string> {
  if (typed === null) {
    return { found: COMPARED_INDICATORS.filter((id) => has(comparison, id)), problems: [] };
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

/** A table of more cells is a file to open, not something to read here. */
const MOST_CELLS = 24;

/**
 * Indicators by id or address; the id of a table stands for all of its cells.
 *
 * @param option of the command line, for what is said of a word that is none
 */
function named(words: readonly string[], option: string, comparison: Comparison): Asked<string> {
  if (words.length === 0) return { found: [], problems: [namesNothing(option)] };
  const tables = new Map(
    comparison.regions.flatMap((_, region) =>
      [...tablesOf(comparison, region)].map(
        ({ id, cells }) => [id, cells.map(({ indicator }) => indicator.id)] as const,
      ),
    ),
  );
  const found = new Set<string>();
  const problems: Diagnostic[] = [];
  for (const word of words) {
    const cells = tables.get(word);
    if (has(comparison, word)) found.add(word);
    else if (cells !== undefined && cells.length <= MOST_CELLS) {
      for (const cell of cells) found.add(cell);
    } else problems.push(unknownIndicator(word, option, comparison, [...tables.keys()]));
  }
  return { found: [...found], problems };
}

const namesNothing = (option: string): Diagnostic =>
  problem(
    "unknown-indicator",
    { nl: `${option} noemt geen enkele indicator`, en: `${option} names no indicator at all` },
    {
      nl: `schrijf ze zo: ${option} emissions.total`,
      en: `write them so: ${option} emissions.total`,
    },
  );

function unknownIndicator(
  word: string,
  option: string,
  { runs, reference, regions }: Comparison,
  tables: readonly string[],
): Diagnostic {
  const { catalogue, scenario } = runs[reference]!;
  const outputs = quantitiesOf(catalogue, "outputs");
  const none: Text = {
    nl: `${option}: geen van de plannen heeft "${word}"`,
    en: `${option}: none of the plans has "${word}"`,
  };
  if (outputs.has(parseAddress(word)?.id ?? "")) {
    const axes = axesOf(catalogue, scenario.model.regions[0]!.dimensions);
    const noun = { nl: "indicator", en: "indicator" };
    const wrong = locate(word, { quantities: outputs, noun, axes });
    if (isProblem(wrong)) {
      const { message, help } = wrong;
      return problem(
        "unknown-indicator",
        { nl: `${option}: ${message.nl}`, en: `${option}: ${message.en}` },
        help,
      );
    }
  }
  const near = nearest(word, [...regions[0]!.indicators.map(({ id }) => id), ...tables]);
  return problem(
    "unknown-indicator",
    none,
    near === null
      ? {
          nl: `zoek met simulate list indicators ${word}`,
          en: `look with simulate list indicators ${word}`,
        }
      : { nl: `bedoelde u ${near}?`, en: `did you mean ${near}?` },
  );
}
