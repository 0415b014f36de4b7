/** Figures that follow from what is counted in the municipality itself, by more than a proportion. */
import type { BySexAndAge, Sex } from "./ages.ts";
import { allDwellings, type Count, type Movement } from "./counted.ts";
import { ownCountRows } from "./counted-rows.ts";
import {
  FERTILITY,
  headshipFactor,
  livingAloneFactor,
  netMigration,
  type RateFactor,
  type Schedules,
  type Vital,
} from "./demography.ts";
import { householdsOn, type FlemishLevels, type Municipality } from "./facts.ts";
import type { FigureRow, Sizes } from "./rules.ts";
import { householdGrowth, householdsOf2021, inhabitantsOf2021 } from "./sizes.ts";
import { figureText, numberIn, rowsOf, sum, type SuppliedTexts } from "./tables.ts";

const KORTRIJK_DEMOGRAPHY = "regions/kortrijk/parameters/demography.csv";
const LAST_OF_OUTLOOK = 2040;
const START = 2024;
/** New dwellings that Kortrijk permits and completes, as a share of its stock: the upper end elsewhere. */
const MANY_COMPLETIONS = 0.012;

type Figure = Pick<FigureRow, "address" | "value" | "unit" | "low" | "high" | "grade" | "note"> & {
  readonly source: string;
  readonly where: string;
};

const row = (figure: Figure, folder: FigureRow["folder"] = "parameters"): FigureRow => ({
  folder,
  year: folder === "reference" ? String(START) : "",
  ...{ shape: "", group: "" },
  ...figure,
});

/** A factor of Kortrijk, which stands in its table of demography. */
function kortrijkFactor(texts: SuppliedTexts, address: string): number {
  const found = rowsOf(texts, KORTRIJK_DEMOGRAPHY).find((one) => one.parameter === address);
  if (found === undefined) throw new Error(`Kortrijk has no ${address}`);
  return numberIn(found, "value");
}

export interface Ground {
  readonly texts: SuppliedTexts;
  readonly municipality: Municipality;
  readonly levels: FlemishLevels;
  readonly people: BySexAndAge;
  readonly vital: Vital;
  readonly schedules: Schedules;
  readonly sizes: Sizes;
}

function demographyRows(ground: Ground): FigureRow[] {
  const { texts, municipality, people, levels, vital } = ground;
  const migration = netMigration(municipality, vital, levels);
  const counted = municipality.counted?.movement;
  const net = (name: "start" | "longRun", address: string, where: string): FigureRow => {
    const [value, low, high] = migration[name];
    return row({
      ...{ address, value: String(value), unit: "person/year" },
      ...{ low: String(low), high: String(high), grade: "derived" },
      ...{ source: "statbel-population", where, note: migration.note[name] },
    });
  };
  const heads = headshipFactor(texts, municipality, people);
  return [
    counted === undefined
      ? net("start", "demography.net_migration_start", "1 January 2021 and 2024")
      : countedNetRow(counted),
    net("longRun", "demography.net_migration_long_run", "1 January 2009 and 2019"),
    row({
      ...{ address: "demography.headship_calibration", unit: "1", grade: "derived" },
      value: figureText(heads.factor),
      low: figureText(heads.factor * 0.98),
      high: figureText(heads.factor * 1.02),
      source: "sv-households-2024",
      where: `Private households, 1 January ${heads.year}`,
      note: `${Math.round(heads.households)} households over those of the 2011 rates of the arrondissement, for the ages of ${municipality.counted?.ages === undefined ? "Flanders" : "the municipality"} and the inhabitants of ${heads.year}`,
    }),
    livingAloneRow(ground, heads),
    ...fertilityRows(ground),
  ];
}

/** Years whose mean is the net migration at the start: that of the start, and those around it. */
const AROUND_START = [2023, 2024, 2025];

/** Net migration as it was counted around the start. */
function countedNetRow({ source, where, value }: Count<readonly Movement[]>): FigureRow {
  const nets = AROUND_START.map((year) => value.find((one) => one.year === year)!.net);
  return row({
    ...{ address: "demography.net_migration_start", unit: "person/year", grade: "derived" },
    value: String(Math.round(sum(nets) / nets.length)),
    ...{ low: String(Math.min(...nets)), high: String(Math.max(...nets)), source, where },
    note: `Mean of ${nets.join(", ")} counted in 2023, 2024 and 2025, inside the country and across its borders; range: the lowest and the highest of the three`,
  });
}

/** Years of births around 2022, the year of the fertility from which the model starts. */
const OF_FERTILITY = [2020, 2021, 2022, 2023, 2024];
const FERTILITY_MARGIN = 0.03;

/** The Flemish level times the counted births over those that it gives to the women of the municipality. */
function fertilityRows({ municipality, vital }: Ground): FigureRow[] {
  const counted = municipality.counted?.movement;
  if (counted === undefined) return [];
  const births = sum(
    counted.value.filter(({ year }) => OF_FERTILITY.includes(year)).map((one) => one.births),
  );
  const expected = OF_FERTILITY.length * vital.births;
  const level = (FERTILITY * births) / expected;
  const margin = Math.max(FERTILITY_MARGIN, 2 / Math.sqrt(births));
  return [
    row({
      ...{ address: "demography.total_fertility[2022]", unit: "1", grade: "derived" },
      value: figureText(level),
      ...{ low: figureText(level * (1 - margin)), high: figureText(level * (1 + margin)) },
      ...{ source: counted.source, where: counted.where },
      note: `${births} births of 2020-2024 over the ${Math.round(expected)} that the Flemish ${FERTILITY} gives to the women of 2024; range: two standard errors of so many births`,
    }),
  ];
}

/** From the one-person households of the municipality; else they grew since 2011 as in Kortrijk. */
function livingAloneRow({ texts, municipality, people }: Ground, heads: RateFactor): FigureRow {
  const address = "demography.living_alone_calibration";
  const counted = municipality.counted?.livingAlone;
  if (counted !== undefined) {
    const factor = livingAloneFactor(texts, municipality, people, heads, counted.value);
    return row({
      ...{ address, unit: "1", grade: "derived", value: figureText(factor) },
      ...{ low: figureText(factor * 0.93), high: figureText(factor * 1.05) },
      ...{ source: counted.source, where: counted.where },
      note: `${counted.value} one-person households over those of the 2011 rates of the arrondissement, for the ages of the municipality, never more than the heads of an age`,
    });
  }
  const alone =
    (kortrijkFactor(texts, address) / kortrijkFactor(texts, "demography.headship_calibration")) *
    heads.factor;
  return row({
    ...{ address, unit: "1", grade: "assumption", value: figureText(alone) },
    ...{ low: figureText(alone * 0.85), high: figureText(alone * 1.1) },
    source: "sv-households-2024",
    where: "One-person households of Kortrijk, 1 January 2023",
    note: "Grew since 2011 against all households as in Kortrijk (1.298 over 1.0549); one-person households of the municipality were not found",
  });
}

function openingRow({ municipality, levels, sizes }: Ground): FigureRow {
  const dwellings = sizes.dwelling.size;
  const counted = municipality.counted?.dwellings;
  const address = "housing.opening_dwellings";
  if (counted !== undefined) {
    const all = allDwellings(counted.value);
    return row({
      ...{ address, unit: "dwelling", grade: "derived", value: figureText(dwellings) },
      ...{ low: figureText(dwellings * 0.996), high: figureText(dwellings * 1.004) },
      ...{ source: counted.source, where: counted.where },
      note: `${all} counted, less ${figureText(all - dwellings)} that the reference adds in 2024`,
    });
  }
  return row({
    ...{ address, unit: "dwelling", grade: "assumption", value: figureText(dwellings) },
    ...{ low: figureText(dwellings * 0.92), high: figureText(dwellings * 1.03) },
    source: "statbel-building-stock-2025",
    where: "Kortrijk: 40 029 dwellings on 1 January 2024",
    note: `${Math.round(sizes.household.size)} households x the ${figureText(levels.dwellings_per_household!)} dwellings per household of Kortrijk, whose students and offices raise it: low 8 % fewer. Supply the building stock of the municipality (Statbel)`,
  });
}

function housingRows(ground: Ground): FigureRow[] {
  const { municipality, levels, sizes } = ground;
  const dwellings = sizes.dwelling.size;
  const outlook = householdsOn(municipality, LAST_OF_OUTLOOK);
  const growth = householdGrowth(municipality, levels);
  const demolished = levels.demolition_rate! * dwellings;
  const completions = demolished + Math.max(0, growth);
  const many = Math.max(MANY_COMPLETIONS * dwellings, completions * 1.5);
  return [
    openingRow(ground),
    row(
      {
        ...{ address: "housing.completions", unit: "dwelling/year", grade: "derived" },
        value: figureText(completions),
        low: figureText(demolished),
        high: figureText(many),
        source: "sv-households-2024",
        where: "Private households 2024 and 2040",
        note: `${figureText(Math.max(0, growth))} households more a year ${outlook === null ? "(Flanders, in proportion)" : "in the outlook"} and ${figureText(demolished)} dwellings demolished (0.15 % of the stock); high: 1.2 % of the stock, what Kortrijk permits. Permits of the municipality were not found`,
      },
      "reference",
    ),
  ];
}

/** What has a population or a number of households of its own year. */
function baseRows({ municipality }: Ground): FigureRow[] {
  const people = inhabitantsOf2021(municipality);
  const households = householdsOf2021(municipality);
  const population = (module: string): FigureRow =>
    row({
      ...{ address: `${module}.base_population`, value: figureText(people), unit: "person" },
      ...{ low: figureText(people * 0.995), high: figureText(people * 1.005), grade: "derived" },
      ...{ source: "statbel-population", where: "1 January 2021 and 2024" },
      note: "Mean of 1 January 2021 and 2022; 2022 on the line from 2021 to 2024",
    });
  const counted = (address: string): FigureRow =>
    row({
      ...{ address, value: figureText(households), unit: "household", grade: "derived" },
      ...{ low: figureText(households * 0.995), high: figureText(households * 1.005) },
      ...{ source: "sv-households-2024", where: "1 January 2021 and 2022" },
      note: "The mean of the year",
    });
  return [
    ...["municipal", "mobility", "industry", "agriculture", "tertiary"].map(population),
    counted("emissions.inventory_households"),
    counted("electricity.metered_households"),
  ];
}

/** Shares of the sexes among arrivals: as among departures. */
function arrivalShares({ people, schedules, vital }: Ground): FigureRow[] {
  const leaving = (sex: Sex): number =>
    sum(
      schedules.departures[sex].map((rate, at) =>
        at === 0 ? (rate * vital.births) / 2 : rate * people[sex][at - 1]!,
      ),
    );
  const male = Math.round((1e5 * leaving("male")) / (leaving("male") + leaving("female"))) / 1e5;
  const share = (sex: Sex, value: number): FigureRow =>
    row({
      ...{ address: `demography.arrival_sex_share[${sex}]`, value: value.toFixed(5), unit: "1" },
      ...{ low: (value - 0.02).toFixed(4), high: (value + 0.02).toFixed(4), grade: "assumption" },
      ...{ source: "ademruimte-demography", where: "docs/model/demography.md" },
      note: "As among those who leave, by the rates of departure of Kortrijk and the ages of the municipality",
    });
  return [share("male", male), share("female", 1 - male)];
}

export const computedRows = (ground: Ground): FigureRow[] => [
  ...demographyRows(ground),
  ...arrivalShares(ground),
  ...housingRows(ground),
  ...baseRows(ground),
  ...ownCountRows(ground.municipality.counted),
];
