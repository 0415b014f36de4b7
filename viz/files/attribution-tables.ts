/** The split of differences between plans as tables: parts of groups, and what pairs do together. */
import type { AttributedIndicator, Attribution } from "../../engine/analysis/attribution.ts";
import type { PlanAttribution } from "../../engine/analysis/compared-attribution.ts";
import { groupName } from "../group-names.ts";
import type { Cell } from "./csv.ts";
import type { Table } from "./result-tables.ts";

const finite = (value: number | undefined): number | null =>
  value === undefined || !Number.isFinite(value) ? null : value;

/** Every split of every plan, with the cells that its rows begin with. */
function* splitsOf(
  attributions: readonly PlanAttribution[],
  reference: string,
): Generator<readonly [Attribution, AttributedIndicator, (year: number) => Cell[]]> {
  for (const { plan, splits } of attributions) {
    for (const split of splits) {
      for (const one of split.indicators) {
        const head = [plan, reference, one.region, one.id, one.unit] as const;
        yield [split, one, (year) => [...head, year, split.by]];
      }
    }
  }
}

const HEAD = ["scenario", "reference", "region", "indicator", "unit", "year", "by"];

/** A row per group, indicator and year; of a stock also the 1 January after the last year. */
export function attributionTable(
  attributions: readonly PlanAttribution[],
  reference: string,
): Table {
  const columns = ["group", "part", "alone", "last", "standard_error", "group_nl", "group_en"];
  const rows: Cell[][] = [[...HEAD, ...columns]];
  for (const [split, one, head] of splitsOf(attributions, reference)) {
    for (const { group, part, alone, last, standardError } of one.parts) {
      const of = split.groups[group]!;
      one.years.forEach((year, at) => {
        rows.push([
          ...[...head(year), of.id, finite(part[at]), finite(alone[at]), finite(last[at])],
          ...[finite(standardError?.[at]), groupName(of, "nl"), groupName(of, "en")],
        ]);
      });
    }
  }
  return { name: "attribution.csv", rows };
}

/** Whether a pair does nothing together: what is left is how sums are rounded. */
function isRounding(index: Float64Array, { reference, plan }: AttributedIndicator): boolean {
  const size = (at: number): number => Math.max(Math.abs(reference[at]!), Math.abs(plan[at]!));
  return index.every((value, at) => !(Math.abs(value) > 1e-12 * size(at)));
}

/** A row per pair of groups that do something together that they do not do apart. */
export function interactionsTable(
  attributions: readonly PlanAttribution[],
  reference: string,
): Table {
  const rows: Cell[][] = [[...HEAD, "group", "with", "interaction"]];
  for (const [split, one, head] of splitsOf(attributions, reference)) {
    for (const { groups, index } of one.pairs) {
      if (isRounding(index, one)) continue;
      const [first, second] = groups.map((group) => split.groups[group]!.id) as [string, string];
      one.years.forEach((year, at) => {
        rows.push([...head(year), first, second, finite(index[at])]);
      });
    }
  }
  return { name: "interactions.csv", rows };
}
