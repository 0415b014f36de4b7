/**
 * What a reader does to levers, as edits: lists of paths that are put over the plan. Each change
 * returns a new list, in the order of the addresses; what was is left as it is.
 *
 * Before the first point of an edit the plan's own path holds; between two points the path is a
 * straight line; after the last its value holds. So it is in a plan that extends another.
 */
import { evaluatePath } from "../../engine/scenario/levers/lever-path.ts";
import { canonicalUnit } from "../../engine/scenario/units/units.ts";
import type { PackagePath } from "../../engine/scenario/movable-scenario.ts";
import { exactText, inUnit, NEAR, readValue, roundedText, shortText } from "./lever-text.ts";
import type { EditPoint, LeverEdit } from "./page-state.ts";
import type { SliderModel } from "./slider-model.ts";

/** The sliders by their address. */
export type Sliders = ReadonlyMap<string, SliderModel>;

/** Edits with some put in the place of those of the same address; one without points is taken away. */
export function withEdits(
  edits: readonly LeverEdit[],
  changed: readonly LeverEdit[],
): readonly LeverEdit[] {
  const all = new Map(edits.map((edit) => [edit.address, edit]));
  for (const edit of changed) {
    if (edit.points.length === 0) all.delete(edit.address);
    else all.set(edit.address, edit);
  }
  return [...all.values()].sort((a, b) => (a.address < b.address ? -1 : 1));
}

/** The path of one slider with the edits, in all years of the run; points that are no values are passed over. */
export function pathOf(
  slider: SliderModel,
  edits: readonly LeverEdit[],
  first: number,
): readonly number[] {
  const edit = edits.find(({ address }) => address === slider.address);
  const points = (edit?.points ?? []).flatMap(({ year, text }) => {
    const value = readValue(text, slider.slot);
    return value === null ? [] : [{ year, value }];
  });
  if (points.length === 0) return slider.plan;
  const ground = { first, inherited: slider.plan, reference: slider.reference };
  return evaluatePath({ kind: "points", shape: "linear", points }, ground);
}

/** Beside those of its steps, the decimals of values that lie between two positions of a slider. */
const FINER_DECIMALS = 2;
/** A position nearer to the plan than this share of a step is that of the plan. */
const AT_PLAN = 1e-3;

/**
 * Puts a slider at a value in the year that it sets. The path is the plan's plus a change that grows
 * in a straight line from nought in the first year that may differ to its full size in that year, and
 * holds from then on, within the bounds: so a backcast moves levers too, and what the plan does
 * sooner, later or in steps stays in it. Of a programme that ends with that year the change ends too:
 * nothing follows. A calendar year holds for all years. The members of a whole give way in proportion
 * to what they have; a movement that goes on and returns gives back what it took when it begins from
 * the same edits each time.
 */
export function slid(
  edits: readonly LeverEdit[],
  slider: SliderModel,
  value: number,
  sliders: Sliders,
  first: number,
): readonly LeverEdit[] {
  const { fromYear, fullYear, isEnding, slot, written, decimals, plan, isYear, step, whole } =
    slider;
  const text = roundedText(value, slot, written, decimals);
  if (isYear) {
    const begins = fromYear > first + 1 ? fromYear : first;
    return withEdits(edits, [{ address: slider.address, points: [{ year: begins, text }] }]);
  }
  const [from, full] = [fromYear - first, fullYear - first];
  const change = value - plan[full]!;
  if (whole.length === 0 && Math.abs(change) < step * AT_PLAN) {
    return withEdits(edits, [{ address: slider.address, points: [] }]);
  }
  const path = plan.map((own, at) => {
    const isOver = isEnding && at > full;
    const grown = at <= from || isOver ? 0 : at >= full ? 1 : (at - from) / (full - from);
    return Math.min(Math.max(own + change * grown, slot.min), slot.max);
  });
  const through = isEnding ? [full, full + 1] : [full];
  const points = bends(path, from, through, step / 2).map((at) => ({
    year: first + at,
    text:
      at === full
        ? text
        : at === from || (isEnding && at > full)
          ? shortText(path[at]!, slot, written)
          : roundedText(path[at]!, slot, written, decimals + FINER_DECIMALS),
  }));
  return drawn(edits, slider, points, sliders, first);
}

/**
 * The years between which a path is straight but for a slack: from one on, and with others among
 * them. The last value of a path that holds needs no point.
 */
function bends(
  path: readonly number[],
  from: number,
  through: readonly number[],
  slack: number,
): number[] {
  const isStraight = (left: number, right: number): boolean => {
    const slope = (path[right]! - path[left]!) / (right - left);
    for (let at = left + 1; at < right; at++) {
      if (Math.abs(path[left]! + slope * (at - left) - path[at]!) > slack) return false;
    }
    return true;
  };
  const chosen = [from];
  for (const end of [...through, path.length - 1]) {
    while (chosen.at(-1)! < end) {
      const left = chosen.at(-1)!;
      let right = end;
      while (!isStraight(left, right)) right--;
      chosen.push(right);
    }
  }
  const held = path.slice(chosen.at(-2) ?? from);
  const isHeld = chosen.length > 2 && held.every((one) => Math.abs(one - held[0]!) <= slack);
  return isHeld ? chosen.slice(0, -1) : chosen;
}

/** Gives a lever a path of one's own; without points it goes back to the plan. */
export function drawn(
  edits: readonly LeverEdit[],
  slider: SliderModel,
  points: readonly EditPoint[],
  sliders: Sliders,
  first: number,
): readonly LeverEdit[] {
  const sorted = [...points].sort((a, b) => a.year - b.year);
  const own = { address: slider.address, points: sorted };
  const others = slider.whole
    .filter((address) => address !== slider.address)
    .map((address) => sliders.get(address)!);
  if (others.length === 0) return withEdits(edits, [own]);
  if (points.length === 0) {
    // A whole adds up only as it was: back to the plan with all of it.
    return withEdits(edits, [own, ...others.map(({ address }) => ({ address, points: [] }))]);
  }
  const before = pathOf(slider, edits, first);
  const paths = others.map((other) => pathOf(other, edits, first));
  const given: EditPoint[][] = others.map(() => []);
  for (const { year, text } of sorted) {
    const at = year - first;
    const value = readValue(text, slider.slot);
    if (value === null || before[at] === undefined) continue;
    const texts =
      value === before[at]
        ? others.map((other, member) => shortText(paths[member]![at]!, other.slot, other.written))
        : remainders(
            value,
            others,
            paths.map((path) => path[at]!),
            at,
          );
    texts.forEach((other, member) => given[member]!.push({ year, text: other }));
  }
  return withEdits(edits, [
    own,
    ...others.map(({ address }, member) => ({ address, points: given[member]! })),
  ]);
}

/** Decimals of a per cent to which the shares that give way are rounded: less than anyone sees. */
const SHARE_DECIMALS = 4;
const NOTHING = 1e-12;

/**
 * What the other members of a whole have when one takes its share: in proportion to what they had;
 * where they had nothing, as in the plan, on unchanged policy, or all alike. Together they are one.
 */
function remainders(
  taken: number,
  others: readonly SliderModel[],
  had: readonly number[],
  at: number,
): string[] {
  const sum = (values: readonly number[]): number => values.reduce((total, one) => total + one, 0);
  const candidates = [
    had,
    others.map(({ plan }) => plan[at]!),
    others.map(({ reference }) => reference[at]!),
    others.map(() => 1),
  ];
  const weights = candidates.find((values) => sum(values) > NOTHING)!;
  const [{ slot, written }] = others as [SliderModel];
  const canonical = canonicalUnit(slot.unit);
  let scale = 1;
  for (let digit = 0; digit < SHARE_DECIMALS; digit++) scale *= 10;
  // In whole steps of the last decimal, so that nothing is lost between them.
  const rest = Math.max(0, Math.round(inUnit(1 - taken, canonical, written) * scale));
  const steps = weights.map((weight) => Math.round((rest * weight) / sum(weights)));
  const largest = steps.indexOf(Math.max(...steps));
  steps[largest] = steps[largest]! + rest - sum(steps);
  return steps.map((step) =>
    roundedText(inUnit(step / scale, written, canonical), slot, written, SHARE_DECIMALS),
  );
}

/**
 * Gives all levers that a package sets the paths that it gives them over unchanged policy, and takes
 * back what was done to them before.
 *
 * @param paths of the levers of the package, `[year][cell]`
 * @param likeness whether the paths are made to the bit, or, in texts that people can read, to within
 *   what nobody would tell apart
 */
export function levelled(
  edits: readonly LeverEdit[],
  paths: ReadonlyMap<string, PackagePath>,
  sliders: Sliders,
  first: number,
  likeness: "exact" | "readable",
): readonly LeverEdit[] {
  const changed: LeverEdit[] = [];
  const places = new Map<string, number>();
  for (const slider of sliders.values()) {
    const cell = places.get(slider.lever) ?? 0;
    places.set(slider.lever, cell + 1);
    const own = paths.get(slider.lever);
    if (own === undefined || !own.cells.has(cell)) continue;
    const cells = own.path.length / slider.plan.length;
    const path = slider.plan.map((_, year) => own.path[year * cells + cell]!);
    changed.push({ address: slider.address, points: pointsOf(path, slider, first, likeness) });
  }
  return withEdits(edits, changed);
}

/**
 * The fewest points from which a plan makes this path, as like as is asked; none where the path is
 * that of the plan. Before a restart the plan follows the reference, and there are no points.
 */
function pointsOf(
  path: readonly number[],
  slider: SliderModel,
  first: number,
  likeness: "exact" | "readable",
): EditPoint[] {
  const { plan, slot, written, fromYear } = slider;
  const largest = path.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const [slack, textOf] = likeness === "exact" ? [0, exactText] : [largest * NEAR, shortText];
  const begin = fromYear > first + 1 ? fromYear - first : 0;
  const differs = path.findIndex((value, at) => at >= begin && Math.abs(value - plan[at]!) > slack);
  if (differs < 0) return [];
  const year = (at: number): number => first + at;
  const chosen = [differs];
  const made = (points: readonly number[]): number[] =>
    evaluatePath(
      {
        kind: "points",
        shape: "linear",
        points: points.map((at) => ({ year: year(at), value: path[at]! })),
      },
      { first, inherited: plan, reference: slider.reference },
    );
  const isMade = (points: readonly number[], from: number, to: number): boolean => {
    const values = made(points);
    for (let at = from; at <= to; at++) {
      if (Math.abs(values[at]! - path[at]!) > slack) return false;
    }
    return true;
  };
  const last = path.length - 1;
  let at = differs;
  while (!isMade(chosen, at, last)) {
    let next = last;
    while (next > at + 1 && !isMade([...chosen, next], at, next)) next--;
    chosen.push(next);
    at = next;
  }
  return chosen.map((point) => ({
    year: year(point),
    text: textOf(path[point]!, slot, written),
  }));
}
