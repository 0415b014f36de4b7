/** Old against new, as a person types it: comparing with a stored run, and running it again. */
import fs from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  removeStoredFolders,
  sha256,
  signed,
  storedFolder,
  storedRecord,
  type StoredRecord,
} from "../arbitraries/stored-run.ts";
import { PLAN, readCsv, simulate, temporaryFolder } from "./simulate.ts";

const out = temporaryFolder();
const fresh = path.join(out, "kortrijk-2040");
const run = path.join(fresh, "run.json");

beforeAll(() => {
  expect(simulate([PLAN, "--out", out, "--quiet"]).status).toBe(0);
});
afterAll(() => {
  fs.rmSync(out, { recursive: true, force: true });
  removeStoredFolders();
});

/** The fresh results folder with some of its files changed, and signed as if they were written so. */
function copy(change: (folder: string, record: StoredRecord) => void): string {
  const folder = path.join(temporaryFolder(), "copy");
  fs.cpSync(fresh, folder, { recursive: true });
  const file = path.join(folder, "run.json");
  const record = JSON.parse(fs.readFileSync(file, "utf8")) as StoredRecord;
  change(folder, record);
  fs.writeFileSync(file, JSON.stringify(record));
  return folder;
}

/** As an engine would have written it that computes an output otherwise. */
const ofAnotherEngine = (): string =>
  copy((folder, record) => {
    const file = path.join(folder, "indicators.csv");
    const text = fs
      .readFileSync(file, "utf8")
      .replace(/^(.*,emissions\.total,.*,2040,)(.*)$/m, (_, head: string, value: string) => {
        return `${head}${Number(value) + 1000}`;
      });
    fs.writeFileSync(file, text);
    record.engine = "0".repeat(64);
    record.files.find(({ name }) => name === "indicators.csv")!.sha256 = sha256(text);
  });

interface Moved {
  readonly id: string;
  readonly largest: Record<"year" | "difference" | "byEngine" | "byPlan", number>;
  readonly stored: readonly number[];
  readonly rerun: readonly (number | null)[];
  readonly now: readonly number[];
}
interface Told {
  readonly moved: readonly Moved[];
  readonly outputs: number;
  readonly isSplit: boolean;
}

const answer = (args: readonly string[]) => {
  const done = simulate([...args, "--json"]);
  return { ...done, json: JSON.parse(done.out) };
};

describe("simulate rerun", () => {
  it.each([[[] as string[]], [["--csv", "be"]]])("gives the same to the bit (%s)", (dialect) => {
    const parent = temporaryFolder();
    expect(simulate([PLAN, "--out", parent, "--quiet", ...dialect]).status).toBe(0);
    const { status, json } = answer(["rerun", path.join(parent, "kortrijk-2040"), "--strict"]);
    const [result] = json.result;
    expect(status).toBe(0);
    expect(json.kind).toBe("rerun");
    expect(json.diagnostics).toEqual([]);
    expect(result).toMatchObject({ id: "kortrijk-2040", isIdentical: true, newModules: [] });
    expect(result.engines.isSame).toBe(true);
    expect(result.byEngine).toMatchObject({ moved: [], gone: [], added: [], redefined: [] });
    expect(result.byEngine.figures).toBeGreaterThan(4000);
    expect(result.tables).toMatchObject({ isSameFile: true, different: [] });
    expect(result.plan.state).toBe("found");
    fs.rmSync(parent, { recursive: true });
  });

  it("says so in a few lines", () => {
    const { status, out: text, error } = simulate(["rerun", run, "--lang", "en"]);
    expect(status).toBe(0);
    expect(error).toBe("");
    expect(text).toMatch(
      /Identical: all \d+ figures of \d+ outputs are to the bit what was stored\./,
    );
    expect(text).toContain("Plan and data are the same as then (scenarios/kortrijk/kortrijk-2040");
  });

  it("says which outputs another engine gave otherwise, and by how much", () => {
    const folder = ofAnotherEngine();
    const { json, status } = answer(["rerun", folder]);
    const [result] = json.result;
    expect(status).toBe(0);
    expect(result.isIdentical).toBe(false);
    expect(result.engines.isSame).toBe(false);
    expect((result.byEngine as Told).moved.map(({ id }) => id)).toEqual(["emissions.total"]);
    const { largest } = (result.byEngine as Told).moved[0]!;
    expect(largest.year).toBe(2040);
    expect(largest.difference).toBeCloseTo(-1000, 6);
    expect(simulate(["rerun", folder, "--quiet", "--strict"]).status).toBe(3);
    expect(simulate(["rerun", folder]).out).toContain("1 van ");
  });

  it("says what changed in plan and data since", () => {
    const { json, status } = answer(["rerun", run, "--plan", "veel-bouwen", "--strict"]);
    const [{ plan, byEngine, isIdentical }] = json.result;
    expect(status).toBe(3);
    expect(isIdentical).toBe(false);
    expect(byEngine.moved).toEqual([]);
    const [{ rows, backgroundDiffers }] = plan.differences;
    expect(backgroundDiffers).toBe(true);
    expect(rows.map(({ address }: { address: string }) => address)).toContain(
      "renewables.wind_capacity",
    );
    for (const { largest } of (plan.movement as Told).moved) {
      expect(largest.byEngine).toBe(0);
      expect(largest.byPlan).toBe(largest.difference);
    }
    const { out: text } = simulate(["rerun", run, "--plan", "veel-bouwen"]);
    expect(text).toContain("Plan of data zijn veranderd");
    for (const line of text.split("\n")) expect(line.length).toBeLessThanOrEqual(100);
  });

  it("knows the figures by their hash where the table itself is gone", () => {
    const folder = copy((at) => fs.rmSync(path.join(at, "indicators.csv")));
    const { json } = answer(["rerun", folder]);
    expect(json.diagnostics.map(({ code }: { code: string }) => code)).toEqual(["changed-results"]);
    expect(json.result[0]).toMatchObject({ isIdentical: true, byEngine: null });
    expect(json.result[0].tables.isSameFile).toBe(true);
  });

  it("says that the plan is not where the run had it", () => {
    const { json } = (() => {
      const done = simulate(["rerun", run, "--json"], { cwd: out });
      return { json: JSON.parse(done.out) };
    })();
    expect(json.result[0].plan.state).toBe("not-found");
    expect(json.result[0].isIdentical).toBe(true);
  });

  it("looks for no plan outside of the folder where it runs", () => {
    const folder = copy((_, record) => {
      (record.scenario.notes.files as string[])[0] = "../../../etc/hostname";
      signed(record);
    });
    expect(answer(["rerun", folder]).json.result[0].plan.state).toBe("not-found");
  });

  it("writes the new run beside, and leaves the stored one alone", () => {
    const parent = temporaryFolder();
    expect(simulate(["rerun", run, "--out", parent, "--quiet"]).status).toBe(0);
    const again = path.join(parent, "kortrijk-2040-rerun");
    for (const name of ["indicators.csv", "population.csv", "run.json"]) {
      const [one, other] = [again, fresh].map((at) => fs.readFileSync(path.join(at, name)));
      expect(one!.equals(other!), name).toBe(true);
    }
    fs.rmSync(parent, { recursive: true });
  });

  it("names what is missing when this engine cannot run it, and runs nothing", () => {
    const folder = copy((_, record) => {
      const parameters = record.scenario.model.regions[0]!.parameters as Record<string, unknown>;
      delete parameters["demography.housing_pull"];
      signed(record);
    });
    const gone = { cwd: path.dirname(folder) };
    const { status, error } = simulate(["rerun", folder, "--lang", "en"], gone);
    expect(status).toBe(1);
    expect(error).toContain("error[cannot-rerun]");
    expect(error).toContain("the scenario gives no value to demography.housing_pull");
  });

  it.each([
    ["a plan", PLAN, "broken-run"],
    ["nothing", "nowhere.json", "missing-file"],
  ])("refuses %s in plain words", (_, file, code) => {
    const { status, json } = answer(["rerun", file]);
    expect(status).toBe(1);
    expect(json.diagnostics.map((one: { code: string }) => one.code)).toEqual([code]);
  });

  it("tells a plan and a folder without a stored run from a file that is not there", () => {
    const told = (file: string): string => simulate(["rerun", file, "--lang", "en"]).error;
    expect(told(PLAN)).toContain("this is a plan; give the folder of a run of it");
    const holder = path.join(out, "renamed");
    fs.mkdirSync(holder);
    expect(told(holder)).toContain("is a folder without run.json");
    fs.writeFileSync(path.join(holder, "run-2025.json"), "{}");
    expect(told(holder)).toContain("if it is run-2025.json, name that file");
  });
});

describe("simulate compare with a stored run", () => {
  it("finds nothing between a run and the same plan", () => {
    const parent = temporaryFolder();
    const { json, status } = answer(["compare", run, PLAN, "--out", parent]);
    expect(status).toBe(0);
    expect(json.result.scenarios.map(({ id }: { id: string }) => id)).toEqual([
      ...["kortrijk-2040-stored", "kortrijk-2040"],
    ]);
    expect(json.result.differences[0].rows).toEqual([]);
    expect(json.result.movements[0]).toMatchObject({ isThisEngine: true });
    expect(json.result.movements[0].movement).toMatchObject({ moved: [], isSplit: true });
    const folder = path.join(parent, "kortrijk-2040-stored-vs-kortrijk-2040");
    const rows = readCsv(fs.readFileSync(path.join(folder, "indicators.csv"), "utf8"));
    expect(rows.length).toBeGreaterThan(8000);
    const apart = rows.filter(({ difference }) => difference !== "0" && difference !== "");
    expect(apart).toEqual([]);
    // And the folder that was just written can be compared and run again in its turn.
    const again = answer(["compare", folder, "referentie", "--no-files"]);
    expect(again.json.result.scenarios.map(({ id }: { id: string }) => id)).toEqual([
      ...["kortrijk-2040-stored-stored", "kortrijk-2040-stored", "referentie"],
    ]);
    fs.rmSync(parent, { recursive: true });
  });

  it("tells the engine's part from the plan's", () => {
    const parent = temporaryFolder();
    const { json } = answer(["compare", ofAnotherEngine(), "veel-bouwen", "--out", parent]);
    const [{ movement, isThisEngine }] = json.result.movements as {
      movement: Told;
      isThisEngine: boolean;
    }[];
    expect(isThisEngine).toBe(false);
    expect(movement.isSplit).toBe(true);
    const heat = movement.moved.find(({ id }) => id === "emissions.total")!;
    const [at] = heat.stored.flatMap((value, year) => (value === heat.rerun[year] ? [] : [year]));
    expect(heat.rerun[at!]! - heat.stored[at!]!).toBeCloseTo(-1000, 6);
    const [folder] = fs.readdirSync(parent);
    const rows = readCsv(fs.readFileSync(path.join(parent, folder!, "moved.csv"), "utf8"));
    for (const row of rows.filter(({ change }) => change === "moved")) {
      const [engine, plan, whole] = ["by_engine", "by_plan", "difference"].map((key) =>
        Number(row[key]),
      );
      const size = Math.max(...["stored_value", "value"].map((key) => Math.abs(Number(row[key]))));
      expect(Math.abs(engine! + plan! - whole!)).toBeLessThanOrEqual(1e-9 * Math.max(1, size));
    }
    fs.rmSync(parent, { recursive: true });
  });

  it("compares with a run of an engine of November 2026", () => {
    const folder = storedFolder();
    const { status, json } = answer(["compare", folder, "kortrijk-2040", "--no-files"]);
    expect(status).toBe(0);
    const [{ stored, engine, movement }] = json.result.movements as {
      stored: string;
      engine: string;
      movement: Told;
    }[];
    expect([stored, engine]).toEqual(["kortrijk-2040-stored", storedRecord().engine]);
    expect(movement.outputs).toBeGreaterThan(100);
    expect(json.result.regions[0].indicators["emissions.total"]).toBeDefined();
    const { out: text, status: shown } = simulate([
      ...["compare", folder, "kortrijk-2040", "--no-files", "--lang", "en"],
    ]);
    expect(shown).toBe(0);
    expect(text).toContain("Old against new");
  });

  it("shows what was stored where this engine cannot run it, and says what is missing", () => {
    const record = storedRecord();
    const parameters = record.scenario.model.regions[0]!.parameters as Record<string, unknown>;
    delete parameters["demography.housing_pull"];
    const folder = storedFolder({ "run.json": JSON.stringify(signed(record)) });
    const { status, json } = answer(["compare", folder, "kortrijk-2040", "--no-files"]);
    expect(status).toBe(0);
    const [{ movement }] = json.result.movements as { movement: Told }[];
    expect(movement.isSplit).toBe(false);
    expect(json.diagnostics[0].code).toBe("cannot-rerun");
    expect(json.diagnostics[0].message.nl).toContain("demography.housing_pull");
  });

  it("needs the tables where it can neither read nor run what was stored", () => {
    const record = storedRecord();
    const parameters = record.scenario.model.regions[0]!.parameters as Record<string, unknown>;
    delete parameters["demography.housing_pull"];
    const folder = storedFolder({ "run.json": JSON.stringify(signed(record)) });
    fs.rmSync(path.join(folder, "indicators.csv"));
    const { status, error } = simulate(["compare", folder, "kortrijk-2040", "--no-files"]);
    expect(status).toBe(1);
    expect(error).toContain("fout[changed-results]");
  });
});
