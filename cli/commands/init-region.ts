/** `simulate init --region NIS [DIR]`: a project that starts from any Flemish municipality, with a list of what is still a default. */
import fs from "node:fs";
import path from "node:path";
import type { Diagnostic } from "../../engine/scenario/diagnostics/diagnostics.ts";
import type { SuppliedTexts } from "../../engine/scenario/municipality/tables.ts";
import { EXIT, type ExitStatus } from "../exit-status.ts";
import { answered, optionDiagnostic, type Ask } from "../init/region/answered.ts";
import { CHECKLIST, municipalProject } from "../init/region/project.ts";
import { readAnswers, type Given } from "../init/region/questions.ts";
import { writeFolder } from "../init/write-folder.ts";
import { jsonText } from "../json.ts";
import { readUnwritten } from "../read-plan.ts";
import { schemaText } from "../schema/shipped-schemas.ts";
import { shipped, shippedFiles } from "../shipped.ts";
import { diagnosticsText } from "../show-diagnostics.ts";
import type { Streams } from "../streams.ts";
import type { Language } from "../texts.ts";
import { TOOLS } from "../tool-texts.ts";
import { typedNow } from "../typed-as.ts";

export interface InitRegionArguments {
  /** NIS code, or the name of a municipality. */
  readonly region: string;
  /** The new folder; null: named after the municipality, here. */
  readonly folder: string | null;
  /** File of answers; null when none is given. */
  readonly answers: string | null;
  /** Answers given as options. */
  readonly given: Given;
  readonly json: boolean;
  readonly quiet: boolean;
  readonly language: Language;
}

const suppliedTexts: SuppliedTexts = (name) => {
  const file = path.join(shippedFiles.root, name);
  return fs.existsSync(file) ? fs.readFileSync(file, "utf8") : null;
};

/** @param ask asks one question; null where nobody is there to answer */
export function initRegion(args: InitRegionArguments, streams: Streams, ask: Ask): ExitStatus {
  const { json, quiet, language } = args;
  const fail = (diagnostics: readonly Diagnostic[]): ExitStatus => {
    if (json) streams.out(jsonText({ kind: "failure", diagnostics, result: null }));
    else streams.error(diagnosticsText(diagnostics, language));
    return EXIT.inputWrong;
  };
  const fromFile = args.answers === null ? {} : readAnswers(args.answers);
  if (fromFile === null) return fail([unreadable(args.answers!)]);
  const given = { ...fromFile, ...args.given };
  const found = answered(suppliedTexts, args.region, given, json ? null : ask, language);
  if ("code" in found) return fail([found]);
  const { municipality, stated } = found;
  const folder = args.folder ?? municipality.id;

  // Any supplied municipality has what the schema of a new one names: no districts, no projects.
  const { scenario, diagnostics } = readUnwritten(
    path.join(shippedFiles.root, "plan.yaml"),
    "id: plan\ntitle: { nl: Plan, en: Plan }\nregion: menen\n",
  );
  if (scenario === null) return fail(diagnostics);
  const schemas = {
    plan: schemaText("plan", scenario, shipped),
    measures: schemaText("package", scenario, shipped),
  };
  const project = municipalProject(suppliedTexts, municipality, stated, schemas, language);
  const refused = writeFolder(folder, project.files);
  if (refused !== null) return fail([refused]);

  const subjects = project.subjects.filter(({ figures }) => figures.length > 0);
  const { nis, id, name } = municipality;
  if (json) {
    const defaults = subjects.map((subject) => ({
      ...{ subject: subject.subject, figures: subject.figures.length },
      ...{ files: subject.files, where: subject.where, url: subject.url },
    }));
    const result = {
      ...{ folder, files: [...project.files.keys()] },
      municipality: { nis, id, name },
      answers: stated,
      defaults,
    };
    streams.out(jsonText({ kind: "init", diagnostics: [], result }));
  } else if (!quiet) {
    const shown = folder.replaceAll("\\", "/");
    const count = subjects.reduce((sum, { figures }) => sum + figures.length, 0);
    const lines = subjects.map(
      ({ subject, figures, where }) =>
        `  ${subject[language]} (${figures.length}): ${where[language]}`,
    );
    // As figures stand everywhere else in Dutch.
    const withComma = (value: string): string =>
      language === "nl" && /^\d+\.\d+$/.test(value) ? value.replace(".", ",") : value;
    const taken = stated.filter(({ isDefault }) => isDefault);
    const notAnswered = taken
      .map(({ label, value }) => `${label[language]} ${withComma(value)}`)
      .join("; ");
    streams.out(
      [
        `${TOOLS.initWrote[language]} ${folder}: ${name} (${nis}), ${project.files.size} ${TOOLS.initFiles[language]}`,
        ...(taken.length === 0 ? [] : [`${TOOLS.initTaken[language]}: ${notAnswered}`]),
        `${count} ${TOOLS.initDefaults[language]} ${path.posix.join(shown, CHECKLIST[language])}:`,
        ...lines,
        `${TOOLS.initNext[language]}: ${typedNow()} ${path.posix.join(shown, "plan.yaml")}`,
        "",
      ].join("\n"),
    );
  }
  return EXIT.done;
}

const unreadable = (file: string): Diagnostic =>
  optionDiagnostic(
    {
      nl: `--answers: "${file}" kan niet gelezen worden`,
      en: `--answers: "${file}" cannot be read`,
    },
    {
      nl: "geef een tekstbestand met regels als population: 12345",
      en: "give a text file with lines like population: 12345",
    },
  );
