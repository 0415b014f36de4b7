/** The charts of the explorer: drawable in every size, with the figures of the run to the last bit. */
import fc from "fast-check";
import { parse, View, type Spec } from "vega";
import { describe, expect, it } from "vitest";
import { inkOf } from "../../explorer/charts/ink.ts";
import type { PageChart } from "../../explorer/charts/page-chart.ts";
import { feed, sceneSpec } from "../../explorer/charts/scene-spec.ts";
import type { Scene } from "../../explorer/charts/scene.ts";
import { CHART_VIEWS, chartById, chartsOfView } from "../../explorer/charts/view-charts.ts";
import { pictureOf } from "../../explorer/charts/picture.ts";
import { pictureTable } from "../../explorer/charts/picture-words.ts";
import { besideLines } from "../../explorer/charts/year-scene.ts";
import { fileScene } from "../../explorer/charts/file-scene.ts";
import { chartsOf } from "../../viz/specs/index.ts";
import { isYearChart } from "../../viz/specs/year-chart.ts";
import { rounded } from "../../viz/specs/frame.ts";
import { totalsOf } from "../../viz/specs/stacked-areas.ts";
import { contextOf, movedOutcome, outcomeOf, SHOWN_PLANS } from "./shown-plans.ts";

const LANGUAGES = ["nl", "en"] as const;
const WIDTHS = [320, 640, 1100];

const place = (width: number, chart: PageChart, theme: "light" | "dark" = "light") => ({
  ...{ width, height: chart.heightFor(width), ink: inkOf(theme) },
  ...{ language: "nl" as const, year: 2040 },
});

/** Everything that a scene says in figures is a figure, and its texts stand in the picture. */
function expectSound(scene: Scene): void {
  const text = JSON.stringify({ shapes: scene.shapes, x: scene.x, y: scene.y });
  expect(text).not.toMatch(/NaN|Infinity|undefined/);
  const { left, right, top, bottom } = scene.padding;
  for (const one of scene.texts) {
    expect(one.x).toBeGreaterThanOrEqual(-left - 1);
    expect(one.x).toBeLessThanOrEqual(scene.width + right + 1);
    expect(one.y).toBeGreaterThanOrEqual(-top - 1);
    expect(one.y).toBeLessThanOrEqual(scene.height + bottom + 1);
  }
}

describe.each(SHOWN_PLANS)("the charts of %s", (plan) => {
  const beside = plan === "plan" ? outcomeOf("networks") : null;
  const all = LANGUAGES.flatMap((language) => {
    const context = contextOf(outcomeOf(plan), language, beside);
    return CHART_VIEWS.flatMap((view) =>
      chartsOfView(view, context).map((chart) => ({ view, language, chart })),
    );
  });

  it("are sound at every width, in light and in dark", () => {
    expect(all.length).toBeGreaterThan(20);
    for (const { chart } of all) {
      for (const width of WIDTHS) {
        const at = place(width, chart, width === 640 ? "dark" : "light");
        const scene = chart.scene(chart.extent, at);
        expectSound(scene);
        expect(scene.shapes.length, chart.id).toBeGreaterThan(0);
        if (chart.besideScene) expectSound(chart.besideScene(chart.extent, at));
      }
      expectSound(fileScene(chart, chart.extent, 2040, "nl"));
    }
  });

  it("are drawn by Vega without a remark", async () => {
    const remarks: string[] = [];
    for (const language of LANGUAGES) {
      const runtime = parse(sceneSpec(language, inkOf("light")) as Spec);
      const view = new View(runtime, { renderer: "none" });
      const logger = {
        level: () => logger,
        error: (...said: unknown[]) => (remarks.push(said.join(" ")), logger),
        warn: (...said: unknown[]) => (remarks.push(said.join(" ")), logger),
        info: () => logger,
        debug: () => logger,
      };
      view.logger(logger as never);
      let before: Scene | null = null;
      for (const { chart } of all) {
        const scene = chart.scene(chart.extent, place(640, chart));
        feed(view, scene, before);
        await view.runAsync();
        before = scene;
        const svg = await view.toSVG();
        expect(svg).toContain("<path");
        expect(svg).not.toContain("NaN");
      }
      view.finalize();
    }
    expect(remarks).toEqual([]);
  });

  it("have words and figures for who does not see them", () => {
    for (const { chart, language } of all) {
      expect(chart.alternative(), chart.id).toMatch(/^.{40,}\.$/s);
      expect(chart.alternative()).not.toMatch(/NaN|undefined/);
      expect(chart.question).not.toBe("");
      expect(chart.source).toContain(language === "nl" ? "Bron" : "Source");
      const names = chart.legend(2040).map(({ id }) => id);
      expect(new Set(names).size).toBe(names.length);
      const table = chart.table();
      expect(table.rows.length, chart.id).toBeGreaterThan(1);
      for (const { values } of table.rows) expect(values.length).toBe(table.columns.length);
    }
  });

  it("can each be asked for by name", () => {
    const context = contextOf(outcomeOf(plan), "nl", beside);
    for (const { chart } of all) expect(chartById(chart.id, context)?.id).toBe(chart.id);
    expect(chartById("no-such-chart", context)).toBeNull();
  });
});

describe("the figures of the charts", () => {
  /** `emissions.by_sector.3` is the fourth cell of that output. */
  const subjectOf = (id: string): { output: string; cell: number } => {
    const [, output, cell] = /^(\w+\.\w+)(?:\.(\d+))?$/.exec(id)!;
    return { output: output!, cell: Number(cell ?? 0) };
  };
  const isOutput = (id: string): boolean => /^\w+\.\w+(\.\d+)?$/.test(id);

  it("are those of the run, to the last bit, in picture and in table", () => {
    let checked = 0;
    for (const plan of SHOWN_PLANS) {
      const { run } = outcomeOf(plan);
      const context = contextOf(outcomeOf(plan), "nl");
      for (const chart of chartsOf(context.input).filter(isYearChart)) {
        const drawn = chart.drawn(context.input, "nl");
        const picture = pictureOf(context.input, drawn, null, "nl");
        const table = pictureTable(picture, null, "nl");
        for (const course of picture.courses.filter(({ look }) => look !== "total")) {
          const column = table.columns.findIndex(({ label }) => label === course.name);
          drawn.group.years.forEach((year, at) => {
            const row = table.rows.find(({ label }) => label === String(year));
            const value = course.values[at]!;
            expect(row?.values[column], `${chart.id} ${course.name} ${year}`).toBe(
              Number.isNaN(value) ? null : value,
            );
          });
          const isIndex = chart.id === "use-of-services";
          const isSum = chart.id.startsWith("budget-") || chart.id.startsWith("own-");
          if (!isOutput(course.id) || isIndex || isSum) continue;
          const { output, cell } = subjectOf(course.id);
          const { factor } = drawn.group.display;
          expect(course.values).toEqual(
            run.series(output, cell, 0).map((value) => rounded(value / factor)),
          );
          checked += 1;
        }
      }
    }
    expect(checked).toBeGreaterThan(150);
  });

  it("add up to the output that is their sum, whatever the sliders say", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.2, max: 1.8, noNaN: true }), (factor) => {
        const outcome = movedOutcome(
          "plan",
          ["housing.renovation_rate", "renewables.pv_roof_share", "heat.connection_share"],
          factor,
        );
        const { input } = contextOf(outcome, "nl");
        for (const chart of chartsOf(input).filter(isYearChart)) {
          const drawn = chart.drawn(input, "nl");
          if (drawn.kind !== "areas" || drawn.options.sum === undefined) continue;
          const { group } = drawn;
          const sum = outcome.run
            .series(drawn.options.sum, 0, 0)
            .map((value) => value / group.display.factor);
          totalsOf(group).forEach((total, at) => {
            // Each part is rounded to four decimals.
            expect(Math.abs(total - sum[at]!)).toBeLessThan(1e-4 * (group.series.length + 1));
          });
        }
      }),
      { numRuns: 6 },
    );
  });

  it("stand beside those of another plan, in the unit of the first", () => {
    const [mine, theirs] = [outcomeOf("plan"), outcomeOf("networks")];
    const chart = chartById("heat-by-source", contextOf(mine, "nl", theirs))!;
    const rows = chart.legend(2040);
    const total = theirs.run.at("heat.fed_in", 2040, 0, 0) / 1e6;
    const shown = rows.find(({ look }) => look === "total")!;
    expect(shown.beside).toBe(total.toFixed(1).replace(".", ","));
    // A source that only the other plan has is told, as nought of this one.
    expect(rows.some(({ value, beside }) => value === "0,0" && beside !== "0,0")).toBe(true);
    // So is one that only the plan has, as nought of the other.
    expect(rows.some(({ value, beside }) => value !== "0,0" && beside === "0,0")).toBe(true);
    // Nothing is left open: an area that is missing is nought.
    const swapped = chartById("heat-by-source", contextOf(theirs, "nl", mine))!.legend(2040);
    for (const row of [...rows, ...swapped]) expect(row.beside, row.name).not.toBeNull();
  });

  it("of a plan's own indicators are its own, and those beside it the other's", () => {
    const mine = outcomeOf("plan");
    const moved = movedOutcome("plan", ["mobility.cars_per_1000"], 0.5);
    const context = contextOf(mine, "nl", moved);
    const own = chartsOfView("goals", context);
    expect(own.length).toBeGreaterThan(0);
    expect(own.some((chart) => chart.legend(2045).some((row) => row.beside !== row.value))).toBe(
      true,
    );
  });
});

describe("what lies beside areas", () => {
  it("is drawn as its total, dashed, and next to it on the same axis", () => {
    const context = contextOf(outcomeOf("plan"), "nl", outcomeOf("networks"));
    const chart = chartById("emissions-by-sector", context)!;
    const at = place(640, chart);
    const [own, other] = [chart.scene(chart.extent, at), chart.besideScene!(chart.extent, at)];
    expect(other.y).toEqual(own.y);
    expect(other.x).toEqual(own.x);
    expect(own.shapes.filter(({ strokeDash }) => strokeDash.length > 0).length).toBe(1);
  });

  it("of the wedge is what each sector emits less", () => {
    const outcome = outcomeOf("plan");
    const chart = chartById("emissions-wedge", contextOf(outcome, "nl"))!;
    const table = chart.table();
    const row = table.rows.find(({ label }) => label === "2040")!;
    const value = (label: string): number =>
      row.values[table.columns.findIndex((column) => column.label === label)] as number;
    const reference = outcome.reference.at("emissions.by_sector", 2040, 0, 0) / 1e6;
    const plan = outcome.run.at("emissions.by_sector", 2040, 0, 0) / 1e6;
    expect(value("Huishoudens: vermeden")).toBeCloseTo(reference - plan, 3);
  });

  it("of the wedge stands alone too, as the same areas and the difference of the totals", () => {
    const outcome = outcomeOf("plan");
    const context = contextOf(outcome, "en", outcomeOf("networks"));
    const [wedge, alone] = ["emissions-wedge", "emissions-avoided"].map((id) =>
      chartById(id, context)!.table(),
    );
    const column = ({ columns, rows }: NonNullable<typeof wedge>, label: string) =>
      rows.map(({ values }) => values[columns.findIndex((one) => one.label === label)]);
    const areas = alone!.columns.map(({ label }) => label).filter((label) => label !== "Together");
    expect(areas.length).toBeGreaterThan(0);
    for (const label of areas) {
      expect(column(alone!, label), label).toEqual(column(wedge!, `${label}: avoided`));
    }
    const [mine, theirs] = ["Total", "Total: B"].map((label) => column(wedge!, label));
    column(alone!, "Together").forEach((value, at) =>
      expect(value).toBeCloseTo((theirs![at] as number) - (mine![at] as number), 8),
    );
  });
});

describe("lines beside lines", () => {
  it("are those of the same series", () => {
    const context = contextOf(outcomeOf("plan"), "en", outcomeOf("networks"));
    const chart = chartsOf(context.input).find(({ id }) => id === "household-energy-bill")!;
    if (!isYearChart(chart)) throw new Error("no year chart");
    const [mine, theirs] = [context.input, context.beside!.input].map((input) =>
      chart.drawn(input, "en"),
    );
    const picture = pictureOf(context.input, mine!, { name: "B", drawn: theirs! }, "en");
    expect(besideLines(picture).map(({ id }) => id)).toEqual(
      mine!.group.series.map(({ id }) => id),
    );
  });
});
