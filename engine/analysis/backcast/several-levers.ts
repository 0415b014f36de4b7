/**
 * Several levers at once, by sequential linear programming with a trust region (Griffith & Stewart
 * 1961; Nocedal & Wright 2006, chapter 18).
 *
 * Around the mix so far every lever is moved a little up and a little down; as if those effects
 * were proportional, a linear programme finds the best mix within a small distance. When the model
 * agrees that it is better, the search goes on from there, else within a smaller distance. Up and
 * down are measured apart, because a model with limits often answers to one of them only.
 *
 * What comes of it is best in its surroundings. The search begins from several fixed places, so
 * that the same question always gets the same answer.
 */
import { solveLinearProgramme } from "./linear-programme.ts";
import { halved, smallestAsGood } from "./one-lever.ts";
import {
  lackingOf,
  totalChange,
  type Found,
  type Least,
  type Problem,
  type Trial,
} from "./problem.ts";

const FIRST_RADIUS = 0.25;
const LARGEST_RADIUS = 0.5;
/** The search ends when better mixes would lie nearer than this, as a share of the room. */
export const SMALLEST_RADIUS = 1e-5;
const MOST_STEPS = 120;
/** Margin that steps aim at, so that rounding does not leave a condition just short. */
const AIM = 1e-6;
/** What is lacking outweighs everything that could be saved on it. */
const LACKING = 1e6;
/** Two answers whose measure differs by less than this are the same. */
const AGREES = 1e-3;
const AS_GOOD = 1e-9;
/** Of levers moved alone to their end. */
const ALONE = 4;

interface Point {
  readonly changes: Float64Array;
  readonly trial: Trial;
  readonly merit: number;
}

export function leastMix(problem: Problem, least: Least): Found {
  const point = (changes: Float64Array): Point => {
    const trial = problem.attempt(changes);
    const lacking = lackingOf(trial);
    const measure = least === "change" ? totalChange(changes) : trial.cost;
    return { changes, trial, merit: measure + LACKING * lacking };
  };
  const ends = startsOf(problem, point).map((start) =>
    polished(searched(start, problem, least, point), least, point),
  );
  const best = ends.reduce((one, other) => (isBetter(other, one) ? other : one));
  const isAsGood = ({ merit }: Point): boolean =>
    merit <= best.merit + AGREES * Math.max(1, Math.abs(best.merit));
  return {
    changes: best.changes,
    trial: best.trial,
    isMet: lackingOf(best.trial) === 0,
    starts: ends.length,
    agreeing: ends.filter(isAsGood).length,
  };
}

const isBetter = (one: Point, other: Point): boolean =>
  one.merit < other.merit || Number.isNaN(other.merit);

/**
 * The plan itself; every lever at the end that helps most, and half of that; the levers that help
 * most, each alone at that end.
 */
function startsOf(problem: Problem, point: (changes: Float64Array) => Point): Point[] {
  const { lowest, highest } = problem;
  const count = lowest.length;
  const plan = point(new Float64Array(count));
  const nought = lackingOf(plan.trial);
  const helpful = new Float64Array(count);
  const alone: { readonly lacking: number; readonly start: Point }[] = [];
  for (let lever = 0; lever < count; lever++) {
    let [end, least] = [0, nought];
    for (const bound of [highest[lever]!, lowest[lever]!]) {
      if (bound === 0) continue;
      const changes = new Float64Array(count);
      changes[lever] = bound;
      const start = point(changes);
      const lacking = lackingOf(start.trial);
      if (lacking < least) [end, least] = [bound, lacking];
      if (Number.isFinite(lacking)) alone.push({ lacking, start });
    }
    helpful[lever] = end;
  }
  // Of equals the first lever: sorting keeps their order.
  alone.sort((a, b) => a.lacking - b.lacking);
  return [
    plan,
    point(helpful),
    point(helpful.map((end) => end / 2)),
    ...alone.slice(0, ALONE).map(({ start }) => start),
  ];
}

function searched(
  start: Point,
  problem: Problem,
  least: Least,
  point: (changes: Float64Array) => Point,
): Point {
  let here = start;
  let radius = FIRST_RADIUS;
  for (let step = 0; step < MOST_STEPS && radius > SMALLEST_RADIUS; step++) {
    const slopes = slopesAt(here, problem, least, radius, point);
    const first = stepped(here, slopes, null, point);
    let next = first;
    if (!(next.merit < here.merit)) {
      // The conditions bend: aim again, as much further as the first step fell short.
      next = stepped(here, slopes, first.trial, point);
    }
    if (next.merit < here.merit - AS_GOOD) {
      here = next;
      radius = Math.min(LARGEST_RADIUS, radius * 2);
    } else radius /= 4;
  }
  return here;
}

/** What a step up (even places) and a step down (odd places) of every lever brings. */
interface Slopes {
  readonly costs: Float64Array;
  readonly margins: readonly Float64Array[];
  readonly room: Float64Array;
}

function slopesAt(
  here: Point,
  { lowest, highest }: Problem,
  least: Least,
  radius: number,
  point: (changes: Float64Array) => Point,
): Slopes {
  const { changes, trial } = here;
  const count = changes.length;
  const costs = new Float64Array(2 * count);
  const room = new Float64Array(2 * count);
  const margins = Array.from(trial.margins, () => new Float64Array(2 * count));
  for (let lever = 0; lever < count; lever++) {
    const value = changes[lever]!;
    for (let side = 0; side < 2; side++) {
      const at = 2 * lever + side;
      const direction = side === 0 ? 1 : -1;
      const end = side === 0 ? highest[lever]! : lowest[lever]!;
      // Not past nought in one step: there the change begins to count the other way.
      const toNought = value * direction < 0 ? Math.abs(value) : Infinity;
      room[at] = Math.min(radius, Math.abs(end - value), toNought);
      if (room[at]! < AS_GOOD) {
        room[at] = 0;
        continue;
      }
      const size = Math.min(room[at]!, radius / 2);
      const tried = changes.slice();
      tried[lever] = value + direction * size;
      const { trial: there } = point(tried);
      if (!Number.isFinite(lackingOf(there))) {
        room[at] = 0;
        continue;
      }
      const grows = value * direction >= 0 ? 1 : -1;
      costs[at] = least === "change" ? grows : (there.cost - trial.cost) / size;
      margins.forEach((row, condition) => {
        row[at] = (there.margins[condition]! - trial.margins[condition]!) / size;
      });
    }
  }
  return { costs, margins, room };
}

/** @param short a trial whose distance from what was foreseen is aimed at as well */
function stepped(
  { changes, trial }: Point,
  { costs, margins, room }: Slopes,
  short: Trial | null,
  point: (changes: Float64Array) => Point,
): Point {
  const atLeast = Array.from(trial.margins, (margin, condition) => {
    const bent = short === null ? 0 : Math.max(0, AIM - short.margins[condition]!);
    return AIM - margin + bent;
  });
  const steps = solveLinearProgramme({ costs, rows: margins, atLeast, room });
  const next = changes.map((value, lever) => {
    const moved = value + steps[2 * lever]! - steps[2 * lever + 1]!;
    // Adding and taking away again may leave a last bit.
    return Math.abs(moved) < AS_GOOD ? 0 : Math.min(1, Math.max(-1, moved));
  });
  return point(next);
}

/**
 * Takes back what is not needed: first of all levers alike, then of each of them as far as nothing is
 * lost by it, beginning with the lever that was moved least.
 */
function polished(end: Point, least: Least, point: (changes: Float64Array) => Point): Point {
  const lacking = lackingOf(end.trial);
  const does = ({ trial }: Point): boolean => lackingOf(trial) <= lacking + AS_GOOD * lacking;
  let here = end;
  if (least === "cost") return withoutCrumbs(end, does, point);
  const scaled = (share: number): Float64Array => end.changes.map((value) => value * share);
  if (lacking === 0 && totalChange(end.changes) > 0 && !does(point(scaled(0)))) {
    here = point(scaled(halved(0, 1, (share) => does(point(scaled(share))))));
  }
  const order = Array.from(here.changes.keys())
    .filter((lever) => here.changes[lever] !== 0)
    .sort((a, b) => Math.abs(here.changes[a]!) - Math.abs(here.changes[b]!));
  for (const lever of order) {
    const without = (value: number): Point => {
      const changes = here.changes.slice();
      changes[lever] = value;
      return point(changes);
    };
    const value = smallestAsGood(here.changes[lever]!, (tried) => does(without(tried)));
    here = without(value);
  }
  return here;
}

/** A change of less than this share of the room is not worth a line in a plan. */
const CRUMB = 1e-3;

function withoutCrumbs(
  end: Point,
  does: (point: Point) => boolean,
  point: (changes: Float64Array) => Point,
): Point {
  const without = point(end.changes.map((value) => (Math.abs(value) < CRUMB ? 0 : value)));
  return does(without) ? without : end;
}
