/**
 * The schema with which editors complete and check plans: made from the language and the catalogue,
 * valid by the rules of JSON Schema, and never stricter than the language itself.
 */
import fc from "fast-check";
import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { schemaFiles } from "../../build/model-pages/schema-files.ts";
import type { JsonSchema } from "../../cli/schema/json-schema.ts";
import * as texts from "../../cli/schema/key-texts.ts";
import { SCHEMA_FILES } from "../../cli/schema/shipped-schemas.ts";
import * as storyTexts from "../../cli/schema/story-texts.ts";
import { catalogue } from "../../engine/model/index.ts";
import { quantitiesOf } from "../../engine/scenario/address.ts";
import type { LeverDeclaration } from "../../engine/scenario/declarations.ts";
import { parseFormula } from "../../engine/scenario/formula/mathjs-parser.ts";
import { LEVER_KEYS } from "../../engine/scenario/levers/lever-setting.ts";
import { OWN_NUMBER_KEYS } from "../../engine/scenario/parameters/own-parameters.ts";
import { PARAMETER_KEYS } from "../../engine/scenario/parameters/plan-parameters.ts";
import { OUTLINE } from "../../engine/scenario/plan/plan-outline.ts";
import { FIGURE_KEYS } from "../../engine/scenario/programmes/programme-figures.ts";
import { PROGRAMME_KEYS } from "../../engine/scenario/programmes/programme-layers.ts";
import { RATIO_KEYS } from "../../engine/scenario/programmes/programme-ratios.ts";
import { PRESENT_KEYS } from "../../engine/scenario/programmes/programmes.ts";
import { resolveScenario } from "../../engine/scenario/resolve.ts";
import { acceptedUnits, canonicalUnit, unitNames } from "../../engine/scenario/units/units.ts";
import { keysAt } from "../../explorer/story/story-schema.ts";
import { editorErrors, schemaFile, shippedYaml } from "../arbitraries/editor-schema.ts";
import { root } from "../arbitraries/root.ts";
import { shippedCatalogue, WithPlan } from "../arbitraries/shipped.ts";

const STORY = "scenarios/kortrijk/stories/wat-als.yaml";
const schema = JSON.parse(fs.readFileSync(schemaFile("plan"), "utf8")) as JsonSchema;
const levers = quantitiesOf(shippedCatalogue, "levers");
const parameters = quantitiesOf(shippedCatalogue, "parameters");

describe("the schema files beside the scenarios", () => {
  it("are as the language, the catalogue and the region make them", () => {
    const stale = schemaFiles(root).filter(({ before, after }) => before !== after);
    expect(
      stale.map(({ file }) => file),
      "run `npm run docs` and look at what changed",
    ).toEqual([]);
  });

  it("say of every lever what it means, in which unit, within which bounds, and who decides", () => {
    for (const [id, { label }] of levers) {
      const { description = "", markdownDescription = "" } =
        schema.properties!["levers"]!.properties![id]!;
      for (const word of [label.nl, label.en, "Eenheid: ", "Bounds: ", "Wie beslist: "]) {
        expect(description, id).toContain(word);
        expect(markdownDescription, id).toContain(word);
      }
      expect(description.indexOf(label.nl)).toBe(0);
    }
  });

  it("say of every parameter what it means and what its value is", () => {
    for (const [id, { label }] of parameters) {
      const { description = "" } = schema.properties!["parameters"]!.properties![id]!;
      for (const word of [label.nl, label.en, "Waarde in de regio: ", "Value in the region: "]) {
        expect(description, id).toContain(word);
      }
    }
  });
});

describe("the texts about keys", () => {
  const { plan, measures, target, indicator, check, exception, shared } = OUTLINE;
  it.each([
    ["a plan", texts.PLAN_TEXTS, Object.keys(plan)],
    ["a package", texts.PACKAGE_TEXTS, Object.keys(measures)],
    ["a target", texts.TARGET_TEXTS, Object.keys(target)],
    ["an indicator", texts.INDICATOR_TEXTS, Object.keys(indicator)],
    ["a check", texts.CHECK_TEXTS, Object.keys(check)],
    ["an exception", texts.EXCEPTION_TEXTS, Object.keys(exception)],
    ["what is shared", texts.SHARED_TEXTS, Object.keys(shared)],
    ["a lever", texts.LEVER_TEXTS, LEVER_KEYS],
    ["a parameter", texts.PARAMETER_TEXTS, PARAMETER_KEYS],
    ["a number of the plan's own", texts.OWN_NUMBER_TEXTS, OWN_NUMBER_KEYS],
    ["a programme", texts.PROGRAMME_TEXTS, PROGRAMME_KEYS],
    ["a figure of a programme", texts.FIGURE_TEXTS, FIGURE_KEYS],
    ["all there is of a programme", texts.PRESENT_TEXTS, PRESENT_KEYS],
    ["a ratio of a programme", texts.RATIO_TEXTS, RATIO_KEYS],
    ["a story", storyTexts.STORY_TEXTS, keysAt([])],
    ["the large figure of a story", storyTexts.STORY_MAIN_TEXTS, keysAt(["main"])],
    ["a step of a story", storyTexts.STORY_STEP_TEXTS, keysAt(["steps", 0])],
    ["a slider of a step", storyTexts.STORY_SLIDER_TEXTS, keysAt(["steps", 0, "sliders", 0])],
  ])("are there for every key of %s and no other", (_, about, keys) => {
    expect(Object.keys(about).sort()).toEqual([...keys].sort());
    for (const { nl, en } of Object.values(about)) expect(nl).not.toBe(en);
  });
});

describe.each(shippedYaml())("$file", ({ file, kind }) => {
  const text = fs.readFileSync(path.join(root, file), "utf8");

  it("begins with the line that tells editors its schema", () => {
    const folder = path.posix.dirname(file);
    const at = path.posix.relative(folder, `scenarios/${SCHEMA_FILES[kind]}`);
    expect(text.split("\n")[0]).toBe(`# yaml-language-server: $schema=${at}`);
  });

  it("has nothing that an editor would underline", () => {
    expect(editorErrors(text, kind)).toEqual([]);
  });
});

describe("an editor underlines", () => {
  const plan = (body: string): string => `id: plan\nregion: kortrijk\n${body}\n`;
  const lever = (body: string): string => plan(`levers:\n  ${body}`);
  const target = (body: string): string => plan(`targets:\n  goal: ${body}`);
  it.each([
    ["a missing id", "region: kortrijk\n", "", "required"],
    ["an id with capitals", "id: Kortrijk 2040\n", "/id", "pattern"],
    ["a key of the plan that is misspelt", plan("lever: {}"), "", "additionalProperties"],
    ["a third language", plan("title: { nl: A, fr: B }"), "/title", "additionalProperties"],
    ["a language that is none", plan("language: fr"), "/language", "enum"],
    [
      "a lever that is misspelt",
      lever("renewables.wind_capasity: 31 MW"),
      "/levers",
      "additionalProperties",
    ],
    [
      "a parameter as lever",
      lever("housing.demolition_ratio: 1 %"),
      "/levers",
      "additionalProperties",
    ],
    [
      "energy for power",
      lever("renewables.wind_capacity: 31 GWh"),
      "/levers/renewables.wind_capacity",
      "pattern",
    ],
    [
      "a unit that is misspelt",
      lever("renewables.wind_capacity: 31 mw"),
      "/levers/renewables.wind_capacity",
      "pattern",
    ],
    [
      "a number without unit",
      lever("renewables.wind_capacity: 31"),
      "/levers/renewables.wind_capacity",
      "type",
    ],
    [
      "a text without unit",
      lever('renewables.wind_capacity: "31"'),
      "/levers/renewables.wind_capacity",
      "pattern",
    ],
    [
      "a decimal comma",
      lever("renewables.wind_capacity: 31,5 MW"),
      "/levers/renewables.wind_capacity",
      "pattern",
    ],
    [
      "a share above one",
      lever("renewables.pv_roof_share: 35"),
      "/levers/renewables.pv_roof_share",
      "maximum",
    ],
    [
      "a year after the run",
      lever("renewables.wind_capacity: { 2204: 31 MW }"),
      "/levers/renewables.wind_capacity",
      "additionalProperties",
    ],
    [
      "a value of a year in another unit",
      lever("renewables.wind_capacity: { 2040: 31 kt }"),
      "/levers/renewables.wind_capacity/2040",
      "pattern",
    ],
    [
      "a shape that is none",
      lever("renewables.wind_capacity: { 2040: 31 MW, shape: lineair }"),
      "/levers/renewables.wind_capacity/shape",
      "enum",
    ],
    [
      "a member that is misspelt",
      lever("heat.connection_share: { vening: 40 % }"),
      "/levers/heat.connection_share",
      "additionalProperties",
    ],
    [
      "a member of an address that is misspelt",
      lever("heat.connection_share[vening]: 40 %"),
      "/levers",
      "additionalProperties",
    ],
    [
      "a list for a value",
      lever("renewables.wind_capacity: [ 31 MW ]"),
      "/levers/renewables.wind_capacity",
      "type",
    ],
    [
      "a key of a figure that is misspelt",
      plan("parameters:\n  demography.housing_pull: { value: 1 person/dwelling, hihg: 2 }"),
      "/parameters/demography.housing_pull",
      "additionalProperties",
    ],
    [
      "a grade that is none",
      plan("parameters:\n  demography.housing_pull: { value: 1 person/dwelling, grade: guess }"),
      "/parameters/demography.housing_pull/grade",
      "enum",
    ],
    [
      "half a range",
      plan("parameters:\n  demography.housing_pull: { value: 1 person/dwelling, range: [1] }"),
      "/parameters/demography.housing_pull/range",
      "minItems",
    ],
    [
      "a result that is misspelt",
      target("{ indicator: emissions.totl, at_most: 3 kt, year: 2040 }"),
      "/targets/goal/indicator",
      "pattern",
    ],
    [
      "a target without a year",
      target("{ indicator: emissions.total, at_most: 3 kt }"),
      "/targets/goal",
      "required",
    ],
    [
      "a wish that is misspelt",
      target("{ indicator: emissions.total, atmost: 3 kt, year: 2040 }"),
      "/targets/goal",
      "additionalProperties",
    ],
    [
      "a target with a capital",
      plan("targets:\n  Goal: { indicator: emissions.total, at_most: 3 kt, year: 2040 }"),
      "/targets",
      "propertyNames",
    ],
    [
      "a programme without a group",
      plan("programmes:\n  benches: { theme: space }"),
      "/programmes",
      "propertyNames",
    ],
    [
      "a theme that is none",
      plan("programmes:\n  city.benches: { theme: parken }"),
      "/programmes/city.benches/theme",
      "enum",
    ],
    [
      "a title in one language",
      plan("programmes:\n  city.benches: { title: { nl: Banken } }"),
      "/programmes/city.benches/title",
      "required",
    ],
  ])("%s", (_, text, at, keyword) => {
    const found = editorErrors(text).map((error) => [error.instancePath, error.keyword]);
    expect(found).toContainEqual([at, keyword]);
  });
});

describe("of a story, an editor underlines", () => {
  const text = fs.readFileSync(path.join(root, STORY), "utf8");
  it.each([
    ["another version", "ademruimte-story/1", "ademruimte-story/2", "/story", "const"],
    ["a key that is misspelt", "\nintro:", "\nintor:", "", "additionalProperties"],
    ["a language that is missing", /\n {2}en: What if Kortrijk …\?/, "", "/title", "required"],
    [
      "a lever",
      "    levers:\n",
      "    levers:\n      housing.renovation_rat: x2\n",
      "/steps/1/levers",
      "additionalProperties",
    ],
    ["a slider", /lever: \S+/, "lever: housing.renovation", "/steps/1/sliders/0/lever", "pattern"],
    [
      "a member that a slider lacks",
      /lever: \S+/,
      "lever: housing.last_sale",
      "/steps/1/sliders/0/lever",
      "pattern",
    ],
    ["a chart", /charts: \[\S+?(?=[\],])/, "charts: [dwellings", "/steps/0/charts/0", "pattern"],
    ["a year after the run", /year: \d+/, "year: 2204", "/steps/0/year", "maximum"],
    ["a view that is none", /view: \w+/, "view: house", "/steps/0/view", "enum"],
    ["an id with capitals", /id: \w+/, "id: Renoveren", "/steps/0/id", "pattern"],
  ])("%s", (_, before, after, at, keyword) => {
    const made = text.replace(before, () => after);
    expect(made, String(before)).not.toBe(text);
    const found = editorErrors(made, "story").map((error) => [error.instancePath, error.keyword]);
    expect(found).toContainEqual([at, keyword]);
  });
});

/** Single values as people write them, some of them wrong: those are refused by the language. */
function valueOf({ unit, min, max }: Pick<LeverDeclaration, "unit" | "min" | "max">) {
  const canonical = canonicalUnit(unit);
  const units = fc.constantFrom(...acceptedUnits(canonical), "", "%", ...unitNames());
  const number = fc.constantFrom(0, 1, 0.5, 2, 12, 31.5, min, Math.min(max, 2030)).map(String);
  const changes = ["+20 %", "-10 %", "x 1.5", "5 years later", "3 years earlier", "+ 3 MW"];
  const formulas = ["inherited * 1.1", "inherited + (reference - inherited) * ramp(2026, 2040)"];
  return fc.oneof(
    { weight: 6, arbitrary: fc.tuple(number, units).map((parts) => parts.join(" ").trim()) },
    { weight: 2, arbitrary: fc.constantFrom(...changes, ...formulas) },
    { weight: 1, arbitrary: number.map(Number) },
    { weight: 1, arbitrary: fc.constantFrom(null, ".5 %", "1e3 kWh", "3 Dwellings/year", "-0") },
  );
}

const yearly = (value: fc.Arbitrary<unknown>) =>
  fc.dictionary(fc.constantFrom("2024", "2030", "2040", "2050"), value, { minKeys: 1, maxKeys: 3 });

const aLever = fc.constantFrom(...levers).chain(([id, declared]) => {
  const value = valueOf(declared);
  const forms = fc.oneof(
    value,
    yearly(value),
    fc.record({ value, source: fc.constant("note"), note: fc.constant(12) }),
    fc.record({
      2030: value,
      2040: value,
      shape: fc.constantFrom("linear", "step", "s-curve", "hold"),
    }),
    fc.record({ change: value }),
    fc.record({ formula: fc.constantFrom("inherited * 1.1", "inherited", "wish * 2") }),
    yearly(
      fc.oneof(
        fc.constantFrom("inherited * 1.1", "reference", "inherited + ", "2030"),
        fc.record({ formula: fc.constantFrom("inherited * 1.1", "2 *", "year") }),
        fc.record({ change: value }),
        fc.record({ value }),
      ),
    ),
  );
  return forms.map((form) => [id, form] as const);
});

const aParameter = fc.constantFrom(...parameters).chain(([id, declared]) => {
  const value = valueOf(declared);
  const record = fc.record(
    {
      value,
      low: value,
      high: value,
      grade: fc.constantFrom("assumption", "measured"),
      source: fc.constant("note"),
      note: fc.constant("why"),
    },
    { requiredKeys: ["value", "note"] },
  );
  return fc.oneof(record, yearly(record), fc.constant(null)).map((form) => [id, form] as const);
});

const someText = fc.oneof(fc.constant("Kortrijk"), fc.record({ nl: fc.constant("Stad") }));
const aTarget = fc
  .record(
    {
      indicator: fc.constantFrom(
        ...["emissions.total", "demography.population", "heat.district_share_connected[venning]"],
        ...["housing.share_label_a", "later.something", "green.trees_added"],
      ),
      at_least: fc.constantFrom("3 kt", "20 %", 4, "83000 persons"),
      change: fc.constantFrom("-40 %", "-3 kt"),
      vs: fc.constantFrom(2005, "2024"),
      year: fc.constantFrom(2030, "2040"),
      by: fc.constantFrom("start", "end"),
      title: someText,
      source: fc.constantFrom("note", 5.3),
      remark: someText,
    },
    { requiredKeys: ["indicator", "year", "source"] },
  )
  .map((target) => ["goal", target] as const);

const aPlan = fc.record(
  {
    id: fc.constantFrom("plan", 2040, "kortrijk-2040"),
    region: fc.constant("./regions/kortrijk"),
    title: someText,
    language: fc.constantFrom("nl", "en"),
    levers: fc.array(aLever, { maxLength: 2 }).map((all) => Object.fromEntries(all)),
    parameters: fc.array(aParameter, { maxLength: 1 }).map((all) => Object.fromEntries(all)),
    indicators: fc.constantFrom(null, {
      per_head: { formula: "renewables.pv_capacity / demography.population", unit: "kW" },
    }),
    checks: fc.constantFrom(null, {
      all: { expect: "demography.population > 1000 persons", year: 2035 },
    }),
    targets: fc.array(aTarget, { maxLength: 1 }).map((all) => Object.fromEntries(all)),
  },
  { requiredKeys: ["id", "region"] },
);

describe("the schema", () => {
  it("accepts whatever the language accepts", () => {
    let accepted = 0;
    fc.assert(
      fc.property(aPlan, (plan) => {
        const text = JSON.stringify(plan);
        const { scenario } = resolveScenario({
          files: new WithPlan("plan.yaml", text),
          planPath: "plan.yaml",
          catalogue,
          formulas: () => parseFormula,
        });
        if (scenario === null) return;
        accepted++;
        expect(editorErrors(text)).toEqual([]);
      }),
      { numRuns: 400 },
    );
    expect(accepted).toBeGreaterThan(60);
  });
});
