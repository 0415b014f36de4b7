/** A finished run with everything that is read from it: the one record that is shown. */
import { cityOf, modules as cityModules } from "../model/index.ts";
import { Instance } from "../run/instance.ts";
import { dimensionSizes } from "../run/layout.ts";
import type { Trajectories } from "../run/trajectories.ts";
import type { Catalogue } from "../scenario/declarations.ts";
import type { ResolvedScenario, ScenarioModel } from "../scenario/resolved.ts";
import { evaluateBudget, type BudgetResult } from "./budgets.ts";
import {
  leverChanges,
  parameterChanges,
  type LeverChange,
  type ParameterChange,
} from "./changes.ts";
import { findContradictions, type Finding } from "./consistency.ts";
import { boundConstraints, type BoundConstraint } from "./constraints.ts";
import { groundedResult, groundingOf, type Grounding } from "./grounding.ts";
import { missingInReference } from "./missing.ts";
import { onCourse, type OnCourse } from "./on-course.ts";
import { ownOutcome, type OwnOutcome } from "./own-results.ts";
import { evaluateTarget, type GroundedResult } from "./targets.ts";

export interface RunOutcome {
  readonly scenario: ResolvedScenario;
  readonly catalogue: Catalogue;
  readonly run: Trajectories;
  /** The same scenario, the plan's parameters included, with every lever on its reference path. */
  readonly reference: Trajectories;
  /** What the plan defines and expects of these results itself. */
  readonly own: OwnOutcome;
  readonly changes: readonly {
    readonly region: string;
    readonly levers: readonly LeverChange[];
    readonly parameters: readonly ParameterChange[];
  }[];
  readonly targets: readonly {
    readonly region: string;
    readonly results: readonly GroundedResult[];
  }[];
  /** How the run uses the budgets of the plan. */
  readonly budgets: readonly {
    readonly region: string;
    readonly results: readonly BudgetResult[];
  }[];
  /** What the figures of each region rest on. */
  readonly grounding: readonly { readonly region: string; readonly grounding: Grounding }[];
  /** Where the goals contradict each other or what is possible. */
  readonly findings: readonly { readonly region: string; readonly found: readonly Finding[] }[];
  readonly constraints: readonly {
    readonly region: string;
    readonly bound: readonly BoundConstraint[];
  }[];
  /** What was measured in the years of the run, held against the plan and the reference. */
  readonly onCourse: readonly {
    readonly region: string;
    readonly indicators: readonly OnCourse[];
  }[];
}

/** Wires the modules that a scenario names, for its years and the sizes of its regions. */
export function instanceFor(model: ScenarioModel): Instance {
  const { modules, catalogue } = cityOf(model);
  const named = model.modules.map((id) => {
    const module = cityModules.find(({ declaration }) => declaration.id === id);
    if (module === undefined) throw new Error(`unknown module ${id}`);
    return module;
  });
  const chosen = [...named, ...modules.slice(cityModules.length)];
  const years = model.last - model.first + 1;
  const sizes = model.regions.map(({ dimensions }) =>
    dimensionSizes(catalogue.dimensions, dimensions, years),
  );
  const [first] = sizes;
  if (first === undefined) throw new Error("a scenario needs a region");
  for (const other of sizes) {
    for (const [dim, size] of Object.entries(first)) {
      if (other[dim] !== size) {
        throw new Error(`regions that run together need the same number of members of ${dim}`);
      }
    }
  }
  return new Instance(chosen, { first: model.first, last: model.last, sizes: first });
}

/**
 * Runs a scenario and its reference, and reads goals, limits and changes from them.
 *
 * @param record whether to keep the cell accounts, which only files and some charts need
 * @param wired  what wires the modules: `Instances` do it once for several runs
 */
export function runScenario(
  scenario: ResolvedScenario,
  record = true,
  wired: (model: ScenarioModel) => Instance = instanceFor,
): RunOutcome {
  const { model } = scenario;
  const { catalogue } = cityOf(model);
  const instance = wired(model);
  const regions = model.regions.map((region) => instance.flatten(region));
  const ids = model.regions.map(({ id }) => id);
  const reference = instance.trajectories(ids);
  instance.run(
    regions.map((values) => instance.onReference(values)),
    reference,
  );
  const run = instance.trajectories(ids);
  instance.run(regions, run, { record });
  const changes = model.regions.map((region, index) => ({
    region: region.id,
    levers: leverChanges(catalogue, region),
    parameters: parameterChanges(catalogue, region, scenario.notes.regions[index]!, model),
  }));
  const own = ownOutcome(scenario, catalogue, run, reference);
  const grounding = model.regions.map((region, regionIndex) => ({
    region: region.id,
    grounding: groundingOf({
      ...{ scenario, catalogue, instance, run, regionIndex },
      ...{ own: own.model, columns: own.columns[regionIndex]! },
      values: regions[regionIndex]!,
    }),
  }));
  // Not before what the results rest on is known: that starts from the numbers of the engine.
  model.regions.forEach(({ unknownOutputs = [] }, regionIndex) => {
    for (const years of [run, reference]) years.withhold(unknownOutputs, regionIndex);
  });
  return {
    scenario,
    catalogue,
    run,
    reference,
    own,
    changes,
    targets: model.regions.map((region, regionIndex) => ({
      region: region.id,
      results: model.targets.map((target) =>
        groundedResult(
          evaluateTarget(target, {
            catalogue,
            region,
            regionIndex,
            run: own.run,
            reference: own.reference,
            changesAnything: changes[regionIndex]!.levers.length > 0,
            missing: scenario.notes.regions[regionIndex]?.missing ?? {},
            missingInReference: missingInReference(model, region),
            lacking: (id, years) => own.lacking(regionIndex, id, years),
          }),
          grounding[regionIndex]!.grounding.targets.get(target.id) ?? null,
        ),
      ),
    })),
    budgets: model.regions.map((region, regionIndex) => ({
      region: region.id,
      results: (model.budgets ?? []).map((budget) =>
        evaluateBudget(budget, {
          ...{ catalogue, region, regionIndex, run: own.run, reference: own.reference },
          missing: scenario.notes.regions[regionIndex]?.missing ?? {},
          missingInReference: missingInReference(model, region),
          span: grounding[regionIndex]!.grounding.budgets.get(budget.id) ?? null,
          lacking: (id, years) => own.lacking(regionIndex, id, years),
        }),
      ),
    })),
    grounding,
    findings: model.regions.map(({ id }, regionIndex) => ({
      region: id,
      found: findContradictions({ scenario, catalogue, regionIndex, run, reference }),
    })),
    constraints: model.regions.map((region, index) => ({
      region: region.id,
      bound: boundConstraints(run, catalogue, region, index),
    })),
    onCourse: model.regions.map(({ id }, index) => ({
      region: id,
      indicators: onCourse(scenario, catalogue, own.run, own.reference, index),
    })),
  };
}
