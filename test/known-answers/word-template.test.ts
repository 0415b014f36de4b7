/** The supplied Word template and its filled example: made by a program, and true. */
import fs from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { wordTemplate } from "../../build/note-templates/word-template.ts";
import { checkWord, fillWord, recordOfWord } from "../../viz/files/note/word/index.ts";
import { noteContext, outcomeOf, sha256 } from "../arbitraries/note-context.ts";
import { root } from "../arbitraries/root.ts";
import { SHIPPED_PLANS } from "../arbitraries/shipped.ts";
import { partText, readable } from "../arbitraries/word-documents.ts";
import { wordProblems } from "../arbitraries/word-rules.ts";

const read = (file: string): Uint8Array => new Uint8Array(fs.readFileSync(path.join(root, file)));
const TEMPLATES = [
  ["inspiratienota", "nl"],
  ["inspiration-note", "en"],
] as const;
const templateOf = (name: string): Uint8Array => read(`templates/${name}.docx`);
const example = read("docs/voorbeelden/inspiratienota-kortrijk-2040.docx");

it.each(TEMPLATES)(
  "%s is what `npm run templates` makes of the Markdown",
  async (name, language) => {
    const markdown = fs.readFileSync(path.join(root, `templates/${name}.md`), "utf8");
    const made = await wordTemplate(markdown, language);
    expect(Buffer.compare(Buffer.from(made), Buffer.from(templateOf(name)))).toBe(0);
  },
);

it.each(
  SHIPPED_PLANS.flatMap((plan) =>
    TEMPLATES.map(([name, language]) => [name, plan, language] as const),
  ),
)("%s fits %s, with no bare number", async (name, plan, language) => {
  const context = noteContext([outcomeOf(plan)], language);
  const { bytes, faults, numbers } = await fillWord(templateOf(name), null, context);
  expect(faults.map(({ fault, written }) => [fault.message[language], written])).toEqual([]);
  expect(numbers.unbound).toEqual([]);
  expect(await wordProblems(bytes)).toEqual([]);
  expect(readable(await partText(bytes, "word/document.xml"))).not.toMatch(/[{}]/);
});

it("keeps to what Word insists on, filled or not", async () => {
  for (const [name] of TEMPLATES) expect(await wordProblems(templateOf(name))).toEqual([]);
  expect(await wordProblems(example)).toEqual([]);
});

it("asks for the same in both languages", () => {
  const asked = (name: string): readonly string[] => {
    const text = fs.readFileSync(path.join(root, `templates/${name}.md`), "utf8");
    return text
      .match(/\{[^{}]*\}/g)!
      .flatMap(
        (tag) => tag.replace("t.o.v.", "").match(/[a-z0-9_-]+[._-][a-z0-9._-]+|\d{4}/g) ?? [],
      );
  };
  expect(asked("inspiration-note")).toEqual(asked("inspiratienota"));
});

it("has an example that says what the plan gives", async () => {
  const found = recordOfWord(example, sha256);
  if (found === null || found === "broken") throw new Error("the example carries no record");
  expect(found.isUntouched).toBe(true);
  const context = noteContext([outcomeOf("kortrijk/kortrijk-2040.yaml")]);
  const { items, numbers } = await checkWord(example, found.record, context);
  expect(items.length).toBeGreaterThan(40);
  // Charts are drawn by those who test charts: here are words and figures.
  const others = items.filter(({ item }) => item.kind !== "chart");
  expect(others.filter(({ state }) => state !== "ok")).toEqual([]);
  expect(items.filter(({ state }) => state === "gone" || state === "by-hand")).toEqual([]);
  expect(numbers.unbound).toEqual([]);
});
