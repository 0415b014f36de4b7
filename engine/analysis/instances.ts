/** Wired modules that several runs of one structure share. */
import type { Instance } from "../run/instance.ts";
import { canonicalText } from "../scenario/canonical.ts";
import type { ScenarioModel } from "../scenario/resolved.ts";
import { instanceFor } from "./outcome.ts";

/**
 * One instance per structure: the modules, the programmes, the years and the sizes of the regions.
 * A run leaves nothing behind in an instance, so that its results are to the bit those of a run on
 * one of its own; wiring a second time costs more than it takes to run a plan, and slows both down.
 */
export class Instances {
  private readonly made = new Map<string, Instance>();

  /** For the third argument of `runScenario`. */
  readonly of = (model: ScenarioModel): Instance => {
    const structure = structureOf(model);
    let instance = this.made.get(structure);
    if (instance === undefined) this.made.set(structure, (instance = instanceFor(model)));
    return instance;
  };
}

/** All that the wiring depends on, and nothing of the values. */
const structureOf = ({ first, last, modules, programmes, regions }: ScenarioModel): string =>
  canonicalText({
    ...{ first, last, modules, programmes: programmes ?? [] },
    sizes: regions.map(({ dimensions }) =>
      Object.fromEntries(Object.entries(dimensions).map(([id, members]) => [id, members.length])),
    ),
  });
