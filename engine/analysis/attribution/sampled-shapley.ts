/**
 * The Shapley value from a sample of orders, for more players than all orders can be gone through
 * (J. Castro, D. Gomez, J. Tejada, "Polynomial calculation of the Shapley value based on sampling",
 * Computers & Operations Research 36(5), 2009, pp. 1726-1730).
 *
 * Every order is taken with its reverse: what a player adds early in the one it adds late in the
 * other, which makes the mean of the two steadier. It also keeps the split fair to both sides:
 * whoever swaps begin and end swaps the two, so that every part only changes its sign. Within an
 * order all that is added makes up the whole difference, and so do the parts.
 */
import { stream, type RandomStream } from "../../foundation/random.ts";

/** Orders taken, each with its reverse; a fixed number, so that a split can be repeated. */
export const ORDER_PAIRS = 128;

/** Of the random numbers behind the orders: the same for every split of so many players. */
const SEED = "attribution";

/** What a sampled split needs to know of the game. */
export interface SampledGame {
  readonly players: number;
  /** Values in a row. */
  readonly width: number;
  /** Writes the values of a subset, one byte per player, into a row. */
  values(joined: Uint8Array, into: Float64Array): void;
}

/** One player's part, with what the sample leaves uncertain; one value per column each. */
export interface SampledPart {
  readonly part: Float64Array;
  readonly standardError: Float64Array;
}

/** The orders of a sample: of each the players by their places. */
export function sampledOrders(players: number, pairs: number): Int32Array[] {
  const random: RandomStream = stream(SEED, `orders of ${players}`);
  let drawn = 0;
  return Array.from({ length: pairs }, () => {
    const order = Int32Array.from({ length: players }, (_, i) => i);
    for (let i = players - 1; i > 0; i--) {
      const other = Math.floor(random.at(drawn++) * (i + 1));
      [order[i], order[other]] = [order[other]!, order[i]!];
    }
    return order;
  });
}

/** @param pairs at least two, or nothing can be said of the error */
export function sampledParts(game: SampledGame, pairs = ORDER_PAIRS): SampledPart[] {
  const { players, width } = game;
  const joined = new Uint8Array(players);
  const none = new Float64Array(width);
  const all = new Float64Array(width);
  game.values(joined, none);
  game.values(new Uint8Array(players).fill(1), all);
  const zeros = (): Float64Array[] =>
    Array.from({ length: players }, () => new Float64Array(width));
  const [sums, means, squares] = [zeros(), zeros(), zeros()];
  const added = zeros();
  let [before, after] = [new Float64Array(width), new Float64Array(width)];

  /** Adds what every player adds in this order. */
  const walk = (order: Int32Array, isReversed: boolean): void => {
    joined.fill(0);
    before.set(none);
    for (let step = 0; step < players; step++) {
      const player = order[isReversed ? players - 1 - step : step]!;
      joined[player] = 1;
      if (step === players - 1) after.set(all);
      else game.values(joined, after);
      const mine = added[player]!;
      for (let c = 0; c < width; c++) mine[c]! += after[c]! - before[c]!;
      [before, after] = [after, before];
    }
  };
  sampledOrders(players, pairs).forEach((order, done) => {
    for (const mine of added) mine.fill(0);
    walk(order, false);
    walk(order, true);
    for (let player = 0; player < players; player++) {
      const [mine, sum, mean, square] = [
        added[player]!,
        sums[player]!,
        means[player]!,
        squares[player]!,
      ];
      // Running mean and squares (B. P. Welford, Technometrics 4(3), 1962).
      for (let c = 0; c < width; c++) {
        sum[c]! += mine[c]!;
        const off = mine[c]! / 2 - mean[c]!;
        mean[c]! += off / (done + 1);
        square[c]! += off * (mine[c]! / 2 - mean[c]!);
      }
    }
  });
  return sums.map((sum, player) => ({
    part: sum.map((value) => value / (2 * pairs)),
    standardError: squares[player]!.map((square) => Math.sqrt(square / (pairs - 1) / pairs)),
  }));
}
