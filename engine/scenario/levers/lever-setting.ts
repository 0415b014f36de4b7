/**
 * Reads what a plan says about a lever: one value for all years, a table of years with a shape
 * between them, or a change of what is inherited, for all members of the lever's dimensions or for
 * some.
 */
import { formatAddress, type Naming, type YearSpan } from "../address.ts";
import type { LeverDeclaration, Text } from "../declarations.ts";
import type { Diagnostic } from "../diagnostics/diagnostics.ts";
import type { FormulaPath, LeverFormulas } from "./lever-formula.ts";
import {
  changesInherited,
  type ConstantPath,
  type LeverPath,
  type PathPoint,
  type RelativePath,
} from "./lever-path.ts";
import { readText, reportUnfit, YEAR_KEY } from "../yaml/map-keys.ts";
import { nearest, nearestNamed } from "../diagnostics/near-miss.ts";
import { OUTLINE } from "../plan/plan-outline.ts";
import { readShape, type Shape } from "./path-shape.ts";
import { cellsUnder, findCells, splitKey, type FoundCells } from "../quantity-address.ts";
import { isWrittenAsChange, readChange, refuseChange, type Stated } from "./read-change.ts";
import type { LeverPointNote, LeverRule, Origin } from "../resolved.ts";
import type { PriceIndex } from "../units/price-index.ts";
import { missingValue, readSlotValue, type ValueSlot } from "../units/slot-value.ts";
import { originOf } from "../plan/plan-entries.ts";
import { diagnosticAt, type Remark, type SourceText } from "../diagnostics/text.ts";
import type { YamlEntry, YamlMap, YamlNode, YamlScalar } from "../yaml/yaml-document.ts";
import { isOutsideRun, yearOutsideRun } from "../years-of-run.ts";

/** What one cell of a lever is given. */
export interface LeverCell {
  /** Null restores the reference. */
  readonly path: LeverPath | null;
  readonly rule: LeverRule;
  /** The value in its file, for diagnostics about what becomes of it, and each value of a table. */
  readonly start: number;
  readonly end: number;
  readonly points?: readonly Span[];
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** What one key under `levers:` sets. */
export interface LeverSetting {
  readonly id: string;
  readonly members: readonly string[];
  /** Address as the notes name it: with members when only those are set. */
  readonly address: string;
  /** Set without members: what is not mentioned goes back to the reference. */
  readonly whole: boolean;
  readonly cells: ReadonlyMap<number, LeverCell>;
  readonly by: string;
  readonly source: string;
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
  /** Price levels of the region; null where it could not be read. */
  readonly prices: PriceIndex | null;
  readonly formulas: LeverFormulas;
  /** There may be levers beside these: the region that declares them could not be read. */
  readonly open?: boolean;
}

/**
 * What another key of the same file gives to cells that this one changes: the reader could take
 * either that or the plan below for what is changed. Null when there is no such key.
 */
export function changedTwice(
  setting: LeverSetting,
  others: Iterable<LeverSetting>,
): LeverSetting | null {
  const changes = [...setting.cells.values()].some(
    ({ path }) => path !== null && changesInherited(path),
  );
  if (!changes) return null;
  for (const other of others) {
    if (other.id === setting.id && [...setting.cells.keys()].some((at) => other.cells.has(at))) {
      return other;
    }
  }
  return null;
}

const FOR_REFERENCE: Text = { nl: "voor de referentie", en: "for the reference" };
/** Keys that may stand beside years and members. */
export const LEVER_KEYS = ["shape", "source", "note", "value", "change", "formula"];
const STATED_KEYS = ["value", "change", "formula"];

/**
 * Reads one entry under `levers:`; null when nothing of it can be used.
 *
 * @param by id of the plan that says so, or `--set`
 */
export function readLeverSetting(
  source: SourceText,
  entry: YamlEntry,
  by: string,
  context: LeverContext,
  diagnostics: Diagnostic[],
): LeverSetting | null {
  const found = findLever(source, entry, context, diagnostics);
  if (found === null) return null;
  const { id, declaration, members, positions } = found;
  const reader = new SettingReader(source, id, declaration, by, context, diagnostics);
  const origin = originOf(source, entry);
  reader.read(entry.value, { members, positions, origin, source: "" });
  return {
    id,
    members,
    address: formatAddress(id, members),
    whole: members.length === 0,
    cells: reader.cells,
    by,
    source: reader.sourceNote,
    origin,
    file: source,
    entry,
  };
}

interface FoundLever extends FoundCells {
  readonly id: string;
  readonly declaration: LeverDeclaration;
}

function findLever(
  source: SourceText,
  entry: YamlEntry,
  context: LeverContext,
  diagnostics: Diagnostic[],
): FoundLever | null {
  const { id, address } = splitKey(entry.key);
  const declaration = context.levers.get(id);
  if (declaration === undefined) {
    const excused = context.open === true && nearest(id, context.levers.keys()) === null;
    if (!excused || address === null) {
      const remark = unknownLever(id, context);
      diagnostics.push(diagnosticAt(source, entry.keyStart, entry.keyEnd, remark));
    }
    return null;
  }
  const { dims } = declaration;
  const help = addressHelp(id, declaration);
  const noun = { nl: "een hefboom", en: "a lever" };
  const members = (dim: string): Naming | null => context.members(dim);
  const cells = findCells(source, entry, address, { id, dims, noun, help, members }, diagnostics);
  return cells === null ? null : { id, declaration, ...cells };
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
  const near =
    nearest(id, context.levers.keys()) ??
    nearest(id, context.parameters.keys()) ??
    leverCalled(id, context.levers);
  const output = context.outputs.has(id);
  // A module alone, with names under it, is taken for its levers too.
  const module = id.includes(".") ? id.slice(0, id.indexOf(".") + 1) : `${id}.`;
  return {
    code: "unknown-lever",
    message: output
      ? { nl: `${id} is een uitkomst, geen hefboom`, en: `${id} is a result, not a lever` }
      : { nl: `er is geen hefboom "${id}"`, en: `there is no lever "${id}"` },
    help:
      near !== null
        ? { nl: `bedoelde u ${near}?`, en: `did you mean ${near}?` }
        : (misplacedKey(id) ?? leversOf(module, context)),
  };
}

/** The lever that people call so: `windvermogen`. */
const leverCalled = (name: string, levers: LeverContext["levers"]): string | null =>
  nearestNamed(
    name,
    [...levers.keys()],
    [...levers.values()].map(({ label }) => label),
  );

/** What is no lever because it stands too far in, or not far enough; null when it is neither. */
function misplacedKey(key: string): Text | null {
  if (/^\d{4}$/.test(key)) {
    return {
      nl: "een jaar hoort onder zijn hefboom: laat de regel verder inspringen",
      en: "a year belongs under its lever: indent the line further",
    };
  }
  return Object.hasOwn(OUTLINE.plan, key)
    ? {
        nl: `${key}: is geen hefboom: begin die regel helemaal links`,
        en: `${key}: is no lever: begin that line at the very left`,
      }
    : null;
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

/** Where the reader is: along the leading dimensions, as far as they are fixed. */
interface At {
  readonly members: readonly string[];
  readonly positions: readonly number[];
  /** The key that leads here. */
  readonly origin: Origin;
  /** What is said of a group holds for all in it. */
  readonly source: string;
}

interface TablePoint {
  readonly point: PathPoint;
  readonly note: LeverPointNote;
  readonly span: Span;
}

class SettingReader {
  readonly cells = new Map<number, LeverCell>();
  sourceNote = "";
  private readonly slot: ValueSlot;
  private readonly source: SourceText;
  private readonly id: string;
  private readonly declaration: LeverDeclaration;
  private readonly by: string;
  private readonly context: LeverContext;
  private readonly diagnostics: Diagnostic[];

  constructor(
    source: SourceText,
    id: string,
    declaration: LeverDeclaration,
    by: string,
    context: LeverContext,
    diagnostics: Diagnostic[],
  ) {
    this.source = source;
    this.id = id;
    this.declaration = declaration;
    this.by = by;
    this.context = context;
    this.diagnostics = diagnostics;
    const { unit, min, max, kind } = declaration;
    const { prices } = context;
    this.slot = { name: id, unit, min, max, yearly: kind === "flow", prices, path: true };
  }

  read(node: YamlNode, at: At, stated: Stated = "alone"): void {
    if (node.kind === "scalar" && node.absent) {
      this.report(node.start, node.end, missingValue(this.id, FOR_REFERENCE));
      return;
    }
    if (node.kind === "map" && stated !== "change") {
      this.readMap(node, at);
      return;
    }
    if (node.kind === "scalar" && node.value === null && !node.faulty) {
      this.assign(at, node, null, { kind: "reference", text: "null" });
      return;
    }
    if (stated === "alone" && this.isFormula(node)) {
      this.assignFormula(node, at);
      return;
    }
    const path = this.readScalar(node, stated);
    if (path === null) return;
    this.assign(at, node, path, { kind: path.kind, text: this.written(node, stated) });
  }

  private isFormula(node: YamlNode): node is YamlScalar {
    return (
      node.kind === "scalar" &&
      !isWrittenAsChange(node) &&
      this.context.formulas.isFormula(node, this.slot)
    );
  }

  private readFormula(node: YamlNode): FormulaPath | null {
    const { source, slot, diagnostics } = this;
    if (node.kind !== "scalar" || node.value === null) {
      if (node.kind === "scalar" && node.faulty) return null;
      this.report(node.start, node.end, {
        code: "bad-formula",
        message: {
          nl: `${this.id}: achter formula: hoort een formule`,
          en: `${this.id}: a formula belongs behind formula:`,
        },
        help: {
          nl: 'bijvoorbeeld formula: "inherited * 1.1"',
          en: 'for instance formula: "inherited * 1.1"',
        },
      });
      return null;
    }
    return this.context.formulas.read(source, node, slot, diagnostics);
  }

  private assignFormula(node: YamlNode, at: At): void {
    const path = this.readFormula(node);
    if (path !== null) this.assign(at, node, path, { kind: "formula", text: path.text });
  }

  /** One value, or one change of what is inherited. */
  private readScalar(node: YamlNode, stated: Stated): ConstantPath | RelativePath | null {
    const { source, slot, diagnostics } = this;
    if (node.kind === "scalar" && node.value !== null && !node.faulty) {
      if (stated === "change" || (stated === "alone" && isWrittenAsChange(node))) {
        const change = readChange(source, node, slot, stated, diagnostics);
        return change === null ? null : { kind: "relative", change };
      }
      if (stated === "value" && refuseChange(source, node, diagnostics)) return null;
    }
    const read = readSlotValue(source, node, slot, diagnostics);
    return read === null ? null : { kind: "constant", value: read.value };
  }

  /** What was written, so that it could be written again where it stood alone. */
  private written(node: YamlNode, stated: Stated): string {
    const text = node.kind === "scalar" ? node.written : "";
    return stated !== "alone" && this.slot.min < 0 && /^[-\u2212]/.test(text)
      ? `{ ${stated}: ${text} }`
      : text;
  }

  private readMap(node: YamlMap, at: At): void {
    const dimension = this.declaration.dims[at.positions.length];
    const naming = dimension === undefined ? null : this.context.members(dimension);
    const ids = dimension === undefined ? [] : (naming?.ids ?? null);
    const years: YamlEntry[] = [];
    const members: YamlEntry[] = [];
    let single: YamlEntry | null = null;
    let twice = false;
    let shape: Shape = "linear";
    let curved: YamlEntry | null = null;
    let { source } = at;
    for (const entry of node.entries) {
      const { key } = entry;
      if (ids?.includes(key)) members.push(entry);
      else if (YEAR_KEY.test(key)) years.push(entry);
      else if (key === "shape") {
        shape = readShape(this.source, entry, this.diagnostics) ?? shape;
        curved = entry;
      } else if (key === "source" || key === "note") {
        const text = readText(this.source, entry, this.diagnostics);
        if (key === "source" && text !== null) this.sourceNote = source = text;
      } else if (key === "value" || key === "change" || key === "formula") {
        if (single === null) single = entry;
        else twice = true;
      } else if (ids === null) members.push(entry);
      else {
        const fitting = { name: this.id, naming, keys: LEVER_KEYS, years: true };
        reportUnfit(this.source, entry, fitting, this.diagnostics);
      }
    }
    const kinds = [years.length > 0, members.length > 0, single !== null].filter(Boolean).length;
    if (kinds > 1 || twice) {
      this.report(node.entries[0]!.keyStart, node.entries[0]!.keyEnd, {
        code: "wrong-type",
        message: {
          nl: `${this.id}: geef jaren, leden, één waarde, verandering of formule, niet door elkaar`,
          en: `${this.id}: give years, members, one value, change or formula, not mixed`,
        },
      });
      return;
    }
    if (curved !== null && members.length === 0) this.checkShape(curved, shape, years, single);
    if (single?.key === "formula") {
      this.assignFormula(single.value, { ...at, source, origin: originOf(this.source, single) });
      return;
    }
    if (single !== null) {
      const stated = single.key === "change" ? "change" : "value";
      this.read(single.value, { ...at, source, origin: originOf(this.source, single) }, stated);
      return;
    }
    for (const entry of members) {
      this.read(entry.value, {
        members: [...at.members, entry.key],
        positions: [...at.positions, ids === null ? 0 : ids.indexOf(entry.key)],
        origin: originOf(this.source, entry),
        source,
      });
    }
    if (years.length > 0) this.readYears(node, years, shape, { ...at, source });
    else if (node.entries.every(({ key }) => LEVER_KEYS.includes(key))) {
      this.report(node.start, node.end, {
        code: "missing-value",
        message: { nl: `${this.id}: er staat geen waarde`, en: `${this.id}: there is no value` },
        help: { nl: "schrijf bijvoorbeeld { 2030: … }", en: "write for instance { 2030: … }" },
      });
    }
  }

  /** A line or curve needs two years: with one, the path jumps in that year, whatever the shape. */
  private checkShape(
    { keyStart, keyEnd }: YamlEntry,
    shape: Shape,
    years: readonly YamlEntry[],
    single: YamlEntry | null,
  ): void {
    const [year] = years;
    if (single === null && (years.length !== 1 || shape === "step" || shape === "hold")) return;
    this.report(keyStart, keyEnd, {
      code: "wrong-type",
      message: {
        nl: `${this.id}: shape zegt wat er tussen twee jaren gebeurt, en er ${year === undefined ? "staan geen jaren" : `staat maar één jaar, ${year.key}`}`,
        en: `${this.id}: shape says what happens between two years, and there ${year === undefined ? "are none" : `is only one, ${year.key}`}`,
      },
      help:
        year === undefined
          ? { nl: "laat shape weg", en: "leave out shape" }
          : {
              nl: `schrijf ook waar het begint: { 2026: +0 %, ${year.key}: …, shape: ${shape} }`,
              en: `write where it begins, too: { 2026: +0 %, ${year.key}: …, shape: ${shape} }`,
            },
    });
  }

  private readYears(node: YamlMap, years: readonly YamlEntry[], shape: Shape, at: At): void {
    const points: TablePoint[] = [];
    const span = this.context.years;
    for (const entry of years) {
      const year = Number(entry.key);
      if (isOutsideRun(year, span)) {
        this.report(entry.keyStart, entry.keyEnd, yearOutsideRun(this.id, year, span));
        continue;
      }
      const stated = this.statedIn(entry.value);
      if (stated === null) continue;
      const { start, end } = stated.node;
      const made = this.readPoint(year, stated.node, stated.as);
      if (made === null) continue;
      const { point, text } = made;
      const note: LeverPointNote = {
        year,
        text,
        ...("change" in point ? { relative: true } : "formula" in point ? { formula: true } : {}),
        origin: originOf(this.source, entry),
      };
      points.push({ point, note, span: { start, end } });
    }
    if (points.length === 0) return;
    points.sort((a, b) => a.point.year - b.point.year);
    const written = points.map(
      ({ note: { year, text, formula } }) =>
        `${year}: ${formula === true ? JSON.stringify(text) : text}`,
    );
    if (points.length > 1) written.push(`shape: ${shape}`);
    this.assign(
      at,
      node,
      { kind: "points", shape, points: points.map(({ point }) => point) },
      {
        kind: "points",
        text: `{ ${written.join(", ")} }`,
        shape,
        points: points.map(({ note }) => note),
      },
      points.map(({ span }) => span),
    );
  }

  private readPoint(
    year: number,
    node: YamlNode,
    as: Stated | "formula",
  ): { readonly point: PathPoint; readonly text: string } | null {
    if (as === "formula" || (as === "alone" && this.isFormula(node))) {
      const formula = this.readFormula(node);
      return formula === null ? null : { point: { year, formula }, text: formula.text };
    }
    const path = this.readScalar(node, as);
    if (path === null) return null;
    const point =
      path.kind === "constant" ? { year, value: path.value } : { year, change: path.change };
    return { point, text: this.written(node, as) };
  }

  /** What stands behind a year: a value, or a map that says whether it is a value, change or formula. */
  private statedIn(
    node: YamlNode,
  ): { readonly node: YamlNode; readonly as: Stated | "formula" } | null {
    if (node.kind !== "map") return { node, as: "alone" };
    const [first] = node.entries;
    const stranger = node.entries.find(({ key }) => !STATED_KEYS.includes(key));
    if (stranger !== undefined) {
      const fitting = { name: this.id, naming: null, keys: STATED_KEYS, years: false };
      reportUnfit(this.source, stranger, fitting, this.diagnostics);
      return null;
    }
    if (first !== undefined && node.entries.length === 1 && first.value.kind === "scalar") {
      return { node: first.value, as: first.key as "change" | "value" | "formula" };
    }
    this.report(node.start, node.end, {
      code: "wrong-type",
      message: {
        nl: `${this.id}: bij een jaar hoort één waarde, verandering of formule`,
        en: `${this.id}: one value, change or formula belongs to a year`,
      },
    });
    return null;
  }

  private report(start: number, end: number, remark: Remark): void {
    this.diagnostics.push(diagnosticAt(this.source, start, end, remark));
  }

  /** Gives a path to every cell under the given positions. */
  private assign(
    { members, positions, origin, source }: At,
    { start, end }: YamlNode,
    path: LeverPath | null,
    made: Pick<LeverRule, "kind" | "text" | "shape" | "points">,
    points?: readonly Span[],
  ): void {
    const address = formatAddress(this.id, members);
    const rule: LeverRule = { address, ...made, by: this.by, origin, source };
    const { dims } = this.declaration;
    for (const cell of cellsUnder(dims, positions, (dim) => this.context.members(dim))) {
      this.cells.set(cell, { path, rule, start, end, ...(points === undefined ? {} : { points }) });
    }
  }
}
