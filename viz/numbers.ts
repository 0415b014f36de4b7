/**
 * Numbers and units as people read them, in Dutch (Belgium) and English. No `Intl`: its output
 * depends on the ICU data of the machine, and the same run must give the same text everywhere.
 *
 * Dutch groups thousands with a point and marks decimals with a comma (1.234,5): what Statbel,
 * Statistiek Vlaanderen and a Belgian Excel write, so that a figure copied from a note into a
 * spreadsheet stays a number. The narrow space of the EU style guide (1 234,5) does not survive that
 * copy, and many terminals draw it as a full space or a box. English: 1,234.5.
 */
import type { Text } from "../engine/scenario/declarations.ts";
import { PRICE_YEAR } from "../engine/scenario/units/units.ts";

export type Language = keyof Text;

const NO_BREAK_SPACE = "\u00a0";
const MINUS = "\u2212";
/** Shown where there is no number: a missing value is not zero. */
const MISSING = "\u2013";

/** The separators, also in the form that Vega's `config.locale.number` wants. */
export const NUMBER_LOCALES = {
  nl: { decimal: ",", thousands: ".", grouping: [3], currency: ["€\u00a0", ""] },
  en: { decimal: ".", thousands: ",", grouping: [3], currency: ["€", ""] },
} as const;

/**
 * A number with a fixed count of decimals: `formatNumber(1234.5, "nl", 1)` is `1.234,5`.
 * Halves are rounded as `toFixed` does; a result that rounds to zero has no minus sign.
 */
export function formatNumber(value: number, language: Language, decimals = 0): string {
  if (!Number.isFinite(value)) return MISSING;
  const { decimal, thousands } = NUMBER_LOCALES[language];
  const size = Math.abs(value);
  // toFixed changes to exponents here; integers of that size have no decimals to lose.
  const text = size >= 1e21 ? BigInt(size).toString() : size.toFixed(decimals);
  const [whole = "", fraction] = text.split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, thousands);
  const digits = fraction === undefined ? grouped : grouped + decimal + fraction;
  return value < 0 && /[1-9]/.test(digits) ? MINUS + digits : digits;
}

/** Reads back what `formatNumber` wrote; NaN when the text is no such number. */
export function parseNumber(text: string, language: Language): number {
  const { decimal, thousands } = NUMBER_LOCALES[language];
  const plain = text.trim().replace(MINUS, "-").replaceAll(thousands, "").replace(decimal, ".");
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : NaN;
}

/** With an explicit sign, for differences: `+12,3`, `−40,0`. */
export function formatSigned(value: number, language: Language, decimals = 0): string {
  const text = formatNumber(value, language, decimals);
  return value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

/** How a series is shown: its values are divided by `factor` and given `decimals`. */
export interface DisplayUnit {
  readonly label: Text;
  /** The label behind a plain 1, where that is another one: `1 inwoner`. */
  readonly one?: Text;
  /** Value in the canonical unit of one shown unit (1e6 for GWh when canonical is kWh). */
  readonly factor: number;
  readonly decimals: number;
}

interface Step {
  readonly factor: number;
  readonly label: Text;
  /** Smallest amount, in the canonical unit, from which this step is used. */
  readonly from: number;
}

const same = (label: string): Text => ({ nl: label, en: label });
const step = (factor: number, label: string | Text, from = factor): Step => ({
  factor,
  from,
  label: typeof label === "string" ? same(label) : label,
});

/**
 * Units that change with size. The last step begins ten times later than the others: a city is
 * spoken of in GWh, MW and kt, and two charts of one plan should not differ in unit.
 */
const SCALED: Readonly<Record<string, readonly Step[]>> = {
  kWh: [step(1, "kWh"), step(1e3, "MWh"), step(1e6, "GWh"), step(1e9, "TWh", 1e10)],
  kW: [step(1, "kW"), step(1e3, "MW"), step(1e6, "GW", 1e7)],
  // The only mass in the model is carbon dioxide.
  kg: [step(1, "kg CO₂"), step(1e3, "t CO₂"), step(1e6, "kt CO₂"), step(1e9, "Mt CO₂", 1e10)],
  m: [step(1, "m"), step(1e3, "km", 1e4)],
  m2: [step(1, "m²"), step(1e4, "ha", 1e5)],
  m3: [step(1, "m³")],
  km: [step(1, "km"), step(1e6, { nl: "miljoen km", en: "million km" })],
  EUR: [step(1, "euro"), step(1e6, { nl: "miljoen euro", en: "million euro" })],
  // Money says in prices of which year it is.
  [`EUR${PRICE_YEAR}`]: [
    step(1, { nl: `euro van ${PRICE_YEAR}`, en: `euro of ${PRICE_YEAR}` }),
    step(1e6, { nl: `miljoen euro van ${PRICE_YEAR}`, en: `million euro of ${PRICE_YEAR}` }),
  ],
};

interface Counted {
  readonly one: Text;
  readonly more: Text;
}
const counted = (one: Text, more: Text): Counted => ({ one, more });

const COUNTED: Readonly<Record<string, Counted>> = {
  person: counted({ nl: "inwoner", en: "inhabitant" }, { nl: "inwoners", en: "inhabitants" }),
  household: counted(
    { nl: "huishouden", en: "household" },
    { nl: "huishoudens", en: "households" },
  ),
  dwelling: counted({ nl: "woning", en: "dwelling" }, { nl: "woningen", en: "dwellings" }),
  building: counted({ nl: "gebouw", en: "building" }, { nl: "gebouwen", en: "buildings" }),
  connection: counted(
    { nl: "aansluiting", en: "connection" },
    { nl: "aansluitingen", en: "connections" },
  ),
  turbine: counted({ nl: "turbine", en: "turbine" }, { nl: "turbines", en: "turbines" }),
  doubling: counted(
    { nl: "verdubbeling", en: "doubling" },
    { nl: "verdubbelingen", en: "doublings" },
  ),
  system: counted({ nl: "systeem", en: "system" }, { nl: "systemen", en: "systems" }),
  vehicle: counted({ nl: "voertuig", en: "vehicle" }, { nl: "voertuigen", en: "vehicles" }),
  charger: counted(
    { nl: "laadpuntequivalent", en: "charging-point equivalent" },
    { nl: "laadpuntequivalenten", en: "charging-point equivalents" },
  ),
  place: counted({ nl: "plaats", en: "place" }, { nl: "plaatsen", en: "places" }),
  project: counted({ nl: "project", en: "project" }, { nl: "projecten", en: "projects" }),
  tree: counted({ nl: "boom", en: "tree" }, { nl: "bomen", en: "trees" }),
  year: counted({ nl: "jaar", en: "year" }, { nl: "jaar", en: "years" }),
  day: counted({ nl: "dag", en: "day" }, { nl: "dagen", en: "days" }),
  "K.day": counted({ nl: "graaddag", en: "degree day" }, { nl: "graaddagen", en: "degree days" }),
};

const PER: Readonly<Record<string, Text>> = {
  person: { nl: "per inwoner", en: "per inhabitant" },
  household: { nl: "per huishouden", en: "per household" },
  dwelling: { nl: "per woning", en: "per dwelling" },
  building: { nl: "per gebouw", en: "per building" },
  connection: { nl: "per aansluiting", en: "per connection" },
  turbine: { nl: "per turbine", en: "per turbine" },
  system: { nl: "per systeem", en: "per system" },
  vehicle: { nl: "per voertuig", en: "per vehicle" },
  year: { nl: "per jaar", en: "per year" },
  m2: same("per m²"),
  kWh: same("per kWh"),
  kW: same("per kW"),
  km: same("per km"),
};

/** As many decimals as a value of this size is read with. */
export const decimalsFor = (largest: number): number => (largest >= 100 ? 0 : largest >= 1 ? 1 : 2);

/**
 * The unit in which people read a canonical unit, chosen once for a whole series or table row so
 * that its values stay comparable.
 *
 * @param unit canonical unit, as declared (`kWh`, `kg/person`, `1`)
 * @param largest the largest absolute value that will be shown, in the canonical unit
 */
export function displayUnit(unit: string, largest: number): DisplayUnit {
  const size = Number.isFinite(largest) ? Math.abs(largest) : 0;
  if (unit === "1") return { label: same("%"), factor: 0.01, decimals: 1 };
  if (unit === "1/year") {
    return { label: { nl: "% per jaar", en: "% per year" }, factor: 0.01, decimals: 2 };
  }
  const plain = COUNTED[unit];
  if (plain !== undefined) return { label: plain.more, one: plain.one, factor: 1, decimals: 0 };

  const [numerator = unit, ...denominators] = unit.split("/");
  const things = COUNTED[numerator];
  const steps = SCALED[numerator] ?? [step(1, things?.more ?? numerator)];
  const chosen = steps.filter(({ from }) => size >= from).at(-1) ?? steps[0]!;
  const per = denominators.map((name) => PER[name] ?? same(`per ${name}`));
  const withPer = (label: Text): Text => {
    const joined = (language: Language): string =>
      [label[language], ...per.map((text) => text[language])].join(" ");
    return { nl: joined("nl"), en: joined("en") };
  };
  const shown = size / chosen.factor;
  const decimals = per.length > 0 && shown < 10 ? 2 : decimalsFor(shown);
  return {
    label: withPer(chosen.label),
    ...(things === undefined ? {} : { one: withPer(things.one) }),
    factor: chosen.factor,
    decimals,
  };
}

/** Every unit in which people read a canonical unit, the smallest first: kWh, MWh, GWh and TWh. */
export const displayUnits = (unit: string): DisplayUnit[] =>
  (SCALED[unit.split("/")[0]!] ?? [{ from: 0 }]).map(({ from }) => displayUnit(unit, from));

/** The label of a unit behind a number as it is shown: `1 inwoner`, `2 inwoners`. */
export const labelBehind = (number: string, { label, one }: DisplayUnit): Text =>
  number === "1" ? (one ?? label) : label;

/** A value with its unit: `31,0 MW`, `17,1 %`, `−40 %`. The unit never wraps to the next line. */
export function formatQuantity(
  value: number,
  unit: string,
  language: Language,
  display: DisplayUnit = displayUnit(unit, value),
): string {
  const number = formatNumber(value / display.factor, language, display.decimals);
  return `${number}${NO_BREAK_SPACE}${labelBehind(number, display)[language]}`;
}
