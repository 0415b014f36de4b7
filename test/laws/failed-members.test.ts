/** Members without a figure: counted and named, never left out without a word. */
import { describe, expect, it } from "vitest";
import { suppliedIn } from "../../cli/shipped.ts";
import { diagnosticsText } from "../../cli/show-diagnostics.ts";
import { Draws } from "../../engine/analysis/ensemble/draws.ts";
import { FigurePlan } from "../../engine/analysis/ensemble/figures.ts";
import { MemberRunner } from "../../engine/analysis/ensemble/run-members.ts";
import { UncertainModel } from "../../engine/analysis/ensemble/uncertain-model.ts";
import { instanceFor } from "../../engine/analysis/outcome.ts";
import { catalogue, cityOf } from "../../engine/model/index.ts";
import { parseFormula } from "../../engine/scenario/formula/mathjs-parser.ts";
import { resolveScenario } from "../../engine/scenario/resolve.ts";
import { WithPlan } from "../arbitraries/shipped.ts";

/** Has a value in the plain run (678 vacant dwellings) and none where there are fewer than 650. */
const PLAN = `id: probe
title: { nl: Proef, en: Probe }
region: kortrijk
levers:
  renewables.wind_capacity: "20 MW * sqrt(housing.opening_vacant / 1 dwelling - 650)"
`;

describe("a member whose lever formula has no value", () => {
  const files = new WithPlan("probe.yaml", PLAN);
  const { scenario, diagnostics } = resolveScenario({
    ...{ files, shipped: suppliedIn(files), planPath: "probe.yaml", catalogue, sets: [] },
    formulas: () => parseFormula,
  });
  if (scenario === null) throw new Error(diagnosticsText(diagnostics, "en"));
  const instance = instanceFor(scenario.model);
  const uncertain = new UncertainModel(scenario, instance);
  const figures = new FigurePlan(scenario.model, cityOf(scenario.model).catalogue, instance);
  const runner = new MemberRunner(instance, uncertain, figures);

  it("is counted as failed, and no other is", () => {
    const members = 64;
    const data = new Float64Array(figures.columns * members);
    const draws = new Draws(uncertain.inputs, { seed: 1, sampling: "random" });
    runner.run(draws, 0, members, { data, at: 0, stride: members });
    const uniforms = new Float64Array(uncertain.inputs.length * members);
    draws.fill(0, members, uniforms);
    const { offset } = instance.parameterBlock.slots.get("housing.opening_vacant")!;
    let without = 0;
    for (let member = 0; member < members; member++) {
      const own = uncertain.inputs.map((_, input) => uniforms[input * members + member]!);
      const isWithout = uncertain.at(own).regions[0]!.parameters[offset]! < 650;
      if (isWithout) without++;
      const row = Array.from({ length: figures.columns }, (_, at) => data[at * members + member]!);
      const hasValue = row.some((value, at) => at !== figures.failure && !Number.isNaN(value));
      expect(hasValue, `member ${member}`).toBe(!isWithout);
      expect(row[figures.failure] !== 0, `member ${member}`).toBe(isWithout);
    }
    expect(without).toBeGreaterThan(5);
    expect(without).toBeLessThan(members - 5);
  });
});
