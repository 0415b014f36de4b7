/** The table that a chart carries says what is drawn, and where. */
import { describe, expect, it } from "vitest";
import type { Language } from "../../viz/numbers.ts";
import {
  dataOf,
  movedBy,
  rowData,
  yearlyData,
  type ChartData,
} from "../../viz/specs/chart-data.ts";
import { charts } from "../../viz/specs/index.ts";
import { inventedInput } from "./invented-run.ts";

const LANGUAGES: readonly Language[] = ["nl", "en"];
const input = inventedInput();

/** Every number that a mark was given. */
function drawnValues(value: unknown): number[] {
  if (typeof value !== "object" || value === null) return typeof value === "number" ? [value] : [];
  return Object.values(value).flatMap(drawnValues);
}

function consistent({ columns, rows, plots }: ChartData): void {
  expect(rows.length).toBeGreaterThan(0);
  for (const { label, values } of rows) {
    expect(label).not.toBe("");
    expect(values).toHaveLength(columns.length);
    for (const value of values) {
      if (typeof value === "number") expect(value).toSatisfy(Number.isFinite);
    }
  }
  for (const { left, top, width, height, along, at, columns: shown } of plots) {
    expect(at).toHaveLength(rows.length);
    expect(shown.every((place) => place in columns)).toBe(true);
    const [from, to] = along === "across" ? [left, left + width] : [top, top + height];
    for (const place of at) {
      if (place === null) continue;
      expect(place).toBeGreaterThanOrEqual(from - 1.1);
      expect(place).toBeLessThanOrEqual(to + 1.1);
    }
  }
  for (const { at } of plots) expect(at.some((place) => place !== null)).toBe(true);
}

describe("every chart of a run", () => {
  it.each(charts.map((chart) => [chart.id, chart] as const))("%s carries its data", (_, chart) => {
    for (const language of LANGUAGES) {
      const data = dataOf(chart.spec(input, language));
      expect(data).not.toBeNull();
      consistent(data!);
      // Bands between sources and users follow no axis.
      expect(data!.plots.length > 0).toBe(chart.id !== "heat-flow");
    }
  });

  it("carries the numbers that are drawn", () => {
    for (const id of ["emissions-by-sector", "wind-and-pv-capacity", "households-and-dwellings"]) {
      const spec = charts.find((chart) => chart.id === id)!.spec(input, "nl");
      const drawn = new Set(drawnValues((spec as { layer: unknown }).layer));
      const told = dataOf(spec)!.rows.flatMap(({ values }) => values);
      expect(told.filter((value) => typeof value === "number" && !drawn.has(value))).toEqual([]);
    }
  });

  it("has a plot where the picture has its axes", () => {
    const spec = charts.find(({ id }) => id === "emissions-by-sector")!.spec(input, "nl");
    const { width, height, padding } = spec as unknown as {
      width: number;
      height: number;
      padding: { left: number; top: number };
    };
    const [plot] = dataOf(spec)!.plots;
    expect(plot).toMatchObject({ width, height, left: padding.left, top: padding.top });
    expect(plot!.at.at(-1)).toBeCloseTo(padding.left + width, 0);
  });
});

describe("the table of a chart with years", () => {
  const counted = { unit: "MW", decimals: 0, colour: null };
  const plot = { left: 10, top: 0, width: 100, height: 50 };
  const data = yearlyData(
    {
      courses: [
        { label: "a", first: 2024, values: [1, null, 3], group: "x", ...counted },
        { label: "b", first: 2025, values: [5], group: "y", ...counted },
      ],
      points: [{ label: "vroeger", unit: "MW", decimals: 0, points: [{ year: 2020, value: 9 }] }],
      goals: [
        { year: 2030, text: "Doel 2030" },
        { year: 2030, text: "Doel 2030" },
      ],
      plots: [
        { ...plot, across: (year) => 10 + (year - 2024) * 50, group: "x" },
        { ...plot, across: (year) => 10 + (year - 2024) * 50 },
      ],
    },
    "nl",
  );

  it("has a row for each year with a value or a goal, and says nothing where there is none", () => {
    expect(data.rows).toEqual([
      { label: "2020", values: [null, null, 9, null] },
      { label: "2024", values: [1, null, null, null] },
      { label: "2025", values: [null, 5, null, null] },
      { label: "2026", values: [3, null, null, null] },
      { label: "2030", values: [null, null, null, "Doel 2030"] },
    ]);
  });

  it("places the years of each plot and shows what is drawn in it", () => {
    expect(data.plots[0]).toMatchObject({ at: [null, 10, 60, 110, null], columns: [0, 2, 3] });
    expect(data.plots[1]!.columns).toEqual([0, 1, 2, 3]);
  });

  it("moves with the frame, along its own direction", () => {
    expect(movedBy(data, 7, 3).plots[0]).toMatchObject({
      left: 17,
      top: 3,
      at: [null, 17, 67, 117, null],
    });
    const rows = [{ label: "r", values: [1], middle: 20 }];
    const down = rowData("Stap", [{ label: "a", unit: "", decimals: 0 }], rows, {
      width: 9,
      height: 40,
    });
    expect(movedBy(down, 7, 3).plots[0]).toMatchObject({ left: 7, top: 3, at: [23] });
  });
});
