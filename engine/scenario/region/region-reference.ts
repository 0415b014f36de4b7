/** Reads `reference/*.csv`: the path each lever follows when a plan says nothing about it. */
import { isProblem, locate } from "../address.ts";
import { cellText, type CsvRow, type CsvTable } from "./csv.ts";
import type { LeverDeclaration } from "../declarations.ts";
import {
  addressOfCell,
  canonicalRange,
  originOf,
  positionOf,
  rangeWithinBounds,
  readRange,
  recordOf,
  reportAddress,
  reportTwice,
  reportUnknown,
  withinBounds,
  type Reading,
} from "./region-parameters.ts";
import type { RegionReport } from "./region-report.ts";
import {
  BASIS_COLUMNS,
  columnsOf,
  inUnit,
  isUnknown,
  readBasis,
  readNumber,
  readTable,
  readUnit,
  type BasisRules,
} from "./region-rows.ts";
import { readUncertainty, UNCERTAINTY_COLUMNS } from "./region-uncertainty.ts";
import type { PathShape, Slot } from "./region-values.ts";
import { statedMoney } from "../units/price-index.ts";
import { canonicalUnit } from "../units/units.ts";

export type LeverSlots = ReadonlyMap<string, Slot<LeverDeclaration>>;

const NOUN = { nl: "hefboom", en: "lever" };
const FIRST_YEAR = 1900;
const LAST_YEAR = 2150;

/** A calendar year of a cell; null, with the reason reported. */
export function readYear(
  table: CsvTable,
  row: CsvRow,
  column: number,
  report: RegionReport,
): number | null {
  const cell = cellText(row, column);
  const year = /^\d{4}$/.test(cell) ? Number(cell) : 0;
  if (year >= FIRST_YEAR && year <= LAST_YEAR) return year;
  report.atCell(table, row, column, {
    code: "not-a-number",
    message: { nl: `"${cell}" is geen jaartal`, en: `"${cell}" is not a calendar year` },
    help: { nl: "schrijf een jaar als 2030", en: "write a year such as 2030" },
  });
  return null;
}

/** One path, while its rows are read. */
interface Reasoned {
  readonly table: CsvTable;
  readonly row: CsvRow;
  readonly text: string;
  readonly column: number;
  noted: boolean;
}

/** @param mayBeUnknown whether a lever needs no path: what a programme delivers */
export function readReference(
  reading: Reading,
  slots: LeverSlots,
  mayBeUnknown: (id: string) => boolean,
): void {
  const { folder, axes, sources, prices, report, layer } = reading;
  const lookup = { quantities: slots, noun: NOUN, axes };
  const rules: BasisRules = { sources, needsRange: true, needsNote: false };
  const reasoned = new Map<string, Reasoned>();
  const unstated = new Set<string>();
  for (const path of folder.tablesIn("reference")) {
    const table = readTable(folder.files, path, report);
    if (table === null) continue;
    const columns = columnsOf(
      table,
      ["lever", "year", "value", "unit", "low", "high", ...BASIS_COLUMNS],
      ["shape", "status", ...UNCERTAINTY_COLUMNS],
      report,
    );
    if (columns === null) continue;
    for (const row of report.rowsOf(table)) {
      const text = cellText(row, columns.lever);
      if (reading.skips(text)) continue;
      const found = locate(text, lookup);
      if (isProblem(found)) {
        reportAddress(found, table, row, columns.lever, "unknown-lever", slots, report);
        continue;
      }
      const slot = slots.get(found.id)!;
      const { declared } = slot;
      const { cell } = positionOf(found);
      const noted = cellText(row, columns.note) !== "";
      const first = reasoned.get(text);
      if (first) first.noted ||= noted;
      else reasoned.set(text, { table, row, text, column: columns.note, noted });
      if (isUnknown(row, columns.value)) {
        // Of what a plan counts itself nobody need know a path; the model's own levers have one.
        if (mayBeUnknown(found.id)) unstated.add(text);
        else {
          reportUnknown(text, table, row, columns.value, report);
          slot.fail(cell);
        }
        continue;
      }
      const canonical = canonicalUnit(declared.unit);
      const yearly = declared.kind === "flow";
      const unit = readUnit(table, row, columns.unit, canonical, text, yearly, prices, report);
      const year = readYear(table, row, columns.year, report);
      const stated = readNumber(table, row, columns.value, report);
      const range = readRange(table, row, columns, stated, text, report);
      const hasRange = range === null || range.low !== undefined;
      const basis = readBasis(table, row, columns, text, hasRange, rules, report);
      const shape = readShape(table, row, columns.shape, report);
      const bad = year === null || stated === null || range === null || shape === undefined;
      if (unit === null || basis === null || bad) {
        slot.fail(cell);
        continue;
      }
      const value = inUnit(stated, unit, canonical, yearly)!;
      const limits = canonicalRange(range, unit, canonical, yearly);
      const inside =
        withinBounds(value, declared, text, table, row, columns.value, report) &&
        rangeWithinBounds(limits, declared, text, table, row, columns, report);
      const uncertainty = inside
        ? readUncertainty(
            table,
            row,
            columns,
            {
              ...{ subject: text, address: addressOfCell(found), layer, grade: basis.grade, value },
              ...{ low: limits.low, high: limits.high, min: declared.min, max: declared.max },
              canonical: (written) => inUnit(written, unit, canonical, yearly)!,
            },
            reading.groups,
            report,
          )
        : null;
      if (uncertainty === null) {
        slot.fail(cell);
        continue;
      }
      const point = { year, value };
      const money = statedMoney({ stated, unit }, prices);
      const origin = originOf(table, row);
      const record = recordOf(basis, origin, found, limits, money, uncertainty, point);
      const known = slot.shapeOf(cell, layer);
      if (known !== null && shape !== null && shape !== known) {
        report.atCell(table, row, columns.shape, {
          code: "inconsistent-data",
          message: {
            nl: `het pad van ${text} is eerst ${known} en dan ${shape}`,
            en: `the path of ${text} is ${known} first and then ${shape}`,
          },
          help: {
            nl: "zet in elke rij van een pad dezelfde shape, of alleen in de eerste",
            en: "give every row of a path the same shape, or only the first",
          },
        });
        continue;
      }
      const earlier = slot.putYear(cell, { year, value, record }, layer, shape ?? "linear");
      if (!earlier) continue;
      slot.excused = true;
      reportTwice(`${text} (${year})`, earlier, table, row, columns.lever, report);
    }
  }
  for (const { table, row, text, column, noted } of reasoned.values()) {
    if (noted || unstated.has(text)) continue;
    report.atCell(table, row, column, {
      code: "missing-provenance",
      message: {
        nl: `het referentiepad van ${text} heeft geen toelichting`,
        en: `the reference path of ${text} has no note`,
      },
      help: {
        nl: "zeg in de kolom note welk beslist beleid of welke trend dit is",
        en: "say in the column note which decided policy or trend this is",
      },
    });
  }
}

/** The shape of a path; null when the row says none, undefined when it is not a shape. */
function readShape(
  table: CsvTable,
  row: CsvRow,
  column: number,
  report: RegionReport,
): PathShape | null | undefined {
  const cell = cellText(row, column);
  if (cell === "") return null;
  if (cell === "linear" || cell === "step") return cell;
  report.atCell(table, row, column, {
    code: "wrong-type",
    message: { nl: `"${cell}" is geen vorm van een pad`, en: `"${cell}" is not a shape of a path` },
    help: { nl: "kies linear of step", en: "choose linear or step" },
  });
  return undefined;
}
