/**
 * A plan that is run again and again with other levers, as while somebody moves a slider. What levers
 * do not reach is done once: the reference run, and the values of the parameters. What the results
 * rest on takes a hundred runs and is left for when there is time; until then no goal counts as
 * uncertain, and nothing says how far the assumptions could move a figure.
 */
import type { Instance, RegionValues } from "../run/instance.ts";
import type { Trajectories } from "../run/trajectories.ts";
import type { Catalogue } from "../scenario/declarations.ts";
import type { ResolvedScenario } from "../scenario/resolved.ts";
import { groundingSteps, NOT_GROUNDED, type Grounding } from "./grounding.ts";
import {
  executedReference,
  groundedOutcome,
  outcomeOf,
  questionOf,
  runScenario,
  type Executed,
  type RunOutcome,
} from "./outcome.ts";
import { ownOutcome } from "./own-results.ts";

export interface Rerun {
  readonly outcome: RunOutcome;
  /** Whether the outcome says what it rests on, and which goals hang on that. */
  readonly isGrounded: boolean;
  /**
   * Works that out in steps of a few milliseconds at most, for who has something else to do in
   * between. It ends with null when something else was run on the instance meanwhile.
   */
  ground(): Generator<undefined, RunOutcome | null>;
}

/** How often an instance was taken: who goes on with it must be the last who took it. */
const turns = new WeakMap<Instance, number>();

export class RunAgain {
  private readonly values: readonly RegionValues[];
  private reference: Trajectories | null = null;

  /**
   * @param scenario of which only levers will differ
   * @param record   whether to keep the cell accounts
   */
  constructor(
    private readonly scenario: ResolvedScenario,
    private readonly catalogue: Catalogue,
    private readonly instance: Instance,
    private readonly record: boolean,
  ) {
    this.values = scenario.model.regions.map((region) => instance.flatten(region));
  }

  /**
   * Runs the scenario with other paths of its levers.
   *
   * @param scenario the same as that of the constructor in all but its levers and what is said of them
   * @throws NonFiniteError where a figure leaves the domain of the model
   */
  run(scenario: ResolvedScenario): Rerun {
    const { instance, catalogue, record } = this;
    const turn = (turns.get(instance) ?? 0) + 1;
    turns.set(instance, turn);
    const { regions } = scenario.model;
    // Where figures are unknown, what the results rest on has to be known before they are withheld.
    if (regions.some(({ unknownOutputs = [] }) => unknownOutputs.length > 0)) {
      const outcome = runScenario(scenario, record, () => instance);
      return { outcome, isGrounded: true, ground: () => finished(outcome) };
    }
    this.reference ??= executedReference(instance, this.values);
    const values = regions.map((region, at) => {
      const own = this.scenario.model.regions[at]!.levers;
      const moved = Object.entries(region.levers).filter(([id, path]) => path !== own[id]);
      return instance.withLevers(this.values[at]!, new Map(moved));
    });
    const run = instance.trajectories(values.map(({ id }) => id));
    instance.run(values, run, { record });
    const { reference } = this;
    const executed: Executed = { scenario, catalogue, instance, values, run, reference };
    const own = ownOutcome(scenario, catalogue, run, reference);
    const outcome = outcomeOf(
      executed,
      own,
      regions.map(() => NOT_GROUNDED),
    );
    return { outcome, isGrounded: false, ground: () => grounded(executed, outcome, turn) };
  }
}

function* finished(outcome: RunOutcome): Generator<undefined, RunOutcome> {
  return outcome;
}

function* grounded(
  executed: Executed,
  outcome: RunOutcome,
  turn: number,
): Generator<undefined, RunOutcome | null> {
  const { instance, values } = executed;
  const { own, changes } = outcome;
  const grounding: Grounding[] = [];
  for (let region = 0; region < values.length; region++) {
    const steps = groundingSteps(questionOf(executed, own, region));
    for (;;) {
      if (turns.get(instance) !== turn) return null;
      const step = steps.next();
      if (step.done === true) {
        grounding.push(step.value);
        break;
      }
      yield;
    }
  }
  const changed = changes.map(({ levers }) => levers.length > 0);
  return { ...outcome, ...groundedOutcome(executed, own, grounding, changed) };
}
