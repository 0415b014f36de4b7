/** The pages of the validation, from its findings. */
import { formatNumber, formatSigned, type Language } from "../../viz/numbers.ts";
import { answerOf, labelOf, type Answer, type Role } from "./benchmarks.ts";
import { causeOf } from "./causes.ts";
import type { Comparison, Findings } from "./findings.ts";
import { END, naiveForecasts } from "./hindcast.ts";

type Cells = readonly string[];

function table(header: Cells, rows: readonly Cells[], numbers: readonly number[] = []): string {
  const width = header.map((title, column) =>
    Math.max(3, title.length, ...rows.map((row) => row[column]!.length)),
  );
  const line = (cells: Cells): string =>
    `| ${cells
      .map((cell, column) =>
        numbers.includes(column) ? cell.padStart(width[column]!) : cell.padEnd(width[column]!),
      )
      .join(" | ")} |`;
  const rule = width.map((size, column) =>
    numbers.includes(column) ? `${"-".repeat(size - 1)}:` : "-".repeat(size),
  );
  return [line(header), line(rule), ...rows.map(line)].join("\n");
}

/** Three or four digits that matter, whole numbers above a hundred. */
const decimalsOf = (value: number): number => {
  const size = Math.abs(value);
  return size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 4;
};
/** The decimals with which a figure was published. */
const givenDecimals = (value: number): number => (String(value).split(".")[1] ?? "").length;
/** A figure with as many decimals as another that has been published, or that matter in it. */
export const amount = (value: number, like: number, language: Language): string =>
  formatNumber(value, language, Math.max(givenDecimals(like), decimalsOf(like)));
export const published = (value: number, language: Language): string =>
  formatNumber(value, language, givenDecimals(value));

export const percent = (value: number, measured: number, language: Language): string =>
  `${formatSigned((100 * (value - measured)) / measured, language, 1)} %`;

// Benchmarks.

/** The name of a row, with whose figure it is where others are called the same. */
function nameOf({ benchmark }: Answer): string {
  return labelOf(benchmark).endsWith(`(${benchmark.source})`)
    ? `${benchmark.name} (${benchmark.source})`
    : benchmark.name;
}

export function difference({ benchmark, model }: Answer, language: Language): string {
  if (model === null) return "";
  const { value } = benchmark;
  const gap = model - value;
  const decimals = Math.max(givenDecimals(value), decimalsOf(value));
  const text = formatSigned(gap, language, decimals);
  // A share of a share, or of something that may be near zero, would mislead.
  const relative = value > 0 && Math.abs(value) >= 2 && !benchmark.unit.includes("%");
  return relative ? `${text} (${formatSigned((100 * gap) / value, language, 1)} %)` : text;
}

const BASES = { run: "the run", data: "data", echo: "echo" } as const;

function benchmarkTable(answers: readonly Answer[], judged: boolean): string {
  const header = [
    "figure",
    "year",
    "unit",
    "published",
    "model",
    "difference",
    "near enough",
    "rests on",
  ];
  const rows = answers.map((answer) => {
    const { benchmark, model, basis, verdict } = answer;
    const cells = [
      nameOf(answer),
      String(benchmark.year),
      benchmark.unit,
      published(benchmark.value, "en"),
      model === null ? "–" : amount(model, benchmark.value, "en"),
      difference(answer, "en"),
      benchmark.tolerance,
      basis === null ? "–" : BASES[basis],
    ];
    return judged
      ? [...cells, verdict === null ? "–" : verdict === "within" ? "within" : "**outside**"]
      : cells;
  });
  return table(judged ? [...header, "verdict"] : header, rows, [1, 3, 4, 5]);
}

/** Rows with a word to add: outside, without an answer, or near the edge. */
function remarks(answers: readonly Answer[]): string {
  return answers
    .filter(({ reason }) => reason !== null)
    .map(
      ({ benchmark, reason, verdict }) =>
        `- ${benchmark.name}, ${benchmark.year}${verdict === "outside" ? " (**outside**)" : ""}: ${reason!.en}`,
    )
    .join("\n");
}

/** How the model starts from each figure that it echoes. */
const echoed = (answers: readonly Answer[]): string =>
  answers
    .filter(({ basis }) => basis === "echo")
    .map(({ benchmark, echo }) => `- ${benchmark.name}, ${benchmark.year}: ${echo!.en}.`)
    .join("\n");

// Hindcast.

const NAIVE_NAMES: Readonly<Record<string, { readonly nl: string; readonly en: string }>> = {
  constant: { nl: "niets verandert", en: "nothing changes" },
  last_year: { nl: "groei van het laatste jaar", en: "growth of the last year" },
  last_five_years: { nl: "groei van vijf jaar", en: "growth of five years" },
};

export function hindcastTable(rows: readonly Comparison[], language: Language): string {
  const dutch = language === "nl";
  const header = [
    dutch ? "wie" : "who",
    dutch ? "1 januari" : "1 January",
    dutch ? "gemeten" : "measured",
    "model",
    dutch ? "fout" : "error",
    ...naiveForecasts.map(({ id }) => NAIVE_NAMES[id]![language]),
    dutch ? "dichtst" : "nearest",
  ];
  return table(
    header,
    rows.map(({ label, year, measured, model, naive, beatenBy }) => [
      label[language],
      String(year),
      formatNumber(measured, language),
      formatNumber(model, language),
      percent(model, measured, language),
      ...naiveForecasts.map(({ id }) => percent(naive[id]!, measured, language)),
      beatenBy.length === 0 ? "model" : dutch ? "**naïef**" : "**naive**",
    ]),
    [1, 2, 3, 4, 5, 6, 7],
  );
}

export const lost = (found: Findings): readonly Comparison[] =>
  [...found.people, ...found.households].filter(({ beatenBy }) => beatenBy.length > 0);

export const causes = (found: Findings, language: Language): string =>
  lost(found)
    .map((row) => {
      const cause = causeOf(found, row);
      if (cause === undefined) throw new Error(`${row.id} of ${row.year} loses without a cause`);
      return `- **${row.label[language]}, ${row.year}** (${row.beatenBy.map((id) => NAIVE_NAMES[id]![language]).join(", ")}). ${cause[language]}`;
    })
    .join("\n");

const meanSize = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + Math.abs(value), 0) / values.length;

// The published example beside Kortrijk.

const BROAD: readonly (readonly [name: string, from: number, to: number])[] = [
  ["0-14", 0, 14],
  ["15-44", 15, 44],
  ["45-64", 45, 64],
  ["65-84", 65, 84],
  ["85+", 85, 120],
];

function besideKortrijk({ swedish, cities }: Findings): string {
  const { run } = cities.reference;
  const record = run.accounts[0]!.get("demography.cohorts")!;
  const cohorts = 102;
  const columns = record.length / run.shape.years / (2 * cohorts);
  const kortrijk = (year: number, from: number, to: number): number => {
    const base = (year - run.shape.first) * columns * 2 * cohorts + cohorts + 1;
    let women = 0;
    for (let age = from; age <= Math.min(100, to); age++) women += record[base + age]!;
    return women;
  };
  const sweden = (women: ArrayLike<number>, from: number, to: number): number =>
    swedish.ages.reduce((sum, age, i) => (from <= age && age <= to ? sum + women[i]! : sum), 0);
  const printed = swedish.printed[2003];
  const share = (part: number, whole: number): string =>
    `${formatNumber((100 * part) / whole, "en", 1)} %`;
  const total = [
    "all women",
    formatNumber(sweden(swedish.start, 0, 120), "en"),
    formatNumber(sweden(printed, 0, 120), "en"),
    formatNumber(sweden(swedish.in2003, 0, 120), "en"),
    formatNumber(kortrijk(2024, 0, 120), "en"),
    formatNumber(kortrijk(2034, 0, 120), "en"),
  ];
  return table(
    [
      "age",
      "Sweden 1993",
      "2003, printed",
      "2003, our equations",
      "Kortrijk 2024",
      "2034, reference",
    ],
    [
      ...BROAD.map(([name, from, to]) => [
        name,
        share(sweden(swedish.start, from, to), sweden(swedish.start, 0, 120)),
        share(sweden(printed, from, to), sweden(printed, 0, 120)),
        share(sweden(swedish.in2003, from, to), sweden(swedish.in2003, 0, 120)),
        share(kortrijk(2024, from, to), kortrijk(2024, 0, 120)),
        share(kortrijk(2034, from, to), kortrijk(2034, 0, 120)),
      ]),
      total,
    ],
    [1, 2, 3, 4, 5],
  );
}

function publishedTable({ swedish }: Findings): string {
  return table(
    ["age", "1993", "1998, printed", "1998, ours", "2003, printed", "2003, ours"],
    swedish.ages.map((age, i) => [
      age === 85 ? "85+" : `${age}-${age + 4}`,
      formatNumber(swedish.start[i]!, "en"),
      formatNumber(swedish.printed[1998][i]!, "en"),
      formatNumber(swedish.in1998[i]!, "en"),
      formatNumber(swedish.printed[2003][i]!, "en"),
      formatNumber(swedish.in2003[i]!, "en"),
    ]),
    [1, 2, 3, 4, 5],
  );
}

export interface Counts {
  readonly judged: readonly Answer[];
  readonly within: readonly Answer[];
  /** Judged answers that the model does not start from. */
  readonly independent: readonly Answer[];
  readonly independentWithin: readonly Answer[];
  readonly outside: readonly Answer[];
  readonly byRun: readonly Answer[];
}

export function counts(answers: readonly Answer[]): Counts {
  const judged = answers.filter(({ verdict }) => verdict !== null);
  const within = judged.filter(({ verdict }) => verdict === "within");
  const independent = judged.filter(({ basis }) => basis !== "echo");
  return {
    judged,
    within,
    independent,
    independentWithin: independent.filter((answer) => within.includes(answer)),
    outside: judged.filter(({ verdict }) => verdict === "outside"),
    byRun: judged.filter(({ basis }) => basis === "run"),
  };
}

export const one = (rows: readonly Comparison[], id: string, year: number): Comparison =>
  rows.find((row) => row.id === id && row.year === year)!;

export function englishPage(found: Findings): string {
  const { answers, people, households, migrationError, migrationErrorBy2020, range } = found;
  const { judged, within, independent, independentWithin, outside, byRun } = counts(answers);
  const total = one(people, "all", END);
  const total2020 = one(people, "all", 2020);
  const home = one(households, "households", 2023);
  const known = found.knownLater.value("population", END);
  const rows = [...people, ...households];
  const older = answers.find(({ benchmark }) => benchmark.id === "population_65_plus_2040")!;
  const ofRole = (role: Role): Answer[] =>
    answers.filter(({ benchmark }) => benchmark.role === role);
  const shifted = answers.filter(({ benchmark }) => benchmark.note.includes("columns shifted"));
  const oldest = answerOf(
    "demography.population_80_plus@2040 - estimate:80-100@2023",
    found.cities,
  ).model;
  const births = found.hindcast.run.at("demography.births", 2020);
  const n = (value: number, decimals = 0): string => formatNumber(value, "en", decimals);
  return `# Validation: how far can you trust this model?

<!-- Generated by \`npm run validation\`. Do not edit. -->

This page is for who doubts. It says what was tried, what came out, and what did not fit. Every figure is computed anew by
a test; nothing in the model was set to make a row fit, and what misses stays.

## In short

- **The arithmetic is right.** A second, plain program written from the description alone has the same number of people
  of each sex and age, births, deaths, arrivals and departures, every year to 2050, to a billionth.
- **So is the method.** A projection printed in a textbook, the women of Sweden in 1993, comes out to the last woman in all
  ${2 * found.swedish.ages.length} printed figures.
- **Against published figures**: ${independent.length} independent figures test the model; ${independentWithin.length} are near enough, ${outside.length} are not
  (${outside.map(({ benchmark }) => labelOf(benchmark)).join("; ")}).
  With the ${judged.length - independent.length} echoes of what the model starts from it would be ${within.length} of ${judged.length}. Of the ${independent.length}, ${byRun.length} are answered by a run, several of them
  readings of one outlook; the others by data of the region, and say little about the model.
- **It would not have foreseen the last years.** With what was known on 1 January 2015 the model gives ${n(total.model)} inhabitants in
  ${END}; ${n(total.measured)} were counted (${percent(total.model, total.measured, "en")}). A forecast that nothing changes is further off (${percent(total.naive["constant"]!, total.measured, "en")}), but of
  the ${rows.length} comparisons below a naive forecast wins ${lost(found).length}, mostly for the migration that nobody foresaw.
- **So migration carries a wide range**: long-run net migration is ${n(range.central)} a year, with a range from ${n(range.declared[0])} to ${n(range.declared[1])}: what
  one forecast of 2015 missed, upward and mirrored downward. It is an extreme range and no interval with a probability.
- **The city's 21,700 people of 65 and over in 2040** are not confirmed: the reference has ${n(older.model!)}.

What this page cannot show: how good the model is in 2040 or 2050. Nobody can. Energy and emissions have no inventory by
sector and year of the city to be held against; most of their figures below are the ones the model starts from.

## A second opinion

\`test/known-answers/plain-cohort-model.ts\` is the cohort-component method once more, in plain steps and without a line of the
engine: it solves its life tables by halving, follows one cohort at a time, counts deaths as they happen (the engine
reads them off the balance) and finds the arrivals of the reference by trial. A test compares all cells and years with
the shipped reference, and with four disturbed cities: many children and falling life expectancy; an emptying city; more
people who wish to leave than live to do so; and a city in which a plan and its homes change who arrives. Allowed difference:
1e-9, relative. Three details are part of the model's definition and are repeated there: survival is worked out for every tenth of a
year of life expectancy, on a straight line between; infants who die live 0.15 year; and 99 and 100 share one survival ratio.

## A published example

Preston, Heuveline and Guillot (2001), _Demography: Measuring and Modeling Population Processes_, Box 6.1 (p. 125): the women of
Sweden in 1993, closed to migration, in groups and steps of five years. Input and result are read as printed by S. Daza, "Cohort
component projection" (2 July 2013), sdaza.com/blog/2013/projections, who finds the results of the book. The engine's own loop over
cohorts and its equations of survival and births (DEM-2, DEM-4, DEM-6) take the printed table and give:

${publishedTable(found)}

Beside it the women of Kortrijk in the reference run, ten years on. Sweden is closed to migration and Kortrijk is not, so
only the columns of one country should be compared; the example shows that the same equations age a population as the textbook does.

${besideKortrijk(found)}

## Benchmarks

The figures stand in \`scenarios/regions/kortrijk/benchmarks\`, each with its source, what counts as near enough, and the arithmetic that
answers it. Only rows whose role is to test the model are judged. "Rests on" says whether a run answers, or
figures that the region brings along (its stock of the first 1 January too); a row of the second kind shows that the data agree with each other, not that the model
is good. An "echo" is a figure that the model starts from, by whatever road: it agrees because it was used, and does not count in the headline.

![Tested figures, in tolerances](pictures/validation-benchmarks.svg)

### Tests

${benchmarkTable(ofRole("test"), true)}

What there is to say of them:

${remarks(ofRole("test"))}

What the model echoes, and how:

${echoed(ofRole("test"))}

Three rows for 2040 (85,341, 85,768 and 85,000 inhabitants) are three readings of the same outlook, and one household figure stands in two
tables: they count as what they are, one fact each.

### Calibration: met because it was used

${benchmarkTable(ofRole("calibration"), false)}

${remarks(ofRole("calibration"))}

### Input: what the model starts from

${benchmarkTable(ofRole("input"), false)}

${remarks(ofRole("input"))}

### Context: no answer is expected

${benchmarkTable(ofRole("context"), false)}

${remarks(ofRole("context"))}

In the table of demographic figures as it was received, ${shifted.length} rows had a grade in the column of the source, and the source in that of the
tolerance (${shifted.map(({ benchmark }) => `\`${benchmark.id}\``).join(", ")}). They were read as figures of the city's
note; the column \`note\` of the copy says what stood there.

## The 65 and over of 2040

![People aged 65 and over: model and note](pictures/validation-older.en.svg)

The note has 21,700 in 2040, 4,700 more than "today" (17,000, which is 1 January 2023). The reference has ${n(older.model!)}: ${percent(older.model!, 21_700, "en")}, at the edge of
what counts as near enough, and the growth itself is missed. Even the whole range of migration (the band) does not close the gap: everyone who
will be 65 in 2040 was 49 or older in 2024. The note's 2,100 extra people of 80 and over agree with the reference (${n(oldest)} more than in 2023); its 2,600
extra of 65 to 79 do not, because the cohorts that will be that age are not large enough.

## Hindcast: a forecast from 1 January 2015

The same engine, started from the measured population by sex and single age of 1 January 2015, with what was known then
(\`test/validation/regions/kortrijk-2015\`):

- Belgian life tables of 2011-2013; life expectancy of 2013, and the gain per year of 1994-2013 goes on. No ratio of Kortrijk to Belgium was known.
- Births of 2012-2014: 1.85 children per woman, held constant.
- Net migration by sex and age of 2009-2014: ${n(migrationError.assumed)} a year, held constant.
- Household positions by age of the census of 2011, and the households counted on 1 January 2015.
- Two things are from later. How many people move in and out in all is that of 2020: half that turnover changes the population of
  ${END} by ${formatSigned(found.halfTurnover - total.model, "en")}. And births are spread over the ages of mothers as in 2010-2015, from the World Population Prospects of 2024:
  that pattern was published later and covers births of 2015 too. The number of children per woman does not follow from it.

Against it three forecasts without a model: nothing changes; each figure grows as in the last year (2014-2015); as in the last
five (2010-2015).

![What the model would have forecast in 2015](pictures/validation-hindcast.en.svg)

${hindcastTable(rows, "en")}

By single year of age in 2020 the mean error without sign is ${n(meanSize(found.ageErrors.model), 1)} %, against ${n(meanSize(found.ageErrors.constant), 1)} % if nothing changes: that
people grow a year older every year is most of what there is to know. Too few are forecast at 24 to 42, the ages at which people come to
the city, and too many infants: fertility fell (${n(births)} births forecast for 2020, 769 counted).

![Error by age in 2020, five years on](pictures/validation-ages.en.svg)

### Where a naive forecast wins, and why

${causes(found, "en")}

### What was wrong: migration

- In 2020 the model has ${n(Math.abs(total2020.measured - total2020.model))} people too few. That is ${n(migrationErrorBy2020.perYear)} newcomers a year more than in 2009-2014.
- In ${END} it has ${n(migrationError.lacking)} too few. With the net migration that was measured from 2020 on (350, 639, 1,200 and 1,279) the same model gives
  ${n(known)} (${percent(known, total.measured, "en")}): ${n((100 * (known - total.model)) / migrationError.lacking)} % of the error is migration after 2020.
- Households: ${n(home.model)} forecast for 2023, ${n(home.measured)} counted (${percent(home.model, home.measured, "en")}); with the migration from 2020 on known ${n(found.knownLater.value("households", 2023))}.

### The range of the migration parameter

To meet the total of ${END}, the forecast of 2015 would have needed ${n(migrationError.perYear)} newcomers a year more: ${n(migrationError.lacking)} people, at ${n(migrationError.perNewcomer, 2)} people in
${END} per newcomer a year. A forecast made in 2024 can miss by as much, and in either direction: the city lost 2,760 inhabitants between
1992 and 2005. So \`demography.net_migration_long_run\` needs at least ${n(range.needed[0])} to ${n(range.needed[1])} round its ${n(range.central)}; it declares
${n(range.declared[0])} to ${n(range.declared[1])}. Its central value was not touched: it is the mean of 2009-2019.

So the range is one miss of nine years, the exceptional arrivals of 2021-2023 in it, mirrored downward: an extreme range,
and no interval of any probability. One hindcast is one draw. It gives the size of an error, not its distribution.

## Dwellings: a calibration check

Census of 2011: ${n(found.housing.census)} dwellings. Permits for new dwellings in 2011-2024: ${n(found.housing.permitted)}, times ${n(found.housing.ratio, 2)} completed per permit. Together
${n(found.housing.reached)}, and ${n(found.housing.reachedWithDemolition)} with the demolition of the reference (${n(100 * found.housing.demolished, 2)} % a year). Counted on 1 January 2025: ${n(found.housing.stock)}, so
${percent(found.housing.reached, found.housing.stock, "en")} and ${percent(found.housing.reachedWithDemolition, found.housing.stock, "en")}. The ${n(found.housing.ratio, 2)} was itself found with the stock of 2025 by
year of construction: this is a calibration check and no test.

## Make this page again

\`npm run validation\` computes everything and writes this page, its Dutch summary and the pictures. \`npm test\` fails when they
no longer say what the model says, when a row has neither an answer nor a reason, and when a lost row has no cause.
`;
}

export function dutchPage(found: Findings): string {
  const { answers, people, households, migrationError, range } = found;
  const { judged, within, independent, independentWithin, outside, byRun } = counts(answers);
  const total = one(people, "all", END);
  const known = found.knownLater.value("population", END);
  const rows = [...people, ...households];
  const older = answers.find(({ benchmark }) => benchmark.id === "population_65_plus_2040")!;
  const n = (value: number, decimals = 0): string => formatNumber(value, "nl", decimals);
  return `# Validatie: hoe ver kunt u dit model vertrouwen?

<!-- Gemaakt door \`npm run validation\`. Niet met de hand wijzigen. -->

Een samenvatting voor wie twijfelt. De volledige bladzijde, met alle cijfers en bronnen, is [validation.md](../validation.md) (in het Engels).
Elk cijfer wordt door een test opnieuw berekend. Niets in het model is bijgesteld om een rij te doen kloppen.

- **Het rekenwerk klopt.** Een tweede, eenvoudig programma dat alleen van de beschrijving uitgaat, heeft elk jaar tot 2050 evenveel mensen
  van elk geslacht en elke leeftijd, geboorten, overlijdens, aankomsten en vertrekken, tot op een miljardste.
- **De methode ook.** Een gedrukte projectie uit een handboek (de vrouwen van Zweden in 1993) komt tot op de laatste vrouw uit.
- **Tegen gepubliceerde cijfers**: ${independent.length} onafhankelijke cijfers toetsen het model; ${independentWithin.length} zitten dicht genoeg, ${outside.length} niet. Met de ${judged.length - independent.length} echo's
  van wat het model ingevoerd kreeg, zouden het er ${within.length} van ${judged.length} zijn. Van de ${independent.length} worden er ${byRun.length} door een berekening beantwoord,
  enkele daarvan door dezelfde vooruitzichten; de andere door gegevens van de regio, en die zeggen weinig over het model.
- **De laatste jaren had het niet voorzien.** Met wat op 1 januari 2015 bekend was, geeft het model ${n(total.model)} inwoners in ${END}; er waren er
  ${n(total.measured)} (${percent(total.model, total.measured, "nl")}). Dat er niets verandert, zit er verder naast (${percent(total.naive["constant"]!, total.measured, "nl")}). Een naïeve voorspelling wint ${lost(found).length} van de
  ${rows.length} vergelijkingen hieronder, vooral door de migratie. Met de migratie vanaf 2020 gekend geeft het model ${n(known)} (${percent(known, total.measured, "nl")}).
- **Daarom heeft de migratie een brede marge**: het migratiesaldo op lange termijn is ${n(range.central)} per jaar, van ${n(range.declared[0])} tot ${n(range.declared[1])}. Een voorspelling van
  2015 miste over negen jaar ${n(migrationError.perYear)} nieuwkomers per jaar, met de uitzonderlijke jaren 2021-2023 erbij; die ene misser is naar onder gespiegeld. Het is een
  uiterste marge, geen interval met een kans.
- **De 21.700 65-plussers van de nota in 2040** worden niet bevestigd: de referentie heeft er ${n(older.model!)}.

## Wat buiten de marge valt

${outside.map(({ benchmark, model, reason }) => `- ${reason?.nameNl || benchmark.name}, ${benchmark.year}: gepubliceerd ${published(benchmark.value, "nl")}, model ${amount(model!, benchmark.value, "nl")}. ${reason?.nl ?? ""}`).join("\n")}

## Echo's: wat klopt omdat het ingevoerd is

${answers
  .filter(({ basis }) => basis === "echo")
  .map(
    ({ benchmark, model, echo }) =>
      `- ${echo!.nl} (gepubliceerd ${published(benchmark.value, "nl")}, model ${amount(model!, benchmark.value, "nl")}).`,
  )
  .join("\n")}

## 65-plussers

![65-plussers: model en nota](../pictures/validation-older.nl.svg)

## Terugblik: een voorspelling van 1 januari 2015

![Wat het model in 2015 voorspeld zou hebben](../pictures/validation-hindcast.nl.svg)

Twee gegevens zijn van later dan 2015: hoeveel mensen er in totaal verhuizen (2020; de helft daarvan verandert de bevolking van ${END} met ${formatSigned(found.halfTurnover - total.model, "nl")}), en hoe
geboorten over de leeftijd van de moeders verdeeld zijn (2010-2015, gepubliceerd in 2024, met de geboorten van 2015 erbij).

${hindcastTable(rows, "nl")}

Waar een naïeve voorspelling wint, en waarom:

${causes(found, "nl")}
`;
}
