/** What was measured beside plan and reference, as `run.json` and `--json` tell it. */
import type { OnCoursePoint } from "../engine/analysis/on-course.ts";
import type { RunOutcome } from "../engine/analysis/outcome.ts";

/** Per quantity that was measured in one region; canonical units. */
export const onCourseRecords = ({ onCourse }: RunOutcome, region: number): object[] =>
  onCourse[region]!.indicators.map(({ indicator, kind, unit, points, latest }) => ({
    ...{ indicator, unit, kind },
    verdict: latest?.verdict ?? null,
    points: points.map(pointRecord),
  }));

const pointRecord = (point: OnCoursePoint): object => {
  const { measured, plan, reference, planFit, referenceFit, verdict } = point;
  const { year, value, low, high, basis, record } = measured;
  return {
    ...{ year, value, low, high, toleranceFrom: basis },
    ...{ plan, reference, planFit, referenceFit, verdict },
    ...{ grade: record.grade, source: record.source, note: record.note },
  };
};
