/** What moved since a stored run, on the terminal: the outputs that moved most, the rest counted. */
import type { MovedOutput, Movement } from "../../engine/analysis/moved-outputs.ts";
import { quantitiesOf } from "../../engine/scenario/address.ts";
import type { Text } from "../../engine/scenario/declarations.ts";
import { displayUnit, formatNumber, formatSigned } from "../../viz/numbers.ts";
import { heading, left, right, running } from "../summary/layout.ts";
import type { NamingView } from "../../viz/run-view.ts";

const TEXTS = {
  moved: { nl: "Wat het meest bewoog", en: "What moved most" },
  year: { nl: "jaar", en: "year" },
  stored: { nl: "bewaard", en: "stored" },
  now: { nl: "nu", en: "now" },
  difference: { nl: "verschil", en: "change" },
  byEngine: { nl: "door motor", en: "by engine" },
  byPlan: { nl: "door plan", en: "by plan" },
  since: { nl: "vanaf", en: "from" },
  added: { nl: "Nieuw", en: "New" },
  gone: { nl: "Zonder waarde of niet meer", en: "Without a value or no longer" },
  redefined: { nl: "Met een andere eenheid of formule", en: "Of another unit or formula" },
  rest: { nl: "  en nog {} uitkomsten: {file}", en: "  and {} more outputs: {file}" },
  nearly: { nl: "≈0", en: "≈0" },
} as const satisfies Record<string, Text>;

/** By whose doing: an output that is new or gone. */
const BY: Readonly<Record<"engine" | "plan", Text>> = {
  engine: { nl: "in deze motor", en: "in this engine" },
  plan: { nl: "in dit plan", en: "in this plan" },
};

/** Without the columns of the split there is more room for names. */
const NAME = { split: 31, whole: 55 } as const;
const YEAR = 6;
const NUMBER = 11;
/** A change is written with as many decimals as show two of its digits, up to so many. */
const MOST_DECIMALS = 6;
const UNKNOWN = "–";

/**
 * @param most how many outputs are listed
 * @param file where all of them are; null where no file has them
 * @param whose what stands before the name of an output: of which region it is, where there are several
 */
export function movementLines(
  movement: Movement,
  names: NamingView,
  most: number,
  file: string | null,
  whose: (region: string) => string = () => "",
): string[] {
  const { language } = names;
  const { moved, isSplit } = movement;
  const word = (key: keyof typeof TEXTS): string => TEXTS[key][language];
  const lines: string[] = [];
  if (moved.length > 0) {
    const columns = [
      ...[right(` ${word("since")}`, YEAR), right(word("year"), YEAR)],
      ...[word("stored"), word("now"), word("difference")].map((text) => right(` ${text}`, NUMBER)),
      ...(isSplit
        ? [word("byEngine"), word("byPlan")].map((text) => right(` ${text}`, NUMBER))
        : []),
    ].join("");
    lines.push(heading(word("moved"), columns, 2 + nameWidth(isSplit) + columns.length));
    lines.push(...moved.slice(0, most).map((output) => rowOf(output, whose, isSplit, names)));
    const rest = moved.length - most;
    if (rest > 0) {
      const text = word("rest").replace("{}", `${rest}`);
      lines.push(file === null ? text.replace(/: \{file\}/, "") : text.replace("{file}", file));
    }
  }
  for (const key of ["added", "gone", "redefined"] as const) {
    for (const by of ["engine", "plan", null] as const) {
      const ids = movement[key]
        .filter((one) => one.by === by)
        .map(({ id, region }) => whose(region) + id);
      const where = by === null ? "" : ` ${BY[by][language]}`;
      lines.push(...listOf(ids, word(key) + where, file));
    }
  }
  return lines;
}

const nameWidth = (isSplit: boolean): number => NAME[isSplit ? "split" : "whole"];

const LISTED = 8;

function listOf(ids: readonly string[], lead: string, file: string | null): string[] {
  if (ids.length === 0) return [];
  const shown = ids.slice(0, LISTED);
  const rest = ids.length - shown.length;
  if (rest > 0) shown.push(file === null ? `+ ${rest}` : `+ ${rest}: ${file}`);
  return running(shown, `${lead} (${ids.length}):`);
}

function rowOf(
  { id, region, unit, largest, values, firstYear }: MovedOutput,
  whose: (region: string) => string,
  isSplit: boolean,
  { outcome: { catalogue, scenario }, language }: NamingView,
): string {
  const size = values.reduce(
    (most, { stored, now }) => Math.max(most, Math.abs(stored), Math.abs(now)),
    0,
  );
  const display = displayUnit(unit, size);
  const isYear = unit === "year";
  const label =
    quantitiesOf(catalogue, "outputs").get(id)?.label[language] ??
    scenario.notes.indicators?.[id]?.title[language] ??
    id;
  const shown = Math.abs(largest.difference) / display.factor;
  let { decimals } = display;
  while (decimals < MOST_DECIMALS && shown > 0 && shown * 10 ** decimals < 10) decimals++;
  const value = (of: number): string =>
    isYear ? `${of}` : formatNumber(of / display.factor, language, decimals);
  const change = (of: number | null): string => {
    if (of === null) return UNKNOWN;
    if (of === 0) return "=";
    const text = formatSigned(of / display.factor, language, decimals);
    return /[1-9]/.test(text) ? text : TEXTS.nearly[language];
  };
  const { year, stored, now, difference, byEngine, byPlan } = largest;
  const figures = [
    ...[value(stored), value(now), change(difference)],
    ...(isSplit ? [change(byEngine), change(byPlan)] : []),
  ];
  const unitText = display.label[language];
  const what = label.toLowerCase().includes(unitText.toLowerCase())
    ? label
    : `${label} (${unitText})`;
  return `  ${left(whose(region) + what, nameWidth(isSplit))}${right(`${firstYear}`, YEAR)}${right(`${year}`, YEAR)}${figures.map((text) => right(text, NUMBER)).join("")}`;
}
