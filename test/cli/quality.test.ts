/** What `simulate quality` says of a region and of a plan. */
import { describe, expect, it } from "vitest";
import { PLAN, simulate } from "./simulate.ts";

interface Answer {
  readonly result: {
    readonly regions: readonly {
      readonly id: string;
      readonly modules: readonly {
        readonly module: string;
        readonly own: { readonly figures: number; readonly score: number };
        readonly placeholders: readonly string[];
        readonly defaults: readonly string[];
      }[];
    }[];
  };
}

const asked = (...words: string[]): Answer["result"]["regions"][number] => {
  const { status, out } = simulate(["quality", ...words, "--json"]);
  expect(status).toBe(0);
  return (JSON.parse(out) as Answer).result.regions[0]!;
};

describe("simulate quality", () => {
  it("says the same of a region by name and by folder", () => {
    const byName = simulate(["quality", "kortrijk", "--lang", "en"]);
    const byFolder = simulate(["quality", "scenarios/regions/kortrijk", "--lang", "en"]);
    expect(byName.status).toBe(0);
    expect(byFolder.out).toBe(byName.out);
    expect(byName.out).toContain("Quality of the figures of Kortrijk");
    expect(byName.out).toContain("A measured figure counts 100");
    expect(byName.out).not.toContain("housing.demolition_rate");
    const all = simulate(["quality", "kortrijk", "--lang", "en", "--all"]);
    expect(all.out).toContain("housing.demolition_rate");
  });

  it("keeps within the width of a terminal", () => {
    const { out } = simulate(["quality", "kortrijk", "--lang", "nl", "--all"]);
    expect(Math.max(...out.split("\n").map((line) => line.length))).toBeLessThanOrEqual(100);
  });

  it("counts what a plan fills in otherwise with the grade that it gives it", () => {
    const region = asked("kortrijk");
    expect(region.id).toBe("kortrijk");
    const plan = asked(PLAN);
    expect(plan.modules.map(({ module }) => module)).toEqual(
      expect.arrayContaining(["demography", "housing", "emissions"]),
    );
  });

  it("refuses what is neither a region nor a plan", () => {
    const { status, error } = simulate(["quality", "kortrik", "--lang", "en"]);
    expect(status).toBe(1);
    expect(error).toContain("kortrik");
  });
});
