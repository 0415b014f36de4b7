/** What a reader wants to know of a figure of the region: its value, how far off, and from where. */
import type { Grade, Text } from "../engine/scenario/declarations.ts";
import type { ReplacedFigure, ResolvedScenario } from "../engine/scenario/resolved.ts";
import { inBoth, ReadableValues } from "./lever-facts.ts";

export interface ParameterFacts {
  /** Canonical values of all cells. */
  readonly values: readonly number[];
  readonly unit: Text;
  /** One number, or the smallest and the largest. */
  readonly value: Text;
  /** From low to high; null where several values each have their own. */
  readonly range: Text | null;
  readonly bounds: { readonly low: number; readonly high: number } | null;
  readonly grades: readonly Grade[];
  readonly sources: readonly string[];
  /** As its files state them; empty where the default by grade holds. */
  readonly distributions: readonly string[];
  /** Groups that it moves with. */
  readonly groups: readonly string[];
  readonly sourceTitles: readonly string[];
  /** Filled in for the time being. */
  readonly isPlaceholder: boolean;
  /** Nobody knows it; the values are noughts that stand for it. */
  readonly isUnknown: boolean;
  /** The defaults that local figures take the place of. */
  readonly replaced: readonly ReplacedFigure[];
  /** What is to be said of it beside its value: a placeholder, a default that it replaces. */
  readonly remark: Text;
}

const WORDS = {
  unknown: { nl: "onbekend", en: "unknown" },
  placeholder: { nl: "voorlopig ingevuld", en: "placeholder" },
  instead: { nl: "in plaats van", en: "instead of" },
} as const satisfies Record<string, Text>;

/** The default that a local figure takes the place of, with where it came from. */
function defaultText(
  replaced: readonly ReplacedFigure[],
  shown: ReadableValues,
  language: keyof Text,
): string {
  const values = replaced.flatMap(
    ({ value, values: all }) => all ?? (value === undefined ? [] : [value]),
  );
  const sources = [...new Set(replaced.map(({ source }) => source))].filter((one) => one !== "");
  const figure = values.length === 0 ? WORDS.unknown[language] : shown.span(values, language);
  const from = sources.length === 0 ? "" : ` (${sources.join(", ")})`;
  return `${WORDS.instead[language]} ${figure}${from}`;
}

export function parameterFacts(
  id: string,
  unit: string,
  { model, notes }: ResolvedScenario,
  region = 0,
): ParameterFacts {
  const values = model.regions[region]!.parameters[id] ?? [];
  const records = notes.regions[region]!.parameters[id] ?? [];
  const distinct = <T extends string>(texts: readonly T[]): T[] => [...new Set(texts)].sort();
  const sources = distinct(records.map(({ source }) => source)).filter((source) => source !== "");
  const isPlaceholder = records.some(({ placeholder }) => placeholder === true);
  const isUnknown = records.some((one) => one.unknown === true);
  const replaced = records.flatMap(({ replaces }) => (replaces === undefined ? [] : [replaces]));
  const [record] = records;
  // A range belongs to one value; of several their own spread is shown.
  const bounds =
    values.length === 1 && record?.low !== undefined && record.high !== undefined
      ? { low: record.low, high: record.high }
      : null;
  const shown = new ReadableValues(unit, bounds === null ? values : [...values, bounds.high]);
  const titles = new Map(notes.sources.map((source) => [source.id, source.title]));
  return {
    values,
    unit: shown.unit,
    value: isUnknown ? WORDS.unknown : inBoth((language) => shown.span(values, language)),
    range:
      bounds === null
        ? null
        : inBoth((language) =>
            [bounds.low, bounds.high].map((one) => shown.number(one, language)).join("–"),
          ),
    bounds,
    grades: distinct(records.map(({ grade }) => grade)),
    sources,
    distributions: distinct(records.flatMap(({ distribution }) => distribution?.text ?? [])),
    groups: distinct(records.flatMap(({ group }) => group?.name ?? [])),
    sourceTitles: sources.map((source) => titles.get(source) ?? source),
    ...{ isPlaceholder, isUnknown, replaced },
    remark: inBoth((language) =>
      [
        ...(isPlaceholder ? [WORDS.placeholder[language]] : []),
        ...(replaced.length === 0 ? [] : [defaultText(replaced, shown, language)]),
      ].join("; "),
    ),
  };
}
