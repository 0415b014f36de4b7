/**
 * The results folder as tables: one function per file of the contract, rows of cells with the
 * header first. Values are full precision and canonical units; only goals keep their own unit.
 */
import { inBudgetUnit, yearsOfBudget } from "../../engine/analysis/budgets.ts";
import type { RunOutcome } from "../../engine/analysis/outcome.ts";
import { madeLevers } from "../../engine/analysis/lever-making.ts";
import { modulesWithoutFigure, shows } from "../../engine/analysis/missing.ts";
import { inDeclaredUnit } from "../../engine/analysis/run-series.ts";
import {
  baseOf,
  dateOf,
  isOf,
  observedOf,
  type TargetBase,
  type TargetObservation,
} from "../../engine/analysis/target-basis.ts";
import { inTargetUnit } from "../../engine/analysis/target-units.ts";
import { axesOf } from "../../engine/scenario/address.ts";
import type { AccountDeclaration, OutputDeclaration } from "../../engine/scenario/declarations.ts";
import type { LeverRule } from "../../engine/scenario/resolved.ts";
import { findingSentence } from "../consistency-sentences.ts";
import { runCostsTables } from "./cost-tables.ts";
import type { Cell } from "./csv.ts";

export interface Table {
  readonly name: string;
  readonly rows: readonly (readonly Cell[])[];
}

interface Declared {
  readonly id: string;
  readonly output: OutputDeclaration;
}

function* outputsOf(outcome: RunOutcome): Generator<Declared> {
  for (const module of outcome.catalogue.modules) {
    for (const [name, output] of Object.entries(module.outputs)) {
      yield { id: `${module.id}.${name}`, output };
    }
  }
}

const yearsOf = ({ run }: RunOutcome): number[] =>
  Array.from({ length: run.shape.years }, (_, index) => run.shape.first + index);

/** Every combination of the members of `dims`, last dimension fastest. */
function cells(
  dims: readonly string[],
  outcome: RunOutcome,
  region: number,
): (readonly string[])[] {
  const axes = axesOf(outcome.catalogue, outcome.scenario.model.regions[region]!.dimensions);
  let combinations: (readonly string[])[] = [[]];
  for (const dim of dims) {
    const { ids } = axes(dim);
    combinations = combinations.flatMap((head) => ids.map((id) => [...head, id]));
  }
  return combinations;
}

export function indicatorsTable(outcome: RunOutcome): Table {
  const rows: Cell[][] = [["scenario", "region", "indicator", "unit", "kind", "year", "value"]];
  const scenario = outcome.scenario.notes.id;
  for (const [index, region] of outcome.scenario.model.regions.entries()) {
    for (const { id, output } of outputsOf(outcome)) {
      if (output.dims.length > 0 || !shows(outcome.scenario, outcome.run, index, id)) continue;
      for (const year of yearsOf(outcome)) {
        const value = outcome.run.at(id, year, 0, index);
        rows.push([scenario, region.id, id, output.unit, output.kind, year, value]);
      }
    }
    // Those of the plan's own stand in the unit that the plan declares.
    for (const { indicator, values } of outcome.own.results[index]!.indicators) {
      const { id, unit, kind } = indicator;
      if (values.every((value) => Number.isNaN(value))) continue;
      for (const [at, year] of yearsOf(outcome).entries()) {
        const value = values[at]!;
        const shown = Number.isNaN(value) ? null : inDeclaredUnit(indicator, value);
        rows.push([scenario, region.id, id, unit, kind, year, shown]);
      }
    }
  }
  return { name: "indicators.csv", rows };
}

/** One table per output with dimensions. */
export function dimensionedTables(outcome: RunOutcome): Table[] {
  const scenario = outcome.scenario.notes.id;
  return [...outputsOf(outcome)]
    .filter(({ output }) => output.dims.length > 0)
    .map(({ id, output }) => {
      const rows: Cell[][] = [["scenario", "region", ...output.dims, "unit", "year", "value"]];
      for (const [index, region] of outcome.scenario.model.regions.entries()) {
        if (!shows(outcome.scenario, outcome.run, index, id)) continue;
        for (const [cell, members] of cells(output.dims, outcome, index).entries()) {
          for (const year of yearsOf(outcome)) {
            const value = outcome.run.at(id, year, cell, index);
            rows.push([scenario, region.id, ...members, output.unit, year, value]);
          }
        }
      }
      return { name: `tables/${id}.csv`, rows };
    });
}

/** How every year of the levers that the plan sets was made. */
export function leversTable(outcome: RunOutcome): Table {
  const rows: Cell[][] = [
    [
      ...["scenario", "region", "lever", "unit", "year", "value", "reference", "made"],
      ...["shape", "rule", "set_by", "file", "line", "source"],
    ],
  ];
  const { catalogue, scenario } = outcome;
  for (const [index, region] of scenario.model.regions.entries()) {
    for (const { lever, declaration, years } of madeLevers(catalogue, scenario, index)) {
      for (const { year, value, reference, made, rule, origin } of years) {
        rows.push([
          ...[scenario.notes.id, region.id, lever, declaration.unit, year, value, reference, made],
          ...[shapeOf(rule), ruleText(rule), rule?.by ?? "reference"],
          ...[origin?.file ?? null, origin?.line ?? null, rule?.source ?? null],
        ]);
      }
    }
  }
  return { name: "levers.csv", rows };
}

/** One point has nothing to lie between. */
const shapeOf = (rule: LeverRule | null): string | null =>
  (rule?.points?.length ?? 0) > 1 ? rule!.shape! : null;

/** In braces: a spreadsheet would reckon with a cell that begins with a sign. */
function ruleText(rule: LeverRule | null): string | null {
  if (rule === null || rule.text.startsWith("{")) return rule?.text ?? null;
  if (rule.kind === "relative") return `{ change: ${rule.text} }`;
  return rule.kind === "formula" ? `{ formula: ${rule.text} }` : rule.text;
}

const baseCells = (base: TargetBase | null): Cell[] =>
  base === null
    ? [null, null, null, null, null, null]
    : [base.year, base.value, base.unit, base.from, base.grade, base.source];

const observedCells = (observed: TargetObservation | null): Cell[] =>
  observed === null
    ? [null, null, null, null]
    : [observed.year, observed.value, observed.grade, observed.source];

export function targetsTable(outcome: RunOutcome): Table {
  const rows: Cell[][] = [
    [
      ...["scenario", "region", "target", "indicator", "unit", "year", "direction", "wanted"],
      ...["reached", "status", "gap", "year_reached", "grade", "source", "low", "high"],
      ...["weakest_grade", "missing_nl", "missing_en", "kind", "date", "section", "what_nl"],
      ...["what_en", "interpreted_nl", "interpreted_en", "remark_nl", "remark_en", "base_year"],
      ...["base_value", "base_unit", "base_from", "base_grade", "base_source", "observed_year"],
      ...["observed", "observed_grade", "observed_source", "placeholders"],
    ],
  ];
  const { scenario, catalogue, own } = outcome;
  const { notes } = scenario;
  for (const [index, { region, results }] of outcome.targets.entries()) {
    const { indicators } = outcome.grounding[index]!.grounding;
    for (const result of results) {
      const { target, status, reached, gap, yearReached, low, high, weakest, missing } = result;
      const shown = (value: number | null): number | null =>
        value === null ? null : inTargetUnit(target, value, outcome.catalogue);
      const note = notes.targets[target.id]!;
      rows.push([
        ...[notes.id, region, target.id, target.indicator, target.unit, target.year],
        ...[target.direction, shown(target.value), shown(reached), status, shown(gap)],
        ...[yearReached, note.grade, note.source, shown(low), shown(high), weakest],
        ...[missing?.nl ?? null, missing?.en ?? null, target.kind, dateOf(target, own.run)],
        ...[note.section, note.what.nl, note.what.en, note.interpreted.nl, note.interpreted.en],
        ...[note.remark.nl, note.remark.en],
        ...baseCells(baseOf(target, own.run, catalogue, scenario, index)),
        ...observedCells(observedOf(target, catalogue, scenario, index)),
        indicators.find(({ indicator }) => isOf(target, indicator))?.placeholders ?? null,
      ]);
    }
  }
  return { name: "targets.csv", rows };
}

/** What the plan expects of its results; both sides of a check that fails in a canonical unit. */
export function checksTable({ scenario: { notes }, own }: RunOutcome): Table {
  const rows: Cell[][] = [
    [
      ...["scenario", "region", "check", "expect", "from", "to", "status", "year", "unit", "left"],
      ...["right", "apart", "share", "failing_years", "evaluated_years", "source"],
      ...["missing_nl", "missing_en"],
    ],
  ];
  for (const { region, checks } of own.results) {
    for (const { check, status, year, compared, failing, evaluated, missing } of checks) {
      rows.push([
        ...[notes.id, region, check.id, check.expect, check.from, check.to, status, year],
        ...[compared?.unit ?? null, compared?.left ?? null, compared?.right ?? null],
        ...[compared?.apart ?? null, compared?.share ?? null, failing, evaluated],
        ...[notes.checks![check.id]!.source, missing?.nl ?? null, missing?.en ?? null],
      ]);
    }
  }
  return { name: "checks.csv", rows };
}

/** How each budget is used by the end of each of its years; amounts in the unit of the budget. */
export function budgetsTable({ scenario: { notes }, budgets }: RunOutcome): Table {
  const rows: Cell[][] = [
    [
      ...["scenario", "region", "budget", "indicator", "unit", "amount", "from", "to", "year"],
      ...["cumulative", "share", "remaining", "reference_cumulative", "status", "used_up_in"],
      ...["used_up_at", "reference_status", "reference_used_up_in", "reference_used_up_at"],
      ...["low", "high", "weakest_grade", "grade", "source", "missing_nl", "missing_en"],
    ],
  ];
  for (const { region, results } of budgets) {
    for (const { budget, status, plan, reference, low, high, weakest, missing } of results) {
      const { id, indicator, unit, amount, from, to } = budget;
      const shown = (value: number | null | undefined): number | null =>
        value === null || value === undefined ? null : inBudgetUnit(budget, value);
      const { grade, source } = notes.budgets![id]!;
      yearsOfBudget(budget).forEach((year, at) => {
        const used = plan?.cumulative[at];
        const isLast = year === to;
        rows.push([
          ...[notes.id, region, id, indicator, unit, shown(amount), from, to, year],
          ...[shown(used), used === undefined ? null : used / amount],
          ...[used === undefined ? null : shown(amount - used)],
          ...[shown(reference?.cumulative[at]), status],
          ...[plan?.usedUp?.year ?? null, plan?.usedUp?.moment ?? null],
          ...[reference?.status ?? null, reference?.usedUp?.year ?? null],
          ...[reference?.usedUp?.moment ?? null],
          // What is known of the sum of all years only.
          ...[isLast ? shown(low) : null, isLast ? shown(high) : null, weakest],
          ...[grade, source, missing?.nl ?? null, missing?.en ?? null],
        ]);
      });
    }
  }
  return { name: "budgets.csv", rows };
}

export function constraintsTable(outcome: RunOutcome): Table {
  const rows: Cell[][] = [
    ["scenario", "region", "year", "lever", "unit", "wished", "got", "limit"],
  ];
  for (const { region, bound } of outcome.constraints) {
    for (const { year, lever, unit, wished, got, limit } of bound) {
      rows.push([outcome.scenario.notes.id, region, year, lever, unit, wished, got, limit]);
    }
  }
  return { name: "constraints.csv", rows };
}

export function consistencyTable(outcome: RunOutcome): Table {
  const rows: Cell[][] = [
    ["scenario", "region", "rule", "targets", "year", "unit", "wanted", "against", "nl", "en"],
  ];
  for (const { region, found } of outcome.findings) {
    for (const finding of found) {
      const { rule, targets, year, unit, wanted, against } = finding;
      rows.push([
        ...[outcome.scenario.notes.id, region, rule, targets.join(" "), year, unit, wanted],
        ...[against, findingSentence(finding, outcome, "nl")],
        findingSentence(finding, outcome, "en"),
      ]);
    }
  }
  return { name: "consistency.csv", rows };
}

/** What was measured in the years of the run, beside the plan and the reference. */
export function onCourseTable({ scenario: { notes }, onCourse }: RunOutcome): Table {
  const rows: Cell[][] = [
    [
      ...["scenario", "region", "indicator", "unit", "kind", "year", "measured", "low", "high"],
      ...["tolerance_from", "plan", "reference", "plan_fit", "reference_fit", "verdict"],
      ...["grade", "source", "note", "file", "line"],
    ],
  ];
  for (const { region, indicators } of onCourse) {
    for (const { indicator, kind, unit, points } of indicators) {
      for (const { measured, plan, reference, planFit, referenceFit, verdict } of points) {
        const { year, value, low, high, basis, record } = measured;
        rows.push([
          ...[notes.id, region, indicator, unit, kind, year, value, low, high, basis],
          ...[plan, reference, planFit, referenceFit, verdict, record.grade, record.source],
          ...[record.note, record.origin.file, record.origin.line],
        ]);
      }
    }
  }
  return { name: "on-course.csv", rows };
}

/** The population account, by cohort: who is there on 1 January and what happens to them in the year. */
const POPULATION_ACCOUNT = "demography.cohorts";

/** What a restart adds to stocks, or takes away. */
const ADJUSTMENTS = new Set(["adjustment", "in_adjustment", "out_adjustment"]);

function accountTable(
  outcome: RunOutcome,
  id: string,
  account: AccountDeclaration,
  name: string,
): Table {
  const isPopulation = id === POPULATION_ACCOUNT;
  // Only a restart adjusts anything.
  const isRestarted = outcome.scenario.model.regions.some(({ restart }) => restart !== undefined);
  const told = account.columns.filter((column) => isRestarted || !ADJUSTMENTS.has(column));
  // A balance of pure flows has no stocks, and says so with two empty columns.
  const columns = isPopulation
    ? told
    : ["opening", ...told.filter((c) => c !== "opening" && c !== "closing"), "closing"];
  const heads = account.dims.map((dim) => (isPopulation && dim === "cohort" ? "age" : dim));
  const rows: Cell[][] = [["scenario", "region", "year", ...heads, ...columns]];
  for (const [index, region] of outcome.scenario.model.regions.entries()) {
    if (modulesWithoutFigure(region).has(id.slice(0, id.indexOf(".")))) continue;
    const record = outcome.run.accounts[index]?.get(id);
    if (record === undefined) throw new Error(`the run did not record ${id}`);
    const members = cells(account.dims, outcome, index);
    for (const [y, year] of yearsOf(outcome).entries()) {
      const base = y * members.length * account.columns.length;
      for (const [cell, member] of members.entries()) {
        const values = columns.map((column) => {
          const at = account.columns.indexOf(column);
          return at < 0 ? null : record[base + at * members.length + cell]!;
        });
        rows.push([outcome.scenario.notes.id, region.id, year, ...member, ...values]);
      }
    }
  }
  return { name, rows };
}

/** `population.csv` and everything in `flows/`. */
export function accountTables(outcome: RunOutcome): Table[] {
  return outcome.catalogue.modules.flatMap((module) =>
    Object.entries(module.accounts).map(([name, account]) => {
      const id = `${module.id}.${name}`;
      const file = id === POPULATION_ACCOUNT ? "population.csv" : `flows/${name}.csv`;
      return accountTable(outcome, id, account, file);
    }),
  );
}

export function resultTables(outcome: RunOutcome): Table[] {
  return [
    indicatorsTable(outcome),
    ...dimensionedTables(outcome),
    leversTable(outcome),
    targetsTable(outcome),
    checksTable(outcome),
    ...(outcome.scenario.model.budgets === undefined ? [] : [budgetsTable(outcome)]),
    constraintsTable(outcome),
    consistencyTable(outcome),
    onCourseTable(outcome),
    ...runCostsTables(outcome),
    ...accountTables(outcome),
  ];
}
