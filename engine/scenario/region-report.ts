/** Collects what is wrong with the files of a region, each finding with its cell. */
import { excerptOf, placeOf, type CsvRow, type CsvTable } from "./csv.ts";
import type { Text } from "./declarations.ts";
import type { Diagnostic, DiagnosticCode, Place } from "./diagnostics.ts";
import type { Origin } from "./resolved.ts";

export interface Finding {
  readonly code: DiagnosticCode;
  readonly message: Text;
  readonly help?: Text | null;
  readonly severity?: Diagnostic["severity"];
  readonly related?: Diagnostic["related"];
}

export class RegionReport {
  readonly diagnostics: Diagnostic[] = [];

  add(diagnostic: Diagnostic): void {
    this.diagnostics.push(diagnostic);
  }

  /** @param part a stretch inside the cell, when not all of it is at fault */
  atCell(
    table: CsvTable,
    row: CsvRow,
    column: number,
    finding: Finding,
    part?: { readonly offset: number; readonly length: number },
  ): void {
    let at = placeOf(table, row, column);
    const excerpt = excerptOf(table, at.line);
    if (part) {
      const cell = excerpt.slice(at.column - 1, at.endColumn - 1);
      // Quotes and spaces around the text shift it; an unusual cell is marked whole.
      const shift = cell.length - cell.replace(/^[\s"]+/, "").length;
      const column = at.column + shift + part.offset;
      if (column + part.length <= at.endColumn) {
        at = { ...at, column, endColumn: column + Math.max(1, part.length) };
      }
    }
    this.push(finding, at, excerpt);
  }

  atFile(file: string, finding: Finding, at?: Place): void {
    this.push(finding, at ?? { file, line: 1, column: 1, endColumn: 1 }, null);
  }

  private push(finding: Finding, at: Place, excerpt: string | null): void {
    const { code, message, severity = "error", help = null, related = [] } = finding;
    this.diagnostics.push({ code, severity, message, at, excerpt, help, related });
  }

  get hasErrors(): boolean {
    return this.diagnostics.some(({ severity }) => severity === "error");
  }

  /** By file, line and column: the order in which an author reads. */
  sorted(): Diagnostic[] {
    const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
    return [...this.diagnostics].sort(
      (a, b) =>
        order(a.at?.file ?? "", b.at?.file ?? "") ||
        (a.at?.line ?? 0) - (b.at?.line ?? 0) ||
        (a.at?.column ?? 0) - (b.at?.column ?? 0),
    );
  }
}

/** A place for "first given here". */
export const placeOfOrigin = ({ file, line, column }: Origin): Place => ({
  file,
  line,
  column,
  endColumn: column + 1,
});
