import { cumulativeHazard, hazardScale, panelSurvival } from "./equations.ts";

/** What the tables of wear and ageing are made from. */
interface Key {
  lifetime: number;
  shape: number;
  degradation: number;
}

/**
 * Tables of REN-6 and REN-10 by years since installation, and for the fleet of the first 1 January.
 * They depend on three numbers and the fleet's ages only, so they are made anew when one of these changes.
 */
export class PanelAgeing {
  /** `[a]`: part of an installed kW lost between its a-th and (a+1)-th 1 January. */
  readonly loss: Float64Array;
  /** `[a]`: kW that still yield, per kW installed, on the a-th 1 January after installation. */
  readonly output: Float64Array;
  /** `[t]`: part of the starting fleet lost in year t. */
  readonly startLoss: Float64Array;
  /** `[t]`: kW that still yield, per kW of the starting fleet, on 1 January t. */
  readonly startOutput: Float64Array;
  private readonly key: Key = { lifetime: -1, shape: -1, degradation: -1 };
  private readonly ages: Float64Array;
  private readonly alive: Float64Array;
  private readonly survival: Float64Array;
  private readonly weakening: Float64Array;

  /**
   * @param years number of years of the run
   * @param groups number of age groups of the starting fleet, the last one open
   */
  constructor(
    private readonly years: number,
    private readonly groups: number,
  ) {
    this.loss = new Float64Array(years);
    this.output = new Float64Array(years);
    this.startLoss = new Float64Array(years);
    this.startOutput = new Float64Array(years + 1);
    this.ages = new Float64Array(groups);
    this.alive = new Float64Array(groups);
    this.survival = new Float64Array(years + groups);
    this.weakening = new Float64Array(years + groups + 1);
  }

  /** Brings the tables up to date; `ages` is the starting fleet's distribution over its ages. */
  make(
    lifetime: number,
    shape: number,
    degradation: number,
    ages: { readonly [index: number]: number },
  ): void {
    const { key, years, groups } = this;
    let same = key.lifetime === lifetime && key.shape === shape && key.degradation === degradation;
    for (let age = 0; age < groups; age++) {
      if (this.ages[age] !== ages[age]!) same = false;
      this.ages[age] = ages[age]!;
    }
    if (same) return;
    key.lifetime = lifetime;
    key.shape = shape;
    key.degradation = degradation;

    const { survival, weakening, alive } = this;
    const scale = hazardScale(lifetime, shape);
    let hazard = cumulativeHazard(0, scale, shape);
    weakening[0] = 1;
    for (let age = 0; age < years + groups; age++) {
      const nextHazard = cumulativeHazard(age + 1, scale, shape);
      survival[age] = panelSurvival(hazard, nextHazard);
      weakening[age + 1] = weakening[age]! * (1 - degradation);
      hazard = nextHazard;
    }

    let fleetAgeing = 0;
    for (let age = 0; age < groups; age++) fleetAgeing += ages[age]! * weakening[age]!;
    // A fleet without ages has nothing to be compared with.
    if (!(fleetAgeing > 0)) fleetAgeing = 1;

    let left = 1;
    for (let age = 0; age < years; age++) {
      this.output[age] = (left * weakening[age]!) / fleetAgeing;
      this.loss[age] = left * (1 - survival[age]!);
      left *= survival[age]!;
    }
    for (let age = 0; age < groups; age++) alive[age] = ages[age]!;
    for (let year = 0; year <= years; year++) {
      let yielding = 0;
      let lost = 0;
      for (let age = 0; age < groups; age++) {
        yielding += alive[age]! * weakening[age + year]!;
        if (year === years) continue;
        const gone = alive[age]! * (1 - survival[age + year]!);
        lost += gone;
        alive[age]! -= gone;
      }
      this.startOutput[year] = yielding / fleetAgeing;
      if (year < years) this.startLoss[year] = lost;
    }
  }
}
