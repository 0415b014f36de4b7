/** What a run is held against. */
import type { Grade, Text } from "./texts.ts";

/**
 * `met`; `met_by_trend`: unchanged policy meets it too; `missed`; `uncertain`: within the range of what
 * is assumed it may go either way; `not_evaluable`: a figure is missing; `not_modelled`; `tracked`:
 * only followed.
 */
export type TargetStatus =
  "met" | "met_by_trend" | "missed" | "uncertain" | "not_evaluable" | "not_modelled" | "tracked";

/** A goal and what the run reaches of it. */
export interface Target {
  readonly id: string;
  readonly region: string;
  /** What is wanted, in words. */
  readonly text: Text;
  /** Id or address of the indicator that it is about. */
  readonly indicator: string;
  /** Unit of `wanted`, `reached`, `gap`, `low` and `high`: the one in which it was stated. */
  readonly unit: string;
  /** `level`, `share`, `change` against a base year, … */
  readonly kind: string;
  readonly year: number;
  readonly direction: "at_least" | "at_most" | "about";
  readonly status: TargetStatus;
  readonly wanted: number | null;
  /** Null where it cannot be said. */
  readonly reached: number | null;
  /** How much is lacking; 0 when met, null where it cannot be said. */
  readonly gap: number | null;
  /** How far the assumptions that matter most could move what is reached. */
  readonly low: number | null;
  readonly high: number | null;
  /** From which year on it holds; null when it does not. */
  readonly yearReached: number | null;
  /** Whether anything that the plan changes moves the indicator; null when the plan changes nothing. */
  readonly hasMeasure: boolean | null;
  /** Which figure is missing; null when none is. */
  readonly missing: Text | null;
  /** Where the goal is stated. */
  readonly source: string;
  readonly section: string;
  readonly grade: Grade;
}

/** What a plan expects of its own results. */
export interface Check {
  readonly id: string;
  readonly region: string;
  readonly text: Text;
  /** The condition as written. */
  readonly expect: string;
  /** First and last year in which it must hold. */
  readonly from: number;
  readonly to: number;
  /** `holds`, `fails` or `not_evaluable`. */
  readonly status: string;
  /** The first year in which it fails; null when it does not. */
  readonly year: number | null;
}

/** How much of something may be used in some years together, and how much is. */
export interface Budget {
  readonly id: string;
  readonly region: string;
  readonly text: Text;
  /** Id of the flow that it counts. */
  readonly indicator: string;
  /** Unit of `amount` and `used`. */
  readonly unit: string;
  readonly amount: number;
  readonly from: number;
  readonly to: number;
  readonly status: string;
  /** Null where a figure is missing. */
  readonly used: number | null;
  /** Year in which it is used up; null when it is not. */
  readonly usedUpIn: number | null;
}

/** A year in which a plan asks more of a lever than can be done. */
export interface Limit {
  readonly region: string;
  readonly year: number;
  /** Address of the lever. */
  readonly lever: string;
  readonly unit: string;
  readonly wished: number;
  readonly got: number;
  /** Code of the limit that binds, and what it is. */
  readonly limit: string;
  readonly text: Text;
}
