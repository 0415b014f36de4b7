import { pow } from "../../foundation/elementary.ts";
import { defineModule } from "../../run/module.ts";
import { BIOFUEL, DIESEL, ELECTRICITY, NETWORK_HEAT, PETROL } from "../carriers.ts";
import { declaration } from "./declaration.ts";
import {
  activityIndex,
  fossilFuel,
  motorFuel,
  populationIndex,
  vehicleElectricity,
} from "./equations.ts";

/** Transport: activity x intensity. */
export const sectors = defineModule(declaration, (context) => {
  const { p, in: i, state, now, clock } = context;
  // Views are named here, outside the year: a property of a large record costs more than its value.
  const { traffic_grown, fuel_intensity } = state;
  const { base_population, motor_fuel_base, depot_electricity } = p;
  const { base_electric_share, electric_share, electricity_per_fuel } = p;
  const { diesel_share, biofuel_share } = p;
  const { traffic_growth, traffic_population_weight, fuel_intensity_change } = p;
  const { population_start, population_end } = i;
  const { transport_energy, transport_total } = now;

  return {
    open() {
      const since = clock[0]! - p.base_year[0]!;
      traffic_grown[0] = pow(1 + traffic_growth[0]!, since);
      fuel_intensity[0] = pow(1 + fuel_intensity_change[0]!, since);
    },

    year() {
      const index = clock[1]!;
      const mean = 0.5 * (population_start[0]! + population_end[0]!);
      const people = populationIndex(mean, base_population[0]!);
      const traffic = activityIndex(traffic_grown[0]!, traffic_population_weight[0]!, people);
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
