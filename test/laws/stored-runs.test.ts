import fs from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { comparedStored } from "../../cli/stored-run/compared-stored.ts";
import { placeInJson } from "../../cli/stored-run/json-place.ts";
import { readStoredRuns, storedRunFile } from "../../cli/stored-run/read-stored-run.ts";
import { storedScalars } from "../../cli/stored-run/stored-results.ts";
import { numberOf, rowsOf } from "../../cli/stored-run/stored-table.ts";
import { instanceFor } from "../../engine/analysis/outcome.ts";
import { rerunObstacles } from "../../engine/analysis/rerun-obstacles.ts";
import { scenarioDifferences } from "../../engine/analysis/scenario-differences.ts";
import { DIAGNOSTIC_CODES } from "../../engine/scenario/diagnostics/diagnostics.ts";
import { BELGIAN, csvText, TIDY } from "../../viz/files/csv.ts";
import { shipped, shippedCatalogue } from "../arbitraries/shipped.ts";
import {
  removeStoredFolders,
  sha256,
  signed,
  storedFolder,
  storedRecord,
  storedText,
  type StoredRecord,
} from "../arbitraries/stored-run.ts";

afterAll(removeStoredFolders);

describe("a table that is read back", () => {
  it("has the cells that were written, in both dialects", () => {
    const text = fc.string({ unit: fc.constantFrom(..."ab,;\"'\n\r .-é=") });
    const figure = fc.double({ noNaN: true, noDefaultInfinity: true });
    const rows = fc.array(
      fc.array(fc.oneof(text, figure, fc.constant(null)), { minLength: 1, maxLength: 4 }),
      { minLength: 1 },
    );
    fc.assert(
      fc.property(rows, fc.constantFrom(TIDY, BELGIAN), (written, dialect) => {
        const read = rowsOf(csvText(written, dialect), dialect);
        expect(read.length).toBe(written.length);
        written.forEach((row, at) => {
          expect(read[at]!.length).toBe(row.length);
          row.forEach((cell, place) => {
            const back = read[at]![place]!;
            if (typeof cell === "number") expect(numberOf(back, dialect)).toBe(cell + 0);
            else if (cell === null) expect(numberOf(back, dialect)).toBeNull();
            else if (dialect === TIDY) expect(back).toBe(cell);
            else expect([cell, `'${cell}`]).toContain(back);
          });
        });
      }),
    );
  });
});

describe("the place of something in a JSON text", () => {
  it("is where it stands, whatever the data and its spaces", () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 4 }), fc.constantFrom(0, 1, 3), (text, spaces) => {
        const data = JSON.parse(text) as unknown;
        const laid = JSON.stringify(data, null, spaces);
        const lines = laid.split("\n");
        const visit = (value: unknown, at: (string | number)[]): void => {
          const { line, column } = placeInJson("a.json", laid, at);
          const rest = `${lines[line - 1]!.slice(column - 1)}\n${lines.slice(line).join("\n")}`;
          const begin = JSON.stringify(value)[0]!;
          expect(rest.startsWith(begin), `${at.join(".")} in ${laid}`).toBe(true);
          if (Array.isArray(value)) value.forEach((item, index) => visit(item, [...at, index]));
          else if (typeof value === "object" && value !== null) {
            for (const [key, item] of Object.entries(value)) visit(item, [...at, key]);
          }
        };
        visit(data, []);
      }),
    );
  });
});

const plan = shipped("kortrijk/kortrijk-2040.yaml");

const instances = new Map<string, ReturnType<typeof instanceFor>>();
const instanceOf: typeof instanceFor = (model) => {
  const key = `${model.first} ${model.last} ${model.modules.join()} ${JSON.stringify(model.programmes)}`;
  const known = instances.get(key) ?? instanceFor(model);
  instances.set(key, known);
  return known;
};

/** What the command does with a run.json: nothing in it may be a bug of ours. */
function looked(folder: string): string[] {
  const { runs, diagnostics } = readStoredRuns(path.join(folder, "run.json"));
  const told = [...diagnostics];
  for (const stored of runs) {
    const { run, diagnostics: found } = comparedStored(stored, new Set(), instanceOf);
    told.push(...found);
    if (run === null) continue;
    scenarioDifferences(plan, run.scenario, [shippedCatalogue, run.catalogue]);
    scenarioDifferences(run.scenario, plan, [run.catalogue, shippedCatalogue]);
  }
  for (const { code, at, message } of told) {
    expect(DIAGNOSTIC_CODES).toContain(code);
    expect(code).not.toBe("internal");
    if (code !== "out-of-range") expect(at?.line).toBeGreaterThan(0);
    expect(message.nl).not.toContain("    at ");
  }
  return told.map(({ code }) => code);
}

const written = (record: unknown): string =>
  storedFolder({ "run.json": typeof record === "string" ? record : JSON.stringify(record) });

describe("a run of an older engine", () => {
  it("is read back to the last digit", () => {
    const folder = storedFolder();
    const { runs, diagnostics } = readStoredRuns(path.join(folder, "run.json"));
    expect(diagnostics).toEqual([]);
    const scalars = storedScalars(runs[0]!);
    if (scalars.state !== "stored") throw new Error(scalars.state);
    const rows = rowsOf(fs.readFileSync(path.join(folder, "indicators.csv"), "utf8"), TIDY);
    for (const [, region, id, , , year, value] of rows.slice(1)) {
      const { first, values } = scalars.paths.get(region!)!.get(id!)!;
      expect(String(values[Number(year) - first] ?? "")).toBe(value);
    }
    expect(looked(folder).filter((code) => code !== "cannot-rerun")).toEqual([]);
  });

  it("is not believed where a table was changed since, by a single digit", () => {
    const folder = storedFolder();
    const table = path.join(folder, "indicators.csv");
    const text = fs.readFileSync(table, "utf8");
    const last = text.search(/\d\s*$/);
    const digit = text[last] === "1" ? "2" : "1";
    fs.writeFileSync(table, text.slice(0, last) + digit + text.slice(last + 1));
    const [run] = readStoredRuns(path.join(folder, "run.json")).runs;
    expect(storedScalars(run!).state).toBe("changed");
  });

  it("is found by the folder it stands in, and by any name that ends in .json", () => {
    const folder = storedFolder();
    expect(storedRunFile(folder)).toBe(path.join(folder, "run.json"));
    expect(storedRunFile("old.json")).toBe("old.json");
    expect(storedRunFile("kortrijk-2040")).toBeNull();
    expect(storedRunFile("plan.yaml")).toBeNull();
  });
});

describe("a run.json from anyone", () => {
  const changed = (change: (record: StoredRecord) => unknown): string => {
    const record = storedRecord();
    return written(change(record) ?? record);
  };
  const model = (record: StoredRecord) => record.scenario.model as unknown as Record<string, never>;

  it.each<[string, string, () => string]>([
    ["a part of a file", "broken-run", () => written(storedText.slice(0, 9000))],
    ["no JSON", "broken-run", () => written("id: plan\n")],
    ["nothing", "broken-run", () => written("")],
    ["a number", "broken-run", () => written("3")],
    ["null", "broken-run", () => written("null")],
    ["another file of ours", "broken-run", () => written('{ "format": "ademruimte-json/1" }')],
    ["a later form", "broken-run", () => changed((of) => ({ ...of, format: "ademruimte-run/2" }))],
    [
      "a later scenario",
      "broken-run",
      () => changed((of) => void (model(of)["format"] = "ademruimte-scenario/2" as never)),
    ],
    [
      "a text for a number",
      "broken-run",
      () => changed((of) => void (model(of)["first"] = "NaN" as never)),
    ],
    [
      "a restart from no measurements",
      "broken-run",
      () =>
        changed((record) => {
          const [region] = model(record)["regions"] as Record<string, unknown>[];
          region!["restart"] = { year: 2026, observed: "demography.population" };
          return signed(record);
        }),
    ],
    ["no regions", "broken-run", () => changed((of) => void (model(of)["regions"] = [] as never))],
    [
      "an infinite number",
      "broken-run",
      () => written(storedText.replace(/"first": 2024/, '"first": 1e999')),
    ],
    [
      "an edited figure",
      "broken-run",
      () => written(storedText.replace(/("renewables.wind_capacity": \[\n\s+)6000/, "$17000")),
    ],
    [
      "an edited title",
      "broken-run",
      () => written(storedText.replace('"nl": "Kortrijk 2040"', '"nl": "Kortrijk 2041"')),
    ],
    [
      "a key of JavaScript",
      "broken-run",
      () => written(storedText.replace('"model": {', '"model": { "__proto__": { "first": 1 },')),
    ],
    [
      "data without end",
      "broken-run",
      () => written(`{"format":"ademruimte-run/1","a":${"[".repeat(5000)}${"]".repeat(5000)}}`),
    ],
    [
      "half of a character",
      "broken-run",
      () => written(storedText.replace('"nl": "Kortrijk 2040"', '"nl": "\\ud800"')),
    ],
    [
      "a way out of the folder",
      "broken-run",
      () => changed((of) => void (of.files[0]!.name = "../../etc/passwd")),
    ],
    [
      "bytes that are no text",
      "bad-encoding",
      () => storedFolder({ "run.json": new Uint8Array([0x7b, 0xff, 0xfe, 0x7d]) }),
    ],
    [
      "tables that are gone",
      "changed-results",
      () => {
        const folder = storedFolder();
        fs.rmSync(path.join(folder, "indicators.csv"));
        return folder;
      },
    ],
    [
      "tables saved again by hand",
      "changed-results",
      () => storedFolder({ "indicators.csv": "scenario;region\nkortrijk-2040;kortrijk\n" }),
    ],
    [
      "a link out of the folder",
      "changed-results",
      () => {
        const folder = storedFolder();
        const elsewhere = storedFolder();
        fs.rmSync(path.join(folder, "indicators.csv"));
        fs.symlinkSync(path.join(elsewhere, "indicators.csv"), path.join(folder, "indicators.csv"));
        return folder;
      },
    ],
    [
      "a table that is no table, signed",
      "changed-results",
      () => {
        const table =
          "scenario,region,indicator,unit,kind,year,value\nkortrijk-2040,kortrijk,a,b,flow,2024,=1+1\n";
        const record = storedRecord();
        record.files.find(({ name }) => name === "indicators.csv")!.sha256 = sha256(table);
        return storedFolder({ "run.json": JSON.stringify(record), "indicators.csv": table });
      },
    ],
    [
      "a module that this engine does not have",
      "cannot-rerun",
      () =>
        changed((of) => {
          model(of)["modules"] = [...of.scenario.model.modules, "ships"] as never;
          signed(of);
        }),
    ],
    [
      "a scenario without a parameter",
      "cannot-rerun",
      () =>
        changed((of) => {
          const parameters = of.scenario.model.regions[0]!.parameters as Record<string, unknown>;
          delete parameters["housing.demolition_rate"];
          delete parameters[Object.keys(parameters)[0]!];
          signed(of);
        }),
    ],
    [
      "a table of another length",
      "cannot-rerun",
      () =>
        changed((of) => {
          const levers = of.scenario.model.regions[0]!.levers as Record<string, number[]>;
          levers["renewables.wind_capacity"] = [1, 2, 3];
          signed(of);
        }),
    ],
    [
      "a run of no years",
      "cannot-rerun",
      () =>
        changed((of) => {
          model(of)["last"] = 2020 as never;
          signed(of);
        }),
    ],
  ])("with %s gets %s", (_, code, make) => {
    expect(looked(make())).toContain(code);
  });

  it("names what an older scenario lacks", () => {
    const record = storedRecord();
    const parameters = record.scenario.model.regions[0]!.parameters as Record<string, unknown>;
    delete parameters["demography.housing_pull"];
    const { runs } = readStoredRuns(path.join(written(signed(record)), "run.json"));
    expect(rerunObstacles(runs[0]!.scenario.model)?.absent).toContain("demography.housing_pull");
    const { run, diagnostics } = comparedStored(runs[0]!, new Set(), instanceOf);
    expect(diagnostics[0]!.message.en).toContain("demography.housing_pull");
    // What was stored is there all the same.
    expect(run!.outcome).toBeNull();
    expect(run!.series.at("demography.population", 2024)).toBeGreaterThan(70_000);
    expect(run!.targets[0]!.length).toBeGreaterThan(20);
  });

  it("is never a bug of ours, wherever it was changed, signed or not", () => {
    type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
    const strange = fc.constantFrom<Json>(
      ...[null, "", "NaN", -1, 0, 1e308, 0.5, true, [], {}, [null], { a: 1 }, "x".repeat(2000)],
    );
    const steps = fc.array(fc.nat(10_000), { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(steps, strange, fc.boolean(), fc.boolean(), (way, value, isGone, isSigned) => {
        const record = storedRecord();
        const { model: figures, notes } = record.scenario;
        let within = [figures, notes][way.length % 2] as unknown as { [key: string]: Json };
        for (const [at, step] of way.entries()) {
          const keys = Object.keys(within);
          const key = keys[step % keys.length];
          if (key === undefined) break;
          const inside = within[key];
          if (at < way.length - 1 && typeof inside === "object" && inside !== null) {
            within = inside as { [key: string]: Json };
            continue;
          }
          if (isGone && !Array.isArray(within)) delete within[key];
          else within[key] = value;
          break;
        }
        looked(written(isSigned ? signed(record) : record));
        removeStoredFolders();
      }),
      { numRuns: 40 },
    );
  });
});
