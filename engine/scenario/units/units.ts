/**
 * Units of measurement in plan and region files. A small table of our own: the engine needs no
 * general algebra of units, only to bring `31 MW` into the canonical unit of its slot and to refuse
 * what does not fit. A test compares every entry with mathjs.
 *
 * Power and energy are independent dimensions here, and so are hour, day and year: `31 MW` where
 * kilowatt-hours are wanted is a mistake, never 31 MW times something.
 */
import type { Text } from "../declarations.ts";
import { nearest } from "../diagnostics/near-miss.ts";

/** A unit as ratio `up / down` of whole numbers to the base units of its dimension. */
export interface Unit {
  /** As written, tidied. */
  readonly text: string;
  readonly up: number;
  readonly down: number;
  /** Canonical text of the dimension: `energy`, `energy length^-2`; empty for plain numbers. */
  readonly dimension: string;
}

type Powers = Readonly<Record<string, number>>;

interface Atom {
  readonly up: number;
  readonly down: number;
  readonly powers: Powers;
}

/** Amounts of money are in prices of this year; those of another year are converted (price-index.ts). */
export const PRICE_YEAR = 2024;

/** `names: up/down base^power`; the base is the canonical unit of its dimension. */
const TABLE = `
1 =
% procent percent = 1/100
‰ promille permille = 1/1000
pp procentpunt procentpunten %-punt = 1/100
W Wp = 1/1000 power
kW kWp = power
MW MWp = 1000 power
GW GWp = 1000000 power
TW = 1000000000 power
Wh = 1/1000 energy
kWh = energy
MWh = 1000 energy
GWh = 1000000 energy
TWh = 1000000000 energy
kJ = 1/3600 energy
MJ = 10/36 energy
GJ = 10000/36 energy
TJ = 10000000/36 energy
PJ = 10000000000/36 energy
g gCO2 = 1/1000 mass
kg kgCO2 = mass
t ton tonne tonnes tonnen tCO2 = 1000 mass
kt kton ktCO2 = 1000000 mass
Mt Mton MtCO2 = 1000000000 mass
mm = 1/1000 length
cm = 1/100 length
m meter meters metre metres = length
km kilometer kilometers kilometre kilometres = 1000 length
m2 m² = length^2
km2 km² = 1000000 length^2
ha hectare hectares = 10000 length^2
m3 m³ = length^3
l L liter liters litre litres = 1/1000 length^3
K = temperature
day days dag dagen = day
h hour hours uur uren = hour
year years yr jaar jaren = year
person persons people persoon personen inhabitant inhabitants inwoner inwoners child children kind kinderen = person
household households huishouden huishoudens gezin gezinnen = household
dwelling dwellings woning woningen = dwelling
building buildings gebouw gebouwen = building
connection connections aansluiting aansluitingen = connection
turbine turbines windturbine windturbines = turbine
doubling doublings verdubbeling verdubbelingen = doubling
system systems systeem systemen = system
place places plaats plaatsen = place
project projects projecten = project
vehicle vehicles voertuig voertuigen car cars wagen wagens = vehicle
tree trees boom bomen = tree
charger chargers laadpuntequivalent laadpuntequivalenten = charger
EUR euro € = money
kEUR k€ = 1000 money
MEUR M€ = 1000000 money
`;

/** Behind an amount of mass: says of what, changes nothing. */
const CARBON = new Set(["CO2", "CO₂", "CO2e", "CO2eq", "CO2-eq"]);

/** What may be written where a dimension is wanted, smallest first. */
interface Family {
  readonly name: Text;
  readonly units: readonly string[];
}

const FAMILIES: Readonly<Record<string, Family>> = {
  "": { name: { nl: "een aandeel of getal", en: "a share or number" }, units: ["1", "%", "‰"] },
  power: { name: { nl: "vermogen", en: "power" }, units: ["W", "kW", "MW", "GW"] },
  energy: {
    name: { nl: "energie", en: "energy" },
    units: ["kWh", "MWh", "GWh", "TWh", "MJ", "GJ", "TJ"],
  },
  mass: { name: { nl: "massa", en: "mass" }, units: ["kg", "t", "kt", "Mt"] },
  length: { name: { nl: "lengte", en: "length" }, units: ["m", "km"] },
  "length^2": { name: { nl: "oppervlakte", en: "area" }, units: ["m2", "ha", "km2"] },
  "length^3": { name: { nl: "volume", en: "volume" }, units: ["m3"] },
  money: {
    name: { nl: "geld", en: "money" },
    units: [`EUR${PRICE_YEAR}`, `kEUR${PRICE_YEAR}`, `MEUR${PRICE_YEAR}`],
  },
  year: { name: { nl: "een jaartal of aantal jaren", en: "a year or years" }, units: ["year"] },
  person: { name: { nl: "personen", en: "persons" }, units: ["person"] },
  household: { name: { nl: "huishoudens", en: "households" }, units: ["household"] },
  dwelling: { name: { nl: "woningen", en: "dwellings" }, units: ["dwelling"] },
  building: { name: { nl: "gebouwen", en: "buildings" }, units: ["building"] },
  connection: { name: { nl: "aansluitingen", en: "connections" }, units: ["connection"] },
  turbine: { name: { nl: "turbines", en: "turbines" }, units: ["turbine"] },
  doubling: { name: { nl: "verdubbelingen", en: "doublings" }, units: ["doubling"] },
  system: { name: { nl: "systemen", en: "systems" }, units: ["system"] },
  "year^-1": { name: { nl: "een aandeel per jaar", en: "a share per year" }, units: ["%/year"] },
};

/** Dimensions whose values may be written without a unit: nothing else could be meant. */
const PLAIN_NUMBERS = new Set([
  "",
  "year",
  "person",
  "household",
  "dwelling",
  "building",
  "connection",
  "turbine",
  "doubling",
  "system",
  "place",
  "project",
  "vehicle",
  "tree",
  "charger",
]);

let atoms: Map<string, Atom> | null = null;

/** Reads the table on first use: a command that only prints its help does not pay for it. */
function table(): Map<string, Atom> {
  if (atoms !== null) return atoms;
  const read = new Map<string, Atom>();
  for (const line of TABLE.trim().split("\n")) {
    const [names, meaning] = line.split(" =") as [string, string];
    let ratio = [1, 1];
    const powers: Record<string, number> = {};
    for (const word of meaning.split(" ")) {
      if (word === "") continue;
      if (word.charCodeAt(0) <= 57) {
        const [up, down] = word.split("/");
        ratio = [Number(up), down === undefined ? 1 : Number(down)];
      } else {
        const [base, power] = word.split("^");
        powers[base!] = power === undefined ? 1 : Number(power);
      }
    }
    for (const name of names.split(" ")) {
      read.set(name, { up: ratio[0]!, down: ratio[1]!, powers });
    }
  }
  atoms = read;
  return read;
}

/** Every single unit of the table by name, for the test that compares them with mathjs. */
export const unitNames = (): readonly string[] => [...table().keys()];

const MONEY_OF_YEAR = /^(k|M)?EUR(\d{4})$/;

const MONEY_WITHOUT_YEAR = /(?<![A-Za-z0-9])(k|M)?(?:EUR|[Ee]uro|€)(?![A-Za-z0-9])/g;

/**
 * A unit of money with the year of its prices, where that is left out: `kEUR/year` becomes
 * `kEUR2024/year`. Null when nothing is left out.
 */
export function withPriceYear(unit: string): string | null {
  const whole = unit.replace(
    MONEY_WITHOUT_YEAR,
    (_, prefix?: string) => `${prefix ?? ""}EUR${PRICE_YEAR}`,
  );
  return whole === unit ? null : whole;
}

/** What a count of things that the table does not know measures: only itself. */
const COUNT = "count:";
const COUNTED = /^count:[a-z_]+$/;
const COUNT_NAME = /^[a-z][a-z_]{2,}$/;

/** Which words beside those of the table count things of their own name. */
type Counts = (name: string) => boolean;

const NO_COUNTS: Counts = () => false;
const ANY_COUNTS: Counts = (name) => COUNT_NAME.test(name);

function atomOf(name: string, counts: Counts): Atom | null {
  const known = table().get(name);
  if (known !== undefined) return known;
  if (counts(name)) return { up: 1, down: 1, powers: { [COUNT + name]: 1 } };
  const money = MONEY_OF_YEAR.exec(name);
  if (money !== null) {
    const up = money[1] === "k" ? 1000 : money[1] === "M" ? 1_000_000 : 1;
    const base = Number(money[2]) === PRICE_YEAR ? "money" : `money${money[2]}`;
    return { up, down: 1, powers: { [base]: 1 } };
  }
  // Words may begin with a capital; symbols may not: mW is not MW.
  if (name.length > 3) {
    const word = table().get(name.toLowerCase());
    if (word !== undefined) return word;
  }
  return null;
}

/** Of two whole numbers. */
export function greatestCommonDivisor(a: number, b: number): number {
  while (b !== 0) {
    const rest = a % b;
    a = b;
    b = rest;
  }
  return a;
}

/** Splits into names, whole numbers and the signs * / ^ ( ). */
const TOKEN =
  /\s*(?:([*·./^()])|(\d+(?![\w²³]))|((?:%-punt|[%‰])|[A-Za-zµ€][A-Za-z€₂²³0-9_]*(?:-eq)?))/y;

interface Token {
  readonly sign?: string;
  readonly number?: number;
  readonly name?: string;
}

function tokensOf(text: string): Token[] | null {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const match = TOKEN.exec(text);
    if (match === null) return null;
    const [, sign, number, name] = match;
    if (sign !== undefined) tokens.push({ sign: sign === "·" || sign === "." ? "*" : sign });
    else if (number !== undefined) {
      // "per 100 000" is one number.
      const before = tokens.at(-1)?.number;
      if (before === undefined) tokens.push({ number: Number(number) });
      else if (number.length === 3)
        tokens[tokens.length - 1] = { number: before * 1000 + Number(number) };
      else return null;
    } else if (name === "per") tokens.push({ sign: "/" });
    else tokens.push({ name: name! });
    if (tokens.length > 32) return null;
  }
  return tokens;
}

interface Product {
  up: number;
  down: number;
  readonly powers: Record<string, number>;
}

function multiply(product: Product, factor: Atom, exponent: number): void {
  for (let i = 0; i < Math.abs(exponent); i++) {
    product.up *= exponent > 0 ? factor.up : factor.down;
    product.down *= exponent > 0 ? factor.down : factor.up;
  }
  const divisor = greatestCommonDivisor(product.up, product.down);
  product.up /= divisor;
  product.down /= divisor;
  for (const base in factor.powers) {
    product.powers[base] = (product.powers[base] ?? 0) + factor.powers[base]! * exponent;
  }
}

/** `factor (('*' | '/') factor)*`, where a division applies to the one factor behind it. */
function readProduct(
  tokens: readonly Token[],
  from: number,
  depth: number,
  counts: Counts,
): [Product, number] | null {
  const product: Product = { up: 1, down: 1, powers: {} };
  let at = from;
  let sign = 1;
  // "per 100 households" has nothing in front of the division.
  if (tokens[at]?.sign === "/") {
    sign = -1;
    at++;
  }
  for (;;) {
    const token = tokens[at];
    let factor: Atom | null = null;
    if (token === undefined) return null;
    if (token.sign === "(" && depth < 4) {
      const inner = readProduct(tokens, at + 1, depth + 1, counts);
      if (inner === null || tokens[inner[1]]?.sign !== ")") return null;
      factor = inner[0];
      at = inner[1] + 1;
    } else if (token.number !== undefined) {
      if (token.number < 1 || token.number > 1e9) return null;
      factor = { up: token.number, down: 1, powers: {} };
      at++;
    } else if (token.name !== undefined) {
      factor = atomOf(token.name, counts);
      at++;
      if (factor !== null && factor.powers["mass"] !== undefined) {
        if (tokens[at]?.name !== undefined && CARBON.has(tokens[at]!.name!)) at++;
      }
    }
    if (factor === null) return null;
    let exponent = sign;
    if (tokens[at]?.sign === "^") {
      const power = tokens[at + 1]?.number;
      if (power === undefined || power < 1 || power > 4) return null;
      exponent *= power;
      at += 2;
    }
    multiply(product, factor, exponent);
    if (product.up > 1e15 || product.down > 1e15) return null;
    const next = tokens[at];
    if (next === undefined || next.sign === ")") return [product, at];
    if (next.sign === "*") sign = 1;
    else if (next.sign === "/") sign = -1;
    else if (next.name !== undefined && tokens[at - 1]!.number !== undefined) {
      // "per 100 households": the number and the name stand on the same side of the line.
      continue;
    } else return null;
    at++;
  }
}

/** The text of a dimension, in the order of its bases: `energy length^-2`. */
export function unitDimension(powers: Powers): string {
  const parts: string[] = [];
  for (const base of Object.keys(powers).sort()) {
    const power = powers[base]!;
    if (power !== 0) parts.push(power === 1 ? base : `${base}^${power}`);
  }
  return parts.join(" ");
}

const MAX_UNIT_LENGTH = 60;
const CACHE_SIZE = 500;
const cache = new Map<string, Unit | null>();
const declaredUnits = new Map<string, Unit>();

/**
 * Reads a unit: a name of the table, or a product or quotient of them (`kWh/m2`, `person/year`,
 * `K.day`, `dwellings per 100 households`, `kt CO2`). Null when it is none.
 */
export function parseUnit(text: string): Unit | null {
  const known = cache.get(text);
  if (known !== undefined) return known;
  const unit = readUnit(text);
  if (cache.size < CACHE_SIZE) cache.set(text, unit);
  return unit;
}

function readUnit(text: string, counts: Counts = NO_COUNTS): Unit | null {
  const tidy = text.trim();
  if (tidy === "" || tidy.length > MAX_UNIT_LENGTH) return null;
  if (tidy === "percentage points" || tidy === "percentage point") return readUnit("pp", counts);
  const tokens = tokensOf(tidy);
  if (tokens === null) return null;
  const read = readProduct(tokens, 0, 0, counts);
  if (read === null || read[1] !== tokens.length) return null;
  const [{ up, down, powers }] = read;
  return { text: tidy, up, down, dimension: unitDimension(powers) };
}

/**
 * A canonical unit of a declaration; one that cannot be read is a bug of ours. A word that the table
 * does not have counts things of that name: a programme may be about anything.
 */
export function canonicalUnit(text: string): Unit {
  const known = declaredUnits.get(text);
  if (known !== undefined) return known;
  const unit = readUnit(text, ANY_COUNTS);
  if (unit === null) throw new Error(`declared unit "${text}" is not in the unit table`);
  if (declaredUnits.size < CACHE_SIZE) declaredUnits.set(text, unit);
  return unit;
}

const PERCENT = /^(?:%|‰|procent|percent|promille|permille)(?!-punt|[A-Za-z])/;

/** Whether a unit says parts of something: `%`, `‰`, `%/year`; points of a share (`pp`) are not. */
export const isPercent = ({ text }: Unit): boolean => PERCENT.test(text);

/** Whether a word may name what a programme counts: no unit of the table, and written as a word. */
export const isCountName = (name: string): boolean =>
  COUNT_NAME.test(name) && !table().has(name) && name !== "per";

/**
 * Reads a unit that is wanted in a canonical one, whose own counts may be named: `benches/year`
 * where benches are counted. Elsewhere that word stays unknown, and a slip of the pen is found.
 */
export function parseUnitFor(text: string, wanted: Unit): Unit | null {
  const unit = parseUnit(text);
  if (unit !== null || !wanted.dimension.includes(COUNT)) return unit;
  const own = new Set(
    wanted.dimension.split(" ").map((part) => part.split("^")[0]!.slice(COUNT.length)),
  );
  return readUnit(text, (name) => own.has(name));
}

/** Reads a unit in which words may be used that count things of their own name (`benches`). */
export function parseUnitCounting(
  text: string,
  counts: ReadonlySet<string> | undefined,
): Unit | null {
  const unit = parseUnit(text);
  if (unit !== null || counts === undefined || counts.size === 0) return unit;
  return readUnit(text, (name) => counts.has(name));
}

/** The canonical unit by the base it measures, where that is not the name of the base itself. */
const CANONICAL: Readonly<Record<string, string>> = {
  power: "kW",
  energy: "kWh",
  mass: "kg",
  length: "m",
  "length^2": "m2",
  "length^3": "m3",
  money: "EUR",
};

/** The canonical unit of an amount of one thing (`ha` is `m2`); null for rates and plain numbers. */
export function canonicalAmount({ dimension }: Unit): string | null {
  const known = CANONICAL[dimension];
  if (known !== undefined) return known;
  if (dimension.startsWith(COUNT)) return dimension.slice(COUNT.length);
  return /^[a-z]+$/.test(dimension) && table().has(dimension) ? dimension : null;
}

const SPACED_MONEY = /^([kM]?)(?:EUR|euro|€)\s+(\d{4})(\/.*|)$/;

/** The near spelling of a unit that was not recognised (`kwh`, `MWH`), or null. */
export function nearestUnit(text: string): string | null {
  const money = SPACED_MONEY.exec(text.trim());
  if (money !== null) return `${money[1]}EUR${money[2]}${money[3]}`;
  const lower = text.trim().toLowerCase();
  for (const name of table().keys()) if (name.toLowerCase() === lower) return name;
  return lower.length < 3 ? null : nearest(text.trim(), unitNames());
}

/**
 * A value in another unit, or null when the dimensions differ. Ratios are whole numbers and the
 * division comes last, so that 57 % is exactly 0.57.
 */
export function convert(value: number, from: Unit, to: Unit): number | null {
  if (from.dimension !== to.dimension) return null;
  return scale(value, from, to);
}

/** The ratio between two units, in lowest terms; a table has its rows in few units. */
const ratio = { from: null as Unit | null, to: null as Unit | null, up: 1, down: 1 };

function scale(value: number, from: Unit, to: Unit): number {
  if (ratio.from !== from || ratio.to !== to) {
    const up = from.up * to.down;
    const down = from.down * to.up;
    const divisor = greatestCommonDivisor(up, down);
    ratio.from = from;
    ratio.to = to;
    ratio.up = up / divisor;
    ratio.down = down / divisor;
  }
  return (value * ratio.up) / ratio.down;
}

/** What brings a value from one unit to the other, of which `convert` says that it can. */
export function ratioOf(from: Unit, to: Unit): { readonly up: number; readonly down: number } {
  scale(1, from, to);
  return { up: ratio.up, down: ratio.down };
}

/**
 * Like `convert`, for a slot that holds an amount per calendar year (a flow): there `38 GWh/year`
 * and `38 GWh`, and `2.5 %/year` and `2.5 %`, mean the same.
 */
export function convertYearly(value: number, from: Unit, to: Unit): number | null {
  if (from.dimension === to.dimension || sameButForYear(from.dimension, to.dimension)) {
    return scale(value, from, to);
  }
  return null;
}

function sameButForYear(a: string, b: string): boolean {
  const [longer, shorter] = a.includes("year^-1") ? [a, b] : [b, a];
  if (!longer.includes("year^-1")) return false;
  const without = longer
    .split(" ")
    .filter((part) => part !== "year^-1")
    .join(" ");
  return without === shorter;
}

/** Whether a value of this unit may be written as a bare number: shares, years, counts. */
export const acceptsPlainNumber = (canonical: Unit): boolean =>
  PLAIN_NUMBERS.has(canonical.dimension) || COUNTED.test(canonical.dimension);

/** Names of units as they are written in each language, by the base they measure: one and many. */
const WORDS: Readonly<
  Record<string, { readonly nl: [string, string]; readonly en: [string, string] }>
> = {
  day: { nl: ["dag", "dagen"], en: ["day", "days"] },
  hour: { nl: ["uur", "uur"], en: ["hour", "hours"] },
  year: { nl: ["jaar", "jaar"], en: ["year", "year"] },
  person: { nl: ["persoon", "personen"], en: ["person", "persons"] },
  household: { nl: ["huishouden", "huishoudens"], en: ["household", "households"] },
  dwelling: { nl: ["woning", "woningen"], en: ["dwelling", "dwellings"] },
  building: { nl: ["gebouw", "gebouwen"], en: ["building", "buildings"] },
  connection: { nl: ["aansluiting", "aansluitingen"], en: ["connection", "connections"] },
  turbine: { nl: ["turbine", "turbines"], en: ["turbine", "turbines"] },
  doubling: { nl: ["verdubbeling", "verdubbelingen"], en: ["doubling", "doublings"] },
  system: { nl: ["systeem", "systemen"], en: ["system", "systems"] },
  place: { nl: ["plaats", "plaatsen"], en: ["place", "places"] },
  project: { nl: ["project", "projecten"], en: ["project", "projects"] },
  vehicle: { nl: ["voertuig", "voertuigen"], en: ["vehicle", "vehicles"] },
  tree: { nl: ["boom", "bomen"], en: ["tree", "trees"] },
  charger: {
    nl: ["laadpuntequivalent", "laadpuntequivalenten"],
    en: ["charger", "chargers"],
  },
};

/** A unit as a reader of each language writes it: `dwelling/year` is `woningen/jaar`. */
export function unitInWords(text: string): Text {
  let divided = false;
  let nl = "";
  let en = "";
  for (const [part] of text.matchAll(/[A-Za-z]+|[^A-Za-z]+/g)) {
    // One of what is divided by, as many as there are of what is counted.
    const amount = divided ? 0 : 1;
    if (part.includes("/")) divided = true;
    const powers = part.length > 2 ? (table().get(part.toLowerCase())?.powers ?? {}) : {};
    const words = WORDS[Object.keys(powers)[0] ?? ""];
    nl += words?.nl[amount] ?? part;
    en += words?.en[amount] ?? part;
  }
  return { nl, en };
}

/** Units in which people speak of amounts of a city, where the canonical one is small. */
const EVERYDAY: Readonly<Record<string, string>> = {
  ...{ kW: "MW", kWh: "GWh", kg: "kt" },
  ...{ "kWh/year": "GWh/year", "kg/year": "kt/year" },
};

/** The unit to propose for a value without one, in the order of preference. */
export function proposedUnits(canonical: Unit): readonly Unit[] {
  const everyday = EVERYDAY[canonical.text];
  const accepted = acceptedUnits(canonical);
  const plain = accepted.includes(canonical.text) ? canonical.text : accepted[0]!;
  return [...(everyday === undefined ? [] : [everyday]), plain].map(canonicalUnit);
}

/** Units that may be written where the canonical unit is wanted: `kWh, MWh, GWh, …`. */
export function acceptedUnits(canonical: Unit): readonly string[] {
  const family = familyOf(canonical);
  if (family !== undefined) return family.units;
  return canonical.dimension === "" ? ["1"] : [canonical.text];
}

const PER_YEAR = " year^-1";

/** What a unit measures; of what is measured in several units also an amount of it per year. */
function familyOf({ dimension }: Unit): Family | undefined {
  const known = FAMILIES[dimension];
  if (known !== undefined || !dimension.endsWith(PER_YEAR)) return known;
  const amount = FAMILIES[dimension.slice(0, -PER_YEAR.length)];
  if (amount === undefined || amount.units.length === 1) return undefined;
  const { nl, en } = amount.name;
  return {
    name: { nl: `${nl} per jaar`, en: `${en} per year` },
    units: amount.units.map((unit) => `${unit}/year`),
  };
}

/** What a unit measures, in words: `vermogen (W, kW, MW, GW)`. */
export function describeUnit(unit: Unit): Text {
  const family = familyOf(unit);
  if (family === undefined) return unitInWords(unit.text);
  const units = unitsInWords(family.units);
  return { nl: `${family.name.nl} (${units.nl})`, en: `${family.name.en} (${units.en})` };
}

/** Units in a row, in words. */
export function unitsInWords(units: readonly string[]): Text {
  const words = units.map(unitInWords);
  return {
    nl: words.map(({ nl }) => nl).join(", "),
    en: words.map(({ en }) => en).join(", "),
  };
}

export interface Quantity {
  readonly value: number;
  /** Null for a bare number. */
  readonly unit: Unit | null;
}

export type QuantityProblem =
  | { readonly problem: "not-a-number"; readonly corrected: string | null }
  | { readonly problem: "typographic-character"; readonly corrected: string }
  | { readonly problem: "decimal-comma"; readonly corrected: string }
  | ({ readonly problem: "ambiguous-point" } & AmbiguousPoint)
  /** Money without the year of its prices. */
  | { readonly problem: "price-year"; readonly corrected: string }
  | { readonly problem: "unknown-unit"; readonly unit: string; readonly suggestion: string | null };

/** A number whose point may separate thousands or decimals, with both ways to write it plainly. */
export interface AmbiguousPoint {
  readonly number: string;
  /** Without points: `1500`. */
  readonly whole: string;
  /** With another number of decimals than three: `1.5`, `2.1250`; null with two points or more. */
  readonly fraction: string | null;
  /** What stands behind the number: ` MW`. */
  readonly rest: string;
}

/**
 * Groups of exactly three digits behind points are thousands to a Belgian and decimals to YAML: a
 * factor 1000 that nobody would see. A leading zero leaves no doubt.
 */
const POINT_GROUPS = /^[+-]?[1-9]\d{0,2}(?:\.\d{3})+(?![\d.,]|[eE][+-]?\d)/;

/** Whether a text begins with such a number; null when it does not. */
export function ambiguousPoint(text: string): AmbiguousPoint | null {
  const number = POINT_GROUPS.exec(text)?.[0];
  if (number === undefined) return null;
  const single = number.indexOf(".") === number.lastIndexOf(".");
  return {
    number,
    whole: number.replaceAll(".", ""),
    fraction: single ? unambiguous(number) : null,
    rest: text.slice(number.length),
  };
}

/** A decimal number written so that it cannot be taken for thousands: `1.5`, `2.1250`. */
export function unambiguous(number: string): string {
  if (!POINT_GROUPS.test(number)) return number;
  const shorter = number.replace(/\.?0+$/, "");
  return POINT_GROUPS.test(shorter) ? `${shorter}0` : shorter;
}

const NUMBER = /^([+-]?)(\d+(?:\.\d*)?|\.\d+)(?:[eE]([+-]?\d{1,3}))?/;
const COMMA_NUMBER = /^[+-]?\d[\d.,']*,\d[\d.,']*/;
const GROUPED_NUMBER = /^[+-]?\d{1,3}(?: \d{3})+(?![\d])/;
const MAX_QUANTITY_LENGTH = 120;

/**
 * Reads `31 MW`, `2.5 %`, `-40%`, `0.013`, `1e3 kWh`. The decimal sign is a point in both
 * languages, as YAML itself requires.
 *
 * @param wanted the canonical unit of its slot, when things of its own are counted there
 * @param counts other words that count things of their own name, where no unit is wanted
 */
export function parseQuantity(
  text: string,
  wanted: Unit | null = null,
  counts?: ReadonlySet<string>,
): Quantity | QuantityProblem {
  const tidy = text.trim();
  if (tidy.length > MAX_QUANTITY_LENGTH) return { problem: "not-a-number", corrected: null };
  const plain = plainQuantityText(tidy);
  if (plain !== tidy) return { problem: "typographic-character", corrected: plain };
  const comma = COMMA_NUMBER.exec(tidy);
  if (comma !== null) {
    const corrected = correctDecimalComma(comma[0]);
    if (corrected === null) return { problem: "not-a-number", corrected: null };
    return { problem: "decimal-comma", corrected: corrected + tidy.slice(comma[0].length) };
  }
  const ambiguous = ambiguousPoint(tidy);
  if (ambiguous !== null) return { problem: "ambiguous-point", ...ambiguous };
  const match = NUMBER.exec(tidy);
  if (match === null) return { problem: "not-a-number", corrected: null };
  const value = Number(match[0]);
  if (!Number.isFinite(value)) return { problem: "not-a-number", corrected: null };
  const rest = tidy.slice(match[0].length).trim();
  if (rest === "") return { value, unit: null };
  // `0.013 1/year` is a rate in its canonical unit; any other digits are a grouped number.
  if (rest.charCodeAt(0) >= 48 && rest.charCodeAt(0) <= 57 && !rest.startsWith("1/")) {
    const grouped = GROUPED_NUMBER.exec(tidy);
    if (grouped === null) return { problem: "not-a-number", corrected: null };
    const corrected = grouped[0].replaceAll(" ", "") + tidy.slice(grouped[0].length);
    return { problem: "not-a-number", corrected };
  }
  const unit = wanted === null ? parseUnitCounting(rest, counts) : parseUnitFor(rest, wanted);
  if (unit === null) {
    return { problem: "unknown-unit", unit: rest, suggestion: nearestUnit(rest) };
  }
  const priced = withPriceYear(rest);
  if (priced !== null) return { problem: "price-year", corrected: `${match[0]} ${priced}` };
  return { value, unit };
}

/** `3,5` to `3.5`, `1,500` to `1.5`, `1.234,5` to `1234.5`, `1,234,567` to `1234567`; null when it is neither. */
export function correctDecimalComma(number: string): string | null {
  const parts = number.split(",");
  if (parts.length > 2) {
    const grouped = parts.slice(1).every((part) => /^\d{3}(\.\d+)?$/.test(part));
    return grouped ? parts.join("") : null;
  }
  const [whole, fraction] = parts as [string, string];
  if (/^\d{3}\.\d+$/.test(fraction)) return whole + fraction;
  if (!/^\d+$/.test(fraction)) return null;
  const digits = whole.replaceAll(".", "").replaceAll("'", "");
  return unambiguous(`${digits}.${fraction}`);
}

const ODD_SPACE = /[\u00a0\u1680\u2000-\u200b\u202f\u205f\u2060\u3000\ufeff]/g;
const ODD_MINUS = /[\u2010-\u2015\u2212\uff0d]/g;

/** The same quantity with ordinary spaces and minus signs. */
export const plainQuantityText = (text: string): string =>
  text.replace(ODD_SPACE, " ").replace(ODD_MINUS, "-");

/**
 * A canonical value as it would be written in a plan, in the unit given (without one: as a
 * bare number in the canonical unit): `31 MW`, `40 %`, `0.5`.
 */
export function writeQuantity(value: number, canonical: Unit, shown: Unit | null): string {
  if (shown === null) return unambiguous(`${value}`);
  // Twelve digits hide the last bit that a conversion to and fro may move.
  const inverse = unambiguous(`${Number(scale(value, canonical, shown).toPrecision(12))}`);
  return shown.text === "1" ? inverse : `${inverse} ${shown.text}`;
}
