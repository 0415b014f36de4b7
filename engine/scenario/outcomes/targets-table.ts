/** Reads `targets.csv`: what the city has set out to reach, as its own documents say it. */
import { isProblem, locate, parseAddress, type Axes } from "../address.ts";
import { cellText, type CsvRow, type CsvTable } from "../region/csv.ts";
import type { OutputDeclaration, Text } from "../declarations.ts";
import { nearest } from "../diagnostics/near-miss.ts";
import { originOf, reportAddress } from "../region/region-parameters.ts";
import { readYear } from "../region/region-reference.ts";
import { placeOfOrigin, type RegionReport } from "../region/region-report.ts";
import { columnsOf, readBasis, readNumber, readTable, readUnit } from "../region/region-rows.ts";
import type { ProjectFiles } from "../files.ts";
import type { TargetKind, TargetModel, TargetNote } from "../resolved.ts";
import { atPriceYear, type PriceIndex } from "../units/price-index.ts";
import { canonicalUnit, convertYearly, parseUnit } from "../units/units.ts";

export interface TargetTable {
  readonly models: readonly TargetModel[];
  readonly notes: Readonly<Record<string, TargetNote>>;
}

export interface TargetReading {
  readonly prices: PriceIndex | null;
  readonly files: ProjectFiles;
  readonly path: string;
  readonly axes: Axes;
  readonly outputs: ReadonlyMap<string, OutputDeclaration>;
  /** Ids of the modules that the model has. */
  readonly modules: ReadonlySet<string>;
  readonly sources: ReadonlyMap<string, unknown>;
  readonly report: RegionReport;
}

const COLUMNS = [
  "id",
  "section",
  "what",
  "what_nl",
  "indicator",
  "kind",
  "direction",
  "value",
  "unit",
  "base_year",
  "base_value",
  "target_year",
  "interpreted",
  "remark",
  "grade",
  "source",
] as const;

const OPTIONAL = ["by", "short", "short_nl", "interpreted_nl", "remark_nl"] as const;

/** What the kinds of the table mean in the model. */
const KINDS: Readonly<Record<string, TargetKind>> = {
  level: "level",
  at_most: "level",
  share: "share",
  change_vs_base: "change",
  decrease: "decrease",
  annual_change: "annual_change",
  annual_level: "annual_level",
  programme: "programme",
  outlook: "outlook",
  tracked: "tracked",
};

const DIRECTIONS = ["at_least", "at_most", "about"] as const;
const TIMES = ["start", "end"] as const;
const TARGET_ID = /^[a-z][a-z0-9_]*$/;

/**
 * Reads the goals of a region. Values come in the canonical unit of their output; changes given in
 * per cent become fractions of the base (`relative`), other changes amounts. A goal on an indicator
 * that no module has keeps its number and unit, to be listed as not modelled.
 */
export function readTargets(reading: TargetReading): TargetTable {
  const { report } = reading;
  const models: TargetModel[] = [];
  const notes: Record<string, TargetNote> = {};
  const table = readTable(reading.files, reading.path, report);
  const columns = table === null ? null : columnsOf(table, COLUMNS, OPTIONAL, report);
  if (table === null || columns === null) return { models, notes };

  const rules = { sources: reading.sources, needsRange: false, needsNote: true };
  for (const row of report.rowsOf(table)) {
    const id = cellText(row, columns.id);
    const indicator = cellText(row, columns.indicator);
    const year = readYear(table, row, columns.target_year, report);
    const stated = readNumber(table, row, columns.value, report);
    const kind = readChoice(table, row, columns.kind, Object.keys(KINDS), report);
    const direction = readChoice(table, row, columns.direction, DIRECTIONS, report);
    const timing = cellText(row, columns.by);
    const by = timing === "" ? "start" : readChoice(table, row, columns.by, TIMES, report);
    const baseYear =
      cellText(row, columns.base_year) === ""
        ? null
        : readYear(table, row, columns.base_year, report);
    const baseStated =
      cellText(row, columns.base_value) === ""
        ? null
        : readNumber(table, row, columns.base_value, report);
    // What a reader had to decide is the note of a goal: an interpretation is an assumption.
    const basisColumns = { ...columns, where: columns.section, note: columns.interpreted };
    const basis = readBasis(table, row, basisColumns, id, true, rules, report);
    if (!TARGET_ID.test(id)) {
      report.atCell(table, row, columns.id, {
        code: "bad-id",
        message: { nl: `"${id}" is geen id van een doel`, en: `"${id}" is not the id of a target` },
        help: {
          nl: "gebruik kleine letters, cijfers en _",
          en: "use lower-case letters, digits and _",
        },
      });
      continue;
    }
    const earlier = notes[id];
    if (earlier !== undefined) {
      report.atCell(table, row, columns.id, {
        code: "duplicate-id",
        message: { nl: `het doel ${id} staat er twee keer`, en: `the target ${id} is there twice` },
        related: [
          {
            note: { nl: "het eerste staat hier", en: "the first is here" },
            at: placeOfOrigin(earlier.origin),
          },
        ],
      });
      continue;
    }
    if (kind === null) continue;
    const scale = readScale(reading, table, row, columns, indicator, kind, id);
    if (year === null || stated === null || basis === null || scale === null) continue;
    if (direction === null || by === null) continue;
    models.push({
      id,
      indicator,
      kind: KINDS[kind]!,
      direction,
      value: scale.convert(stated),
      relative: scale.relative,
      baseYear,
      baseValue: baseStated === null ? null : scale.convert(baseStated),
      year,
      by,
      unit: atPriceYear(cellText(row, columns.unit)),
    });
    const what = { nl: cellText(row, columns.what_nl), en: cellText(row, columns.what) };
    notes[id] = {
      what,
      short: {
        nl: cellText(row, columns.short_nl) || what.nl,
        en: cellText(row, columns.short) || what.en,
      },
      section: cellText(row, columns.section),
      source: basis.source,
      grade: basis.grade,
      remark: inBoth(row, columns.remark_nl, columns.remark),
      interpreted: inBoth(row, columns.interpreted_nl, columns.interpreted),
      origin: originOf(table, row),
    };
    for (const column of ["what", "what_nl"] as const) {
      if (cellText(row, columns[column]) !== "") continue;
      report.atCell(table, row, columns[column], {
        code: "missing-value",
        message: {
          nl: `het doel ${id} heeft geen omschrijving in het ${column === "what" ? "Engels" : "Nederlands"}`,
          en: `the target ${id} has no description in ${column === "what" ? "English" : "Dutch"}`,
        },
      });
    }
  }
  return { models, notes };
}

/** A text of two columns; the Dutch one may be left out, the English one then stands for both. */
function inBoth(row: CsvRow, dutch: number, english: number): Text {
  const en = cellText(row, english);
  return { nl: (dutch < 0 ? "" : cellText(row, dutch)) || en, en };
}

interface TargetScale {
  readonly relative: boolean;
  convert(stated: number): number;
}

const asStated = (stated: number): number => stated;

/** How the numbers of a goal become canonical; null, with the reason reported. */
function readScale(
  reading: TargetReading,
  table: CsvTable,
  row: CsvRow,
  columns: { readonly indicator: number; readonly unit: number },
  indicator: string,
  kind: string,
  id: string,
): TargetScale | null {
  const { outputs, modules, axes, prices, report } = reading;
  const unitText = cellText(row, columns.unit);
  if (unitText === "") {
    report.atCell(table, row, columns.unit, {
      code: "missing-unit",
      message: { nl: `het doel ${id} heeft geen eenheid`, en: `the target ${id} has no unit` },
    });
    return null;
  }
  const changes = kind === "change_vs_base" || kind === "annual_change";
  const stated = parseUnit(unitText);
  const fraction = canonicalUnit("1");
  const relative = changes && stated !== null && convertYearly(1, stated, fraction) !== null;
  const address = parseAddress(indicator);
  const module = address?.id.slice(0, address.id.indexOf("."));
  if (address === null || outputs.has(address.id)) {
    const found = locate(indicator, {
      quantities: outputs,
      noun: { nl: "uitkomst", en: "output" },
      axes,
    });
    if (isProblem(found)) {
      const { indicator: column } = columns;
      reportAddress(found, table, row, column, "unknown-indicator", new Map(), report);
      return null;
    }
    const canonical = relative ? fraction : canonicalUnit(outputs.get(found.id)!.unit);
    const unit = readUnit(table, row, columns.unit, canonical, indicator, true, prices, report);
    if (unit === null) return null;
    return { relative, convert: (value) => convertYearly(value, unit, canonical)! };
  }
  if (module !== undefined && modules.has(module)) {
    const near = misspelt(address.id, outputs);
    if (near !== undefined) {
      report.atCell(table, row, columns.indicator, {
        code: "unknown-indicator",
        severity: "warning",
        message: {
          nl: `er is geen uitkomst ${address.id}; dit doel telt als nog niet gemodelleerd`,
          en: `there is no output ${address.id}; this target counts as not modelled yet`,
        },
        help: { nl: `bedoelde u ${near}?`, en: `did you mean ${near}?` },
      });
    }
  }
  if (!relative) return { relative, convert: asStated };
  return { relative, convert: (value) => convertYearly(value, stated!, fraction)! };
}

/** The output that differs from an id in one place, by two letters at most. */
function misspelt(id: string, outputs: ReadonlyMap<string, unknown>): string | undefined {
  const most = 2;
  for (const known of outputs.keys()) {
    const length = Math.max(known.length, id.length);
    if (length - Math.min(known.length, id.length) > most) continue;
    let same = 0;
    while (same < length && known.charCodeAt(same) === id.charCodeAt(same)) same++;
    let tail = 0;
    while (
      tail < length - same &&
      known.charCodeAt(known.length - 1 - tail) === id.charCodeAt(id.length - 1 - tail)
    ) {
      tail++;
    }
    if (same + tail >= length - most) return known;
  }
  return undefined;
}

/** One of a few words; null, with the reason reported. */
function readChoice<Word extends string>(
  table: CsvTable,
  row: CsvRow,
  column: number,
  words: readonly Word[],
  report: RegionReport,
): Word | null {
  const cell = cellText(row, column);
  const found = words.find((word) => word === cell);
  if (found !== undefined) return found;
  const near = nearest(cell, words);
  report.atCell(table, row, column, {
    code: "wrong-type",
    message: {
      nl: `"${cell}" is geen ${table.header[column]!}`,
      en: `"${cell}" is not a ${table.header[column]!}`,
    },
    help:
      near === null
        ? { nl: `kies uit ${words.join(", ")}`, en: `choose from ${words.join(", ")}` }
        : { nl: `bedoelde u ${near}?`, en: `did you mean ${near}?` },
  });
  return null;
}
