/** Notes in Markdown: what is filled stays as it is written, holds, and is found back. */
import path from "node:path";
import fc from "fast-check";
import MarkdownIt from "markdown-it";
import { describe, expect, it } from "vitest";
import { markdownText } from "../../viz/files/note/markdown/escape.ts";
import { htmlNote, markdownNote } from "../../viz/files/note/markdown/markdown-note.ts";
import type { NoteContext } from "../../viz/note/note-format.ts";
import { root } from "../arbitraries/root.ts";
import { noteContext, outcomeOf, sha256 } from "../arbitraries/note-context.ts";

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

const plan = () => outcomeOf("kortrijk/kortrijk-2040.yaml");
/** The real fonts are part of the pictures. */
const fonts = path.join(root, "viz", "fonts");
const contextOf = (outcome = plan(), more: Partial<NoteContext> = {}): NoteContext => ({
  ...noteContext([outcome]),
  fontFolder: fonts,
  ...more,
});

const filled = async (text: string, context = contextOf()) => {
  const result = await markdownNote.fill(bytesOf(text), null, context);
  expect(result.faults.map(({ fault }) => fault.message.nl)).toEqual([]);
  return result;
};
const checked = (bytes: Uint8Array, context: NoteContext) => {
  const found = markdownNote.recordOf(bytes, sha256);
  if (found === null || found === "broken") throw new Error("no record");
  return markdownNote.check(bytes, found.record, context);
};

/** Sentences and blocks without a number of their own. */
const SCRAPS = [
  "De stad stoot {emissions.total 2040} uit.",
  "# Titel met {plan titel}",
  "- een punt met **{co2_2040}**, vet",
  "> aangehaald: {demography.population 2030}",
  "| kop | cijfer |\n| --- | ---: |\n| uitstoot | {emissions.total 2030} |",
  "{als co2_2040 gehaald}\nHet doel is gehaald.\n{anders}\nTekort: {co2_2040 tekort}.\n{einde}",
  "Zin {als wind_2040 gehaald}met{anders}zonder{einde} voorwaarde.",
  "{tabel doelen}",
  "::grafiek{emissions-by-sector}",
  "Code `{co2_2040}` en\n\n```\n{nergens}\n```",
  "Accolades {{ en }} en \\{zo\\}.",
  "- lijst\n\n  {tabel indicatoren 2040: emissions.total}",
  "{klopt als emissions.total 2040 > 0 kt}",
];
const anyNote = fc
  .array(fc.constantFrom(...SCRAPS), { minLength: 1, maxLength: 8 })
  .map((scraps) => `${scraps.join("\n\n")}\n`);

describe("a Markdown note, whatever is in it", () => {
  it("is filled twice to equal bytes, and renewed to the same again", async () => {
    await fc.assert(
      fc.asyncProperty(anyNote, fc.constantFrom("\n", "\r\n"), async (note, lineEnd) => {
        const template = note.replaceAll("\n", lineEnd);
        const first = await filled(template);
        expect((await filled(template)).bytes).toEqual(first.bytes);
        const found = markdownNote.recordOf(first.bytes, sha256);
        if (found === null || found === "broken") throw new Error("no record");
        expect(found.isUntouched).toBe(true);
        const again = await markdownNote.fill(first.bytes, found.record, contextOf());
        expect(textOf(again.bytes)).toBe(textOf(first.bytes));
        expect(again.kept).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it("agrees with its plan right away, without unbound numbers", async () => {
    await fc.assert(
      fc.asyncProperty(anyNote, async (note) => {
        const { bytes, files, numbers } = await filled(note);
        const beside = (name: string) => files.find((file) => file.name === name)?.bytes ?? null;
        const result = await checked(bytes, contextOf(plan(), { beside }));
        expect(result.items.filter(({ state }) => state !== "ok")).toEqual([]);
        expect(result.faults).toEqual([]);
        expect(numbers.unbound).toEqual([]);
        expect(result.numbers).toEqual(numbers);
      }),
      { numRuns: 40 },
    );
  });

  it("keeps what stands outside of tags, to the letter", async () => {
    const plain =
      "---\ntitle: 'Een {titel}'\n---\n\n# Kop\n\nTekst *met* nadruk, <b>x</b> &amp; `{a}`.\n";
    const { bytes } = await filled(plain);
    expect(textOf(bytes).startsWith(plain)).toBe(true);
  });
});

describe("when the plan changes", () => {
  const other = () => outcomeOf("kortrijk/kortrijk-2040.yaml", ["renewables.wind_capacity=20 MW"]);

  it("makes stale exactly the values that moved", async () => {
    const ids = [
      "renewables.wind_capacity",
      "demography.population",
      "emissions.total",
      "housing.dwellings",
    ];
    const note = ids.map((id) => `${id}: {${id} 2040}`).join("\n\n");
    const { bytes, bindings } = await filled(`${note}\n`);
    const now = await filled(`${note}\n`, contextOf(other()));
    const moved = bindings.filter(({ text }, at) => text !== now.bindings[at]!.text);
    expect(moved.length).toBeGreaterThan(0);
    expect(moved.length).toBeLessThan(ids.length);
    const { items } = await checked(bytes, contextOf(other()));
    const stale = items.filter(({ state }) => state === "stale").map(({ item }) => item.expression);
    expect(stale).toEqual(moved.map(({ expression }) => expression));
    expect(items.filter(({ state }) => state === "ok")).toHaveLength(ids.length - moved.length);
  });

  it("chooses passages again when the note is renewed, and keeps what people wrote", async () => {
    const note =
      "Vooraf.\n\n{als renewables.wind_capacity 2040 > 25 MW}Veel wind.{anders}Weinig wind: {renewables.wind_capacity 2040}.{einde}\n";
    const first = await filled(note);
    const edited = bytesOf(textOf(first.bytes).replace("Vooraf.", "Eigen woorden."));
    const found = markdownNote.recordOf(edited, sha256);
    if (found === null || found === "broken") throw new Error("no record");
    expect(found.isUntouched).toBe(false);
    const { items } = await checked(edited, contextOf(other()));
    expect(items.map(({ item, state }) => [item.kind, state])).toEqual([["passage", "stale"]]);
    const context = contextOf(other(), { isEdited: true });
    const renewed = await markdownNote.fill(edited, found.record, context);
    const text = textOf(renewed.bytes);
    expect(text).toContain("Eigen woorden.");
    expect(text).toContain("Weinig wind: ");
    expect(text).not.toContain(">Veel wind.<");
    // A new filling of the template may not take its place any more.
    const after = markdownNote.recordOf(renewed.bytes, sha256);
    expect(after === null || after === "broken" ? null : after.isUntouched).toBe(false);
  });

  it("tells a value that somebody wrote over, keeps it, and goes on telling", async () => {
    const { bytes, bindings } = await filled(
      "Uitstoot: {emissions.total 2040}. Wind: {renewables.wind_capacity 2040}.\n",
    );
    const edited = bytesOf(textOf(bytes).replace(`>${bindings[0]!.text}<`, ">100 kt<"));
    const states = async (note: Uint8Array) =>
      (await checked(note, contextOf())).items.map(({ state }) => state);
    expect(await states(edited)).toEqual(["by-hand", "ok"]);
    const found = markdownNote.recordOf(edited, sha256);
    if (found === null || found === "broken") throw new Error("no record");
    const renewed = await markdownNote.fill(edited, found.record, contextOf());
    expect(renewed.kept).toHaveLength(1);
    expect(textOf(renewed.bytes)).toContain(">100 kt<");
    expect(await states(renewed.bytes)).toEqual(["by-hand", "ok"]);
    // A figure that was taken out contradicts nothing.
    const without = bytesOf(
      textOf(bytes).replace(/<data value="emissions[^>]*>[^<]*<\/data>/, "veel"),
    );
    expect((await states(without)).sort()).toEqual(["gone", "ok"]);
  });
});

const HOSTILE = [
  "<script>alert(1)</script>",
  "](javascript:alert(1))",
  "[x](javascript:alert(1))",
  "{{ {emissions.total 2040} }}",
  "=cmd|'/C calc'!A0",
  "a | b | c",
  "`code` **vet** _schuin_ ~~weg~~",
  "1. lijst",
  "- punt",
  "# kop",
  "===",
  "&lt;b&gt; &copy;",
  "<!-- weg --> -->",
  "</data></span>",
  'x" onload="y',
  "![x](http://example.com/x.png)",
  "https://example.com en www.example.com",
  "\u202egesp\u202c iegeld",
  "nul\u0000teken",
  "\ufdd00\ufdd1",
  "lang ".repeat(2000).trim(),
];

describe("texts of plans", () => {
  const reader = new MarkdownIt({ html: true, linkify: true }).enable("table");

  it.each(HOSTILE)("stand in Markdown as they are: %s", (text) => {
    const visible = text.replace(/[\u0000\u202a-\u202e\ufdd0-\ufdef]/g, "");
    for (const around of [(inner: string) => inner, (inner: string) => `Zin ${inner} verder`]) {
      const tokens = reader.parse(around(markdownText(text)), {});
      expect(tokens.map(({ type }) => type)).toEqual([
        "paragraph_open",
        "inline",
        "paragraph_close",
      ]);
      const inline = tokens[1]!.children!;
      expect(
        new Set(inline.map(({ type }) => type).filter((type) => type !== "text_special")),
      ).toEqual(new Set(["text"]));
      expect(inline.map(({ content }) => content).join("")).toBe(around(visible));
    }
  });

  it("come out as text in Markdown, in a page and in fragments", async () => {
    for (const hostile of HOSTILE) {
      const outcome = plan();
      const title = { nl: hostile, en: hostile };
      const { scenario } = outcome;
      const named = { ...outcome, scenario: { ...scenario, notes: { ...scenario.notes, title } } };
      const context = { ...contextOf(named), fontFolder: fonts };
      const template =
        "# {plan titel}\n\n| a |\n| --- |\n| {plan titel} |\n\n{tabel indicatoren 2040: emissions.total}\n";
      const note = await filled(template, context);
      const text = textOf(note.bytes).split("<!-- ademruimte-note")[0]!;
      expect(text).not.toMatch(/<script|\]\(javascript|<b>/i);
      const found = markdownNote.recordOf(note.bytes, sha256);
      expect(found).not.toBe("broken");
      const { items } = await checked(note.bytes, context);
      expect(items.map(({ state }) => state)).toEqual(["ok", "ok", "ok"]);
      for (const output of ["html", "fragments"] as const) {
        const page = await markdownNote.fill(bytesOf(template), null, { ...context, output });
        for (const bytes of [page.bytes, ...page.files.map((file) => file.bytes)]) {
          const html = textOf(bytes).replace(
            /<script type="application\/json"[\s\S]*?<\/script>/,
            "",
          );
          expect(html).not.toMatch(/<script|<b>|onload="y|href="javascript|<img/i);
        }
      }
    }
  });
});

describe("a note as a page", () => {
  it("needs nothing from elsewhere, runs nothing, and can be checked", async () => {
    const template = `${SCRAPS.join("\n\n")}\n\n<script>weg()</script>\n\n[link](javascript:alert(1))\n\n<!-- voor ons -->\n`;
    const context = { ...contextOf(), output: "html" as const };
    const page = await markdownNote.fill(bytesOf(template), null, context);
    expect(page.faults).toEqual([]);
    const html = textOf(page.bytes);
    expect(html.includes("script-src &#39;none&#39;")).toBe(true);
    expect(html).not.toContain("<script>");
    expect(html).not.toContain('href="javascript');
    expect(html).not.toContain("voor ons");
    expect(html).toContain("&lt;script&gt;");
    const found = htmlNote.recordOf(page.bytes, sha256);
    if (found === null || found === "broken") throw new Error("no record");
    expect(found.isUntouched).toBe(true);
    const { items } = await htmlNote.check(page.bytes, found.record, context);
    expect(items.filter(({ state }) => state !== "ok")).toEqual([]);
    const other = contextOf(
      outcomeOf("kortrijk/kortrijk-2040.yaml", ["renewables.wind_capacity=20 MW"]),
    );
    const later = await htmlNote.check(page.bytes, found.record, other);
    expect(later.items.some(({ state }) => state === "stale")).toBe(true);
  });
});
