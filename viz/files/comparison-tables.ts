/** The results folder of a comparison as tables: one tidy file per subject, all plans in it. */
import type { ComparisonOutcome } from "../../engine/analysis/comparison-outcome.ts";
import { measurementsOf } from "../../engine/analysis/compared-on-course.ts";
import { tablesOf, type ComparedPath } from "../../engine/analysis/comparison.ts";
import type { DifferenceSide } from "../../engine/analysis/difference.ts";
import { abatementTable } from "./abatement-tables.ts";
import { attributionTable, interactionsTable } from "./attribution-tables.ts";
import { comparedBudgetsTable } from "./compared-budgets-table.ts";
import { movedTable } from "./moved-table.ts";
import { comparedCostsTable } from "./cost-tables.ts";
import type { Cell } from "./csv.ts";
import type { Table } from "./result-tables.ts";

type Compared = Pick<ComparisonOutcome, "comparison">;

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
export function comparedIndicatorsTable({ comparison }: Compared): Table {
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

const SIDE_COLUMNS = [
  "text_nl",
  "text_en",
  "source",
  "source_title",
  "grade",
  "by",
  "file",
  "line",
];

const sideCells = ({ text, source, sourceTitle, grade, by, origin }: DifferenceSide): Cell[] => [
  ...[text?.nl ?? null, text?.en ?? null, source === "" ? null : source, sourceTitle],
  ...[grade, by, origin?.file ?? null, origin?.line ?? null],
];

/** Every figure that a plan assumes otherwise than the reference, a row per cell and year. */
export function differencesTable({ differences }: ComparisonOutcome): Table {
  const rows: Cell[][] = [
    [
      ...["reference", "scenario", "region", "kind", "address", "unit", "year", "old", "new"],
      ...["difference", "background", "reason", "theme", "actor"],
      ...SIDE_COLUMNS.map((column) => `old_${column}`),
      ...SIDE_COLUMNS.map((column) => `new_${column}`),
    ],
  ];
  for (const { reference, plan, rows: of } of differences) {
    for (const { kind, region, address, unit, points, ...row } of of) {
      const tail: Cell[] = [
        ...[row.background ? "yes" : "no", row.reason, row.theme, row.actor],
        ...[...sideCells(row.old), ...sideCells(row.new)],
      ];
      const head = (at: string): Cell[] => [reference, plan, region, kind, at, unit];
      if (points.length === 0) rows.push([...head(address), null, null, null, null, ...tail]);
      for (const { address: cell, year, old, new: other } of points) {
        const change = old === null || other === null ? null : other - old;
        rows.push([...head(cell), year, old, other, change, ...tail]);
      }
    }
  }
  return { name: "differences.csv", rows };
}

/** One table per output with dimensions. */
export function comparedDimensionedTables({ comparison }: Compared): Table[] {
  const { runs, reference, regions } = comparison;
  const against = runs[reference]!.id;
  const tables = new Map<string, Cell[][]>();
  for (const [place, { id: region }] of regions.entries()) {
    for (const { id, dims, cells } of tablesOf(comparison, place)) {
      let rows = tables.get(id);
      if (rows === undefined) {
        tables.set(id, (rows = [["scenario", "region", ...dims, ...PATH_COLUMNS]]));
      }
      for (const [at, { id: scenario }] of runs.entries()) {
        for (const { members, indicator } of cells) {
          const path = indicator.paths[at]!;
          if (path?.lacking !== null) continue;
          const head = [scenario, region, ...members];
          rows.push(...pathRows(head, path, against, indicator.paths[reference]!));
        }
      }
    }
  }
  return [...tables].map(([id, rows]) => ({ name: `tables/${id}.csv`, rows }));
}

/** How every plan fares by every goal; figures in the unit of the goal. */
export function comparedTargetsTable({ comparison }: Compared): Table {
  const { runs, reference, regions } = comparison;
  const rows: Cell[][] = [
    [
      ...["scenario", "region", "target", "indicator", "unit", "kind", "year", "direction"],
      ...["wanted", "reached", "status", "gap", "first_year_missed", "year_reached", "low", "high"],
      ...["reference", "same_goal", "reference_status", "reference_reached", "reference_gap"],
      ...["difference", "gap_difference", "what_nl", "what_en", "missing_nl", "missing_en"],
    ],
  ];
  const less = (one: number | null, other: number | null): number | null =>
    one === null || other === null ? null : one - other;
  for (const [at, { id: scenario }] of runs.entries()) {
    for (const { id: region, targets } of regions) {
      for (const { id, runs: of, isSame } of targets) {
        const one = of[at]!;
        if (one === null) continue;
        const { target, wanted, reached, status, gap, low, high, what, missing } = one;
        const isCompared = isSame[at]! && isSame[reference]!;
        const against = isCompared ? of[reference]! : null;
        rows.push([
          ...[scenario, region, id, target.indicator, target.unit, target.kind, target.year],
          ...[target.direction, wanted, reached, status, gap, one.firstYearMissed],
          ...[one.yearReached, low, high, runs[reference]!.id, isCompared ? "yes" : "no"],
          ...[against?.status ?? null, against?.reached ?? null, against?.gap ?? null],
          ...[less(reached, against?.reached ?? null), less(gap, against?.gap ?? null)],
          ...[what.nl, what.en, missing?.nl ?? null, missing?.en ?? null],
        ]);
      }
    }
  }
  return { name: "targets.csv", rows };
}

/** What was measured, held against the course of every plan. */
export function comparedOnCourseTable({ comparison }: Compared): Table {
  const rows: Cell[][] = [
    [
      ...["scenario", "region", "indicator", "unit", "kind", "year", "measured", "low", "high"],
      ...["tolerance_from", "value", "fit", "grade", "source", "note"],
    ],
  ];
  for (const [index, { id: region }] of comparison.regions.entries()) {
    for (const { measured, courses } of measurementsOf(comparison, index)) {
      const { indicator, unit, kind, year, value, low, high, basis, record } = measured;
      for (const [at, { id: scenario }] of comparison.runs.entries()) {
        const course = courses[at] ?? null;
        rows.push([
          ...[scenario, region, indicator, unit, kind, year, value, low, high, basis],
          ...[course?.value ?? null, course?.fit ?? null],
          ...[record.grade, record.source, record.note],
        ]);
      }
    }
  }
  return { name: "on-course.csv", rows };
}

const attributionTables = ({ comparison, attributions }: ComparisonOutcome): Table[] => {
  const reference = comparison.runs[comparison.reference]!.id;
  return [attributionTable(attributions, reference), interactionsTable(attributions, reference)];
};

/** None where no plan counts costs. */
const costTables = ({ comparison, abatements }: ComparisonOutcome): Table[] =>
  abatements.length === 0 ? [] : [comparedCostsTable(comparison), abatementTable(abatements)];

export const comparisonTables = (outcome: ComparisonOutcome): Table[] => [
  comparedIndicatorsTable(outcome),
  ...comparedDimensionedTables(outcome),
  comparedTargetsTable(outcome),
  ...comparedBudgetsTable(outcome.comparison),
  differencesTable(outcome),
  comparedOnCourseTable(outcome),
  ...attributionTables(outcome),
  ...costTables(outcome),
  ...(outcome.movements.length === 0 ? [] : [movedTable(outcome)]),
];
