/** From a path on the command line to a resolved scenario or diagnostics a person can follow. */
import fs from "node:fs";
import path from "node:path";
import { catalogue } from "../engine/model/index.ts";
import type { Diagnostic, Place } from "../engine/scenario/diagnostics.ts";
import type { FormulaParser } from "../engine/scenario/formula/parser.ts";
import type { ResolvedScenario } from "../engine/scenario/resolved.ts";
import { resolveScenario, type ShippedRegions } from "../engine/scenario/resolve.ts";
import { DiskFiles, projectFolder } from "./disk.ts";

/** The scenarios that come with the package, seen from the bundle in cli/dist. */
const SHIPPED = path.join(__dirname, "..", "..", "scenarios");

/** Unchanged policy in the shipped city. */
export const SHIPPED_REFERENCE = path.join(SHIPPED, "kortrijk", "referentie.yaml");

const shippedRegions: ShippedRegions = {
  get names() {
    return fs.readdirSync(path.join(SHIPPED, "regions")).sort();
  },
  files: new DiskFiles(SHIPPED),
  folder: (name) => `regions/${name}`,
};

/** mathjs is a bundle of its own, loaded only for a plan with a formula. */
export function formulas(): FormulaParser {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- a bundle beside this one
  return (require("./formulas.cjs") as { parseFormula: FormulaParser }).parseFormula;
}

export interface ReadPlan {
  readonly scenario: ResolvedScenario | null;
  readonly diagnostics: readonly Diagnostic[];
}

export function readPlan(plan: string, sets: readonly string[]): ReadPlan {
  const files = new DiskFiles(projectFolder(plan));
  const { scenario, diagnostics } = resolveScenario({
    files,
    planPath: files.relative(plan),
    catalogue,
    sets,
    shippedRegions,
    formulas,
  });
  const shown = (at: Place): Place =>
    at.file.startsWith("--") ? at : { ...at, file: files.shown(at.file, process.cwd()) };
  return {
    scenario,
    diagnostics: diagnostics.map((diagnostic) => ({
      ...diagnostic,
      at: diagnostic.at === null ? null : shown(diagnostic.at),
      related: diagnostic.related.map(({ note, at }) => ({ note, at: shown(at) })),
    })),
  };
}
