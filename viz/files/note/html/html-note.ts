/**
 * A note that was filled as HTML: it cannot be renewed, as nobody writes it by hand, but it can be
 * checked. Its record holds every tag, and its page what each of them said.
 */
import type { CheckedNote } from "../../../note/filled-note.ts";
import { noteChart } from "../../../note/chart.ts";
import { holds } from "../../../note/condition.ts";
import { isFault, noteFault } from "../../../note/fault.ts";
import {
  readRecord,
  stateOf,
  type BoundItem,
  type CheckedItem,
  type FreshnessRecord,
  type NotePlace,
} from "../../../note/freshness.ts";
import type { FoundRecord, NoteContext, NoteFormat } from "../../../note/note-format.ts";
import { noteTable } from "../../../note/table.ts";
import { parseTag } from "../../../note/tags.ts";
import { BOUND_MARK, numbersOf, type NoteParagraph } from "../../../note/unbound-numbers.ts";
import { fillValue } from "../../../note/value.ts";
import { branchTree, tableText } from "../markdown/filling.ts";
import { RECORD_ID } from "./note-page.ts";
import { pageHash } from "./note-outputs.ts";

const decoded = (bytes: Uint8Array): string =>
  new TextDecoder().decode(bytes).replace(/\r\n?/g, "\n");

const RECORD = new RegExp(
  `<script type="application/json" id="${RECORD_ID}">\\n([\\s\\S]*?)\\n</script>\\n`,
);

function findRecord(html: string, sha256: NoteContext["sha256"]): FoundRecord | "broken" | null {
  const found = RECORD.exec(html);
  if (found === null) return null;
  const record = readRecord(found[1]!);
  if (record === null) return "broken";
  const rest = html.replace(RECORD, () => "");
  return { record, isUntouched: pageHash(rest, sha256) === record.document };
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#39;": "'",
  "&nbsp;": "\u00a0",
};

const plainOf = (html: string): string =>
  html
    .replace(/<[^<>]*>/g, "")
    .replace(/&[#\w]+;/g, (entity) => ENTITIES[entity] ?? " ")
    .replace(/[^\S\u00a0]+/g, " ")
    .trim();

const at = (heading: string | null): NotePlace => ({
  ...{ heading, line: null, column: null, page: null, part: null },
});

/** What stands in the page for each bound item, and the heading above it. */
function foundIn(
  html: string,
): Map<string, { readonly text: string; readonly heading: string | null }> {
  const found = new Map<string, { text: string; heading: string | null }>();
  let heading: string | null = null;
  const pattern =
    /<h[1-6][^>]*>([\s\S]*?)<\/h[1-6]>|<data class="bound"[^>]*data-item="(\d+)">([\s\S]*?)<\/data>|<(?:div|figure) class="[^"]*\bbound"[^>]*data-item="(\d+)">/g;
  for (const [whole, title, value, text, block] of html.matchAll(pattern)) {
    if (title !== undefined) {
      heading = plainOf(title);
      for (const [, inner, words] of whole.matchAll(/data-item="(\d+)">([\s\S]*?)<\/data>/g)) {
        found.set(inner!, { text: plainOf(words!), heading });
      }
    } else if (value !== undefined) found.set(value, { text: plainOf(text!), heading });
    else found.set(block!, { text: "", heading });
  }
  return found;
}

/** The words of the page that nobody's tag put there. */
function paragraphsOf(html: string): NoteParagraph[] {
  const main = /<main[^>]*>([\s\S]*)<\/main>/.exec(html)?.[1] ?? "";
  const text = main
    .replace(/<figure class="chart bound"[\s\S]*?<\/figure>/g, "")
    .replace(/<div class="bound"[\s\S]*?<\/table>\s*<\/div>\s*<p class="note">[\s\S]*?<\/div>/g, "")
    .replace(/<pre[\s\S]*?<\/pre>|<code[\s\S]*?<\/code>/g, "")
    .replace(/<data class="bound"[\s\S]*?<\/data>/g, BOUND_MARK);
  const paragraphs: NoteParagraph[] = [];
  let heading: string | null = null;
  for (const [, level, title, body] of text.matchAll(
    /<h([1-6])[^>]*>([\s\S]*?)<\/h\1>|<(?:p|li|td|th)[^>]*>([\s\S]*?)(?=<\/(?:p|li|td|th)>|<p|<ul|<ol)/g,
  )) {
    if (level !== undefined) heading = plainOf(title!).replaceAll(BOUND_MARK, "…");
    const words = plainOf((title ?? body)!);
    if (words !== "")
      paragraphs.push({ text: words, isHeading: level !== undefined, at: at(heading) });
  }
  return paragraphs;
}

async function checkedItem(
  item: BoundItem,
  found: string | null,
  place: NotePlace | null,
  { facts, sha256, language }: NoteContext,
): Promise<CheckedItem> {
  const result = (state: CheckedItem["state"], now: string | null): CheckedItem => ({
    ...{ item, state, found, now, at: place },
  });
  if (item.kind === "passage") {
    const branches = item.branches ?? [];
    for (const [order, { condition, text }] of branches.entries()) {
      const standing = { start: 0, end: 0, isLine: true, indent: "" };
      const { tag } = branchTree(condition, text, standing, { language });
      const now = tag === null ? true : holds(tag.condition, facts);
      if (isFault(now)) return result("no-value", null);
      if (now) return result(`${order}` === item.text ? "ok" : "stale", text);
    }
    return result(`${branches.length}` === item.text ? "ok" : "stale", "");
  }
  const tag = parseTag(item.expression, language);
  if (isFault(tag)) return result("no-value", null);
  if (tag.kind === "assert") {
    const now = holds(tag.condition, facts);
    return isFault(now) ? result("no-value", null) : result(now ? "ok" : "stale", `${now}`);
  }
  if (tag.kind === "table") {
    const table = noteTable(tag, facts);
    const now = isFault(table) ? null : tableText(table);
    return {
      ...result(stateOf(item.text, found === null ? null : item.text, now), now),
      found: item.text,
    };
  }
  if (tag.kind === "chart") {
    const chart = await noteChart(tag, facts);
    if (isFault(chart)) return result("no-value", null);
    const isSame = item.drawing === sha256(chart.svg);
    return result(found === null ? "gone" : isSame ? "ok" : "stale", chart.alternative);
  }
  if (tag.kind !== "value") return result("no-value", null);
  const now = fillValue(tag, facts);
  const actual = isFault(now) && tag.says !== null ? fillValue({ ...tag, says: null }, facts) : now;
  const text = isFault(actual) ? null : actual.text;
  return result(stateOf(item.text, found, text), text);
}

async function check(
  bytes: Uint8Array,
  record: FreshnessRecord,
  context: NoteContext,
): Promise<CheckedNote> {
  const html = decoded(bytes);
  const found = foundIn(html);
  const items: CheckedItem[] = [];
  for (const item of record.bindings) {
    const here = found.get(item.id);
    const isSilent = item.kind === "passage" || item.kind === "assertion";
    const place = here === undefined ? null : at(here.heading);
    items.push(await checkedItem(item, here?.text ?? (isSilent ? "" : null), place, context));
  }
  return {
    ...{ items, faults: [] },
    numbers: numbersOf(paragraphsOf(html), context.figures, context.language),
  };
}

export const htmlNote: NoteFormat = {
  extension: ".html",
  recordOf: (bytes, sha256) => findRecord(decoded(bytes), sha256),
  // The page is made of the Markdown template, and holds no tags any more.
  async fill(bytes) {
    const fault = noteFault(
      "bad-tag",
      { nl: "een webpagina is geen sjabloon", en: "a web page is no template" },
      {
        nl: "vul het Markdown-sjabloon opnieuw in met --format html",
        en: "fill the Markdown template again with --format html",
      },
    );
    return {
      ...{ bytes, bindings: [], files: [], kept: [] },
      faults: [{ fault, at: at(null), written: "", line: null }],
      numbers: { unbound: [], others: { year: 0, date: 0, reference: 0, name: 0 } },
    };
  },
  check,
};
