/** Charts that stand still while a slider moves: nothing is built again, and axes do not jump. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inkOf } from "../../explorer/charts/ink.ts";
import { feed, sceneSpec, type SceneTaker } from "../../explorer/charts/scene-spec.ts";
import {
  axisTicks,
  extentOf,
  heldExtent,
  type HeldExtent,
} from "../../explorer/charts/steady-axis.ts";
import { CHART_VIEWS, chartsOfView } from "../../explorer/charts/view-charts.ts";
import { contextOf, movedOutcome, outcomeOf } from "./shown-plans.ts";

const anyExtent = fc
  .tuple(
    fc.integer({ min: -1_000_000, max: 1_000_000 }),
    fc.double({ min: 1e-6, max: 1e6, noNaN: true }),
  )
  .map(([low, span]) => ({ key: "kt", low, high: low + span }));

describe("a steady axis", () => {
  it("holds all that it has shown, and does not shrink", () => {
    fc.assert(
      fc.property(fc.array(anyExtent, { minLength: 1 }), (moves) => {
        let held: HeldExtent | null = null;
        for (const now of moves) {
          const next = heldExtent(held, now);
          expect(next.low).toBeLessThanOrEqual(now.low);
          expect(next.high).toBeGreaterThanOrEqual(now.high);
          if (held !== null) {
            expect(next.low).toBeLessThanOrEqual(held.low);
            expect(next.high).toBeGreaterThanOrEqual(held.high);
          }
          // What is shown again moves nothing at all.
          expect(heldExtent(next, now)).toBe(next);
          held = next;
        }
      }),
    );
  });

  it("begins anew in another unit", () => {
    const held = { key: "kt", low: 0, high: 400 };
    expect(heldExtent(held, { key: "t", low: 0, high: 10 })).toEqual({
      key: "t",
      low: 0,
      high: 10,
    });
  });

  it("has round ends that hold everything, from nought where it is asked to", () => {
    fc.assert(
      fc.property(anyExtent, fc.boolean(), (extent, isFromZero) => {
        const ticks = axisTicks(extent, isFromZero);
        const slack = 1e-6 * Math.max(1, Math.abs(extent.high), Math.abs(extent.low));
        expect(ticks.at(-1)!).toBeGreaterThanOrEqual(extent.high - slack);
        expect(ticks[0]!).toBeLessThanOrEqual(extent.low + slack);
        if (isFromZero) expect(ticks[0]!).toBeLessThanOrEqual(0);
      }),
    );
  });

  it("of no value is from nought to one", () => {
    expect(extentOf([NaN])).toEqual({ low: 0, high: 1 });
  });
});

describe("a movement of a slider", () => {
  const before = contextOf(outcomeOf("plan"), "nl");
  const after = contextOf(
    movedOutcome("plan", ["housing.renovation_rate", "mobility.battery_share_of_sales"], 1.1),
    "nl",
  );

  it("leaves the specification as it is: it knows nothing of what is drawn", () => {
    const spec = sceneSpec("nl", inkOf("light"));
    expect(sceneSpec("nl", inkOf("light"))).toEqual(spec);
    expect(spec.data).toEqual([{ name: "shapes" }, { name: "texts" }]);
  });

  it("shows the same charts, which only take other shapes", () => {
    for (const view of CHART_VIEWS) {
      const [old, now] = [chartsOfView(view, before), chartsOfView(view, after)];
      expect(now.map(({ id }) => id)).toEqual(old.map(({ id }) => id));
      old.forEach((chart, at) => {
        const place = {
          width: 640,
          height: 340,
          ink: inkOf("light"),
          language: "nl",
          year: 2040,
        } as const;
        const first = heldExtent(null, chart.extent);
        // As a slider that has been at its end and comes back.
        const held = heldExtent(heldExtent(first, now[at]!.extent), chart.extent);
        const [one, other] = [chart.scene(held, place), now[at]!.scene(held, place)];
        const asked: string[] = [];
        const taker: SceneTaker = {
          signal: (name) => asked.push(name),
          data: (name) => asked.push(name),
          width: () => asked.push("width"),
          height: () => asked.push("height"),
          padding: () => asked.push("padding"),
        };
        feed(taker, other, one);
        expect(asked, chart.id).toEqual(["shapes", "texts"]);
      });
    }
  });

  it("moves the marker alone when only the year is another", () => {
    const [chart] = chartsOfView("emissions", before);
    const place = {
      width: 640,
      height: 340,
      ink: inkOf("light"),
      language: "nl",
      year: 2040,
    } as const;
    const scene = chart!.scene(chart!.extent, place);
    const asked: string[] = [];
    const taker: SceneTaker = {
      signal: (name, value) => asked.push(`${name}=${String(value)}`),
      data: (name) => asked.push(name),
      width: () => asked.push("width"),
      height: () => asked.push("height"),
      padding: () => asked.push("padding"),
    };
    feed(taker, { ...scene, marker: 2031 }, scene);
    expect(asked).toEqual(["marker=2031"]);
  });
});
