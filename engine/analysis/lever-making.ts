/**
 * How every year of the levers that a plan sets was made: given as a value, lying between two that
 * were given, held after the last, changed from what was inherited, or inherited itself.
 */
import { addressOfCell, parseAddress, quantitiesOf } from "../scenario/address.ts";
import type { Catalogue, LeverDeclaration } from "../scenario/declarations.ts";
import type { LeverNote, LeverRule, Origin, ResolvedScenario } from "../scenario/resolved.ts";

export type Made =
  | "given"
  | "between"
  | "before the first point"
  | "held after the last"
  | "relative"
  | "formula"
  | "reference";

/** One year of one cell of a lever. */
export interface MadeYear {
  readonly year: number;
  readonly value: number;
  /** Null where nobody states what the reference is. */
  readonly reference: number | null;
  readonly made: Made;
  /** What the year follows; null where that is the reference. */
  readonly rule: LeverRule | null;
  /** Where it stands: the point that is given, else the rule. */
  readonly origin: Origin | null;
}

export interface MadeLever {
  /** Address with members. */
  readonly lever: string;
  readonly declaration: LeverDeclaration;
  readonly years: readonly MadeYear[];
}

/** The rules that a cell follows, the latest first; none where it follows the reference. */
export function rulesOf(
  address: string,
  notes: Readonly<Record<string, LeverNote>>,
): readonly LeverRule[] {
  const { id, members } = parseAddress(address)!;
  // The key with most members was set last: one that covers others takes them away.
  for (let count = members.length; count >= 0; count--) {
    const covering = members.slice(0, count);
    const key = count === 0 ? id : `${id}[${covering.join(",")}]`;
    const how = notes[key]?.how;
    if (how === undefined) continue;
    return how.filter((rule) => covers(rule.address, members));
  }
  return [];
}

function covers(address: string, members: readonly string[]): boolean {
  return parseAddress(address)!.members.every((member, at) => members[at] === member);
}

/** Every cell of every lever that the plan sets, in declared order. */
export function madeLevers(
  catalogue: Catalogue,
  { model, notes }: ResolvedScenario,
  regionIndex: number,
): MadeLever[] {
  const region = model.regions[regionIndex]!;
  const years = model.last - model.first + 1;
  const set = new Set(Object.keys(notes.levers).map((address) => parseAddress(address)!.id));
  const made: MadeLever[] = [];
  for (const [id, declaration] of quantitiesOf(catalogue, "levers")) {
    const path = region.levers[id];
    if (!set.has(id) || path === undefined) continue;
    const cells = path.length / years;
    const stated = region.unknownReference?.includes(id) !== true;
    for (let cell = 0; cell < cells; cell++) {
      const lever = addressOfCell(id, cell, catalogue, region.dimensions);
      const rules = rulesOf(lever, notes.levers);
      if (rules.length === 0) continue;
      const of = Array.from({ length: years }, (_, at): MadeYear => {
        const year = model.first + at;
        const index = at * cells + cell;
        const reference = stated ? region.reference[id]![index]! : null;
        return { year, value: path[index]!, reference, ...madeIn(year, rules) };
      });
      made.push({ lever, declaration, years: of });
    }
  }
  return made;
}

export function madeIn(
  year: number,
  rules: readonly LeverRule[],
): Pick<MadeYear, "made" | "rule" | "origin"> {
  let before = false;
  for (const rule of rules) {
    const by = madeBy(rule, year);
    if (by === null) {
      before = true;
      continue;
    }
    const { made, origin } = by;
    const follows = rule.kind === "reference" ? null : rule;
    return { made: before ? "before the first point" : made, rule: follows, origin };
  }
  return { made: before ? "before the first point" : "reference", rule: null, origin: null };
}

/** What a rule makes of a year; null where it leaves it to what is below. */
function madeBy(
  { kind, points, shape, origin }: LeverRule,
  year: number,
): { readonly made: Made; readonly origin: Origin } | null {
  switch (kind) {
    case "constant":
      return { made: "given", origin };
    case "relative":
    case "formula":
    case "reference":
      return { made: kind, origin };
    case "points": {
      const next = points!.findIndex((point) => point.year > year);
      const last = next < 0 ? points!.length - 1 : next - 1;
      if (last < 0) return null;
      const point = points![last]!;
      if (point.year === year) {
        const { relative, formula, origin: at } = point;
        return { made: relative ? "relative" : formula ? "formula" : "given", origin: at };
      }
      const goesOn = next < 0 || shape === "step" || shape === "hold";
      if (goesOn && point.relative === true) return { made: "relative", origin: point.origin };
      return next < 0
        ? { made: "held after the last", origin: point.origin }
        : { made: "between", origin };
    }
  }
}
