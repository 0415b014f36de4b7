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

export interface TableRows {
  readonly caption: string;
  readonly columns: readonly TableColumn[];
  /** The first cell of a row is its head. */
  readonly rows: readonly (readonly TableCell[])[];
  /** Whether it is too wide for a telephone, and scrolls there. */
  readonly isWide?: boolean;
  /** Whether a heading above it says what the caption says: it is read aloud only. */
  readonly hasHeading?: boolean;
}

const isValued = (cell: TableCell): cell is Exclude<TableCell, Insert> =>
  typeof cell === "object" && cell !== null && "shown" in cell;

/** A table that scripts can sort; a region of its own, so that it can be scrolled by keyboard. */
export function table({
  caption,
  columns,
  rows,
  isWide = false,
  hasHeading = false,
}: TableRows): Html {
  const classOf = (at: number): Html | null => {
    const kind = columns[at]?.kind ?? "text";
    return kind === "text" ? null : markup` class="${kind}"`;
  };
  const cellOf = (cell: TableCell, at: number): Html => {
    const shown = isValued(cell) ? cell.shown : cell;
    const value =
      !isValued(cell) || cell.value === null ? null : markup` data-value="${`${cell.value}`}"`;
    return at === 0
      ? markup`<th scope="row"${classOf(at)}${value}>${shown}</th>`
      : markup`<td${classOf(at)}${value}>${shown}</td>`;
  };
  const heads = columns.map(({ title }, at) => markup`<th scope="col"${classOf(at)}>${title}</th>`);
  const body = rows.map((row) => markup`<tr>${row.map(cellOf)}</tr>\n`);
  return markup`<div class="scroll" role="group" aria-label="${caption}" tabindex="0">
<table class="sortable${isWide ? " wide" : ""}">
<caption${hasHeading ? markup` class="aloud"` : null}>${caption}</caption>
<thead><tr>${heads}</tr></thead>
<tbody>
${body}</tbody>
</table>
</div>
`;
}
