/** Colours of the charts: apart for every eye and in grey print, and one for each concept. */
import { describe, expect, it } from "vitest";
import { charts } from "../../viz/specs/index.ts";
import {
  ACTOR_COLOURS,
  COMPARED_COLOURS,
  CONCEPT_COLOURS,
  DISTRICT_COLOURS,
  GROUP_COLOURS,
  INK,
  MEMBER_COLOURS,
  PLAN_COLOURS,
  SERVICE_COLOURS,
  STATUS_COLOURS,
  THEME_COLOURS,
  TILE_SHADES,
} from "../../viz/theme/colours.ts";
import { inventedInput } from "./invented-run.ts";

describe("the colours of the charts", () => {
  type Triple = [number, number, number];

  const linear = (colour: string): Triple =>
    [1, 3, 5].map((at) => {
      const c = parseInt(colour.slice(at, at + 2), 16) / 255;
      return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
    }) as Triple;

  const lab = ([r, g, b]: Triple): Triple => {
    const f = (t: number) => (t > 0.008856 ? Math.cbrt(t) : (903.3 * t + 16) / 116);
    const x = f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505);
    const y = f(0.2126 * r + 0.7152 * g + 0.0722 * b);
    const z = f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089);
    return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
  };

  /**
   * Linear RGB as it is seen without one kind of cone: the matrices of severity 1.0 of G. M. Machado,
   * M. M. Oliveira and L. A. F. Fernandes, "A Physiologically-based Model for Simulation of Color
   * Vision Deficiency", IEEE Transactions on Visualization and Computer Graphics 15 (2009), 1291-1298.
   */
  const SIGHT: Readonly<Record<string, readonly Triple[]>> = {
    protanopia: [
      [0.152286, 1.052583, -0.204868],
      [0.114503, 0.786281, 0.099216],
      [-0.003882, -0.048116, 1.051998],
    ],
    deuteranopia: [
      [0.367322, 0.860646, -0.227968],
      [0.280085, 0.672501, 0.047413],
      [-0.01182, 0.04294, 0.968881],
    ],
    tritanopia: [
      [1.255528, -0.076749, -0.178779],
      [-0.078411, 0.930809, 0.147602],
      [0.004733, 0.691367, 0.3039],
    ],
  };

  /** Distance in CIELAB: about 2 is just visible. */
  const distance = (one: string, other: string, rows: readonly Triple[]): number => {
    const seen = (colour: string): Triple => {
      const rgb = linear(colour);
      const mixed = rows.map((row) => row.reduce((sum, w, i) => sum + w * rgb[i]!, 0));
      return lab(mixed.map((part) => Math.min(1, Math.max(0, part))) as Triple);
    };
    const [a, b] = [seen(one), seen(other)];
    return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
  };

  /** What remains in grey print, 0 to 100. */
  const lightness = (colour: string): number => lab(linear(colour))[0];

  it("tell neighbours in every stack apart in grey print and for the colour-blind", () => {
    const input = inventedInput();
    let stacks = 0;
    for (const chart of charts) {
      const { layer } = chart.spec(input, "nl") as unknown as {
        layer: { encoding?: { order?: object; color?: { scale?: { range: string[] } } } }[];
      };
      const stack = layer.find(({ encoding }) => encoding?.order && encoding.color);
      const range = stack?.encoding?.color?.scale?.range ?? [];
      if (range.length > 1) stacks++;
      for (let i = 1; i < range.length; i++) {
        const pair = [range[i - 1]!, range[i]!] as const;
        const name = `${chart.id}: ${pair.join(" and ")}`;
        expect(Math.abs(lightness(pair[0]) - lightness(pair[1])), name).toBeGreaterThan(6);
        for (const [kind, rows] of Object.entries(SIGHT)) {
          expect(distance(pair[0], pair[1], rows), `${name}, ${kind}`).toBeGreaterThan(10);
        }
      }
    }
    expect(stacks).toBe(14);
  });

  it("tell any two parts of one chart apart for the colour-blind, also where they are no neighbours", () => {
    const together = {
      ...MEMBER_COLOURS,
      // Wedges of themes, of who decides and of measures lie in any order, with the background in grey.
      theme: { ...THEME_COLOURS, background: INK.axis },
      actor: { ...ACTOR_COLOURS, background: INK.axis },
      measure: { ...GROUP_COLOURS, background: INK.axis },
      district: { ...DISTRICT_COLOURS, others: CONCEPT_COLOURS.others_connected },
    };
    for (const [chart, named] of Object.entries(together)) {
      const colours = [...new Set(Object.values<string>(named))];
      expect(colours, chart).toHaveLength(Object.keys(named).length);
      colours.forEach((one, i) => {
        for (const other of colours.slice(i + 1)) {
          for (const [kind, rows] of Object.entries(SIGHT)) {
            expect(
              distance(one, other, rows),
              `${chart}: ${one} and ${other}, ${kind}`,
            ).toBeGreaterThan(9);
          }
        }
      });
    }
  });

  it("have a light line between what lies on each other, for grey print", () => {
    const input = inventedInput();
    for (const chart of charts) {
      const { layer } = chart.spec(input, "nl") as unknown as {
        layer: { mark?: { type: string; stroke?: string }; encoding?: { color?: object } }[];
      };
      for (const { mark, encoding } of layer) {
        if (mark?.type !== "area" || encoding?.color === undefined) continue;
        expect(mark.stroke, chart.id).toBe(INK.background);
      }
    }
  });

  it("shade tiles in steps that grey print keeps, under figures that can be read", () => {
    const luminance = (colour: string): number => {
      const [r, g, b] = linear(colour);
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const contrast = (one: string, other: string): number => {
      const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [
        ...[number, number],
      ];
      return (light + 0.05) / (dark + 0.05);
    };
    TILE_SHADES.forEach(({ colour, text }, at) => {
      expect(contrast(colour, text), colour).toBeGreaterThanOrEqual(4.5);
      const next = TILE_SHADES[at + 1]?.colour;
      if (next === undefined) return;
      expect(lightness(colour) - lightness(next), `${colour} and ${next}`).toBeGreaterThan(9);
      for (const rows of Object.values(SIGHT)) {
        expect(distance(colour, next, rows), `${colour} and ${next}`).toBeGreaterThan(9);
      }
    });
    expect(contrast(COMPARED_COLOURS.none, INK.muted)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(COMPARED_COLOURS.group, INK.background)).toBeGreaterThanOrEqual(4.5);
  });

  it("tell any two energy labels apart for the colour-blind", () => {
    const colours = Object.values(MEMBER_COLOURS.epc);
    colours.forEach((one, i) => {
      for (const other of colours.slice(i + 1)) {
        for (const [kind, rows] of Object.entries(SIGHT)) {
          expect(distance(one, other, rows), `${one} and ${other}, ${kind}`).toBeGreaterThan(18);
        }
      }
    });
  });

  it("tell lines that share a chart apart", () => {
    const { population_65_plus, population_80_plus, pv, wind } = CONCEPT_COLOURS;
    const { households, dwellings, available } = CONCEPT_COLOURS;
    const pairs = [
      [population_65_plus, population_80_plus],
      [pv, wind],
      [households, dwellings],
      [dwellings, available],
      [households, available],
      [CONCEPT_COLOURS.rise, CONCEPT_COLOURS.fall],
      [CONCEPT_COLOURS.home_bill, CONCEPT_COLOURS.car_bill],
    ] as const;
    const services = SERVICE_COLOURS.flatMap((one, i) =>
      SERVICE_COLOURS.slice(i + 1).map((other) => [one, other] as const),
    );
    for (const pair of [...pairs, ...services]) {
      for (const rows of Object.values(SIGHT))
        expect(distance(pair[0], pair[1], rows), pair.join(" and ")).toBeGreaterThan(10);
    }
  });

  it("tell any two compared plans apart, for the colour-blind and in grey print", () => {
    const colours = [...PLAN_COLOURS, INK.text];
    colours.forEach((one, i) => {
      for (const other of colours.slice(i + 1)) {
        const pair = `${one} and ${other}`;
        expect(Math.abs(lightness(one) - lightness(other)), pair).toBeGreaterThan(5);
        for (const [kind, rows] of Object.entries(SIGHT)) {
          expect(distance(one, other, rows), `${pair}, ${kind}`).toBeGreaterThan(18);
        }
      }
    });
    const statuses = Object.values(STATUS_COLOURS);
    statuses.forEach((one, i) => {
      for (const other of statuses.slice(i + 1)) {
        for (const rows of Object.values(SIGHT)) {
          expect(distance(one, other, rows), `${one} and ${other}`).toBeGreaterThan(10);
        }
      }
    });
  });

  it("mean one concept each", () => {
    const concepts = new Map<string, string>();
    const same: Readonly<Record<string, string>> = {
      "carrier.natural_gas": "gas",
      "heating.gas": "gas",
      "heat_source.backup": "gas",
      "carrier.heating_oil": "oil",
      "heating.oil": "oil",
      "heating.electric": "electricity",
      "carrier.electricity": "electricity",
      "drive.battery": "electricity",
      "electricity_use.household_direct_heating": "electricity",
      "heating.heat_pump": "heat pump",
      "heat_source.heat_pump": "heat pump",
      "electricity_use.household_heat_pumps": "heat pump",
      "heating.biomass": "biomass",
      "carrier.biomass": "biomass",
      "heating.network": "heat network",
      "carrier.network_heat": "heat network",
      "electricity_use.heat_networks": "heat network",
      "electricity_use.household_base": "households",
      "payer.household": "households",
      "payer.city": "municipal",
      "electricity_use.municipal_buildings": "municipal",
      "concept.population_80_plus": "80+",
      "age_group.80_plus": "80+",
    };
    const groups = {
      ...MEMBER_COLOURS,
      concept: CONCEPT_COLOURS,
      service: SERVICE_COLOURS,
      plan: PLAN_COLOURS,
      status: STATUS_COLOURS,
      ink: INK,
    };
    const isNumbered = (group: string): boolean => ["service", "plan"].includes(group);
    for (const [group, colours] of Object.entries(groups)) {
      for (const [id, colour] of Object.entries(colours)) {
        const concept = same[`${group}.${id}`] ?? (isNumbered(group) ? `${group} ${id}` : id);
        expect(concepts.get(colour) ?? concept, `${group}.${id} ${colour}`).toBe(concept);
        concepts.set(colour, concept);
      }
    }
  });
});
