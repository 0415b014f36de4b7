/** The main indicators of an ensemble: in the middle, and between which nine runs in ten lie. */
import type { Band, EnsembleRecord, Figure } from "../../engine/analysis/ensemble/record.ts";
import { futureYears, MAIN_INDICATORS } from "../../engine/analysis/main-indicators.ts";
import { isOwnId } from "../../engine/analysis/run-series.ts";
import { isOther, screen } from "../screen/screen.ts";
import { headedBelow, heading, left, right, WIDTH } from "../summary/layout.ts";
import { BANDS } from "./texts.ts";
import {
  bandText,
  named,
  narrowest,
  placeOf,
  writer,
  type BandsView,
  type NamedBand,
} from "./view.ts";

/** Shortest label that still says what a row is about. */
const LABEL = 24;

/** The years that are shown, as far as the run has them. */
export const shownYears = ({ scenario: { model } }: EnsembleRecord): readonly number[] =>
  futureYears(model.first, model.last);

/** Low end, middle and high end of a band in a year. */
export function inYear(
  { quantiles }: Pick<Band, "quantiles">,
  probabilities: readonly number[],
  at: number,
): readonly Figure[] {
  return [0.05, 0.5, 0.95].map((p) => quantiles[placeOf(probabilities, p)]![at] ?? null);
}

/** Own indicators as the plan defines them, line after line. */
function inOrderOfPlan({ scenario: { notes } }: EnsembleRecord): (a: string, b: string) => number {
  const placeOf = (id: string): number => {
    const { file, line } = notes.indicators![id]!.origin;
    return notes.files.indexOf(file) * 1e6 + line;
  };
  return (a, b) => placeOf(a) - placeOf(b);
}

/** The bands that are shown: the main ones, or the plan's own. */
export function shownBands(view: BandsView, isOwn: boolean): readonly NamedBand<Band>[] {
  const { record, region } = view;
  const { indicators } = record.regions[region]!;
  const ids = isOwn
    ? indicators.flatMap(({ id }) => (isOwnId(id) ? [id] : [])).sort(inOrderOfPlan(record))
    : (MAIN_INDICATORS as readonly string[]);
  const at = shownYears(record).map((year) => year - record.scenario.model.first);
  return ids.flatMap((id) => {
    const band = indicators.find((one) => one.id === id && one.cell.length === 0);
    if (band === undefined) return [];
    const figures = at.map((place) => inYear(band, record.probabilities, place));
    const sizes = figures.flat();
    return sizes.every((size) => size === null)
      ? []
      : [named(band, sizes, narrowest(figures), view)];
  });
}

/** @param most rows that there is room for */
export function indicatorsBlock(view: BandsView, isOwn: boolean, most = Infinity): string[] {
  const { record, language } = view;
  const bands = shownBands(view, isOwn).slice(0, most);
  if (bands.length === 0) return [];
  const years = shownYears(record);
  const rows = bands.map(({ band, label, display }) => ({
    label,
    cells: years.map((year) => {
      const figures = inYear(band, record.probabilities, year - record.scenario.model.first);
      return bandText(figures, writer(display, language), language);
    }),
  }));
  return table(BANDS[isOwn ? "own" : "indicators"][language], years, rows);
}

/** Rows of a label and a cell per year; a long label may stand over the room that its first cell leaves. */
export function table(
  title: string,
  years: readonly number[],
  rows: readonly {
    readonly label: string;
    readonly cells: readonly string[];
    /** What stands behind the years. */
    readonly share?: string;
  }[],
): string[] {
  const widths = years.map(
    (_, at) => 2 + Math.max(4, ...rows.map(({ cells }) => cells[at]!.length)),
  );
  const shares = rows.map(({ share = "" }) => share.length);
  const behind = Math.max(0, ...shares);
  const last = behind === 0 ? 0 : behind + 2;
  const room = WIDTH - 2 - last - widths.reduce((sum, width) => sum + width, 0);
  const longest = Math.max(
    ...rows.map(({ label, cells }) => label.length + cells[0]!.length + 1 - widths[0]!),
  );
  const wide = Math.max(LABEL, Math.min(room, longest));
  const columns = years.map((year, at) => right(` ${year}`, widths[at]!)).join("");
  const tail = last === 0 ? "" : "─".repeat(last);
  const total = 2 + wide + columns.length;
  const isLong = title.length + 2 + columns.trimStart().length > total;
  const head = isLong
    ? headedBelow(title, columns, 2 + wide)
    : [heading(title, ` ${columns.trimStart()}`, total) + tail];
  return [
    ...head,
    ...rows.map(({ label, cells, share = "" }) => {
      if (isOther(screen())) return rowLaidLater(label, [...cells, share]);
      const [first = "", ...others] = cells;
      const room = wide + widths[0]! - first.length - 1;
      const more = others.map((cell, at) => right(cell, widths[at + 1]!)).join("");
      return `  ${cut(label, room)} ${first}${more}${right(share, last)}`.trimEnd();
    }),
  ];
}

/** A label may be indented below another. */
const rowLaidLater = (label: string, cells: readonly string[]): string =>
  `  ${/^ */.exec(label)![0]}${left(label.trimStart(), WIDTH)}${cells.map((cell) => right(cell, 0)).join("")}`;

/** A label that is too long loses the end of its name rather than its unit, if that is a short one. */
function cut(label: string, room: number): string {
  const unit = / \([^()]{1,12}\)$/.exec(label)?.[0] ?? "";
  const name = label.slice(0, label.length - unit.length);
  return `${left(name, Math.min(name.length, room - unit.length))}${unit}`.padEnd(room);
}
