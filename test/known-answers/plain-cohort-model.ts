/**
 * A second opinion on the population: the cohort-component method written down once more, from the
 * description in docs/model/demography.md and without one line of the engine. It is slow and plain
 * on purpose. Every step works on one cohort at a time and says in words what happens to people.
 *
 * Three details belong to the definition of the model, so they are repeated here:
 *
 * - survival ratios are worked out for life expectancies of whole tenths of a year, and lie on a
 *   straight line in between;
 * - half of those who die in their first year do so in its first weeks: they live 0.15 year of it on
 *   average, all others half a year;
 * - 100 is an open age: those of 99 and those of 100 and over share one survival ratio.
 */

export const SEXES = ["male", "female"] as const;
export type Sex = (typeof SEXES)[number];
type BySex<T> = Readonly<Record<Sex, T>>;

const OLDEST = 100;
const AGES = Array.from({ length: OLDEST + 1 }, (_, age) => age);

/** Those born during the year come first, then those aged 0, 1, … 100 on 1 January. */
export const NEWBORN = 0;
const cohortOfAge = (age: number): number => age + 1;
export const COHORTS = [NEWBORN, ...AGES.map(cohortOfAge)];

/** All that the projection of a city starts from. */
export interface City {
  readonly firstYear: number;
  readonly lastYear: number;
  /** People on the first 1 January, by age. */
  readonly population: BySex<readonly number[]>;
  /** Death rates by age of the base table. */
  readonly deathRate: BySex<readonly number[]>;
  /** Life expectancy at birth of each year. */
  readonly lifeExpectancy: BySex<readonly number[]>;
  /** Which part of all children is born to mothers of each age. */
  readonly fertilitySchedule: readonly number[];
  /** Children per woman, of each year. */
  readonly totalFertility: readonly number[];
  readonly shareOfBoys: number;
  readonly shareOfArrivals: BySex<number>;
  /** How the arrivals of a sex are spread over its cohorts. */
  readonly arrivalSchedule: BySex<readonly number[]>;
  /** Part of each cohort that leaves in a year. */
  readonly departureRate: BySex<readonly number[]>;
  /** Net migration of the reference: a straight line from the first year to the settled one. */
  readonly netMigration: {
    readonly start: number;
    readonly longRun: number;
    readonly from: number;
  };
  /** Arrivals of each year on top of those of the reference: the plan's, and housing's. */
  readonly moreArrivals: readonly number[];
}

/** What happens to one cohort in one year. */
export interface CohortYear {
  /** People on 1 January; none for the newborn. */
  readonly opening: number;
  readonly births: number;
  readonly arrivals: number;
  readonly departures: number;
  readonly deaths: number;
  /** People on the next 1 January. */
  readonly closing: number;
}

export interface CityYear {
  readonly year: number;
  readonly cohorts: BySex<readonly CohortYear[]>;
  /** The next 1 January, by age. */
  readonly closing: BySex<readonly number[]>;
}

/** Adds up one column over all cohorts. */
export const total = (year: CityYear, column: keyof CohortYear): number => {
  let sum = 0;
  for (const sex of SEXES) for (const cohort of year.cohorts[sex]) sum += cohort[column];
  return sum;
};

// Mortality.

interface LifeTable {
  /** Years lived at each age by a generation of one newborn; the last one by all of 100 and over. */
  readonly yearsLived: readonly number[];
  readonly lifeExpectancy: number;
}

function lifeTable(deathRates: readonly number[]): LifeTable {
  const yearsLived: number[] = [];
  let survivors = 1;
  for (const age of AGES) {
    const rate = deathRates[age]!;
    if (age === OLDEST) {
      yearsLived.push(survivors / rate);
      break;
    }
    const livedByTheDying = age === 0 ? 0.15 : 0.5;
    const probability = Math.min(1, rate / (1 + (1 - livedByTheDying) * rate));
    const dying = survivors * probability;
    yearsLived.push(survivors - dying + livedByTheDying * dying);
    survivors -= dying;
  }
  return { yearsLived, lifeExpectancy: yearsLived.reduce((sum, years) => sum + years, 0) };
}

/** Multiplies all rates by one factor, found by halving, so that people live as long as wanted. */
function lifeTableWith(wanted: number, base: readonly number[]): LifeTable {
  const table = (factor: number): LifeTable => lifeTable(base.map((rate) => factor * rate));
  let low = 1;
  while (table(low).lifeExpectancy < wanted) low /= 2;
  let high = 1;
  while (table(high).lifeExpectancy > wanted) high *= 2;
  for (let step = 0; step < 200; step++) {
    const middle = (low + high) / 2;
    if (table(middle).lifeExpectancy > wanted) low = middle;
    else high = middle;
  }
  return table((low + high) / 2);
}

/** Part of each cohort that is alive on the next 1 January if nobody moves. */
function survivalOfTenth(tenths: number, base: readonly number[]): number[] {
  const { yearsLived } = lifeTableWith(tenths / 10, base);
  const lastTwo = yearsLived[OLDEST - 1]! + yearsLived[OLDEST]!;
  return COHORTS.map((cohort) => {
    if (cohort === NEWBORN) return yearsLived[0]!;
    const age = cohort - 1;
    if (age >= OLDEST - 1) return yearsLived[OLDEST]! / lastTwo;
    return yearsLived[age + 1]! / yearsLived[age]!;
  });
}

class Mortality {
  private readonly known = new Map<string, readonly number[]>();

  constructor(private readonly city: City) {}

  private ofTenth(sex: Sex, tenths: number): readonly number[] {
    const key = `${sex} ${tenths}`;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const made = survivalOfTenth(tenths, this.city.deathRate[sex]);
    this.known.set(key, made);
    return made;
  }

  survival(sex: Sex, year: number): number[] {
    const wanted = this.city.lifeExpectancy[sex][year - this.city.firstYear]!;
    const below = Math.floor(wanted * 10);
    const part = wanted * 10 - below;
    const lower = this.ofTenth(sex, below);
    const upper = this.ofTenth(sex, below + 1);
    return COHORTS.map((cohort) => (1 - part) * lower[cohort]! + part * upper[cohort]!);
  }
}

// One year.

/** Half of those who move are in the city, and can die there, for the whole of the year. */
function cohortYear(
  opening: number,
  births: number,
  arrivals: number,
  wishToLeave: number,
  survival: number,
): CohortYear {
  const start = opening + births;
  // Nobody leaves who would have died before: the part that leaves has to be alive to do so.
  const leaving = Math.min(wishToLeave, (2 * survival) / (1 + survival));
  const departures = leaving * start;
  const dying = 1 - survival;
  const deaths = dying * (start - departures / 2 + arrivals / 2);
  return {
    opening,
    births,
    arrivals,
    departures,
    deaths,
    closing: start + arrivals - departures - deaths,
  };
}

function oneYear(
  city: City,
  mortality: Mortality,
  year: number,
  people: BySex<readonly number[]>,
  arrivals: number,
): CityYear {
  const cohorts: Record<Sex, CohortYear[]> = { male: [], female: [] };
  const closing: Record<Sex, number[]> = { male: [], female: [] };
  const survival: Record<Sex, number[]> = { male: [], female: [] };
  const arriving = (sex: Sex, cohort: number): number =>
    arrivals * city.shareOfArrivals[sex] * city.arrivalSchedule[sex][cohort]!;

  for (const sex of SEXES) {
    survival[sex] = mortality.survival(sex, year);
    closing[sex] = AGES.map(() => 0);
    for (const age of AGES) {
      const cohort = cohortOfAge(age);
      const lived = cohortYear(
        people[sex][age]!,
        0,
        arriving(sex, cohort),
        city.departureRate[sex][cohort]!,
        survival[sex][cohort]!,
      );
      cohorts[sex][cohort] = lived;
      const nextAge = Math.min(OLDEST, age + 1);
      closing[sex][nextAge] = closing[sex][nextAge]! + lived.closing;
    }
  }

  // Children of the year: mothers are those who are there halfway.
  let births = 0;
  for (const age of AGES) {
    if (age === 0) continue;
    const mothers = (people.female[age]! + closing.female[age]!) / 2;
    births += city.totalFertility[year - city.firstYear]! * city.fertilitySchedule[age]! * mothers;
  }
  for (const sex of SEXES) {
    const share = sex === "male" ? city.shareOfBoys : 1 - city.shareOfBoys;
    const lived = cohortYear(
      0,
      births * share,
      arriving(sex, NEWBORN),
      city.departureRate[sex][NEWBORN]!,
      survival[sex][NEWBORN]!,
    );
    cohorts[sex][NEWBORN] = lived;
    closing[sex][0] = lived.closing;
  }
  return { year, cohorts, closing };
}

// The reference.

function wantedNetMigration({ firstYear, netMigration }: City, year: number): number {
  const { start, longRun, from } = netMigration;
  if (year >= from) return longRun;
  return start + ((longRun - start) * (year - firstYear)) / (from - firstYear);
}

/** Tries numbers of arrivals until arrivals less departures are what the reference wants. */
function arrivalsOfReference(net: (arrivals: number) => number, wanted: number): number {
  if (net(0) >= wanted) return 0;
  let low = 0;
  let high = 1;
  while (net(high) < wanted) high *= 2;
  for (let step = 0; step < 200; step++) {
    const middle = (low + high) / 2;
    if (net(middle) < wanted) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** The whole projection: first the reference, to find its arrivals, then the city itself. */
export function project(city: City): CityYear[] {
  const mortality = new Mortality(city);
  const reference: number[] = [];
  let people = city.population;
  for (let year = city.firstYear; year <= city.lastYear; year++) {
    const trial = (arrivals: number): CityYear => oneYear(city, mortality, year, people, arrivals);
    const arrivals = arrivalsOfReference(
      (number) => {
        const tried = trial(number);
        return total(tried, "arrivals") - total(tried, "departures");
      },
      wantedNetMigration(city, year),
    );
    reference.push(arrivals);
    people = trial(arrivals).closing;
  }

  const years: CityYear[] = [];
  people = city.population;
  reference.forEach((arrivals, index) => {
    const more = city.moreArrivals[index]!;
    const year = city.firstYear + index;
    const lived = oneYear(city, mortality, year, people, Math.max(0, arrivals + more));
    years.push(lived);
    people = lived.closing;
  });
  return years;
}
