/** Text on a screen that is narrower than tables are made for: nothing is left out, rows become more lines. */
import { NO_BREAK } from "../../viz/spaces.ts";
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
    const { head, width } = this;
    const rows = this.rows.filter(({ values }) => values.length > 0);
    const columns = head?.columns ?? [];
    const count = Math.max(columns.length, ...rows.map(({ values }) => values.length));
    const widths = Array.from(
      { length: rows.length === 0 ? 0 : count },
      (_, at) => GAP + lengthOf([columns[at] ?? "", ...rows.map(({ values }) => values[at] ?? "")]),
    );
    const sum = widths.reduce((total, each) => total + each, 0);
    const names = INDENT.length + lengthOf(rows.map(({ name }) => name));
    const cells = (texts: readonly string[]): string =>
      texts.map((text, at) => text.padStart(widths[at]!)).join("");
    const isBeside = names + sum <= width;
    const isBelow = !isBeside && INDENT.length + sum <= width;
    const heads = rows.length === 0 ? "" : cells(columns);
    const row = ({ name, values, remark }: Row): string[] => {
      if (values.length === 0) return broken(INDENT + name, width);
      if (isBeside) {
        const line = `${(INDENT + name).padEnd(names)}${cells(values)}`.trimEnd();
        return this.withRemark(line, remark);
      }
      const above = broken(INDENT + name, width);
      if (isBelow) return [...above, ...this.withRemark(INDENT + cells(values), remark)];
      const pairs = values.flatMap((value, at) =>
        value === "" ? [] : [`${columns[at] ?? ""} ${value}`.trim()],
      );
      const said = [...pairs, ...(remark === "" ? [] : [remark])].join(" · ");
      return [...above, ...(said === "" ? [] : broken(`    ${said}`, width))];
    };
    return [
      ...this.headLines(isBeside ? heads.padStart(names + sum) : isBelow ? INDENT + heads : ""),
      ...this.lines.flatMap((line) => (typeof line === "string" ? broken(line, width) : row(line))),
    ];
  }

  private withRemark(line: string, remark: string): string[] {
    if (remark === "") return [line];
    const whole = `${line}  ${remark}`;
    return whole.length <= this.width ? [whole] : [line, ...broken(`    ${remark}`, this.width)];
  }

  /** The heads stand on the line of the title where both have room. */
  private headLines(heads: string): string[] {
    if (this.head === null) return [];
    const { title } = this.head;
    if (title === "") return heads.trim() === "" ? [] : [heads];
    const start = heads.search(/\S/);
    if (start > title.length + 1) {
      return [`${title} ${RULE.repeat(start - title.length - 2)} ${heads.slice(start)}`];
    }
    const lines = broken(title, this.width);
    const last = lines.pop()!;
    const rule = RULE.repeat(Math.max(0, this.width - last.length - 1));
    return [...lines, `${last} ${rule}`.trimEnd(), ...(heads.trim() === "" ? [] : [heads])];
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
