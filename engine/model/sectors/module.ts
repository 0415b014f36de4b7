import { pow } from "../../foundation/elementary.ts";
import { defineModule } from "../../run/module.ts";
import { declaration } from "./declaration.ts";
import {
  activityIndex,
  fossilKept,
  gasUse,
  heatPumpElectricity,
  lightingElectricity,
  motorFuel,
  oilKept,
  populationIndex,
  serviceEnergy,
  usefulHeat,
  vehicleElectricity,
  weatherFactor,
} from "./equations.ts";

// Members of the dimension `carrier`, in its order.
const GAS = 0;
const OIL = 1;
const LPG = 2;
const COAL = 3;
const BIOMASS = 4;
const MOTOR_FUEL = 5;
const ELECTRICITY = 6;
const NETWORK_HEAT = 7;

// Members of the dimension `activity_sector`, in its order.
const TERTIARY = 0;
const MUNICIPAL = 1;
const INDUSTRY = 2;
const AGRICULTURE = 3;

/** Tertiary, municipal, industry, agriculture and transport: activity x intensity. */
export const sectors = defineModule(declaration, ({ p, in: i, state, now, clock, size }) => {
  const years = size["year"]!;
  const carriers = size["carrier"]!;
  const groups = size["activity_sector"]!;
  const { base, grown, heat_intensity, electricity_intensity, fossil_kept, oil_kept } = state;

  /** One sector of one year; the arrays are the sector's own outputs. */
  const useEnergy = (
    group: number,
    populationOfBase: number,
    index: number,
    energy: Float64Array,
    total: Float64Array,
  ): number => {
    const at = group * carriers;
    const activity = activityIndex(grown[group]!, p.population_weight[group]!, populationOfBase);
    const heat =
      activity *
      heat_intensity[group]! *
      weatherFactor(p.space_heating_share[group]!, p.degree_day_index[index]!) *
      (1 + p.price_response[index]!);
    const fossilShare = fossil_kept[group]!;
    const oilShare = oil_kept[group]!;
    const gasOfBase = base[at + GAS]!;
    const oilOfBase = base[at + OIL]!;
    const lpgOfBase = base[at + LPG]!;
    const coalOfBase = base[at + COAL]!;
    const fossil = gasOfBase + oilOfBase + lpgOfBase + coalOfBase;

    const gas = heat * gasUse(gasOfBase, oilOfBase, fossilShare, oilShare);
    const oil = heat * oilOfBase * oilShare;
    const lpg = heat * lpgOfBase * fossilShare;
    const coal = heat * coalOfBase * fossilShare;
    const biomass = heat * base[at + BIOMASS]!;
    const motor = activity * base[at + MOTOR_FUEL]!;
    const electricity =
      activity *
        electricity_intensity[group]! *
        (1 + p.electricity_price_response[index]!) *
        base[at + ELECTRICITY]! +
      heatPumpElectricity(
        heat * fossil * (1 - fossilShare),
        p.boiler_efficiency[group]!,
        p.heat_pump_performance[group]!,
      );
    energy[GAS] = gas;
    energy[OIL] = oil;
    energy[LPG] = lpg;
    energy[COAL] = coal;
    energy[BIOMASS] = biomass;
    energy[MOTOR_FUEL] = motor;
    energy[ELECTRICITY] = electricity;
    energy[NETWORK_HEAT] = 0; // delivered heat is the heat module's
    total[0] = gas + oil + lpg + coal + biomass + motor + electricity;

    const choice = p.heat_pump_choice[group * years + index]!;
    const life = p.heating_system_life[group]!;
    fossil_kept[group] = fossilKept(fossilShare, choice, life);
    oil_kept[group] = oilKept(oilShare, choice, p.oil_leaves[group]!, life);
    grown[group] = grown[group]! * (1 + p.activity_growth[group]!);
    heat_intensity[group] = heat_intensity[group]! * (1 + p.heat_intensity_change[group]!);
    electricity_intensity[group] =
      electricity_intensity[group]! * (1 + p.electricity_intensity_change[group]!);
    return usefulHeat(heat * (fossil + base[at + BIOMASS]!), p.boiler_efficiency[group]!);
  };

  return {
    open() {
      const since = clock[0]! - p.base_year[0]!;
      const municipal = p.municipal_share[0]!;
      for (let carrier = 0; carrier < carriers; carrier++) {
        let elsewhere = 0;
        if (carrier === GAS) elsewhere = p.collective_dwelling_gas[0]!;
        if (carrier === ELECTRICITY) {
          elsewhere = p.public_lighting_base[0]! + p.charging_at_work[0]!;
        }
        const metered = p.metered_services[carrier]!;
        base[TERTIARY * carriers + carrier] = serviceEnergy(metered, elsewhere, 1 - municipal);
        base[MUNICIPAL * carriers + carrier] = serviceEnergy(metered, elsewhere, municipal);
        base[INDUSTRY * carriers + carrier] = p.industry_base[carrier]!;
        base[AGRICULTURE * carriers + carrier] = p.agriculture_base[carrier]!;
      }
      for (let group = 0; group < groups; group++) {
        const weather = weatherFactor(p.space_heating_share[group]!, p.base_degree_days[0]!);
        for (let carrier = GAS; carrier <= BIOMASS; carrier++) {
          const at = group * carriers + carrier;
          base[at] = weather > 0 ? base[at]! / weather : 0;
        }
        grown[group] = pow(1 + p.activity_growth[group]!, since);
        heat_intensity[group] = pow(1 + p.heat_intensity_change[group]!, since);
        electricity_intensity[group] = pow(1 + p.electricity_intensity_change[group]!, since);
        // Systems replaced between the base year and the run chose as in the first year of the run.
        const choice = p.heat_pump_choice[group * years]!;
        const life = p.heating_system_life[group]!;
        let fossil = 1;
        let oil = 1;
        for (let year = 0; year < since; year++) {
          fossil = fossilKept(fossil, choice, life);
          oil = oilKept(oil, choice, p.oil_leaves[group]!, life);
        }
        fossil_kept[group] = fossil;
        oil_kept[group] = oil;
      }
      state.traffic_grown[0] = pow(1 + p.traffic_growth[0]!, since);
      state.fuel_intensity[0] = pow(1 + p.fuel_intensity_change[0]!, since);
    },

    year() {
      const index = clock[1]!;
      const mean = 0.5 * (i.population_start[0]! + i.population_end[0]!);
      const people = populationIndex(mean, p.base_population[0]!);

      now.tertiary_useful_heat[0] = useEnergy(
        TERTIARY,
        people,
        index,
        now.tertiary_energy,
        now.tertiary_total,
      );
      now.municipal_useful_heat[0] = useEnergy(
        MUNICIPAL,
        people,
        index,
        now.municipal_energy,
        now.municipal_total,
      );
      useEnergy(INDUSTRY, people, index, now.industry_energy, now.industry_total);
      useEnergy(AGRICULTURE, people, index, now.agriculture_energy, now.agriculture_total);
      now.public_lighting[0] = lightingElectricity(
        p.public_lighting_base[0]!,
        p.lighting_intensity[index]!,
      );

      const traffic = activityIndex(
        state.traffic_grown[0]!,
        p.traffic_population_weight[0]!,
        people,
      );
      const driven = (traffic * p.motor_fuel_base[0]!) / (1 - p.base_electric_share[0]!);
      const electricShare = p.electric_share[index]!;
      const fuel = motorFuel(driven, electricShare, state.fuel_intensity[0]!);
      const electricity = vehicleElectricity(
        driven,
        electricShare,
        p.electricity_per_fuel[0]!,
        traffic * p.depot_electricity[0]!,
      );
      now.transport_energy.fill(0);
      now.transport_energy[MOTOR_FUEL] = fuel;
      now.transport_energy[ELECTRICITY] = electricity;
      now.transport_total[0] = fuel + electricity;
      state.traffic_grown[0] = state.traffic_grown[0]! * (1 + p.traffic_growth[0]!);
      state.fuel_intensity[0] = state.fuel_intensity[0]! * (1 + p.fuel_intensity_change[0]!);
    },
  };
});
