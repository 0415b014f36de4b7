/** `simulate PLAN.yaml`: one plan, a summary on the terminal, a results folder. */
import { Instances } from "../../engine/analysis/instances.ts";
import { runScenario, type RunOutcome } from "../../engine/analysis/outcome.ts";
import { ownWarnings } from "../../engine/analysis/own-results.ts";
import { NonFiniteError } from "../../engine/run/instance.ts";
import type { Diagnostic } from "../../engine/scenario/diagnostics/diagnostics.ts";
import { EXIT, type ExitStatus } from "../exit-status.ts";
import { nonFinite } from "../../engine/analysis/non-finite.ts";
import type { ResultArguments } from "../result-arguments.ts";
import { HELP } from "../texts.ts";
import { hashesOf, resultFiles } from "../result-files.ts";
import { jsonText, runResult } from "../json.ts";
import type { Streams } from "../streams.ts";
import { readPlan } from "../read-plan.ts";
import { memberOf, readRegionPlan } from "../read-region-plan.ts";
import { runGroupPlan } from "./run-group.ts";
import { unwritableParent, writeResultsFolder } from "../results-folder.ts";
import { diagnosticsText } from "../show-diagnostics.ts";
import { summaryText } from "../summary.ts";
import { wroteText } from "../wrote-text.ts";
import { workbookWarnings } from "../workbook-file.ts";

export interface RunArguments extends ResultArguments {
  /** With `#REGION` behind it one municipality of a plan over several. */
  readonly plan: string;
  readonly strict: boolean;
  /** Of a plan over several municipalities: whether every municipality gets a report of its own. */
  readonly each: boolean;
  /** Called with the results folder once it is whole. */
  readonly onWritten?: (folder: string) => void;
}

/** `<id>`, or `<id>--<6 hex>` when levers were set by hand, so that no plan's folder is overwritten. */
const folderName = (outcome: RunOutcome, sets: readonly string[], hash: string): string => {
  const { id } = outcome.scenario.notes;
  return sets.length === 0 ? id : `${id}--${hash.slice(0, 6)}`;
};

export async function runPlan(args: RunArguments, streams: Streams): Promise<ExitStatus> {
  const { plan, member } = memberOf(args.plan);
  const found = readPlan(plan, args);
  if (found.isGroup) return runGroupPlan(args, streams);
  const read = member === null ? found : readRegionPlan(args.plan, args);
  const language = args.language ?? read.language ?? "nl";
  const fail = (diagnostics: readonly Diagnostic[]): ExitStatus => {
    if (args.json) streams.out(jsonText({ kind: "failure", diagnostics, result: null }));
    else
      streams.error(`${diagnosticsText(diagnostics, language)}${HELP.nothingWritten[language]}\n`);
    return EXIT.inputWrong;
  };
  if (read.scenario === null) return fail(read.diagnostics);
  const parent = args.out ?? "results";
  const unwritable = args.files ? unwritableParent(parent) : null;
  if (unwritable !== null) return fail([...read.diagnostics, unwritable]);

  const instances = new Instances();
  let outcome: RunOutcome;
  try {
    outcome = runScenario(read.scenario, args.files, instances.of);
  } catch (error) {
    if (!(error instanceof NonFiniteError)) throw error;
    return fail([...read.diagnostics, nonFinite(error)]);
  }

  const warnings = [
    ...read.diagnostics,
    ...read.shown(ownWarnings(outcome.scenario, outcome.own.results)),
  ];
  let folder: string | null = null;
  const hashes = args.files || args.json ? hashesOf(outcome.scenario) : null;
  if (args.files) {
    const files = await resultFiles(outcome, hashes!, {
      ...{ belgian: args.belgian, language, instanceOf: instances.of },
    });
    const name = folderName(outcome, args.sets, hashes!.scenario);
    const written = writeResultsFolder(parent, name, files);
    if ("refused" in written) return fail([...warnings, written.refused]);
    folder = written.written;
    args.onWritten?.(folder);
    warnings.push(...written.warnings, ...workbookWarnings());
  }
  if (args.json) {
    const result = runResult(outcome, hashes!, folder);
    streams.out(jsonText({ kind: "run", diagnostics: warnings, result }));
  } else {
    if (warnings.length > 0) streams.error(diagnosticsText(warnings, language));
    if (!args.quiet) {
      streams.out(summaryText(outcome, language));
      if (folder !== null) streams.out(`\n${wroteText(folder, language)}`);
    }
  }
  const missed = outcome.targets.some(({ results }) =>
    results.some(({ status }) => status === "missed"),
  );
  const failed = outcome.own.results.some(({ checks }) =>
    checks.some(({ status }) => status === "fails"),
  );
  return args.strict && (missed || failed) ? EXIT.targetMissed : EXIT.done;
}
