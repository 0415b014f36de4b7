/**
 * What plans cost, year by year and by payer, with the programmes that all of them price: those of a
 * comparison, or one run beside its own unchanged policy.
 */
import { sharedProgrammeCosts } from "./abatement.ts";
import { placeOf, type Comparison } from "./comparison.ts";
import { investmentRows, type InvestmentRow } from "./investment-shares.ts";
import type { Text } from "../scenario/declarations.ts";
import { missingInReference, shows } from "./missing.ts";
import type { RunOutcome } from "./outcome.ts";
import {
  hasCosts,
  planCosts,
  programmeCosts,
  type CostedRun,
  type PlanCosts,
  type ProgrammeCosts,
} from "./plan-costs.ts";
import { presentValue } from "./abatement/present-value.ts";

export interface RunCosts extends PlanCosts {
  /** By measure and payer; empty where that cannot be told. */
  readonly investments: readonly InvestmentRow[];
}

export interface ComparedCosts {
  readonly programmes: ProgrammeCosts;
  /** In the order of the runs; null for a run that counts no costs or lacks a figure for them. */
  readonly runs: readonly (RunCosts | null)[];
}

/** @param region id */
export const comparedCosts = (comparison: Comparison, region: string): ComparedCosts =>
  costsOf(
    comparison.runs,
    comparison.runs.map((run) => placeOf(run, region)),
    sharedProgrammeCosts(comparison, region),
  );

const NO_FIGURE: Text = { nl: "een cijfer van de regio", en: "a figure of the region" };

/** Unchanged policy first, then the plan. */
export function runCosts(outcome: RunOutcome, region: number): ComparedCosts {
  const { scenario, catalogue, run, reference } = outcome;
  const missing = scenario.notes.regions[region]!.missing ?? {};
  const unplanned = missingInReference(scenario.model, scenario.model.regions[region]!);
  const sides: readonly CostedRun[] = [
    {
      ...{ scenario, catalogue, series: reference },
      lacking: (id) => (unplanned.has(id) ? (missing[id] ?? NO_FIGURE) : null),
    },
    {
      ...{ scenario, catalogue, series: run },
      lacking: (id, place) => (shows(scenario, run, place, id) ? null : (missing[id] ?? NO_FIGURE)),
    },
  ];
  const places = [region, region];
  return costsOf(sides, places, programmeCosts(sides, places));
}

const costsOf = (
  runs: readonly CostedRun[],
  places: readonly number[],
  programmes: ProgrammeCosts,
): ComparedCosts => ({
  programmes,
  runs: runs.map((run, at) => {
    const place = places[at]!;
    if (!hasCosts(run, place)) return null;
    const investments = investmentRows(run, place, programmes);
    return { ...planCosts(run, place, programmes), investments };
  }),
});

/** What amounts of a run are worth in its first year, added up. */
export const discountedSum = (amounts: readonly number[], { discountRate }: PlanCosts): number =>
  presentValue(amounts, discountRate);
