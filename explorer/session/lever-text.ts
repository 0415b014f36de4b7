/** Values of levers as they stand in a plan: quantities with a unit, and what a plan makes of them. */
import { named } from "../../engine/analysis/backcast/written-path.ts";
import {
  canonicalUnit,
  convert,
  convertYearly,
  parseQuantity,
  proposedUnits,
  unambiguous,
  type Unit,
} from "../../engine/scenario/units/units.ts";

/** The slot of a lever: in which unit it is declared, and within which bounds. */
export interface LeverSlot {
  /** Canonical unit, as declared. */
  readonly unit: string;
  /** A rate or an amount of a year, whose unit may leave that out. */
  readonly yearly: boolean;
  readonly min: number;
  readonly max: number;
}

/**
 * The unit in which people write a lever: shares and rates in per cent, power in MW or kW.
 *
 * @param largest of the values that it may take on its slider
 */
export function writtenUnit({ unit, min, max }: LeverSlot, largest: number): Unit {
  const canonical = canonicalUnit(unit);
  if (canonical.text === "1") return min >= -1 && max <= 1 ? canonicalUnit("%") : canonical;
  if (canonical.text === "1/year") return canonicalUnit("%/year");
  if (canonical.dimension === "year") return canonical;
  const units = proposedUnits(canonical);
  return units.find((one) => inUnit(largest, canonical, one) >= 1) ?? units.at(-1) ?? canonical;
}

/** A value in another unit of the same dimension. */
export const inUnit = (value: number, from: Unit, to: Unit): number =>
  (value * from.up * to.down) / (from.down * to.up);

/** What a plan makes of a quantity; null where it is none, or none of this lever. */
export function readValue(text: string, { unit, yearly }: LeverSlot): number | null {
  // A plus makes it a change of what is inherited, which is no value.
  if (/^\s*\+/.test(text)) return null;
  const canonical = canonicalUnit(unit);
  const read = parseQuantity(text, canonical);
  if ("problem" in read) return null;
  if (read.unit === null) return canonical.text === "1" || isYear(canonical) ? read.value : null;
  const value = (yearly ? convertYearly : convert)(read.value, read.unit, canonical);
  // As plans read it: there is one nought only.
  return value === 0 ? 0 : value;
}

const isYear = ({ dimension }: Unit): boolean => dimension === "year";

/** The most digits that a double needs. */
const ALL_DIGITS = 17;

/**
 * The shortest text that a plan reads back as this value, to the bit: in the unit in which people
 * write the lever, else in the unit in which it is computed.
 */
export function exactText(value: number, slot: LeverSlot, written: Unit): string {
  const canonical = canonicalUnit(slot.unit);
  for (const unit of [written, canonical]) {
    const inIt = inUnit(value, canonical, unit);
    for (let digits = 1; digits <= ALL_DIGITS; digits++) {
      const text = quantityText(Number(inIt.toPrecision(digits)), unit);
      if (readValue(text, slot) === value) return text;
    }
  }
  throw new Error(`${value} ${slot.unit} cannot be written`);
}

/** Values nearer to each other than this share of them are the same to every reader. */
export const NEAR = 1e-7;

/**
 * The shortest text in the unit in which people write the lever that a plan reads back as this value,
 * but for what nobody would tell apart (`NEAR`): of a third of a per cent no more digits than are read.
 * What the text says is what plan, page and command compute with.
 */
export function shortText(value: number, slot: LeverSlot, written: Unit): string {
  const inIt = inUnit(value, canonicalUnit(slot.unit), written);
  const slack = Math.abs(value) * NEAR;
  for (let digits = 1; digits <= ALL_DIGITS; digits++) {
    const text = quantityText(Number(inIt.toPrecision(digits)), written);
    const read = readValue(text, slot);
    if (read === null || read < slot.min || read > slot.max) continue;
    if (Math.abs(read - value) <= slack) return text;
  }
  return exactText(value, slot, written);
}

/**
 * A value as near as its step allows, and within the bounds of the lever as a plan reads them.
 *
 * @param decimals of the number in the unit in which it is written
 */
export function roundedText(
  value: number,
  slot: LeverSlot,
  written: Unit,
  decimals: number,
): string {
  const canonical = canonicalUnit(slot.unit);
  const text = quantityText(Number(inUnit(value, canonical, written).toFixed(decimals)), written);
  const read = readValue(text, slot);
  if (read !== null && read >= slot.min && read <= slot.max) return text;
  return exactText(Math.min(Math.max(value, slot.min), slot.max), slot, written);
}

/** Numbers as YAML and plans read them; of those that would be written with an `e`, all digits. */
function quantityText(value: number, unit: Unit): string {
  const plain = value === 0 ? "0" : `${value}`;
  const number = unambiguous(plain);
  return unit.text === "1" || isYear(unit) ? number : `${number} ${named(unit)}`;
}
