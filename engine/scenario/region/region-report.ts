/** Collects what is wrong with the files of a region, each finding with its cell. */
import { lineIn, placeOf, type CsvRow, type CsvTable } from "./csv.ts";
import type { Text } from "../declarations.ts";
import type { Diagnostic, DiagnosticCode, Place } from "../diagnostics/diagnostics.ts";
import type { ProjectFiles } from "../files.ts";
import type { Origin } from "../resolved.ts";
import { decodeText, lineText, readable } from "../diagnostics/text.ts";

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
/** Different mistakes that are told of one file, and rows that have one: who mends those sees the next. */
const MOST_OF_A_FILE = 100;
const MOST_ROWS_OF_A_FILE = 2000;
/** Bytes of all tables together, and their number: many times what a city needs. */
const MOST_BYTES = 4_000_000;
const MOST_TABLES = 500;

/** What was found in one file. */
interface Tally {
  /** Mistakes, and those that are told by themselves. */
  found: number;
  told: number;
  /** Among all diagnostics, the last that is told. */
  last: number;
  /** Whether there is more than is told. */
  more: boolean;
}

export class RegionReport {
  private readonly diagnostics: Diagnostic[] = [];
  /** By mistake and file: its first place among the diagnostics, and all lines that have it. */
  private readonly groups = new Map<string, { readonly at: number; readonly lines: Set<number> }>();
  private readonly files = new Map<string, Tally>();
  private readonly whole: Text;
  private bytes = 0;
  private tables = 0;
  private isFull = false;

  /** @param whole what all tables together are */
  constructor(whole: Text = { nl: "de regio", en: "the region" }) {
    this.whole = whole;
  }

  /** Whether a table of so many bytes may still be read, which then counts. */
  mayRead(bytes: number): boolean {
    this.bytes += bytes;
    return ++this.tables <= MOST_TABLES && this.bytes <= MOST_BYTES;
  }

  /** Says once that there is too much to read, at the first file that is not. */
  tooMuch(file: string): void {
    if (this.isFull) return;
    this.isFull = true;
    const megabytes = MOST_BYTES / 1e6;
    this.atFile(file, {
      code: "file-too-large",
      message: {
        nl: `de tabellen van ${this.whole.nl} zijn samen groter dan ${megabytes} MB, of meer dan ${MOST_TABLES}`,
        en: `the tables of ${this.whole.en} are larger than ${megabytes} MB together, or more than ${MOST_TABLES}`,
      },
      help: {
        nl: `haal weg wat niet bij ${this.whole.nl} hoort`,
        en: `take out what is no part of ${this.whole.en}`,
      },
    });
  }

  /** Whether so much is wrong with a file already that no more of it is told than that there is more. */
  private hasEnough(file: string): boolean {
    const known = this.files.get(file);
    if (known === undefined) return false;
    if (known.told < MOST_OF_A_FILE && known.found < MOST_ROWS_OF_A_FILE) return false;
    known.more = true;
    return true;
  }

  /** The rows of a table, until so much is wrong with it that the rest need not be looked at. */
  *rowsOf(table: CsvTable): Generator<CsvRow> {
    for (const row of table.rows) {
      if (this.hasEnough(table.file)) return;
      yield row;
    }
  }

  /** A mistake that was made in many rows of a file is told once. */
  add(diagnostic: Diagnostic, sameAs: string = diagnostic.message.nl): void {
    const { at, code, severity, help } = diagnostic;
    if (at !== null) {
      if (severity === "error" && this.hasEnough(at.file)) return;
      const key = [at.file, severity, code, sameAs, help?.nl ?? ""].join("\n");
      const group = this.groups.get(key);
      const first = group === undefined ? undefined : this.diagnostics[group.at]!.at!;
      if (group === undefined) {
        this.groups.set(key, { at: this.diagnostics.length, lines: new Set([at.line]) });
      } else if (!group.lines.has(at.line)) {
        group.lines.add(at.line);
        if (severity === "error") this.files.get(at.file)!.found++;
        return;
      } else if (first!.line === at.line && first!.column === at.column) return;
    }
    this.diagnostics.push(diagnostic);
    if (at === null || severity !== "error") return;
    const { found, told } = this.files.get(at.file) ?? { found: 0, told: 0 };
    const last = this.diagnostics.length - 1;
    this.files.set(at.file, { found: found + 1, told: told + 1, last, more: false });
  }

  /** @param part a stretch inside the cell, when not all of it is at fault */
  atCell(
    table: CsvTable,
    row: CsvRow,
    column: number,
    finding: Finding,
    part?: { readonly offset: number; readonly length: number },
  ): void {
    // To find a place takes reading the table again; a mistake beyond all that are told needs none.
    if (finding.severity !== "warning" && this.hasEnough(table.file)) return;
    let at = placeOf(table, row, column);
    const excerpt = lineIn(table, row, at.line);
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
    const { code, severity = "error", related = [] } = finding;
    const message = readable(finding.message);
    const help = finding.help ? readable(finding.help) : null;
    this.add({ code, severity, message, at, excerpt, help, related }, finding.sameAs);
  }

  get hasErrors(): boolean {
    return this.diagnostics.some(({ severity }) => severity === "error");
  }

  private toldOnce(): Diagnostic[] {
    const told = [...this.diagnostics];
    for (const { at, lines } of this.groups.values()) {
      if (lines.size === 1) continue;
      const first = told[at]!;
      const file = first.at!.file;
      const others = [...lines].filter((line) => line !== first.at!.line).sort((a, b) => a - b);
      told[at] = { ...first, message: alsoIn(first.message, file, others) };
    }
    for (const { last, more } of this.files.values()) {
      if (more) told[last] = { ...told[last]!, message: andMore(told[last]!.message) };
    }
    return told;
  }

  /** By file, line and column: the order in which an author reads. */
  sorted(): Diagnostic[] {
    const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
    return this.toldOnce().sort(
      (a, b) =>
        order(a.at?.file ?? "", b.at?.file ?? "") ||
        (a.at?.line ?? 0) - (b.at?.line ?? 0) ||
        (a.at?.column ?? 0) - (b.at?.column ?? 0),
    );
  }
}

/** That a file was left there, behind the last of its mistakes that is told. */
const andMore = ({ nl, en }: Text): Text => ({
  nl: `${nl}; verder is dit bestand niet bekeken`,
  en: `${en}; the rest of this file was not looked at`,
});

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
