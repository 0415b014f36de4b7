/**
 * A path that was found, as a person would write it in a plan: points in the years in which it bends,
 * in a unit that people use, rounded away from what the plan had, so that rounding never takes from
 * what the change is there for.
 */
import { evaluatePath } from "../../scenario/levers/lever-path.ts";
import {
  canonicalUnit,
  convert,
  convertYearly,
  parseQuantity,
  proposedUnits,
  unambiguous,
  type Unit,
} from "../../scenario/units/units.ts";
import type { ChangeYears } from "./moved-levers.ts";

export interface WrittenPoint {
  readonly year: number;
  /** As it stands in the plan: `2.42 %/year`. */
  readonly text: string;
  /** What the plan makes of that text, in the canonical unit. */
  readonly value: number;
}

export interface WrittenPath {
  readonly address: string;
  /** In the lever block. */
  readonly cell: number;
  readonly points: readonly WrittenPoint[];
  /** Of all years of the run, as the plan makes it of the points. */
  readonly values: readonly number[];
}

export interface PathToWrite {
  readonly address: string;
  readonly cell: number;
  readonly unit: string;
  readonly yearly: boolean;
  readonly min: number;
  readonly max: number;
  /** Of all years of the run. */
  readonly plan: readonly number[];
  readonly found: readonly number[];
}

/** No step of rounding is more than this share of the change. */
const ROUNDING = 1 / 500;
/** A bend of less than this share of the largest value is rounding. */
const STRAIGHT = 1e-9;

/**
 * @param finer so many decimals more than needed
 */
export function writtenPath(
  path: PathToWrite,
  first: number,
  years: ChangeYears,
  finer: number,
): WrittenPath {
  const unit = unitOf(path.unit);
  const size = path.found.reduce(
    (most, value, at) => Math.max(most, Math.abs(value - path.plan[at]!)),
    0,
  );
  const decimals = decimalsFor(inUnit(size, path.unit, unit) * ROUNDING) + finer;
  const points = bends([path.found], years, first).map((at): WrittenPoint => {
    const up = path.found[at]! > path.plan[at]!;
    const isMoved = path.found[at] !== path.plan[at];
    const rounded = (direction: "up" | "down" | "near"): WrittenPoint => {
      const text = textOf(inUnit(path.found[at]!, path.unit, unit), decimals, direction, unit);
      return { year: first + at, text, value: readBack(text, path) };
    };
    const point = rounded(!isMoved ? "near" : up ? "up" : "down");
    const isInside = point.value <= path.max && point.value >= path.min;
    return isInside ? point : rounded(up ? "down" : "up");
  });
  const ground = { first, inherited: path.plan, reference: path.plan };
  const values = evaluatePath({ kind: "points", shape: "linear", points }, ground);
  return { address: path.address, cell: path.cell, points, values };
}

/** Shares of one whole, each on the same years and with the same decimals; together they are one. */
export function writtenWhole(
  paths: readonly PathToWrite[],
  first: number,
  years: ChangeYears,
  finer: number,
): WrittenPath[] {
  const [moved, ...others] = paths as [PathToWrite, ...PathToWrite[]];
  const own = writtenPath(moved, first, years, finer);
  const unit = unitOf(moved.unit);
  // The members give way in proportion, which makes no straight lines: theirs need not be followed.
  const places = bends([moved.found, ...others.map(({ plan }) => plan)], years, first);
  const decimals = Math.max(
    1,
    ...own.points.map(({ text }) => (/\.(\d+)/.exec(text)?.[1] ?? "").length),
  );
  const columns = places.map((at) => {
    const step = tenToThe(decimals);
    // In whole steps of the last decimal, so that they add up to exactly one.
    const whole = Math.round(inUnit(1, moved.unit, unit) * step);
    const mine = inUnit(moved.found[at]!, moved.unit, unit) * step;
    const up = moved.found[at]! > moved.plan[at]!;
    const isMoved = moved.found[at] !== moved.plan[at];
    const ours = !isMoved ? Math.round(mine) : up ? Math.ceil(mine) : Math.floor(mine);
    const rest = others.map(({ found }) =>
      Math.max(0, Math.round(inUnit(found[at]!, moved.unit, unit) * step)),
    );
    const over = ours + rest.reduce((sum, value) => sum + value, 0) - whole;
    const largest = rest.indexOf(Math.max(...rest));
    rest[largest] = rest[largest]! - over;
    return [ours, ...rest].map((value) => `${unambiguous(fixed(value, decimals))} ${named(unit)}`);
  });
  return paths.map((path, member) => {
    const points = places.map((at, column) => {
      const text = columns[column]![member]!;
      return { year: first + at, text, value: readBack(text, path) };
    });
    const ground = { first, inherited: path.plan, reference: path.plan };
    const values = evaluatePath({ kind: "points", shape: "linear", points }, ground);
    return { address: path.address, cell: path.cell, points, values };
  });
}

/** The first year that may change, that of the full change, and every year in which a path bends. */
function bends(
  paths: readonly (readonly number[])[],
  years: ChangeYears,
  first: number,
): readonly number[] {
  const [from, full] = [years.from - first, years.full - first];
  const places = new Set([from, full]);
  for (const values of paths) {
    const size = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    for (let at = from; at < values.length; at++) {
      const [before, value, after] = [values[at - 1], values[at]!, values[at + 1]];
      const bend =
        before === undefined
          ? 0
          : after === undefined
            ? value - before
            : after - 2 * value + before;
      if (Math.abs(bend) > STRAIGHT * size) places.add(at);
    }
  }
  return [...places].sort((a, b) => a - b);
}

/** What is counted, in the plural, as people write it; both are read alike. */
const COUNTED =
  /^(?:person|household|dwelling|building|connection|turbine|doubling|system|place|project|vehicle|tree|charger)(?=\/|$)/;

/** A unit as people write it behind a number. */
export const named = ({ text }: Unit): string => text.replace(COUNTED, (name) => `${name}s`);

/** Shares and rates in per cent; the rest as it would be proposed. */
function unitOf(unit: string): Unit {
  const canonical = canonicalUnit(unit);
  if (canonical.text === "1") return canonicalUnit("%");
  if (canonical.text === "1/year") return canonicalUnit("%/year");
  return proposedUnits(canonical)[0]!;
}

const inUnit = (value: number, from: string, to: Unit): number => {
  const canonical = canonicalUnit(from);
  return (value * canonical.up * to.down) / (canonical.down * to.up);
};

/** So many that a step of the last one is at most this size. */
function decimalsFor(step: number): number {
  let decimals = 0;
  let size = 1;
  while (size > step && decimals < 9) {
    decimals++;
    size /= 10;
  }
  return decimals;
}

function tenToThe(decimals: number): number {
  let size = 1;
  for (let at = 0; at < decimals; at++) size *= 10;
  return size;
}

/** A whole number of steps of the last decimal, without noughts at the end. */
function fixed(steps: number, decimals: number): string {
  const text = (steps / tenToThe(decimals)).toFixed(decimals);
  return decimals === 0 ? text : text.replace(/0+$/, "").replace(/\.$/, "");
}

function textOf(
  value: number,
  decimals: number,
  direction: "up" | "down" | "near",
  unit: Unit,
): string {
  const steps = value * tenToThe(decimals);
  // A value that is round already stays, whatever the last bit of the product says.
  const near = Math.round(steps);
  const isRound = Math.abs(steps - near) <= 1e-9 * Math.max(1, Math.abs(steps));
  const whole =
    isRound || direction === "near"
      ? near
      : direction === "up"
        ? Math.ceil(steps)
        : Math.floor(steps);
  return `${unambiguous(fixed(whole, decimals))} ${named(unit)}`;
}

/** What a plan makes of a text. */
function readBack(text: string, { unit, yearly, min, max }: PathToWrite): number {
  const canonical = canonicalUnit(unit);
  const read = parseQuantity(text, canonical);
  if ("problem" in read || read.unit === null) throw new Error(`"${text}" is no quantity`);
  const value = (yearly ? convertYearly : convert)(read.value, read.unit, canonical);
  if (value === null) throw new Error(`"${text}" is not in ${unit}`);
  // Rounding to and fro may step over a bound by one bit.
  const slack = 1e-12 * Math.max(1, Math.abs(max), Math.abs(min));
  if (value < min && value > min - slack) return min;
  return value > max && value < max + slack ? max : value;
}
