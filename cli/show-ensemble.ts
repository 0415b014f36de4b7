/** What is done with an ensemble once it is computed: files, `--json`, the terminal, the exit status. */
import path from "node:path";
import type { EnsembleRecord } from "../engine/analysis/ensemble/record.ts";
import type { Diagnostic } from "../engine/scenario/diagnostics/diagnostics.ts";
import { ensembleFiles, inputsHash, type DrawnContents } from "./ensemble-files.ts";
import { ensembleResult } from "./ensemble-json.ts";
import { ensemblePages } from "./ensemble-pages.ts";
import { ensembleText } from "./ensemble-text.ts";
import { EXIT, type ExitStatus } from "./exit-status.ts";
import { jsonText } from "./json.ts";
import { writeResultsFolder } from "./results-folder.ts";
import { diagnosticsText } from "./show-diagnostics.ts";
import type { Streams } from "./streams.ts";
import { HELP, type Language } from "./texts.ts";
import { workbookWarnings } from "./workbook-file.ts";

export interface ShowOptions {
  readonly out: string | null;
  readonly files: boolean;
  readonly belgian: boolean;
  readonly json: boolean;
  readonly quiet: boolean;
  readonly strict: boolean;
  readonly language: Language;
}

/** Tells why nothing came of an ensemble. */
export function refuseEnsemble(
  diagnostics: readonly Diagnostic[],
  { json, language }: Pick<ShowOptions, "json" | "language">,
  streams: Streams,
  status: ExitStatus = EXIT.inputWrong,
): ExitStatus {
  if (json) streams.out(jsonText({ kind: "failure", diagnostics, result: null }));
  else streams.error(`${diagnosticsText(diagnostics, language)}${HELP.nothingWritten[language]}\n`);
  return status;
}

/**
 * @param name        of the folder
 * @param diagnostics what is to be told with it
 */
export async function showEnsemble(
  contents: DrawnContents,
  name: string,
  diagnostics: readonly Diagnostic[],
  options: ShowOptions,
  streams: Streams,
): Promise<ExitStatus> {
  const { records, differences, hashes } = contents;
  const { language, belgian } = options;
  const told = [...diagnostics];
  // Drawing takes longer than thousands of runs: who waits at a screen reads on meanwhile.
  if (!options.json) {
    if (told.length > 0) streams.error(diagnosticsText(told.splice(0), language));
    if (!options.quiet) streams.out(ensembleText(records, differences, language));
  }
  let folder: string | null = null;
  if (options.files) {
    const pages = await ensemblePages(contents, language);
    const files = ensembleFiles(name, contents, { belgian, language }, pages);
    const written = writeResultsFolder(options.out ?? "results", name, files);
    if ("refused" in written) return refuseEnsemble([...told, written.refused], options, streams);
    folder = written.written;
    told.push(...written.warnings, ...workbookWarnings());
  }
  if (options.json) {
    const inputs = records.map((record) => inputsHash(record.inputs));
    const result = ensembleResult(records, differences, hashes, inputs, folder);
    streams.out(jsonText({ kind: "ensemble", diagnostics: told, result }));
  } else {
    if (told.length > 0) streams.error(diagnosticsText(told, language));
    if (!options.quiet && folder !== null) streams.out(`\n${wroteText(folder, language)}`);
  }
  return options.strict && records.some(isLacking) ? EXIT.targetMissed : EXIT.done;
}

/** Whether a goal is missed in more than half of the members that can say. */
const isLacking = ({ regions }: EnsembleRecord): boolean =>
  regions.some(({ goals }) => goals.some(({ met, evaluable }) => 2 * met < evaluable));

function wroteText(folder: string, language: Language): string {
  const of = {
    nl: `Verslag met figuren: ${path.join(folder, "report.html")}\nBanden, kansen en wat geloot werd: quantiles.csv, targets.csv, uncertain-inputs.csv`,
    en: `Report with charts: ${path.join(folder, "report.html")}\nBands, chances and what was drawn: quantiles.csv, targets.csv, uncertain-inputs.csv`,
  }[language];
  return `${HELP.wrote[language]}: ${folder}\n${of}\n`;
}
