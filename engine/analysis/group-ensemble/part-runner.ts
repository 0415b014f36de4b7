/**
 * Runs members of an ensemble of municipalities that belong together: in every run each is drawn as in
 * an ensemble of it alone, and all take every year together.
 *
 * A figure has its own stream of random numbers by the region whose files give it, so that what
 * several municipalities take over from Flanders is drawn once for all of them, and what is a
 * municipality's own by itself. Draws are random: points of a Sobol sequence would be numbered by the
 * figures of one municipality, and the same dimension would move different figures in each.
 */
import { cityOf } from "../../model/index.ts";
import { GroupRun } from "../../run/group-run.ts";
import { NonFiniteError, type Instance, type RegionValues } from "../../run/instance.ts";
import type { Trajectories } from "../../run/trajectories.ts";
import { Draws } from "../ensemble/draws.ts";
import { FigurePlan } from "../ensemble/figures.ts";
import { MemberFigures } from "../ensemble/member-figures.ts";
import type { Strip } from "../ensemble/run-members.ts";
import { UncertainModel, type MemberValues } from "../ensemble/uncertain-model.ts";
import { waysOf } from "../group/run-group.ts";
import type { Instances } from "../instances.ts";
import { keptAddresses, keptCells, shownOutputs } from "./kept-figures.ts";
import type { GroupPart } from "./parts.ts";

/** Members for which uniform numbers are drawn at once. */
const DRAWN = 64;

/** One municipality of the part, and room for its runs. */
interface Drawn {
  readonly id: string;
  readonly instance: Instance;
  readonly uncertain: UncertainModel;
  readonly figures: FigurePlan;
  readonly draws: Draws;
  readonly reader: MemberFigures;
  readonly run: Trajectories;
  /** Of some members, and of one. */
  readonly numbers: Float64Array;
  readonly uniforms: Float64Array;
}

export class PartRunner {
  /** One per municipality and in their order. */
  readonly figures: readonly FigurePlan[];
  private readonly drawn: readonly Drawn[];
  private readonly runs: readonly Trajectories[];
  private readonly together: GroupRun | null;
  private readonly values: RegionValues[];

  constructor(part: GroupPart, instances: Instances, { seed }: { readonly seed: number | string }) {
    this.drawn = part.members.map((scenario): Drawn => {
      const { model } = scenario;
      const region = model.regions[0]!;
      const instance = instances.of(model);
      const { catalogue } = cityOf(model);
      const uncertain = new UncertainModel(scenario, instance);
      const only = keptCells(keptAddresses(catalogue, shownOutputs(catalogue)), catalogue, region);
      const figures = new FigurePlan(model, catalogue, instance, { only });
      const { length } = uncertain.inputs;
      return {
        ...{ id: region.id, instance, uncertain, figures },
        draws: new Draws(uncertain.inputs, { seed, sampling: "random" }),
        reader: new MemberFigures(figures, instance),
        run: instance.trajectories([region.id]),
        numbers: new Float64Array(length * DRAWN),
        uniforms: new Float64Array(length),
      };
    });
    this.figures = this.drawn.map(({ figures }) => figures);
    this.runs = this.drawn.map(({ run }) => run);
    this.values = new Array<RegionValues>(this.drawn.length);
    const ids = this.drawn.map(({ id }) => id);
    const { moves } = part;
    this.together =
      ids.length === 1
        ? null
        : new GroupRun(
            this.drawn.map(({ instance }) => instance),
            waysOf({
              ...{ format: "ademruimte-group/1", id: "part", members: ids, moves },
              ...{ shared: [], targets: [] },
            }),
          );
  }

  /**
   * Runs the members `from` up to but not including `to`.
   *
   * @param strips    one per municipality: where its columns go
   * @param isStopped asked before every member
   * @returns whether it came to the end
   */
  run(
    from: number,
    to: number,
    strips: readonly Strip[],
    isStopped: () => boolean = () => false,
  ): boolean {
    const { drawn } = this;
    for (let first = from; first < to; first += DRAWN) {
      const count = Math.min(DRAWN, to - first);
      for (const { draws, numbers } of drawn) draws.fill(first, first + count, numbers);
      for (let member = 0; member < count; member++) {
        if (isStopped()) return false;
        this.evaluate(({ uncertain, numbers, uniforms }) => {
          for (let input = 0; input < uniforms.length; input++) {
            uniforms[input] = numbers[input * count + member]!;
          }
          return uncertain.at(uniforms);
        });
        for (let place = 0; place < drawn.length; place++) {
          layOut(drawn[place]!.reader.kept, strips[place]!, first - from + member);
        }
      }
    }
    return true;
  }

  /** The plain run. @returns the columns of each municipality; arrays that the next run fills again */
  central(): readonly Float64Array[] {
    this.evaluate(({ uncertain }) => uncertain.central());
    return this.drawn.map(({ reader }) => reader.kept);
  }

  private evaluate(draw: (one: Drawn) => MemberValues): void {
    const { drawn, runs, values, together } = this;
    const histories: ArrayLike<number>[] = [];
    for (let place = 0; place < drawn.length; place++) {
      const { regions, history } = draw(drawn[place]!);
      values[place] = regions[0]!;
      histories.push(history);
    }
    try {
      if (together === null) drawn[0]!.instance.run(values, runs[0]!);
      else together.run(values, runs);
    } catch (error) {
      if (!(error instanceof NonFiniteError)) throw error;
      // Who breaks down sends people on who are no number: the run counts in none of them.
      for (const { reader } of drawn) reader.fail(error.output, error.year);
      return;
    }
    for (let place = 0; place < drawn.length; place++) {
      drawn[place]!.reader.read(runs[place]!, [values[place]!], histories[place]!);
    }
  }
}

function layOut(row: Float64Array, { data, at, stride }: Strip, member: number): void {
  for (let column = 0, to = at + member; column < row.length; column++, to += stride) {
    data[to] = row[column]!;
  }
}
