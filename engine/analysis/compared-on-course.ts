/**
 * Which of several plans is on course: everything that was measured, held against the course of each
 * plan. What a plan does not mention itself counts for it too: what was measured is the same for all.
 */
import type { ComparedRun, Comparison } from "./comparison.ts";
import { missingIn } from "./missing.ts";
import { courseAt, fitOf, measuredIn, type Fit, type Measured } from "./on-course.ts";

/** A measurement and how it lies to the course of each plan, in the order of the runs. */
export interface ComparedMeasurement {
  readonly measured: Measured;
  /** Null for a plan without a value. */
  readonly courses: readonly ({ readonly value: number; readonly fit: Fit } | null)[];
}

/**
 * In the order of the indicators and years. Where two plans give one year another value, that of the
 * reference is taken, else that of the first of the others.
 *
 * @param regionIndex of a region of the comparison
 */
export function measurementsOf(
  { runs, reference, regions }: Comparison,
  regionIndex: number,
): ComparedMeasurement[] {
  const { id } = regions[regionIndex]!;
  const placeIn = ({ scenario }: ComparedRun): number =>
    scenario.model.regions.findIndex((region) => region.id === id);
  const found = new Map<string, Measured>();
  for (const run of [runs[reference]!, ...runs.filter((_, at) => at !== reference)]) {
    const { scenario, catalogue, series } = run;
    for (const measured of measuredIn(scenario, catalogue, series, placeIn(run))) {
      const key = `${measured.indicator} ${measured.year}`;
      if (!found.has(key)) found.set(key, measured);
    }
  }
  const order = [...new Set([...found.values()].map(({ indicator }) => indicator))];
  const sorted = [...found.values()].sort(
    (a, b) => order.indexOf(a.indicator) - order.indexOf(b.indicator) || a.year - b.year,
  );
  return sorted.map((measured) => ({
    measured,
    courses: runs.map((run) => {
      const value = valueIn(measured, run, placeIn(run));
      return value === null ? null : { value, fit: fitOf(measured, value) };
    }),
  }));
}

/** The course of a plan in the year of a measurement; null outside of its years. */
function valueIn(measured: Measured, run: ComparedRun, place: number): number | null {
  const { series, scenario } = run;
  const { first, last } = scenario.model;
  const { id, kind, year } = measured;
  if (!series.has(id) || series.isStock(id) !== (kind === "stock")) return null;
  if (missingIn(scenario.model.regions[place]!).has(id)) return null;
  if (year < first || year > (kind === "stock" ? last + 1 : last)) return null;
  return courseAt(measured, series, place);
}
