/** Distribution functions: the inverse of the draws in `distributions.ts`. */
import { pertAsBeta } from "./beta-quantile.ts";
import type {
  Distribution,
  LognormalDistribution,
  NormalDistribution,
  TwoPieceNormalDistribution,
} from "./distributions.ts";
import { log, normalCdf } from "./elementary.ts";
import { BetaVariable } from "./incomplete-beta.ts";

function belowNormal({ mean, sd, low, high }: NormalDistribution, x: number): number {
  if (low !== undefined && x <= low) return sd === 0 && x === low ? 1 : 0;
  if (high !== undefined && x >= high) return 1;
  if (sd === 0) return x >= mean ? 1 : 0;
  // Far above the mean the mirror image keeps the digits.
  const sign = low !== undefined && low > mean ? -1 : 1;
  const share = (bound: number): number => normalCdf((sign * (bound - mean)) / sd);
  const start = low === undefined ? (sign > 0 ? 0 : 1) : share(low);
  const end = high === undefined ? (sign > 0 ? 1 : 0) : share(high);
  return start === end ? 0 : (share(x) - start) / (end - start);
}

function belowTwoPiece(distribution: TwoPieceNormalDistribution, x: number): number {
  const { median, below, above, low, high } = distribution;
  if (x < median) {
    return below === 0
      ? 0
      : 0.5 * belowNormal({ kind: "normal", mean: median, sd: below, low, high: median }, x);
  }
  if (above === 0) return 1;
  return 0.5 + 0.5 * belowNormal({ kind: "normal", mean: median, sd: above, low: median, high }, x);
}

function belowLognormal({ median, sigma, low, high }: LognormalDistribution, x: number): number {
  if (x <= 0) return 0;
  const score = (bound: number): number => log(bound / median);
  const normal: NormalDistribution = {
    kind: "normal",
    mean: 0,
    sd: sigma,
    ...(low === undefined || low <= 0 ? {} : { low: score(low) }),
    ...(high === undefined ? {} : { high: score(high) }),
  };
  return belowNormal(normal, score(x));
}

/**
 * The probability of a draw of at most x. Parameters are those for which `distributionFault` finds
 * no fault.
 */
export function cumulative(distribution: Distribution, x: number): number {
  switch (distribution.kind) {
    case "fixed":
      return x >= distribution.value ? 1 : 0;
    case "uniform": {
      const { low, high } = distribution;
      if (x >= high) return 1;
      return x <= low ? 0 : (x - low) / (high - low);
    }
    case "triangular": {
      const { low, mode, high } = distribution;
      if (x >= high) return 1;
      if (x <= low) return 0;
      const width = high - low;
      return x < mode
        ? ((x - low) / width) * ((x - low) / (mode - low))
        : 1 - ((high - x) / width) * ((high - x) / (high - mode));
    }
    case "normal":
      return belowNormal(distribution, x);
    case "two-piece-normal":
      return belowTwoPiece(distribution, x);
    case "lognormal":
      return belowLognormal(distribution, x);
    case "beta": {
      const { a, b, low, high } = distribution;
      if (x >= high) return 1;
      return x <= low ? 0 : new BetaVariable(a, b).cumulative((x - low) / (high - low));
    }
    case "pert":
      return cumulative(pertAsBeta(distribution), x);
    case "discrete": {
      let below = 0;
      let total = 0;
      distribution.values.forEach((value, at) => {
        total += distribution.weights[at]!;
        if (value <= x) below += distribution.weights[at]!;
      });
      return below / total;
    }
    case "truncated": {
      const { of, low, high } = distribution;
      if (x >= high) return 1;
      if (x <= low) return 0;
      const start = cumulative(of, low);
      return (cumulative(of, x) - start) / (cumulative(of, high) - start);
    }
  }
}
