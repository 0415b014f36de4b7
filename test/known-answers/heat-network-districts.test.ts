/** The table of heat networks by district, and how its shades read. */
import { describe, expect, it } from "vitest";
import { heatNetworkDistricts } from "../../viz/specs/heat-network-districts.ts";
import type { ChartInput } from "../../viz/specs/input.ts";
import { UPTAKE_COLOURS } from "../../viz/theme/colours.ts";
import { inventedInput } from "./invented-run.ts";

interface Datum {
  readonly x: number;
  readonly y: number;
  readonly text?: string;
}

function wordsOf(input: ChartInput, language: "nl" | "en" = "nl"): string[] {
  const { layer } = heatNetworkDistricts.spec(input, language) as unknown as {
    layer: { data: { values: Datum[] }; mark: { text?: string } }[];
  };
  return layer.flatMap(({ data, mark }) => [
    ...data.values.flatMap(({ text }) => text ?? []),
    ...(mark.text === undefined ? [] : [mark.text]),
  ]);
}

describe("the table of heat networks by district", () => {
  const input = inventedInput();
  const description = heatNetworkDistricts.spec(input, "nl").description!;

  it("tells potential, first year of laying, uptake and heat of a district", () => {
    expect(description).toContain(
      "Kortrijk Centrum: 2.700 woningen en 300 andere gebouwen kunnen aansluiten, leidingen vanaf 2030, aangesloten 2024 0\u00a0% (0)",
    );
    expect(description).toContain("2050 36\u00a0% (1.080); 22 GWh warmte in 2050.");
    // Wanted from 2027 on, though pipes could be laid before.
    expect(description).toContain(
      "Venning: 900 woningen en 100 andere gebouwen kunnen aansluiten, leidingen vanaf 2027",
    );
  });

  it("adds up what counts and takes the share of all buildings", () => {
    const words = wordsOf(input);
    expect(words).toContain("Deze wijken samen");
    expect(words).toContain("5.800 woningen");
    expect(description).toContain("2050 43\u00a0% (2.770)");
    // A district where nothing can connect is no row.
    expect(words).not.toContain("Rest van de stad");
  });

  it("says of which sources the heat is, and that nobody connects where that is so", () => {
    expect(wordsOf(input).join("\n")).toContain("Bron van de warmte in 2050: restwarmte 57\u00a0%");
    const run = inventedInput().run;
    run.rows.fill(0);
    const words = wordsOf({ ...input, run }).join("\n");
    expect(words).toContain("In dit plan sluit in geen van deze wijken iemand aan");
    expect(words).not.toContain("Bron van de warmte");
    expect(words).toContain("warmte\n2050, GWh");
  });

  it("puts the smallest of many districts in one row", () => {
    const count = 25;
    const { model, notes } = input.scenario;
    const district = Array.from({ length: count }, (_, i) => `d${i}`);
    const region = {
      ...model.regions[0]!,
      dimensions: { ...model.regions[0]!.dimensions, district },
      parameters: {
        "heat.district_dwellings": district.map((_, i) => 100 + i),
        "heat.district_others": district.map(() => 0),
      },
      levers: {},
    };
    const run = Object.create(input.run, {
      at: { value: (id: string) => (id.endsWith("_share_by_district") ? 0.5 : 10) },
    }) as ChartInput["run"];
    const scenario = { ...input.scenario, model: { ...model, regions: [region] }, notes };
    const words = wordsOf({ ...input, scenario, run });
    expect(words).toContain("8 kleinere wijken");
    expect(words).toContain("828 woningen");
    expect(words.filter((word) => /^d\d+$/.test(word))).toEqual(district.slice(8));
  });

  it("can be read on every shade, and tells them apart in grey print", () => {
    const light = (colour: string): number => {
      const [r, g, b] = [1, 3, 5].map((at) => {
        const c = parseInt(colour.slice(at, at + 2), 16) / 255;
        return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
    };
    UPTAKE_COLOURS.forEach(({ colour, text }, i) => {
      const [dark, bright] = [light(colour), light(text)].sort((a, b) => a - b);
      expect((bright! + 0.05) / (dark! + 0.05), colour).toBeGreaterThan(4.5);
      const next = UPTAKE_COLOURS[i + 1];
      if (next !== undefined) expect(light(next.colour)).toBeLessThan(0.85 * light(colour));
    });
  });
});
