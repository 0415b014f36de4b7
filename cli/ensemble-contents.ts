/** From ensembles that were computed to the records that are shown and written. */
import { differenceRecord } from "../engine/analysis/ensemble/difference-of-records.ts";
import { inputRecords } from "../engine/analysis/ensemble/input-records.ts";
import type { EnsembleOutcome } from "../engine/analysis/ensemble/outcome.ts";
import type { EnsembleRecord, InputRecord } from "../engine/analysis/ensemble/record.ts";
import { ensembleRecord } from "../engine/analysis/ensemble/record-of-outcome.ts";
import { uncertainInputsOf } from "../engine/analysis/ensemble/uncertain-inputs.ts";
import type { Instances } from "../engine/analysis/instances.ts";
import { cityOf } from "../engine/model/index.ts";
import type { ResolvedScenario } from "../engine/scenario/resolved.ts";
import type { Ensembles, EnsembleRun } from "./ensemble/run-ensemble.ts";
import type { DrawnContents } from "./ensemble-files.ts";
import { hashesOf } from "./result-files.ts";

const known = new WeakMap<ResolvedScenario, readonly InputRecord[]>();

/** Every figure of the files of a scenario, drawn or not; found once. */
export function inputsOf(scenario: ResolvedScenario, instances: Instances): readonly InputRecord[] {
  let inputs = known.get(scenario);
  if (inputs !== undefined) return inputs;
  const { catalogue } = cityOf(scenario.model);
  const found = uncertainInputsOf(scenario, catalogue, instances.of(scenario.model));
  inputs = inputRecords(
    scenario,
    catalogue,
    found.map(({ input }) => input),
  );
  known.set(scenario, inputs);
  return inputs;
}

/** Keeps what was found elsewhere. */
export const keepInputs = (scenario: ResolvedScenario, inputs: readonly InputRecord[]): void =>
  void known.set(scenario, inputs);

/** One ensemble with every figure of its files. */
export const recordOf = (outcome: EnsembleOutcome, instances: Instances): EnsembleRecord =>
  ensembleRecord(outcome, inputsOf(outcome.scenario, instances));

/** One ensemble alone, however its members were computed. */
export function contentsOf(outcome: EnsembleOutcome, instances: Instances): DrawnContents {
  return {
    centrals: [outcome.central],
    records: [recordOf(outcome, instances)],
    differences: [],
    hashes: [hashesOf(outcome.scenario)],
    cells: outcome.figures.hasCells,
  };
}

/** Several plans on the same draws: each of the others is held against the first. */
export async function comparedContents(
  runs: readonly EnsembleRun[],
  ensembles: Ensembles,
  instances: Instances,
): Promise<DrawnContents> {
  const compared = runs.map(({ outcome, members }) => ({
    record: recordOf(outcome, instances),
    figures: outcome.figures,
    column: (column: number) => members.column(column),
    members,
  }));
  const [first, ...others] = compared;
  const differences = [];
  for (const other of others) {
    const apart = await ensembles.differences(other.members, first!.members);
    differences.push(differenceRecord(other, first!, apart));
  }
  return {
    centrals: runs.map(({ outcome }) => outcome.central),
    records: compared.map(({ record }) => record),
    differences,
    hashes: runs.map(({ outcome }) => hashesOf(outcome.scenario)),
    cells: runs[0]!.outcome.figures.hasCells,
  };
}
