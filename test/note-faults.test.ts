/**
 * What a person is told about a mistake in a note: a folder for each, named after the diagnostic, with
 * `--variant` for further ones.
 */
import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { faultDiagnostics } from "../cli/note/fault-diagnostics.ts";
import { otherEnsemble } from "../cli/note/given-ensemble.ts";
import { renderDiagnostic } from "../engine/scenario/diagnostics/render-diagnostic.ts";
import { NOTE_FAULT_CODES } from "../viz/note/fault.ts";
import { markdownNote } from "../viz/files/note/markdown/markdown-note.ts";
import { noteContext, outcomeOf } from "./arbitraries/note-context.ts";
import { root } from "./arbitraries/root.ts";

const folder = path.join(root, "test", "note-faults");
const names = fs.readdirSync(folder).sort();
const codeOf = (name: string): string => name.split("--")[0]!;

describe("what a person is told about a mistake in a note", () => {
  it.each(names)("%s", async (name) => {
    const bytes = fs.readFileSync(path.join(folder, name, "nota.md"));
    const context = noteContext([outcomeOf("kortrijk/kortrijk-2040.yaml")]);
    const { faults } = await markdownNote.fill(bytes, null, context);
    const diagnostics = faultDiagnostics(faults, "nota.md");
    expect(diagnostics.map(({ code }) => code)).toContain(codeOf(name));
    for (const language of ["nl", "en"] as const) {
      const text = diagnostics.map((diagnostic) => `${renderDiagnostic(diagnostic, language)}\n`);
      await expect(text.join("\n")).toMatchFileSnapshot(
        path.join(folder, name, `expected.${language}.txt`),
      );
    }
  });

  it("has a folder for every fault of a note in Markdown", () => {
    // Any text is Markdown: only a file of Word can be broken as a file.
    const wanted = NOTE_FAULT_CODES.filter((code) => code !== "broken-note");
    expect([...new Set(names.map(codeOf))].sort()).toEqual([...wanted].sort());
  });
});

const ensembles = path.join(root, "test", "note-ensemble-faults");

describe("what a person is told about an ensemble that does not belong to a note", () => {
  it.each(fs.readdirSync(ensembles).sort())("%s", async (name) => {
    const { stored, now } = JSON.parse(
      fs.readFileSync(path.join(ensembles, name, "case.json"), "utf8"),
    ) as { stored: Parameters<typeof otherEnsemble>[1]; now: Parameters<typeof otherEnsemble>[2] };
    const found = otherEnsemble("results/kortrijk-2040--ensemble/run.json", stored, now);
    expect(found.map(({ code }) => code)).toContain(codeOf(name));
    for (const language of ["nl", "en"] as const) {
      const text = found.map((diagnostic) => `${renderDiagnostic(diagnostic, language)}\n`);
      await expect(text.join("\n")).toMatchFileSnapshot(
        path.join(ensembles, name, `expected.${language}.txt`),
      );
    }
    expect(otherEnsemble("", stored, stored)).toEqual([]);
  });
});
