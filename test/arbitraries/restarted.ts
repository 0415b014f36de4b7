/** Runs that are started again from stocks that are made up here, as shares of what was computed. */
import { catalogue } from "../../engine/model/index.ts";
import { instanceFor } from "../../engine/analysis/outcome.ts";
import type { OutputDeclaration } from "../../engine/scenario/declarations.ts";
import type { RestartModel, ScenarioModel } from "../../engine/scenario/resolved.ts";

/** Every stock that a module can set, by id. */
export const adjustable: readonly (readonly [string, OutputDeclaration])[] =
  catalogue.modules.flatMap((module) =>
    Object.entries(module.outputs)
      .filter(([, { adjustable: is }]: [string, OutputDeclaration]) => is === true)
      .map(([name, output]) => [`${module.id}.${name}`, output] as const),
  );

/** Totals and scalars; their parts would have to add up to them. */
export const adjustableTotals = adjustable.filter(([, { dims }]) => dims.length === 0);

/** The same model, restarted. */
export const withRestart = (
  model: ScenarioModel,
  year: number,
  observed: RestartModel["observed"],
): ScenarioModel => ({
  ...model,
  regions: model.regions.map((region) => ({ ...region, restart: { year, observed } })),
});

/** What the model computes of some stocks on 1 January of a year, times a factor by place. */
export function restartOf(
  model: ScenarioModel,
  year: number,
  factor: number | ((place: number) => number),
  ids: readonly string[] = adjustableTotals.map(([id]) => id),
): Record<string, readonly number[]> {
  const instance = instanceFor(model);
  const run = instance.trajectories(model.regions.map(({ id }) => id));
  instance.run(
    model.regions.map((region) => instance.flatten(region)),
    run,
  );
  const times = (place: number): number => (typeof factor === "number" ? factor : factor(place));
  return Object.fromEntries(
    ids.map((id, place) => [
      id,
      Array.from({ length: run.size(id) }, (_, cell) => run.at(id, year, cell) * times(place)),
    ]),
  );
}
