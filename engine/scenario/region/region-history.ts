/** Reads `history/*.csv`: observed values that targets and charts refer to. */
import { formatAddress, isProblem, locate, parseAddress } from "../address.ts";
import { cellText } from "./csv.ts";
import type { OutputDeclaration } from "../declarations.ts";
import {
  canonicalRange,
  originOf,
  readRange,
  reportAddress,
  reportTwice,
  withinBounds,
  type Reading,
} from "./region-parameters.ts";
import { readYear } from "./region-reference.ts";
import { readUncertainty, UNCERTAINTY_COLUMNS } from "./region-uncertainty.ts";
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
import { replacing, type ReplaceableRecord } from "../parameters/replaced-figures.ts";
import type { Provenance } from "../resolved.ts";
import { canonicalUnit } from "../units/units.ts";

export interface Observation {
  readonly year: number;
  readonly value: number;
  readonly record: Provenance;
}

export interface Series {
  readonly layer: number;
  readonly observations: Observation[];
  /** Those of the parent. */
  readonly replaces?: readonly Observation[] | undefined;
}

const NOUN = { nl: "uitkomst", en: "output" };

/**
 * Adds the series of a folder; a series of a child region replaces its parent's whole.
 *
 * Outputs are stored in their canonical unit. An indicator of a module that the model does not have
 * keeps the number as it is given.
 */
export function readHistory(
  reading: Reading,
  outputs: ReadonlyMap<string, OutputDeclaration>,
  modules: ReadonlySet<string>,
  history: Map<string, Series>,
): void {
  const { folder, axes, sources, prices, report, layer } = reading;
  const lookup = { quantities: outputs, noun: NOUN, axes };
  const rules: BasisRules = { sources, needsRange: false, needsNote: true };
  for (const path of folder.tablesIn("history")) {
    const table = readTable(folder.files, path, report);
    if (table === null) continue;
    const columns = columnsOf(
      table,
      ["indicator", "year", "value", "unit", ...BASIS_COLUMNS],
      ["low", "high", "status", ...UNCERTAINTY_COLUMNS],
      report,
    );
    if (columns === null) continue;
    for (const row of report.rowsOf(table)) {
      const text = cellText(row, columns.indicator);
      if (reading.skips(text)) continue;
      const address = parseAddress(text);
      const foreign =
        address !== null && !modules.has(address.id.slice(0, address.id.indexOf(".")));
      const year = readYear(table, row, columns.year, report);
      // Nobody observed it: the same as no row, and said on purpose.
      if (isUnknown(row, columns.value)) {
        const found = foreign ? null : locate(text, lookup);
        if (found !== null && isProblem(found)) {
          reportAddress(
            found,
            table,
            row,
            columns.indicator,
            "unknown-indicator",
            new Map(),
            report,
          );
        }
        continue;
      }
      const stated = readNumber(table, row, columns.value, report);
      const basis = readBasis(table, row, columns, text, true, rules, report);
      const range = readRange(table, row, columns, stated, text, report);
      let value = stated;
      let limits = range;
      let bounds = { min: -Infinity, max: Infinity, unit: "" };
      let canonicalOf = (written: number): number => written;
      if (!foreign) {
        const found = locate(text, lookup);
        if (isProblem(found)) {
          const { indicator } = columns;
          reportAddress(found, table, row, indicator, "unknown-indicator", new Map(), report);
          continue;
        }
        const { unit: declared, kind, min, max } = outputs.get(found.id)!;
        const canonical = canonicalUnit(declared);
        const yearly = kind === "flow";
        const unit = readUnit(table, row, columns.unit, canonical, text, yearly, prices, report);
        if (unit === null || stated === null) continue;
        canonicalOf = (written) => inUnit(written, unit, canonical, yearly)!;
        value = canonicalOf(stated);
        limits = range === null ? null : canonicalRange(range, unit, canonical, yearly);
        bounds = { min: min ?? -Infinity, max: max ?? Infinity, unit: declared };
        if (!withinBounds(value, bounds, text, table, row, columns.value, report)) continue;
      }
      if (year === null || value === null || basis === null || limits === null) continue;
      const key = formatAddress(address!.id, address!.members);
      const uncertainty = readUncertainty(
        table,
        row,
        columns,
        {
          ...{
            subject: `${text} (${year})`,
            address: `${key} ${year}`,
            layer,
            grade: basis.grade,
            value,
          },
          ...{ low: limits.low, high: limits.high, min: bounds.min, max: bounds.max },
          canonical: canonicalOf,
        },
        reading.groups,
        report,
      );
      if (uncertainty === null) continue;
      let series = history.get(key);
      if (series === undefined || series.layer !== layer) {
        series = { layer, observations: [], replaces: series?.observations };
        history.set(key, series);
      }
      const earlier = series.observations.find((observation) => observation.year === year);
      const record: ReplaceableRecord = {
        ...{ ...basis, ...limits, ...uncertainty, year, value, origin: originOf(table, row) },
        ...(foreign ? { unit: cellText(row, columns.unit) } : {}),
      };
      const parent = series.replaces?.find((observation) => observation.year === year);
      if (parent !== undefined) replacing(record, parent.record, parent.value);
      if (!earlier) series.observations.push({ year, value, record });
      else {
        const subject = `${text} (${year})`;
        reportTwice(subject, earlier.record, table, row, columns.indicator, report);
      }
    }
  }
}
