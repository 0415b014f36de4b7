/**
 * Makes the demographic tables of Kortrijk that no office publishes, from the copies of published
 * tables in scenarios/regions/kortrijk/tables/source. Run with
 *
 *   node build/data/demography-tables.mjs
 *
 * It writes demography-migration.csv and demography-households.csv and prints the figures that the
 * parameter files quote. A test checks that the shipped tables are what this makes.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const tables = join(
  dirname(fileURLToPath(import.meta.url)),
  "../../scenarios/regions/kortrijk/tables",
);
export const SEXES = ["male", "female"];
export const OPEN_AGE = 100;

// Measured in Kortrijk in 2020, and the mean ratio of deaths to Belgian expectation in 2020-2022.
const DEPARTURES = 3777;
const ARRIVALS = 4127;
const BIRTHS = 769;
const BOYS = 0.5114;
const MORTALITY_RATIO = 0.973;

export function readTable(name) {
  const [header, ...lines] = readFileSync(join(tables, "source", name), "utf8")
    .trim()
    .split("\n");
  const columns = header.trim().split(",");
  return lines.map((line) =>
    Object.fromEntries(
      line
        .trim()
        .split(",")
        .map((cell, index) => [columns[index], cell]),
    ),
  );
}

export const ages = (make) => Array.from({ length: OPEN_AGE + 1 }, (_, age) => make(age));
export const sum = (values) => values.reduce((total, value) => total + value, 0);

export function stock(rows, year) {
  const ofYear = rows.filter((row) => Number(row.year) === year);
  return Object.fromEntries(SEXES.map((sex) => [sex, ofYear.map((row) => Number(row[sex]))]));
}

/**
 * Survival ratios from one 1 January to the next, of the newborn and of ages 0 to 100 (DEM-2).
 *
 * @param ratio deaths in the city per death expected at Belgian rates
 */
export function survival(deaths, year, sex, ratio = MORTALITY_RATIO) {
  const rows = deaths.filter((row) => Number(row.year) === year && row.sex === sex);
  const rates = ages((age) => {
    const cells = rows.filter((row) =>
      age < OPEN_AGE ? Number(row.age) === age : Number(row.age) >= OPEN_AGE,
    );
    const died = sum(cells.map((row) => Number(row.deaths)));
    return (ratio * died) / sum(cells.map((row) => Number(row.mean_population)));
  });
  let alive = 1;
  const years = rates.slice(0, OPEN_AGE).map((rate, age) => {
    const lived = age === 0 ? 0.15 : 0.5;
    const dying = (alive * rate) / (1 + (1 - lived) * rate);
    alive -= dying;
    return alive + lived * dying;
  });
  const open = alive / rates[OPEN_AGE];
  const last = open / (years[OPEN_AGE - 1] + open);
  return {
    newborn: years[0],
    byAge: ages((age) => (age < OPEN_AGE - 1 ? years[age + 1] / years[age] : last)),
  };
}

/** Those born during the year, then those aged 0 to 100 on 1 January. */
export const COHORTS = ["newborn", ...ages((age) => age)];

/** Two passes of a moving average over five ages, shorter at the ends. */
export function smooth(values) {
  const once = (given) =>
    given.map((_, at) => {
      const near = given.slice(Math.max(0, at - 2), at + 3);
      return sum(near) / near.length;
    });
  return once(once(values));
}

/** What a stock has more than the survivors; half of the migrants were exposed to the mortality. */
const residual = (closing, opening, surviving) =>
  (closing - opening * surviving) / ((1 + surviving) / 2);

/**
 * Net migration of 2009 to 2014 together, of each cohort aged 0 to 100 on 1 January.
 *
 * @param survivalIn survival ratios by age of a year; no table of 2009 is at hand
 */
export function yearlyResiduals(stocks, sex, survivalIn) {
  const yearly = ages(() => 0);
  for (let year = 2009; year < 2015; year++) {
    const opening = stock(stocks, year)[sex];
    const closing = stock(stocks, year + 1)[sex];
    const byAge = survivalIn(year);
    for (let age = 0; age < OPEN_AGE - 1; age++) {
      yearly[age] += residual(closing[age + 1], opening[age], byAge[age]);
    }
    const oldest = opening[OPEN_AGE - 1] + opening[OPEN_AGE];
    const oldestNet = residual(closing[OPEN_AGE], oldest, byAge[OPEN_AGE]);
    yearly[OPEN_AGE - 1] += oldestNet / 2;
    yearly[OPEN_AGE] += oldestNet / 2;
  }
  return yearly;
}

/**
 * Net migration per year of each cohort aged 0 to 100 on 1 January, 2009-2019: what the next stock
 * has more than the survivors. Half of the migrants were exposed to the mortality in between.
 */
function netMigration(sex) {
  const early = readTable("demography-population-2009-2015.csv");
  const late = readTable("demography-population-2020-2024-estimated.csv");
  const deaths = readTable("demography-deaths-belgium-2010-2019.csv");
  const ratios = Object.fromEntries(
    Array.from({ length: 10 }, (_, index) => [2010 + index, survival(deaths, 2010 + index, sex)]),
  );
  const yearly = yearlyResiduals(early, sex, (year) => ratios[Math.max(2010, year)].byAge);

  // 2015-2020: a cohort's five-year residual falls on the five ages that it passes.
  const opening = stock(early, 2015)[sex];
  const closing = stock(late, 2020)[sex];
  const fiveYear = [];
  for (let age = 0; age + 5 < OPEN_AGE; age++) {
    let surviving = 1;
    for (let step = 0; step < 5; step++) surviving *= ratios[2015 + step].byAge[age + step];
    fiveYear.push(residual(closing[age + 5], opening[age], surviving) / 5);
  }
  const spread = ages((age) => {
    const passing = fiveYear.slice(Math.max(0, age - 4), age + 1);
    return passing.length > 0 ? sum(passing) / passing.length : 0;
  });
  return smooth(ages((age) => (yearly[age] + 5 * spread[age]) / 11));
}

/** Departures per person by cohort, before they are scaled to the city. */
export function modelSchedule() {
  const parameters = Object.fromEntries(
    readTable("demography-rogers-castro.csv").map((row) => [row.parameter, Number(row.value)]),
  );
  const { a1, alpha1, a2, alpha2, mu2, lambda2, c } = parameters;
  const model = (age) =>
    a1 * Math.exp(-alpha1 * age) +
    a2 * Math.exp(-alpha2 * (age - mu2) - Math.exp(-lambda2 * (age - mu2))) +
    c;
  // A cohort passes from one age to the next during the year; the newborn live half of it.
  return COHORTS.map((cohort) =>
    cohort === "newborn" ? model(0) / 2 : (model(cohort) + model(cohort + 1)) / 2,
  );
}

/** Departure rates and arrivals by sex and cohort; the difference is the measured net profile. */
export function migrationSchedules() {
  const shape = modelSchedule();
  const stocks = stock(readTable("demography-population-2020-2024-estimated.csv"), 2020);
  const exposed = {
    male: [BIRTHS * BOYS, ...stocks.male],
    female: [BIRTHS * (1 - BOYS), ...stocks.female],
  };
  const weighted = (values) =>
    sum(SEXES.map((sex) => sum(exposed[sex].map((persons, at) => persons * values[at]))));
  const scale = DEPARTURES / weighted(shape);
  const rates = shape.map((rate) => rate * scale);

  const net = Object.fromEntries(
    SEXES.map((sex) => {
      const byAge = netMigration(sex);
      return [sex, [(byAge[0] + byAge[1]) / 4, ...byAge]];
    }),
  );
  const measuredNet = sum(SEXES.map((sex) => sum(net[sex])));
  // The difference to the net migration of 2020 is spread like the departures.
  const more = (ARRIVALS - DEPARTURES - measuredNet) / DEPARTURES;
  const arrivals = Object.fromEntries(
    SEXES.map((sex) => [
      sex,
      COHORTS.map((_, at) => exposed[sex][at] * rates[at] * (1 + more) + net[sex][at]),
    ]),
  );
  return { rates, net, arrivals, measuredNet };
}

export function migrationTable() {
  const { rates, net, arrivals } = migrationSchedules();
  const total = Object.fromEntries(SEXES.map((sex) => [sex, sum(arrivals[sex])]));
  const rows = COHORTS.map((cohort, at) =>
    [
      cohort,
      ...SEXES.map((sex) => (arrivals[sex][at] / total[sex]).toFixed(7)),
      ...SEXES.map(() => rates[at].toFixed(6)),
      ...SEXES.map((sex) => net[sex][at].toFixed(3)),
    ].join(","),
  );
  const header =
    "cohort,arrivals_male,arrivals_female,departure_rate_male,departure_rate_female," +
    "net_2009_2019_male,net_2009_2019_female";
  return `${[header, ...rows].join("\n")}\n`;
}

/** Rates of a single age are those of its five-year group; see docs/model/demography.md. */
export function householdRates() {
  const rows = readTable("demography-household-positions-2011.csv");
  const OTHERS_WHO_HEAD = 0.057;
  return Object.fromEntries(
    SEXES.map((sex) => [
      sex,
      ages((age) => {
        const row = rows.find(
          (group) =>
            group.sex === sex && Number(group.age_from) <= age && age <= Number(group.age_to),
        );
        const count = (column) => Number(row[column]);
        const inHouseholds = count("persons") - count("institutional");
        const others = age >= 15 ? OTHERS_WHO_HEAD * count("other_private") : 0;
        const heads =
          count("living_alone") + count("lone_parents") + count("partners") / 2 + others;
        return {
          head: heads / inHouseholds,
          alone: count("living_alone") / inHouseholds,
          collective: count("institutional") / count("persons"),
        };
      }),
    ]),
  );
}

export function householdTable() {
  const rates = householdRates();
  const rows = ages((age) =>
    [
      age,
      ...["head", "alone", "collective"].flatMap((kind) =>
        SEXES.map((sex) => rates[sex][age][kind].toFixed(5)),
      ),
    ].join(","),
  );
  const header =
    "age,head_male,head_female,alone_male,alone_female,collective_male,collective_female";
  return `${[header, ...rows].join("\n")}\n`;
}

/**
 * Factors with which the rates of 2011 give the households of a stock of people.
 *
 * @param people persons by sex and age
 */
export function householdFactors(people, households, onePerson) {
  const rates = householdRates();
  const add = (of) =>
    sum(SEXES.map((sex) => sum(people[sex].map((n, age) => n * of(rates[sex][age])))));
  const inHouseholds = add(({ collective }) => 1 - collective);
  const heads = (factor) =>
    add(({ head, collective }) => (1 - collective) * Math.min(1, head * factor));
  // The bound at 1 makes the sum bend: three steps of a fixed point settle it.
  let headship = 1;
  for (let step = 0; step < 20; step++) headship *= households / heads(headship);
  const alone = (factor) =>
    add((rate) => (1 - rate.collective) * Math.min(1, rate.head * headship, rate.alone * factor));
  let livingAlone = 1;
  for (let step = 0; step < 40; step++) livingAlone *= onePerson / alone(livingAlone);
  return { headship, livingAlone, inHouseholds };
}

/** The factors on 1 January 2023, the last measured year, and the sizes of two or more. */
export function householdCalibration() {
  const HOUSEHOLDS = 34720;
  const ONE_PERSON = 12909;
  const people = stock(readTable("demography-population-2020-2024-estimated.csv"), 2023);
  const { headship, livingAlone, inHouseholds } = householdFactors(people, HOUSEHOLDS, ONE_PERSON);
  const rest = HOUSEHOLDS - ONE_PERSON;
  // Composition of the households of two or more in the outlook for 2025: 11 444, 4154, 6347.
  const two = 11444 / (11444 + 4154 + 6347);
  const three = 4154 / (11444 + 4154 + 6347);
  const meanOfRest = (inHouseholds - ONE_PERSON) / rest;
  const sizeFourPlus = (meanOfRest - 2 * two - 3 * three) / (1 - two - three);
  return { headship, livingAlone, three, sizeFourPlus, inHouseholds };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(join(tables, "demography-migration.csv"), migrationTable());
  writeFileSync(join(tables, "demography-households.csv"), householdTable());
  const { arrivals, measuredNet } = migrationSchedules();
  const total = sum(SEXES.map((sex) => sum(arrivals[sex])));
  console.log("net migration 2009-2019 with local mortality:", measuredNet.toFixed(1));
  for (const sex of SEXES) console.log(sex, "arrivals:", (sum(arrivals[sex]) / total).toFixed(5));
  console.log("smallest number of arrivals:", Math.min(...SEXES.flatMap((sex) => arrivals[sex])));
  console.log(householdCalibration());
}
