/** What the pages about own indicators and checks show is what comes of it. */
import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { inDeclaredUnit } from "../../engine/analysis/run-series.ts";
import { checkOf, indicatorOf, indicatorsText, runWith } from "../arbitraries/own-plan.ts";
import { root } from "../arbitraries/root.ts";

const PAGES = ["docs/reference/indicators-and-checks.md", "docs/nl/indicatoren-en-controles.md"];

describe.each(PAGES)("%s", (name) => {
  const page = fs.readFileSync(path.join(root, name), "utf8");
  const block = /```yaml\n([^]*?)```/.exec(page)![1]!;
  const sections = block.slice(block.indexOf("indicators:"));
  const table = page
    .split("\n")
    .filter((line) => /^\| `.* \| +[-\d]/.test(line))
    .map((line) =>
      line
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );

  it("shows a plan that can be run", () => {
    const outcome = runWith(sections);
    expect(checkOf(outcome, "population_2035").status).toBe("holds");
    expect(checkOf(outcome, "green_share").status).toBe("holds");
    const goal = outcome.targets[0]!.results.find(({ target }) => target.id === "social_2040")!;
    expect(goal.reached).not.toBeNull();
  });

  it("shows what formulas give", () => {
    expect(table).toHaveLength(8);
    const list = table.map(
      ([formula, unit], at) => [`own_${at}`, [formula!.slice(1, -1), unit!]] as const,
    );
    const outcome = runWith(indicatorsText(Object.fromEntries(list)));
    table.forEach((cells, at) => {
      const { indicator, values } = indicatorOf(outcome, `own_${at}`);
      const told = [2030, 2040].map((year) =>
        String(Number(inDeclaredUnit(indicator, values[year - 2024]!).toPrecision(4))),
      );
      const shown = cells.slice(2).map((cell) => cell.replace(",", "."));
      expect(shown, cells[0]).toEqual(told);
    });
  });
});
