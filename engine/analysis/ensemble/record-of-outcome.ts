/** The record of an ensemble that has just been run. */
import { axesOf } from "../../scenario/address.ts";
import { inBudgetUnit } from "../budgets.ts";
import { toDeclaredUnit } from "../run-series.ts";
import { inTargetUnit } from "../target-units.ts";
import type { RunOutcome } from "../outcome.ts";
import type { EnsembleOutcome, GoalOutcome } from "./outcome.ts";
import type {
  Band,
  BudgetRecord,
  EnsembleRecord,
  Figure,
  GoalRecord,
  InputRecord,
  RegionRecord,
} from "./record.ts";

const figure = (value: number | undefined): Figure =>
  value === undefined || Number.isNaN(value) ? null : value;

/** @param inputs every figure of the files, drawn or not: `inputRecords` */
export function ensembleRecord(
  outcome: EnsembleOutcome,
  inputs: readonly InputRecord[],
): EnsembleRecord {
  const { scenario, catalogue, seed, sampling, members, probabilities, failed } = outcome;
  return {
    ...{ scenario, catalogue, probabilities, failed, inputs },
    settings: { members, seed, sampling },
    regions: scenario.model.regions.map((_, region) => regionRecord(outcome, region)),
  };
}

function regionRecord(outcome: EnsembleOutcome, region: number): RegionRecord {
  const { scenario, goals, budgets, central } = outcome;
  const { id } = scenario.model.regions[region]!;
  const bands = [...bandsOf(outcome, region)];
  return {
    id,
    title: scenario.notes.regions[region]!.title,
    indicators: bands.filter(({ cell }) => cell.length === 0),
    cells: bands.filter(({ cell }) => cell.length > 0),
    goals: goals
      .filter((goal) => goal.region === id)
      .map((goal): GoalRecord => goalRecord(goal, outcome, region)),
    budgets: budgets
      .filter((budget) => budget.region === id)
      .map(({ budget, evaluable, kept, usedUp, used }): BudgetRecord => {
        const result = central.budgets[region]!.results.find((one) => one.budget.id === budget.id)!;
        const shown = (value: Figure): Figure =>
          value === null ? null : inBudgetUnit(budget, value);
        return {
          ...{ budget, evaluable, kept, status: result.status },
          amount: inBudgetUnit(budget, budget.amount),
          central: shown(result.plan?.used ?? null),
          used: [...used].map((value) => shown(figure(value))),
          years: [...usedUp],
        };
      }),
  };
}

function goalRecord(
  goal: GoalOutcome,
  { central: run, catalogue }: EnsembleOutcome,
  at: number,
): GoalRecord {
  const { target, isJudged, evaluable, met, yearMet, never, reached } = goal;
  const result = run.targets[at]!.results.find((one) => one.target.id === target.id)!;
  const shown = (value: Figure): Figure =>
    value === null ? null : inTargetUnit(target, value, catalogue);
  return {
    ...{ target, status: result.status, wanted: shown(target.value) },
    central: shown(result.reached),
    centralYear: result.yearReached,
    // What is only followed, or somebody else's forecast, is neither met nor missed.
    evaluable: isJudged ? evaluable : 0,
    met: isJudged ? met : 0,
    reached: [...reached].map((value) => shown(figure(value))),
    years: isJudged ? [...yearMet] : [],
    never: isJudged ? never : 0,
  };
}

/** Every output and own indicator that is kept, a band for each of its cells. */
function* bandsOf(outcome: EnsembleOutcome, region: number): Generator<Band> {
  const { figures, probabilities, bands, central, scenario, catalogue } = outcome;
  const { model } = scenario;
  const years = Array.from({ length: model.last - model.first + 1 }, (_, at) => model.first + at);
  const axes = axesOf(catalogue, model.regions[region]!.dimensions);
  const quantilesOf = (id: string, cell: number, shown: (value: number) => number): Figure[][] => {
    const byYear = years.map((year) => bands.quantiles(id, cell, year, region));
    return probabilities.map((_, at) =>
      byYear.map((values) => {
        const value = figure(values[at]);
        return value === null ? null : shown(value);
      }),
    );
  };
  const same = (value: number): number => value;
  for (const { id: module, outputs } of catalogue.modules) {
    for (const [name, { dims, unit, kind }] of Object.entries(outputs)) {
      const id = `${module}.${name}`;
      if (figures.values(id, 0, region) === null) continue;
      for (const [cell, members] of cellsOf(dims, axes).entries()) {
        yield {
          ...{ id, unit, kind, cell: members },
          central: years.map((year) => centralOf(central, id, year, cell, region)),
          quantiles: quantilesOf(id, cell, same),
        };
      }
    }
  }
  for (const indicator of model.indicators) {
    const { id, unit, kind } = indicator;
    const shown = toDeclaredUnit(indicator);
    const { values } = central.own.results[region]!.indicators.find(
      (one) => one.indicator.id === id,
    )!;
    if (values.every((value) => Number.isNaN(value))) continue;
    yield {
      ...{ id, unit, kind, cell: [] },
      central: values.map((value) => (Number.isNaN(value) ? null : shown(value))),
      quantiles: quantilesOf(id, 0, shown),
    };
  }
}

const centralOf = (
  { run }: RunOutcome,
  id: string,
  year: number,
  cell: number,
  region: number,
): Figure => figure(run.at(id, year, cell, region));

/** Every combination of the members of `dims`, last dimension fastest. */
function cellsOf(dims: readonly string[], axes: ReturnType<typeof axesOf>): (readonly string[])[] {
  let combinations: (readonly string[])[] = [[]];
  for (const dim of dims) {
    const { ids } = axes(dim);
    combinations = combinations.flatMap((head) => ids.map((id) => [...head, id]));
  }
  return combinations;
}
