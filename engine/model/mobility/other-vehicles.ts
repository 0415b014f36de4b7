import { exp } from "../../foundation/elementary.ts";
import type { WireContext } from "../../run/module.ts";
import { scratch } from "../scratch.ts";
import type { declaration } from "./declaration.ts";
import { batteryKilometres, fuelPerKilometre } from "./equations.ts";
import { makeSurvival } from "./survival.ts";

export interface OtherVehicles {
  /** Share of the kilometres on a battery, and fuel per kilometre: of the year… */
  readonly battery: Float64Array;
  readonly fuel: Float64Array;
  /** …and, after `open`, the fuel of the base year, when none drove on a battery. */
  readonly baseFuel: Float64Array;
  /** `baseEfficiency`: fuel of vehicles against the year of consumption, in the base year. */
  open(baseEfficiency: Float64Array): void;
  year(): void;
}

/** Turnover of vans, lorries and buses: a fleet of steady ages whose sales turn to batteries. */
export const makeOtherVehicles = (context: WireContext<typeof declaration>): OtherVehicles => {
  const { p, state, clock, size } = context;
  const years = size["year"]!;
  const kinds = size["other_vehicle"]!;
  const classes = size["vehicle_age"]!;
  const oldest = classes - 1;
  const { other_weight, other_fuel_weight, battery_by_age, battery_share, other_fuel } = state;
  const { efficiency } = state;
  const { vehicle_fuel, battery_sales, kilometre_decline, efficiency_change, vehicle_scale } = p;
  const survivals = Array.from({ length: kinds }, () => makeSurvival(classes));
  const battery = scratch(kinds);
  const fuel = scratch(kinds);
  const baseFuel = scratch(kinds);

  /** MOB-11 and MOB-14 for the ages of a 1 January. */
  const look = (kind: number): void => {
    const first = kind * classes;
    let electric = 0;
    let burning = 0;
    for (let age = 0; age < classes; age++) {
      const onBattery = battery_by_age[first + age]!;
      electric += batteryKilometres(other_weight[first + age]!, onBattery);
      burning += other_fuel_weight[first + age]! * (1 - onBattery);
    }
    battery_share[kind] = Math.min(1, electric);
    other_fuel[kind] = fuelPerKilometre(vehicle_fuel[kind]!, efficiency[kind + 1]!, burning, 1);
  };

  return {
    battery,
    fuel,
    baseFuel,

    open(baseEfficiency) {
      for (let kind = 0; kind < kinds; kind++) {
        const first = kind * classes;
        const survival = survivals[kind]!;
        survival.make(vehicle_scale[kind]!, p.survival_shape[0]!);
        const { standing } = survival;
        const perYearOfAge = exp(-kilometre_decline[kind + 1]!);
        const perYearOfBuilding = 1 / (1 + efficiency_change[kind + 1]!);
        let kilometres = 1;
        let total = 0;
        for (let age = 0; age < classes; age++) {
          const weight = standing[age]! * kilometres;
          other_weight[first + age] = weight;
          total += weight;
          kilometres *= perYearOfAge;
        }
        let burnt = 1;
        let burning = 0;
        for (let age = 0; age < classes; age++) {
          const weight = other_weight[first + age]! / total;
          other_weight[first + age] = weight;
          other_fuel_weight[first + age] = weight * burnt;
          burning += weight * burnt;
          burnt *= perYearOfBuilding;
          battery_by_age[first + age] = p.opening_battery[first + age]!;
        }
        baseFuel[kind] = fuelPerKilometre(
          vehicle_fuel[kind]!,
          baseEfficiency[kind + 1]!,
          burning,
          1,
        );
        look(kind);
      }
    },

    year() {
      const index = clock[1]!;
      for (let kind = 0; kind < kinds; kind++) {
        const first = kind * classes;
        battery[kind] = 0.5 * battery_share[kind]!;
        fuel[kind] = 0.5 * other_fuel[kind]!;
        // By hand: for so few cells the built-in copy costs more than the year.
        for (let at = first + oldest; at > first; at--)
          battery_by_age[at] = battery_by_age[at - 1]!;
        battery_by_age[first] = battery_sales[kind * years + index]!;
        look(kind);
        battery[kind] = battery[kind]! + 0.5 * battery_share[kind]!;
        fuel[kind] = fuel[kind]! + 0.5 * other_fuel[kind]!;
      }
    },
  };
};
