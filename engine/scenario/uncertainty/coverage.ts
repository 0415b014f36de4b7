import type { Grade } from "../declarations.ts";

/**
 * How probable it is that a stated range holds the value, by how well founded the range is. Ranges
 * that people judge are too narrow as a rule (docs/decisions/0021): the less was measured, the more
 * may lie outside.
 */
export const COVERAGE: Readonly<Record<Grade, number>> = {
  measured: 0.95,
  "official-projection": 0.95,
  literature: 0.9,
  derived: 0.9,
  assumption: 0.8,
};
