/** A municipality cut in two at random: everything extensive is shared out cell by cell. */
import { quantitiesOf } from "../../engine/scenario/address.ts";
import type { RegionModel, ScenarioModel } from "../../engine/scenario/resolved.ts";
import { shippedCatalogue as catalogue } from "./shipped.ts";

/**
 * Both parts add up to the whole in every extensive parameter and lever; what is intensive is the
 * same in both.
 *
 * @param share of a cell that the first part gets, from 0 to 1
 */
export function splitRegion(
  model: ScenarioModel,
  share: (id: string, cell: number) => number,
): readonly [ScenarioModel, ScenarioModel] {
  const region = model.regions[0]!;
  const years = model.last - model.first + 1;
  const parameters = quantitiesOf(catalogue, "parameters");
  const levers = quantitiesOf(catalogue, "levers");
  const cut = (
    values: RegionModel["parameters"],
    scaleOf: (id: string) => string | undefined,
    cellsOf: (length: number) => number,
    part: 0 | 1,
  ): RegionModel["parameters"] =>
    Object.fromEntries(
      Object.entries(values).map(([id, given]) => {
        if (scaleOf(id) !== "extensive") return [id, given];
        const cells = cellsOf(given.length);
        return [
          id,
          given.map((value, at) => {
            const mine = value * share(id, at % cells);
            return part === 0 ? mine : value - mine;
          }),
        ];
      }),
    );
  const part = (at: 0 | 1): ScenarioModel => {
    const lever = (values: RegionModel["levers"]) =>
      cut(
        values,
        (id) => levers.get(id)?.scale,
        (length) => length / years,
        at,
      );
    return {
      ...model,
      regions: [
        {
          ...region,
          id: at === 0 ? "one" : "other",
          parameters: cut(
            region.parameters,
            (id) => parameters.get(id)?.scale,
            (length) => length,
            at,
          ),
          reference: lever(region.reference),
          levers: lever(region.levers),
        },
      ],
    };
  };
  return [part(0), part(1)];
}
