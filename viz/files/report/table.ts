/** Tables of a report: with a caption, heads that say what they head, and figures to the right. */
import { markup, type Html, type Insert } from "./html.ts";

/** One cell: a text, markup, or a figure with its full value for sorting and copying. */
export type TableCell =
  | Insert
  | { readonly shown: Insert; readonly value: number | null; readonly isText?: false }
  | { readonly shown: Insert; readonly value: string; readonly isText: true };

export interface TableColumn {
  readonly title: string;
  readonly kind?: "text" | "number" | "unit" | "day";
}

/** Rows with what they have in common above them. */
export interface TableGroup {
  readonly title: string;
  /** The id behind the title. */
  readonly note?: string;
  readonly rows: readonly (readonly TableCell[])[];
}

export interface TableRows {
  readonly caption: string;
  readonly columns: readonly TableColumn[];
  /** The first cell of a row is its head. */
  readonly rows: readonly (readonly TableCell[])[] | readonly TableGroup[];
  /** What it is to the style of the page beside a table. */
  readonly name?: string;
  /** Whether it is too wide for a telephone, and scrolls there. */
  readonly isWide?: boolean;
  /** Whether a heading above it says what the caption says: it is read aloud only. */
  readonly hasHeading?: boolean;
}

const isValued = (cell: TableCell): cell is Exclude<TableCell, Insert> =>
  typeof cell === "object" && cell !== null && "shown" in cell;

/** The one unit that is too long a word for a column may break where its two words meet. */
const unitCell = (unit: string): Html =>
  markup`${unit.split(/(?<=laadpunt)(?=equivalent)/).map((part, at) => (at === 0 ? part : markup`<wbr>${part}`))}`;

const isGroup = (one: readonly TableCell[] | TableGroup): one is TableGroup => "title" in one;

/** A table that scripts can sort; a region of its own, so that it can be scrolled by keyboard. */
export function table({
  caption,
  columns,
  rows,
  name,
  isWide = false,
  hasHeading = false,
}: TableRows): Html {
  const classOf = (at: number): Html | null => {
    const kind = columns[at]?.kind ?? "text";
    return kind === "text" ? null : markup` class="${kind}"`;
  };
  const cellOf = (cell: TableCell, at: number): Html => {
    const text = isValued(cell) ? cell.shown : cell;
    const shown = columns[at]?.kind === "unit" && typeof text === "string" ? unitCell(text) : text;
    const value =
      !isValued(cell) || cell.value === null ? null : markup` data-value="${`${cell.value}`}"`;
    return at === 0
      ? markup`<th scope="row"${classOf(at)}${value}>${shown}</th>`
      : markup`<td${classOf(at)}${value}>${shown}</td>`;
  };
  const heads = columns.map(({ title }, at) => markup`<th scope="col"${classOf(at)}>${title}</th>`);
  const rowOf = (row: readonly TableCell[]): Html => markup`<tr>${row.map(cellOf)}</tr>\n`;
  const bodies = rows.some(isGroup)
    ? (rows as readonly TableGroup[]).map(
        ({ title, note, rows: those }) => markup`<tbody>
<tr class="group"><th scope="rowgroup" colspan="${columns.length}">${title}${note === undefined ? null : markup` <code>${note}</code>`}</th></tr>
${those.map(rowOf)}</tbody>
`,
      )
    : markup`<tbody>
${(rows as readonly TableCell[][]).map(rowOf)}</tbody>
`;
  return markup`<div class="scroll" role="group" aria-label="${caption}" tabindex="0">
<table class="sortable${isWide ? " wide" : ""}${name === undefined ? "" : ` ${name}`}">
<caption${hasHeading ? markup` class="aloud"` : null}>${caption}</caption>
<thead><tr>${heads}</tr></thead>
${bodies}</table>
</div>
`;
}
