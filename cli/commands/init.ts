/** `simulate init DIR`: a project folder with a plan that runs and a region to fill in. */
import fs from "node:fs";
import path from "node:path";
import type { Diagnostic } from "../../engine/scenario/diagnostics/diagnostics.ts";
import { EXIT, type ExitStatus } from "../exit-status.ts";
import { projectFiles } from "../init/files.ts";
import { jsonText } from "../json.ts";
import { readPlan } from "../read-plan.ts";
import { schemaText } from "../schema/shipped-schemas.ts";
import { shipped, SHIPPED_REFERENCE } from "../shipped.ts";
import { diagnosticsText } from "../show-diagnostics.ts";
import type { Streams } from "../streams.ts";
import type { Language } from "../texts.ts";
import { TOOLS } from "../tool-texts.ts";

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
    const next = `${TOOLS.initNext[language]}: simulate ${path.posix.join(folder.replaceAll("\\", "/"), "plan.yaml")}`;
    streams.out(`${TOOLS.initWrote[language]} ${folder}:\n${lines.join("\n")}\n${next}\n`);
  }
  return EXIT.done;
}

/** Writes a folder that is not there yet: beside its place first, then as a whole into it. */
function writeFolder(folder: string, files: ReadonlyMap<string, string>): Diagnostic | null {
  const target = path.resolve(folder);
  const there = fs.lstatSync(target, { throwIfNoEntry: false });
  const isEmpty = there?.isDirectory() === true && fs.readdirSync(target).length === 0;
  if (there !== undefined && !isEmpty) return exists(folder, there.isDirectory());
  let beside: string | null = null;
  try {
    fs.mkdirSync(path.dirname(target), { recursive: true });
    beside = fs.mkdtempSync(path.join(path.dirname(target), `.${path.basename(target)}-`));
    for (const [name, text] of files) {
      const file = path.join(beside, name);
      fs.mkdirSync(path.dirname(file), { recursive: true });
      fs.writeFileSync(file, text);
    }
    // What was made for oneself alone becomes a folder as any other.
    fs.chmodSync(beside, 0o777 & ~process.umask());
    if (isEmpty) fs.rmdirSync(target);
    fs.renameSync(beside, target);
    return null;
  } catch (error) {
    if (beside !== null) fs.rmSync(beside, { recursive: true, force: true });
    const { code = "" } = error as NodeJS.ErrnoException;
    return problem(
      "unwritable-output",
      {
        nl: `"${folder}" kan niet geschreven worden (${code})`,
        en: `"${folder}" cannot be written (${code})`,
      },
      { nl: "kies een andere map", en: "choose another folder" },
    );
  }
}

const exists = (folder: string, isFolder: boolean): Diagnostic =>
  problem(
    "foreign-folder",
    {
      nl: `"${folder}" bestaat al${isFolder ? " en is niet leeg" : ""}; er is niets geschreven`,
      en: `"${folder}" exists already${isFolder ? " and is not empty" : ""}; nothing was written`,
    },
    { nl: "kies een map die er nog niet is", en: "choose a folder that is not there yet" },
  );

const problem = (
  code: "foreign-folder" | "unwritable-output",
  message: Diagnostic["message"],
  help: Diagnostic["message"],
): Diagnostic => ({
  ...{ code, severity: "error", message, help },
  ...{ at: null, excerpt: null, related: [] },
});
