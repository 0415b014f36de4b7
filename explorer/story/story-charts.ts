/** The charts that a step of a story may show: those of a run that have one name in every plan. */
import { chartNames, type ChartName } from "../../viz/specs/chart-names.ts";

export const STORY_CHARTS: readonly ChartName[] = chartNames.filter(
  ({ id, of }) => of === "run" && !/[A-Z]/.test(id),
);
