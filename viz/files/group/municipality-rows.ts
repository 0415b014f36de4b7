/** municipalities.csv: every indicator by which municipalities are compared, and all amounts by size. */
import {
  benchmark,
  extensiveFigures,
  type Benchmark,
} from "../../../engine/analysis/group/benchmark.ts";
import type { BenchmarkIndicator } from "../../../engine/analysis/group/benchmark-indicators.ts";
import type { GroupOutcome } from "../../../engine/analysis/group/group-outcome.ts";
import type { Cell } from "../csv.ts";

const HEADER = [
  ...["scenario", "municipality", "indicator", "unit", "per", "year", "value"],
  ...["group_value", "difference", "low", "high", "rank_from", "rank_to", "basis"],
];

/** What stands below the line of a ratio, as the column `per` names it. */
const PER: Readonly<Record<string, string>> = {
  "demography.population": "inhabitant",
  "housing.dwellings": "dwelling",
  "demography.households": "household",
};

const perOf = ({ figure }: BenchmarkIndicator): string =>
  figure.kind === "ratio" ? (PER[figure.per[0]!.output] ?? "") : "";

/**
 * The rows, the header first; canonical units. Indicators of the comparison have a place where one can
 * be given, and the reason where not; whole amounts have no difference, as a larger municipality has
 * more of everything.
 *
 * @param compared what `benchmark` finds, where somebody has asked already
 */
export function* municipalityRows(
  outcome: GroupOutcome,
  compared: Benchmark = benchmark(outcome),
): Generator<Cell[]> {
  const { id } = outcome.scenario;
  yield HEADER;
  for (const { indicator, years } of compared.results) {
    for (const { year, group, figures } of years) {
      for (const { member, value, difference, low, high, rank, basis } of figures) {
        yield [
          ...[id, member, indicator.id, indicator.unit, perOf(indicator), year, value, group],
          ...[difference, low, high, rank?.from ?? null, rank?.to ?? null, basis],
        ];
      }
    }
  }
  for (const { output, per, unit, year, group, values } of extensiveFigures(outcome)) {
    for (const [at, value] of values.entries()) {
      const isComparable = per !== null && value !== null && group !== null;
      yield [
        ...[id, compared.members[at]!, output, unit, per ?? "", year, value, group],
        ...[isComparable ? value - group : null, null, null, null, null, ""],
      ];
    }
  }
}
