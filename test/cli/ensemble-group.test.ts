/** Ensembles of a plan over several municipalities, as a person runs them. */
import fs from "node:fs";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { filesBelow, readCsv, simulate, temporaryFolder } from "./simulate.ts";

const folder = temporaryFolder();
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

const PLAN = "zwv-2040";
const MEMBERS = 150;
const asked = ["ensemble", PLAN, "--members", `${MEMBERS}`, "--quiet"];
const place = (name: string): string => path.join(folder, name, `${PLAN}--ensemble`);
const table = (file: string): Record<string, string>[] =>
  readCsv(fs.readFileSync(path.join(place("w1"), file), "utf8"));

describe("an ensemble of a plan over several municipalities", () => {
  it("is the same to the bit on one worker and on two, with every municipality and the group", () => {
    for (const workers of ["1", "2"]) {
      const out = path.join(folder, `w${workers}`);
      const { status, error } = simulate([...asked, "--workers", workers, "--out", out]);
      expect(status, error).toBe(0);
    }
    const [one, two] = ["w1", "w2"].map((name) => filesBelow(place(name)));
    expect([...one!.keys()]).toEqual([...two!.keys()]);
    for (const [name, bytes] of one!) expect(bytes.equals(two!.get(name)!), name).toBe(true);

    const quantiles = table("quantiles.csv");
    const regions = [...new Set(quantiles.map((row) => row["region"]))];
    expect(regions).toHaveLength(14);
    expect(regions.at(-1)).toBe("zuid-west-vlaanderen");
    const emitted = quantiles.filter(
      (row) => row["indicator"] === "emissions.total" && row["year"] === "2040",
    );
    const sum = (column: string): number =>
      emitted.slice(0, -1).reduce((all, row) => all + Number(row[column]), 0);
    const group = emitted.at(-1)!;
    expect(Number(group["central"])).toBe(sum("central"));
    // Quantiles of municipalities do not add up: what is their own evens out.
    expect(Number(group["p95"])).toBeLessThan(sum("p95"));
    expect(Number(group["p05"])).toBeGreaterThan(sum("p05"));

    const ranked = table("municipalities.csv").filter((row) => row["rank_from"] !== "");
    expect(ranked.length).toBeGreaterThan(50);
    expect(new Set(ranked.map((row) => row["basis"]))).toEqual(new Set(["ensemble"]));
    const goals = table("targets.csv");
    expect(goals.filter((row) => row["region"] === "kortrijk").length).toBeGreaterThan(20);
  });

  it("says what does not hold for several municipalities, and how many runs fit in memory", () => {
    for (const option of [["--sampling", "sobol"], ["--shard", "1/2"], ["--cells"], ["--resume"]]) {
      const { status, error } = simulate([...asked, ...option, "--no-files", "--lang", "en"]);
      expect(status).not.toBe(0);
      expect(error).toContain("does not hold for a plan over several municipalities");
    }
    const many = ["ensemble", PLAN, "--members", "1000000", "--no-files", "--lang", "en"];
    const { status, error } = simulate(many);
    expect(status).not.toBe(0);
    expect(error).toMatch(/take \d{4,5} at most/);
  });
});
