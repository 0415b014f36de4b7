/** The folder of a region, made from what is known of a municipality and the rules for the rest. */
import { FORMAT_LINE } from "../plan/plan-format.ts";
import { SEXES } from "./ages.ts";
import { peopleOf } from "./carried-ages.ts";
import { computedRows, type Ground } from "./computed.ts";
import { householdRates, schedulesOf, vitalOf } from "./demography.ts";
import { flemishLevels, knownMunicipalities, type Municipality } from "./facts.ts";
import { pactFiles } from "./pact.ts";
import { moduleOf, ruledRows, type FigureRow } from "./rules.ts";
import { householdsOf2024, sizesOf } from "./sizes.ts";
import { MUNICIPALITIES, rowsOf, tableText, type SuppliedTexts } from "./tables.ts";

const KORTRIJK_NIS = "34022";
/** Of West Flanders in 2022: 16 771 places for 33 062 children. */
const CHILDCARE_PER_CHILD = 0.507;

export interface MadeRegion {
  /** Texts by their path in the folder, in the order of the alphabet. */
  readonly files: ReadonlyMap<string, string>;
  /** Every figure of the tables of parameters and reference paths. */
  readonly figures: readonly FigureRow[];
}

export interface MakeOptions {
  /** What region.yaml extends, as seen from the folder. */
  readonly parent: string;
}

/**
 * Makes the folder of a region. The same facts and tables give the same bytes everywhere.
 *
 * @throws Error when the population or the households of 2024 are not known
 */
export function makeRegion(
  texts: SuppliedTexts,
  municipality: Municipality,
  { parent }: MakeOptions,
): MadeRegion {
  const levels = flemishLevels(texts);
  const kortrijk = knownMunicipalities(texts).find(({ nis }) => nis === KORTRIJK_NIS)!;
  const people = peopleOf(texts, municipality);
  const vital = vitalOf(texts, people);
  const ground: Ground = {
    ...{ texts, municipality, levels, people, vital },
    schedules: schedulesOf(texts, people, vital),
    sizes: sizesOf(municipality, levels),
  };
  // The dwellings of Kortrijk are those of its own folder, by which its figures are shared out.
  const stock = householdsOf2024(kortrijk) * levels.dwellings_per_household!;
  const own = computedRows(ground);
  const known = new Set(own.map(({ folder, address }) => `${folder} ${address}`));
  const figures = [
    ...own,
    ...ruledRows(texts, ground.sizes, sizesOf(kortrijk, levels, stock)).filter(
      ({ folder, address }) => !known.has(`${folder} ${address}`),
    ),
  ];
  const files = new Map<string, string>([
    ["region.yaml", headText(municipality, parent)],
    ...figureFiles(figures),
    ...tableFiles(ground),
    ...historyFiles(municipality),
    ...benchmarkFiles(municipality),
    ...pactFiles(texts, ground.sizes),
  ]);
  files.set("sources/sources.csv", sourcesText(texts, files));
  return { files: new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1))), figures };
}

/** A text between quotes where YAML would read something else. */
const yamlText = (text: string): string =>
  /^[\p{L}][\p{L}\p{N} .'’()-]*$/u.test(text) ? text : JSON.stringify(text);

const headText = ({ id, name, nis }: Municipality, parent: string): string => {
  const title = yamlText(name);
  return `# De cijfers van ${name.replace(/\s+/g, " ")}: gemeten waar ze gepubliceerd zijn (bevolking, huishoudens, oppervlakte), en al
# het andere geschaald van het dichtste niveau dat bekend is. Elk cijfer zegt in de tabellen zelf waar
# het vandaan komt, met een graad en een marge. Wijken met een warmtenet en windprojecten: geen bekend.
${FORMAT_LINE}
id: ${id}
title: { nl: ${title}, en: ${title} }
nis: "${nis}"
extends: ${parent}
years: { first: 2024, last: 2050 }
members:
  district: {}
  wind_project: {}
`;
};

/** A table per module of parameters, and of reference paths. */
function figureFiles(figures: readonly FigureRow[]): [string, string][] {
  const files = new Map<string, FigureRow[]>();
  for (const figure of figures) {
    const path = `${figure.folder}/${moduleOf(figure.address)}.csv`;
    files.set(path, [...(files.get(path) ?? []), figure]);
  }
  return [...files].map(([path, rows]) => {
    const isPath = path.startsWith("reference/");
    const withShape = rows.some(({ shape }) => shape !== "");
    const withGroup = rows.some(({ group }) => group !== "");
    const record = ["grade", "source", "where", "note"] as const;
    const values = ["value", "unit", "low", "high"] as const;
    const columns = [
      ...(isPath ? (["year"] as const) : []),
      ...values,
      ...(withShape ? (["shape"] as const) : []),
      ...record,
      ...(withGroup ? (["group"] as const) : []),
    ];
    const header = [isPath ? "lever" : "parameter", ...columns];
    return [
      path,
      tableText([
        header,
        ...rows.map((figure) => [
          figure.address,
          ...columns.map((column) =>
            column === "shape" ? figure.shape || "linear" : figure[column],
          ),
        ]),
      ]),
    ];
  });
}

const INDEX = [
  "parameter,file,key,column,unit,low,high,grade,source,where,note,group".split(","),
] as const;

function tableFiles({ texts, municipality, people, schedules }: Ground): [string, string][] {
  const deaths = texts(`${MUNICIPALITIES}/tables/death-rates-flanders-2023.csv`)!;
  const households = householdRates(texts);
  const columns = Object.keys(households[0]!);
  const cohorts = ["newborn", ...people.male.map((_, age) => String(age))];
  const migration = cohorts.map((cohort, at) => [
    cohort,
    ...SEXES.map((sex) => schedules.arrivals[sex][at]!.toFixed(7)),
    ...SEXES.map((sex) => schedules.departures[sex][at]!.toFixed(6)),
  ]);
  const start = municipality.population.find(({ year }) => year === 2024)!;
  const counted = municipality.counted?.ages;
  const ages =
    counted === undefined
      ? "The ages of Flanders of 2021, moved to 2024 and fitted to its age groups, fitted to the inhabitants by sex (their shares of 2019 where 2024 is not published by sex); range: of the total; the ages of the municipality itself may differ more"
      : "Counted by single age in 2020, split by sex as Flanders has the sexes and the municipality counted its men in 2019; carried to 2024 with its own births and deaths, those who came or left with the ages of those who move, to the counted inhabitants of 2024; range: of the total; single ages may differ more";
  const bySex = (
    parameter: string,
    file: string,
    key: string,
    column: string,
    rest: readonly string[],
  ): string[][] =>
    SEXES.map((sex) => [
      `${parameter}[${sex}]`,
      ...[`tables/${file}.csv`, key, column === "" ? sex : `${column}_${sex}`],
      ...rest,
    ]);
  const census = (note: string, group: string): string[] => [
    ...(group === ""
      ? ["household/person", "100 %", "100 %", "derived"]
      : ["1", "75 %", "125 %", "derived"]),
    ...["statbel-census-2011", "Arrondissement Kortrijk, 1 January 2011", note, group],
  ];
  const demography = [
    ...bySex("demography.population", "demography-population-2024", "age", "", [
      ...["person", "99 %", "101 %", "derived"],
      ...[counted?.source ?? start.source, counted?.where ?? start.where],
      ages,
      "",
    ]),
    ...bySex("demography.death_rate", "demography-death-rates-2023", "age", "", [
      ...["1/year", "92 %", "108 %", "derived", "statbel-life-tables"],
      "Deaths and population 2018, 2019 and 2021, Belgium",
      "Belgian rates scaled to the life expectancy of Flanders in 2023; range: how municipalities differ was not found",
      "death-rates: 0.9",
    ]),
    ...bySex("demography.arrival_schedule", "demography-migration", "cohort", "arrivals", [
      ...["1", "80 %", "120 %", "assumption", "ademruimte-demography"],
      "docs/model/demography.md",
      "As old as those who leave: the net migration of the municipality by age is not published",
      "arrival-schedules: 0.9",
    ]),
    ...bySex("demography.departure_rate", "demography-migration", "cohort", "departure_rate", [
      ...["1/year", "80 %", "120 %", "derived", "rogers-castro-1981", "Fundamental parameters"],
      "As in Kortrijk: the fundamental schedule x 2.2, 4.9 % of the inhabitants a year",
      "departure-rates: 0.9",
    ]),
    ...bySex(
      ...(["demography.collective_share", "demography-households", "age", "collective"] as const),
      census("Institutional over all persons of the five-year group", "collective-shares: 0.9"),
    ),
    ...bySex(
      ...(["demography.headship_rate", "demography-households", "age", "head"] as const),
      census("As in Kortrijk; the level stands with demography.headship_calibration", ""),
    ),
    ...bySex(
      ...(["demography.living_alone_share", "demography-households", "age", "alone"] as const),
      census("As in Kortrijk; the level stands with demography.living_alone_calibration", ""),
    ),
  ];
  const services = SEXES.map((sex) => [
    `services.rate[childcare,${sex}]`,
    ...["tables/services-childcare.csv", "age", "users", "1", "80 %", "140 %", "assumption"],
    ...["sv-childcare-2022", "West Flanders, 2022: 50.7 places per 100 children of 0-2"],
    "One child per place is assumed, as in Kortrijk; the places of the municipality were not found",
    "childcare-use",
  ]);
  return [
    [
      "tables/demography-population-2024.csv",
      tableText([
        ["age", ...SEXES],
        ...people.male.map((males, age) => [age, males, people.female[age]!]),
      ]),
    ],
    ["tables/demography-death-rates-2023.csv", deaths],
    [
      "tables/demography-households.csv",
      tableText([columns, ...households.map((one) => columns.map((column) => one[column]!))]),
    ],
    [
      "tables/demography-migration.csv",
      tableText([
        [
          "cohort",
          ...SEXES.map((sex) => `arrivals_${sex}`),
          ...SEXES.map((sex) => `departure_rate_${sex}`),
        ],
        ...migration,
      ]),
    ],
    [
      "tables/services-childcare.csv",
      tableText([
        ["age", "users"],
        ...people.male.map((_, age) => [age, age < 3 ? CHILDCARE_PER_CHILD : 0]),
      ]),
    ],
    ["tables/demography.index.csv", tableText([...INDEX, ...demography])],
    ["tables/services.index.csv", tableText([...INDEX, ...services])],
  ];
}

/** What was counted: shown beside every run. */
function historyFiles({ population, households }: Municipality): [string, string][] {
  const counted = [
    ...population.map((fact) => ({
      ...fact,
      ...{ indicator: "demography.population", value: fact.total, unit: "person" },
    })),
    ...households
      .filter(({ grade }) => grade === "measured")
      .map((fact) => ({
        ...fact,
        ...{ indicator: "demography.households", value: fact.households, unit: "household" },
      })),
  ].filter(({ year }) => year <= 2024);
  const header = "indicator,year,value,unit,grade,source,where,note".split(",");
  return [
    [
      "history/demography.csv",
      tableText([
        header,
        ...counted.map((fact) => [
          ...[fact.indicator, fact.year, fact.value, fact.unit],
          ...[fact.grade, fact.source, fact.where, fact.note],
        ]),
      ]),
    ],
  ];
}

const TESTED_YEARS = [2030, 2035, 2040];
const TOLERANCE = 0.03;

/** The official outlook for households, which no figure was set by: what a run is held against. */
function benchmarkFiles({ name, households }: Municipality): [string, string][] {
  const outlook = households.filter(({ year }) => TESTED_YEARS.includes(year));
  if (outlook.length === 0) return [];
  const header =
    "id,name,year,value,unit,source,grade,fair_tolerance,low,high,role,model,note".split(",");
  return [
    [
      "benchmarks/demography.csv",
      tableText([
        header,
        ...outlook.map((fact) => [
          ...[`households_${fact.year}`, `${name} private households, 1 January`, fact.year],
          ...[fact.households, "households", "Statistiek Vlaanderen, household outlook, May 2024"],
          ...[fact.grade, "plus or minus 3 %"],
          Math.round(fact.households * (1 - TOLERANCE)),
          Math.round(fact.households * (1 + TOLERANCE)),
          ...["test", `demography.households@${fact.year}`, ""],
        ]),
      ]),
    ],
  ];
}

/** The sources that the tables of a folder cite, from where they are known. */
function sourcesText(texts: SuppliedTexts, files: ReadonlyMap<string, string>): string {
  const columns = "source,title,publisher,year,licence,url".split(",");
  const known = new Map<string, readonly string[]>();
  const modules = new Set(
    rowsOf(texts, `${MUNICIPALITIES}/rules/scaled.csv`).map((row) => moduleOf(row.quantity!)),
  );
  const places = [
    ...[...modules, "housing", "services", "laws"].flatMap((module) =>
      ["vlaanderen", "kortrijk"].map((region) => `regions/${region}/sources/${module}.csv`),
    ),
    `${MUNICIPALITIES}/sources.csv`,
  ];
  for (const place of places) {
    for (const row of rowsOf(texts, place, false)) {
      known.set(
        row.source!,
        columns.map((column) => row[column]!),
      );
    }
  }
  const cited = new Set<string>();
  for (const [path, text] of files) {
    if (path.startsWith("benchmarks/")) continue;
    if (path.endsWith("programmes.yaml")) {
      for (const [, id] of text.matchAll(/^ {2}source: (\S+)$/gm)) cited.add(id!);
      continue;
    }
    const rows = rowsOf((at) => files.get(at) ?? null, path.endsWith(".csv") ? path : "", false);
    for (const row of rows)
      if (row.source !== undefined && row.source !== "") cited.add(row.source);
  }
  const rows = [...cited].sort().map((id) => {
    const found = known.get(id);
    if (found === undefined) throw new Error(`the source ${id} is not known`);
    return found;
  });
  return tableText([columns, ...rows]);
}
