/** From files to a plan, whatever the files are: texts in memory or a disk. */
import { catalogue } from "../../engine/model/index.ts";
import type { Diagnostic as Found } from "../../engine/scenario/diagnostics/diagnostics.ts";
import type { ProjectFiles } from "../../engine/scenario/files.ts";
import { parseFormula } from "../../engine/scenario/formula/mathjs-parser.ts";
import type { Shipped } from "../../engine/scenario/plan/shipped.ts";
import { resolveScenario } from "../../engine/scenario/resolve.ts";
import type { Diagnostic } from "../diagnostics.ts";
import type { LoadedPlan, Settings } from "../plan.ts";
import { planOf } from "./plan-of.ts";

export interface PlanRequest {
  readonly files: ProjectFiles;
  /** POSIX path relative to the project folder. */
  readonly path: string;
  readonly supplied: Shipped;
  readonly set: Settings;
  /** Names the files of diagnostics as whoever asked would write them. */
  shown(found: readonly Found[]): readonly Found[];
}

/** Reads, checks and joins all that a run needs. */
export function resolvePlan(request: PlanRequest): LoadedPlan {
  const { files, path, supplied, set, shown } = request;
  const sets = Object.entries(set).map(([address, value]) => `${address}=${value}`);
  const { scenario, diagnostics } = resolveScenario({
    ...{ files, planPath: path, catalogue, shipped: supplied, sets },
    formulas: () => parseFormula,
  });
  const told: readonly Diagnostic[] = shown(diagnostics);
  if (scenario === null) return { plan: null, diagnostics: told };
  const more = (settings: Settings): LoadedPlan =>
    resolvePlan({ ...request, set: { ...set, ...settings } });
  return { plan: planOf(scenario, more), diagnostics: told };
}
