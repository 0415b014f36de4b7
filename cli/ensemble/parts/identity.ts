/**
 * What makes parts belong together. It stands in the metadata of every part, and two parts are of
 * one ensemble when all of it is equal: then it does not matter which machine made which.
 */
import type { Sampling } from "../../../engine/analysis/ensemble/outcome.ts";
import { canonicalText } from "../../../engine/scenario/canonical.ts";
import type { ResolvedScenario } from "../../../engine/scenario/resolved.ts";
import type { Share } from "./share.ts";

export const PART_FORMAT = "ademruimte-ensemble-part/1";

export interface EnsembleIdentity {
  readonly format: typeof PART_FORMAT;
  /** Fingerprint of the engine that computed the members. */
  readonly engine: string;
  readonly scenarioHash: string;
  readonly notesHash: string;
  readonly seed: number | string;
  readonly sampling: Sampling;
  /** Of the whole ensemble. */
  readonly members: number;
  /** Whether every cell of the outputs with dimensions is kept. */
  readonly cells: boolean;
  /** SHA-256 of the names of the columns. */
  readonly figures: string;
}

/** What differs between two ensembles, in the order in which a person would look. */
export const differences = (a: EnsembleIdentity, b: EnsembleIdentity): (keyof EnsembleIdentity)[] =>
  (Object.keys(a) as (keyof EnsembleIdentity)[]).filter((key) => a[key] !== b[key]);

/** Keys of the metadata in the footer of a part. */
export const KEYS = {
  ensemble: "ademruimte.ensemble",
  share: "ademruimte.share",
  scenario: "ademruimte.scenario",
  digest: "ademruimte.sha256",
} as const;

/** Stands in the place of the digest while it is computed. */
export const NO_DIGEST = "0".repeat(64);

export interface Entry {
  readonly key: string;
  readonly value: string;
}

/** The digest is the last, so that it can be found from the end. */
export const metadataOf = (
  identity: EnsembleIdentity,
  share: Share,
  scenario: ResolvedScenario,
): Entry[] => [
  { key: KEYS.ensemble, value: canonicalText(identity) },
  { key: KEYS.share, value: canonicalText(share) },
  { key: KEYS.scenario, value: JSON.stringify(scenario) },
  { key: KEYS.digest, value: NO_DIGEST },
];
