/** How an amount that several municipalities share is divided: the parts add up to it. */

/**
 * What each share of an amount comes to in every year. The last takes what the others leave, so that
 * nothing is lost or made by rounding.
 *
 * @param amount per year
 * @param shares from 0 to 1, together 1
 * @returns per share its amount per year
 */
export function partsOf(amount: readonly number[], shares: readonly number[]): number[][] {
  const left = [...amount];
  return shares.map((share, index) => {
    if (index === shares.length - 1) return left.map(withoutSign);
    return amount.map((whole, year) => {
      const part = withoutSign(whole * share);
      left[year]! -= part;
      return part;
    });
  });
}

/** There is one nought only. */
const withoutSign = (value: number): number => (value === 0 ? 0 : value);

/** Shares in proportion to weights, of which at least one is above 0. */
export function sharesOf(weights: readonly number[]): number[] {
  let sum = 0;
  for (const weight of weights) sum += weight;
  return weights.map((weight) => weight / sum);
}
