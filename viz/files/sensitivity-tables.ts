/** `sensitivity.csv`: every figure and every factor that moves it, in one tidy table. */
import { barOf, type SensitivityOutcome } from "../../engine/analysis/sensitivity/outcome.ts";
import type { Estimate } from "../../engine/analysis/sensitivity/sobol-indices.ts";
import { toDeclaredUnit } from "../../engine/analysis/run-series.ts";
import { inTargetUnit } from "../../engine/analysis/target-units.ts";
import { quantitiesOf } from "../../engine/scenario/address.ts";
import { gradeOf } from "../sensitivity-words.ts";
import type { Cell } from "./csv.ts";
import type { Table } from "./result-tables.ts";

const HEAD = [
  ...["scenario", "region", "figure", "year", "unit", "factor", "address", "grade", "inputs"],
  ...["central", "low", "high", "input_unit", "input_low", "input_high"],
  ...["mu", "mu_star", "mu_star_low", "mu_star_high", "sigma"],
  ...["first_order", "first_order_low", "first_order_high"],
  ...["total", "total_low", "total_high"],
];

/** What the factors of the rows are, beside single inputs and groups. */
const REST = "rest";
const TOGETHER = "together";

/** The unit of a figure, and what leads there from the canonical one. */
export function figureUnit(
  { scenario, catalogue, figures }: SensitivityOutcome,
  at: number,
): { readonly unit: string; shown(value: number): number } {
  const { kind, id } = figures[at]!;
  if (kind === "goal") {
    const target = scenario.model.targets.find((each) => each.id === id)!;
    return { unit: target.unit, shown: (value) => inTargetUnit(target, value, catalogue) };
  }
  const own = scenario.model.indicators.find((each) => each.id === id);
  if (own !== undefined) return { unit: own.unit, shown: toDeclaredUnit(own) };
  return { unit: quantitiesOf(catalogue, "outputs").get(id)!.unit, shown: (value) => value };
}

export function sensitivityTable(outcome: SensitivityOutcome): Table {
  const { scenario, study, figures, inputs } = outcome;
  const rows: Cell[][] = [HEAD];
  const known = (value: number): Cell => (Number.isNaN(value) ? null : value);
  figures.forEach(({ key, year, region }, at) => {
    const { unit, shown } = figureUnit(outcome, at);
    const figure = study.figures[at]!;
    const { indices, effects } = figure;
    const zero = shown(0);
    const apart = (value: number): Cell => known(shown(value) - zero);
    const head: Cell[] = [scenario.notes.id, scenario.model.regions[region]!.id, key, year, unit];
    const estimates = (place: number): Cell[] =>
      indices === null || place < 0
        ? Array<Cell>(6).fill(null)
        : [...ends(indices.firstOrder[place]!), ...ends(indices.total[place]!)];
    const screened = (factor: number): Cell[] => {
      const found = effects?.[factor];
      if (found === undefined) return Array<Cell>(5).fill(null);
      const { mu, muStar, muStarInterval: interval, sigma } = found;
      return [mu, muStar, interval.low, interval.high, sigma].map(apart);
    };
    study.factors.forEach((factor, place) => {
      const bar = barOf(figure, place);
      const moves = bar > 0 || (effects?.[place]?.muStar ?? 0) > 0;
      const index = study.leading.indexOf(place);
      if (!moves && !(indices !== null && index >= 0)) return;
      const address =
        factor.group ??
        (({ assumption }) =>
          `${assumption.address}${assumption.year === null ? "" : `[${assumption.year}]`}`)(
          inputs[factor.inputs[0]!]!,
        );
      const used = outcome.usedValue(place, year);
      const grade = gradeOf(outcome, place);
      rows.push([
        ...head,
        ...[kindOf(outcome, place), address, grade, factor.inputs.length],
        ...[figure.central, figure.low[place]!, figure.high[place]!].map((value) =>
          known(shown(value)),
        ),
        ...(used === null
          ? [null, null, null]
          : [used.kind === "part" ? "x" : used.unit, used.low, used.high]),
        ...screened(place),
        ...estimates(index),
      ]);
    });
    if (indices === null) return;
    const alone = [known(shown(figure.central)), ...Array<Cell>(10).fill(null)];
    if (study.hasRest) {
      const leading = study.leading.map((place) => study.factors[place]!.inputs.length);
      const left = inputs.length - leading.reduce((sum, each) => sum + each, 0);
      rows.push([...head, REST, null, null, left, ...alone, ...estimates(study.leading.length)]);
    }
    rows.push([
      ...[...head, TOGETHER, null, null, null, ...alone],
      ...[...ends(indices.together), null, null, null],
    ]);
  });
  return { name: "sensitivity.csv", rows };
}

/** `parameter`, `reference` (the expected course of a lever), `history` or `group`. */
const kindOf = ({ study, inputs }: SensitivityOutcome, factor: number): string => {
  const { group, inputs: of } = study.factors[factor]!;
  return group === null ? inputs[of[0]!]!.assumption.kind : "group";
};

const ends = ({ value, low, high }: Estimate): Cell[] => [value, low, high];
