/** The identity of an ensemble that is about to be computed. */
import type { FigurePlan } from "../../../engine/analysis/ensemble/figures.ts";
import type { EnsembleSettings } from "../../../engine/analysis/ensemble/outcome.ts";
import type { ResolvedScenario } from "../../../engine/scenario/resolved.ts";
import { hashesOf, sha256 } from "../../result-files.ts";
import { PART_FORMAT, type EnsembleIdentity } from "./identity.ts";

export function identityOf(
  scenario: ResolvedScenario,
  figures: FigurePlan,
  { seed, sampling, members }: EnsembleSettings,
): EnsembleIdentity {
  const hashes = hashesOf(scenario);
  return {
    format: PART_FORMAT,
    engine: hashes.engine,
    scenarioHash: hashes.scenario,
    notesHash: hashes.notes,
    ...{ seed, sampling, members, cells: figures.hasCells },
    figures: sha256(figures.names().join("\n")),
  };
}
