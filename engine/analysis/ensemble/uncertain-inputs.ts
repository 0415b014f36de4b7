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
import type { Provenance, ResolvedScenario, StatedGroup } from "../../scenario/resolved.ts";
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
   * The region is the one whose files give the figure: what two cities take over from Flanders they
   * draw alike. Scenarios of a region share all draws, whatever their plans set.
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

type RegionNotes = ResolvedScenario["notes"]["regions"][number];

/** The region whose files give a figure; of one that a plan gives, the one it takes the place of. */
function giverOf(given: Given, { id, folders = [] }: RegionNotes): string {
  let figure = given;
  while (figure.by !== undefined && figure.replaces !== undefined) figure = figure.replaces;
  if (figure.by !== undefined) return id;
  let giver = { id, path: "" };
  // Of a folder within another the inner one holds; of two at one path the nearer to the region.
  for (const folder of folders) {
    const isWithin = figure.origin.file.startsWith(`${folder.path}/`);
    if (isWithin && folder.path.length >= giver.path.length) giver = folder;
  }
  return giver.id;
}

/** What of a record says who gave it. */
type Given = Pick<Provenance, "by" | "origin" | "replaces">;

/** The same of a figure with several records; the region itself where these are of several. */
function giverOfAll(records: readonly Provenance[], notes: RegionNotes): string {
  const ofRegion = records.filter(({ by }) => by === undefined);
  const givers = (ofRegion.length > 0 ? ofRegion : records).map((each) => giverOf(each, notes));
  return givers.every((giver) => giver === givers[0]) ? givers[0]! : notes.id;
}

const inputOf = (
  assumption: Assumption,
  reach: Reach | null,
  region: number,
  notes: RegionNotes,
): ReachingInput => {
  const { kind, address, year, records } = assumption;
  const name = `${kind} ${giverOfAll(records, notes)} ${address}${year === null ? "" : ` ${year}`}`;
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
      (assumption, reach) => void found.push(inputOf(assumption, reach, place, known)),
    );
    for (const [id, records] of Object.entries(known.history)) {
      for (const record of records) {
        const assumption = observationAssumption(id, record);
        if (assumption !== null) found.push(inputOf(assumption, null, place, known));
      }
    }
  });
  return found;
}
