import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  evaluatePath as evaluateOn,
  type LeverPath,
  type PathGround,
} from "../../engine/scenario/levers/lever-path.ts";
import {
  nearest,
  nearestNamed,
  spellingDistance,
} from "../../engine/scenario/diagnostics/near-miss.ts";
import { SHAPES } from "../../engine/scenario/levers/path-shape.ts";
import { renderDiagnostic } from "../../engine/scenario/diagnostics/render-diagnostic.ts";
import { parseFormula } from "../../engine/scenario/formula/mathjs-parser.ts";
import { resolveScenario } from "../../engine/scenario/resolve.ts";
import type { Diagnostic } from "../../engine/scenario/diagnostics/diagnostics.ts";
import { decodeText } from "../../engine/scenario/diagnostics/text.ts";
import { townFiles } from "../diagnostics/cases.ts";
import { smallModel } from "../diagnostics/small-model.ts";

const evaluatePath = (path: LeverPath, first: number, inherited: PathGround["inherited"]) =>
  evaluateOn(path, { first, inherited, reference: inherited });

const FIRST = 2024;
const LAST = 2050;
const YEARS = LAST - FIRST + 1;

// The reader of values never gives a negative zero.
const value = fc.double({ min: -1e9, max: 1e9, noNaN: true }).map((x) => (x === 0 ? 0 : x));
const inheritedPath = fc.array(value, { minLength: YEARS, maxLength: YEARS });
const pointPath = fc
  .record({
    years: fc.uniqueArray(fc.integer({ min: FIRST, max: LAST }), { minLength: 1, maxLength: 6 }),
    values: fc.array(value, { minLength: 6, maxLength: 6 }),
    shape: fc.constantFrom(...SHAPES),
  })
  .map(({ years, values, shape }) => ({
    kind: "points" as const,
    shape,
    points: years.sort((a, b) => a - b).map((year, index) => ({ year, value: values[index]! })),
  }));

describe("a lever path, for any points and shape", () => {
  it("inherits before the first point and holds after the last", () => {
    fc.assert(
      fc.property(pointPath, inheritedPath, (path, inherited) => {
        const result = evaluatePath(path, FIRST, inherited);
        const [first, last] = [path.points[0]!, path.points.at(-1)!];
        for (let i = 0; i < YEARS; i++) {
          if (FIRST + i < first.year) expect(result[i]).toBe(inherited[i]);
          if (FIRST + i > last.year) expect(result[i]).toBe(last.value);
        }
      }),
    );
  });

  it("goes exactly through its points", () => {
    fc.assert(
      fc.property(pointPath, inheritedPath, (path, inherited) => {
        const result = evaluatePath(path, FIRST, inherited);
        for (const { year, value } of path.points) expect(result[year - FIRST]).toBe(value);
      }),
    );
  });

  it("moves between two points from the one to the other without turning", () => {
    fc.assert(
      fc.property(pointPath, inheritedPath, (path, inherited) => {
        const result = evaluatePath(path, FIRST, inherited);
        for (let k = 1; k < path.points.length; k++) {
          const [from, to] = [path.points[k - 1]!, path.points[k]!];
          for (let year = from.year + 1; year <= to.year; year++) {
            const step = result[year - FIRST]! - result[year - 1 - FIRST]!;
            // One bit of rounding is not a turn.
            const slack = 1e-15 * (Math.abs(from.value) + Math.abs(to.value));
            if (to.value >= from.value) expect(step).toBeGreaterThanOrEqual(-slack);
            else expect(step).toBeLessThanOrEqual(slack);
          }
        }
      }),
    );
  });

  it("steps in the year of the point, and only there", () => {
    const path: LeverPath = {
      kind: "points",
      shape: "step",
      points: [
        { year: 2026, value: 1 },
        { year: 2028, value: 5 },
      ],
    };
    expect(evaluatePath(path, 2024, [9, 9, 9, 9, 9, 9])).toEqual([9, 9, 1, 1, 5, 5]);
    expect(evaluatePath({ ...path, shape: "hold" }, 2024, [9, 9, 9, 9, 9, 9])).toEqual(
      evaluatePath(path, 2024, [9, 9, 9, 9, 9, 9]),
    );
  });

  it("is half way in the middle, straight or curved", () => {
    for (const shape of ["linear", "s-curve"] as const) {
      const points = [
        { year: 2024, value: 2 },
        { year: 2028, value: 10 },
      ];
      expect(evaluatePath({ kind: "points", shape, points }, 2024, [0, 0, 0, 0, 0])[2]).toBe(6);
    }
  });
});

const resolve = (plan: string | Uint8Array, sets: string[] = [], parent?: string) => {
  const files = townFiles().put("plan.yaml", plan);
  if (parent !== undefined) files.put("parent.yaml", parent);
  return resolveScenario({
    ...{ files, planPath: "plan.yaml", catalogue: smallModel, sets },
    formulas: () => parseFormula,
  });
};

const HEAD = "id: plan\nregion: ./regions/town\n";
const levers = (text: string): string => `${HEAD}levers:\n${text}`;

/** The path of a lever in a plan, per year of the run; one cell of it when it has several. */
function pathOf(id: string, plan: string, sets: string[] = [], parent?: string, cell = 0, of = 1) {
  const { scenario, diagnostics } = resolve(plan, sets, parent);
  expect(diagnostics).toEqual([]);
  const flat = scenario!.model.regions[0]!.levers[id]!;
  return Array.from({ length: YEARS }, (_, year) => flat[year * of + cell]!);
}

const constant = (value: number): number[] => Array.from({ length: YEARS }, () => value);

describe("a plan and what it extends", () => {
  const WIND = "renewables.wind_capacity";
  const parent = `id: parent\nregion: ./regions/town\nlevers:\n  ${WIND}: { 2030: 10 MW, 2040: 20 MW }\n  heat.connection_share: { centre: 20 %, venning: 40 % }\n  heat.build_start: 2035\n`;
  const child = (text: string): string => `id: plan\nextends: ./parent.yaml\nlevers:\n${text}`;

  it("leaves what it does not say to the parent, and what nobody says to the reference", () => {
    expect(pathOf("heat.build_start", child("  heat.residual_heat: 0 GWh\n"), [], parent)).toEqual(
      constant(2035),
    );
    expect(
      pathOf("housing.completions", child("  heat.residual_heat: 0 GWh\n"), [], parent),
    ).toEqual(constant(320));
  });

  it("replaces a lever whole, and inherits before its own first point", () => {
    const path = pathOf(WIND, child(`  ${WIND}: { 2035: 12 MW }\n`), [], parent);
    expect(path[2029 - FIRST]).toBe(6000);
    expect(path[2034 - FIRST]).toBe(14000);
    expect(path[2035 - FIRST]).toBe(12000);
    expect(path[2050 - FIRST]).toBe(12000);
  });

  it("restores the reference with null", () => {
    expect(pathOf(WIND, child(`  ${WIND}: null\n`), [], parent)).toEqual(constant(6000));
    expect(pathOf(WIND, child(`  ${WIND}: ~\n`), [], parent)).toEqual(constant(6000));
  });

  it("sets one member by its address, all with a value, and the rest back with a map", () => {
    const share = (text: string, cell: number): number =>
      pathOf("heat.connection_share", child(text), [], parent, cell, 2)[0]!;
    expect([0, 1].map((cell) => share("  heat.connection_share[venning]: 60 %\n", cell))).toEqual([
      0.2, 0.6,
    ]);
    expect([0, 1].map((cell) => share("  heat.connection_share: 50 %\n", cell))).toEqual([
      0.5, 0.5,
    ]);
    expect([0, 1].map((cell) => share("  heat.connection_share: { centre: 5 % }\n", cell))).toEqual(
      [0.05, 0.1],
    );
    expect([0, 1].map((cell) => share("  heat.connection_share[centre]: null\n", cell))).toEqual([
      0, 0.4,
    ]);
  });

  it("lets --set have the last word, in the same language", () => {
    const plan = child(`  ${WIND}: 12 MW\n`);
    expect(pathOf(WIND, plan, [`${WIND}=31 MW`], parent)).toEqual(constant(31000));
    expect(pathOf(WIND, plan, [`${WIND}={2024: 31 MW, shape: step}`], parent)).toEqual(
      constant(31000),
    );
    expect(pathOf(WIND, plan, [`${WIND}=null`], parent)).toEqual(constant(6000));
    expect(pathOf("heat.build_start", plan, ["heat.build_start=2040"], parent)).toEqual(
      constant(2040),
    );
  });

  it("lays its targets over those of the region", () => {
    const plan = (text: string) => `${HEAD}targets:\n${text}`;
    const targets = (text: string) => resolve(plan(text)).scenario!.model.targets;
    expect(targets("  co2_2030: null\n")).toEqual([]);
    const [co2, wind] = targets(
      "  co2_2030: { indicator: emissions.total, decrease: 55 %, vs: 2005, year: 2030, source: nota }\n" +
        "  wind: { indicator: renewables.wind_capacity, at_least: 31 MW, year: 2040, by: end, source: nota }\n",
    );
    expect(co2).toEqual({
      id: "co2_2030",
      indicator: "emissions.total",
      kind: "change",
      direction: "at_most",
      value: -0.55,
      relative: true,
      baseYear: 2005,
      baseValue: null,
      year: 2030,
      by: "start",
      unit: "%",
    });
    expect(wind).toMatchObject({ kind: "level", value: 31000, unit: "MW", by: "end" });
  });

  it("keeps a target of a module that does not exist yet", () => {
    const { scenario, diagnostics } = resolve(
      `${HEAD}targets:\n  trees: { indicator: nature.trees_planted, at_least: 5000 trees, year: 2040, source: nota }\n`,
    );
    expect(diagnostics).toEqual([]);
    expect(scenario!.model.targets[1]).toMatchObject({ value: 5000, unit: "trees" });
  });

  it("keeps an indicator of its own, and targets on it", () => {
    const { scenario, diagnostics } = resolve(
      `${HEAD}indicators:\n  per_head: { formula: "emissions.total / 2", unit: t, title: Per hoofd }\n` +
        "targets:\n  head: { indicator: per_head, at_most: 3 t, year: 2040, source: nota }\n",
    );
    expect(diagnostics).toEqual([]);
    const [perHead] = scenario!.model.indicators;
    expect(perHead).toMatchObject({ formula: "emissions.total / 2", unit: "t", kind: "flow" });
    expect(scenario!.model.targets.find(({ id }) => id === "head")).toMatchObject({
      value: 3000,
      unit: "t",
      ownUnit: "kg",
    });
    expect(scenario!.notes.indicators!["per_head"]!.title.nl).toBe("Per hoofd");
  });

  it("lets running text have the characters of a word processor", () => {
    const { scenario, diagnostics } = resolve(
      `${HEAD}title: Het plan “2040” van\u00a0’t stad – versie 2 # “nota”\n` +
        "levers:\n  heat.build_start:\n    2030: 2031\n    source: ’t Nieuwsblad, 5\u00a0mei\n" +
        '    note: "“aanhaling”\u00a0"\n',
    );
    expect(diagnostics).toEqual([]);
    expect(scenario!.notes.title.nl).toBe("Het plan “2040” van\u00a0’t stad – versie 2");
    expect(scenario!.notes.levers["heat.build_start"]!.set!.source).toContain("5\u00a0mei");
  });

  it("is frozen, and in NFC", () => {
    const sources =
      "source,title,publisher,year,licence,url\nregister,Cafe\u0301,Town,2024,open data,x\n";
    const { scenario } = resolveScenario({
      files: townFiles()
        .put("plan.yaml", `${HEAD}title: Cafe\u0301\n`)
        .put("regions/town/sources/all.csv", sources),
      planPath: "plan.yaml",
      catalogue: smallModel,
    });
    expect(scenario!.notes.sources[0]!.title).toBe("Caf\u00e9");
    expect(scenario!.notes.title.nl).toBe("Caf\u00e9");
    expect(Object.isFrozen(scenario!.model.regions[0]!.levers["heat.build_start"])).toBe(true);
    expect(Object.isFrozen(scenario!.notes.levers)).toBe(true);
  });

  it("finds files whatever way their accents are written", () => {
    const files = townFiles()
      .put("plan.yaml", "id: plan\nextends: ./mijn plan caf\u00e9.yaml\n")
      .put("mijn plan cafe\u0301.yaml", "id: basis\nregion: .\\regions\\town\n");
    const request = { files, planPath: "plan.yaml", catalogue: smallModel };
    expect(resolveScenario(request).diagnostics).toEqual([]);
  });
});

/** Every diagnostic points into the text it speaks of. */
function expectPlaces(diagnostics: readonly Diagnostic[], bytes: Uint8Array): void {
  const lines = decodeText(bytes, "plan.yaml").source.text.split(/\r?\n/);
  for (const diagnostic of diagnostics) {
    expect(diagnostic.message.nl).not.toBe("");
    expect(diagnostic.message.en).not.toBe("");
    renderDiagnostic(diagnostic, "nl");
    const { at } = diagnostic;
    if (at?.file !== "plan.yaml") continue;
    expect(at.line).toBeGreaterThanOrEqual(1);
    expect(at.line).toBeLessThanOrEqual(lines.length);
    const width = lines[at.line - 1]!.length;
    expect(at.column).toBeGreaterThanOrEqual(1);
    expect(at.column).toBeLessThanOrEqual(width + 1);
    expect(at.endColumn).toBeGreaterThan(at.column);
    expect(at.endColumn).toBeLessThanOrEqual(Math.max(width + 1, at.column + 1));
  }
}

const SCRAPS = [
  ..."{}[],:-#|>&*!%@`'\"\n\t \r?~",
  "id: plan",
  "region: ./regions/town",
  "extends: ",
  "levers:\n  ",
  "targets:\n  ",
  "indicators: ",
  "renewables.wind_capacity",
  "heat.connection_share[venning]",
  ": 31 MW",
  ": 1.500 MW",
  ":31 MW",
  "; 2035: 4 MW",
  "3,5 %",
  "2030",
  "“",
  "”",
  "\u00a0",
  "−4",
  "null",
  ".nan",
  "shape: step",
  "at_least",
  "__proto__",
  "constructor",
  "\ud83c\udf2c",
  "<<: *a",
  "&a ",
];

describe("reading whatever comes", () => {
  const check = (bytes: Uint8Array): void => {
    const { scenario, diagnostics } = resolve(bytes);
    if (scenario === null) expect(diagnostics.length).toBeGreaterThan(0);
    expectPlaces(diagnostics, bytes);
  };

  it("never throws on scraps of plans", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...SCRAPS), { maxLength: 40 }), (scraps) => {
        check(new TextEncoder().encode(scraps.join("")));
      }),
      { numRuns: 500 },
    );
  });

  it("never throws on a plan with something changed in it", () => {
    const plan = levers(
      '  renewables.wind_capacity: { 2024: 6 MW, 2040: 31 MW, shape: s-curve, source: "nota" }\n' +
        "  heat.connection_share:\n    venning: 40 %\n    centre: { 2030: 10 % }\n",
    ).concat(
      "targets:\n  wind: { indicator: renewables.wind_capacity, at_least: 31 MW, year: 2040, source: nota }\n",
    );
    fc.assert(
      fc.property(
        fc.nat(plan.length),
        fc.nat(8),
        fc.oneof(fc.constantFrom(...SCRAPS), fc.string({ unit: "binary", maxLength: 4 })),
        (at, length, scrap) => {
          check(new TextEncoder().encode(plan.slice(0, at) + scrap + plan.slice(at + length)));
        },
      ),
      { numRuns: 500 },
    );
  });

  it("never throws on random bytes", () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), check), { numRuns: 500 });
  });

  it("never throws on random --set texts", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.string({ unit: "binary" }),
            fc.array(fc.constantFrom(...SCRAPS, "="), { maxLength: 8 }).map((all) => all.join("")),
          ),
          { maxLength: 4 },
        ),
        (sets) => {
          const { scenario, diagnostics } = resolve(HEAD, sets);
          if (scenario === null) expect(diagnostics.length).toBeGreaterThan(0);
          for (const diagnostic of diagnostics) renderDiagnostic(diagnostic, "en");
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe("near spellings", () => {
  it("are at no distance from themselves, and at one from a single change", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 30 }), fc.nat(), (text, seed) => {
        expect(spellingDistance(text, text, 3)).toBe(0);
        const at = seed % text.length;
        expect(spellingDistance(text, text.slice(0, at) + text.slice(at + 1), 3)).toBe(1);
      }),
    );
  });

  it("are the same both ways", () => {
    const word = fc.string({ unit: fc.constantFrom(..."abc"), maxLength: 6 });
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(spellingDistance(a, b, 6)).toBe(spellingDistance(b, a, 6));
      }),
    );
  });

  it("prefer what was written but for its case", () => {
    expect(nearest("KWH", ["MWh", "kWh"])).toBe("kWh");
    expect(nearest("renovation_rate", ["housing.renovation_rate"])).toBe("housing.renovation_rate");
    expect(nearest("iets heel anders", ["kWh"])).toBeNull();
  });

  it.each([
    ["Drie Hofsteden", "drie_hofsteden"],
    ["drie-hofsteden", "drie_hofsteden"],
    ["driehofsteden", "drie_hofsteden"],
    ["Drie Hofstede", "drie_hofsteden"],
    ["Centrum", "kortrijk_centrum"],
    ["sint elisabeth", "sint_elisabeth"],
    ["Restwarmte", "residual"],
    ["residual heat", "residual"],
    ["restwarmt", "residual"],
    ["iets heel anders", null],
    ["_", null],
    ["", null],
  ])("know what is called %s", (written, id) => {
    const same = (text: string) => ({ nl: text, en: text });
    const ids = ["drie_hofsteden", "kortrijk_centrum", "sint_elisabeth", "residual"];
    const names = [
      same("Drie Hofsteden"),
      same("Kortrijk Centrum"),
      same("Sint-Elisabeth"),
      { nl: "Restwarmte", en: "Residual heat" },
    ];
    expect(nearestNamed(written, ids, names)).toBe(id);
  });
});
