import { describe, expect, it } from "vitest";
import { declaration } from "../../engine/model/climate/declaration.ts";
import { climate } from "../../engine/model/climate/module.ts";
import { kortrijkParameters } from "../arbitraries/kortrijk-parameters.ts";
import { runModules } from "../arbitraries/module-run.ts";

const run = runModules([climate], {
  first: 2023,
  last: 2055,
  parameters: kortrijkParameters(declaration, 2023, 2055),
  recorded: {},
});

describe("climate, Kortrijk", () => {
  it("loses 0.6 % of its degree days a year", () => {
    for (const year of [2024, 2030, 2035, 2040, 2045, 2050]) {
      const index = run.at("climate.degree_day_index", year);
      expect(index).toBeCloseTo(0.994 ** (year - 2024), 4);
    }
  });

  it("counts 2300 degree days at index 1", () => {
    expect(run.at("climate.degree_days", 2024)).toBe(2300);
    const [days, index] = ["climate.degree_days", "climate.degree_day_index"].map((id) =>
      run.at(id, 2040),
    );
    expect(days).toBeCloseTo(2300 * index!, 9);
  });

  it("goes from 11 heat-wave days in 2030 to 19 in 2050 in a straight line, and stays there", () => {
    const days = run.series("climate.heat_wave_days");
    expect(days[0]).toBe(4);
    expect(days[2026 - 2023]).toBeCloseTo(4 + (7 * 3) / 7, 12);
    expect(days[2030 - 2023]).toBe(11);
    expect(days[2040 - 2023]).toBeCloseTo(15, 12);
    expect(days[2050 - 2023]).toBe(19);
    expect(days.at(-1)).toBe(19);
  });
});
