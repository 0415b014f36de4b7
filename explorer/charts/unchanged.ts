/** Unchanged policy as what lies beside a plan, for charts that are about the difference. */
import { REFERENCE } from "../../viz/specs/history-marks.ts";
import type { ChartInput } from "../../viz/specs/input.ts";
import type { ChartContext } from "./page-chart.ts";

/** The reference run as if it were a plan's own; null where the run has none. */
const onReference = (input: ChartInput): ChartInput | null =>
  input.reference === null
    ? null
    : { ...input, run: input.reference, reference: null, bands: null, own: null };

/** The same context, with unchanged policy beside the plan where the reader chose nothing. */
export function besideOrUnchanged(context: ChartContext): ChartContext {
  const { input, beside, language } = context;
  const reference = beside === null ? onReference(input) : null;
  return reference === null
    ? context
    : { ...context, beside: { name: REFERENCE[language], input: reference } };
}
