/**
 * Makes the tables of the hindcast: what a forecaster knew of Kortrijk on 1 January 2015. Run with
 *
 *   node build/data/hindcast-tables.mjs
 *
 * It writes the tables in test/validation/regions/kortrijk-2015 and prints the figures that the
 * parameter file there quotes. A test checks both. Nothing measured after 1 January 2015 goes in,
 * but for the turnover of movers, which is known for 2020 only.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  ages,
  COHORTS,
  householdFactors,
  migrationSchedules,
  OPEN_AGE,
  readTable,
  SEXES,
  smooth,
  stock,
  sum,
  survival,
  yearlyResiduals,
} from "./demography-tables.mjs";

const folder = join(
  dirname(fileURLToPath(import.meta.url)),
  "../../test/validation/regions/kortrijk-2015/tables",
);
const START = 2015;
/** The last life table that was out. */
const LAST_TABLE = 2013;
const POOLED = [2011, 2012, 2013];
/** No death rate of a city was known: its deaths are taken as those expected at Belgian rates. */
const BELGIAN = 1;

// Private households of 1 January 2015, and those of one person in the census of 2011.
const HOUSEHOLDS = 32_815;
const HOUSEHOLDS_2011 = 32_514;
const ONE_PERSON_2011 = 11_382;

const stocks = readTable("demography-population-2009-2015.csv");
const deaths = readTable("demography-deaths-belgium-2010-2019.csv");

export function populationTable() {
  const people = stock(stocks, START);
  const rows = ages((age) => `${age},${people.male[age]},${people.female[age]}`);
  return `${["age,male,female", ...rows].join("\n")}\n`;
}

/** Deaths over population of three years together; no smoothing, no local ratio. */
export function deathRateTable() {
  const rate = (sex, age) => {
    const cells = deaths.filter(
      (row) =>
        row.sex === sex &&
        POOLED.includes(Number(row.year)) &&
        (age < OPEN_AGE ? Number(row.age) === age : Number(row.age) >= OPEN_AGE),
    );
    return (
      sum(cells.map((row) => Number(row.deaths))) /
      sum(cells.map((row) => Number(row.mean_population)))
    );
  };
  const rows = ages((age) => [age, ...SEXES.map((sex) => rate(sex, age).toFixed(7))].join(","));
  return `${["age,male,female", ...rows].join("\n")}\n`;
}

/** Births by age of mother, 2010-2015: the part of a five-year group is spread evenly over it. */
export function fertilitySchedule() {
  const [header, ...lines] = readFileSync(
    join(folder, "source/fertility-pattern-belgium.csv"),
    "utf8",
  )
    .trim()
    .split("\n");
  const columns = header.trim().split(",");
  const groups = lines.map((line) => {
    const cells = line.trim().split(",");
    const [from, to] = cells[columns.indexOf("age_group")].split("-").map(Number);
    return { from, to, percent: Number(cells[columns.indexOf("percent_of_tfr")]) };
  });
  const whole = sum(groups.map(({ percent }) => percent));
  return ages((age) => {
    const group = groups.find(({ from, to }) => from <= age && age <= to);
    return group === undefined ? 0 : group.percent / whole / (group.to - group.from + 1);
  });
}

export function fertilityTable() {
  const rows = fertilitySchedule().map((share, age) => `${age},${share.toFixed(8)}`);
  return `${["age,share", ...rows].join("\n")}\n`;
}

const survivalIn = (sex) => {
  const tables = Object.fromEntries(
    [2010, 2011, 2012, 2013].map((year) => [year, survival(deaths, year, sex, BELGIAN)]),
  );
  return (year) => tables[Math.min(LAST_TABLE, Math.max(2010, year))];
};

/**
 * Children per woman in 2012-2014: those aged 0 on 1 January, brought back to births, over the
 * women who could have been their mothers. Families that move with a baby are in it.
 */
export function totalFertility() {
  const schedule = fertilitySchedule();
  const weighted = (year) =>
    sum(stock(stocks, year).female.map((women, age) => women * schedule[age]));
  const rates = [2012, 2013, 2014].map((year) => {
    const infants = stock(stocks, year + 1);
    const born = sum(SEXES.map((sex) => infants[sex][0] / survivalIn(sex)(year).newborn));
    return born / ((weighted(year) + weighted(year + 1)) / 2);
  });
  return sum(rates) / rates.length;
}

/** Net migration per year of each cohort, the mean of the six years 2009 to 2014, smoothed. */
export function netMigration(sex) {
  const byYear = survivalIn(sex);
  const six = yearlyResiduals(stocks, sex, (year) => byYear(year).byAge);
  // Newborn who move are in the fertility above already.
  return [0, ...smooth(six.map((net) => net / 6))];
}

/** Arrivals by cohort: departures at the rates of the city, plus the net migration. */
export function arrivals() {
  const { rates } = migrationSchedules();
  const people = stock(stocks, START);
  const girlsAndBoys = sum(SEXES.map((sex) => people[sex][0]));
  return Object.fromEntries(
    SEXES.map((sex) => {
      const net = netMigration(sex);
      const exposed = [girlsAndBoys / 2, ...people[sex]];
      return [sex, COHORTS.map((_, at) => exposed[at] * rates[at] + net[at])];
    }),
  );
}

export function arrivalTable() {
  const by = arrivals();
  const total = Object.fromEntries(SEXES.map((sex) => [sex, sum(by[sex])]));
  const rows = COHORTS.map((cohort, at) =>
    [cohort, ...SEXES.map((sex) => (by[sex][at] / total[sex]).toFixed(7))].join(","),
  );
  return `${["cohort,male,female", ...rows].join("\n")}\n`;
}

/** The figures that parameters/demography.csv quotes. */
export function quoted() {
  const by = arrivals();
  const people = sum(SEXES.map((sex) => sum(by[sex])));
  const { headship } = householdFactors(stock(stocks, START), HOUSEHOLDS, ONE_PERSON_2011);
  const { livingAlone } = householdFactors(stock(stocks, 2011), HOUSEHOLDS_2011, ONE_PERSON_2011);
  return {
    "demography.total_fertility": totalFertility(),
    "demography.arrival_sex_share[male]": sum(by.male) / people,
    "demography.net_migration_long_run": sum(SEXES.map((sex) => sum(netMigration(sex)))),
    "demography.headship_calibration": headship,
    "demography.living_alone_calibration": livingAlone,
  };
}

export const TABLES = {
  "population-2015.csv": populationTable,
  "death-rates-2011-2013.csv": deathRateTable,
  "fertility-belgium-2010-2015.csv": fertilityTable,
  "arrivals-2009-2014.csv": arrivalTable,
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [name, make] of Object.entries(TABLES)) writeFileSync(join(folder, name), make());
  console.log(quoted());
  console.log("smallest number of arrivals:", Math.min(...SEXES.flatMap((sex) => arrivals()[sex])));
}
