/**
 * Which single values a slot takes, as far as an editor can tell: a number where no unit is needed,
 * and of texts all but those that are a quantity of another kind. What the formulas and changes of
 * the language of plans say is left to `simulate validate`.
 */
import type { Text } from "../../engine/scenario/declarations.ts";
import {
  acceptedUnits,
  acceptsPlainNumber,
  canonicalUnit,
  convert,
  convertYearly,
  parseUnitFor,
  unitNames,
  unitsInWords,
  type Unit,
} from "../../engine/scenario/units/units.ts";
import { bothOnOneLine, escaped, type JsonSchema, type JsonType } from "./json-schema.ts";

export interface Slot {
  /** Canonical unit. */
  readonly unit: string;
  /** Inclusive, in the canonical unit. */
  readonly min: number;
  readonly max: number;
  /** An amount per calendar year: `/year` may be there or not. */
  readonly yearly: boolean;
}

const NUMBER = "(?:\\d+(?:\\.\\d*)?|\\.\\d+)(?:[eE][+-]?\\d{1,3})?";
/** One unit, not a product or quotient of several. */
const UNIT = "(?:%-punt|[%‰]|[A-Za-zµ€][A-Za-z0-9_€₂²³]*)";

/** A name of a unit; words of more than three letters may have capitals, symbols may not. */
const spelled = (name: string): string =>
  name.length <= 3
    ? escaped(name)
    : [...name]
        .map((letter) => {
          const [lower, upper] = [letter.toLowerCase(), letter.toUpperCase()];
          return lower === upper ? escaped(letter) : `[${lower}${upper}]`;
        })
        .join("");

/** Every unit by itself that the slot takes, as a regular expression. */
function unitPattern(unit: Unit, yearly: boolean): string {
  const counted = unit.dimension.match(/count:[a-z_]+/g) ?? [];
  const names = [...unitNames(), ...counted.map((count) => count.slice("count:".length))];
  const fitting = names.filter((name) => {
    const read = name === "1" ? null : parseUnitFor(name, unit);
    return read !== null && (yearly ? convertYearly : convert)(1, read, unit) !== null;
  });
  const money = fitting.includes("EUR") ? ["[kM]?EUR\\d{4}"] : [];
  return [...fitting.map(spelled), ...money].join("|");
}

const patterns = new Map<string, string>();

/**
 * What texts a slot takes. A text of a number with one unit must have a unit of the slot; anything
 * else may be a product of units, a change (`+20 %`) or a formula.
 */
export function textPattern({ unit, yearly }: Pick<Slot, "unit" | "yearly">): string {
  const key = `${unit} ${yearly}`;
  const known = patterns.get(key);
  if (known !== undefined) return known;
  const canonical = canonicalUnit(unit);
  const units = unitPattern(canonical, yearly);
  const behind = units === "" ? [] : [`\\s*(?:${units})`];
  if (acceptsPlainNumber(canonical)) behind.push("");
  const right = behind.length === 0 ? [] : [`\\s*${NUMBER}(?:${behind.join("|")})\\s*$`];
  const wrong = `\\s*${NUMBER}\\s*(?:${UNIT})?\\s*$`;
  const pattern = `^(?:${[...right, `(?!${wrong}|\\s*[+-]?\\d+,\\d)`].join("|")})`;
  patterns.set(key, pattern);
  return pattern;
}

/** What may be written in a slot, in both languages: `W, kW, MW, GW`. */
export function wantedIn({ unit }: Pick<Slot, "unit">): Text {
  const units = acceptedUnits(canonicalUnit(unit));
  const { nl, en } = unitsInWords(units.filter((one) => one !== "1"));
  if (!units.includes("1")) return { nl, en };
  const or = (number: string, others: string): string =>
    others === "" ? number : `${others}, ${number}`;
  return { nl: or("een getal", nl), en: or("a number", en) };
}

/** The forms of one value; `types` beside texts and numbers. */
export function valueForms(slot: Slot, types: readonly JsonType[] = []): JsonSchema {
  const canonical = canonicalUnit(slot.unit);
  const plain = acceptsPlainNumber(canonical);
  const wanted = wantedIn(slot);
  const message: Text = {
    nl: `Schrijf een getal met een van deze eenheden: ${wanted.nl}`,
    en: `Write a number with one of these units: ${wanted.en}`,
  };
  return {
    type: plain
      ? ["number", "string", ...types]
      : types.length === 0
        ? "string"
        : ["string", ...types],
    ...(plain ? boundsOf(slot) : {}),
    pattern: textPattern(slot),
    patternErrorMessage: bothOnOneLine(message),
    ...(plain ? {} : { errorMessage: bothOnOneLine(message) }),
  };
}

const boundsOf = ({ min, max }: Slot): JsonSchema => ({
  ...(Number.isFinite(min) ? { minimum: min } : {}),
  ...(Number.isFinite(max) ? { maximum: max } : {}),
});
