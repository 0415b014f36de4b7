/** In how many members the goals of a backcast are met: run on the workers of ensembles. */
import { Draws } from "../../engine/analysis/ensemble/draws.ts";
import { UncertainModel } from "../../engine/analysis/ensemble/uncertain-model.ts";
import type {
  MemberQuestion,
  MembersAsked,
  StatedCell,
} from "../../engine/analysis/backcast/robust.ts";
import type { Instance } from "../../engine/run/instance.ts";
import type { ResolvedScenario, TargetModel } from "../../engine/scenario/resolved.ts";
import { evaluateRows } from "../ensemble/evaluate-rows.ts";
import { Progress } from "../ensemble/progress.ts";
import type { JobControl } from "../ensemble/pool.ts";
import type { LeverVariant } from "../ensemble/protocol.ts";
import type { Ensembles } from "../ensemble/run-ensemble.ts";
import type { Streams } from "../streams.ts";
import type { Language } from "../texts.ts";

export interface CountedQuestion {
  readonly scenario: ResolvedScenario;
  readonly targets: readonly TargetModel[];
  /** Place of the region of which goals are read and levers are moved. */
  readonly region: number;
  /** First year in which what is stated counts. */
  readonly from: number;
}

/** What is counted of which plan. */
interface Counting {
  readonly scenario: ResolvedScenario;
  readonly inputs: UncertainModel["inputs"];
  /** Whether each goal is met. */
  readonly columns: readonly number[];
}

export class MemberCounts {
  private readonly inputs: UncertainModel["inputs"];
  private readonly columns: readonly number[];
  private readonly progress: Progress | null;
  private done = 0;
  private all = 0;
  /** How far the workers are with the rows that they have now. */
  private running: Pick<JobControl, "done"> | null = null;

  constructor(
    private readonly ensembles: Ensembles,
    private readonly question: CountedQuestion,
    private readonly instance: Instance,
    /** Null where nobody looks at how far it is. */
    watched: { readonly streams: Streams; readonly language: Language } | null,
  ) {
    const counted = {
      done: () => this.done + (this.running?.done() ?? 0),
      ...{ before: () => 0, all: () => this.all },
    };
    this.progress =
      watched === null ? null : new Progress(watched.streams, counted, watched.language);
    const { scenario, targets, region } = question;
    this.inputs = new UncertainModel(scenario, instance).inputs;
    const figures = ensembles.figures(scenario);
    this.columns = targets.map((target) => figures.goal(target, "met", region));
  }

  /** @returns members in which all goals are met; one without a value meets nothing */
  met({ stated, members, toCome }: MembersAsked): Promise<number> {
    const variants = stated.length === 0 ? [] : [[this.variant(stated)]];
    return this.count(
      { scenario: this.question.scenario, inputs: this.inputs, columns: this.columns },
      { members, toCome, variants },
    );
  }

  /**
   * The same of a plan that was written and read again: what an ensemble of it counts.
   *
   * @param instance wired for it
   */
  metByWritten(
    scenario: ResolvedScenario,
    instance: Instance,
    members: MemberQuestion,
  ): Promise<number> {
    const { inputs } = new UncertainModel(scenario, instance);
    const figures = this.ensembles.figures(scenario);
    const wanted = this.question.targets.map(({ id }) => id);
    const columns = scenario.model.targets.flatMap((target) =>
      wanted.includes(target.id) ? [figures.goal(target, "met", this.question.region)] : [],
    );
    return this.count({ scenario, inputs, columns }, { members, toCome: 0, variants: [] });
  }

  private async count(
    { scenario, inputs, columns }: Counting,
    {
      members,
      toCome,
      variants,
    }: {
      readonly members: MemberQuestion;
      readonly toCome: number;
      readonly variants: readonly (readonly LeverVariant[])[];
    },
  ): Promise<number> {
    const draws = new Draws(inputs, members);
    const width = inputs.length;
    const count = members.members;
    this.all = this.done + count + toCome;
    const found = await evaluateRows(
      this.ensembles,
      scenario,
      {
        ...{ count, are: "uniforms", inputs: width, columns },
        fill: (from, to, into) => {
          // Draws lie input by input, rows member by member.
          const drawn = new Float64Array(width * (to - from));
          draws.fill(from, to, drawn);
          for (let input = 0; input < width; input++) {
            for (let row = 0; row < to - from; row++) {
              into[row * width + input] = drawn[input * (to - from) + row]!;
            }
          }
        },
        variants,
        ...(variants.length === 0 ? {} : { variantOf: () => 0 }),
      },
      {
        onStart: (control) => (this.running = control),
        onDone: ({ from, to }) => {
          this.running = null;
          this.done += to - from;
        },
      },
    );
    let met = 0;
    for (let member = 0; member < count; member++) {
      const row = found.subarray(member * columns.length, (member + 1) * columns.length);
      if (row.every((isMet) => isMet === 1)) met++;
    }
    return met;
  }

  /** Takes the line of progress away. */
  end(): void {
    this.progress?.end();
  }

  private variant(stated: readonly StatedCell[]): LeverVariant {
    const { pathBase, pathStride, structure, years } = this.instance;
    const begin = this.question.from - structure.first;
    const [at, values]: [number[], number[]] = [[], []];
    for (const one of stated) {
      for (let year = begin; year < years; year++) {
        at.push(pathBase[one.cell]! + pathStride[one.cell]! * year);
        values.push(one.values[year]!);
      }
    }
    return {
      region: this.question.region,
      at: Int32Array.from(at),
      values: Float64Array.from(values),
    };
  }
}
