/** What `--json` prints of an ensemble (docs/reference/json.md). */
import type { DifferenceRecord } from "../engine/analysis/ensemble/difference-record.ts";
import {
  shareOf,
  standardError,
  yearQuantile,
  yearsOf,
  type Band,
  type EnsembleRecord,
  type Figure,
  type GoalRecord,
  type RegionRecord,
  type YearCounts,
} from "../engine/analysis/ensemble/record.ts";
import { formatAddress } from "../engine/scenario/address.ts";
import { quantileName } from "../viz/files/ensemble-tables.ts";
import { sampledCount } from "./bands/reading.ts";
import type { Hashes } from "./result-files.ts";

/** Lists by the names of the probabilities: `{ p05: […], p50: […] }`. */
const byName = <T>(probabilities: readonly number[], values: readonly T[]): Record<string, T> =>
  Object.fromEntries(probabilities.map((one, at) => [quantileName(one), values[at]!]));

const yearRecords = (years: YearCounts): object[] =>
  years.map(([year, members]) => ({ year, members }));

const spanOf = (years: YearCounts, never: number): Record<string, Figure> =>
  byName(
    [0.05, 0.5, 0.95],
    [0.05, 0.5, 0.95].map((p) => yearQuantile(years, never, p)),
  );

/**
 * @param inputHashes SHA-256 of what was drawn, one per plan
 * @param folder      where the files are; null when none were written
 */
export function ensembleResult(
  records: readonly EnsembleRecord[],
  differences: readonly DifferenceRecord[],
  hashes: readonly Hashes[],
  inputHashes: readonly string[],
  folder: string | null,
): unknown {
  const { settings, probabilities } = records[0]!;
  return {
    ...{ folder, ...settings, probabilities },
    plans: records.map((record, at) => {
      const { model, notes } = record.scenario;
      const { draws, figures, all, explicit, groups, byGrade } = sampledCount(record.inputs);
      return {
        scenario: {
          ...{ id: notes.id, title: notes.title, scenarioHash: hashes[at]!.scenario },
          ...{ notesHash: hashes[at]!.notes, engine: hashes[at]!.engine },
          ...{ first: model.first, last: model.last, packages: notes.packages ?? [] },
        },
        drawn: {
          ...{ draws, figures, all, explicit, groups, inputsHash: inputHashes[at]! },
          byGrade: [...byGrade].map(([grade, count]) => ({ grade, draws: count })),
        },
        failed: record.failed,
        regions: record.regions.map((region) => regionResult(record, region)),
      };
    }),
    differences: differences.map((difference) => differenceResult(difference)),
  };
}

function regionResult(record: EnsembleRecord, region: RegionRecord): unknown {
  const { probabilities, scenario } = record;
  const bandOf = ({ unit, kind, central, quantiles }: Band): object => ({
    ...{ unit, kind, central, quantiles: byName(probabilities, quantiles) },
  });
  return {
    ...{ id: region.id, title: region.title, years: yearsOf(record) },
    indicators: Object.fromEntries([
      ...region.indicators.map((band) => [band.id, bandOf(band)] as const),
      ...region.cells.map((band) => [formatAddress(band.id, band.cell), bandOf(band)] as const),
    ]),
    targets: region.goals.map((goal) => goalResult(goal, record)),
    budgets: region.budgets.map((one) => {
      const { budget, status, amount, central, evaluable, kept, used, years } = one;
      return {
        ...{ id: budget.id, text: scenario.notes.budgets![budget.id]!.title },
        ...{ indicator: budget.indicator, unit: budget.unit, amount },
        ...{ from: budget.from, to: budget.to, status, central, evaluable, kept },
        ...{ probability: shareOf(kept, evaluable), standardError: standardError(kept, evaluable) },
        used: byName(probabilities, used),
        usedUpIn: spanOf(years, kept),
        years: yearRecords(years),
      };
    }),
  };
}

function goalResult(goal: GoalRecord, { probabilities, scenario }: EnsembleRecord): unknown {
  const { target, status, wanted, central, centralYear, evaluable, met, reached, years } = goal;
  const { what, grade, source } = scenario.notes.targets[target.id]!;
  return {
    ...{ id: target.id, indicator: target.indicator, unit: target.unit, kind: target.kind },
    ...{ year: target.year, direction: target.direction, text: what, grade, source },
    ...{ wanted, status, central, centralYear, evaluable, met },
    ...{ probability: shareOf(met, evaluable), standardError: standardError(met, evaluable) },
    reached: byName(probabilities, reached),
    heldFrom: spanOf(years, goal.never),
    years: yearRecords(years),
    never: goal.never,
  };
}

function differenceResult({ plan, reference, years, regions, probabilities }: DifferenceRecord) {
  return {
    ...{ plan, reference },
    regions: regions.map(({ id, indicators, goals }) => ({
      ...{ id, years },
      indicators: Object.fromEntries(
        indicators.map(({ id: indicator, unit, kind, central, quantiles, ...counts }) => [
          indicator,
          {
            ...{ unit, kind, central, quantiles: byName(probabilities, quantiles) },
            ...{ evaluable: counts.evaluable, lower: counts.lower, higher: counts.higher },
          },
        ]),
      ),
      targets: goals.map(({ target, both, onlyPlan, onlyReference, neither }) => ({
        ...{ id: target, both, onlyPlan, onlyReference, neither },
      })),
    })),
  };
}
