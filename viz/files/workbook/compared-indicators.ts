/** A sheet per module for plans side by side: a row per plan, and its difference to the reference. */
import {
  inYear,
  type ComparedIndicator,
  type ComparedPath,
} from "../../../engine/analysis/comparison.ts";
import type { Text } from "../../../engine/scenario/declarations.ts";
import {
  shownIndicator,
  planName,
  plansOf,
  yearsCompared,
  type ComparedView,
} from "./compared-view.ts";
import { aboutRows } from "./about-rows.ts";
import { forDifferences, type Shown } from "./figures.ts";
import { sheetGroups } from "./sheet-groups.ts";
import { headRow, sheetName, type CellRange, type Sheet, type SheetRow } from "./sheet.ts";
import { say } from "./view.ts";
import { KINDS, WORDS } from "./words.ts";

const TEXTS = {
  intro: {
    nl: "Een rij per indicator en plan, en eronder het verschil met",
    en: "A row per indicator and plan, and below it the difference to",
  },
  what: { nl: "Wat", en: "What" },
  value: { nl: "waarde", en: "value" },
  difference: { nl: "verschil", en: "difference" },
  lacking: { nl: "geen waarde:", en: "no value:" },
} as const satisfies Record<string, Text>;

/** Where the values of each plan stand. */
export interface ComparedPlaces {
  valuesOf(region: number, indicator: string, run: number): CellRange | undefined;
  nameOf(region: number, indicator: string, run: number): CellRange;
  yearsOf(region: number, indicator: string, run: number): CellRange;
}

export function comparedModuleSheets(
  view: ComparedView,
  taken: Set<string>,
): { readonly sheets: readonly Sheet[]; readonly places: ComparedPlaces } {
  const { outcome, language } = view;
  const { regions, reference, runs } = outcome.comparison;
  const years = yearsCompared(view);
  const withRegion = regions.length > 1;
  const texts = [
    ...(withRegion ? [WORDS.region] : []),
    ...[WORDS.indicator, WORDS.plan, TEXTS.what, WORDS.unit, WORDS.when],
  ];
  const planColumn = withRegion ? 2 : 1;
  const found = new Map<string, { sheet: string; row: number; head: number }>();
  const against = planName(view, reference);
  const ordered = [runs[reference]!, ...runs.filter((_, at) => at !== reference)];
  const sheets = sheetGroups(ordered).flatMap(({ label, has }): Sheet[] => {
    const lines = [`${say(TEXTS.intro, view)} ${against}.`];
    const name = sheetName(say(label, view), new Set(taken));
    const head = headRow({ lines, tables: [] });
    const rows: SheetRow[] = [];
    for (const [region, { title, indicators }] of regions.entries()) {
      for (const indicator of indicators.filter(({ id }) => has(id))) {
        const shown = shownIndicator(indicator, language);
        for (const run of plansOf(view)) {
          const path = indicator.paths[run] ?? null;
          if (path === null) continue;
          found.set(`${region} ${indicator.id} ${run}`, {
            ...{ sheet: name, row: head + 1 + rows.length, head },
          });
          for (const row of rowsOf(indicator, path, run, shown, view)) {
            rows.push(withRegion ? { ...row, cells: [title[language], ...row.cells] } : row);
          }
        }
      }
    }
    if (rows.length === 0) return [];
    taken.add(name.toLowerCase());
    return [
      {
        name,
        title: say(label, view),
        about: aboutRows(rows, planColumn - 1, view),
        lines,
        tables: [
          {
            head: [
              ...texts.map((text) => say(text, view)),
              ...years,
              ...[WORDS.remark, WORDS.id].map((text) => say(text, view)),
            ],
            rows,
          },
        ],
        widths: [
          ...(withRegion ? [16] : []),
          ...[52, 30, 14, 24, 14, ...years.map(() => 9), 40, 40],
        ],
        fixed: texts.length - 1,
        pagesAcross: 2,
      },
    ];
  });
  const span = (sheet: string, row: number): CellRange => ({
    ...{ sheet, row, from: texts.length, to: texts.length + years.length - 1 },
  });
  const placeOf = (region: number, indicator: string, run: number) => {
    const place = found.get(`${region} ${indicator} ${run}`);
    if (place === undefined) throw new Error(`${runs[run]!.id} has no ${indicator}`);
    return place;
  };
  return {
    sheets,
    places: {
      valuesOf: (region, indicator, run) => {
        const place = found.get(`${region} ${indicator} ${run}`);
        return place === undefined ? undefined : span(place.sheet, place.row);
      },
      nameOf: (...of) => {
        const { sheet, row } = placeOf(...of);
        return { sheet, row, from: planColumn, to: planColumn };
      },
      yearsOf: (...of) => {
        const { sheet, head } = placeOf(...of);
        return span(sheet, head);
      },
    },
  };
}

function* rowsOf(
  { id, label }: ComparedIndicator,
  path: ComparedPath,
  run: number,
  shown: Shown,
  view: ComparedView,
): Generator<SheetRow> {
  const { language, outcome } = view;
  const years = yearsCompared(view);
  const { lacking, kind } = path;
  const row = (
    what: Text,
    values: readonly (number | null)[],
    remark: string | null,
    figures: Shown = shown,
  ): SheetRow => ({
    cells: [
      ...[label[language], planName(view, run), say(what, view), shown.unit],
      ...[say(KINDS[kind], view), ...values.map(figures.cell), remark, id],
    ],
    ...(what === TEXTS.value && run === outcome.comparison.reference
      ? { tone: "strong" as const }
      : {}),
  });
  const why = lacking === null ? null : `${say(TEXTS.lacking, view)} ${lacking[language]}`;
  yield row(
    TEXTS.value,
    years.map((year) => inYear(path, "values", year)),
    why,
  );
  if (run === outcome.comparison.reference) return;
  const differences = years.map((year) => inYear(path, "differences", year));
  if (differences.every((value) => value === null)) return;
  yield row(TEXTS.difference, differences, null, forDifferences(shown, differences));
}
