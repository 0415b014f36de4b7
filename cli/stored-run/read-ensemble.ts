/**
 * Reads the folder of an ensemble back into the records that it was written from, so that notes and
 * reports need not run it again. Only tables that are still what run.json signed are read.
 */
import type { DifferenceRecord } from "../../engine/analysis/ensemble/difference-record.ts";
import type {
  Band,
  BudgetRecord,
  EnsembleRecord,
  Figure,
  GoalRecord,
  InputRecord,
  RegionRecord,
  YearCounts,
} from "../../engine/analysis/ensemble/record.ts";
import { BUDGET_STATUSES } from "../../engine/analysis/budgets.ts";
import { TARGET_STATUSES } from "../../engine/analysis/targets.ts";
import { GRADES, type Catalogue } from "../../engine/scenario/declarations.ts";
import { quantitiesOf } from "../../engine/scenario/address.ts";
import type { Diagnostic } from "../../engine/scenario/diagnostics/diagnostics.ts";
import { quantileName } from "../../viz/files/ensemble-tables.ts";
import { catalogueOf } from "./compared-stored.ts";
import type { StoredEnsembleSettings, StoredRun, StoredRuns } from "./read-stored-run.ts";
import { numberOf, rowsOf } from "./stored-table.ts";

export interface StoredEnsemble {
  readonly settings: StoredEnsembleSettings;
  /** The plans, in the order in which they were given. */
  readonly records: readonly EnsembleRecord[];
  /** Each of the others less the first. */
  readonly differences: readonly DifferenceRecord[];
  readonly runs: readonly StoredRun[];
}

export type EnsembleRead =
  | { readonly ensemble: StoredEnsemble; readonly diagnostic: null }
  | { readonly ensemble: null; readonly diagnostic: Diagnostic };

/** What stops the reading: a table that is gone, changed, or says what no ensemble of ours does. */
class Unreadable extends Error {
  constructor(
    readonly table: string,
    readonly state: "gone" | "changed" | "unlisted",
  ) {
    super(`${table}: ${state}`);
  }
}

/**
 * @param stored what `readStoredRuns` found, of the folder of an ensemble
 * @throws when it is of something else
 */
export function readEnsemble({ runs, ensemble }: StoredRuns): EnsembleRead {
  if (ensemble === null) throw new Error("this is no stored ensemble");
  const [first] = runs;
  try {
    const tables = new Tables(first!);
    const records = runs.map((run, at) => recordOf(run, at, ensemble, tables));
    const differences = runs.slice(1).map((run) => differenceOf(run, first!, ensemble, tables));
    return { ensemble: { settings: ensemble, records, differences, runs }, diagnostic: null };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return { ensemble: null, diagnostic: unreadable(first!, error) };
  }
}

function unreadable({ file }: StoredRun, { table, state }: Unreadable): Diagnostic {
  const what = {
    gone: { nl: `${table} staat niet naast ${file}`, en: `${table} is not beside ${file}` },
    changed: {
      nl: `${table} naast ${file} is veranderd sinds het geschreven is`,
      en: `${table} beside ${file} was changed since it was written`,
    },
    unlisted: { nl: `${file} noemt geen ${table}`, en: `${file} lists no ${table}` },
  }[state];
  return {
    code: "changed-results",
    severity: "error",
    message: what,
    at: { file, line: 1, column: 1, endColumn: 2 },
    excerpt: null,
    help: {
      nl: "neem de hele map over zoals ze geschreven is, of reken haar opnieuw met simulate rerun",
      en: "copy the whole folder as it was written, or run it again with simulate rerun",
    },
    related: [],
  };
}

/** One row of a table, read by the names of its columns. */
interface Row {
  text(column: string): string;
  /** Null of an empty cell. */
  figure(column: string): Figure;
  count(column: string): number;
}

/** The tables beside a run.json, each read once. */
class Tables {
  private readonly read = new Map<string, readonly Row[]>();

  constructor(private readonly run: StoredRun) {}

  has(name: string): boolean {
    return this.run.hashes.has(name);
  }

  /** The tables below `tables/`. */
  cells(): string[] {
    return [...this.run.hashes.keys()].filter((name) => /^tables\/[^/]+\.csv$/.test(name));
  }

  rows(name: string): readonly Row[] {
    const known = this.read.get(name);
    if (known !== undefined) return known;
    const found = this.run.read(name);
    if (found.state !== "stored") throw new Unreadable(name, found.state);
    const [header = [], ...lines] = rowsOf(found.text, this.run.dialect);
    const columns = new Map(header.map((column, at) => [column, at]));
    const changed = (): never => {
      throw new Unreadable(name, "changed");
    };
    const rows = lines.map((cells): Row => {
      const text = (column: string): string => {
        const at = columns.get(column);
        return at === undefined ? changed() : (cells[at] ?? "");
      };
      const figure = (column: string): Figure => {
        const value = numberOf(text(column), this.run.dialect);
        return Number.isNaN(value) ? changed() : value;
      };
      const count = (column: string): number => {
        const value = figure(column);
        return value === null || !Number.isInteger(value) || value < 0 ? changed() : value;
      };
      return { text, figure, count };
    });
    this.read.set(name, rows);
    return rows;
  }
}

function recordOf(
  { scenario }: StoredRun,
  at: number,
  { members, seed, sampling, probabilities, plans }: StoredEnsembleSettings,
  tables: Tables,
): EnsembleRecord {
  const { model, notes } = scenario;
  const catalogue = catalogueOf(model);
  const names = probabilities.map(quantileName);
  const ofPlan = (name: string): readonly Row[] =>
    tables.rows(name).filter((row) => row.text("scenario") === notes.id);
  const of = (name: string, region: string): readonly Row[] =>
    ofPlan(name).filter((row) => row.text("region") === region);
  const years = model.last - model.first + 1;
  return {
    ...{ scenario, catalogue, probabilities, failed: plans[at]!.failed },
    settings: { members, seed, sampling },
    inputs: ofPlan(INPUTS).map(inputOf),
    regions: model.regions.map(({ id }, place): RegionRecord => ({
      id,
      title: notes.regions[place]!.title,
      indicators: bandsOf(of(QUANTILES, id), QUANTILES, years, names, []),
      cells: tables
        .cells()
        .flatMap((table) => bandsOf(of(table, id), table, years, names, dimsOf(table, catalogue))),
      goals: goalsOf(scenario, of(TARGETS, id), of(YEARS, id), names),
      budgets: tables.has(BUDGETS)
        ? budgetsOf(scenario, of(BUDGETS, id), of(BUDGET_YEARS, id), names)
        : [],
    })),
  };
}

const [QUANTILES, TARGETS, YEARS] = ["quantiles.csv", "targets.csv", "target-years.csv"] as const;
const [BUDGETS, BUDGET_YEARS] = ["budgets.csv", "budget-years.csv"] as const;
const INPUTS = "uncertain-inputs.csv";
const [DIFFERENCES, GOAL_DIFFERENCES] = ["differences.csv", "goal-differences.csv"] as const;

const outputOf = (table: string): string => table.slice("tables/".length, -".csv".length);

const dimsOf = (table: string, catalogue: Catalogue): readonly string[] => {
  const output = quantitiesOf(catalogue, "outputs").get(outputOf(table));
  if (output === undefined) throw new Unreadable(table, "changed");
  return output.dims;
};

/** Rows of one table by indicator and cell, as many of each as there are years. */
function bandsOf(
  rows: readonly Row[],
  table: string,
  years: number,
  names: readonly string[],
  dims: readonly string[],
): Band[] {
  if (rows.length % years !== 0) throw new Unreadable(table, "changed");
  const bands: Band[] = [];
  for (let from = 0; from < rows.length; from += years) {
    const those = rows.slice(from, from + years);
    const row = those[0]!;
    const id = dims.length === 0 ? row.text("indicator") : outputOf(table);
    const cell = dims.map((dim) => row.text(dim));
    bands.push({
      ...{ id, cell, unit: row.text("unit"), kind: kindOf(row, table) },
      central: those.map((one) => one.figure("central")),
      quantiles: names.map((name) => those.map((one) => one.figure(name))),
    });
  }
  return bands;
}

function kindOf(row: Row, table: string): Band["kind"] {
  const kind = row.text("kind");
  if (kind !== "stock" && kind !== "flow") throw new Unreadable(table, "changed");
  return kind;
}

function yearsOf(rows: readonly Row[], column: "target" | "budget", id: string): YearCounts {
  return rows
    .filter((row) => row.text(column) === id && row.text("year") !== "")
    .map((row) => [row.count("year"), row.count("members")] as const);
}

function goalsOf(
  { model }: StoredRun["scenario"],
  rows: readonly Row[],
  years: readonly Row[],
  names: readonly string[],
): GoalRecord[] {
  return rows.map((row): GoalRecord => {
    const id = row.text("target");
    const target = model.targets.find((one) => one.id === id);
    const status = TARGET_STATUSES.find((one) => one === row.text("status"));
    if (target === undefined || status === undefined) throw new Unreadable(TARGETS, "changed");
    return {
      ...{ target, status, wanted: row.figure("wanted"), central: row.figure("central") },
      centralYear: row.figure("central_year"),
      evaluable: row.count("evaluable"),
      met: row.count("members_met"),
      reached: names.map((name) => row.figure(`reached_${name}`)),
      years: yearsOf(years, "target", id),
      never: row.count("never"),
    };
  });
}

function budgetsOf(
  { model }: StoredRun["scenario"],
  rows: readonly Row[],
  years: readonly Row[],
  names: readonly string[],
): BudgetRecord[] {
  return rows.map((row): BudgetRecord => {
    const id = row.text("budget");
    const budget = model.budgets?.find((one) => one.id === id);
    const status = BUDGET_STATUSES.find((one) => one === row.text("status"));
    const amount = row.figure("amount");
    if (budget === undefined || status === undefined || amount === null) {
      throw new Unreadable(BUDGETS, "changed");
    }
    return {
      ...{ budget, status, amount, central: row.figure("central") },
      evaluable: row.count("evaluable"),
      kept: row.count("members_kept"),
      used: names.map((name) => row.figure(`used_${name}`)),
      years: yearsOf(years, "budget", id),
    };
  });
}

function inputOf(row: Row): InputRecord {
  const kind = (["parameter", "reference", "history"] as const).find(
    (one) => one === row.text("kind"),
  );
  const grade = GRADES.find((one) => one === row.text("grade"));
  if (kind === undefined || grade === undefined) throw new Unreadable(INPUTS, "changed");
  const name = row.text("input");
  return {
    ...{ region: row.text("region"), kind, address: row.text("address") },
    input: name === "" ? null : name,
    ...{ unit: row.text("unit"), year: row.figure("year"), value: row.figure("value") },
    ...{ low: row.figure("low"), high: row.figure("high") },
    ...{ lowFactor: row.figure("low_factor"), highFactor: row.figure("high_factor") },
    distribution: row.text("distribution"),
    isExplicit: row.text("stated") === "yes",
    ...{ group: row.text("group"), correlation: row.figure("correlation"), grade },
    ...{ source: row.text("source"), by: row.text("by") },
  };
}

function differenceOf(
  { scenario }: StoredRun,
  first: StoredRun,
  { members, probabilities }: StoredEnsembleSettings,
  tables: Tables,
): DifferenceRecord {
  const names = probabilities.map(quantileName);
  const plan = scenario.notes.id;
  const of = (name: string, region: string): readonly Row[] =>
    tables
      .rows(name)
      .filter((row) => row.text("scenario") === plan && row.text("region") === region);
  const years = [
    ...new Set(
      tables
        .rows(DIFFERENCES)
        .filter((row) => row.text("scenario") === plan)
        .map((row) => row.count("year")),
    ),
  ].sort((a, b) => a - b);
  return {
    ...{ plan, reference: first.scenario.notes.id, members, probabilities, years },
    regions: scenario.model.regions.map(({ id }) => {
      const rows = of(DIFFERENCES, id);
      const count = years.length;
      if (count === 0 || rows.length % count !== 0) throw new Unreadable(DIFFERENCES, "changed");
      return {
        id,
        indicators: Array.from({ length: rows.length / count }, (_, at) => {
          const those = rows.slice(at * count, (at + 1) * count);
          const row = those[0]!;
          const kind = kindOf(row, DIFFERENCES);
          return {
            ...{ id: row.text("indicator"), unit: row.text("unit"), kind },
            central: those.map((one) => one.figure("central")),
            quantiles: names.map((name) => those.map((one) => one.figure(name))),
            evaluable: those.map((one) => one.count("evaluable")),
            lower: those.map((one) => one.count("lower")),
            higher: those.map((one) => one.count("higher")),
          };
        }),
        goals: of(GOAL_DIFFERENCES, id).map((row) => ({
          target: row.text("target"),
          both: row.count("both"),
          onlyPlan: row.count("only_scenario"),
          onlyReference: row.count("only_reference"),
          neither: row.count("neither"),
        })),
      };
    }),
  };
}
