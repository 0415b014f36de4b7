/** `simulate sensitivity PLAN`: which assumptions the uncertainty about figures and goals comes from. */
import { Instances } from "../../engine/analysis/instances.ts";
import { runScenario, type RunOutcome } from "../../engine/analysis/outcome.ts";
import type { Method } from "../../engine/analysis/sensitivity/study.ts";
import { FigurePlan } from "../../engine/analysis/ensemble/figures.ts";
import { NonFiniteError } from "../../engine/run/instance.ts";
import type { Diagnostic } from "../../engine/scenario/diagnostics/diagnostics.ts";
import { defaultWorkers, Pool } from "../ensemble/pool.ts";
import { EnsembleStopped, stoppedDiagnostic } from "../ensemble/stopped.ts";
import { nothingToResume, readEnsembleOptions } from "../ensemble-options.ts";
import { EXIT, type ExitStatus } from "../exit-status.ts";
import { jsonText } from "../json.ts";
import { nonFinite } from "../../engine/analysis/non-finite.ts";
import { observedNotDrawn } from "../observed-not-drawn.ts";
import { readPlanToRun } from "../read-region-plan.ts";
import type { ResultArguments } from "../result-arguments.ts";
import { HELP } from "../texts.ts";
import { hashesOf } from "../result-files.ts";
import { unwritableParent, writeResultsFolder } from "../results-folder.ts";
import { figuresAsked, unmoved } from "../sensitivity/asked.ts";
import { sensitivityFiles } from "../sensitivity/files.ts";
import { studyPlan, type PlanStudy } from "../sensitivity/study.ts";
import { sensitivityText } from "../sensitivity/text.ts";
import { sensitivityResult } from "../sensitivity-json.ts";
import { diagnosticsText } from "../show-diagnostics.ts";
import type { Streams } from "../streams.ts";
import { wroteText } from "../wrote-text.ts";

export interface SensitivityArguments extends ResultArguments {
  readonly plan: string;
  /** As typed behind every `--of`; none for the usual figures. */
  readonly of: readonly string[];
  readonly method: Method;
  /** As typed; null for the usual one. */
  readonly seed: string | null;
  /** Null for the usual number. */
  readonly samples: number | null;
  /** As typed; null for one per core. */
  readonly workers: string | null;
  /** Goes on with what a stopped try of the same analysis finished. */
  readonly resume: boolean;
}

export async function sensitivityOfPlan(
  args: SensitivityArguments,
  streams: Streams,
): Promise<ExitStatus> {
  const read = readPlanToRun(args.plan, args);
  const language = args.language ?? read.language ?? "nl";
  const fail = (
    diagnostics: readonly Diagnostic[],
    status: ExitStatus = EXIT.inputWrong,
  ): ExitStatus => {
    if (args.json) streams.out(jsonText({ kind: "failure", diagnostics, result: null }));
    else
      streams.error(`${diagnosticsText(diagnostics, language)}${HELP.nothingWritten[language]}\n`);
    return status;
  };
  const typed = { members: null, sampling: null, shard: null, ...args };
  const { options, diagnostics: wrong } = readEnsembleOptions(typed, 1);
  if (options === null) return fail(wrong, EXIT.commandLineWrong);
  const { scenario } = read;
  if (scenario === null) return fail(read.diagnostics);
  const parent = args.out ?? "results";
  const unwritable = args.files ? unwritableParent(parent) : null;
  if (unwritable !== null) return fail([...read.diagnostics, unwritable]);

  const instances = new Instances();
  const instance = instances.of(scenario.model);
  let central: RunOutcome;
  try {
    central = runScenario(scenario, false, instances.of);
  } catch (error) {
    if (!(error instanceof NonFiniteError)) throw error;
    return fail([...read.diagnostics, nonFinite(error)]);
  }
  const plan = new FigurePlan(scenario.model, central.catalogue, instance);
  const { figures, problems } = figuresAsked(args.of, plan);
  if (problems.length > 0) return fail([...read.diagnostics, ...problems]);

  const pool = new Pool(options.workers ?? defaultWorkers());
  const { method, samples } = args;
  const { seed } = options;
  const areAsked = args.of.length > 0;
  const hashes = hashesOf(scenario);
  const { id } = scenario.notes;
  const folderName =
    args.sets.length === 0
      ? `${id}--sensitivity`
      : `${id}--sensitivity--${hashes.scenario.slice(0, 6)}`;
  const watched = {
    place: { parent, name: folderName },
    ...{ resume: args.resume, quiet: args.quiet || args.json, language },
  };
  let studied: PlanStudy;
  try {
    studied = await studyPlan(
      { central, instance, plan, figures, areAsked, method, seed, samples, pool, watched },
      streams,
    );
  } catch (error) {
    if (!(error instanceof EnsembleStopped)) throw error;
    const diagnostics = [stoppedDiagnostic(error)];
    if (args.json) streams.out(jsonText({ kind: "failure", diagnostics, result: null }));
    else streams.error(`${error.text[language]}\n`);
    return EXIT.interrupted;
  } finally {
    await pool.close();
  }
  const { outcome, isResumed } = studied;

  const still = outcome.study.figures.flatMap((figure, at) =>
    figure.low.every((value, factor) => !(value !== figure.high[factor])) && figure.indices === null
      ? [figures[at]!.key]
      : [],
  );
  // Of the usual figures many follow from the plan alone; only what was asked for is worth a word.
  const fixed = observedNotDrawn(scenario);
  const warnings = [
    ...read.diagnostics,
    ...fixed,
    ...(areAsked ? unmoved([...new Set(still)]) : []),
  ];
  if (args.resume && !isResumed) warnings.push(nothingToResume);
  let folder: string | null = null;
  if (args.files) {
    const options = { belgian: args.belgian, language };
    const written = writeResultsFolder(
      parent,
      folderName,
      await sensitivityFiles(outcome, hashes, options),
    );
    if ("refused" in written) return fail([...warnings, written.refused]);
    folder = written.written;
    warnings.push(...written.warnings);
  }
  if (args.json) {
    const result = sensitivityResult(outcome, hashes, folder);
    streams.out(jsonText({ kind: "sensitivity", diagnostics: warnings, result }));
  } else {
    if (warnings.length > 0) streams.error(diagnosticsText(warnings, language));
    if (!args.quiet) {
      streams.out(sensitivityText(outcome, language));
      if (folder !== null) streams.out(`\n${wroteText(folder, language)}`);
    }
  }
  return EXIT.done;
}
