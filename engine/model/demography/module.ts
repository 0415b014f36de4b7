/**
 * Demography: a cohort-component projection by sex and single year of age, and the households that
 * the people form.
 */
import { defineModule, type Behaviour, type WireContext } from "../../run/module.ts";
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
import { births, deaths, householdSizes, ratio, wantedArrivals } from "./equations.ts";
import { AGES, COHORTS, OPEN_AGE } from "./life-table.ts";
import { SurvivalTables } from "./survival-table.ts";

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

  /** The cells of the account from the same equations, before the pass moves the cohorts up. */
  function record(index: number, arrivals: number): void {
    const { cohorts } = account;
    for (let cell = 0; cell < 2 * COHORTS; cell++) {
      const sex = cell < COHORTS ? 0 : 1;
      const cohort = cell - sex * COHORTS;
      const at = index * COHORTS + cohort;
      const persons = cohort === 0 ? 0 : population[sex * AGES + cohort - 1]!;
      const schedule = p.arrival_sex_share[sex]! * p.arrival_schedule[cell]!;
      cohorts.population[cell] = persons;
      cohorts.births[cell] = 0;
      cohorts.immigration[cell] = arrivals * schedule;
      cohorts.emigration[cell] = persons * coefficients.leave[sex][at]!;
      const settled = arrivals * coefficients.settle[sex][at]!;
      const closing = persons * coefficients.keep[sex][at]! + settled;
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
    cohorts.emigration[cell] = born * coefficients.leave[sex][index * COHORTS]!;
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
  }

  function year(): void {
    // Whole numbers, said so: an index that might be a fraction is checked at every access.
    const index = clock[1]! | 0;
    const row = (index * COHORTS) | 0;

    // DEM-8
    const change = l.arrivals_change[0]!;
    const wanted = wantedArrivals(
      coefficients.referenceArrivals[index]!,
      change,
      p.housing_pull[0]!,
      input.extra_completed[0]!,
      p.housing_push[0]!,
      input.shortage[0]!,
    );
    const arrivals = Math.max(0, wanted);
    wished.arrivals_not_negative[0] = change;
    got.arrivals_not_negative[0] = wanted < 0 && change < 0 ? Math.min(0, change - wanted) : change;
    if (recording[0] === 1) record(index, arrivals);

    const leaving = passUpward(
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

    // DEM-6; the newborn are a cohort like any other, with their births as the opening.
    const fertileNext = fertileWomen(
      women,
      p.fertility_schedule,
      coefficients.firstFertile,
      coefficients.endFertile,
    );
    const born = births(p.total_fertility[index]!, state.fertile_women[0]!, fertileNext);
    state.fertile_women[0] = fertileNext;
    const boys = born * p.male_birth_share[0]!;
    const girls = born - boys;
    const boysNext = boys * keepMen[row]! + arrivals * settleMen[row]!;
    const girlsNext = girls * keepWomen[row]! + arrivals * settleWomen[row]!;
    men[0] = boysNext;
    women[0] = girlsNext;
    menIn[0] = menIn[0]! + boysNext;
    womenIn[0] = womenIn[0]! + girlsNext;

    const departures = leaving + (boys * leaveMen[row]! + girls * leaveWomen[row]!);
    const opening = state.total[0]!;
    writeStocks();
    const closing = state.total[0]!;
    next.population_added[0] = closing - state.opening[0]!;
    const died = deaths(opening, born, arrivals, departures, closing);
    now.births[0] = born;
    now.deaths[0] = died;
    now.arrivals[0] = arrivals;
    now.departures[0] = departures;
    now.natural_balance[0] = born - died;
    now.net_migration[0] = arrivals - departures;
    if (recording[0] === 1) {
      recordNewborn(index, 0, boys, boysNext);
      recordNewborn(index, 1, girls, girlsNext);
    }
  }

  return { open, year, adjust };
}

const survivalTables = new SurvivalTables();

export const demography = defineModule(declaration, (context) => {
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
  };
});
