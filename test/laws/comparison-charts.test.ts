/** Laws of the charts of compared plans, for one to twenty of them with gaps and years of their own. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inBudgetUnit } from "../../engine/analysis/budgets.ts";
import { comparedBudgets } from "../../engine/analysis/compared-budgets.ts";
import { inYear, indicatorOf, type Comparison } from "../../engine/analysis/comparison.ts";
import { MAIN_INDICATORS } from "../../engine/analysis/main-indicators.ts";
import { remainingText } from "../../viz/budget-sentences.ts";
import { displayUnit } from "../../viz/numbers.ts";
import { compileStrictly } from "../../viz/files/render.ts";
import { comparedBudgetCharts } from "../../viz/specs/comparison/budget-lines.ts";
import { differenceText } from "../../viz/specs/comparison/difference-text.ts";
import { emphasisOf } from "../../viz/specs/comparison/emphasis.ts";
import { comparedGoals } from "../../viz/specs/comparison/goals.ts";
import { comparisonChartsOf } from "../../viz/specs/comparison/index.ts";
import { matrixParts, PLANS_PER_TABLE } from "../../viz/specs/comparison/target-matrix.ts";
import {
  comparisonView,
  coursesOf,
  displayOf,
  type PlanView,
} from "../../viz/specs/comparison/view.ts";
import type { VegaLiteSpec } from "../../viz/specs/frame.ts";
import { SIZES } from "../../viz/theme/chart-theme.ts";
import { PLAN_COLOURS } from "../../viz/theme/colours.ts";
import { textWidth } from "../../viz/theme/text-width.ts";
import { compared, stretch, type Stretch } from "../arbitraries/compared-plans.ts";

const plans = fc.array(stretch, { minLength: 1, maxLength: 20 });
const few = { numRuns: 12 };

interface Datum {
  readonly year?: number;
  readonly value?: number | null;
  readonly plan?: string;
  readonly x?: number;
  readonly y?: number;
  readonly text?: string;
}

interface AnyLayer {
  readonly data?: { readonly values: readonly Datum[] };
  readonly mark?: {
    readonly type: string;
    readonly text?: string | string[];
    readonly align?: string;
    readonly baseline?: string;
    readonly fontSize?: number;
    readonly fontWeight?: number;
  };
  readonly encoding?: Record<
    string,
    { value?: number; scale?: { domain: number[]; range?: number[] } | null }
  >;
  readonly layer?: readonly AnyLayer[];
}

const layersOf = (of: AnyLayer): AnyLayer[] => [of, ...(of.layer ?? []).flatMap(layersOf)];
const layersIn = (spec: VegaLiteSpec): AnyLayer[] => layersOf(spec as unknown as AnyLayer);

interface PlacedLine {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** The box of every line of text in the plot, as wide as its letters and as high as they are. */
function textsIn(spec: VegaLiteSpec): PlacedLine[] {
  return layersIn(spec).flatMap(({ mark, data, encoding }) => {
    if (mark?.type !== "text") return [];
    const size = mark.fontSize ?? SIZES.label;
    const line = (text: string, x: number, y: number): PlacedLine => {
      const width = textWidth(text, size, mark.fontWeight === 600 ? 600 : 400);
      const left = mark.align === "right" ? x - width : mark.align === "center" ? x - width / 2 : x;
      const middle =
        mark.baseline === "top"
          ? y + size / 2
          : mark.baseline === "alphabetic"
            ? y - size / 2.8
            : y;
      return {
        text,
        left,
        right: left + width,
        top: middle - size * 0.36,
        bottom: middle + size * 0.36,
      };
    };
    if (mark.text === undefined) {
      return (data?.values ?? []).map(({ text, x, y }) => line(text!, x!, y!));
    }
    const lines = typeof mark.text === "string" ? [mark.text] : mark.text;
    return lines.map((text, at) =>
      line(text, encoding!["x"]!.value!, encoding!["y"]!.value! + at * SIZES.lineHeight),
    );
  });
}

/** What stands in a chart, running on from line to line. */
const said = (spec: VegaLiteSpec): string =>
  textsIn(spec)
    .map(({ text }) => text)
    .join(" ");

const overlap = (a: PlacedLine, b: PlacedLine): boolean =>
  a.left < b.right - 0.5 &&
  b.left < a.right - 0.5 &&
  a.top < b.bottom - 0.5 &&
  b.top < a.bottom - 0.5;

/** All numbers and texts in a spec. */
function leaves(value: unknown): unknown[] {
  if (typeof value !== "object" || value === null) return [value];
  return Object.values(value).flatMap(leaves);
}

const chartsFor = (comparison: Comparison) => comparisonChartsOf(comparisonView(comparison));

describe("the charts of any comparison", () => {
  it("are plain Vega-Lite without a remark, with finite numbers and an alternative text", () => {
    fc.assert(
      fc.property(plans, fc.constantFrom("nl" as const, "en" as const), (stretches, language) => {
        for (const { id, spec } of chartsFor(compared(stretches))) {
          const drawn = spec(language);
          expect(() => compileStrictly(drawn), id).not.toThrow();
          const broken = leaves(drawn).filter(
            (leaf) =>
              (typeof leaf === "number" && !Number.isFinite(leaf)) ||
              (typeof leaf === "string" && /NaN|undefined|Infinity/.test(leaf)),
          );
          expect(broken, id).toEqual([]);
          expect(JSON.parse(JSON.stringify(drawn)), id).toEqual(drawn);
          expect(drawn.description!.length, id).toBeGreaterThan(30);
        }
      }),
      few,
    );
  });

  it("name every plan below, and have the outer width of all charts", () => {
    fc.assert(
      fc.property(plans, (stretches) => {
        for (const { id, spec } of chartsFor(compared(stretches))) {
          const drawn = spec("nl") as unknown as {
            width: number;
            padding: { left: number; right: number };
          };
          const { width, padding } = drawn;
          expect(width + padding.left + padding.right, id).toBeCloseTo(SIZES.width, 6);
          const text = textsIn(drawn as unknown as VegaLiteSpec)
            .map((line) => line.text)
            .join(" ");
          for (const { title } of stretches) expect(text, id).toContain(title);
        }
      }),
      few,
    );
  });

  it("have no two texts on top of each other", () => {
    fc.assert(
      fc.property(plans, (stretches) => {
        for (const { id, spec } of chartsFor(compared(stretches))) {
          // What is recorded before the runs and the goals have rules of their own.
          const lines = textsIn(spec("nl")).filter(
            ({ text }) => !/^\d{4}: |^Doel |^Vooruitzicht /.test(text),
          );
          lines.forEach((one, i) => {
            for (const other of lines.slice(i + 1)) {
              if (overlap(one, other)) throw new Error(`${id}: "${one.text}" on "${other.text}"`);
            }
          });
        }
      }),
      few,
    );
  });
});

describe("the lines of any comparison", () => {
  it("show each value of each plan as the table has it, and leave gaps for the others", () => {
    fc.assert(
      fc.property(plans, (stretches) => {
        const comparison = compared(stretches);
        const view = comparisonView(comparison);
        for (const id of MAIN_INDICATORS) {
          const indicator = indicatorOf(comparison, 0, id)!;
          for (const what of ["values", "differences"] as const) {
            const display = displayOf(view, indicator, what);
            const courses = coursesOf(view, indicator, display, what);
            for (const plan of view.plans) {
              const course = courses.find((one) => one.plan === plan);
              for (let year = view.first; year <= view.last; year++) {
                const value = inYear(indicator.paths[plan.place]!, what, year);
                const shown = course?.values[year - course.first] ?? null;
                const isShown =
                  value === null
                    ? shown === null
                    : Math.abs(shown! - value / display.factor) < 1e-4;
                // Said only where it is not so: there are a million of them.
                if (!isShown) expect([id, what, year, shown]).toEqual([id, what, year, value]);
              }
            }
          }
        }
      }),
      few,
    );
  });

  it("give up to seven plans a colour each, and more of them the two that end farthest apart", () => {
    fc.assert(
      fc.property(plans, (stretches) => {
        const comparison = compared(stretches);
        const view = comparisonView(comparison);
        const indicator = indicatorOf(comparison, 0, "demography.population")!;
        const courses = coursesOf(view, indicator, displayOf(view, indicator));
        const emphasis = emphasisOf(courses);
        const others = courses.filter(({ plan }) => !plan.isReference);
        const colours = new Set(others.map((course) => emphasis.colourOf(course)));
        expect(emphasis.isCrowded).toBe(others.length > PLAN_COLOURS.length);
        if (emphasis.isCrowded) {
          expect(colours.size).toBeLessThanOrEqual(3);
          const ends = others.map(({ values }) => values.at(-1)!);
          const { highest, lowest } = emphasis;
          if (highest !== null)
            expect(highest.values.at(-1)).toBeGreaterThanOrEqual(Math.max(...ends) * 0.99);
          if (lowest !== null && highest !== lowest) {
            expect(lowest.values.at(-1)).toBeLessThanOrEqual(highest!.values.at(-1)!);
          }
        } else {
          expect(colours.size).toBe(others.length);
        }
      }),
      few,
    );
  });
});

describe("colours of plans", () => {
  it("end with the last that can be told apart", () => {
    const bare = { late: 0, early: 0, missing: [], title: "Kort" };
    const crowded = (others: number): boolean => {
      const stretches = Array.from({ length: others + 1 }, (_, at) => ({ ...bare, factor: at }));
      const comparison = compared(stretches);
      const view = comparisonView(comparison);
      const indicator = indicatorOf(comparison, 0, "demography.population")!;
      return emphasisOf(coursesOf(view, indicator, displayOf(view, indicator))).isCrowded;
    };
    expect(crowded(PLAN_COLOURS.length)).toBe(false);
    expect(crowded(PLAN_COLOURS.length + 1)).toBe(true);
  });
});

describe("the panels of any comparison", () => {
  it("have one scale, and one panel for each plan", () => {
    fc.assert(
      fc.property(plans, (stretches) => {
        const charts = chartsFor(compared(stretches));
        const drawn = charts.filter(({ id }) => /-by-(sector|carrier|heating)$/.test(id));
        for (const { id, spec } of drawn) {
          const panels = layersIn(spec("nl")).filter(
            ({ layer }) => layer?.some(({ encoding }) => encoding?.["order"]) === true,
          );
          expect(panels.length, id).toBe(stretches.length);
          const scales = panels.map(({ layer }) => layer![0]!.encoding!["y"]!.scale!);
          expect(new Set(scales.map(({ domain }) => domain.join())).size, id).toBe(1);
          expect(new Set(scales.map(({ range }) => range![0]! - range![1]!)).size, id).toBe(1);
        }
      }),
      few,
    );
  });

  it("leave a plan without a value empty, never at nought", () => {
    const bare = { factor: 1, late: 0, early: 0, missing: [], title: "Kort" };
    const lacking = { ...bare, missing: ["emissions.by_sector"], title: "Zonder cijfer" };
    const chart = chartsFor(compared([bare, bare, lacking])).find(
      ({ id }) => id === "emissions-by-sector",
    )!;
    const panels = layersIn(chart.spec("nl")).filter(
      ({ layer }) => layer?.some(({ encoding }) => encoding?.["order"]) === true,
    );
    expect(panels[2]!.layer![0]!.data!.values).toEqual([]);
    expect(panels[1]!.layer![0]!.data!.values.length).toBeGreaterThan(100);
    expect(textsIn(chart.spec("nl")).map(({ text }) => text)).toContain("geen waarde");
  });
});

describe("the goals of any comparison", () => {
  it("stand once in a table with the reference for every plan", () => {
    fc.assert(
      fc.property(plans, (stretches) => {
        const view = comparisonView(compared(stretches));
        const seen = new Map<string, number>();
        for (const { plans: columns, targets } of matrixParts(view)) {
          expect(columns.length).toBeLessThanOrEqual(PLANS_PER_TABLE);
          expect(columns[0]!.isReference).toBe(true);
          for (const { place } of columns.slice(1)) {
            for (const { id } of targets) {
              seen.set(`${place} ${id}`, (seen.get(`${place} ${id}`) ?? 0) + 1);
            }
          }
        }
        expect([...seen.values()].every((times) => times === 1)).toBe(true);
        expect(seen.size % Math.max(1, view.plans.length - 1)).toBe(0);
      }),
      few,
    );
  });

  it("are one full mark when all plans reach it, open when none does, else half full", () => {
    const bare = { factor: 1, late: 0, early: 0, missing: [], title: "Kort" };
    const view = comparisonView(compared([bare, bare]));
    const statusWith = (...statuses: readonly string[]): (string | null)[] => {
      const plans = view.plans.map((plan, at): PlanView => {
        const goals = plan.input!.goals.map((goal) => ({ ...goal, status: statuses[at]! }));
        return { ...plan, input: { ...plan.input!, goals } };
      });
      const kilotonnes = displayUnit("kg", 4e8);
      const marks = comparedGoals({ ...view, plans }, "emissions.total", kilotonnes, "nl");
      expect(marks.map(({ text }) => text)).toEqual([
        "Doel 2030: −40\u00a0%",
        "Doel 2040: −70\u00a0%",
        "Doel 2050: 0\u00a0kt CO₂",
      ]);
      return [...new Set(marks.map(({ status }) => status))];
    };
    expect(statusWith("met", "met_by_trend")).toEqual(["met"]);
    expect(statusWith("missed", "missed")).toEqual(["missed"]);
    expect(statusWith("met", "missed")).toEqual(["uncertain"]);
    expect(statusWith("missed", "uncertain")).toEqual(["uncertain"]);
  });
});

describe("the budgets of any comparison", () => {
  /** The chart of each budget, with what every plan makes of it. */
  function budgetsOf(stretches: readonly Stretch[]) {
    const comparison = compared(stretches);
    const view = comparisonView(comparison);
    const drawn = comparedBudgetCharts(view);
    return comparedBudgets(comparison, comparison.regions[0]!.id)
      .filter(({ uses }) => uses.some((use) => use !== null))
      .map((one, at) => ({ ...one, view, spec: drawn[at]!.spec("nl") }));
  }

  it("are lines that begin at nought and end at what each plan emits", () => {
    fc.assert(
      fc.property(plans, (stretches) => {
        for (const { budget, uses, spec } of budgetsOf(stretches)) {
          const lines = layersIn(spec).filter(({ mark }) => mark?.type === "line");
          const drawn = lines.map(({ data }) => data!.values.map(({ value }) => value!));
          const known = uses.filter((use) => use !== null);
          expect(drawn.length).toBe(known.length);
          for (const { cumulative } of known) {
            const kilotonnes = [0, ...cumulative.map((value) => inBudgetUnit(budget, value))];
            const isSame = (values: readonly number[]): boolean =>
              values.every((value, at) => Math.abs(value - kilotonnes[at]!) <= 1e-5 * value);
            expect(drawn.some(isSame)).toBe(true);
          }
          expect(lines[0]!.data!.values[0]!.year).toBe(budget.from);
          expect(lines[0]!.data!.values.at(-1)!.year).toBe(budget.to + 1);
        }
      }),
      few,
    );
  });

  it("mark where each plan passes the amount, with the year there and what is left at its end", () => {
    fc.assert(
      fc.property(plans, (stretches) => {
        for (const { budget, uses, spec } of budgetsOf(stretches)) {
          const marks = layersIn(spec)
            .filter(({ mark }) => mark?.type === "point")
            .flatMap(({ data }) => data!.values);
          const passed = uses.flatMap((use) => use?.usedUp ?? []);
          expect(marks.length).toBe(passed.length);
          const level = inBudgetUnit(budget, budget.amount);
          for (const { value } of marks) expect(value).toBeCloseTo(level, 6);
          const at = (moment: number): boolean =>
            marks.some(({ year }) => Math.abs(year! - moment) < 0.01);
          const texts = textsIn(spec).map(({ text }) => text);
          const years = texts
            .map((text) => /^(\d{4})(?:–(\d{4}))?$/.exec(text))
            .filter((found) => found !== null)
            .map(([, first, last]) => [Number(first), Number(last ?? first)] as const);
          for (const { year, moment } of passed) {
            expect(at(moment)).toBe(true);
            expect(years.filter(([first, last]) => first <= year && year <= last).length).toBe(1);
          }
          for (const use of uses) {
            if (use === null) continue;
            const end = `${use.usedUp?.year ?? "niet"}; ${remainingText(budget, use, "nl", false)}`;
            expect(texts).toContain(end);
          }
        }
      }),
      few,
    );
  });

  it("keep many years within the plot, as spans where they do not fit one by one", () => {
    const stretches = Array.from({ length: 20 }, (_, at) => ({
      ...{
        factor: 0.68 + 0.1 * at,
        late: 0,
        early: 0,
        missing: [],
        title: `Een lange naam van plan ${at}`,
      },
    }));
    const { spec, uses } = budgetsOf(stretches).find(({ budget }) => budget.id === "carbon")!;
    const years = new Set(uses.flatMap((use) => use?.usedUp?.year ?? []));
    expect(years.size).toBeGreaterThan(10);
    const { width } = spec as unknown as { width: number };
    const labels = textsIn(spec).filter(({ text }) => /^\d{4}(–\d{4})?$/.test(text));
    expect(labels.length).toBeGreaterThan(1);
    expect(labels.some(({ text }) => text.includes("–"))).toBe(true);
    for (const { left, right } of labels) {
      expect(left).toBeGreaterThanOrEqual(0);
      expect(right).toBeLessThanOrEqual(width + 1);
    }
  });

  it("name the plans without a value, and draw none of them", () => {
    const bare = { factor: 1, late: 0, early: 0, missing: [], title: "Kort" };
    const lacking = { ...bare, missing: ["emissions.total"], title: "Zonder cijfer" };
    const { spec } = budgetsOf([bare, bare, lacking])[0]!;
    expect(layersIn(spec).filter(({ mark }) => mark?.type === "line").length).toBe(2);
    expect(said(spec)).toContain("Zonder waarde in al deze jaren: Zonder cijfer.");
    expect(comparedBudgetCharts(comparisonView(compared([lacking])))).toEqual([]);
  });
});

describe("a difference in words", () => {
  it("has its sign, and tells none from less than is shown", () => {
    expect(differenceText(0, "nl", 1)).toBe("0");
    expect(differenceText(0.04, "nl", 1)).toBe("≈0");
    expect(differenceText(-0.04, "nl", 1)).toBe("≈0");
    expect(differenceText(-1234.5, "nl", 1)).toBe("−1.234,5");
    expect(differenceText(12, "en", 0)).toBe("+12");
  });
});

describe("lines that lie on each other", () => {
  it("are named, for only one of them is seen", () => {
    const bare = { factor: 1, late: 0, early: 0, missing: [] };
    const same = ["Een", "Twee", "Drie"].map((title, at) => ({
      ...{ ...bare, title, factor: at === 1 ? 2 : 1 },
    }));
    const chart = chartsFor(compared(same)).find(({ id }) => id === "lines-demography-population")!;
    expect(said(chart.spec("nl"))).toContain("Vallen samen: Een en Drie.");
    expect(said(chart.spec("en"))).toContain("On one line: Een and Drie.");
  });
});
