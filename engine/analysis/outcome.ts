/** A finished run with everything that is read from it: the one record that is shown. */
import { cityOf, modules as cityModules } from "../model/index.ts";
import { Instance, type RegionValues } from "../run/instance.ts";
import { dimensionSizes } from "../run/layout.ts";
import type { Trajectories } from "../run/trajectories.ts";
import type { Catalogue } from "../scenario/declarations.ts";
import type { ResolvedScenario, ScenarioModel } from "../scenario/resolved.ts";
import type { Assumption } from "./assumptions.ts";
import { evaluateBudget, type BudgetResult } from "./budgets.ts";
import {
  leverChanges,
  parameterChanges,
  type LeverChange,
  type ParameterChange,
} from "./changes.ts";
import { findContradictions, type Finding } from "./consistency.ts";
import { boundConstraints, type BoundConstraint } from "./constraints.ts";
import {
  groundedResult,
  groundingOf,
  type Grounding,
  type GroundingQuestion,
} from "./grounding.ts";
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

/** What was run, on which instance and with which values. */
export interface Executed {
  readonly scenario: ResolvedScenario;
  readonly catalogue: Catalogue;
  readonly instance: Instance;
  /** One per region. */
  readonly values: readonly RegionValues[];
  readonly run: Trajectories;
  readonly reference: Trajectories;
}

/**
 * Runs a scenario and its reference, and reads goals, limits and changes from them.
 *
 * @param record   whether to keep the cell accounts, which only files and some charts need
 * @param wired    what wires the modules: `Instances` do it once for several runs
 * @param grounded what `groundScenario` found of the same scenario; null to find it here
 */
export function runScenario(
  scenario: ResolvedScenario,
  record = true,
  wired: (model: ScenarioModel) => Instance = instanceFor,
  grounded: readonly Grounding[] | null = null,
): RunOutcome {
  const { model } = scenario;
  const { executed, own } = execute(scenario, record, wired(model));
  const grounding =
    grounded ?? model.regions.map((_, region) => groundingOf(questionOf(executed, own, region)));
  return withheldOutcome(executed, own, grounding);
}

/**
 * The outcome without the figures that nobody knows. Not before what the results rest on is known:
 * that starts from the numbers of the engine.
 */
export function withheldOutcome(
  executed: Executed,
  own: OwnOutcome,
  grounding: readonly Grounding[],
): RunOutcome {
  const { scenario, run, reference } = executed;
  scenario.model.regions.forEach(({ unknownOutputs = [] }, regionIndex) => {
    for (const years of [run, reference]) years.withhold(unknownOutputs, regionIndex);
  });
  return outcomeOf(executed, own, grounding);
}

/**
 * What the figures of each region rest on: the greater part of the work of `runScenario`, for
 * whoever has the engine warm.
 *
 * @param assumptions of each region, as `assumptionsOf` finds them
 * @throws NonFiniteError as `runScenario` does
 */
export function groundScenario(
  scenario: ResolvedScenario,
  instance: Instance,
  assumptions: readonly (readonly Assumption[])[],
): Grounding[] {
  const { executed, own } = execute(scenario, false, instance);
  return assumptions.map((found, region) =>
    groundingOf({ ...questionOf(executed, own, region), assumptions: found }),
  );
}

function execute(
  scenario: ResolvedScenario,
  record: boolean,
  instance: Instance,
): { readonly executed: Executed; readonly own: OwnOutcome } {
  const { catalogue } = cityOf(scenario.model);
  const values = scenario.model.regions.map((region) => instance.flatten(region));
  const reference = executedReference(instance, values);
  const run = instance.trajectories(values.map(({ id }) => id));
  instance.run(values, run, { record });
  const own = ownOutcome(scenario, catalogue, run, reference);
  return { executed: { scenario, catalogue, instance, values, run, reference }, own };
}

/** Runs the same with every lever on its reference path. */
export function executedReference(
  instance: Instance,
  values: readonly RegionValues[],
): Trajectories {
  const reference = instance.trajectories(values.map(({ id }) => id));
  instance.run(
    values.map((region) => instance.onReference(region)),
    reference,
  );
  return reference;
}

/** What the results of a region rest on, as a question. */
export const questionOf = (
  { scenario, catalogue, instance, run, values }: Executed,
  own: OwnOutcome,
  regionIndex: number,
): GroundingQuestion => ({
  ...{ scenario, catalogue, instance, run, regionIndex },
  ...{ own: own.model, columns: own.columns[regionIndex]! },
  values: values[regionIndex]!,
});

/**
 * Reads from a run what is shown of it.
 *
 * @param grounding what the results of each region rest on
 */
export function outcomeOf(
  executed: Executed,
  own: OwnOutcome,
  grounding: readonly Grounding[],
): RunOutcome {
  const { scenario, catalogue, run, reference } = executed;
  const { model } = scenario;
  const changes = model.regions.map((region, index) => ({
    region: region.id,
    levers: leverChanges(catalogue, region),
    parameters: parameterChanges(catalogue, region, scenario.notes.regions[index]!, model),
  }));
  return {
    ...{ scenario, catalogue, run, reference, own, changes },
    ...groundedOutcome(
      executed,
      own,
      grounding,
      changes.map(({ levers }) => levers.length > 0),
    ),
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

/**
 * The part of an outcome that what the results rest on bears on.
 *
 * @param changes whether the plan changes anything, per region
 */
export function groundedOutcome(
  { scenario, catalogue }: Pick<Executed, "scenario" | "catalogue">,
  own: OwnOutcome,
  grounding: readonly Grounding[],
  changes: readonly boolean[],
): Pick<RunOutcome, "targets" | "budgets" | "grounding"> {
  const { model } = scenario;
  const settings = model.regions.map((region, regionIndex) => ({
    ...{ catalogue, region, regionIndex, run: own.run, reference: own.reference },
    missing: scenario.notes.regions[regionIndex]?.missing ?? {},
    missingInReference: missingInReference(model, region),
    lacking: (id: string, years: readonly number[]) => own.lacking(regionIndex, id, years),
  }));
  return {
    targets: model.regions.map((region, regionIndex) => {
      const setting = { ...settings[regionIndex]!, changesAnything: changes[regionIndex]! };
      return {
        region: region.id,
        results: model.targets.map((target) =>
          groundedResult(
            evaluateTarget(target, setting),
            grounding[regionIndex]!.targets.get(target.id) ?? null,
          ),
        ),
      };
    }),
    budgets: model.regions.map((region, regionIndex) => ({
      region: region.id,
      results: (model.budgets ?? []).map((budget) => {
        const span = grounding[regionIndex]!.budgets.get(budget.id) ?? null;
        return evaluateBudget(budget, { ...settings[regionIndex]!, span });
      }),
    })),
    grounding: model.regions.map(({ id }, regionIndex) => ({
      region: id,
      grounding: grounding[regionIndex]!,
    })),
  };
}
