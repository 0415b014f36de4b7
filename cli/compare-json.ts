/** What `--json` prints of a comparison (docs/reference/json.md). */
import { measurementsOf } from "../engine/analysis/compared-on-course.ts";
import type { ComparisonOutcome } from "../engine/analysis/comparison-outcome.ts";
import { differenceRecords } from "./differences-json.ts";
import type { Hashes } from "./result-files.ts";

/**
 * @param hashes one per run
 * @param folder where the files are; null when none were written
 */
export function comparisonResult(
  { comparison, differences }: ComparisonOutcome,
  hashes: readonly Hashes[],
  folder: string | null,
): unknown {
  const { runs, reference, first, last, regions } = comparison;
  return {
    plans: runs.map(({ id, title, scenario: { model } }, at) => ({
      ...{ id, title, first: model.first, last: model.last },
      scenarioHash: hashes[at]!.scenario,
      notesHash: hashes[at]!.notes,
      engine: hashes[at]!.engine,
    })),
    reference: runs[reference]!.id,
    ...{ first, last, folder },
    differences: differenceRecords(differences),
    regions: regions.map(({ id, title, indicators }, region) => ({
      ...{ id, title },
      indicators: Object.fromEntries(
        indicators.map((indicator) => [
          indicator.id,
          {
            label: indicator.label,
            plans: indicator.paths.map((path) =>
              path === null
                ? null
                : {
                    unit: path.unit,
                    kind: path.kind,
                    first: path.first,
                    values: path.values,
                    differences: path.differences,
                    missing: path.lacking,
                  },
            ),
          },
        ]),
      ),
      onCourse: measurementsOf(comparison, region).map(({ measured, courses }) => ({
        indicator: measured.indicator,
        unit: measured.unit,
        kind: measured.kind,
        year: measured.year,
        value: measured.value,
        low: measured.low,
        high: measured.high,
        toleranceFrom: measured.basis,
        grade: measured.record.grade,
        source: measured.record.source,
        note: measured.record.note,
        plans: courses,
      })),
    })),
  };
}
