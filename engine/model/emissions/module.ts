import { defineModule } from "../../run/module.ts";
import {
  BIOFUEL,
  BIOMASS,
  COAL,
  DIESEL,
  ELECTRICITY,
  HEATING_OIL,
  LPG,
  NATURAL_GAS,
  NETWORK_HEAT,
  PETROL,
} from "../carriers.ts";
import { declaration } from "./declaration.ts";
import {
  accumulated,
  changeSince,
  emitted,
  inventoryEmissions,
  localFactor,
  networkFactor,
  perInhabitant,
  remainingGas,
  totalBefore,
} from "./equations.ts";

/** Final energy by sector and carrier, and its CO2. */
export const emissions = defineModule(
  declaration,
  ({ p, in: i, state, now, next, account, recording, clock, size }) => {
    const carriers = size["carrier"]!;
    const sectors = size["sector"]!;
    // First cell of each sector in `energy`, in the order of the dimension `sector`.
    const households = 0;
    const tertiary = carriers;
    const municipal = 2 * carriers;
    const industry = 3 * carriers;
    const transport = 4 * carriers;
    const agriculture = 5 * carriers;
    const { factors } = state;
    const balance = account.energy;

    /** EMI-8: needs the factors of fuels, which no year changes. */
    const takeInventory = (): void => {
      const { inventory_energy, inventory_co2 } = state;
      for (let carrier = 0; carrier < carriers; carrier++) {
        inventory_energy[carrier] =
          p.inventory_households_energy[carrier]! +
          i.inventory_tertiary[carrier]! +
          i.inventory_municipal[carrier]! +
          i.inventory_industry[carrier]! +
          i.inventory_transport[carrier]! +
          i.inventory_agriculture[carrier]!;
      }
      const local = localFactor(
        p.inventory_grid_factor[0]!,
        inventory_energy[ELECTRICITY]!,
        p.inventory_renewable_production[0]!,
        0,
      );
      inventory_co2[0] = inventoryEmissions(inventory_energy, factors, ELECTRICITY, local);
    };

    /**
     * Where each carrier comes from and who uses it. What the plants of heat networks take is no final
     * energy: it comes back as network heat. Electricity is supplied and exported as a balance of the
     * year, so that this row closes only when the sectors and plants together use the gross use.
     */
    const record = (): void => {
      const { energy } = now;
      for (let carrier = 0; carrier < carriers; carrier++) {
        const plants =
          carrier === NATURAL_GAS
            ? i.plant_gas[0]!
            : carrier === ELECTRICITY
              ? i.plant_electricity[0]!
              : 0;
        let used = plants;
        for (let sector = 0; sector < sectors; sector++) {
          used += energy[sector * carriers + carrier]!;
        }
        balance.in_supplied[carrier] = used;
        balance.in_renewable_production[carrier] = 0;
        balance.in_heat_networks[carrier] = 0;
        balance.out_households[carrier] = energy[households + carrier]!;
        balance.out_tertiary[carrier] = energy[tertiary + carrier]!;
        balance.out_municipal[carrier] = energy[municipal + carrier]!;
        balance.out_industry[carrier] = energy[industry + carrier]!;
        balance.out_transport[carrier] = energy[transport + carrier]!;
        balance.out_agriculture[carrier] = energy[agriculture + carrier]!;
        balance.out_heat_networks[carrier] = plants;
        balance.out_exported[carrier] = 0;
      }
      const made = i.production[0]!;
      const use = i.electricity_use[0]!;
      balance.in_supplied[ELECTRICITY] = Math.max(0, use - made);
      balance.in_renewable_production[ELECTRICITY] = made;
      balance.out_exported[ELECTRICITY] = Math.max(0, made - use);
      balance.in_supplied[NETWORK_HEAT] = 0;
      balance.in_heat_networks[NETWORK_HEAT] = i.delivered_dwellings[0]! + i.delivered_others[0]!;
    };

    return {
      open() {
        state.cumulative[0] = 0;
        next.cumulative[0] = 0;
      },

      year() {
        const index = clock[1]!;
        const use = i.electricity_use[0]!;
        const lighting = i.public_lighting[0]!;
        const deliveredDwellings = i.delivered_dwellings[0]!;
        const deliveredOthers = i.delivered_others[0]!;
        const gasFactor = p.factor_natural_gas[0]!;

        const local = localFactor(
          p.grid_factor[index]!,
          use,
          i.production[0]!,
          p.green_purchases[index]!,
        );
        const network = networkFactor(
          i.plant_gas[0]!,
          gasFactor,
          i.plant_electricity[0]!,
          local,
          deliveredDwellings + deliveredOthers,
        );
        factors[NATURAL_GAS] = gasFactor;
        factors[HEATING_OIL] = p.factor_heating_oil[0]!;
        factors[LPG] = p.factor_lpg[0]!;
        factors[COAL] = p.factor_coal[0]!;
        factors[BIOMASS] = p.factor_biomass[0]!;
        factors[DIESEL] = p.factor_diesel[0]!;
        factors[PETROL] = p.factor_petrol[0]!;
        factors[BIOFUEL] = p.factor_biofuel[0]!;
        factors[ELECTRICITY] = local;
        factors[NETWORK_HEAT] = network;

        const energy = now.energy;
        for (let carrier = 0; carrier < carriers; carrier++) {
          energy[households + carrier] = i.dwelling_energy[carrier]!;
          energy[tertiary + carrier] = i.tertiary[carrier]!;
          energy[municipal + carrier] = i.municipal[carrier]!;
          energy[industry + carrier] = i.industry[carrier]!;
          energy[transport + carrier] = i.transport[carrier]!;
          energy[agriculture + carrier] = i.agriculture[carrier]!;
        }
        // Electricity and network heat have one owner each, whose totals they must add up to.
        energy[households + ELECTRICITY] = i.household_electricity[0]!;
        energy[households + NETWORK_HEAT] = deliveredDwellings;
        energy[tertiary + NATURAL_GAS] = remainingGas(
          i.tertiary[NATURAL_GAS]!,
          i.displaced_gas[0]!,
        );
        energy[tertiary + NETWORK_HEAT] = deliveredOthers;
        energy[municipal + ELECTRICITY] = i.municipal[ELECTRICITY]! + lighting;

        const cells = now.by_sector_carrier;
        const byCarrier = now.by_carrier;
        const bySector = now.by_sector;
        for (let carrier = 0; carrier < carriers; carrier++) byCarrier[carrier] = 0;
        let total = 0;
        let used = 0;
        for (let sector = 0; sector < sectors; sector++) {
          const first = sector * carriers;
          let ofSector = 0;
          for (let carrier = 0; carrier < carriers; carrier++) {
            const amount = energy[first + carrier]!;
            const kilograms = emitted(amount, factors[carrier]!);
            cells[first + carrier] = kilograms;
            byCarrier[carrier] = byCarrier[carrier]! + kilograms;
            ofSector += kilograms;
            used += amount;
          }
          bySector[sector] = ofSector;
          total += ofSector;
        }
        let ofBuildings = 0;
        for (let carrier = 0; carrier < carriers; carrier++) {
          ofBuildings += emitted(i.municipal[carrier]!, factors[carrier]!);
        }
        now.households[0] = bySector[0]!;
        now.tertiary[0] = bySector[1]!;
        now.municipal[0] = bySector[2]!;
        now.industry[0] = bySector[3]!;
        now.transport[0] = bySector[4]!;
        now.agriculture[0] = bySector[5]!;
        now.municipal_buildings[0] = ofBuildings;
        now.municipal_lighting[0] = emitted(lighting, local);
        now.total[0] = total;
        now.final_energy[0] = used;
        now.local_electricity_factor[0] = local;
        now.heat_network_factor[0] = network;
        now.per_inhabitant[0] = perInhabitant(total, i.population_start[0]!, i.population_end[0]!);
        if (index === 0) takeInventory();
        const inventoryTotal = state.inventory_co2[0]!;
        const total2005 = totalBefore(inventoryTotal, p.change_2005_to_inventory[0]!);
        now.inventory_total[0] = inventoryTotal;
        now.total_2005[0] = total2005;
        now.change_since_2005[0] = changeSince(total, total2005);
        const cumulative = accumulated(state.cumulative[0]!, total);
        state.cumulative[0] = cumulative;
        next.cumulative[0] = cumulative;
        if (recording[0] === 1) record();
      },
    };
  },
);
