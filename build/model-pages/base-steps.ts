/** The block of the emissions page that leads from the inventory to the first year of the run. */
import { baseSteps, type BaseStep } from "../../engine/analysis/base-steps.ts";
import { instanceFor } from "../../engine/analysis/outcome.ts";
import type { Trajectories } from "../../engine/run/trajectories.ts";
import type { ResolvedScenario } from "../../engine/scenario/resolved.ts";
import { cityOf } from "../../engine/model/index.ts";
import { table } from "./page.ts";

interface Facts {
  /** Gram CO2 per kWh, and GWh. */
  readonly grid: readonly [before: number, after: number];
  readonly renewables: readonly [before: number, after: number];
  readonly householdOil: readonly [before: number, after: number];
}

/** What each step replaces. */
const WHAT: Readonly<Record<string, (facts: Facts) => string>> = {
  inventory: () => "",
  weather: () => "fuels of each sector over the weather of its year",
  grid_factor: ({ grid: [before, after] }) => `${before} to ${after} g/kWh`,
  own_renewables: ({ renewables: [before, after] }) => `${before} to ${after} GWh`,
  households: () => "their number, use per household unchanged",
  transport: () => "cars by drive and age, kilometres on the territory",
  price_response: () => "`price_response` of firms, services and dwellings",
  other_sectors: () => "floor or activity, efficiency, heating systems",
  household_fuels: ({ householdOil: [before, after] }) =>
    `heating oil ${before} to ${after} GWh, and the others: no saving`,
  household_gas: () => "mean of four measured years in place of the inventory's",
  rest: () => "electricity of dwellings, heat networks",
  model: () => "",
};

/** The steps of the shipped city on unchanged policy. */
export function baseStepsBlock(scenario: ResolvedScenario): string {
  const { model } = scenario;
  const instance = instanceFor(model);
  const run = instance.trajectories(model.regions.map(({ id }) => id));
  instance.run(
    model.regions.map((region) => instance.flatten(region)),
    run,
  );
  const facts = factsOf(scenario, run);
  const steps = baseSteps(model, run, 0);
  const shown = ({ value }: BaseStep, at: number): string => {
    const kilotonnes = Math.round(value / 1e5) / 10;
    const isStep = at > 0 && at < steps.length - 1;
    return `${isStep && kilotonnes > 0 ? "+" : ""}${(kilotonnes || 0).toFixed(1)}`;
  };
  const rows = steps.map((step, at) => [step.label.en, shown(step, at), WHAT[step.id]!(facts)]);
  return table(["step", "kt", "what"], rows);
}

function factsOf({ model }: ResolvedScenario, run: Trajectories): Facts {
  const { parameters } = model.regions[0]!;
  const { first } = run.shape;
  const parameter = (id: string, cell = 0): number => parameters[`emissions.${id}`]![cell]!;
  const { dimensions } = cityOf(model).catalogue;
  const place = (dimension: string, id: string): number => {
    const members = dimensions[dimension]!.members;
    return typeof members === "string" ? -1 : members.findIndex((member) => member.id === id);
  };
  const carriers = dimensions["carrier"]!.members.length;
  const oilCarrier = place("carrier", "heating_oil");
  const household = place("sector", "households");
  const oil = household * carriers + oilCarrier;
  return {
    grid: [
      Math.round(parameter("inventory_grid_factor") * 1e3),
      Math.round(parameter("grid_factor") * 1e3),
    ],
    renewables: [
      Math.round(parameter("inventory_renewable_production") / 1e6),
      Math.round((run.at("renewables.production", first) + parameter("green_purchases")) / 1e6),
    ],
    householdOil: [
      Math.round(
        parameter("inventory_households_energy", oilCarrier) /
          parameter("inventory_weather", household) /
          1e6,
      ),
      Math.round(run.at("emissions.energy", first, oil) / 1e6),
    ],
  };
}
