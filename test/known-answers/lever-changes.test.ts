import { describe, expect, it } from "vitest";
import { madeLevers } from "../../engine/analysis/lever-making.ts";
import { resolveScenario } from "../../engine/scenario/resolve.ts";
import { townFiles } from "../diagnostics/cases.ts";
import { smallModel } from "../diagnostics/small-model.ts";

const FIRST = 2024;
const PARENT = [
  "  renewables.wind_capacity: { 2030: 10 MW, 2040: 20 MW }",
  "  housing.renovation_rate: { 2024: 1 %/year, 2034: 3 %/year }",
  "  heat.connection_share: { centre: 20 %, venning: 40 % }",
  "  heat.build_start: 2035",
  "  housing.completions: 300 dwellings/year",
  "  emissions.offset: { 2030: 5 t }",
].join("\n");

function resolve(lines: string, sets: readonly string[] = []) {
  const files = townFiles()
    .put("parent.yaml", `id: parent\nregion: ./regions/town\nlevers:\n${PARENT}\n`)
    .put("plan.yaml", `id: plan\nextends: ./parent.yaml\nlevers:\n${lines}\n`);
  return resolveScenario({ files, planPath: "plan.yaml", catalogue: smallModel, sets });
}

/** A lever in some years; one cell of it when it has several. */
function years(id: string, text: string, wanted: readonly number[], cell = 0, of = 1): number[] {
  const { scenario, diagnostics } = resolve(`  ${id}: ${text}`);
  expect(diagnostics).toEqual([]);
  const path = scenario!.model.regions[0]!.levers[id.split("[")[0]!]!;
  return wanted.map((year) => path[(year - FIRST) * of + cell]!);
}

const close = (actual: readonly number[], expected: readonly number[]): void => {
  expect(actual).toHaveLength(expected.length);
  expected.forEach((one, at) => expect(actual[at]).toBeCloseTo(one, 9));
};

describe("changes against the plan that is extended, worked out by hand", () => {
  const WIND = "renewables.wind_capacity";

  it.each([
    ["+20 %", [7200, 12_000, 18_000, 24_000]],
    ["+20%", [7200, 12_000, 18_000, 24_000]],
    ["-10 %", [5400, 9000, 13_500, 18_000]],
    ["x 1.5", [9000, 15_000, 22_500, 30_000]],
    ["× 1.5", [9000, 15_000, 22_500, 30_000]],
    ['"* 1.5"', [9000, 15_000, 22_500, 30_000]],
    ["x 150 %", [9000, 15_000, 22_500, 30_000]],
    ["+ 3 MW", [9000, 13_000, 18_000, 23_000]],
    ["-2 MW", [4000, 8000, 13_000, 18_000]],
    ['"- 2 MW"', [4000, 8000, 13_000, 18_000]],
    ["5 years later", [6000, 6000, 10_000, 15_000]],
    ["5 jaar later", [6000, 6000, 10_000, 15_000]],
    ["3 years earlier", [6000, 13_000, 18_000, 20_000]],
    ["3 jaar vroeger", [6000, 13_000, 18_000, 20_000]],
    ["{ change: +20 %, source: note }", [7200, 12_000, 18_000, 24_000]],
  ])("%s", (text, expected) => {
    close(years(WIND, text, [2024, 2030, 2035, 2040]), expected);
  });

  it.each([
    // Relative to the parent's value of the year; straight between the results; before the first
    // point the parent's; after the last the change goes on.
    ["{ 2030: +20 % }", [6000, 12_000, 18_000, 24_000]],
    ["{ 2030: +20 %, 2040: 31 MW }", [6000, 12_000, 21_500, 31_000]],
    ["{ 2030: +20 %, 2040: -50 % }", [6000, 12_000, 11_000, 10_000]],
    ["{ 2030: +20 %, 2040: -50 %, shape: step }", [6000, 12_000, 18_000, 10_000]],
    ["{ 2030: 5 years later, 2040: 5 years later }", [6000, 6000, 10_500, 15_000]],
    ["{ 2030: { change: -2 MW } }", [6000, 8000, 13_000, 18_000]],
  ])("in a table: %s", (text, expected) => {
    close(years(WIND, text, [2024, 2030, 2035, 2040]), expected);
  });

  it("takes a percentage of a share from the share itself, and points from the whole", () => {
    const venning = (text: string): number[] =>
      years("heat.connection_share[venning]", text, [2024, 2050], 1, 2);
    close(venning("+20 %"), [0.48, 0.48]);
    close(venning("+20 pp"), [0.6, 0.6]);
    close(venning("+20 %-punt"), [0.6, 0.6]);
    close(venning("-5 procentpunten"), [0.35, 0.35]);
    close(venning("x 1.5"), [0.6, 0.6]);
    close(years("heat.connection_share", "+50 %", [2024], 0, 2), [0.3]);
    close(years("heat.connection_share", "+50 %", [2024], 1, 2), [0.6]);
  });

  it("takes a percentage of a rate from the rate itself, and points from the whole", () => {
    close(years("housing.renovation_rate", "+20 %", [2024, 2034]), [0.012, 0.036]);
    close(years("housing.renovation_rate", "+0.5 pp", [2024, 2034]), [0.015, 0.035]);
    close(years("housing.renovation_rate", "+0.5 pp/year", [2024, 2034]), [0.015, 0.035]);
  });

  it("adds an amount with or without the year it is of", () => {
    close(years("housing.completions", "+ 50 dwellings", [2024, 2050]), [350, 350]);
    close(years("housing.completions", "-50 woningen/jaar", [2024, 2050]), [250, 250]);
  });

  it("moves the value of a lever that is a calendar year, not its path", () => {
    close(years("heat.build_start", "5 years later", [2024, 2050]), [2040, 2040]);
    close(years("heat.build_start", "5 jaar vroeger", [2024, 2050]), [2030, 2030]);
    close(years("heat.build_start", "+5", [2024, 2050]), [2040, 2040]);
    close(years("heat.build_start", "+5 years", [2024, 2050]), [2040, 2040]);
  });

  it("keeps a value below nought and a decrease apart where there can be either", () => {
    const wanted = [2024, 2030];
    close(years("emissions.offset", "{ change: -2 t }", wanted), [-2000, 3000]);
    close(years("emissions.offset", "{ value: -2 t }", wanted), [-2000, -2000]);
    close(years("emissions.offset", "{ 2030: { value: -2 t } }", wanted), [0, -2000]);
    close(years("emissions.offset", "-10 %", wanted), [0, 4500]);
  });

  it("starts from the plan with --set", () => {
    const plan = "  renewables.wind_capacity: +20 %";
    for (const [text, expected] of [
      ["+ 3 MW", 15_000],
      ["- 2 MW", 10_000],
      ["* 1.5", 18_000],
      ["*1.5", 18_000],
      ["5 years later", 7200],
      ["{ 2030: +20 % }", 14_400],
    ] as const) {
      const { scenario, diagnostics } = resolve(plan, [`renewables.wind_capacity=${text}`]);
      expect(diagnostics).toEqual([]);
      const path = scenario!.model.regions[0]!.levers["renewables.wind_capacity"]!;
      expect(path[2030 - FIRST]).toBeCloseTo(expected, 9);
    }
  });

  it("stays at a bound that rounding would step over", () => {
    const shares = years("heat.connection_share[venning]", "x 2", [2024], 1, 2);
    expect(shares[0]).toBe(0.8);
    expect(years("heat.connection_share[centre]", "x 4.0000000000000009", [2024], 0, 2)[0]).toBe(
      0.8,
    );
  });
});

describe("how the years of a lever were made", () => {
  const how = (lines: string, address: string, sets: readonly string[] = []) => {
    const { scenario, diagnostics } = resolve(lines, sets);
    expect(diagnostics).toEqual([]);
    return scenario!.notes.levers[address];
  };
  const brief = (note: ReturnType<typeof how>) =>
    note!.how!.map(({ address, kind, text, by, origin }) => [
      address,
      kind,
      text,
      by,
      `${origin.file}:${origin.line}:${origin.column}`,
    ]);
  const WIND = "renewables.wind_capacity";

  it("says what a change is a change of, down to what stands by itself", () => {
    expect(brief(how(`  ${WIND}: +20 %`, WIND, [`${WIND}=5 years later`]))).toEqual([
      [WIND, "relative", "5 years later", "--set", "--set:1:1"],
      [WIND, "relative", "+20 %", "plan", "plan.yaml:4:3"],
      [WIND, "points", "{ 2030: 10 MW, 2040: 20 MW, shape: linear }", "parent", "parent.yaml:4:3"],
    ]);
    expect(brief(how(`  ${WIND}: 31 MW`, WIND))).toEqual([
      [WIND, "constant", "31 MW", "plan", "plan.yaml:4:3"],
    ]);
  });

  it("keeps the points as they were written, each with its place", () => {
    const note = how(`  ${WIND}:\n    2030: +20 %\n    2040: 31 MW\n    shape: s-curve`, WIND);
    expect(note!.how![0]).toMatchObject({
      kind: "points",
      shape: "s-curve",
      text: "{ 2030: +20 %, 2040: 31 MW, shape: s-curve }",
      points: [
        { year: 2030, text: "+20 %", origin: { file: "plan.yaml", line: 5, column: 5 } },
        { year: 2040, text: "31 MW", origin: { file: "plan.yaml", line: 6, column: 5 } },
      ],
    });
  });

  it("speaks of every member by itself", () => {
    const share = "heat.connection_share";
    const lines = `  ${share}:\n    venning: { value: 30 %, source: who }\n    source: all`;
    const note = how(lines, share);
    expect(brief(note)).toEqual([
      [`${share}[venning]`, "constant", "30 %", "plan", "plan.yaml:5:16"],
    ]);
    expect(note!.how![0]!.source).toBe("who");
    expect(how(`  ${share}[centre]: null`, `${share}[centre]`)).toEqual({
      how: [
        {
          address: `${share}[centre]`,
          kind: "reference",
          text: "null",
          by: "plan",
          origin: { file: "plan.yaml", line: 4, column: 3 },
          source: "",
        },
      ],
    });
    expect(how(`  ${share}: null`, share)).toBeUndefined();
  });
});

describe("how every year was made", () => {
  /** Of one cell in some years: how it was made, and by whom. */
  function made(lines: string, lever: string, wanted: readonly number[]): string[] {
    const { scenario, diagnostics } = resolve(lines);
    expect(diagnostics).toEqual([]);
    const found = madeLevers(smallModel, scenario!, 0).find((one) => one.lever === lever)!;
    return wanted.map((year) => {
      const { made: how, rule, origin } = found.years[year - FIRST]!;
      return `${how} ${rule?.by ?? "reference"} ${origin?.line ?? "-"}`;
    });
  }
  const WIND = "renewables.wind_capacity";

  it("follows what is inherited where a rule leaves a year to it", () => {
    expect(made(`  ${WIND}: { 2035: 31 MW }`, WIND, [2024, 2030, 2034, 2035, 2036])).toEqual([
      "before the first point reference -",
      "before the first point parent 4",
      "before the first point parent 4",
      "given plan 4",
      "held after the last plan 4",
    ]);
  });

  it.each([
    ["linear", "between plan 4"],
    ["s-curve", "between plan 4"],
    ["step", "relative plan 5"],
  ])("tells between from held, and a change from a value: %s", (shape, between) => {
    const lines = `  ${WIND}:\n    2026: +20 %\n    2030: 31 MW\n    shape: ${shape}`;
    expect(made(lines, WIND, [2026, 2028, 2030, 2031])).toEqual([
      ...["relative plan 5", between, "given plan 6", "held after the last plan 6"],
    ]);
  });

  it("speaks of every member by itself", () => {
    const share = "heat.connection_share";
    const lines = `  ${share}[venning]: +10 %`;
    expect(made(lines, `${share}[venning]`, [2024])).toEqual(["relative plan 4"]);
    expect(made(lines, `${share}[centre]`, [2024])).toEqual(["given parent 6"]);
  });
});
