/** Runs members of an ensemble and lays what is kept of them in a strip, column by column. */
import { NonFiniteError, type Instance } from "../../run/instance.ts";
import type { Trajectories } from "../../run/trajectories.ts";
import type { Draws } from "./draws.ts";
import type { FigurePlan } from "./figures.ts";
import { MemberFigures } from "./member-figures.ts";
import type { MemberValues, UncertainModel } from "./uncertain-model.ts";

/**
 * Members whose rows wait until they are laid out together: as many numbers as a line of the cache
 * holds, so that every line of the strip is fetched once and not once per member.
 */
const TILE = 8;
/** Members for which uniform numbers are drawn at once. */
const DRAWN = 64;

/** Where the columns of some members go. */
export interface Strip {
  readonly data: Float64Array;
  /** Place of the first member's first column. */
  readonly at: number;
  /** From a column to the next. */
  readonly stride: number;
}

/** Room for the runs of one scenario, used again by every member. */
export class MemberRunner {
  readonly figures: FigurePlan;
  readonly inputs: number;
  private readonly trajectories: Trajectories;
  private readonly reader: MemberFigures;
  private readonly tile: readonly Float64Array[];
  private readonly drawn: Float64Array;
  private readonly uniforms: Float64Array;

  constructor(
    private readonly instance: Instance,
    private readonly uncertain: UncertainModel,
    figures: FigurePlan,
  ) {
    this.figures = figures;
    this.inputs = uncertain.inputs.length;
    this.trajectories = instance.trajectories(figures.regions);
    this.reader = new MemberFigures(figures, instance);
    this.tile = Array.from({ length: TILE }, () => new Float64Array(figures.columns));
    this.drawn = new Float64Array(this.inputs * DRAWN);
    this.uniforms = new Float64Array(this.inputs);
  }

  /**
   * Runs the members `from` up to but not including `to`.
   *
   * @param isStopped asked before every member
   * @returns whether it came to the end
   */
  run(
    draws: Draws,
    from: number,
    to: number,
    { data, at, stride }: Strip,
    isStopped: () => boolean = () => false,
  ): boolean {
    for (let first = from; first < to; first += DRAWN) {
      const count = Math.min(DRAWN, to - first);
      const { drawn, uniforms, inputs } = this;
      draws.fill(first, first + count, drawn);
      for (let member = 0; member < count; member++) {
        if (isStopped()) return false;
        for (let input = 0; input < inputs; input++) {
          uniforms[input] = drawn[input * count + member]!;
        }
        this.evaluate(this.uncertain.at(uniforms));
        const place = member % TILE;
        this.tile[place]!.set(this.row);
        if (place === TILE - 1 || member === count - 1) {
          this.layOut(data, at + first - from + member - place, stride, place + 1);
        }
      }
    }
    return true;
  }

  /** The columns of the member that was evaluated last. */
  get row(): Float64Array {
    return this.reader.kept;
  }

  /** Runs one member; what is kept of it stands in `row`. */
  evaluate({ regions, history }: MemberValues): void {
    try {
      this.instance.run(regions, this.trajectories);
    } catch (error) {
      if (!(error instanceof NonFiniteError)) throw error;
      this.reader.fail(error.output, error.year);
      return;
    }
    this.reader.read(this.trajectories, regions, history);
  }

  private layOut(data: Float64Array, at: number, stride: number, members: number): void {
    const { columns } = this.figures;
    const { tile } = this;
    if (members < TILE) {
      for (let member = 0; member < members; member++) {
        const row = tile[member]!;
        for (let column = 0; column < columns; column++) {
          data[at + column * stride + member] = row[column]!;
        }
      }
      return;
    }
    const [first, second, third, fourth, fifth, sixth, seventh, eighth] = tile as Tile;
    for (let column = 0, to = at; column < columns; column++, to += stride) {
      data[to] = first[column]!;
      data[to + 1] = second[column]!;
      data[to + 2] = third[column]!;
      data[to + 3] = fourth[column]!;
      data[to + 4] = fifth[column]!;
      data[to + 5] = sixth[column]!;
      data[to + 6] = seventh[column]!;
      data[to + 7] = eighth[column]!;
    }
  }
}

type Row = Float64Array;
type Tile = readonly [Row, Row, Row, Row, Row, Row, Row, Row];
