/** The costs on their own: nothing happens but what a test says, at plain prices. */
import { catalogue } from "../../engine/model/index.ts";
import { costs } from "../../engine/model/costs/module.ts";
import { measures } from "../../engine/model/costs/measures.ts";
import { sizeOf } from "../../engine/run/layout.ts";
import type { Trajectories } from "../../engine/run/trajectories.ts";
import { axesOf } from "../../engine/scenario/address.ts";
import type { RegionModel } from "../../engine/scenario/resolved.ts";
import { LoneModule, withParameters, type Values } from "./lone-module.ts";

export const alone = new LoneModule(costs);
export const { first, last, years, kortrijk } = alone;
const sizes = alone.sizes(kortrijk);

export const payers = ["household", "company", "city", "higher_government"] as const;
export const measureAt = (id: string): number => measures.findIndex(([one]) => one === id);
export const cellOf = (dimension: string, id: string): number =>
  axesOf(catalogue, {})(dimension).ids.indexOf(id);

/** What an output of another module is in every year: its cells, or those of a year of the run. */
export type Given = Readonly<
  Record<string, readonly number[] | ((index: number) => readonly number[])>
>;

/** Series of all that the module reads: nought, but for what is given. */
export function surroundedBy(given: Given): Record<string, number[]> {
  const series: Record<string, number[]> = {};
  for (const { from, when } of Object.values(costs.declaration.inputs)) {
    const [module, name] = from.split(".") as [string, string];
    const { dims } = catalogue.modules.find(({ id }) => id === module)!.outputs[name]!;
    const width = sizeOf(dims, sizes);
    const rows = when === "start" || when === "end" ? years + 1 : years;
    const cells = given[from];
    series[from] = Array.from({ length: rows }, (_, index) =>
      cells === undefined
        ? new Array<number>(width).fill(0)
        : [...(typeof cells === "function" ? cells(index) : cells)],
    ).flat();
  }
  return series;
}

/** Cells of a dimension, all nought but those named. */
export const cells = (dimension: string, named: Readonly<Record<string, number>>): number[] =>
  axesOf(catalogue, {})(dimension).ids.map((id) => named[id] ?? 0);

/** The same in every year, or in every cell. */
const filled = (id: string, value: number): number[] => kortrijk.parameters[id]!.map(() => value);

/** Everything has one price in all years, nobody gets a premium, and there is no VAT or duty. */
export const plain: RegionModel = withParameters(kortrijk, {
  "costs.construction_cost_change": [0],
  "costs.vat": filled("costs.vat", 0),
  "costs.premium": filled("costs.premium", 0),
  "costs.upkeep": filled("costs.upkeep", 0),
  "costs.energy_price_index": filled("costs.energy_price_index", 1),
  "costs.energy_vat": filled("costs.energy_vat", 0),
  "costs.energy_duty": filled("costs.energy_duty", 0),
  "costs.carbon_price": filled("costs.carbon_price", 0),
  "costs.injection_price": filled("costs.injection_price", 0.05),
});

/** The plain region with figures of its own; one number fills all cells. */
export const region = (
  figures: Readonly<Record<string, number | readonly number[]>>,
  base = plain,
): RegionModel => {
  const parameters: Record<string, readonly number[]> = {};
  for (const [name, given] of Object.entries(figures)) {
    const id = `costs.${name}`;
    parameters[id] = typeof given === "number" ? filled(id, given) : given;
  }
  return withParameters(base, parameters as Values);
};

export const run = (of: RegionModel, given: Given): Trajectories =>
  alone.run(of, surroundedBy(given));
