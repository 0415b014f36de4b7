/**
 * What an ensemble computes over its members, from parts instead of from memory: one year at a time
 * and so many columns at a time as fit, by the same selection and the same counts as on one machine.
 * A quantile is an order statistic, a figure of some member, and no sum over members is taken
 * anywhere: so the bits do not depend on how the members are divided.
 */
import type { FigurePlan } from "../../../engine/analysis/ensemble/figures.ts";
import {
  PROBABILITIES,
  tallyBudget,
  tallyGoal,
  type EnsembleSums,
  type FailedMember,
  type Tally,
} from "../../../engine/analysis/ensemble/outcome.ts";
import { QuantileSelector } from "../../../engine/analysis/ensemble/quantiles.ts";
import { partColumns, placeIn, rowYears } from "./part-columns.ts";
import type { FiguresOfPart } from "./part-figures.ts";

/** Of the memory given, what values may take; the rest is for reading. */
const SHARE_OF_VALUES = 0.5;
/** Bytes per member in which the quantiles of a column are found. */
const BYTES_OF_SELECTOR = 18;
const BYTES_OF_VALUE = 8;
/** A year and a member stand before the figures. */
const KEYS = 2;

export interface PartsToMerge {
  readonly figures: FigurePlan;
  /** All parts, in any order. */
  readonly parts: readonly FiguresOfPart[];
  /** Of the whole ensemble. */
  readonly members: number;
  /** Bytes; at least what `leastMemory` says. */
  readonly memory: number;
}

/** Columns of which all members of a year are held at once; 0 when not even one fits. */
export const columnsAtOnce = (memory: number, members: number): number =>
  Math.max(
    0,
    Math.floor(((memory * SHARE_OF_VALUES) / members - BYTES_OF_SELECTOR) / BYTES_OF_VALUE),
  );

/** Memory that suffices for one column of one year. */
export const leastMemory = (members: number): number =>
  Math.ceil(((BYTES_OF_SELECTOR + BYTES_OF_VALUE) * members) / SHARE_OF_VALUES);

/** @param progress called after every year with the share that is done */
export async function sumsOfParts(
  { figures, parts, members, memory }: PartsToMerge,
  progress: (done: number, all: number) => void = () => undefined,
): Promise<EnsembleSums> {
  const columns = partColumns(figures);
  const numbers = new Map(columns.map(({ series }, at) => [series.column, at]));
  const atOnce = Math.min(columns.length, columnsAtOnce(memory, members));
  const room = Array.from({ length: atOnce }, () => new Float64Array(members));
  const read = async (year: number, wanted: readonly number[]): Promise<void> => {
    const lying = wanted.map((at) => at + KEYS);
    for (const part of parts) await part.read(year, lying, room);
  };

  const quantiles = new Float64Array(figures.columns * PROBABILITIES.length).fill(NaN);
  const selector = new QuantileSelector(PROBABILITIES, members);
  const years = rowYears(figures);
  for (const [done, year] of years.entries()) {
    const there = columns.flatMap((column, at) => (placeIn(column, year) === null ? [] : [at]));
    for (let from = 0; from < there.length; from += atOnce) {
      const some = there.slice(from, from + atOnce);
      await read(year, some);
      some.forEach((at, index) => {
        selector.begin();
        selector.add(room[index]!, 0, members);
        selector.finish(quantiles, placeIn(columns[at]!, year)! * PROBABILITIES.length);
      });
    }
    progress(done + 1, years.length);
  }

  /** What members have once, by place in the figure plan. */
  const column = async (place: number): Promise<Float64Array> => {
    const at = numbers.get(place)!;
    await read(columns[at]!.first, [at]);
    return room[0]!.slice();
  };
  const { targets, budgets = [], regions } = figures.model;
  const goals: Tally[] = [];
  const used: Tally[] = [];
  for (let region = 0; region < regions.length; region++) {
    for (const target of targets) {
      const reached = await column(figures.goal(target, "reached", region));
      const met = await column(figures.goal(target, "met", region));
      goals.push(tallyGoal(reached, met, await column(figures.goal(target, "held_from", region))));
    }
    for (const budget of budgets) {
      const spent = await column(figures.budget(budget, "used", region));
      used.push(tallyBudget(spent, await column(figures.budget(budget, "used_up_in", region))));
    }
  }
  const failed: FailedMember[] = [];
  (await column(figures.failure)).forEach((code, member) => {
    const failure = code === 0 ? null : figures.failureOf(code);
    if (failure !== null) failed.push({ member, ...failure });
  });
  return { quantiles, goals, budgets: used, failed };
}
