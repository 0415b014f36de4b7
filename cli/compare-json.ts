/** What `--json` prints of a comparison (docs/reference/json.md). */
import { measurementsOf } from "../engine/analysis/compared-on-course.ts";
import type { RunTarget } from "../engine/analysis/compared-targets.ts";
import {
  indicatorOf,
  inYear,
  type ComparedIndicator,
  type ComparedPath,
  type ComparedRun,
  type Comparison,
} from "../engine/analysis/comparison.ts";
import type { ComparisonOutcome } from "../engine/analysis/comparison-outcome.ts";
import type { Text } from "../engine/scenario/declarations.ts";
import { abatementRecords } from "./abatement-json.ts";
import { attributionRecords } from "./attribution-json.ts";
import { comparedBudgetRecords } from "./budgets-json.ts";
import { differenceRecords } from "./differences-json.ts";
import { movementRecords } from "./movement-json.ts";
import type { Hashes } from "./result-files.ts";

/**
 * @param asked  indicators that were asked for by name
 * @param hashes one per run
 * @param folder where the files are; null when none were written
 */
export function comparisonResult(
  { comparison, differences, attributions, abatements, movements }: ComparisonOutcome,
  asked: readonly string[],
  hashes: readonly Hashes[],
  folder: string | null,
): unknown {
  const { runs, reference, first, last, regions } = comparison;
  const years = Array.from({ length: last - first + 1 }, (_, at) => first + at);
  return {
    scenarios: runs.map(({ id, title, scenario: { model, notes } }, at) => ({
      ...{ id, title },
      scenarioHash: hashes[at]!.scenario,
      notesHash: hashes[at]!.notes,
      engine: hashes[at]!.engine,
      ...{ first: model.first, last: model.last, packages: notes.packages ?? [] },
    })),
    reference: runs[reference]!.id,
    folder,
    differences: differenceRecords(differences),
    movements: movementRecords(movements),
    attributions: attributionRecords(attributions),
    abatements: abatementRecords(abatements),
    regions: regions.map(({ id, title, indicators, targets }, region) => ({
      ...{ id, title, years },
      indicators: Object.fromEntries(
        [...indicators, ...cellsAsked(comparison, region, asked)].map((indicator) => [
          indicator.id,
          indicatorRecord(indicator, runs, years),
        ]),
      ),
      targets: Object.fromEntries(
        runs.map((run, at) => [
          run.id,
          targets.flatMap((target) => {
            const one = target.runs[at]!;
            return one === null ? [] : [targetRecord(target.id, one, target.isSame[at]!)];
          }),
        ]),
      ),
      budgets: comparedBudgetRecords(comparison, id),
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

/** Cells of outputs with dimensions, of which only those asked for are told. */
const cellsAsked = (
  comparison: Comparison,
  region: number,
  asked: readonly string[],
): ComparedIndicator[] => {
  const told = new Set(comparison.regions[region]!.indicators.map(({ id }) => id));
  return asked
    .filter((id) => !told.has(id))
    .flatMap((id) => indicatorOf(comparison, region, id) ?? []);
};

const ANOTHER: Text = {
  nl: "dit plan bedoelt met deze naam iets anders",
  en: "this plan means something else by this name",
};

/** By the id of the plan; a plan without any figure, or with that of another thing, says why. */
function indicatorRecord(
  { label, paths }: ComparedIndicator,
  runs: readonly ComparedRun[],
  years: readonly number[],
): object {
  const { unit, kind } = paths.find((path) => path?.isSame === true)!;
  const byPlan = (
    pick: (path: ComparedPath) => unknown,
    isToldOf: (path: ComparedPath) => boolean,
  ): object =>
    Object.fromEntries(
      paths.flatMap((path, at) =>
        path === null || !isToldOf(path) ? [] : [[runs[at]!.id, pick(path)]],
      ),
    );
  const isTold = (path: ComparedPath): boolean => path.isSame && path.lacking === null;
  const of = (what: "values" | "differences") => (path: ComparedPath) =>
    years.map((year) => inYear(path, what, year));
  return {
    ...{ unit, kind, label },
    values: byPlan(of("values"), isTold),
    differences: byPlan(of("differences"), isTold),
    missing: byPlan(
      (path) => (path.isSame ? path.lacking : ANOTHER),
      (path) => !isTold(path),
    ),
  };
}

function targetRecord(id: string, one: RunTarget, isSame: boolean): object {
  const { target, what, status, wanted, reached, gap, low, high, missing } = one;
  return {
    ...{ id, indicator: target.indicator, unit: target.unit, kind: target.kind },
    ...{ year: target.year, direction: target.direction, text: what, status },
    ...{ wanted, reached, gap, low, high, firstYearMissed: one.firstYearMissed },
    ...{ yearReached: one.yearReached, missing, sameGoal: isSame },
  };
}
