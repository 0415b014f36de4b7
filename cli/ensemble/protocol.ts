/** What the command and its workers say to each other. Everything large is shared, not copied. */
import type { BlockLayout } from "../../engine/analysis/ensemble/blocks.ts";
import type { Sampling } from "../../engine/analysis/ensemble/draws.ts";
import type { InputRecord } from "../../engine/analysis/ensemble/record.ts";
import type { GroupPart } from "../../engine/analysis/group-ensemble/parts.ts";
import type { Grounding } from "../../engine/analysis/grounding.ts";
import type { ResolvedScenario } from "../../engine/scenario/resolved.ts";

/** Where the blocks of an ensemble lie: in shared memory, or in the files of a folder. */
export interface StoreDescription {
  readonly layout: BlockLayout;
  readonly memory: SharedArrayBuffer | null;
  readonly folder: string | null;
}

/** Places in the control of a job, an `Int32Array`. */
export const CONTROL = {
  /** The task that is taken next. */
  next: 0,
  /** Not 0 when workers are to stop. */
  stop: 1,
  /** Members done. */
  done: 2,
  /** Not 0 when a worker has taken it upon itself to find the grounds of the plain run. */
  grounds: 3,
  length: 4,
} as const;

/** A scenario that jobs will be about, sent once. */
export interface ScenarioMessage {
  readonly kind: "scenario";
  readonly scenario: number;
  readonly resolved: ResolvedScenario;
  readonly cells: boolean;
}

interface Job {
  readonly job: number;
  readonly control: SharedArrayBuffer;
}

/** Runs members; a task is a strip in memory, or a block that goes to a file. */
export interface MembersJob extends Job {
  readonly kind: "members";
  readonly scenario: number;
  readonly seed: number | string;
  readonly sampling: Sampling;
  /** Number of the first member of the ensemble that is run here. */
  readonly from: number;
  readonly store: StoreDescription;
  /** `Int32Array`: strips or blocks to be made. */
  readonly tasks: SharedArrayBuffer;
  /** `Int32Array`: per block, how many of its strips are still to be made. */
  readonly remaining: SharedArrayBuffer;
  /** Whether one of the workers is to report the grounds of the plain run as well. */
  readonly grounds: boolean;
}

/** Quantiles of columns, or of what they are apart from those of another ensemble. */
export interface QuantilesJob extends Job {
  readonly kind: "quantiles";
  readonly store: StoreDescription;
  readonly probabilities: readonly number[];
  /** `Float64Array`, `[column][probability]`. */
  readonly results: SharedArrayBuffer;
  readonly against: {
    readonly store: StoreDescription;
    /** `Int32Array`: pairs of a column of the one and of the other. */
    readonly pairs: SharedArrayBuffer;
    /** `Int32Array`: per pair the members with both values, those lower and those higher. */
    readonly counts: SharedArrayBuffer;
  } | null;
}

/** Levers of one variant: places in the paths of a region, as `Instance.leverBlock` lays them. */
export interface LeverVariant {
  readonly region: number;
  readonly at: Int32Array;
  readonly values: Float64Array;
}

/** Runs rows that somebody chose. */
export interface RowsJob extends Job {
  readonly kind: "rows";
  readonly scenario: number;
  readonly are: "uniforms" | "positions";
  readonly count: number;
  /** `Float64Array`, `[row][input]`; null when all rows are the plain run. */
  readonly rows: SharedArrayBuffer | null;
  readonly variants: readonly (readonly LeverVariant[])[];
  /** `Int32Array`: per row its variant, -1 for the levers of the plan; null when there are none. */
  readonly variantOf: SharedArrayBuffer | null;
  readonly columns: Int32Array;
  /** `Float64Array`, `[row][column]`. */
  readonly results: SharedArrayBuffer;
}

/** Runs members of several municipalities that belong together, and adds them to the totals. */
export interface PartJob extends Job {
  readonly kind: "part";
  readonly part: GroupPart;
  readonly seed: number | string;
  readonly members: number;
  /** Per municipality a `Float64Array`, `[column][member]`. */
  readonly columns: readonly SharedArrayBuffer[];
  /** Of the totals of all municipalities so far: the outputs, and `GroupSums.cells` of them. */
  readonly shown: readonly string[];
  readonly sums: SharedArrayBuffer;
}

export type JobMessage = MembersJob | QuantilesJob | RowsJob | PartJob;
export type ToWorker = ScenarioMessage | JobMessage;

/** A block is whole: in memory, or in its file. */
export interface BlockReport {
  readonly kind: "block";
  readonly job: number;
  readonly block: number;
}
/** No task is left for this worker. */
export interface DoneReport {
  readonly kind: "done";
  readonly job: number;
}
/** The disk refused a block: full, or taken away. */
export interface RefusedReport {
  readonly kind: "refused";
  readonly job: number;
  readonly reason: string;
}
/**
 * What the plain run rests on, and every figure of the files behind it. A worker that has run some
 * members finds it in a fraction of the time that the command would need, whose engine is cold.
 */
export interface GroundsReport {
  readonly kind: "grounds";
  readonly job: number;
  readonly found:
    Grounds | { readonly nonFinite: { readonly output: string; readonly year: number } };
}
export interface Grounds {
  /** By region. */
  readonly groundings: readonly Grounding[];
  readonly inputs: readonly InputRecord[];
}
export type FromWorker = BlockReport | DoneReport | RefusedReport | GroundsReport;
