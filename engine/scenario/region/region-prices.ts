/**
 * Reads `prices.csv`: the consumer price index by calendar year, with which amounts in prices of
 * other years become amounts in those of the model.
 */
import { cellText } from "./csv.ts";
import type { RegionFolder } from "./region-folder.ts";
import { originOf, reportTwice } from "./region-parameters.ts";
import { readYear } from "./region-reference.ts";
import type { RegionReport } from "./region-report.ts";
import { BASIS_COLUMNS, columnsOf, readBasis, readNumber, readTable } from "./region-rows.ts";
import type { PriceNote } from "../resolved.ts";
import { noPrices, type PriceIndex } from "../units/price-index.ts";
import { PRICE_YEAR } from "../units/units.ts";

export const PRICES_FILE = "prices.csv";

/** An index beyond these is no index: its base year would be a thousand times cheaper or dearer. */
const LOWEST = 0.1;
const HIGHEST = 1_000_000;

export interface ReadPrices {
  /** Null where the file has mistakes: amounts that need it are no second mistake. */
  readonly prices: PriceIndex | null;
  /** In order of year. */
  readonly notes: readonly PriceNote[];
}

/**
 * The index of the region, else that of its nearest parent: levels of two indices cannot be compared,
 * so that one replaces the other whole.
 */
export function readPrices(
  chain: readonly RegionFolder[],
  sources: ReadonlyMap<string, unknown>,
  report: RegionReport,
): ReadPrices {
  const region = chain.at(-1)!.head.id;
  const folder = [...chain]
    .reverse()
    .find(({ files, path }) => files.size(`${path}/${PRICES_FILE}`) !== null);
  if (folder === undefined) return { prices: noPrices(region), notes: [] };
  const read = readIndex(folder, sources, report);
  if (read === null) return { prices: null, notes: [] };
  const notes = [...read.values()].sort((a, b) => a.year - b.year);
  return {
    prices: { region, levels: new Map(notes.map(({ year, index }) => [year, index])) },
    notes,
  };
}

function readIndex(
  folder: RegionFolder,
  sources: ReadonlyMap<string, unknown>,
  report: RegionReport,
): ReadonlyMap<number, PriceNote> | null {
  const notes = new Map<number, PriceNote>();
  const path = `${folder.path}/${PRICES_FILE}`;
  const table = readTable(folder.files, path, report);
  const columns =
    table === null ? null : columnsOf(table, ["year", "index", ...BASIS_COLUMNS], [], report);
  if (table === null || columns === null) return null;
  const rules = { sources, needsRange: false, needsNote: true };
  let faulty = false;
  for (const row of report.rowsOf(table)) {
    const year = readYear(table, row, columns.year, report);
    const index = readNumber(table, row, columns.index, report);
    const subject = `${PRICES_FILE} ${cellText(row, columns.year)}`;
    const basis = readBasis(table, row, columns, subject, true, rules, report);
    if (year === null || index === null || basis === null) {
      faulty = true;
      continue;
    }
    if (index < LOWEST || index > HIGHEST) {
      faulty = true;
      report.atCell(table, row, columns.index, {
        code: "out-of-range",
        message: {
          nl: `de prijsindex van ${year} kan niet ${index} zijn`,
          en: `the price index of ${year} cannot be ${index}`,
        },
        help: {
          nl: "geef een peil als 108.78, waarin een gekozen jaar 100 is",
          en: "give a level such as 108.78, in which a chosen year is 100",
        },
      });
      continue;
    }
    const earlier = notes.get(year);
    const { grade, source, where, note } = basis;
    const said = { year, index, grade, source, where, note, origin: originOf(table, row) };
    if (earlier === undefined) notes.set(year, said);
    else reportTwice(`${PRICES_FILE} ${year}`, earlier, table, row, columns.year, report);
  }
  if (!faulty && !notes.has(PRICE_YEAR)) {
    report.atCell(table, table.heading, columns.year, {
      code: "missing-value",
      message: {
        nl: `de prijsindex heeft geen rij voor ${PRICE_YEAR}, het jaar van alle prijzen in het model`,
        en: `the price index has no row for ${PRICE_YEAR}, the year of all prices in the model`,
      },
      help: { nl: `voeg een rij voor ${PRICE_YEAR} toe`, en: `add a row for ${PRICE_YEAR}` },
    });
  }
  return faulty || !notes.has(PRICE_YEAR) ? null : notes;
}
