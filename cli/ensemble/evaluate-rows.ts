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
  /** Called as rows get done. */
  readonly onProgress?: (done: number) => void;
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
  progress: Pick<JobProgress, "onStart"> = {},
): Promise<Float64Array> {
  const { count, are, inputs, fill, variants = [], variantOf, columns } = request;
  const found = new Float64Array(count * columns.length);
  const number = pool.open(scenario, request.cells ?? false);
  const wanted = Int32Array.from(columns);
  const atOnce = Math.max(1, Math.floor(SENT_BYTES / (8 * Math.max(inputs, columns.length, 1))));
  for (let from = 0; from < count; from += atOnce) {
    const to = Math.min(count, from + atOnce);
    const results = new SharedArrayBuffer(8 * (to - from) * columns.length);
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
    await pool.run(
      {
        kind: "rows",
        scenario: number,
        are: are === "central" ? "positions" : are,
        count: to - from,
        ...{ rows, variants, variantOf: places, columns: wanted, results },
      },
      progress,
    );
    found.set(new Float64Array(results), from * columns.length);
    request.onProgress?.(to);
  }
  return found;
}
