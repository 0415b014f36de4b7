/** What the legends and tables of the explorer say in figures: totals beside, differences, bands, heat. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { orderedRows, type BarPicture } from "../../explorer/charts/bars.ts";
import { heatBalance, heatLossNotes } from "../../explorer/charts/heat-balance.ts";
import { pictureOf, type Picture } from "../../explorer/charts/picture.ts";
import { differenceDecimals, pictureLegend } from "../../explorer/charts/picture-words.ts";
import { axisTicks } from "../../explorer/charts/steady-axis.ts";
import { chartById } from "../../explorer/charts/view-charts.ts";
import { pictureExtent } from "../../explorer/charts/year-scene.ts";
import type { ChartInput } from "../../viz/specs/input.ts";
import { heatBySource } from "../../viz/specs/heat-by-source.ts";
import { householdsAndDwellings } from "../../viz/specs/households-and-dwellings.ts";
import { useOfServices } from "../../viz/specs/use-of-services.ts";
import { contextOf, outcomeOf } from "./shown-plans.ts";

const { input } = contextOf(outcomeOf("plan"), "nl");
/** Unchanged policy as a plan: its networks have one source of heat. */
const unchanged: ChartInput = { ...input, run: input.reference!, reference: null };

describe("the total of what lies beside", () => {
  const [mine, theirs] = [input, unchanged].map((of) => heatBySource.drawn(of, "nl"));

  it("is a figure also where that has one part alone", () => {
    expect(theirs!.group.series.length).toBe(1);
    const picture = pictureOf(input, mine!, { name: "B", drawn: theirs! }, "nl");
    const rows = pictureLegend(picture, 2040, "nl");
    const total = rows.find(({ look }) => look === "total")!;
    const parts = rows.filter(({ look }) => look === "area").map(({ beside }) => beside);
    expect(total.beside).toBe("0,7");
    expect(parts).toContain(total.beside);
  });

  it("is a figure also where the plan has one part alone", () => {
    const picture = pictureOf(unchanged, theirs!, { name: "B", drawn: mine! }, "nl");
    const total = pictureLegend(picture, 2040, "nl").find(({ look }) => look === "total")!;
    // MWh: the unit is the plan's.
    expect([total.value, total.beside]).toEqual(["677", "28.836"]);
  });
});

describe("differences", () => {
  it("of a legend have the same decimals, one more where they are small", () => {
    expect(differenceDecimals([0, -0.7, -10.3], 0)).toBe(1);
    expect(differenceDecimals([0, 120, NaN], 0)).toBe(0);
    expect(differenceDecimals([5.1, 28.8], 1)).toBe(1);
    expect(differenceDecimals([6.93], 1)).toBe(2);
    const rows = chartById("emissions-wedge", contextOf(outcomeOf("plan"), "nl"))!.legend(2040);
    for (const { difference } of rows) expect(difference).toMatch(/^[−+]?\d+,\d$/);
  });
});

describe("the table of a chart", () => {
  it("has no decimals that binary arithmetic made", () => {
    const table = chartById("emissions-wedge", contextOf(outcomeOf("plan"), "nl"))!.table();
    const figures = table.rows
      .flatMap(({ values }) => values)
      .filter((value) => typeof value === "number")
      .map(String);
    expect(figures.length).toBeGreaterThan(400);
    expect(figures.filter((figure) => !/^-?\d+(\.\d{1,4})?$/.test(figure))).toEqual([]);
  });
});

describe("an axis of lines", () => {
  it("begins above nought where its note says so", () => {
    for (const chart of [householdsAndDwellings, useOfServices]) {
      const drawn = chart.drawn(input, "nl");
      const picture = pictureOf(input, drawn, null, "nl");
      expect(picture.notes.join(" ")).toContain("begint niet bij nul");
      expect(axisTicks(pictureExtent(picture), picture.isFromZero)[0]).toBeGreaterThan(0);
    }
  });
});

describe("the figures of a band", () => {
  const of = (courses: Picture["courses"], fans: Picture["fans"]): Picture => ({
    ...pictureOf(input, heatBySource.drawn(input, "nl"), null, "nl"),
    ...{ courses, fans, years: [2030, 2031], decimals: 0 },
  });
  const fan = (name: string): Picture["fans"][number] => ({
    ...{ label: { nl: name, en: name }, colour: "#000000", first: 2030, isMiddleApart: false },
    ...{ low: [1, 2], lowHalf: [2, 3], middle: [3, 4], highHalf: [4, 5], high: [5, 7] },
  });
  const course = (name: string, look: "area" | "line" | "total") => ({
    ...{ id: name, name, colour: "#000000", look, values: [3, 4] },
  });

  it("stand by the sum of areas, and by the line that they belong to", () => {
    const areas = of(
      [course("a", "area"), course("b", "area"), course("total", "total")],
      [fan("Totaal")],
    );
    expect(pictureLegend(areas, 2031, "nl").map(({ range }) => range)).toEqual([
      ...[null, null],
      "9 op 10: 2 tot 7",
    ]);
    const lines = of([course("a", "line"), course("b", "line")], [fan("b")]);
    expect(pictureLegend(lines, 2030, "en").map(({ range }) => range)).toEqual([
      ...[null, "9 in 10: 1 to 5"],
    ]);
  });
});

describe("bars of which the largest comes first", () => {
  const row = (id: string, besides: number[] | null, isRest = false) => ({
    ...{ id, name: id, colour: "#000000", values: [1, 2], besides, isRest },
  });

  it("are in the order of what lies beside in that year, the rest last", () => {
    const rows = [
      row("a", [1, 9]),
      row("rest", [50, 50], true),
      row("b", [5, 5]),
      row("c", [5, 1]),
    ];
    const picture = { rows, first: 2030, isSorted: true } as unknown as BarPicture;
    const names = (year: number) => orderedRows(picture, year).map(({ id }) => id);
    expect(names(2030)).toEqual(["b", "c", "a", "rest"]);
    expect(names(2031)).toEqual(["a", "b", "c", "rest"]);
    expect(orderedRows({ ...picture, isSorted: false }, 2030)).toEqual(rows);
  });
});

describe("the wedge", () => {
  it("says what is lighter and what is dashed, and speaks of unchanged policy in a sentence", () => {
    const context = contextOf(outcomeOf("plan"), "nl");
    const note = "wat er minder uitgestoten wordt dan bij ongewijzigd beleid";
    expect(chartById("emissions-wedge", context)!.notes.join(" ")).toContain(note);
    const chosen = { ...context, beside: { name: "Ongewijzigd beleid", input: unchanged } };
    expect(chartById("emissions-wedge", chosen)!.notes.join(" ")).toContain(note);
  });
});

describe("the heat that goes into networks", () => {
  it("is what the districts get, what others get and what is lost", () => {
    fc.assert(
      fc.property(fc.integer({ min: 2024, max: 2050 }), (year) => {
        for (const of of [input, unchanged]) {
          const { districts, elsewhere, losses, fedIn } = heatBalance(of, year)!;
          expect(Math.abs(districts + elsewhere + losses - fedIn)).toBeLessThan(
            1e-6 * fedIn + 1e-6,
          );
          expect(Math.min(districts, elsewhere, losses)).toBeGreaterThanOrEqual(-1e-6);
        }
      }),
    );
  });

  it("is told with the part that is lost", () => {
    expect(heatLossNotes(input, "nl").join()).toMatch(/verloren \(15\u00a0% in 2050\)/);
    expect(chartById("heat-by-source", contextOf(outcomeOf("plan"), "en"))!.notes[0]).toMatch(
      /lost on the way \(15% in 2050\)/,
    );
  });
});
