/** What a reader chose and changed: plain data, all of which stands in the address of the page. */
import type { ExplorerLanguage } from "./page-data.ts";

/** A point of a lever's path, as it would stand in a plan. */
export interface EditPoint {
  readonly year: number;
  /** A quantity with its unit, with a decimal point: `2.4 %/year`. */
  readonly text: string;
}

/** A path that the reader gave to one lever, or to one member of it. */
export interface LeverEdit {
  /** `housing.renovation_rate`, `heat.connection_share[venning]`. */
  readonly address: string;
  /** In the order of the years; straight lines between them. */
  readonly points: readonly EditPoint[];
}

export type ViewId = "goals" | "emissions" | "energy" | "homes" | "people" | "heat" | "costs";

/** A plan that was dropped on the page. */
export interface DroppedPlan {
  /** Of the file. */
  readonly name: string;
  readonly text: string;
  /** The text as links hold it (`packedText`). */
  readonly packed: string;
}

export interface PageState {
  /** Id of the plan that is open. */
  readonly plan: string;
  /** The plan that is open, where it was dropped on the page; else absent. */
  readonly dropped?: DroppedPlan;
  /** By address, in the order of the alphabet. */
  readonly edits: readonly LeverEdit[];
  readonly view: ViewId;
  /** The year that figures and the pyramid are shown of. */
  readonly year: number;
  /** What lies beside it: the reference path, another plan by its id, or nothing. */
  readonly beside: "reference" | { readonly plan: string } | null;
  /** Whether the band of an ensemble is asked for. */
  readonly band: boolean;
  readonly language: ExplorerLanguage;
  /** Step of the story of a public page. */
  readonly step: number | null;
  /** Id of the one chart that the page shows, as it is embedded in another; null for all of it. */
  readonly only: string | null;
}
