/**
 * What an uncertain input is at an end of its bar: the figures that are put into the model, as a
 * person would name them.
 */
import { axesOf, quantitiesOf } from "../../scenario/address.ts";
import type { Catalogue } from "../../scenario/declarations.ts";
import type { ScenarioModel } from "../../scenario/resolved.ts";
import type { Instance } from "../../run/instance.ts";
import type { UncertainModel } from "../ensemble/uncertain-model.ts";
import { ENDS } from "./study.ts";

/**
 * In the canonical unit of the parameter or lever; where an input moves many cells by the same part of
 * themselves, that part: 0.9 and 1.1, with 1 for what they are in the run.
 */
export interface UsedValue {
  readonly kind: "value" | "part";
  readonly central: number;
  readonly low: number;
  readonly high: number;
  readonly unit: string;
}

/** Differences of rounding between parts that are the same. */
const SAME = 1e-6;

const isSame = (values: readonly number[]): boolean => {
  const [first = 0] = values;
  return values.every((value) => Math.abs(value - first) <= SAME * Math.max(1, Math.abs(first)));
};

export class UsedValues {
  private readonly positions: Float64Array;

  constructor(
    private readonly model: ScenarioModel,
    private readonly catalogue: Catalogue,
    private readonly instance: Instance,
    private readonly uncertain: UncertainModel,
  ) {
    this.positions = new Float64Array(uncertain.inputs.length);
  }

  /**
   * @param year of a path the year to name; before or after the run its first or last
   * @returns null where the cells that move have no one figure or part in common
   */
  of(input: number, year: number): UsedValue | null {
    const { assumption, region } = this.uncertain.inputs[input]!;
    const kind = assumption.kind === "reference" ? "levers" : "parameters";
    if (assumption.kind === "history") return this.observation(input);
    const declared = quantitiesOf(this.catalogue, kind).get(assumption.id)!;
    const cells = this.cellsOf(input, year);
    const at = (position: number): number[] => {
      this.positions[input] = position;
      const { parameters, reference } = this.uncertain.atPositions(this.positions).regions[region]!;
      const block = kind === "levers" ? reference : parameters;
      return cells.map((cell) => block[cell]!);
    };
    const { position } = this.uncertain.inputs[input]!;
    const [central, low, high] = [0, position(ENDS.low), position(ENDS.high)].map(at) as [
      number[],
      number[],
      number[],
    ];
    this.positions[input] = 0;
    // Of the shares of one whole the others make room: they go the other way.
    const own = cells.flatMap((_, cell) =>
      low[cell]! <= central[cell]! && high[cell]! >= central[cell]! ? [cell] : [],
    );
    const of = (values: readonly number[]): number[] => own.map((cell) => values[cell]!);
    const [c, l, h] = [of(central), of(low), of(high)];
    if (c.length === 0) return null;
    if (isSame(c) && isSame(l) && isSame(h)) {
      return { kind: "value", central: c[0]!, low: l[0]!, high: h[0]!, unit: declared.unit };
    }
    const known = c.flatMap((value, cell) => (value === 0 ? [] : [cell]));
    const parts = (values: readonly number[]): number[] =>
      known.map((cell) => values[cell]! / c[cell]!);
    const [below, above] = [parts(l), parts(h)];
    if (known.length === 0 || !isSame(below) || !isSame(above)) return null;
    return { kind: "part", central: 1, low: below[0]!, high: above[0]!, unit: "1" };
  }

  private observation(input: number): UsedValue | null {
    const { assumption, region, position } = this.uncertain.inputs[input]!;
    const place = this.uncertain.historyPlace(region, assumption.id, assumption.year!);
    if (place === null) return null;
    const at = (where: number): number => {
      this.positions[input] = where;
      return this.uncertain.atPositions(this.positions).history[place]!;
    };
    const [central, low, high] = [at(0), at(position(ENDS.low)), at(position(ENDS.high))];
    this.positions[input] = 0;
    const unit =
      quantitiesOf(this.catalogue, "outputs").get(assumption.id)?.unit ??
      this.model.indicators.find(({ id }) => id === assumption.id)?.canonical ??
      "1";
    return { kind: "value", central, low, high, unit };
  }

  /** Places of the cells that the input moves in the block of the region, of a path those of one year. */
  private cellsOf(input: number, year: number): number[] {
    const { assumption, region } = this.uncertain.inputs[input]!;
    const { parameterBlock, leverBlock, years } = this.instance;
    const isPath = assumption.kind === "reference";
    const into = isPath ? "referencePaths" : "parameters";
    const all = [...assumption.low, ...assumption.high].flatMap((change) =>
      change.into === into ? Array.from(change.at) : [],
    );
    const cells = [...new Set(all)].sort((a, b) => a - b);
    const { first, last, regions } = this.model;
    const index = Math.min(Math.max(year, first), last) - first;
    const slot = (isPath ? leverBlock : parameterBlock).slots.get(assumption.id)!;
    let yearOf: (at: number) => number;
    if (isPath) yearOf = (at) => Math.floor((at - slot.offset * years) / slot.size);
    else {
      const { dims } = quantitiesOf(this.catalogue, "parameters").get(assumption.id)!;
      const axis = axesOf(this.catalogue, regions[region]!.dimensions, { first, last });
      const axes = dims.map(axis);
      const place = axes.findIndex(({ isYear }) => isYear);
      if (place < 0) return cells;
      const inner = axes.slice(place + 1).reduce((size, { ids }) => size * ids.length, 1);
      yearOf = (at) => Math.floor((at - slot.offset) / inner) % years;
    }
    const then = cells.filter((cell) => yearOf(cell) === index);
    return then.length === 0 ? cells : then;
  }
}
