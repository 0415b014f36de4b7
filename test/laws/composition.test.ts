/** Plans made of packages: order, repetition and splitting change nothing; printing loses nothing. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { shownPlan } from "../../cli/show/shown-plan.ts";
import type { Resolution } from "../../engine/scenario/resolve.ts";
import { resolveScenario } from "../../engine/scenario/resolve.ts";
import { townFiles } from "../diagnostics/cases.ts";
import { smallModel } from "../diagnostics/small-model.ts";

/** One key of a plan: its section, itself and what stands behind it. */
type Said = readonly [section: string, key: string, value: string];

const flat = (words: readonly string[]) => fc.constantFrom(...words);

const wind = flat([
  ...["31 MW", "31000 kW", "{ 2024: 6 MW, 2040: 31 MW }", "{ 2030: 20 MW, shape: s-curve }"],
  ...["{ 2035: 9 MW, 2050: 44 MW, shape: step }", "+20 %", "x 1.5", "{ 2030: +10 %, 2045: 40 MW }"],
]);
const rate = flat([
  "2 %/year",
  "0.02/year",
  "{ 2030: 3 %/year }",
  "{ 2024: 1 %, 2050: 3 % }",
  "+10 %",
]);
const share = flat(["30 %", "0.3", "{ 2030: 40 % }", "{ 2026: 20 %, 2040: 60 %, shape: s-curve }"]);
const mix = flat([
  "{ gas: 20 %, heat_pump: 80 % }",
  "{ gas: { 2024: 70 %, 2040: 0 % }, heat_pump: { 2024: 30 %, 2040: 100 % } }",
]);
const loss = flat([
  "{ value: 0.3 %/year, low: 0.2 %/year, high: 0.4 %/year, note: guess }",
  "{ value: 0.1 %/year, range: [0.1 %/year, 0.2 %/year], note: guess }",
]);
const factor = flat([
  "{ 2030: { value: 0.1 kg/kWh, low: 0.05 kg/kWh, high: 0.2 kg/kWh }, note: guess }",
  "{ value: 0.15 kg/kWh, low: 0.05 kg/kWh, high: 0.2 kg/kWh, note: guess }",
]);
const target = fc
  .tuple(flat(["31 MW", "44 MW"]), fc.integer({ min: 2030, max: 2040 }))
  .map(
    ([wish, year]) =>
      `{ indicator: renewables.wind_capacity, at_least: ${wish}, year: ${year}, source: nota }`,
  );

const KEYS: readonly (readonly [string, string, fc.Arbitrary<string>])[] = [
  ["levers", "renewables.wind_capacity", wind],
  ["levers", "housing.renovation_rate", rate],
  ["levers", "heat.connection_share[venning]", share],
  ["levers", "heat.connection_share[centre]", share],
  ["levers", "housing.heating_mix", mix],
  ["parameters", "housing.demolition_rate", loss],
  ["parameters", "emissions.grid_factor", factor],
  ["targets", "more_wind", target],
  ["targets", "a_first", target],
  ["targets", "wind_again", target],
];

/** Some of the keys, each once, with values. */
const contents: fc.Arbitrary<readonly Said[]> = fc
  .tuple(
    ...KEYS.map(([section, key, value]) => fc.option(value.map((v): Said => [section, key, v]))),
  )
  .map((said) => said.filter((one) => one !== null));

function text(head: readonly string[], said: readonly Said[]): string {
  const lines = [...head];
  for (const section of ["levers", "parameters", "targets"]) {
    const own = said.filter(([of]) => of === section);
    if (own.length > 0) lines.push(`${section}:`, ...own.map(([, key, v]) => `  ${key}: ${v}`));
  }
  return `${lines.join("\n")}\n`;
}

const REGION = "region: ./regions/town";

function resolve(files: Readonly<Record<string, string>>): Resolution {
  const all = townFiles();
  for (const [path, content] of Object.entries(files)) all.put(path, content);
  return resolveScenario({ files: all, planPath: "plan.yaml", catalogue: smallModel });
}

const plan = (include: readonly string[], said: readonly Said[] = [], more: string[] = []) =>
  text(["id: plan", REGION, ...more, `include: [${include.join(", ")}]`], said);

/** What a plan comes to, or what stands in its way. */
function model(files: Readonly<Record<string, string>>): unknown {
  const { scenario, diagnostics } = resolve(files);
  return scenario?.model ?? diagnostics.map(({ code, message }) => `${code}: ${message.en}`);
}

const conflicts = (files: Readonly<Record<string, string>>): string[] =>
  resolve(files)
    .diagnostics.filter(({ code }) => code === "conflicting-packages")
    .map(({ related }) =>
      related
        .map(({ at }) => `${at.file}:${at.line}`)
        .sort()
        .join(" "),
    )
    .sort();

/** Where each key goes: 0 is the plan itself, the others packages. */
const places = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 10, maxLength: 10 });
const order = fc.shuffledSubarray([1, 2, 3], { minLength: 3 });

describe("the keys of a plan, split over packages", () => {
  it("come to the same model, in any order of include", () => {
    fc.assert(
      fc.property(contents, places, order, (said, where, include) => {
        const part = (at: number): Said[] => said.filter((_, index) => where[index] === at);
        const files: Record<string, string> = {
          "plan.yaml": plan(
            include.map((at) => `p${at}.yaml`),
            part(0),
          ),
        };
        for (const at of include) files[`p${at}.yaml`] = text([`id: p${at}`], part(at));
        expect(model(files)).toEqual(model({ "plan.yaml": plan([], said) }));
      }),
    );
  });

  it("come to the same model when one package includes the next", () => {
    fc.assert(
      fc.property(contents, places, (said, where) => {
        const part = (at: number): Said[] => said.filter((_, index) => where[index] === at);
        const files = {
          "plan.yaml": plan(["p1.yaml"], part(0)),
          "p1.yaml": text(["id: p1", "include: [p2.yaml]"], part(1)),
          "p2.yaml": text(["id: p2", "include: [./p3.yaml]"], part(2)),
          "p3.yaml": text(["id: p3"], part(3)),
        };
        expect(model(files)).toEqual(model({ "plan.yaml": plan([], said) }));
      }),
    );
  });
});

describe("a package", () => {
  it("that is included again, by itself or by another, changes nothing", () => {
    fc.assert(
      fc.property(contents, contents, (said, own) => {
        const files = {
          "p.yaml": text(["id: p"], said),
          "q.yaml": text(["id: q", "include: [p.yaml]"], []),
        };
        const once = model({ ...files, "plan.yaml": plan(["p.yaml"], own) });
        const again = ["p.yaml, ./p.yaml", "q.yaml, p.yaml", "p.yaml, q.yaml"];
        for (const include of again) {
          expect(model({ ...files, "plan.yaml": plan([include], own) })).toEqual(once);
        }
      }),
    );
  });

  it("that a parent includes too is taken once, where the child names it", () => {
    fc.assert(
      fc.property(contents, (said) => {
        const files = { "p.yaml": text(["id: p"], said) };
        const parent = text(["id: parent", REGION, "include: [p.yaml]"], []);
        const child = plan(["p.yaml"], [], ["extends: ./parent.yaml"]);
        expect(model({ ...files, "parent.yaml": parent, "plan.yaml": child })).toEqual(
          model({ ...files, "plan.yaml": plan(["p.yaml"]) }),
        );
      }),
    );
  });
});

describe("packages that contradict one another", () => {
  it("do so in either order, and are one model when they do not", () => {
    fc.assert(
      fc.property(contents, contents, contents, (one, other, own) => {
        const files = { "a.yaml": text(["id: a"], one), "b.yaml": text(["id: b"], other) };
        const ab = { ...files, "plan.yaml": plan(["a.yaml", "b.yaml"], own) };
        const ba = { ...files, "plan.yaml": plan(["b.yaml", "a.yaml"], own) };
        expect(conflicts(ab)).toEqual(conflicts(ba));
        if (conflicts(ab).length === 0) expect(model(ab)).toEqual(model(ba));
      }),
      { numRuns: 100 },
    );
  });

  it("are those that say different things of one key which the plan does not say for all years", () => {
    const settles = (value: string): boolean =>
      !value.startsWith("{ 203") && !value.startsWith("{ 2026") && !/[+x] ?\d/.test(value);
    const same: Readonly<Record<string, string>> = {
      ...{ "31000 kW": "31 MW", "0.02/year": "2 %/year", "0.3": "30 %" },
    };
    const changes = (value: string): boolean => /[+x] ?\d/.test(value);
    fc.assert(
      fc.property(contents, contents, contents, (one, other, own) => {
        const expected = one.filter(([section, key, value]) => {
          const second = other.find(([, name]) => name === key)?.[2];
          if (second === undefined) return false;
          const mine = own.find(([, name]) => name === key)?.[2];
          if (mine !== undefined && (section === "targets" || settles(mine))) return false;
          const differ = (same[value] ?? value) !== (same[second] ?? second);
          return differ || changes(value) || changes(second);
        });
        const files = {
          "a.yaml": text(["id: a"], one),
          "b.yaml": text(["id: b"], other),
          "plan.yaml": plan(["a.yaml", "b.yaml"], own),
        };
        expect(conflicts(files)).toHaveLength(expected.length);
      }),
      { numRuns: 100 },
    );
  });
});

describe("extending a plan that includes", () => {
  it("is including first and then setting", () => {
    fc.assert(
      fc.property(contents, contents, (said, own) => {
        const files = { "p.yaml": text(["id: p"], said) };
        const parent = text(["id: parent", REGION, "include: [p.yaml]"], []);
        const child = text(["id: plan", "extends: ./parent.yaml"], own);
        expect(model({ ...files, "parent.yaml": parent, "plan.yaml": child })).toEqual(
          model({ ...files, "plan.yaml": plan(["p.yaml"], own) }),
        );
      }),
    );
  });
});

describe("a plan that is shown", () => {
  it("reads back as the same model, to the last bit", () => {
    fc.assert(
      fc.property(contents, contents, contents, (said, parent, own) => {
        const { scenario, parts } = resolve({
          "p.yaml": text(["id: p"], said),
          "parent.yaml": text(["id: parent", REGION], parent),
          "plan.yaml": text(["id: plan", "extends: ./parent.yaml", "include: [p.yaml]"], own),
        });
        fc.pre(scenario !== null);
        const request = { scenario: scenario!, parts: parts!, language: "nl", all: true } as const;
        const regionPath = "./regions/town";
        const shown = shownPlan({ ...request, filter: null, regionPath, show: (file) => file });
        const again = resolve({ "plan.yaml": shown.text });
        expect(again.diagnostics).toEqual([]);
        expect(again.scenario!.model).toEqual(scenario!.model);
      }),
      { numRuns: 100 },
    );
  });
});
