/**
 * What a trial costs more than the plan, to society: the yearly cost of the module of costs, with
 * investments as annuities, and the programmes that have a price, over all years of the run and worth in
 * its first year at the discount rate of the region.
 */
import type { Trajectories } from "../../run/trajectories.ts";
import type { Catalogue } from "../../scenario/declarations.ts";
import type { ResolvedScenario } from "../../scenario/resolved.ts";
import { presentValue } from "../abatement/present-value.ts";
import { shows } from "../missing.ts";
import {
  ANNUAL_COST,
  discountRateOf,
  hasCosts,
  programmeCosts,
  spentOn,
  type CostedRun,
  type ProgrammeCosts,
} from "../plan-costs.ts";

export class ExtraCost {
  readonly programmes: ProgrammeCosts;
  readonly discountRate: number;
  private readonly plan: number;

  private constructor(
    private readonly scenario: ResolvedScenario,
    private readonly catalogue: Catalogue,
    private readonly region: number,
    run: Trajectories,
  ) {
    const costed = this.costed(run);
    this.programmes = programmeCosts([costed], [region]);
    this.discountRate = discountRateOf(costed, region)!;
    this.plan = this.worth(run);
  }

  /** Null where the model counts no costs here, or a figure for them is missing. */
  static of(
    scenario: ResolvedScenario,
    catalogue: Catalogue,
    region: number,
    run: Trajectories,
  ): ExtraCost | null {
    const costed: CostedRun = {
      ...{ scenario, catalogue, series: run },
      lacking: (id, place) =>
        shows(scenario, run, place, id) ? null : { nl: "een cijfer", en: "a figure" },
    };
    if (!hasCosts(costed, region)) return null;
    return new ExtraCost(scenario, catalogue, region, run);
  }

  /** EUR2024, worth in the first year of the run; below 0 where it costs less. */
  of(run: Trajectories): number {
    return this.worth(run) - this.plan;
  }

  private costed(series: Trajectories): CostedRun {
    const { scenario, catalogue } = this;
    return {
      ...{ scenario, catalogue, series },
      lacking: (id, place) =>
        shows(scenario, series, place, id) ? null : { nl: "een cijfer", en: "a figure" },
    };
  }

  private worth(run: Trajectories): number {
    const yearly = run.series(ANNUAL_COST, 0, this.region);
    for (const one of this.programmes.counted) {
      const spent = spentOn(this.costed(run), this.region, one);
      for (let year = 0; year < yearly.length; year++) yearly[year] = yearly[year]! + spent[year]!;
    }
    return presentValue(yearly, this.discountRate);
  }
}
