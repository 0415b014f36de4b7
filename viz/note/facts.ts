/** What a note is filled from: finished runs, their comparison, and charts that are drawn on demand. */
import type { ComparisonOutcome } from "../../engine/analysis/comparison-outcome.ts";
import type { EnsembleRecord } from "../../engine/analysis/ensemble/record.ts";
import type { RunOutcome } from "../../engine/analysis/outcome.ts";
import type { DrawnChart } from "../files/drawn-chart.ts";
import type { Language } from "../numbers.ts";

/** One plan of a note, run. */
export interface NotePlan {
  readonly id: string;
  readonly outcome: RunOutcome;
  readonly hashes: {
    readonly scenario: string;
    readonly notes: string;
    readonly engine: string;
  };
}

export interface NoteCharts {
  /** Ids of the charts there are; of a plan, or with null of the comparison. */
  ids(plan: string | null): Promise<readonly string[]>;
  draw(plan: string | null, id: string): Promise<DrawnChart>;
}

/** What values are read from. */
export interface ValueFacts {
  readonly language: Language;
  /** The first is the one that a tag without a plan means. */
  readonly plans: readonly NotePlan[];
  /** Place of the region in every plan; 0 where there is one. */
  readonly region: number;
  /** What an ensemble says of each plan, by its id; absent where none was given. */
  readonly ensembles?: ReadonlyMap<string, EnsembleRecord>;
}

export interface NoteFacts extends ValueFacts {
  /** Null for a single plan. */
  readonly comparison: ComparisonOutcome | null;
  readonly charts: NoteCharts;
}
