/** Sums over the years of a run, in which a later year counts for less. */

/**
 * Worth in the first year of amounts of each year: the first counts in full, every next one is
 * divided once more by one plus the rate.
 *
 * @param amounts one per year of the run
 * @param rate    real, per year; 0 for a plain sum
 */
export function presentValue(amounts: Iterable<number>, rate: number): number {
  let sum = 0;
  let factor = 1;
  for (const amount of amounts) {
    sum += amount * factor;
    factor /= 1 + rate;
  }
  return sum;
}
