/**
 * How much of a change since the first year is the plan's, and whose: what happens on the reference
 * path belongs to nobody in particular, and what the plan adds is split by who decides.
 */
import type { Actor } from "../scenario/declarations.ts";
import type { Attribution, AttributedIndicator } from "./attribution.ts";

export interface ChangeSinceStart {
  readonly from: number;
  readonly to: number;
  /** The plan's value at the end less the reference's at the start, in the canonical unit. */
  readonly change: number;
  /** Of that, what the reference changes too. */
  readonly reference: number;
  /** What the plan adds, by who decides; `background` is no policy at all. */
  readonly parts: readonly { readonly actor: Actor | "background"; readonly part: number }[];
}

/**
 * @param split by actor
 * @returns null in a year without a value
 */
export function changeSinceStart(
  split: Attribution,
  { years, reference, plan, parts }: AttributedIndicator,
  year: number,
): ChangeSinceStart | null {
  const at = years.indexOf(year);
  const start = reference[0];
  const [without, withPlan] = [reference[at], plan[at]];
  if (start === undefined || without === undefined || withPlan === undefined) return null;
  const told = parts.map(({ group, part }) => {
    const { name } = split.groups[group]!;
    return { actor: name.kind === "actor" ? name.actor : ("background" as const), part: part[at]! };
  });
  const all = [start, without, withPlan, ...told.map(({ part }) => part)];
  if (all.some((value) => Number.isNaN(value))) return null;
  return {
    from: years[0]!,
    to: year,
    change: withPlan - start,
    reference: without - start,
    parts: told,
  };
}
