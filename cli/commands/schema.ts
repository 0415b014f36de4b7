/** `simulate schema [PLAN]`: what an editor needs to complete and check plans as one types. */
import fs from "node:fs";
import type { Diagnostic } from "../../engine/scenario/diagnostics/diagnostics.ts";
import { EXIT, type ExitStatus } from "../exit-status.ts";
import { jsonText } from "../json.ts";
import { readRegionPlan } from "../read-region-plan.ts";
import type { SchemaKind } from "../schema/plan-file-schema.ts";
import { schemaText } from "../schema/shipped-schemas.ts";
import { shipped, SHIPPED_REFERENCE } from "../shipped.ts";
import { diagnosticsText } from "../show-diagnostics.ts";
import type { Streams } from "../streams.ts";
import type { Language } from "../texts.ts";
import { TOOLS } from "../tool-texts.ts";
import { patientRename } from "../patient-rename.ts";

export interface SchemaArguments {
  /** Its region's members, and its own ids, are in the schema; null for the shipped city. */
  readonly plan: string | null;
  readonly kind: SchemaKind;
  /** File to write; null for standard output. */
  readonly out: string | null;
  readonly allow: readonly string[];
  readonly json: boolean;
  readonly quiet: boolean;
  readonly language: Language;
}

export function writeSchema(args: SchemaArguments, streams: Streams): ExitStatus {
  const { plan, kind, out, json, quiet, language } = args;
  const { scenario, diagnostics } = readRegionPlan(plan ?? SHIPPED_REFERENCE, args);
  const fail = (found: readonly Diagnostic[]): ExitStatus => {
    if (json) streams.out(jsonText({ kind: "failure", diagnostics: found, result: null }));
    else streams.error(diagnosticsText(found, language));
    return EXIT.inputWrong;
  };
  if (scenario === null) return fail(diagnostics);
  const text = schemaText(kind, scenario, shipped);
  if (out !== null) {
    const refused = written(out, text);
    if (refused !== null) return fail([...diagnostics, refused]);
  }
  if (json) {
    const result = { kind, file: out, schema: JSON.parse(text) as unknown };
    streams.out(jsonText({ kind: "schema", diagnostics, result }));
    return EXIT.done;
  }
  if (diagnostics.length > 0) streams.error(diagnosticsText(diagnostics, language));
  if (out === null) streams.out(text);
  else if (!quiet) streams.out(`${TOOLS.schemaWrote[language]}: ${out}\n`);
  return EXIT.done;
}

/** Writes the file whole or not at all: beside it first, then in its place. */
function written(out: string, text: string): Diagnostic | null {
  const beside = `${out}.new`;
  try {
    fs.writeFileSync(beside, text);
    patientRename(beside, out);
    return null;
  } catch (error) {
    fs.rmSync(beside, { force: true });
    const code = (error as NodeJS.ErrnoException).code ?? "";
    return {
      code: "unwritable-output",
      severity: "error",
      message: {
        nl: `"${out}" kan niet geschreven worden (${code})`,
        en: `"${out}" cannot be written (${code})`,
      },
      at: null,
      excerpt: null,
      help: {
        nl: "geef met --out een bestand in een map die bestaat",
        en: "give a file in a folder that exists, with --out",
      },
      related: [],
    };
  }
}
