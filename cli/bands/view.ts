/** What every block about an ensemble is made from, and how a band is written. */
import type { Band, EnsembleRecord, Figure } from "../../engine/analysis/ensemble/record.ts";
import { isOwnId } from "../../engine/analysis/run-series.ts";
import { quantitiesOf } from "../../engine/scenario/address.ts";
import { unitInWords } from "../../engine/scenario/units/units.ts";
import { displayUnit, formatNumber, type DisplayUnit, type Language } from "../../viz/numbers.ts";
import { ownDecimals } from "../../viz/own-words.ts";
import { between, MAIN_DISPLAY } from "../../viz/run-view.ts";

export interface BandsView {
  readonly record: EnsembleRecord;
  readonly region: number;
  readonly language: Language;
}

/** Place of a probability among those of a record. */
export const placeOf = (probabilities: readonly number[], probability: number): number => {
  const at = probabilities.indexOf(probability);
  if (at < 0) throw new Error(`no quantiles for ${probability}`);
  return at;
};

/** What is counted stands in the label itself. */
const COUNTED_UNITS = new Set(["person", "household", "dwelling"]);

/** A band with its name and the unit in which all of it is written. */
export interface NamedBand<T extends Pick<Band, "id" | "unit" | "quantiles">> {
  readonly band: T;
  readonly label: string;
  readonly display: DisplayUnit;
}

/**
 * @param sizes figures that are shown; the largest decides the unit
 * @param width of the narrowest of the bands that are shown, in the canonical unit: decimals far
 *              within a band say nothing
 */
export function named<T extends Pick<Band, "id" | "unit" | "quantiles">>(
  band: T,
  sizes: readonly Figure[],
  width: number,
  { record, language }: Pick<BandsView, "record" | "language">,
): NamedBand<T> {
  const { id, unit } = band;
  const shown = sizes.flatMap((size) => (size === null ? [] : [Math.abs(size)]));
  if (isOwnId(id)) return ownNamed(band, shown, { record, language });
  const output = quantitiesOf(record.catalogue, "outputs").get(id);
  const name = output?.label[language] ?? id;
  const usual = MAIN_DISPLAY[unit] ?? displayUnit(unit, Math.max(0, ...shown));
  const isWide = width / usual.factor >= WIDE;
  const display = isWide ? { ...usual, decimals: 0 } : usual;
  const label = COUNTED_UNITS.has(unit) ? name : `${name} (${display.label[language]})`;
  return { band, label, display };
}

/** From this width on, in the unit that is shown, a band needs no decimals. */
const WIDE = 5;

/** The plan's own indicators stand in the unit that the plan declares. */
function ownNamed<T extends Pick<Band, "id" | "unit" | "quantiles">>(
  band: T,
  shown: readonly number[],
  { record, language }: Pick<BandsView, "record" | "language">,
): NamedBand<T> {
  const name = record.scenario.notes.indicators?.[band.id]?.title[language] ?? band.id;
  const unit = unitInWords(band.unit);
  const words = unit[language];
  const isSaid = words === "1" || name.toLowerCase().includes(words.toLowerCase());
  const display = { label: unit, factor: 1, decimals: ownDecimals(shown) };
  return { band, label: isSaid ? name : `${name} (${words})`, display };
}

/** `143,3 (121,0–170,4)`; the figure alone where the band is no wider than its decimals. */
export function bandText(
  [low = null, middle = null, high = null]: readonly Figure[],
  write: (value: number) => string,
  language: Language,
): string {
  if (middle === null || low === null || high === null) return "–";
  const [from, at, to] = [write(low), write(middle), write(high)];
  return from === to ? at : `${at} (${between(from, to, language)})`;
}

/** Writes figures of one row alike. */
export const writer =
  ({ factor, decimals }: DisplayUnit, language: Language) =>
  (value: number): string =>
    formatNumber(value / factor, language, decimals);

/** Width of the narrowest of some bands, each of them low end, middle and high end. */
export const narrowest = (bands: readonly (readonly Figure[])[]): number =>
  Math.min(...bands.map(([low, , high]) => (high ?? NaN) - (low ?? NaN)).filter((one) => one > 0));
