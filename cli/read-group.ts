/** From a path on the command line to a resolved plan over a group of municipalities. */
import path from "node:path";
import { catalogue } from "../engine/model/index.ts";
import type { Diagnostic } from "../engine/scenario/diagnostics/diagnostics.ts";
import type { GroupScenario } from "../engine/scenario/group/group-scenario.ts";
import { resolveGroup } from "../engine/scenario/group/resolve-group.ts";
import type { ScenarioParts } from "../engine/scenario/resolve.ts";
import { DiskFiles, projectFolder } from "./disk.ts";
import { formulas, planFile, shownIn, unwrittenBeside, type ReadOptions } from "./read-plan.ts";
import { shipped } from "./shipped.ts";

export interface ReadGroup {
  /** Null when there is an error among the diagnostics. */
  readonly group: GroupScenario | null;
  readonly diagnostics: readonly Diagnostic[];
  /** What the plan asks for, also where it does not load; null when it does not say. */
  readonly language: "nl" | "en" | null;
  /** What is found later of the same plan, its files named as a person here would write them. */
  shown(found: readonly Diagnostic[]): readonly Diagnostic[];
  /** What each member was made of, by region id; null when there is no group. */
  readonly parts: Readonly<Record<string, ScenarioParts>> | null;
  /** Keys of the common plan that a member passes over, because it has no such thing. */
  readonly passedOver: Readonly<Record<string, readonly string[]>>;
  /** The project, whose files origins name. */
  readonly files: DiskFiles;
}

/**
 * Reads a plan over several municipalities. Whether a plan is one, `readPlan` says of it: `isGroup`.
 *
 * @param plan path of a file, or the bare name of a plan that is supplied
 */
export function readGroup(plan: string, options: ReadOptions = {}): ReadGroup {
  const at = planFile(plan);
  const files = new DiskFiles(projectFolder(at), options.allow);
  return groupIn(files, files.relative(at), options);
}

/** Reads what a group folder amounts to by itself: the reference of all its municipalities. */
export function readGroupFolder(folder: string, options: ReadOptions = {}): ReadGroup {
  const name = path.basename(path.resolve(folder));
  const text = `id: group\ngroup: ${JSON.stringify(`./${name}`)}\n`;
  return groupIn(...unwrittenBeside(path.resolve(folder), text, options), options);
}

function groupIn(files: DiskFiles, planPath: string, options: ReadOptions): ReadGroup {
  const { group, diagnostics, parts, passedOver, language } = resolveGroup({
    ...{ files, planPath, catalogue },
    ...{ sets: options.sets ?? [], formulas, shipped },
  });
  const shown = shownIn(files);
  return { group, parts, passedOver, language, files, diagnostics: shown(diagnostics), shown };
}
