import { describe, expect, it } from "vitest";
import { projectSwedishWomen, swedishWomen } from "../validation/published-example.ts";

describe("the women of Sweden 1993, Preston, Heuveline and Guillot (2001), Box 6.1", () => {
  const [start, after5, after10] = projectSwedishWomen(2);

  it("begin with the 4 397 428 women that were counted", () => {
    expect(start!.reduce((sum, women) => sum + women, 0)).toBe(4_397_428);
  });

  it.each([
    [1998, after5!, swedishWomen.printed[1998]],
    [2003, after10!, swedishWomen.printed[2003]],
  ])("are in every age group of %d as many as printed", (_, projected, printed) => {
    expect([...projected].map((women) => Math.round(women))).toEqual(printed);
  });
});
