/** Reads `parameters/*.csv` and `tables/*.index.csv` with the tables they point at. */
import {
  isProblem,
  locate,
  enumeration,
  formatAddress,
  unknownMember,
  type AddressProblem,
  type Axes,
  type Axis,
  type LocatedAddress,
} from "../address.ts";
import { cellText, numberSpelling, plainNumber, type CsvRow, type CsvTable } from "./csv.ts";
import type { ParameterDeclaration, Text } from "../declarations.ts";
import type { RegionFolder } from "./region-folder.ts";
import { indispensable, PLACEHOLDER_GRADE, standIn } from "./figure-status.ts";
import { nearest } from "../diagnostics/near-miss.ts";
import { placeOfOrigin, type RegionReport } from "./region-report.ts";
import {
  BASIS_COLUMNS,
  columnsOf,
  inUnit,
  isUnknown,
  readBasis,
  readNumber,
  readTable,
  readUnit,
  type Basis,
  type BasisColumn,
  type BasisRules,
  type Columns,
} from "./region-rows.ts";
import { ALL_YEARS, type Slot } from "./region-values.ts";
import {
  NO_UNCERTAINTY,
  readUncertainty,
  UNCERTAINTY_COLUMNS,
  type Groups,
  type Uncertainty,
} from "./region-uncertainty.ts";
import type { Origin, Provenance, StatedMoney } from "../resolved.ts";
import { statedMoney, type PriceIndex } from "../units/price-index.ts";
import { canonicalUnit, unitInWords, type Unit } from "../units/units.ts";

export type ParameterSlots = ReadonlyMap<string, Slot<ParameterDeclaration>>;

/** What the readers of one region folder share. */
export interface Reading {
  readonly folder: RegionFolder;
  /** 0 for the outermost parent; a higher layer replaces a lower one. */
  readonly layer: number;
  readonly axes: Axes;
  readonly sources: ReadonlyMap<string, unknown>;
  /** Null where the index cannot be read: then every year passes for the model's. */
  readonly prices: PriceIndex | null;
  readonly report: RegionReport;
  /** Which figures move together, over all folders. */
  readonly groups: Groups;
  /** Ids of modules that are not part of this run: their rows are skipped. */
  readonly skips: (id: string) => boolean;
}

const NOUN = { nl: "parameter", en: "parameter" };

export const originOf = (table: CsvTable, row: CsvRow): Origin => ({
  file: table.file,
  line: row.line,
  column: 1,
});

/** Reports a bad address, and excuses the slot it was probably meant for from a second report. */
export function reportAddress(
  problem: AddressProblem,
  table: CsvTable,
  row: CsvRow,
  column: number,
  code: "unknown-parameter" | "unknown-lever" | "unknown-indicator",
  slots: ReadonlyMap<string, Slot>,
  report: RegionReport,
): void {
  const { reason, message, help } = problem;
  report.atCell(
    table,
    row,
    column,
    {
      code:
        reason === "unknown-member"
          ? "unknown-member"
          : reason === "not-an-address"
            ? "bad-id"
            : reason === "wrong-dimensions"
              ? "inconsistent-data"
              : code,
      message,
      help,
    },
    problem,
  );
  const meant = problem.meant === null ? undefined : slots.get(problem.meant);
  if (meant) meant.excused = true;
}

/** Cell of a located address along the axes without years, and its year when it has one. */
export function positionOf(found: LocatedAddress): { cell: number; year: number | null } {
  let cell = 0;
  let year: number | null = null;
  for (let i = 0; i < found.axes.length; i++) {
    const axis = found.axes[i]!;
    if (axis.isYear) year = found.positions[i]!;
    else cell = cell * axis.ids.length + found.positions[i]!;
  }
  return { cell, year };
}

/** The address of a cell, its year left out. */
export const addressOfCell = ({ id, axes, members }: LocatedAddress): string =>
  formatAddress(
    id,
    members.filter((_, at) => axes[at]?.isYear !== true),
  );

/** Whether a canonical value lies within the declared bounds; reports it when not. */
export function withinBounds(
  value: number,
  declared: { readonly min: number; readonly max: number; readonly unit: string },
  subject: string,
  table: CsvTable,
  row: CsvRow,
  column: number,
  report: RegionReport,
): boolean {
  if (value >= declared.min && value <= declared.max) return true;
  reportBounds(value, declared, subject, table, row, column, report);
  return false;
}

/** Whether both sides of a stated range, if there is one, lie within the declared bounds. */
export const rangeWithinBounds = (
  range: Range,
  declared: { readonly min: number; readonly max: number; readonly unit: string },
  subject: string,
  table: CsvTable,
  row: CsvRow,
  columns: Columns<"low" | "high">,
  report: RegionReport,
): boolean =>
  range.low === undefined ||
  (withinBounds(range.low, declared, subject, table, row, columns.low, report) &&
    withinBounds(range.high!, declared, subject, table, row, columns.high, report));

export function reportBounds(
  value: number,
  declared: { readonly min: number; readonly max: number; readonly unit: string },
  subject: string,
  table: CsvTable,
  row: CsvRow,
  column: number,
  report: RegionReport,
): void {
  const { min, max, unit } = declared;
  const words = unitInWords(unit);
  const shown = unit === "1" ? { nl: "", en: "" } : { nl: ` ${words.nl}`, en: ` ${words.en}` };
  const [below, limit] = value < min ? [true, min] : [false, max];
  report.atCell(table, row, column, {
    code: "out-of-range",
    message: {
      nl: `${subject} = ${value}${shown.nl} ligt ${below ? "onder" : "boven"} ${limit}${shown.nl}`,
      en: `${subject} = ${value}${shown.en} is ${below ? "below" : "above"} ${limit}${shown.en}`,
    },
    help: {
      nl: `toegelaten is ${min} tot ${max}${shown.nl}`,
      en: `allowed is ${min} to ${max}${shown.en}`,
    },
  });
}

export function reportTwice(
  subject: string,
  earlier: Pick<Provenance, "origin">,
  table: CsvTable,
  row: CsvRow,
  column: number,
  report: RegionReport,
): void {
  report.atCell(table, row, column, {
    code: "duplicate-id",
    message: {
      nl: `${subject} krijgt in deze regio twee keer een waarde`,
      en: `${subject} is given twice in this region`,
    },
    help: { nl: "laat één van beide rijen weg", en: "leave out one of the two rows" },
    related: [
      {
        note: { nl: "hier stond de eerste waarde", en: "the first value is here" },
        at: placeOfOrigin(earlier.origin),
      },
    ],
  });
}

export interface Range {
  readonly low?: number;
  readonly high?: number;
}

/** Reads `low` and `high` in the unit of the value; null, with the reason reported, when wrong. */
export function readRange(
  table: CsvTable,
  row: CsvRow,
  columns: { readonly value: number; readonly low: number; readonly high: number },
  stated: number | null,
  subject: string,
  report: RegionReport,
): Range | null {
  const low = cellText(row, columns.low);
  const high = cellText(row, columns.high);
  if (low === "" && high === "") return NO_RANGE;
  if (low === "" || high === "") {
    report.atCell(table, row, low === "" ? columns.low : columns.high, {
      code: "missing-value",
      message: {
        nl: `${subject} heeft maar één kant van de marge`,
        en: `${subject} has only one side of its range`,
      },
      help: { nl: "vul low en high allebei in", en: "fill in both low and high" },
    });
    return null;
  }
  const from = readNumber(table, row, columns.low, report);
  const to = readNumber(table, row, columns.high, report);
  if (from === null || to === null || stated === null) return null;
  if (from <= stated && stated <= to) return { low: from, high: to };
  const atLow = from > stated;
  report.atCell(table, row, atLow ? columns.low : columns.high, {
    code: "inconsistent-data",
    message: {
      nl: `${subject} = ${stated} ligt buiten zijn marge ${from} tot ${to}`,
      en: `${subject} = ${stated} lies outside its range ${from} to ${to}`,
    },
    help: { nl: "low <= value <= high moet gelden", en: "low <= value <= high must hold" },
  });
  return null;
}

/** The record of a figure, as short as what is known of it. */
export function recordOf(
  basis: Basis,
  origin: Origin,
  { id, members }: LocatedAddress,
  range: Range,
  stated: { readonly stated?: StatedMoney },
  { distribution, group }: Uncertainty,
  point?: { readonly year: number; readonly value: number },
): Provenance {
  // Written out: spreading costs more than all else of a row in a process that has just started.
  const { grade, source, where, note } = basis;
  const record: Writable<Provenance> = { grade, source, where, note, origin };
  if (basis.placeholder === true) record.placeholder = true;
  if (members.length > 0) record.address = formatAddress(id, members);
  if (range.low !== undefined) record.low = range.low;
  if (range.high !== undefined) record.high = range.high;
  if (distribution !== undefined) record.distribution = distribution;
  if (group !== undefined) record.group = group;
  if (stated.stated !== undefined) record.stated = stated.stated;
  if (point !== undefined) {
    record.year = point.year;
    record.value = point.value;
  }
  return record;
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

const NO_RANGE: Range = {};

/** A stated range in the canonical unit. */
export const canonicalRange = (range: Range, from: Unit, to: Unit, yearly: boolean): Range =>
  range.low === undefined || range.high === undefined
    ? NO_RANGE
    : {
        low: inUnit(range.low, from, to, yearly)!,
        high: inUnit(range.high, from, to, yearly)!,
      };

/** The record of a figure that nobody knows: no range and no grade hold for it. */
export function unknownRecord(
  table: CsvTable,
  row: CsvRow,
  columns: Columns<BasisColumn>,
  { id, members }: LocatedAddress,
): Provenance {
  const [source, where, note] = [columns.source, columns.where, columns.note].map((column) =>
    cellText(row, column),
  ) as [string, string, string];
  const address = members.length > 0 ? { address: formatAddress(id, members) } : {};
  const basis = { grade: PLACEHOLDER_GRADE, source, where, note, unknown: true } as const;
  return { ...basis, origin: originOf(table, row), ...address };
}

/** The model cannot do without a figure that a table says nobody knows. */
export const reportUnknown = (
  subject: string,
  table: CsvTable,
  row: CsvRow,
  column: number,
  report: RegionReport,
): void => report.atCell(table, row, column, indispensable(subject));

/** Reads every file of `parameters/` into the slots. */
export function readParameters(reading: Reading, slots: ParameterSlots): void {
  const { folder, axes, sources, prices, report } = reading;
  const lookup = { quantities: slots, noun: NOUN, axes, yearOptional: true };
  const rules: BasisRules = { sources, needsRange: true, needsNote: true };
  for (const path of folder.tablesIn("parameters")) {
    const table = readTable(folder.files, path, report);
    if (table === null) continue;
    const columns = columnsOf(
      table,
      ["parameter", "value", "unit", ...BASIS_COLUMNS],
      ["low", "high", "status", ...UNCERTAINTY_COLUMNS],
      report,
    );
    if (columns === null) continue;
    for (const row of report.rowsOf(table)) {
      const text = cellText(row, columns.parameter);
      if (reading.skips(text)) continue;
      const found = locate(text, lookup);
      if (isProblem(found)) {
        reportAddress(found, table, row, columns.parameter, "unknown-parameter", slots, report);
        continue;
      }
      const slot = slots.get(found.id)!;
      const { cell, year } = positionOf(found);
      const canonical = canonicalUnit(slot.declared.unit);
      if (isUnknown(row, columns.value)) {
        const { id, declared } = slot;
        if (declared.sumsToOne) reportUnknown(id, table, row, columns.value, report);
        const value = standIn(declared);
        const record = unknownRecord(table, row, columns, found);
        const earlier =
          slot.yearAxis < 0
            ? slot.put(cell, value, reading.layer, record)
            : slot.putYear(cell, { year: year ?? ALL_YEARS, value, record }, reading.layer);
        if (earlier) reportTwice(text, earlier, table, row, columns.parameter, report);
        continue;
      }
      const unit = readUnit(table, row, columns.unit, canonical, text, false, prices, report);
      const stated = readNumber(table, row, columns.value, report);
      const range = readRange(table, row, columns, stated, text, report);
      const hasRange = range === null || range.low !== undefined;
      const basis = readBasis(table, row, columns, text, hasRange, rules, report);
      const value =
        unit === null || stated === null ? null : inUnit(stated, unit, canonical, false)!;
      const limits =
        unit === null || range === null ? null : canonicalRange(range, unit, canonical, false);
      const { declared } = slot;
      const inside =
        (value === null ||
          withinBounds(value, declared, text, table, row, columns.value, report)) &&
        (limits === null || rangeWithinBounds(limits, declared, text, table, row, columns, report));
      const isWhole = value !== null && limits !== null && basis !== null && inside;
      const uncertainty = isWhole
        ? readUncertainty(
            table,
            row,
            columns,
            {
              ...{
                subject: text,
                address: addressOfCell(found),
                layer: reading.layer,
                grade: basis.grade,
                value,
              },
              ...{ low: limits.low, high: limits.high, min: declared.min, max: declared.max },
              canonical: (written) => inUnit(written, unit!, canonical, false)!,
            },
            reading.groups,
            report,
          )
        : null;
      if (!isWhole || uncertainty === null) {
        slot.fail(cell);
        continue;
      }
      const money = statedMoney({ stated, unit }, prices);
      const point = year === null ? undefined : { year, value };
      const origin = originOf(table, row);
      const record = recordOf(basis, origin, found, limits, money, uncertainty, point);
      const earlier =
        slot.yearAxis < 0
          ? slot.put(cell, value, reading.layer, record)
          : slot.putYear(cell, { year: year ?? ALL_YEARS, value, record }, reading.layer);
      if (!earlier) continue;
      slot.excused = true;
      reportTwice(text, earlier, table, row, columns.parameter, report);
    }
  }
}

/** The table that was probably meant, by its name. */
function nearTable({ files }: RegionFolder, file: string): Text {
  const at = file.lastIndexOf("/");
  const near = nearest(file.slice(at + 1), files.list(file.slice(0, at)));
  return near === null
    ? {
        nl: "zet de tabel daar, of verbeter de kolom file; het pad begint bij de map van de regio",
        en: "put the table there, or mend the column file; the path begins at the region's folder",
      }
    : { nl: `bedoelde u ${near}?`, en: `did you mean ${near}?` };
}

/** Reads every manifest `tables/*.index.csv` and the columns it points at into the slots. */
export function readTables(reading: Reading, slots: ParameterSlots): void {
  const { folder, axes, sources, prices, report } = reading;
  const lookup = { quantities: slots, noun: NOUN, axes, open: 1 };
  const rules: BasisRules = { sources, needsRange: true, needsNote: true, rangeHelp: FACTOR_HELP };
  const resolved = new Map<string, string | null>();
  const opened = new Map<string, OpenedTable | null>();
  for (const path of folder.tablesIn("tables", ".index.csv")) {
    const manifest = readTable(folder.files, path, report);
    if (manifest === null) continue;
    const columns = columnsOf(
      manifest,
      ["parameter", "file", "key", "column", "unit", "low", "high", ...BASIS_COLUMNS],
      ["status", ...UNCERTAINTY_COLUMNS],
      report,
    );
    if (columns === null) continue;
    for (const row of report.rowsOf(manifest)) {
      const text = cellText(row, columns.parameter);
      if (reading.skips(text)) continue;
      const found = locate(text, lookup);
      if (isProblem(found)) {
        reportAddress(found, manifest, row, columns.parameter, "unknown-parameter", slots, report);
        continue;
      }
      const slot = slots.get(found.id)!;
      const canonical = canonicalUnit(slot.declared.unit);
      const unit = readUnit(manifest, row, columns.unit, canonical, text, false, prices, report);
      const money = statedMoney({ unit }, prices);
      const factors = readFactors(manifest, row, columns, text, report);
      const hasRange = factors === null || factors.lowFactor !== undefined;
      const basis = readBasis(manifest, row, columns, text, hasRange, rules, report);
      const uncertainty =
        factors === null || basis === null
          ? NO_UNCERTAINTY
          : readUncertainty(
              manifest,
              row,
              columns,
              {
                ...{
                  subject: text,
                  address: text,
                  layer: reading.layer,
                  grade: basis.grade,
                  value: 1,
                },
                ...{ low: factors.lowFactor, high: factors.highFactor },
                ...{ min: slot.declared.min < 0 ? -Infinity : 0, max: Infinity },
                ...{ canonical: (written: number) => written, isColumn: true },
              },
              reading.groups,
              report,
            );
      const written = cellText(row, columns.file);
      let file = resolved.get(written);
      if (file === undefined) resolved.set(written, (file = folder.resolve(written)));
      if (file === null) {
        report.atCell(manifest, row, columns.file, {
          code: "outside-project",
          message: {
            nl: `${written} ligt buiten de projectmap`,
            en: `${written} lies outside the project folder`,
          },
        });
      } else if (!opened.has(file)) {
        if (folder.files.size(file) === null) {
          report.atCell(manifest, row, columns.file, {
            code: "missing-file",
            message: { nl: `het bestand ${file} bestaat niet`, en: `there is no file ${file}` },
            help: nearTable(folder, file),
          });
          opened.set(file, null);
        } else {
          const table = readTable(folder.files, file, report);
          opened.set(file, table === null ? null : { table, keyed: null });
        }
      }
      const open = file === null ? null : (opened.get(file) ?? null);
      const isRead = unit !== null && basis !== null && factors !== null && uncertainty !== null;
      if (open === null || !isRead) {
        slot.excused = true;
        continue;
      }
      const { table } = open;
      const key = tableColumn(table, manifest, row, columns.key, report);
      const column = tableColumn(table, manifest, row, columns.column, report);
      if (key === null || column === null) {
        slot.excused = true;
        continue;
      }
      const record = {
        ...recordOf(basis, originOf(manifest, row), found, NO_RANGE, money, uncertainty),
        ...factors,
      };
      const filling = {
        slot,
        found,
        manifest,
        open,
        key,
        column,
        unit,
        canonical,
        record,
        reading,
      };
      reportHoles(filling, fillColumn(filling), row);
    }
  }
}

const FACTOR_HELP = {
  nl: "vul low en high in als procenten van de waarden, bijvoorbeeld 98 % en 102 %",
  en: "fill in low and high as percentages of the values, for instance 98 % and 102 %",
};

/** The range of a whole column, as multiples of its values; null, with the reason reported. */
export function readFactors(
  table: CsvTable,
  row: CsvRow,
  columns: { readonly low: number; readonly high: number },
  subject: string,
  report: RegionReport,
): { readonly lowFactor?: number; readonly highFactor?: number } | null {
  if (cellText(row, columns.low) === "" && cellText(row, columns.high) === "") return {};
  const sides = [columns.low, columns.high].map((column) => {
    const cell = cellText(row, column);
    const spelling = numberSpelling(cell.replace(/\s*%$/, ""), table.separator);
    const value = spelling === null || !cell.endsWith("%") ? NaN : Number(spelling) / 100;
    if (value >= 0 && value < Infinity) return value;
    report.atCell(table, row, column, {
      code: cell === "" ? "missing-value" : "not-a-number",
      message:
        cell === ""
          ? {
              nl: `${subject} heeft maar één kant van de marge`,
              en: `${subject} has only one side of its range`,
            }
          : {
              nl: `"${cell}" is geen percentage van de waarden in de kolom`,
              en: `"${cell}" is no percentage of the values in the column`,
            },
      help: FACTOR_HELP,
    });
    return undefined;
  });
  const [lowFactor, highFactor] = sides;
  if (lowFactor === undefined || highFactor === undefined) return null;
  if (lowFactor <= 1 && 1 <= highFactor) return { lowFactor, highFactor };
  report.atCell(table, row, lowFactor > 1 ? columns.low : columns.high, {
    code: "inconsistent-data",
    message: {
      nl: `${subject}: de waarden zelf (100 %) liggen buiten hun marge`,
      en: `${subject}: the values themselves (100 %) lie outside their range`,
    },
    help: { nl: "low <= 100 % <= high moet gelden", en: "low <= 100 % <= high must hold" },
  });
  return null;
}

function tableColumn(
  table: CsvTable,
  manifest: CsvTable,
  row: CsvRow,
  naming: number,
  report: RegionReport,
): number | null {
  const name = cellText(row, naming);
  const column = table.header.indexOf(name);
  if (column >= 0 && name !== "") return column;
  report.atCell(manifest, row, naming, {
    code: "unknown-key",
    message: {
      nl: `${table.file} heeft geen kolom "${name}"`,
      en: `${table.file} has no column "${name}"`,
    },
    help: {
      nl: `de kolommen zijn ${table.header.join(", ")}`,
      en: `the columns are ${table.header.join(", ")}`,
    },
  });
  return null;
}

/** A table that manifests point at, many times: once for every column. */
interface OpenedTable {
  readonly table: CsvTable;
  /** The column that was last asked for its members. */
  keyed: KeyedRows | null;
}

interface KeyedRows {
  readonly column: number;
  readonly axis: Axis;
  /** Of every row its place along the axis; null when a member is unknown or there twice. */
  readonly positions: readonly number[] | null;
}

interface Filling {
  readonly slot: Slot<ParameterDeclaration>;
  readonly found: LocatedAddress;
  readonly manifest: CsvTable;
  readonly open: OpenedTable;
  readonly key: number;
  readonly column: number;
  readonly unit: Unit;
  readonly canonical: Unit;
  readonly record: Provenance;
  readonly reading: Reading;
}

const yearOf = (text: string): number | undefined =>
  /^\d{4}$/.test(text) ? Number(text) : undefined;

const placeOnAxis = (member: string, axis: Axis): number | undefined =>
  axis.isYear ? yearOf(member) : axis.index.get(member);

function positionsOf(open: OpenedTable, column: number, axis: Axis): KeyedRows["positions"] {
  const { table, keyed } = open;
  if (keyed !== null && keyed.column === column && keyed.axis === axis) return keyed.positions;
  const positions: number[] = [];
  const seen = new Set<number>();
  for (const row of table.rows) {
    const index = placeOnAxis(cellText(row, column), axis);
    if (index === undefined || seen.has(index)) break;
    seen.add(index);
    positions.push(index);
  }
  const sound = positions.length === table.rows.length ? positions : null;
  open.keyed = { column, axis, positions: sound };
  return sound;
}

/**
 * Fills the cells behind a fixed beginning of an address from one column of a table.
 *
 * @returns positions of the members that the table has, with a good value or not
 */
function fillColumn(filling: Filling): readonly number[] {
  const { slot, open, key, column, unit, canonical } = filling;
  const { rows, separator } = open.table;
  const { min, max } = slot.declared;
  const axis = slot.axes[slot.axes.length - 1]!;
  const { cell: base, year } = positionOf(filling.found);
  const from = base * axis.ids.length;
  const positions = positionsOf(open, key, axis) ?? reportedPositions(filling, axis);
  const pointed = separator === ",";
  for (let at = 0; at < rows.length; at++) {
    const index = positions[at]!;
    if (index < 0) continue;
    const row = rows[at]!;
    const stated = pointed ? plainNumber(row.cells[column]) : NaN;
    const value = inUnit(stated, unit, canonical, false)!;
    const cell = axis.isYear ? base : from + index;
    const when = axis.isYear ? index : year;
    // What is no number is not within bounds either.
    if (value >= min && value <= max) put(filling, row, cell, when, value);
    else fillCell(filling, row, cell, when);
  }
  return positions;
}

function put(
  filling: Filling,
  row: CsvRow,
  cell: number,
  year: number | null,
  value: number,
): void {
  const { slot, record, reading } = filling;
  const { layer, report } = reading;
  const earlier =
    year === null
      ? slot.put(cell, value, layer, record)
      : slot.putYear(cell, { year, value, record }, layer);
  if (earlier === null) return;
  const { column, open } = filling;
  reportTwice(subjectOf(filling, row), earlier, open.table, row, column, report);
}

const subjectOf = ({ found, key }: Filling, row: CsvRow): string =>
  formatAddress(found.id, [...found.members, cellText(row, key)]);

/** Of every row its place along the axis, -1 for those that have none, which are reported. */
function reportedPositions(
  { open: { table }, key, reading: { report } }: Filling,
  axis: Axis,
): readonly number[] {
  const seen = new Set<number>();
  return table.rows.map((row) => {
    const member = cellText(row, key);
    const index = placeOnAxis(member, axis);
    if (index === undefined) {
      const { message, help } = unknownMember(member, axis);
      report.atCell(table, row, key, { code: "unknown-member", message, help });
      return -1;
    }
    if (seen.has(index)) {
      const name = table.header[key]!;
      report.atCell(table, row, key, {
        code: "duplicate-id",
        message: {
          nl: `${name} ${member} komt twee keer voor`,
          en: `${name} ${member} occurs twice`,
        },
      });
      return -1;
    }
    seen.add(index);
    return index;
  });
}

/** Gives a cell its value, or says why it has none. */
function fillCell(filling: Filling, row: CsvRow, cell: number, year: number | null): void {
  const { slot, open, column, unit, canonical, reading } = filling;
  const { table } = open;
  const { report } = reading;
  if (isUnknown(row, column)) {
    reportUnknown(subjectOf(filling, row), table, row, column, report);
    slot.fail(cell);
    return;
  }
  const stated = readNumber(table, row, column, report);
  const value = stated === null ? null : inUnit(stated, unit, canonical, false)!;
  if (value === null) slot.fail(cell);
  else if (
    withinBounds(value, slot.declared, subjectOf(filling, row), table, row, column, report)
  ) {
    put(filling, row, cell, year, value);
  } else slot.fail(cell);
}

/** Names the members that a table lacks. A path over years has no holes: it is interpolated. */
function reportHoles(filling: Filling, positions: readonly number[], row: CsvRow): void {
  const { slot, found, manifest, reading } = filling;
  const { table } = filling.open;
  const axis = slot.axes[slot.axes.length - 1]!;
  if (axis.isYear || (positions.length === axis.ids.length && !positions.includes(-1))) return;
  const present = new Set(positions);
  const missing = axis.ids.filter((_, index) => !present.has(index));
  const { cell: base } = positionOf(found);
  for (const id of missing) slot.fail(base * axis.ids.length + axis.index.get(id)!);
  const names = enumeration(missing);
  const rows = missing.length === 1 ? { nl: "een rij", en: "a row" } : { nl: "rijen", en: "rows" };
  reading.report.atCell(manifest, row, manifest.header.indexOf("file"), {
    code: "table-hole",
    message: {
      nl: `${table.file} geeft geen waarde voor ${axis.dimension} ${names.nl}`,
      en: `${table.file} gives no value for ${axis.dimension} ${names.en}`,
    },
    help: {
      nl: `voeg ${rows.nl} toe voor ${axis.dimension} ${names.nl}; een bevestigde nul is 0`,
      en: `add ${rows.en} for ${axis.dimension} ${names.en}; a confirmed zero is 0`,
    },
  });
}
