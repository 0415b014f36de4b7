/**
 * Variance-based sensitivity: which part of the variance of a figure comes from which factor.
 *
 * From two independent tables of draws, A and B, and for each factor i the table A in which that
 * factor alone comes from B (AB_i), with n rows each:
 *
 *   V    = variance of f over the rows of A and B together
 *   S_i  = 1/n sum (f(B) - m) (f(AB_i) - f(A)) / V       first order, m the mean over A and B
 *   ST_i = 1/2n sum (f(A) - f(AB_i))^2 / V               total
 *
 * The first is Saltelli, Annoni, Azzini, Campolongo, Ratto and Tarantola (2010), Computer Physics
 * Communications 181, 259-270, table 2 (b), with f centred as they advise; the second is that of
 * Jansen (1999), Computer Physics Communications 117, 35-43, table 2 (f), which can never be below 0 and is
 * 0 exactly for a factor that does nothing. A factor may be several inputs that are moved together,
 * and then they may depend on each other: only factors have to be independent.
 *
 * Intervals are those of drawing the n rows again, each with all its values, so that what the
 * estimates have in common is kept. They may reach below 0 and above 1: that is how far the number
 * of rows tells them apart from there, and cutting them off would hide it.
 */
import { isConstant } from "./constant.ts";
import { intervalOf, type Interval, type Resamples } from "./resampling.ts";

export interface Estimate extends Interval {
  readonly value: number;
}

export interface SobolIndices {
  /** Of the figure, over the rows of A and B. */
  readonly variance: number;
  readonly mean: number;
  /** What the factor explains by itself, as a part of the variance. */
  readonly firstOrder: readonly Estimate[];
  /** The same with all that it does together with others. */
  readonly total: readonly Estimate[];
  /** What only several factors together explain: 1 less the sum of the first order. */
  readonly together: Estimate;
  /** Those that were asked to be ranked, by what they explain by themselves, the most first. */
  readonly ranking: readonly number[];
  /** What the first of them explain by themselves: the first one, the first two, and so on. */
  readonly leading: readonly Estimate[];
  /** Beside each of them: what all other factors explain, each by itself. */
  readonly others: readonly Estimate[];
  /** Rows of the tables that count. */
  readonly used: number;
}

/**
 * The indices of one figure.
 *
 * @param values of the figure: in the order of the rows of a `SobolDesign`; rows of the tables with a value that is
 *   NaN in any of them do not count
 * @param ranked the factors to rank; left out: all
 * @returns null where the figure is the same in all rows, and has no variance to divide
 */
export function sobolIndices(
  values: Float64Array,
  factors: number,
  resamples: Resamples,
  ranked: readonly number[] = Array.from({ length: factors }, (_, factor) => factor),
): SobolIndices | null {
  const tables = factors + 2;
  const n = values.length / tables;
  const rows: number[] = [];
  for (let row = 0; row < n; row++) {
    let isKnown = true;
    for (let table = 0; table < tables; table++) {
      if (Number.isNaN(values[row * tables + table]!)) isKnown = false;
    }
    if (isKnown) rows.push(row);
  }
  const table = (at: number): Float64Array =>
    Float64Array.from(rows, (row) => values[row * tables + at]!);
  const [a, b] = [table(0), table(1)];
  const used = rows.length;
  if (used < 2 || isConstant([...a, ...b])) return null;

  let sum = 0;
  for (let row = 0; row < used; row++) sum += a[row]! + b[row]!;
  const mean = sum / (2 * used);
  /** Per row what it brings to the sums above the line, and to the variance below it. */
  const [pair, square] = [new Float64Array(used), new Float64Array(used)];
  for (let row = 0; row < used; row++) {
    const [from, to] = [a[row]! - mean, b[row]! - mean];
    pair[row] = (from + to) / 2;
    square[row] = (from * from + to * to) / 2;
  }
  const alone: Float64Array[] = [];
  const whole: Float64Array[] = [];
  for (let factor = 0; factor < factors; factor++) {
    const mixed = table(2 + factor);
    const [first, total] = [new Float64Array(used), new Float64Array(used)];
    for (let row = 0; row < used; row++) {
      const change = mixed[row]! - a[row]!;
      first[row] = (b[row]! - mean) * change;
      total[row] = (change * change) / 2;
    }
    alone.push(first);
    whole.push(total);
  }

  const meanOf = (of: Float64Array): number => {
    let total = 0;
    for (let row = 0; row < used; row++) total += of[row]!;
    return total / used;
  };
  const variance = meanOf(square);
  const counts = resamples.of("sobol", used);
  const drawnMean = (of: Float64Array, resample: number): number => {
    let total = 0;
    const from = resample * used;
    for (let row = 0; row < used; row++) total += counts[from + row]! * of[row]!;
    return total / used;
  };
  const variances = new Float64Array(resamples.number);
  for (let resample = 0; resample < resamples.number; resample++) {
    const shift = drawnMean(pair, resample);
    variances[resample] = drawnMean(square, resample) - shift * shift;
  }
  /** Of the first order of some factors together. */
  const sumOf = (chosen: readonly number[]): { value: number; drawn: Float64Array } => {
    let value = 0;
    const drawn = new Float64Array(resamples.number);
    for (const factor of chosen) {
      value += firstOrder[factor]!.value;
      const of = drawnFirst[factor]!;
      for (let resample = 0; resample < drawn.length; resample++) drawn[resample]! += of[resample]!;
    }
    return { value, drawn };
  };
  const drawnOf = (of: Float64Array): Float64Array =>
    variances.map((drawn, resample) => drawnMean(of, resample) / drawn);
  const estimate = (of: Float64Array, drawn: Float64Array): Estimate => ({
    value: meanOf(of) / variance,
    ...intervalOf(drawn),
  });
  const drawnFirst = alone.map(drawnOf);
  const firstOrder = alone.map((of, factor) => estimate(of, drawnFirst[factor]!));
  const total = whole.map((of) => estimate(of, drawnOf(of)));
  const all = sumOf(alone.map((_, factor) => factor));
  const ranking = [...ranked].sort(
    (one, other) => firstOrder[other]!.value - firstOrder[one]!.value || one - other,
  );
  return {
    ...{ variance, mean, firstOrder, total, used, ranking },
    together: { value: 1 - all.value, ...intervalOf(all.drawn.map((drawn) => 1 - drawn)) },
    leading: ranking.map((_, last) => {
      const { value, drawn } = sumOf(ranking.slice(0, last + 1));
      return { value, ...intervalOf(drawn) };
    }),
    others: ranking.map((_, last) => {
      const { value, drawn } = sumOf(ranking.slice(0, last + 1));
      const rest = all.drawn.map((of, resample) => of - drawn[resample]!);
      return { value: all.value - value, ...intervalOf(rest) };
    }),
  };
}
