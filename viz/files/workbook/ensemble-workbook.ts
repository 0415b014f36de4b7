/** The sheets of the workbook of an ensemble, in the order in which they are read. */
import { isEvaluated } from "../../../engine/analysis/ensemble/record.ts";
import { futureYears, MAIN_INDICATORS } from "../../../engine/analysis/main-indicators.ts";
import type { Text } from "../../../engine/scenario/declarations.ts";
import { likelihood } from "../../ensemble-words.ts";
import type { Language } from "../../numbers.ts";
import { bandSheets, indicatorName } from "./ensemble-bands.ts";
import { ensembleChartsSheet } from "./ensemble-charts.ts";
import { ensembleDifferencesSheet, goalDifferencesSheet } from "./ensemble-differences.ts";
import {
  budgetChancesSheet,
  goalChancesSheet,
  GOAL_TEXTS,
  GOAL_YEARS,
  goalYearsSheet,
} from "./ensemble-goals.ts";
import { inputsSheet } from "./ensemble-inputs.ts";
import {
  bandOf,
  planName,
  shownBands,
  spanOf,
  type EnsembleContent,
  type EnsembleView,
} from "./ensemble-view.ts";
import { sourcesSheet } from "./evidence-sheets.ts";
import { countCell } from "./figures.ts";
import { contentsTable, MADE_FROM, madeTable, readingTables } from "./overview-sheet.ts";
import {
  sheetName,
  type Sheet,
  type SheetRow,
  type SheetTable,
  type WorkbookContent,
} from "./sheet.ts";
import { say } from "./view.ts";
import { WORDS } from "./words.ts";

const NAMES = {
  overview: WORDS.overview,
  charts: WORDS.charts,
  chances: { nl: "Kansen van de doelen", en: "Chances of goals" },
  years: GOAL_YEARS,
  budgets: WORDS.budgets,
  differences: { nl: "Verschillen", en: "Differences" },
  goalDifferences: { nl: "Doelen samen", en: "Goals together" },
  inputs: { nl: "Wat geloot werd", en: "What was drawn" },
  sources: WORDS.sources,
} as const satisfies Record<string, Text>;

const TEXTS = {
  key: { nl: "Kerncijfers met hun band", en: "Main indicators with their band" },
  low: { nl: "5 % lager", en: "5 % below" },
  middle: { nl: "midden", en: "middle" },
  high: { nl: "5 % hoger", en: "5 % above" },
  counted: { nl: "Doelen, geteld naar hun kans", en: "Goals, counted by their chance" },
  count: { nl: "Aantal", en: "Number" },
  bands: { nl: "Zo leest u een band", en: "How to read a band" },
  members: { nl: "Doorrekeningen", en: "Runs" },
  seed: { nl: "Startgetal", en: "Seed" },
  sampling: { nl: "Loting", en: "Sampling" },
  drawn: { nl: "Vingerafdruk van wat geloot werd", en: "Fingerprint of what was drawn" },
} as const satisfies Record<string, Text>;

export function ensembleWorkbook(content: EnsembleContent, language: Language): WorkbookContent {
  const view: EnsembleView = { ...content, language };
  const taken = new Set<string>();
  // The names of the sheets that every workbook has come before those of modules, which a plan may add.
  const names = Object.fromEntries(
    Object.entries(NAMES).map(([key, text]) => [key, sheetName(say(text, view), taken)]),
  ) as Record<keyof typeof NAMES, string>;
  const others: (Sheet | null)[] = [
    ensembleChartsSheet(view, names.charts),
    goalChancesSheet(view, names.chances),
    goalYearsSheet(view, names.years),
    budgetChancesSheet(view, names.budgets),
    ensembleDifferencesSheet(view, names.differences),
    goalDifferencesSheet(view, names.goalDifferences),
    ...bandSheets(view, taken),
    inputsSheet(view, names.inputs),
    sourcesSheet(
      view.records.map(({ scenario }) => scenario),
      language,
      names.sources,
    ),
  ];
  const sheets = others.filter((sheet) => sheet !== null);
  const plans = view.records.map((_, plan) => planName(view, plan));
  const title = plans.join({ nl: " naast ", en: " beside " }[language]);
  return {
    ...{ title, language },
    subject: `${title}, ensemble`,
    sheets: [overviewSheet(view, title, sheets, names.overview), ...sheets],
  };
}

function overviewSheet(
  view: EnsembleView,
  title: string,
  sheets: readonly Sheet[],
  name: string,
): Sheet {
  const { records, signatures, reading, meaning } = view;
  const { first, last } = spanOf(view);
  const regions = records[0]!.regions.map((region) => say(region.title, view)).join(", ");
  const sentences = [...new Set(reading.flat()), meaning];
  const made = records.flatMap(({ scenario: { notes } }, plan) => {
    const signature = signatures[plan]!;
    return [
      [MADE_FROM.plan, planName(view, plan)] as const,
      [MADE_FROM.id, notes.id] as const,
      [MADE_FROM.files, notes.files.join(", ")] as const,
      [MADE_FROM.scenario, signature.scenario] as const,
      [MADE_FROM.notes, signature.notes] as const,
      [TEXTS.drawn, signature.inputs] as const,
      [MADE_FROM.engine, signature.engine] as const,
    ];
  });
  const { members, seed, sampling } = records[0]!.settings;
  return {
    name,
    title,
    lines: [
      {
        nl: `${regions}, ${first} tot ${last}. Duizenden doorrekeningen met andere aannames: hoe ver ze uiteen liggen, en hoe vaak elk doel gehaald wordt.`,
        en: `${regions}, ${first} to ${last}. Thousands of runs with other assumptions: how far they lie apart, and how often each goal is met.`,
      }[view.language],
    ],
    tables: [
      {
        heading: say(TEXTS.bands, view),
        head: [],
        rows: sentences.map((sentence) => ({ cells: [sentence] })),
      },
      ...records[0]!.regions.map((_, region) => keyTable(view, region)),
      ...countedTable(view),
      contentsTable(sheets, view),
      ...readingTables(view, true),
      madeTable(
        [
          [TEXTS.members, `${members}`],
          [TEXTS.seed, `${seed}`],
          [TEXTS.sampling, sampling],
          ...made,
        ],
        view,
      ),
    ],
    widths: [46, 30, ...Array.from({ length: 10 }, () => 13)],
    fixed: 0,
    pagesAcross: 1,
  };
}

/** The figures that are asked first, in a few years: low end, middle and high end. */
function keyTable(view: EnsembleView, region: number): SheetTable {
  const { records } = view;
  const { first, last } = spanOf(view);
  const isSeveral = records.length > 1;
  const years = futureYears(first, last);
  const ends = [
    [0.05, TEXTS.low],
    [0.5, TEXTS.middle],
    [0.95, TEXTS.high],
  ] as const;
  const rows = MAIN_INDICATORS.flatMap((id) =>
    records.flatMap((record, plan): SheetRow[] => {
      const band = bandOf(record, region, id);
      if (band === undefined) return [];
      const shown = shownBands(view, region, id);
      const { first: start } = record.scenario.model;
      return [
        {
          cells: [
            indicatorName(id, plan, view),
            ...(isSeveral ? [planName(view, plan)] : []),
            shown.unit,
            ...years.flatMap((year) =>
              ends.map(([p]) => {
                const values = band.quantiles[record.probabilities.indexOf(p)];
                return shown.cell(values?.[year - start] ?? null);
              }),
            ),
          ],
        },
      ];
    }),
  );
  const several = records[0]!.regions.length > 1;
  const place = several ? `: ${say(records[0]!.regions[region]!.title, view)}` : "";
  return {
    heading: `${say(TEXTS.key, view)}${place}`,
    head: [
      say(WORDS.indicator, view),
      ...(isSeveral ? [say(WORDS.plan, view)] : []),
      say(WORDS.unit, view),
      ...years.flatMap((year) => ends.map(([, text]) => `${year}, ${say(text, view)}`)),
    ],
    rows,
  };
}

/** How many goals there are of each likelihood, the likeliest first. */
function countedTable(view: EnsembleView): SheetTable[] {
  const { records, language } = view;
  const isSeveral = records.length > 1;
  const rows = records.flatMap(({ regions }, plan): SheetRow[] => {
    const goals = regions.flatMap((region) => region.goals).filter(isEvaluated);
    const sorted = [...goals].sort((a, b) => b.met / b.evaluable - a.met / a.evaluable);
    const counts = new Map<string, number>();
    for (const { met, evaluable } of sorted) {
      const words = likelihood(met, evaluable, language);
      counts.set(words, (counts.get(words) ?? 0) + 1);
    }
    return [...counts].map(([words, count]) => ({
      cells: [words, ...(isSeveral ? [planName(view, plan)] : []), countCell(count)],
    }));
  });
  if (rows.length === 0) return [];
  return [
    {
      heading: say(TEXTS.counted, view),
      head: [
        say(GOAL_TEXTS.inWords, view),
        ...(isSeveral ? [say(WORDS.plan, view)] : []),
        say(TEXTS.count, view),
      ],
      rows,
    },
  ];
}
