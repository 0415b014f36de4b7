/**
 * What municipalities are compared by, in every run of their ensemble: with them a place in the order
 * says in how many runs one lies above the other, what they share taken out.
 */
import { futureYears } from "../main-indicators.ts";
import type { FigurePlan } from "../ensemble/figures.ts";
import { PROBABILITIES } from "../ensemble/outcome.ts";
import { quantileOfSorted } from "../ensemble/quantiles.ts";
import { BENCHMARK_INDICATORS, type Term } from "../group/benchmark-indicators.ts";
import { figureIn, type GroupUncertainty, type TermReader } from "../group/benchmark.ts";
import { addressOfTerm, placeOfAddress } from "./kept-figures.ts";

/** By indicator and year, one number per run; NaN where there is none. */
export type ComparedRuns = ReadonlyMap<string, ReadonlyMap<number, Float64Array>>;

/** Reads terms in the columns of one municipality, one run after the other. */
class ColumnReader implements TermReader {
  member = 0;
  /** Per output, and member of its dimension, where its first year lies; null where it has none. */
  private readonly places = new Map<
    string,
    { readonly column: number; readonly count: number } | null
  >();

  constructor(
    private readonly figures: FigurePlan,
    private readonly data: Float64Array,
    private readonly members: number,
  ) {}

  isStock(term: Term): boolean {
    const { first, last } = this.figures.model;
    return (this.placeOf(term)?.count ?? 0) > last - first + 1;
  }

  at(term: Term, year: number): number {
    const place = this.placeOf(term);
    const index = year - this.figures.model.first;
    if (place === null || index < 0 || index >= place.count) return NaN;
    return this.data[(place.column + index) * this.members + this.member]!;
  }

  private placeOf(term: Term): { readonly column: number; readonly count: number } | null {
    const address = addressOfTerm(term);
    const known = this.places.get(address);
    if (known !== undefined) return known;
    const { figures } = this;
    const place = placeOfAddress(address, figures.catalogue, figures.model.regions[0]!);
    const series = place === null ? null : figures.values(place.id, place.cell);
    this.places.set(address, series);
    return series;
  }
}

/** @param data columns of the municipality, `[column][member]` */
export function comparedRuns(
  figures: FigurePlan,
  data: Float64Array,
  members: number,
): ComparedRuns {
  const { first, last } = figures.model;
  const reader = new ColumnReader(figures, data, members);
  const years = [...new Set([first, ...futureYears(first, last)])];
  return new Map(
    BENCHMARK_INDICATORS.map((indicator) => [
      indicator.id,
      new Map(
        years.map((year) => {
          const runs = new Float64Array(members);
          for (let member = 0; member < members; member++) {
            reader.member = member;
            runs[member] = figureIn(indicator, reader, year, first);
          }
          return [year, runs] as const;
        }),
      ),
    ]),
  );
}

/**
 * What the benchmark asks of ensembles: of each indicator the 5th and 95th percentile and all runs,
 * in which the municipalities have the same draws of what they share.
 *
 * @param compared one per municipality and in the order of the group
 */
export function uncertaintyOf(compared: readonly ComparedRuns[]): GroupUncertainty {
  const runsOf = (member: number, indicator: string, year: number): Float64Array | null => {
    const runs = compared[member]?.get(indicator)?.get(year) ?? null;
    return runs === null || runs.every((value) => Number.isNaN(value)) ? null : runs;
  };
  return {
    runs: runsOf,
    band(member, indicator, year) {
      const runs = runsOf(member, indicator, year);
      if (runs === null) return null;
      const sorted = runs.filter((value) => !Number.isNaN(value)).sort();
      return [
        quantileOfSorted(sorted, PROBABILITIES[0]),
        quantileOfSorted(sorted, PROBABILITIES[4]),
      ];
    },
  };
}
