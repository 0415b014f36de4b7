/** `simulate ensemble PLAN…`: a plan run thousands of times, each time with other figures within their ranges. */
import { Instances } from "../../engine/analysis/instances.ts";
import { comparedRun } from "../../engine/analysis/comparison.ts";
import { runScenario, type RunOutcome } from "../../engine/analysis/outcome.ts";
import { ownWarnings } from "../../engine/analysis/own-results.ts";
import { NonFiniteError } from "../../engine/run/instance.ts";
import type { Diagnostic } from "../../engine/scenario/diagnostics/diagnostics.ts";
import type { ResolvedScenario } from "../../engine/scenario/resolved.ts";
import { incomparable } from "../compare/comparable.ts";
import { isGroupPlan, runGroupEnsemble } from "../ensemble-group/run-group-ensemble.ts";
import { Ensembles, type EnsembleRun } from "../ensemble/run-ensemble.ts";
import { EnsembleRefused, EnsembleStopped, stoppedDiagnostic } from "../ensemble/stopped.ts";
import { comparedContents, inputsOf, keepInputs } from "../ensemble-contents.ts";
import { ensembleFolderName } from "../ensemble-files.ts";
import {
  nothingToResume,
  readEnsembleOptions,
  type EnsembleOptions,
  type TypedEnsembleOptions,
} from "../ensemble-options.ts";
import { EXIT, type ExitStatus } from "../exit-status.ts";
import { nonFinite } from "../../engine/analysis/non-finite.ts";
import { observedNotDrawn } from "../observed-not-drawn.ts";
import type { ReadPlan } from "../read-plan.ts";
import { readPlanToRun } from "../read-region-plan.ts";
import type { ResultArguments } from "../result-arguments.ts";
import { hashesOf, sha256 } from "../result-files.ts";
import { unwritableParent } from "../results-folder.ts";
import { refuseEnsemble, showEnsemble } from "../show-ensemble.ts";
import { showPart } from "../show-part.ts";
import type { Streams } from "../streams.ts";
import type { Language } from "../texts.ts";

export interface EnsembleArguments extends TypedEnsembleOptions, ResultArguments {
  readonly plans: readonly string[];
  readonly resume: boolean;
  readonly cells: boolean;
  readonly strict: boolean;
}

/** One of the plans, read and run as it stands. */
interface ReadMember {
  readonly scenario: ResolvedScenario;
  /** Null of a plan that is run while the workers compute its ensemble. */
  readonly central: RunOutcome | null;
  /** What is found later, as a person here would read it. */
  readonly shown: ReadPlan["shown"];
}

export async function runEnsembles(args: EnsembleArguments, streams: Streams): Promise<ExitStatus> {
  const { options, diagnostics } = readEnsembleOptions(args, args.plans.length);
  if (options === null) {
    const language = args.language ?? "nl";
    return refuseEnsemble(diagnostics, { ...args, language }, streams, EXIT.commandLineWrong);
  }
  const instances = new Instances();
  const isOfGroup = args.plans.length === 1 && isGroupPlan(args.plans[0]!);
  // The workers load while the plans are read.
  const ensembles = new Ensembles(options.workers ?? undefined, instances);
  try {
    if (isOfGroup)
      return await runGroupEnsemble(args, options, diagnostics, { ensembles, instances }, streams);
    return await computed(args, options, diagnostics, { ensembles, instances }, streams);
  } finally {
    await ensembles.close();
  }
}

async function computed(
  args: EnsembleArguments,
  options: EnsembleOptions,
  found: readonly Diagnostic[],
  { ensembles, instances }: { readonly ensembles: Ensembles; readonly instances: Instances },
  streams: Streams,
): Promise<ExitStatus> {
  // Several plans have to go together, and a part needs the plain run first.
  const runsLater = args.plans.length === 1 && options.shard === null;
  const read = readMembers(args, { ensembles, instances }, runsLater);
  const language = args.language ?? read.language ?? "nl";
  const { diagnostics } = read;
  const told = [...diagnostics, ...found];
  const refuse = (also: readonly Diagnostic[]): ExitStatus =>
    refuseEnsemble([...told, ...also], { json: args.json, language }, streams);
  if (read.plans.length < args.plans.length) return refuse([]);
  const obstacles = obstaclesOf(read.plans, args.plans);
  if (obstacles.length > 0) return refuse(obstacles);
  if (options.shard !== null) {
    const { scenario } = read.plans[0]!;
    const { part, of: parts } = options.shard;
    const asked = {
      ...{ scenario, settings: options, number: { part, parts } },
      ...{ folder: args.out, cells: args.cells, json: args.json, quiet: args.quiet, language },
    };
    return showPart(ensembles, asked, told, streams);
  }
  const parent = args.out ?? "results";
  const unwritable = args.files ? unwritableParent(parent) : null;
  if (unwritable !== null) return refuse([unwritable]);

  const ids = read.plans.map(({ scenario }) => scenario.notes.id);
  const hash = sha256(read.plans.map(({ scenario }) => hashesOf(scenario).scenario).join());
  const name = ensembleFolderName(ids, args.sets.length > 0, hash);
  const runs: EnsembleRun[] = [];
  try {
    for (const [at, { scenario, central, shown }] of read.plans.entries()) {
      const run = await ensembles.run(
        scenario,
        {
          ...{ members: options.members, seed: options.seed, sampling: options.sampling },
          ...{ cells: args.cells, resume: args.resume, quiet: args.quiet || args.json, language },
          place: { parent, name: read.plans.length === 1 ? name : `${name}-${ids[at]!}` },
          ...(central === null ? {} : { central }),
          meanwhile: (plain, inputs) => {
            if (central === null) {
              told.splice(
                diagnostics.length,
                0,
                ...shown(ownWarnings(scenario, plain.own.results)),
              );
            }
            if (inputs === null) inputsOf(scenario, instances);
            else keepInputs(scenario, inputs);
          },
        },
        streams,
      );
      runs.push(run);
    }
  } catch (error) {
    if (error instanceof EnsembleRefused) return refuse([error.diagnostic]);
    if (error instanceof NonFiniteError) return refuse([nonFinite(error)]);
    if (!(error instanceof EnsembleStopped)) throw error;
    if (args.json) {
      const stopped = [stoppedDiagnostic(error)];
      return refuseEnsemble(stopped, { json: true, language }, streams, EXIT.interrupted);
    }
    streams.error(`${error.text[language]}\n`);
    return EXIT.interrupted;
  }
  if (args.resume && runs.every(({ members }) => members.resumed === 0)) {
    told.push(nothingToResume);
  }
  const contents = await comparedContents(runs, ensembles, instances);
  return showEnsemble(contents, name, told, { ...args, language }, streams);
}

interface ReadPlans {
  readonly plans: readonly ReadMember[];
  readonly diagnostics: readonly Diagnostic[];
  readonly language: Language | null;
}

function readMembers(
  args: EnsembleArguments,
  { ensembles, instances }: { readonly ensembles: Ensembles; readonly instances: Instances },
  runsLater: boolean,
): ReadPlans {
  const plans: ReadMember[] = [];
  const diagnostics: Diagnostic[] = [];
  let language: Language | null = null;
  for (const plan of args.plans) {
    const read = readPlanToRun(plan, args);
    language ??= read.language;
    // What several plans have in common, a file that they share, is told once.
    const add = (found: readonly Diagnostic[]): void => {
      for (const one of found) {
        const text = JSON.stringify(one);
        if (!diagnostics.some((known) => JSON.stringify(known) === text)) diagnostics.push(one);
      }
    };
    add(read.diagnostics);
    if (read.scenario === null) continue;
    ensembles.prepare(read.scenario, args.cells);
    const { scenario, shown } = read;
    add(observedNotDrawn(scenario));
    if (runsLater) {
      plans.push({ scenario, central: null, shown });
      continue;
    }
    try {
      const central = runScenario(scenario, false, instances.of);
      add(shown(ownWarnings(scenario, central.own.results)));
      plans.push({ scenario, central, shown });
    } catch (error) {
      if (!(error instanceof NonFiniteError)) throw error;
      add([nonFinite(error)]);
    }
  }
  return { plans, diagnostics, language };
}

/** Why plans cannot stand side by side. */
function obstaclesOf(plans: readonly ReadMember[], typed: readonly string[]): Diagnostic[] {
  if (plans.length === 1) return [];
  const runs = plans.flatMap(({ central }) => (central === null ? [] : [comparedRun(central)]));
  return [...incomparable(runs, typed)];
}
