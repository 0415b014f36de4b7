/** Ensembles as a person runs them: what is written is what is said, and comes out the same again. */
import fs from "node:fs";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { filesBelow, readCsv, simulate, temporaryFolder } from "./simulate.ts";

const folder = temporaryFolder();
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

const out = (name: string): string[] => ["--out", path.join(folder, name)];
const few = (members: number): string[] => ["ensemble", "--members", `${members}`];
const place = (name: string, id: string): string => path.join(folder, name, id);
const PLAN = "kortrijk-2040";
const ENSEMBLE = `${PLAN}--ensemble`;

interface Answer {
  readonly kind: string;
  readonly diagnostics: readonly { readonly code: string }[];
  readonly result: {
    readonly seed: unknown;
    readonly members: number;
    readonly differences: readonly {
      readonly regions: readonly {
        readonly indicators: Record<
          string,
          { readonly quantiles: Record<string, (number | null)[]>; readonly lower: number[] }
        >;
        readonly targets: readonly { readonly onlyPlan: number; readonly onlyReference: number }[];
      }[];
    }[];
  };
}
const answer = (args: readonly string[]): Answer =>
  JSON.parse(simulate([...args, "--json"]).out) as Answer;

describe("the folder of an ensemble", () => {
  it("is the same to the bit on one worker and on two, and again by rerun", () => {
    for (const workers of ["1", "2"]) {
      const args = [...few(700), PLAN, "--workers", workers, ...out(`w${workers}`), "--quiet"];
      expect(simulate(args)).toMatchObject({ status: 0, error: "" });
    }
    const [one, two] = ["w1", "w2"].map((name) => filesBelow(place(name, ENSEMBLE)));
    expect([...one!.keys()]).toEqual([...two!.keys()]);
    for (const [name, bytes] of one!) expect(bytes.equals(two!.get(name)!), name).toBe(true);

    const again = simulate(["rerun", place("w1", ENSEMBLE), "--strict", "--lang", "en"]);
    expect(again).toMatchObject({ status: 0, error: "" });
    expect(again.out).toContain("come out the same to the bit");
    // Another seed in run.json is another ensemble, and rerun says so.
    const file = path.join(place("w2", ENSEMBLE), "run.json");
    const text = fs.readFileSync(file, "utf8");
    fs.writeFileSync(file, text.replace('"seed": 1,', '"seed": 2,'));
    const other = simulate(["rerun", place("w2", ENSEMBLE), "--strict", "--lang", "en"]);
    expect(other.status).toBe(3);
    expect(other.out).toContain("quantiles.csv");
    expect(other.out).toContain("What is drawn is the same");
  });

  it("holds counts that add up, and bands in order around a plain run that is that of the plan", () => {
    const args = [
      ...few(300),
      PLAN,
      "--seed",
      "nota",
      "--sampling",
      "sobol",
      ...out("s"),
      "--quiet",
    ];
    expect(simulate(args)).toMatchObject({ status: 0, error: "" });
    const files = filesBelow(place("s", ENSEMBLE));
    const read = (name: string) => readCsv(files.get(name)!.toString("utf8"));
    expect(files.get("run.json")!.toString("utf8")).toContain('"seed": "nota"');
    expect(simulate([PLAN, ...out("plain"), "--quiet"]).status).toBe(0);
    const plain = readCsv(
      fs.readFileSync(path.join(place("plain", PLAN), "indicators.csv"), "utf8"),
    );
    const quantiles = read("quantiles.csv");
    expect(quantiles.length).toBe(plain.length);
    quantiles.forEach((row, at) => {
      const of = ["region", "indicator", "unit", "kind", "year"] as const;
      expect([...of.map((key) => row[key]), row.central]).toEqual([
        ...of.map((key) => plain[at]![key]),
        plain[at]!.value,
      ]);
      const band = ["p05", "p25", "p50", "p75", "p95"].map((name) => Number(row[name]));
      expect(band).toEqual([...band].sort((a, b) => a - b));
    });
    const years = read("target-years.csv");
    for (const goal of read("targets.csv")) {
      const those = years.filter(({ target }) => target === goal.target);
      const sum = those.reduce((total, { members }) => total + Number(members), 0);
      expect(sum, goal.target).toBe(Number(goal.evaluable));
      if (goal.evaluable === "0") expect(goal.probability).toBe("");
      else expect(Number(goal.probability)).toBe(Number(goal.members_met) / 300);
    }
    expect(read("uncertain-inputs.csv").some(({ drawn }) => drawn === "yes")).toBe(true);
  });
});

describe("several plans", () => {
  it("differ by nothing in any run when they are the same plan", () => {
    const copy = path.join(folder, "copy.yaml");
    fs.writeFileSync(copy, `id: copy\ntitle: Copy\nextends: ${PLAN}\n`);
    const { kind, result } = answer([...few(200), PLAN, copy, "--no-files"]);
    expect(kind).toBe("ensemble");
    const [difference] = result.differences;
    for (const { indicators, targets } of difference!.regions) {
      const bands = Object.values(indicators);
      expect(bands.length).toBeGreaterThan(150);
      for (const { quantiles, lower } of bands) {
        const values = Object.values(quantiles).flat();
        expect(values.every((value) => value === 0 || value === null)).toBe(true);
        expect(lower.every((count) => count === 0)).toBe(true);
      }
      for (const { onlyPlan, onlyReference } of targets) expect(onlyPlan + onlyReference).toBe(0);
    }
    const { out: screen } = simulate([...few(200), PLAN, copy, "--no-files", "--lang", "en"]);
    expect(screen).toContain("copy and kortrijk-2040 differ in no run at all.");
  });

  it.each(["nl", "en"])("fit a screen of 62 lines of 100 characters, in %s", (language) => {
    const args = [...few(200), "referentie", PLAN, "--no-files", "--lang", language];
    const lines = simulate(args).out.trimEnd().split("\n");
    expect(lines.length).toBeLessThanOrEqual(62);
    expect(lines.filter((line) => line.length > 100)).toEqual([]);
  });

  it("need ids of their own", () => {
    const { status, error } = simulate([...few(200), PLAN, PLAN, "--no-files", "--lang", "en"]);
    expect([status, error]).toEqual([1, expect.stringContaining("error[duplicate-id]")]);
  });
});

describe("the command line of an ensemble", () => {
  it("ends with status 2 where an option is wrong, and 3 where a goal is mostly missed", () => {
    const wrong = simulate(["ensemble", PLAN, "--sampling", "sobl", "--lang", "en"]);
    expect(wrong.status).toBe(2);
    expect(wrong.error).toContain("did you mean sobol?");
    expect(answer(["ensemble", PLAN, "--members", "0"]).diagnostics).toMatchObject([
      { code: "bad-option" },
    ]);
    const strict = simulate([...few(200), PLAN, "--no-files", "--quiet", "--strict"]);
    expect(strict.status).toBe(3);
  });

  it("names the folder of a plan with values set by hand after them, and says when nothing is resumed", () => {
    const set = ["--set", "renewables.wind_capacity=20 MW"];
    const args = [...few(20), PLAN, ...set, "--resume", ...out("set"), "--quiet", "--lang", "en"];
    const { status, error } = simulate(args);
    expect(status).toBe(0);
    expect(error).toContain("warning[few-members]");
    expect(error).toContain("warning[nothing-to-resume]");
    expect(fs.readdirSync(path.join(folder, "set"))).toEqual([
      expect.stringMatching(/^kortrijk-2040--[0-9a-f]{6}--ensemble$/),
    ]);
  });
});

describe("a plan that starts again from what was observed", () => {
  it("says that its observations are not drawn", () => {
    const file = path.join(folder, "opnieuw.yaml");
    const observed = `{ 2026: { value: 81200 persons, low: 80000 persons, high: 82400 persons }, source: Test }`;
    fs.writeFileSync(
      file,
      `id: opnieuw\ntitle: Opnieuw\nextends: ${PLAN}\nstart_from: 2026\nobservations:\n  demography.population: ${observed}\n`,
    );
    const { diagnostics } = answer([...few(20), file, "--no-files"]);
    expect(diagnostics.map(({ code }) => code)).toContain("observed-not-drawn");
    const without = answer([...few(20), PLAN, "--no-files"]).diagnostics;
    expect(without.map(({ code }) => code)).not.toContain("observed-not-drawn");
  });
});
