/** CSV text in two dialects: the tidy one for programs, and the one a Belgian Excel opens right. */

export interface CsvDialect {
  readonly separator: "," | ";";
  readonly decimal: "." | ",";
  /** Excel takes UTF-8 for what it is only behind a byte order mark. */
  readonly mark: "" | "\uFEFF";
}

export const TIDY: CsvDialect = { separator: ",", decimal: ".", mark: "" };
export const BELGIAN: CsvDialect = { separator: ";", decimal: ",", mark: "\uFEFF" };

export type Cell = string | number | null;

/** Characters that make a spreadsheet read a text as a formula. */
const FORMULA_START = /^[=+\-@\t\r]/;

function cellText(cell: Cell, dialect: CsvDialect): string {
  if (cell === null) return "";
  if (typeof cell === "number") {
    // Shortest text that reads back to the same double; the language fixes it to the digit.
    const text = String(cell);
    return dialect.decimal === "." ? text : text.replace(".", ",");
  }
  // Texts come from plan files: in the dialect meant for Excel they must stay texts.
  const text = dialect === BELGIAN && FORMULA_START.test(cell) ? `'${cell}` : cell;
  return /[",;\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Rows of cells, the header first, as one text with a line feed behind every row. */
export function csvText(rows: Iterable<readonly Cell[]>, dialect: CsvDialect): string {
  let text: string = dialect.mark;
  for (const row of rows) {
    let line = "";
    for (let i = 0; i < row.length; i++) {
      if (i > 0) line += dialect.separator;
      line += cellText(row[i]!, dialect);
    }
    text += `${line}\n`;
  }
  return text;
}
