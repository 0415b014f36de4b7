/** `simulate backcast`: what it says, what it writes, and what it leaves alone. */
import fs from "node:fs";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { simulate, temporaryFolder } from "./simulate.ts";

const folder = temporaryFolder();
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

const SOCIAL = ["--target", "social_dwellings_2040", "--vary", "housing.social_completions"];
const backcast = (args: readonly string[], cwd = folder) =>
  simulate(["backcast", "kortrijk-2040", ...args], { cwd });
const widest = (text: string): number =>
  Math.max(...text.split("\n").map((line) => [...line].length));

interface Told {
  readonly result: {
    readonly verdict: string;
    readonly file: string | null;
    readonly goals: readonly { readonly gap: number; readonly wanted: number }[];
  };
}

describe("a goal that can be met", () => {
  it("becomes a plan that meets it, runs, and lies beside the plan that it extends", () => {
    const { status, out, error } = backcast([...SOCIAL, "--from", "2027"]);
    expect([status, error]).toEqual([0, ""]);
    const name = "kortrijk-2040-social-dwellings-2040.yaml";
    expect(out).toContain(`Geschreven: ${name}`);
    expect(out.split("\n").length).toBeLessThanOrEqual(62);
    expect(widest(out)).toBeLessThanOrEqual(100);
    const file = path.join(folder, name);
    const written = fs.readFileSync(file, "utf8");
    expect(written).toMatch(/^# simulate backcast [0-9a-f]{64}\n/);
    expect(written).toContain("extends: kortrijk-2040\n");
    expect(written).toContain("--target social_dwellings_2040 --vary housing.social_completions");

    const ran = simulate([name, "--no-files", "--json"], { cwd: folder });
    expect(ran.status).toBe(0);
    const { result } = JSON.parse(ran.out) as {
      result: { regions: { targets: { id: string; gap: number | null }[] }[] };
    };
    const goal = result.regions[0]!.targets.find(({ id }) => id === "social_dwellings_2040");
    expect(goal!.gap).toBe(0);
    const beside = simulate(["compare", "kortrijk-2040", name, "--no-files"], { cwd: folder });
    expect([beside.status, beside.error]).toEqual([0, ""]);
    expect(simulate(["validate", name], { cwd: folder }).status).toBe(0);
  });

  it("is the same file again, and no file that a person changed", () => {
    const out = path.join(folder, "again.yaml");
    const asked = [...SOCIAL, "--out", out, "--quiet"];
    expect(backcast(asked).status).toBe(0);
    const first = fs.readFileSync(out, "utf8");
    expect(backcast(asked)).toMatchObject({ status: 0, out: "", error: "" });
    expect(fs.readFileSync(out, "utf8")).toBe(first);
    fs.writeFileSync(out, first.replace("dwellings/year", "dwellings/jaar"));
    const refused = backcast([...asked, "--lang", "en"]);
    expect(refused.status).toBe(1);
    expect(refused.error).toContain("is no plan of simulate backcast, or was changed since");
    expect(fs.readFileSync(out, "utf8")).toContain("dwellings/jaar");
  });

  it("stands beside a plan of one's own, which it extends", () => {
    const project = path.join(folder, "eigen");
    fs.mkdirSync(project);
    fs.writeFileSync(
      path.join(project, "mijn.yaml"),
      "id: mijn\nextends: kortrijk-2040\nlevers:\n  renewables.wind_capacity: 20 MW\n",
    );
    const args = ["backcast", "eigen/mijn.yaml", "--target", "wind_2040"];
    const vary = ["--vary", "renewables.wind_capacity <= 40 MW", "--from", "2028"];
    expect(simulate([...args, ...vary], { cwd: folder })).toMatchObject({ status: 0, error: "" });
    const written = fs.readFileSync(path.join(project, "mijn-wind-2040.yaml"), "utf8");
    expect(written).toContain("extends: ./mijn.yaml\n");
    expect(written).toMatch(
      /renewables\.wind_capacity:\n {4}2028: 20\.\d+ MW\n {4}2040: 31\.\d+ MW/,
    );
  });

  it("is told with --robust in how many cases it is met", () => {
    const asked = [...SOCIAL, "--robust", "0.7", "--members", "64", "--lang", "en", "--no-files"];
    const { status, out } = backcast(asked);
    expect(status).toBe(0);
    const told = out.replace(/\s+/g, " ");
    expect(told).toMatch(
      /Certainty: met in 7\d\.\d % of 64 cases drawn \(standard error 5\.\d points; asked 70 %;/,
    );
    expect(told).toMatch(/Checked with 320 other cases: \d+\.\d % \(standard error 2\.\d points\)/);
  });
});

describe("a robust answer", () => {
  it("is the same to the bit on one worker and on three, and says nothing of either", () => {
    const asked = [...SOCIAL, "--robust", "--members", "200", "--sampling", "sobol", "--json"];
    const [one, three] = ["1", "3"].map((workers) => {
      const out = path.join(folder, `sure-${workers}.yaml`);
      const told = backcast([...asked, "--workers", workers, "--out", out]);
      expect(told).toMatchObject({ status: 0, error: "" });
      const { result } = JSON.parse(told.out) as { result: object };
      return { result: { ...result, file: null }, text: fs.readFileSync(out, "utf8") };
    });
    expect(one).toEqual(three);
    expect(one!.result).toMatchObject({
      robust: { members: 200, sampling: "sobol", seed: 1, check: { members: 1000, seed: 2 } },
    });
    expect(one!.text).toContain("--robust 0.8 --members 200 --sampling sobol");
    expect(one!.text).not.toContain("--workers");
  });

  it.each([
    ["social_dwellings_2040", "housing.social_completions", "0.8"],
    ["wind_2040", "renewables.wind_capacity <= 80 MW", "0.8"],
    [
      "co2_2040",
      "housing.heating_mix, tertiary.heating_mix, mobility.modal_shift <= 50 %, industry.electrification, renewables.wind_capacity <= 60 MW",
      "0.3",
    ],
  ])(
    "is what an ensemble of the written plan on the same draws counts: %s",
    (goal, vary, share) => {
      const out = path.join(folder, `counted-${goal}.yaml`);
      const asked = ["--target", goal, "--vary", vary, "--robust", share, "--members", "200"];
      const { result } = JSON.parse(backcast([...asked, "--json", "--out", out]).out) as {
        result: { robust: { met: number; standardError: number } };
      };
      const { met, standardError } = result.robust;
      expect(met).toBeGreaterThanOrEqual(200 * Number(share));
      expect(standardError).toBeCloseTo(Math.sqrt(((met / 200) * (1 - met / 200)) / 200), 12);
      const again = simulate(["ensemble", out, "--members", "200", "--no-files", "--json"]);
      const ensemble = JSON.parse(again.out) as {
        result: { plans: { regions: { targets: { id: string; met: number }[] }[] }[] };
      };
      const [counted] = ensemble.result.plans[0]!.regions[0]!.targets.filter(
        ({ id }) => id === goal,
      );
      expect(counted!.met).toBe(met);
    },
  );

  it("takes a word for a seed, as ensembles do, and refuses what they refuse", () => {
    const asked = [...SOCIAL, "--robust", "--no-files", "--lang", "en"];
    const told = backcast([...asked, "--members", "20", "--seed", "raad", "--json"]);
    const { result } = JSON.parse(told.out) as { result: { robust: object } };
    expect(result.robust).toMatchObject({ seed: "raad", check: { seed: "raad-check" } });
    const refused = backcast([...asked, "--members", "1.000", "--sampling", "sobl"]);
    expect(refused.status).toBe(2);
    expect(refused.error).toContain("write: --members 1000");
    expect(refused.error).toContain("did you mean sobol?");
  });
});

describe("what is set beside the plan", () => {
  const set = ["--set", "renewables.wind_capacity=- 2 MW", "--set", "mobility.modal_shift=5 %"];

  it("stands in the plan that is written", () => {
    const out = path.join(folder, "set.yaml");
    expect(backcast([...SOCIAL, ...set, "--out", out, "--quiet"])).toMatchObject({ status: 0 });
    const written = fs.readFileSync(out, "utf8");
    expect(written).toContain('  renewables.wind_capacity: "- 2 MW"\n');
    expect(written).toContain("  mobility.modal_shift: 5 %\n");
    expect(written).toContain(String.raw`--set \"mobility.modal_shift=5 %\"`);
    expect(simulate(["validate", "set.yaml"], { cwd: folder }).status).toBe(0);
  });

  it("cannot move as well", () => {
    const { status, error } = backcast([
      ...SOCIAL,
      ...["--set", "housing.social_completions=60 dwellings/year", "--lang", "en"],
    ]);
    expect(status).toBe(1);
    expect(error).toContain(
      "housing.social_completions gets a value with --set and is to move with --vary",
    );
  });
});

describe("a goal that cannot be met", () => {
  it("gets the best there is and the distance, no file, and status 3 when asked", () => {
    const asked = ["--target", "co2_2040", "--vary", "housing.renovation_rate,heat.*"];
    const { status, out } = backcast([...asked, "--lang", "en", "--strict"]);
    expect(status).toBe(3);
    expect(out).toMatch(/Not to be met .* The best that was found: CO₂ −70 % against\n? *2005/);
    expect(out).toContain("points short");
    expect(out).toContain("model can no more");
    expect(out.split("\n").length).toBeLessThanOrEqual(62);
    expect(widest(out)).toBeLessThanOrEqual(100);
    const told = JSON.parse(backcast([...asked, "--json"]).out) as Told;
    expect(told.result).toMatchObject({ verdict: "unreachable", file: null });
    expect(told.result.goals[0]!.gap).toBeGreaterThan(0);
  });
});

describe("a question that has no answer", () => {
  it.each([
    ["unknown-goal", ["--target", "co2_2041", "--vary", "heat.*"]],
    ["followed-goal", ["--target", "road_deaths_2040", "--vary", "heat.*"]],
    ["too-early", ["--target", "co2_2030", "--vary", "heat.*", "--from", "2035"]],
    ["year-outside", ["--target", "co2_2030", "--vary", "heat.*", "--from", "2024"]],
    ["unknown-lever", ["--target", "co2_2040", "--vary", "housing.renovation"]],
    ["unknown-member", ["--target", "co2_2040", "--vary", "heat.connection_share[vening]"]],
    ["wrong-unit", ["--target", "co2_2040", "--vary", "renewables.wind_capacity <= 40 GWh"]],
    ["decimal-comma", ["--target", "co2_2040", "--vary", "housing.renovation_rate <= 2,5 %"]],
    ["no-lever", ["--target", "co2_2040", "--vary", "housing.renovation_rate = 3 %"]],
    ["calendar", ["--target", "co2_2040", "--vary", "heat.build_start[venning]"]],
    ["no-bound", ["--target", "population_room", "--vary", "demography.arrivals_change"]],
    ["beyond", ["--target", "co2_2040", "--vary", "housing.renovation_rate <= 2 %"]],
    [
      "gives-way",
      [
        "--target",
        "co2_2040",
        "--vary",
        "housing.heating_mix[heat_pump], housing.heating_mix[gas]",
      ],
    ],
  ])("is told why: %s", async (name, args) => {
    for (const language of ["nl", "en"]) {
      const { status, out, error } = backcast([...args, "--lang", language]);
      expect([status, out]).toEqual([1, ""]);
      await expect(error).toMatchFileSnapshot(`backcast-faults/${name}.${language}.txt`);
    }
  });

  it.each([
    ["without a goal", ["--vary", "heat.*"], "--target"],
    ["without a lever", ["--target", "co2_2040"], "--vary"],
    ["a share above one", [...SOCIAL, "--robust", "80"], "--robust"],
    ["members without --robust", [...SOCIAL, "--members", "10"], "--robust"],
  ])("is a wrong command line: %s", (_, args, about) => {
    const { status, error } = backcast(args);
    expect(status).toBe(2);
    expect(error).toContain(about);
  });
});
