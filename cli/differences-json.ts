/** What `--json` says of assumptions that differ (docs/reference/json.md). */
import type {
  Difference,
  DifferingPoint,
  ScenarioDifferences,
} from "../engine/analysis/difference.ts";

/** One list per plan, with whether it differs in more than policy. */
export const differenceRecords = (differences: readonly ScenarioDifferences[]): unknown =>
  differences.map(({ reference, plan, rows }) => ({
    ...{ reference, plan },
    backgroundDiffers: rows.some(({ background }) => background),
    rows: rows.map(rowRecord),
  }));

function rowRecord({ points, years, ...row }: Difference): unknown {
  const cells = new Set(points.map(({ address }) => address));
  return {
    ...row,
    firstYear: years[0] ?? null,
    lastYear: years.at(-1) ?? null,
    count: points.length,
    // Of a table with hundreds of cells the one that differs most will do here.
    points: cells.size === 1 ? points.map(pointRecord) : [],
  };
}

const pointRecord = ({ year, old, new: other }: DifferingPoint): unknown => ({
  ...{ year, old, new: other },
});
