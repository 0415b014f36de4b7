/** The first sheet of a workbook: what it is of, the figures asked first, and how to read the rest. */
import { MAIN_INDICATORS, futureYears } from "../../../engine/analysis/main-indicators.ts";
import { shows } from "../../../engine/analysis/missing.ts";
import { TARGET_STATUSES } from "../../../engine/analysis/targets.ts";
import { quantitiesOf } from "../../../engine/scenario/address.ts";
import type { Text } from "../../../engine/scenario/declarations.ts";
import { STATUS } from "../../target-words.ts";
import { countCell, inReadableUnit } from "./figures.ts";
import type { Sheet, SheetCell, SheetRow, SheetTable } from "./sheet.ts";
import { regionName, say, type RunView, type Signature } from "./view.ts";
import { WORDS } from "./words.ts";

const TEXTS = {
  key: { nl: "Kerncijfers", en: "Main indicators" },
  goals: { nl: "Doelen, geteld", en: "Goals, counted" },
  count: { nl: "Aantal", en: "Number" },
  sheets: { nl: "Wat er op elk blad staat", en: "What stands on each sheet" },
  sheet: { nl: "Blad", en: "Sheet" },
  contents: { nl: "Inhoud", en: "Contents" },
  reading: { nl: "Zo leest u dit", en: "How to read this" },
  sure: { nl: "Hoe zeker een cijfer is", en: "How sure a figure is" },
  word: { nl: "Woord", en: "Word" },
  means: { nl: "Wat het zegt", en: "What it says" },
  made: { nl: "Waarvan dit gemaakt is", en: "What this was made from" },
  what: { nl: "Wat", en: "What" },
  unchangedIn: { nl: "ongewijzigd beleid", en: "unchanged policy" },
  low: { nl: "laag", en: "low" },
  high: { nl: "hoog", en: "high" },
} as const satisfies Record<string, Text>;

/** What a reader must know of the cells of any workbook. */
const READING_CELLS: readonly Text[] = [
  {
    nl: "Een stand (mensen, woningen, vermogen) is die van 1 januari; een hoeveelheid (uitstoot, energie, kosten) loopt over het hele jaar.",
    en: "A state (people, dwellings, capacity) is that of 1 January; an amount (emissions, energy, costs) runs over the whole year.",
  },
  {
    nl: "Elke cel bevat het volledige getal; alleen de weergave is afgerond. De eenheid staat in de kolom ernaast.",
    en: "Every cell holds the whole number; only what is shown is rounded. The unit stands in the column beside it.",
  },
  {
    nl: "Een lege cel is geen waarde: het cijfer ontbreekt. Dat is iets anders dan nul.",
    en: "An empty cell is no value: the figure is missing. That is not the same as nought.",
  },
];

/** And of the results of a run. */
const READING_RESULTS: readonly Text[] = [
  {
    nl: "Ongewijzigd beleid is dezelfde stad zonder de maatregelen van het plan, met wat al beslist is.",
    en: "Unchanged policy is the same city without the measures of the plan, with what has been decided already.",
  },
  {
    nl: "De uitkomsten zijn een berekening, geen voorspelling: ze gelden als de aannames op de bladen Hefbomen en Parameters uitkomen.",
    en: "The results are a computation, no forecast: they hold if the assumptions on the sheets Levers and Parameters come true.",
  },
];

/** The words for how well founded a figure is. */
const GRADE_WORDS: readonly (readonly [Text, Text])[] = [
  [
    { nl: "gemeten", en: "measured" },
    { nl: "geteld of gemeten door wie het vermeldt", en: "counted or measured by who states it" },
  ],
  [
    { nl: "officiële vooruitzichten", en: "official projection" },
    {
      nl: "een raming van een overheid, zoals die van Statistiek Vlaanderen",
      en: "a projection by an authority, such as that of Statistics Flanders",
    },
  ],
  [
    { nl: "literatuur", en: "literature" },
    { nl: "uit een studie of nota", en: "from a study or note" },
  ],
  [
    { nl: "afgeleid", en: "derived" },
    {
      nl: "berekend uit andere cijfers met een bron",
      en: "computed from other figures with a source",
    },
  ],
  [
    { nl: "aanname", en: "assumption" },
    {
      nl: "een keuze van de makers, met uitleg; vervang ze als u beter weet",
      en: "a choice of the makers, with its reasons; replace it if you know better",
    },
  ],
];

/** And for how far it could be off, in a run. */
const RANGE_WORDS: readonly (readonly [Text, Text])[] = [
  [
    { nl: "laag, hoog", en: "low, high" },
    {
      nl: "hoe ver de aannames die het meest uitmaken het cijfer kunnen verschuiven",
      en: "how far the assumptions that matter most could move the figure",
    },
  ],
  [
    { nl: "onzeker", en: "uncertain" },
    {
      nl: "het doel valt tussen laag en hoog: niet te zeggen of het gehaald wordt",
      en: "the goal lies between low and high: there is no saying whether it is met",
    },
  ],
];

const COLUMNS = 10;

/** The list of the other sheets, each with a link. */
export function contentsTable(
  sheets: readonly Sheet[],
  view: { readonly language: RunView["language"] },
): SheetTable {
  return {
    heading: say(TEXTS.sheets, view),
    head: [say(TEXTS.sheet, view), say(TEXTS.contents, view)],
    rows: sheets.map(({ name, title, about }) => ({
      cells: [{ text: name, sheet: name }, about ?? title],
    })),
  };
}

/**
 * @param isEnsemble whose bands take the place of the ranges of a run
 * @param results    what must be known of the results of a run
 */
export function readingTables(
  view: { readonly language: RunView["language"] },
  isEnsemble = false,
  results: readonly Text[] = READING_RESULTS,
): SheetTable[] {
  const reading = isEnsemble ? READING_CELLS : [...READING_CELLS, ...results];
  const words = isEnsemble ? GRADE_WORDS : [...GRADE_WORDS, ...RANGE_WORDS];
  return [
    {
      heading: say(TEXTS.reading, view),
      head: [],
      rows: reading.map((text) => ({ cells: [say(text, view)] })),
    },
    {
      heading: say(TEXTS.sure, view),
      head: [say(TEXTS.word, view), say(TEXTS.means, view)],
      rows: words.map(([word, means]) => ({ cells: [say(word, view), say(means, view)] })),
    },
  ];
}

/** Names and values that say exactly what the figures were made from. */
export const madeTable = (
  rows: readonly (readonly [Text, string])[],
  view: { readonly language: RunView["language"] },
): SheetTable => ({
  heading: say(TEXTS.made, view),
  head: [say(TEXTS.what, view), say(WORDS.value, view)],
  rows: rows.map(([text, value]): SheetRow => ({ cells: [say(text, view), value] })),
});

export const MADE_FROM = {
  plan: { nl: "Plan", en: "Plan" },
  id: { nl: "Naam van het plan", en: "Id of the plan" },
  region: { nl: "Regio", en: "Region" },
  years: { nl: "Jaren", en: "Years" },
  files: { nl: "Bestanden van het plan", en: "Files of the plan" },
  scenario: { nl: "Vingerafdruk van het scenario", en: "Fingerprint of the scenario" },
  notes: { nl: "Vingerafdruk van de bronnen", en: "Fingerprint of the sources" },
  engine: { nl: "Vingerafdruk van het model", en: "Fingerprint of the model" },
} as const satisfies Record<string, Text>;

/** @param sheets all others, in their order */
export function overviewSheet(
  view: RunView,
  signature: Signature,
  sheets: readonly Sheet[],
  name: string,
): Sheet {
  const { outcome, language } = view;
  const { model, notes } = outcome.scenario;
  const regions = model.regions.map((_, region) => regionName(view, region));
  const { first, last } = model;
  const tables = [
    ...model.regions.flatMap((_, region) => [...keyTables(view, region)]),
    ...goalTables(view),
    contentsTable(sheets, view),
    ...readingTables(view),
    madeTable(
      [
        [MADE_FROM.plan, notes.title[language]],
        [MADE_FROM.id, notes.id],
        [MADE_FROM.region, regions.join(", ")],
        [MADE_FROM.years, `${first}–${last}`],
        [MADE_FROM.files, notes.files.join(", ")],
        [MADE_FROM.scenario, signature.scenario],
        [MADE_FROM.notes, signature.notes],
        [MADE_FROM.engine, signature.engine],
      ],
      view,
    ),
  ];
  return {
    name,
    title: notes.title[language],
    lines: [
      {
        nl: `${regions.join(", ")}, ${first} tot ${last}. Alle uitkomsten, aannames en bronnen van dit plan.`,
        en: `${regions.join(", ")}, ${first} to ${last}. All results, assumptions and sources of this plan.`,
      }[language],
    ],
    tables,
    widths: [46, 24, ...Array.from({ length: COLUMNS - 2 }, () => 14)],
    fixed: 0,
    pagesAcross: 1,
  };
}

/** The figures asked first, year by year beside unchanged policy. */
export function* keyTables(view: RunView, region: number): Generator<SheetTable> {
  const { outcome, language } = view;
  const { model, notes } = outcome.scenario;
  const { first, last } = model;
  const future = futureYears(first, last).filter((year) => year !== first);
  const years = [first, ...future];
  const compared = future.includes(2040) ? 2040 : last;
  const outputs = quantitiesOf(outcome.catalogue, "outputs");
  const grounded = outcome.grounding[region]!.grounding.indicators;
  // Of a sum nobody says how far it could be off.
  const isGrounded = grounded.length > 0;
  const rows = MAIN_INDICATORS.flatMap((id): SheetRow[] => {
    const output = outputs.get(id);
    if (output === undefined || !shows(outcome.scenario, outcome.run, region, id)) return [];
    const plan = outcome.run.series(id, 0, region);
    const unchanged = outcome.reference.series(id, 0, region);
    const figures = inReadableUnit(output.unit, [...plan, ...unchanged], language);
    const span = grounded.find(({ indicator }) => indicator === id)?.spans.get(compared);
    const cells: SheetCell[] = [
      ...[output.label[language], figures.unit],
      ...years.map((year) => figures.cell(plan[year - first]!)),
      figures.cell(unchanged[compared - first]!),
      ...(isGrounded ? [span?.low ?? null, span?.high ?? null].map(figures.cell) : []),
    ];
    return [{ cells }];
  });
  if (rows.length === 0) return;
  const several = model.regions.length > 1 ? `: ${notes.regions[region]!.title[language]}` : "";
  yield {
    heading: `${say(TEXTS.key, view)}${several}`,
    head: [
      ...[say(WORDS.indicator, view), say(WORDS.unit, view), ...years],
      `${compared}, ${say(TEXTS.unchangedIn, view)}`,
      ...(isGrounded ? [TEXTS.low, TEXTS.high] : []).map(
        (text) => `${compared}, ${say(text, view)}`,
      ),
    ],
    rows,
  };
}

/** How many goals come out in which way. */
export function* goalTables(view: RunView): Generator<SheetTable> {
  const results = view.outcome.targets.flatMap((of) => of.results);
  if (results.length === 0) return;
  const rows = TARGET_STATUSES.flatMap((status): SheetRow[] => {
    const count = results.filter((result) => result.status === status).length;
    return count === 0
      ? []
      : [{ cells: [STATUS[status][view.language].split(":")[0]!, countCell(count)] }];
  });
  yield {
    heading: say(TEXTS.goals, view),
    head: [say(WORDS.status, view), say(TEXTS.count, view)],
    rows,
  };
}
