/** Collects what is wrong with the files of a region, each finding with its cell. */
import { excerptOf, placeOf, type CsvRow, type CsvTable } from "./csv.ts";
import type { Text } from "./declarations.ts";
import type { Diagnostic, DiagnosticCode, Place } from "./diagnostics.ts";
import type { ProjectFiles } from "./files.ts";
import type { Origin } from "./resolved.ts";
import { decodeText, lineText } from "./text.ts";

export interface Finding {
  readonly code: DiagnosticCode;
  readonly message: Text;
  readonly help?: Text | null;
  readonly severity?: Diagnostic["severity"];
  readonly related?: Diagnostic["related"];
  /** What makes two findings of one file the same mistake, when not their very words. */
  readonly sameAs?: string;
}

/** How many of the other rows with the same mistake are named. */
const MOST_LINES = 5;

export class RegionReport {
  private readonly diagnostics: Diagnostic[] = [];
  /** By mistake and file: its first place among the diagnostics, and all lines that have it. */
  private readonly groups = new Map<string, { readonly at: number; readonly lines: Set<number> }>();

  /** A mistake that was made in many rows of a file is told once. */
  add(diagnostic: Diagnostic, sameAs: string = diagnostic.message.nl): void {
    const { at, code, severity, help } = diagnostic;
    if (at !== null) {
      const key = [at.file, severity, code, sameAs, help?.nl ?? ""].join("\n");
      const group = this.groups.get(key);
      const first = group === undefined ? undefined : this.diagnostics[group.at]!.at!;
      if (group === undefined) {
        this.groups.set(key, { at: this.diagnostics.length, lines: new Set([at.line]) });
      } else if (!group.lines.has(at.line)) {
        group.lines.add(at.line);
        return;
      } else if (first!.line === at.line && first!.column === at.column) return;
    }
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
    this.add({ code, severity, message, at, excerpt, help, related }, finding.sameAs);
  }

  get hasErrors(): boolean {
    return this.diagnostics.some(({ severity }) => severity === "error");
  }

  private told(): Diagnostic[] {
    const told = [...this.diagnostics];
    for (const { at, lines } of this.groups.values()) {
      if (lines.size === 1) continue;
      const first = told[at]!;
      const file = first.at!.file;
      const others = [...lines].filter((line) => line !== first.at!.line).sort((a, b) => a - b);
      told[at] = { ...first, message: alsoIn(first.message, file, others) };
    }
    return told;
  }

  /** By file, line and column: the order in which an author reads. */
  sorted(): Diagnostic[] {
    const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
    return this.told().sort(
      (a, b) =>
        order(a.at?.file ?? "", b.at?.file ?? "") ||
        (a.at?.line ?? 0) - (b.at?.line ?? 0) ||
        (a.at?.column ?? 0) - (b.at?.column ?? 0),
    );
  }
}

/** The other rows with the same mistake, behind the message about the first. */
function alsoIn(message: Text, file: string, lines: readonly number[]): Text {
  const count = lines.length;
  const several = count > 1;
  const shown = lines.slice(0, MOST_LINES).join(", ") + (count > MOST_LINES ? ", …" : "");
  const table = file.endsWith(".csv");
  const [row, line] = [several ? "rijen" : "rij", several ? "regels" : "regel"];
  const here = table ? `in ${count} andere ${row} (${line} ${shown})` : `op ${line} ${shown}`;
  const there = table
    ? `in ${count} other row${several ? "s" : ""} (line${several ? "s" : ""} ${shown})`
    : `on line${several ? "s" : ""} ${shown}`;
  return { nl: `${message.nl}, en ${here}`, en: `${message.en}, and ${there}` };
}

/** A place for "first given here". */
export const placeOfOrigin = ({ file, line, column }: Origin): Place => ({
  file,
  line,
  column,
  endColumn: column + 1,
});

/** A word at a place, marked in the line it stands in; of a file that is not there only the place. */
export function quoteWord(
  origin: Origin,
  word: string,
  files: ProjectFiles,
): { readonly at: Place; readonly excerpt: string | null } {
  const at = placeOfOrigin(origin);
  if (files.size(origin.file) === null) return { at, excerpt: null };
  const { source } = decodeText(files.read(origin.file), origin.file);
  const excerpt = lineText(source, origin.line - 1);
  const found = excerpt.indexOf(word, origin.column - 1);
  if (found < 0 || word === "") return { at, excerpt };
  return { at: { ...at, column: found + 1, endColumn: found + 1 + word.length }, excerpt };
}
