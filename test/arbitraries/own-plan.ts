/** The plan of Kortrijk with sections of one's own, for tests of indicators and checks. */
import { runScenario, type RunOutcome } from "../../engine/analysis/outcome.ts";
import type { OwnIndicatorResult } from "../../engine/analysis/own-results.ts";
import type { CheckResult } from "../../engine/analysis/checks.ts";
import { catalogue } from "../../engine/model/index.ts";
import { parseFormula } from "../../engine/scenario/formula/mathjs-parser.ts";
import { resolveScenario, type Resolution } from "../../engine/scenario/resolve.ts";
import type { ResolvedScenario } from "../../engine/scenario/resolved.ts";
import { WithPlan } from "./shipped.ts";

const PATH = "kortrijk/eigen.yaml";

/** @param sections YAML behind `id` and `extends` */
export function resolutionOf(sections: string, parent = "./kortrijk-2040.yaml"): Resolution {
  return resolveScenario({
    files: new WithPlan(PATH, `id: eigen\nextends: ${parent}\n${sections}`),
    planPath: PATH,
    catalogue,
    formulas: () => parseFormula,
  });
}

export function resolvedWith(sections: string, parent?: string): ResolvedScenario {
  const { scenario, diagnostics } = resolutionOf(sections, parent);
  if (scenario === null) throw new Error(JSON.stringify(diagnostics, null, 1));
  return scenario;
}

export const runWith = (sections: string, parent?: string): RunOutcome =>
  runScenario(resolvedWith(sections, parent), false);

/** `indicators:` from formulas and units by id. */
export const indicatorsText = (
  list: Readonly<Record<string, readonly [formula: string, unit: string]>>,
): string =>
  `indicators:\n${Object.entries(list)
    .map(([id, [formula, unit]]) => `  ${id}: { formula: "${formula}", unit: "${unit}" }\n`)
    .join("")}`;

export const indicatorOf = ({ own }: RunOutcome, id: string): OwnIndicatorResult =>
  own.results[0]!.indicators.find(({ indicator }) => indicator.id === id)!;

export const checkOf = ({ own }: RunOutcome, id: string): CheckResult =>
  own.results[0]!.checks.find(({ check }) => check.id === id)!;
