/**
 * What each output rests on, from the declarations alone: its `from`, and through its inputs that
 * of the outputs they read, in any year. That the declarations are true is a law of its own
 * (test/laws/causes.test.ts); here they are only followed.
 */
import type { ModuleDeclaration } from "./declarations.ts";

export type CauseKind = "parameter" | "lever";

const WORD = 32;

/** Declarations never change, so what is made of them is made once. */
const made = new WeakMap<readonly ModuleDeclaration[], Causes>();

/** What rests on what in these modules; the same object for the same list of them. */
export function causesIn(modules: readonly ModuleDeclaration[]): Causes {
  let causes = made.get(modules);
  if (causes === undefined) made.set(modules, (causes = new Causes(modules)));
  return causes;
}

/** Parameters and levers are numbered through all modules; a set of them is a row of bits. */
export class Causes {
  private readonly outputs = new Map<string, number>();
  /** Per output the module it belongs to. */
  private readonly modules: number[] = [];
  private readonly numbers: Readonly<Record<CauseKind, Map<string, number>>> = {
    parameter: new Map(),
    lever: new Map(),
  };
  /** Per output the outputs that its inputs read. */
  private readonly read: number[][] = [];
  private readonly words: number;
  private readonly bits: Int32Array;
  /** What `rerunFor` found, by the outputs that were asked for: many plans ask for the same ones. */
  private readonly reruns = new Map<string, Map<number, readonly number[]>>();

  constructor(modules: readonly ModuleDeclaration[]) {
    let causes = 0;
    modules.forEach(({ id, parameters, levers, outputs }, place) => {
      for (const name in parameters) this.numbers.parameter.set(`${id}.${name}`, causes++);
      for (const name in levers) this.numbers.lever.set(`${id}.${name}`, causes++);
      for (const name in outputs) {
        this.outputs.set(`${id}.${name}`, this.modules.length);
        this.modules.push(place);
      }
    });
    this.words = Math.ceil(causes / WORD);
    this.bits = new Int32Array(this.modules.length * this.words);
    let output = 0;
    for (const { id, outputs, inputs } of modules) {
      for (const name in outputs) {
        const read: number[] = [];
        for (const cause of outputs[name]!.from) {
          const kind = cause.slice(0, cause.indexOf("."));
          const of = cause.slice(kind.length + 1);
          if (kind === "p") this.mark(output, this.numbers.parameter.get(`${id}.${of}`));
          else if (kind === "l") this.mark(output, this.numbers.lever.get(`${id}.${of}`));
          else {
            const { from, before } = inputs[of]!;
            const source = this.outputs.get(from);
            if (source !== undefined) read.push(source);
            if (before !== undefined) {
              this.mark(output, this.numbers.parameter.get(`${id}.${before}`));
            }
          }
        }
        this.read.push(read);
        output++;
      }
    }
    this.spread();
  }

  private mark(output: number, cause: number | undefined): void {
    if (cause === undefined) return;
    this.bits[output * this.words + Math.floor(cause / WORD)]! |= 1 << (cause % WORD);
  }

  /** Hands on what moves an output to those that read it, until nothing is new. */
  private spread(): void {
    const { bits, words, read } = this;
    for (let isNew = true; isNew;) {
      isNew = false;
      for (let output = 0; output < read.length; output++) {
        const mine = output * words;
        for (const source of read[output]!) {
          const theirs = source * words;
          for (let word = 0; word < words; word++) {
            const all = bits[mine + word]! | bits[theirs + word]!;
            if (all === bits[mine + word]) continue;
            bits[mine + word] = all;
            isNew = true;
          }
        }
      }
    }
  }

  /** Number of a parameter or lever; undefined when no module has it. */
  causeOf(kind: CauseKind, id: string): number | undefined {
    return this.numbers[kind].get(id);
  }

  /** Number of an output; undefined when no module has it. */
  outputOf(id: string): number | undefined {
    return this.outputs.get(id);
  }

  /** Place of the module that an output belongs to; -1 when no module has it. */
  moduleOf(id: string): number {
    const output = this.outputs.get(id);
    return output === undefined ? -1 : this.modules[output]!;
  }

  /** Whether a parameter or lever may move an output, in any year; both by number. */
  moves(cause: number, output: number): boolean {
    const word = this.bits[output * this.words + Math.floor(cause / WORD)]!;
    return (word & (1 << (cause % WORD))) !== 0;
  }

  /** The outputs that may move one of these, these included: `1` at their numbers. */
  private behind(outputs: Iterable<string>): Uint8Array {
    const needed = new Uint8Array(this.read.length);
    const open: number[] = [];
    const add = (output: number): void => {
      if (needed[output] === 1) return;
      needed[output] = 1;
      open.push(output);
    };
    for (const id of outputs) {
      const output = this.outputs.get(id);
      if (output !== undefined) add(output);
    }
    for (let output = open.pop(); output !== undefined; output = open.pop()) {
      for (const source of this.read[output]!) add(source);
    }
    return needed;
  }

  /**
   * Which modules must run again to see what a cause does to some outputs: those with an output
   * that the cause may move and that may move one of the outputs.
   */
  rerunFor(outputs: Iterable<string>): (cause: number) => readonly number[] {
    const needed = this.behind(outputs);
    const key = needed.join("");
    let known = this.reruns.get(key);
    if (known === undefined) this.reruns.set(key, (known = new Map()));
    const found = known;
    return (cause) => {
      let modules = found.get(cause);
      if (modules === undefined) found.set(cause, (modules = this.modulesBetween(cause, needed)));
      return modules;
    };
  }

  private modulesBetween(cause: number, needed: Uint8Array): readonly number[] {
    const modules: number[] = [];
    for (let output = 0; output < needed.length; output++) {
      const module = this.modules[output]!;
      if (modules[modules.length - 1] === module) continue;
      if (needed[output] === 1 && this.moves(cause, output)) modules.push(module);
    }
    return modules;
  }
}
