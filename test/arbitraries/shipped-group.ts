/** The plans over Zuid-West-Vlaanderen that ship with the project, resolved as the command does it. */
import path from "node:path";
import { DiskFiles } from "../../cli/disk.ts";
import { suppliedIn } from "../../cli/shipped.ts";
import { catalogue } from "../../engine/model/index.ts";
import { parseFormula } from "../../engine/scenario/formula/mathjs-parser.ts";
import type { GroupScenario } from "../../engine/scenario/group/group-scenario.ts";
import { resolveGroup } from "../../engine/scenario/group/resolve-group.ts";
import { root } from "./root.ts";

export function shippedGroup(plan: "referentie" | "zwv-2040" | "zwv-samen"): GroupScenario {
  const files = new DiskFiles(path.join(root, "scenarios"));
  const { group, diagnostics } = resolveGroup({
    ...{ files, shipped: suppliedIn(files), catalogue, sets: [] },
    planPath: `zuid-west-vlaanderen/${plan}.yaml`,
    formulas: () => parseFormula,
  });
  if (group === null) throw new Error(`${plan} does not load: ${diagnostics[0]?.message.en}`);
  return group;
}
