/**
 * What a chart is drawn from: one finished run of one region, with what is known around it. Charts
 * only read it; they compute no quantity of the model.
 */
import { quantitiesOf } from "../../engine/scenario/address.ts";
import type { BudgetResult } from "../../engine/analysis/budgets.ts";
import { measuredIn, type Measured } from "../../engine/analysis/on-course.ts";
import type { OwnOutcome } from "../../engine/analysis/own-results.ts";
import type { RunSeries } from "../../engine/analysis/run-series.ts";
import { valueIn } from "../../engine/analysis/targets.ts";
import type { Trajectories } from "../../engine/run/trajectories.ts";
import type { EnsembleRecord } from "../../engine/analysis/ensemble/record.ts";
import type { Catalogue, Member, Text } from "../../engine/scenario/declarations.ts";
import type { ResolvedScenario, TargetModel } from "../../engine/scenario/resolved.ts";
import { chartBands, type ChartBands } from "./fans.ts";

/** One year of the population pyramid: people by single year of age, 0 first, the last age open. */
export interface Ages {
  readonly year: number;
  readonly male: readonly number[];
  readonly female: readonly number[];
}

/** One step of the bridge from the last inventory to the first year of the run. */
export interface BaseStep {
  readonly id: string;
  readonly label: Text;
  /** The first and the last step are levels, the others differences; kg CO2. */
  readonly value: number;
}

/** A goal as a point in a chart: the level wanted in a year, in the indicator's canonical unit. */
export interface Goal {
  readonly id: string;
  readonly indicator: string;
  /** `about`: no goal but what others expect. */
  readonly direction: TargetModel["direction"];
  readonly year: number;
  /** Where it stands on the axis: a stock "by the end of 2040" is that of 1 January 2041. */
  readonly at: number;
  readonly level: number;
  /** What is wanted and what the run reaches in the terms in which the goal was stated. */
  readonly wanted: number;
  readonly reached: number | null;
  /** The change wanted against the base year, when the goal was stated so (-0.4). */
  readonly change: number | null;
  readonly baseYear: number | null;
  /** `met`, `missed`, …, when the run was held against its goals. */
  readonly status: string | null;
}

export interface ChartInput {
  readonly scenario: ResolvedScenario;
  readonly catalogue: Catalogue;
  readonly run: Trajectories;
  /** The run with every lever on its reference path, drawn as a thin dashed line. */
  readonly reference: Trajectories | null;
  /** Index of the region in the run. */
  readonly region: number;
  readonly goals: readonly Goal[];
  /** What was measured in the years of the run. */
  readonly measured: readonly Measured[];
  /** First and last year of the run; empty when no accounts were recorded. */
  readonly ages: readonly Ages[];
  readonly baseSteps: readonly BaseStep[];
  /** Indicators and checks of the plan's own, once they were computed. */
  readonly own: OwnOutcome | null;
  /** How the run uses the budgets of the plan. */
  readonly budgets: readonly BudgetResult[];
  /** How far its figures lie apart over the runs of an ensemble; null of a plain run. */
  readonly bands?: ChartBands | null;
}

/** A finished run as the engine hands it over (`RunOutcome` fits). */
export interface ChartSource {
  readonly scenario: ResolvedScenario;
  readonly catalogue: Catalogue;
  readonly run: Trajectories;
  readonly reference?: Trajectories;
  /** One entry per region, in the order of the run. */
  readonly targets?: readonly {
    readonly results: readonly {
      readonly target: TargetModel;
      readonly status: string;
      readonly reached?: number | null;
    }[];
  }[];
  readonly baseSteps?: readonly BaseStep[];
  readonly own?: OwnOutcome;
  readonly budgets?: readonly { readonly results: readonly BudgetResult[] }[];
  /** The ensemble whose plain run this is. */
  readonly ensemble?: EnsembleRecord;
}

/** Gathers what the charts of one region need. */
export function chartInput(source: ChartSource, region = 0): ChartInput {
  const { scenario, catalogue, run, reference, targets, baseSteps } = source;
  const results = new Map(
    (targets?.[region]?.results ?? []).map((result) => [result.target.id, result]),
  );
  const series: RunSeries = source.own?.run ?? run;
  return {
    scenario,
    catalogue,
    run,
    reference: reference ?? null,
    region,
    goals: scenario.model.targets.flatMap((target) => {
      const level = goalLevel(target, source, region);
      if (level === null) return [];
      const change = target.kind === "change" && target.relative ? target.value : null;
      const { id, indicator, direction, year, baseYear, value: wanted } = target;
      const status = results.get(id)?.status ?? null;
      const reached = results.get(id)?.reached ?? null;
      const late = target.by === "end" && series.has(indicator) && series.isStock(indicator);
      const at = Math.min(late ? year + 1 : year, scenario.model.last);
      return [
        { id, indicator, direction, year, at, level, wanted, reached, change, baseYear, status },
      ];
    }),
    measured: measuredIn(scenario, catalogue, series, region),
    ages: agesOf(catalogue, run, region),
    baseSteps: baseSteps ?? [],
    own: source.own ?? null,
    budgets: source.budgets?.[region]?.results ?? [],
    bands: source.ensemble === undefined ? null : chartBands(source.ensemble, region),
  };
}

/** The level that a goal asks for; null where it is no level, or its base value is missing. */
function goalLevel(
  target: TargetModel,
  { scenario, catalogue, own, run: outputs }: ChartSource,
  region: number,
): number | null {
  const run: RunSeries = own?.run ?? outputs;
  const { kind, indicator, value, baseValue, baseYear } = target;
  if (kind === "level" || kind === "share" || kind === "outlook") return value;
  if (kind === "programme" || kind === "annual_level") return value;
  if (kind !== "change" || !run.has(indicator) || run.size(indicator) !== 1) return null;
  const subject = { id: indicator, cell: 0 };
  const regionModel = scenario.model.regions[region]!;
  const base =
    baseValue ??
    (baseYear === null ? null : valueIn(subject, baseYear, run, catalogue, regionModel, region));
  if (base === null) return null;
  return target.relative ? base * (1 + value) : base + value;
}

/** Single ages in the first and the last year, from the recorded cohorts. */
function agesOf(catalogue: Catalogue, run: Trajectories, region: number): Ages[] {
  const { first, years } = run.shape;
  return [first, first + years - 1].flatMap((year) => agesIn(catalogue, run, region, year) ?? []);
}

/** Single ages in a year; null when no cohorts were recorded, or not of that year. */
export function agesIn(
  catalogue: Catalogue,
  run: Trajectories,
  region: number,
  year: number,
): Ages | null {
  const records = run.accounts[region]?.get("demography.cohorts");
  const account = catalogue.modules.find(({ id }) => id === "demography")?.accounts["cohorts"];
  const column = account?.columns.indexOf("population") ?? -1;
  const { first, years } = run.shape;
  const isThere = year >= first && year < first + years;
  if (records === undefined || account === undefined || column < 0 || !isThere) return null;
  const cohorts = members({ catalogue, scenario: null, region }, "cohort");
  const cells = 2 * cohorts.length;
  // The children born during the year are no part of the population of 1 January.
  const ages = cohorts.flatMap(({ id }, index) => (id === "newborn" ? [] : [index]));
  const base = ((year - first) * account.columns.length + column) * cells;
  const sex = (offset: number) => ages.map((age) => records[base + offset + age]!);
  return { year, male: sex(0), female: sex(cohorts.length) };
}

interface MemberSource {
  readonly catalogue: Catalogue;
  readonly scenario: ResolvedScenario | null;
  readonly region: number;
}

/** Members of a dimension with their labels; those that the region supplies come from its notes. */
export function members(input: MemberSource, dimension: string): readonly Member[] {
  const declared = input.catalogue.dimensions[dimension]?.members ?? [];
  if (declared !== "region" && declared !== "years") return declared;
  const ids = input.scenario?.model.regions[input.region]?.dimensions[dimension] ?? [];
  const labels = input.scenario?.notes.regions[input.region]?.members[dimension];
  return ids.map((id) => ({ id, label: labels?.[id] ?? { nl: id, en: id } }));
}

/** Years of the run. */
export function yearsOf({ run }: ChartInput): number[] {
  return Array.from({ length: run.shape.years }, (_, i) => run.shape.first + i);
}

/** Canonical unit of an output, from its declaration. */
export function unitOf({ catalogue }: ChartInput, output: string): string {
  const declaration = quantitiesOf(catalogue, "outputs").get(output);
  if (declaration === undefined) throw new Error(`no output ${output}`);
  return declaration.unit;
}
