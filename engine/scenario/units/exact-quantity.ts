/** Figures of the model as a person would write them in a plan, without losing a bit of them. */
import {
  canonicalUnit,
  convert,
  convertYearly,
  parseQuantity,
  proposedUnits,
  acceptsPlainNumber,
  unambiguous,
  type Unit,
} from "./units.ts";

const DIGITS = [3, 6, 12, 15, 16, 17];

/**
 * The shortest text that reads back as this very number: `31 MW`, `2.5 %/year`, and with all its
 * digits where it has no shorter name.
 *
 * @param unit canonical unit of what it is a value of
 * @param yearly an amount or rate per calendar year
 */
export function exactQuantity(value: number, unit: string, yearly: boolean): string {
  const canonical = canonicalUnit(unit);
  const plain = acceptsPlainNumber(canonical) && !canonical.dimension.includes("year^");
  // Calendar years and counts are bare numbers to everybody.
  if (plain && Number.isInteger(value) && canonical.text === "year") return `${value}`;
  for (const shown of unitsFor(canonical)) {
    for (const digits of DIGITS) {
      const inShown = (value * canonical.up * shown.down) / (canonical.down * shown.up);
      const text = `${unambiguous(`${Number(inShown.toPrecision(digits))}`)} ${shown.text}`;
      if (readBack(text, canonical, yearly) === value) return text;
    }
  }
  const bare = unambiguous(`${value}`);
  return plain ? bare : `${bare} ${canonical.text}`;
}

/** Shares read best in per cent; the rest in the unit that would be proposed. */
function unitsFor(canonical: Unit): readonly Unit[] {
  if (canonical.text === "1") return [canonicalUnit("%")];
  if (canonical.text === "1/year") return [canonicalUnit("%/year")];
  return proposedUnits(canonical);
}

function readBack(text: string, canonical: Unit, yearly: boolean): number | null {
  const read = parseQuantity(text, canonical);
  if ("problem" in read || read.unit === null) return null;
  return (yearly ? convertYearly : convert)(read.value, read.unit, canonical);
}
