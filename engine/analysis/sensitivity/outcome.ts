/** What a sensitivity analysis of a plan says: the one record that terminal, files and charts show. */
import type { Catalogue } from "../../scenario/declarations.ts";
import type { ResolvedScenario } from "../../scenario/resolved.ts";
import type { UncertainInput } from "../ensemble/uncertain-inputs.ts";
import type { RunOutcome } from "../outcome.ts";
import type { FigureStudy, Method, Study } from "./study.ts";
import type { UsedValue } from "./used-values.ts";

/** One figure of a run whose sensitivity is asked for. */
export interface SensitivityFigure {
  /** As it is written on the command line: `emissions.total[2040]`, or the id of a goal. */
  readonly key: string;
  readonly kind: "indicator" | "goal";
  /** Output, own indicator or goal. */
  readonly id: string;
  readonly year: number;
  /** Place of the region in the scenario. */
  readonly region: number;
}

export interface SensitivityOutcome {
  readonly scenario: ResolvedScenario;
  readonly catalogue: Catalogue;
  /** The plain run: everything at its stated value. */
  readonly central: RunOutcome;
  readonly inputs: readonly UncertainInput[];
  readonly seed: number | string;
  readonly method: Method;
  /** In the order of `study.figures`. */
  readonly figures: readonly SensitivityFigure[];
  /** Whether they were asked for, rather than the usual ones. */
  readonly areAsked: boolean;
  readonly study: Study;
  /** What an input is at the ends of its bar; null of a group, and where it is no one figure. */
  usedValue(factor: number, year: number): UsedValue | null;
}

/** How wide the bar of a factor is in the tornado of a figure; 0 where there is none. */
export const barOf = ({ low, high }: FigureStudy, factor: number): number => {
  const width = Math.abs(high[factor]! - low[factor]!);
  return Number.isNaN(width) ? 0 : width;
};

/**
 * The factors that move a figure, the one with the widest bar first; of bars that are equally wide the
 * first in the model.
 */
export const widestOf = (figure: FigureStudy): number[] =>
  Array.from(figure.low, (_, factor) => factor)
    .filter((factor) => barOf(figure, factor) > 0)
    .sort((one, other) => barOf(figure, other) - barOf(figure, one) || one - other);
