/** Differences of rounding alone are no variance. */
const ROUNDING = 1e-12;

/** Whether a figure has the same value in all rows but for rounding; rows without value do not count. */
export function isConstant(values: ArrayLike<number>): boolean {
  let low = Infinity;
  let high = -Infinity;
  for (let at = 0; at < values.length; at++) {
    const value = values[at]!;
    if (Number.isNaN(value)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return !(high - low > ROUNDING * Math.max(Math.abs(low), Math.abs(high)));
}
