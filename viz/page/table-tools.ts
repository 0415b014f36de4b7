/** What stands above a table: a button to copy it, and for a long one a box to find rows in it. */
import { announce } from "./announce.ts";
import { copyTable } from "./clipboard.ts";
import { button, make, newId } from "./elements.ts";
import { words } from "./words.ts";

/** A table that is longer than a screen. */
const LONG = 25;

/** A text without capitals and accents: who looks for `energie` finds `Energië`. */
export const plain = (text: string): string =>
  text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

export function addTableTools(table: HTMLTableElement): void {
  const done = make("span", { class: "done" });
  const copy = button(words.copyTable, () => {
    void copyTable(table).then((isDone) => {
      const text = isDone ? words.copied : words.notCopied;
      done.textContent = text;
      announce(text);
    });
  });
  const caption = table.caption?.textContent?.trim() ?? "";
  const bar = make("div", {
    class: "table-tools",
    children: [...(isLong(table) ? [filterOf(table)] : []), copy, done],
  });
  if (caption !== "") {
    bar.setAttribute("role", "group");
    bar.setAttribute("aria-label", caption);
  }
  (table.closest(".scroll") ?? table).before(bar);
}

const isLong = ({ tBodies }: HTMLTableElement): boolean =>
  [...tBodies].reduce((sum, { rows }) => sum + rows.length, 0) >= LONG;

/** What stands above a row and those of its group: who looks for that finds them all. */
const headOf = (row: HTMLTableRowElement): string =>
  row.parentElement?.querySelector(":scope > .group")?.textContent ?? "";

/** Hides the rows that do not have all the words that are typed. */
function filterOf(table: HTMLTableElement): HTMLElement {
  const rows = [...table.tBodies].flatMap((body) => [...body.rows]);
  const texts = new Map(rows.map((row) => [row, plain(`${headOf(row)} ${row.textContent ?? ""}`)]));
  const counted = rows.filter((row) => !row.classList.contains("group"));
  const count = make("span", { class: "count" });
  const input = make("input", { attributes: { type: "search", id: newId(), autocomplete: "off" } });
  input.addEventListener("input", () => {
    const wanted = plain(input.value).split(/\s+/).filter(Boolean);
    for (const row of counted) {
      row.hidden = !wanted.every((word) => texts.get(row)!.includes(word));
    }
    showGroups();
    const left = counted.filter((row) => !row.hidden).length;
    const said = left === 0 ? words.noRows : `${left} ${words.of} ${counted.length} ${words.rows}`;
    count.textContent = wanted.length === 0 ? "" : said;
    announce(said);
  });
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || input.value === "") return;
    input.value = "";
    input.dispatchEvent(new Event("input"));
  });
  const label = make("label", { text: words.filter, attributes: { for: input.id } });
  return make("div", { class: "filter", children: [label, input, count] });

  /** The head of a group without rows says nothing. */
  function showGroups(): void {
    for (const body of table.tBodies) {
      let head: HTMLTableRowElement | null = null;
      for (const row of body.rows) {
        if (row.classList.contains("group")) {
          head = row;
          head.hidden = true;
        } else if (!row.hidden && head !== null) head.hidden = false;
      }
    }
  }
}
