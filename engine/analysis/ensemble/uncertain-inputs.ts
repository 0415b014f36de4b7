/**
 * Everything in a scenario that may be otherwise, each with how likely its values are.
 *
 * Every uncertain input is moved by one number, its position: 0 is the value of the run, -1 the low
 * and +1 the high end of its stated range, straight lines on either side and beyond the ends. A
 * single figure, a path over years and a table column in per cent are moved alike by it.
 */
import type { Distribution } from "../../foundation/distributions.ts";
import type { Block } from "../../run/layout.ts";
import type { Catalogue } from "../../scenario/declarations.ts";
import type { ResolvedScenario, StatedGroup } from "../../scenario/resolved.ts";
import {
  assumptionsOf,
  observationAssumption,
  type Assumption,
  type Reach,
} from "../assumptions.ts";
import { positionOf } from "./positions.ts";

export interface UncertainInput {
  /**
   * Name of its random stream: kind, region and address, `parameter kortrijk climate.degree_days`.
   * It is the same in every scenario of the region, so that scenarios share its draws.
   */
  readonly name: string;
  readonly assumption: Assumption;
  /** Number of the region in the scenario. */
  readonly region: number;
  /** What it is correlated with; null when it stands by itself. */
  readonly group: StatedGroup | null;
  /** Whether the files state the distribution; else it is the default of the grade. */
  readonly explicit: boolean;
  /** The quantile function of its distribution, as a position; never falls. */
  position(uniform: number): number;
}

/** An input and the cells that it moves; none of an observation, which only goals compare with. */
export interface ReachingInput {
  readonly input: UncertainInput;
  readonly reach: Reach | null;
  /** Its default distribution, in positions; null where the files state another. */
  readonly usual: Distribution | null;
}

const inputOf = (
  assumption: Assumption,
  reach: Reach | null,
  region: number,
  regionId: string,
): ReachingInput => {
  const { kind, address, year, records } = assumption;
  const name = `${kind} ${regionId} ${address}${year === null ? "" : ` ${year}`}`;
  const { position, usual } = positionOf(assumption, reach);
  const stated = records.find((record) => record.group !== undefined)?.group;
  const group = stated ?? null;
  const input = { name, assumption, region, group, explicit: usual === null, position };
  return { input, reach, usual };
};

/** All uncertain inputs of a scenario: by region, in the order of the declarations. */
export function uncertainInputsOf(
  { model, notes }: ResolvedScenario,
  catalogue: Catalogue,
  blocks: { readonly parameterBlock: Block; readonly leverBlock: Block },
): ReachingInput[] {
  const { first, last } = model;
  const found: ReachingInput[] = [];
  model.regions.forEach((region, place) => {
    const known = notes.regions[place]!;
    assumptionsOf(
      { catalogue, region, notes: known, first, last, ...blocks },
      (assumption, reach) => void found.push(inputOf(assumption, reach, place, region.id)),
    );
    for (const [id, records] of Object.entries(known.history)) {
      for (const record of records) {
        const assumption = observationAssumption(id, record);
        if (assumption !== null) found.push(inputOf(assumption, null, place, region.id));
      }
    }
  });
  return found;
}
