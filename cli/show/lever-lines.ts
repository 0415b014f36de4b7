/** What a plan sets of its levers: as the author wrote it, or year by year where several say it. */
import { formatAddress, parseAddress } from "../../engine/scenario/address.ts";
import type { LeverDeclaration } from "../../engine/scenario/declarations.ts";
import { exactQuantity } from "../../engine/scenario/units/exact-quantity.ts";
import { evaluatePath, type PointsPath } from "../../engine/scenario/levers/lever-path.ts";
import type { Shape } from "../../engine/scenario/levers/path-shape.ts";
import type { LeverNote, LeverRule, Origin } from "../../engine/scenario/resolved.ts";
import { entryLines, indented, keyText, type Line, type ShowFile } from "./yaml-lines.ts";
import type { FoundEntry } from "./effective-entries.ts";

/** One lever of a run. */
export interface ShownLever {
  readonly id: string;
  readonly declaration: LeverDeclaration;
  /** Members of each of its dimensions. */
  readonly dims: readonly (readonly string[])[];
  /** `[year][cell]`. */
  readonly path: readonly number[];
  readonly reference: readonly number[];
  readonly first: number;
  /** What the plan and its packages say of it, by address. */
  readonly notes: readonly (readonly [string, LeverNote])[];
}

/** Where an entry of a plan stands that a note speaks of. */
export type FindEntry = (origin: Origin) => FoundEntry | null;

const SHOWN_SHAPES: readonly Shape[] = ["linear", "s-curve", "step"];

/** The lines of one lever that the plan sets. */
export function leverLines(lever: ShownLever, find: FindEntry, show: ShowFile): Line[] {
  return asWritten(lever, find, show) ?? yearByYear(lever, show);
}

/** As it was written, when nothing else has a say in it; null otherwise. */
function asWritten({ notes }: ShownLever, find: FindEntry, show: ShowFile): Line[] | null {
  const found = notes.map(([, { set }]) => (set === undefined ? null : find(set.origin)));
  if (found.some((entry) => entry === null)) return null;
  const entries = found as FoundEntry[];
  for (const [index, [, { how = [] }]] of notes.entries()) {
    const isPlain = how.every(
      (rule) => !leansOn(rule) && entries.some((entry) => holds(entry, rule.origin)),
    );
    if (!isPlain || how.length === 0) return null;
    // A member that another key sets too is told there.
    if (how.some(({ origin }) => !holds(entries[index]!, origin)) && notes.length === 1)
      return null;
  }
  const order = [...entries].sort((a, b) => Number(isMember(a)) - Number(isMember(b)));
  return order.flatMap(({ entry, source }) => entryLines(entry, source, show));
}

const isMember = ({ entry }: FoundEntry): boolean => entry.key.includes("[");

/** Whether what a rule gives depends on what was there before it. */
const leansOn = ({ kind, points = [] }: LeverRule): boolean =>
  kind === "relative" ||
  kind === "formula" ||
  points.some(({ text, formula }) => formula === true || isChange(text));

const isChange = (text: string): boolean => /^[+x×-]|later|earlier|vroeger/.test(text.trim());

const holds = ({ source, firstLine, lastLine }: FoundEntry, { file, line }: Origin): boolean =>
  source.file === file && firstLine <= line && line <= lastLine;

/** The values that the lever has, cell by cell. */
function yearByYear(lever: ShownLever, show: ShowFile): Line[] {
  const { id, dims, path, reference } = lever;
  const count = dims.reduce((product, members) => product * members.length, 1);
  const lines: Line[] = [];
  for (let cell = 0; cell < count; cell++) {
    const members = membersAt(cell, dims);
    const column = (of: readonly number[]): number[] => of.filter((_, at) => at % count === cell);
    const [own, unchanged] = [column(path), column(reference)];
    const rules = rulesOf(lever, members);
    const follows = own.every((value, at) => value === unchanged[at]);
    if (follows && (rules.length === 0 || rules[0]!.kind === "reference")) continue;
    lines.push(...cellLines(formatAddress(id, members), own, unchanged, rules, lever, show));
  }
  return lines;
}

export function membersAt(cell: number, dims: readonly (readonly string[])[]): string[] {
  const members: string[] = [];
  let rest = cell;
  for (const ids of [...dims].reverse()) {
    members.unshift(ids[rest % ids.length]!);
    rest = Math.floor(rest / ids.length);
  }
  return members;
}

/** How one cell came about, the latest first. */
function rulesOf({ notes }: ShownLever, members: readonly string[]): LeverRule[] {
  const covers = (address: string): boolean =>
    parseAddress(address)!.members.every((member, at) => members[at] === member);
  const byDepth = [...notes].sort(([a], [b]) => b.split(",").length - a.split(",").length);
  const rules = byDepth.flatMap(([, { how = [] }]) => how.filter(({ address }) => covers(address)));
  return [...new Set(rules)].sort((a, b) => depth(b) - depth(a));
}

const depth = ({ address }: LeverRule): number => parseAddress(address)!.members.length;

function cellLines(
  address: string,
  own: readonly number[],
  unchanged: readonly number[],
  rules: readonly LeverRule[],
  { declaration, first }: ShownLever,
  show: ShowFile,
): Line[] {
  const { unit, kind } = declaration;
  const text = (value: number): string => exactQuantity(value, unit, kind === "flow");
  const told = rules.map(
    ({ text: said, origin }) =>
      `${said.replaceAll("\n", " ")} (${show(origin.file)}:${origin.line})`,
  );
  const comment = told.length === 0 ? {} : { comment: told.join(", ") };
  const key = keyText(address);
  const [value] = own;
  if (own.every((each) => each === value)) return [{ text: `${key}: ${text(value!)}`, ...comment }];
  const { points, shape } = pathThrough(own, unchanged, first);
  const given = rules.flatMap((rule) => rule.points ?? []);
  const inner = points.map(({ year, value: at }): Line => {
    // A year between two points is due to the one before it.
    const [latest] = given.filter((point) => point.year <= year).sort((x, y) => y.year - x.year);
    const origin = latest?.origin ?? rules[0]?.origin;
    const line = { text: `${year}: ${text(at)}` };
    return origin === undefined
      ? line
      : { ...line, comment: `${show(origin.file)}:${origin.line}` };
  });
  const shaped = shape === "linear" ? [] : [{ text: `shape: ${shape}` }];
  return [{ text: `${key}:`, ...comment }, ...indented([...inner, ...shaped])];
}

type ValuePath = PointsPath<{ readonly year: number; readonly value: number }>;

/** The fewest points whose path goes through all years to the last bit. */
export function pathThrough(
  own: readonly number[],
  inherited: readonly number[],
  first: number,
): ValuePath {
  const ground = { first, inherited, reference: inherited };
  const begin = Math.max(
    0,
    own.findIndex((value, at) => value !== inherited[at]),
  );
  for (const shape of SHOWN_SHAPES) {
    for (const start of new Set([begin, Math.max(0, begin - 1), 0])) {
      const points = cornersOf(own, start, shape).map((at) => ({
        year: first + at,
        value: own[at]!,
      }));
      const path: ValuePath = { kind: "points", shape, points };
      const values = evaluatePath(path, ground);
      if (values.every((value, at) => value === own[at])) return path;
    }
  }
  const points = own.map((value, at) => ({ year: first + at, value }));
  return { kind: "points", shape: "step", points };
}

/** Years, counted from the first, in which a path begins, bends or ends. */
function cornersOf(own: readonly number[], start: number, shape: Shape): number[] {
  const at: number[] = [];
  const size = own.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  for (let i = start; i < own.length; i++) {
    const [before, value, after] = [own[i - 1], own[i]!, own[i + 1]];
    if (i === start) at.push(i);
    else if (shape === "linear") {
      const bends = after === undefined || Math.abs(after - 2 * value + before!) > 1e-9 * size;
      if (bends && (after !== undefined || value !== before)) at.push(i);
    } else if (shape === "step") {
      if (value !== before) at.push(i);
    } else if (value !== before && (after === undefined || after === value)) at.push(i);
    else if (value === before && after !== undefined && after !== value) at.push(i);
  }
  return at;
}
