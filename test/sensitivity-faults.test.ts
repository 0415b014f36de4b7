/**
 * What a person is told about the figures of a sensitivity analysis: a folder for each, named after
 * the diagnostic, with `--variant` for further ones.
 */
import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { figuresAsked, unmoved } from "../cli/sensitivity/asked.ts";
import { FigurePlan } from "../engine/analysis/ensemble/figures.ts";
import { instanceFor } from "../engine/analysis/outcome.ts";
import { cityOf } from "../engine/model/index.ts";
import { renderDiagnostic } from "../engine/scenario/diagnostics/render-diagnostic.ts";
import { root } from "./arbitraries/root.ts";
import { shipped } from "./arbitraries/shipped.ts";

const folder = path.join(root, "test", "sensitivity-faults");

interface Case {
  /** Behind `--of`. */
  readonly of?: readonly string[];
  /** Figures that nothing uncertain was found to move. */
  readonly unmoved?: readonly string[];
}

const { model } = shipped("kortrijk/kortrijk-2040.yaml");
const plan = new FigurePlan(model, cityOf(model).catalogue, instanceFor(model), { cells: false });

describe("what a person is told about the figures of a sensitivity analysis", () => {
  it.each(fs.readdirSync(folder).sort())("%s", async (name) => {
    const said = JSON.parse(fs.readFileSync(path.join(folder, name, "case.json"), "utf8")) as Case;
    const { problems } = figuresAsked(said.of ?? ["emissions.total"], plan);
    const diagnostics = [...problems, ...unmoved(said.unmoved ?? [])];
    expect(diagnostics.map(({ code }) => code)).toEqual([name.split("--")[0]]);
    expect(diagnostics[0]!.severity).toBe(said.unmoved === undefined ? "error" : "warning");
    for (const language of ["nl", "en"] as const) {
      const text = diagnostics.map((diagnostic) => `${renderDiagnostic(diagnostic, language)}\n`);
      await expect(text.join("\n")).toMatchFileSnapshot(
        path.join(folder, name, `expected.${language}.txt`),
      );
    }
  });

  it("says nothing where something moves each of them", () => {
    expect(unmoved([])).toEqual([]);
  });
});
