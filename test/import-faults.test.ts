/**
 * What a person is told about a table that is imported: a folder for each, named after the diagnostic,
 * with `--variant` for further ones.
 */
import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { buildRows } from "../cli/import/build.ts";
import { chooseMapping } from "../cli/import/choose-mapping.ts";
import { gather } from "../cli/import/gather.ts";
import { readTableFile } from "../cli/import/read-file.ts";
import { catalogue } from "../engine/model/index.ts";
import type { Diagnostic } from "../engine/scenario/diagnostics/diagnostics.ts";
import { renderDiagnostic } from "../engine/scenario/diagnostics/render-diagnostic.ts";
import { root } from "./arbitraries/root.ts";

const folder = path.join(root, "test", "import-faults");
const MAPPINGS = path.join(root, "cli", "import", "mappings");

interface Case {
  readonly file: string;
  readonly mapping?: string;
  readonly municipality?: string;
  readonly year?: number;
}

function told(at: string, { file, mapping: asked, municipality, year }: Case): Diagnostic[] {
  const table = path.join(at, file);
  const read = readTableFile(table);
  if (read.diagnostics.length > 0) return [...read.diagnostics];
  const named = asked === undefined ? null : path.join(at, asked);
  const chosen = chooseMapping(named, table, read.sheets, MAPPINGS);
  const { mapping } = chosen;
  if (mapping === null) return [...chosen.diagnostics];
  const wanted = {
    municipality: municipality === undefined ? [] : [municipality],
    year: year ?? null,
  };
  const gathered = gather(read.sheets, mapping, wanted);
  if (gathered.diagnostics.length > 0) return [...gathered.diagnostics];
  const built = buildRows({
    ...{ file: table, mapping, gathered, catalogue, year: year ?? null, language: "nl" },
    provided: { grade: "measured", range: null, source: "s", where: "w", note: "" },
  });
  return [...built.diagnostics];
}

describe("what a person is told about a table that is imported", () => {
  it.each(fs.readdirSync(folder).sort())("%s", async (name) => {
    const at = path.join(folder, name);
    const said = JSON.parse(fs.readFileSync(path.join(at, "case.json"), "utf8")) as Case;
    const diagnostics = told(at, said);
    expect(diagnostics.map(({ code }) => code)).toContain(name.split("--")[0]);
    for (const language of ["nl", "en"] as const) {
      const text = diagnostics
        .map((diagnostic) => `${renderDiagnostic(diagnostic, language)}\n`)
        .join("\n")
        .replaceAll(`${at}/`, "");
      await expect(text).toMatchFileSnapshot(path.join(at, `expected.${language}.txt`));
    }
  });
});
