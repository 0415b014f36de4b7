/**
 * Runs that earlier releases stored, run again: which outputs moved, and to what, is what stands in
 * moved.csv beside each. A row that nobody meant to move is a mistake; `npm run moved` writes the rest.
 */
import fs from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { root } from "../arbitraries/root.ts";
import { readCsv, simulate, temporaryFolder } from "./simulate.ts";

const STORED = path.join(root, "test", "stored-runs");
const folder = temporaryFolder();
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

const runs = fs
  .readdirSync(STORED)
  .filter((name) => /^\d+\.\d+\.\d+$/.test(name))
  .flatMap((release) => fs.readdirSync(path.join(STORED, release)).map((plan) => [release, plan]));

beforeAll(() => {
  for (const [release, plan] of runs as [string, string][]) {
    const place = path.join(folder, release, plan);
    fs.mkdirSync(place, { recursive: true });
    for (const name of ["run.json", "indicators.csv", "targets.csv"])
      fs.writeFileSync(
        path.join(place, name),
        gunzipSync(fs.readFileSync(path.join(STORED, release, plan, `${name}.gz`))),
      );
  }
});

const OLD = path.join(folder, "0.1.0", "kortrijk-2040");

interface Named {
  readonly id: string;
}

describe("runs of earlier releases", () => {
  it("are there, from the first release on", () => {
    expect(runs.map((run) => run.join("/"))).toEqual(
      expect.arrayContaining(["0.1.0/kortrijk-2040", "0.1.0/referentie"]),
    );
  });

  it.each(runs as [string, string][])("%s/%s moved by what is written down", (release, plan) => {
    const from = path.join(STORED, release, plan);
    const place = path.join(folder, release, plan);
    const { status, out } = simulate(["rerun", place, "--json"]);
    expect(status).toBe(0);
    const { diagnostics, result: results } = JSON.parse(out);
    const [result] = results;
    expect(result.engines.storedVersion).toBe(release);
    if (result.byEngine === null) expect(diagnostics[0].message.en).toContain(`version ${release}`);
    const movement = result.byEngine ?? result.plan.movement;
    const written = readCsv(fs.readFileSync(path.join(from, "moved.csv"), "utf8"));
    const ids = (change: string): string[] =>
      written.filter((row) => row["change"] === change).map((row) => row["output"]!);
    const sorted = (list: readonly Named[]): string[] => list.map(({ id }) => id).sort();
    for (const change of ["moved", "gone", "added", "redefined"])
      expect(ids(change).sort(), change).toEqual(sorted(movement[change]));
    for (const row of written.filter(({ change }) => change === "moved")) {
      const { largest } = movement.moved.find(({ id }: Named) => id === row["output"]);
      expect(largest.year, row["output"]).toBe(Number(row["year"]));
      for (const [key, value] of [
        ["stored", largest.stored],
        ["now", largest.now],
      ] as const) {
        const said = Number(row[key]);
        expect(Math.abs(value - said), `${row["output"]} ${key}`).toBeLessThanOrEqual(
          1e-4 * Math.max(Math.abs(said), 1e-9),
        );
      }
    }
  });

  it("stand beside the plan of today in words, with their names for a program only", () => {
    const { status, out, error } = simulate(["rerun", OLD, "--lang", "en"]);
    expect(status).toBe(0);
    expect(error).toContain("the module sectors is gone");
    expect(out).toMatch(/Comparable: \d+ outputs, of which \d+ are the same to the bit/);
    expect(out).toMatch(/no longer there, of sectors\./);
    expect(out).toMatch(/^CO₂ emissions \(kt\)\n {2}A kortrijk-2040-stored +\d/m);
    expect(out).toMatch(/Goals that were judged then too: [1-9]/);
    expect(out + error).not.toMatch(/sectors\.\w/);
  });

  it("say what to type where the plan of today is not here", () => {
    const { status, error } = simulate(["rerun", OLD, "--lang", "en"], { cwd: folder });
    expect(status).toBe(1);
    expect(error).toContain(`simulate rerun ${OLD} --plan kortrijk-2040`);
  });

  it("have their goals compared, and their other modules told once", () => {
    const { status, out } = simulate(["compare", OLD, "kortrijk-2040", "--no-files", "--json"]);
    expect(status).toBe(0);
    const { diagnostics, result } = JSON.parse(out);
    const told = diagnostics.find(({ code }: { code: string }) => code === "background-differs");
    expect(told.message.en).toMatch(/the modules of the model \(.*\); (?!the modules)/);
    const goals: { status: string }[] = result.regions[0].targets["kortrijk-2040-stored"];
    const judged = goals.filter(({ status }) => status === "missed");
    expect(judged.length).toBeGreaterThan(5);
  });
});
