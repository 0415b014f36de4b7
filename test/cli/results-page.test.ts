/** Every column of every table that a command writes stands on the pages about the folder. */
import fs from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { COMMON_COLUMNS, RESULT_TABLES } from "../../viz/files/result-columns.ts";
import { RESULT_PAGES, resultPages } from "../../build/model-pages/result-pages.ts";
import { catalogue } from "../../engine/model/index.ts";
import { root } from "../arbitraries/root.ts";
import { filesBelow, simulate, temporaryFolder } from "./simulate.ts";

const folder = temporaryFolder();
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

/** Starts again from a measurement and names budgets, so that it has every table and column. */
const PLAN = `id: own
title: { nl: Eigen, en: Own }
extends: ./kortrijk-2040.yaml
include: [measures/koolstofbudget.yaml]
start_from: 2026
observations:
  demography.population: { 2026: 81200 persons, source: Example }
`;

const FOLDERS = {
  run: "own",
  comparison: "own-stored-vs-own-vs-kortrijk-2040",
  ensemble: "own-vs-kortrijk-2040--ensemble",
  sensitivity: "own--sensitivity",
} as const;
const KINDS = ["run", "comparison", "ensemble", "sensitivity"] as const;
let plan = "";

beforeAll(() => {
  fs.cpSync(path.join(root, "scenarios"), path.join(folder, "scenarios"), { recursive: true });
  fs.copyFileSync(path.join(root, "ademruimte.yaml"), path.join(folder, "ademruimte.yaml"));
  plan = path.join(folder, "scenarios", "kortrijk", "own.yaml");
  fs.writeFileSync(plan, PLAN);
  const written = ["--out", path.join(folder, "results"), "--quiet"];
  expect(simulate([plan, ...written]).status).toBe(0);
  const stored = path.join(folder, "results", FOLDERS.run);
  expect(simulate(["compare", stored, plan, "kortrijk-2040", ...written]).status).toBe(0);
  const drawn = ["--members", "20", "--cells"];
  expect(simulate(["ensemble", plan, "kortrijk-2040", ...drawn, ...written]).status).toBe(0);
  const few = ["--of", "co2_2040", "--samples", "16"];
  expect(simulate(["sensitivity", plan, ...few, ...written]).status).toBe(0);
  // Four commands that draw all of their charts.
}, 300_000);

/** `tables/emissions.by_sector.csv` is one of `tables/M.O.csv`. */
const nameOf = (file: string): string =>
  file.replace(/^tables\/.*/, "tables/M.O.csv").replace(/^flows\/.*/, "flows/NAME.csv");

/** Names that the model gives to columns: dimensions of tables, and ins and outs of accounts. */
const declared = new Set(
  catalogue.modules.flatMap(({ outputs, accounts }) => [
    ...Object.values(outputs).flatMap(({ dims }) => dims),
    ...Object.values(accounts).flatMap(({ dims, columns }) => [...dims, ...columns]),
  ]),
);

describe.each(KINDS)("the report of a %s", (of) => {
  it("is listed and signed with the rest", () => {
    const place = path.join(folder, "results", FOLDERS[of]);
    const { files } = JSON.parse(fs.readFileSync(path.join(place, "run.json"), "utf8")) as {
      files: { name: string }[];
    };
    expect(files.map(({ name }) => name)).toContain("report.html");
    expect(fs.readFileSync(path.join(place, "report.html"), "utf8")).toMatch(/^<!doctype html>/);
  });
});

describe.each(KINDS)("the tables of a %s", (of) => {
  const heads = (): ReadonlyMap<string, ReadonlySet<string>> => {
    const found = new Map<string, Set<string>>();
    for (const [file, bytes] of filesBelow(path.join(folder, "results", FOLDERS[of]))) {
      if (!file.endsWith(".csv")) continue;
      const names = found.get(nameOf(file)) ?? new Set<string>();
      for (const name of bytes.toString("utf8").split("\n")[0]!.split(",")) names.add(name);
      found.set(nameOf(file), names);
    }
    return found;
  };

  it("are those of the pages, no more and no fewer", () => {
    const listed = RESULT_TABLES.filter((one) => one.of === of).map(({ name }) => name);
    expect([...heads().keys()].sort()).toEqual(listed.sort());
  });

  it("have every column on the pages, and no page has another", () => {
    for (const [file, names] of heads()) {
      const { columns } = RESULT_TABLES.find((one) => one.of === of && one.name === file)!;
      const unknown = [...names].filter(
        (name) =>
          !(name in columns) &&
          !(name in COMMON_COLUMNS) &&
          !(file.includes("/") && declared.has(name)),
      );
      expect(unknown, file).toEqual([]);
      expect(
        Object.keys(columns).filter((name) => !names.has(name)),
        file,
      ).toEqual([]);
    }
  });
});

it("writes the pages from the list: run `npm run docs`", () => {
  for (const { file, before, after } of resultPages(root)) expect(before, file).toBe(after);
  expect(Object.values(RESULT_PAGES).every((file) => fs.existsSync(path.join(root, file)))).toBe(
    true,
  );
});

it("says of each column something in both languages, and the same of none in both", () => {
  const said = [COMMON_COLUMNS, ...RESULT_TABLES.map(({ columns }) => columns)].flatMap((columns) =>
    Object.entries(columns),
  );
  const same = said.filter(([, { nl, en }]) => nl === "" || nl === en);
  expect(same.map(([name]) => name)).toEqual([]);
});
