/**
 * Changes against what is inherited: the path of the plan that is extended, else of the reference.
 *
 * A factor and an amount work on every year by itself. A shift moves the path along the years; a
 * lever whose value is itself a calendar year moves its value instead.
 */

export type RelativeChange =
  | { readonly kind: "factor"; readonly factor: number }
  /** In the canonical unit of the lever. */
  | { readonly kind: "amount"; readonly amount: number }
  /** Another amount in every year of the run: what several municipalities share out. */
  | { readonly kind: "amounts"; readonly amounts: readonly number[] }
  /** Positive: later. */
  | { readonly kind: "shift"; readonly years: number }
  /** Of a value that is a calendar year; `never` is the value that stands for no year at all. */
  | { readonly kind: "postpone"; readonly years: number; readonly never: number };

/**
 * The inherited path in one year after a change.
 *
 * @param inherited one value per year
 * @param at position of the year
 */
export function changedAt(
  change: RelativeChange,
  inherited: ArrayLike<number>,
  at: number,
): number {
  const value = inherited[at]!;
  switch (change.kind) {
    case "factor":
      // A negative value times nought is nought, not its negative.
      return value * change.factor || 0;
    case "amount":
      return value + change.amount;
    case "amounts":
      return value + change.amounts[at]!;
    case "shift": {
      const from = at - change.years;
      return inherited[Math.min(Math.max(from, 0), inherited.length - 1)]!;
    }
    case "postpone":
      return value === change.never ? value : value + change.years;
  }
}

/** Whether a change leaves every path as it is: `+0 %`, `x 1`, `0 years later`. */
export function isNeutral(change: RelativeChange): boolean {
  switch (change.kind) {
    case "factor":
      return change.factor === 1;
    case "amount":
      return change.amount === 0;
    case "amounts":
      return change.amounts.every((amount) => amount === 0);
    case "shift":
    case "postpone":
      return change.years === 0;
  }
}
