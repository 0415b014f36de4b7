/** What a filled note remembers, what is bare in it, and that nobody's work is written over. */
import fs from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { agrees, verdictOf } from "../../cli/note/verdict.ts";
import { overwriteProblem, writeNote } from "../../cli/note/write-note.ts";
import type { CheckedNote } from "../../viz/note/filled-note.ts";
import {
  BINDING_STATES,
  NOTE_FORMAT,
  readRecord,
  recordText,
  stateOf,
  type BindingState,
  type FreshnessRecord,
} from "../../viz/note/freshness.ts";
import type { NoteContext } from "../../viz/note/note-format.ts";
import { numbersOf } from "../../viz/note/unbound-numbers.ts";
import { temporaryFolder } from "../cli/simulate.ts";
import { sha256 } from "../arbitraries/note-context.ts";

const HASH = "a".repeat(64);
const plan = (id: string) => ({
  ...{ id, path: `${id}.yaml`, scenario: HASH, notes: HASH, data: HASH, choices: HASH },
});
const recordWith = (text: string): FreshnessRecord => ({
  ...{ format: NOTE_FORMAT, language: "nl", engine: HASH, plans: [plan("een")] },
  template: { name: text, sha256: HASH },
  bindings: [
    {
      ...{ id: "1", kind: "value", expression: text, plan: "een", number: 1.5, unit: "kt" },
      ...{ decimals: 1, text },
    },
  ],
  ...{ files: [], document: HASH },
});

describe("the state of a value", () => {
  const words = fc.stringMatching(/^[a-z0-9][a-z0-9 ,]{0,10}[a-z0-9]$/);

  it("follows from what was written, what stands there and what the plan gives", () => {
    fc.assert(
      fc.property(words, words, words, (written, found, now) => {
        const same = (one: string, other: string): boolean =>
          one.replace(/ +/g, " ") === other.replace(/ +/g, " ");
        const wanted = same(found, now) ? "ok" : same(found, written) ? "stale" : "by-hand";
        expect(stateOf(written, found, now)).toBe(wanted);
        expect(stateOf(written, null, now)).toBe("gone");
        expect(stateOf(written, found, null)).toBe("no-value");
      }),
    );
  });

  it("is not changed by what a word processor does to spaces and dashes", () => {
    expect(stateOf("\u221214,1\u00a0%", "-14,1 %", "\u221214,1\u00a0%")).toBe("ok");
    expect(stateOf("-14,1 %", "\u201314,1\u202f%", "-15,0 %")).toBe("stale");
  });
});

describe("a record", () => {
  it("comes back as it was, and ends no comment or element, whatever its texts", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const written = recordText(recordWith(`${text}--><script>]]>`));
        expect(written).not.toMatch(/--|[<>&]/);
        expect(readRecord(written)).toEqual(recordWith(`${text}--><script>]]>`));
      }),
    );
  });

  it("is none where somebody broke it", () => {
    const whole = JSON.parse(recordText(recordWith("x"))) as Record<string, unknown>;
    for (const key of [
      "format",
      "language",
      "template",
      "plans",
      "bindings",
      "files",
      "document",
    ]) {
      const rest = Object.fromEntries(Object.entries(whole).filter(([name]) => name !== key));
      expect([key, readRecord(JSON.stringify(rest))]).toEqual([key, null]);
    }
    expect(readRecord(JSON.stringify({ ...whole, plans: [] }))).toBeNull();
    expect(readRecord(JSON.stringify({ ...whole, document: "abc" }))).toBeNull();
    expect(readRecord("{")).toBeNull();
  });
});

describe("the verdict", () => {
  const item = (state: BindingState) => ({
    ...{ item: recordWith("x").bindings[0]!, state, found: "x", now: "x", at: null },
  });
  const checked = (states: readonly BindingState[]): CheckedNote =>
    ({ items: states.map(item), faults: [] }) as unknown as CheckedNote;

  it("is good only where every value that is left agrees, and counts each state", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...BINDING_STATES)), (states) => {
        const note = checked(states);
        expect(agrees(note)).toBe(states.every((state) => state === "ok" || state === "gone"));
        const context = { engine: HASH, plans: [plan("een")] } as unknown as NoteContext;
        const found = { record: recordWith("x"), isUntouched: true };
        const { counts } = verdictOf(found, note, context);
        for (const state of BINDING_STATES) {
          expect(counts[state]).toBe(states.filter((one) => one === state).length);
        }
      }),
    );
  });

  it("tells plan, data, notes and engine apart", () => {
    const now = { ...plan("een"), notes: "b".repeat(64) };
    const context = { engine: "b".repeat(64), plans: [now] } as unknown as NoteContext;
    const found = { record: recordWith("x"), isUntouched: true };
    const { isSameEngine, plans } = verdictOf(found, checked([]), context);
    expect(isSameEngine).toBe(false);
    const wanted = { isSamePlan: true, isSameData: true, areSameNotes: false, isSameRun: true };
    expect(plans[0]).toEqual({ id: "een", ...wanted });
  });
});

describe("bare numbers", () => {
  const at = { heading: null, line: 1, column: 1, page: null, part: null };
  const numbers = (text: string, isHeading = false) =>
    numbersOf([{ text, isHeading, at }], null, "nl");

  it.each([
    ["In 2040 daalt het.", 0, 1],
    ["Tussen 2025-2030 en op 3 mei 2024.", 0, 2],
    ["Zie tabel 3 en artikel 12.", 0, 2],
    ["Er komen 2040 woningen bij.", 1, 0],
    ["Het daalt met 63 % tot 1.250,5 kt.", 2, 0],
    ["CO2 en E17 en 65-plussers.", 0, 3],
    ["\u20ac 25 miljoen", 1, 0],
  ])("%s has %i, and %i others", (text, bare, others) => {
    const found = numbers(text);
    const counted = Object.values(found.others).reduce((sum, one) => sum + one, 0);
    expect([found.unbound.length, counted]).toEqual([bare, others]);
  });

  it("are read with their sign and multiple, and not from the number of a heading", () => {
    const values = (text: string): number[] => numbers(text).unbound.map(({ value }) => value);
    expect(values("\u221214,1 en 2,5 miljoen en 1.250")).toEqual([-14.1, 2_500_000, 1250]);
    expect(numbers("3.2 Doelen", true).unbound).toEqual([]);
    expect(numbers("3.2 Doelen").unbound).toHaveLength(1);
  });
});

describe("what stands in the place of a note", () => {
  const folder = temporaryFolder();
  afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));
  const bytes = new TextEncoder().encode("nieuw");
  const file = (name: string, text: string): string => {
    const full = path.join(folder, name);
    fs.writeFileSync(full, text);
    return full;
  };
  const found = (isUntouched: boolean) => () => ({ record: recordWith("x"), isUntouched });

  it("is written over only when it is as this program left it", () => {
    const there = file("nota.md", "oud");
    expect(overwriteProblem(path.join(folder, "geen.md"), bytes, () => null)).toBeNull();
    expect(overwriteProblem(there, bytes, found(true))).toBeNull();
    expect(overwriteProblem(there, bytes, found(false))?.code).toBe("changed-note");
    expect(overwriteProblem(there, bytes, () => null)?.code).toBe("changed-note");
    expect(overwriteProblem(there, bytes, () => "broken")?.code).toBe("changed-note");
    expect(overwriteProblem(file("zelf.md", "nieuw"), bytes, () => null)).toBeNull();
    expect(overwriteProblem(folder, bytes, () => null)?.code).toBe("unwritable-output");
  });

  it("is left alone while a word processor holds it open", () => {
    const there = file("nota.docx", "oud");
    file("~$nota.docx", "");
    expect(overwriteProblem(there, bytes, found(true))?.code).toBe("unwritable-output");
  });

  it("keeps pictures that somebody changed", () => {
    const there = file("beeld.md", "oud");
    const picture = { name: "beeld-files/a.png", bytes };
    fs.mkdirSync(path.join(folder, "beeld-files"));
    file("beeld-files/a.png", "eigen werk");
    const before = { ...recordWith("x"), files: [{ name: picture.name, sha256: sha256("oud") }] };
    expect(writeNote(there, bytes, [picture], before)?.code).toBe("changed-note");
    expect(fs.readFileSync(path.join(folder, picture.name), "utf8")).toBe("eigen werk");
    expect(fs.readFileSync(there, "utf8")).toBe("oud");
    const known = { ...before, files: [{ name: picture.name, sha256: sha256("eigen werk") }] };
    expect(writeNote(there, bytes, [picture], known)).toBeNull();
    expect(fs.readFileSync(path.join(folder, picture.name), "utf8")).toBe("nieuw");
  });
});
