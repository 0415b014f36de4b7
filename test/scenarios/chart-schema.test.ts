/**
 * Every chart of the shipped plans, alone and side by side, in both languages: valid by the official
 * schema of Vega-Lite (the file that comes with the package), compiled without a remark, drawn from
 * what it is given and nothing else, and told in words.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Ajv } from "ajv";
import formats from "ajv-formats";
import { describe, expect, it } from "vitest";
import { compileStrictly } from "../../viz/files/render.ts";
import { sensitivityChartsToDraw } from "../../viz/files/sensitivity-charts.ts";
import { inventedSensitivity, type Response } from "../arbitraries/invented-sensitivity.ts";
import { comparisonCharts, runCharts, type ShippedChart } from "../arbitraries/shipped-charts.ts";
import { shipped, SHIPPED_PLANS } from "../arbitraries/shipped.ts";

const file = createRequire(import.meta.url).resolve("vega-lite/vega-lite-schema.json");
const ajv = new Ajv({ strict: false, allowUnionTypes: true });
// It names a format for colours beside the usual ones, which says nothing about their form.
formats.default(ajv);
ajv.addFormat("color-hex", /^#[0-9a-f]{6}$/i);
const valid = ajv.compile(JSON.parse(readFileSync(file, "utf8")) as object);

const COMPARED = [
  ["kortrijk/referentie.yaml", "kortrijk/kortrijk-2040.yaml"],
  ["kortrijk/referentie.yaml", "kortrijk/veel-bouwen.yaml", "kortrijk/weinig-bouwen.yaml"],
] as const;

function hold(charts: readonly ShippedChart[], atLeast = 20): void {
  expect(charts.length).toBeGreaterThan(atLeast);
  for (const { id, spec } of charts) {
    for (const language of ["nl", "en"] as const) {
      const drawn = spec(language);
      const name = `${id}, ${language}`;
      expect(valid(drawn), `${name}: ${ajv.errorsText(valid.errors).slice(0, 500)}`).toBe(true);
      expect(() => compileStrictly(drawn), name).not.toThrow();
      expect(spec(language), name).toEqual(drawn);
      expect(JSON.parse(JSON.stringify(drawn)), name).toEqual(drawn);
      const { description = "" } = drawn;
      expect(description.length, name).toBeGreaterThan(40);
      expect(description.length, `${name}: ${description}`).toBeLessThan(2600);
      expect(description, name).not.toMatch(/NaN|undefined|Infinity|\[object|\.\.| {2}/);
      // Numbers are written as the language writes them.
      expect(description, name).not.toMatch(
        language === "nl" ? /\d\.\d{1,2}(?!\d)/ : /\d,\d{1,2}(?!\d)/,
      );
    }
  }
}

describe("the charts of every shipped plan", () => {
  it.each(SHIPPED_PLANS)("of %s are valid Vega-Lite", (plan) => {
    hold(runCharts(plan));
  });
});

describe("the charts of plans side by side", () => {
  it.each(COMPARED.map((plans) => [plans.join(", "), plans] as const))(
    "of %s are valid Vega-Lite",
    (_, plans) => {
      hold(comparisonCharts(plans));
    },
  );
});

/** All inputs move it, each less than the one before it. */
const many: Response = (central, places) =>
  central * (1 + 0.2 * places.reduce((sum, place, at) => sum + place / (at + 1), 0));
const few: Response = (central, places) => central - 10 * places[3]! + 4 * places[40]!;
/** Both ends lie on one side of the plain run, and far away. */
const oneSided: Response = (central, places) =>
  central + 1e6 * (places[7]! * places[7]! + places[8]! * places[9]!);
/** Has no value for some of what is drawn. */
const broken: Response = (central, places) =>
  places[60]! > 0.9 ? NaN : central + 1e6 * places[6]!;
const still: Response = (central) => central;

describe("the charts of a sensitivity analysis", () => {
  it("are valid Vega-Lite", async () => {
    const outcome = await inventedSensitivity(shipped("kortrijk/kortrijk-2040.yaml"), {
      ...{ "emissions.total[2040]": many, co2_2030: few },
      ...{ "renewables.wind_capacity[2050]": oneSided, "renewables.production[2030]": broken },
      "emissions.per_inhabitant[2040]": still,
    });
    const charts = outcome.figures.map((_, at) => sensitivityChartsToDraw(outcome, at));
    // Where nothing moves a figure there is nothing to draw.
    expect(charts.map(({ length }) => length)).toEqual([2, 2, 2, 2, 0]);
    hold(charts.flat(), 7);
    for (const { spec } of charts.flat()) {
      expect(spec("nl").description).not.toBe(spec("en").description);
    }
  });
});
