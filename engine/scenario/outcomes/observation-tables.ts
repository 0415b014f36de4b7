/**
 * Tables of observations beside a plan: `observations: counts.csv`. A table is read into the same
 * entries that a plan would hold, whose places are those of its cells; what they say is read with
 * those of plans.
 */
import type { Diagnostic } from "../diagnostics/diagnostics.ts";
import { nearest } from "../diagnostics/near-miss.ts";
import { diagnosticAt, sourceText, type Remark, type SourceText } from "../diagnostics/text.ts";
import type { ProjectFiles } from "../files.ts";
import type { PlanFile } from "../plan/plan-file.ts";
import {
  existingSpelling,
  fileNameOf,
  folderOf,
  locatePath,
  outsideProject,
} from "../plan/project-paths.ts";
import { cellText, numberSpelling, placeOf, type CsvRow, type CsvTable } from "../region/csv.ts";
import { readYear } from "../region/region-reference.ts";
import type { RegionReport } from "../region/region-report.ts";
import {
  columnsOf,
  isUnknown,
  readNumber,
  readTable,
  type Columns,
} from "../region/region-rows.ts";
import { unambiguous } from "../units/units.ts";
import type { YamlEntry, YamlMap, YamlNode, YamlScalar } from "../yaml/yaml-document.ts";

const REQUIRED = ["indicator", "year", "value", "unit", "source"] as const;
const OPTIONAL = ["low", "high", "grade", "note"] as const;
type Column = (typeof REQUIRED)[number] | (typeof OPTIONAL)[number];

/** More tables nobody keeps beside one plan. */
const MOST_TABLES = 50;

/**
 * The tables that a plan names under `observations:`, each as the plan it would be with those
 * entries; none where it gives the entries itself.
 *
 * @param plan its path relative to the project folder
 * @param report of all tables of the plans that extend one another: they count together
 */
export function observationTables(
  plan: PlanFile,
  written: YamlNode | null,
  files: ProjectFiles,
  report: RegionReport,
  diagnostics: Diagnostic[],
): readonly PlanFile[] {
  if (written === null || written.kind === "map") return [];
  if (written.kind === "scalar" && (written.value === null || written.faulty)) return [];
  const tell = ({ start, end }: YamlNode, remark: Remark): void => {
    diagnostics.push(diagnosticAt(plan.source, start, end, remark));
  };
  const names = written.kind === "list" ? written.items : [written];
  if (names.length > MOST_TABLES) {
    tell(written, {
      code: "file-too-large",
      message: {
        nl: `hier staan ${names.length} tabellen; hooguit ${MOST_TABLES} worden gelezen`,
        en: `${names.length} tables are named here; at most ${MOST_TABLES} are read`,
      },
    });
    return [];
  }
  const taken = new Set<string>();
  return names.flatMap((name): PlanFile[] => {
    if (name.kind !== "scalar" || typeof name.value !== "string") {
      tell(name, NO_TABLE);
      return [];
    }
    const path = pathOf(plan, name, files);
    if (typeof path !== "string") {
      tell(name, path);
      return [];
    }
    if (taken.has(path)) {
      tell(name, {
        code: "duplicate-key",
        message: {
          nl: `"${name.written}" staat er twee keer`,
          en: `"${name.written}" is there twice`,
        },
        help: { nl: "laat er één staan", en: "keep one of them" },
      });
      return [];
    }
    taken.add(path);
    const table = readTable(files, path, report);
    const columns = table === null ? null : columnsOf(table, REQUIRED, OPTIONAL, report);
    if (table === null || columns === null) return [];
    const source = sourceText(path, table.text);
    return [
      { ...plan, source, observations: new TableEntries(table, columns, source, report).read() },
    ];
  });
}

const NO_TABLE: Remark = {
  code: "wrong-type",
  message: {
    nl: "hier horen metingen, of het bestand waarin ze staan",
    en: "measurements belong here, or the file that holds them",
  },
  help: {
    nl: "schrijf observations: waarnemingen.csv, of per uitkomst { 2025: …, source: … }",
    en: "write observations: counts.csv, or for each result { 2025: …, source: … }",
  },
};

function pathOf(plan: PlanFile, { written }: YamlScalar, files: ProjectFiles): string | Remark {
  if (!/\.(?:csv|tsv|txt)$/i.test(written)) {
    return {
      code: "wrong-type",
      message: {
        nl: `"${written}" is geen tabel in tekst`,
        en: `"${written}" is no table in text`,
      },
      help: {
        nl: "bewaar de tabel in Excel als CSV en noem dat bestand: observations: waarnemingen.csv",
        en: "save the table in Excel as CSV and name that file: observations: counts.csv",
      },
    };
  }
  const path = locatePath(files, folderOf(plan.path), written.normalize("NFC"));
  if (path === null || path === "" || !files.inside(path)) return outsideProject(written);
  const spelling = existingSpelling(files, path);
  if (spelling !== null) return spelling;
  const near = nearest(fileNameOf(path), files.list(folderOf(path)));
  return {
    code: "missing-file",
    message: {
      nl: `het bestand "${written}" is er niet`,
      en: `the file "${written}" does not exist`,
    },
    help:
      near === null
        ? {
            nl: "geef het pad vanaf de map van dit plan",
            en: "give the path from the folder of this plan",
          }
        : { nl: `bedoelde u ${near}?`, en: `did you mean ${near}?` },
  };
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** The rows of one table as entries, a quantity at the place of its first row. */
class TableEntries {
  private readonly table: CsvTable;
  private readonly columns: Columns<Column>;
  private readonly source: SourceText;
  private readonly report: RegionReport;

  constructor(table: CsvTable, columns: Columns<Column>, source: SourceText, report: RegionReport) {
    this.table = table;
    this.columns = columns;
    this.source = source;
    this.report = report;
  }

  read(): YamlEntry[] {
    const { table, columns, report } = this;
    const byQuantity = new Map<string, { readonly row: CsvRow; readonly years: YamlEntry[] }>();
    for (const row of report.rowsOf(table)) {
      const quantity = cellText(row, columns.indicator);
      if (quantity === "") {
        report.atCell(table, row, columns.indicator, {
          code: "missing-value",
          message: { nl: "de cel indicator is leeg", en: "the cell indicator is empty" },
          help: {
            nl: "vul in wat er gemeten werd: simulate list indicators",
            en: "fill in what was measured: simulate list indicators",
          },
        });
        continue;
      }
      // Nobody measured it: the same as no row, and said on purpose.
      if (isUnknown(row, columns.value)) continue;
      const entry = this.year(row);
      if (entry === null) continue;
      const known = byQuantity.get(quantity);
      if (known === undefined) byQuantity.set(quantity, { row, years: [entry] });
      else if (known.years.every(({ key }) => key !== entry.key)) known.years.push(entry);
      else this.reportTwice(quantity, entry.key, row);
    }
    return [...byQuantity].map(([key, { row, years }]) => {
      const { start, end } = this.spanOf(row, "indicator");
      const value: YamlMap = { kind: "map", entries: years, start, end };
      return { key, keyStart: start, keyEnd: end, value };
    });
  }

  /** What one row says, as the entry of its year; null where a number of it cannot be read. */
  private year(row: CsvRow): YamlEntry | null {
    const { table, columns, report } = this;
    const year = readYear(table, row, columns.year, report);
    if (this.textOf(row, "value") === "") {
      report.atCell(table, row, columns.value, {
        code: "missing-value",
        message: { nl: "de cel value is leeg", en: "the cell value is empty" },
        help: {
          nl: "vul in wat gemeten werd, of schrijf unknown als dat er nog niet is",
          en: "fill in what was measured, or write unknown where there is nothing yet",
        },
      });
      return null;
    }
    const quantities = (["value", "low", "high"] as const).flatMap((name) => {
      if (name !== "value" && this.textOf(row, name) === "") return [];
      return [{ name, number: readNumber(table, row, columns[name], report) }];
    });
    if (year === null || quantities.some(({ number }) => number === null)) return null;
    const unit = this.textOf(row, "unit");
    const entries: YamlEntry[] = quantities.map(({ name }) => {
      const spelling = numberSpelling(this.textOf(row, name), table.separator)!;
      // In a table nobody takes its point for one between thousands.
      return this.entry(row, name, `${unambiguous(spelling)} ${unit}`.trimEnd());
    });
    for (const name of ["source", "grade", "note"] as const) {
      const text = this.textOf(row, name);
      if (text !== "") entries.push(this.entry(row, name, text));
    }
    const { start, end } = this.spanOf(row, "year");
    const value: YamlMap = { kind: "map", entries, start, end };
    return { key: `${year}`, keyStart: start, keyEnd: end, value };
  }

  private textOf(row: CsvRow, name: Column): string {
    const column = this.columns[name];
    return column < 0 ? "" : cellText(row, column);
  }

  private entry(row: CsvRow, name: Column, text: string): YamlEntry {
    const { start, end } = this.spanOf(row, name);
    return {
      ...{ key: name, keyStart: start, keyEnd: end },
      value: {
        ...{ kind: "scalar", value: text, written: text, start, end },
        ...{ faulty: false, absent: false },
      },
    };
  }

  private spanOf(row: CsvRow, name: Column): Span {
    const { line, column, endColumn } = placeOf(this.table, row, this.columns[name]);
    const from = this.source.lineStarts[line - 1]!;
    return { start: from + column - 1, end: from + endColumn - 1 };
  }

  private reportTwice(quantity: string, year: string, row: CsvRow): void {
    this.report.atCell(this.table, row, this.columns.year, {
      code: "duplicate-key",
      message: {
        nl: `${quantity}: de meting van ${year} staat er twee keer`,
        en: `${quantity}: the measurement of ${year} is there twice`,
      },
      help: { nl: "laat er één staan", en: "keep one of them" },
    });
  }
}
