/** Where a series turns: the one place that decides which bends are worth telling. */

export interface Turn {
  /** Place in the series. */
  readonly at: number;
  /** Whether the series falls from here on, or rises. */
  readonly kind: "peak" | "trough";
}

/** A bend smaller than this part of the whole span is a wiggle. */
const WIGGLE = 0.1;

const isKnown = (value: number | null | undefined): value is number =>
  value !== null && value !== undefined && Number.isFinite(value);

/** Places in a series that have a value. */
export const knownPlaces = (values: readonly (number | null)[]): number[] =>
  values.flatMap((value, at) => (isKnown(value) ? [at] : []));

/**
 * How far a series must go back before that is a turn: a tenth of its span, and at least one unit
 * of the last decimal that is shown, so that the numbers told of a turn differ.
 *
 * @param decimals with which its values are written
 */
export function leastTurn(values: readonly (number | null)[], decimals: number): number {
  const known = values.filter(isKnown);
  if (known.length === 0) return Infinity;
  return Math.max(
    (Math.max(...known) - Math.min(...known)) * WIGGLE,
    // A hair more than a unit: the sum of two decimals is no exact decimal.
    Number(`1e-${decimals}`) * 1.000001,
  );
}

/**
 * Peaks and troughs in turn, in order. A peak is the first place of the highest value since the last
 * trough, and the series falls by at least `least` behind it; a trough likewise. The two ends are no
 * turns. Years without a value are passed over.
 *
 * @param least as `leastTurn` gives it; above nought
 */
export function turningPoints(values: readonly (number | null)[], least: number): Turn[] {
  const turns: Turn[] = [];
  let direction: "up" | "down" | null = null;
  let high: number | null = null;
  let low: number | null = null;
  for (const at of knownPlaces(values)) {
    const value = values[at]!;
    if (high === null || value > values[high]!) high = at;
    if (low === null || value < values[low]!) low = at;
    if (direction !== "down" && value <= values[high]! - least) {
      // What stood before the first move is where the series began, no turn.
      if (direction === "up") turns.push({ at: high, kind: "peak" });
      direction = "down";
      low = at;
    } else if (direction !== "up" && value >= values[low]! + least) {
      if (direction === "down") turns.push({ at: low, kind: "trough" });
      direction = "up";
      high = at;
    }
  }
  return turns;
}
