/** Groups of small towns in memory: the town of the diagnostics under several names. */
import { parseFormula } from "../../engine/scenario/formula/mathjs-parser.ts";
import { resolveGroup, type GroupResolution } from "../../engine/scenario/group/resolve-group.ts";
import { resolveScenario, type Resolution } from "../../engine/scenario/resolve.ts";
import { townFiles } from "../diagnostics/cases.ts";
import { smallModel } from "../diagnostics/small-model.ts";
import { putTowns } from "./copied-towns.ts";
import type { MemoryFiles } from "./memory-files.ts";

export const TOWNS = ["anzegem", "menen", "wervik"] as const;

/**
 * A project with these towns in `regions/` and the group `regions/group` of them.
 *
 * @param districts of a town, where they are not those of all
 */
export const groupFiles = (
  towns: readonly string[] = TOWNS,
  districts: Readonly<Record<string, readonly string[]>> = {},
): MemoryFiles => putTowns(townFiles(), towns, districts);

/** Resolves a plan over the group. */
export function resolveTowns(
  plan: string,
  files: MemoryFiles = groupFiles(),
  sets: readonly string[] = [],
): GroupResolution {
  files.put("plan.yaml", plan);
  const request = { files, planPath: "plan.yaml", catalogue: smallModel };
  return resolveGroup({ ...request, sets, formulas: () => parseFormula });
}

/** Resolves a plan over one region of the same project. */
export function resolveTown(
  plan: string,
  files: MemoryFiles = groupFiles(),
  sets: readonly string[] = [],
): Resolution {
  files.put("alone.yaml", plan);
  const request = { files, planPath: "alone.yaml", catalogue: smallModel };
  return resolveScenario({ ...request, sets, formulas: () => parseFormula });
}
