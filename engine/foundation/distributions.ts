/**
 * Probability distributions of uncertain inputs, each drawn by its quantile function.
 *
 * Every draw uses exactly one uniform number and rises with it. Two scenarios that share a stream
 * therefore stay comparable member by member when a distribution is made wider, cut off or
 * replaced, and no draw shifts the ones after it.
 */

import { exp, normalCdf, normalQuantile } from "./elementary.ts";

/** Always the same value. */
export interface FixedDistribution {
  readonly kind: "fixed";
  readonly value: number;
}

/** Every value from low to high equally likely. */
export interface UniformDistribution {
  readonly kind: "uniform";
  readonly low: number;
  readonly high: number;
}

/** A density that rises straight from low to mode and falls straight to high. */
export interface TriangularDistribution {
  readonly kind: "triangular";
  readonly low: number;
  readonly mode: number;
  readonly high: number;
}

/**
 * A normal distribution, truncated to [low, high] where these are given: the density between the
 * bounds keeps its shape and is scaled up, so no probability piles up on a bound. The mean and the
 * standard deviation are those before truncation.
 */
export interface NormalDistribution {
  readonly kind: "normal";
  readonly mean: number;
  readonly sd: number;
  readonly low?: number | undefined;
  readonly high?: number | undefined;
}

/** A value whose logarithm is normal with mean ln(median) and standard deviation sigma. */
export interface LognormalDistribution {
  readonly kind: "lognormal";
  readonly median: number;
  readonly sigma: number;
}

/** One of a list of values, each with a probability in proportion to its weight. */
export interface DiscreteDistribution {
  readonly kind: "discrete";
  readonly values: readonly number[];
  readonly weights: readonly number[];
}

export type Distribution =
  | FixedDistribution
  | UniformDistribution
  | TriangularDistribution
  | NormalDistribution
  | LognormalDistribution
  | DiscreteDistribution;

/**
 * What is wrong with the parameters of a distribution, as the end of a sentence, or null if
 * nothing. {@link quantile} relies on this having been asked: it does not check again at every
 * draw.
 */
export function distributionFault(distribution: Distribution): string | null {
  switch (distribution.kind) {
    case "fixed":
      return Number.isFinite(distribution.value) ? null : "value must be a finite number";
    case "uniform": {
      const { low, high } = distribution;
      if (!Number.isFinite(high - low))
        return "low and high must be finite numbers, as must their distance";
      return low <= high ? null : "low must not be above high";
    }
    case "triangular": {
      const { low, mode, high } = distribution;
      if (!Number.isFinite(high - low) || !Number.isFinite(mode)) {
        return "low, mode and high must be finite numbers, as must their distances";
      }
      return low <= mode && mode <= high ? null : "low, mode and high must be in rising order";
    }
    case "normal": {
      const { mean, sd, low, high } = distribution;
      if (!Number.isFinite(mean)) return "mean must be a finite number";
      if (!Number.isFinite(sd) || sd < 0) return "sd must be a finite number from 0 upwards";
      if (low !== undefined && !Number.isFinite(low)) return "low must be a finite number";
      if (high !== undefined && !Number.isFinite(high)) return "high must be a finite number";
      return low === undefined || high === undefined || low <= high
        ? null
        : "low must not be above high";
    }
    case "lognormal": {
      const { median, sigma } = distribution;
      if (!Number.isFinite(median) || median <= 0) return "median must be a finite number above 0";
      return Number.isFinite(sigma) && sigma >= 0
        ? null
        : "sigma must be a finite number from 0 upwards";
    }
    case "discrete": {
      const { values, weights } = distribution;
      if (values.length === 0) return "values must not be empty";
      if (values.length !== weights.length) return "values and weights must be equally many";
      if (!values.every((value) => Number.isFinite(value))) return "values must be finite numbers";
      if (!weights.every((weight) => weight >= 0)) return "weights must be numbers from 0 upwards";
      const total = weights.reduce((sum, weight) => sum + weight, 0);
      return total > 0 && total < Infinity
        ? null
        : "weights must have a sum that is finite and above 0";
    }
  }
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}

function triangularQuantile(distribution: TriangularDistribution, probability: number): number {
  const { low, mode, high } = distribution;
  const width = high - low;
  if (width === 0) return low;
  const shareBelowMode = (mode - low) / width;
  // The clamps at the mode keep the two branches in order where they meet, to the last bit.
  return probability < shareBelowMode
    ? Math.min(low + width * Math.sqrt(probability * shareBelowMode), mode)
    : Math.max(high - width * Math.sqrt((1 - probability) * ((high - mode) / width)), mode);
}

function normalDistributionQuantile(distribution: NormalDistribution, probability: number): number {
  const { mean, sd } = distribution;
  const low = distribution.low ?? -Infinity;
  const high = distribution.high ?? Infinity;
  if (sd === 0) return clamp(mean, low, high);
  if (low === -Infinity && high === Infinity) return mean + sd * normalQuantile(probability);

  const lowScore = (low - mean) / sd;
  const highScore = (high - mean) / sd;
  // In the upper half probabilities crowd towards 1 and lose their digits, so there the mirror
  // image is used, with probabilities counted from the upper end.
  const mirrored = lowScore > 0;
  const start = mirrored ? normalCdf(-lowScore) : normalCdf(lowScore);
  const end = mirrored ? normalCdf(-highScore) : normalCdf(highScore);
  if (start === end) {
    // Too little probability for doubles to tell the bounds apart: either both lie so far out that
    // all of it sits at the inner bound, or they are so close that the density between them is
    // even.
    if (low === high || (mirrored && start === 0)) return low;
    if (highScore < 0 && end === 0) return high;
    return Math.min(low + probability * (high - low), high);
  }
  const reached = start + probability * (end - start);
  const score = mirrored ? -normalQuantile(reached) : normalQuantile(reached);
  return clamp(mean + sd * score, low, high);
}

function lognormalQuantile(distribution: LognormalDistribution, probability: number): number {
  const { median, sigma } = distribution;
  // Without spread the ends of the normal quantile function would give 0 times infinity.
  return sigma === 0 ? median : median * exp(sigma * normalQuantile(probability));
}

function isRising(values: readonly number[]): boolean {
  for (let index = 1; index < values.length; index += 1) {
    if (values[index] < values[index - 1]) return false;
  }
  return true;
}

function discreteQuantile(distribution: DiscreteDistribution, probability: number): number {
  let { values, weights } = distribution;
  if (!isRising(values)) {
    // The order in which a scenario lists its values must not make the draw fall as the uniform
    // number rises, so the list is taken in the order of the values.
    const unsortedValues = values;
    const unsortedWeights = weights;
    const order = values.map((_, index) => index);
    order.sort((left, right) => unsortedValues[left] - unsortedValues[right] || left - right);
    values = order.map((index) => unsortedValues[index]);
    weights = order.map((index) => unsortedWeights[index]);
  }
  let total = 0;
  for (const weight of weights) total += weight;
  const target = probability * total;
  let reached = 0;
  let chosen = NaN;
  for (let index = 0; index < values.length; index += 1) {
    if (weights[index] > 0) {
      reached += weights[index];
      chosen = values[index];
      if (target < reached) break;
    }
  }
  return chosen;
}

/**
 * The value below which a draw from the distribution stays with the given probability.
 *
 * Domain: 0 <= probability <= 1, of which a random stream gives 0 <= probability < 1; NaN
 * elsewhere. At 0 and 1 the result is the end of the support, which for a normal distribution
 * without a bound is infinite and for a lognormal one 0 or Infinity. Parameters are those for which
 * {@link distributionFault} finds no fault.
 *
 * Never falls as the probability rises; for normal and lognormal distributions that holds up to the
 * rounding error of a few units in the last place. Results never leave the support. A
 * normal distribution truncated to a range that holds very little of its probability is drawn with
 * the fewer digits that are left of it.
 */
export function quantile(distribution: Distribution, probability: number): number {
  if (!(probability >= 0 && probability <= 1)) return NaN;
  switch (distribution.kind) {
    case "fixed":
      return distribution.value;
    case "uniform": {
      const { low, high } = distribution;
      return Math.min(low + probability * (high - low), high);
    }
    case "triangular":
      return triangularQuantile(distribution, probability);
    case "normal":
      return normalDistributionQuantile(distribution, probability);
    case "lognormal":
      return lognormalQuantile(distribution, probability);
    case "discrete":
      return discreteQuantile(distribution, probability);
  }
}
