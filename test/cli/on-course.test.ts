/** Measured values as a person and a program meet them. */
import fs from "node:fs";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { readCsv, simulate, temporaryFolder } from "./simulate.ts";

const folder = temporaryFolder();
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

const write = (name: string, text: string): string => {
  const file = path.join(folder, name);
  fs.writeFileSync(file, text);
  return file;
};

// Invented figures: they are examples of what could be measured, not of what was.
const plan = write(
  "plan.yaml",
  `id: gemeten
extends: kortrijk-2040
observations:
  emissions.total:
    2024: 318 kt
    2025: { value: 309 kt, low: 300 kt, high: 318 kt }
    source: example
  demography.population: { 2026: 81200 persons, source: example, tolerance: 0.5 % }
`,
);
const child = write(
  "child.yaml",
  `id: kind
extends: ./plan.yaml
observations:
  emissions.total: null
  demography.population: { 2027: 81900 persons, source: example }
`,
);

describe("a plan with measured values", () => {
  it("says in the summary what fits, in both languages, on one screen", () => {
    const { out, status } = simulate([plan, "--no-files"]);
    expect(status).toBe(0);
    expect(out).toMatch(/Op koers\? ─+ +jaar +gemeten +marge +plan +ref\./);
    expect(out).toMatch(
      /CO₂-uitstoot \(kt\) +2025 +309,0 +±3 % +32\d,\d +32\d,\d +lager dan beide/,
    );
    expect(out.trimEnd().split("\n").length).toBeLessThanOrEqual(62);
    const english = simulate([plan, "--no-files", "--lang", "en"]).out;
    expect(english).toMatch(/CO₂ emissions \(kt\) +2025 .* +lower than both/);
    expect(english).toMatch(/Other measurements: 5 × fits both \(on-course\.csv\)/);
  });

  it("names on a tight screen what fits neither course, and counts what fits", () => {
    const tight = write(
      "tight.yaml",
      `id: krap
extends: beste-combinatie
observations:
  emissions.total: { 2024: 200 kt, source: example }
  demography.population: { 2026: 91200 persons, source: example }
  housing.dwellings: { 2026: 30000 dwellings, source: example }
  mobility.cars: { 2026: 20000 vehicles, source: example }
  renewables.pv_capacity: { 2026: 300 MW, source: example }
  renewables.wind_capacity: { 2026: 9 MW, source: example }
`,
    );
    const { out } = simulate([tight, "--no-files"]);
    expect(out).toMatch(/Zonnepanelen \(MW\) +2026 .* hoger dan beide/);
    expect(out).toMatch(
      /Past bij geen van beide: Woningen 2026 \(lager\) · Personenwagens 2026 \(lager\) ·\s+CO₂-uitstoot 2024 \(lager\)\n +Andere metingen: \d+ × past bij beide \(on-course\.csv\)/,
    );
    expect(out.trimEnd().split("\n").length).toBeLessThanOrEqual(62);
  });

  it("writes them for programs: on-course.csv, run.json and --json say the same", () => {
    const { out, status } = simulate([plan, "--out", folder, "--json"]);
    expect(status).toBe(0);
    const { result } = JSON.parse(out);
    const [region] = result.regions;
    const emissions = region.onCourse.find(
      ({ indicator }: { indicator: string }) => indicator === "emissions.total",
    );
    expect(emissions).toMatchObject({ unit: "kg", kind: "flow", verdict: "below" });
    expect(emissions.points).toMatchObject([
      { year: 2024, value: 318e6, toleranceFrom: "default", verdict: "both", grade: "measured" },
      { year: 2025, low: 300e6, high: 318e6, toleranceFrom: "range", source: "example" },
    ]);
    const file = (name: string): string => fs.readFileSync(path.join(result.folder, name), "utf8");
    const rows = readCsv(file("on-course.csv"));
    const row = rows.find(
      ({ indicator, year }) => indicator === "emissions.total" && year === "2025",
    )!;
    expect(row).toMatchObject({ measured: "309000000", plan_fit: "below", verdict: "below" });
    expect(Number(row["plan"])).toBe(emissions.points[1].plan);
    expect([row["file"], row["line"]]).toEqual(["plan.yaml", "6"]);
    const run = JSON.parse(file("run.json"));
    expect(run.onCourse).toEqual([{ region: "kortrijk", indicators: region.onCourse }]);
    const chart = JSON.parse(file("charts/emissions-by-sector.vl.json"));
    expect(JSON.stringify(chart)).toContain("gemeten of geteld, met marge (2024: 318; 2025: 309)");
  });

  it("are the same from tables as Excel saves them, and are counted", () => {
    write(
      "2024.csv",
      "\ufeffindicator;year;value;unit;low;high;grade;source;note\r\nemissions.total;2024;318,0;kt;;;;example;\r\n",
    );
    write(
      "later.csv",
      "indicator,year,value,unit,low,high,source\nemissions.total,2025,309.0,kt,300,318,example\n",
    );
    const inline = write(
      "inline.yaml",
      "id: tabel\nextends: kortrijk-2040\nobservations:\n  emissions.total:\n    2024: 318 kt\n    2025: { value: 309 kt, low: 300 kt, high: 318 kt }\n    source: example\n",
    );
    const table = write(
      "table.yaml",
      "id: tabel\nextends: kortrijk-2040\nobservations: [2024.csv, later.csv]\n",
    );
    const shown = write("shown-table.yaml", simulate(["show", table]).out);
    const hashes = [inline, table, shown].map((of) => {
      const { result } = JSON.parse(simulate([of, "--no-files", "--json"]).out);
      return result.scenario.scenarioHash as string;
    });
    expect(new Set(hashes).size).toBe(1);
    expect(simulate(["show", table]).out).toMatch(/2025: +# .*later\.csv:2\n/);
    expect(simulate(["validate", table]).out).toContain("2 metingen");
  });

  it("is taken over by what extends it, entry by entry", () => {
    const { out } = simulate([child, "--no-files", "--json"]);
    const measured = JSON.parse(out).result.regions[0].onCourse;
    const of = (id: string) =>
      measured.find(({ indicator }: { indicator: string }) => indicator === id);
    expect(of("emissions.total")).toBeUndefined();
    expect(of("demography.population").points).toMatchObject([{ year: 2027, value: 81900 }]);
  });

  it("is shown with its places, and what is shown can be run", () => {
    const { out } = simulate(["show", plan]);
    expect(out).toMatch(/observations:\n {2}emissions\.total: +# .*plan\.yaml:4\n/);
    const again = write("again.yaml", out);
    const told = (of: string) => JSON.parse(simulate([of, "--no-files", "--json"]).out).result;
    expect(told(again).scenario.scenarioHash).toBe(told(plan).scenario.scenarioHash);
  });

  it("stands beside every plan of a comparison", () => {
    const { out } = simulate(["compare", "referentie", plan, "--no-files"]);
    expect(out).toMatch(/CO₂-uitstoot \(kt\) +2025 +309,0 +±3 % {2}lager dan A, B/);
    const json = JSON.parse(
      simulate(["compare", plan, "referentie", "--out", folder, "--json"]).out,
    );
    const [region] = json.result.regions;
    const found = region.onCourse.find(
      ({ indicator, year }: { indicator: string; year: number }) =>
        indicator === "emissions.total" && year === 2025,
    );
    expect(found.plans.map(({ fit }: { fit: string }) => fit)).toEqual(["below", "below"]);
    const rows = readCsv(
      fs.readFileSync(path.join(json.result.folder, "on-course.csv"), "utf8"),
    ).filter(({ indicator, year }) => indicator === "emissions.total" && year === "2025");
    expect(rows.map(({ scenario, fit }) => [scenario, fit])).toEqual([
      ["gemeten", "below"],
      ["referentie", "below"],
    ]);
  });
});

describe("a plan that starts again from what was measured", () => {
  const again = write(
    "restarted.yaml",
    `id: opnieuw
extends: ./plan.yaml
start_from: 2026
observations:
  demography.population: { 2026: 81200 persons, source: example }
  housing.dwellings: { 2026: 40700 dwellings, source: example }
  heat.dwellings_connected: { 2026: 500 dwellings, source: example }
`,
  );

  it("says so, and which measurement it cannot start from", () => {
    const { out, error, status } = simulate([again, "--no-files"]);
    expect(status).toBe(0);
    expect(out).toContain(
      "Het plan vertrekt op 1-1-2026 van 2 gemeten voorraden; tot dan volgt het de referentie.",
    );
    expect(out.trimEnd().split("\n").length).toBeLessThanOrEqual(62);
    expect(error).toMatch(/unused-observation.*heat\.dwellings_connected/);
    expect(error).toMatch(/before-restart.*housing\.social_completions/);
  });

  it("writes accounts that close, with a column for the adjustment", () => {
    const { out } = simulate([again, "--out", folder, "--json"]);
    const { result } = JSON.parse(out);
    const file = (name: string) => readCsv(fs.readFileSync(path.join(result.folder, name), "utf8"));
    const values = (id: string): number[] => result.regions[0].indicators[id].values;
    expect(values("demography.population")[2]).toBeCloseTo(81200, 6);
    expect(values("housing.dwellings")[2]).toBeCloseTo(40700, 6);
    const sum = (rows: ReturnType<typeof file>, column: string): number =>
      rows.reduce((all, row) => all + Number(row[column]), 0);
    const people = file("population.csv");
    const adjusted = people.filter(({ adjustment }) => Number(adjustment) !== 0);
    expect(new Set(adjusted.map(({ year }) => year))).toEqual(new Set(["2025"]));
    const of = (year: string) => people.filter((row) => row["year"] === year);
    expect(sum(of("2026"), "population")).toBeCloseTo(
      sum(of("2025"), "population") +
        sum(of("2025"), "births") +
        sum(of("2025"), "immigration") -
        sum(of("2025"), "emigration") -
        sum(of("2025"), "deaths") +
        sum(of("2025"), "adjustment"),
      6,
    );
    const dwellings = file("flows/dwellings.csv").filter(({ year }) => year === "2025");
    expect(sum(dwellings, "closing")).toBeCloseTo(40700, 6);
    expect(sum(dwellings, "in_adjustment") - sum(dwellings, "out_adjustment")).not.toBe(0);
    const verdicts = file("on-course.csv").filter(({ verdict }) => verdict === "start");
    expect(verdicts.map(({ indicator }) => indicator)).toEqual([
      "demography.population",
      "housing.dwellings",
    ]);
  });

  it("is run again from what was stored, to the bit", () => {
    const { out } = simulate([again, "--out", folder, "--json"]);
    const stored = path.join(JSON.parse(out).result.folder, "run.json");
    const done = simulate(["rerun", stored, "--strict", "--json"]);
    expect(done.status).toBe(0);
    expect(JSON.parse(done.out).result[0].isIdentical).toBe(true);
    // With nothing of its start left, it is another run.
    const { out: beside } = simulate(["compare", stored, plan, "--no-files", "--json"]);
    const { diagnostics, result } = JSON.parse(beside);
    const rows = result.differences[0].rows.filter(
      ({ kind }: { kind: string }) => kind === "restart",
    );
    expect(rows).toMatchObject([
      {
        ...{ address: "start_from", background: true, reason: "data" },
        old: { text: { nl: "op 1-1-2026, van 2 gemeten voorraden" } },
        new: { text: { en: "no restart" } },
      },
    ]);
    const codes = diagnostics.map(({ code }: { code: string }) => code);
    expect(codes).toContain("restart-differs");
    expect(codes).not.toContain("background-differs");
  });

  it("says beside a plan that does not that they start differently", () => {
    const { out, error } = simulate(["compare", plan, again, "--no-files"]);
    expect(error).toMatch(
      /\[restart-differs\]: gemeten en opnieuw vertrekken niet van dezelfde metingen/,
    );
    expect(out).toMatch(
      /Herstart van metingen: geen herstart → op 1-1-2026, van 2 gemeten\s+voorraden/,
    );
    expect(out).not.toContain("observed");
  });

  it("has no such columns without a restart", () => {
    const { out } = simulate([plan, "--out", folder, "--json"]);
    const text = fs.readFileSync(
      path.join(JSON.parse(out).result.folder, "population.csv"),
      "utf8",
    );
    expect(text.split("\n", 1)[0]).not.toContain("adjustment");
  });

  it("is shown with its year, and what is shown is the same plan", () => {
    const { out } = simulate(["show", again]);
    expect(out).toMatch(/^start_from: 2026 +# .*restarted\.yaml:3$/m);
    const shown = write("shown.yaml", out);
    const told = (of: string) => JSON.parse(simulate([of, "--no-files", "--json"]).out).result;
    expect(told(shown).scenario.scenarioHash).toBe(told(again).scenario.scenarioHash);
  });
});
