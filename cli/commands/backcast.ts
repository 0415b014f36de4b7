/** `simulate backcast PLAN --target … --vary …`: from a goal back to what must change. */
import path from "node:path";
import {
  isNoQuestion,
  reasoning,
  type BackcastOutcome,
  type BackcastQuestion,
  type NoQuestion,
} from "../../engine/analysis/backcast/backcast.ts";
import type { Least } from "../../engine/analysis/backcast/problem.ts";
import type { MemberQuestion, RobustQuestion } from "../../engine/analysis/backcast/robust.ts";
import { Instances } from "../../engine/analysis/instances.ts";
import { runScenario } from "../../engine/analysis/outcome.ts";
import { cityOf } from "../../engine/model/index.ts";
import { NonFiniteError } from "../../engine/run/instance.ts";
import type { ResolvedScenario } from "../../engine/scenario/resolved.ts";
import type { Diagnostic } from "../../engine/scenario/diagnostics/diagnostics.ts";
import { isBareName } from "../../engine/scenario/plan/shipped.ts";
import { backcastResult } from "../backcast/backcast-json.ts";
import { backcastText } from "../backcast/backcast-text.ts";
import { MemberCounts } from "../backcast/count-members.ts";
import { alsoSet, questionFaults, unknownGoal, yearOutside } from "../backcast/faults.ts";
import { planId, planText, setAndMoved } from "../backcast/plan-text.ts";
import { readVary } from "../backcast/vary.ts";
import { writePlanFile } from "../backcast/write-plan.ts";
import { isFile } from "../disk.ts";
import { readEnsembleOptions, type TypedEnsembleOptions } from "../ensemble-options.ts";
import { Ensembles } from "../ensemble/run-ensemble.ts";
import { EXIT, type ExitStatus } from "../exit-status.ts";
import { jsonText } from "../json.ts";
import { nonFinite } from "../../engine/analysis/non-finite.ts";
import { observedNotDrawn } from "../observed-not-drawn.ts";
import { planFile, readUnwritten } from "../read-plan.ts";
import { readWholePlan } from "../read-region-plan.ts";
import { diagnosticsText } from "../show-diagnostics.ts";
import type { Streams } from "../streams.ts";
import { HELP, type Language } from "../texts.ts";

/** Cases that are drawn where nobody says how many. */
const MEMBERS = "1000";

/** As typed. */
export interface TypedRobust extends Omit<TypedEnsembleOptions, "shard"> {
  /** In which part of the cases the goals are to be met. */
  readonly share: number;
}

export interface BackcastArguments {
  readonly plan: string;
  readonly targets: readonly string[];
  readonly vary: readonly string[];
  readonly least: Least;
  readonly from: number | null;
  readonly robust: TypedRobust | null;
  readonly out: string | null;
  /** The command line as it was typed, for the file that comes of it. */
  readonly command: string;
  readonly sets: readonly string[];
  readonly allow: readonly string[];
  readonly files: boolean;
  readonly strict: boolean;
  readonly json: boolean;
  readonly quiet: boolean;
  readonly language: Language | null;
}

export async function backcastPlan(args: BackcastArguments, streams: Streams): Promise<ExitStatus> {
  const { typed, robust, workers, told } = readRobust(args.robust);
  const read = readWholePlan(args.plan, args);
  const language = args.language ?? read.language ?? "nl";
  const failed = (diagnostics: readonly Diagnostic[], status: ExitStatus): ExitStatus => {
    if (args.json) streams.out(jsonText({ kind: "failure", diagnostics, result: null }));
    else
      streams.error(`${diagnosticsText(diagnostics, language)}${HELP.nothingWritten[language]}\n`);
    return status;
  };
  if (typed && robust === null) return failed(told, EXIT.commandLineWrong);
  const fixed = robust === null || read.scenario === null ? [] : observedNotDrawn(read.scenario);
  const warnings = [...read.diagnostics, ...fixed, ...told];
  const fail = (found: readonly Diagnostic[]): ExitStatus =>
    failed([...warnings, ...found], EXIT.inputWrong);
  const { scenario } = read;
  if (scenario === null) return fail([]);
  const { model } = scenario;
  const { catalogue } = cityOf(model);
  const known = model.targets.map(({ id }) => id);
  const unknown = args.targets.filter((id) => !known.includes(id));
  if (unknown.length > 0) return fail(unknown.map((id) => unknownGoal(id, known)));
  const from = args.from ?? model.first + 1;
  if (!(from > model.first && from <= model.last)) {
    return fail([yearOutside(from, model.first, model.last)]);
  }
  const vary = readVary(args.vary, catalogue, model.regions[0]!);
  if (vary.diagnostics.length > 0) return fail(vary.diagnostics);
  const twice = setAndMoved(args.sets, new Set(vary.levers.map(({ id }) => id)));
  if (twice.length > 0) return fail(twice.map(alsoSet));

  const instances = new Instances();
  const targets = model.targets.filter(({ id }) => args.targets.includes(id));
  const { least } = args;
  const question = { scenario, targets, levers: vary.levers, from, least, robust, region: 0 };
  const watched = args.json || args.quiet ? null : { streams, language };
  const members = new Members(question, instances, { workers, watched });
  let answer: BackcastOutcome;
  let file: string | null = null;
  try {
    const reasoned = await members.reasoned();
    if (isNoQuestion(reasoned)) return fail(questionFaults(reasoned, from));
    answer = reasoned;
    // Who names a lever wants to know why it does not move.
    const named = answer.leftOut.filter((lever) => lever.named);
    const nothing = { goals: [], leftOut: named, tooEarly: false, noCosts: false };
    if (named.length > 0) return fail(questionFaults(nothing, from));
    if (args.files && answer.verdict === "found") {
      const written = await write(answer, args, language, { instances, members });
      if (typeof written !== "string") return fail(written);
      file = written;
    }
  } catch (error) {
    if (!(error instanceof NonFiniteError)) throw error;
    return fail([nonFinite(error)]);
  } finally {
    await members.close();
  }
  if (args.json) {
    const result = backcastResult(answer, file);
    streams.out(jsonText({ kind: "backcast", diagnostics: warnings, result }));
  } else {
    if (warnings.length > 0) streams.error(diagnosticsText(warnings, language));
    if (!args.quiet) streams.out(backcastText(answer, file, language));
  }
  const isMet = answer.verdict === "found" || answer.verdict === "already";
  return args.strict && !isMet ? EXIT.targetMissed : EXIT.done;
}

interface ReadRobust {
  /** Whether it was asked for at all. */
  readonly typed: boolean;
  readonly robust: RobustQuestion | null;
  /** Null for one per core. */
  readonly workers: number | null;
  readonly told: readonly Diagnostic[];
}

/** The same options as those of an ensemble, with fewer cases where nobody says how many. */
function readRobust(typed: TypedRobust | null): ReadRobust {
  if (typed === null) return { typed: false, robust: null, workers: null, told: [] };
  const members = typed.members ?? MEMBERS;
  const { options, diagnostics: told } = readEnsembleOptions({ ...typed, members, shard: null }, 1);
  if (options === null) return { typed: true, robust: null, workers: null, told };
  const { seed, sampling, workers } = options;
  const robust = { share: typed.share, members: options.members, seed, sampling };
  return { typed: true, robust, workers, told };
}

/** Members on workers, started when the first are asked for. */
class Members {
  private counts: MemberCounts | null = null;
  private ensembles: Ensembles | null = null;

  constructor(
    private readonly question: BackcastQuestion,
    private readonly instances: Instances,
    private readonly how: {
      /** Null for one per core. */
      readonly workers: number | null;
      readonly watched: { readonly streams: Streams; readonly language: Language } | null;
    },
  ) {}

  /** Reasons the question back. */
  async reasoned(): Promise<BackcastOutcome | NoQuestion> {
    const { question } = this;
    const steps = reasoning(question, this.instances.of(question.scenario.model));
    let step = steps.next();
    while (step.done !== true) step = steps.next(await this.counting().met(step.value));
    return step.value;
  }

  /** In how many cases a plan that was written and read meets the goals. */
  metByWritten(written: ResolvedScenario, asked: MemberQuestion): Promise<number> {
    return this.counting().metByWritten(written, this.instances.of(written.model), asked);
  }

  async close(): Promise<void> {
    this.counts?.end();
    await this.ensembles?.close();
  }

  private counting(): MemberCounts {
    const { question, instances, how } = this;
    const instance = instances.of(question.scenario.model);
    this.ensembles ??= new Ensembles(how.workers ?? undefined, instances);
    return (this.counts ??= new MemberCounts(this.ensembles, question, instance, how.watched));
  }
}

/** Writes the plan once it is certain that it loads, and does what is said of it. */
async function write(
  answer: BackcastOutcome,
  args: BackcastArguments,
  language: Language,
  { instances, members }: { readonly instances: Instances; readonly members: Members },
): Promise<string | readonly Diagnostic[]> {
  const { notes } = answer.scenario;
  const goals = answer.goals.map(({ target }) => target.id);
  const isSupplied = isBareName(args.plan) && !isFile(args.plan);
  const source = planFile(args.plan);
  const folder = isSupplied ? "." : path.dirname(args.plan);
  const id = planId(notes.id, goals);
  const file = args.out ?? path.join(folder, `${id}.yaml`);
  const relative = path.relative(path.dirname(path.resolve(file)), path.resolve(source));
  const posix = relative.split(path.sep).join("/");
  const base = isSupplied ? args.plan : posix.startsWith(".") ? posix : `./${posix}`;
  const text = planText(answer, id, base, args, language);
  const read = readUnwritten(file, text, { allow: args.allow });
  if (read.scenario === null) return read.diagnostics;
  const { targets } = runScenario(read.scenario, false, instances.of);
  const missed = targets[0]!.results.filter(
    ({ target, gap }) => goals.includes(target.id) && gap !== 0,
  );
  if (missed.length > 0) {
    throw new Error(`${file} would miss ${missed.map(({ target }) => target.id).join(", ")}`);
  }
  if (answer.robust !== null) {
    const { question, met } = answer.robust;
    const counted = await members.metByWritten(read.scenario, question);
    if (counted !== met) throw new Error(`${file} meets its goals in ${counted} cases, not ${met}`);
  }
  const problem = writePlanFile(file, text);
  return problem === null ? file : [problem];
}
