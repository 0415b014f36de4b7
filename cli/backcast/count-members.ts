/** In how many members the goals of a backcast are met: run on the workers of ensembles. */
import { Draws } from "../../engine/analysis/ensemble/draws.ts";
import { UncertainModel } from "../../engine/analysis/ensemble/uncertain-model.ts";
import type { MembersAsked, StatedCell } from "../../engine/analysis/backcast/robust.ts";
import type { Instance } from "../../engine/run/instance.ts";
import type { ResolvedScenario, TargetModel } from "../../engine/scenario/resolved.ts";
import { evaluateRows } from "../ensemble/evaluate-rows.ts";
import { progressText } from "../ensemble/progress.ts";
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

/** Milliseconds before the line of progress first appears, and between two of them. */
const FIRST_AFTER = 1000;
const EVERY = 250;

export class MemberCounts {
  private readonly inputs;
  private readonly columns: readonly number[];
  private readonly started = Date.now();
  private done = 0;
  private shown = 0;

  constructor(
    private readonly ensembles: Ensembles,
    private readonly question: CountedQuestion,
    private readonly instance: Instance,
    /** Null where nobody looks at how far it is. */
    private readonly watched: { readonly streams: Streams; readonly language: Language } | null,
  ) {
    const { scenario, targets, region } = question;
    this.inputs = new UncertainModel(scenario, instance).inputs;
    const figures = ensembles.figures(scenario);
    this.columns = targets.map((target) => figures.goal(target, "met", region));
  }

  /** @returns members in which all goals are met; one without a value meets nothing */
  async met({ stated, members, toCome }: MembersAsked): Promise<number> {
    const { inputs, columns, question } = this;
    const draws = new Draws(inputs, members);
    const width = inputs.length;
    const count = members.members;
    let control: { done(): number } = { done: () => 0 };
    const timer = this.watch(() => control.done(), count + toCome);
    let before = 0;
    const found = await evaluateRows(
      this.ensembles,
      question.scenario,
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
        variants: stated.length === 0 ? [] : [[this.variant(stated)]],
        ...(stated.length === 0 ? {} : { variantOf: () => 0 }),
        onProgress: (rows) => {
          before = rows;
          control = { done: () => 0 };
        },
      },
      {
        onStart: (started) => {
          const so = before;
          control = { done: () => so + started.done() };
        },
      },
    ).finally(() => clearInterval(timer ?? undefined));
    this.done += count;
    let met = 0;
    for (let member = 0; member < count; member++) {
      const row = found.subarray(member * columns.length, (member + 1) * columns.length);
      if (row.every((isMet) => isMet === 1)) met++;
    }
    return met;
  }

  /** Takes the line of progress away. */
  end(): void {
    if (this.watched !== null && this.shown > 0) {
      this.watched.streams.error(`\r${" ".repeat(this.shown)}\r`);
    }
  }

  private watch(rows: () => number, left: number): NodeJS.Timeout | null {
    const { watched } = this;
    if (watched?.streams.isTerminal !== true) return null;
    return setInterval(() => {
      const elapsed = Date.now() - this.started;
      if (elapsed < FIRST_AFTER) return;
      const [done, all] = [this.done + rows(), this.done + left];
      const text = progressText(done, all, elapsed / 1000, 0, watched.language);
      watched.streams.error(`\r${text.padEnd(this.shown)}`);
      this.shown = text.length;
    }, EVERY);
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
