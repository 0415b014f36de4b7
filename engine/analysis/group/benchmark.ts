/**
 * Municipalities side by side and held against the group: ratios of totals, never means of ratios, and
 * places among each other only as far as figures of their own bear them.
 */
import { cellOf, quantitiesOf } from "../../scenario/address.ts";
import { futureYears } from "../main-indicators.ts";
import { shows } from "../missing.ts";
import type { RunOutcome } from "../outcome.ts";
import {
  BENCHMARK_INDICATORS,
  MEASURES,
  type BenchmarkIndicator,
  type Measure,
  type Part,
  type Term,
} from "./benchmark-indicators.ts";
import { rankRanges, type Ranked, type RankRange } from "./cautious-ranks.ts";
import { Foundations, type TellingFigure } from "./foundations.ts";
import type { GroupOutcome } from "./group-outcome.ts";

/**
 * What a place rests on: bands of an ensemble, the ranges of the data, or the plan alone. Without a
 * place: the figure is an assumption that others have as well, nobody else has one of its own, how far
 * it may be off is not known, or there is no value.
 */
export type RankBasis =
  "ensemble" | "data" | "plan" | "same-assumption" | "alone" | "no-band" | "no-value";

export interface MunicipalFigure {
  /** Region id. */
  readonly member: string;
  /** Canonical unit; null where an output has no value. */
  readonly value: number | null;
  /** What it is above that of the group. */
  readonly difference: number | null;
  /** Between which it lies, by the data or by the ensemble; null where that is not known. */
  readonly low: number | null;
  readonly high: number | null;
  readonly rank: RankRange | null;
  readonly basis: RankBasis;
}

export interface BenchmarkYear {
  readonly year: number;
  /** The group by its totals; null where a member has no value. */
  readonly group: number | null;
  /** In the order of the members. */
  readonly figures: readonly MunicipalFigure[];
}

export interface MemberFoundation {
  readonly member: string;
  /** Share from 0 to 1 of the figure of the first year that rests on figures of its own. */
  readonly own: number;
  /** What tells it apart from the others, or would, part by part. */
  readonly telling: readonly TellingFigure[];
}

export interface BenchmarkResult {
  readonly indicator: BenchmarkIndicator;
  readonly years: readonly BenchmarkYear[];
  /** In the order of the members; of an indicator that the plan alone decides on nothing is told. */
  readonly foundations: readonly MemberFoundation[];
}

export interface Benchmark {
  readonly members: readonly string[];
  readonly results: readonly BenchmarkResult[];
}

/** What ensembles say of the members, where there are any. */
export interface GroupUncertainty {
  /** 5th and 95th percentile of an indicator in a year; null where it is not known. */
  band?(member: number, indicator: string, year: number): readonly [number, number] | null;
  /** The same indicator in every run, all members on the same draws; null where it is not known. */
  runs?(member: number, indicator: string, year: number): ArrayLike<number> | null;
}

/** From this share of figures of its own on a municipality takes part in the order. */
export const ENOUGH_OF_ITS_OWN = 0.5;

/** First year, then those that a summary shows. */
export const benchmarkYears = ({ total }: GroupOutcome): number[] => {
  const { first, last } = total.scenario.model;
  return [...new Set([first, ...futureYears(first, last)])];
};

/** Terms of one member; NaN where it has no such value. */
export interface TermReader {
  isStock(term: Term): boolean;
  at(term: Term, year: number): number;
}

/** Reads terms in a run of one member. */
class Reader implements TermReader {
  constructor(private readonly outcome: RunOutcome) {}

  has({ output }: Term): boolean {
    return shows(this.outcome.scenario, this.outcome.run, 0, output);
  }

  isStock({ output }: Term): boolean {
    return this.outcome.run.isStock(output);
  }

  at({ output, member }: Term, year: number): number {
    const { run, catalogue, scenario } = this.outcome;
    if (!this.has({ output })) return NaN;
    const members = member === undefined ? [] : [member];
    const region = scenario.model.regions[0]!;
    const cell = cellOf({ id: output, members }, catalogue, region.dimensions);
    return cell === null ? NaN : run.at(output, year, cell);
  }
}

/** Mean of 1 January and of the next, for what happens in a year; the value itself of a flow. */
const over = (reader: TermReader, term: Term, year: number): number =>
  reader.isStock(term)
    ? (reader.at(term, year) + reader.at(term, year + 1)) / 2
    : reader.at(term, year);

/** Above and below the line of a ratio, for one member; that of a group is the sum of both. */
type Fraction = readonly [above: number, below: number];

function fractionOf({ figure }: BenchmarkIndicator, reader: TermReader, year: number): Fraction {
  switch (figure.kind) {
    case "ratio": {
      const isStock = figure.of.every((term) => reader.isStock(term));
      const sum = (terms: readonly Term[]): number =>
        terms.reduce(
          (total, term) => total + (isStock ? reader.at(term, year) : over(reader, term, year)),
          0,
        );
      return [sum(figure.of), sum(figure.per)];
    }
    case "weighted": {
      const of: Term = { output: figure.of };
      const by: Term = { output: figure.by };
      const weight = reader.isStock(of) ? reader.at(by, year) : over(reader, by, year);
      return [reader.at(of, year) * weight, weight];
    }
    case "growth": {
      const of: Term = { output: figure.of };
      return [reader.at(of, year), NaN];
    }
  }
}

const known = (value: number): number | null => (Number.isFinite(value) ? value : null);

const squared = (value: number): number => value * value;

const quotient = (above: number, below: number): number => (below === 0 ? NaN : above / below);

export const termsOf = ({ figure }: BenchmarkIndicator): readonly Term[] =>
  figure.kind === "ratio"
    ? [...figure.of, ...figure.per]
    : figure.kind === "weighted"
      ? [{ output: figure.of }, { output: figure.by }]
      : [{ output: figure.of }];

/** The same, of a growth with what it has grown from. */
function dividedOf(
  indicator: BenchmarkIndicator,
  reader: TermReader,
  year: number,
  first: number,
): Fraction {
  const fraction = fractionOf(indicator, reader, year);
  return indicator.figure.kind === "growth"
    ? [fraction[0], fractionOf(indicator, reader, first)[0]]
    : fraction;
}

/** What grew by a tenth is 1.1 times what it was. */
const takenOff = ({ figure }: BenchmarkIndicator): number => (figure.kind === "growth" ? 1 : 0);

/** An indicator of one member in a year; NaN where it has none. @param first year of the run */
export function figureIn(
  indicator: BenchmarkIndicator,
  reader: TermReader,
  year: number,
  first: number,
): number {
  const [above, below] = dividedOf(indicator, reader, year, first);
  return quotient(above, below) - takenOff(indicator);
}

/** The values of an indicator in a year, of each member and of all together. */
function valuesIn(
  indicator: BenchmarkIndicator,
  readers: readonly Reader[],
  year: number,
  first: number,
): { readonly members: number[]; readonly group: number } {
  const fractions = readers.map((reader) => dividedOf(indicator, reader, year, first));
  const less = takenOff(indicator);
  const sum = (at: 0 | 1): number => fractions.reduce((total, fraction) => total + fraction[at], 0);
  return {
    members: fractions.map(([above, below]) => quotient(above, below) - less),
    group: quotient(sum(0), sum(1)) - less,
  };
}

/** The parts of a member's figure of the first year, by their share in it; together 1. */
function partsOf(
  { parts }: BenchmarkIndicator,
  reader: Reader,
  first: number,
): { readonly part: Part; readonly share: number }[] {
  const amounts = parts.map(({ terms }) =>
    terms.reduce((sum, term) => sum + Math.abs(reader.at(term, first)), 0),
  );
  const whole = amounts.reduce((sum, amount) => sum + amount, 0);
  return parts.map((part, at) => ({
    part,
    share: parts.length === 1 ? 1 : whole > 0 ? amounts[at]! / whole : 0,
  }));
}

interface Founded extends MemberFoundation {
  /** How far the figure may be off below and above, as parts of itself. */
  readonly below: number;
  readonly above: number;
}

function foundationOf(
  indicator: BenchmarkIndicator,
  member: number,
  reader: Reader,
  outcome: GroupOutcome,
  foundations: Foundations,
): Founded {
  const { first } = outcome.total.scenario.model;
  let [own, below, above] = [0, 0, 0];
  const telling: TellingFigure[] = [];
  for (const { part, share } of partsOf(indicator, reader, first)) {
    const told = part.telling.map((address) => foundations.of(address)[member] ?? null);
    for (const figure of told) if (figure !== null) telling.push(figure);
    // What nobody states is not of its own.
    const mean = told.reduce((sum, figure) => sum + (figure?.own ?? 0), 0) / told.length;
    own += share * mean;
    const [leading] = told;
    const [down, up] = leading === null || leading === undefined ? [0, 0] : ends(leading);
    below += squared(share * down);
    above += squared(share * up);
  }
  return {
    ...{ member: outcome.members[member]!.scenario.model.regions[0]!.id, own, telling },
    ...{ below: Math.sqrt(below), above: Math.sqrt(above) },
  };
}

const ends = ({ low, high }: TellingFigure): readonly [number, number] => [1 - low, high - 1];

/**
 * How far a figure may be off by the assumptions that are the member's alone, one at a time; what all
 * members share moves them together. Null where no span was found.
 */
function ownSpan(
  output: string,
  member: RunOutcome,
  year: number,
): readonly [below: number, above: number] | null {
  const { folders } = member.scenario.notes.regions[0]!;
  const folder = folders?.at(-1)?.path ?? null;
  const { indicators } = member.grounding[0]!.grounding;
  const span = indicators.find(({ indicator }) => indicator === output)?.spans.get(year);
  if (span === undefined || span.central === 0) return null;
  let [below, above] = [0, 0];
  for (const { assumption, low, high } of span.leading) {
    const isOwn = assumption.records.some(
      ({ origin }) => folder === null || origin.file.startsWith(`${folder.replace(/\/$/, "")}/`),
    );
    if (!isOwn) continue;
    const moved = [low - span.central, high - span.central];
    below += squared(Math.min(0, ...moved));
    above += squared(Math.max(0, ...moved));
  }
  const size = Math.abs(span.central);
  return [Math.sqrt(below) / size, Math.sqrt(above) / size];
}

/** Between which a figure lies without an ensemble; null where that cannot be said. */
function dataBand(
  { figure, span }: BenchmarkIndicator,
  value: number,
  { below, above }: Founded,
  member: RunOutcome,
  year: number,
): readonly [number, number] | null {
  const moved = span === undefined ? null : ownSpan(span, member, year);
  // A growth is small beside what grows: only how far that may be off later says how far it is.
  if (figure.kind === "growth") {
    return moved === null ? null : [value - (1 + value) * moved[0], value + (1 + value) * moved[1]];
  }
  const [down, up] = [Math.max(below, moved?.[0] ?? 0), Math.max(above, moved?.[1] ?? 0)];
  return [value - Math.abs(value) * down, value + Math.abs(value) * up];
}

/**
 * Holds all members against each other and against the group.
 *
 * @param uncertainty what ensembles of the members say; without it places rest on the data alone
 */
export function benchmark(outcome: GroupOutcome, uncertainty: GroupUncertainty = {}): Benchmark {
  const readers = outcome.members.map((member) => new Reader(member));
  const foundations = new Foundations(outcome.members);
  const { first } = outcome.total.scenario.model;
  const ids = outcome.members.map(({ scenario }) => scenario.model.regions[0]!.id);
  const shown = BENCHMARK_INDICATORS.filter((indicator) =>
    readers.some((reader) => termsOf(indicator).every((term) => reader.has(term))),
  );
  const results = shown.map((indicator): BenchmarkResult => {
    const founded = readers.map((reader, at) =>
      foundationOf(indicator, at, reader, outcome, foundations),
    );
    const years = benchmarkYears(outcome)
      .filter((year) => indicator.figure.kind !== "growth" || year > first)
      .map((year): BenchmarkYear => {
        const { members, group } = valuesIn(indicator, readers, year, first);
        const found = members.map((value, at) =>
          Number.isFinite(value) ? bandOf(indicator, year, at, value) : null,
        );
        const isRanked = members.map(
          (value, at) =>
            Number.isFinite(value) && takesPart(indicator, founded[at]!) && found[at] !== null,
        );
        const ranked = isRanked.flatMap((is, at) => (is ? [at] : []));
        const ranges = rankRanges(ranked.map((at) => found[at]!));
        const isAlone = ranked.length < 2;
        return {
          year,
          group: known(group),
          figures: members.map((value, at): MunicipalFigure => {
            const place = ranked.indexOf(at);
            const band = found[at] ?? null;
            return {
              member: ids[at]!,
              value: known(value),
              difference: known(value - group),
              ...{ low: band?.low ?? null, high: band?.high ?? null },
              rank: place < 0 || isAlone ? null : ranges[place]!,
              basis: basisOf(indicator, value, founded[at]!, band, isAlone),
            };
          }),
        };
      });
    return {
      ...{ indicator, years },
      foundations: indicator.isPlanned
        ? []
        : founded.map(({ member, own, telling }) => ({ member, own, telling })),
    };

    function bandOf(
      one: BenchmarkIndicator,
      year: number,
      at: number,
      value: number,
    ): (Ranked & { readonly isOfEnsemble: boolean }) | null {
      const band = uncertainty.band?.(at, one.id, year) ?? null;
      const runs = uncertainty.runs?.(at, one.id, year) ?? null;
      if (band !== null || runs !== null) {
        const [low, high] = band ?? percentiles(runs!);
        return { value, low, high, isOfEnsemble: true, ...(runs === null ? {} : { runs }) };
      }
      const data = one.isPlanned
        ? ([value, value] as const)
        : dataBand(one, value, founded[at]!, outcome.members[at]!, year);
      return data === null ? null : { value, low: data[0], high: data[1], isOfEnsemble: false };
    }
  });
  return { members: ids, results };
}

const takesPart = ({ isPlanned }: BenchmarkIndicator, { own }: Founded): boolean =>
  isPlanned === true || own >= ENOUGH_OF_ITS_OWN;

function basisOf(
  indicator: BenchmarkIndicator,
  value: number,
  founded: Founded,
  band: { readonly isOfEnsemble: boolean } | null,
  isAlone: boolean,
): RankBasis {
  if (!Number.isFinite(value)) return "no-value";
  if (!takesPart(indicator, founded)) return "same-assumption";
  if (band === null) return "no-band";
  if (isAlone) return "alone";
  if (band.isOfEnsemble) return "ensemble";
  return indicator.isPlanned ? "plan" : "data";
}

/** 5th and 95th percentile of runs, each that of a run. */
function percentiles(runs: ArrayLike<number>): readonly [number, number] {
  const sorted = Array.from(runs)
    .filter((value) => !Number.isNaN(value))
    .sort((a, b) => a - b);
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? NaN;
  return [at(0.05), at(0.95)];
}

/** An indicator over all years of the run. */
export interface BenchmarkCourse {
  /** Calendar year of the first value: a growth has none in the first year of the run. */
  readonly first: number;
  readonly group: readonly (number | null)[];
  /** In the order of the members. */
  readonly members: readonly (readonly (number | null)[])[];
}

export function benchmarkCourse(
  outcome: GroupOutcome,
  indicator: BenchmarkIndicator,
): BenchmarkCourse {
  const readers = outcome.members.map((member) => new Reader(member));
  const { first, last } = outcome.total.scenario.model;
  const from = indicator.figure.kind === "growth" ? first + 1 : first;
  const years = Array.from({ length: last - from + 1 }, (_, at) =>
    valuesIn(indicator, readers, from + at, first),
  );
  return {
    first: from,
    group: years.map(({ group }) => known(group)),
    members: readers.map((_, at) => years.map(({ members }) => known(members[at]!))),
  };
}

/** An extensive output, whole and for the size of each municipality. */
export interface ExtensiveFigures {
  readonly output: string;
  /** Null of the whole amount. */
  readonly per: Measure | null;
  /** Canonical unit. */
  readonly unit: string;
  readonly year: number;
  readonly group: number | null;
  /** In the order of the members. */
  readonly values: readonly (number | null)[];
}

/** Every extensive output that is one number a year: whole, per inhabitant and per dwelling. */
export function* extensiveFigures(outcome: GroupOutcome): Generator<ExtensiveFigures> {
  const readers = outcome.members.map((member) => new Reader(member));
  const years = benchmarkYears(outcome);
  const { catalogue } = outcome.members[0]!;
  for (const [output, { scale, dims, unit }] of quantitiesOf(catalogue, "outputs")) {
    if (scale !== "extensive" || dims.length > 0) continue;
    if (!readers.some((reader) => reader.has({ output }))) continue;
    for (const per of [null, ...(Object.keys(MEASURES) as Measure[])]) {
      // One inhabitant per inhabitant says nothing.
      if (per !== null && MEASURES[per] === output) continue;
      for (const year of years) {
        const fractions = readers.map((reader): Fraction => {
          const term: Term = { output };
          if (per === null) return [reader.at(term, year), 1];
          const by: Term = { output: MEASURES[per] };
          const size = reader.isStock(term) ? reader.at(by, year) : over(reader, by, year);
          return [reader.at(term, year), size];
        });
        const sum = (at: 0 | 1): number =>
          fractions.reduce((total, fraction) => total + fraction[at], 0);
        yield {
          ...{ output, per, year },
          unit: per === null ? unit : `${unit}/${per === "dwelling" ? "dwelling" : "person"}`,
          group: known(per === null ? sum(0) : quotient(sum(0), sum(1))),
          values: fractions.map(([above, below]) => known(quotient(above, below))),
        };
      }
    }
  }
}
