/**
 * Placeholder, confirmed zero and unknown are three different things, and a local figure keeps the
 * default beside it.
 */
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { figureMarks } from "../../engine/analysis/figure-marks.ts";
import { missingIn } from "../../engine/analysis/missing.ts";
import { instanceFor, runScenario, type RunOutcome } from "../../engine/analysis/outcome.ts";
import { catalogue } from "../../engine/model/index.ts";
import { quantitiesOf } from "../../engine/scenario/address.ts";
import { canonicalText } from "../../engine/scenario/canonical.ts";
import { standIn } from "../../engine/scenario/region/figure-status.ts";
import { namesOf } from "../../engine/scenario/formula/tree.ts";
import { parseFormula } from "../../engine/scenario/formula/mathjs-parser.ts";
import { loadRegion } from "../../engine/scenario/region/region.ts";
import { resolveScenario } from "../../engine/scenario/resolve.ts";
import { runResult } from "../../cli/json.ts";
import { summaryText } from "../../cli/summary.ts";
import { resultTables } from "../../viz/files/result-tables.ts";
import { memoryFiles } from "../arbitraries/memory-files.ts";
import { shipped, WithPlan } from "../arbitraries/shipped.ts";
import { smallCatalogue, smallRegion, type Files } from "../arbitraries/small-region.ts";

const PLAN = "kortrijk/own.yaml";

function resolved(parameters: string, sets: readonly string[] = []) {
  const text = `id: own\nextends: ./kortrijk-2040.yaml\nparameters:\n${parameters}`;
  const files = new WithPlan(PLAN, parameters === "" ? text.slice(0, -12) : text);
  return resolveScenario({ files, planPath: PLAN, catalogue, sets });
}

function outcomeOf(parameters: string, sets: readonly string[] = []): RunOutcome {
  const { scenario, diagnostics } = resolved(parameters, sets);
  expect(diagnostics.map(({ message }) => message.en)).toEqual([]);
  return runScenario(scenario!, true);
}

/** Every number that the files of a run hold, by where it stands. */
function cellsOf(outcome: RunOutcome): Map<string, unknown> {
  const cells = new Map<string, unknown>();
  for (const { name, rows } of resultTables(outcome)) {
    if (!name.startsWith("tables/") && name !== "indicators.csv") continue;
    const [header, ...body] = rows;
    const at = header!.indexOf("value");
    for (const row of body) cells.set(`${name} ${row.slice(0, at).join()}`, row[at]);
  }
  return cells;
}

const plain = outcomeOf("");
const all = cellsOf(plain);

/** Parameters of the model's own modules, and whether the model can do without. */
const ids = [...quantitiesOf(catalogue, "parameters")].map(([id, declared]) => ({
  id,
  declared,
  essential: resolved("", [`${id}=unknown`]).scenario === null,
}));
const optional = ids.filter(({ essential }) => !essential);

describe("an unknown parameter", () => {
  it("stops a run only where people or dwellings, or shares of one whole, hang on it", () => {
    expect(optional.length).toBeGreaterThan(100);
    const stopped = ids.filter(({ essential }) => essential).map(({ id }) => id);
    expect(stopped).toContain("demography.population");
    expect(stopped).toContain("housing.heating_share");
    expect(optional.map(({ id }) => id)).toContain("emissions.grid_factor");
    const { diagnostics } = resolved("", ["demography.population=unknown"]);
    expect(diagnostics[0]!.message.nl).toContain("zonder kan het model niet rekenen");
  });

  it("lets the engine run, whichever it is", () => {
    const { model } = plain.scenario;
    const instance = instanceFor(model);
    const [region] = model.regions;
    const run = instance.trajectories([region!.id]);
    for (const { id, declared } of optional) {
      const values = region!.parameters[id]!.map(() => standIn(declared));
      const parameters = { ...region!.parameters, [id]: values };
      expect(() => instance.run([instance.flatten({ ...region!, parameters })], run)).not.toThrow();
    }
  });

  it("takes the value of all that it may move, and changes nothing else", () => {
    fc.assert(
      fc.property(fc.constantFrom(...optional), ({ id }) => {
        const outcome = outcomeOf("", [`${id}=unknown`]);
        const { indicators, regions } = outcome.scenario.model;
        const hidden = missingIn(regions[0]!);
        const shown = cellsOf(outcome);
        for (const [where, value] of shown) {
          // Sums of the same parts may be rounded otherwise when the parts are others.
          const before = all.get(where) as number;
          const near = Math.abs((value as number) - before) <= 1e-9 * Math.abs(before);
          expect(near, where).toBe(true);
        }
        for (const [where] of all) {
          if (shown.has(where)) continue;
          const name = where.startsWith("indicators.csv")
            ? where.split(",")[2]!
            : where.slice(7, where.indexOf(".csv"));
          const own = indicators.find((indicator) => indicator.id === name);
          const rests = own === undefined ? [name] : namesOf(own.tree);
          expect(
            rests.some((on) => hidden.has(on)),
            `${id} hides ${where}`,
          ).toBe(true);
        }
        for (const output of outcome.scenario.model.regions[0]!.unknownOutputs!) {
          expect(outcome.run.at(output, 2030)).toBeNaN();
          expect(outcome.reference.at(output, 2030)).toBeNaN();
        }
      }),
      { numRuns: 25 },
    );
  });

  it("is named where something has no value, and is never a nought", () => {
    const outcome = outcomeOf("", ["emissions.grid_factor=unknown"]);
    const result = outcome.targets[0]!.results.find(({ target }) => target.id === "co2_2030")!;
    expect(result).toMatchObject({ status: "not_evaluable", reached: null, gap: null });
    expect(result.missing!.nl).toContain("emissions.grid_factor");
    const hashes = { scenario: "", notes: "", engine: "" };
    const json = JSON.parse(JSON.stringify(runResult(outcome, hashes, null)));
    const [region] = json.regions;
    expect(region.indicators["emissions.total"]).toBeUndefined();
    expect(region.indicators["demography.population"]).toBeDefined();
    expect(region.figures.unknown).toMatchObject([{ address: "emissions.grid_factor" }]);
    for (const language of ["nl", "en"] as const) {
      const text = summaryText(outcome, language);
      expect(text).toMatch(language === "nl" ? /1 cijfer is onbekend/ : /1 figure is unknown/);
      expect(text).not.toMatch(/NaN|CO₂-uitstoot \(kt\)/);
    }
  });
});

describe("a formula that reads an unknown figure", () => {
  const unknown = "  renewables.wind_potential: unknown\n";
  const plan = (rest: string) => {
    const text = `id: own\nextends: ./kortrijk-2040.yaml\nparameters:\n${unknown}${rest}`;
    const files = new WithPlan(PLAN, text);
    return resolveScenario({ files, planPath: PLAN, catalogue, formulas: () => parseFormula });
  };

  it("is an error behind a lever: no number stands in for what nobody knows", () => {
    const lever = '"min(renewables.wind_potential, 31 MW)"';
    const { scenario, diagnostics } = plan(`levers:\n  renewables.wind_capacity: ${lever}\n`);
    expect(scenario).toBeNull();
    expect(diagnostics.map(({ code }) => code)).toEqual(["no-value"]);
    expect(diagnostics[0]!.message.en).toContain("renewables.wind_potential is unknown");
  });

  it("has no value as an indicator, and names the figure", () => {
    const formula = "formula: renewables.wind_potential * 2, unit: MW, title: Twice";
    const { scenario } = plan(`indicators:\n  twice: { ${formula} }\n`);
    const { indicators } = runScenario(scenario!, false).own.results[0]!;
    const { values, missing } = indicators.find(({ indicator }) => indicator.id === "twice")!;
    expect(values.every(Number.isNaN)).toBe(true);
    expect(missing!.nl).toContain("renewables.wind_potential");
  });
});

describe("a placeholder", () => {
  const value = "value: 130 g/kWh, low: 90 g/kWh, high: 170 g/kWh, note: Taken from last year";
  let filled: RunOutcome;
  let stated: RunOutcome;
  beforeAll(() => {
    filled = outcomeOf(`  emissions.grid_factor: { ${value}, status: placeholder }\n`);
    stated = outcomeOf(`  emissions.grid_factor: { ${value}, grade: assumption }\n`);
  });

  it("gives the same run as the value without the mark", () => {
    expect(canonicalText(filled.scenario.model)).toBe(canonicalText(stated.scenario.model));
    expect(cellsOf(filled)).toEqual(cellsOf(stated));
    expect(canonicalText(filled.scenario.notes)).not.toBe(canonicalText(stated.scenario.notes));
  });

  it("counts as an assumption, and is told in the summary and with every figure it moves", () => {
    const [record] = filled.scenario.notes.regions[0]!.parameters["emissions.grid_factor"]!;
    expect(record).toMatchObject({ grade: "assumption", placeholder: true });
    expect(summaryText(filled, "nl")).toContain("1 cijfer is voorlopig ingevuld");
    expect(summaryText(filled, "en")).toContain("1 figure is a placeholder");
    expect(summaryText(stated, "nl")).not.toContain("voorlopig");
    const of = ({ grounding }: RunOutcome, id: string): number =>
      grounding[0]!.grounding.indicators.find(({ indicator }) => indicator === id)!.placeholders;
    expect(of(filled, "emissions.total")).toBe(1);
    expect(of(filled, "housing.dwellings")).toBe(0);
    expect(of(stated, "emissions.total")).toBe(0);
  });
});

describe("a local figure", () => {
  const HEADER = "parameter,value,unit,low,high,grade,source,where,note,status";
  const small = smallRegion();
  const load = (rows: readonly string[]) => {
    const own = "town/parameters/own.csv";
    const files: Files =
      rows.length === 0 ? small : { ...small, [own]: [HEADER, ...rows, ""].join("\n") };
    const { region, diagnostics } = loadRegion(memoryFiles(files), "town", smallCatalogue);
    expect(diagnostics.map(({ message }) => message.en)).toEqual([]);
    return region!;
  };

  it("keeps the default of the parent region beside it", () => {
    const { parameters, provenance } = load(["heat.loss,30,%,25,35,literature,count,p. 9,,"]);
    expect(parameters["heat.loss"]).toEqual([0.3]);
    expect(provenance.parameters["heat.loss"]![0]!.replaces).toMatchObject({
      ...{ value: 0.2, low: 0.15, high: 0.25, grade: "literature", source: "book" },
      origin: { file: "land/parameters/heat.csv", line: 2 },
    });
  });

  it("gives the default back when it is turned off", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 0.89, noNaN: true }), (loss) => {
        const local = load([`heat.loss,${loss},1,0,0.9,assumption,count,,Ours,`]);
        const default_ = load([]).parameters["heat.loss"]!;
        expect(local.provenance.parameters["heat.loss"]![0]!.replaces!.value).toBe(default_[0]);
      }),
    );
    const set =
      "  emissions.grid_factor: { value: 130 g/kWh, low: 90 g/kWh, high: 170 g/kWh, note: a }\n";
    const on = resolved(set).scenario!;
    const off = resolved("").scenario!;
    const was = off.model.regions[0]!.parameters["emissions.grid_factor"]!;
    expect(on.model.regions[0]!.parameters["emissions.grid_factor"]).not.toEqual(was);
    const { replaces } = on.notes.regions[0]!.parameters["emissions.grid_factor"]![0]!;
    expect(replaces!.value).toBe(was[0]);
    expect(
      off.notes.regions[0]!.parameters["emissions.grid_factor"]!.every(
        ({ replaces: none }) => none === undefined,
      ),
    ).toBe(true);
  });

  it("keeps a default with years as the path that it was", () => {
    const { provenance } = load(['"heat.price[gas]",90,EUR2024/MWh,80,100,literature,count,,,']);
    const record = provenance.parameters["heat.price"]!.find(
      ({ source, address }) => source === "count" && address === "heat.price[gas]",
    )!;
    expect(record.replaces!.path!.length).toBeGreaterThan(1);
    expect(record.replaces!.value).toBeCloseTo(0.14, 12);
  });

  it("is unknown, nought or a placeholder, and says which", () => {
    const [unknown, nought, placeholder] = [
      "heat.loss,unknown,,,,,,,Nobody measures it,",
      "heat.loss,0,%,0,0,measured,count,p. 1,Asked and confirmed,",
      "heat.loss,25,%,15,35,,,,As in the next town until ours is measured,placeholder",
    ].map((row) => load([row]).provenance.parameters["heat.loss"]![0]!);
    expect(unknown).toMatchObject({ unknown: true, replaces: { value: 0.2 } });
    expect(nought).toMatchObject({ grade: "measured" });
    expect(nought).not.toHaveProperty("unknown");
    expect(nought).not.toHaveProperty("placeholder");
    expect(placeholder).toMatchObject({ placeholder: true, grade: "assumption", source: "" });
  });

  it("is listed with what it replaces", () => {
    const scenario = shipped("kortrijk/kortrijk-2040.yaml", ["heat.loss_share=30 %"]);
    const { replacing } = figureMarks(scenario, catalogue, 0);
    const found = replacing.find(({ address }) => address === "heat.loss_share")!;
    const [before] = plain.scenario.model.regions[0]!.parameters["heat.loss_share"]!;
    expect(found).toMatchObject({ value: 0.3, unit: "1", replaces: { value: before } });
  });

  it("of a programme keeps what the region says of it too, known or not", () => {
    const basis = "low: 100 places, high: 9000 places, grade: measured, source: Own count";
    const present = (id: string): string =>
      `present: { id: services.${id}, title: { nl: Plaatsen, en: Places }, value: 1500 places, ${basis} }`;
    const text = [
      "id: own",
      "extends: ./kortrijk-2040.yaml",
      "programmes:",
      `  services.childcare_places_added: { ${present("childcare_places")} }`,
      `  services.care_home_places_added: { ${present("care_home_places")} }`,
      "",
    ].join("\n");
    const read = resolveScenario({ files: new WithPlan(PLAN, text), planPath: PLAN, catalogue });
    expect(read.diagnostics.map(({ message }) => message.en)).toEqual([]);
    const { replacing } = figureMarks(read.scenario!, read.parts!.catalogue, 0);
    const of = (name: string) => replacing.find(({ address }) => address.includes(name))!;
    const before =
      plain.scenario.model.regions[0]!.parameters["services.childcare_places_present"]!;
    expect(of("childcare_places")).toMatchObject({
      value: 1500,
      replaces: { value: before[0], origin: { file: "regions/kortrijk/programmes.yaml" } },
    });
    expect(of(".care_home_places").replaces).toMatchObject({ unknown: true });
    expect(of(".care_home_places").replaces).not.toHaveProperty("value");
  });
});
