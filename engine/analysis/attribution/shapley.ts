/**
 * The Shapley value: the one split of a difference that gives every player the mean of what it adds
 * over all orders in which the players can join (L. S. Shapley, "A value for n-person games",
 * Contributions to the Theory of Games II, Annals of Mathematics Studies 28, 1953, pp. 307-317).
 *
 * With two of a player's subsets taken together, T and all that is not in it, the value is
 *   phi_i = sum over T with i of (|T|-1)! (n-|T|)! / n! x (v(T) - v(N without T)).
 * Whoever swaps begin and end swaps T and its complement, so that every term, and hence every part,
 * changes its sign and not a bit more.
 */

/** Rows of values, one per subset of the players; bit `p` of a subset says whether `p` joined. */
export interface Game {
  readonly rows: Float64Array;
  /** Values in a row. */
  readonly width: number;
}

/** A run of columns of a row. */
export interface Columns {
  readonly at: number;
  readonly count: number;
}

/** How many subsets of `size` a set of `n` has; exact for the few players of an exact split. */
function combinations(n: number, size: number): number {
  let ways = 1;
  for (let i = 1; i <= size; i++) ways = (ways * (n - size + i)) / i;
  return ways;
}

/** Weight of a subset of `t` of `n` players for each player in it; nothing at 0. */
export function shapleyWeights(n: number): Float64Array {
  return Float64Array.from({ length: n + 1 }, (_, t) =>
    t === 0 ? 0 : 1 / (n * combinations(n - 1, t - 1)),
  );
}

/** Who is split between, among all players of a game. */
export interface Players {
  /** Those that can move the columns. */
  readonly players: readonly number[];
  /**
   * All others, as a subset. They join with the first of the players: what cannot move a column may
   * still round it otherwise, and so begin and end are those of the whole game, whoever swaps them.
   */
  readonly others: number;
}

/** The subsets of the players, each with who joins beside them; bit `i` of the place is `players[i]`. */
export function subsetsOf({ players, others }: Players): Int32Array {
  const subsets = new Int32Array(1 << players.length);
  players.forEach((player, i) => {
    const joining = (1 << player) | (i === 0 ? others : 0);
    for (let place = 0; place < 1 << i; place++) {
      subsets[(1 << i) + place] = subsets[place]! | joining;
    }
  });
  return subsets;
}

function sizeOf(subset: number): number {
  let size = 0;
  for (let rest = subset; rest !== 0; rest &= rest - 1) size++;
  return size;
}

/**
 * The part of each of these players in the values of all of them joined less those of none.
 *
 * @returns per player one value per column; a single player has the whole difference, exactly
 */
export function exactParts(
  { rows, width }: Game,
  who: Players,
  { at, count }: Columns,
): Float64Array[] {
  const n = who.players.length;
  const subsets = subsetsOf(who);
  const weights = shapleyWeights(n);
  const parts = who.players.map(() => new Float64Array(count));
  const difference = new Float64Array(count);
  const all = subsets.length - 1;
  // Those with the first player: of every pair of a subset and its complement one.
  for (let place = 1; place <= all; place += 2) {
    const joined = subsets[place]! * width + at;
    const others = subsets[all ^ place]! * width + at;
    for (let c = 0; c < count; c++) difference[c] = rows[joined + c]! - rows[others + c]!;
    const size = sizeOf(place);
    for (let i = 0; i < n; i++) {
      const isIn = ((place >> i) & 1) === 1;
      const weight = isIn ? weights[size]! : -weights[n - size]!;
      const part = parts[i]!;
      for (let c = 0; c < count; c++) part[c]! += weight * difference[c]!;
    }
  }
  return parts;
}

/** What a player does as the only one, and as the last one. */
export interface Extremes {
  readonly alone: Float64Array;
  readonly last: Float64Array;
}

/** @returns per player v({i}) - v(none) and v(all) - v(all but i), one value per column each */
export function extremes({ rows, width }: Game, who: Players, { at, count }: Columns): Extremes[] {
  const subsets = subsetsOf(who);
  const all = subsets.length - 1;
  const less = (of: number, than: number): Float64Array =>
    Float64Array.from(
      { length: count },
      (_, c) => rows[subsets[of]! * width + at + c]! - rows[subsets[than]! * width + at + c]!,
    );
  return who.players.map((_, i) => ({ alone: less(1 << i, 0), last: less(all, all ^ (1 << i)) }));
}

/** How much more two players do together than apart, over all orders. */
export interface Interaction {
  /** Places in the list of players, the smaller first. */
  readonly pair: readonly [number, number];
  /** One value per column: positive where each makes the other's effect larger (less negative). */
  readonly index: Float64Array;
}

/**
 * The Shapley interaction index of every pair (G. Owen, "Multilinear extensions of games",
 * Management Science 18(5), 1972, P64-P79; M. Grabisch and M. Roubens, "An axiomatic approach to
 * the concept of interaction among players in cooperative games", International Journal of Game
 * Theory 28, 1999, pp. 547-565):
 *   I_ij = sum over T without i, j of |T|! (n-|T|-2)! / (n-1)!
 *          x (v(T+i+j) - v(T+i) - v(T+j) + v(T)).
 * Swapping begin and end leaves it as it is: two measures that hinder each other do so either way.
 */
export function interactionsOf(
  { rows, width }: Game,
  who: Players,
  { at, count }: Columns,
): Interaction[] {
  const n = who.players.length;
  const subsets = subsetsOf(who);
  const weights = shapleyWeights(n - 1);
  const interactions: Interaction[] = [];
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++) {
      const index = new Float64Array(count);
      const [first, second] = [1 << i, 1 << j];
      for (let place = 0; place < subsets.length; place++) {
        if ((place & (first | second)) !== 0) continue;
        const weight = weights[sizeOf(place) + 1]!;
        const start = (of: number): number => subsets[of]! * width + at;
        const none = start(place);
        const [one, other, both] = [
          start(place | first),
          start(place | second),
          start(place | first | second),
        ];
        for (let c = 0; c < count; c++) {
          const more = rows[both + c]! + rows[none + c]! - (rows[one + c]! + rows[other + c]!);
          index[c]! += weight * more;
        }
      }
      interactions.push({ pair: [i, j], index });
    }
  }
  return interactions;
}
