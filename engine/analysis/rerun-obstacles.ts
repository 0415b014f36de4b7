/**
 * Whether the scenario of a stored run can be run with this engine. One of an older engine may lack
 * what modules of this one ask for, or name what they no longer have; a module that is new is simply
 * not wired.
 */
import { cityOf, modules as cityModules, type City } from "../model/index.ts";
import { quantitiesOf } from "../scenario/address.ts";
import { dimensionSizes, sizeOf } from "../run/layout.ts";
import type { ScenarioModel } from "../scenario/resolved.ts";

/** What stands in the way, by kind. */
export interface Obstacles {
  /** Modules of the scenario that this engine does not have. */
  readonly modules: readonly string[];
  /** Parameters and levers that its modules ask for and the scenario does not give. */
  readonly absent: readonly string[];
  /** Parameters and levers of the scenario that its modules do not have. */
  readonly unknown: readonly string[];
  /** Those that have another number of values than their module asks for. */
  readonly resized: readonly string[];
  /** Whatever else keeps it from being built, as the engine says it; null when nothing does. */
  readonly other: string | null;
}

/** The modules of the city as the scenario has them; null when its programmes cannot be declared. */
function cityFor(model: ScenarioModel): City | string {
  try {
    return cityOf(model);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Null when the scenario fits this engine. */
export function rerunObstacles(model: ScenarioModel): Obstacles | null {
  const city = cityFor(model);
  if (typeof city === "string") {
    return { modules: [], absent: [], unknown: [], resized: [], other: city };
  }
  const { catalogue } = city;
  const known = new Set(cityModules.map(({ declaration }) => declaration.id));
  const modules = model.modules.filter((id) => !known.has(id));
  const wired = [
    ...cityModules.filter(({ declaration }) => model.modules.includes(declaration.id)),
    ...city.modules.slice(cityModules.length),
  ].map(({ declaration }) => declaration);
  const absent = new Set<string>();
  const unknown = new Set<string>();
  const resized = new Set<string>();
  const years = model.last - model.first + 1;
  for (const region of model.regions) {
    const sizes = dimensionSizes(catalogue.dimensions, region.dimensions, years);
    const check = (
      kind: "parameters" | "levers",
      given: Readonly<Record<string, readonly number[]>>,
    ): void => {
      const wanted = new Map<string, number>();
      for (const module of wired) {
        for (const [name, { dims }] of Object.entries(module[kind])) {
          const size = sizeOf(dims, sizes) * (kind === "levers" ? years : 1);
          wanted.set(`${module.id}.${name}`, size);
        }
      }
      for (const [id, size] of wanted) {
        if (!Object.hasOwn(given, id)) absent.add(id);
        else if (given[id]!.length !== size) resized.add(id);
      }
      const declared = quantitiesOf(catalogue, kind);
      for (const id of Object.keys(given)) if (!declared.has(id)) unknown.add(id);
    };
    check("parameters", region.parameters);
    check("levers", region.levers);
    check("levers", region.reference);
  }
  const found: Obstacles = {
    ...{ modules, absent: [...absent], unknown: [...unknown], resized: [...resized] },
    other: null,
  };
  const isFit = [modules, found.absent, found.unknown, found.resized].every(
    (list) => list.length === 0,
  );
  return isFit ? null : found;
}
