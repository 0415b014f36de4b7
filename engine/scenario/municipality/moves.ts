/**
 * How many of those who leave a municipality move to which other one of the group: a gravity model.
 * No table of moves between municipalities was found; the level rests on the counts of the province.
 */
import { startOf } from "./ages.ts";
import type { FlemishLevels, Municipality } from "./facts.ts";
import { MUNICIPALITIES, numberIn, rowsOf, sum, tableText, type SuppliedTexts } from "./tables.ts";

/** Kilometres per degree at 50.8 degrees north. */
const KM_NORTH = 111.2;
const KM_EAST = 70.3;

export interface Place {
  readonly longitude: number;
  readonly latitude: number;
}

/** Where the main centre of a municipality lies, by NIS code. */
export const placesOf = (texts: SuppliedTexts): ReadonlyMap<string, Place> =>
  new Map(
    rowsOf(texts, `${MUNICIPALITIES}/municipalities.csv`).map((row) => [
      row.nis!,
      { longitude: numberIn(row, "longitude"), latitude: numberIn(row, "latitude") },
    ]),
  );

/** Square of the distance between two places, in km2. */
function squaredDistance(a: Place, b: Place): number {
  const east = (a.longitude - b.longitude) * KM_EAST;
  const north = (a.latitude - b.latitude) * KM_NORTH;
  return east * east + north * north;
}

export interface Move {
  readonly from: string;
  readonly to: string;
  readonly share: number;
}

/**
 * Shares of the departures of each member that arrive in each other one: of those who stay in the
 * province, in proportion to P(to) / d^2 against a pull of the rest of the province, which is set so
 * that a given share of all departures of the group stays inside of it. Every member is left by the
 * same part of its people.
 *
 * @param places by NIS code
 */
export function gravityMoves(
  members: readonly Municipality[],
  places: ReadonlyMap<string, Place>,
  levels: FlemishLevels,
): readonly Move[] {
  const inProvince = levels.moves_inside_the_province!;
  const wanted = levels.moves_inside_the_group!;
  const people = members.map((member) => startOf(member).total);
  const all = sum(people);
  const pulls = members.map((from) =>
    members.map((to, at) =>
      from === to ? 0 : people[at]! / squaredDistance(places.get(from.nis)!, places.get(to.nis)!),
    ),
  );
  const shares = (rest: number): readonly (readonly number[])[] =>
    pulls.map((row) => row.map((pull) => (inProvince * pull) / (sum(row) + rest)));
  const inside = (rest: number): number =>
    sum(shares(rest).map((row, at) => (people[at]! * sum(row)) / all));
  // The more the rest of the province pulls, the fewer stay: halving finds the pull.
  let [low, high] = [0, Math.max(...pulls.map(sum)) * members.length];
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (inside(middle) > wanted) low = middle;
    else high = middle;
  }
  return shares(high).flatMap((row, from) =>
    row.flatMap((share, to) =>
      from === to ? [] : [{ from: members[from]!.id, to: members[to]!.id, share }],
    ),
  );
}

const NOTE =
  "0.64 x P(to) / d^2 over the sum of P / d^2 of all members and B: P inhabitants of 2024, d km between the main centres, B the pull of the rest of the province, set so that 40 % of all departures stay in the group (30 to 50 %)";

/** `moves.csv` of a group; shares to five digits, pairs between which hardly anybody moves left out. */
export const movesText = (moves: readonly Move[]): string =>
  tableText([
    "from,to,share,grade,source,where,note".split(","),
    ...moves
      .filter(({ share }) => share >= 0.0005)
      .map(({ from, to, share }) => [
        ...[from, to, share.toFixed(5), "assumption", "kw-migration-2025"],
        ...["West Flanders 2024: departures to other provinces and abroad", NOTE],
      ]),
  ]);
