/**
 * Runs of a scenario at places that somebody chooses: for sensitivity analyses and backcasts. Same
 * workers, same columns as ensembles.
 */
import type { ResolvedScenario } from "../../engine/scenario/resolved.ts";
import type { Ensembles } from "./run-ensemble.ts";
import type { JobProgress } from "./pool.ts";
import type { LeverVariant } from "./protocol.ts";

export interface RowsRequest {
  /** Number of rows. */
  readonly count: number;
  /**
   * What the numbers of a row are: per input a uniform number between 0 and 1, or its position
   * (0 the value of the run, -1 and +1 the ends of its range). `central`: no numbers at all, every
   * row is the plain run, where only the levers differ.
   */
  readonly are: "uniforms" | "positions" | "central";
  /** Number of inputs of the scenario: the width of a row. 0 for `central`. */
  readonly inputs: number;
  /** Writes the rows `from` up to but not including `to`: `into[(row - from) * inputs + input]`. */
  readonly fill?: (from: number, to: number, into: Float64Array) => void;
  /** Other paths of levers, of which a row may take one. */
  readonly variants?: readonly (readonly LeverVariant[])[];
  /** Variant of a row; -1 for the levers of the plan. Left out when there are none. */
  readonly variantOf?: (row: number) => number;
  /** Columns of `Ensembles.figures` that are wanted. */
  readonly columns: readonly number[];
  /** Whether those are columns of figures with cells. */
  readonly cells?: boolean;
}

/** Rows `from` up to but not including `to`. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** What somebody sees of rows while they are run. */
export interface RowsWatch extends Pick<JobProgress, "onStart"> {
  /** Rows that are run, in rising order and some at a time; all of them where it is left out. */
  readonly stretches?: readonly Stretch[];
  /** Where the results go, `[row][column]`; those of rows that are not run stay as they are. */
  readonly into?: Float64Array;
  /** Called when the rows of a stretch are done. */
  readonly onDone?: (stretch: Stretch) => void;
  /** Whether to end here: the results of a stretch that was begun do not count. */
  readonly isStopped?: () => boolean;
}

/** Bytes of rows that are sent at once. */
const SENT_BYTES = 64 * 1024 * 1024;

/**
 * @returns `[row][column]`; NaN where a member has no value, or met a number that is not finite
 */
export async function evaluateRows(
  { pool }: Pick<Ensembles, "pool">,
  scenario: ResolvedScenario,
  request: RowsRequest,
  watch: RowsWatch = {},
): Promise<Float64Array> {
  const { count, inputs, columns } = request;
  const found = watch.into ?? new Float64Array(count * columns.length);
  const number = pool.open(scenario, request.cells ?? false);
  const atOnce = Math.max(1, Math.floor(SENT_BYTES / (8 * Math.max(inputs, columns.length, 1))));
  const stretches = watch.stretches ?? stretchesOf(count, atOnce);
  let ready = stretches.length === 0 ? null : sent(request, stretches[0]!);
  for (const [at, stretch] of stretches.entries()) {
    const { results, ...job } = ready!;
    const running = pool.run(
      { kind: "rows", scenario: number, ...job, results },
      { ...(watch.onStart === undefined ? {} : { onStart: watch.onStart }) },
    );
    // The next rows are filled while the workers run these.
    const next = stretches[at + 1];
    ready = next === undefined ? null : sent(request, next);
    await running;
    if (watch.isStopped?.() === true) break;
    found.set(new Float64Array(results), stretch.from * columns.length);
    watch.onDone?.(stretch);
  }
  return found;
}

function stretchesOf(count: number, atOnce: number): Stretch[] {
  return Array.from({ length: Math.ceil(count / atOnce) }, (_, at) => ({
    from: at * atOnce,
    to: Math.min(count, (at + 1) * atOnce),
  }));
}

/** What the workers are sent of some rows. */
function sent(request: RowsRequest, { from, to }: Stretch) {
  const { are, inputs, fill, variants = [], variantOf, columns } = request;
  let rows: SharedArrayBuffer | null = null;
  if (are !== "central") {
    rows = new SharedArrayBuffer(8 * (to - from) * inputs);
    fill!(from, to, new Float64Array(rows));
  }
  let places: SharedArrayBuffer | null = null;
  if (variantOf !== undefined) {
    places = new SharedArrayBuffer(4 * (to - from));
    const into = new Int32Array(places);
    for (let row = from; row < to; row++) into[row - from] = variantOf(row);
  }
  return {
    are: are === "central" ? ("positions" as const) : are,
    count: to - from,
    ...{ rows, variants, variantOf: places, columns: Int32Array.from(columns) },
    results: new SharedArrayBuffer(8 * (to - from) * columns.length),
  };
}
