/**
 * What the rows of every region file have in common: columns, a quantity with its unit, and where
 * the figure comes from. A figure that does not say so does not load.
 */
import {
  cellText,
  DECIMAL_POINT_HELP,
  numberSpelling,
  MOST_COLUMNS,
  plainNumber,
  readCsv,
  type CsvRow,
  type CsvTable,
} from "./csv.ts";
import { GRADES, type Grade, type Text } from "../declarations.ts";
import {
  foundedPlaceholder,
  PLACEHOLDER_GRADE,
  placeholderWithoutNote,
  THREE_WAYS,
  UNKNOWN,
  wrongStatus,
} from "./figure-status.ts";
import type { ProjectFiles } from "../files.ts";
import { nearest } from "../diagnostics/near-miss.ts";
import type { Provenance } from "../resolved.ts";
import { readBytes } from "../plan/project-paths.ts";
import type { RegionReport } from "./region-report.ts";
import { decodeText } from "../diagnostics/text.ts";
import {
  convert,
  convertYearly,
  describeUnit,
  nearestUnit,
  parseUnitFor,
  withPriceYear,
  type Unit,
} from "../units/units.ts";
import { atModelPrices, unknownPriceYear, type PriceIndex } from "../units/price-index.ts";
import { withoutPriceYear } from "../units/slot-value.ts";

/** Above this a file is not a table that a person keeps by hand. */
const MAX_BYTES = 1_000_000;

const UNREADABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffd]/;

/** Reads a table file; null, with the reason reported, when there is nothing to read. */
export function readTable(
  files: ProjectFiles,
  path: string,
  report: RegionReport,
): CsvTable | null {
  const size = files.size(path);
  if (size === null) {
    report.atFile(path, {
      code: "missing-file",
      message: { nl: `het bestand ${path} bestaat niet`, en: `there is no file ${path}` },
      help: { nl: "zet het bestand terug", en: "put the file back" },
    });
    return null;
  }
  if (size > MAX_BYTES) {
    report.atFile(path, {
      code: "file-too-large",
      message: {
        nl: `${path} is groter dan ${MAX_BYTES / 1e6} MB`,
        en: `${path} is larger than ${MAX_BYTES / 1e6} MB`,
      },
    });
    return null;
  }
  if (!report.mayRead(size)) {
    report.tooMuch(path);
    return null;
  }
  const bytes = readBytes(files, path);
  if ("code" in bytes) {
    report.atFile(path, bytes);
    return null;
  }
  const { source, diagnostics } = decodeText(bytes, path);
  const read = readCsv(path, source.text);
  for (const diagnostic of diagnostics) {
    // The plain "CSV" of Excel on Windows is not UTF-8, but what it says is not in doubt.
    const legible = read.table.separator === ";" && !UNREADABLE.test(source.text);
    if (!legible) {
      report.add(diagnostic);
      return null;
    }
    report.add({ ...diagnostic, severity: "warning" });
  }
  for (const diagnostic of read.diagnostics) report.add(diagnostic);
  const width = read.table.header.length;
  return width === 0 || width > MOST_COLUMNS ? null : read.table;
}

/** Positions of the columns of a table by name; -1 for an optional one that is not there. */
export type Columns<Name extends string> = Readonly<Record<Name, number>>;

/** Finds the columns; null when a required one is missing. Every misfit is reported. */
export function columnsOf<Required extends string, Optional extends string = never>(
  table: CsvTable,
  required: readonly Required[],
  optional: readonly Optional[],
  report: RegionReport,
): Columns<Required | Optional> | null {
  const known: string[] = [...required, ...optional];
  const columns: Record<string, number> = {};
  let complete = true;
  for (const name of known) columns[name] = table.header.indexOf(name);
  const unused = known.filter((name) => columns[name] === -1);
  table.header.forEach((name, column) => {
    if (name === "" || known.includes(name)) return;
    const near = nearest(name, unused.length > 0 ? unused : known);
    report.atCell(table, table.heading, column, {
      code: "unknown-key",
      message: { nl: `onbekende kolom ${name}`, en: `unknown column ${name}` },
      help:
        near === null
          ? {
              nl: `de kolommen zijn ${known.join(", ")}`,
              en: `the columns are ${known.join(", ")}`,
            }
          : { nl: `bedoelde u ${near}?`, en: `did you mean ${near}?` },
    });
  });
  const missing = required.filter((name) => columns[name] === -1);
  if (missing.length > 0) {
    complete = false;
    const names = missing.join(", ");
    const also = optional.join(",");
    const more =
      also === ""
        ? { nl: "", en: "" }
        : { nl: ` (en naar keuze ${also})`, en: ` (and, if you like, ${also})` };
    report.atCell(table, table.heading, 0, {
      code: "missing-key",
      message: {
        nl: `de tabel mist de kolom${missing.length > 1 ? "men" : ""} ${names}`,
        en: `the table lacks the column${missing.length > 1 ? "s" : ""} ${names}`,
      },
      help: {
        nl: `de eerste rij moet hebben: ${required.join(",")}${more.nl}`,
        en: `the first row must have: ${required.join(",")}${more.en}`,
      },
    });
  }
  return complete ? (columns as Columns<Required | Optional>) : null;
}

/** A number of a cell, as stated; null, with the reason reported. */
export function readNumber(
  table: CsvTable,
  row: CsvRow,
  column: number,
  report: RegionReport,
): number | null {
  const plain = table.separator === "," ? plainNumber(row.cells[column]) : NaN;
  if (!Number.isNaN(plain)) return plain;
  const cell = cellText(row, column);
  const spelling = numberSpelling(cell, table.separator);
  if (spelling !== null) {
    const value = Number(spelling);
    if (Number.isFinite(value)) return value;
  }
  report.atCell(table, row, column, numberFinding(cell, table, column));
  return null;
}

/** What may stand in an empty cell: not every table can say that a figure is unknown. */
function helpForEmpty({ header }: CsvTable): Text {
  if (header.includes("status") || (header.includes("grade") && !header.includes("target_year"))) {
    return THREE_WAYS;
  }
  return {
    nl: "vul een getal in, of laat de rij weg; een bevestigde nul schrijf je als 0",
    en: "give a number, or leave the row out; a confirmed zero is written as 0",
  };
}

function numberFinding(
  cell: string,
  table: CsvTable,
  column: number,
): Parameters<RegionReport["atCell"]>[3] {
  const name = table.header[column] ?? "";
  if (cell === "") {
    return {
      code: "missing-value",
      message: { nl: `de cel ${name} is leeg`, en: `the cell ${name} is empty` },
      help: helpForEmpty(table),
    };
  }
  if (table.separator === "," && /^[+-]?\d[\d.]*,\d+$/.test(cell)) {
    return {
      code: "decimal-comma",
      sameAs: "decimal comma",
      message: {
        nl: `"${cell}" heeft een decimale komma in een bestand met komma's tussen de cellen`,
        en: `"${cell}" has a decimal comma in a file with commas between the cells`,
      },
      help: DECIMAL_POINT_HELP,
    };
  }
  if (table.separator !== "," && /^[+-]?\d{1,3}(\.\d{3})+$/.test(cell)) {
    const [whole, fraction] = [cell.replaceAll(".", ""), cell.replace(".", ",")];
    return {
      code: "not-a-number",
      message: {
        nl: `"${cell}" kan ${whole} of ${fraction} betekenen`,
        en: `"${cell}" could mean ${whole} or ${fraction}`,
      },
      help: { nl: `schrijf ${whole} of ${fraction}`, en: `write ${whole} or ${fraction}` },
    };
  }
  const example = table.separator === "," ? "1234.5" : "1234,5";
  return {
    code: "not-a-number",
    message: { nl: `"${cell}" is geen getal`, en: `"${cell}" is not a number` },
    help: {
      nl: `schrijf een getal als ${example}, zonder spaties en zonder eenheid`,
      en: `write a number such as ${example}, without spaces and without unit`,
    },
  };
}

/** A value in another unit, null when the two do not fit; cheap for the usual case of equal units. */
export function inUnit(value: number, from: Unit, to: Unit, yearly: boolean): number | null {
  if (from.text === to.text) return value;
  return yearly ? convertYearly(value, from, to) : convert(value, from, to);
}

/** A unit of a cell that fits the canonical one; null, with the reason reported. */
export function readUnit(
  table: CsvTable,
  row: CsvRow,
  column: number,
  canonical: Unit,
  subject: string,
  yearly: boolean,
  prices: PriceIndex | null,
  report: RegionReport,
): Unit | null {
  const cell = cellText(row, column);
  const wanted = (): Text => {
    const { nl, en } = describeUnit(canonical);
    return { nl: `${subject} wil ${nl}`, en: `${subject} wants ${en}` };
  };
  if (cell === "") {
    report.atCell(table, row, column, {
      code: "missing-unit",
      message: { nl: `${subject} heeft geen eenheid`, en: `${subject} has no unit` },
      help: {
        nl: `vul de kolom unit in, bijvoorbeeld ${canonical.text}`,
        en: `fill in the column unit, for instance ${canonical.text}`,
      },
    });
    return null;
  }
  const read = parseUnitFor(cell, canonical);
  if (read === null) {
    const near = nearestUnit(cell);
    report.atCell(table, row, column, {
      code: "wrong-unit",
      message: { nl: `onbekende eenheid "${cell}"`, en: `unknown unit "${cell}"` },
      help: near === null ? wanted() : { nl: `bedoelde u ${near}?`, en: `did you mean ${near}?` },
    });
    return null;
  }
  const priced = withPriceYear(cell);
  if (priced !== null) {
    report.atCell(table, row, column, withoutPriceYear(cell, priced));
    return null;
  }
  const unit = atModelPrices(read, prices);
  if (typeof unit === "number") {
    report.atCell(table, row, column, unknownPriceYear(cell, unit, prices!));
    return null;
  }
  if (unit.text === canonical.text) return unit;
  if (inUnit(1, unit, canonical, yearly) === null) {
    report.atCell(table, row, column, {
      code: "wrong-unit",
      message: {
        nl: `de eenheid "${cell}" past niet bij ${subject}`,
        en: `the unit "${cell}" does not fit ${subject}`,
      },
      help: wanted(),
    });
    return null;
  }
  return unit;
}

/** Columns that say where a figure comes from. */
export const BASIS_COLUMNS = ["grade", "source", "where", "note"] as const;
export type BasisColumn = (typeof BASIS_COLUMNS)[number];

/** Where a figure comes from, as its row says. */
export type Basis = Pick<Provenance, BasisColumn | "placeholder">;

export interface BasisRules {
  readonly sources: ReadonlyMap<string, unknown>;
  /** Whether a figure that was not measured needs a range. */
  readonly needsRange: boolean;
  /** Whether a derived or assumed figure must explain itself in its own row. */
  readonly needsNote: boolean;
  /** What to do about a range that is not there; by default: fill in `low` and `high`. */
  readonly rangeHelp?: Text;
}

/** A range of nothing is said, not left out: then nobody has to guess whether it was forgotten. */
const RANGE_HELP: Text = {
  nl: "vul low en high in; heeft een marge geen zin (een definitie, een keuze), vul dan twee keer de waarde in",
  en: "fill in low and high; where a range makes no sense (a definition, a choice), give the value twice",
};

const GRADE_SET: ReadonlySet<string> = new Set(GRADES);

/**
 * Grade, source and reasoning of a figure; null, with every gap reported, when it lacks one.
 */
export function readBasis(
  table: CsvTable,
  row: CsvRow,
  columns: Columns<BasisColumn> & { readonly low?: number; readonly status?: number },
  subject: string,
  hasRange: boolean,
  rules: BasisRules,
  report: RegionReport,
): Basis | null {
  const stated = cellText(row, columns.grade);
  const source = cellText(row, columns.source);
  const note = cellText(row, columns.note);
  const isPlaceholder = readStatus(table, row, columns, subject, report);
  if (isPlaceholder === null) return null;
  const grade = isPlaceholder ? PLACEHOLDER_GRADE : stated;
  let complete = true;
  if (!GRADE_SET.has(grade)) {
    complete = false;
    const near = grade === "" ? null : nearest(grade, GRADES);
    report.atCell(table, row, columns.grade, {
      code: "missing-provenance",
      message:
        grade === ""
          ? { nl: `${subject} heeft geen graad`, en: `${subject} has no grade` }
          : { nl: `"${grade}" is geen graad`, en: `"${grade}" is not a grade` },
      help:
        near === null
          ? { nl: `kies uit ${GRADES.join(", ")}`, en: `choose from ${GRADES.join(", ")}` }
          : { nl: `bedoelde u ${near}?`, en: `did you mean ${near}?` },
    });
  }
  if (source === "" && !isPlaceholder) {
    complete = false;
    report.atCell(table, row, columns.source, {
      code: "missing-provenance",
      message: { nl: `${subject} heeft geen bron`, en: `${subject} has no source` },
      help: {
        nl: "vul in de kolom source een id uit de map sources/ in",
        en: "fill in an id from the folder sources/ in the column source",
      },
    });
  } else if (source !== "" && !rules.sources.has(source)) {
    complete = false;
    const near = nearest(source, rules.sources.keys());
    report.atCell(table, row, columns.source, {
      code: "unknown-source",
      message: { nl: `onbekende bron ${source}`, en: `unknown source ${source}` },
      help:
        near === null
          ? {
              nl: "voeg de bron toe in de map sources/",
              en: "add the source in the folder sources/",
            }
          : { nl: `bedoelde u ${near}?`, en: `did you mean ${near}?` },
    });
  }
  const own = grade === "derived" || grade === "assumption";
  if (note === "" && isPlaceholder) {
    complete = false;
    report.atCell(table, row, columns.note, placeholderWithoutNote(subject));
  } else if (note === "" && own && rules.needsNote) {
    complete = false;
    const what =
      grade === "derived"
        ? { nl: "berekening", en: "arithmetic" }
        : { nl: "redenering", en: "reasoning" };
    report.atCell(table, row, columns.note, {
      code: "missing-provenance",
      message: { nl: `${subject} heeft geen toelichting`, en: `${subject} has no note` },
      help: {
        nl: `schrijf de ${what.nl} in de kolom note`,
        en: `write the ${what.en} in the column note`,
      },
    });
  }
  if (rules.needsRange && !hasRange && GRADE_SET.has(grade) && grade !== "measured") {
    complete = false;
    report.atCell(table, row, columns.low ?? columns.grade, {
      code: "missing-provenance",
      message: {
        nl: `${subject} is niet gemeten en heeft geen marge`,
        en: `${subject} was not measured and has no range`,
      },
      help: rules.rangeHelp ?? RANGE_HELP,
    });
  }
  if (!complete) return null;
  const basis = { grade: grade as Grade, source, where: cellText(row, columns.where), note };
  return isPlaceholder ? { ...basis, placeholder: true } : basis;
}

/** Whether a row says that its figure is a placeholder; null, with the reason reported. */
export function readStatus(
  table: CsvTable,
  row: CsvRow,
  { grade, status = -1 }: { readonly grade: number; readonly status?: number },
  subject: string,
  report: RegionReport,
): boolean | null {
  const written = status < 0 ? "" : cellText(row, status);
  if (written === "") return false;
  const wrong = wrongStatus(written);
  if (wrong !== null) {
    report.atCell(table, row, status, wrong);
    return null;
  }
  const stated = cellText(row, grade);
  if (stated === "" || stated === PLACEHOLDER_GRADE) return true;
  report.atCell(table, row, grade, foundedPlaceholder(subject, stated));
  return null;
}

/** Whether a row says that nobody knows its figure. */
export const isUnknown = (row: CsvRow, column: number): boolean =>
  cellText(row, column) === UNKNOWN;
