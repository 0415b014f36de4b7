/** Members of an ensemble that no run made: quick to have, and full of what is hard on quantiles. */
import { FigurePlan, type FigureSeries } from "../../engine/analysis/ensemble/figures.ts";
import { instanceFor } from "../../engine/analysis/outcome.ts";
import { cityOf } from "../../engine/model/index.ts";
import type { ResolvedScenario } from "../../engine/scenario/resolved.ts";
import type { MemberColumns } from "../../cli/ensemble/parts/write-part.ts";

export const figuresOf = ({ model }: ResolvedScenario): FigurePlan =>
  new FigurePlan(model, cityOf(model).catalogue, instanceFor(model));

/** A number between 0 and 1 that looks like chance, and is the same whoever asks. */
function scattered(place: number, member: number): number {
  let mixed = Math.imul(place + 1, 0x9e3779b1) ^ Math.imul(member + 1, 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d);
  mixed = Math.imul(mixed ^ (mixed >>> 12), 0x297a2d39);
  return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
}

/** Ties, both signs of nought, no value at all, infinities, and the rest without order. */
const KINDS: readonly ((one: number) => number)[] = [
  (one) => 1e5 * one,
  (one) => Math.round(5 * one),
  (one) => (one < 0.5 ? -0 : one < 0.7 ? 0 : one - 0.8),
  (one) => (one < 0.3 ? NaN : -one),
  () => NaN,
  (one) => (one < 0.1 ? -Infinity : one > 0.97 ? Infinity : one * 1e-300),
  () => 42.5,
];

const known = new WeakMap<FigurePlan, readonly FigureSeries[]>();

/** The series of every column. */
function seriesOf(figures: FigurePlan): readonly FigureSeries[] {
  let found = known.get(figures);
  if (found === undefined) {
    found = figures.series.flatMap((series) => new Array<FigureSeries>(series.count).fill(series));
    known.set(figures, found);
  }
  return found;
}

/** The figure of a member in a column. */
export function inventedFigure(figures: FigurePlan, place: number, member: number): number {
  const one = scattered(place, member);
  const series = seriesOf(figures)[place]!;
  const isAbsent = scattered(series.column, member) < 0.2;
  if (series.kind === "failure") return one < 0.02 ? 1 + Math.floor(one * 5000) : 0;
  if (series.part === "met") return isAbsent ? NaN : Number(one < 0.6);
  if (series.part === "held_from" || series.part === "used_up_in") {
    return isAbsent || one < 0.3 ? NaN : 2024 + Math.floor(one * 27);
  }
  return KINDS[(series.column + series.region) % KINDS.length]!(one);
}

/** The members of a share, so many at a time. */
export function* inventedMembers(
  figures: FigurePlan,
  from: number,
  to: number,
  atOnce: number,
): Generator<MemberColumns> {
  for (let start = from; start < to; start += atOnce) {
    const count = Math.min(atOnce, to - start);
    yield {
      ...{ from: start, count },
      column: (place) =>
        Float64Array.from({ length: count }, (_, at) => inventedFigure(figures, place, start + at)),
    };
  }
}
