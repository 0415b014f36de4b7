/** Tables that are sorted by their heads: rising, falling, and back to how they came. */
import { announce } from "./announce.ts";
import { button } from "./elements.ts";
import { valueOf } from "./table-cells.ts";
import { pageLanguage, words } from "./words.ts";

type Order = "ascending" | "descending" | "none";

const NEXT: Readonly<Record<Order, Order>> = {
  none: "ascending",
  ascending: "descending",
  descending: "none",
};

const SAID: Readonly<Record<Order, string>> = {
  ascending: words.sortedUp,
  descending: words.sortedDown,
  none: words.unsorted,
};

const collator = new Intl.Collator(`${pageLanguage}-BE`, { numeric: true, sensitivity: "base" });

/** Cells that say that there is nothing. */
const NOTHING = new Set(["", "–", "-"]);

/** Numbers before texts, and what says nothing last, in either order. */
export function compareValues(a: string, b: string, isFalling: boolean): number {
  const [noneA, noneB] = [NOTHING.has(a), NOTHING.has(b)];
  if (noneA || noneB) return Number(noneA) - Number(noneB);
  const [x, y] = [Number(a), Number(b)];
  const [isX, isY] = [!Number.isNaN(x), !Number.isNaN(y)];
  const order =
    isX && isY ? x - y : isX !== isY ? Number(isY) - Number(isX) : collator.compare(a, b);
  return isFalling ? -order : order;
}

/** Rows between heads of groups stay between them. */
function groups(rows: readonly HTMLTableRowElement[]): HTMLTableRowElement[][] {
  const all: HTMLTableRowElement[][] = [[]];
  for (const row of rows) {
    if (row.classList.contains("group")) all.push([row], []);
    else all.at(-1)!.push(row);
  }
  return all;
}

export function makeSortable(table: HTMLTableElement): void {
  const head = table.tHead?.rows[0];
  // Heads that span columns or rows do not say which column is meant.
  if (!head || [...table.querySelectorAll("thead th")].some(spans)) return;
  const original = new Map([...table.tBodies].map((body) => [body, [...body.rows]]));
  const heads = [...head.cells];
  heads.forEach((cell, column) => {
    const text = cell.textContent?.trim() ?? "";
    if (text === "") return;
    let order: Order = "none";
    const control = button(text, () => {
      order = NEXT[order];
      for (const other of heads) other.removeAttribute("aria-sort");
      if (order !== "none") cell.setAttribute("aria-sort", order);
      for (const other of heads) {
        if (other !== cell) other.dispatchEvent(new CustomEvent("other-sorted"));
      }
      sortBy(column, order);
      announce(`${text}: ${SAID[order]}.`);
    });
    control.className = "sort";
    cell.addEventListener("other-sorted", () => {
      order = "none";
    });
    cell.replaceChildren(control);
  });

  function sortBy(column: number, order: Order): void {
    for (const [body, rows] of original) {
      const value = (row: HTMLTableRowElement): string => {
        const cell = row.cells[column];
        return cell === undefined ? "" : valueOf(cell);
      };
      const sorted =
        order === "none"
          ? rows
          : groups(rows).flatMap((group) =>
              group
                .map((row) => ({ row, value: value(row) }))
                .sort((a, b) => compareValues(a.value, b.value, order === "descending"))
                .map(({ row }) => row),
            );
      body.append(...sorted);
    }
  }
}

const spans = (cell: Element): boolean =>
  cell instanceof HTMLTableCellElement && (cell.colSpan > 1 || cell.rowSpan > 1);
