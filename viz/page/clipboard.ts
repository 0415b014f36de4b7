/** Puts a table on the clipboard, as text for Excel and as a table for Word. */
import { make } from "./elements.ts";
import { rowsOf, tabbed } from "./table-cells.ts";

/** The same rows as a bare table, for programs that take markup. */
const asTable = (rows: readonly (readonly string[])[]): string =>
  make("table", {
    children: rows.map((row) => make("tr", { children: row.map((text) => make("td", { text })) })),
  }).outerHTML;

/** @returns whether the browser let us */
export async function copyTable(table: HTMLTableElement): Promise<boolean> {
  const rows = rowsOf(table);
  const text = tabbed(rows);
  let isDone = false;
  const put = (event: ClipboardEvent): void => {
    event.clipboardData?.setData("text/plain", text);
    event.clipboardData?.setData("text/html", asTable(rows));
    event.preventDefault();
    isDone = true;
  };
  // A page from a file may not ask for the clipboard in every browser; a copy command always may.
  document.addEventListener("copy", put);
  try {
    document.execCommand("copy");
  } finally {
    document.removeEventListener("copy", put);
  }
  if (isDone) return true;
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
