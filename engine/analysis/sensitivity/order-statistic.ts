/** The least of the sorted values that at least this part of all does not exceed; NaN of none. */
export const quantile = (sorted: ArrayLike<number>, probability: number): number =>
  sorted[Math.max(1, Math.ceil(sorted.length * probability)) - 1] ?? NaN;
