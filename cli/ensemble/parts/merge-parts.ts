/** From a folder of parts to what the ensemble says, as if one machine had computed all members. */
import { FigurePlan } from "../../../engine/analysis/ensemble/figures.ts";
import {
  ensembleOutcome,
  type EnsembleOutcome,
} from "../../../engine/analysis/ensemble/outcome.ts";
import type { Instances } from "../../../engine/analysis/instances.ts";
import { runScenario } from "../../../engine/analysis/outcome.ts";
import type { Diagnostic } from "../../../engine/scenario/diagnostics/diagnostics.ts";
import { checkParts } from "./check-parts.ts";
import { notAPart, tooLittleMemory, unmergeable } from "./diagnostics.ts";
import type { EnsembleIdentity } from "./identity.ts";
import { parquet } from "./load-parquet.ts";
import { memoryText } from "./memory.ts";
import { columnsAtOnce, leastMemory, sumsOfParts } from "./merge-sums.ts";
import type { FiguresOfPart } from "./part-figures.ts";

export interface MergeOptions {
  /** Bytes that may be taken for members; see `docs/reference/clusters.md`. */
  readonly memory: number;
  readonly instances: Instances;
  progress?(done: number, all: number): void;
}

export type Merged =
  | {
      readonly outcome: EnsembleOutcome;
      readonly identity: EnsembleIdentity;
      readonly parts: number;
      readonly diagnostics: readonly [];
    }
  | { readonly outcome: null; readonly diagnostics: readonly Diagnostic[] };

export async function mergeParts(folder: string, options: MergeOptions): Promise<Merged> {
  const fail = (...diagnostics: Diagnostic[]): Merged => ({ outcome: null, diagnostics });
  const { whole, diagnostics } = checkParts(folder);
  if (whole === null) return fail(...diagnostics);
  const { identity, scenario, files } = whole;
  const { members, seed, sampling, cells } = identity;
  const { memory, instances, progress } = options;
  if (columnsAtOnce(memory, members) === 0) {
    return fail(tooLittleMemory(memoryText(memory), memoryText(leastMemory(members))));
  }
  const central = runScenario(scenario, false, instances.of);
  const instance = instances.of(scenario.model);
  const figures = new FigurePlan(scenario.model, central.catalogue, instance, { cells });
  if (figures.series.some((series, at) => figures.nameOf(series) !== whole.columns[at + 2])) {
    return fail(notAPart(files[0]!));
  }
  const parts: FiguresOfPart[] = [];
  let sums: Awaited<ReturnType<typeof sumsOfParts>>;
  try {
    for (const file of files) parts.push(parquet().figuresOfPart(file));
    sums = await sumsOfParts({ figures, parts, members, memory }, progress);
  } catch (error) {
    // A file that changed since it was checked, or a disk that fails.
    return fail(unmergeable((error as Error).message.split("\n")[0] ?? ""));
  } finally {
    for (const part of parts) part.close();
  }
  const outcome = ensembleOutcome(central, figures, { seed, sampling, members }, sums);
  return { outcome, identity, parts: files.length, diagnostics: [] };
}
