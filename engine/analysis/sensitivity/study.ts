/**
 * The sensitivity of several figures to everything that is uncertain, from the same runs.
 *
 * - Screening: elementary effects of all factors (`morris.ts`). The members of a group are at the
 *   same quantile here, those with a negative correlation at its mirror.
 * - Tornado: each factor at its 5 % and at its 95 % quantile, all else as in the run.
 * - Sobol indices (`sobol-indices.ts`) of the leading factors, one by one, and of all others together
 *   as one more factor: so the parts add up to the whole variance, and what was not looked at one by
 *   one has its own share. Groups are drawn with the correlation that they have.
 *
 * Leading are the factors that matter most to any of the figures, by their part in the sum of the
 * squares of mu* of the figure (of the widths of the tornado where nothing was screened): what comes
 * first of one figure goes before what comes tenth of another.
 */
import { quantileOfSorted } from "../ensemble/quantiles.ts";
import { isConstant } from "./constant.ts";
import { factorsOf, placeFactor, type Factor, type FactorInput } from "./factors.ts";
import { elementaryEffects, morrisDesign, type ElementaryEffects } from "./morris.ts";
import { Resamples } from "./resampling.ts";
import { sobolDesign, type UniformTable } from "./sobol-design.ts";
import { sobolIndices, type SobolIndices } from "./sobol-indices.ts";

export const METHODS = ["auto", "morris", "sobol"] as const;
/** `auto`: screening, then Sobol indices; `morris`: screening alone; `sobol`: indices without screening. */
export type Method = (typeof METHODS)[number];

/** The quantiles of a factor at which the bars of the tornado end. */
export const ENDS = { low: 0.05, high: 0.95 } as const;

/** Rows of the tables of the Sobol indices, and base points of the screening, when nobody says. */
export const SAMPLES = 1024;
export const BASES = 16;

/** How many factors get indices of their own: of a few figures, and of many, which hang on more. */
export const LEADING = { few: 20, many: 40 } as const;
/** More figures than these are many. */
const FEW = 4;

/** Rows to compute figures at: per row a place for every input. */
export interface Rows {
  readonly rows: number;
  /** Places are uniforms, or positions: 0 the run, -1 and 1 the ends of the range. */
  readonly places: "uniforms" | "positions";
  /** Asked in rising order; rows that are known already may be left out. */
  fill(row: number, into: Float64Array): void;
  /** How many rows will be asked for after these, at most. */
  readonly toCome: number;
}

/** The figures at each row: `[figure][row]`, NaN where a run has none or did not end well. */
export type Evaluate = (rows: Rows) => Promise<readonly Float64Array[]>;

export interface StudyInput extends FactorInput {
  position(uniform: number): number;
}

export interface StudyQuestion {
  readonly inputs: readonly StudyInput[];
  readonly method: Method;
  readonly seed: number | string;
  /** Rows of the Sobol tables; with the method `morris` base points of the screening. Null: the usual. */
  readonly samples: number | null;
  /** Makes two independent tables of draws of all inputs; those that matter most are told. */
  readonly tables: (leading: readonly number[]) => readonly [UniformTable, UniformTable];
  /** How many figures `evaluate` gives. */
  readonly figures: number;
  readonly evaluate: Evaluate;
}

/** Of one figure, in the order of the factors of the study. */
export interface FigureStudy {
  /** In the plain run; NaN where it has none. */
  readonly central: number;
  /** Null where nothing was screened, and where no step changes the figure. */
  readonly effects: readonly ElementaryEffects[] | null;
  /** The figure with one factor at its 5 % and at its 95 % quantile. */
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** Of the leading factors and, last, all others; null without, and where nothing changes the figure. */
  readonly indices: SobolIndices | null;
  /** Between which values nine in ten of the drawn runs lie; null where none were drawn. */
  readonly span: { readonly low: number; readonly high: number } | null;
}

export interface Study {
  readonly factors: readonly Factor[];
  /** Those with Sobol indices of their own, by their number, the most important first. */
  readonly leading: readonly number[];
  /** Whether the last of the indices is that of all other factors together. */
  readonly hasRest: boolean;
  readonly figures: readonly FigureStudy[];
  /** How many runs it took. */
  readonly runs: number;
  readonly bases: number | null;
  readonly rows: number | null;
}

export async function sensitivityStudy(question: StudyQuestion): Promise<Study> {
  const { inputs, method, seed, samples } = question;
  const factors = factorsOf(inputs);
  let runs = 0;
  const evaluate: Evaluate = (rows) => {
    runs += rows.rows;
    return question.evaluate(rows);
  };
  const resamples = new Resamples(seed);
  const bases = method === "sobol" ? null : method === "morris" ? (samples ?? BASES) : BASES;
  const rows = method === "morris" ? null : (samples ?? SAMPLES);
  const most = question.figures > FEW ? LEADING.many : LEADING.few;
  // At most: how many factors matter is known after the screening.
  const inShares = (rows ?? 0) * (Math.min(most, factors.length) + 3);
  const inScreening = (bases ?? 0) * (factors.length + 1);
  const tornado = await evaluate({
    ...tornadoRows(factors, inputs),
    toCome: inScreening + inShares,
  });
  const screened =
    bases === null ? null : await screen(factors, { bases, seed, inShares }, evaluate, resamples);
  const sides = tornado.map((values) => ({
    central: values[0]!,
    low: Float64Array.from(factors, (_, factor) => values[1 + 2 * factor]!),
    high: Float64Array.from(factors, (_, factor) => values[2 + 2 * factor]!),
  }));

  const sizes = sides.map(({ low, high }, figure) =>
    screened === null
      ? low.map((value, factor) => Math.abs(high[factor]! - value))
      : Float64Array.from(screened[figure] ?? [], ({ muStar }) => muStar),
  );
  const leading = rows === null ? [] : leadingOf(sizes, factors.length, most);
  const others = factors.flatMap((_, factor) => (leading.includes(factor) ? [] : [factor]));
  const hasRest = rows !== null && others.length > 0;
  const chosen = [...leading.map((factor) => [factor]), ...(hasRest ? [others] : [])];
  let drawn: readonly Float64Array[] | null = null;
  if (rows !== null) {
    const columns = chosen.map((of) => of.flatMap((factor) => factors[factor]!.inputs));
    const [a, b] = question.tables(leading.flatMap((factor) => factors[factor]!.inputs));
    const design = sobolDesign(a, b, inputs.length, columns, rows);
    drawn = await evaluate({
      ...{ rows: design.rows, places: "uniforms", toCome: 0 },
      fill: (row, into) => design.row(row, into),
    });
  }
  const ranked = leading.map((_, at) => at);
  const figures = sides.map((side, figure): FigureStudy => {
    const values = drawn?.[figure] ?? null;
    return {
      ...side,
      effects: screened?.[figure] ?? null,
      indices: values && sobolIndices(values, chosen.length, resamples, ranked),
      span: values && spanOf(values, chosen.length + 2),
    };
  });
  return { factors, leading, hasRest, figures, runs, bases, rows };
}

/** The plain run, then each factor low and high. */
function tornadoRows(
  factors: readonly Factor[],
  inputs: readonly StudyInput[],
): Omit<Rows, "toCome"> {
  const uniforms = new Float64Array(inputs.length);
  return {
    ...{ rows: 1 + 2 * factors.length, places: "positions" },
    fill(row, into) {
      into.fill(0);
      if (row === 0) return;
      const factor = factors[Math.floor((row - 1) / 2)]!;
      placeFactor(factor, row % 2 === 1 ? ENDS.low : ENDS.high, uniforms);
      for (const input of factor.inputs) into[input] = inputs[input]!.position(uniforms[input]!);
    },
  };
}

async function screen(
  factors: readonly Factor[],
  {
    bases,
    seed,
    inShares,
  }: { readonly bases: number; readonly seed: number | string; readonly inShares: number },
  evaluate: Evaluate,
  resamples: Resamples,
): Promise<(ElementaryEffects[] | null)[]> {
  const design = morrisDesign(
    factors.map(({ name }) => name),
    bases,
    seed,
  );
  const levels = new Float64Array(factors.length);
  const figures = await evaluate({
    ...{ rows: design.rows, places: "uniforms", toCome: inShares },
    fill(row, into) {
      design.row(row, levels);
      factors.forEach((factor, at) => placeFactor(factor, levels[at]!, into));
    },
  });
  return figures.map((values) => elementaryEffects(design, values, resamples));
}

/**
 * The factors that matter most to any figure, the most important first; none that does nothing.
 *
 * @param sizes per figure of each factor; empty for a figure that nothing moves
 */
export function leadingOf(
  sizes: readonly Float64Array[],
  factors: number,
  most: number = LEADING.few,
): number[] {
  const weights = new Float64Array(factors);
  for (const of of sizes) {
    let sum = 0;
    for (const size of of) if (!Number.isNaN(size)) sum += size * size;
    if (sum === 0) continue;
    of.forEach((size, factor) => {
      if (!Number.isNaN(size)) weights[factor] = Math.max(weights[factor]!, (size * size) / sum);
    });
  }
  return Array.from(weights, (_, factor) => factor)
    .filter((factor) => weights[factor]! > 0)
    .sort((one, other) => weights[other]! - weights[one]! || one - other)
    .slice(0, most);
}

/** Of the rows of the two tables of draws, which are draws of all inputs at once. */
function spanOf(values: Float64Array, tables: number): FigureStudy["span"] {
  const drawn = values.filter((value, row) => row % tables < 2 && !Number.isNaN(value)).sort();
  if (drawn.length === 0 || isConstant(drawn)) return null;
  return { low: quantileOfSorted(drawn, ENDS.low), high: quantileOfSorted(drawn, ENDS.high) };
}
