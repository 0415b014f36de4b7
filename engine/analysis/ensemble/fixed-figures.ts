/**
 * The figures of a scenario that no ensemble varies: those whose source gives no range, and those whose
 * range is a point. What is said of the others leaves them as they are.
 */
import type { Grade } from "../../scenario/declarations.ts";
import type { Provenance, ResolvedScenario } from "../../scenario/resolved.ts";

export interface FixedFigure {
  readonly kind: "parameter" | "reference" | "history";
  /** Number of the region in the scenario. */
  readonly region: number;
  /** `module.name`. */
  readonly id: string;
  /** With the members that the record is about. */
  readonly address: string;
  /** Of a point of a path or an observation; null where the record is about all years. */
  readonly year: number | null;
  readonly grade: Grade;
}

/** Whether a record says that its figure may be otherwise. */
const isOpen = ({ low, high, lowFactor, highFactor }: Provenance): boolean =>
  low !== high || lowFactor !== highFactor;

/** By region, kind and quantity, in the order of the files. */
export function fixedFigures({ notes }: ResolvedScenario): FixedFigure[] {
  return notes.regions.flatMap(({ parameters, reference, history }, region) =>
    (
      [
        ["parameter", parameters],
        ["reference", reference],
        ["history", history],
      ] as const
    ).flatMap(([kind, records]) =>
      Object.entries(records).flatMap(([id, all]) =>
        all
          .filter((record) => !isOpen(record))
          .map(({ address = id, year = null, grade }) => ({
            ...{ kind, region, id, address, year, grade },
          })),
      ),
    ),
  );
}
