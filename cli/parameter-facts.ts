/** What a reader wants to know of a figure of the region: its value, how far off, and from where. */
import type { Grade, Text } from "../engine/scenario/declarations.ts";
import type { ResolvedScenario } from "../engine/scenario/resolved.ts";
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
  readonly sourceTitles: readonly string[];
}

export function parameterFacts(
  id: string,
  unit: string,
  { model, notes }: ResolvedScenario,
): ParameterFacts {
  const values = model.regions[0]!.parameters[id] ?? [];
  const records = notes.regions[0]!.parameters[id] ?? [];
  const distinct = <T extends string>(texts: readonly T[]): T[] => [...new Set(texts)].sort();
  const sources = distinct(records.map(({ source }) => source));
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
    value: inBoth((language) => shown.span(values, language)),
    range:
      bounds === null
        ? null
        : inBoth((language) =>
            [bounds.low, bounds.high].map((one) => shown.number(one, language)).join("–"),
          ),
    bounds,
    grades: distinct(records.map(({ grade }) => grade)),
    sources,
    sourceTitles: sources.map((source) => titles.get(source) ?? source),
  };
}
