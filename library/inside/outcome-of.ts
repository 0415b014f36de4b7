/** A finished run as the outcome that a reader of the library sees. */
import { inBudgetUnit } from "../../engine/analysis/budgets.ts";
import {
  comparedRun,
  compareRuns,
  indicatorOf,
  tablesOf,
} from "../../engine/analysis/comparison.ts";
import type { ComparedIndicator, Comparison } from "../../engine/analysis/comparison.ts";
import { missingInReference } from "../../engine/analysis/missing.ts";
import type { RunOutcome } from "../../engine/analysis/outcome.ts";
import { ownWarnings } from "../../engine/analysis/own-results.ts";
import { isOwnId, toDeclaredUnit } from "../../engine/analysis/run-series.ts";
import { inTargetUnit } from "../../engine/analysis/target-units.ts";
import { cellOf, parseAddress, quantitiesOf } from "../../engine/scenario/address.ts";
import type { OutputDeclaration } from "../../engine/scenario/declarations.ts";
import { nearest } from "../../engine/scenario/diagnostics/near-miss.ts";
import type { Outcome, RegionOption } from "../outcome.ts";
import type { Plan } from "../plan.ts";
import type { Series, SeriesName, SeriesRange, Table } from "../series.ts";
import type { Budget, Check, Limit, Target } from "../targets.ts";
import { placeOfRegion } from "./region-place.ts";
import { outcomeValues } from "./values.ts";

export function outcomeOf(plan: Plan, found: RunOutcome, hasRanges: boolean): Outcome {
  const { model } = found.scenario;
  // A run beside nothing: what it has and lacks is read by the same code as that of a comparison.
  const alone = compareRuns([comparedRun(found)], 0);
  const place = ({ region }: RegionOption = {}): number => placeOfRegion(plan.regions, region);
  const outcome: Outcome = {
    plan,
    years: Array.from({ length: model.last - model.first + 1 }, (_, at) => model.first + at),
    targets: targetsOf(found),
    checks: checksOf(found),
    budgets: budgetsOf(found),
    limits: limitsOf(found),
    warnings: ownWarnings(found.scenario, found.own.results),
    hasRanges,
    names: (options) => namesOf(found, place(options)),
    series: (id, options) => seriesOf(found, alone, id, place(options)),
    table: (id, options) => tableOf(found, alone, id, place(options)),
  };
  return outcomeValues.keep(outcome, found);
}

const outputsOf = ({ catalogue }: RunOutcome): ReadonlyMap<string, OutputDeclaration> =>
  quantitiesOf(catalogue, "outputs") as ReadonlyMap<string, OutputDeclaration>;

function namesOf(outcome: RunOutcome, place: number): SeriesName[] {
  const { scenario, own } = outcome;
  const outputs = [...outputsOf(outcome)].filter(([id]) => own.run.has(id));
  return [
    ...outputs.map(([id, { label, meaning, unit, kind, dims }]) => ({
      ...{ id, label, meaning, unit, kind, dims },
    })),
    ...own.results[place]!.indicators.map(({ indicator: { id, unit, kind, formula } }) => {
      const label = scenario.notes.indicators![id]!.title;
      return { id, label, meaning: { nl: formula, en: formula }, unit, kind, dims: [] };
    }),
  ];
}

function seriesOf(outcome: RunOutcome, alone: Comparison, id: string, place: number): Series {
  const indicator = indicatorOf(alone, place, id);
  const path = indicator?.paths[0];
  if (!indicator || !path) throw unknownId(outcome, id, place);
  const { unit, kind, first, values, lacking } = path;
  return {
    ...{ id, label: indicator.label, unit, kind, values },
    years: values.map((_, at) => first + at),
    reference: referenceOf(outcome, id, place),
    missing: lacking,
    range: rangeOf(outcome, id, place),
  };
}

/** Under unchanged policy, in the unit of the series; null where a figure of that is missing. */
function referenceOf(outcome: RunOutcome, id: string, place: number): (number | null)[] | null {
  const { own, scenario, catalogue } = outcome;
  const region = scenario.model.regions[place]!;
  const address = isOwnId(id) ? null : parseAddress(id);
  const quantity = address?.id ?? id;
  if (missingInReference(scenario.model, region).has(quantity)) return null;
  const cell = address === null ? 0 : (cellOf(address, catalogue, region.dimensions) ?? 0);
  const indicator = scenario.model.indicators.find((one) => one.id === id);
  const shown = indicator === undefined ? (value: number) => value : toDeclaredUnit(indicator);
  const values = own.reference
    .series(quantity, cell, place)
    .map((value) => (Number.isNaN(value) ? null : shown(value)));
  return values.every((value) => value === null) ? null : values;
}

function rangeOf({ grounding }: RunOutcome, id: string, place: number): SeriesRange[] {
  const { indicators } = grounding[place]!.grounding;
  const found = indicators.find(({ indicator }) => indicator === id);
  return [...(found?.spans ?? [])].map(([year, { central, low, high, weakest }]) => ({
    ...{ year, central, low, high, weakest },
  }));
}

function tableOf(outcome: RunOutcome, alone: Comparison, id: string, place: number): Table {
  const declared = outputsOf(outcome).get(id);
  const table = [...tablesOf(alone, place)].find((one) => one.id === id);
  if (declared === undefined || table === undefined || !outcome.own.run.has(id)) {
    throw declared === undefined
      ? unknownId(outcome, id, place)
      : new RangeError(`${id} has no dimensions: series("${id}") has its values`);
  }
  const { dims, cells } = table;
  const labels = outcome.scenario.notes.regions[place]!.members;
  const labelOf = (dim: string, member: string) => {
    const members = outcome.catalogue.dimensions[dim]?.members;
    const known = Array.isArray(members) ? members.find((one) => one.id === member) : undefined;
    return known?.label ?? labels[dim]?.[member] ?? { nl: member, en: member };
  };
  const first = outcome.scenario.model.first;
  const valuesOf = ({ paths }: ComparedIndicator): readonly (number | null)[] => paths[0]!.values;
  return {
    ...{ id, label: declared.label, unit: declared.unit, kind: declared.kind },
    dims,
    years: valuesOf(cells[0]!.indicator).map((_, at) => first + at),
    rows: cells.map(({ members, indicator }) => ({
      members: Object.fromEntries(dims.map((dim, at) => [dim, members[at]!])),
      labels: Object.fromEntries(dims.map((dim, at) => [dim, labelOf(dim, members[at]!)])),
      values: valuesOf(indicator),
    })),
  };
}

/** What is asked for and not there, with what may have been meant. */
function unknownId(outcome: RunOutcome, id: string, place: number): RangeError {
  const names = namesOf(outcome, place);
  const same = names.find((one) => one.id === id);
  if (same !== undefined && same.dims.length > 0) {
    const dims = same.dims.join(", ");
    return new RangeError(`${id} has dimensions (${dims}): table("${id}") has its values`);
  }
  const near = nearest(
    id,
    names.map((one) => one.id),
  );
  const said = `there is no indicator "${id}" in the outcome of ${outcome.scenario.notes.id}`;
  return new RangeError(near === null ? said : `${said}; did you mean ${near}?`);
}

function targetsOf({ targets, scenario, catalogue }: RunOutcome): Target[] {
  return targets.flatMap(({ region, results }) =>
    results.map((result): Target => {
      const { target, status, reached, gap, low, high, yearReached, hasMeasure, missing } = result;
      const { id, indicator, unit, kind, year, direction } = target;
      const note = scenario.notes.targets[id]!;
      const shown = (value: number | null): number | null =>
        value === null ? null : inTargetUnit(target, value, catalogue);
      return {
        ...{ id, region, text: note.what, indicator, unit, kind, year, direction, status },
        ...{ wanted: shown(target.value), reached: shown(reached), gap: shown(gap) },
        ...{ low: shown(low), high: shown(high), yearReached, hasMeasure, missing },
        ...{ source: note.source, section: note.section, grade: note.grade },
      };
    }),
  );
}

function checksOf({ own, scenario }: RunOutcome): Check[] {
  return own.results.flatMap(({ region, checks }) =>
    checks.map(({ check: { id, expect, from, to }, status, year }): Check => {
      const text = scenario.notes.checks![id]!.title;
      return { id, region, text, expect, from, to, status, year };
    }),
  );
}

function budgetsOf({ budgets, scenario }: RunOutcome): Budget[] {
  return budgets.flatMap(({ region, results }) =>
    results.map(({ budget, status, plan }): Budget => {
      const { id, indicator, unit, from, to } = budget;
      return {
        ...{ id, region, text: scenario.notes.budgets![id]!.title, indicator, unit },
        ...{ amount: inBudgetUnit(budget, budget.amount), from, to, status },
        used: plan === null ? null : inBudgetUnit(budget, plan.used),
        usedUpIn: plan?.usedUp?.year ?? null,
      };
    }),
  );
}

const limitsOf = ({ constraints }: RunOutcome): Limit[] =>
  constraints.flatMap(({ region, bound }) =>
    bound.map(({ year, lever, unit, wished, got, limit, label }) => ({
      ...{ region, year, lever, unit, wished, got, limit, text: label },
    })),
  );
