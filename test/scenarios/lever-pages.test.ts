/** What the pages about levers show is what comes of it. */
import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { catalogue } from "../../engine/model/index.ts";
import { parseFormula } from "../../engine/scenario/formula/mathjs-parser.ts";
import { resolveScenario } from "../../engine/scenario/resolve.ts";
import { diagnosticsText } from "../../cli/show-diagnostics.ts";
import { root } from "../arbitraries/root.ts";
import { WithPlan } from "../arbitraries/shipped.ts";

const WIND = "renewables.wind_capacity";
const HEAD = "id: my-plan\nextends: ./kortrijk-2040.yaml\n";

/** Of a plan beside that of the city: its levers, and what is wrong with it. */
function resolve(text: string, sets: readonly string[] = []) {
  const planPath = "kortrijk/my-plan.yaml";
  const files = new WithPlan(planPath, text);
  const formulas = (): typeof parseFormula => parseFormula;
  const { scenario, diagnostics } = resolveScenario({ files, planPath, catalogue, sets, formulas });
  expect(diagnosticsText(diagnostics, "en")).toBe("");
  return scenario!.model;
}

describe.each(["docs/reference/levers.md", "docs/nl/hefbomen.md"])("%s", (name) => {
  const page = fs.readFileSync(path.join(root, name), "utf8");
  const blocks = [...page.matchAll(/```yaml\n([^]*?)```/g)].map(([, code]) => code!);
  const table = page
    .split("\n")
    .filter((line) => line.startsWith("| `"))
    .map((line) =>
      line
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );

  it("shows plans that can be run", () => {
    expect(blocks).toHaveLength(2);
    resolve(blocks[0]!);
    resolve(HEAD + blocks[1]!);
  });

  it("has every form", () => {
    expect(table.length).toBeGreaterThanOrEqual(16);
  });

  it.each(table)("%s", (form, ...cells) => {
    const told = cells.slice(0, 4).map((cell) => Number(cell.replace(",", ".")));
    const text = form!.slice(1, -1);
    for (const { levers, first } of [
      resolve(`${HEAD}levers:\n  ${WIND}: ${text}\n`),
      resolve(HEAD, [`${WIND}=${text}`]),
    ].map((model) => ({ levers: model.regions[0]!.levers, first: model.first }))) {
      const path = [2024, 2030, 2040, 2050].map((year) => levers[WIND]![year - first]! / 1000);
      path.forEach((value, at) => expect(Math.abs(value - told[at]!)).toBeLessThan(0.00051));
    }
  });
});

it("both pages show the same figures", () => {
  const figures = (name: string): string[] =>
    fs
      .readFileSync(path.join(root, name), "utf8")
      .split("\n")
      .filter((line) => line.startsWith("| `"))
      .map((line) =>
        line.split("|").slice(2, 6).join("|").replaceAll(",", ".").replaceAll(" ", ""),
      );
  expect(figures("docs/nl/hefbomen.md")).toEqual(figures("docs/reference/levers.md"));
});
