/** One difference between two scenarios, and what it is told with. */
import type { Axis } from "../scenario/address.ts";
import type { Actor, Catalogue, Grade, Text, Theme } from "../scenario/declarations.ts";
import type {
  Origin,
  RegionModel,
  ResolvedScenario,
  ScenarioModel,
  ScenarioNotes,
} from "../scenario/resolved.ts";

/** What a row is about. Levers are policy; what follows them is what a plan finds given. */
export const DIFFERENCE_KINDS = [
  "lever",
  "programme",
  "years",
  "module",
  "region",
  "parameter",
  "reference",
  "data",
  "history",
  "unknown",
  "law",
  "restart",
  "other",
  "target",
  "budget",
  "observation",
  "indicator",
  "own-parameter",
  "check",
] as const;
export type DifferenceKind = (typeof DIFFERENCE_KINDS)[number];

/**
 * Why a difference is background: an assumption that a plan makes about the world (`assumption`), a
 * figure of the region (`data`), a lever that others than city, citizens, companies and Flanders
 * decide about (`outside-reach`), or what is computed at all (`model`).
 */
export type BackgroundReason = "assumption" | "data" | "outside-reach" | "model";

/** One figure that differs; null where one of the two does not have it. */
export interface DifferingPoint {
  /** With members, without year: `heat.connection_share[venning]`. */
  readonly address: string;
  /** Null for what holds in all years. */
  readonly year: number | null;
  /** In the canonical unit. */
  readonly old: number | null;
  readonly new: number | null;
}

/** What one of the two says, beside its figures. */
export interface DifferenceSide {
  /** What has no figure, in words: a formula, the wording of a goal; null where the points tell. */
  readonly text: Text | null;
  /** Id in the source list, or the sentence of an author; empty when nothing is said. */
  readonly source: string;
  /** What the source list says of that id; null for a sentence. */
  readonly sourceTitle: string | null;
  /** Null for what a plan decides, which nobody can be wrong about. */
  readonly grade: Grade | null;
  /** Id of the plan or package that gave it, or `--set`; null for the region. */
  readonly by: string | null;
  readonly origin: Origin | null;
}

export interface Difference {
  readonly kind: DifferenceKind;
  /** Id of the region; null for what is not of one region. */
  readonly region: string | null;
  /** The cell when it is one, else what all differing cells have in common. */
  readonly address: string;
  /** Canonical unit; empty for what has none. */
  readonly unit: string;
  /** Years in which it differs, in order; empty for what has no years. */
  readonly years: readonly number[];
  /** All figures that differ; empty for what has none. */
  readonly points: readonly DifferingPoint[];
  /** The point that differs most, relative to the larger of its two; null without points. */
  readonly largest: DifferingPoint | null;
  readonly old: DifferenceSide;
  readonly new: DifferenceSide;
  /** Not something that a plan decides, though it moves results. */
  readonly background: boolean;
  /** Null when it is no background. */
  readonly reason: BackgroundReason | null;
  /** Of levers and programmes. */
  readonly theme: Theme | null;
  readonly actor: Actor | null;
}

export interface ScenarioDifferences {
  /** Ids of the plans. */
  readonly reference: string;
  readonly plan: string;
  readonly rows: readonly Difference[];
}

/** A scenario with what it is read with. */
export interface ReadScenario extends ResolvedScenario {
  readonly catalogue: Catalogue;
}

/** One region of a scenario with all that is known about it. */
export interface RegionOf {
  readonly model: ScenarioModel;
  readonly notes: ScenarioNotes;
  readonly region: RegionModel;
  readonly about: ScenarioNotes["regions"][number] | undefined;
  readonly axes: (dimension: string) => Axis;
  readonly catalogue: Catalogue;
}

export type Pair<T> = readonly [old: T, new: T];

/** Relative to the larger of the two values; of what only one has, everything. */
const distance = ({ old, new: other }: DifferingPoint): number =>
  old === null || other === null
    ? Infinity
    : Math.abs(other - old) / Math.max(Math.abs(old), Math.abs(other));

const size = ({ old, new: other }: DifferingPoint): number =>
  Math.max(Math.abs(old ?? 0), Math.abs(other ?? 0));

/** The point that differs most, of equal ones that of the larger values, of those the first. */
export const largestOf = (points: readonly DifferingPoint[]): DifferingPoint =>
  points.reduce((most, point) => {
    const [a, b] = [distance(point), distance(most)];
    return a > b || (a === b && size(point) > size(most)) ? point : most;
  });
