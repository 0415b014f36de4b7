/**
 * The equations of the demography module, one function each. The loops over ages in module.ts and
 * coefficients.ts cite them. DEM-1 to DEM-3, the life table, stand in life-table.ts.
 */

/**
 * DEM-4  Survivors and migrants of a cohort on the next 1 January
 *
 *   N'(a+1) = N(a) keep(a) + I(a) settle(a)
 *   keep = S - m (1 + S)/2        settle = (1 + S)/2
 *
 *   N  persons on 1 January; for the newborn their births   [person]
 *   S  survival ratio of the cohort (DEM-2, DEM-3)          [1]
 *   m  departure rate (DEM-5)                               [1/year]
 *   I  arrivals of the cohort during the year               [person]
 *
 * Source  Cohort-component method, Preston, Heuveline and Guillot (2001), 6.3: half of the year's
 *         migrants are exposed to the year's mortality. 99 and 100 both go to 100.
 * Differs A restarted run adds an adjustment in one year (RAK-1).
 * Test    test/laws/demography.test.ts, "closes the account of every cohort: it opens next year where it closed, a year older".
 */
export const keepCoefficient = (survival: number, departureRate: number): number =>
  survival - (departureRate * (1 + survival)) / 2;

/** The other coefficient of DEM-4: how many of those who arrive are alive on the next 1 January. */
export const settleCoefficient = (survival: number): number => (1 + survival) / 2;

/**
 * DEM-5  Departures of a cohort
 *
 *   E = m N        m = min(rate, 2 S / (1 + S))
 *
 *   rate  departure rate of the data   [1/year]  parameter demography.departure_rate
 *
 * Source  MODEL 1: nobody leaves who would have died before, so that DEM-4 stays positive.
 * Differs The floor never binds in shipped data (a test says so); it is there for data in which
 *         more would leave than survive.
 * Test    test/laws/demography.test.ts, "stays at or above zero in odd regions, and within every declared bound".
 */
export const departureRate = (rate: number, survival: number): number =>
  rate * (1 + survival) > 2 * survival ? (2 * survival) / (1 + survival) : rate;

/**
 * DEM-6  Births of a year
 *
 *   B = TFR(y) x sum over a of f(a) (W(a, y) + W(a, y+1)) / 2
 *
 *   TFR  total fertility rate                    [1]       parameter demography.total_fertility
 *   f    schedule by age of the mother, sums to 1 [1]       parameter demography.fertility_schedule
 *   W    women of age a on 1 January              [person]
 *
 * Source  Mid-year women as the mean of two stocks, which exposes half of the year's migrants.
 * Test    test/known-answers/demography-stable-population.test.ts,
 *         "grows at its intrinsic rate with %d children per woman".
 *
 * @param fertileNow   sum of f W on 1 January y
 * @param fertileNext  the same on 1 January y+1
 */
export const births = (totalFertility: number, fertileNow: number, fertileNext: number): number =>
  (totalFertility * (fertileNow + fertileNext)) / 2;

/**
 * DEM-7  Net migration of the reference
 *
 *   M(y) = start + (end - start) (y - first) / (settled - first),   end from `settled` on
 *
 *   start    net migration of the first year   [person/year]  parameter demography.net_migration_start
 *   end      its long-run value                [person/year]  parameter demography.net_migration_long_run
 *   settled  year in which that is reached     [year]         parameter demography.net_migration_settled_year
 *   first    first year of the run             [year]
 *
 * Source  Net 856 in 2024 (measured), 323 from 2030 (mean of 2009-2019).
 * Differs Of municipalities that run together the moves between them follow from DEM-16.
 * Test    test/known-answers/demography-reference.test.ts, "follows its line of net migration: 856 in 2024, 323 from 2030".
 */
export const referenceNetMigration = (
  year: number,
  first: number,
  settled: number,
  start: number,
  longRun: number,
): number =>
  year >= settled ? longRun : start + ((longRun - start) * (year - first)) / (settled - first);

/**
 * DEM-8  Arrivals of a year
 *
 *   I = max(0, reference + change + pull x extra - push x shortage)
 *
 *   reference  arrivals with which the reference has its net migration (DEM-7)  [person/year]
 *   change     arrivals that a plan adds                                        [person/year]      lever demography.arrivals_change
 *   pull       arrivals per extra dwelling                                      [person/dwelling]  parameter demography.housing_pull
 *   extra      dwellings completed above the reference in y-1                   [dwelling]         housing.extra_completed
 *   push       arrivals kept away per household without a dwelling              [person/household] parameter demography.housing_push
 *   shortage   households without a dwelling on 1 January y                     [household]        housing.shortage
 *
 * Source  MODEL 1, coupling to housing.
 * Differs The floor at zero is reported as the constraint arrivals_not_negative.
 * Test    test/laws/demography.test.ts, "never has fewer people, households or births when more arrive".
 *
 * @returns arrivals before the floor
 */
export const wantedArrivals = (
  reference: number,
  change: number,
  pull: number,
  extra: number,
  push: number,
  shortage: number,
): number => reference + change + pull * extra - push * shortage;

/** What DEM-8 adds to the reference, by itself: nought to the bit where nothing is asked. */
export const extraArrivals = (
  change: number,
  pull: number,
  extra: number,
  push: number,
  shortage: number,
): number => change + pull * extra - push * shortage;

/**
 * DEM-9  Households
 *
 *   P = sum N (1 - c)          H = max(sum N (1 - c) min(1, h k), P / M)
 *
 *   N  persons by age and sex                              [person]            DEM-4
 *   c  share in collective households by age and sex       [1]                 parameter demography.collective_share
 *   h  headship rate in private households                 [household/person]  parameter demography.headship_rate
 *   k  calibration on the last measured year               [1]                 parameter demography.headship_calibration
 *   M  highest mean size of households of two or more      [person/household]  parameter demography.highest_size_4_plus
 *
 * Source  Headship-rate method; 2011 census positions, calibrated on 2023.
 * Differs Children need not live without a household: a private population with hardly any heads
 *         still makes households of the highest mean size. Never so in a real city.
 * Test    test/known-answers/demography-reference.test.ts, "meets the households of 2023, the last measured year".
 */
export const headRate = (rate: number, calibration: number, collectiveShare: number): number =>
  (1 - collectiveShare) * Math.min(1, rate * calibration);

/**
 * Those living alone per person of an age (DEM-9's counterpart for one-person households); never
 * more than the heads, as everyone who lives alone heads a household.
 */
export const livingAloneRate = (
  rate: number,
  calibration: number,
  headRateOfAge: number,
  collectiveShare: number,
): number => Math.min(headRateOfAge, (1 - collectiveShare) * rate * calibration);

/** M of DEM-9: with no households of two persons and those of four or more at their highest size. */
export const highestMeanSize = (threePersonShare: number, highestSize: number): number =>
  3 * threePersonShare + (1 - threePersonShare) * highestSize;

/**
 * DEM-10  Households by size
 *
 *   H1 + H2 + H3 + H4 = H        H1 + 2 H2 + 3 H3 + s H4 = P
 *   H3 = t (H - H1)
 *
 *   2 (H - H1) <= P - H1 <= M (H - H1)
 *
 *   H1  those living alone, summed over ages               [household]         from demography.living_alone_share
 *   H   households, and P the persons in them (DEM-9)      [household]         output demography.households
 *   t   share with three persons among the rest            [1]                 parameter demography.three_person_share
 *   s   mean size of four or more                          [person/household]  parameter demography.base_size_4_plus
 *   M   highest mean size of two or more (DEM-9)           [person/household]  parameter demography.highest_size_4_plus
 *
 * H1 has a calibration of its own and is kept where both laws can hold.
 *
 * Where H4 would fall below zero there are none, and H3 is what the persons need; where H2 would,
 * there are none, and s rises. So nothing is negative and both laws hold for any population.
 *
 * Source  Two laws and one share fix three sizes; t and s from the household outlook for Kortrijk.
 * Test    test/laws/demography.test.ts, "has households by size that add up to households and to persons".
 *
 * @param into receives H1, H2, H3, H4
 * @returns s
 */
export function householdSizes(
  households: number,
  livingAlone: number,
  privatePopulation: number,
  threePersonShare: number,
  baseSize: number,
  highestMean: number,
  into: Float64Array,
): number {
  const fewest = 2 * households - privatePopulation;
  const most = (highestMean * households - privatePopulation) / (highestMean - 1);
  const one = Math.max(0, Math.min(Math.max(livingAlone, fewest), most, households));
  const rest = households - one;
  const persons = privatePopulation - one;
  let three = threePersonShare * rest;
  let four = (persons - (2 + threePersonShare) * rest) / (baseSize - 2);
  let size = baseSize;
  if (four < 0) {
    four = 0;
    three = Math.max(0, persons - 2 * rest);
  }
  let two = rest - three - four;
  if (two < 0) {
    two = 0;
    four = rest - three;
    if (four > 0) size = (persons - 3 * three) / four;
  }
  into[0] = one;
  into[1] = two;
  into[2] = three;
  into[3] = four;
  return size;
}

/**
 * DEM-11  Balances
 *
 *   deaths = N + births + arrivals - departures - N'
 *   natural balance = births - deaths        net migration = arrivals - departures
 *
 *   N, N'  population on 1 January y and y+1   [person]   output demography.population
 *
 * Source  The balancing equation of demography. The sum over cohorts is
 *         N (1 - S)(1 - m/2) + I (1 - S)/2, which cannot be negative.
 * Differs The floor at zero takes away rounding when hardly anyone dies.
 * Test    test/laws/demography.test.ts, "closes the account of the city".
 */
export const deaths = (
  opening: number,
  born: number,
  arrived: number,
  departed: number,
  closing: number,
): number => Math.max(0, opening + born + arrived - departed - closing);

/**
 * DEM-12  Ratios
 *
 *   r = part / whole,   0 where there is no whole (no one aged 18-64, no households)
 *
 *   part   people aged 0-17 and 65 or more; people in private households   [person]
 *   whole  people aged 18-64; private households                           [person], [household]
 *
 * Source  Definitions of the outputs dependency_ratio and household_size.
 * Test    test/laws/demography.test.ts, "stays at or above zero in odd regions, and within every declared bound".
 */
export const ratio = (part: number, whole: number): number => (whole > 0 ? part / whole : 0);
