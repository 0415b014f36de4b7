/** What only an ensemble can tell of a subject. */
import type { FacetName } from "./tag-words.ts";

/** Places in the band, with the probability of each. */
export const QUANTILE_FACETS = { p05: 0.05, p25: 0.25, median: 0.5, p75: 0.75, p95: 0.95 } as const;
export type QuantileFacet = keyof typeof QUANTILE_FACETS;

const OTHERS = ["band", "chance", "likelihood", "holds_from"] as const;

export type EnsembleFacet = QuantileFacet | (typeof OTHERS)[number];

export const isEnsembleFacet = (facet: FacetName): facet is EnsembleFacet =>
  facet in QUANTILE_FACETS || (OTHERS as readonly string[]).includes(facet);
