/**
 * Reads the programmes that a region (`programmes.yaml`) and a plan (`programmes:`) declare. A later
 * layer replaces keys of an earlier one, adds programmes, or takes one away with null.
 */
import { ACTORS, GRADES, THEMES, type Catalogue, type Grade, type Text } from "./declarations.ts";
import type { Diagnostic } from "./diagnostics.ts";
import { quantitiesOf } from "./address.ts";
import { nearest } from "./near-miss.ts";
import { writtenAt } from "./plan.ts";
import {
  deliveredId,
  dividedBy,
  MOST_UNITS,
  presentId,
  programmeModules,
  withProgrammes,
} from "./programme-declarations.ts";
import type {
  ProgrammeLevel,
  ProgrammeModel,
  ProgrammeNote,
  ProgrammeRatio,
  Provenance,
} from "./resolved.ts";
import { readSlotValue } from "./slot-value.ts";
import { diagnosticAt, placeAt, type Remark, type SourceText } from "./text.ts";
import { canonicalAmount, isCountName, parseUnit, unitInWords } from "./units.ts";
import { entryOf, type YamlEntry, type YamlMap, type YamlNode } from "./yaml-document.ts";

/** Declarations of one file, outermost parent first. */
export interface ProgrammeLayer {
  readonly source: SourceText;
  readonly entries: readonly YamlEntry[];
  /** Ids a `source` may have; null in a plan, whose author says it in words. */
  readonly sources: ReadonlyMap<string, unknown> | null;
}

/** A figure of a programme, for the parameter that holds it. */
export interface ProgrammeFigure {
  readonly parameter: string;
  readonly value: number;
  readonly record: Provenance;
}

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
  add(diagnostic: Diagnostic): void;
}

const ID = /^[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*$/;
const MAX_ID = 80;
const KEYS = [
  ...["title", "meaning", "unit", "theme", "actor", "since", "annual", "counts"],
  ...["delivered", "present", "per", "source", "where", "grade", "note"],
];
const FIGURE_KEYS = ["value", "low", "high", "grade", "source", "where", "note"];
const PRESENT_KEYS = ["id", "title", ...FIGURE_KEYS];
const RATIO_KEYS = ["indicator", "times", "title"];
/** What there is at one moment, or how long something takes: nothing of it is ever delivered. */
const UNCOUNTABLE = new Set(["power", "year", "day", "hour"]);
const FIRST_YEAR = 1990;
const UNKNOWN = "unknown";
const PEOPLE = "demography.population";

/** A key of a programme with the layer that gave it. */
interface Given {
  readonly layer: ProgrammeLayer;
  readonly entry: YamlEntry;
}

interface Merged {
  /** Where it was declared first, to point at what is missing. */
  readonly first: Given;
  readonly keys: Map<string, Given>;
  /** The unit of the first layer that gave one: what was counted since cannot change it. */
  unit?: Given;
}

/** Joins the layers and turns every programme into data; what is wrong is reported, nothing thrown. */
export function readProgrammes(
  layers: readonly ProgrammeLayer[],
  context: ProgrammeContext,
): DeclaredProgrammes {
  const merged = new Map<string, Merged>();
  for (const layer of layers) mergeLayer(layer, merged, context);
  const reader = new ProgrammeReader(context);
  for (const [id, programme] of merged) reader.read(id, programme);
  return reader.result();
}

function mergeLayer(
  layer: ProgrammeLayer,
  merged: Map<string, Merged>,
  context: ProgrammeContext,
): void {
  const report = (start: number, end: number, remark: Remark): void =>
    context.add(diagnosticAt(layer.source, start, end, remark));
  for (const entry of layer.entries) {
    const { key: id, keyStart, keyEnd, value } = entry;
    if (!ID.test(id) || id.length > MAX_ID) {
      report(keyStart, keyEnd, {
        code: "bad-id",
        message: {
          nl: `"${id}" kan geen id van een programma zijn`,
          en: `"${id}" cannot be the id of a programme`,
        },
        help: {
          nl: "schrijf groep.naam in kleine letters, cijfers en _: green.trees_added",
          en: "write group.name in lower-case letters, digits and _: green.trees_added",
        },
      });
      continue;
    }
    if (value.kind === "scalar" && value.value === null && !value.absent) {
      merged.delete(id);
      continue;
    }
    if (value.kind !== "map") {
      if (value.kind === "scalar" && value.faulty) continue;
      report(value.start, value.end, {
        code: "wrong-type",
        message: {
          nl: `${id}: hier hoort een groep van sleutels`,
          en: `${id}: a group of keys belongs here`,
        },
        help: {
          nl: "bijvoorbeeld title, meaning, unit, theme, actor, since en source",
          en: "for instance title, meaning, unit, theme, actor, since and source",
        },
      });
      continue;
    }
    let programme = merged.get(id);
    if (programme === undefined) {
      programme = { first: { layer, entry }, keys: new Map() };
      merged.set(id, programme);
    }
    for (const own of value.entries) {
      if (!KEYS.includes(own.key)) report(own.keyStart, own.keyEnd, unknownKey(own.key, KEYS));
      else programme.keys.set(own.key, { layer, entry: own });
      if (own.key === "unit") programme.unit ??= { layer, entry: own };
    }
  }
}

function unknownKey(key: string, known: readonly string[]): Remark {
  const near = nearest(key, known);
  return {
    code: "unknown-key",
    message: {
      nl: `de sleutel "${key}" bestaat hier niet`,
      en: `the key "${key}" does not exist here`,
    },
    help:
      near === null
        ? { nl: `kies uit ${known.join(", ")}`, en: `choose from ${known.join(", ")}` }
        : { nl: `bedoelde u ${near}?`, en: `did you mean ${near}?` },
  };
}

const EXAMPLES: Readonly<Record<string, Text>> = {
  title: {
    nl: "bijvoorbeeld title: { nl: Extra bomen, en: Extra trees }",
    en: "for instance title: { nl: Extra bomen, en: Extra trees }",
  },
  meaning: {
    nl: "zeg in één zin wat er geteld wordt en wat niet: meaning: { nl: …, en: … }",
    en: "say in one sentence what is counted and what is not: meaning: { nl: …, en: … }",
  },
  unit: {
    nl: "bijvoorbeeld unit: trees, unit: m2 of unit: { count: benches }",
    en: "for instance unit: trees, unit: m2 or unit: { count: benches }",
  },
  theme: { nl: `kies uit ${THEMES.join(", ")}`, en: `choose from ${THEMES.join(", ")}` },
  actor: { nl: `kies uit ${ACTORS.join(", ")}`, en: `choose from ${ACTORS.join(", ")}` },
  since: {
    nl: "het jaar vanaf wanneer geteld wordt: since: 2024",
    en: "the year from which it is counted: since: 2024",
  },
  source: {
    nl: "zeg waar het programma vandaan komt",
    en: "say where the programme comes from",
  },
  id: { nl: "bijvoorbeeld id: services.places", en: "for instance id: services.places" },
  value: {
    nl: "schrijf een getal met zijn eenheid, of unknown",
    en: "write a number with its unit, or unknown",
  },
  indicator: {
    nl: "bijvoorbeeld indicator: demography.population",
    en: "for instance indicator: demography.population",
  },
};

/** Reads the merged programmes one by one, then what binds them together. */
class ProgrammeReader {
  private readonly context: ProgrammeContext;
  private readonly models: ProgrammeModel[] = [];
  private readonly notes: Record<string, ProgrammeNote> = {};
  private readonly figures: ProgrammeFigure[] = [];
  /** Where every id of ours was declared, to find those given twice. */
  private readonly taken = new Map<string, Given>();
  /** Ratios wait for all programmes: they may divide by another. */
  private readonly waiting: (() => void)[] = [];
  private readonly own = new Map<string, { readonly unit: string; readonly annual: boolean }>();

  constructor(context: ProgrammeContext) {
    this.context = context;
  }

  result(): DeclaredProgrammes {
    for (const finish of this.waiting) finish();
    const { catalogue } = this.context;
    const modules = programmeModules(this.models, quantitiesOf(catalogue, "outputs"));
    return {
      models: this.models,
      notes: this.notes,
      figures: this.figures,
      catalogue: withProgrammes(catalogue, modules),
    };
  }

  read(id: string, { first, keys, unit: counted }: Merged): void {
    const missing = (key: string): null => this.missing(first, key);
    const free = this.claim(id, first);
    const title = this.text(keys.get("title") ?? missing("title"));
    const meaning = this.text(keys.get("meaning") ?? missing("meaning"));
    const unit = this.sameUnit(id, keys.get("unit") ?? missing("unit"), counted);
    const theme = this.choice(keys.get("theme") ?? missing("theme"), THEMES);
    const actor = this.choice(keys.get("actor") ?? missing("actor"), ACTORS);
    const annual = this.flag(keys.get("annual"));
    const since = annual ? this.context.first : this.year(keys.get("since") ?? missing("since"));
    const basis = this.basis(keys, first);
    if (!free || title === null || meaning === null || unit === null) return;
    if (theme === null || actor === null || since === null || basis === null) return;
    const counts = this.counts(id, keys.get("counts"), unit);
    this.refuseTogether(id, keys, annual);
    const model = { id, title, meaning, unit, theme, actor, annual, since };
    const before = keys.get("delivered");
    const stated =
      before !== undefined && this.figure(deliveredId(model), before, unit, FIGURE_KEYS);
    // Counted from the first year on there is nothing before; what is written must still be right.
    const delivered = stated && since < this.context.first;
    if (stated && !delivered) this.figures.pop();
    const level = this.level(keys.get("present"), unit);
    this.own.set(id, { unit, annual });
    if (level !== null) this.own.set(level.id, { unit, annual: false });
    this.notes[id] = basis;
    this.waiting.push(() => {
      const programme: ProgrammeModel = {
        ...model,
        delivered,
        counts,
        level,
        ratios: this.ratios({ id, level, unit, title }, keys.get("per"), first),
      };
      this.models.push(programme);
    });
  }

  private report({ layer }: Given, node: Pick<YamlNode, "start" | "end">, remark: Remark): null {
    this.context.add(diagnosticAt(layer.source, node.start, node.end, remark));
    return null;
  }

  private reportKey(given: Given, remark: Remark): null {
    const { keyStart, keyEnd } = given.entry;
    return this.report(given, { start: keyStart, end: keyEnd }, remark);
  }

  private missing(at: Given, key: string): null {
    return this.reportKey(at, {
      code: "missing-key",
      message: {
        nl: `${at.entry.key}: de sleutel "${key}" ontbreekt`,
        en: `${at.entry.key}: the key "${key}" is missing`,
      },
      help: EXAMPLES[key] ?? null,
    });
  }

  /** Takes an id for this programme; false when the model or another programme has it. */
  private claim(id: string, at: Given, node?: YamlNode): boolean {
    const { catalogue } = this.context;
    const span = node ?? { start: at.entry.keyStart, end: at.entry.keyEnd };
    if (quantitiesOf(catalogue, "outputs").has(id) || quantitiesOf(catalogue, "levers").has(id)) {
      this.report(at, span, {
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
      this.report(at, span, {
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

  /** A text in both languages. */
  private text(given: Given | null): Text | null {
    if (given === null) return null;
    const { value } = given.entry;
    const nl = writtenAt(value, "nl")?.trim() ?? "";
    const en = writtenAt(value, "en")?.trim() ?? "";
    if (value.kind === "map" && nl !== "" && en !== "") return { nl, en };
    if (value.kind === "scalar" && value.faulty) return null;
    const { key } = given.entry;
    return this.report(given, value, {
      code: "wrong-type",
      message: {
        nl: `${key}: hier hoort een tekst in het Nederlands en in het Engels`,
        en: `${key}: a text in Dutch and in English belongs here`,
      },
      help: EXAMPLES[key] ?? null,
    });
  }

  private choice<const T extends string>(given: Given | null, known: readonly T[]): T | null {
    if (given === null) return null;
    const { key, value } = given.entry;
    const written = value.kind === "scalar" ? value.written : "";
    const found = known.find((one) => one === written);
    if (found !== undefined) return found;
    const near = nearest(written, known);
    return this.report(given, value, {
      code: "wrong-type",
      message: {
        nl: `${key}: "${written}" kan hier niet`,
        en: `${key}: "${written}" cannot stand here`,
      },
      help:
        near === null
          ? { nl: `kies uit ${known.join(", ")}`, en: `choose from ${known.join(", ")}` }
          : { nl: `bedoelde u ${near}?`, en: `did you mean ${near}?` },
    });
  }

  private flag(given: Given | undefined): boolean {
    if (given === undefined) return false;
    const { value, key } = given.entry;
    if (value.kind === "scalar" && typeof value.value === "boolean") return value.value;
    this.report(given, value, {
      code: "wrong-type",
      message: { nl: `${key}: schrijf true of false`, en: `${key}: write true or false` },
    });
    return false;
  }

  private year(given: Given | null): number | null {
    if (given === null) return null;
    const { value, key } = given.entry;
    const written = value.kind === "scalar" ? value.written : "";
    const year = /^\d{4}$/.test(written) ? Number(written) : 0;
    if (year >= FIRST_YEAR && year <= 2150) return year;
    return this.report(given, value, {
      code: "wrong-type",
      message: {
        nl: `${key}: "${written}" is geen jaartal vanaf ${FIRST_YEAR}`,
        en: `${key}: "${written}" is not a year from ${FIRST_YEAR} on`,
      },
      help: EXAMPLES[key] ?? null,
    });
  }

  /** The canonical unit, which a later layer may repeat and not change. */
  private sameUnit(id: string, given: Given | null, first: Given | undefined): string | null {
    const unit = this.unit(given);
    if (unit === null || given === null || first === undefined || first === given) return unit;
    if (given.layer === first.layer) return unit;
    const counted = this.unit(first);
    if (counted === null || counted === unit) return unit;
    const words = unitInWords(counted);
    const { value, keyStart, keyEnd } = first.entry;
    const written = first.layer.source.text.slice(value.start, value.end);
    const where: Text =
      first.layer.sources === null
        ? { nl: "in een ander plan", en: "in another plan" }
        : { nl: "in de regio", en: "in the region" };
    this.report(given, given.entry.value, {
      code: "wrong-unit",
      message: {
        nl: `${id} bestaat al ${where.nl}, en telt ${words.nl}`,
        en: `${id} exists ${where.en} already, and counts ${words.en}`,
      },
      help: {
        nl: `schrijf unit: ${written} of laat unit weg; wat u anders telt, krijgt een andere id`,
        en: `write unit: ${written} or leave unit out; what you count otherwise gets another id`,
      },
      related: [
        {
          note: { nl: "de eenheid staat hier", en: "the unit is here" },
          at: placeAt(first.layer.source, keyStart, keyEnd),
        },
      ],
    });
    // What the region says of it is right, and not to be blamed as well.
    return counted;
  }

  /** The canonical unit; a thing that no table knows is declared as `{ count: benches }`. */
  private unit(given: Given | null): string | null {
    if (given === null) return null;
    const { value } = given.entry;
    const counted = writtenAt(value, "count");
    if (value.kind === "map" && value.entries.length === 1 && counted !== null) {
      if (isCountName(counted)) return counted;
      return this.report(given, entryOf(value, "count")!.value, {
        code: "wrong-unit",
        message: {
          nl: `"${counted}" kan geen nieuwe teleenheid zijn`,
          en: `"${counted}" cannot be a new unit of counting`,
        },
        help:
          parseUnit(counted) === null
            ? { nl: "een woord van kleine letters en _", en: "a word of lower-case letters and _" }
            : { nl: `schrijf unit: ${counted}`, en: `write unit: ${counted}` },
      });
    }
    const written = value.kind === "scalar" ? value.written : "";
    // "ha/year" says the same as "ha" of what a year brings.
    const unit = parseUnit(written.replace(/ ?\/ ?(year|jaar)$/, ""));
    const amount = unit === null ? null : canonicalAmount(unit);
    if (amount !== null && !UNCOUNTABLE.has(unit!.dimension)) return amount;
    const word = /^[a-z][a-z_]+$/.test(written) && unit === null;
    return this.report(given, value, {
      code: "wrong-unit",
      message: {
        nl: `"${written}" is geen eenheid waarin een programma geteld wordt`,
        en: `"${written}" is not a unit in which a programme is counted`,
      },
      help: word
        ? {
            nl: `is dit een nieuwe teleenheid? schrijf unit: { count: ${written} }`,
            en: `is this a new unit of counting? write unit: { count: ${written} }`,
          }
        : EXAMPLES["unit"]!,
    });
  }

  /** Where the programme comes from. */
  private basis(keys: ReadonlyMap<string, Given>, first: Given): ProgrammeNote | null {
    const source = this.source(keys.get("source"), first);
    const grade = keys.has("grade") ? this.choice(keys.get("grade")!, GRADES) : "literature";
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

  private source(given: Given | undefined, owner: Given): string | null {
    const value = given?.entry.value;
    const written = value?.kind === "scalar" ? value.written.trim() : "";
    if (given === undefined || written === "") {
      return this.reportKey(owner, {
        code: "missing-provenance",
        message: {
          nl: `${owner.entry.key} heeft geen bron`,
          en: `${owner.entry.key} has no source`,
        },
        help:
          owner.layer.sources === null
            ? {
                nl: 'bijvoorbeeld source: "Stadsplan, 5.6"',
                en: 'for instance source: "City plan, 5.6"',
              }
            : {
                nl: "schrijf source: met een id uit de map sources/",
                en: "write source: with an id from the folder sources/",
              },
      });
    }
    const known = given.layer.sources;
    if (known === null || known.has(written)) return written;
    const near = nearest(written, known.keys());
    return this.report(given, given.entry.value, {
      code: "unknown-source",
      message: { nl: `onbekende bron ${written}`, en: `unknown source ${written}` },
      help:
        near === null
          ? {
              nl: "voeg de bron toe in de map sources/",
              en: "add the source in the folder sources/",
            }
          : { nl: `bedoelde u ${near}?`, en: `did you mean ${near}?` },
    });
  }

  private counts(id: string, given: Given | undefined, unit: string): string | null {
    if (given === undefined) return null;
    const { value } = given.entry;
    const written = value.kind === "scalar" ? value.written : "";
    const outputs = quantitiesOf(this.context.catalogue, "outputs");
    const output = outputs.get(written);
    if (output?.kind === "stock" && output.dims.length === 0) {
      if (output.unit === unit) return written;
      this.report(given, value, {
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
    this.report(given, value, {
      code: "unknown-indicator",
      message: {
        nl: `counts: "${written}" is geen voorraad van het model`,
        en: `counts: "${written}" is not a stock of the model`,
      },
      help: near === null ? null : { nl: `bedoelde u ${near}?`, en: `did you mean ${near}?` },
    });
    return null;
  }

  /** Keys that contradict each other. */
  private refuseTogether(id: string, keys: ReadonlyMap<string, Given>, annual: boolean): void {
    const pairs: [string, string][] = [["counts", "present"]];
    if (annual) pairs.push(["annual", "counts"], ["annual", "present"], ["annual", "delivered"]);
    for (const [one, other] of pairs) {
      const given = keys.get(other);
      if (!keys.has(one) || given === undefined) continue;
      this.reportKey(given, {
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
      return this.missing(given, id === null ? "id" : "title");
    }
    const node = entryOf(value, "id")!.value;
    const text = this.text({ layer: given.layer, entry: title });
    if (!ID.test(id)) {
      return this.report(given, node, {
        code: "bad-id",
        message: {
          nl: `"${id}" kan geen id van een uitkomst zijn`,
          en: `"${id}" cannot be the id of a result`,
        },
        help: EXAMPLES["id"]!,
      });
    }
    if (!this.claim(id, given, node) || text === null) return null;
    return { id, title: text, known: this.figure(presentId({ id }), given, unit, PRESENT_KEYS) };
  }

  /** A number with its range and source; false when it is unknown, or wrong, which is reported. */
  private figure(parameter: string, given: Given, unit: string, known: readonly string[]): boolean {
    const { layer, entry } = given;
    const { value } = entry;
    if (value.kind === "scalar" && value.written === UNKNOWN) return false;
    if (value.kind !== "map") {
      this.report(given, value, {
        code: "wrong-type",
        message: {
          nl: `${entry.key}: hier hoort een getal met zijn bron, of unknown`,
          en: `${entry.key}: a number with its source belongs here, or unknown`,
        },
        help: {
          nl: `bijvoorbeeld ${entry.key}: { value: 120, low: 100, high: 140, grade: derived, source: …, note: … }`,
          en: `for instance ${entry.key}: { value: 120, low: 100, high: 140, grade: derived, source: …, note: … }`,
        },
      });
      return false;
    }
    for (const { key, keyStart, keyEnd } of value.entries) {
      if (known.includes(key)) continue;
      this.report(given, { start: keyStart, end: keyEnd }, unknownKey(key, known));
    }
    const stated = entryOf(value, "value");
    if (stated === undefined) {
      this.missing(given, "value");
      return false;
    }
    if (stated.value.kind === "scalar" && stated.value.written === UNKNOWN) return false;
    const amount = this.number(parameter, layer, stated.value, unit);
    const source = this.source(this.inside(given, "source"), given);
    const graded = this.inside(given, "grade");
    const grade = graded === undefined ? this.withoutGrade(given) : this.choice(graded, GRADES);
    const range = this.range(parameter, given, value, unit, amount, grade);
    if (amount === null || source === null || grade === null || range === null) return false;
    if (!this.context.ownYears) return false;
    const { file, line, column } = placeAt(layer.source, entry.keyStart, entry.keyEnd);
    const [where, note] = ["where", "note"].map((key) => writtenAt(value, key)?.trim() ?? "");
    if (note === "" && (grade === "derived" || grade === "assumption")) {
      this.reportKey(given, {
        code: "missing-provenance",
        message: {
          nl: `${parameter} heeft geen toelichting (note)`,
          en: `${parameter} has no note`,
        },
      });
    }
    const origin = { file, line, column };
    const record = { grade, source, where: where!, note: note!, origin, ...range };
    this.figures.push({ parameter, value: amount, record });
    return true;
  }

  private inside(given: Given, key: string): Given | undefined {
    const entry = entryOf(given.entry.value, key);
    return entry === undefined ? undefined : { layer: given.layer, entry };
  }

  private withoutGrade(given: Given): null {
    return this.reportKey(given, {
      code: "missing-provenance",
      message: { nl: `${given.entry.key} heeft geen graad`, en: `${given.entry.key} has no grade` },
      help: { nl: `kies uit ${GRADES.join(", ")}`, en: `choose from ${GRADES.join(", ")}` },
    });
  }

  private number(name: string, layer: ProgrammeLayer, node: YamlNode, unit: string): number | null {
    const found: Diagnostic[] = [];
    const slot = { name, unit, min: 0, max: MOST_UNITS, yearly: false };
    const read = readSlotValue(layer.source, node, slot, found);
    for (const diagnostic of found) this.context.add(diagnostic);
    return read?.value ?? null;
  }

  private range(
    parameter: string,
    given: Given,
    value: YamlMap,
    unit: string,
    amount: number | null,
    grade: Grade | null,
  ): { readonly low?: number; readonly high?: number } | null {
    const [low, high] = ["low", "high"].map((key) => {
      const entry = entryOf(value, key);
      return entry === undefined
        ? undefined
        : this.number(parameter, given.layer, entry.value, unit);
    });
    if (low === null || high === null) return null;
    if (low === undefined && high === undefined && grade === "measured") return {};
    if (low === undefined || high === undefined) {
      if (grade === null) return null;
      return this.reportKey(given, {
        code: "missing-provenance",
        message: {
          nl: `${parameter} is niet gemeten en heeft geen marge`,
          en: `${parameter} was not measured and has no range`,
        },
        help: { nl: "geef low en high", en: "give low and high" },
      });
    }
    if (amount === null || (low <= amount && amount <= high)) return { low, high };
    return this.reportKey(given, {
      code: "inconsistent-data",
      message: {
        nl: `${parameter} = ${amount} ligt buiten zijn marge ${low} tot ${high}`,
        en: `${parameter} = ${amount} lies outside its range ${low} to ${high}`,
      },
      help: { nl: "low <= value <= high moet gelden", en: "low <= value <= high must hold" },
    });
  }

  /** The ratios that are asked for, and the one per inhabitant that every programme has. */
  private ratios(
    { id, level, unit, title }: Pick<ProgrammeModel, "id" | "level" | "unit" | "title">,
    given: Given | undefined,
    owner: Given,
  ): ProgrammeRatio[] {
    const ratios: ProgrammeRatio[] = [];
    const entries = given?.entry.value.kind === "map" ? given.entry.value.entries : [];
    if (given !== undefined && given.entry.value.kind !== "map") {
      this.report(given, given.entry.value, {
        code: "wrong-type",
        message: {
          nl: "per: hier hoort een groep van sleutels",
          en: "per: a group of keys belongs here",
        },
        help: {
          nl: "bijvoorbeeld per: { green.trees_per_100: { indicator: demography.population, times: 100, title: … } }",
          en: "for instance per: { green.trees_per_100: { indicator: demography.population, times: 100, title: … } }",
        },
      });
    }
    for (const entry of entries) {
      const ratio = this.ratio({ layer: given!.layer, entry }, unit);
      if (ratio !== null) ratios.push(ratio);
    }
    const perPerson = `${dividedBy({ id, level })}_per_1000_inhabitants`;
    const people = quantitiesOf(this.context.catalogue, "outputs").get(PEOPLE);
    if (people === undefined || !this.claim(perPerson, owner)) return ratios;
    const name = level?.title ?? title;
    ratios.push({
      id: perPerson,
      title: { nl: `${name.nl} per 1000 inwoners`, en: `${name.en} per 1000 inhabitants` },
      indicator: PEOPLE,
      times: 1000,
      unit: ratioUnit(unit, 1000, people.unit),
    });
    return ratios;
  }

  private ratio(given: Given, unit: string): ProgrammeRatio | null {
    const { key: id, value } = given.entry;
    if (!ID.test(id)) {
      return this.reportKey(given, {
        code: "bad-id",
        message: {
          nl: `"${id}" kan geen id van een uitkomst zijn`,
          en: `"${id}" cannot be the id of a result`,
        },
        help: EXAMPLES["id"]!,
      });
    }
    if (value.kind !== "map") return this.missing(given, "indicator");
    for (const { key, keyStart, keyEnd } of value.entries) {
      if (RATIO_KEYS.includes(key)) continue;
      this.report(given, { start: keyStart, end: keyEnd }, unknownKey(key, RATIO_KEYS));
    }
    const title = this.text(this.inside(given, "title") ?? this.missing(given, "title"));
    const indicator = this.inside(given, "indicator") ?? this.missing(given, "indicator");
    const times = writtenAt(value, "times") ?? "1";
    if (!/^1(0{1,6})?$/.test(times)) {
      return this.report(given, entryOf(value, "times")!.value, {
        code: "wrong-type",
        message: {
          nl: `times: "${times}" is geen 1, 10, 100, 1000 …`,
          en: `times: "${times}" is not 1, 10, 100, 1000 …`,
        },
      });
    }
    if (title === null || indicator === null || !this.claim(id, given)) return null;
    const written = indicator.entry.value.kind === "scalar" ? indicator.entry.value.written : "";
    const outputs = quantitiesOf(this.context.catalogue, "outputs");
    const output = outputs.get(written);
    const by = output?.dims.length === 0 ? output.unit : this.own.get(written)?.unit;
    if (by === undefined) {
      const near = nearest(written, [...outputs.keys(), ...this.own.keys()]);
      return this.report(given, indicator.entry.value, {
        code: "unknown-indicator",
        message: {
          nl: `er is geen uitkomst "${written}" om door te delen`,
          en: `there is no result "${written}" to divide by`,
        },
        help: near === null ? null : { nl: `bedoelde u ${near}?`, en: `did you mean ${near}?` },
      });
    }
    const number = Number(times);
    return { id, title, indicator: written, times: number, unit: ratioUnit(unit, number, by) };
  }
}

const ratioUnit = (unit: string, times: number, by: string): string =>
  unit === by && times === 1 ? "1" : times === 1 ? `${unit}/${by}` : `${unit}/${times} ${by}`;
