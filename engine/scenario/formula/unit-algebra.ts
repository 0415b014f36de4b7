/**
 * Units of results: what a product, quotient, power or root of quantities measures. Results of
 * formulas are in canonical units, so only the dimension matters here.
 */
import { canonicalUnit, PRICE_YEAR, type Unit } from "../units/units.ts";

/** Canonical unit of every base, where that is not the name of the base itself. */
const BASES: Readonly<Record<string, string>> = {
  power: "kW",
  energy: "kWh",
  mass: "kg",
  length: "m",
  temperature: "K",
  money: `EUR${PRICE_YEAR}`,
};

type Powers = ReadonlyMap<string, number>;

function powersOf({ dimension }: Unit): Map<string, number> {
  const powers = new Map<string, number>();
  if (dimension === "") return powers;
  for (const part of dimension.split(" ")) {
    const [base, power] = part.split("^") as [string, string?];
    powers.set(base, power === undefined ? 1 : Number(power));
  }
  return powers;
}

/** `kWh/(m2.year)` becomes `kWh/m2/year`, as declarations write it. */
function unitText(powers: Powers): string {
  const named = ([base, power]: readonly [string, number]): string => {
    const name =
      BASES[base] ??
      (base.startsWith("count:") ? base.slice(6) : base.replace(/^money(\d{4})$/, "EUR$1"));
    const size = Math.abs(power);
    if (size === 1) return name;
    return base === "length" && size <= 3 ? `${name}${size}` : `${name}^${size}`;
  };
  const above = [...powers].filter(([, power]) => power > 0).map(named);
  const below = [...powers].filter(([, power]) => power < 0).map(named);
  return [above.length === 0 ? "1" : above.join("."), ...below].join("/");
}

const made = new Map<string, Unit>();
const CACHE_SIZE = 500;

function unitOf(powers: Map<string, number>): Unit {
  const bases = [...powers.keys()].filter((base) => powers.get(base) !== 0).sort();
  const dimension = bases
    .map((base) => (powers.get(base) === 1 ? base : `${base}^${powers.get(base)}`))
    .join(" ");
  const known = made.get(dimension);
  if (known !== undefined) return known;
  const sorted = new Map(bases.map((base) => [base, powers.get(base)!]));
  const unit = { text: unitText(sorted), up: 1, down: 1, dimension };
  if (made.size < CACHE_SIZE) made.set(dimension, unit);
  return unit;
}

/** A bare number. */
export const NUMBER: Unit = canonicalUnit("1");

/** The canonical unit of what a unit measures: `MW` gives `kW`. */
export const baseUnit = (unit: Unit): Unit => unitOf(powersOf(unit));

function combined(a: Unit, b: Unit, sign: 1 | -1): Unit {
  const powers = powersOf(a);
  for (const [base, power] of powersOf(b)) {
    powers.set(base, (powers.get(base) ?? 0) + sign * power);
  }
  return unitOf(powers);
}

export const multiplyUnits = (a: Unit, b: Unit): Unit => combined(a, b, 1);
export const divideUnits = (a: Unit, b: Unit): Unit => combined(a, b, -1);

/** A unit to a whole power. */
export function powerUnit(unit: Unit, exponent: number): Unit {
  const powers = powersOf(unit);
  for (const [base, power] of powers) powers.set(base, power * exponent);
  return unitOf(powers);
}

/** The unit of a square root; null when a base stands to an odd power. */
export function rootUnit(unit: Unit): Unit | null {
  const powers = powersOf(unit);
  for (const [base, power] of powers) {
    if (power % 2 !== 0) return null;
    powers.set(base, power / 2);
  }
  return unitOf(powers);
}

const COUNTED =
  /^(?:count:[a-z_]+|person|household|dwelling|building|connection|turbine|system|place|project|vehicle|tree|charger|day|hour|year)$/;

/** Whether rounding has a meaning that no choice of unit changes: plain numbers and counted things. */
export const isCountable = ({ dimension }: Unit): boolean =>
  dimension === "" || COUNTED.test(dimension);

const THINGS = new Set(
  "person household dwelling building connection turbine system place project vehicle tree charger".split(
    " ",
  ),
);

/**
 * Whether a result may be declared in a unit. Beside the same dimension that is one which leaves out
 * counted things below the line: `kW` for kW/person, `%` for dwellings/household.
 */
export function fitsDeclared(result: Unit, declared: Unit): boolean {
  const rest = powersOf(divideUnits(result, declared));
  const below = powersOf(result);
  for (const [base, power] of rest) {
    const own = below.get(base) ?? 0;
    if (own >= 0 || power > 0 || power < own) return false;
    if (!THINGS.has(base) && !base.startsWith("count:")) return false;
  }
  return true;
}
