/**
 * Cells of a table before it is known how wide they are. On a usual screen columns are filled with spaces
 * as they are made; on another one every cell only says that it is one, and the table is laid out, or read
 * out, once all its rows are there. The marks are characters that Unicode keeps free for this.
 */

/** Before a heading, a cell that begins at the left of its column, one that ends at its right. */
export const HEADING = "\ufdd0";
export const LEFT = "\ufdd1";
export const RIGHT = "\ufdd2";
/** Before the columns of a heading. */
const COLUMNS = "\ufdd3";
/** Before a line that stays as it is. */
export const KEPT = "\ufdd4";

const MARKS = /[\ufdd0-\ufdd4]/g;
export const isMarked = (text: string): boolean => text.search(MARKS) >= 0;
const CELLS = /[\ufdd1\ufdd2]/;

export const unmarked = (text: string): string => text.replace(MARKS, "");
/** A row inside a cell stays a row. */
export const leftCell = (text: string): string => (CELLS.test(text) ? text : LEFT + text);
export const rightCell = (text: string): string => RIGHT + unmarked(text).trim();
export const headingLine = (text: string, columns: string): string =>
  `${HEADING}${unmarked(text)}${COLUMNS}${columns}`;

export interface Head {
  readonly title: string;
  readonly columns: readonly string[];
}

export interface Row {
  /** The spaces before it: rows below a name stand further in. */
  readonly indent: string;
  readonly name: string;
  readonly values: readonly string[];
  /** What is said behind the last column. */
  readonly remark: string;
}

const cellsOf = (text: string): string[] => text.split(CELLS).map((cell) => cell.trim());

export function headOf(line: string): Head | null {
  if (!line.startsWith(HEADING)) return null;
  const [title = "", columns = ""] = line.slice(1).split(COLUMNS);
  return { title, columns: cellsOf(columns).slice(1) };
}

/** The first cell at the left, with what stands before it, is the name of a row. */
export function rowOf(line: string): Row | null {
  if (!CELLS.test(line)) return null;
  const name = line.indexOf(LEFT);
  const behind = line.slice(name + 1).search(CELLS);
  const end = name < 0 ? line.search(CELLS) : behind < 0 ? line.length : name + 1 + behind;
  const values = cellsOf(line.slice(end)).slice(1);
  const [last = "", ...rest] = (values.pop() ?? "").split(/ {2,}/);
  const cells = end === line.length ? [] : [...values, last];
  return {
    indent: /^ {0,8}/.exec(line)![0],
    name: cellsOf(line.slice(0, end))
      .filter((cell) => cell !== "")
      .join(" "),
    // A row of empty cells is a name above others.
    values: cells.some((cell) => cell !== "") ? cells : [],
    remark: rest.join(" "),
  };
}
