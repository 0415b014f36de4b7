/**
 * Money of other years: an amount in the prices of one year becomes one in those of the model
 * (PRICE_YEAR) by the ratio of the consumer price index of the two years.
 *
 * What comes out is real money: general inflation is taken out of it, and nothing else. That the
 * price of one thing moved otherwise than prices in general stays in the figure.
 */
import type { Text } from "../declarations.ts";
import type { Remark } from "../diagnostics/text.ts";
import type { StatedMoney } from "../resolved.ts";
import { greatestCommonDivisor, PRICE_YEAR, unitDimension, type Unit } from "./units.ts";

/** The price levels that a region knows. */
export interface PriceIndex {
  /** Id of the region. */
  readonly region: string;
  /** Calendar year to its level; only ratios count. Empty when no file of the region says. */
  readonly levels: ReadonlyMap<number, number>;
}

/** Levels of an index count to six decimals. */
const MILLIONTHS = 1_000_000;

/** Where no region says anything of prices. */
export const noPrices = (region: string): PriceIndex => ({ region, levels: new Map() });

const OTHER_YEAR = /^money(\d{4})(?:\^(-?\d+))?$/;

/** The first year of prices in a unit that is not that of the model; null when there is none. */
export function otherPriceYear({ dimension }: Unit): number | null {
  if (!dimension.includes("money")) return null;
  for (const part of dimension.split(" ")) {
    const year = OTHER_YEAR.exec(part)?.[1];
    if (year !== undefined) return Number(year);
  }
  return null;
}

/**
 * Level of the model's year to that of another, in whole numbers and lowest terms; null when the
 * index has one of the two years not. Whole numbers make it the same on every machine, and the same
 * for an index of another base year.
 */
export function priceRatio(
  prices: PriceIndex,
  year: number,
): { readonly up: number; readonly down: number } | null {
  const [own, other] = [prices.levels.get(PRICE_YEAR), prices.levels.get(year)];
  if (year === PRICE_YEAR) return { up: 1, down: 1 };
  if (own === undefined || other === undefined) return null;
  const [up, down] = [Math.round(own * MILLIONTHS), Math.round(other * MILLIONTHS)];
  const divisor = greatestCommonDivisor(up, down);
  return { up: up / divisor, down: down / divisor };
}

/**
 * A unit with money of other years as one with money of the model's year, under its own name:
 * `EUR2019/kW` is then some 1.21 EUR2024/kW. The year that the index lacks when it cannot be.
 *
 * @param prices null where no region could be read: then every year passes for the model's
 */
export function atModelPrices(unit: Unit, prices: PriceIndex | null): Unit | number {
  if (otherPriceYear(unit) === null) return unit;
  let { up, down } = unit;
  const powers: Record<string, number> = {};
  for (const part of unit.dimension.split(" ")) {
    const [base, written] = part.split("^") as [string, string?];
    const power = written === undefined ? 1 : Number(written);
    const year = OTHER_YEAR.exec(part)?.[1];
    const name = year === undefined ? base : "money";
    powers[name] = (powers[name] ?? 0) + power;
    if (year === undefined || prices === null) continue;
    const ratio = priceRatio(prices, Number(year));
    if (ratio === null) return Number(year);
    for (let i = 0; i < Math.abs(power); i++) {
      up *= power > 0 ? ratio.up : ratio.down;
      down *= power > 0 ? ratio.down : ratio.up;
      const divisor = greatestCommonDivisor(up, down);
      up /= divisor;
      down /= divisor;
    }
  }
  return { text: unit.text, up, down, dimension: unitDimension(powers) };
}

/** The same unit in prices of the model: `kEUR2019/kW` becomes `kEUR2024/kW`. */
export const atPriceYear = (unit: string): string =>
  unit.replace(/(?<![A-Za-z0-9])([kM]?EUR)\d{4}/g, `$1${PRICE_YEAR}`);

/** An amount in the prices of a year that the region knows no level of. */
export function unknownPriceYear(
  written: string,
  year: number,
  { region, levels }: PriceIndex,
): Remark {
  const known = [...levels.keys()].sort((a, b) => a - b);
  const span: Text | null =
    known.length === 0
      ? null
      : {
          nl: `de prijsindex van ${region} heeft dat jaar niet (van ${known[0]} tot ${known.at(-1)})`,
          en: `the price index of ${region} lacks that year (from ${known[0]} to ${known.at(-1)})`,
        };
  const own = `EUR${PRICE_YEAR}`;
  return {
    code: "unknown-price-year",
    message: {
      nl: `"${written}" is in prijzen van ${year}, en ${span?.nl ?? `${region} heeft geen prijsindex`}`,
      en: `"${written}" is in prices of ${year}, and ${span?.en ?? `${region} has no price index`}`,
    },
    help: {
      nl: `schrijf het bedrag in ${own}, of zet ${year}${levels.has(PRICE_YEAR) ? "" : ` en ${PRICE_YEAR}`} in prices.csv van de regio`,
      en: `write the amount in ${own}, or put ${year}${levels.has(PRICE_YEAR) ? "" : ` and ${PRICE_YEAR}`} in prices.csv of the region`,
    },
  };
}

/** What a record keeps of an amount in prices of another year; nothing of any other figure. */
export function statedMoney(
  read: { readonly stated?: number | null; readonly unit: Unit | null } | null,
  prices: PriceIndex | null,
): { readonly stated?: StatedMoney } {
  if (read === null || read.unit === null) return {};
  const { text } = read.unit;
  const year = /EUR(\d{4})/.exec(text)?.[1];
  if (year === undefined || Number(year) === PRICE_YEAR || prices === null) return {};
  const { up, down } = priceRatio(prices, Number(year))!;
  const value = read.stated ?? null;
  return { stated: { ...(value === null ? {} : { value }), unit: text, factor: up / down } };
}
