/**
 * An ensemble that one thread computes by itself, some members at a time, so that whoever runs it can
 * listen in between: for a page, which shares no memory with its worker. Members and figures are those
 * of any other way to run the same ensemble, to the bit.
 */
import { cityOf } from "../../model/index.ts";
import type { ResolvedScenario } from "../../scenario/resolved.ts";
import type { Instances } from "../instances.ts";
import { blockLayout, membersOfStrip, stripsOf, type BlockLayout } from "./blocks.ts";
import { Draws } from "./draws.ts";
import { FigurePlan } from "./figures.ts";
import { PROBABILITIES, type EnsembleSettings, type EnsembleSums } from "./outcome.ts";
import { QuantileSelector } from "./quantiles.ts";
import { MemberRunner } from "./run-members.ts";
import { sumsOf, type MemberColumns } from "./sums.ts";
import { UncertainModel } from "./uncertain-model.ts";

export class MembersInMemory implements MemberColumns {
  readonly figures: FigurePlan;
  readonly first = 0;
  /** Members that were run. */
  done = 0;
  private readonly layout: BlockLayout;
  private readonly runner: MemberRunner;
  private readonly draws: Draws;
  /** `[column][member of the strip]`, one array per strip, made when the strip is run. */
  private readonly strips: Float64Array[] = [];

  constructor(
    scenario: ResolvedScenario,
    instances: Instances,
    { members, seed, sampling }: EnsembleSettings,
  ) {
    const { model } = scenario;
    const instance = instances.of(model);
    const uncertain = new UncertainModel(scenario, instance);
    this.figures = new FigurePlan(model, cityOf(model).catalogue, instance);
    this.layout = blockLayout(members, this.figures.columns, true);
    this.runner = new MemberRunner(instance, uncertain, this.figures);
    this.draws = new Draws(uncertain.inputs, { seed, sampling });
  }

  get members(): number {
    return this.layout.members;
  }

  /** Runs the next members, at most 64. @returns whether there are more */
  next(): boolean {
    const { layout, strips, runner, draws } = this;
    const count = membersOfStrip(layout, strips.length);
    const data = new Float64Array(layout.columns * count);
    runner.run(draws, this.done, this.done + count, { data, at: 0, stride: count });
    strips.push(data);
    this.done += count;
    return strips.length < stripsOf(layout);
  }

  column(column: number, into: Float64Array): Float64Array {
    let member = 0;
    this.strips.forEach((data, number) => {
      const count = membersOfStrip(this.layout, number);
      into.set(data.subarray(column * count, (column + 1) * count), member);
      member += count;
    });
    return into;
  }

  /** Quantiles and counts over all members; to be asked for when all were run. */
  sums(): EnsembleSums {
    const { figures, layout, strips } = this;
    const selector = new QuantileSelector(PROBABILITIES, layout.members);
    const quantiles = new Float64Array(figures.columns * PROBABILITIES.length);
    for (let column = 0; column < figures.columns; column++) {
      selector.begin();
      strips.forEach((data, number) => {
        const count = membersOfStrip(layout, number);
        selector.add(data, column * count, count);
      });
      selector.finish(quantiles, column * PROBABILITIES.length);
    }
    return sumsOf(this, quantiles);
  }
}
