/** Ensembles of one or several plans on one pool of workers, and what they are apart. */
import type { FigurePlan } from "../../engine/analysis/ensemble/figures.ts";
import { FigurePlan as Figures } from "../../engine/analysis/ensemble/figures.ts";
import {
  ensembleOutcome,
  PROBABILITIES,
  type EnsembleOutcome,
} from "../../engine/analysis/ensemble/outcome.ts";
import type { InputRecord } from "../../engine/analysis/ensemble/record.ts";
import { Instances } from "../../engine/analysis/instances.ts";
import { runScenario, type RunOutcome } from "../../engine/analysis/outcome.ts";
import { cityOf } from "../../engine/model/index.ts";
import { NonFiniteError } from "../../engine/run/instance.ts";
import type { ResolvedScenario } from "../../engine/scenario/resolved.ts";
import type { Streams } from "../streams.ts";
import { computeMembers, type Members, type MembersOptions } from "./compute-members.ts";
import { defaultWorkers, Pool } from "./pool.ts";
import type { GroundsReport } from "./protocol.ts";

export interface EnsembleOptions extends MembersOptions {
  /** The plain run, where the caller has made it. */
  readonly central?: RunOutcome;
  /**
   * What the caller can do already while the workers run.
   *
   * @param inputs every figure of the files; null where the caller made the plain run
   */
  readonly meanwhile?: (central: RunOutcome, inputs: readonly InputRecord[] | null) => void;
}

/** An ensemble with its members, whose figures can be asked for until it is closed. */
export interface EnsembleRun {
  readonly outcome: EnsembleOutcome;
  readonly members: Members;
}

/** What two ensembles with the same draws are apart, member by member. */
export interface FigureDifferences {
  /** Columns that both have: of the one, and of the other. */
  readonly pairs: readonly { readonly column: number; readonly other: number }[];
  /** `[pair][probability]` of the one less the other; NaN where no member has both. */
  readonly quantiles: Float64Array;
  /** Per pair: members that have both values. */
  readonly evaluable: Int32Array;
  /** Members in which the one is lower than the other, and higher. */
  readonly lower: Int32Array;
  readonly higher: Int32Array;
}

/**
 * A pool of workers and what is computed on it. Made before a plan is read, it loads the workers
 * meanwhile. To be closed in any case.
 */
export class Ensembles {
  readonly pool: Pool;
  private readonly open: Members[] = [];

  /** @param workers number of threads; one per core by default */
  constructor(
    workers: number = defaultWorkers(),
    private readonly instances: Instances = new Instances(),
  ) {
    this.pool = new Pool(workers);
  }

  /**
   * The columns of a scenario: what `evaluateRows` and `Members.column` count in.
   *
   * @param cells every cell of the outputs with dimensions too
   */
  figures({ model }: ResolvedScenario, cells = false): FigurePlan {
    return new Figures(model, cityOf(model).catalogue, this.instances.of(model), { cells });
  }

  /** Lets the workers get a scenario ready, while the caller does what it has to do before. */
  prepare(scenario: ResolvedScenario, cells = false): void {
    this.pool.open(scenario, cells);
  }

  /**
   * Computes an ensemble.
   *
   * @throws EnsembleRefused, EnsembleStopped, NonFiniteError of the plain run
   */
  async run(
    scenario: ResolvedScenario,
    options: EnsembleOptions,
    streams: Streams,
  ): Promise<EnsembleRun> {
    const figures = this.figures(scenario, options.cells);
    let tellGrounds: (found: GroundsReport["found"]) => void = () => {};
    const grounded = new Promise<GroundsReport["found"]>((resolve) => (tellGrounds = resolve));
    const { central: made } = options;
    const asked = made === undefined ? { ...options, onGrounds: tellGrounds } : options;
    const computing = computeMembers(this.pool, scenario, figures, asked, streams);
    // The plain run is made while the workers run: its mistakes wait until they are stopped.
    computing.catch(() => {});
    let central: RunOutcome;
    try {
      if (made !== undefined) {
        central = made;
        options.meanwhile?.(made, null);
      } else {
        // Nobody tells the grounds once the members came to nothing.
        const found = await Promise.race([grounded, computing.then(() => grounded)]);
        if ("nonFinite" in found) {
          throw new NonFiniteError(found.nonFinite.output, found.nonFinite.year);
        }
        central = runScenario(scenario, false, this.instances.of, found.groundings);
        options.meanwhile?.(central, found.inputs);
      }
    } catch (error) {
      this.pool.stop();
      (await computing).close();
      throw error;
    }
    const members = await computing;
    this.open.push(members);
    const sums = await members.sums(this.pool);
    const { seed, sampling } = options;
    const settings = { seed, sampling, members: options.members };
    return { outcome: ensembleOutcome(central, figures, settings, sums), members };
  }

  /** What an ensemble is apart from another with the same draws: one less the other. */
  async differences(one: Members, other: Members): Promise<FigureDifferences> {
    const pairs = commonColumns(one.figures, other.figures);
    const width = PROBABILITIES.length;
    const quantiles = new SharedArrayBuffer(8 * pairs.length * width);
    const counts = new SharedArrayBuffer(4 * 3 * pairs.length);
    const places = new SharedArrayBuffer(4 * 2 * pairs.length);
    new Int32Array(places).set(pairs.flatMap(({ column, other: theirs }) => [column, theirs]));
    await this.pool.run({
      kind: "quantiles",
      store: one.description,
      probabilities: PROBABILITIES,
      results: quantiles,
      against: { store: other.description, pairs: places, counts },
    });
    const counted = new Int32Array(counts);
    const part = (at: number): Int32Array =>
      Int32Array.from(pairs, (_, pair) => counted[3 * pair + at]!);
    return {
      pairs,
      quantiles: new Float64Array(quantiles),
      ...{ evaluable: part(0), lower: part(1), higher: part(2) },
    };
  }

  /** Ends the workers and takes away what lies beside the results. */
  async close(): Promise<void> {
    await this.pool.close();
    for (const members of this.open) members.close();
  }
}

/** The same figure of the same region in both: values, and what goals and budgets compare. */
function commonColumns(one: FigurePlan, other: FigurePlan): FigureDifferences["pairs"] {
  const theirs = new Map(other.names().map((name, column) => [name, column]));
  return one.names().flatMap((name, column) => {
    const match = column === one.failure ? undefined : theirs.get(name);
    return match === undefined ? [] : [{ column, other: match }];
  });
}

/** One ensemble alone. */
export async function runEnsemble(
  scenario: ResolvedScenario,
  options: EnsembleOptions & { readonly workers?: number },
  streams: Streams,
): Promise<EnsembleOutcome> {
  const ensembles = new Ensembles(options.workers);
  try {
    return (await ensembles.run(scenario, options, streams)).outcome;
  } finally {
    await ensembles.close();
  }
}
