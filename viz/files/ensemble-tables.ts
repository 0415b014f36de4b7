/**
 * The folder of an ensemble as tables: the quantiles of everything, the goals with their
 * probability, and what was drawn. Several plans stand below each other, by the column `scenario`.
 * Values are full precision; only goals and budgets keep their own unit.
 */
import type { DifferenceRecord } from "../../engine/analysis/ensemble/difference-record.ts";
import {
  shareOf,
  standardError,
  yearQuantile,
  yearsOf,
  type Band,
  type EnsembleRecord,
  type RegionRecord,
  type YearCounts,
} from "../../engine/analysis/ensemble/record.ts";
import { quantitiesOf } from "../../engine/scenario/address.ts";
import type { Cell } from "./csv.ts";
import type { Table } from "./result-tables.ts";

/** `p05` of 0.05. */
export const quantileName = (probability: number): string =>
  `p${String(Math.round(probability * 100)).padStart(2, "0")}`;

type Records = readonly EnsembleRecord[];

const names = ([first]: Records): string[] => first!.probabilities.map(quantileName);

function* regionsOf(records: Records): Generator<{
  readonly record: EnsembleRecord;
  readonly id: string;
  readonly region: RegionRecord;
}> {
  for (const record of records) {
    for (const region of record.regions) yield { record, id: record.scenario.notes.id, region };
  }
}

const bandRows = (head: readonly Cell[], band: Band, years: readonly number[]): Cell[][] =>
  years.map((year, at) => [
    ...[...head, year],
    ...band.quantiles.map((values) => values[at] ?? null),
    band.central[at] ?? null,
  ]);

export function quantilesTable(records: Records): Table {
  const rows: Cell[][] = [
    ["scenario", "region", "indicator", "unit", "kind", "year", ...names(records), "central"],
  ];
  for (const { record, id, region } of regionsOf(records)) {
    for (const band of region.indicators) {
      const head = [id, region.id, band.id, band.unit, band.kind];
      rows.push(...bandRows(head, band, yearsOf(record)));
    }
  }
  return { name: "quantiles.csv", rows };
}

/** One table per output with dimensions, where the cells were asked for. */
export function quantileCellTables(records: Records): Table[] {
  const tables = new Map<string, Cell[][]>();
  for (const { record, id, region } of regionsOf(records)) {
    const outputs = quantitiesOf(record.catalogue, "outputs");
    for (const band of region.cells) {
      const { dims } = outputs.get(band.id)!;
      const rows = tables.get(band.id) ?? [
        ["scenario", "region", ...dims, "unit", "kind", "year", ...names(records), "central"],
      ];
      tables.set(band.id, rows);
      rows.push(
        ...bandRows([id, region.id, ...band.cell, band.unit, band.kind], band, yearsOf(record)),
      );
    }
  }
  return [...tables].map(([id, rows]) => ({ name: `tables/${id}.csv`, rows }));
}

export function goalChancesTable(records: Records): Table {
  const rows: Cell[][] = [
    [
      ...["scenario", "region", "target", "indicator", "unit", "year", "direction", "wanted"],
      ...["status", "central", "central_year", "evaluable", "members_met", "probability"],
      ...["standard_error", ...names(records).map((name) => `reached_${name}`)],
      ...["held_from_p05", "held_from_p50", "held_from_p95", "never", "grade", "source"],
      ...["what_nl", "what_en"],
    ],
  ];
  for (const { record, id, region } of regionsOf(records)) {
    for (const goal of region.goals) {
      const { target, evaluable, met, years, never } = goal;
      const note = record.scenario.notes.targets[target.id]!;
      rows.push([
        ...[id, region.id, target.id, target.indicator, target.unit, target.year],
        ...[target.direction, goal.wanted, goal.status, goal.central, goal.centralYear],
        ...[evaluable, met, shareOf(met, evaluable), standardError(met, evaluable)],
        ...goal.reached,
        ...[0.05, 0.5, 0.95].map((p) => yearQuantile(years, never, p)),
        ...[never, note.grade, note.source, note.what.nl, note.what.en],
      ]);
    }
  }
  return { name: "targets.csv", rows };
}

/** In how many members each year is the one; without a year: in how many none is. */
function yearRows(head: readonly Cell[], years: YearCounts, without: number, of: number): Cell[][] {
  let sum = 0;
  const rows = years.map(([year, members]): Cell[] => {
    sum += members;
    return [...head, year, members, members / of, sum / of];
  });
  return without === 0 ? rows : [...rows, [...head, null, without, without / of, null]];
}

export function goalYearsTable(records: Records): Table {
  const rows: Cell[][] = [
    ["scenario", "region", "target", "year", "members", "share", "cumulative_share"],
  ];
  for (const { id, region } of regionsOf(records)) {
    for (const { target, evaluable, years, never } of region.goals) {
      rows.push(...yearRows([id, region.id, target.id], years, never, evaluable));
    }
  }
  return { name: "target-years.csv", rows };
}

export function budgetChancesTable(records: Records): Table {
  const rows: Cell[][] = [
    [
      ...["scenario", "region", "budget", "indicator", "unit", "amount", "from", "to", "status"],
      ...["central", "evaluable", "members_kept", "probability", "standard_error"],
      ...names(records).map((name) => `used_${name}`),
      ...["used_up_in_p05", "used_up_in_p50", "used_up_in_p95", "grade", "source"],
    ],
  ];
  for (const { record, id, region } of regionsOf(records)) {
    for (const one of region.budgets) {
      const { budget, evaluable, kept, years } = one;
      const { grade, source } = record.scenario.notes.budgets![budget.id]!;
      rows.push([
        ...[id, region.id, budget.id, budget.indicator, budget.unit, one.amount],
        ...[budget.from, budget.to, one.status, one.central, evaluable, kept],
        ...[shareOf(kept, evaluable), standardError(kept, evaluable), ...one.used],
        ...[0.05, 0.5, 0.95].map((p) => yearQuantile(years, kept, p)),
        ...[grade, source],
      ]);
    }
  }
  return { name: "budgets.csv", rows };
}

export function budgetYearsTable(records: Records): Table {
  const rows: Cell[][] = [
    ["scenario", "region", "budget", "year", "members", "share", "cumulative_share"],
  ];
  for (const { id, region } of regionsOf(records)) {
    for (const { budget, evaluable, years, kept } of region.budgets) {
      rows.push(...yearRows([id, region.id, budget.id], years, kept, evaluable));
    }
  }
  return { name: "budget-years.csv", rows };
}

/** Every figure of the files: those that are drawn, and those that stand still. */
export function inputsTable(records: Records): Table {
  const rows: Cell[][] = [
    [
      ...[
        "scenario",
        "region",
        "kind",
        "address",
        "drawn",
        "input",
        "unit",
        "year",
        "value",
        "low",
      ],
      ...["high", "low_factor", "high_factor", "distribution", "stated", "group", "correlation"],
      ...["grade", "source", "by"],
    ],
  ];
  for (const record of records) {
    for (const one of record.inputs) {
      rows.push([
        ...[record.scenario.notes.id, one.region, one.kind, one.address],
        ...[one.input === null ? "no" : "yes", one.input, one.unit, one.year, one.value],
        ...[one.low, one.high, one.lowFactor, one.highFactor, one.distribution],
        ...[one.input === null ? null : one.isExplicit ? "yes" : "no"],
        ...[one.group, one.correlation, one.grade, one.source, one.by],
      ]);
    }
  }
  return { name: "uncertain-inputs.csv", rows };
}

export function failedMembersTable(records: Records): Table {
  const rows: Cell[][] = [["scenario", "member", "output", "year"]];
  for (const { scenario, failed } of records) {
    for (const { member, output, year } of failed) {
      rows.push([scenario.notes.id, member, output, year]);
    }
  }
  return { name: "failed-members.csv", rows };
}

/** What plans differ by, member by member. */
export function differencesTable(differences: readonly DifferenceRecord[]): Table {
  const [first] = differences;
  const rows: Cell[][] = [
    [
      ...["scenario", "reference", "region", "indicator", "unit", "kind", "year"],
      ...[...first!.probabilities.map(quantileName), "central", "evaluable", "lower", "higher"],
      ...["share_lower", "share_higher"],
    ],
  ];
  for (const { plan, reference, regions, years } of differences) {
    for (const { id, indicators } of regions) {
      for (const band of indicators) {
        years.forEach((year, at) => {
          const [evaluable, lower, higher] = [
            ...[band.evaluable[at]!, band.lower[at]!, band.higher[at]!],
          ] as [number, number, number];
          rows.push([
            ...[plan, reference, id, band.id, band.unit, band.kind, year],
            ...band.quantiles.map((values) => values[at] ?? null),
            ...[band.central[at] ?? null, evaluable, lower, higher],
            ...[shareOf(lower, evaluable), shareOf(higher, evaluable)],
          ]);
        });
      }
    }
  }
  return { name: "differences.csv", rows };
}

export function goalDifferencesTable(differences: readonly DifferenceRecord[]): Table {
  const rows: Cell[][] = [
    [
      ...["scenario", "reference", "region", "target", "both", "only_scenario", "only_reference"],
      "neither",
    ],
  ];
  for (const { plan, reference, regions } of differences) {
    for (const { id, goals } of regions) {
      for (const { target, both, onlyPlan, onlyReference, neither } of goals) {
        rows.push([plan, reference, id, target, both, onlyPlan, onlyReference, neither]);
      }
    }
  }
  return { name: "goal-differences.csv", rows };
}

/**
 * All tables of an ensemble.
 *
 * @param records     the plans, in the order in which they were given
 * @param differences each of the others less the first
 */
export function ensembleTables(
  records: Records,
  differences: readonly DifferenceRecord[],
): Table[] {
  const hasBudgets = records.some(({ regions }) =>
    regions.some(({ budgets }) => budgets.length > 0),
  );
  return [
    quantilesTable(records),
    ...quantileCellTables(records),
    goalChancesTable(records),
    goalYearsTable(records),
    ...(hasBudgets ? [budgetChancesTable(records), budgetYearsTable(records)] : []),
    inputsTable(records),
    failedMembersTable(records),
    ...(differences.length > 0
      ? [differencesTable(differences), goalDifferencesTable(differences)]
      : []),
  ];
}
