import { pow } from "../../foundation/elementary.ts";
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
import { scratch } from "../scratch.ts";
import { declaration } from "./declaration.ts";
import {
  activityIndex,
  fossilKept,
  gasUse,
  heatPumpElectricity,
  lightingElectricity,
  fossilFuel,
  motorFuel,
  oilKept,
  populationIndex,
  serviceEnergy,
  usefulHeat,
  vehicleElectricity,
  weatherFactor,
} from "./equations.ts";

// Members of the dimension `activity_sector`, in its order.
const TERTIARY = 0;
const MUNICIPAL = 1;
const INDUSTRY = 2;
const AGRICULTURE = 3;

/** Tertiary, municipal, industry, agriculture and transport: activity x intensity. */
export const sectors = defineModule(declaration, (context) => {
  const { p, in: i, state, now, clock, size } = context;
  const years = size["year"]!;
  const carriers = size["carrier"]!;
  const groups = size["activity_sector"]!;
  // Views are named here, outside the year: a property of a large record costs more than its value.
  const { base, grown, heat_intensity, electricity_intensity, fossil_kept, oil_kept } = state;
  const { traffic_grown, fuel_intensity } = state;
  const { population_weight, activity_growth, space_heating_share } = p;
  const { heat_intensity_change, electricity_intensity_change } = p;
  const { price_response, electricity_price_response, lighting_intensity } = p;
  const { heating_system_life, heat_pump_choice, oil_leaves } = p;
  const { boiler_efficiency, heat_pump_performance } = p;
  const { base_population, public_lighting_base, motor_fuel_base, depot_electricity } = p;
  const { base_electric_share, electric_share, electricity_per_fuel } = p;
  const { diesel_share, biofuel_share } = p;
  const { traffic_growth, traffic_population_weight, fuel_intensity_change } = p;
  const { population_start, population_end, degree_day_index } = i;
  const { tertiary_energy, tertiary_total, tertiary_useful_heat } = now;
  const { municipal_energy, municipal_total, municipal_useful_heat } = now;
  const { industry_energy, industry_total, agriculture_energy, agriculture_total } = now;
  const { transport_energy, transport_total, public_lighting } = now;

  // What a year hands to its sectors, and what the heat of those without an output goes to. Kept in
  // arrays because a number that is passed to or from a function too long to inline is allocated.
  const people = scratch(1);
  const unreported = scratch(1);

  /** One sector of one year; the arrays are the sector's own outputs. */
  const useEnergy = (
    group: number,
    index: number,
    energy: Float64Array,
    total: Float64Array,
    heatUsed: Float64Array,
  ): void => {
    const at = group * carriers;
    const activity = activityIndex(grown[group]!, population_weight[group]!, people[0]!);
    const heat =
      activity *
      heat_intensity[group]! *
      weatherFactor(space_heating_share[group]!, degree_day_index[0]!) *
      (1 + price_response[index]!);
    const fossilShare = fossil_kept[group]!;
    const oilShare = oil_kept[group]!;
    const gasOfBase = base[at + NATURAL_GAS]!;
    const oilOfBase = base[at + HEATING_OIL]!;
    const lpgOfBase = base[at + LPG]!;
    const coalOfBase = base[at + COAL]!;
    const fossil = gasOfBase + oilOfBase + lpgOfBase + coalOfBase;

    const gas = heat * gasUse(gasOfBase, oilOfBase, fossilShare, oilShare);
    const oil = heat * oilOfBase * oilShare;
    const lpg = heat * lpgOfBase * fossilShare;
    const coal = heat * coalOfBase * fossilShare;
    const biomass = heat * base[at + BIOMASS]!;
    const diesel = activity * base[at + DIESEL]!;
    const petrol = activity * base[at + PETROL]!;
    const biofuel = activity * base[at + BIOFUEL]!;
    const electricity =
      activity *
        electricity_intensity[group]! *
        (1 + electricity_price_response[index]!) *
        base[at + ELECTRICITY]! +
      heatPumpElectricity(
        heat * fossil * (1 - fossilShare),
        boiler_efficiency[group]!,
        heat_pump_performance[group]!,
      );
    energy[NATURAL_GAS] = gas;
    energy[HEATING_OIL] = oil;
    energy[LPG] = lpg;
    energy[COAL] = coal;
    energy[BIOMASS] = biomass;
    energy[DIESEL] = diesel;
    energy[PETROL] = petrol;
    energy[BIOFUEL] = biofuel;
    energy[ELECTRICITY] = electricity;
    energy[NETWORK_HEAT] = 0; // delivered heat is the heat module's
    total[0] = gas + oil + lpg + coal + biomass + diesel + petrol + biofuel + electricity;

    const choice = heat_pump_choice[group * years + index]!;
    const life = heating_system_life[group]!;
    fossil_kept[group] = fossilKept(fossilShare, choice, life);
    oil_kept[group] = oilKept(oilShare, choice, oil_leaves[group]!, life);
    grown[group] = grown[group]! * (1 + activity_growth[group]!);
    heat_intensity[group] = heat_intensity[group]! * (1 + heat_intensity_change[group]!);
    electricity_intensity[group] =
      electricity_intensity[group]! * (1 + electricity_intensity_change[group]!);
    heatUsed[0] = usefulHeat(heat * (fossil + base[at + BIOMASS]!), boiler_efficiency[group]!);
  };

  return {
    open() {
      const since = clock[0]! - p.base_year[0]!;
      const municipal = p.municipal_share[0]!;
      for (let carrier = 0; carrier < carriers; carrier++) {
        let elsewhere = 0;
        if (carrier === NATURAL_GAS) elsewhere = p.collective_dwelling_gas[0]!;
        if (carrier === ELECTRICITY) {
          elsewhere = public_lighting_base[0]! + p.charging_at_work[0]!;
        }
        const metered = p.metered_services[carrier]!;
        base[TERTIARY * carriers + carrier] = serviceEnergy(metered, elsewhere, 1 - municipal);
        base[MUNICIPAL * carriers + carrier] = serviceEnergy(metered, elsewhere, municipal);
        base[INDUSTRY * carriers + carrier] = p.industry_base[carrier]!;
        base[AGRICULTURE * carriers + carrier] = p.agriculture_base[carrier]!;
      }
      for (let group = 0; group < groups; group++) {
        const weather = weatherFactor(space_heating_share[group]!, p.base_degree_days[0]!);
        for (let carrier = NATURAL_GAS; carrier <= BIOMASS; carrier++) {
          const at = group * carriers + carrier;
          base[at] = weather > 0 ? base[at]! / weather : 0;
        }
        grown[group] = pow(1 + activity_growth[group]!, since);
        heat_intensity[group] = pow(1 + heat_intensity_change[group]!, since);
        electricity_intensity[group] = pow(1 + electricity_intensity_change[group]!, since);
        // Systems replaced between the base year and the run chose as in the first year of the run.
        const choice = heat_pump_choice[group * years]!;
        const life = heating_system_life[group]!;
        let fossil = 1;
        let oil = 1;
        for (let year = 0; year < since; year++) {
          fossil = fossilKept(fossil, choice, life);
          oil = oilKept(oil, choice, oil_leaves[group]!, life);
        }
        fossil_kept[group] = fossil;
        oil_kept[group] = oil;
      }
      traffic_grown[0] = pow(1 + traffic_growth[0]!, since);
      fuel_intensity[0] = pow(1 + fuel_intensity_change[0]!, since);
    },

    year() {
      const index = clock[1]!;
      const mean = 0.5 * (population_start[0]! + population_end[0]!);
      people[0] = populationIndex(mean, base_population[0]!);

      useEnergy(TERTIARY, index, tertiary_energy, tertiary_total, tertiary_useful_heat);
      useEnergy(MUNICIPAL, index, municipal_energy, municipal_total, municipal_useful_heat);
      useEnergy(INDUSTRY, index, industry_energy, industry_total, unreported);
      useEnergy(AGRICULTURE, index, agriculture_energy, agriculture_total, unreported);
      public_lighting[0] = lightingElectricity(
        public_lighting_base[0]!,
        lighting_intensity[index]!,
      );

      const traffic = activityIndex(traffic_grown[0]!, traffic_population_weight[0]!, people[0]!);
      const driven = (traffic * motor_fuel_base[0]!) / (1 - base_electric_share[0]!);
      const electricShare = electric_share[index]!;
      const fuel = motorFuel(driven, electricShare, fuel_intensity[0]!);
      const electricity = vehicleElectricity(
        driven,
        electricShare,
        electricity_per_fuel[0]!,
        traffic * depot_electricity[0]!,
      );
      for (let carrier = 0; carrier < DIESEL; carrier++) transport_energy[carrier] = 0;
      const fossil = fossilFuel(fuel, biofuel_share[index]!);
      const diesel = fossil * diesel_share[0]!;
      transport_energy[DIESEL] = diesel;
      transport_energy[PETROL] = fossil - diesel;
      transport_energy[BIOFUEL] = fuel - fossil;
      transport_energy[ELECTRICITY] = electricity;
      transport_energy[NETWORK_HEAT] = 0;
      transport_total[0] = fuel + electricity;
      traffic_grown[0] = traffic_grown[0]! * (1 + traffic_growth[0]!);
      fuel_intensity[0] = fuel_intensity[0]! * (1 + fuel_intensity_change[0]!);
    },
  };
});
