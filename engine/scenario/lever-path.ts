/**
 * What a plan says about a lever: one value for all years, or points with a shape between them, for
 * all members of the lever's dimensions or for some.
 *
 * Before the first point the inherited path goes on; between two points the shape decides; after
 * the last point its value holds.
 */
import {
  findMembers,
  formatAddress,
  parseAddress,
  parseLooseAddress,
  unknownMember,
  type Naming,
  type YearSpan,
} from "./address.ts";
import type { LeverDeclaration, Text } from "./declarations.ts";
import type { Diagnostic } from "./diagnostics.ts";
import { nearest } from "./near-miss.ts";
import type { Origin } from "./resolved.ts";
import { missingValue, readSlotValue, type ValueSlot } from "./slot-value.ts";
import { diagnosticAt, placeAt, type Remark, type SourceText } from "./text.ts";
import {
  missingSpaceHelp,
  spacedKey,
  type YamlEntry,
  type YamlMap,
  type YamlNode,
} from "./yaml-document.ts";
import { isOutsideRun, yearOutsideRun } from "./years-of-run.ts";

/**
 * `linear`: a straight line; `s-curve`: slow, fast, slow (3t² - 2t³); `step`: the value of a point
 * begins in its year and stays until the next; `hold`: another name for `step`.
 */
export const SHAPES = ["linear", "step", "s-curve", "hold"] as const;
export type Shape = (typeof SHAPES)[number];

export type LeverPath =
  | { readonly kind: "constant"; readonly value: number }
  | {
      readonly kind: "points";
      readonly shape: Shape;
      /** In ascending order of years, at least one. */
      readonly points: readonly { readonly year: number; readonly value: number }[];
    };

/** What one key under `levers:` sets. */
export interface LeverSetting {
  readonly id: string;
  /** Address as the notes name it: with members when only those are set. */
  readonly address: string;
  /** Set without members: what is not mentioned goes back to the reference. */
  readonly whole: boolean;
  /** Per cell of the lever its path; null restores the reference. */
  readonly cells: ReadonlyMap<number, LeverPath | null>;
  readonly source: string;
  readonly shape: Shape;
  readonly origin: Origin;
  /** The key, for diagnostics about the setting as a whole. */
  readonly file: SourceText;
  readonly entry: YamlEntry;
}

export interface LeverContext {
  readonly levers: ReadonlyMap<string, LeverDeclaration>;
  /** Other ids of the catalogue, to say that a result is no lever. */
  readonly outputs: ReadonlyMap<string, unknown>;
  readonly parameters: ReadonlyMap<string, unknown>;
  /** Null when the region could not be read: then years are not checked. */
  readonly years: YearSpan | null;
  /** Members of a dimension; null when the region that lists them could not be read. */
  members(dimension: string): Naming | null;
  /** There may be levers beside these: the region that declares them could not be read. */
  readonly open?: boolean;
}

/** A path year by year; `inherited[i]` is the value of the year `first + i` without it. */
export function evaluatePath(
  path: LeverPath,
  first: number,
  inherited: readonly number[],
): number[] {
  if (path.kind === "constant") return inherited.map(() => path.value);
  const { points, shape } = path;
  const values: number[] = [];
  let next = 0;
  for (let i = 0; i < inherited.length; i++) {
    const year = first + i;
    while (next < points.length && points[next]!.year <= year) next++;
    if (next === 0) values.push(inherited[i]!);
    else if (next === points.length) values.push(points[next - 1]!.value);
    else values.push(between(points[next - 1]!, points[next]!, year, shape));
  }
  return values;
}

type PathPoint = { readonly year: number; readonly value: number };

function between(from: PathPoint, to: PathPoint, year: number, shape: Shape): number {
  if (shape === "step" || shape === "hold" || from.value === to.value) return from.value;
  const share = (year - from.year) / (to.year - from.year);
  const eased = shape === "s-curve" ? share * share * (3 - 2 * share) : share;
  const value = from.value + (to.value - from.value) * eased;
  // Rounding may step over an end by one bit, and the ends may be bounds.
  return Math.min(Math.max(value, Math.min(from.value, to.value)), Math.max(from.value, to.value));
}

const FOR_REFERENCE: Text = { nl: "voor de referentie", en: "for the reference" };
const META_KEYS = ["shape", "source", "note", "value"];
const YEAR_KEY = /^\d{4}$/;

/** Reads one entry under `levers:`; null when nothing of it can be used. */
export function readLeverSetting(
  source: SourceText,
  entry: YamlEntry,
  context: LeverContext,
  diagnostics: Diagnostic[],
): LeverSetting | null {
  const found = findLever(source, entry, context, diagnostics);
  if (found === null) return null;
  const reader = new SettingReader(source, found.id, found.declaration, context, diagnostics);
  reader.read(entry.value, found.positions);
  const at = placeAt(source, entry.keyStart, entry.keyEnd);
  return {
    id: found.id,
    address: formatAddress(found.id, found.members),
    whole: found.members.length === 0,
    cells: reader.cells,
    source: reader.sourceNote,
    shape: reader.shape,
    origin: { file: source.file, line: at.line, column: at.column },
    file: source,
    entry,
  };
}

interface FoundLever {
  readonly id: string;
  readonly declaration: LeverDeclaration;
  readonly members: readonly string[];
  readonly positions: readonly number[];
}

function findLever(
  source: SourceText,
  entry: YamlEntry,
  context: LeverContext,
  diagnostics: Diagnostic[],
): FoundLever | null {
  const { key, keyStart, keyEnd } = entry;
  const report = (remark: Remark): null => {
    diagnostics.push(diagnosticAt(source, keyStart, keyEnd, remark));
    return null;
  };
  const address = parseAddress(key) ?? parseLooseAddress(key);
  const bare = key.includes("[") ? key.slice(0, key.indexOf("[")) : key;
  const id = address?.id ?? bare;
  const declaration = context.levers.get(id);
  if (declaration === undefined) {
    const excused = context.open === true && nearest(id, context.levers.keys()) === null;
    return excused && address !== null ? null : report(unknownLever(id, context));
  }
  if (address === null) {
    return report({
      code: "unknown-member",
      message: {
        nl: `"${key}" is geen adres van een hefboom`,
        en: `"${key}" is not the address of a lever`,
      },
      help: addressHelp(id, declaration),
    });
  }
  if (address.members.length > declaration.dims.length) {
    return report({
      code: "unknown-member",
      message:
        declaration.dims.length === 0
          ? { nl: `${id} heeft geen leden`, en: `${id} has no members` }
          : { nl: `${key} heeft te veel leden`, en: `${key} has too many members` },
      help: addressHelp(id, declaration),
    });
  }
  const namings = address.members.map((_, at) => context.members(declaration.dims[at]!));
  const positions = findMembers(address, namings);
  if ("message" in positions) return report({ code: "unknown-member", ...positions });
  return { id, declaration, members: address.members, positions };
}

const addressHelp = (id: string, { dims }: LeverDeclaration): Text => {
  if (dims.length === 0) return { nl: `schrijf ${id}`, en: `write ${id}` };
  const form = formatAddress(id, dims);
  return { nl: `schrijf ${form} of ${id}`, en: `write ${form} or ${id}` };
};

function unknownLever(id: string, context: LeverContext): Remark {
  if (context.parameters.has(id)) {
    return {
      code: "unknown-lever",
      message: {
        nl: `${id} is een parameter, geen hefboom`,
        en: `${id} is a parameter, not a lever`,
      },
      help: { nl: "zet hem onder parameters:", en: "put it under parameters:" },
    };
  }
  const near = nearest(id, context.levers.keys()) ?? nearest(id, context.parameters.keys());
  const output = context.outputs.has(id);
  const module = id.slice(0, id.indexOf(".") + 1);
  return {
    code: "unknown-lever",
    message: output
      ? { nl: `${id} is een uitkomst, geen hefboom`, en: `${id} is a result, not a lever` }
      : { nl: `er is geen hefboom "${id}"`, en: `there is no lever "${id}"` },
    help:
      near !== null
        ? { nl: `bedoelde u ${near}?`, en: `did you mean ${near}?` }
        : leversOf(module, context),
  };
}

/** The levers of the module that was named, or where to find all. */
function leversOf(module: string, context: LeverContext): Text {
  const own = [...context.levers.keys()].filter((id) => module !== "" && id.startsWith(module));
  if (own.length > 0) {
    return { nl: `kies uit ${own.join(", ")}`, en: `choose from ${own.join(", ")}` };
  }
  return {
    nl: "`simulate list levers` toont alle hefbomen",
    en: "`simulate list levers` shows all levers",
  };
}

/** The shape of a path between its points; null, with the reason reported, when it is none. */
export function readShape(
  source: SourceText,
  { value }: YamlEntry,
  diagnostics: Diagnostic[],
): Shape | null {
  const written = value.kind === "scalar" ? value.written : "";
  const shape = SHAPES.find((known) => known === written);
  if (shape !== undefined) return shape;
  const near = nearest(written, SHAPES);
  const choice = SHAPES.join(", ");
  diagnostics.push(
    diagnosticAt(source, value.start, value.end, {
      code: "wrong-type",
      message: {
        nl: `"${written}" is geen vorm van een pad`,
        en: `"${written}" is not a shape of a path`,
      },
      help:
        near === null
          ? { nl: `kies uit ${choice}`, en: `choose from ${choice}` }
          : { nl: `bedoelde u ${near}?`, en: `did you mean ${near}?` },
    }),
  );
  return null;
}

/** A text behind a key; null, with the reason reported, when there is none. */
export function readText(
  source: SourceText,
  { key, value }: YamlEntry,
  diagnostics: Diagnostic[],
): string | null {
  if (value.kind === "scalar" && value.value !== null) return value.written;
  if (value.kind === "scalar" && value.faulty) return null;
  diagnostics.push(
    diagnosticAt(source, value.start, value.end, {
      code: "wrong-type",
      message: { nl: `${key}: hier hoort een tekst`, en: `${key}: a text belongs here` },
    }),
  );
  return null;
}

/** What may stand where a key did not fit. */
export interface Fitting {
  /** Of the lever or parameter. */
  readonly name: string;
  /** The dimension whose members fit here, when there is one. */
  readonly naming: Naming | null;
  readonly keys: readonly string[];
  /** Whether calendar years fit here too. */
  readonly years: boolean;
}

/** Says what is wrong with a key that is no year, no member and no word that belongs here. */
export function reportUnfit(
  source: SourceText,
  entry: YamlEntry,
  { name, naming, keys, years }: Fitting,
  diagnostics: Diagnostic[],
): void {
  const { key, keyStart, keyEnd } = entry;
  const report = (remark: Remark): void => {
    diagnostics.push(diagnosticAt(source, keyStart, keyEnd, remark));
  };
  if (/^\d+$/.test(key)) {
    report({
      code: "wrong-type",
      message: {
        nl: `"${key}" is geen jaartal van vier cijfers`,
        en: `"${key}" is not a year of four digits`,
      },
      help: { nl: "schrijf een jaar als 2030", en: "write a year such as 2030" },
    });
    return;
  }
  const unfit = {
    nl: `${name}: de sleutel "${key}" past hier niet`,
    en: `${name}: the key "${key}" does not fit here`,
  };
  const spaced = spacedKey(key);
  if (spaced !== null && entry.value.kind === "scalar" && entry.value.absent) {
    report({ code: "unknown-key", message: unfit, help: missingSpaceHelp(spaced) });
    return;
  }
  const meta = nearest(key, keys);
  if (naming !== null && meta === null) {
    const { message, help } = unknownMember(key, naming);
    report({ code: "unknown-member", message, help });
    return;
  }
  const words = keys.join(", ");
  const fitting = years
    ? { nl: `jaartallen en ${words}`, en: `years and ${words}` }
    : { nl: words, en: words };
  report({
    code: "unknown-key",
    message: unfit,
    help:
      meta === null
        ? { nl: `hier passen ${fitting.nl}`, en: `what fits here: ${fitting.en}` }
        : { nl: `bedoelde u ${meta}?`, en: `did you mean ${meta}?` },
  });
}

class SettingReader {
  readonly cells = new Map<number, LeverPath | null>();
  sourceNote = "";
  shape: Shape = "linear";
  private readonly slot: ValueSlot;
  private readonly source: SourceText;
  private readonly id: string;
  private readonly declaration: LeverDeclaration;
  private readonly context: LeverContext;
  private readonly diagnostics: Diagnostic[];

  constructor(
    source: SourceText,
    id: string,
    declaration: LeverDeclaration,
    context: LeverContext,
    diagnostics: Diagnostic[],
  ) {
    this.source = source;
    this.id = id;
    this.declaration = declaration;
    this.context = context;
    this.diagnostics = diagnostics;
    const { unit, min, max, kind } = declaration;
    this.slot = { name: id, unit, min, max, yearly: kind === "flow" };
  }

  /** `positions`: along the leading dimensions, as far as they are fixed. */
  read(node: YamlNode, positions: readonly number[]): void {
    if (node.kind === "scalar" && node.absent) {
      this.report(node.start, node.end, missingValue(this.id, FOR_REFERENCE));
      return;
    }
    if (node.kind === "scalar" && node.value === null && !node.faulty) {
      this.assign(positions, null);
      return;
    }
    if (node.kind === "map") {
      this.readMap(node, positions);
      return;
    }
    const read = readSlotValue(this.source, node, this.slot, this.diagnostics);
    if (read !== null) this.assign(positions, { kind: "constant", value: read.value });
  }

  private readMap(node: YamlMap, positions: readonly number[]): void {
    const dimension = this.declaration.dims[positions.length];
    const naming = dimension === undefined ? null : this.context.members(dimension);
    const ids = dimension === undefined ? [] : (naming?.ids ?? null);
    const years: YamlEntry[] = [];
    const members: YamlEntry[] = [];
    let constant: YamlEntry | null = null;
    let shape: Shape = "linear";
    for (const entry of node.entries) {
      const { key } = entry;
      if (ids?.includes(key)) members.push(entry);
      else if (YEAR_KEY.test(key)) years.push(entry);
      else if (key === "shape") shape = readShape(this.source, entry, this.diagnostics) ?? shape;
      else if (key === "source" || key === "note") {
        const text = readText(this.source, entry, this.diagnostics);
        if (key === "source" && text !== null) this.sourceNote = text;
      } else if (key === "value") constant = entry;
      else if (ids === null) members.push(entry);
      else {
        reportUnfit(
          this.source,
          entry,
          { name: this.id, naming, keys: META_KEYS, years: true },
          this.diagnostics,
        );
      }
    }
    const kinds = [years.length > 0, members.length > 0, constant !== null].filter(Boolean).length;
    if (kinds > 1) {
      this.report(node.entries[0]!.keyStart, node.entries[0]!.keyEnd, {
        code: "wrong-type",
        message: {
          nl: `${this.id}: geef jaren, leden of één waarde, niet door elkaar`,
          en: `${this.id}: give years, members or one value, not mixed`,
        },
      });
      return;
    }
    if (constant !== null) {
      this.read(constant.value, positions);
      return;
    }
    if (members.length > 0) {
      for (const entry of members) {
        this.read(entry.value, [...positions, ids === null ? 0 : ids.indexOf(entry.key)]);
      }
      return;
    }
    if (years.length === 0) {
      if (node.entries.every(({ key }) => META_KEYS.includes(key))) {
        this.report(node.start, node.end, {
          code: "missing-value",
          message: { nl: `${this.id}: er staat geen waarde`, en: `${this.id}: there is no value` },
          help: { nl: "schrijf bijvoorbeeld { 2030: … }", en: "write for instance { 2030: … }" },
        });
      }
      return;
    }
    this.readYears(years, shape, positions);
  }

  private readYears(years: readonly YamlEntry[], shape: Shape, positions: readonly number[]): void {
    const points: PathPoint[] = [];
    const span = this.context.years;
    for (const entry of years) {
      const year = Number(entry.key);
      if (isOutsideRun(year, span)) {
        this.report(entry.keyStart, entry.keyEnd, yearOutsideRun(this.id, year, span));
        continue;
      }
      const read = readSlotValue(this.source, entry.value, this.slot, this.diagnostics);
      if (read !== null) points.push({ year, value: read.value });
    }
    if (points.length === 0) return;
    points.sort((a, b) => a.year - b.year);
    this.shape = shape;
    this.assign(positions, { kind: "points", shape, points });
  }

  private report(start: number, end: number, remark: Remark): void {
    this.diagnostics.push(diagnosticAt(this.source, start, end, remark));
  }

  /** Gives a path to every cell under the given positions. */
  private assign(positions: readonly number[], path: LeverPath | null): void {
    let first = 0;
    let count = 1;
    for (let i = 0; i < this.declaration.dims.length; i++) {
      const size = this.context.members(this.declaration.dims[i]!)?.ids.length ?? 1;
      if (i < positions.length) first = first * size + positions[i]!;
      else {
        first *= size;
        count *= size;
      }
    }
    for (let cell = first; cell < first + count; cell++) this.cells.set(cell, path);
  }
}

/**
 * The path of a lever, `[year][cell]`, after a setting.
 *
 * @param inherited the path without the setting: the parent plan's, else the reference
 * @param cells number of cells of the lever
 */
export function applySetting(
  setting: LeverSetting,
  inherited: readonly number[],
  reference: readonly number[],
  cells: number,
  first: number,
): number[] {
  const years = cells === 0 ? 0 : inherited.length / cells;
  const result = [...(setting.whole ? reference : inherited)];
  for (const [cell, path] of setting.cells) {
    const column: number[] = [];
    for (let year = 0; year < years; year++) column.push(inherited[year * cells + cell]!);
    const values = path === null ? null : evaluatePath(path, first, column);
    for (let year = 0; year < years; year++) {
      const at = year * cells + cell;
      result[at] = values === null ? reference[at]! : values[year]!;
    }
  }
  return result;
}
