/** `moved.csv`: what moved between stored runs and the plans beside them. */
import type { ComparisonOutcome } from "../../engine/analysis/comparison-outcome.ts";
import type { Cell } from "./csv.ts";
import type { Table } from "./result-tables.ts";

/** Every year of every output that moved since a run was stored, and what is new or gone. */
export function movedTable({ movements }: Pick<ComparisonOutcome, "movements">): Table {
  const rows: Cell[][] = [
    [
      ...["stored", "scenario", "region", "indicator", "unit", "kind", "change", "by", "year"],
      ...["stored_value", "rerun_value", "value", "difference", "by_engine", "by_plan"],
    ],
  ];
  const noFigures = Array<null>(7).fill(null);
  for (const { stored, plan, movement } of movements) {
    for (const { region, id, unit, kind, values } of movement.moved) {
      for (const { year, stored: before, rerun, now, difference, byEngine, byPlan } of values) {
        rows.push([
          ...[stored, plan, region, id, unit, kind, "moved", null, year],
          ...[before, rerun, now, difference, byEngine, byPlan],
        ]);
      }
    }
    for (const change of ["added", "gone", "redefined"] as const) {
      for (const { region, id, by } of movement[change]) {
        rows.push([stored, plan, region, id, null, null, change, by, ...noFigures]);
      }
    }
  }
  return { name: "moved.csv", rows };
}
