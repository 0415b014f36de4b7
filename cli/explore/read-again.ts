/** Reads the plans of a page from what the page holds, as the page itself will. */
import type { RunOutcome } from "../../engine/analysis/outcome.ts";
import { catalogue } from "../../engine/model/index.ts";
import { canonicalText } from "../../engine/scenario/canonical.ts";
import type { Diagnostic } from "../../engine/scenario/diagnostics/diagnostics.ts";
import { pathInShipped } from "../../engine/scenario/plan/shipped.ts";
import { resolveScenario } from "../../engine/scenario/resolve.ts";
import { MemoryFiles, suppliedTexts } from "../../explorer/session/memory-files.ts";
import type { PageData } from "../../explorer/session/page-data.ts";
import { formulas } from "../read-plan.ts";

/**
 * Plans that the page would read otherwise than the command did: a page that says something else
 * than `simulate PLAN` is never written.
 *
 * @param outcomes of the plans, in their order
 */
export function readOtherwise(
  { plans, files, supplied }: Pick<PageData, "plans" | "files" | "supplied">,
  outcomes: readonly RunOutcome[],
  sets: readonly string[],
): Diagnostic[] {
  const shipped = suppliedTexts(supplied);
  return plans.flatMap(({ id, path }, at) => {
    const inside = pathInShipped(path);
    const { scenario } = resolveScenario({
      ...{ files: new MemoryFiles(inside === null ? files : supplied), planPath: inside ?? path },
      ...{ catalogue, sets, formulas, shipped },
    });
    const { model } = outcomes[at]!.scenario;
    const isSame = scenario !== null && canonicalText(scenario.model) === canonicalText(model);
    return isSame ? [] : [otherwise(id)];
  });
}

const otherwise = (id: string): Diagnostic => ({
  code: "outside-project",
  severity: "error",
  message: {
    nl: `een pagina kan ${id} niet dragen: het leest een bestand dat met een volledig pad genoemd is`,
    en: `a page cannot carry ${id}: it reads a file that is named by a full path`,
  },
  help: {
    nl: "noem het met een pad vanaf het bestand waarin het staat, zoals ../gedeeld/maatregelen.yaml",
    en: "name it by a path from the file that it stands in, such as ../shared/measures.yaml",
  },
  ...{ at: null, excerpt: null, related: [] },
});
