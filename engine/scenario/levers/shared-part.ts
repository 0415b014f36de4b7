/**
 * What one municipality gets of an amount that several share: laid on top of the path that its lever
 * has otherwise, by the same rules as whatever a plan says.
 */
import type { Origin } from "../resolved.ts";
import type { LeverPath } from "./lever-path.ts";
import type { LeverCell, LeverSetting } from "./lever-setting.ts";

export interface SharedPart {
  /** As the plan calls what is shared. */
  readonly id: string;
  /** From 0 to 1. */
  readonly share: number;
  /** Per year of the run from `first` on, in the canonical unit of the lever. */
  readonly amounts: readonly number[];
  readonly first: number;
  readonly origin: Origin;
  readonly source: string;
}

/** The one cell that a shared amount is of. */
export function onlyCell({ cells }: LeverSetting): readonly [number, LeverCell] | null {
  const [only] = cells;
  return only !== undefined && cells.size === 1 ? only : null;
}

/**
 * The setting that adds a part.
 *
 * @param amount the whole amount as the plan states it, of one cell
 * @param isStated whether the lever has a path to add to; else the part is all there is
 */
export function partSetting(
  amount: LeverSetting,
  { id, share, amounts, first, origin, source }: SharedPart,
  isStated: boolean,
): LeverSetting {
  const [cell, whole] = onlyCell(amount)!;
  const path: LeverPath = isStated
    ? { kind: "relative", change: { kind: "amounts", amounts } }
    : {
        kind: "points",
        shape: "step",
        points: amounts.map((value, at) => ({ year: first + at, value })),
      };
  const percent = Number((share * 100).toPrecision(6));
  const text = `${id}: ${percent} % x ${whole.rule.text}`;
  const rule = { ...whole.rule, text, origin, source, shared: { id, share } };
  const { start, end } = whole;
  return {
    ...amount,
    ...{ cells: new Map([[cell, { path, rule, start, end }]]), origin, source },
  };
}
