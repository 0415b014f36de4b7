/**
 * What an ensemble says of one plan: the record that the screen, the files, `--json` and notes are
 * made from, whether the ensemble was just run or is read back from its folder.
 *
 * Figures of outputs are in canonical units, those of a plan's own indicators in the unit that the
 * plan declares, those of goals and budgets in the unit in which they are stated: as in the files of
 * a single run. `null` stands where there is no value.
 */
import type { Catalogue, Grade, Text } from "../../scenario/declarations.ts";
import type { BudgetModel, ResolvedScenario, TargetModel } from "../../scenario/resolved.ts";
import type { BudgetStatus } from "../budgets.ts";
import type { TargetStatus } from "../targets.ts";
import type { EnsembleSettings, FailedMember } from "./outcome.ts";

export type Figure = number | null;

/** One indicator over the years. */
export interface Band {
  /** Of an output, or of the plan's own indicator. */
  readonly id: string;
  /** Members of the cell, in the order of the output's dimensions; none of a scalar output. */
  readonly cell: readonly string[];
  readonly unit: string;
  readonly kind: "stock" | "flow";
  /** The plain run, one figure per year of the run. */
  readonly central: readonly Figure[];
  /** `[probability][year]`, in the order of the probabilities of the record. */
  readonly quantiles: readonly (readonly Figure[])[];
}

/** How many members fall in a year, in order of year. */
export type YearCounts = readonly (readonly [year: number, members: number])[];

export interface GoalRecord {
  readonly target: TargetModel;
  /** How it fares in the plain run. */
  readonly status: TargetStatus;
  readonly wanted: Figure;
  readonly central: Figure;
  readonly centralYear: Figure;
  /** Members in which it can be evaluated, and those of them that meet it. */
  readonly evaluable: number;
  readonly met: number;
  /** Quantiles of what is reached. */
  readonly reached: readonly Figure[];
  /** Of the members in which it holds from some year on to the end, or through its own year. */
  readonly years: YearCounts;
  /** Members in which it does not hold within the run. */
  readonly never: number;
}

export interface BudgetRecord {
  readonly budget: BudgetModel;
  /** How it fares in the plain run. */
  readonly status: BudgetStatus;
  readonly amount: number;
  readonly central: Figure;
  readonly evaluable: number;
  /** Members that stay within it. */
  readonly kept: number;
  /** Quantiles of what is used by the end of its last year. */
  readonly used: readonly Figure[];
  /** Members that use it up, by the year in which they do. */
  readonly years: YearCounts;
}

export interface RegionRecord {
  readonly id: string;
  readonly title: Text;
  /** Scalar outputs in the order of the catalogue, then the plan's own indicators. */
  readonly indicators: readonly Band[];
  /** Cells of the outputs with dimensions, one band per cell; none when they were not asked for. */
  readonly cells: readonly Band[];
  /** In the order of the plan, those that cannot be evaluated too. */
  readonly goals: readonly GoalRecord[];
  readonly budgets: readonly BudgetRecord[];
}

/** One figure of the files: whether it was drawn, and from what. */
export interface InputRecord {
  readonly region: string;
  readonly kind: "parameter" | "reference" | "history";
  /** What the figure covers: `demography.life_expectancy[male]`. */
  readonly address: string;
  /** Name of the stream that draws it; null for a figure that stands still. */
  readonly input: string | null;
  readonly unit: string;
  /** Of a point of a path over years. */
  readonly year: Figure;
  /** Null where a record covers several values, or nobody knows it. */
  readonly value: Figure;
  readonly low: Figure;
  readonly high: Figure;
  /** Of a table column: each value lies between these multiples of itself. */
  readonly lowFactor: Figure;
  readonly highFactor: Figure;
  /** As the files state it, or the default that holds for its grade; empty when it stands still. */
  readonly distribution: string;
  /** Whether the files state that distribution themselves. */
  readonly isExplicit: boolean;
  readonly group: string;
  readonly correlation: Figure;
  readonly grade: Grade;
  readonly source: string;
  /** Plan that gave it; empty for the files of the region. */
  readonly by: string;
}

export interface EnsembleRecord {
  readonly scenario: ResolvedScenario;
  readonly catalogue: Catalogue;
  readonly settings: EnsembleSettings;
  /** Of the quantiles, ascending: 0.05, 0.25, 0.5, 0.75, 0.95. */
  readonly probabilities: readonly number[];
  readonly regions: readonly RegionRecord[];
  readonly failed: readonly FailedMember[];
  readonly inputs: readonly InputRecord[];
}

/** Years of the run, first to last. */
export const yearsOf = ({ scenario: { model } }: Pick<EnsembleRecord, "scenario">): number[] =>
  Array.from({ length: model.last - model.first + 1 }, (_, at) => model.first + at);

/** Share of the members that meet a goal; null where none can say. */
export const shareOf = (met: number, evaluable: number): Figure =>
  evaluable === 0 ? null : met / evaluable;

/**
 * Standard error of a share of independent members: how far chance alone makes it differ from that
 * of endlessly many. At most 0.005 with 10 000 members; with points of a Sobol sequence it is an
 * upper bound in practice, not in theory.
 */
export const standardError = (met: number, evaluable: number): Figure =>
  evaluable === 0 ? null : Math.sqrt((met * (evaluable - met)) / evaluable) / evaluable;

/**
 * The year by which a share of all members holds; null when that lies beyond the run. The order
 * statistic at `max(1, ceil(n p))`, members that never hold counted behind the last year.
 */
export function yearQuantile(years: YearCounts, never: number, probability: number): Figure {
  const all = years.reduce((sum, [, members]) => sum + members, never);
  if (all === 0) return null;
  const wanted = Math.max(1, Math.ceil(all * probability));
  let seen = 0;
  for (const [year, members] of years) {
    seen += members;
    if (seen >= wanted) return year;
  }
  return null;
}

/** Whether a goal can be held against members at all. */
export const isEvaluated = ({ evaluable }: GoalRecord): boolean => evaluable > 0;
