/** Firms from year to year: activity x intensity, with fossil systems that wear out. */
import { pow } from "../../foundation/elementary.ts";
import type { View } from "../../run/module.ts";
import {
  BIOMASS,
  COAL,
  DIESEL,
  ELECTRICITY,
  HEATING_OIL,
  LPG,
  NATURAL_GAS,
  NETWORK_HEAT,
} from "../carriers.ts";
import { spreadEvenly, stagePace, wearOut } from "../retirement.ts";
import { scratch } from "../scratch.ts";
import {
  type activityInputs,
  type activityLevers,
  type activityOutputs,
  type activityParameters,
  type activityState,
  FOSSIL_KINDS,
} from "./declaration.ts";
import {
  activityIndex,
  gasUse,
  heatIndex,
  heatPumpElectricity,
  keptAfter,
  machineElectricity,
  weatherFactor,
} from "./equations.ts";

// Kinds of fossil heat in the state.
const ALL = 0;
const OIL = 1;

type Views<T> = { readonly [K in keyof T]: View };
type Arrays<T> = { readonly [K in keyof T]: Float64Array };

/** The part of a module's context that its firms need. */
export interface FirmsContext {
  readonly p: Views<ReturnType<typeof activityParameters>>;
  readonly l: Views<ReturnType<typeof activityLevers>>;
  readonly referencePlanned: Views<ReturnType<typeof activityLevers>>;
  readonly in: Views<typeof activityInputs>;
  readonly state: Arrays<typeof activityState>;
  readonly now: Arrays<ReturnType<typeof activityOutputs>>;
  readonly clock: View;
  readonly size: Readonly<Record<string, number>>;
}

export function wireFirms(context: FirmsContext): { open(): void; year(): void } {
  const { p, l, referencePlanned, in: i, state, now, clock, size } = context;
  const carriers = size["carrier"]!;
  const { stages, kept, grown, heat_intensity, electricity_intensity } = state;
  const { base_energy, base_population, base_degree_days, space_heating_share } = p;
  const { population_weight, activity_growth, heating_life, oil_leaves } = p;
  const { boiler_efficiency, heat_pump_performance } = p;
  const { price_response, electricity_price_response } = p;
  const { efficiency_rate, electricity_efficiency_rate, electrification } = l;
  const { degree_day_index, population_start, population_end } = i;
  const { energy, final_energy, fossil_energy, inventory_energy } = now;
  // Arrays for the reason given in `retirement.ts`.
  const pace = scratch(2);
  const retired = scratch(FOSSIL_KINDS);

  /** ACT-3: what was retired in the year comes back as fossil, or does not. */
  const replace = (electrified: View): void => {
    const toHeatPump = electrified[0]!;
    const fromOil = toHeatPump + (1 - toHeatPump) * oil_leaves[0]!;
    pace[0] = stagePace(heating_life[0]!, 1);
    pace[1] = 1;
    wearOut(stages, FOSSIL_KINDS, pace, retired);
    const all = retired[ALL]!;
    const oil = retired[OIL]!;
    stages[ALL] = stages[ALL]! + (1 - toHeatPump) * all;
    stages[OIL] = stages[OIL]! + (1 - fromOil) * oil;
    kept[ALL] = keptAfter(kept[ALL]!, all, toHeatPump);
    kept[OIL] = keptAfter(kept[OIL]!, oil, fromOil);
  };

  return {
    open() {
      const since = clock[0]! - p.base_year[0]!;
      grown[0] = pow(1 + activity_growth[0]!, since);
      heat_intensity[0] = pow(1 - referencePlanned.efficiency_rate[0]!, since);
      electricity_intensity[0] = pow(1 - referencePlanned.electricity_efficiency_rate[0]!, since);
      for (let kind = 0; kind < FOSSIL_KINDS; kind++) {
        kept[kind] = 1;
        spreadEvenly(stages, FOSSIL_KINDS, kind, 1);
      }
      // Systems replaced between the base year and the run chose as in the first year of the run.
      for (let year = 0; year < since; year++) replace(referencePlanned.electrification);
    },

    year() {
      const index = clock[1]!;
      const activity = activityIndex(
        grown[0]!,
        population_weight[0]!,
        0.5 * (population_start[0]! + population_end[0]!),
        base_population[0]!,
      );
      const heating = space_heating_share[0]!;
      const heat = heatIndex(
        activity,
        heat_intensity[0]!,
        weatherFactor(heating, degree_day_index[0]!),
        weatherFactor(heating, base_degree_days[0]!),
        price_response[index]!,
      );
      const gasOfBase = base_energy[NATURAL_GAS]!;
      const oilOfBase = base_energy[HEATING_OIL]!;
      const otherOfBase = base_energy[LPG]! + base_energy[COAL]!;
      const fossil = kept[ALL]!;
      const oil = Math.min(kept[OIL]!, fossil);
      const ofBase = gasOfBase + oilOfBase + otherOfBase;

      energy[NATURAL_GAS] = heat * gasUse(gasOfBase, oilOfBase, fossil, oil);
      energy[HEATING_OIL] = heat * oilOfBase * oil;
      energy[LPG] = heat * base_energy[LPG]! * fossil;
      energy[COAL] = heat * base_energy[COAL]! * fossil;
      energy[BIOMASS] = heat * base_energy[BIOMASS]!;
      for (let carrier = DIESEL; carrier < ELECTRICITY; carrier++) {
        energy[carrier] = activity * base_energy[carrier]!;
      }
      energy[ELECTRICITY] =
        machineElectricity(
          base_energy[ELECTRICITY]!,
          activity,
          electricity_intensity[0]!,
          electricity_price_response[index]!,
        ) +
        heatPumpElectricity(
          heat * ofBase * (1 - fossil),
          boiler_efficiency[0]!,
          heat_pump_performance[0]!,
        );
      energy[NETWORK_HEAT] = 0; // delivered heat is the heat module's
      let total = 0;
      for (let carrier = 0; carrier < carriers; carrier++) {
        total += energy[carrier]!;
        inventory_energy[carrier] = base_energy[carrier]!;
      }
      final_energy[0] = total;
      fossil_energy[0] = energy[NATURAL_GAS]! + energy[HEATING_OIL]! + energy[LPG]! + energy[COAL]!;

      replace(electrification);
      grown[0] = grown[0]! * (1 + activity_growth[0]!);
      heat_intensity[0] = heat_intensity[0]! * (1 - efficiency_rate[0]!);
      electricity_intensity[0] = electricity_intensity[0]! * (1 - electricity_efficiency_rate[0]!);
    },
  };
}
