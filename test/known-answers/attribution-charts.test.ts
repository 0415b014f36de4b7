/** The charts of split differences: with few and many parts, of either sign, exact and sampled. */
import { describe, expect, it } from "vitest";
import type { Attribution, AttributedIndicator } from "../../engine/analysis/attribution.ts";
import type { GroupName } from "../../engine/analysis/attribution/groups.ts";
import { changeSinceStart } from "../../engine/analysis/change-since-start.ts";
import { ACTORS, THEMES, type Actor } from "../../engine/scenario/declarations.ts";
import { compileStrictly } from "../../viz/files/render.ts";
import { shareSentences } from "../../viz/attribution-sentences.ts";
import { groupName } from "../../viz/group-names.ts";
import type { Language } from "../../viz/numbers.ts";
import type { AttributedView } from "../../viz/specs/comparison/attributed.ts";
import { waterfall } from "../../viz/specs/comparison/waterfall.ts";
import { wedges } from "../../viz/specs/comparison/wedges.ts";
import { ACTOR_COLOURS, THEME_COLOURS } from "../../viz/theme/colours.ts";

const LANGUAGES: readonly Language[] = ["nl", "en"];
const YEARS = Array.from({ length: 27 }, (_, i) => 2024 + i);
const text = (word: string) => ({ nl: `${word} nl`, en: `${word} en` });

/** A split whose parts grow evenly to these in the last year, in kt. */
function viewOf(
  parts: readonly number[],
  { start = 300, by = "measure" as Attribution["by"], sampled = false, isStock = false } = {},
): AttributedView {
  const years = isStock ? [...YEARS, 2051] : YEARS;
  const grown = (kt: number): Float64Array =>
    Float64Array.from(years, (_, at) => (kt * 1e6 * at) / 26);
  const reference = Float64Array.from(years, (_, at) => (start - at) * 1e6);
  const series = parts.map(grown);
  const one: AttributedIndicator = {
    ...{ region: "town", id: "emissions.total", unit: "kg", isStock, years, reference },
    plan: reference.map((value, at) => series.reduce((sum, part) => sum + part[at]!, value)),
    parts: series.map((part, group) => ({
      ...{ group, part, alone: part, last: part },
      standardError: sampled ? part.map((value) => Math.abs(value) / 20) : null,
    })),
    pairs: [],
    sampledOrders: sampled ? 256 : null,
  };
  const split: Attribution = {
    by,
    groups: parts.map((_, i) => ({
      id: `g${i}`,
      name:
        by === "actor"
          ? { kind: "actor", actor: ACTORS[i % ACTORS.length]! }
          : by === "theme"
            ? { kind: "theme", theme: THEMES[i % THEMES.length]! }
            : {
                kind: "measure",
                has: [text(`Measure ${i} with a name of some length`)],
                without: [],
              },
      levers: [],
      parameters: [],
    })),
    indicators: [one],
  };
  const [label, place, plan] = [text("Emissions"), text("Town"), text("Plan")];
  return { split, one, label, place, plan, reference: text("Unchanged policy") };
}

const many = Array.from({ length: 14 }, (_, i) => (i % 3 === 0 ? 1 : -1) * (1 + i));
const CASES: readonly (readonly [string, AttributedView])[] = [
  ["a single measure", viewOf([-40])],
  ["few measures", viewOf([-40, -20, -5])],
  ["many, of either sign", viewOf(many)],
  ["measures that all raise", viewOf([30, 10])],
  ["a thin difference", viewOf([-3, -1.2, 0.4])],
  ["a sampled split", viewOf(many, { sampled: true })],
  ["a stock", viewOf([-40, 10], { isStock: true })],
  ["levels below nought", viewOf([-200, -150, 20], { start: 100 })],
  ["a part of nothing", viewOf([-10, 0])],
  ["themes", viewOf(many.slice(0, 10), { by: "theme" })],
  ["who decides", viewOf(many.slice(0, 7), { by: "actor" })],
];

/** All numbers and texts in a spec. */
function leaves(value: unknown): unknown[] {
  if (typeof value !== "object" || value === null) return [value];
  return Object.values(value).flatMap(leaves);
}

describe.each(CASES)("with %s", (_, view) => {
  it.each(LANGUAGES)("both charts can be drawn, and told in words (%s)", (language) => {
    for (const spec of [waterfall(view, 2040, language), wedges(view, language)]) {
      expect(() => compileStrictly(spec)).not.toThrow();
      expect(spec.description!.length).toBeGreaterThan(60);
      expect(spec.description).toMatch(/\d/);
      for (const leaf of leaves(spec)) {
        if (typeof leaf === "number") expect(leaf).toSatisfy(Number.isFinite);
        if (typeof leaf === "string") expect(leaf).not.toMatch(/NaN|undefined|Infinity/);
      }
      expect(JSON.parse(JSON.stringify(spec))).toEqual(spec);
      const { width, padding } = spec as unknown as {
        width: number;
        padding: { left: number; right: number };
      };
      expect(width + padding.left + padding.right).toBeCloseTo(640, 6);
      expect(width).toBeGreaterThan(220);
    }
  });
});

interface Box {
  readonly label: string;
  readonly from: number;
  readonly to: number;
  readonly kind: string;
}
const boxesOf = (view: AttributedView, year = 2050): Box[] => {
  const { layer } = waterfall(view, year, "en") as unknown as {
    layer: readonly { data: { values: Box[] } }[];
  };
  return layer[0]!.data.values;
};

describe("the waterfall", () => {
  it("leads from the reference to the plan in steps that follow one another, largest first", () => {
    const boxes = boxesOf(viewOf([-5, -40, 10, -20], { start: 130 }));
    expect(boxes.map(({ kind }) => kind)).toEqual([
      ...["level", "fall", "fall", "rise", "fall", "level"],
    ]);
    expect(boxes.map(({ to }) => to)).toEqual([104, 64, 44, 54, 49, 49]);
    expect(boxes.slice(2, -1).map(({ from }) => from)).toEqual([64, 44, 54]);
  });

  it("draws what is small as one bar", () => {
    const boxes = boxesOf(viewOf([-40, -20, ...Array.from({ length: 12 }, () => -0.5)]));
    expect(boxes.map(({ label }) => label).at(-2)).toBe("12 smaller ones together");
    expect(boxes.at(-2)!.to).toBeCloseTo(boxes.at(-1)!.to, 6);
  });

  it("says that its axis is broken when it is", () => {
    const said = (view: AttributedView): string => JSON.stringify(waterfall(view, 2050, "nl"));
    expect(said(viewOf([-4]))).toContain("De as begint niet bij 0");
    expect(said(viewOf([-200]))).not.toContain("De as begint niet bij 0");
  });

  it("shows the standard error of a sample", () => {
    expect(waterfall(viewOf([-40], { sampled: true }), 2050, "en").description).toContain("± 2");
    expect(waterfall(viewOf([-40]), 2050, "en").description).not.toContain("±");
  });
});

interface WedgePoint {
  readonly year: number;
  readonly id: string;
  readonly from: number;
  readonly to: number;
}
const wedgesOf = (view: AttributedView): WedgePoint[] => {
  const { layer } = wedges(view, "en") as unknown as {
    layer: readonly { data: { values: WedgePoint[] } }[];
  };
  return layer[0]!.data.values.filter(({ year }) => year === 2050);
};

describe("the wedges", () => {
  it("fill the room between the reference and the plan", () => {
    const view = viewOf([-40, -20, -60], { start: 226 });
    const points = wedgesOf(view);
    expect(points.map(({ from, to }) => [from, to])).toEqual([
      [200, 160],
      [160, 140],
      [140, 80],
    ]);
  });

  it("stand on both sides of the reference when some raise", () => {
    const points = wedgesOf(viewOf([-40, 25, -60], { start: 226 }));
    expect(points.map(({ from, to }) => [from, to])).toEqual([
      [200, 160],
      [200, 225],
      [160, 100],
    ]);
  });

  it("are the difference alone when that is thin", () => {
    const points = wedgesOf(viewOf([-4, -2]));
    expect(points[0]).toMatchObject({ from: 0, to: -4 });
    expect(JSON.stringify(wedges(viewOf([-4, -2]), "nl"))).toContain(
      "Getoond is alleen het verschil",
    );
  });
});

describe("how much of it is ours", () => {
  const nameOf = (actor: Actor | "background"): GroupName =>
    actor === "background" ? { kind: "background" } : { kind: "actor", actor };
  const told = (
    parts: readonly [Actor | "background", number][],
    start: number,
    language: Language,
  ): string => {
    const view = viewOf(
      parts.map(([, part]) => part),
      { start, by: "actor" },
    );
    const groups = view.split.groups.map((group, i) => ({
      ...group,
      name: nameOf(parts[i]![0]),
    }));
    const change = changeSinceStart({ ...view.split, groups }, view.one, 2050)!;
    const sum = change.parts.reduce((total, { part }) => total + part, change.reference);
    expect(sum).toBeCloseTo(change.change, 3);
    const display = { label: { nl: "kt", en: "kt" }, factor: 1e6, decimals: 1 };
    const reference = { nl: "Plan A", en: "Plan A" };
    const sentence = shareSentences(
      { change, display, reference, isUnchangedPolicy: start === 300 },
      language,
    );
    return sentence.replaceAll("\u00a0", " ");
  };

  it("is a plain sentence in both languages", () => {
    expect(
      told(
        [
          ["city", -6],
          ["citizen", -18],
        ],
        300,
        "nl",
      ),
    ).toBe(
      "Van 2024 tot 2050 daalt dit met 50,0 kt. Daarvan komt 26,0 kt er ook zonder dit plan (trend en beslist beleid); het plan zelf verlaagt het met 24,0 kt. Wat de stad zelf beslist, verlaagt het met 6,0 kt: 25 % van wat het plan brengt en 12 % van het geheel.",
    );
    expect(
      told(
        [
          ["city", -6],
          ["citizen", -18],
        ],
        299,
        "en",
      ),
    ).toBe(
      "From 2024 to 2050 this falls by 50.0 kt. Of that 26.0 kt comes in Plan A too; the plan itself lowers it by 24.0 kt. What the city itself decides lowers it by 6.0 kt: 25 % of what the plan brings and 12 % of the whole.",
    );
  });

  it("has no percentages where they mean nothing, and no part where there is none", () => {
    expect(
      told(
        [
          ["city", 6],
          ["citizen", -18],
        ],
        300,
        "en",
      ),
    ).toContain("What the city itself decides raises it by 6.0 kt.");
    expect(told([["company", -18]], 300, "nl")).toContain(
      "Over niets daarvan beslist de stad zelf.",
    );
    expect(told([["company", 50]], 300, "nl")).toContain(
      "Van 2024 tot 2050 stijgt dit met 24,0 kt. Zonder dit plan (trend en beslist beleid) daalt het met 26,0 kt; het plan zelf verhoogt het met 50,0 kt.",
    );
  });

  it("calls nothing a part of a whole that is smaller than it", () => {
    expect(told([["citizen", 5]], 300, "nl")).toContain(
      "daalt dit met 21,0 kt. Zonder dit plan (trend en beslist beleid) daalt het met 26,0 kt; het plan zelf verhoogt het met 5,0 kt.",
    );
  });

  it("does not give the plan what another background brings, nor a change that does not show", () => {
    expect(
      told(
        [
          ["city", -6],
          ["background", -18],
        ],
        300,
        "nl",
      ),
    ).toContain(
      "het plan zelf verlaagt het met 6,0 kt, een andere achtergrond verlaagt het met 18,0 kt. Wat de stad zelf beslist, verlaagt het met 6,0 kt: 100 % van wat het plan brengt en 12 % van het geheel.",
    );
    expect(told([["background", -18]], 300, "en")).toContain(
      "the plan itself does not change it, another background lowers it by 18.0 kt. The city itself decides on none of that.",
    );
    expect(told([["citizen", -0.01]], 300, "en")).toContain("the plan itself hardly changes it.");
  });
});

describe("the names of groups", () => {
  it("say what is there, gone or in the place of what", () => {
    const name = (has: readonly string[], without: readonly string[], language: Language): string =>
      groupName(
        {
          name: {
            kind: "measure",
            has: has.map((one) => ({ nl: one, en: one })),
            without: without.map((one) => ({ nl: one, en: one })),
          },
        },
        language,
      );
    expect(name(["Wind"], [], "nl")).toBe("Wind");
    expect(name([], ["Wind"], "nl")).toBe("Zonder wind");
    expect(name(["Warmte 3", "Zon"], ["Warmte 2"], "nl")).toBe(
      "Warmte 3 en zon in plaats van warmte 2",
    );
    expect(name(["Heat 3"], ["Heat 2"], "en")).toBe("Heat 3 in place of heat 2");
  });
});

/** Lightness in grey print (CIE L*). */
function lightness(colour: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const value = parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  const y = 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
  return y > 0.008856 ? 116 * Math.cbrt(y) - 16 : 903.3 * y;
}

it.each([
  ["themes", Object.values(THEME_COLOURS)],
  ["actors", Object.values(ACTOR_COLOURS)],
] as const)("neighbours among the colours of %s differ in lightness", (_, colours) => {
  for (let i = 1; i < colours.length; i++) {
    const apart = Math.abs(lightness(colours[i]!) - lightness(colours[i - 1]!));
    expect(apart, `${colours[i - 1]} and ${colours[i]}`).toBeGreaterThan(15);
  }
});
