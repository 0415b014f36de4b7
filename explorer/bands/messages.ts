/** What a page and the worker that computes its bands say to each other. */
import type { EnsembleSettings } from "../../engine/analysis/ensemble/outcome.ts";
import type { ResolvedScenario } from "../../engine/scenario/resolved.ts";
import type { SentRecord } from "./shown-bands.ts";

/** An ensemble of a page: that of `simulate ensemble PLAN --members 1000`. */
export const PAGE_ENSEMBLE: EnsembleSettings = { members: 1000, seed: 1, sampling: "random" };

/** A plan to be run. */
export interface AskedPlan {
  /** The same for the same plan, so that what was computed of it is not computed again. */
  readonly number: number;
  readonly scenario: ResolvedScenario;
}

/** A later message takes the place of what the worker is at. */
export type ToBandWorker =
  | { readonly kind: "ask"; readonly ask: number; readonly plans: readonly AskedPlan[] }
  | { readonly kind: "cancel" };

export type FromBandWorker =
  | { readonly kind: "progress"; readonly ask: number; readonly done: number; readonly of: number }
  | { readonly kind: "bands"; readonly ask: number; readonly records: readonly SentRecord[] }
  /** A bug, or a plain run that meets a number that is not finite. */
  | { readonly kind: "failed"; readonly ask: number; readonly reason: string };

/** One end of the line between both: a worker as the page sees it, or the worker's own scope. */
export interface BandPort<Heard, Said> {
  postMessage(message: Said): void;
  addEventListener(kind: "message", hear: (event: { readonly data: Heard }) => void): void;
}
