/**
 * Demography: a cohort-component projection by sex and single year of age, and the households that
 * the people form.
 */
import {
  BY_ITSELF,
  defineModule,
  TOGETHER,
  type Behaviour,
  type WireContext,
} from "../../run/module.ts";
import { scratch } from "../scratch.ts";
import {
  addBrackets,
  addUp,
  ALONE,
  COLLECTIVE,
  fertileWomen,
  HEADS,
  MEN,
  passUpward,
  SUMS,
  WOMEN,
} from "./cohort-pass.ts";
import { groupsAlong, rake } from "../raking.ts";
import { Coefficients } from "./coefficients.ts";
import { declaration } from "./declaration.ts";
import {
  births,
  deaths,
  extraArrivals,
  householdSizes,
  ratio,
  wantedArrivals,
} from "./equations.ts";
import { AGES, COHORTS, OPEN_AGE } from "./life-table.ts";
import { exposure, pullOf, roomToLeave, routeMoves } from "./moves.ts";
import { SurvivalTables } from "./survival-table.ts";

/** What a year has found out before its newborn are known, as places in an array. */
const ARRIVING = 0;
const WANTED = 1;
const LEAVING = 2;
const BORN = 3;
const MADE = 4;

/**
 * The behaviour for one region of a run. Regions that step together differ in their coefficients, so
 * each has closures of its own: only of a function that was made once does V8 know the arrays, and
 * with unknown arrays a year takes three times as long.
 */
function projectRegion(
  context: WireContext<typeof declaration>,
  coefficients: Coefficients,
): Required<Behaviour> {
  const {
    p,
    l,
    in: input,
    state,
    now,
    next,
    wished,
    got,
    account,
    observed,
    recording,
    revision,
    clock,
    together,
    sent,
    received,
  } = context;
  const [keepMen, keepWomen] = coefficients.keep;
  const [settleMen, settleWomen] = coefficients.settle;
  const [leaveMen, leaveWomen] = coefficients.leave;
  const [headsMen, headsWomen] = coefficients.heads;
  const [aloneMen, aloneWomen] = coefficients.alone;
  const [collectiveMen, collectiveWomen] = coefficients.collective;
  const { bracketEnds, groupEnds } = coefficients;

  const { population } = state;
  const men = population.subarray(0, AGES);
  const women = population.subarray(AGES);
  const groups = next.population_by_age_group;
  const bySex = next.population_by_sex;
  /** Persons per bracket of ages. */
  const menIn = new Float64Array(AGES);
  const womenIn = new Float64Array(AGES);
  const sums = new Float64Array(SUMS);
  const made = scratch(MADE);
  /** Who is there when a year begins, for the account; the year moves them up. */
  const opening = new Float64Array(2 * AGES);
  const { reference_population } = state;
  const referenceMen = reference_population.subarray(0, AGES);
  const referenceWomen = reference_population.subarray(AGES);

  /**
   * Writes every stock from the persons per bracket. Returns nothing: a fraction that a function
   * returns is an object, unless V8 inlines it.
   */
  function writeStocks(): void {
    addBrackets(
      menIn,
      womenIn,
      headsMen,
      headsWomen,
      aloneMen,
      aloneWomen,
      collectiveMen,
      collectiveWomen,
      groupEnds,
      groups,
      sums,
    );
    const total = sums[MEN]! + sums[WOMEN]!;
    state.total[0] = total;
    next.population[0] = total;
    bySex[0] = sums[MEN]!;
    bySex[1] = sums[WOMEN]!;
    next.population_by_age.set(population);
    const young = groups[0]! + groups[1]! + groups[2]!;
    const active = groups[3]! + groups[4]!;
    const old = groups[5]! + groups[6]!;
    next.population_0_2[0] = groups[0]!;
    next.population_3_11[0] = groups[1]!;
    next.population_12_17[0] = groups[2]!;
    next.population_18_64[0] = active;
    next.population_25_64[0] = groups[4]!;
    next.population_65_plus[0] = old;
    next.population_80_plus[0] = groups[6]!;
    next.dependency_ratio[0] = ratio(young + old, active);

    const collective = sums[COLLECTIVE]!;
    const inHouseholds = Math.max(0, total - collective);
    const { highestMean } = coefficients;
    const households = Math.max(sums[HEADS]!, inHouseholds / highestMean);
    next.collective_population[0] = collective;
    next.private_population[0] = inHouseholds;
    next.households[0] = households;
    next.household_size[0] = ratio(inHouseholds, households);
    next.mean_size_4_plus[0] = householdSizes(
      households,
      sums[ALONE]!,
      inHouseholds,
      p.three_person_share[0]!,
      p.base_size_4_plus[0]!,
      highestMean,
      next.households_by_size,
    );
  }

  /** The cells of the account from the same equations, of who was there before the pass. */
  function record(index: number, arrivals: number): void {
    const { cohorts } = account;
    for (let cell = 0; cell < 2 * COHORTS; cell++) {
      const sex = cell < COHORTS ? 0 : 1;
      const cohort = cell - sex * COHORTS;
      const at = index * COHORTS + cohort;
      const persons = cohort === 0 ? 0 : opening[sex * AGES + cohort - 1]!;
      const schedule = p.arrival_sex_share[sex]! * p.arrival_schedule[cell]!;
      cohorts.population[cell] = persons;
      cohorts.births[cell] = 0;
      cohorts.immigration[cell] = arrivals * schedule;
      cohorts.emigration[cell] = persons * coefficients.leave[sex][at]!;
      const settled = arrivals * coefficients.settle[sex][at]!;
      let closing = persons * coefficients.keep[sex][at]! + settled;
      if (together[0] !== BY_ITSELF) {
        const [more, fewer] = [received.extra_arrivals[cell]!, received.extra_departures[cell]!];
        cohorts.immigration[cell] = Math.max(0, cohorts.immigration[cell]! + more);
        cohorts.emigration[cell] = cohorts.emigration[cell]! + fewer;
        closing = Math.max(0, closing + (more - fewer) * exposureOf(sex, at));
      }
      cohorts.deaths[cell] = deaths(
        persons,
        0,
        cohorts.immigration[cell]!,
        cohorts.emigration[cell]!,
        closing,
      );
    }
  }

  /** The newborn rows of the account, once the births of the year are known. */
  function recordNewborn(index: number, sex: 0 | 1, born: number, closing: number): void {
    const { cohorts } = account;
    const cell = sex * COHORTS;
    cohorts.births[cell] = born;
    const extra = together[0] === BY_ITSELF ? 0 : received.extra_departures[cell]!;
    cohorts.emigration[cell] = born * coefficients.leave[sex][index * COHORTS]! + extra;
    cohorts.deaths[cell] = deaths(
      0,
      born,
      cohorts.immigration[cell]!,
      cohorts.emigration[cell]!,
      closing,
    );
  }

  /** Age groups as brackets of single ages, known once the coefficients are. */
  function ageGroups(): Int32Array {
    const groupOf = new Int32Array(2 * AGES);
    let bracket = 0;
    let group = 0;
    for (let age = 0; age < AGES; age++) {
      while (age >= bracketEnds[bracket]! && bracket < coefficients.brackets - 1) bracket++;
      while (bracket >= groupEnds[group]!) group++;
      groupOf[age] = group;
      groupOf[AGES + age] = group;
    }
    return groupOf;
  }

  /** Who is there when the run starts again; the account says what was added or taken away. */
  function adjust(): void {
    const before = population.slice();
    const isAny = rake(population, observed.population[0]!, [
      { groupOf: groupsAlong(1, 2, AGES), observed: observed.population_by_sex },
      { groupOf: ageGroups(), observed: observed.population_by_age_group },
      { groupOf: groupsAlong(1, 2 * AGES, 1), observed: observed.population_by_age },
    ]);
    if (!isAny) return;
    if (recording[0] === 1) {
      const { adjustment } = account.cohorts;
      for (let sex = 0; sex < 2; sex++) {
        for (let age = 0; age < AGES; age++) {
          // Who is of an age was a year younger; 99 and 100 come to 100 together.
          const cohort = age < OPEN_AGE ? age : COHORTS - 1;
          const at = sex * AGES + age;
          adjustment[sex * COHORTS + cohort] = population[at]! - before[at]!;
        }
      }
    }
    const { brackets, firstFertile, endFertile } = coefficients;
    addUp(men, bracketEnds, brackets, menIn);
    addUp(women, bracketEnds, brackets, womenIn);
    state.fertile_women[0] = fertileWomen(women, p.fertility_schedule, firstFertile, endFertile);
    writeStocks();
    next.population_added[0] = state.total[0]! - state.opening[0]!;
  }

  function open(): void {
    coefficients.update(clock[0]! | 0, revision[0]! | 0);
    population.set(p.population);
    const { brackets, firstFertile, endFertile } = coefficients;
    addUp(men, bracketEnds, brackets, menIn);
    addUp(women, bracketEnds, brackets, womenIn);
    state.fertile_women[0] = fertileWomen(women, p.fertility_schedule, firstFertile, endFertile);
    writeStocks();
    state.opening[0] = state.total[0]!;
    next.population_added[0] = 0;
    reference_population.set(population);
    state.reference_fertile_women[0] = state.fertile_women[0]!;
  }

  /** Half a year with those who live in a place, and half a year without, of a cohort of a year. */
  function exposureOf(sex: 0 | 1, at: number): number {
    return exposure(coefficients.keep[sex][at]!, coefficients.leave[sex][at]!);
  }

  /** DEM-8 */
  function extraOfYear(): number {
    return extraArrivals(
      l.arrivals_change[0]!,
      p.housing_pull[0]!,
      input.extra_completed[0]!,
      p.housing_push[0]!,
      input.shortage[0]!,
    );
  }

  /** What is known when the year begins, of all who were born before it (DEM-13). */
  function sendAdults(): void {
    const index = clock[1]! | 0;
    const row = (index * COHORTS) | 0;
    const arrivals = coefficients.referenceArrivals[index]!;
    for (let sex: 0 | 1 = 0; sex < 2; sex = (sex + 1) as 0 | 1) {
      const keep = coefficients.keep[sex];
      const leave = coefficients.leave[sex];
      for (let cohort = 0; cohort < COHORTS; cohort++) {
        const cell = sex * COHORTS + cohort;
        const schedule = p.arrival_sex_share[sex]! * p.arrival_schedule[cell]!;
        sent.reference_arrivals[cell] = arrivals * schedule;
        if (cohort === 0) continue;
        const at = row + cohort;
        const person = sex * AGES + cohort - 1;
        const persons = population[person]!;
        sent.reference_departures[cell] = reference_population[person]! * leave[at]!;
        sent.departures[cell] = persons * leave[at]!;
        sent.room[cell] = roomToLeave(persons, keep[at]!, leave[at]!);
      }
    }
    sent.pull[0] = pullOf(extraOfYear(), arrivals);

    // The reference goes a year on, as the year of a region does that follows it.
    passUpward(
      referenceMen,
      referenceWomen,
      keepMen,
      keepWomen,
      settleMen,
      settleWomen,
      leaveMen,
      leaveWomen,
      (row + 1) | 0,
      arrivals,
      bracketEnds,
      coefficients.brackets,
      menIn,
      womenIn,
    );
    const fertileNext = fertileWomen(
      referenceWomen,
      p.fertility_schedule,
      coefficients.firstFertile,
      coefficients.endFertile,
    );
    const born = births(p.total_fertility[index]!, state.reference_fertile_women[0]!, fertileNext);
    state.reference_fertile_women[0] = fertileNext;
    const boys = born * p.male_birth_share[0]!;
    const girls = born - boys;
    sent.reference_departures[0] = boys * leaveMen[row]!;
    sent.reference_departures[COHORTS] = girls * leaveWomen[row]!;
    referenceMen[0] = boys * keepMen[row]! + arrivals * settleMen[row]!;
    referenceWomen[0] = girls * keepWomen[row]! + arrivals * settleWomen[row]!;
  }

  /** Those born in the year, once it is known which women arrive and leave. */
  function sendNewborn(): void {
    pass();
    const row = ((clock[1]! | 0) * COHORTS) | 0;
    const boys = made[BORN]! * p.male_birth_share[0]!;
    const girls = made[BORN]! - boys;
    sent.departures[0] = boys * leaveMen[row]!;
    sent.departures[COHORTS] = girls * leaveWomen[row]!;
    sent.room[0] = roomToLeave(boys, keepMen[row]!, leaveMen[row]!);
    sent.room[COHORTS] = roomToLeave(girls, keepWomen[row]!, leaveWomen[row]!);
  }

  function send(round: number): void {
    if (round === 0) sendAdults();
    else sendNewborn();
  }

  /** Who arrives from members of the group, and leaves to them, beyond what the region sees alone. */
  function moveAdults(row: number): void {
    const { extra_arrivals, extra_departures } = received;
    let leaving = 0;
    for (let sex: 0 | 1 = 0; sex < 2; sex = (sex + 1) as 0 | 1) {
      const keep = coefficients.keep[sex];
      const leave = coefficients.leave[sex];
      for (let cohort = 1; cohort < COHORTS; cohort++) {
        const cell = sex * COHORTS + cohort;
        const fewer = extra_departures[cell]!;
        leaving += fewer;
        const at = row + cohort;
        const change = (extra_arrivals[cell]! - fewer) * exposure(keep[at]!, leave[at]!);
        // 99 and 100 both go to 100.
        const place = sex * AGES + Math.min(cohort, OPEN_AGE);
        // Rounding may leave less than nothing where all of a cohort leave.
        population[place] = Math.max(0, population[place]! + change);
      }
    }
    made[LEAVING] = made[LEAVING]! + leaving;
    const { brackets } = coefficients;
    addUp(men, bracketEnds, brackets, menIn);
    addUp(women, bracketEnds, brackets, womenIn);
  }

  /** The year of all who were born before it, and how many are born. */
  function pass(): void {
    // Whole numbers, said so: an index that might be a fraction is checked at every access.
    const index = clock[1]! | 0;
    const row = (index * COHORTS) | 0;

    // DEM-8
    const wanted = wantedArrivals(
      coefficients.referenceArrivals[index]!,
      l.arrivals_change[0]!,
      p.housing_pull[0]!,
      input.extra_completed[0]!,
      p.housing_push[0]!,
      input.shortage[0]!,
    );
    const arrivals = Math.max(0, wanted);
    made[WANTED] = wanted;
    made[ARRIVING] = arrivals;
    if (recording[0] === 1) opening.set(population);

    made[LEAVING] = passUpward(
      men,
      women,
      keepMen,
      keepWomen,
      settleMen,
      settleWomen,
      leaveMen,
      leaveWomen,
      (row + 1) | 0,
      arrivals,
      bracketEnds,
      coefficients.brackets,
      menIn,
      womenIn,
    );
    if (together[0] !== BY_ITSELF) moveAdults(row);

    // DEM-6; the newborn are a cohort like any other, with their births as the opening.
    const fertileNext = fertileWomen(
      women,
      p.fertility_schedule,
      coefficients.firstFertile,
      coefficients.endFertile,
    );
    made[BORN] = births(p.total_fertility[index]!, state.fertile_women[0]!, fertileNext);
    state.fertile_women[0] = fertileNext;
  }

  function year(): void {
    // Together with others it was passed when the newborn were sent.
    if (together[0] !== TOGETHER) pass();
    const index = clock[1]! | 0;
    const row = (index * COHORTS) | 0;
    const change = l.arrivals_change[0]!;
    const wanted = made[WANTED]!;
    wished.arrivals_not_negative[0] = change;
    got.arrivals_not_negative[0] = wanted < 0 && change < 0 ? Math.min(0, change - wanted) : change;
    const arrivals = made[ARRIVING]!;
    if (recording[0] === 1) record(index, arrivals);

    const born = made[BORN]!;
    const boys = born * p.male_birth_share[0]!;
    const girls = born - boys;
    let boysNext = boys * keepMen[row]! + arrivals * settleMen[row]!;
    let girlsNext = girls * keepWomen[row]! + arrivals * settleWomen[row]!;
    let departures = made[LEAVING]! + (boys * leaveMen[row]! + girls * leaveWomen[row]!);
    let arrived = arrivals;
    if (together[0] !== BY_ITSELF) {
      const { extra_arrivals, extra_departures } = received;
      const fewerBoys = extra_departures[0]!;
      const fewerGirls = extra_departures[COHORTS]!;
      const moreBoys = extra_arrivals[0]! - fewerBoys;
      const moreGirls = extra_arrivals[COHORTS]! - fewerGirls;
      boysNext = Math.max(0, boysNext + moreBoys * exposureOf(0, row));
      girlsNext = Math.max(0, girlsNext + moreGirls * exposureOf(1, row));
      departures += fewerBoys + fewerGirls;
      let more = 0;
      for (let cell = 0; cell < 2 * COHORTS; cell++) more += extra_arrivals[cell]!;
      arrived = Math.max(0, arrived + more);
    }
    men[0] = boysNext;
    women[0] = girlsNext;
    menIn[0] = menIn[0]! + boysNext;
    womenIn[0] = womenIn[0]! + girlsNext;

    const before = state.total[0]!;
    writeStocks();
    const closing = state.total[0]!;
    next.population_added[0] = closing - state.opening[0]!;
    const died = deaths(before, born, arrived, departures, closing);
    now.births[0] = born;
    now.deaths[0] = died;
    now.arrivals[0] = arrived;
    now.departures[0] = departures;
    now.natural_balance[0] = born - died;
    now.net_migration[0] = arrived - departures;
    if (recording[0] === 1) {
      recordNewborn(index, 0, boys, boysNext);
      recordNewborn(index, 1, girls, girlsNext);
    }
  }

  return { open, year, adjust, send };
}

const survivalTables = new SurvivalTables();

export const demography = defineModule(
  declaration,
  (context) => {
    const { p, state, size } = context;
    /** One per region of a run, in the order in which they are opened. */
    const regions: Required<Behaviour>[] = [];
    let opened = 0;
    return {
      open() {
        if (opened === regions.length) {
          const coefficients = new Coefficients(p, size["year"]!, survivalTables);
          regions.push(projectRegion(context, coefficients));
        }
        state.coefficients[0] = opened;
        regions[opened]!.open();
        opened++;
      },
      year() {
        opened = 0;
        regions[state.coefficients[0]! | 0]!.year();
      },
      adjust() {
        regions[state.coefficients[0]! | 0]!.adjust();
      },
      send(round) {
        regions[state.coefficients[0]! | 0]!.send(round);
      },
    };
  },
  routeMoves,
);
