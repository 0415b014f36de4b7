/** Stories as the command reads them, of the shipped plan of Kortrijk. */
import fs from "node:fs";
import path from "node:path";
import { DiskFiles } from "../../cli/disk.ts";
import { suppliedIn } from "../../cli/shipped.ts";
import { Instances } from "../../engine/analysis/instances.ts";
import { runScenario, type RunOutcome } from "../../engine/analysis/outcome.ts";
import { catalogue } from "../../engine/model/index.ts";
import { sourceText } from "../../engine/scenario/diagnostics/text.ts";
import { parseFormula } from "../../engine/scenario/formula/mathjs-parser.ts";
import { resolveScenario, type Resolution } from "../../engine/scenario/resolve.ts";
import type { ResolvedScenario } from "../../engine/scenario/resolved.ts";
import type { LeverEdit } from "../../explorer/session/page-state.ts";
import { childText } from "../../explorer/session/plan-text.ts";
import { readStory, type ReadStory } from "../../explorer/story/read-story.ts";
import { root } from "./root.ts";
import { shipped, WithPlan } from "./shipped.ts";

const BESIDE = "kortrijk/.stap.yaml";
const PARENT = "./kortrijk-2040.yaml";
const instances = new Instances();

/** The story that is supplied with Kortrijk. */
export const shippedStory = (): string =>
  fs.readFileSync(path.join(root, "scenarios/kortrijk/stories/wat-als.yaml"), "utf8");

/** A plan that stands in no file, beside the plan of Kortrijk. */
export function besidePlan(text: string): Resolution {
  const supplied = new DiskFiles(path.join(root, "scenarios"));
  return resolveScenario({
    ...{ files: new WithPlan(BESIDE, text), shipped: suppliedIn(supplied) },
    planPath: BESIDE,
    catalogue,
    formulas: () => parseFormula,
  });
}

let known: RunOutcome | null = null;

/** The plan of Kortrijk as it stands, run once. */
export const planOfStories = (): RunOutcome =>
  (known ??= runScenario(shipped("kortrijk/kortrijk-2040.yaml"), false, instances.of));

/** The plan with the edits of a step, as the downloaded plan is resolved. */
export function withStep(edits: readonly LeverEdit[]): ResolvedScenario {
  const head = { id: "stap", title: { nl: "Stap", en: "Step" }, extends: PARENT, remarks: [] };
  return besidePlan(childText(head, edits)).scenario!;
}

export interface StoryOfKortrijk extends ReadStory {
  /** What each step that sets something was resolved to, in order. */
  readonly steps: readonly ResolvedScenario[];
}

/** @param file what diagnostics call it */
export function readKortrijkStory(text: string, file = "verhaal.yaml"): StoryOfKortrijk {
  const steps: ResolvedScenario[] = [];
  const read = readStory({
    ...{ source: sourceText(file, text), plan: planOfStories(), parent: PARENT },
    readBeside: (step) => besidePlan(step),
    isBeside: (one) => one === BESIDE,
    run(scenario) {
      steps.push(scenario);
      return runScenario(scenario, false, instances.of);
    },
  });
  return { ...read, steps };
}

export const runOf = (scenario: ResolvedScenario): RunOutcome =>
  runScenario(scenario, false, instances.of);
