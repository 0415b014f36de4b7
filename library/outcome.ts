/** A run of a plan and all that is read from it. */
import { Instances } from "../engine/analysis/instances.ts";
import { nonFinite } from "../engine/analysis/non-finite.ts";
import { runScenario, type RunOutcome } from "../engine/analysis/outcome.ts";
import { RunAgain } from "../engine/analysis/run-again.ts";
import { cityOf } from "../engine/model/index.ts";
import { NonFiniteError } from "../engine/run/instance.ts";
import type { Diagnostic } from "./diagnostics.ts";
import { outcomeOf } from "./inside/outcome-of.ts";
import { planValues } from "./inside/values.ts";
import type { Plan } from "./plan.ts";
import type { Series, SeriesName, Table } from "./series.ts";
import type { Budget, Check, Limit, Target } from "./targets.ts";

export interface RunOptions {
  /**
   * Whether to find out how far what is assumed could move the main results and the goals (`range`,
   * `low` and `high`): nearly all of the time that a run takes. Without it a goal is met or missed as
   * the run itself says, and none is `uncertain`. True unless given; leave it out while a slider moves.
   */
  readonly ranges?: boolean;
}

/** Of which region; the first unless given. */
export interface RegionOption {
  readonly region?: string;
}

/** The values of a plan drive the model out of its domain: there is no result. */
export class RunError extends Error {
  override readonly name = "RunError";

  constructor(
    /** What happened and in which year, in both languages. */
    readonly diagnostic: Diagnostic,
  ) {
    super(diagnostic.message.en);
  }
}

/** A finished run. It does not change. */
export interface Outcome {
  readonly plan: Plan;
  /** Calendar years of the run, in order: those of every series. */
  readonly years: readonly number[];
  /** Every goal of the plan, of all regions, in the order of the plan. */
  readonly targets: readonly Target[];
  /** What the plan expects of the results itself. */
  readonly checks: readonly Check[];
  /** When what a plan may use of something (carbon, say) is used up. */
  readonly budgets: readonly Budget[];
  /** Where the plan asks more than can be done, year by year. */
  readonly limits: readonly Limit[];
  /** What is worth knowing of the results: a division by nought, say. */
  readonly warnings: readonly Diagnostic[];
  /** Whether `ranges` were found. */
  readonly hasRanges: boolean;
  /** What `series` and `table` have, in the order of the model; the plan's own indicators last. */
  names(options?: RegionOption): readonly SeriesName[];
  /**
   * The values of an indicator over the years.
   *
   * @param id an output (`emissions.total`), a cell of one with dimensions
   *   (`heat.connection_share[venning]`), or an indicator of the plan's own
   * @throws RangeError when there is none of this id; the message names the nearest
   */
  series(id: string, options?: RegionOption): Series;
  /**
   * An output with dimensions, all its cells.
   *
   * @throws RangeError when there is none of this id, or it has no dimensions
   */
  table(id: string, options?: RegionOption): Table;
}

/** One wiring of the modules for all runs: a second one makes both slower. */
const instances = new Instances();

/**
 * Runs a plan, and beside it the same with every lever on its reference path. The same plan gives
 * the same numbers to the last bit, in every Node and every browser.
 *
 * @throws RunError when the plan's values drive the model out of its domain
 */
export function run(plan: Plan, { ranges = true }: RunOptions = {}): Outcome {
  const scenario = planValues.of(plan);
  const { model } = scenario;
  let outcome: RunOutcome;
  let hasRanges = true;
  try {
    if (ranges) outcome = runScenario(scenario, true, instances.of);
    else {
      const { catalogue } = cityOf(model);
      const again = new RunAgain(scenario, catalogue, instances.of(model), true).run(scenario);
      outcome = again.outcome;
      hasRanges = again.isGrounded;
    }
  } catch (error) {
    if (error instanceof NonFiniteError) throw new RunError(nonFinite(error));
    throw error;
  }
  return outcomeOf(plan, outcome, hasRanges);
}
