/** A list as a table on the screen: two lines per row, the name above and the id below. */
import type { Text } from "../../engine/scenario/declarations.ts";
import { isOther, screen, speak } from "../screen/screen.ts";
import { heading, left, right, WIDTH, wrap } from "../summary/layout.ts";
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

/** Rows for a screen on which columns are laid out later, with the id behind the name. */
function rowsText({ rows, head, columns }: List, language: keyof Text): string {
  const heads = columns.map((column) => right(column.head[language], column.width)).join("");
  let group = "";
  const lines = rows.flatMap(({ name, id, cells, below, remark, group: of }, at) => {
    const own = of?.[language] ?? "";
    const top =
      own !== group || at === 0 ? [heading(own === "" ? head[language] : own, heads)] : [];
    group = own;
    const values = columns.map(({ width }, column) => {
      const parts = [cells[column], below[column]].map((part) => part?.[language] ?? "");
      return right(parts.filter((part) => part !== "").join(column === 0 ? " " : ", "), width);
    });
    const said = remark?.[language] ?? "";
    return [
      ...top,
      `  ${left(`${name[language]} (${id})`, WIDTH)}${values.join("")}`,
      ...(said === "" ? [] : wrap(said)),
    ];
  });
  return `${lines.join("\n")}\n`;
}

export function tableText(list: List, language: keyof Text): string {
  speak(language);
  if (isOther(screen())) return rowsText(list, language);
  const { rows, head, columns } = list;
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
