/**
 * Runs in the format of the Integrated Assessment Modeling Consortium: a row per model, scenario,
 * region, variable and unit, with a column per year (wide) or a row per year (long), as pyam and the
 * scenario explorers of IIASA read it.
 */
import type { RunOutcome } from "../../../engine/analysis/outcome.ts";
import { shows } from "../../../engine/analysis/missing.ts";
import { cellOf, parseAddress, quantitiesOf } from "../../../engine/scenario/address.ts";
import type { Cell } from "../csv.ts";
import { conversionOf, type IamcVariable } from "./iamc-list.ts";

export const IAMC_LAYOUTS = ["wide", "long"] as const;
export type IamcLayout = (typeof IAMC_LAYOUTS)[number];

/** The columns that name a row. */
export const IAMC_HEAD = ["Model", "Scenario", "Region", "Variable", "Unit"] as const;

/** An output or own indicator that has no row in the table. */
export interface LeftOut {
  readonly output: string;
  readonly reason: string;
}

export interface IamcTable {
  /** The head first. */
  readonly rows: readonly (readonly Cell[])[];
  readonly variables: number;
  readonly leftOut: readonly LeftOut[];
}

/** Names in the table have no space at an end, no line break and no other blank than a space. */
export const plainName = (text: string): string => {
  const plain = text
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\s]+/g, " ")
    .replaceAll("|", "/")
    .trim();
  return plain === "" ? "-" : plain;
};

/**
 * @param model what the column of the model says: `ademruimte 0.1.0`
 * @param list  names and units of the variables
 */
export function iamcTable(
  outcomes: readonly RunOutcome[],
  list: readonly IamcVariable[],
  model: string,
  layout: IamcLayout,
): IamcTable {
  const first = Math.min(...outcomes.map(({ scenario }) => scenario.model.first));
  const last = Math.max(...outcomes.map(({ scenario }) => scenario.model.last));
  const years = Array.from({ length: last - first + 1 }, (_, at) => first + at);
  const named = list.filter(({ defined }) => defined !== "left out");
  const rows: Cell[][] = [
    layout === "wide" ? [...IAMC_HEAD, ...years] : [...IAMC_HEAD, "Year", "Value"],
  ];
  const told = new Set<string>();
  for (const outcome of outcomes) {
    const { scenario } = outcome;
    for (const [region, { id }] of scenario.model.regions.entries()) {
      const place = plainName(scenario.notes.regions[region]?.title.en ?? id);
      for (const variable of named) {
        const values = valuesOf(variable, outcome, region, years);
        if (values === null) continue;
        told.add(variable.variable);
        const head = [model, scenario.notes.id, place, variable.variable, variable.unit];
        if (layout === "wide") rows.push([...head, ...values]);
        else {
          values.forEach((value, at) => {
            if (value !== null) rows.push([...head, years[at]!, value]);
          });
        }
      }
    }
  }
  return { rows, variables: told.size, leftOut: leftOutOf(outcomes, list) };
}

/** One value per year; null for a variable that the run does not have. */
function valuesOf(
  variable: IamcVariable,
  { scenario, catalogue, run }: RunOutcome,
  region: number,
  years: readonly number[],
): (number | null)[] | null {
  const { dimensions } = scenario.model.regions[region]!;
  const cells = variable.outputs.map((text) => {
    const address = parseAddress(text)!;
    const cell = cellOf(address, catalogue, dimensions);
    return { id: address.id, cell };
  });
  const isThere = cells.every(({ id, cell }) => cell !== null && shows(scenario, run, region, id));
  if (!isThere) return null;
  const convert = conversionOf(variable, catalogue);
  const { first, last } = scenario.model;
  return years.map((year) => {
    if (year < first || year > last) return null;
    const sum = cells.reduce((total, { id, cell }) => total + run.at(id, year, cell!, region), 0);
    return Number.isFinite(sum) ? convert(sum) : null;
  });
}

const OF_PLAN =
  "a programme or indicator that a region or plan names itself: the list fixes no name for it";

/** Scalar outputs and own indicators without a row, with the reason. */
function leftOutOf(
  outcomes: readonly RunOutcome[],
  list: readonly IamcVariable[],
): readonly LeftOut[] {
  const reasons = new Map(
    list.flatMap(({ outputs, defined, remark }) =>
      outputs.map((output) => [output, defined === "left out" ? remark : null] as const),
    ),
  );
  const ids = new Set<string>();
  for (const { catalogue, scenario, run } of outcomes) {
    for (const [id, { dims }] of quantitiesOf(catalogue, "outputs")) {
      const isShown = scenario.model.regions.some((_, at) => shows(scenario, run, at, id));
      if (dims.length === 0 && isShown) ids.add(id);
    }
    for (const { id } of scenario.model.indicators) ids.add(id);
  }
  return [...ids].flatMap((output) => {
    const reason = reasons.get(output);
    return reason === null ? [] : [{ output, reason: reason ?? OF_PLAN }];
  });
}
