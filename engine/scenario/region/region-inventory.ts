/**
 * Reads `inventory.csv`: energy and CO2 of the city by year, sector and carrier. Where a region has
 * it, its rows take the place of base values and observations that were derived without it; which
 * ones is said by the declarations (`InventoryLink`).
 */
import {
  addressOfCell,
  enumeration,
  isProblem,
  locate,
  membersOfCell,
  type Axes,
  type RegionalMembers,
} from "../address.ts";
import type { CsvRow, CsvTable } from "./csv.ts";
import {
  GRADES,
  type Catalogue,
  type Grade,
  type InventoryLink,
  type OutputDeclaration,
  type ParameterDeclaration,
  type Text,
} from "../declarations.ts";
import {
  INVENTORY_FILE,
  OWN_SOURCE,
  partsOf,
  readInventoryRows,
  type Inventory,
  type InventoryRow,
} from "./inventory-rows.ts";
import type { Series } from "./region-history.ts";
import {
  originOf,
  positionOf,
  withinBounds,
  type ParameterSlots,
  type Reading,
} from "./region-parameters.ts";
import type { RegionReport } from "./region-report.ts";
import type { KnownSource } from "./region-sources.ts";
import type { Slot } from "./region-values.ts";
import type { Provenance } from "../resolved.ts";

export interface InventoryPlaces {
  readonly catalogue: Catalogue;
  readonly regional: RegionalMembers;
  readonly parameters: ParameterSlots;
  readonly outputs: ReadonlyMap<string, OutputDeclaration>;
  readonly history: Map<string, Series>;
  readonly sources: Map<string, KnownSource>;
  /** What the region is called, for the source of rows that name none. */
  readonly title: Text;
}

/**
 * Puts the inventory of a folder, when it has one, in the place of what it replaces. Call it when
 * everything else of the region has been read without a mistake.
 */
export function readInventory(reading: Reading, places: InventoryPlaces): void {
  const { folder, report } = reading;
  const path = `${folder.path}/${INVENTORY_FILE}`;
  if (folder.files.size(path) === null) return;
  const inventory = readInventoryRows(path, reading, places.catalogue, places.parameters);
  if (inventory === null || !checkBaseYears(inventory, places.parameters, report)) return;
  addSource(inventory, places);
  replaceParameters(inventory, reading, places);
  replaceHistory(inventory, reading.layer, places);
}

const moduleOf = (id: string): string => id.slice(0, id.indexOf("."));

/** Whether the inventory has the years that the base values of the region are of. */
function checkBaseYears(
  { table, years }: Inventory,
  parameters: ParameterSlots,
  report: RegionReport,
): boolean {
  const lacking = new Map<number, { readonly ids: string[]; readonly figures: string[] }>();
  for (const [id, slot] of parameters) {
    const { inventory: link } = slot.declared;
    const year = slot.valueAt(0);
    if (link?.what !== "base_year" || year === undefined || years.includes(year)) continue;
    const known = lacking.get(year) ?? { ids: [], figures: [] };
    lacking.set(year, known);
    known.ids.push(id);
    for (const name of link.describedBy ?? []) known.figures.push(`${moduleOf(id)}.${name}`);
  }
  for (const [year, { ids, figures }] of lacking) {
    const [named, described] = [ids.join(", "), figures.join(", ")];
    report.atCell(table, table.heading, table.header.indexOf("year"), {
      code: "missing-value",
      message: {
        nl: `de inventaris heeft geen rijen van ${year}, het basisjaar van de regio (${named})`,
        en: `the inventory has no rows of ${year}, the base year of the region (${named})`,
      },
      help: {
        nl: `voeg de rijen van ${year} toe; of zet het basisjaar op ${years.join(" of ")} en geef voor dat jaar ook ${described}`,
        en: `add the rows of ${year}; or set the base year to ${years.join(" or ")} and give for that year too ${described}`,
      },
    });
  }
  return lacking.size === 0;
}

function addSource({ rows }: Inventory, { sources, title }: InventoryPlaces): void {
  const first = rows.find(({ source }) => source === OWN_SOURCE);
  if (first === undefined || sources.has(OWN_SOURCE)) return;
  const note = {
    id: OWN_SOURCE,
    title: `Inventory of energy and CO2, ${title.en}`,
    publisher: title.nl,
    year: "",
    licence: "",
    url: "",
  };
  sources.set(OWN_SOURCE, { note, origin: { file: INVENTORY_FILE, line: 1, column: 1 } });
}

/** Rows of a year for a link, narrowed to what a cell of its dimensions names. */
function rowsFor(
  inventory: Inventory,
  link: InventoryLink,
  year: number,
  cell: { readonly sector: string | null; readonly carrier: string | null },
): InventoryRow[] {
  const sectors = cell.sector === null ? link.sectors : [cell.sector];
  const wanted = sectors?.flatMap((sector) => [sector, ...partsOf(sector, inventory)]);
  return inventory.rows.filter(
    (row) =>
      row.year === year &&
      wanted?.includes(row.sector) !== false &&
      link.carriers?.includes(row.carrier) !== false &&
      (cell.carrier === null || row.carrier === cell.carrier),
  );
}

/** What a sum of rows rests on: the weakest of their grades, and the first of their places. */
function recordOfSum(
  table: CsvTable,
  rows: readonly InventoryRow[],
  what: "energy" | "co2",
  note: string,
): Omit<Provenance, "address"> {
  const grade = rows.reduce<Grade>(
    (weakest, row) => (GRADES.indexOf(row.grade) > GRADES.indexOf(weakest) ? row.grade : weakest),
    "measured",
  );
  const [first] = rows;
  const { year, sector, carrier, source } = first!;
  const where =
    rows.length === 1
      ? `${INVENTORY_FILE}: ${year}, ${sector}, ${carrier}`
      : `${INVENTORY_FILE}: ${year}, sum of ${rows.length} rows`;
  const amount = (row: InventoryRow): number =>
    what === "energy" ? row.kilowattHours : row.kilograms;
  const side = (factor: "lowFactor" | "highFactor"): number =>
    rows.reduce((sum, row) => sum + amount(row) * row[factor], 0);
  const notes = [...new Set(rows.map((row) => row.note)), note].filter((text) => text !== "");
  const range = grade === "measured" ? {} : { low: side("lowFactor"), high: side("highFactor") };
  const origin = originOf(table, first!.row);
  // A sum is as provisional as the most provisional of its rows.
  const status = rows.some(({ placeholder }) => placeholder)
    ? ({ placeholder: true } as const)
    : {};
  return { grade, source, where, note: notes.join("; "), origin, ...range, ...status };
}

function replaceParameters(
  inventory: Inventory,
  { axes, report, layer }: Reading,
  places: InventoryPlaces,
): void {
  const { table, rows, years } = inventory;
  const { parameters, catalogue, regional } = places;
  const unconfirmed = new Set<string>();
  for (const [id, slot] of parameters) {
    const link = slot.declared.inventory;
    if (link === undefined || link.what === "factor") continue;
    if (link.what === "base_year") {
      const year = slot.valueAt(0);
      if (year === undefined) continue;
      const those = rows.filter((row) => row.year === year);
      const origin = originOf(table, those[0]!.row);
      const where = `${INVENTORY_FILE}: ${year}`;
      const { source } = those[0]!;
      slot.put(0, year, layer + 1, { grade: "measured", source, where, note: "", origin });
      continue;
    }
    const { what } = link;
    if (what === "outdated") continue;
    const of = parameters.get(link.yearOf ?? `${moduleOf(id)}.base_year`)?.valueAt(0);
    const year = link.year ?? of;
    if (year === undefined) continue;
    if (!years.includes(year)) {
      reportOtherYear(inventory, id, year, report);
      continue;
    }
    if (link.since !== undefined) {
      if (!years.includes(link.since)) {
        reportOtherYear(inventory, id, link.since, report);
        continue;
      }
      const change = changeBetween(inventory, link, link.since, year);
      if (change !== null) slot.put(0, change.value, layer + 1, change.record);
      continue;
    }
    const any = rowsFor(inventory, link, year, { sector: null, carrier: null });
    if (any.length === 0 && link.optional) continue;
    const scaling = scalingOf(link, parameters, axes);
    for (let cell = 0; cell < slot.cells; cell++) {
      const place = placeOfCell(slot, cell, inventory);
      if (place.carrier !== null && link.carriers?.includes(place.carrier) === false) continue;
      const those = rowsFor(inventory, link, year, place);
      const address = addressOfCell(id, cell, catalogue, regional);
      if (those.length === 0) {
        const own = slot.valueAt(cell) ?? 0;
        if (own > 0) {
          const sector = place.sector ?? link.sectors?.join(" + ") ?? "";
          unconfirmed.add(`${sector} ${place.carrier ?? link.carriers?.join(" + ") ?? ""}`.trim());
          continue;
        }
      }
      const sum = those.reduce(
        (total, row) => total + (what === "energy" ? row.kilowattHours : row.kilograms),
        0,
      );
      const value = scaling.apply(sum);
      const record = recordOfSum(table, those.length > 0 ? those : any, what, scaling.note);
      const shown = those.length > 0 ? record : { ...record, where: noRow(year, place) };
      const subject = `${address} (${INVENTORY_FILE})`;
      const { row } = those[0] ?? any[0]!;
      const column = table.header.indexOf(what === "energy" ? "mwh" : "t_co2");
      if (value < 0) {
        reportBelow(inventory, row, link, sum, report);
        continue;
      }
      if (!withinBounds(value, slot.declared, subject, table, row, column, report)) continue;
      const limits =
        shown.low === undefined
          ? {}
          : { low: scaling.apply(shown.low), high: scaling.apply(shown.high!) };
      const named = slot.dims.length > 0 ? { address } : {};
      slot.put(cell, value, layer + 1, { ...shown, ...limits, ...named });
    }
  }
  if (unconfirmed.size === 0) return;
  const names = enumeration([...unconfirmed]);
  report.atCell(table, table.heading, table.header.indexOf("carrier"), {
    code: "table-hole",
    message: {
      nl: `de inventaris van het basisjaar heeft geen rij voor ${names.nl}, waar de regio wel energie heeft`,
      en: `the inventory of the base year has no row for ${names.en}, where the region does have energy`,
    },
    help: {
      nl: "voeg de rijen toe; wordt er niets gebruikt, schrijf dan 0",
      en: "add the rows; where nothing is used, write 0",
    },
  });
}

const noRow = (year: number, place: { readonly carrier: string | null }): string =>
  `${INVENTORY_FILE}: ${year}, no row${place.carrier === null ? "" : ` of ${place.carrier}`}: none used`;

/** The sector and carrier that a cell's members name, when its dimensions are of those. */
function placeOfCell(
  slot: Slot<ParameterDeclaration>,
  cell: number,
  { sectors, carriers }: Inventory,
): { readonly sector: string | null; readonly carrier: string | null } {
  const members = membersOfCell(slot.cellAxes, cell);
  let sector: string | null = null;
  let carrier: string | null = null;
  slot.cellAxes.forEach(({ ids }, at) => {
    if (ids.every((id) => sectors.some((known) => known.id === id))) sector = members[at]!;
    else if (ids.every((id) => carriers.includes(id))) carrier = members[at]!;
  });
  return { sector, carrier };
}

/** From the sum of rows to what the parameter counts. */
function scalingOf(
  link: InventoryLink,
  parameters: ParameterSlots,
  axes: Axes,
): { readonly note: string; apply(sum: number): number } {
  const valueOf = (text: string): number => {
    const found = locate(text, { quantities: parameters, noun: NOUN, axes });
    if (isProblem(found)) throw new Error(`an inventory link names ${text}: ${found.message.en}`);
    return parameters.get(found.id)!.valueAt(positionOf(found).cell)!;
  };
  const divisors = (link.dividedBy ?? []).map((text) => [text, valueOf(text)] as const);
  const taken = (link.less ?? []).map((text) => [text, valueOf(text)] as const);
  return {
    note: [
      ...divisors.map(([text, value]) => `divided by ${text} (${value})`),
      ...taken.map(([text, value]) => `less ${text} (${value})`),
    ].join(", "),
    apply: (sum) =>
      taken.reduce(
        (rest, [, value]) => rest - value,
        divisors.reduce((quotient, [, value]) => quotient / value, sum),
      ),
  };
}

const NOUN = { nl: "parameter", en: "parameter" };

function reportOtherYear(
  { table, years }: Inventory,
  id: string,
  year: number,
  report: RegionReport,
): void {
  report.atCell(table, table.heading, table.header.indexOf("year"), {
    code: "missing-value",
    severity: "warning",
    message: {
      nl: `de inventaris heeft geen rijen van ${year} (wel ${years.join(", ")}): ${id} blijft het cijfer van de regio`,
      en: `the inventory has no rows of ${year} (only ${years.join(", ")}): ${id} stays the region's figure`,
    },
    help: {
      nl: `voeg de rijen van ${year} toe als de inventaris ze heeft`,
      en: `add the rows of ${year} when the inventory has them`,
    },
  });
}

function reportBelow(
  { table }: Inventory,
  row: CsvRow,
  link: InventoryLink,
  sum: number,
  report: RegionReport,
): void {
  const measured = (link.less ?? []).join(" + ");
  report.atCell(table, row, table.header.indexOf("mwh"), {
    code: "inconsistent-data",
    message: {
      nl: `${sum / 1000} MWh is minder dan wat gemeten is (${measured})`,
      en: `${sum / 1000} MWh is less than what was measured (${measured})`,
    },
    help: {
      nl: "kijk de eenheid na: MWh; eigen zonnestroom telt mee in het gebruik",
      en: "check the unit: MWh; own solar power is part of the use",
    },
  });
}

interface Change {
  readonly value: number;
  readonly record: Omit<Provenance, "address">;
}

/**
 * The share by which the sum of rows changed between two years; null when there is nothing to
 * divide by. A range is that of the later year's rows, over the earlier sum as it stands.
 */
function changeBetween(
  inventory: Inventory,
  link: InventoryLink,
  since: number,
  year: number,
): Change | null {
  const { table } = inventory;
  const what = link.what === "energy" ? "energy" : "co2";
  const rowsOf = (of: number): InventoryRow[] =>
    rowsFor(inventory, link, of, { sector: null, carrier: null });
  const sumOf = (rows: readonly InventoryRow[]): number =>
    rows.reduce((sum, row) => sum + (what === "energy" ? row.kilowattHours : row.kilograms), 0);
  const [before, after] = [rowsOf(since), rowsOf(year)];
  const base = sumOf(before);
  if (base === 0) return null;
  const change = (sum: number): number => sum / base - 1;
  const note = `against ${since} of the same inventory`;
  const record = recordOfSum(table, after, what, note);
  const weakest = recordOfSum(table, [...after, ...before], what, "").grade;
  const limits =
    weakest === "measured"
      ? {}
      : {
          low: change(record.low ?? sumOf(after)),
          high: change(record.high ?? sumOf(after)),
        };
  return { value: change(sumOf(after)), record: { ...record, grade: weakest, ...limits } };
}

/** Observations of the years of the inventory, in the place of any there were. */
function replaceHistory(
  inventory: Inventory,
  layer: number,
  { outputs, history }: InventoryPlaces,
): void {
  const { table, years } = inventory;
  for (const [id, { inventory: link }] of outputs) {
    if (link === undefined) continue;
    const series = history.get(id);
    const kept = (series?.observations ?? []).filter(
      ({ year, record }) =>
        !years.includes(year) || (link.what === "outdated" && record.grade !== "derived"),
    );
    if (link.what === "outdated") {
      if (series !== undefined) history.set(id, { layer, observations: kept });
      continue;
    }
    const { what } = link;
    if (what !== "energy" && what !== "co2") continue;
    const sumOf = (
      year: number,
    ): { readonly sum: number; readonly rows: InventoryRow[] } | null => {
      const rows = rowsFor(inventory, link, year, { sector: null, carrier: null });
      if (rows.length === 0) return null;
      const amount = (row: InventoryRow): number =>
        what === "energy" ? row.kilowattHours : row.kilograms;
      return { sum: rows.reduce((total, row) => total + amount(row), 0), rows };
    };
    const { since } = link;
    const base = since === undefined ? null : sumOf(since);
    for (const year of years) {
      const found = sumOf(year);
      const before = (series?.observations ?? []).find((known) => known.year === year);
      if (found === null || (since !== undefined && (base === null || base.sum === 0))) {
        if (before !== undefined) kept.push(before);
        continue;
      }
      const record = recordOfSum(table, found.rows, what, "");
      if (since === undefined) {
        kept.push({ year, value: found.sum, record });
        continue;
      }
      const { grade, source, where, origin, placeholder } = record;
      const note = `against ${since} of the same inventory`;
      kept.push({
        year,
        value: found.sum / base!.sum - 1,
        record: { grade, source, where, note, origin, ...(placeholder ? { placeholder } : {}) },
      });
    }
    if (kept.length > 0) history.set(id, { layer, observations: kept });
  }
}
