/**
 * Demography: a cohort-component projection by sex and single year of age, and the households that
 * the people form.
 */
import { defineModule } from "../../run/module.ts";
import { CELLS, Coefficients } from "./coefficients.ts";
import { declaration } from "./declaration.ts";
import { births, deaths, householdSizes, ratio, wantedArrivals } from "./equations.ts";
import { AGES, COHORTS, OPEN_AGE } from "./life-table.ts";
import { SurvivalTables } from "./survival-table.ts";

/** Ages at which the groups of the dimension age_group end; the last one is open. */
const GROUP_ENDS = [3, 12, 18, 25, 65, 80, AGES] as const;
const GROUPS = GROUP_ENDS.length;

const survivalTables = new SurvivalTables();

export const demography = defineModule(
  declaration,
  ({ p, l, in: input, state, now, next, wished, got, account, recording, clock, size }) => {
    const years = size["year"]!;
    /** One per region of a run, in the order in which they are opened. */
    const kept: Coefficients[] = [];
    let opened = 0;

    const { population } = state;
    const male = population.subarray(0, AGES);
    const female = population.subarray(AGES);
    const groupEnds = Int32Array.from(GROUP_ENDS);
    const groups = next.population_by_age_group;

    /** Sums over the state from which all stocks follow. */
    const sums = new Float64Array(5);
    const MALE = 0;
    const FEMALE = 1;
    const HEADS = 2;
    const ALONE = 3;
    const COLLECTIVE = 4;

    /** Writes every stock from the sums and the age groups. */
    function writeStocks(coefficients: Coefficients): void {
      const total = sums[MALE]! + sums[FEMALE]!;
      state.total[0] = total;
      next.population[0] = total;
      next.population_by_sex[0] = sums[MALE]!;
      next.population_by_sex[1] = sums[FEMALE]!;
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
      next.population_added[0] = total - state.opening[0]!;

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

    /** Women on a 1 January weighted by the fertility schedule (DEM-6). */
    function fertileWomen(coefficients: Coefficients): number {
      const schedule = p.fertility_schedule;
      const end = coefficients.endFertile;
      let even = 0;
      let odd = 0;
      let age = coefficients.firstFertile;
      // Two sums side by side: one alone would wait for itself at every age.
      for (; age + 1 < end; age += 2) {
        even += schedule[age]! * female[age]!;
        odd += schedule[age + 1]! * female[age + 1]!;
      }
      if (age < end) even += schedule[age]! * female[age]!;
      return even + odd;
    }

    /** The cells of the account from the same equations, before the pass moves the cohorts up. */
    function record(coefficients: Coefficients, index: number, arrivals: number): void {
      const { keep, settle, leave, leaveStride } = coefficients;
      const { cohorts } = account;
      for (let cell = 0; cell < CELLS; cell++) {
        const sex = cell < COHORTS ? 0 : 1;
        const cohort = cell - sex * COHORTS;
        const newborn = cohort === 0;
        const persons = newborn ? 0 : population[sex * AGES + cohort - 1]!;
        const schedule = p.arrival_sex_share[sex]! * p.arrival_schedule[cell]!;
        cohorts.population[cell] = persons;
        cohorts.births[cell] = 0;
        cohorts.immigration[cell] = arrivals * schedule;
        cohorts.emigration[cell] = persons * leave[index * leaveStride + cell]!;
        const settled = arrivals * settle[index * CELLS + cell]!;
        const closing = persons * keep[index * CELLS + cell]! + settled;
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
    function recordNewborn(
      coefficients: Coefficients,
      index: number,
      sex: number,
      born: number,
      closing: number,
    ): void {
      const { cohorts } = account;
      const cell = sex * COHORTS;
      cohorts.births[cell] = born;
      cohorts.emigration[cell] =
        born * coefficients.leave[index * coefficients.leaveStride + cell]!;
      cohorts.deaths[cell] = deaths(
        0,
        born,
        cohorts.immigration[cell]!,
        cohorts.emigration[cell]!,
        closing,
      );
    }

    function open(): void {
      if (opened === kept.length) kept.push(new Coefficients(p, years, survivalTables));
      const coefficients = kept[opened]!;
      coefficients.update(clock[0]!);
      state.coefficients[0] = opened;
      opened++;

      for (let cell = 0; cell < population.length; cell++) population[cell] = p.population[cell]!;
      const { heads, alone, collective } = coefficients;
      sums.fill(0);
      let age = 0;
      for (let group = 0; group < GROUPS; group++) {
        const end = groupEnds[group]!;
        let persons = 0;
        for (; age < end; age++) {
          const men = male[age]!;
          const women = female[age]!;
          persons += men + women;
          sums[MALE] = sums[MALE]! + men;
          sums[FEMALE] = sums[FEMALE]! + women;
          sums[HEADS] = sums[HEADS]! + men * heads[age]! + women * heads[AGES + age]!;
          sums[ALONE] = sums[ALONE]! + men * alone[age]! + women * alone[AGES + age]!;
          sums[COLLECTIVE] =
            sums[COLLECTIVE]! + men * collective[age]! + women * collective[AGES + age]!;
        }
        groups[group] = persons;
      }
      state.opening[0] = sums[MALE]! + sums[FEMALE]!;
      state.fertile_women[0] = fertileWomen(coefficients);
      writeStocks(coefficients);
    }

    function year(): void {
      opened = 0;
      const coefficients = kept[state.coefficients[0]!]!;
      const { keep, settle, leave, heads, alone, collective } = coefficients;
      const index = clock[1]!;
      const row = index * CELLS;
      const leaveRow = index * coefficients.leaveStride;

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
      got.arrivals_not_negative[0] =
        wanted < 0 && change < 0 ? Math.min(0, change - wanted) : change;
      if (recording[0] === 1) record(coefficients, index, arrivals);

      // DEM-4 upward, both sexes side by side; what an age sends up is carried in a local, so the
      // cell it comes from can be overwritten at once. Age 0 follows when the births are known.
      let men = 0;
      let women = 0;
      let menTotal = 0;
      let womenTotal = 0;
      let menLeave = 0;
      let womenLeave = 0;
      let menHeads = 0;
      let womenHeads = 0;
      let menAlone = 0;
      let womenAlone = 0;
      let menCollective = 0;
      let womenCollective = 0;
      let age = 0;
      for (let group = 0; group < GROUPS; group++) {
        const end = Math.min(OPEN_AGE, groupEnds[group]!);
        const menBefore = menTotal;
        const womenBefore = womenTotal;
        for (; age < end; age++) {
          const menOpening = male[age]!;
          const womenOpening = female[age]!;
          male[age] = men;
          female[age] = women;
          menTotal += men;
          womenTotal += women;
          menHeads += men * heads[age]!;
          womenHeads += women * heads[AGES + age]!;
          menAlone += men * alone[age]!;
          womenAlone += women * alone[AGES + age]!;
          menCollective += men * collective[age]!;
          womenCollective += women * collective[AGES + age]!;
          menLeave += menOpening * leave[leaveRow + age + 1]!;
          womenLeave += womenOpening * leave[leaveRow + COHORTS + age + 1]!;
          men = menOpening * keep[row + age + 1]! + arrivals * settle[row + age + 1]!;
          women =
            womenOpening * keep[row + COHORTS + age + 1]! +
            arrivals * settle[row + COHORTS + age + 1]!;
        }
        groups[group] = menTotal - menBefore + (womenTotal - womenBefore);
      }
      // 99 and 100 both go to 100.
      const menOldest = male[OPEN_AGE]!;
      const womenOldest = female[OPEN_AGE]!;
      const openCell = COHORTS - 1;
      menLeave += menOldest * leave[leaveRow + openCell]!;
      womenLeave += womenOldest * leave[leaveRow + COHORTS + openCell]!;
      men += menOldest * keep[row + openCell]! + arrivals * settle[row + openCell]!;
      women +=
        womenOldest * keep[row + COHORTS + openCell]! +
        arrivals * settle[row + COHORTS + openCell]!;
      male[OPEN_AGE] = men;
      female[OPEN_AGE] = women;
      groups[GROUPS - 1] = groups[GROUPS - 1]! + men + women;

      // DEM-6; the newborn are a cohort like any other, with their births as the opening.
      const fertileNow = state.fertile_women[0]!;
      const fertileNext = fertileWomen(coefficients);
      const born = births(p.total_fertility[index]!, fertileNow, fertileNext);
      const boys = born * p.male_birth_share[0]!;
      const girls = born - boys;
      const boysNext = boys * keep[row]! + arrivals * settle[row]!;
      const girlsNext = girls * keep[row + COHORTS]! + arrivals * settle[row + COHORTS]!;
      male[0] = boysNext;
      female[0] = girlsNext;
      groups[0] = groups[0]! + boysNext + girlsNext;
      state.fertile_women[0] = fertileNext;

      sums[MALE] = menTotal + men + boysNext;
      sums[FEMALE] = womenTotal + women + girlsNext;
      sums[HEADS] =
        menHeads +
        womenHeads +
        (men * heads[OPEN_AGE]! + women * heads[AGES + OPEN_AGE]!) +
        (boysNext * heads[0]! + girlsNext * heads[AGES]!);
      sums[ALONE] =
        menAlone +
        womenAlone +
        (men * alone[OPEN_AGE]! + women * alone[AGES + OPEN_AGE]!) +
        (boysNext * alone[0]! + girlsNext * alone[AGES]!);
      sums[COLLECTIVE] =
        menCollective +
        womenCollective +
        (men * collective[OPEN_AGE]! + women * collective[AGES + OPEN_AGE]!) +
        (boysNext * collective[0]! + girlsNext * collective[AGES]!);

      const opening = state.total[0]!;
      const departures =
        menLeave + womenLeave + boys * leave[leaveRow]! + girls * leave[leaveRow + COHORTS]!;
      writeStocks(coefficients);

      const died = deaths(opening, born, arrivals, departures, state.total[0]!);
      now.births[0] = born;
      now.deaths[0] = died;
      now.arrivals[0] = arrivals;
      now.departures[0] = departures;
      now.natural_balance[0] = born - died;
      now.net_migration[0] = arrivals - departures;
      if (recording[0] === 1) {
        recordNewborn(coefficients, index, 0, boys, boysNext);
        recordNewborn(coefficients, index, 1, girls, girlsNext);
      }
    }

    return { open, year };
  },
);
