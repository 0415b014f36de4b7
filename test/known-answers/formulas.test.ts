/** The examples of the pages about formulas, in both languages. */
import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { compileFormula, evaluate } from "../../engine/scenario/formula/evaluate.ts";
import { FUNCTIONS } from "../../engine/scenario/formula/tree.ts";
import { reading } from "../arbitraries/formulas.ts";
import { root } from "../arbitraries/root.ts";

const EXAMPLE = /\| `([^`]+)`(?: in (\d{4}))? +\| ([\d.]+) +\|$/gm;

describe.each(["docs/reference/formulas.md", "docs/nl/formules.md"])("%s", (file) => {
  const page = fs.readFileSync(path.join(root, file), "utf8");
  const examples = [...page.matchAll(EXAMPLE)].map(
    ([, formula, year, result]) => [formula!, Number(year ?? 2030), Number(result)] as const,
  );

  it.each(examples)("%s in %i is %d", (formula, year, result) => {
    const { read, diagnostics } = reading(formula);
    expect(diagnostics).toEqual([]);
    const values = evaluate(compileFormula(read!.tree), () => new Float64Array(27), {
      first: 2024,
      count: 27,
    });
    expect(values[year - 2024]).toBeCloseTo(result, 12);
  });

  it("tells of every function", () => {
    expect(examples.length).toBeGreaterThan(12);
    for (const name of FUNCTIONS) expect(page).toContain(`\`${name}(`);
  });
});

it("takes two years between brackets for two, with or without a space", () => {
  const spaced = reading("ramp(2026, 2040)");
  expect(reading("ramp(2026,2040)").read?.tree).toEqual(spaced.read!.tree);
  // Any other comma may be a decimal sign.
  const codes = ["max(2026,5)", "max(1,2040)", "2026,2040"].map(
    (text) => reading(text).diagnostics[0]?.code,
  );
  expect(codes).toEqual(["decimal-comma", "decimal-comma", "decimal-comma"]);
});
