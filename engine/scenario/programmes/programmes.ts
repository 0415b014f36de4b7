/**
 * Reads the programmes that a region (`programmes.yaml`) and a plan (`programmes:`) declare. A later
 * layer replaces keys of an earlier one, adds programmes, or takes one away with null.
 */
import { ACTORS, GRADES, THEMES, type Catalogue } from "../declarations.ts";
import type { Diagnostic } from "../diagnostics/diagnostics.ts";
import { quantitiesOf } from "../address.ts";
import { nearest } from "../diagnostics/near-miss.ts";
import { writtenAt } from "../plan/plan-file.ts";
import {
  deliveredId,
  MONEY,
  presentId,
  priceId,
  spentId,
  programmeModules,
  withProgrammes,
} from "./programme-declarations.ts";
import {
  amountOf,
  FIGURE_KEYS,
  priceOf,
  ProgrammeFigures,
  type ProgrammeFigure,
} from "./programme-figures.ts";
import { mergeLayer, type Merged } from "./programme-layers.ts";
import {
  EXAMPLES,
  OUTPUT_ID,
  ProgrammeNodes,
  type Given,
  type ProgrammeLayer,
} from "./programme-nodes.ts";
import { readRatios } from "./programme-ratios.ts";
import { sameUnit } from "./programme-units.ts";
import type { ProgrammeLevel, ProgrammeModel, ProgrammeNote, ProgrammePrice } from "../resolved.ts";
import { placeAt } from "../diagnostics/text.ts";
import type { PriceIndex } from "../units/price-index.ts";
import { unitInWords } from "../units/units.ts";
import { entryOf, type YamlNode } from "../yaml/yaml-document.ts";

export type { ProgrammeLayer } from "./programme-nodes.ts";

export interface DeclaredProgrammes {
  readonly models: readonly ProgrammeModel[];
  readonly notes: Readonly<Record<string, ProgrammeNote>>;
  readonly figures: readonly ProgrammeFigure[];
  /** The catalogue with what the programmes add to it. */
  readonly catalogue: Catalogue;
}

export interface ProgrammeContext {
  readonly catalogue: Catalogue;
  /** First year of the run. */
  readonly first: number;
  /** Whether the figures of the files hold for it: they were stated for the region's own first year. */
  readonly ownYears: boolean;
  /** Price levels of the region; null where they could not be read. */
  readonly prices: PriceIndex | null;
  add(diagnostic: Diagnostic): void;
}

export const PRESENT_KEYS = ["id", "title", ...FIGURE_KEYS];

/** Joins the layers and turns every programme into data; what is wrong is reported, nothing thrown. */
export function readProgrammes(
  layers: readonly ProgrammeLayer[],
  context: ProgrammeContext,
): DeclaredProgrammes {
  const merged = new Map<string, Merged>();
  for (const layer of layers) mergeLayer(layer, merged, (diagnostic) => context.add(diagnostic));
  const reader = new ProgrammeReader(context);
  for (const [id, programme] of inOrder(merged)) reader.read(id, programme);
  return reader.result();
}

/**
 * Those of the region in its order, then those that plans add in the order of their ids: in which
 * order a plan includes its packages is no part of the model.
 */
function inOrder(merged: ReadonlyMap<string, Merged>): readonly (readonly [string, Merged])[] {
  const ofPlan = ([, { first }]: readonly [string, Merged]): boolean =>
    first.layer.sources === null;
  const all = [...merged];
  return [
    ...all.filter((programme) => !ofPlan(programme)),
    ...all.filter(ofPlan).sort(([a], [b]) => (a < b ? -1 : 1)),
  ];
}

/** Reads the merged programmes one by one, then what binds them together. */
class ProgrammeReader {
  private readonly context: ProgrammeContext;
  private readonly models: ProgrammeModel[] = [];
  private readonly notes: Record<string, ProgrammeNote> = {};
  private readonly nodes: ProgrammeNodes;
  private readonly figures: ProgrammeFigures;
  /** Where every id of ours was declared, to find those given twice. */
  private readonly taken = new Map<string, Given>();
  /** Ratios wait for all programmes: they may divide by another. */
  private readonly waiting: (() => void)[] = [];
  private readonly own = new Map<string, { readonly unit: string; readonly annual: boolean }>();

  constructor(context: ProgrammeContext) {
    this.context = context;
    this.nodes = new ProgrammeNodes((diagnostic) => context.add(diagnostic));
    this.figures = new ProgrammeFigures(this.nodes, context.ownYears, context.prices);
  }

  result(): DeclaredProgrammes {
    for (const finish of this.waiting) finish();
    const { catalogue } = this.context;
    const modules = programmeModules(this.models, quantitiesOf(catalogue, "outputs"));
    return {
      models: this.models,
      notes: this.notes,
      figures: this.figures.list,
      catalogue: withProgrammes(catalogue, modules),
    };
  }

  read(id: string, { first, keys, unit: counted }: Merged): void {
    const missing = (key: string): null => this.nodes.missing(first, key);
    const free = this.claim(id, first);
    const title = this.nodes.text(keys.get("title") ?? missing("title"));
    const meaning = this.nodes.text(keys.get("meaning") ?? missing("meaning"));
    const unit = sameUnit(this.nodes, id, keys.get("unit") ?? missing("unit"), counted);
    const theme = this.nodes.choice(keys.get("theme") ?? missing("theme"), THEMES);
    const actor = this.nodes.choice(keys.get("actor") ?? missing("actor"), ACTORS);
    const annual = this.nodes.flag(keys.get("annual"));
    const since = annual
      ? this.context.first
      : this.nodes.year(keys.get("since") ?? missing("since"));
    const basis = this.basis(keys, first);
    if (!free || title === null || meaning === null || unit === null) return;
    if (theme === null || actor === null || since === null || basis === null) return;
    const counts = this.counts(id, keys.get("counts"), unit);
    this.refuseTogether(id, keys, annual);
    const model = { id, title, meaning, unit, theme, actor, annual, since };
    const before = keys.get("delivered");
    const stated =
      before !== undefined && this.figures.read(amountOf(deliveredId(model), unit), before);
    // Counted from the first year on there is nothing before; what is written must still be right.
    const delivered = stated && since < this.context.first;
    if (stated && !delivered) this.figures.list.pop();
    const prices = this.prices(id, keys, unit);
    const level = this.level(keys.get("present"), unit);
    this.own.set(id, { unit, annual });
    if (level !== null) this.own.set(level.id, { unit, annual: false });
    this.notes[id] = basis;
    const sharing = {
      nodes: this.nodes,
      own: this.own,
      claim: (ratio: string, at: Given): boolean => this.claim(ratio, at),
    };
    this.waiting.push(() => {
      const programme: ProgrammeModel = {
        ...model,
        delivered,
        counts,
        level,
        ...prices,
        ratios: readRatios(
          { ...sharing, catalogue: this.context.catalogue },
          { id, level, unit, title },
          keys.get("per"),
          first,
        ),
      };
      this.models.push(programme);
    });
  }

  /** Takes an id for this programme; false when the model or another programme has it. */
  private claim(id: string, at: Given, node?: YamlNode): boolean {
    const { catalogue } = this.context;
    const span = node ?? { start: at.entry.keyStart, end: at.entry.keyEnd };
    if (quantitiesOf(catalogue, "outputs").has(id) || quantitiesOf(catalogue, "levers").has(id)) {
      this.nodes.report(at, span, {
        code: "duplicate-id",
        message: {
          nl: `het model heeft zelf al een ${id}`,
          en: `the model has a ${id} of its own`,
        },
        help: {
          nl: `kies een andere naam, of gebruik die van het model`,
          en: `choose another name, or use the one of the model`,
        },
      });
      return false;
    }
    const earlier = this.taken.get(id);
    if (earlier !== undefined) {
      const { keyStart, keyEnd } = earlier.entry;
      const first = placeAt(earlier.layer.source, keyStart, keyEnd);
      this.nodes.report(at, span, {
        code: "duplicate-id",
        message: {
          nl: `twee programma's geven ${id}`,
          en: `two programmes give ${id}`,
        },
        help: { nl: "geef er één een andere naam", en: "give one of them another name" },
        related: [{ note: { nl: "het eerste staat hier", en: "the first is here" }, at: first }],
      });
      return false;
    }
    this.taken.set(id, at);
    return true;
  }

  /** Where the programme comes from. */
  private basis(keys: ReadonlyMap<string, Given>, first: Given): ProgrammeNote | null {
    const source = this.figures.source(keys.get("source"), first);
    const grade = keys.has("grade") ? this.nodes.choice(keys.get("grade")!, GRADES) : "literature";
    if (source === null || grade === null) return null;
    const { keyStart, keyEnd } = first.entry;
    const { file, line, column } = placeAt(first.layer.source, keyStart, keyEnd);
    const written = (key: string): string => {
      const value = keys.get(key)?.entry.value;
      return value?.kind === "scalar" ? value.written.trim() : "";
    };
    const origin = { file, line, column };
    return { source, where: written("where"), grade, note: written("note"), origin };
  }

  private counts(id: string, given: Given | undefined, unit: string): string | null {
    if (given === undefined) return null;
    const { value } = given.entry;
    const written = value.kind === "scalar" ? value.written : "";
    const outputs = quantitiesOf(this.context.catalogue, "outputs");
    const output = outputs.get(written);
    if (output?.kind === "stock" && output.dims.length === 0) {
      if (output.unit === unit) return written;
      this.nodes.report(given, value, {
        code: "wrong-unit",
        message: {
          nl: `${id} telt ${unitInWords(unit).nl}, maar ${written} ${unitInWords(output.unit).nl}`,
          en: `${id} counts ${unitInWords(unit).en}, but ${written} ${unitInWords(output.unit).en}`,
        },
        help: {
          nl: `schrijf unit: ${output.unit}, of tel een andere voorraad`,
          en: `write unit: ${output.unit}, or count another stock`,
        },
      });
      return written;
    }
    const near = nearest(written, outputs.keys());
    this.nodes.report(given, value, {
      code: "unknown-indicator",
      message: {
        nl: `counts: "${written}" is geen voorraad van het model`,
        en: `counts: "${written}" is not a stock of the model`,
      },
      help: near === null ? null : { nl: `bedoelde u ${near}?`, en: `did you mean ${near}?` },
    });
    return null;
  }

  /** What a unit costs, where that is asked; each price claims the id of what it becomes. */
  private prices(
    id: string,
    keys: ReadonlyMap<string, Given>,
    unit: string,
  ): Pick<ProgrammeModel, "cost" | "upkeep"> {
    const priced: { cost?: ProgrammePrice; upkeep?: ProgrammePrice } = {};
    for (const kind of ["cost", "upkeep"] as const) {
      const given = keys.get(kind);
      if (given === undefined || !this.claim(spentId(id, kind), given)) continue;
      const slot = priceOf(priceId(id, kind), unit, kind === "upkeep");
      priced[kind] = { known: this.figures.read(slot, given) };
      this.own.set(spentId(id, kind), { unit: MONEY, annual: true });
    }
    return priced;
  }

  /** Keys that contradict each other. */
  private refuseTogether(id: string, keys: ReadonlyMap<string, Given>, annual: boolean): void {
    const pairs: [string, string][] = [["counts", "present"]];
    if (annual) {
      pairs.push(["annual", "counts"], ["annual", "present"], ["annual", "delivered"]);
      // What is not there from one year to the next needs no upkeep.
      pairs.push(["annual", "upkeep"]);
    }
    for (const [one, other] of pairs) {
      const given = keys.get(other);
      if (!keys.has(one) || given === undefined) continue;
      this.nodes.reportKey(given, {
        code: "inconsistent-data",
        message: {
          nl: `${id}: ${one} en ${other} gaan niet samen`,
          en: `${id}: ${one} and ${other} do not go together`,
        },
        help: { nl: "laat één van beide weg", en: "leave out one of the two" },
      });
    }
  }

  private level(given: Given | undefined, unit: string): ProgrammeLevel | null {
    if (given === undefined) return null;
    const { value } = given.entry;
    const id = writtenAt(value, "id");
    const title = entryOf(value, "title");
    if (value.kind !== "map" || id === null || title === undefined) {
      return this.nodes.missing(given, id === null ? "id" : "title");
    }
    const node = entryOf(value, "id")!.value;
    const text = this.nodes.text({ layer: given.layer, entry: title });
    if (!OUTPUT_ID.test(id)) {
      return this.nodes.report(given, node, {
        code: "bad-id",
        message: {
          nl: `"${id}" kan geen id van een uitkomst zijn`,
          en: `"${id}" cannot be the id of a result`,
        },
        help: EXAMPLES["id"]!,
      });
    }
    if (!this.claim(id, given, node) || text === null) return null;
    const slot = { ...amountOf(presentId({ id }), unit), keys: PRESENT_KEYS };
    return { id, title: text, known: this.figures.read(slot, given) };
  }
}
