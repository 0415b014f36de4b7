/** Which of two combinations is the better: made-up ones, for every step of the order. */
import { describe, expect, it } from "vitest";
import { byCost, isPriced, ranked, type Combination } from "../../build/combinations/search.ts";

const made = (differs: Partial<Combination> = {}): Combination => ({
  options: [],
  ambition: 13,
  reached: -0.71,
  distance: -0.01,
  emitted: 4.5e9,
  cost: 2e8,
  unpriced: [],
  binding: [],
  ...differs,
});

const first = (a: Combination, b: Combination): Combination => {
  const [best] = ranked([a, b]);
  expect(ranked([b, a])[0]).toBe(best);
  return best!;
};

describe("the best of two combinations", () => {
  const missing = made({ distance: 0.01, ambition: 8, cost: 0, emitted: 1e9 });

  it("reaches the goal, whatever it takes", () => {
    const hard = made({ ambition: 28, cost: 9e9, unpriced: ["industry.electrification"] });
    expect(first(missing, hard)).toBe(hard);
  });

  it("is nearer the goal where none reaches it", () => {
    const nearer = made({ distance: 0.005, ambition: 20 });
    expect(first(missing, nearer)).toBe(nearer);
  });

  it("asks the lowest sum of levels, though another be cheaper and emit less", () => {
    const least = made({ ambition: 12, cost: 9e8, emitted: 4.9e9, unpriced: ["x"] });
    expect(first(made(), least)).toBe(least);
  });

  it("has a price for all that it does, though another leave a cost out and look cheaper", () => {
    const known = made({ cost: 9e8 });
    expect(isPriced(known)).toBe(true);
    expect(first(made({ unpriced: ["mobility.modal_shift"], cost: 1e8 }), known)).toBe(known);
  });

  it("costs least among equals, then emits least", () => {
    const cheaper = made({ cost: 1e8, emitted: 4.9e9 });
    expect(first(made(), cheaper)).toBe(cheaper);
    const cleaner = made({ emitted: 4.4e9 });
    expect(first(made(), cleaner)).toBe(cleaner);
  });

  it("is another by cost alone, of those that reach the goal", () => {
    const usual = made();
    const far = made({ ambition: 21, cost: 5e7 });
    expect(byCost([usual, far, missing])).toEqual([far, usual]);
  });
});
