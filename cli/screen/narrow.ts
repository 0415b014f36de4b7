/** Text on a screen that is narrower than tables are made for: nothing is left out, rows become more lines. */
import { NO_BREAK, together } from "../../viz/spaces.ts";
import { headOf, KEPT, rowOf, unmarked, type Head, type Row } from "./cells.ts";

const RULE = "─";
const GAP = 2;
const INDENT = "  ";

/** Breaks a line at its spaces; what follows is indented alike. A word is never broken: it may be a path. */
export function broken(line: string, width: number): string[] {
  if (line.length <= width) return [line.replaceAll(NO_BREAK, " ")];
  const indent = /^ {0,8}/.exec(line)![0];
  const lines: string[] = [];
  let text = indent;
  for (const word of line.trim().split(/ +/)) {
    if (text !== indent && text.length + 1 + word.length > width) {
      lines.push(text);
      text = indent;
    }
    // Words that stay together do so where they have room.
    const parts = indent.length + word.length > width ? word.split(NO_BREAK) : [word];
    for (const part of parts) {
      if (text !== indent && text.length + 1 + part.length > width) {
        lines.push(text);
        text = indent;
      }
      text += text === indent ? part : ` ${part}`;
    }
  }
  return [...lines, text].map((each) => each.replaceAll(NO_BREAK, " "));
}

const lengthOf = (texts: readonly string[]): number =>
  texts.reduce((most, text) => Math.max(most, text.length), 0);

/** A table whose rows are collected until its end is seen. */
class Table {
  private readonly lines: (Row | string)[] = [];

  constructor(
    private readonly head: Head | null,
    private readonly width: number,
  ) {}

  add(line: Row | string): void {
    this.lines.push(line);
  }

  private get rows(): Row[] {
    return this.lines.filter((line): line is Row => typeof line !== "string");
  }

  laid(): string[] {
    const rows = this.rows.filter(({ values }) => values.length > 0);
    const columns = this.head?.columns ?? [];
    const count = Math.max(columns.length, ...rows.map(({ values }) => values.length));
    const names = lengthOf(rows.map(({ indent, name }) => indent + name));
    const widthsFor = (heads: readonly (readonly string[])[]): number[] =>
      Array.from(
        { length: rows.length === 0 ? 0 : count },
        (_, at) =>
          GAP + lengthOf([...(heads[at] ?? []), ...rows.map(({ values }) => values[at] ?? "")]),
      );
    // Heads of several words may have as many lines, where that makes room.
    for (const heads of [columns.map((head) => [head]), columns.map((head) => head.split(" "))]) {
      const widths = widthsFor(heads);
      const sum = widths.reduce((total, each) => total + each, 0);
      const start = names + sum <= this.width ? names : INDENT.length;
      if (start + sum > this.width) continue;
      const lines = columns.map((head, at) => broken(head, widths[at]! - GAP));
      const height = Math.max(0, ...lines.map(({ length }) => length));
      const headed = Array.from(
        { length: height },
        (_, line) =>
          " ".repeat(start) +
          this.cells(
            lines.map((each) => each[line - height + each.length] ?? ""),
            widths,
          ),
      );
      return this.allLines(headed, (row) => this.inColumns(row, widths, start === names));
    }
    return this.allLines([], (row) => this.inPairs(row, columns));
  }

  private cells(texts: readonly string[], widths: readonly number[]): string {
    return texts.map((text, at) => text.padStart(widths[at]!)).join("");
  }

  private allLines(heads: readonly string[], linesOf: (row: Row) => string[]): string[] {
    return [
      ...this.headLines(heads),
      ...this.lines.flatMap((line) =>
        typeof line === "string"
          ? broken(line, this.width)
          : line.values.length === 0
            ? broken(`${line.indent}${line.name} ${line.remark}`.trimEnd(), this.width)
            : linesOf(line),
      ),
    ].map((line) => line.trimEnd());
  }

  /** @param isBeside whether names stand before their figures, not above */
  private inColumns(
    { indent, name, values, remark }: Row,
    widths: readonly number[],
    isBeside: boolean,
  ): string[] {
    const cells = this.cells(values, widths);
    if (!isBeside) {
      return [...broken(indent + name, this.width), ...this.withRemark(INDENT + cells, remark)];
    }
    const names = lengthOf(
      this.rows.filter(({ values }) => values.length > 0).map((row) => row.indent + row.name),
    );
    return this.withRemark(`${(indent + name).padEnd(names)}${cells}`.trimEnd(), remark);
  }

  private inPairs({ indent, name, values, remark }: Row, columns: readonly string[]): string[] {
    const pairs = values.flatMap((value, at) =>
      value === "" ? [] : [together(`${columns[at] ?? ""} ${value}`.trim())],
    );
    const said = [...pairs, ...(remark === "" ? [] : [remark])].join(`${NO_BREAK}· `);
    const above = name === "" ? [] : broken(indent + name, this.width);
    return [...above, ...broken(`    ${said}`, this.width)];
  }

  private withRemark(line: string, remark: string): string[] {
    if (remark === "") return [line];
    const whole = `${line}  ${remark}`;
    return whole.length <= this.width ? [whole] : [line, ...broken(`    ${remark}`, this.width)];
  }

  /** The heads stand on the line of the title where both have room. */
  private headLines(heads: readonly string[]): string[] {
    if (this.head === null) return [];
    const { title } = this.head;
    if (title === "") return [...heads];
    const [only = ""] = heads;
    const start = only.search(/\S/);
    if (heads.length === 1 && start > title.length + 1) {
      return [`${title} ${RULE.repeat(start - title.length - 2)} ${only.slice(start)}`];
    }
    const lines = broken(title, this.width);
    const last = lines.pop()!;
    const rule = RULE.repeat(Math.max(0, this.width - last.length - 1));
    return [...lines, `${last} ${rule}`, ...heads];
  }
}

/** Lines as they lie on a screen of this width. */
export function narrowed(lines: readonly string[], width: number): string[] {
  const laid: string[] = [];
  let table = new Table(null, width);
  for (const line of lines) {
    const head = headOf(line);
    if (head !== null) {
      laid.push(...table.laid());
      table = new Table(head, width);
    } else if (line.startsWith(KEPT)) table.add(unmarked(line));
    else table.add(rowOf(line) ?? unmarked(line));
  }
  return [...laid, ...table.laid()];
}
