/** Round values for axes. */

const ROUND_STEPS = [1, 2, 2.5, 5, 10];

/** Powers of ten as literals and products: exact for all sizes that a chart meets. */
function powerOfTen(exponent: number): number {
  return Number(`1e${exponent}`);
}

/**
 * Ticks from 0 (or a round value below `lowest`) to a round value at or above `highest`, with some
 * `count` intervals. The last tick is the end of the axis.
 */
export function roundTicks(lowest: number, highest: number, count = 5): number[] {
  const bottom = Math.min(0, lowest);
  const span = highest - bottom > 0 ? highest - bottom : 1;
  const rough = span / count;
  const power = powerOfTen(Math.floor(Math.log10(rough)));
  const step = power * (ROUND_STEPS.find((round) => round * power >= rough * 0.999999) ?? 10);
  const first = Math.floor(bottom / step + 1e-9);
  const last = Math.ceil((bottom + span) / step - 1e-9);
  // Dividing whole numbers keeps 0.3 from becoming 0.30000000000000004.
  return Array.from({ length: last - first + 1 }, (_, i) =>
    Number(((first + i) * step).toPrecision(12)),
  );
}

/** Ticks of an axis that does not begin at zero. */
export function offsetTicks(base: number, highest: number): number[] {
  const ticks = roundTicks(0, highest - base);
  const step = ticks[1]! - ticks[0]!;
  const first = Math.floor(base / step);
  const last = Math.ceil(highest / step);
  return Array.from({ length: last - first + 1 }, (_, i) =>
    Number(((first + i) * step).toPrecision(12)),
  );
}

/** Decimals that the ticks need. */
export function tickDecimals(ticks: readonly number[]): number {
  return Math.max(...ticks.map((tick) => (String(tick).split(".")[1] ?? "").length));
}

/** First and last year and every fifth or tenth between, leaving out what stands too close. */
export function yearTicks(first: number, last: number): number[] {
  const step = last - first > 50 ? 10 : last - first > 12 ? 5 : 1;
  const ticks = [first];
  for (let year = Math.ceil((first + 1) / step) * step; year < last; year += step) {
    if ((year - first) * 2 > step && (last - year) * 2 > step) ticks.push(year);
  }
  return last > first ? [...ticks, last] : ticks;
}
