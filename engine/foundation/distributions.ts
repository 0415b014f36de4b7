/**
 * Probability distributions of uncertain inputs, each drawn by its quantile function.
 *
 * Every draw uses exactly one uniform number and rises with it. Two scenarios that share a stream
 * therefore stay comparable member by member when a distribution is made wider, cut off or
 * replaced, and no draw shifts the ones after it.
 */

import { betaQuantileFunction, pertAsBeta } from "./beta-quantile.ts";
import { cumulative } from "./cumulative-distribution.ts";
import { exp, log, normalCdf, normalQuantile } from "./elementary.ts";

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

/**
 * Half of a normal distribution on either side of the median, each with its own spread and half of
 * the probability; truncated to [low, high] where these are given, each half by itself, so that the
 * median stays where it is and no probability piles up on a bound.
 *
 * This keeps the median where the split normal distribution of fan charts keeps the mode (M. Julio,
 * "The fan chart: the technical details of the new implementation", Banco de la República, 2007;
 * K. F. Wallis, "The two-piece normal, binormal, or double Gaussian distribution: its origin and
 * rediscoveries", Statistical Science 29, 2014): there the halves share their height and not
 * their probability.
 */
export interface TwoPieceNormalDistribution {
  readonly kind: "two-piece-normal";
  readonly median: number;
  /** Standard deviation of the normal distribution of which the lower half is taken. */
  readonly below: number;
  readonly above: number;
  readonly low?: number | undefined;
  readonly high?: number | undefined;
}

/**
 * A value whose logarithm is normal with mean ln(median) and standard deviation sigma, truncated to
 * [low, high] as a normal distribution is.
 */
export interface LognormalDistribution {
  readonly kind: "lognormal";
  readonly median: number;
  readonly sigma: number;
  readonly low?: number | undefined;
  readonly high?: number | undefined;
}

/** A beta distribution with shapes a and b, stretched over low to high. */
export interface BetaDistribution {
  readonly kind: "beta";
  readonly a: number;
  readonly b: number;
  readonly low: number;
  readonly high: number;
}

/**
 * The beta distribution over low to high whose shapes are 1 + 4 (mode - low) / (high - low) and
 * 1 + 4 (high - mode) / (high - low): its mean is (low + 4 mode + high) / 6 (D. G. Malcolm et al.,
 * "Application of a technique for research and development program evaluation", Operations
 * Research 7, 1959).
 */
export interface PertDistribution {
  readonly kind: "pert";
  readonly low: number;
  readonly mode: number;
  readonly high: number;
}

/** One of a list of values, each with a probability in proportion to its weight. */
export interface DiscreteDistribution {
  readonly kind: "discrete";
  readonly values: readonly number[];
  readonly weights: readonly number[];
}

/** A distribution of bounded support cut off further: the density between the bounds scaled up. */
export interface TruncatedDistribution {
  readonly kind: "truncated";
  readonly of: TriangularDistribution | BetaDistribution | PertDistribution;
  readonly low: number;
  readonly high: number;
}

export type Distribution =
  | FixedDistribution
  | UniformDistribution
  | TriangularDistribution
  | NormalDistribution
  | TwoPieceNormalDistribution
  | LognormalDistribution
  | BetaDistribution
  | PertDistribution
  | DiscreteDistribution
  | TruncatedDistribution;

/** Beyond these a beta distribution is a spike or two, and no way of being unsure. */
export const LEAST_SHAPE = 0.5;
export const MOST_SHAPE = 10_000;

/** Beyond this the ends of a lognormal distribution are no doubles any more. */
export const MOST_SIGMA = 10;

function boundsFault({
  low,
  high,
}: {
  readonly low?: number | undefined;
  readonly high?: number | undefined;
}): string | null {
  if (low !== undefined && !Number.isFinite(low)) return "low must be a finite number";
  if (high !== undefined && !Number.isFinite(high)) return "high must be a finite number";
  return low === undefined || high === undefined || low <= high
    ? null
    : "low must not be above high";
}

/**
 * What is wrong with the parameters of a distribution, as the end of a sentence, or null if
 * nothing. {@link quantileFunction} relies on this having been asked: it does not check again.
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
      const { mean, sd } = distribution;
      if (!Number.isFinite(mean)) return "mean must be a finite number";
      if (!Number.isFinite(sd) || sd < 0) return "sd must be a finite number from 0 upwards";
      return boundsFault(distribution);
    }
    case "two-piece-normal": {
      const { median, below, above, low, high } = distribution;
      if (!Number.isFinite(median)) return "median must be a finite number";
      if (!(Number.isFinite(below) && Number.isFinite(above) && below >= 0 && above >= 0)) {
        return "below and above must be finite numbers from 0 upwards";
      }
      const outside =
        (low !== undefined && (below > 0 ? low >= median : low > median)) ||
        (high !== undefined && (above > 0 ? high <= median : high < median));
      return boundsFault(distribution) ?? (outside ? "median must lie between low and high" : null);
    }
    case "lognormal": {
      const { median, sigma, high } = distribution;
      if (!Number.isFinite(median) || median <= 0) return "median must be a finite number above 0";
      if (!(sigma >= 0 && sigma <= MOST_SIGMA)) {
        return `sigma must be a number from 0 to ${MOST_SIGMA}`;
      }
      return high !== undefined && high <= 0
        ? "high must be a number above 0"
        : boundsFault(distribution);
    }
    case "beta": {
      const { a, b, low, high } = distribution;
      const isShape = (shape: number): boolean => shape >= LEAST_SHAPE && shape <= MOST_SHAPE;
      if (!isShape(a) || !isShape(b)) {
        return `a and b must be numbers from ${LEAST_SHAPE} to ${MOST_SHAPE}`;
      }
      return distributionFault({ kind: "uniform", low, high });
    }
    case "pert":
      return distributionFault({ ...distribution, kind: "triangular" });
    case "truncated": {
      const { of, low, high } = distribution;
      const fault = distributionFault(of) ?? distributionFault({ kind: "uniform", low, high });
      if (fault !== null) return fault;
      return cumulative(of, high) > cumulative(of, low)
        ? null
        : "there is no probability between low and high";
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

const LARGEST_BELOW_ONE = 1 - 1.1102230246251565e-16;

/** Draws by their uniform number, which lies from 0 to 1. */
type Draw = (probability: number) => number;

function triangularDraw({ low, mode, high }: TriangularDistribution): Draw {
  const width = high - low;
  if (width === 0) return () => low;
  const shareBelowMode = (mode - low) / width;
  const shareAboveMode = (high - mode) / width;
  // The clamps at the mode keep the two branches in order where they meet, to the last bit.
  return (probability) =>
    probability < shareBelowMode
      ? Math.min(low + width * Math.sqrt(probability * shareBelowMode), mode)
      : Math.max(high - width * Math.sqrt((1 - probability) * shareAboveMode), mode);
}

interface NormalShape {
  readonly mean: number;
  readonly sd: number;
  readonly low: number;
  readonly high: number;
}

function normalDraw({ mean, sd, low, high }: NormalShape): Draw {
  if (sd === 0) {
    const only = clamp(mean, low, high);
    return () => only;
  }
  if (low === -Infinity && high === Infinity) {
    return (probability) => mean + sd * normalQuantile(probability);
  }
  const lowScore = (low - mean) / sd;
  const highScore = (high - mean) / sd;
  // In the upper half probabilities crowd towards 1 and lose their digits, so there the mirror
  // image is used, with probabilities counted from the upper end.
  const mirrored = lowScore > 0;
  const start = mirrored ? normalCdf(-lowScore) : normalCdf(lowScore);
  const end = mirrored ? normalCdf(-highScore) : normalCdf(highScore);
  const span = end - start;
  if (start === end) {
    // Too little probability for doubles to tell the bounds apart: either both lie so far out that
    // all of it sits at the inner bound, or they are so close that the density between them is
    // even.
    if (low === high || (mirrored && start === 0)) return () => low;
    if (highScore < 0 && end === 0) return () => high;
    return (probability) => Math.min(low + probability * (high - low), high);
  }
  const direction = mirrored ? -sd : sd;
  return (probability) => {
    const reached = start + probability * span;
    // Rounded to 0 or 1 it would be infinite where there is no bound.
    const kept = reached === 0 && probability > 0 ? 5e-324 : Math.min(reached, LARGEST_BELOW_ONE);
    return clamp(mean + direction * normalQuantile(kept), low, high);
  };
}

function twoPieceDraw(distribution: TwoPieceNormalDistribution): Draw {
  const { median, below, above } = distribution;
  const low = distribution.low ?? -Infinity;
  const high = distribution.high ?? Infinity;
  // Probability of the whole normal distributions beyond the bounds, and what is left to a half.
  const beyondLow = below > 0 ? normalCdf((low - median) / below) : 0;
  const beyondHigh = above > 0 ? normalCdf((median - high) / above) : 0;
  const lowerShare = 1 - 2 * beyondLow;
  const upperShare = 1 - 2 * beyondHigh;
  return (probability) => {
    if (probability < 0.5) {
      if (below === 0) return median;
      const score = normalQuantile(beyondLow + probability * lowerShare);
      return clamp(median + below * score, low, median);
    }
    if (above === 0) return median;
    // Counted from the upper end, where the smaller probabilities keep their digits.
    const score = -normalQuantile(beyondHigh + (1 - probability) * upperShare);
    return clamp(median + above * score, median, high);
  };
}

function lognormalDraw(distribution: LognormalDistribution): Draw {
  const { median, sigma } = distribution;
  const low = distribution.low ?? 0;
  const high = distribution.high ?? Infinity;
  // Without spread the ends of the normal quantile function would give 0 times infinity.
  if (sigma === 0) {
    const only = clamp(median, low, high);
    return () => only;
  }
  if (low <= 0 && high === Infinity) {
    return (probability) => median * exp(sigma * normalQuantile(probability));
  }
  const scores = normalDraw({
    mean: 0,
    sd: sigma,
    low: low <= 0 ? -Infinity : log(low / median),
    high: log(high / median),
  });
  return (probability) => clamp(median * exp(scores(probability)), low, high);
}

function discreteDraw({ values, weights }: DiscreteDistribution): Draw {
  // The order in which a scenario lists its values must not make the draw fall as the uniform
  // number rises, so the list is taken in the order of the values; what has no weight is left out.
  const order = values.map((_, index) => index).filter((index) => weights[index]! > 0);
  order.sort((left, right) => values[left]! - values[right]! || left - right);
  const rising = order.map((index) => values[index]!);
  let total = 0;
  const reached = order.map((index) => (total += weights[index]!));
  const last = rising.length - 1;
  return (probability) => {
    const target = probability * total;
    let at = 0;
    while (at < last && target >= reached[at]!) at += 1;
    return rising[at]!;
  };
}

function truncatedDraw({ of, low, high }: TruncatedDistribution): Draw {
  const draw = drawOf(of);
  const start = cumulative(of, low);
  const span = cumulative(of, high) - start;
  return (probability) => clamp(draw(Math.min(start + probability * span, 1)), low, high);
}

function betaDraw({ a, b, low, high }: BetaDistribution): Draw {
  const width = high - low;
  if (width === 0) return () => low;
  const share = betaQuantileFunction(a, b);
  return (probability) => Math.min(low + width * share(probability), high);
}

function drawOf(distribution: Distribution): Draw {
  switch (distribution.kind) {
    case "fixed": {
      const { value } = distribution;
      return () => value;
    }
    case "uniform": {
      const { low, high } = distribution;
      const width = high - low;
      return (probability) => Math.min(low + probability * width, high);
    }
    case "triangular":
      return triangularDraw(distribution);
    case "normal": {
      const { mean, sd, low = -Infinity, high = Infinity } = distribution;
      return normalDraw({ mean, sd, low, high });
    }
    case "two-piece-normal":
      return twoPieceDraw(distribution);
    case "lognormal":
      return lognormalDraw(distribution);
    case "beta":
      return betaDraw(distribution);
    case "pert":
      return betaDraw(pertAsBeta(distribution));
    case "discrete":
      return discreteDraw(distribution);
    case "truncated":
      return truncatedDraw(distribution);
  }
}

/**
 * The quantile function of a distribution: for a probability the value below which a draw stays
 * with it. What does not depend on the probability is computed here, once.
 *
 * Domain of the function: 0 <= probability <= 1, of which a random stream gives 0 <= probability
 * < 1; NaN elsewhere. At 0 and 1 the result is the end of the support, which for a normal
 * distribution without a bound is infinite and for a lognormal one 0 or Infinity; strictly between
 * them it is finite. Parameters are those for which {@link distributionFault} finds no fault.
 *
 * Never falls as the probability rises; for normal, lognormal, beta and PERT distributions
 * that holds up to the rounding error of a few units in the last place. Results never leave the
 * support. A normal distribution truncated to a range that holds very little of its probability is
 * drawn with the fewer digits that are left of it. Accuracy of beta and PERT: see
 * {@link betaQuantileFunction}.
 */
export function quantileFunction(distribution: Distribution): (probability: number) => number {
  const draw = drawOf(distribution);
  return (probability) => (probability >= 0 && probability <= 1 ? draw(probability) : NaN);
}

/** One value of {@link quantileFunction}, which serves better whoever wants several. */
export const quantile = (distribution: Distribution, probability: number): number =>
  quantileFunction(distribution)(probability);

/**
 * The distribution cut off at bounds, the probability between them scaled up; itself where the
 * bounds are wider than its support.
 *
 * @returns null when there is no probability between the bounds
 */
export function truncate(
  distribution: Distribution,
  low: number,
  high: number,
): Distribution | null {
  const within = (from: number, to: number): boolean => low <= from && to <= high;
  switch (distribution.kind) {
    case "fixed":
      return within(distribution.value, distribution.value) ? distribution : null;
    case "uniform": {
      if (within(distribution.low, distribution.high)) return distribution;
      const [from, to] = [Math.max(low, distribution.low), Math.min(high, distribution.high)];
      return from < to ? { kind: "uniform", low: from, high: to } : null;
    }
    case "normal":
    case "two-piece-normal":
    case "lognormal": {
      const from = Math.max(low, distribution.low ?? -Infinity);
      const to = Math.min(high, distribution.high ?? Infinity);
      const cut = {
        ...distribution,
        ...(from === -Infinity || (from <= 0 && distribution.kind === "lognormal")
          ? {}
          : { low: from }),
        ...(to === Infinity ? {} : { high: to }),
      };
      return distributionFault(cut) === null ? cut : null;
    }
    case "discrete": {
      const { values, weights } = distribution;
      const kept = values.map((_, at) => at).filter((at) => within(values[at]!, values[at]!));
      if (kept.length === values.length) return distribution;
      const cut: Distribution = {
        kind: "discrete",
        values: kept.map((at) => values[at]!),
        weights: kept.map((at) => weights[at]!),
      };
      return distributionFault(cut) === null ? cut : null;
    }
    case "triangular":
    case "beta":
    case "pert":
    case "truncated": {
      if (within(distribution.low, distribution.high)) return distribution;
      const cut: Distribution = {
        kind: "truncated",
        of: distribution.kind === "truncated" ? distribution.of : distribution,
        low: Math.max(low, distribution.low),
        high: Math.min(high, distribution.high),
      };
      return distributionFault(cut) === null ? cut : null;
    }
  }
}
