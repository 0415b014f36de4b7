/**
 * Screening by elementary effects: what a figure does when one factor goes to another place and all
 * else stays.
 *
 * Morris (1991), Technometrics 33(2), 161-174; mu* of Campolongo, Cariboni and Saltelli (2007),
 * Environmental Modelling & Software 22, 1509-1518; the radial design of Campolongo, Saltelli and
 * Cariboni (2011), Computer Physics Communications 182, 978-988: from each base point every factor
 * goes out once, alone, so that a figure takes one row for each factor and one for the base.
 *
 * Choices. A factor takes as many levels as there are base points, (i + 1/2) / n, each once, in an
 * order of its own (a centred Latin hypercube): none is left out by chance, and none lies at the very
 * end of a distribution. A step is half of the levels, up from the lower half and down from the upper
 * one, as Morris advises: it always crosses the median, and reaches all levels alike. So effects of all
 * factors are about steps of the same probability.
 */
import { stream } from "../../foundation/random.ts";
import { isConstant } from "./constant.ts";
import { intervalOf, type Interval, type Resamples } from "./resampling.ts";

/** How far a factor goes. */
export const STEP = 0.5;

/** Rows of uniforms, one per factor: `base point x (base, then each factor moved)`. */
export interface MorrisDesign {
  readonly factors: number;
  readonly bases: number;
  readonly rows: number;
  /** Puts the uniforms of a row, one per factor, strictly between 0 and 1, into `into`. */
  row(row: number, into: Float64Array): void;
}

export interface ElementaryEffects {
  /** Mean effect of a factor; the effect is the change divided by the step. */
  readonly mu: number;
  /** Mean size of the effect, whatever its sign. */
  readonly muStar: number;
  readonly muStarInterval: Interval;
  /** Standard deviation of the effects: 0 where the factor works straight and by itself. */
  readonly sigma: number;
}

/** The levels of a factor at the base points, in an order that depends on seed and name alone. */
function levelsOf(seed: number | string, name: string, bases: number): Float64Array {
  const numbers = stream(seed, `morris ${name}`);
  const order = Int32Array.from({ length: bases }, (_, at) => at);
  for (let last = bases - 1; last > 0; last--) {
    const other = Math.floor(numbers.at(last) * (last + 1));
    const held = order[last]!;
    order[last] = order[other]!;
    order[other] = held;
  }
  return Float64Array.from(order, (level) => (level + 0.5) / bases);
}

/**
 * @param names of the factors; each name has its own order of levels, whatever other factors there are
 * @param bases even, so that a step ends on a level
 * @throws RangeError if `bases` is not an even number above 0
 */
export function morrisDesign(
  names: readonly string[],
  bases: number,
  seed: number | string,
): MorrisDesign {
  if (!Number.isInteger(bases) || bases <= 0 || bases % 2 !== 0) {
    throw new RangeError(`The number of base points must be even and above 0, not ${bases}.`);
  }
  const levels = names.map((name) => levelsOf(seed, name, bases));
  const perBase = names.length + 1;
  return {
    factors: names.length,
    bases,
    rows: bases * perBase,
    row(row, into) {
      const base = Math.floor(row / perBase);
      const moved = (row % perBase) - 1;
      for (let factor = 0; factor < levels.length; factor++) into[factor] = levels[factor]![base]!;
      if (moved >= 0) into[moved] = into[moved]! < STEP ? into[moved]! + STEP : into[moved]! - STEP;
    },
  };
}

/**
 * The effects of each factor on one figure.
 *
 * @param values of the figure, one per row of the design; base points with a value that is NaN do not
 *   count, nor do steps to one
 * @returns null where the figure is the same in all rows
 */
export function elementaryEffects(
  design: MorrisDesign,
  values: Float64Array,
  resamples: Resamples,
): ElementaryEffects[] | null {
  if (isConstant(values)) return null;
  const { factors, bases } = design;
  const counts = resamples.of("morris", bases);
  const base = new Float64Array(factors);
  const effects = Array.from({ length: factors }, () => new Float64Array(bases));
  for (let at = 0; at < bases; at++) {
    const from = at * (factors + 1);
    design.row(from, base);
    for (let factor = 0; factor < factors; factor++) {
      const step = base[factor]! < STEP ? STEP : -STEP;
      effects[factor]![at] = (values[from + 1 + factor]! - values[from]!) / step;
    }
  }
  return effects.map((of) => summary(of, counts));
}

function summary(all: Float64Array, counts: Uint16Array): ElementaryEffects {
  const bases = all.length;
  let sum = 0;
  let size = 0;
  let known = 0;
  for (const effect of all) {
    if (Number.isNaN(effect)) continue;
    sum += effect;
    size += Math.abs(effect);
    known++;
  }
  const mu = sum / known;
  let squares = 0;
  for (const effect of all) if (!Number.isNaN(effect)) squares += (effect - mu) * (effect - mu);
  const resamples = counts.length / bases;
  const estimates = new Float64Array(resamples);
  if (size > 0) {
    for (let resample = 0; resample < resamples; resample++) {
      let drawnSize = 0;
      let drawn = 0;
      for (let at = 0; at < bases; at++) {
        const effect = all[at]!;
        if (Number.isNaN(effect)) continue;
        const count = counts[resample * bases + at]!;
        drawnSize += count * Math.abs(effect);
        drawn += count;
      }
      estimates[resample] = drawnSize / drawn;
    }
  }
  return {
    mu,
    muStar: size / known,
    muStarInterval: intervalOf(estimates),
    sigma: known > 1 ? Math.sqrt(squares / (known - 1)) : 0,
  };
}
