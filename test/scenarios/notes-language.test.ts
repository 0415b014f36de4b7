import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { holds } from "../../viz/note/condition.ts";
import { isFault, type NoteFault } from "../../viz/note/fault.ts";
import { OTHER_VALUE, sentenceFault } from "../../viz/note/sentence.ts";
import { noteTable } from "../../viz/note/table.ts";
import { parseTag } from "../../viz/note/tags.ts";
import { TABLES } from "../../viz/note/tag-words.ts";
import { fillValue } from "../../viz/note/value.ts";
import type { Language } from "../../viz/numbers.ts";
import { noteFacts } from "../arbitraries/note-facts.ts";
import { root } from "../arbitraries/root.ts";

const PAGES = [
  { page: "docs/nl/notataal.md", language: "nl" },
  { page: "docs/reference/notes-language.md", language: "en" },
] as const;

/** Heads of the tables whose second column is what the language makes of the first. */
const COMPUTED = new Set(["Veld", "Zin", "Voorwaarde", "Tag", "Sentence", "Condition"]);

interface Example {
  readonly example: string;
  readonly stated: string;
}

/** Rows of the tables with one of these heads. */
function examplesOf(page: string, heads: ReadonlySet<string>): Example[] {
  const found: Example[] = [];
  let head: string | null = null;
  for (const line of fs.readFileSync(path.join(root, page), "utf8").split("\n")) {
    if (!line.startsWith("|")) {
      head = null;
      continue;
    }
    const cells = line.split("|").map((cell) => cell.trim());
    const [, first, second] = cells as [string, string, string];
    if (head === null) head = first;
    else if (heads.has(head) && first.startsWith("`")) {
      found.push({ example: first.slice(1, -1), stated: second });
    }
  }
  return found;
}

const told = (fault: NoteFault, language: Language): string =>
  `⚠ ${fault.message[language]}${fault.help === null ? "" : `; ${fault.help[language]}`}`;

/** A sentence with its tags filled; a condition as a word; what is wrong behind a mark. */
function made(example: string, language: Language): string {
  const facts = noteFacts(language);
  const parts = example.split(/\{([^}]*)\}/);
  let text = "";
  for (const [at, part] of parts.entries()) {
    if (at % 2 === 0) {
      text += part;
      continue;
    }
    const tag = parseTag(part, language);
    if (isFault(tag)) return told(tag, language);
    if (tag.kind === "if") {
      const found = holds(tag.condition, facts);
      if (isFault(found)) return told(found, language);
      return { nl: found ? "waar" : "onwaar", en: found ? "true" : "false" }[language];
    }
    if (tag.kind !== "value" && tag.kind !== "assert") throw new Error(part);
    const filled = fillValue(tag, facts);
    if (isFault(filled)) return told(filled, language);
    const after = parts.slice(at + 1).filter((_, place) => place % 2 === 0);
    const fault = sentenceFault(text, after.join(OTHER_VALUE), filled, language);
    if (fault !== null) return told(fault, language);
    text += filled.text;
  }
  return text;
}

describe.each(PAGES)("$page", ({ page, language }) => {
  it.each(examplesOf(page, COMPUTED))("$example", ({ example, stated }) => {
    expect(stated.replaceAll("\u00a0", " ")).toBe(
      made(example, language).replaceAll("\u00a0", " "),
    );
  });

  it("has a row for every table, and each can be asked for", () => {
    const rows = examplesOf(page, new Set(["Tabel", "Table"]));
    const asked = rows.map(({ example }) => {
      const tag = parseTag(example.slice(1, -1), language);
      if (isFault(tag) || tag.kind !== "table") throw new Error(example);
      const found = noteTable(tag, noteFacts(language));
      if (isFault(found)) expect(["tag-without-value", "needs-ensemble"]).toContain(found.code);
      return tag.table;
    });
    expect(asked).toEqual(Object.keys(TABLES));
  });
});
