/**
 * Runs that earlier releases stored, run again: which outputs moved, and to what, is what stands in
 * moved.csv beside each. A row that nobody meant to move is a mistake; `npm run moved` writes the rest.
 */
import fs from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, describe, expect, it } from "vitest";
import { root } from "../arbitraries/root.ts";
import { readCsv, simulate, temporaryFolder } from "./simulate.ts";

const STORED = path.join(root, "test", "stored-runs");
const folder = temporaryFolder();
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

const runs = fs
  .readdirSync(STORED)
  .filter((name) => /^\d+\.\d+\.\d+$/.test(name))
  .flatMap((release) => fs.readdirSync(path.join(STORED, release)).map((plan) => [release, plan]));

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
    fs.mkdirSync(place, { recursive: true });
    for (const name of ["run.json", "indicators.csv", "targets.csv"])
      fs.writeFileSync(
        path.join(place, name),
        gunzipSync(fs.readFileSync(path.join(from, `${name}.gz`))),
      );
    const { status, out } = simulate(["rerun", place, "--json"]);
    expect(status).toBe(0);
    const [result] = JSON.parse(out).result;
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
});
