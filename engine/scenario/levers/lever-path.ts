/**
 * The path of a lever over the years: one value for all, points with a shape between them, or a
 * change against what is inherited.
 *
 * Before the first point the inherited path goes on; between two points the shape decides; after
 * the last point its value holds. A point may be a change as well: then it is the inherited value of
 * its year after that change, and where a value would hold, the change goes on. A formula gives its
 * point the value that it has in that year.
 */
import type { FormulaPath } from "./lever-formula.ts";
import type { Shape } from "./path-shape.ts";
import { changedAt, type RelativeChange } from "./relative-change.ts";

export interface ConstantPath {
  readonly kind: "constant";
  readonly value: number;
}

export interface ValuePoint {
  readonly year: number;
  readonly value: number;
}

export interface ChangePoint {
  readonly year: number;
  readonly change: RelativeChange;
}

export interface FormulaPoint {
  readonly year: number;
  readonly formula: FormulaPath;
}

export type PathPoint = ValuePoint | ChangePoint | FormulaPoint;

export interface PointsPath<Point extends PathPoint = PathPoint> {
  readonly kind: "points";
  readonly shape: Shape;
  /** In ascending order of years, at least one, each in the run. */
  readonly points: readonly Point[];
}

export interface RelativePath {
  readonly kind: "relative";
  readonly change: RelativeChange;
}

export type LeverPath = ConstantPath | PointsPath | RelativePath | FormulaPath;

/** What a path stands on: one value per year from `first` on. */
export interface PathGround {
  readonly first: number;
  /** The path without this one: of the plan that is extended, else of the reference. */
  readonly inherited: readonly number[];
  readonly reference: readonly number[];
}

/** A path year by year. */
export function evaluatePath(path: LeverPath, ground: PathGround): number[] {
  const { inherited } = ground;
  switch (path.kind) {
    case "constant":
      return inherited.map(() => path.value);
    case "relative":
      return inherited.map((_, at) => changedAt(path.change, inherited, at));
    case "points":
      return evaluatePoints(path, ground);
    case "formula":
      return path.values(ground);
  }
}

/** Whether some year of a path depends on what is inherited. */
export function leansOnInherited(path: LeverPath, first: number): boolean {
  switch (path.kind) {
    case "constant":
      return false;
    case "relative":
      return true;
    case "formula":
      return path.leans;
    case "points":
      return path.points[0]!.year > first || path.points.some(pointLeans);
  }
}

const pointLeans = (point: PathPoint): boolean =>
  "change" in point || ("formula" in point && point.formula.leans);

/** Whether a path is a change of what is inherited, in whole or in some of its years. */
export const changesInherited = (path: LeverPath): boolean =>
  path.kind === "relative" ||
  (path.kind === "formula" && path.leans) ||
  (path.kind === "points" && path.points.some(pointLeans));

/** The value of a formula in the year of its point. */
export const valueInYear = ({ year, formula }: FormulaPoint, ground: PathGround): number =>
  formula.values(ground)[year - ground.first]!;

function evaluatePoints(path: PointsPath, ground: PathGround): number[] {
  const { shape } = path;
  const { first, inherited } = ground;
  const points = path.points.map((point) =>
    "formula" in point ? { year: point.year, value: valueInYear(point, ground) } : point,
  );
  const valueOf = (point: ValuePoint | ChangePoint, year: number): number =>
    "value" in point ? point.value : changedAt(point.change, inherited, year - first);
  const values: number[] = [];
  let next = 0;
  for (let i = 0; i < inherited.length; i++) {
    const year = first + i;
    while (next < points.length && points[next]!.year <= year) next++;
    const from = points[next - 1];
    const to = points[next];
    if (from === undefined) values.push(inherited[i]!);
    else if (to === undefined || shape === "step" || shape === "hold" || from.year === year) {
      values.push(valueOf(from, year));
    } else {
      const share = (year - from.year) / (to.year - from.year);
      values.push(between(valueOf(from, from.year), valueOf(to, to.year), share, shape));
    }
  }
  return values;
}

/** @param share of the way from the one value to the other */
export function between(
  from: number,
  to: number,
  share: number,
  shape: "linear" | "s-curve",
): number {
  if (from === to) return from;
  const eased = shape === "s-curve" ? share * share * (3 - 2 * share) : share;
  const value = from + (to - from) * eased;
  // Rounding may step over an end by one bit, and the ends may be bounds.
  return Math.min(Math.max(value, Math.min(from, to)), Math.max(from, to));
}
