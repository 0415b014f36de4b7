/**
 * How heating systems outside dwellings grow old: they pass through stages at a constant pace, so
 * that few leave young and few stay far beyond their life. A stage costs far less than a year class.
 */

/**
 * Stages of a life. Eight give lives that spread by 27 % about a mean of 20 years, as the Weibull
 * lives of dwellings with shape 4 do (28 %).
 */
export const STAGES = 8;

/**
 * RET-1  Share of a stage that passes to the next, or leaves from the last
 *
 *   q = min(1, K · Δt / L)
 *
 *   K   stages, 8                                [1]
 *   L   mean life                                [year]   tertiary.heating_life, industry.heating_life, …
 *   Δt  length of the step: 1, or ½ from the middle of the base year to its end   [year]
 *
 * Source  Chain of equal stages (negative binomial life: mean L, variance K (1 - q) / q²).
 * Differs Housing follows year classes with Weibull lives; here stages, because there are few systems to tell apart.
 * Test    test/known-answers/retirement.test.ts, "lives as long as it says, with the spread of the year classes".
 */
export const stagePace = (life: number, length: number): number =>
  Math.min(1, (STAGES * length) / life);

/**
 * Moves every kind of system one step through its stages, `[stage][kind]`, and writes what leaves
 * the last stage to `retired`. What stays is multiplied by `pace[1]`, for stocks that shrink as a
 * whole. Paces come in an array: a number handed to a function too long to inline is allocated.
 */
export function wearOut(
  stages: Float64Array,
  kinds: number,
  pace: Float64Array,
  retired: Float64Array,
): void {
  const leaving = pace[0]!;
  const passing = leaving * pace[1]!;
  const staying = (1 - leaving) * pace[1]!;
  const last = (STAGES - 1) * kinds;
  for (let kind = 0; kind < kinds; kind++) retired[kind] = leaving * stages[last + kind]!;
  for (let at = last + kinds - 1; at >= kinds; at--) {
    stages[at] = staying * stages[at]! + passing * stages[at - kinds]!;
  }
  for (let kind = 0; kind < kinds; kind++) stages[kind] = staying * stages[kind]!;
}

/** Spreads a stock over its stages as one that has been renewed at a constant rate for long. */
export function spreadEvenly(
  stages: Float64Array,
  kinds: number,
  kind: number,
  amount: number,
): void {
  for (let stage = 0; stage < STAGES; stage++) stages[stage * kinds + kind] = amount / STAGES;
}
