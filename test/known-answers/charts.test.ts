import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { withFonts } from "../../viz/files/font-faces.ts";
import { compileStrictly, createRenderer } from "../../viz/files/render.ts";
import type { Language } from "../../viz/numbers.ts";
import { charts, chartsOf } from "../../viz/specs/index.ts";
import { goalLayers } from "../../viz/specs/goal-marks.ts";
import type { VegaLiteSpec } from "../../viz/specs/frame.ts";
import { separate } from "../../viz/specs/label-positions.ts";
import { roundTicks, yearTicks } from "../../viz/specs/ticks.ts";
import { FONT_STACK, SIZES } from "../../viz/theme/chart-theme.ts";
import { INK } from "../../viz/theme/colours.ts";
import { fitText, textWidth, wrapText } from "../../viz/theme/text-width.ts";
import { inventedInput, inventedTrajectories } from "./invented-run.ts";

const LANGUAGES: readonly Language[] = ["nl", "en"];
const FONTS = fileURLToPath(new URL("../../viz/fonts", import.meta.url));
const hash = (bytes: string | Uint8Array): string =>
  createHash("sha256").update(bytes).digest("hex");

/** All numbers and texts in a spec. */
function leaves(value: unknown): unknown[] {
  if (typeof value !== "object" || value === null) return [value];
  return Object.values(value).flatMap(leaves);
}

/** What stands in a chart, running on from line to line. */
function said(spec: VegaLiteSpec): string {
  const { layer } = spec as unknown as { layer: { mark?: { text?: string | string[] } }[] };
  return layer.flatMap(({ mark }) => mark?.text ?? []).join(" ");
}

describe("every chart", () => {
  const input = inventedInput();

  it("can be drawn from a full run", () => {
    expect(chartsOf(input)).toHaveLength(charts.length);
    expect(new Set(charts.map(({ id }) => id)).size).toBe(charts.length);
  });

  it.each(charts.map((chart) => [chart.id, chart] as const))(
    "%s compiles without a remark, in both languages, with an alternative text",
    (_, chart) => {
      const before = JSON.stringify([input.scenario, input.goals, [...input.run.rows]]);
      const specs = LANGUAGES.map((language) => chart.spec(input, language));
      for (const spec of specs) {
        expect(() => compileStrictly(spec)).not.toThrow();
        expect(spec.$schema).toBe("https://vega.github.io/schema/vega-lite/v6.json");
        expect(spec.description).toMatch(/\d/);
        expect(spec.description!.length).toBeGreaterThan(60);
        for (const leaf of leaves(spec)) {
          if (typeof leaf === "number") expect(leaf).toSatisfy(Number.isFinite);
          if (typeof leaf === "string") expect(leaf).not.toMatch(/NaN|undefined|Infinity/);
        }
        // Plain data: what is written to a file is what was drawn.
        expect(JSON.parse(JSON.stringify(spec))).toEqual(spec);
      }
      expect(specs[0]!.description).not.toBe(specs[1]!.description);
      expect(chart.question.nl).toMatch(/\?$/);
      expect(chart.question.en).toMatch(/\?$/);
      expect(JSON.stringify([input.scenario, input.goals, [...input.run.rows]])).toBe(before);
    },
  );

  it("has the same outer width", () => {
    for (const chart of charts) {
      const { width, padding } = chart.spec(input, "nl") as unknown as {
        width: number;
        padding: { left: number; right: number };
      };
      expect(width + padding.left + padding.right).toBeCloseTo(640, 6);
      expect(width).toBeGreaterThan(300);
    }
  });

  it("survives a run in which everything is zero", () => {
    const run = inventedTrajectories();
    run.rows.fill(0);
    for (const records of run.accounts[0]!.values()) records.fill(0);
    const empty = { ...input, run, reference: null, goals: [] };
    for (const chart of chartsOf(empty)) {
      const spec = chart.spec(empty, "nl");
      expect(() => compileStrictly(spec)).not.toThrow();
      expect(JSON.stringify(spec)).not.toContain("null,null");
    }
  });

  it("is left out when the run lacks its outputs", () => {
    const without = { ...input, ages: [], baseSteps: [] };
    const ids = chartsOf(without).map(({ id }) => id);
    expect(ids).not.toContain("population-pyramid");
    expect(ids).not.toContain("emissions-base-steps");
    expect(ids).toContain("emissions-by-sector");
  });
});

describe("the chart of emissions", () => {
  const input = inventedInput();
  const spec = charts.find(({ id }) => id === "emissions-by-sector")!.spec(input, "nl");
  const text = JSON.stringify(spec);

  it("draws the goals of 2030, 2040 and 2050 at their level", () => {
    expect(text).toContain("Doel 2030: −40\u00a0%, gehaald");
    expect(text).toContain("Doel 2050: 0\u00a0kt CO₂, gemist");
    expect(text).toContain('{"year":2030,"value":234,');
    expect(text).toContain('{"year":2040,"value":117,');
    expect(text).toContain('{"year":2050,"value":0,');
    expect(text).toContain("Doelen in % tegenover 2005.");
    expect(text).not.toContain("Ruit: doel");
  });

  it("says what is no reduction between the inventory and the first year", () => {
    expect(said(spec)).toContain(
      "Tussen de inventaris van 2021 en het startjaar: 11,0\u00a0kt weer; dat is geen vermindering.",
    );
    const bare = charts
      .find(({ id }) => id === "emissions-by-sector")!
      .spec({ ...input, baseSteps: [] }, "nl");
    expect(JSON.stringify(bare)).not.toContain("geen vermindering");
  });

  it("shows recorded totals and the reference run", () => {
    expect(text).toContain("2005: 390");
    expect(text).toContain("2021: 366");
    expect(text).toContain("Ongewijzigd beleid");
  });

  it("leaves a reference run out that does not differ", () => {
    const same = { ...input, reference: input.run };
    const chart = charts.find(({ id }) => id === "emissions-by-sector")!;
    expect(JSON.stringify(chart.spec(same, "nl"))).not.toContain("Ongewijzigd beleid");
  });
});

describe("the reference run", () => {
  const input = inventedInput();
  const text = (id: string, given = input): string =>
    JSON.stringify(charts.find((chart) => chart.id === id)!.spec(given, "nl"));

  it("is a dashed line with a name of its own", () => {
    expect(text("wind-and-pv-capacity")).toContain("Wind, ongewijzigd");
    expect(text("dwellings-by-epc-label")).toContain("D, E en F samen,");
    expect(text("final-energy-of-homes")).toContain("Ongewijzigd beleid");
  });

  it("is named in words where only one of two lines differs", () => {
    const reference = inventedTrajectories(0.55);
    const slot = reference.shape.stocks.slots.get("renewables.pv_capacity")!;
    for (let year = 0; year < reference.shape.years; year++) {
      const at = year * reference.width + reference.shape.flows.width + slot.offset;
      reference.rows[at] = input.run.rows[at]! * 1.004;
    }
    const shown = text("wind-and-pv-capacity", { ...input, reference });
    expect(shown).toContain("Zonnepanelen, gelijk");
    expect(shown).not.toContain("Zonnepanelen, ongewijzigd");
    const same = text("wind-and-pv-capacity", { ...input, reference: input.run });
    expect(same).not.toContain("ongewijzigd beleid");
  });
});

describe("what a chart says below", () => {
  const text = (id: string): string =>
    JSON.stringify(charts.find((chart) => chart.id === id)!.spec(inventedInput(), "nl"));

  it("names whose outlook it shows, what became of a goal, and what circles mean", () => {
    expect(text("older-people")).toContain("Vooruitzicht van de stad (geen doel) 2040: 21.700");
    expect(text("older-people")).not.toContain("Doel ");
    expect(text("population-by-age-group")).toMatch(/Doel 2050: hoogstens 90\.000\s+inwoners, ge/);
    expect(text("renewable-share")).toContain("Open cirkel: cijfer van 2021");
  });

  it("tells a goal that the run cannot judge from those it can", () => {
    const half = `"shape":"M0,-1L-1,0L0,1Z","fill":"${INK.text}"`;
    expect(text("wind-and-pv-capacity")).toContain("MW, onzeker");
    expect(text("wind-and-pv-capacity")).toContain("Onzeker: het doel ligt tussen");
    expect(text("wind-and-pv-capacity")).toContain(half);
    expect(text("population-by-age-group")).not.toContain("Onzeker:");
    expect(text("population-by-age-group")).not.toContain(half);
  });

  it("counts who is not drawn", () => {
    const { ages } = inventedInput();
    const oldest = ages[1]!.male[100]! + ages[1]!.female[100]!;
    expect(text("population-pyramid")).toContain(
      `inwoners van 100 jaar en ouder, ${Math.round(ages[0]!.male[100]! + ages[0]!.female[100]!)} in 2024 en ${Math.round(oldest)} in 2050.`,
    );
    expect(text("heat-network-connections")).not.toContain("Niet getekend");
    const elsewhere = inventedInput();
    const slot = elsewhere.run.shape.stocks.slots.get("housing.dwellings_by_heating")!;
    elsewhere.run.rows[elsewhere.run.shape.flows.width + slot.offset + 5] = 180;
    const spec = charts.find(({ id }) => id === "heat-network-connections")!.spec(elsewhere, "nl");
    expect(JSON.stringify(spec)).toContain("zo'n 80 woningen die in 2024 al");
  });
});

describe("the use of services", () => {
  const chart = charts.find(({ id }) => id === "use-of-services")!;
  const text = JSON.stringify(chart.spec(inventedInput(), "nl"));

  it("is 100 in the first year, and counts who stands behind it", () => {
    expect(text).toContain("(2024 = 100)");
    expect(text).toContain('{"year":2024,"series":"Kinderopvang","value":100}');
    expect(text).toContain('{"year":2050,"series":"Woonzorgcentrum","value":160}');
    expect(text).toContain("Kinderopvang 1.400\u00a0→\u00a01.500; Woonzorgcentrum 1.000\u00a0→");
    expect(text).toContain("De verticale as begint niet bij nul.");
  });

  it("explains the lines of the reference run once instead of naming each", () => {
    expect(said(chart.spec(inventedInput(), "nl"))).toContain(
      "Streepjeslijn: hetzelfde bij ongewijzigd beleid.",
    );
    // The table behind the picture has a column for each.
    const { layer } = chart.spec(inventedInput(), "nl") as { layer?: unknown };
    expect(JSON.stringify(layer)).not.toContain("Woonzorgcentrum, ongewijzigd");
    const same = { ...inventedInput(), reference: inventedInput().run };
    expect(JSON.stringify(chart.spec(same, "nl"))).not.toContain("Streepjeslijn");
  });

  it("has no line for what nobody used in the first year", () => {
    expect(text).not.toContain("Zonder gebruik");
  });
});

describe("the chart of programmes", () => {
  const chart = charts.find(({ id }) => id === "programmes")!;
  const input = inventedInput();
  const text = JSON.stringify(chart.spec(input, "nl"));

  it("holds what is planned against each goal, never rounded up to it", () => {
    expect(text).toContain('"2030: 30.000 / 30.000"');
    expect(text).toContain('"2030-2040: 39.999 / 40.000"');
    expect(text).toContain("Ruit: doel; open ruit: niet gehaald in dit plan.");
  });

  it("puts a goal for the end of a year on the next 1 January", () => {
    expect(text).toMatch(/\{"year":2031,"value":[\d.]+,"goal":"2030: 30\.000 \/ 30\.000"\}/);
  });

  it("names what has no value and draws nothing of it", () => {
    expect(said(chart.spec(input, "nl"))).toContain(
      "Niet getekend, want gegevens ontbreken: Begeleide renovaties.",
    );
    expect(text.match(/"type":"area"/g)).toHaveLength(1);
    const { regions } = input.scenario.model;
    const missing = ["housing.guided_added", "green.trees_added"];
    const model = { ...input.scenario.model, regions: [{ ...regions[0]!, missing }] };
    const unknown = { ...input, scenario: { ...input.scenario, model } };
    expect(chartsOf(unknown).map(({ id }) => id)).not.toContain("programmes");
  });
});

describe("pictures", () => {
  const input = inventedInput();
  const renderer = createRenderer(FONTS);

  it("have equal bytes when drawn again, in another order", async () => {
    const draw = async (order: readonly (typeof charts)[number][]) => {
      const drawn = new Map<string, string>();
      for (const chart of order) {
        const { svg, png } = await renderer.picture(chart.spec(input, "nl"), chart.id);
        drawn.set(chart.id, hash(svg) + hash(png));
      }
      return drawn;
    };
    const forward = await draw(charts);
    const backward = await draw([...charts].reverse());
    const together = await Promise.all(
      charts.map(async (chart) => renderer.picture(chart.spec(input, "nl"), chart.id)),
    );
    for (const [i, { id }] of charts.entries()) {
      expect(backward.get(id)).toBe(forward.get(id));
      expect(hash(together[i]!.svg) + hash(together[i]!.png)).toBe(forward.get(id));
    }
  });

  it("are small, carry their font, and can be read aloud", async () => {
    for (const chart of charts) {
      const spec = chart.spec(input, "en");
      const plain = await renderer.svg(spec, chart.id);
      const svg = withFonts(plain, FONTS);
      expect(svg.length).toBeLessThan(95_000);
      expect(svg).toContain('role="img"');
      const ids = `(<title id="${chart.id}-title">)[^<]+(</title><desc id="${chart.id}-description">)`;
      expect(svg).toMatch(new RegExp(`${ids}[^<]+</desc><style>`));
      expect(plain).not.toContain("@font-face");
      expect(svg.match(/@font-face/g)).toHaveLength(2);
      expect(svg).not.toMatch(/NaN|https?:\/\/(?!www\.w3\.org)/);
    }
  });

  it("name nothing alike, so that all can stand in one page", async () => {
    const drawn = await Promise.all(
      charts.map((chart) => renderer.svg(chart.spec(input, "en"), chart.id)),
    );
    const ids = drawn.flatMap((svg) => svg.match(/(?<= id=")[^"]+/g) ?? []);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("refer to their own clips under the name that these were given", async () => {
    const clipped = {
      ...{ title: { text: "Clipped" }, description: "A point" },
      data: { values: [{ x: 1 }] },
      mark: { type: "point", clip: true },
      encoding: { x: { field: "x", type: "quantitative" } },
    } as VegaLiteSpec;
    const svg = await renderer.svg(clipped, "clipped");
    const meant = svg.match(/(?<=url\(#)[^)]+/g) ?? [];
    expect(meant.length).toBeGreaterThan(0);
    for (const id of meant) {
      expect(id).toMatch(/^clipped-/);
      expect(svg).toContain(` id="${id}"`);
    }
  });

  it("name fonts as a browser reads them: what is no identifier stands in quotes", () => {
    for (const family of FONT_STACK.split(", ")) {
      expect(family).toMatch(/^(?:'[^']+'|[a-z-]+(?: [a-z-]+)*)$/i);
    }
  });

  it("write the numbers of their language", async () => {
    const chart = charts.find(({ id }) => id === "dwellings-by-heating")!;
    expect(await renderer.svg(chart.spec(input, "nl"), "one")).toContain(">50.000<");
    const english = await renderer.svg(chart.spec(input, "en"), "one");
    expect(english).toContain(">50,000<");
    expect(english).toContain(">2030<");
  });
});

describe("layout", () => {
  it("keeps a long label of a goal within the plot", () => {
    const width = 380;
    const text = "Vooruitzicht van de stad (geen doel) 2040: 21.700 inwoners";
    const [, label] = goalLayers(
      [{ year: 2040, value: 21_700, text, kind: "outlook", status: null }],
      {
        width,
        height: 290,
        x: {},
        y: {},
        across: (year) => (year - 2024) / 26,
        down: () => 0.3,
        courses: [],
      },
    );
    const { x } = (label as unknown as { encoding: { x: { value: number } } }).encoding;
    expect(x.value).toBeGreaterThanOrEqual(0);
    expect(x.value + textWidth(text, SIZES.label, 600)).toBeLessThanOrEqual(width + 1);
  });

  it("moves overlapping labels apart as little as it can", () => {
    const labels = [50, 52, 100].map((middle) => ({ middle, height: 10 }));
    expect(separate(labels, 0, 200)).toEqual([46, 56, 100]);
    expect(separate([{ middle: 0, height: 10 }], 0, 200)).toEqual([5]);
    expect(separate([{ middle: 200, height: 10 }], 0, 200)).toEqual([195]);
    expect(separate([...labels].reverse(), 0, 200)).toEqual([100, 56, 46]);
  });

  it("ends axes on round values", () => {
    expect(roundTicks(0, 86_500)).toEqual([0, 20_000, 40_000, 60_000, 80_000, 100_000]);
    expect(roundTicks(0, 0.43)).toEqual([0, 0.1, 0.2, 0.3, 0.4, 0.5]);
    expect(roundTicks(0, 0)).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1]);
    expect(yearTicks(2024, 2050)).toEqual([2024, 2030, 2035, 2040, 2045, 2050]);
    expect(yearTicks(2015, 2024)[0]).toBe(2015);
  });

  it("breaks a word that is wider than its room", () => {
    const room = textWidth("warmte-", 13);
    const lines = fitText("Kort warmtenetwerkaansluiting", room, 13);
    expect(lines.length).toBeGreaterThan(2);
    for (const line of lines) expect(textWidth(line, 13)).toBeLessThanOrEqual(room);
    expect(lines.map((line) => line.replace(/-$/, "")).join("")).toBe(
      "Kortwarmtenetwerkaansluiting",
    );
    expect(fitText("een twee drie", textWidth("een twee", 12), 12)).toEqual(["een twee", "drie"]);
  });

  it("measures text with the widths of the chart font", () => {
    expect(textWidth("0000", 10)).toBeCloseTo(19.88, 2);
    expect(textWidth("mm", 10)).toBeGreaterThan(2 * textWidth("ii", 10));
    expect(wrapText("een twee drie", textWidth("een twee", 12), 12)).toEqual(["een twee", "drie"]);
  });
});
