/**
 * The rows of `inventory.csv`: energy and CO2 of the city by year, sector and carrier, and what is
 * wrong with them taken together.
 */
import { enumeration, unknownMember, type Naming } from "../address.ts";
import { cellText, type CsvRow, type CsvTable } from "./csv.ts";
import { GRADES, type Catalogue, type Grade, type Member } from "../declarations.ts";
import { PLACEHOLDER_GRADE, placeholderWithoutNote } from "./figure-status.ts";
import { nearest } from "../diagnostics/near-miss.ts";
import {
  originOf,
  readFactors,
  reportTwice,
  reportUnknown,
  type ParameterSlots,
  type Reading,
} from "./region-parameters.ts";
import { readYear } from "./region-reference.ts";
import type { RegionReport } from "./region-report.ts";
import { columnsOf, isUnknown, readNumber, readStatus, readTable } from "./region-rows.ts";
import type { Provenance } from "../resolved.ts";

export const INVENTORY_FILE = "inventory.csv";

/** Source of rows that name none. */
export const OWN_SOURCE = "inventory";

/** CO2 per MWh may differ this much from the model's factor before it is remarked upon. */
const FACTOR_TOLERANCE = 0.05;

/** Columns as calculation sheets head them. */
const HEADINGS: Readonly<Record<string, string>> = { t: "t_co2", tco2: "t_co2", "t co2": "t_co2" };

/** Carriers whose factor is another one every year, so that no parameter says it. */
const VARYING = ["electricity", "network_heat"];

export interface InventoryRow {
  readonly row: CsvRow;
  readonly year: number;
  /** A member of the dimension `sector` or a part of one. */
  readonly sector: string;
  readonly carrier: string;
  readonly kilowattHours: number;
  readonly kilograms: number;
  readonly grade: Grade;
  /** Filled in until somebody supplies the figure. */
  readonly placeholder: boolean;
  readonly source: string;
  readonly note: string;
  readonly lowFactor: number;
  readonly highFactor: number;
}

export interface Inventory {
  readonly table: CsvTable;
  readonly rows: readonly InventoryRow[];
  /** In ascending order. */
  readonly years: readonly number[];
  readonly sectors: readonly Member[];
  readonly parts: Readonly<Record<string, Member & { readonly of: string }>>;
  readonly carriers: readonly string[];
}

/**
 * Reads the rows and checks them one by one and together; null when there is nothing to go on with.
 * Everything that is wrong is reported.
 */
export function readInventoryRows(
  path: string,
  reading: Reading,
  catalogue: Catalogue,
  parameters: ParameterSlots,
): Inventory | null {
  const { report } = reading;
  const inventory = readRows(path, reading, catalogue);
  if (inventory === null || report.hasErrors) return null;
  checkHoles(inventory, report);
  checkFactors(inventory, parameters, report);
  checkElectricity(inventory, report);
  return report.hasErrors ? null : inventory;
}

function readRows(path: string, reading: Reading, catalogue: Catalogue): Inventory | null {
  const { folder, axes, report } = reading;
  const { sector, carrier } = catalogue.dimensions;
  if (sector === undefined || carrier === undefined || typeof sector.members === "string") {
    return null;
  }
  const read = readTable(folder.files, path, report);
  if (read === null) return null;
  const header = read.header.map((name) => {
    const plain = name.toLowerCase();
    return HEADINGS[plain] ?? plain;
  });
  const table: CsvTable = { ...read, header };
  const columns = columnsOf(
    table,
    ["year", "sector", "carrier", "mwh", "t_co2"],
    ["low", "high", "grade", "source", "note", "status"],
    report,
  );
  if (columns === null) return null;
  const { parts = {} } = sector;
  const named = [...sector.members, ...Object.values(parts)];
  const sectors = {
    label: sector.label,
    ids: named.map(({ id }) => id),
    names: named.map(({ label }) => label),
  };
  const carriers = axes("carrier");
  const rows: InventoryRow[] = [];
  if (table.rows.length === 0) {
    report.atCell(table, table.heading, 0, {
      code: "missing-value",
      message: { nl: "de inventaris heeft geen rijen", en: "the inventory has no rows" },
      help: {
        nl: "voeg rijen toe, bijvoorbeeld 2021,households,natural_gas,350000,70700; of haal het bestand weg",
        en: "add rows, for instance 2021,households,natural_gas,350000,70700; or take the file away",
      },
    });
    return null;
  }
  for (const row of report.rowsOf(table)) {
    // A row that lacks cells is reported as such.
    if (row.cells.length <= Math.max(columns.mwh, columns.t_co2)) continue;
    const year = readYear(table, row, columns.year, report);
    const ofSector = readMember(table, row, columns.sector, sectors, report);
    const ofCarrier = readMember(table, row, columns.carrier, carriers, report);
    const energy = readAmount(table, row, columns.mwh, report);
    const emitted = readAmount(table, row, columns.t_co2, report);
    const subject = `${ofSector} ${ofCarrier}`;
    const placeholder = readStatus(table, row, columns, subject, report);
    if (placeholder === null) continue;
    const grade = placeholder ? PLACEHOLDER_GRADE : readGrade(table, row, columns.grade, report);
    if (placeholder && cellText(row, columns.note) === "") {
      report.atCell(table, row, columns.status, placeholderWithoutNote(subject));
      continue;
    }
    const source = readSource(table, row, columns.source, reading.sources, report);
    const factors = readFactors(table, row, columns, subject, report);
    if (grade !== null && grade !== "measured" && factors !== null && !("lowFactor" in factors)) {
      report.atCell(table, row, columns.grade, {
        code: "missing-provenance",
        message: {
          nl: `${ofSector} ${ofCarrier} is niet gemeten en heeft geen marge`,
          en: `${ofSector} ${ofCarrier} was not measured and has no range`,
        },
        help: {
          nl: "voeg de kolommen low en high toe, in procenten: bijvoorbeeld 90 % en 110 %",
          en: "add the columns low and high, as percentages: for instance 90 % and 110 %",
        },
      });
      continue;
    }
    if (year === null || ofSector === null || ofCarrier === null) continue;
    if (energy === null || emitted === null || grade === null || source === null) continue;
    if (factors === null) continue;
    if (energy === 0 && emitted > 0) {
      report.atCell(table, row, columns.t_co2, {
        code: "inconsistent-data",
        message: {
          nl: `${ofSector} ${ofCarrier} (${year}): ${emitted} t CO2 zonder energie`,
          en: `${ofSector} ${ofCarrier} (${year}): ${emitted} t CO2 without energy`,
        },
        help: {
          nl: "vul de energie in (MWh), of zet beide op 0",
          en: "fill in the energy (MWh), or give 0 for both",
        },
      });
      continue;
    }
    const earlier = rows.find(
      (other) => other.year === year && other.sector === ofSector && other.carrier === ofCarrier,
    );
    if (earlier !== undefined) {
      const subject = `${ofSector} ${ofCarrier} (${year})`;
      const first = { origin: originOf(table, earlier.row) } as Provenance;
      reportTwice(subject, first, table, row, columns.sector, report);
      continue;
    }
    rows.push({
      row,
      year,
      sector: ofSector,
      carrier: ofCarrier,
      kilowattHours: energy * 1000,
      kilograms: emitted * 1000,
      grade,
      placeholder,
      source,
      note: cellText(row, columns.note),
      lowFactor: factors.lowFactor ?? 1,
      highFactor: factors.highFactor ?? 1,
    });
  }
  const years = [...new Set(rows.map(({ year }) => year))].sort((a, b) => a - b);
  const inventory = {
    table,
    rows,
    years,
    sectors: sector.members,
    parts,
    carriers: carriers.ids,
  };
  checkParts(inventory, columns.sector, report);
  return inventory;
}

function readMember(
  table: CsvTable,
  row: CsvRow,
  column: number,
  naming: Naming,
  report: RegionReport,
): string | null {
  const member = cellText(row, column);
  if (naming.ids.includes(member)) return member;
  const { message, help } = unknownMember(member, naming);
  report.atCell(table, row, column, { code: "unknown-member", message, help });
  return null;
}

/** An amount of energy or CO2: there is no negative one. */
function readAmount(
  table: CsvTable,
  row: CsvRow,
  column: number,
  report: RegionReport,
): number | null {
  if (isUnknown(row, column)) {
    reportUnknown(cellText(row, table.header.indexOf("sector")), table, row, column, report);
    return null;
  }
  const value = readNumber(table, row, column, report);
  if (value === null || value >= 0) return value;
  report.atCell(table, row, column, {
    code: "out-of-range",
    message: { nl: `${value} ligt onder 0`, en: `${value} is below 0` },
    help: {
      nl: "een inventaris telt wat gebruikt en uitgestoten is; eigen productie hoort er niet in",
      en: "an inventory counts what is used and emitted; own production does not belong in it",
    },
  });
  return null;
}

function readGrade(
  table: CsvTable,
  row: CsvRow,
  column: number,
  report: RegionReport,
): Grade | null {
  const cell = cellText(row, column);
  if (cell === "") return "measured";
  const grade = GRADES.find((known) => known === cell);
  if (grade !== undefined) return grade;
  const near = nearest(cell, GRADES);
  report.atCell(table, row, column, {
    code: "missing-provenance",
    message: { nl: `"${cell}" is geen graad`, en: `"${cell}" is not a grade` },
    help:
      near === null
        ? { nl: `kies uit ${GRADES.join(", ")}`, en: `choose from ${GRADES.join(", ")}` }
        : { nl: `bedoelde u ${near}?`, en: `did you mean ${near}?` },
  });
  return null;
}

function readSource(
  table: CsvTable,
  row: CsvRow,
  column: number,
  sources: ReadonlyMap<string, unknown>,
  report: RegionReport,
): string | null {
  const cell = cellText(row, column);
  if (cell === "") return OWN_SOURCE;
  if (sources.has(cell)) return cell;
  const near = nearest(cell, sources.keys());
  report.atCell(table, row, column, {
    code: "unknown-source",
    message: { nl: `onbekende bron ${cell}`, en: `unknown source ${cell}` },
    help:
      near === null
        ? {
            nl: "voeg de bron toe in de map sources/, of laat de cel leeg",
            en: "add the source in the folder sources/, or leave the cell empty",
          }
        : { nl: `bedoelde u ${near}?`, en: `did you mean ${near}?` },
  });
  return null;
}

/** A sector is given as a whole or in parts: both would count it twice. */
function checkParts({ table, rows, parts }: Inventory, column: number, report: RegionReport): void {
  for (const { row, year, sector } of rows) {
    const part = parts[sector];
    if (part === undefined) continue;
    const whole = rows.find((other) => other.year === year && other.sector === part.of);
    if (whole === undefined) continue;
    report.atCell(table, row, column, {
      code: "inconsistent-data",
      message: {
        nl: `${year} geeft ${part.of} en ook het deel ${sector}: dat telt dubbel`,
        en: `${year} gives ${part.of} and its part ${sector} too: that counts twice`,
      },
      help: {
        nl: `geef ${part.of} in zijn geheel of in delen`,
        en: `give ${part.of} as a whole or in parts`,
      },
    });
    return;
  }
}

/** The finer rows that a sector may be given in. */
export const partsOf = (sector: string, { parts }: Inventory): string[] =>
  Object.keys(parts).filter((id) => parts[id]!.of === sector);

/** Rows that one year lacks and another has: a hole, not a zero. */
function checkHoles(inventory: Inventory, report: RegionReport): void {
  const { table, rows, years, sectors, parts } = inventory;
  const whole = (sector: string): string => parts[sector]?.of ?? sector;
  for (const year of years) {
    const present = rows.filter((row) => row.year === year);
    const missing: string[] = [];
    for (const { id } of sectors) {
      const mine = present.filter(({ sector }) => whole(sector) === id);
      if (mine.length === 0) missing.push(id);
      const given = partsOf(id, inventory);
      const inParts = given.filter((part) => mine.some(({ sector }) => sector === part));
      if (inParts.length > 0) missing.push(...given.filter((part) => !inParts.includes(part)));
      const carriers = new Set(
        rows.filter(({ sector }) => whole(sector) === id).map(({ carrier }) => carrier),
      );
      if (mine.length === 0) continue;
      for (const carrier of carriers) {
        if (!mine.some((row) => row.carrier === carrier)) missing.push(`${id} ${carrier}`);
      }
    }
    if (missing.length === 0) continue;
    const names = enumeration(missing);
    report.atCell(table, present[0]!.row, table.header.indexOf("year"), {
      code: "table-hole",
      message: {
        nl: `de inventaris van ${year} heeft geen rij voor ${names.nl}`,
        en: `the inventory of ${year} has no row for ${names.en}`,
      },
      help: {
        nl: "elk jaar heeft alle sectoren, en elke sector in elk jaar dezelfde dragers; wat er niet is, is 0",
        en: "every year has all sectors, and a sector the same carriers in every year; what is not there is 0",
      },
    });
  }
}

/** CO2 over energy of every fuel beside the factor of the model: a warning per carrier. */
function checkFactors(
  inventory: Inventory,
  parameters: ParameterSlots,
  report: RegionReport,
): void {
  const { table, rows } = inventory;
  for (const [id, slot] of parameters) {
    const { inventory: link } = slot.declared;
    const factor = slot.valueAt(0);
    if (link?.what !== "factor" || factor === undefined) continue;
    const odd = rows.filter(({ carrier, kilowattHours, kilograms }) => {
      if (link.carriers?.includes(carrier) !== true || kilowattHours === 0) return false;
      const ratio = kilograms / kilowattHours;
      return Math.abs(ratio - factor) > FACTOR_TOLERANCE * Math.max(factor, 0.01);
    });
    const [first] = odd;
    if (first === undefined) continue;
    const ratio = Number((first.kilograms / first.kilowattHours).toPrecision(3));
    const others = odd.length - 1;
    const more =
      others === 0
        ? { nl: "", en: "" }
        : {
            nl: `, en in ${others} andere rij${others > 1 ? "en" : ""}`,
            en: `, and in ${others} other row${others > 1 ? "s" : ""}`,
          };
    report.atCell(table, first.row, table.header.indexOf("t_co2"), {
      code: "inconsistent-data",
      severity: "warning",
      message: {
        nl: `${first.sector} ${first.carrier} (${first.year}) heeft ${ratio} t per MWh${more.nl}; ${id} is ${factor}`,
        en: `${first.sector} ${first.carrier} (${first.year}) has ${ratio} t per MWh${more.en}; ${id} is ${factor}`,
      },
      help: {
        nl: "de basis volgt de energie: kijk de eenheden na (MWh in onderste verbrandingswaarde, ton CO2), of geef de regio deze factor",
        en: "the base follows the energy: check the units (MWh of lower heating value, tonnes of CO2), or give the region this factor",
      },
    });
  }
}

/** Electricity of one year has one factor, whoever uses it. */
function checkElectricity({ table, rows, years }: Inventory, report: RegionReport): void {
  for (const carrier of VARYING) {
    for (const year of years) {
      const those = rows.filter(
        (row) => row.year === year && row.carrier === carrier && row.kilowattHours > 0,
      );
      const ratio = (row: InventoryRow): number => row.kilograms / row.kilowattHours;
      const [first] = those;
      if (first === undefined) continue;
      const other = those.find(
        (row) => Math.abs(ratio(row) - ratio(first)) > FACTOR_TOLERANCE * ratio(first),
      );
      if (other === undefined) continue;
      const [one, two] = [first, other].map((row) => Number(ratio(row).toPrecision(3)));
      report.atCell(table, other.row, table.header.indexOf("t_co2"), {
        code: "inconsistent-data",
        severity: "warning",
        message: {
          nl: `${carrier} heeft in ${year} ${two} t per MWh bij ${other.sector} en ${one} bij ${first.sector}`,
          en: `${carrier} has ${two} t per MWh in ${other.sector} in ${year} and ${one} in ${first.sector}`,
        },
        help: {
          nl: "in één jaar heeft alle stroom dezelfde lokale factor",
          en: "in one year all electricity has the same local factor",
        },
      });
    }
  }
}
