/** Bands behind lines: those of the ensemble, on the line that they are of, and nowhere else. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Band, EnsembleRecord } from "../../engine/analysis/ensemble/record.ts";
import { comparedFanCharts, fanCharts, goalCharts } from "../../viz/files/ensemble-charts.ts";
import { shareText } from "../../viz/ensemble-words.ts";
import { compileStrictly } from "../../viz/files/render.ts";
import { dataOf } from "../../viz/specs/chart-data.ts";
import { fanLayers, fanOf, type ChartBands } from "../../viz/specs/fans.ts";
import { mixed } from "../../viz/theme/mixed.ts";
import { inventedEnsemble } from "../arbitraries/invented-ensemble.ts";
import { shipped } from "../arbitraries/shipped.ts";

const invented = inventedEnsemble(shipped("kortrijk/kortrijk-2040.yaml"));
const other = inventedEnsemble(shipped("kortrijk/referentie.yaml"));
const of = ({ record, outcome }: typeof invented) => ({ record, central: outcome.central });

const COURSE = { label: { nl: "x", en: "x" }, colour: "#336699", first: 2024 };

/** Bands of one output, with gaps. */
const bandsOf = (central: (number | null)[], wide: number): ChartBands => {
  const shifted = (by: number) => central.map((value) => (value === null ? null : value + by));
  const band: Band = {
    ...{ id: "m.x", cell: [], unit: "kg", kind: "flow", central },
    quantiles: [-wide, -wide / 2, 0, wide / 2, wide].map(shifted),
  };
  return { members: 100, first: 2024, indicators: new Map([["m.x", band]]), goals: new Map() };
};

const courses = fc.array(fc.option(fc.integer({ min: 1, max: 900 }), { freq: 4 }), {
  ...{ minLength: 1, maxLength: 12 },
});

describe("a fan", () => {
  it("has a band in the years with a value, and none in the others", () => {
    fc.assert(
      fc.property(courses, fc.integer({ min: 1, max: 50 }), (central, wide) => {
        const values = central.map((value) => (value === null ? NaN : value));
        const fan = fanOf(bandsOf(central, wide), "m.x", COURSE, values, 1);
        expect(fan === null).toBe(central.every((value) => value === null));
        if (fan === null) return;
        expect(fan.low).toEqual(values.map((value) => value - wide));
        expect(fan.highHalf).toEqual(values.map((value) => value + wide / 2));
        const drawn = new Set(
          fanLayers([fan], { x: {}, y: {} }).flatMap((layer) =>
            (layer.data as { values: { year: number }[] }).values.map(({ year }) => year),
          ),
        );
        const known = central.flatMap((value, at) => (value === null ? [] : [2024 + at]));
        expect([...drawn].sort()).toEqual(known);
      }),
    );
  });

  it("is not drawn behind a line that is another figure, nor where nothing spreads", () => {
    const bands = bandsOf([10, 20, 30], 3);
    expect(fanOf(bands, "m.x", COURSE, [10, 20, 30], 1)).not.toBeNull();
    expect(fanOf(bands, "m.x", COURSE, [0.01, 0.02, 0.03], 1000)).not.toBeNull();
    expect(fanOf(bands, "m.x", COURSE, [10, 21, 30], 1)).toBeNull();
    expect(fanOf(bands, "m.y", COURSE, [10, 20, 30], 1)).toBeNull();
    expect(fanOf(bandsOf([10, 20], 0), "m.x", COURSE, [10, 20], 1)).toBeNull();
    expect(fanOf(null, "m.x", COURSE, [10, 20, 30], 1)).toBeNull();
  });
});

describe.each(["nl", "en"] as const)("the charts of an ensemble (%s)", (language) => {
  const plans = [of(invented), of(other)];
  const charts = [
    ...fanCharts(of(invented), 0),
    ...goalCharts([invented.record], 0),
    ...goalCharts([other.record, invented.record], 0),
    ...comparedFanCharts(plans, 0),
  ];

  it("can all be drawn without a remark of Vega-Lite", () => {
    for (const chart of charts) {
      expect(() => compileStrictly(chart.spec(language)), chart.id).not.toThrow();
    }
  });

  it("carry the quantiles of the record, in the unit of the chart", () => {
    const chart = charts.find(({ id }) => id === "emissions-total")!;
    const { columns, rows } = dataOf(chart.spec(language))!;
    const band = invented.record.regions[0]!.indicators.find(({ id }) => id === "emissions.total")!;
    const at = columns.findIndex(({ label }) => label.includes("5 %"));
    const last = rows.find(({ label }) => label === "2050")!;
    expect(last.values[at]).toBeCloseTo(band.quantiles[0]!.at(-1)! / 1e6, 3);
    expect(last.values[at + 4]).toBeCloseTo(band.quantiles[4]!.at(-1)! / 1e6, 3);
  });

  it("show the band of emissions on a line of its own, and on no stack", () => {
    expect(charts.map(({ id }) => id)).toContain("emissions-total");
    expect(charts.map(({ id }) => id)).not.toContain("emissions-by-sector");
    const spec = charts.find(({ id }) => id === "emissions-total")!.spec(language);
    const goals = invented.record.regions[0]!.goals.filter(
      ({ target, evaluable }) => target.indicator === "emissions.total" && evaluable > 0,
    );
    expect(goals.length).toBeGreaterThan(1);
    for (const { target, met, evaluable } of goals) {
      expect(spec.description).toContain(String(target.year));
      expect(spec.description).toContain(shareText(met, evaluable, language));
    }
    const [plan, unchanged] =
      language === "nl" ? ["Dit plan", "Ongewijzigd beleid"] : ["This plan", "Unchanged policy"];
    expect(spec.description).toMatch(
      /\((de helft|half of them): \d+ (tot|to) \d+; in (het midden|the middle): \d+\)/,
    );
    const labels = dataOf(spec)!.columns.map(({ label }) => label);
    expect(labels.slice(0, 2)).toEqual([plan, unchanged]);
    expect(labels.filter((label) => label.startsWith(`${plan}: `))).toHaveLength(5);
  });

  it("write the ends of bands of several plans no finer than the chart of one", () => {
    const chart = charts.find(({ id }) => id === "lines-emissions-total")!;
    const ends = JSON.stringify(chart.spec(language)).match(/"[\d.,]+–[\d.,]+"/g)!;
    expect(ends.length).toBeGreaterThan(0);
    for (const end of ends) expect(end).toMatch(/^"\d+–\d+"$/);
  });

  it("say start, end and band to who cannot see them", () => {
    const text = charts.find(({ id }) => id === "renewable-share")!.spec(language).description!;
    expect(text).toMatch(
      language === "nl"
        ? /Negen op de tien doorrekeningen: [\d,]+ tot [\d,]+ in 2024, [\d,]+ tot [\d,]+ in 2050 \(de helft: /
        : /Nine in ten runs: [\d.]+ to [\d.]+ in 2024, [\d.]+ to [\d.]+ in 2050 \(half of them: /,
    );
  });
});

describe("the charts of goals", () => {
  it("leave out goals that nobody can tell, and of years those that do not spread", () => {
    const [chances, years] = goalCharts([invented.record], 0).map((chart) =>
      dataOf(chart.spec("en")),
    );
    const { goals } = invented.record.regions[0]!;
    const evaluated = goals.filter(({ evaluable }) => evaluable > 0);
    expect(chances!.rows).toHaveLength(evaluated.length);
    const spread = evaluated.filter((goal) => goal.years.length + (goal.never > 0 ? 1 : 0) > 1);
    expect(years!.columns).toHaveLength(spread.length);
    expect(spread.length).toBeLessThan(evaluated.length);
    // All members fall in some year, or later.
    years!.columns.forEach((_, column) => {
      const sum = years!.rows.reduce((all, { values }) => all + (values[column] as number), 0);
      expect(sum).toBeCloseTo(100, 6);
    });
  });

  it("are not drawn of a plan without goals", () => {
    const { record } = invented;
    const without: EnsembleRecord = {
      ...record,
      regions: record.regions.map((region) => ({ ...region, goals: [] })),
    };
    expect(goalCharts([without], 0)).toEqual([]);
  });
});

it("mixes a colour with white", () => {
  expect(mixed("#336699", 1)).toBe("#336699");
  expect(mixed("#336699", 0)).toBe("#ffffff");
  expect(mixed("#000000", 0.2)).toBe("#cccccc");
});
