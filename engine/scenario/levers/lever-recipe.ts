/**
 * How the path of a lever follows from the reference and from parameters, as plain data: what plans
 * say about it, step by step. A run needs only the path; where the reference or a parameter is
 * otherwise, as in an ensemble, the path is made again from this.
 */
import { namesOf, type FormulaTree } from "../formula/tree.ts";
import { REFERENCE, YEAR } from "../formula/words.ts";
import { leansOnInherited, type LeverPath, type PathPoint } from "./lever-path.ts";
import type { LeverSetting } from "./lever-setting.ts";
import type { Shape } from "./path-shape.ts";
import type { RelativeChange } from "./relative-change.ts";

/** A formula, whose result is brought to the unit of the lever: times `up`, then divided by `down`. */
export interface FormulaRecipe {
  readonly kind: "formula";
  readonly tree: FormulaTree;
  readonly up: number;
  readonly down: number;
}

/** The result of a formula in the unit of its lever; there is one nought only. */
export function scaled(
  value: number,
  { up, down }: { readonly up: number; readonly down: number },
): number {
  const brought = (value * up) / down;
  return brought === 0 ? 0 : brought;
}

export type PointRecipe = { readonly year: number } & (
  | { readonly value: number }
  | { readonly change: RelativeChange }
  | { readonly formula: FormulaRecipe }
);

/** What one cell is given: as `LeverPath`, without what only reading the plan needs. */
export type PathRecipe =
  | { readonly kind: "constant"; readonly value: number }
  | { readonly kind: "relative"; readonly change: RelativeChange }
  | { readonly kind: "points"; readonly shape: Shape; readonly points: readonly PointRecipe[] }
  | FormulaRecipe;

export interface RecipeStep {
  /** What is not mentioned goes back to the reference; else it stays as it was. */
  readonly whole: boolean;
  /** Cells that get the same; null is the reference. */
  readonly paths: readonly {
    readonly cells: readonly number[];
    readonly path: PathRecipe | null;
  }[];
}

export interface LeverRecipe {
  readonly steps: readonly RecipeStep[];
  /** Before this year the path is the reference, where the run starts again; else absent. */
  readonly from?: number;
}

const formulaRecipe = ({
  tree,
  scale,
}: Extract<LeverPath, { kind: "formula" }>): FormulaRecipe => ({
  ...{ kind: "formula", tree, up: scale.up, down: scale.down },
});

function pointRecipe(point: PathPoint): PointRecipe {
  const { year } = point;
  if ("formula" in point) return { year, formula: formulaRecipe(point.formula) };
  return "change" in point ? { year, change: point.change } : { year, value: point.value };
}

function pathRecipe(path: LeverPath): PathRecipe {
  switch (path.kind) {
    case "constant":
      return { kind: "constant", value: path.value };
    case "relative":
      return { kind: "relative", change: path.change };
    case "formula":
      return formulaRecipe(path);
    case "points":
      return { kind: "points", shape: path.shape, points: path.points.map(pointRecipe) };
  }
}

/**
 * What plans say about one lever; null when its path stands by itself, whatever the reference and
 * the parameters are, but for cells that are wholly on the reference.
 *
 * @param settings in the order in which they are laid
 * @param first first year of the run
 * @param isFixed whether a name in a formula is a number of the plan's own
 * @param from the year of a restart, before which the path is the reference
 */
export function leverRecipe(
  settings: readonly LeverSetting[],
  first: number,
  isFixed: (name: string) => boolean,
  from: number | null,
): LeverRecipe | null {
  const leans = (path: LeverPath | null): boolean => path !== null && leansOnInherited(path, first);
  const reads = ({ tree }: { readonly tree: FormulaTree }): boolean =>
    namesOf(tree).some((name) => name === REFERENCE || (name !== YEAR && !isFixed(name)));
  const moves = (path: LeverPath | null): boolean =>
    path !== null &&
    (leans(path) ||
      (path.kind === "formula" && reads(path)) ||
      (path.kind === "points" &&
        path.points.some((point) => "formula" in point && reads(point.formula))));
  // What a whole lever is given, without a look at what it was, covers all that came before.
  const covers = ({ whole, cells }: LeverSetting): boolean =>
    whole && ![...cells.values()].some(({ path }) => leans(path));
  let start = settings.length - 1;
  while (start > 0 && !covers(settings[start]!)) start--;
  const kept = settings.slice(start);
  if (!kept.some(({ cells }) => [...cells.values()].some(({ path }) => moves(path)))) return null;
  const steps = kept.map(({ whole, cells }): RecipeStep => {
    const alike = new Map<LeverPath | null, number[]>();
    for (const [cell, { path }] of cells) alike.set(path, [...(alike.get(path) ?? []), cell]);
    return {
      whole,
      paths: Array.from(alike, ([path, of]) => ({
        cells: of,
        path: path === null ? null : pathRecipe(path),
      })),
    };
  });
  return from === null ? { steps } : { steps, from };
}
