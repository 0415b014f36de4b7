import { describe, expect, it } from "vitest";
import { spreadEvenly, STAGES, stagePace, wearOut } from "../../engine/model/retirement.ts";

/** What leaves each year of a stock of 1 that starts in its first stage. */
const leavingOfNew = (life: number, years: number): number[] => {
  const stages = new Float64Array(STAGES);
  const retired = new Float64Array(1);
  const pace = Float64Array.of(stagePace(life, 1), 1);
  stages[0] = 1;
  return Array.from({ length: years }, () => {
    wearOut(stages, 1, pace, retired);
    return retired[0]!;
  });
};

describe("stages of a life", () => {
  it.each([8, 15, 20, 25, 40])("of %i years lives as long as it says", (life) => {
    const leaving = leavingOfNew(life, 40 * life);
    const all = leaving.reduce((sum, share) => sum + share, 0);
    const mean = leaving.reduce((sum, share, year) => sum + share * (year + 1), 0);
    expect(all).toBeCloseTo(1, 9);
    expect(mean).toBeCloseTo(life, 6);
  });

  it("lives as long as it says, with the spread of the year classes", () => {
    const leaving = leavingOfNew(20, 400);
    const variance = leaving.reduce((sum, share, year) => sum + share * (year + 1 - 20) ** 2, 0);
    const passing = STAGES / 20;
    expect(variance).toBeCloseTo((STAGES * (1 - passing)) / passing ** 2, 6);
    // Weibull lives of shape 4 spread by 28 %.
    expect(Math.sqrt(variance) / 20).toBeCloseTo(0.274, 3);
  });

  it("leaves at 1 / life a year from a stock that is renewed at a constant rate", () => {
    const stages = new Float64Array(2 * STAGES);
    const retired = new Float64Array(2);
    spreadEvenly(stages, 2, 0, 100);
    spreadEvenly(stages, 2, 1, 40);
    for (let year = 0; year < 30; year++) {
      wearOut(stages, 2, Float64Array.of(stagePace(25, 1), 1), retired);
      expect(retired[0]).toBeCloseTo(4, 12);
      expect(retired[1]).toBeCloseTo(1.6, 12);
      stages[0]! += retired[0]!;
      stages[1]! += retired[1]!;
    }
  });
});
