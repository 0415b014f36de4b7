/**
 * Everything of a run that follows from parameters alone: the coefficients of the cohort equation
 * for each year, sex and cohort, household rates per person, and the arrivals of the reference.
 *
 * Most runs differ in levers only, so the tables are kept and made again only where the parameters
 * they are made from have changed. They are a pure function of those parameters.
 */
import type { View, WireContext } from "../../run/module.ts";
import { declaration } from "./declaration.ts";
import {
  births,
  departureRate,
  headRate,
  highestMeanSize,
  keepCoefficient,
  livingAloneRate,
  referenceNetMigration,
  settleCoefficient,
} from "./equations.ts";
import { AGES, COHORTS, OPEN_AGE } from "./life-table.ts";
import { SurvivalTables } from "./survival-table.ts";

type Parameters = WireContext<typeof declaration>["p"];

export const SEXES = 2;
export const CELLS = SEXES * COHORTS;
const FEMALE = 1;

/** A parameter as it was when the tables were made. */
class Remembered {
  private values = new Float64Array(0);

  /** 1 if the parameter differs from what was remembered, else 0; remembers it. */
  changed(view: View): 0 | 1 {
    if (this.values.length !== view.length) this.values = new Float64Array(view.length).fill(NaN);
    const { values } = this;
    let at = 0;
    while (at < values.length && values[at] === view[at]) at++;
    if (at === values.length) return 0;
    for (; at < values.length; at++) values[at] = view[at]!;
    return 1;
  }
}

export class Coefficients {
  /** `[year][sex][cohort]`: DEM-4. */
  readonly keep: Float64Array;
  /** `[year][sex][cohort]`: share of the year's arrivals that is in the cell a year later. */
  readonly settle: Float64Array;
  /** `[year][sex][cohort]`, or one row for all years: see {@link leaveStride}. */
  readonly leave: Float64Array;
  /** Distance between the years of `leave`; 0 when DEM-5 binds nowhere and all years are equal. */
  leaveStride = 0;
  /** `[sex][age]`: households, one-person households and collective persons per person. */
  readonly heads = new Float64Array(SEXES * AGES);
  readonly alone = new Float64Array(SEXES * AGES);
  readonly collective = new Float64Array(SEXES * AGES);
  highestMean = 0;
  /** Ages outside which the fertility schedule is zero. */
  firstFertile = 0;
  endFertile = 0;
  /** Arrivals that give the reference its net migration, per year. */
  readonly referenceArrivals: Float64Array;

  private readonly survival: Float64Array;
  private readonly cohorts = new Float64Array(CELLS);
  private readonly line = new Float64Array(4);
  private readonly sizes = new Float64Array(2);
  private readonly remembered = Array.from({ length: 16 }, () => new Remembered());

  constructor(
    private readonly p: Parameters,
    private readonly years: number,
    private readonly survivalTables: SurvivalTables,
  ) {
    this.keep = new Float64Array(years * CELLS);
    this.settle = new Float64Array(years * CELLS);
    this.leave = new Float64Array(years * CELLS);
    this.survival = new Float64Array(COHORTS);
    this.referenceArrivals = new Float64Array(years);
  }

  /** Brings the tables in line with the parameters. `first` is the first calendar year. */
  update(first: number): void {
    const { p, remembered, line, sizes } = this;
    line[0] = p.net_migration_start[0]!;
    line[1] = p.net_migration_long_run[0]!;
    line[2] = p.net_migration_settled_year[0]!;
    line[3] = first;
    sizes[0] = p.three_person_share[0]!;
    sizes[1] = p.highest_size_4_plus[0]!;
    // Single bars on purpose: every parameter has to be remembered, also after the first change.
    const cohorts =
      remembered[0]!.changed(p.death_rate) |
      remembered[1]!.changed(p.life_expectancy) |
      remembered[2]!.changed(p.arrival_sex_share) |
      remembered[3]!.changed(p.arrival_schedule) |
      remembered[4]!.changed(p.departure_rate);
    const reference =
      remembered[5]!.changed(p.population) |
      remembered[6]!.changed(p.fertility_schedule) |
      remembered[7]!.changed(p.total_fertility) |
      remembered[8]!.changed(p.male_birth_share) |
      remembered[9]!.changed(line);
    const households =
      remembered[10]!.changed(p.collective_share) |
      remembered[11]!.changed(p.headship_rate) |
      remembered[12]!.changed(p.headship_calibration) |
      remembered[13]!.changed(p.living_alone_share) |
      remembered[14]!.changed(p.living_alone_calibration) |
      remembered[15]!.changed(sizes);
    if (cohorts !== 0) this.makeCohortCoefficients();
    if (reference !== 0) this.findFertileAges();
    if (cohorts !== 0 || reference !== 0) this.findReferenceArrivals(first);
    if (households !== 0) this.makeHouseholdRates();
  }

  /** DEM-4 and DEM-5 for every year, sex and cohort. */
  private makeCohortCoefficients(): void {
    const { p, years, keep, settle, leave, survival } = this;
    const table = this.survivalTables.of(p.death_rate);
    let capped = 0;
    for (let year = 0; year < years; year++) {
      for (let sex = 0; sex < SEXES; sex++) {
        table.read(sex, p.life_expectancy[sex * years + year]!, survival, 0);
        const row = (year * SEXES + sex) * COHORTS;
        const sexShare = p.arrival_sex_share[sex]!;
        for (let cohort = 0; cohort < COHORTS; cohort++) {
          const surviving = survival[cohort]!;
          const rate = p.departure_rate[sex * COHORTS + cohort]!;
          const leaving = departureRate(rate, surviving);
          if (leaving !== rate) capped = 1;
          leave[row + cohort] = leaving;
          // Max: at the cap the exact value is 0 and rounding may fall below it.
          keep[row + cohort] = Math.max(0, keepCoefficient(surviving, leaving));
          settle[row + cohort] =
            settleCoefficient(surviving) * sexShare * p.arrival_schedule[sex * COHORTS + cohort]!;
        }
      }
    }
    this.leaveStride = capped * CELLS;
  }

  /** Age 0 is left out: those girls are born during the year, so their number needs the births. */
  private findFertileAges(): void {
    const schedule = this.p.fertility_schedule;
    let first = 1;
    let end = AGES;
    while (first < AGES && schedule[first] === 0) first++;
    while (end > first && schedule[end - 1] === 0) end--;
    this.firstFertile = first;
    this.endFertile = end;
  }

  /**
   * A private run of the reference: in every year the arrivals that, after departures, leave the
   * net migration of DEM-7. Departures include newborn children, whose number rises with arriving
   * women; that relation is linear, so one division solves it.
   */
  private findReferenceArrivals(first: number): void {
    const { p, years, keep, settle, leave, leaveStride, cohorts, referenceArrivals } = this;
    const { firstFertile, endFertile } = this;
    const schedule = p.fertility_schedule;
    const boys = p.male_birth_share[0]!;
    for (let sex = 0; sex < SEXES; sex++) {
      for (let age = 0; age < AGES; age++) {
        cohorts[sex * COHORTS + 1 + age] = p.population[sex * AGES + age]!;
      }
    }
    const women = FEMALE * COHORTS + 1;
    let fertileNow = 0;
    for (let age = firstFertile; age < endFertile; age++) {
      fertileNow += schedule[age]! * cohorts[women + age]!;
    }
    for (let year = 0; year < years; year++) {
      const row = year * CELLS;
      const leaveRow = year * leaveStride;
      const girlsLeave = leave[leaveRow + COHORTS]!;
      const newbornLeave = boys * leave[leaveRow]! + (1 - boys) * girlsLeave;
      let departed = 0;
      for (let sex = 0; sex < SEXES; sex++) {
        for (let cohort = sex * COHORTS + 1; cohort < (sex + 1) * COHORTS; cohort++) {
          departed += cohorts[cohort]! * leave[leaveRow + cohort]!;
        }
      }
      // Weighted women on the next 1 January without arrivals, and per person who arrives.
      let fertileKept = 0;
      let fertileSettled = 0;
      for (let age = firstFertile; age < endFertile; age++) {
        const from = women + age - 1;
        fertileKept += schedule[age]! * cohorts[from]! * keep[row + from]!;
        fertileSettled += schedule[age]! * settle[row + from]!;
      }
      if (endFertile === AGES) {
        const from = women + OPEN_AGE;
        fertileKept += schedule[OPEN_AGE]! * cohorts[from]! * keep[row + from]!;
        fertileSettled += schedule[OPEN_AGE]! * settle[row + from]!;
      }
      const fertility = p.total_fertility[year]!;
      const net = referenceNetMigration(
        first + year,
        first,
        p.net_migration_settled_year[0]!,
        p.net_migration_start[0]!,
        p.net_migration_long_run[0]!,
      );
      const bornAnyway = births(fertility, fertileNow, fertileKept);
      const bornPerArrival = births(fertility, 0, fertileSettled);
      const arrivals = Math.max(
        0,
        (net + departed + newbornLeave * bornAnyway) / (1 - newbornLeave * bornPerArrival),
      );
      referenceArrivals[year] = arrivals;

      const born = bornAnyway + arrivals * bornPerArrival;
      cohorts[0] = boys * born;
      cohorts[COHORTS] = (1 - boys) * born;
      for (let sex = 0; sex < SEXES; sex++) {
        const newborn = sex * COHORTS;
        const open = newborn + OPEN_AGE + 1;
        const stayed = cohorts[open]! * keep[row + open]! + arrivals * settle[row + open]!;
        for (let cohort = open; cohort > newborn; cohort--) {
          const from = cohort - 1;
          cohorts[cohort] = cohorts[from]! * keep[row + from]! + arrivals * settle[row + from]!;
        }
        cohorts[open] = cohorts[open]! + stayed;
      }
      fertileNow = 0;
      for (let age = firstFertile; age < endFertile; age++) {
        fertileNow += schedule[age]! * cohorts[women + age]!;
      }
    }
  }

  /** DEM-9 per person of each sex and age. */
  private makeHouseholdRates(): void {
    const { p, heads, alone, collective } = this;
    for (let cell = 0; cell < SEXES * AGES; cell++) {
      const collectiveShare = p.collective_share[cell]!;
      const head = headRate(p.headship_rate[cell]!, p.headship_calibration[0]!, collectiveShare);
      collective[cell] = collectiveShare;
      heads[cell] = head;
      alone[cell] = livingAloneRate(
        p.living_alone_share[cell]!,
        p.living_alone_calibration[0]!,
        head,
        collectiveShare,
      );
    }
    this.highestMean = highestMeanSize(p.three_person_share[0]!, p.highest_size_4_plus[0]!);
  }
}

/** The tables for parameters given by name: for tests and benchmarks, which stand outside a run. */
export function coefficientsOf(
  parameter: (name: string) => View,
  years: number,
  first: number,
): Coefficients {
  const names = Object.keys(declaration.parameters);
  const p = Object.fromEntries(names.map((name) => [name, parameter(name)]));
  // The names are those of the declaration, so the record has exactly its fields.
  const made = new Coefficients(p as unknown as Parameters, years, new SurvivalTables());
  made.update(first);
  return made;
}
