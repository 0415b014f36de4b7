/** Units as people write them in a sentence, beside a value of which the canonical unit is known. */
import {
  canonicalUnit,
  convertYearly,
  parseUnitFor,
  unitInWords,
} from "../../engine/scenario/units/units.ts";
import { decimalsFor, displayUnits, type DisplayUnit } from "../numbers.ts";

const same = (label: string): { nl: string; en: string } => ({ nl: label, en: label });

/** What a share less a share is shown in. */
export const POINTS: DisplayUnit = {
  label: { nl: "procentpunt", en: "percentage points" },
  one: { nl: "procentpunt", en: "percentage point" },
  factor: 0.01,
  decimals: 1,
};

/** Whether a value is so many percentage points, and no percentage of anything. */
export const isInPoints = ({
  canonical,
  sense,
  display,
}: {
  readonly canonical: string | null;
  readonly sense: string;
  readonly display: DisplayUnit;
}): boolean =>
  canonical === "1" && (sense === "difference" || display.label.nl === POINTS.label.nl);

export const PERCENT: DisplayUnit = { label: same("%"), factor: 0.01, decimals: 1 };

const PERCENT_WORDS = new Set(["%", "procent", "percent", "per cent"]);
const POINT_WORDS = new Set([
  ...["procentpunt", "procentpunten", "%-punt", "%-punten", "percentpunt", "pp"],
  ...["percentage point", "percentage points", "points", "punten", "%pt"],
]);

/** Spellings that mean the same, made one. */
export const foldedUnit = (text: string): string =>
  text
    .replace(/[\s\u00a0]+/g, " ")
    .replaceAll("₂", "2")
    .replaceAll("²", "2")
    .replaceAll("³", "3")
    .trim();

/** How many of a unit are spoken of: `3 miljoen euro`. */
const MULTIPLES: readonly (readonly [RegExp, number])[] = [
  [/^(?:duizend|thousand) ?/i, 1e3],
  [/^(?:miljoen|mln\.?|million|mio\.?) ?/i, 1e6],
  [/^(?:miljard|mld\.?|billion) ?/i, 1e9],
];

export type UnitSense = "percent" | "points" | "amount";

export interface FoundUnit {
  readonly display: DisplayUnit;
  readonly sense: UnitSense;
}

/** The price year behind an amount of money, which people leave out. */
const PRICES = / (?:van|of) \d{4}(?= |$)/;

/**
 * The unit that is written, as one of a canonical unit; null when it is none.
 *
 * @param canonical null where nothing but the unit itself is known
 * @param usual what the value is shown in otherwise
 */
export function findUnit(
  written: string,
  canonical: string | null,
  usual: DisplayUnit,
): FoundUnit | null {
  const text = foldedUnit(written);
  if (text === "" || text.length > 80) return null;
  const small = text.toLowerCase();
  if (canonical === "1" && PERCENT_WORDS.has(small)) return { display: PERCENT, sense: "percent" };
  if (canonical === "1" && POINT_WORDS.has(small)) return { display: POINTS, sense: "points" };
  const known = [usual, ...(canonical === null ? [] : displayUnits(canonical))];
  const spelt = (fold: (label: string) => string): DisplayUnit | undefined =>
    known.find(({ label, one }) =>
      [label.nl, label.en, one?.nl, one?.en].some(
        (name) =>
          name !== undefined &&
          name !== "" &&
          [foldedUnit(name), foldedUnit(name).replace(PRICES, "")].some(
            (spelling) => fold(spelling) === fold(text),
          ),
      ),
    );
  const display = spelt((label) => label) ?? spelt((label) => label.toLowerCase());
  if (display !== undefined) return { display, sense: "amount" };
  const table = canonical === null ? null : fromTable(text, canonical);
  if (table !== null) return { display: table, sense: "amount" };
  for (const [pattern, times] of MULTIPLES) {
    if (!pattern.test(text)) continue;
    const rest = text.replace(pattern, "");
    const of =
      rest === "" ? { display: usual, sense: "amount" as const } : findUnit(rest, canonical, usual);
    if (of === null) return null;
    const factor = of.display.factor * times;
    return {
      sense: of.sense,
      display: { label: same(text), factor, decimals: of.display.decimals },
    };
  }
  return null;
}

/** A unit of the table of plans: `kt`, `kWh/person`. */
function fromTable(text: string, canonical: string): DisplayUnit | null {
  const wanted = canonicalUnit(canonical);
  const unit = parseUnitFor(text, wanted) ?? parseUnitFor(text.replace(/ ?per /g, "/"), wanted);
  const factor = unit === null ? null : convertYearly(1, unit, wanted);
  if (factor === null) return null;
  return { label: unitInWords(text), factor, decimals: 0 };
}

/** The same unit with as many decimals as a value of this size is read with. */
export const withDecimals = (display: DisplayUnit, value: number): DisplayUnit => ({
  ...display,
  decimals: decimalsFor(Math.abs(value) / display.factor),
});
