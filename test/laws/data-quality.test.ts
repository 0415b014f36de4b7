/** The score of the figures of a region: its rule, and what it may not depend on. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dataQuality, POINTS } from "../../engine/analysis/data-quality.ts";
import { catalogue } from "../../engine/model/index.ts";
import { GRADES, type Grade } from "../../engine/scenario/declarations.ts";
import type { Provenance, ResolvedScenario } from "../../engine/scenario/resolved.ts";
import { shipped } from "../arbitraries/shipped.ts";

const scenario = shipped("kortrijk/referentie.yaml");
const [region] = scenario.notes.regions;

/** The same scenario with other records of its parameters. */
const withParameters = (
  change: (id: string, records: readonly Provenance[]) => readonly Provenance[],
): ResolvedScenario => ({
  ...scenario,
  notes: {
    ...scenario.notes,
    regions: [
      {
        ...region!,
        parameters: Object.fromEntries(
          Object.entries(region!.parameters).map(([id, records]) => [id, change(id, records)]),
        ),
        reference: {},
      },
    ],
  },
});

const scores = (of: ResolvedScenario) =>
  dataQuality(of, catalogue).map(({ module, own, all }) => [module, own.score, all.score]);

describe("the quality of the figures of a region", () => {
  it("counts a grade as it stands on the page, a step as 20", () => {
    expect(GRADES.map((grade) => POINTS[grade])).toEqual([100, 80, 60, 40, 20]);
  });

  it("is that of the grade where all figures have one", () => {
    for (const grade of GRADES) {
      const all = withParameters((_, records) => records.map((record) => ({ ...record, grade })));
      for (const { own, all: reached } of dataQuality(all, catalogue)) {
        if (own.figures > 0) expect(own.score).toBe(POINTS[grade]);
        if (reached.figures > 0) expect(reached.score).toBe(POINTS[grade]);
      }
    }
  });

  it("does not depend on how many rows give a figure", () => {
    const twice = withParameters((_, records) => [...records, ...records]);
    const once = withParameters((_, records) => records);
    expect(scores(twice)).toEqual(scores(once));
  });

  it("never falls when a figure becomes better founded", () => {
    const ids = Object.keys(region!.parameters);
    const before = new Map(
      dataQuality(
        withParameters((_, records) => records),
        catalogue,
      ).map((of) => [of.module, of]),
    );
    fc.assert(
      fc.property(fc.constantFrom(...ids), (id) => {
        const better = withParameters((of, records) =>
          of === id
            ? records.map((record) => ({ ...record, grade: "measured" as Grade }))
            : records,
        );
        for (const of of dataQuality(better, catalogue)) {
          const earlier = before.get(of.module)!;
          expect(of.own.figures).toBe(earlier.own.figures);
          expect(of.own.score ?? 0).toBeGreaterThanOrEqual((earlier.own.score ?? 0) - 1e-9);
          expect(of.all.score ?? 0).toBeGreaterThanOrEqual((earlier.all.score ?? 0) - 1e-9);
        }
      }),
      { numRuns: 20 },
    );
  });

  it("counts a placeholder and an unknown figure nought, and names them", () => {
    const id = "housing.opening_vacant";
    for (const mark of ["placeholder", "unknown"] as const) {
      const marked = withParameters((of, records) =>
        of === id ? records.map((record) => ({ ...record, [mark]: true })) : records,
      );
      const assumed = withParameters((of, records) =>
        of === id ? records.map((record) => ({ ...record, grade: "measured" as Grade })) : records,
      );
      const [low, high] = [marked, assumed].map((one) =>
        dataQuality(one, catalogue).find(({ module }) => module === "housing")!,
      );
      expect(mark === "placeholder" ? low!.placeholders : low!.unknown).toEqual([id]);
      expect(high!.own.score! - low!.own.score!).toBeCloseTo(100 / low!.own.figures, 9);
    }
  });

  it("tells figures of the place from those it takes over", () => {
    const of = new Map(dataQuality(scenario, catalogue).map((one) => [one.module, one]));
    expect(of.get("housing")!.defaults).toContain("housing.demolition_rate");
    expect(of.get("housing")!.defaults).not.toContain("housing.label_share");
    expect(of.get("demography")!.defaults).not.toContain("demography.population");
    for (const { own, all, defaults } of of.values()) {
      expect(defaults.length).toBeLessThanOrEqual(own.figures);
      expect(own.figures).toBeLessThanOrEqual(all.figures);
      // Emissions follow from nearly everything.
      expect(of.get("emissions")!.all.figures).toBeGreaterThan(100);
      expect(Object.values(own.grades).reduce((sum, count) => sum + count, 0)).toBe(own.figures);
    }
  });
});
