/**
 * The path of one cell of a lever, made again from what the plan says: as `evaluatePath` makes it,
 * with every value in an array that is there already.
 */
import { compileFormula, evaluate } from "../../scenario/formula/evaluate.ts";
import { INHERITED, REFERENCE } from "../../scenario/formula/words.ts";
import { between } from "../../scenario/levers/lever-path.ts";
import {
  scaled,
  type FormulaRecipe,
  type PathRecipe,
  type PointRecipe,
} from "../../scenario/levers/lever-recipe.ts";
import { changedAt } from "../../scenario/levers/relative-change.ts";

/** What a path stands on in a member: one value per year. The arrays stay, their values change. */
export interface RecipeGround {
  readonly first: number;
  readonly inherited: Float64Array;
  readonly reference: Float64Array;
  /** Values of a parameter or of a number of the plan's own, one per year. */
  column(name: string): Float64Array;
}

/** Writes the path of a cell, one value per year. */
export type PathMaker = (into: Float64Array) => void;

/** Makes a path over and over again on the same ground. */
export function pathMaker(path: PathRecipe | null, ground: RecipeGround): PathMaker {
  const { inherited, reference } = ground;
  if (path === null) return (into) => into.set(reference);
  switch (path.kind) {
    case "constant": {
      const { value } = path;
      return (into) => into.fill(value);
    }
    case "relative": {
      const { change } = path;
      return (into) => {
        for (let at = 0; at < into.length; at++) into[at] = changedAt(change, inherited, at);
      };
    }
    case "formula":
      return formulaMaker(path, ground);
    case "points":
      return pointsMaker(path, ground);
  }
}

function formulaMaker(recipe: FormulaRecipe, ground: RecipeGround): PathMaker {
  const { first, inherited, reference } = ground;
  const compiled = compileFormula(recipe.tree);
  const columns = new Map(
    compiled.names.map((name) => [
      name,
      name === INHERITED ? inherited : name === REFERENCE ? reference : ground.column(name),
    ]),
  );
  const column = (name: string): Float64Array => columns.get(name)!;
  const years = { first, count: inherited.length };
  return (into) => {
    evaluate(compiled, column, years, into);
    for (let at = 0; at < into.length; at++) into[at] = scaled(into[at]!, recipe);
  };
}

function pointsMaker(
  { shape, points }: Extract<PathRecipe, { kind: "points" }>,
  ground: RecipeGround,
): PathMaker {
  const { first, inherited } = ground;
  const count = inherited.length;
  const scratch = new Float64Array(count);
  /** Of a point with a formula, its value in this member. */
  const computed = new Float64Array(points.length);
  const makers = points.map((point) =>
    "formula" in point ? formulaMaker(point.formula, ground) : null,
  );
  const valueOf = (point: PointRecipe, at: number, year: number): number => {
    if ("value" in point) return point.value;
    return "change" in point ? changedAt(point.change, inherited, year - first) : computed[at]!;
  };
  return (into) => {
    for (let at = 0; at < points.length; at++) {
      const make = makers[at];
      if (make === null || make === undefined) continue;
      make(scratch);
      computed[at] = scratch[points[at]!.year - first]!;
    }
    let next = 0;
    for (let i = 0; i < count; i++) {
      const year = first + i;
      while (next < points.length && points[next]!.year <= year) next++;
      const from = points[next - 1];
      const to = points[next];
      if (from === undefined) into[i] = inherited[i]!;
      else if (to === undefined || shape === "step" || shape === "hold" || from.year === year) {
        into[i] = valueOf(from, next - 1, year);
      } else {
        const share = (year - from.year) / (to.year - from.year);
        const [low, high] = [valueOf(from, next - 1, from.year), valueOf(to, next, to.year)];
        into[i] = between(low, high, share, shape);
      }
    }
  };
}
