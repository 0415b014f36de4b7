/**
 * What a plan says about a parameter: another value than the region's, for all members of its
 * dimensions or for some, with where it comes from and how far it could be off.
 *
 * A figure that was not measured needs its range here as it does in the files of a region, or the
 * run could not say what its result rests on. `--set` is excused: it tries something out.
 */
import { formatAddress, type Naming, type YearSpan } from "../address.ts";
import { GRADES, type Grade, type ParameterDeclaration, type Text } from "../declarations.ts";
import type { Diagnostic } from "../diagnostics/diagnostics.ts";
import type { ConstantPath, PointsPath, ValuePoint } from "../levers/lever-path.ts";
import { readText, reportUnfit, YEAR_KEY } from "../yaml/map-keys.ts";
import {
  foundedPlaceholder,
  indispensable,
  PLACEHOLDER_GRADE,
  placeholderWithoutNote,
  standIn,
  UNKNOWN,
  wrongStatus,
} from "../region/figure-status.ts";
import { nearest } from "../diagnostics/near-miss.ts";
import { readShape, type Shape } from "../levers/path-shape.ts";
import { cellsUnder, findCells, splitKey, type AddressForm } from "../quantity-address.ts";
import type { Origin, Provenance, StatedDistribution, StatedGroup } from "../resolved.ts";
import {
  isProblem,
  readDistribution,
  readGroup,
  withoutRange,
} from "../uncertainty/stated-distribution.ts";
import { inUnit } from "../region/region-rows.ts";
import {
  missingValue,
  readSlotValue,
  type SlotValue,
  type ValueSlot,
} from "../units/slot-value.ts";
import { statedMoney, type PriceIndex } from "../units/price-index.ts";
import { diagnosticAt, placeAt, type Remark, type SourceText } from "../diagnostics/text.ts";
import { canonicalUnit, proposedUnits } from "../units/units.ts";
import { entryOf, type YamlEntry, type YamlMap, type YamlNode } from "../yaml/yaml-document.ts";
import { isOutsideRun, yearOutsideRun } from "../years-of-run.ts";

/** What gives a cell its value from some year on. */
export interface ParameterPath {
  readonly path: ConstantPath | PointsPath<ValuePoint>;
  /** One per point, in the order of the points. */
  readonly records: readonly Provenance[];
}

/** What one key under `parameters:` sets. */
export interface ParameterSetting {
  readonly id: string;
  /** With members when only those are set. */
  readonly address: string;
  /** Set without members: what is not mentioned goes back to the region's value. */
  readonly whole: boolean;
  /** Per cell, the years left aside, its path; null restores the region's. */
  readonly cells: ReadonlyMap<number, ParameterPath | null>;
  readonly file: SourceText;
  readonly entry: YamlEntry;
}

export interface ParameterContext {
  readonly parameters: ReadonlyMap<string, ParameterDeclaration>;
  readonly levers: ReadonlyMap<string, unknown>;
  readonly outputs: ReadonlyMap<string, unknown>;
  /** Price levels of the region; null where it could not be read. */
  readonly prices: PriceIndex | null;
  /** Null when the region could not be read: then years are not checked. */
  readonly years: YearSpan | null;
  isYear(dimension: string): boolean;
  /** Members of a dimension; null when the region that lists them could not be read. */
  members(dimension: string): Naming | null;
}

/** Who sets a parameter: a plan by its id, or `--set`, which need not say how sure it is. */
export interface Setter {
  readonly by: string;
  readonly byHand: boolean;
}

const FOR_REGION: Text = { nl: "voor de waarde van de regio", en: "for the region's value" };
const BASIS_KEYS = ["grade", "source", "note"] as const;
/** How sure a value is. */
const SPREAD_KEYS: readonly string[] = ["low", "high", "range", "distribution", "group"];
/** Keys that may stand under a parameter, beside years and members or with a value. */
export const PARAMETER_KEYS = ["value", ...SPREAD_KEYS, "shape", ...BASIS_KEYS];

/** Reads one entry under `parameters:`; null when nothing of it can be used. */
export function readParameterSetting(
  source: SourceText,
  entry: YamlEntry,
  setter: Setter,
  context: ParameterContext,
  diagnostics: Diagnostic[],
): ParameterSetting | null {
  const { key, keyStart, keyEnd } = entry;
  const report = (remark: Remark): null => {
    diagnostics.push(diagnosticAt(source, keyStart, keyEnd, remark));
    return null;
  };
  const { id, address } = splitKey(key);
  const declaration = context.parameters.get(id);
  if (declaration === undefined) return report(unknownParameter(id, context));
  const dims = declaration.dims.filter((dim) => !context.isYear(dim));
  const year = address?.members.at(-1) ?? "";
  if (
    address !== null &&
    address.members.length > dims.length &&
    dims.length < declaration.dims.length &&
    YEAR_KEY.test(year)
  ) {
    const shorter = formatAddress(id, address.members.slice(0, -1));
    return report({
      code: "wrong-type",
      message: {
        nl: `${id}: in een plan staat een jaar niet in het adres`,
        en: `${id}: in a plan a year does not stand in the address`,
      },
      help: {
        nl: `schrijf ${shorter}: { ${year}: … }`,
        en: `write ${shorter}: { ${year}: … }`,
      },
    });
  }
  const whole = formatAddress(id, dims);
  const form: AddressForm = {
    id,
    dims,
    noun: { nl: "een parameter", en: "a parameter" },
    help: { nl: `schrijf ${whole}`, en: `write ${whole}` },
    members: (dim) => context.members(dim),
  };
  const found = findCells(source, entry, address, form, diagnostics);
  if (found === null) return null;
  const { members, positions } = found;
  const reader = new Reader(source, id, declaration, dims, setter, context, diagnostics);
  reader.read(entry, entry.value, { members, positions, basis: NO_BASIS });
  return {
    id,
    address: formatAddress(id, members),
    whole: members.length === 0,
    cells: reader.cells,
    file: source,
    entry,
  };
}

function unknownParameter(id: string, context: ParameterContext): Remark {
  if (context.levers.has(id)) {
    return {
      code: "unknown-parameter",
      message: {
        nl: `${id} is een hefboom, geen parameter`,
        en: `${id} is a lever, not a parameter`,
      },
      help: { nl: "zet hem onder levers:", en: "put it under levers:" },
    };
  }
  const output = context.outputs.has(id);
  const near = nearest(id, context.parameters.keys());
  return {
    code: "unknown-parameter",
    message: output
      ? { nl: `${id} is een uitkomst, geen parameter`, en: `${id} is a result, not a parameter` }
      : { nl: `er is geen parameter "${id}"`, en: `there is no parameter "${id}"` },
    help:
      near !== null
        ? { nl: `bedoelde u ${near}?`, en: `did you mean ${near}?` }
        : {
            nl: "`simulate list parameters` toont alle parameters",
            en: "`simulate list parameters` shows all parameters",
          },
  };
}

/** Where a figure comes from, as far as said; what is said of a group holds for all in it. */
interface StatedBasis {
  readonly grade: Grade | null;
  readonly source: string;
  readonly note: string;
}

const NO_BASIS: StatedBasis = { grade: null, source: "", note: "" };

/** Where the reader is: along the leading dimensions, as far as they are fixed. */
interface At {
  readonly members: readonly string[];
  readonly positions: readonly number[];
  readonly basis: StatedBasis;
}

interface Figure {
  readonly value: number;
  readonly record: Provenance;
}

class Reader {
  readonly cells = new Map<number, ParameterPath | null>();
  private readonly slot: ValueSlot;
  private readonly source: SourceText;
  private readonly id: string;
  /** Dimensions without the years. */
  private readonly dims: readonly string[];
  private readonly hasYears: boolean;
  private readonly sumsToOne: boolean;
  private readonly setter: Setter;
  private readonly context: ParameterContext;
  private readonly diagnostics: Diagnostic[];

  constructor(
    source: SourceText,
    id: string,
    declaration: ParameterDeclaration,
    dims: readonly string[],
    setter: Setter,
    context: ParameterContext,
    diagnostics: Diagnostic[],
  ) {
    this.source = source;
    this.id = id;
    this.dims = dims;
    this.hasYears = dims.length < declaration.dims.length;
    this.sumsToOne = declaration.sumsToOne === true;
    this.setter = setter;
    this.context = context;
    this.diagnostics = diagnostics;
    const { unit, min, max } = declaration;
    this.slot = { name: id, unit, min, max, yearly: false, prices: context.prices };
  }

  read(entry: YamlEntry, node: YamlNode, at: At): void {
    if (node.kind === "scalar" && node.absent) {
      this.report(node.start, node.end, missingValue(this.id, FOR_REGION));
      return;
    }
    if (node.kind === "scalar" && node.value === null && !node.faulty) {
      this.assign(at.positions, null);
      return;
    }
    if (node.kind === "map" && entryOf(node, "value") === undefined) {
      this.readGroup(node, at);
      return;
    }
    const figure = this.readFigure(entry, node, at, null);
    if (figure === null) return;
    const { value, record } = figure;
    this.assign(at.positions, { path: { kind: "constant", value }, records: [record] });
  }

  /** Members, or the years of a path, with what is said of all of them. */
  private readGroup(node: YamlMap, at: At): void {
    const dimension = this.dims[at.positions.length];
    const naming = dimension === undefined ? null : this.context.members(dimension);
    const ids = dimension === undefined ? [] : (naming?.ids ?? null);
    const years: YamlEntry[] = [];
    const members: YamlEntry[] = [];
    let shape: Shape = "linear";
    let ranged: YamlEntry | null = null;
    for (const entry of node.entries) {
      const { key } = entry;
      if (ids?.includes(key)) members.push(entry);
      else if (YEAR_KEY.test(key)) years.push(entry);
      else if (key === "shape") shape = readShape(this.source, entry, this.diagnostics) ?? shape;
      else if (SPREAD_KEYS.includes(key)) ranged = entry;
      else if ((BASIS_KEYS as readonly string[]).includes(key)) continue;
      else if (ids === null) members.push(entry);
      else {
        const fitting = { name: this.id, naming, keys: PARAMETER_KEYS, years: this.hasYears };
        reportUnfit(this.source, entry, fitting, this.diagnostics);
      }
    }
    const basis = this.readBasis(node, at.basis);
    const [first] = node.entries;
    if (years.length > 0 && members.length > 0) {
      this.report(first!.keyStart, first!.keyEnd, {
        code: "wrong-type",
        message: {
          nl: `${this.id}: geef jaren of leden, niet door elkaar`,
          en: `${this.id}: give years or members, not mixed`,
        },
      });
      return;
    }
    if (members.length === 0 && years.length === 0) {
      if (node.entries.some(({ key }) => !PARAMETER_KEYS.includes(key))) return;
      this.report(node.start, node.end, {
        code: "missing-value",
        message: { nl: `${this.id}: er staat geen waarde`, en: `${this.id}: there is no value` },
        help: {
          nl: `schrijf { value: …, low: …, high: …, note: "…" }`,
          en: `write { value: …, low: …, high: …, note: "…" }`,
        },
      });
      return;
    }
    if (ranged !== null) {
      const isRange = ranged.key !== "distribution" && ranged.key !== "group";
      const also = isRange ? "" : `, ${ranged.key}: …`;
      const beside = `${(years[0] ?? members[0])!.key}: { value: …, low: …, high: …${also} }`;
      this.report(ranged.keyStart, ranged.keyEnd, {
        code: "wrong-type",
        message: {
          nl: `${this.id}: ${isRange ? "de marge" : ranged.key} hoort bij elke waarde apart`,
          en: `${this.id}: ${isRange ? "the range" : ranged.key} belongs to each value by itself`,
        },
        help: {
          nl: `schrijf ${beside}`,
          en: `write ${beside}`,
        },
      });
      return;
    }
    if (years.length > 0) {
      this.readYears(years, shape, { ...at, basis });
      return;
    }
    for (const entry of members) {
      this.read(entry, entry.value, {
        members: [...at.members, entry.key],
        positions: [...at.positions, ids === null ? 0 : ids.indexOf(entry.key)],
        basis,
      });
    }
  }

  private readYears(years: readonly YamlEntry[], shape: Shape, at: At): void {
    const [first] = years;
    if (!this.hasYears) {
      this.report(first!.keyStart, first!.keyEnd, {
        code: "wrong-type",
        message: {
          nl: `${this.id} is één getal voor alle jaren`,
          en: `${this.id} is one number for all years`,
        },
        help: {
          nl: "schrijf { value: … } zonder jaartallen",
          en: "write { value: … } without years",
        },
      });
      return;
    }
    const span = this.context.years;
    const points: { year: number; figure: Figure }[] = [];
    for (const entry of years) {
      const year = Number(entry.key);
      if (isOutsideRun(year, span)) {
        this.report(entry.keyStart, entry.keyEnd, yearOutsideRun(this.id, year, span));
        continue;
      }
      const { value } = entry;
      if (value.kind === "scalar" && value.absent) {
        this.report(value.start, value.end, missingValue(`${this.id} (${year})`, null));
        continue;
      }
      const figure = this.readFigure(entry, value, at, year);
      if (figure !== null) points.push({ year, figure });
    }
    if (points.length === 0) return;
    points.sort((a, b) => a.year - b.year);
    this.assign(at.positions, {
      path: {
        kind: "points",
        shape,
        points: points.map(({ year, figure }) => ({ year, value: figure.value })),
      },
      records: points.map(({ figure }) => figure.record),
    });
  }

  /** A value with its range and where it comes from; null, with every gap reported. */
  private readFigure(entry: YamlEntry, node: YamlNode, at: At, year: number | null): Figure | null {
    const { source, diagnostics } = this;
    const map = node.kind === "map" ? node : null;
    const valued = map === null ? node : entryOf(map, "value")?.value;
    if (valued === undefined) {
      this.report(node.start, node.end, missingValue(`${this.id} (${entry.key})`, null));
      return null;
    }
    const members = year === null ? at.members : [...at.members, `${year}`];
    const slot = { ...this.slot, name: formatAddress(this.id, members) };
    const strangers = (map?.entries ?? []).filter(({ key }) => !FIGURE_KEYS.includes(key));
    for (const other of strangers) {
      const fitting = { name: slot.name, naming: null, keys: FIGURE_KEYS, years: false };
      reportUnfit(source, other, fitting, diagnostics);
    }
    const isUnknown = valued.kind === "scalar" && valued.written === UNKNOWN;
    if (isUnknown && this.sumsToOne) {
      this.report(valued.start, valued.end, indispensable(slot.name));
      return null;
    }
    const read = isUnknown
      ? { value: standIn(this.slot), unit: null }
      : readSlotValue(source, valued, slot, diagnostics);
    // A misspelt key is what is missing: it is not told twice.
    if (strangers.length > 0) return null;
    const basis = map === null ? at.basis : this.readBasis(map, at.basis);
    const range = map === null ? NO_RANGE : this.readRange(map, slot, read);
    if (read === null || range === null) return null;
    const { value } = read;
    const { low, high, node: rangeNode } = range;
    if (low !== undefined && !(low <= value && value <= high)) {
      this.report(rangeNode.start, rangeNode.end, {
        code: "inconsistent-data",
        message: {
          nl: `${this.id}: de waarde ligt niet tussen low en high`,
          en: `${this.id}: the value does not lie between low and high`,
        },
        help: { nl: "low <= value <= high moet gelden", en: "low <= value <= high must hold" },
      });
      return null;
    }
    const grade = basis.grade ?? "assumption";
    const isPlaceholder = map === null ? false : this.isPlaceholder(map, slot.name, basis);
    if (isPlaceholder === null) return null;
    if (!isUnknown && !this.isFounded(slot.name, map, valued, basis, grade)) return null;
    const uncertainty =
      map === null ? {} : this.readUncertainty(map, slot, read, { grade, low, high });
    if (uncertainty === null) return null;
    const place = placeAt(source, entry.keyStart, entry.keyEnd);
    const origin: Origin = { file: source.file, line: place.line, column: place.column };
    const { by, byHand } = this.setter;
    const record: Provenance = {
      grade,
      source: basis.source === "" && byHand ? by : basis.source,
      where: "",
      note: basis.note,
      origin,
      ...(isPlaceholder ? { placeholder: true } : {}),
      ...(isUnknown ? { unknown: true } : {}),
      ...(members.length > 0 ? { address: formatAddress(this.id, members) } : {}),
      ...(low === undefined ? {} : { low, high }),
      ...uncertainty,
      ...statedMoney(read, this.context.prices),
      ...(year === null ? {} : { year, value }),
      by,
    };
    return { value, record };
  }

  /** The keys `distribution` and `group`; null, with the reason reported, when one is wrong. */
  private readUncertainty(
    map: YamlMap,
    slot: ValueSlot,
    { value, unit }: SlotValue,
    {
      grade,
      low,
      high,
    }: {
      readonly grade: Grade;
      readonly low: number | undefined;
      readonly high: number | undefined;
    },
  ): Pick<Provenance, "distribution" | "group"> | null {
    const entries = ["distribution", "group"].flatMap((key) => entryOf(map, key) ?? []);
    const found: { distribution?: StatedDistribution; group?: StatedGroup } = {};
    for (const entry of entries) {
      const text = readText(this.source, entry, this.diagnostics);
      if (text === null) return null;
      const { start, end } = entry.value;
      if (low === undefined || high === undefined) {
        this.report(start, end, withoutRange(slot.name));
        return null;
      }
      const canonical = canonicalUnit(this.slot.unit);
      const { min, max } = this.slot;
      const spread = {
        ...{ subject: slot.name, grade, value, low, high, min, max },
        canonical: (written: number) =>
          unit === null ? written : inUnit(written, unit, canonical, false)!,
      };
      const read =
        entry.key === "group" ? readGroup(text, slot.name) : readDistribution(text, spread);
      if (isProblem(read)) {
        this.report(start, end, read.problem);
        return null;
      }
      if ("kind" in read) found.distribution = { text, of: read };
      else found.group = read;
    }
    return found;
  }

  /** Whether a figure says that it is a placeholder; null, with the reason reported. */
  private isPlaceholder(map: YamlMap, name: string, basis: StatedBasis): boolean | null {
    const status = entryOf(map, "status");
    if (status === undefined) return false;
    const { value, keyStart, keyEnd } = status;
    const written = value.kind === "scalar" ? value.written : "";
    const { grade, note } = basis;
    const wrong =
      wrongStatus(written) ??
      (grade !== null && grade !== PLACEHOLDER_GRADE ? foundedPlaceholder(name, grade) : null) ??
      (note === "" ? placeholderWithoutNote(name) : null);
    if (wrong === null) return true;
    this.report(keyStart, keyEnd, wrong);
    return null;
  }

  /** Whether a figure says how sure it is and why; what it lacks is said in one go. */
  private isFounded(
    name: string,
    map: YamlMap | null,
    node: YamlNode,
    basis: StatedBasis,
    grade: Grade,
  ): boolean {
    const ranged = map?.entries.some(({ key }) => key === "range" || key === "low") ?? false;
    if (this.setter.byHand) return true;
    const reasoned =
      basis.source !== "" || (basis.note !== "" && (grade === "derived" || grade === "assumption"));
    const needsRange = grade !== "measured" && !ranged;
    if (reasoned && !needsRange) return true;
    const lacking = [
      ...(needsRange ? [{ nl: "geen marge", en: "no range" }] : []),
      ...(reasoned ? [] : [{ nl: "geen bron of reden", en: "no source or reason" }]),
    ];
    const written = node.kind === "scalar" ? node.written : "…";
    const [unit] = proposedUnits(canonicalUnit(this.slot.unit));
    const some = unit === undefined || unit.text === "1" ? "…" : `… ${unit.text}`;
    const stated = map?.entries.some(({ key }) => key === "grade") === true;
    const kind =
      stated && (grade === "assumption" || grade === "derived") ? `grade: ${grade}, ` : "";
    const why =
      grade === "assumption" || grade === "derived"
        ? basis.note !== ""
          ? said("note", basis.note)
          : basis.source !== ""
            ? said("source", basis.source)
            : { nl: `note: "waarom"`, en: `note: "why"` }
        : { nl: `grade: ${grade}, source: "waar"`, en: `grade: ${grade}, source: "where"` };
    const given = (map?.entries ?? []).filter(({ key }) => ["low", "high", "range"].includes(key));
    const kept = given.map(
      ({ key, value }) => `${key}: ${this.source.text.slice(value.start, value.end)}, `,
    );
    const range = ranged
      ? kept.join("")
      : grade === "measured"
        ? ""
        : `low: ${some}, high: ${some}, `;
    this.report(node.start, node.end, {
      code: "missing-provenance",
      message: {
        nl: `${name}: deze waarde heeft ${lacking.map(({ nl }) => nl).join(" en ")}`,
        en: `${name}: this value has ${lacking.map(({ en }) => en).join(" and ")}`,
      },
      help: {
        nl: `schrijf { value: ${written}, ${range}${kind}${why.nl} }`,
        en: `write { value: ${written}, ${range}${kind}${why.en} }`,
      },
    });
    return false;
  }

  private readBasis(map: YamlMap, inherited: StatedBasis): StatedBasis {
    let { grade, source, note } = inherited;
    for (const entry of map.entries) {
      if (!(BASIS_KEYS as readonly string[]).includes(entry.key)) continue;
      const text = readText(this.source, entry, this.diagnostics);
      if (text === null) continue;
      if (entry.key === "source") source = text;
      else if (entry.key === "note") note = text;
      else grade = this.readGrade(text, entry) ?? grade;
    }
    return { grade, source, note };
  }

  private readGrade(text: string, { value }: YamlEntry): Grade | null {
    const grade = GRADES.find((known) => known === text);
    if (grade !== undefined) return grade;
    const near = nearest(text, GRADES);
    const choice = GRADES.join(", ");
    this.report(value.start, value.end, {
      code: "wrong-type",
      message: { nl: `"${text}" is geen graad`, en: `"${text}" is not a grade` },
      help:
        near === null
          ? { nl: `kies uit ${choice}`, en: `choose from ${choice}` }
          : { nl: `bedoelde u ${near}?`, en: `did you mean ${near}?` },
    });
    return null;
  }

  /** `low` and `high`, or `range: [low, high]`; null, with the reason reported, when wrong. */
  private readRange(map: YamlMap, slot: ValueSlot, value: SlotValue | null): StatedRange | null {
    const range = entryOf(map, "range");
    const low = entryOf(map, "low");
    const high = entryOf(map, "high");
    if (range === undefined && low === undefined && high === undefined) return NO_RANGE;
    const odd = low === undefined ? high : high === undefined ? low : undefined;
    const mixed = range !== undefined && (low ?? high) !== undefined;
    const list = range?.value;
    const isPair = list === undefined || (list.kind === "list" && list.items.length === 2);
    if (mixed || odd !== undefined || !isPair) {
      const { keyStart, keyEnd } = (mixed ? range : (odd ?? range))!;
      this.report(keyStart, keyEnd, {
        code: odd !== undefined && !mixed ? "missing-value" : "wrong-type",
        message: {
          nl: `${slot.name}: een marge heeft twee kanten`,
          en: `${slot.name}: a range has two sides`,
        },
        help: {
          nl: "schrijf low: … en high: …, of range: [ …, … ]",
          en: "write low: … and high: …, or range: [ …, … ]",
        },
      });
      return null;
    }
    const [from, to] = list?.kind === "list" ? list.items : [low!.value, high!.value];
    const first = this.readBound(from!, slot, value);
    const last = this.readBound(to!, slot, value);
    if (first === null || last === null) return null;
    const outer = { start: from!.start, end: list === undefined ? from!.end : to!.end };
    return { low: first.value, high: last.value, node: outer };
  }

  /** One side of a range; a bare number is in the unit of the value, and as wrong as that. */
  private readBound(node: YamlNode, slot: ValueSlot, value: SlotValue | null): SlotValue | null {
    if (node.kind !== "scalar" || typeof node.value !== "number") {
      return readSlotValue(this.source, node, slot, this.diagnostics);
    }
    if (value === null) return null;
    const { unit } = value;
    const stated = unit === null ? node : { ...node, value: `${node.written} ${unit.text}` };
    return readSlotValue(this.source, stated, slot, this.diagnostics);
  }

  private report(start: number, end: number, remark: Remark): void {
    this.diagnostics.push(diagnosticAt(this.source, start, end, remark));
  }

  /** Gives a path to every cell under the given positions. */
  private assign(positions: readonly number[], path: ParameterPath | null): void {
    const members = (dim: string): Naming | null => this.context.members(dim);
    for (const cell of cellsUnder(this.dims, positions, members)) this.cells.set(cell, path);
  }
}

const said = (key: string, text: string): Text => ({
  nl: `${key}: "${text}"`,
  en: `${key}: "${text}"`,
});

const FIGURE_KEYS = ["value", ...SPREAD_KEYS, "status", ...BASIS_KEYS];

type StatedRange =
  | { readonly low: number; readonly high: number; readonly node: Span }
  | { readonly low?: undefined; readonly high?: undefined; readonly node?: undefined };
interface Span {
  readonly start: number;
  readonly end: number;
}
const NO_RANGE: StatedRange = {};
