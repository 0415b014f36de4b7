/** From a path on the command line to a resolved scenario or diagnostics a person can follow. */
import { catalogue } from "../engine/model/index.ts";
import type { Diagnostic, Place } from "../engine/scenario/diagnostics.ts";
import type { FormulaParser } from "../engine/scenario/formula/parser.ts";
import type { ResolvedScenario } from "../engine/scenario/resolved.ts";
import { resolveScenario } from "../engine/scenario/resolve.ts";
import { pathInShipped } from "../engine/scenario/shipped.ts";
import { DiskFiles, projectFolder } from "./disk.ts";
import { shipped, shippedFiles } from "./shipped.ts";

/** mathjs is a bundle of its own, loaded only for a plan with a formula. */
export function formulas(): FormulaParser {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- a bundle beside this one
  return (require("./formulas.cjs") as { parseFormula: FormulaParser }).parseFormula;
}

export interface ReadPlan {
  readonly scenario: ResolvedScenario | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** How a person here would write the path of a file that an origin or diagnostic names. */
export function shownFile(file: string, files: DiskFiles): string {
  const supplied = pathInShipped(file);
  const here = process.cwd();
  return supplied === null ? files.shown(file, here) : shippedFiles.shown(supplied, here);
}

export function readPlan(plan: string, sets: readonly string[]): ReadPlan {
  const files = new DiskFiles(projectFolder(plan));
  const { scenario, diagnostics } = resolveScenario({
    files,
    planPath: files.relative(plan),
    catalogue,
    sets,
    formulas,
    shipped,
  });
  const shown = (at: Place): Place =>
    at.file.startsWith("--") ? at : { ...at, file: shownFile(at.file, files) };
  return {
    scenario,
    diagnostics: diagnostics.map((diagnostic) => ({
      ...diagnostic,
      at: diagnostic.at === null ? null : shown(diagnostic.at),
      related: diagnostic.related.map(({ note, at }) => ({ note, at: shown(at) })),
    })),
  };
}
