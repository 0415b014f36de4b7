/** A list as a table on the screen: two lines per row, the name above and the id below. */
import type { Text } from "../../engine/scenario/declarations.ts";
import { heading, WIDTH, wrap } from "../summary/layout.ts";
import type { List, Row } from "./row.ts";

const GAP = 2;

/** A cell in its column; one that is too long pushes the next, so that nothing is lost. */
const cell = (text: string, width: number): string =>
  text.length > width - GAP ? `${text}${" ".repeat(GAP)}` : text.padEnd(width);

/** A name over as many lines as its column asks. */
function broken(name: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of name.split(" ")) {
    if (line !== "" && line.length + 1 + word.length > width) {
      lines.push(line);
      line = "";
    }
    line += line === "" ? word : ` ${word}`;
  }
  return [...lines, line];
}

export function tableText({ rows, head, columns }: List, language: keyof Text): string {
  const widths = columns.map(({ width }) => width);
  const first = WIDTH - widths.reduce((sum, width) => sum + width, 0);
  const line = (name: string, cells: readonly Text[]): string =>
    [cell(name, first), ...cells.map((text, at) => cell(text[language], widths[at]!))]
      .join("")
      .trimEnd();
  const rowLines = ({ name, id, cells, below, remark }: Row): string[] => {
    const names = broken(name[language], first - GAP);
    const lines = names.map((part, at) => line(part, at === 0 ? cells : at === 1 ? below : []));
    const said = remark?.[language] ?? "";
    return [
      ...lines,
      line(`  ${id}`, names.length === 1 ? below : []),
      ...(said === "" ? [] : wrap(said)),
    ];
  };
  const lines: string[] = [];
  if (columns.length > 0) {
    const heads = columns.map((column) => column.head);
    lines.push(line(head[language], heads));
  }
  let group: string | null = null;
  for (const row of rows) {
    const own = row.group?.[language] ?? null;
    if (own !== null && own !== group) lines.push("", heading(own));
    group = own;
    lines.push(...rowLines(row));
  }
  return `${lines.join("\n")}\n`;
}
