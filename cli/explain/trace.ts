/**
 * What an output is made of, followed from module to module as the declarations say, and the other
 * way round: what a parameter or lever moves. What follows itself a year later comes by once.
 */
import { quantitiesOf } from "../../engine/scenario/address.ts";
import { Causes, type CauseKind } from "../../engine/scenario/causes.ts";
import type {
  Catalogue,
  InputDeclaration,
  ModuleDeclaration,
} from "../../engine/scenario/declarations.ts";

/** An output of another module (or of the year before), and when it is looked at. */
export interface ReadOutput {
  readonly id: string;
  readonly when: readonly InputDeclaration["when"][];
}

/** By full id, in the order in which the declaration gives them. */
export interface OwnCauses {
  readonly parameters: readonly string[];
  readonly levers: readonly string[];
  readonly inputs: readonly ReadOutput[];
}

/** All that lies behind an output. */
export interface Behind {
  /** Outputs by how many steps away they are: first the output itself. */
  readonly levels: readonly (readonly string[])[];
  readonly parameters: ReadonlySet<string>;
  readonly levers: ReadonlySet<string>;
}

export class Trace {
  private readonly causes: Causes;

  constructor(private readonly catalogue: Catalogue) {
    this.causes = new Causes(catalogue.modules);
  }

  /** Modules that programmes make may share their id: the one that has the output. */
  private moduleOf(output: string): ModuleDeclaration {
    const at = output.indexOf(".");
    const [of, name] = [output.slice(0, at), output.slice(at + 1)];
    const found = this.catalogue.modules.find(
      ({ id, outputs }) => id === of && Object.hasOwn(outputs, name),
    );
    if (found === undefined) throw new Error(`no module has ${output}`);
    return found;
  }

  /** Outputs whose members make up a scalar one: its parts by sector, by label. */
  partsOf(output: string): readonly string[] {
    const module = this.moduleOf(output);
    return Object.entries(module.outputs).flatMap(([name, { total, dims }]) =>
      total !== undefined && dims.length > 0 && `${module.id}.${total}` === output
        ? [`${module.id}.${name}`]
        : [],
    );
  }

  causesOf(output: string): OwnCauses {
    const module = this.moduleOf(output);
    const { from } = quantitiesOf(this.catalogue, "outputs").get(output)!;
    const parameters = new Set<string>();
    const levers = new Set<string>();
    const inputs = new Map<string, InputDeclaration["when"][]>();
    for (const cause of from) {
      const kind = cause.slice(0, cause.indexOf("."));
      const name = cause.slice(kind.length + 1);
      if (kind === "p") parameters.add(`${module.id}.${name}`);
      else if (kind === "l") levers.add(`${module.id}.${name}`);
      else {
        const { from: id, when, before } = module.inputs[name]!;
        if (before !== undefined) parameters.add(`${module.id}.${before}`);
        const known = inputs.get(id) ?? [];
        if (!known.includes(when)) known.push(when);
        inputs.set(id, known);
      }
    }
    return {
      parameters: [...parameters],
      levers: [...levers],
      inputs: [...inputs].map(([id, when]) => ({ id, when })),
    };
  }

  /** @param from where to begin: an output, or all that an own indicator reads */
  behind(from: readonly string[]): Behind {
    const parameters = new Set<string>();
    const levers = new Set<string>();
    const seen = new Set(from);
    const levels: string[][] = [];
    for (let level = [...seen]; level.length > 0;) {
      levels.push(level);
      const next: string[] = [];
      for (const output of level) {
        const causes = this.causesOf(output);
        for (const id of causes.parameters) parameters.add(id);
        for (const id of causes.levers) levers.add(id);
        for (const { id } of causes.inputs) {
          if (seen.has(id)) continue;
          seen.add(id);
          next.push(id);
        }
      }
      level = next;
    }
    return { levels, parameters, levers };
  }

  /** Outputs that a parameter or lever moves: in its own module by itself, and all in any way. */
  movedBy(kind: CauseKind, id: string): { readonly direct: string[]; readonly all: string[] } {
    const outputs = [...quantitiesOf(this.catalogue, "outputs").keys()];
    const cause = this.causes.causeOf(kind, id);
    if (cause === undefined) return { direct: [], all: [] };
    const of = kind === "lever" ? "levers" : "parameters";
    const all = outputs.filter((output) => this.causes.moves(cause, this.causes.outputOf(output)!));
    return { direct: all.filter((output) => this.causesOf(output)[of].includes(id)), all };
  }
}
