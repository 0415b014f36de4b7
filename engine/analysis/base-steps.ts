/**
 * How the last inventory becomes the first year of the run, step by step: each step replaces one
 * thing in the inventory by what the model knows of its first year, and is the change of the total
 * that this makes. What no step explains is the last one, so that the steps add up exactly.
 */
import type { Text } from "../scenario/declarations.ts";
import type { RegionModel, ScenarioModel } from "../scenario/resolved.ts";
import type { Trajectories } from "../run/trajectories.ts";
import { missingIn } from "./missing.ts";

export interface BaseStep {
  readonly id: string;
  readonly label: Text;
  /** kg CO2. The first and the last step are levels, the others differences. */
  readonly value: number;
}

const SECTORS = 6;
const CARRIERS = 10;
/** What the inventory counts of the sectors after the households, in their order. */
const BASES = ["tertiary", "municipal", "industry", "mobility", "agriculture"].map(
  (module) => `${module}.inventory_energy`,
);
const [HOUSEHOLDS, MUNICIPAL, TRANSPORT] = [0, 2, 4];
const [NATURAL_GAS, BIOMASS, BIOFUEL, ELECTRICITY] = [0, 4, 7, 8];
/** Sectors that answered to the prices since 2022, with their modules. */
const ACTIVITY = [
  [1, "tertiary"],
  [MUNICIPAL, "municipal"],
  [3, "industry"],
  [5, "agriculture"],
] as const;

/** A state between the inventory and the model: energy, and what its factors depend on. */
interface Stage {
  readonly energy: number[];
  grid: number;
  renewables: number;
}

/** kg CO2 of a stage; delivered network heat has no place in an inventory without networks. */
function emitted(stage: Stage, fuels: readonly number[], use: number): number {
  const local = use > 0 ? (stage.grid * Math.max(0, use - stage.renewables)) / use : 0;
  let total = 0;
  for (let sector = 0; sector < SECTORS; sector++) {
    const first = sector * CARRIERS;
    for (let carrier = 0; carrier <= BIOFUEL; carrier++) {
      total += stage.energy[first + carrier]! * fuels[carrier]!;
    }
    total += stage.energy[first + ELECTRICITY]! * local;
  }
  return total;
}

/**
 * The steps from the inventory to the first year of a run.
 *
 * @returns nothing when the region has no inventory or the model lacks one of its modules
 */
export function baseSteps(
  model: ScenarioModel,
  run: Trajectories,
  region = 0,
): readonly BaseStep[] {
  const given: RegionModel | undefined = model.regions[region];
  const needed = ["emissions.total", "demography.households", ...BASES];
  if (given === undefined || !needed.every((id) => run.has(id) && !missingIn(given).has(id)))
    return [];
  // Several regions together have results, and no figures of their own to start from.
  const households = given.parameters["emissions.inventory_households_energy"];
  if (households === undefined) return [];

  const { first } = run.shape;
  const parameter = (id: string, cell = 0): number => given.parameters[id]?.[cell] ?? 0;
  const modelled = (id: string, cell = 0): number => run.at(id, first, cell, region);
  const fuelFactors = [
    "natural_gas",
    "heating_oil",
    "lpg",
    "coal",
    "biomass",
    "diesel",
    "petrol",
    "biofuel",
  ].map((carrier) => parameter(`emissions.factor_${carrier}`));
  const inventory = [
    ...households,
    ...BASES.flatMap((id) => households.map((_, carrier) => modelled(id, carrier))),
  ];
  if (inventory.every((energy) => energy === 0)) return [];
  let use = 0;
  for (let sector = 0; sector < SECTORS; sector++) {
    use += inventory[sector * CARRIERS + ELECTRICITY]!;
  }
  const stage: Stage = {
    energy: inventory,
    grid: parameter("emissions.inventory_grid_factor"),
    renewables: parameter("emissions.inventory_renewable_production"),
  };
  const steps: BaseStep[] = [];
  let level = emitted(stage, fuelFactors, use);
  const year = parameter("emissions.inventory_year");
  steps.push({
    id: "inventory",
    label: { nl: `Inventaris ${year}`, en: `Inventory ${year}` },
    value: level,
  });
  const step = (id: string, nl: string, en: string, change: () => void): void => {
    change();
    const reached = emitted(stage, fuelFactors, use);
    steps.push({ id, label: { nl, en }, value: reached - level });
    level = reached;
  };
  const { energy } = stage;
  const adopt = (sector: number): void => {
    for (let carrier = 0; carrier < CARRIERS; carrier++) {
      const at = sector * CARRIERS + carrier;
      energy[at] = modelled("emissions.energy", at);
    }
  };

  step("weather", "Naar een jaar met normaal weer", "To a year of normal weather", () => {
    for (let sector = 0; sector < SECTORS; sector++) {
      const weather = parameter("emissions.inventory_weather", sector);
      for (let carrier = 0; carrier <= BIOMASS; carrier++) {
        const at = sector * CARRIERS + carrier;
        energy[at] = energy[at]! / weather;
      }
    }
  });
  step("grid_factor", "Nationale stroommix", "National electricity mix", () => {
    stage.grid = parameter("emissions.grid_factor");
  });
  step("own_renewables", "Eigen zon en wind", "Own sun and wind", () => {
    stage.renewables = modelled("renewables.production") + parameter("emissions.green_purchases");
  });
  step("households", "Meer of minder huishoudens", "More or fewer households", () => {
    const counted = parameter("emissions.inventory_households");
    if (counted === 0) return;
    const mean =
      (modelled("demography.households") + run.at("demography.households", first + 1, 0, region)) /
      2;
    for (let carrier = 0; carrier < CARRIERS; carrier++) {
      const at = HOUSEHOLDS * CARRIERS + carrier;
      energy[at] = (energy[at]! * mean) / counted;
    }
  });
  step("transport", "Wagenpark en verkeer", "Fleet and traffic", () => {
    adopt(TRANSPORT);
  });
  step(
    "price_response",
    "Reactie op de prijzen sinds 2022",
    "Response to the prices since 2022",
    () => {
      for (const [sector, module] of ACTIVITY) {
        const fuels = 1 + parameter(`${module}.price_response`);
        const electricity = 1 + parameter(`${module}.electricity_price_response`);
        for (let carrier = 0; carrier <= BIOMASS; carrier++) {
          const at = sector * CARRIERS + carrier;
          energy[at] = energy[at]! * fuels;
        }
        // Street lamps do not answer to prices.
        const fixed = sector === MUNICIPAL ? parameter("municipal.public_lighting_base") : 0;
        const at = sector * CARRIERS + ELECTRICITY;
        energy[at] = fixed + (energy[at]! - fixed) * electricity;
      }
      const homes = 1 + parameter("housing.price_response");
      for (let carrier = 0; carrier <= BIOMASS; carrier++) {
        const at = HOUSEHOLDS * CARRIERS + carrier;
        energy[at] = energy[at]! * homes;
      }
    },
  );
  step(
    "other_sectors",
    "Activiteit en efficiëntie van bedrijven en diensten",
    "Activity and efficiency of firms and services",
    () => {
      for (const [sector] of ACTIVITY) adopt(sector);
    },
  );
  const adoptHome = (carrier: number): void => {
    const at = HOUSEHOLDS * CARRIERS + carrier;
    energy[at] = modelled("emissions.energy", at);
  };
  step(
    "household_fuels",
    "Andere brandstof van woningen: andere methode",
    "Other fuels of dwellings: another method",
    () => {
      for (let carrier = NATURAL_GAS + 1; carrier <= BIOMASS; carrier++) adoptHome(carrier);
    },
  );
  step("household_gas", "Gas per woning", "Gas per dwelling", () => {
    adoptHome(NATURAL_GAS);
  });
  const total = modelled("emissions.total");
  steps.push({
    id: "rest",
    label: {
      nl: "Elektriciteit van woningen, warmtenetten en rest",
      en: "Electricity of dwellings, heat networks and rest",
    },
    value: total - level,
  });
  steps.push({
    id: "model",
    label: { nl: `Model ${first}`, en: `Model ${first}` },
    value: total,
  });
  return steps;
}
