/** A sheet per module: every indicator with its band, a row per quantile and a column per year. */
import type { Band } from "../../../engine/analysis/ensemble/record.ts";
import { isOwnId } from "../../../engine/analysis/run-series.ts";
import { parseAddress, quantitiesOf } from "../../../engine/scenario/address.ts";
import type { Text } from "../../../engine/scenario/declarations.ts";
import { aboutRows } from "./about-rows.ts";
import {
  addressOf,
  bandOf,
  inYearsOf,
  namingOf,
  PLAIN,
  planName,
  quantileText,
  shownBands,
  spanOf,
  type EnsembleView,
} from "./ensemble-view.ts";
import type { Shown } from "./figures.ts";
import { sheetGroups } from "./sheet-groups.ts";
import { sheetName, type Sheet, type SheetCell, type SheetRow } from "./sheet.ts";
import { memberName, regionName, say, yearsOf } from "./view.ts";
import { KINDS, WORDS } from "./words.ts";

const TEXTS = {
  intro: {
    nl: "Een rij per indicator en plaats in de band, een kolom per jaar. Filter op Wat: wie alleen het midden wil, kiest middelste.",
    en: "A row per indicator and place in the band, a column per year. Filter by What: for the middle alone, choose middle run.",
  },
  what: { nl: "Wat", en: "What" },
  whole: { nl: "geheel", en: "whole" },
} as const satisfies Record<string, Text>;

/** @param taken names of sheets that are used already */
export function bandSheets(view: EnsembleView, taken: Set<string>): readonly Sheet[] {
  const { records } = view;
  const years = yearsOf(spanOf(view));
  const hasCells = records.some(({ regions }) => regions.some(({ cells }) => cells.length > 0));
  const columns = columnsOf(view, hasCells);
  return sheetGroups(records).flatMap(({ label, has }): Sheet[] => {
    const rows = records[0]!.regions.flatMap((_, region) => {
      // One unit for all parts of a whole, found once.
      const units = new Map<string, Shown>();
      return addressesOf(view, region, has).flatMap((address) => {
        const id = idOf(address);
        const shown = units.get(id) ?? shownBands(view, region, id);
        units.set(id, shown);
        return rowsOf(address, region, shown, hasCells, view);
      });
    });
    if (rows.length === 0) return [];
    const name = sheetName(say(label, view), taken);
    const indicator = columns.findIndex(({ text }) => text === WORDS.indicator);
    return [
      {
        name,
        title: say(label, view),
        about: aboutRows(rows, indicator, view),
        lines: [say(TEXTS.intro, view)],
        tables: [
          {
            head: [...columns.map(({ text }) => say(text, view)), ...years, say(WORDS.id, view)],
            rows,
          },
        ],
        widths: [...columns.map(({ width }) => width), ...years.map(() => 9), 44],
        fixed: columns.length - 1,
        pagesAcross: 2,
      },
    ];
  });
}

/** What stands before the years. */
const columnsOf = (
  { records }: EnsembleView,
  hasCells: boolean,
): readonly { readonly text: Text; readonly width: number }[] => [
  ...(records[0]!.regions.length > 1 ? [{ text: WORDS.region, width: 16 }] : []),
  { text: WORDS.indicator, width: 52 },
  ...(hasCells ? [{ text: WORDS.part, width: 24 }] : []),
  ...(records.length > 1 ? [{ text: WORDS.plan, width: 30 }] : []),
  ...[
    { text: TEXTS.what, width: 24 },
    { text: WORDS.unit, width: 20 },
  ],
  { text: WORDS.when, width: 14 },
];

/** Everything that some plan has a band of: the whole first, then its parts. */
function addressesOf(
  { records }: EnsembleView,
  region: number,
  has: (id: string) => boolean,
): readonly string[] {
  const bands = (kind: "indicators" | "cells"): string[] =>
    records.flatMap(({ regions }) =>
      regions[region]![kind].filter(({ id }) => has(id)).map(addressOf),
    );
  return [...new Set([...bands("indicators"), ...bands("cells")])];
}

const idOf = (address: string): string => (isOwnId(address) ? address : parseAddress(address)!.id);

function rowsOf(
  address: string,
  region: number,
  shown: Shown,
  hasCells: boolean,
  view: EnsembleView,
): SheetRow[] {
  const { records } = view;
  const isSeveral = records[0]!.regions.length > 1;
  const found = records.flatMap((record, plan) => {
    const band = bandOf(record, region, address);
    return band === undefined ? [] : [{ plan, band }];
  });
  return found.flatMap(({ plan, band }) => {
    const naming = namingOf(view, plan);
    const head: SheetCell[] = [
      ...(isSeveral ? [regionName(naming, region)] : []),
      indicatorName(band.id, plan, view),
      ...(hasCells ? [partName(band, region, plan, view)] : []),
      ...(records.length > 1 ? [planName(view, plan)] : []),
    ];
    return bandRows(band, plan, shown, view).map((row) => ({
      ...row,
      cells: [...head, ...row.cells, address],
    }));
  });
}

/** A row per quantile, and one of the plain run. */
function bandRows(band: Band, plan: number, shown: Shown, view: EnsembleView): SheetRow[] {
  const { scenario, probabilities } = view.records[plan]!;
  const years = yearsOf(spanOf(view));
  const row = (what: Text, values: Band["central"], isStrong = false): SheetRow => ({
    cells: [
      ...[say(what, view), shown.unit, say(KINDS[band.kind], view)],
      ...inYearsOf(values, scenario.model.first, years).map((value) => shown.cell(value)),
    ],
    ...(isStrong ? { tone: "strong" as const } : {}),
  });
  return [
    ...band.quantiles.map((values, at) =>
      row(quantileText(probabilities[at]!), values, probabilities[at] === 0.5),
    ),
    row(PLAIN, band.central),
  ];
}

/** The label of an output, or the title of an indicator of the plan's own. */
export function indicatorName(id: string, plan: number, view: EnsembleView): string {
  const { catalogue, scenario } = view.records[plan]!;
  return (
    scenario.notes.indicators?.[id]?.title[view.language] ??
    quantitiesOf(catalogue, "outputs").get(id)?.label[view.language] ??
    id
  );
}

function partName({ id, cell }: Band, region: number, plan: number, view: EnsembleView): string {
  if (cell.length === 0) return say(TEXTS.whole, view);
  const { dims } = quantitiesOf(view.records[plan]!.catalogue, "outputs").get(id)!;
  const naming = namingOf(view, plan);
  return cell.map((member, at) => memberName(dims[at]!, member, region, naming)).join(" · ");
}
