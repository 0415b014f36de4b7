/** Plans as the views of the explorer show them: shipped ones, a restart, and one with modules missing. */
import { runScenario, type RunOutcome } from "../../engine/analysis/outcome.ts";
import type { ResolvedScenario } from "../../engine/scenario/resolved.ts";
import type { ChartContext } from "../../explorer/charts/page-chart.ts";
import type { Language } from "../../viz/numbers.ts";
import { chartInput } from "../../viz/specs/input.ts";
import { shipped } from "../arbitraries/shipped.ts";

/** Without money and without most goals, as where a region lacks their figures. */
function sparse(): ResolvedScenario {
  const scenario = shipped("kortrijk/kortrijk-2040.yaml");
  const { model } = scenario;
  return {
    ...scenario,
    model: {
      ...model,
      modules: model.modules.filter((id) => id !== "costs"),
      targets: model.targets.filter((_, at) => at % 5 === 0),
    },
  };
}

const SCENARIOS = {
  plan: () => shipped("kortrijk/kortrijk-2040.yaml"),
  networks: () => shipped("kortrijk/warmtenetten-eerst.yaml"),
  restart: () => shipped("kortrijk/vijf-jaar-later.yaml"),
  sparse,
} as const;

export type ShownPlanName = keyof typeof SCENARIOS;
export const SHOWN_PLANS = Object.keys(SCENARIOS) as ShownPlanName[];

const scenarios = new Map<ShownPlanName, ResolvedScenario>();
const outcomes = new Map<ShownPlanName, RunOutcome>();

export function scenarioOf(name: ShownPlanName): ResolvedScenario {
  let scenario = scenarios.get(name);
  if (scenario === undefined) scenarios.set(name, (scenario = SCENARIOS[name]()));
  return scenario;
}

export function outcomeOf(name: ShownPlanName): RunOutcome {
  let outcome = outcomes.get(name);
  if (outcome === undefined) outcomes.set(name, (outcome = runScenario(scenarioOf(name))));
  return outcome;
}

/** The outcome of a plan whose levers of some ids are so many times as far, from the fourth year on. */
export function movedOutcome(
  name: ShownPlanName,
  levers: readonly string[],
  factor: number,
): RunOutcome {
  const scenario = scenarioOf(name);
  const { model } = scenario;
  const [region] = model.regions;
  const unknown = levers.filter((id) => region!.levers[id] === undefined);
  if (unknown.length > 0) throw new Error(`no levers ${unknown.join(", ")}`);
  const moved = Object.fromEntries(
    Object.entries(region!.levers).map(([id, path]) => [
      id,
      levers.includes(id) ? path.map((value, at) => (at < 3 ? value : value * factor)) : path,
    ]),
  );
  return runScenario({
    ...scenario,
    model: { ...model, regions: [{ ...region!, levers: moved }] },
  });
}

/** What charts are made from, with another plan beside it or none. */
export const contextOf = (
  outcome: RunOutcome,
  language: Language,
  beside: RunOutcome | null = null,
): ChartContext => ({
  input: chartInput(outcome),
  beside: beside === null ? null : { name: "B", input: chartInput(beside) },
  language,
});
