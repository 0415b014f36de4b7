/** The results folder as a program reads it: its list, its accounts, its dialects. */
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { root } from "../arbitraries/root.ts";
import { filesBelow, PLAN, readCsv, simulate, temporaryFolder } from "./simulate.ts";

const out = temporaryFolder();
const folder = path.join(out, "kortrijk-2040");
let files: Map<string, Buffer>;

beforeAll(() => {
  expect(simulate([PLAN, "--out", out]).status).toBe(0);
  files = filesBelow(folder);
});
afterAll(() => fs.rmSync(out, { recursive: true, force: true }));

const table = (name: string): Record<string, string>[] =>
  readCsv(files.get(name)!.toString("utf8"));

/** Closed to 1e-9 of the size of the terms. */
const expectClosed = (left: number, right: number, what: string): void => {
  const scale = Math.max(1e-6, Math.abs(left), Math.abs(right));
  expect(Math.abs(left - right) <= 1e-9 * scale, `${what}: ${left} against ${right}`).toBe(true);
};

describe("run.json", () => {
  it("lists every other file with its SHA-256", () => {
    const run = JSON.parse(files.get("run.json")!.toString("utf8"));
    const names = run.files.map(({ name }: { name: string }) => name).sort();
    expect(names).toEqual([...files.keys()].filter((name) => name !== "run.json").sort());
    for (const { name, sha256 } of run.files) {
      expect(createHash("sha256").update(files.get(name)!).digest("hex")).toBe(sha256);
    }
    expect(run.engine).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe("a machine without native libraries", () => {
  it("gets every file to the byte, with nothing that is installed beside the command", () => {
    const without = path.join(out, "without.cjs");
    fs.writeFileSync(
      without,
      `const { isBuiltin, Module } = require("node:module");
       const { isAbsolute } = require("node:path");
       const resolve = Module._resolveFilename;
       Module._resolveFilename = function (request, ...rest) {
         if (isBuiltin(request) || isAbsolute(request) || request.startsWith(".")) {
           return resolve.call(this, request, ...rest);
         }
         require("node:fs").appendFileSync(${JSON.stringify(`${without}.log`)}, request + "\\n");
         throw new Error("a DLL is forbidden here");
       };`,
    );
    const there = path.join(out, "without");
    const { status, error } = simulate([PLAN, "--out", there, "--quiet"], {
      flags: ["--require", without],
    });
    expect([status, error]).toEqual([0, ""]);
    // Else the native renderer had drawn these as well.
    expect(fs.readFileSync(`${without}.log`, "utf8")).toBe("@resvg/resvg-js\n");
    const drawn = filesBelow(path.join(there, "kortrijk-2040"));
    expect([...drawn.keys()]).toEqual([...files.keys()]);
    const other = [...files].filter(([name, bytes]) => !drawn.get(name)!.equals(bytes));
    expect(other.map(([name]) => name)).toEqual([]);
  });
});

describe("population.csv", () => {
  it("follows every cohort to the next year", () => {
    const rows = table("population.csv");
    const key = (row: Record<string, string>): string =>
      `${row["year"]} ${row["sex"]} ${row["age"]}`;
    const byKey = new Map(rows.map((row) => [key(row), row]));
    const end = (year: number, sex: string, age: string): number => {
      const row = byKey.get(`${year} ${sex} ${age}`)!;
      const value = (column: string): number => Number(row[column]);
      return (
        value("population") +
        value("births") +
        value("immigration") -
        value("emigration") -
        value("deaths")
      );
    };
    for (let year = 2024; year < 2050; year++) {
      for (const sex of ["male", "female"]) {
        const opening = (age: number): number =>
          Number(byKey.get(`${year + 1} ${sex} ${age}`)!["population"]);
        expectClosed(end(year, sex, "newborn"), opening(0), `newborn ${sex} ${year}`);
        for (let age = 0; age < 99; age++) {
          expectClosed(end(year, sex, `${age}`), opening(age + 1), `${age} ${sex} ${year}`);
        }
        expectClosed(
          end(year, sex, "99") + end(year, sex, "100"),
          opening(100),
          `100 ${sex} ${year}`,
        );
      }
    }
    const births = rows.filter((row) => row["age"] !== "newborn" && row["births"] !== "0");
    expect(births).toEqual([]);
  });

  it("adds up to the population of indicators.csv", () => {
    const totals = new Map<string, number>();
    for (const { year, population } of table("population.csv")) {
      totals.set(year!, (totals.get(year!) ?? 0) + Number(population));
    }
    for (const { indicator, year, value } of table("indicators.csv")) {
      if (indicator === "demography.population") {
        expectClosed(totals.get(year!)!, Number(value), `population ${year}`);
      }
    }
  });
});

describe("flows/", () => {
  it("has accounts that close per row and open where they closed", () => {
    const names = [...files.keys()].filter((name) => name.startsWith("flows/"));
    expect(names.length).toBeGreaterThanOrEqual(4);
    for (const name of names) {
      const rows = table(name);
      const columns = Object.keys(rows[0]!);
      const flows = columns.filter((column) => /^(in|out)_/.test(column));
      const cellColumns = columns.slice(3, columns.indexOf("opening"));
      const closings = new Map<string, number>();
      for (const row of rows) {
        const cell = cellColumns.map((column) => row[column]).join(" ");
        const balance = flows.reduce(
          (sum, column) => sum + (column.startsWith("in_") ? 1 : -1) * Number(row[column]),
          0,
        );
        const turnover = flows.reduce((sum, column) => sum + Math.abs(Number(row[column])), 0);
        if (row["opening"] === "") {
          expect(Math.abs(balance) <= 1e-9 * Math.max(1e-6, turnover), `${name} ${cell}`).toBe(
            true,
          );
          continue;
        }
        const opening = Number(row["opening"]);
        const scale = Math.max(1e-6, Math.abs(opening) + turnover);
        const off = Math.abs(opening + balance - Number(row["closing"]));
        expect(off <= 1e-9 * scale, `${name} ${row["year"]} ${cell}: off by ${off}`).toBe(true);
        const before = closings.get(cell);
        if (before !== undefined) expectClosed(before, opening, `${name} ${row["year"]} ${cell}`);
        closings.set(cell, Number(row["closing"]));
      }
    }
  });

  it("has in electricity.csv the T from which the local emission factor follows", () => {
    const sums = (name: string, column: string): Map<string, number> => {
      const byYear = new Map<string, number>();
      for (const row of table(name)) {
        byYear.set(row["year"]!, (byYear.get(row["year"]!) ?? 0) + Number(row[column]));
      }
      return byYear;
    };
    const use = sums("flows/electricity.csv", "out_use");
    const made = sums("flows/electricity_production.csv", "in_production");
    const indicator = (id: string): Map<string, number> =>
      new Map(
        table("indicators.csv")
          .filter((row) => row["indicator"] === id)
          .map((row) => [row["year"]!, Number(row["value"])]),
      );
    const run = JSON.parse(files.get("run.json")!.toString("utf8")) as {
      scenario: { model: { regions: { parameters: Record<string, number[]> }[] } };
    };
    const { parameters } = run.scenario.model.regions[0]!;
    const factor = indicator("emissions.local_electricity_factor");
    const gross = indicator("electricity.use");
    expect(use.size).toBe(27);
    [...use].forEach(([year, total], index) => {
      expectClosed(total, gross.get(year)!, `use in ${year}`);
      const national = parameters["emissions.grid_factor"]![index]!;
      const green = parameters["emissions.green_purchases"]![index]!;
      const local = (national * Math.max(0, total - made.get(year)! - green)) / total;
      expectClosed(local, factor.get(year)!, `local factor in ${year}`);
    });
    const uses = new Set(table("flows/electricity.csv").map((row) => row["electricity_use"]));
    expect(table("flows/electricity.csv")).toHaveLength(27 * uses.size);
  });
});

describe("targets.csv", () => {
  it("has every goal of the city, none dropped", () => {
    const goals = path.join(root, "scenarios", "regions", "kortrijk", "targets.csv");
    const lines = fs.readFileSync(goals, "utf8").trimEnd().split("\n").slice(1);
    expect(new Set(table("targets.csv").map((row) => row["target"]))).toEqual(
      new Set(lines.map((line) => line.slice(0, line.indexOf(",")))),
    );
  });
});

describe("charts/", () => {
  it("has a spec, an SVG and a PNG of each", () => {
    const names = [...files.keys()].filter((name) => name.startsWith("charts/"));
    const charts = new Set(names.map((name) => name.replace(/\.(vl\.json|svg|png)$/, "")));
    expect(charts.size).toBeGreaterThanOrEqual(10);
    for (const chart of charts) {
      for (const ending of [".vl.json", ".svg", ".png"]) expect(names).toContain(chart + ending);
    }
  });
});

describe("--csv be", () => {
  it("writes what a Belgian Excel opens right", () => {
    const other = temporaryFolder();
    try {
      expect(simulate([PLAN, "--csv", "be", "--out", other]).status).toBe(0);
      const text = fs.readFileSync(path.join(other, "kortrijk-2040", "indicators.csv"), "utf8");
      expect(text.startsWith("\uFEFFscenario;region;indicator;")).toBe(true);
      expect(text).toMatch(/;\d+,\d+\n/);
      expect(text).not.toMatch(/;\d+\.\d+\n/);
    } finally {
      fs.rmSync(other, { recursive: true, force: true });
    }
  });
});
