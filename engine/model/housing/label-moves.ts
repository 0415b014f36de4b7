/**
 * What happens to dwellings by EPC label in a year, as shares of the opening stock of each label:
 * demolition (HOU-2), the obligation after sale (HOU-5) and renovation by depth (HOU-4). None of it
 * depends on type or heating, so the loop over cells only multiplies by these shares.
 */
import { scratch } from "../scratch.ts";
import { renovationWeight, soldUnderObligation } from "./equations.ts";

/** Labels from worst to best, as in the dimension `epc`. */
export const F = 0;
export const E = 1;
export const D = 2;
export const C = 3;
export const B = 4;
export const A = 5;
export const LABELS = 7;

/** Positions in the dimension `renovation_depth`. */
const ONE_STEP = 0;
const TWO_STEPS = 1;
const TO_C = 2;
const TO_A = 3;
export const DEPTHS = 4;

/** Years between the deed and the day on which label D must be reached. */
export const OBLIGATION_YEARS = 5;

/**
 * How many of the worst labels each depth can start from. Renovation ends at label A: A+ needs own
 * production and is left to new dwellings.
 */
const eligibleLabels = [A, B, D + 1, A] as const;

/** Deepest first, so that a label that runs out is given to the depth that does most. */
const orderOfDepths = [TO_A, TO_C, TWO_STEPS, ONE_STEP] as const;

/**
 * HOU-3, second part: share of each label that is taken, in proportion to weight x stock
 *
 *   share(l) = min(1, V · w(l) / Σ w·n)
 *
 *   V  dwellings to take                          [dwelling]
 *   n  dwellings of a label                       [dwelling]
 *   w  weight: in renovation the one above, in demolition a table   [1]   parameter housing.demolition_weight
 *
 * What a label cannot give is asked of the next ones.
 *
 * Source  Own choice (assumption), with a table of weights for demolition.
 * Test    test/known-answers/housing.test.ts, "passes on what the worst label cannot give".
 *
 * @param wished dwellings to take
 * @param stock dwellings per label, worst first
 * @param weight relative weight per label, positive
 * @param labels number of labels that can be taken from, counted from the worst
 * @param share result: share of each of those labels' stock that is taken
 * @returns dwellings taken: min(wished, all there is)
 */
export function takeWorstFirst(
  wished: number,
  stock: Float64Array,
  weight: { readonly [index: number]: number },
  labels: number,
  share: Float64Array,
): number {
  let weighted = 0;
  let heaviest = 0;
  for (let label = 0; label < labels; label++) {
    const w = weight[label];
    weighted += w * stock[label];
    heaviest = Math.max(heaviest, w);
  }
  const scale = weighted > 0 && wished > 0 ? wished / weighted : 0;
  if (scale * heaviest > 1) return takeWithExhaustion(wished, stock, weight, labels, share);
  for (let label = 0; label < labels; label++) share[label] = scale * weight[label];
  return scale > 0 ? wished : 0;
}

/** HOU-3 where some label may run out: worst first, the rest shared among those that follow. */
function takeWithExhaustion(
  wished: number,
  stock: Float64Array,
  weight: { readonly [index: number]: number },
  labels: number,
  share: Float64Array,
): number {
  let left = wished;
  let total = 0;
  for (let label = 0; label < labels; label++) {
    let weighted = 0;
    for (let next = label; next < labels; next++) weighted += weight[next] * stock[next];
    const part = weighted > 0 ? Math.min(1, (left * weight[label]) / weighted) : 0;
    share[label] = part;
    left = Math.max(0, left - part * stock[label]);
    total += stock[label];
  }
  if (wished >= total) {
    for (let label = 0; label < labels; label++) share[label] = 1;
    return total;
  }
  // Weights that do not fall from worst to best can leave a remainder; it goes to what is left.
  for (let label = 0; label < labels && left > 0; label++) {
    const more = Math.min((1 - share[label]) * stock[label], left);
    if (more > 0) share[label] = Math.min(1, share[label] + more / stock[label]);
    left -= more;
  }
  return wished;
}

/**
 * What the plan asks of renovation and what the law asks, in one year. The numbers stand beside the
 * arrays, and are not arguments, because a call that is too long to inline allocates every number it
 * is given.
 */
export interface LabelMoveInputs {
  /** Dwellings by label on 1 January y. */
  readonly stock: Float64Array;
  readonly demolitionWeight: { readonly [index: number]: number };
  readonly depth: { readonly [index: number]: number };
  /** Dwellings under obligation by year in which they fall due, first the present one. */
  readonly pipeline: Float64Array;
  readonly newLabel: { readonly [index: number]: number };
  /** Dwellings to demolish. */
  demolitions: number;
  /** Dwellings that owners want to renovate. */
  renovations: number;
  worstFirst: number;
  /** New dwellings. */
  completions: number;
  /** Share of the stock sold in the year; 0 before the obligation existed. */
  saleRate: number;
  /** Share of the dwellings due that are renovated. */
  compliance: number;
}

export interface LabelMoves {
  /** Shares of the opening stock of each label. */
  readonly demolished: Float64Array;
  readonly stays: Float64Array;
  readonly oneStep: Float64Array;
  readonly twoSteps: Float64Array;
  readonly toC: Float64Array;
  readonly toA: Float64Array;
  /** Dwellings renovated by depth, the obligation included. */
  readonly byDepth: Float64Array;
  renovatedFreely: number;
  /** Whether fewer dwellings were eligible for some depth than owners wished to renovate. */
  bound: boolean;
  renovatedByLaw: number;
  /** Fills the shares, moves `pipeline` on by a year and `stock` to 1 January y+1. */
  plan(): void;
}

/**
 * HOU-4  Renovation of the year, by depth
 *
 *   wished(d) = r · (S + S')/2 · depth(d)        renovated(d) = min(wished(d), eligible(d))
 *
 *   r         share of the stock renovated per year   [1/year]     lever housing.renovation_rate
 *   depth     share of each depth in it               [1]          lever housing.renovation_depth
 *   S, S'     dwellings on 1 January y and y+1        [dwelling]   output housing.dwellings
 *   eligible  dwellings below the depth's end label   [dwelling]   output housing.dwellings_by_label
 *
 * Eligible are F to B for one label, F to C for two, F to D for "to C", F to B for "to A". The
 * deepest goes first; which labels it takes is HOU-3. What falls due under HOU-5 comes before, so
 * that no dwelling is renovated twice in a year.
 *
 * Source  Stock-flow model of renovation with a rate and a mix of depths.
 * Differs Renovation ends at label A: A+ needs own production and is left to new dwellings.
 * Test    test/laws/housing.test.ts, "reports what it could not do, and nothing when all was possible".
 */
export function labelMoves(inputs: LabelMoveInputs): LabelMoves {
  const { stock, pipeline, demolitionWeight, depth, newLabel } = inputs;
  const demolished = scratch(LABELS);
  const stays = scratch(LABELS);
  const oneStep = scratch(LABELS);
  const twoSteps = scratch(LABELS);
  const toC = scratch(LABELS);
  const toA = scratch(LABELS);
  const byDepth = scratch(DEPTHS);
  const left = scratch(LABELS);
  const weight = scratch(LABELS);
  /** The shares of each depth, in the order of `orderOfDepths`. */
  const byOrder = [toA, toC, twoSteps, oneStep] as const;

  function plan(): void {
    const { demolitions, renovations, worstFirst, completions, saleRate, compliance } = inputs;
    const poorBefore = stock[F] + stock[E];
    let obliged = 0;
    for (let year = 0; year < OBLIGATION_YEARS; year++) obliged += pipeline[year];
    const freeBefore = Math.max(0, poorBefore - obliged);

    takeWorstFirst(demolitions, stock, demolitionWeight, LABELS, demolished);
    for (let label = 0; label < LABELS; label++) {
      stays[label] = 1 - demolished[label];
      left[label] = stays[label] * stock[label];
    }

    // HOU-5: those due are renovated to label D first, so that none is renovated twice in a year.
    const poorStanding = left[F] + left[E];
    const standing = poorBefore > 0 ? poorStanding / poorBefore : 0;
    const due = Math.min(poorStanding, pipeline[0] * standing * compliance);
    const byLaw = poorStanding > 0 ? due / poorStanding : 0;
    const lawTwoSteps = stays[F] * byLaw;
    const lawOneStep = stays[E] * byLaw;
    stays[F] *= 1 - byLaw;
    stays[E] *= 1 - byLaw;
    byDepth[TWO_STEPS] = left[F] * byLaw;
    byDepth[ONE_STEP] = left[E] * byLaw;
    byDepth[TO_C] = 0;
    byDepth[TO_A] = 0;
    left[F] *= 1 - byLaw;
    left[E] *= 1 - byLaw;
    const poorFree = left[F] + left[E];

    // HOU-4: owners' own renovations, by depth.
    for (let label = 0; label < A; label++) weight[label] = renovationWeight(worstFirst, A - label);
    let free = 0;
    result.bound = false;
    for (let order = 0; order < DEPTHS; order++) {
      const which = orderOfDepths[order];
      const moved = byOrder[order];
      const asked = renovations * depth[which];
      const labels = eligibleLabels[which];
      const taken = takeWorstFirst(asked, left, weight, labels, moved);
      if (taken < asked) result.bound = true;
      free += taken;
      byDepth[which] += taken;
      for (let label = 0; label < labels; label++) {
        const share = moved[label];
        moved[label] = stays[label] * share;
        stays[label] *= 1 - share;
        left[label] *= 1 - share;
      }
    }
    // One step from F ends at E, which leaves the obligation as it was.
    const remains = poorFree > 0 ? (left[F] + left[E] + oneStep[F] * stock[F]) / poorFree : 0;
    twoSteps[F] += lawTwoSteps;
    oneStep[E] += lawOneStep;
    result.renovatedFreely = free;
    result.renovatedByLaw = due;

    const f = stock[F];
    const e = stock[E];
    const d = stock[D];
    const c = stock[C];
    const b = stock[B];
    stock[F] = stays[F] * f + completions * newLabel[F];
    stock[E] = stays[E] * e + oneStep[F] * f + completions * newLabel[E];
    stock[D] = stays[D] * d + oneStep[E] * e + twoSteps[F] * f + completions * newLabel[D];
    stock[C] =
      stays[C] * c +
      (oneStep[D] + toC[D]) * d +
      (twoSteps[E] + toC[E]) * e +
      toC[F] * f +
      completions * newLabel[C];
    stock[B] = stays[B] * b + oneStep[C] * c + twoSteps[D] * d + completions * newLabel[B];
    stock[A] =
      stays[A] * stock[A] +
      (oneStep[B] + toA[B]) * b +
      (twoSteps[C] + toA[C]) * c +
      toA[D] * d +
      toA[E] * e +
      toA[F] * f +
      completions * newLabel[A];
    stock[A + 1] = stays[A + 1] * stock[A + 1] + completions * newLabel[A + 1];

    let stillObliged = 0;
    const kept = standing * Math.min(1, remains);
    for (let year = 0; year < OBLIGATION_YEARS - 1; year++) {
      pipeline[year] = pipeline[year + 1] * kept;
      stillObliged += pipeline[year];
    }
    const freeAfter = Math.max(0, stock[F] + stock[E] - stillObliged);
    pipeline[OBLIGATION_YEARS - 1] = soldUnderObligation(saleRate, freeBefore, freeAfter);
  }

  const result = {
    demolished,
    stays,
    oneStep,
    twoSteps,
    toC,
    toA,
    byDepth,
    renovatedFreely: 0,
    bound: false,
    renovatedByLaw: 0,
    plan,
  };
  return result;
}
