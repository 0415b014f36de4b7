/** The split of a difference against answers that are known without it. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  exactParts,
  extremes,
  interactionsOf,
  shapleyWeights,
  type Game,
  type Players,
} from "../../engine/analysis/attribution/shapley.ts";
import {
  ORDER_PAIRS,
  sampledOrders,
  sampledParts,
} from "../../engine/analysis/attribution/sampled-shapley.ts";

const games = (players: number): fc.Arbitrary<Game> =>
  fc
    .array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), {
      minLength: 2 << players,
      maxLength: 2 << players,
    })
    .map((values) => ({ rows: Float64Array.from(values), width: 2 }));

const listed = (players: number): number[] => Array.from({ length: players }, (_, i) => i);
const everybody = (players: number): Players => ({ players: listed(players), others: 0 });
const WHOLE = { at: 0, count: 2 };

function* ordersOf(players: readonly number[]): Generator<readonly number[]> {
  if (players.length === 0) yield [];
  for (const first of players) {
    for (const rest of ordersOf(players.filter((other) => other !== first))) yield [first, ...rest];
  }
}

/** By going through all orders, one by one. */
function meanOverOrders({ rows, width }: Game, players: readonly number[]): number[] {
  const sums = players.map(() => 0);
  let orders = 0;
  for (const order of ordersOf(players)) {
    let joined = 0;
    for (const player of order) {
      const before = rows[joined * width]!;
      joined |= 1 << player;
      sums[player]! += rows[joined * width]! - before;
    }
    orders++;
  }
  return sums.map((sum) => sum / orders);
}

describe("the exact split", () => {
  it("is the mean over all orders, of which four players have 24", () => {
    fc.assert(
      fc.property(games(4), (game) => {
        const parts = exactParts(game, everybody(4), WHOLE);
        meanOverOrders(game, listed(4)).forEach((mean, player) => {
          expect(Math.abs(parts[player]![0]! - mean)).toBeLessThan(1e-8);
        });
      }),
    );
  });

  it("gives the gloves their worth: one left glove, two right ones, a pair is worth 1", () => {
    // Player 0 has the left glove. The classic answer: 4/6 for it, 1/6 for each right one.
    const rows = Float64Array.from({ length: 8 }, (_, mix) => ((mix & 1) === 1 && mix > 1 ? 1 : 0));
    const parts = exactParts({ rows, width: 1 }, everybody(3), { at: 0, count: 1 });
    expect(parts.map(([part]) => part)).toEqual([
      expect.closeTo(4 / 6, 12),
      expect.closeTo(1 / 6, 12),
      expect.closeTo(1 / 6, 12),
    ]);
  });

  it("gives a council of four weighted votes its power (3, 2, 1, 1; five needed)", () => {
    const votes = [3, 2, 1, 1];
    const rows = Float64Array.from({ length: 16 }, (_, mix) => {
      const sum = votes.reduce((total, vote, i) => total + (((mix >> i) & 1) === 1 ? vote : 0), 0);
      return sum >= 5 ? 1 : 0;
    });
    const parts = exactParts({ rows, width: 1 }, everybody(4), { at: 0, count: 1 });
    // Counted by hand: of the 24 orders the first is pivotal in 14, the second in 6, the others in 2.
    expect(parts.map(([part]) => part! * 24)).toEqual([
      expect.closeTo(14, 10),
      expect.closeTo(6, 10),
      expect.closeTo(2, 10),
      expect.closeTo(2, 10),
    ]);
  });

  it("weighs the subsets of a player so that they are one whole", () => {
    for (let n = 1; n <= 12; n++) {
      const weights = shapleyWeights(n);
      let sum = 0;
      let subsets = 1;
      for (let t = 1; t <= n; t++) {
        sum += weights[t]! * subsets;
        subsets = (subsets * (n - t)) / t;
      }
      expect(sum).toBeCloseTo(1, 14);
    }
  });

  it("tells what a player does first and last", () => {
    const rows = Float64Array.from([1, 4, 10, 20]);
    expect(extremes({ rows, width: 1 }, everybody(2), { at: 0, count: 1 })).toEqual([
      { alone: Float64Array.of(3), last: Float64Array.of(10) },
      { alone: Float64Array.of(9), last: Float64Array.of(16) },
    ]);
  });
});

/** A game that is what `value` says of every subset, in both columns. */
const gameOf = (players: number, value: (joined: readonly number[]) => number): Game => ({
  rows: Float64Array.from({ length: 2 << players }, (_, at) =>
    value(listed(players).filter((player) => (((at >> 1) >> player) & 1) === 1)),
  ),
  width: 2,
});
const near = (a: number, b: number): void => expect(Math.abs(a - b)).toBeLessThan(1e-8);

describe("the laws that no other split keeps all of", () => {
  it("the parts make up the whole", () => {
    fc.assert(
      fc.property(games(6), (game) => {
        const parts = exactParts(game, everybody(6), WHOLE);
        for (const c of [0, 1]) {
          near(
            parts.reduce((sum, part) => sum + part[c]!, 0),
            game.rows.at(c - 2)! - game.rows[c]!,
          );
        }
      }),
    );
  });

  it("who adds the same in every order has that as its part", () => {
    fc.assert(
      fc.property(games(5), fc.double({ min: -1e6, max: 1e6, noNaN: true }), (game, own) => {
        // The last of six, beside a game of five.
        const rows = Float64Array.from([...game.rows, ...game.rows.map((value) => value + own)]);
        const parts = exactParts({ rows, width: 2 }, everybody(6), WHOLE);
        near(parts[5]![0]!, own);
        exactParts(game, everybody(5), WHOLE).forEach((part, player) => {
          near(part[0]!, parts[player]![0]!);
        });
      }),
    );
  });

  it("two that do the same have the same part", () => {
    fc.assert(
      fc.property(games(5), (game) => {
        // Of the first two only counts how many joined.
        const alike = gameOf(5, (joined) => {
          const both = joined.filter((player) => player < 2).length;
          const rest = joined
            .filter((player) => player >= 2)
            .reduce((mask, p) => mask | (1 << p), 0);
          return game.rows[2 * (rest | both)]!;
        });
        const [first, second] = exactParts(alike, everybody(5), WHOLE);
        near(first![0]!, second![0]!);
      }),
    );
  });

  it("the parts of a sum are the sums of the parts", () => {
    fc.assert(
      fc.property(games(5), games(5), (one, other) => {
        const rows = one.rows.map((value, at) => 2 * value - 3 * other.rows[at]!);
        const both = exactParts({ rows, width: 2 }, everybody(5), WHOLE);
        const [mine, theirs] = [one, other].map((game) => exactParts(game, everybody(5), WHOLE));
        both.forEach((part, player) => {
          near(part[0]!, 2 * mine![player]![0]! - 3 * theirs![player]![0]!);
        });
      }),
    );
  });

  it("begin and end swapped change every sign and not a bit more", () => {
    fc.assert(
      fc.property(games(6), (game) => {
        const swapped = gameOf(6, () => 0);
        for (let mix = 0; mix < 64; mix++) {
          swapped.rows.set(game.rows.subarray(2 * (63 - mix), 2 * (64 - mix)), 2 * mix);
        }
        for (const who of [everybody(6), { players: [4, 1, 2], others: 0b101001 }]) {
          const parts = exactParts(swapped, who, WHOLE);
          exactParts(game, who, WHOLE).forEach((part, player) => {
            part.forEach((value, c) => expect(value === -parts[player]![c]!).toBe(true));
          });
          const ends = extremes(swapped, who, WHOLE);
          extremes(game, who, WHOLE).forEach(({ alone, last }, player) => {
            alone.forEach((value, c) => expect(value === -ends[player]!.last[c]!).toBe(true));
            last.forEach((value, c) => expect(value === -ends[player]!.alone[c]!).toBe(true));
          });
        }
      }),
    );
  });
});

describe("the interaction of two players", () => {
  it("is what they do together and not apart, when there are only two", () => {
    const rows = Float64Array.from([1, 4, 10, 20]);
    const [{ pair, index }] = interactionsOf({ rows, width: 1 }, everybody(2), {
      at: 0,
      count: 1,
    }) as [ReturnType<typeof interactionsOf>[number]];
    expect(pair).toEqual([0, 1]);
    expect(index[0]).toBe(20 - 10 - 4 + 1);
  });

  it("is shared evenly by the parts of a product of three", () => {
    // v = the product of what joined: only all three together are worth 1.
    const rows = Float64Array.from({ length: 8 }, (_, mix) => (mix === 7 ? 1 : 0));
    const found = interactionsOf({ rows, width: 1 }, everybody(3), { at: 0, count: 1 });
    expect(found.map(({ index }) => index[0])).toEqual([0.5, 0.5, 0.5]);
  });

  it("is nothing where effects only add up", () => {
    const own = [3, -7, 11, 0.5];
    const rows = Float64Array.from({ length: 16 }, (_, mix) =>
      own.reduce((sum, value, i) => sum + (((mix >> i) & 1) === 1 ? value : 0), 0),
    );
    for (const { index } of interactionsOf({ rows, width: 1 }, everybody(4), { at: 0, count: 1 })) {
      expect(Math.abs(index[0]!)).toBeLessThan(1e-12);
    }
  });
});

describe("the sampled split", () => {
  const sampledOf = ({ rows, width }: Game, players: number) =>
    sampledParts({
      players,
      width,
      values: (joined, into) => {
        const mix = joined.reduce((mask, one, i) => mask | (one << i), 0);
        into.set(rows.subarray(mix * width, (mix + 1) * width));
      },
    });

  it("agrees with the exact one on eight players, within four standard errors", () => {
    fc.assert(
      fc.property(games(8), (game) => {
        const exact = exactParts(game, everybody(8), WHOLE);
        sampledOf(game, 8).forEach(({ part, standardError }, player) => {
          for (let c = 0; c < 2; c++) {
            expect(standardError[c]).toBeGreaterThan(0);
            const off = Math.abs(part[c]! - exact[player]![c]!);
            expect(off).toBeLessThan(4 * standardError[c]!);
          }
        });
      }),
      { numRuns: 30 },
    );
  });

  it("states an error as large as it is: two of three splits lie within one", () => {
    const random = fc.sample(games(8), { seed: 7, numRuns: 60 });
    let within = 0;
    let all = 0;
    for (const game of random) {
      const exact = exactParts(game, everybody(8), WHOLE);
      sampledOf(game, 8).forEach(({ part, standardError }, player) => {
        all++;
        if (Math.abs(part[0]! - exact[player]![0]!) < standardError[0]!) within++;
      });
    }
    expect(within / all).toBeGreaterThan(0.6);
    expect(within / all).toBeLessThan(0.76);
  });

  it("has no error where effects only add up", () => {
    const own = [3, -7, 11, 0.5, 2, 9, 1, 4, 8, 6, 5];
    const parts = sampledParts({
      players: own.length,
      width: 1,
      values: (joined, into) => {
        into[0] = own.reduce((sum, value, i) => sum + value * joined[i]!, 100);
      },
    });
    own.forEach((value, i) => {
      expect(parts[i]!.part[0]).toBeCloseTo(value, 10);
      expect(parts[i]!.standardError[0]).toBeLessThan(1e-12);
    });
  });

  it("takes the same orders every time, each with all players", () => {
    const orders = sampledOrders(12, ORDER_PAIRS);
    expect(orders).toHaveLength(128);
    expect(sampledOrders(12, ORDER_PAIRS)).toEqual(orders);
    for (const order of orders) expect([...order].sort((a, b) => a - b)).toEqual(listed(12));
    // Every player is first about as often as any other.
    const firsts = listed(12).map((player) => orders.filter(([first]) => first === player).length);
    expect(Math.min(...firsts)).toBeGreaterThan(2);
    expect(Math.max(...firsts)).toBeLessThan(24);
  });
});
