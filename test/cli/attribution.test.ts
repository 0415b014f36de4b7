/** `simulate compare` on which measures do the work. */
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { simulate } from "./simulate.ts";

const PLANS = ["referentie", "kortrijk-2040"];
const compare = (...args: string[]) => simulate(["compare", ...PLANS, ...args]);

interface Split {
  readonly by: string;
  readonly split: readonly {
    readonly indicator: string;
    readonly reference: number[];
    readonly plan: number[];
    readonly parts: readonly { readonly group: string; readonly part: number[] }[];
  }[];
}

const splitsOf = (...args: string[]): readonly Split[] => {
  const { out } = compare("--no-files", "--json", ...args);
  const { result } = JSON.parse(out) as {
    result: { attributions: readonly { splits: readonly Split[] }[] };
  };
  return result.attributions[0]!.splits;
};

describe("what does the work", () => {
  it("stands in a table of at most 100 columns, in both languages", () => {
    for (const [language, head] of [
      ["nl", "Wat het werk doet: B kortrijk-2040 naast A"],
      ["en", "What does the work: B kortrijk-2040 beside A"],
    ] as const) {
      const { out, status } = compare("--no-files", "--lang", language);
      expect(status).toBe(0);
      expect(out).toContain(head);
      expect(Math.max(...out.split("\n").map((line) => line.length))).toBeLessThanOrEqual(100);
    }
  });

  it("says how much of it is the city's", () => {
    const { out } = compare("--no-files", "--lang", "en");
    expect(out.replaceAll(/\s+/g, " ")).toMatch(
      /From 2024 to 2040 this falls by [\d.]+ kt CO₂\. Of that [\d.]+ kt CO₂ comes without this plan too \(trend and decided policy\); the plan itself lowers it by [\d.]+ kt CO₂\. What the city itself decides lowers it by [\d.]+ kt CO₂: \d+ % of what the plan brings and \d+ % of the whole\./,
    );
  });

  it("adds up, by measure, theme, actor and lever, for every indicator that is asked for", () => {
    const splits = splitsOf(
      ...["--by", "lever", "--explain", "emissions.total"],
      ...["--explain", "heat.delivered,emissions.by_sector[households]"],
    );
    expect(splits.map(({ by }) => by)).toEqual(["lever", "theme", "actor"]);
    for (const { split } of splits) {
      expect(split.map(({ indicator }) => indicator)).toEqual([
        ...["emissions.total", "heat.delivered", "emissions.by_sector[households]"],
      ]);
      for (const { reference, plan, parts } of split) {
        expect(parts.length).toBeGreaterThan(1);
        plan.forEach((value, at) => {
          const sum = parts.reduce((total, { part }) => total + part[at]!, 0);
          expect(Math.abs(sum - (value - reference[at]!))).toBeLessThanOrEqual(1e-9 * value);
        });
      }
    }
  });

  it("is a row per group, indicator and year in attribution.csv", () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "attribution-"));
    compare("--out", folder);
    const read = (name: string): string[][] =>
      fs
        .readFileSync(path.join(folder, "referentie-vs-kortrijk-2040", name), "utf8")
        .trim()
        .split("\n")
        .map((line) => line.split(","));
    const [head, ...rows] = read("attribution.csv");
    expect(head!.slice(0, 12)).toEqual([
      ...["scenario", "reference", "region", "indicator", "unit", "year", "by", "group"],
      ...["part", "alone", "last", "standard_error"],
    ]);
    const of2040 = rows.filter((row) => row[5] === "2040" && row[6] === "measure");
    expect(of2040.map((row) => row[7])).toEqual([
      ...["mobiliteit", "renovatie", "stadsgebouwen", "warmtenet", "wind", "zon"],
    ]);
    const indicators = read("indicators.csv");
    const place = indicators[0]!.indexOf("difference");
    const difference = indicators.find(
      (row) => row[0] === "kortrijk-2040" && row[2] === "emissions.total" && row[5] === "2040",
    )![place];
    const sum = of2040.reduce((total, row) => total + Number(row[8]), 0);
    expect(sum).toBeCloseTo(Number(difference), 3);
    for (const kind of ["waterfall", "wedges-by-theme", "wedges-by-actor"]) {
      for (const ending of ["vl.json", "svg", "png"]) {
        const file = `charts/${kind}-emissions-total.${ending}`;
        expect(fs.existsSync(path.join(folder, "referentie-vs-kortrijk-2040", file)), file).toBe(
          true,
        );
      }
    }
    expect(read("interactions.csv")[0]!.slice(-3)).toEqual(["group", "with", "interaction"]);
    fs.rmSync(folder, { recursive: true });
  });

  it("is drawn with every run, beside unchanged policy", () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "attribution-"));
    expect(simulate(["kortrijk-2040", "--out", folder]).status).toBe(0);
    const chart = path.join(folder, "kortrijk-2040", "charts", "waterfall-emissions-total.vl.json");
    const { description } = JSON.parse(fs.readFileSync(chart, "utf8")) as { description: string };
    expect(description).toContain("Van Ongewijzigd beleid 153,6 naar Kortrijk 2040 143,3");
    expect(description).toContain("Omlaag: Warmtenetten in vijf wijken −4,2");
    fs.rmSync(folder, { recursive: true });
  });

  it("knows what was meant by an indicator that nobody has", () => {
    const { out, error, status } = compare(
      "--no-files",
      "--lang",
      "en",
      "--explain",
      "emission.total",
    );
    expect(status).toBe(1);
    expect(`${out}${error}`).toContain('--explain: none of the plans has "emission.total"');
    expect(`${out}${error}`).toContain("did you mean emissions.total?");
  });

  it("says why nothing is split between a plan and itself", () => {
    const { out } = simulate([
      "compare",
      "kortrijk-2040",
      "--no-files",
      "--lang",
      "en",
      "--explain",
      "demography.population",
    ]);
    expect(out).toContain("no difference to split");
  });
});
