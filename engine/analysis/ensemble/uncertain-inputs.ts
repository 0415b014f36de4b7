/**
 * Everything in a scenario that may be otherwise, each with how likely its values are.
 *
 * Every uncertain input is moved by one number, its position: 0 is the value of the run, -1 the low
 * and +1 the high end of its stated range, straight lines on either side and beyond the ends. A
 * single figure, a path over years and a table column in per cent are moved alike by it.
 */
import { normalQuantile } from "../../foundation/elementary.ts";
import type { Block } from "../../run/layout.ts";
import type { Catalogue, Grade } from "../../scenario/declarations.ts";
import type { ResolvedScenario } from "../../scenario/resolved.ts";
import {
  assumptionsOf,
  observationAssumption,
  type Assumption,
  type Reach,
} from "../assumptions.ts";

export interface InputGroup {
  readonly name: string;
  /** Of each member with the factor that all in the group share, from -1 to 1. */
  readonly correlation: number;
}

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
  readonly group: InputGroup | null;
  /** Whether the files state the distribution; else it is the default of the grade. */
  readonly explicit: boolean;
  /** The quantile function of its distribution, as a position; never falls. */
  position(uniform: number): number;
}

/** An input and the cells that it moves; none of an observation, which only goals compare with. */
export interface ReachingInput {
  readonly input: UncertainInput;
  readonly reach: Reach | null;
}

/** How probable it is that the stated range holds the value, by how well founded the range is. */
const COVERAGE: Readonly<Record<Grade, number>> = {
  measured: 0.95,
  "official-projection": 0.95,
  literature: 0.9,
  derived: 0.9,
  assumption: 0.8,
};

/** The ends of a range beside the value between them. */
interface Ends {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** The default: a normal distribution on either side, or a triangle where the value is an end. */
function defaultPosition(grade: Grade, ends: readonly Ends[]): (uniform: number) => number {
  if (ends.every(({ value, low }) => value === low)) return (uniform) => 1 - Math.sqrt(1 - uniform);
  if (ends.every(({ value, high }) => value === high)) return (uniform) => Math.sqrt(uniform) - 1;
  const score = normalQuantile((1 + COVERAGE[grade]) / 2);
  return (uniform) => normalQuantile(uniform) / score;
}

function endsOf({ records }: Assumption, reach: Reach | null): Ends[] {
  if (reach === null) {
    return records.map(({ value, low, high }) => ({ value: value!, low: low!, high: high! }));
  }
  return reach.at.map((_, index) => ({
    value: reach.value[index]!,
    low: reach.low[index]!,
    high: reach.high[index]!,
  }));
}

const inputOf = (
  assumption: Assumption,
  reach: Reach | null,
  region: number,
  regionId: string,
): ReachingInput => {
  const { kind, address, year, grade } = assumption;
  const name = `${kind} ${regionId} ${address}${year === null ? "" : ` ${year}`}`;
  const position = defaultPosition(grade, endsOf(assumption, reach));
  return { input: { name, assumption, region, group: null, explicit: false, position }, reach };
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
