/**
 * The paths of levers that follow from the reference or from parameters, made again for a member.
 *
 * A plan that asks for 20 % more than the reference asks for more where the reference is more, and a
 * formula that reads a parameter gives what it would have given had the parameter been so when the
 * plan was loaded. Where a plan says nothing of the years before its first point, these stay on the
 * reference. What the plan states as a figure is a decision, and stays.
 */
import type { LeverDeclaration } from "../../scenario/declarations.ts";
import type { LeverRecipe, PathRecipe, RecipeStep } from "../../scenario/levers/lever-recipe.ts";
import { pathMaker, type PathMaker, type RecipeGround } from "./recipe-path.ts";

/** A lever in the blocks of a region: `[year][cell]`, in arrays that are filled for each member. */
export interface LeverGround {
  readonly first: number;
  readonly years: number;
  readonly cells: number;
  readonly reference: Float64Array;
  readonly declared: LeverDeclaration;
  /** Shares of one whole that lie side by side; 0 where the lever has none. */
  readonly shares: number;
  column(name: string): Float64Array;
}

/**
 * Which places of a path hold the reference of the same place, whatever it is: null where some place
 * follows from it in another way, or from a parameter.
 */
export function copiedPlaces(recipe: LeverRecipe, ground: LeverGround): Uint8Array | null {
  const { first, years, cells, shares } = ground;
  const copied = new Uint8Array(years * cells).fill(1);
  for (const { whole, paths } of recipe.steps) {
    const below = copied.slice();
    if (whole) copied.fill(1);
    for (const { cells: of, path } of paths) {
      const from = fixedFrom(path, first);
      if (from === null) return null;
      for (const cell of of) {
        for (let year = 0; year < years; year++) {
          const at = year * cells + cell;
          // Before the first point what was inherited goes on, copied or not.
          if (path === null) copied[at] = 1;
          else copied[at] = first + year >= from ? 0 : below[at]!;
        }
      }
    }
  }
  if (recipe.from !== undefined) copied.fill(1, 0, Math.max(0, recipe.from - first) * cells);
  // Shares of one whole follow together or not at all.
  for (let whole = 0; shares > 0 && whole < copied.length; whole += shares) {
    const part = copied.subarray(whole, whole + shares);
    if (part.includes(0)) part.fill(0);
  }
  return copied;
}

/** From which year on a path stands fast; null where it follows from something. */
function fixedFrom(path: PathRecipe | null, first: number): number | null {
  if (path === null || path.kind === "constant") return first;
  if (path.kind !== "points" || !path.points.every((point) => "value" in point)) return null;
  return path.points[0]!.year;
}

/** Whether the bounds of the lever are held to: a stated value was checked when it was read. */
const isComputed = (path: PathRecipe | null): boolean =>
  path !== null &&
  (path.kind === "relative" ||
    path.kind === "formula" ||
    (path.kind === "points" && path.points.some((point) => !("value" in point))));

interface Making {
  readonly cell: number;
  readonly make: PathMaker;
  readonly bounded: boolean;
}

/** One lever whose path is made again for every member. */
export class MemberLever {
  /** The path of this member, `[year][cell]`. */
  readonly path: Float64Array;
  private readonly below: Float64Array;
  private readonly inherited: Float64Array;
  private readonly reference: Float64Array;
  private readonly made: Float64Array;
  private readonly steps: readonly { readonly whole: boolean; readonly cells: readonly Making[] }[];
  /** Of each whole what its shares are together in the plain run. */
  private readonly sums: Float64Array;

  constructor(
    private readonly recipe: LeverRecipe,
    private readonly ground: LeverGround,
  ) {
    const { first, years, cells, shares, column } = ground;
    this.path = new Float64Array(years * cells);
    this.below = new Float64Array(years * cells);
    this.inherited = new Float64Array(years);
    this.reference = new Float64Array(years);
    this.made = new Float64Array(years);
    const { inherited, reference } = this;
    const stand: RecipeGround = { first, inherited, reference, column };
    this.steps = recipe.steps.map(({ whole, paths }: RecipeStep) => ({
      whole,
      cells: paths.flatMap(({ cells: of, path }) => {
        const make = pathMaker(path, stand);
        return of.map((cell) => ({ cell, make, bounded: isComputed(path) }));
      }),
    }));
    this.sums = new Float64Array(0);
    this.fill();
    if (shares > 0) {
      this.sums = new Float64Array(this.path.length / shares);
      this.sums.forEach((_, whole) => (this.sums[whole] = this.sumOf(whole)));
    }
  }

  /** Makes the path anew from the values that the arrays of the ground hold now. */
  fill(): void {
    const { path, below, steps, recipe, ground } = this;
    const { first, cells, reference } = ground;
    path.set(reference);
    for (let step = 0; step < steps.length; step++) {
      const { whole, cells: makings } = steps[step]!;
      below.set(path);
      if (whole) path.set(reference);
      for (let i = 0; i < makings.length; i++) this.fillCell(makings[i]!);
    }
    if (recipe.from !== undefined) {
      const until = Math.min(path.length, Math.max(0, recipe.from - first) * cells);
      for (let at = 0; at < until; at++) path[at] = reference[at]!;
    }
    this.settleShares();
  }

  private fillCell({ cell, make, bounded }: Making): void {
    const { path, below, inherited, made, ground } = this;
    const { years, cells } = ground;
    for (let year = 0, at = cell; year < years; year++, at += cells) {
      inherited[year] = below[at]!;
      this.reference[year] = ground.reference[at]!;
    }
    make(made);
    const { min, max } = ground.declared;
    for (let year = 0, at = cell; year < years; year++, at += cells) {
      const value = made[year]!;
      path[at] = bounded && value < min ? min : bounded && value > max ? max : value;
    }
  }

  private sumOf(whole: number): number {
    const { path } = this;
    const { shares } = this.ground;
    let sum = 0;
    for (let at = whole * shares; at < (whole + 1) * shares; at++) sum += path[at]!;
    return sum;
  }

  /** Shares that moved by themselves are scaled, so that they are together what they were. */
  private settleShares(): void {
    const { path, sums } = this;
    const { shares } = this.ground;
    for (let whole = 0; whole < sums.length; whole++) {
      const [sum, wanted] = [this.sumOf(whole), sums[whole]!];
      if (sum === wanted || !(sum > 0)) continue;
      for (let at = whole * shares; at < (whole + 1) * shares; at++) {
        path[at] = (path[at]! * wanted) / sum;
      }
    }
  }
}
