/** The results folder of a comparison as tables: one tidy file per subject, all plans in it. */
import type { ComparisonOutcome } from "../../engine/analysis/comparison-outcome.ts";
import type { ComparedPath } from "../../engine/analysis/comparison.ts";
import type { Cell } from "./csv.ts";
import type { Table } from "./result-tables.ts";

const PATH_COLUMNS = [
  ...["unit", "kind", "year", "value", "base_year", "base_value", "change_since_base"],
  ...["reference", "reference_value", "difference"],
];

/**
 * The rows of one indicator of one plan. The base is the plan's own first year.
 *
 * @param head the cells in front of PATH_COLUMNS
 */
function pathRows(
  head: readonly Cell[],
  path: ComparedPath,
  reference: string,
  against: ComparedPath | null,
): Cell[][] {
  const { unit, kind, first, values, differences } = path;
  const base = values[0] ?? null;
  return values.map((value, at) => {
    const year = first + at;
    const other = path.isSame ? (against?.values[year - against.first] ?? null) : null;
    const since = value === null || base === null ? null : value - base;
    return [
      ...[...head, unit, kind, year, value, first, base, since, reference, other],
      differences[at] ?? null,
    ];
  });
}

/** Values, change since the first year and difference to the reference, of all plans. */
export function comparedIndicatorsTable({ comparison }: ComparisonOutcome): Table {
  const { runs, reference, regions } = comparison;
  const rows: Cell[][] = [["scenario", "region", "indicator", ...PATH_COLUMNS]];
  for (const [at, { id: scenario }] of runs.entries()) {
    for (const { id: region, indicators } of regions) {
      for (const { id, paths } of indicators) {
        const path = paths[at]!;
        if (path?.lacking !== null) continue;
        const against = paths[reference]!;
        rows.push(...pathRows([scenario, region, id], path, runs[reference]!.id, against));
      }
    }
  }
  return { name: "indicators.csv", rows };
}

export const comparisonTables = (outcome: ComparisonOutcome): Table[] => [
  comparedIndicatorsTable(outcome),
];
