/** The folder of a comparison: what is in it, what it is called, and that nothing else is lost. */
import { createHash } from "node:crypto";
import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { folderName } from "../../cli/compare/folder-name.ts";
import type { Comparison } from "../../engine/analysis/comparison.ts";
import {
  COMMAND,
  digestsBelow,
  filesBelow,
  readCsv,
  simulate,
  temporaryFolder,
} from "./simulate.ts";

let folder: string;
beforeAll(() => {
  folder = temporaryFolder();
});
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

const INTO = (out: string): string[] => ["--out", path.join(folder, out), "--quiet"];
const text = (files: ReadonlyMap<string, Buffer>, name: string): string =>
  files.get(name)!.toString("utf8");

describe("the folder of a comparison", () => {
  let files: Map<string, Buffer>;
  beforeAll(() => {
    const { status, error } = simulate(["compare", "referentie", "kortrijk-2040", ...INTO("a")]);
    expect([status, error]).toEqual([0, ""]);
    files = filesBelow(path.join(folder, "a", "referentie-vs-kortrijk-2040"));
  });

  it("has the tables, and a run.json that lists and signs every other file", () => {
    for (const name of ["indicators.csv", "targets.csv", "tables/emissions.by_sector.csv"]) {
      expect([...files.keys()]).toContain(name);
    }
    const run = JSON.parse(text(files, "run.json")) as {
      format: string;
      id: string;
      reference: string;
      runs: { id: string; scenario: { model: object } }[];
      files: { name: string; sha256: string }[];
    };
    expect(run.format).toBe("ademruimte-comparison/1");
    expect([run.id, run.reference]).toEqual(["referentie-vs-kortrijk-2040", "referentie"]);
    expect(run.runs.map(({ id }) => id)).toEqual(["referentie", "kortrijk-2040"]);
    expect(run.files.map(({ name }) => name).sort()).toEqual(
      [...files.keys()].filter((name) => name !== "run.json").sort(),
    );
    for (const { name, sha256 } of run.files) {
      expect(createHash("sha256").update(files.get(name)!).digest("hex")).toBe(sha256);
    }
  });

  it("has the figures of each plan as a run by itself writes them, to the digit", () => {
    for (const id of ["referentie", "kortrijk-2040"]) {
      simulate([id, ...INTO("alone")]);
      const alone = filesBelow(path.join(folder, "alone", id));
      for (const name of ["indicators.csv", "tables/emissions.by_sector_carrier.csv"]) {
        const mine = readCsv(text(files, name)).filter(({ scenario }) => scenario === id);
        const theirs = readCsv(text(alone, name));
        const key = Object.keys(theirs[0]!);
        const kept = mine.map((row) =>
          Object.fromEntries(key.map((column) => [column, row[column]])),
        );
        expect(kept).toEqual(theirs);
      }
      const statuses = (of: ReadonlyMap<string, Buffer>): string[] =>
        readCsv(text(of, "targets.csv"))
          .filter(({ scenario }) => scenario === id)
          .map(({ target, status, reached, gap }) => [target, status, reached, gap].join());
      expect(statuses(files)).toEqual(statuses(alone));
    }
  });

  it("has the value of the first year and of the reference beside every figure", () => {
    const rows = readCsv(text(files, "indicators.csv"));
    const find = (scenario: string, year: string): Record<string, string> =>
      rows.find(
        (row) =>
          row["scenario"] === scenario &&
          row["year"] === year &&
          row["indicator"] === "emissions.total",
      )!;
    const [first, plan, reference] = [
      find("kortrijk-2040", "2024"),
      find("kortrijk-2040", "2040"),
      find("referentie", "2040"),
    ];
    expect([plan["base_year"], plan["base_value"]]).toEqual(["2024", first["value"]]);
    expect(plan["reference_value"]).toBe(reference["value"]);
    expect(Number(plan["difference"])).toBe(Number(plan["value"]) - Number(reference["value"]));
    expect(Number(plan["change_since_base"])).toBe(Number(plan["value"]) - Number(first["value"]));
    expect(reference["difference"]).toBe("0");
  });

  it("says of every goal who meets it, what is lacking and since when", () => {
    const rows = readCsv(text(files, "targets.csv"));
    for (const { status, gap, year, first_year_missed: since, kind } of rows) {
      if (status === "met" || status === "met_by_trend") expect([gap, since]).toEqual(["0", ""]);
      if (status !== "missed") continue;
      expect(Number(gap)).toBeGreaterThan(0);
      if (kind!.startsWith("annual")) expect(Number(since)).toBeGreaterThan(2023);
      else expect(since).toBe(year);
    }
    expect(rows.some(({ status }) => status === "missed")).toBe(true);
  });

  it("is the same to the byte the next time, and replaces what it wrote", () => {
    const before = digestsBelow(path.join(folder, "a"));
    const { status } = simulate(["compare", "referentie", "kortrijk-2040", ...INTO("a")]);
    expect(status).toBe(0);
    expect(digestsBelow(path.join(folder, "a"))).toEqual(before);
  });

  it("is left alone when something of somebody else lies in it", () => {
    const target = path.join(folder, "a", "referentie-vs-kortrijk-2040");
    fs.writeFileSync(path.join(target, "nota.docx"), "");
    const before = digestsBelow(target);
    const { status, error } = simulate(["compare", "referentie", "kortrijk-2040", ...INTO("a")]);
    expect(status).toBe(1);
    expect(error).toContain("nota.docx");
    expect(digestsBelow(target)).toEqual(before);
    fs.rmSync(path.join(target, "nota.docx"));
  });

  it("is whole after a kill at any moment", async () => {
    const args = ["compare", "referentie", "kortrijk-2040", ...INTO("a")];
    const whole = digestsBelow(path.join(folder, "a"));
    for (const wait of [300, 900, 1500]) {
      await new Promise<void>((done) => {
        const child = spawn(process.execPath, [COMMAND, ...args], { stdio: "ignore" });
        const timer = setTimeout(() => child.kill("SIGKILL"), wait);
        child.on("exit", () => {
          clearTimeout(timer);
          done();
        });
      });
    }
    expect(simulate(args).status).toBe(0);
    expect(digestsBelow(path.join(folder, "a"))).toEqual(whole);
  });
});

describe("a plan beside a copy of itself", () => {
  it("differs by exactly nought in every cell of every file", () => {
    const copy = path.join(folder, "kopie.yaml");
    fs.writeFileSync(copy, "id: kopie\nextends: kortrijk-2040\n");
    const { out, status } = simulate([
      ...["compare", "kortrijk-2040", copy, "--out", path.join(folder, "zelf"), "--json"],
    ]);
    expect(status).toBe(0);
    const files = filesBelow(path.join(folder, "zelf", "kortrijk-2040-vs-kopie"));
    let cells = 0;
    for (const [name, bytes] of files) {
      if (!name.endsWith(".csv")) continue;
      for (const row of readCsv(bytes.toString("utf8"))) {
        for (const [column, cell] of Object.entries(row)) {
          if (!column.includes("difference") || cell === "") continue;
          if (cell !== "0") expect.fail(`${name}: ${column} is ${cell}`);
          cells++;
        }
      }
    }
    expect(cells).toBeGreaterThan(10_000);
    const { result } = JSON.parse(out) as {
      result: {
        differences: { rows: unknown[] }[];
        regions: { indicators: Record<string, { differences: Record<string, number[]> }> }[];
      };
    };
    expect(result.differences.flatMap(({ rows }) => rows)).toEqual([]);
    const all = Object.values(result.regions[0]!.indicators).flatMap(({ differences }) =>
      Object.values(differences).flat(),
    );
    expect(all.every((difference) => difference === 0 || difference === null)).toBe(true);
  });
});

describe("where it cannot be written", () => {
  it("says so, and computes nothing for it", () => {
    const file = path.join(folder, "bestand");
    fs.writeFileSync(file, "");
    const args = ["compare", "referentie", "kortrijk-2040", "--out", path.join(file, "x")];
    const { status, error } = simulate(args);
    expect(status).toBe(1);
    expect(error).toContain("unwritable-output");
  });
});

describe("the name of the folder", () => {
  const of = (ids: readonly string[], reference = 0): Comparison => {
    const runs = ids.map((id) => ({ id }));
    return { runs, reference } as unknown as Comparison;
  };
  const HASH = "abcdef0123456789";

  it("names up to three plans, the reference first", () => {
    expect(folderName(of(["a", "b"]), false, HASH)).toBe("a-vs-b");
    expect(folderName(of(["a", "b", "c"], 1), false, HASH)).toBe("b-vs-a-vs-c");
  });

  it("counts the others when they are many or their names are long", () => {
    expect(folderName(of(["a", "b", "c", "d"]), false, HASH)).toBe("a-vs-3-others--abcdef");
    const long = "een-plan-met-een-heel-erg-lange-naam-die-maar-doorgaat";
    expect(folderName(of([long, `${long}-2`]), false, HASH)).toMatch(
      /^een-plan.*-vs-1-others--abcdef$/,
    );
    for (const ids of [
      [long, "b"],
      [long, "b", "c", "d"],
      ["a", long],
    ]) {
      expect(folderName(of(ids), true, HASH).length).toBeLessThanOrEqual(60);
    }
  });

  it("is another one when a value was set by hand", () => {
    expect(folderName(of(["a", "b"]), true, HASH)).toBe("a-vs-b--abcdef");
  });
});
