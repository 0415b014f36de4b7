/** `simulate init DIR`: a project folder with a plan that runs and a region to fill in. */
import path from "node:path";
import type { Diagnostic } from "../../engine/scenario/diagnostics/diagnostics.ts";
import { EXIT, type ExitStatus } from "../exit-status.ts";
import { projectFiles } from "../init/files.ts";
import { writeFolder } from "../init/write-folder.ts";
import { jsonText } from "../json.ts";
import { readPlan } from "../read-plan.ts";
import { schemaText } from "../schema/shipped-schemas.ts";
import { shipped, SHIPPED_REFERENCE } from "../shipped.ts";
import { diagnosticsText } from "../show-diagnostics.ts";
import type { Streams } from "../streams.ts";
import type { Language } from "../texts.ts";
import { TOOLS } from "../tool-texts.ts";
import { typedNow } from "../typed-as.ts";

export interface InitArguments {
  readonly folder: string;
  readonly json: boolean;
  readonly quiet: boolean;
  readonly language: Language;
}

export function initProject(args: InitArguments, streams: Streams): ExitStatus {
  const { folder, json, quiet, language } = args;
  const fail = (diagnostics: readonly Diagnostic[]): ExitStatus => {
    if (json) streams.out(jsonText({ kind: "failure", diagnostics, result: null }));
    else streams.error(diagnosticsText(diagnostics, language));
    return EXIT.inputWrong;
  };
  const { scenario, diagnostics } = readPlan(SHIPPED_REFERENCE);
  if (scenario === null) return fail(diagnostics);
  const files = projectFiles(language, {
    plan: schemaText("plan", scenario, shipped),
    measures: schemaText("package", scenario, shipped),
  });
  const refused = writeFolder(folder, files);
  if (refused !== null) return fail([refused]);
  const names = [...files.keys()];
  if (json)
    streams.out(jsonText({ kind: "init", diagnostics: [], result: { folder, files: names } }));
  else if (!quiet) {
    const lines = names.map((name) => `  ${name}`);
    const next = `${TOOLS.initNext[language]}: ${typedNow()} ${path.posix.join(folder.replaceAll("\\", "/"), "plan.yaml")}`;
    streams.out(`${TOOLS.initWrote[language]} ${folder}:\n${lines.join("\n")}\n${next}\n`);
  }
  return EXIT.done;
}
