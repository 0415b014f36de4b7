/**
 * Everything of a run that follows from parameters alone: the coefficients of the cohort equation
 * for each year, sex and cohort, household rates per person, and the arrivals of the reference.
 *
 * Most runs differ in levers only, so the tables are kept and made again only where the parameters
 * they are made from have changed. They are a pure function of those parameters.
 */
import type { View, WireContext } from "../../run/module.ts";
import { scratch } from "../scratch.ts";
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
import {
  between,
  lowerRow,
  type SurvivalTable,
  SurvivalTables,
  tablePosition,
} from "./survival-table.ts";

type Parameters = WireContext<typeof declaration>["p"];

/** Ages at which the groups of the dimension age_group end; the last one is open. */
const GROUP_ENDS = [3, 12, 18, 25, 65, 80, AGES];
export const GROUPS = GROUP_ENDS.length;

/** One table for each sex. */
type BySex = readonly [men: Float64Array, women: Float64Array];

const bySex = (length: number): BySex => [new Float64Array(length), new Float64Array(length)];

/** A parameter as it was when the tables were made. */
class Remembered {
  private values = new Float64Array(0);

  /** 1 if the parameter differs from what was remembered, else 0; remembers it. */
  changed(view: View): 0 | 1 {
    const { length } = view;
    if (this.values.length !== length) this.values = new Float64Array(length).fill(NaN);
    const { values } = this;
    let at = 0;
    while (at < length && values[at] === view[at]) at++;
    if (at === length) return 0;
    for (; at < length; at++) values[at] = view[at]!;
    return 1;
  }
}

const MALE = 0;
const FEMALE = 1;
const SEXES = [MALE, FEMALE] as const;

/** At the cap of DEM-5 the exact value is 0, and rounding may fall below it. */
const keptPart = (survival: number, leaving: number): number => {
  const kept = keepCoefficient(survival, leaving);
  return kept < 0 ? 0 : kept;
};

export class Coefficients {
  /** `[sex][year][cohort]`: DEM-4. */
  readonly keep: BySex;
  /** `[sex][year][cohort]`: share of the year's arrivals that is in the cell a year later. */
  readonly settle: BySex;
  /** `[sex][year][cohort]`: DEM-5. */
  readonly leave: BySex;
  /** Whether the cap of DEM-5 binds in any cell of any year. */
  capped = false;

  /** Number of brackets: the longest runs of ages in one age group with equal household rates. */
  brackets = 0;
  /** Per bracket the age after its last; the last bracket's is the open age, which is in it too. */
  readonly bracketEnds = new Int32Array(AGES);
  /** Per age group the bracket after its last. */
  readonly groupEnds = new Int32Array(GROUPS);
  /** `[sex][bracket]`: households, one-person households and collective persons per person. */
  readonly heads = bySex(AGES);
  readonly alone = bySex(AGES);
  readonly collective = bySex(AGES);
  highestMean = 0;
  /** Ages outside which the fertility schedule is zero. */
  firstFertile = 0;
  endFertile = 0;
  /** Arrivals that give the reference its net migration, per year. */
  readonly referenceArrivals: Float64Array;

  private revision = 0;
  private readonly line = new Float64Array(4);
  private readonly sizes = new Float64Array(2);
  private readonly remembered = Array.from({ length: 16 }, () => new Remembered());
  private readonly makeCohorts: () => boolean;
  private readonly findReferenceArrivals: (first: number) => void;

  constructor(
    private readonly p: Parameters,
    years: number,
    survivalTables: SurvivalTables,
  ) {
    this.keep = bySex(years * COHORTS);
    this.settle = bySex(years * COHORTS);
    this.leave = bySex(years * COHORTS);
    this.referenceArrivals = new Float64Array(years);
    this.makeCohorts = cohortMaker(p, years, survivalTables, this);
    this.findReferenceArrivals = referenceFinder(p, years, this);
  }

  /**
   * Brings the tables in line with the parameters.
   *
   * @param first the first calendar year
   * @param revision number of the parameters; where it is that of the last call, nothing changed
   */
  update(first: number, revision: number): void {
    if (revision === this.revision) return;
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
      remembered[2]!.changed(p.departure_rate) |
      remembered[3]!.changed(p.arrival_sex_share) |
      remembered[4]!.changed(p.arrival_schedule);
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
    if (cohorts !== 0) this.capped = this.makeCohorts();
    if (reference !== 0) this.findFertileAges();
    if (cohorts !== 0 || reference !== 0) this.findReferenceArrivals(first);
    if (households !== 0) this.makeHouseholdRates();
    this.revision = revision;
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

  /** DEM-9 per person of each sex and bracket. */
  private makeHouseholdRates(): void {
    const { p, heads, alone, collective, bracketEnds, groupEnds } = this;
    let group = 0;
    let brackets = 0;
    for (let age = 0; age < AGES; age++) {
      const groupBegins = age === GROUP_ENDS[group];
      if (groupBegins) groupEnds[group++] = brackets;
      if (age === 0 || groupBegins || this.ratesChangeAt(age)) {
        for (const sex of SEXES) {
          const cell = sex * AGES + age;
          const collectiveShare = p.collective_share[cell]!;
          const head = headRate(
            p.headship_rate[cell]!,
            p.headship_calibration[0]!,
            collectiveShare,
          );
          collective[sex][brackets] = collectiveShare;
          heads[sex][brackets] = head;
          alone[sex][brackets] = livingAloneRate(
            p.living_alone_share[cell]!,
            p.living_alone_calibration[0]!,
            head,
            collectiveShare,
          );
        }
        brackets++;
      }
      bracketEnds[brackets - 1] = Math.min(OPEN_AGE, age + 1);
    }
    groupEnds[group] = brackets;
    this.brackets = brackets;
    this.highestMean = highestMeanSize(p.three_person_share[0]!, p.highest_size_4_plus[0]!);
  }

  /** Whether any household rate of this age differs from that of the age below. */
  private ratesChangeAt(age: number): boolean {
    const { p } = this;
    for (const rates of [p.collective_share, p.headship_rate, p.living_alone_share]) {
      for (const sex of SEXES) {
        if (rates[sex * AGES + age] !== rates[sex * AGES + age - 1]) return true;
      }
    }
    return false;
  }
}

/** The tables that the loops over cohorts fill and read. */
type CohortTables = Pick<Coefficients, "keep" | "settle" | "leave">;

/**
 * Makes what fills the tables with what becomes of every cohort in every year. A function of its own
 * for one set of tables, so that V8 knows their arrays (cohort-pass.ts).
 *
 * @returns whether the cap of DEM-5 binds in any cell of any year
 */
function cohortMaker(
  p: Parameters,
  years: number,
  survivalTables: SurvivalTables,
  { keep, settle, leave }: CohortTables,
): () => boolean {
  const [keepMen, keepWomen] = keep;
  const [settleMen, settleWomen] = settle;
  const [leaveMen, leaveWomen] = leave;
  const { life_expectancy, departure_rate, arrival_sex_share, arrival_schedule } = p;
  const { ratios } = survivalTables;
  /** Of a year and sex: the nearest rows of ratios, and how far it lies from the one to the other. */
  const below = new Int32Array(new ArrayBuffer(8));
  const above = new Int32Array(new ArrayBuffer(8));
  const weights = scratch(2);

  const place = (table: SurvivalTable, sex: 0 | 1, lifeExpectancy: number): void => {
    const position = tablePosition(lifeExpectancy);
    const lower = lowerRow(position);
    below[sex] = table.row(sex, lower);
    above[sex] = table.row(sex, lower + 1);
    weights[sex] = position - lower;
  };

  /**
   * DEM-4 and DEM-5 for the cohorts of the year that begins at `row`, in one pass: the survival ratio
   * of a cohort, between two rows of the table, is needed for all of it.
   *
   * @returns 1 where the cap of DEM-5 binds, else 0
   */
  const fillYear = (row: number): 0 | 1 => {
    const belowMen = below[MALE]!;
    const aboveMen = above[MALE]!;
    const weightMen = weights[MALE]!;
    const menShare = arrival_sex_share[MALE]!;
    const belowWomen = below[FEMALE]!;
    const aboveWomen = above[FEMALE]!;
    const weightWomen = weights[FEMALE]!;
    const womenShare = arrival_sex_share[FEMALE]!;
    let capped: 0 | 1 = 0;
    for (let man = 0; man < COHORTS; man = (man + 1) | 0) {
      const at = (row + man) | 0;
      const woman = (man + COHORTS) | 0;

      const men = between(ratios[(belowMen + man) | 0]!, ratios[(aboveMen + man) | 0]!, weightMen);
      const rateMen = departure_rate[man]!;
      const leavingMen = departureRate(rateMen, men);
      if (leavingMen !== rateMen) capped = 1;
      leaveMen[at] = leavingMen;
      keepMen[at] = keptPart(men, leavingMen);
      settleMen[at] = settleCoefficient(men) * menShare * arrival_schedule[man]!;

      const women = between(
        ratios[(belowWomen + man) | 0]!,
        ratios[(aboveWomen + man) | 0]!,
        weightWomen,
      );
      const rateWomen = departure_rate[woman]!;
      const leavingWomen = departureRate(rateWomen, women);
      if (leavingWomen !== rateWomen) capped = 1;
      leaveWomen[at] = leavingWomen;
      keepWomen[at] = keptPart(women, leavingWomen);
      settleWomen[at] = settleCoefficient(women) * womenShare * arrival_schedule[woman]!;
    }
    return capped;
  };

  return () => {
    const table = survivalTables.of(p.death_rate);
    let capped = 0;
    for (let year = 0; year < years; year++) {
      place(table, MALE, life_expectancy[year]!);
      place(table, FEMALE, life_expectancy[years + year]!);
      capped |= fillYear((year * COHORTS) | 0);
    }
    return capped !== 0;
  };
}

/**
 * Makes a private run of the reference: in every year the arrivals that, after departures, leave the
 * net migration of DEM-7. Departures include newborn children, whose number rises with arriving
 * women; that relation is linear, so one division solves it.
 */
function referenceFinder(
  p: Parameters,
  years: number,
  tables: CohortTables & Pick<Coefficients, "referenceArrivals" | "firstFertile" | "endFertile">,
): (first: number) => void {
  const { referenceArrivals } = tables;
  const [keepMen, keepWomen] = tables.keep;
  const [settleMen, settleWomen] = tables.settle;
  const [leaveMen, leaveWomen] = tables.leave;
  const schedule = p.fertility_schedule;
  const [men, women] = bySex(COHORTS);
  // Arrivals of a year, and who leaves: arrays, because numbers handed to a function are allocated.
  const arriving = scratch(1);
  const leaving = scratch(1);
  return (first) => {
    const firstFertile = tables.firstFertile | 0;
    const endFertile = tables.endFertile | 0;
    const boys = p.male_birth_share[0]!;
    for (let age = 0; age < AGES; age++) {
      men[1 + age] = p.population[age]!;
      women[1 + age] = p.population[AGES + age]!;
    }
    let fertileNow = 0;
    for (let age = firstFertile; age < endFertile; age++) {
      fertileNow += schedule[age]! * women[1 + age]!;
    }
    leaving[0] = 0;
    addLeaving(men, leaveMen, leaving);
    addLeaving(women, leaveWomen, leaving);
    for (let year = 0; year < years; year++) {
      const row = (year * COHORTS) | 0;
      const newbornLeave = boys * leaveMen[row]! + (1 - boys) * leaveWomen[row]!;
      const departed = leaving[0]!;
      // Weighted women on the next 1 January without arrivals, and per person who arrives.
      let fertileKept = 0;
      let fertileSettled = 0;
      for (let age = firstFertile; age < endFertile; age++) {
        const at = (row + age) | 0;
        fertileKept += schedule[age]! * women[age]! * keepWomen[at]!;
        fertileSettled += schedule[age]! * settleWomen[at]!;
      }
      if (endFertile === AGES) {
        const open = OPEN_AGE + 1;
        fertileKept += schedule[OPEN_AGE]! * women[open]! * keepWomen[row + open]!;
        fertileSettled += schedule[OPEN_AGE]! * settleWomen[row + open]!;
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
      men[0] = boys * born;
      women[0] = (1 - boys) * born;
      arriving[0] = arrivals;
      leaving[0] = 0;
      // After the last year nobody asks who leaves.
      const nextRow = (Math.min(year + 1, years - 1) * COHORTS) | 0;
      passYear(men, keepMen, settleMen, leaveMen, row, nextRow, arriving, leaving);
      passYear(women, keepWomen, settleWomen, leaveWomen, row, nextRow, arriving, leaving);
      fertileNow = 0;
      for (let age = firstFertile; age < endFertile; age++) {
        fertileNow += schedule[age]! * women[1 + age]!;
      }
    }
  };
}

/** Adds to `leaving` who leaves in the first year (DEM-5), without those born during it. */
function addLeaving(people: Float64Array, leave: Float64Array, leaving: Float64Array): void {
  let sum = leaving[0]!;
  for (let cohort = 1; cohort < COHORTS; cohort++) sum += people[cohort]! * leave[cohort]!;
  leaving[0] = sum;
}

/**
 * Moves the cohorts of one sex up by a year (DEM-4), and adds to `leaving` who of them leaves in the
 * year to come: that sum waits for itself at every cohort, in which time the others are moved.
 *
 * @param people   opening cohorts, those born during the year in 0
 * @param row      where the year begins in the coefficients, `nextRow` the year to come
 * @param arriving arrivals of the year, in `[0]`
 */
function passYear(
  people: Float64Array,
  keep: Float64Array,
  settle: Float64Array,
  leave: Float64Array,
  row: number,
  nextRow: number,
  arriving: Float64Array,
  leaving: Float64Array,
): void {
  const arrivals = arriving[0]!;
  let sum = leaving[0]!;
  let at = row | 0;
  let next = (nextRow + 1) | 0;
  let carried = people[0]! * keep[at]! + arrivals * settle[at]!;
  for (let cohort = 1; cohort < COHORTS - 1; cohort++) {
    at = (at + 1) | 0;
    const opening = people[cohort]!;
    people[cohort] = carried;
    sum += carried * leave[next]!;
    next = (next + 1) | 0;
    carried = opening * keep[at]! + arrivals * settle[at]!;
  }
  // 99 and 100 both go to 100.
  at = (at + 1) | 0;
  carried += people[COHORTS - 1]! * keep[at]! + arrivals * settle[at]!;
  people[COHORTS - 1] = carried;
  leaving[0] = sum + carried * leave[next]!;
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
  made.update(first, 1);
  return made;
}
