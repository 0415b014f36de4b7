/** The points of a lever's path: found on a path, moved, added and taken away. Values are canonical. */

export interface CurvePoint {
  readonly year: number;
  readonly value: number;
}

/** How far from a straight line, as a share of the values, a year may lie and still be on it. */
const STRAIGHT = 1e-9;

/**
 * The fewest points by which straight lines make a path: what an editor shows of a lever that has no
 * points of its own yet.
 *
 * @param path one value per year, from `first` on; not empty
 */
export function pointsOfPath(path: readonly number[], first: number): CurvePoint[] {
  const size = path.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const slack = STRAIGHT * size;
  const isKnee = (at: number): boolean => {
    const bend = path[at]! - path[at - 1]! - (path[at + 1]! - path[at]!);
    return Math.abs(bend) > slack;
  };
  const points: CurvePoint[] = [{ year: first, value: path[0]! }];
  for (let at = 1; at < path.length - 1; at++) {
    if (isKnee(at)) points.push({ year: first + at, value: path[at]! });
  }
  const last = path.length - 1;
  // A path that ends flat is held there by its last knee.
  const held = points.at(-1)!;
  if (last > 0 && Math.abs(path[last]! - held.value) > slack) {
    points.push({ year: first + last, value: path[last]! });
  }
  return points;
}

/** The value that straight lines between points give in a year; held before and after them. */
export function valueAt(points: readonly CurvePoint[], year: number): number {
  const next = points.findIndex((point) => point.year >= year);
  if (next < 0) return points.at(-1)!.value;
  const right = points[next]!;
  if (next === 0 || right.year === year) return right.value;
  const left = points[next - 1]!;
  const share = (year - left.year) / (right.year - left.year);
  return left.value + (right.value - left.value) * share;
}

export interface CurveLimits {
  readonly min: number;
  readonly max: number;
  /** The first and last year that may be given. */
  readonly first: number;
  readonly last: number;
}

const within = (value: number, low: number, high: number): number =>
  Math.min(high, Math.max(low, value));

/** Points with another in the place of one of them. */
export const replaced = (
  points: readonly CurvePoint[],
  index: number,
  point: CurvePoint,
): CurvePoint[] => points.map((old, at) => (at === index ? point : old));

/** A point elsewhere: between its neighbours in years, between the bounds in value. */
export function movedPoint(
  points: readonly CurvePoint[],
  index: number,
  to: CurvePoint,
  { min, max, first, last }: CurveLimits,
): CurvePoint[] {
  const from = index === 0 ? first : points[index - 1]!.year + 1;
  const until = index === points.length - 1 ? last : points[index + 1]!.year - 1;
  const year = within(Math.round(to.year), from, until);
  return replaced(points, index, { year, value: within(to.value, min, max) });
}

/** Points with one more in a year, on the line that is there; null where the year has one already. */
export function withPoint(points: readonly CurvePoint[], year: number): CurvePoint[] | null {
  if (points.some((point) => point.year === year)) return null;
  const added = { year, value: valueAt(points, year) };
  return [...points, added].sort((a, b) => a.year - b.year);
}

/** The year in which a point behind this one would stand: half way to the next, or to the end. */
export function yearBehind(
  points: readonly CurvePoint[],
  index: number,
  { first, last }: CurveLimits,
): number | null {
  const here = points[index]!.year;
  const next = points[index + 1]?.year ?? last + 1;
  if (next - here > 1) return Math.floor((here + next) / 2);
  const taken = new Set(points.map(({ year }) => year));
  for (let year = here + 1; year <= last; year++) if (!taken.has(year)) return year;
  for (let year = here - 1; year >= first; year--) if (!taken.has(year)) return year;
  return null;
}

/** Points without one of them; the last one stays. */
export const withoutPoint = (points: readonly CurvePoint[], index: number): CurvePoint[] =>
  points.length === 1 ? [...points] : points.filter((_, at) => at !== index);
