/** Bands of a group: of each municipality as it comes, and of the totals when all have come. */
import { cityOf } from "../../model/index.ts";
import type { Catalogue } from "../../scenario/declarations.ts";
import type { ResolvedScenario } from "../../scenario/resolved.ts";
import type { FigurePlan } from "../ensemble/figures.ts";
import { PROBABILITIES, type EnsembleSums } from "../ensemble/outcome.ts";
import { QuantileSelector } from "../ensemble/quantiles.ts";
import { sumsOf } from "../ensemble/sums.ts";
import { Instances } from "../instances.ts";
import { comparedRuns, type ComparedRuns } from "./compared-runs.ts";
import { GroupSums } from "./group-sums.ts";
import { shownOutputs } from "./kept-figures.ts";
import { PartRunner } from "./part-runner.ts";
import type { GroupPart } from "./parts.ts";

export interface GroupDraws {
  readonly members: number;
  readonly seed: number | string;
}

/** What an ensemble says of one municipality. */
export interface MunicipalBands {
  readonly scenario: ResolvedScenario;
  readonly figures: FigurePlan;
  /** The plain run, by column. */
  readonly central: Float64Array;
  /** Quantiles `[column][probability]`, goals, budgets and runs that broke down. */
  readonly sums: EnsembleSums;
  /** What it is compared by, in every run. */
  readonly compared: ComparedRuns;
}

/** The total of one output. */
export interface TotalBand {
  readonly id: string;
  readonly unit: string;
  readonly kind: "stock" | "flow";
  /** The plain run, one per year; of a stock one more. NaN where a municipality has no figure. */
  readonly central: Float64Array;
  /** `[year][probability]` of the totals of each run. */
  readonly quantiles: Float64Array;
}

/** The columns of all members of one municipality, `[column][member]`. */
export interface MunicipalColumns {
  readonly scenario: ResolvedScenario;
  readonly figures: FigurePlan;
  readonly central: Float64Array;
  readonly data: Float64Array;
}

/** Reduces the columns of a municipality to what is said of them. */
export class Reducer {
  private readonly selector: QuantileSelector;

  constructor(private readonly members: number) {
    this.selector = new QuantileSelector(PROBABILITIES, members);
  }

  reduce({ scenario, figures, central, data }: MunicipalColumns): MunicipalBands {
    const { members, selector } = this;
    const width = PROBABILITIES.length;
    const quantiles = new Float64Array(figures.columns * width);
    for (let column = 0; column < figures.columns; column++) {
      selector.begin();
      selector.add(data, column * members, members);
      selector.finish(quantiles, column * width);
    }
    const column = (at: number, into: Float64Array): Float64Array => {
      into.set(data.subarray(at * members, (at + 1) * members));
      return into;
    };
    const sums = sumsOf({ figures, members, first: 0, column }, quantiles);
    const compared = comparedRuns(figures, data, members);
    return { scenario, figures, central, sums, compared };
  }

  /** The bands of all totals. @param central the same totals of the plain run */
  totals(sums: GroupSums, central: GroupSums, catalogue: Catalogue): TotalBand[] {
    const { members, selector } = this;
    const width = PROBABILITIES.length;
    const room = new Float64Array(members);
    const one = new Float64Array(1);
    return sums.outputs.map((id): TotalBand => {
      const [module, name = ""] = id.split(".");
      const { unit, kind } = catalogue.modules.find((each) => each.id === module)!.outputs[name]!;
      const count = sums.countOf(id);
      const quantiles = new Float64Array(count * width);
      for (let index = 0; index < count; index++) {
        sums.column(id, index, room);
        selector.begin();
        selector.add(room, 0, members);
        selector.finish(quantiles, index * width);
      }
      const values = Float64Array.from({ length: count }, (_, at) => {
        return central.column(id, at, one)[0]!;
      });
      return { ...{ id, unit, kind, quantiles }, central: values };
    });
  }
}

/**
 * Runs an ensemble of a group in one thread, part by part: nothing of a part is kept once its bands
 * were handed over but what it adds to the totals, so that the memory is that of the largest part.
 *
 * @param parts  read when it is their turn; of one structure of years
 * @param shared wired modules; by default each part wires its own, which nobody keeps
 * @returns the totals, when all municipalities were handed over
 */
export function* groupBands(
  parts: Iterable<GroupPart>,
  { members, seed }: GroupDraws,
  shared?: Instances,
): Generator<MunicipalBands, readonly TotalBand[]> {
  const reducer = new Reducer(members);
  const instances = shared ?? new Instances();
  let totals: { sums: GroupSums; central: GroupSums; catalogue: Catalogue } | null = null;
  let room: Float64Array[] = [];
  for (const part of parts) {
    const runner = new PartRunner(part, instances, { seed });
    const { model } = part.members[0]!;
    const { catalogue } = cityOf(model);
    const shown = shownOutputs(catalogue);
    const years = model.last - model.first + 1;
    totals ??= {
      sums: new GroupSums(catalogue, shown, years, members),
      central: new GroupSums(catalogue, shown, years, 1),
      catalogue,
    };
    const central = runner.central().map((columns) => columns.slice());
    room = runner.figures.map(({ columns }, at) => {
      const known = room[at];
      const length = columns * members;
      return known !== undefined && known.length >= length ? known : new Float64Array(length);
    });
    runner.run(
      0,
      members,
      room.map((data) => ({ data, at: 0, stride: members })),
    );
    for (const [at, figures] of runner.figures.entries()) {
      const data = room[at]!;
      totals.sums.note(figures);
      totals.central.note(figures);
      totals.sums.add({ figures, data, at: 0, stride: members, from: 0, to: members });
      totals.central.add({ figures, data: central[at]!, at: 0, stride: 1, from: 0, to: 1 });
      yield reducer.reduce({
        ...{ scenario: part.members[at]!, figures },
        ...{ central: central[at]!, data },
      });
    }
  }
  if (totals === null) throw new Error("a group needs a member");
  return reducer.totals(totals.sums, totals.central, totals.catalogue);
}
