/** Reads the plans of a page, runs each once, and gathers all that the page needs of them. */
import path from "node:path";
import { comparedRun } from "../../engine/analysis/comparison.ts";
import { Instances } from "../../engine/analysis/instances.ts";
import { runScenario, type RunOutcome } from "../../engine/analysis/outcome.ts";
import { ownWarnings } from "../../engine/analysis/own-results.ts";
import { NonFiniteError } from "../../engine/run/instance.ts";
import type { Diagnostic } from "../../engine/scenario/diagnostics/diagnostics.ts";
import { incomparable, spansBeside } from "../compare/comparable.ts";
import { nonFinite } from "../../engine/analysis/non-finite.ts";
import { planFile } from "../read-plan.ts";
import { readWholePlan } from "../read-region-plan.ts";
import type { Language } from "../texts.ts";
import type { CollectedPlan } from "./collect.ts";

export interface PlansOfPage {
  /** In the order of the command line; all of them where nothing is wrong. */
  readonly outcomes: readonly RunOutcome[];
  readonly collected: readonly CollectedPlan[];
  readonly diagnostics: readonly Diagnostic[];
  readonly isWrong: boolean;
  /** What the first plan that says so asks for. */
  readonly language: Language | null;
  /** Paths of all files of projects that were read, also where a plan is wrong. */
  readonly opened: readonly string[];
}

/** @param sets texts of `--set`, which hold for all plans */
export function readPlansOfPage(
  plans: readonly string[],
  options: { readonly sets: readonly string[]; readonly allow: readonly string[] },
): PlansOfPage {
  const instances = new Instances();
  const diagnostics: Diagnostic[] = [];
  const outcomes: RunOutcome[] = [];
  const collected: CollectedPlan[] = [];
  const opened = new Set<string>();
  let language: Language | null = null;
  for (const plan of plans) {
    const read = readWholePlan(plan, options);
    language ??= read.language;
    diagnostics.push(...read.diagnostics);
    for (const file of read.files?.opened ?? []) {
      opened.add(path.resolve(read.files!.root, file));
    }
    if (read.scenario === null) continue;
    try {
      const outcome = runScenario(read.scenario, true, instances.of);
      diagnostics.push(...read.shown(ownWarnings(outcome.scenario, outcome.own.results)));
      outcomes.push(outcome);
      const { id, title } = read.scenario.notes;
      collected.push({ id, title, file: planFile(plan), files: read.files! });
    } catch (error) {
      if (!(error instanceof NonFiniteError)) throw error;
      diagnostics.push(nonFinite(error));
    }
  }
  if (outcomes.length === plans.length && plans.length > 1) {
    const runs = outcomes.map(comparedRun);
    const problems = incomparable(runs, plans);
    diagnostics.push(...(problems.length > 0 ? problems : spansBeside(runs)));
  }
  const isWrong = diagnostics.some(({ severity }) => severity === "error");
  const once = [...new Map(diagnostics.map((one) => [JSON.stringify(one), one])).values()];
  return { outcomes, collected, diagnostics: once, isWrong, language, opened: [...opened] };
}
