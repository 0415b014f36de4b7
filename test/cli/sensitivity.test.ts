/** `simulate sensitivity`, as a person uses it. */
import fs from "node:fs";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { filesBelow, PLAN, readCsv, simulate, temporaryFolder } from "./simulate.ts";

const folder = temporaryFolder();
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

/** Few rows: what is tested here is not how well they tell. */
const FEW = ["--method", "sobol", "--samples", "16"];
const results = (place: string): string => path.join(folder, place, "kortrijk-2040--sensitivity");

interface Answer {
  readonly kind: string;
  readonly diagnostics: readonly { code: string; message: { nl: string }; help: { nl: string } }[];
  readonly result: {
    readonly settings: { readonly runs: number };
    readonly factors: readonly { readonly addresses: readonly string[] }[];
    readonly figures: readonly {
      readonly figure: string;
      readonly central: number;
      readonly bars: readonly { readonly low: number; readonly high: number }[];
      readonly indices: {
        readonly firstOrder: readonly { readonly value: number }[];
        readonly together: { readonly value: number };
      } | null;
    }[];
  };
}

const asked = (args: readonly string[]): Answer => {
  const { out } = simulate(["sensitivity", PLAN, "--no-files", "--json", ...args]);
  return JSON.parse(out) as Answer;
};

describe("simulate sensitivity", () => {
  const question = ["--of", "emissions.total[2040]", "--of", "co2_2030", ...FEW];

  it("writes the same bytes with one worker and with three, and says the same", () => {
    const told = ["1", "3"].map((workers) => {
      const place = ["--out", path.join(folder, workers), "--workers", workers];
      const { status, out } = simulate(["sensitivity", PLAN, ...question, ...place]);
      expect(status).toBe(0);
      return out.replaceAll(path.join(folder, workers), "");
    });
    expect(told[1]).toBe(told[0]);
    const [one, three] = ["1", "3"].map((workers) => filesBelow(results(workers)));
    expect([...three!.keys()]).toEqual([...one!.keys()]);
    for (const [name, bytes] of one!) expect(three!.get(name)!.equals(bytes), name).toBe(true);
    expect([...one!.keys()]).toEqual([
      ...["png", "svg", "vl.json"].map((end) => `charts/shares-co2-2030.${end}`),
      ...["png", "svg", "vl.json"].map((end) => `charts/shares-emissions-total-2040.${end}`),
      ...["png", "svg", "vl.json"].map((end) => `charts/tornado-co2-2030.${end}`),
      ...["png", "svg", "vl.json"].map((end) => `charts/tornado-emissions-total-2040.${end}`),
      ...["report.html", "run.json", "sensitivity.csv"],
    ]);
    // A screen of 100 by 62 holds it, with the lines that say where the files are.
    const lines = told[0]!.trimEnd().split("\n");
    expect(lines.length).toBeLessThanOrEqual(62 + 3);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(100);
  });

  it("writes a table in which the parts of each figure make up the whole", () => {
    const rows = readCsv(fs.readFileSync(path.join(results("1"), "sensitivity.csv"), "utf8"));
    for (const figure of ["emissions.total[2040]", "co2_2030"]) {
      const of = rows.filter((row) => row["figure"] === figure);
      const parts = of.flatMap((row) =>
        row["first_order"] === "" ? [] : [Number(row["first_order"])],
      );
      // Twenty leading factors, the rest, and what comes from several together.
      expect(parts).toHaveLength(22);
      expect(parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(1, 9);
      const mixed = of.filter((row) => row["factor"] === "together");
      expect(mixed.map((row) => row["total"])).toEqual([""]);
    }
  });

  it("has what the plan comes to in the middle, and a report with a sentence per figure", () => {
    const { out } = simulate([PLAN, "--no-files", "--json"]);
    const run = JSON.parse(out) as {
      result: { regions: { indicators: Record<string, { values: number[] }> }[] };
    };
    const { values } = run.result.regions[0]!.indicators["emissions.total"]!;
    const [figure] = asked(["--of", "emissions.total[2040]", ...FEW]).result.figures;
    expect(figure!.central).toBe(values[2040 - 2024]);
    const page = fs.readFileSync(path.join(results("1"), "report.html"), "utf8");
    expect(page.match(/Van de onzekerheid over/g)!.length).toBeGreaterThanOrEqual(2);
  });

  it("takes figures without a year for the years of a summary, and screens only when asked", () => {
    const { result } = asked([
      "--of",
      "renewables.wind_capacity",
      "--method",
      "morris",
      "--samples",
      "2",
    ]);
    expect(result.figures.map(({ figure }) => figure)).toEqual(
      [2030, 2040, 2050].map((year) => `renewables.wind_capacity[${year}]`),
    );
    for (const { indices } of result.figures) expect(indices).toBeNull();
    const factors = result.factors.length;
    expect(result.settings.runs).toBe(1 + 2 * factors + 2 * (factors + 1));
  });

  it.each([
    ["emissions.totl[2040]", "unknown-indicator", "bedoelde u emissions.total[2040]?"],
    ["co2_2031", "unknown-indicator", "bedoelde u co2_2030?"],
    ["emissions.total[1999]", "year-outside-run", "kies jaren van 2024 tot 2050"],
    ["emissions.by_sector[2040]", "unknown-indicator", "vraag een totaal"],
  ])("says what is wrong with --of %s", (word, code, help) => {
    const { kind, diagnostics } = asked(["--of", word]);
    expect(kind).toBe("failure");
    expect(diagnostics.at(-1)).toMatchObject({ code });
    expect(diagnostics.at(-1)!.help.nl).toContain(help);
  });

  it("warns of a figure that nothing uncertain moves, when it was asked for", () => {
    const still = "trees_2030";
    const few = ["--method", "morris", "--samples", "2"];
    const { kind, diagnostics } = asked(["--of", still, ...few]);
    expect(kind).toBe("sensitivity");
    expect(diagnostics.at(-1)).toMatchObject({
      code: "nothing-uncertain",
      severity: "warning",
      message: {
        nl: `geen enkele onzekere aanname verandert iets aan ${still}`,
        en: `no uncertain assumption changes ${still}`,
      },
    });
    expect(diagnostics.at(-1)!.help.nl).toContain("wat het plan zelf zet");
  });

  it("refuses a goal that is only followed", () => {
    const { diagnostics } = asked(["--of", "road_deaths_2040"]);
    expect(diagnostics.at(-1)).toMatchObject({ code: "no-value" });
    expect(diagnostics.at(-1)!.message.nl).toContain("wordt alleen gevolgd");
  });

  it.each([
    ["--samples", "7"],
    ["--samples", "3.5"],
    ["--workers", "0"],
    ["--seed", "a b"],
  ])("refuses %s %s on the command line", (option, value) => {
    const { status, error } = simulate(["sensitivity", PLAN, option, value]);
    expect(status).toBe(2);
    expect(error).toContain(option);
  });
});
