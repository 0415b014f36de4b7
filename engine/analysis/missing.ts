/**
 * Outputs without a value. The engine computes with a nought where a figure is unknown; who shows a
 * result asks here first, and leaves it out.
 */
import { missingOutputs } from "../scenario/programmes/programme-declarations.ts";
import type { RegionModel, ResolvedScenario, ScenarioModel } from "../scenario/resolved.ts";

const NOTHING: ReadonlySet<string> = new Set();
const known = new WeakMap<RegionModel, ReadonlySet<string>>();

/** Ids of the outputs that have no value in the run of the plan. */
export function missingIn(region: RegionModel): ReadonlySet<string> {
  if (region.missing === undefined) return NOTHING;
  let ids = known.get(region);
  if (ids === undefined) known.set(region, (ids = new Set(region.missing)));
  return ids;
}

/** Ids of the outputs that have no value in the run of the reference. */
export function missingInReference(
  { programmes, first }: Pick<ScenarioModel, "programmes" | "first">,
  { unknownReference = [], unknownOutputs = [], missingReference }: RegionModel,
): ReadonlySet<string> {
  if (missingReference !== undefined) return new Set(missingReference);
  if (programmes === undefined && unknownOutputs.length === 0) return NOTHING;
  const unstated = new Set(unknownReference);
  const unplanned = missingOutputs(programmes ?? [], first, (id) => !unstated.has(id));
  return new Set([...unplanned.keys(), ...unknownOutputs]);
}

/** Modules of which an unknown parameter may move something: their inner accounts tell nothing. */
export const modulesWithoutFigure = ({ unknownOutputs = [] }: RegionModel): ReadonlySet<string> =>
  new Set(unknownOutputs.map((id) => id.slice(0, id.indexOf("."))));

/** Whether a run of a scenario shows an output: it has it, and every figure it needs. */
export const shows = (
  { model }: Pick<ResolvedScenario, "model">,
  run: { has(id: string): boolean },
  region: number,
  id: string,
): boolean => {
  const of = model.regions[region];
  return run.has(id) && (of === undefined || !missingIn(of).has(id));
};
