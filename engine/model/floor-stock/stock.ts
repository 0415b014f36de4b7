/** The floor of tertiary or of municipal buildings from year to year, and the energy it takes. */
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
  FOSSIL_SYSTEMS,
  type floorAccount,
  type floorHeatAccount,
  type floorInputs,
  type floorLevers,
  type floorOutputs,
  type floorParameters,
  type floorState,
} from "./declaration.ts";
import {
  energyForHeat,
  equipmentElectricity,
  floorBuilt,
  floorNeeded,
  floorTaken,
  heatWeight,
  ownEnergy,
  per,
  populationIndex,
  systemsAfter,
  systemsPlaced,
  usefulHeat,
  weatherFactor,
  weightOfRenovation,
} from "./equations.ts";

// Kinds of floor in `state.floor`.
const UNRENOVATED = 0;
const PARTLY = 1;
const DEEPLY = 2;
const BUILT = 3;
// Members of the dimension `floor_state`.
const STATE_UNRENOVATED = 0;
const STATE_RENOVATED = 1;
const STATE_NEW = 2;
// Members of the dimension `floor_depth`.
const PARTIAL_RENOVATION = 0;
const DEEP_RENOVATION = 1;
// Members of the dimension `service_heating`, fossil ones first.
const GAS = 0;
const OIL = 1;
const OTHER = 2;
const WOOD = 3;
const DIRECT = 4;
const HEAT_PUMP = 5;
const SYSTEMS = 6;

/*
 * Places of single figures in `state.figures`, and of what a step hands on. They lie side by side
 * because the floor is wired for two sectors: there V8 does not know the arrays, and has to look up
 * each one that a year reads.
 */
const NEEDED = 0; // floor needed on 1 January
const GROWN = 1;
const INTENSITY = 2;
const PER_HEATED = 3; // heat of unrenovated rooms per m2
const PER_FLOOR = 4; // hot water and kitchens per m2
const EQUIPMENT_PER_FLOOR = 5; // light and equipment per m2
const LPG_SHARE = 6; // in what is neither gas nor oil
// Parameters of the same name.
const DEMOLITION_RATE = 7;
const PARTIAL_SAVING = 8;
const DEEP_SAVING = 9;
const NEW_HEAT_DEMAND = 10;
const HEATING_LIFE = 11;
const BOILER_EFFICIENCY = 12;
const HEAT_PUMP_PERFORMANCE = 13;
const FLOOR_GROWTH = 14;
const POPULATION_WEIGHT = 15;
const BASE_POPULATION = 16;
const BASE_FLOOR_AREA = 17;
const ELECTRICITY_INTENSITY_CHANGE = 18;

// Of one step: its length in years and the floor wanted at its end; then what it did.
const LENGTH = 0;
const WANTED = 1;
const NEEDED_BEFORE = 2;
const RENOVATED = 3;
const NEWLY_BUILT = 4;
const IS_BOUND = 5;
const WEIGHT_SAVED = 6;
const WORK = 7;

type Views<T> = { readonly [K in keyof T]: View };
type Arrays<T> = { readonly [K in keyof T]: Float64Array };
type Outputs = ReturnType<typeof floorOutputs>;
type Stock = "floor_area" | "floor_area_by_state";

/** The part of a module's context that its floor needs. */
export interface FloorContext {
  readonly p: Views<ReturnType<typeof floorParameters>>;
  readonly l: Views<ReturnType<typeof floorLevers>>;
  readonly referencePlanned: Views<ReturnType<typeof floorLevers>>;
  readonly in: Views<typeof floorInputs>;
  readonly state: Arrays<typeof floorState>;
  readonly now: Arrays<Omit<Outputs, Stock>>;
  readonly next: Arrays<Pick<Outputs, Stock>>;
  readonly wished: { readonly eligible: Float64Array };
  readonly got: { readonly eligible: Float64Array };
  readonly recording: View;
  readonly clock: View;
  readonly size: Readonly<Record<string, number>>;
}

export type FloorCells = Readonly<
  Record<ReturnType<typeof floorAccount>["columns"][number], Float64Array>
>;

export type HeatCells = Readonly<
  Record<ReturnType<typeof floorHeatAccount>["columns"][number], Float64Array>
>;

export interface FloorStock {
  /** Kilowatt-hours of the inventory that another sector or the module itself counts, by carrier. */
  readonly elsewhere: Float64Array;
  /** Floor that got a fossil system in the year, old floor and new, in `[0]`. */
  readonly fossilInstalled: Float64Array;
  /** Final energy of the year, in `[0]`. */
  readonly total: Float64Array;
  open(): void;
  year(): void;
}

/**
 * @param cells the account of the floor, filled while recording
 * @param heatCells the account of its heat, likewise
 */
export function wireFloorStock(
  context: FloorContext,
  cells: FloorCells,
  heatCells: HeatCells,
): FloorStock {
  const { p, l, referencePlanned, in: i, state, now, next, wished, got } = context;
  const { recording, clock, size } = context;
  const carriers = size["carrier"]!;
  const { floor, stages, systems, own, figures } = state;
  const { price_response, electricity_price_response } = p;
  const { population_end, degree_day_index } = i;
  const {
    energy,
    inventory_energy,
    heat_by_system,
    useful_heat,
    fossil_heat_share,
    heat_per_floor,
  } = now;
  const { renovated, built, heating_placed, heat_saved } = now;
  const { floor_area, floor_area_by_state } = next;

  const elsewhere = scratch(carriers);
  const fossilInstalled = scratch(1);
  const total = scratch(1);
  // What `step` reads and hands on; arrays for the reason given in `retirement.ts`.
  const work = scratch(WORK);
  const pace = scratch(2);
  const retired = scratch(FOSSIL_SYSTEMS);
  const systemsBefore = scratch(SYSTEMS);
  /** Floor weighed by heat that got each system. */
  const placed = scratch(SYSTEMS);

  /** FLO-5 of the floor as it stands. */
  const weigh = (): number =>
    heatWeight(
      floor[UNRENOVATED]!,
      floor[PARTLY]!,
      floor[DEEPLY]!,
      floor[BUILT]!,
      1 - figures[PARTIAL_SAVING]!,
      1 - figures[DEEP_SAVING]!,
      figures[NEW_HEAT_DEMAND]!,
    );

  const standing = (): number =>
    floor[UNRENOVATED]! + floor[PARTLY]! + floor[DEEPLY]! + floor[BUILT]!;

  /** Floor of one 1 January becomes that of the next, after `length` years, when `wanted` is needed. */
  const step = (rate: View, depth: View, mix: View, newMix: View): void => {
    const years = work[LENGTH]!;
    const unrenovated = floor[UNRENOVATED]!;
    const partly = floor[PARTLY]!;
    const deeply = floor[DEEPLY]!;
    const young = floor[BUILT]!;
    const area = unrenovated + partly + deeply + young;
    const weight = weigh();

    // FLO-3
    const toDemolish = figures[DEMOLITION_RATE]! * years * area;
    const fromUnrenovated = floorTaken(toDemolish, unrenovated);
    const fromPartly = floorTaken(toDemolish - fromUnrenovated, partly);
    const fromDeeply = floorTaken(toDemolish - fromUnrenovated - fromPartly, deeply);
    const fromYoung = floorTaken(
      Math.max(0, toDemolish - fromUnrenovated - fromPartly - fromDeeply),
      young,
    );
    const oldLeft = unrenovated - fromUnrenovated;
    const partlyLeft = partly - fromPartly;
    const deep = rate[0]! * depth[DEEP_RENOVATION]! * years * area;
    const partial = rate[0]! * depth[PARTIAL_RENOVATION]! * years * area;
    const oldToDeep = floorTaken(deep, oldLeft);
    const partlyToDeep = floorTaken(deep - oldToDeep, partlyLeft);
    const oldToPartly = floorTaken(partial, oldLeft - oldToDeep);
    const building = floorBuilt(work[WANTED]!, area - toDemolish);

    floor[UNRENOVATED] = Math.max(0, oldLeft - oldToDeep - oldToPartly);
    floor[PARTLY] = Math.max(0, partlyLeft - partlyToDeep + oldToPartly);
    floor[DEEPLY] = deeply - fromDeeply + oldToDeep + partlyToDeep;
    floor[BUILT] = young - fromYoung + building;
    work[RENOVATED] = oldToDeep + partlyToDeep + oldToPartly;
    work[NEWLY_BUILT] = building;
    work[WEIGHT_SAVED] = weightOfRenovation(
      oldToPartly,
      oldToDeep,
      partlyToDeep,
      figures[PARTIAL_SAVING]!,
      figures[DEEP_SAVING]!,
    );
    work[IS_BOUND] = oldToPartly < partial || oldToDeep + partlyToDeep < deep ? 1 : 0;

    // FLO-6
    const newWeight = figures[NEW_HEAT_DEMAND]! * building;
    const left = weight > 0 ? Math.max(0, weigh() - newWeight) / weight : 0;
    pace[0] = stagePace(figures[HEATING_LIFE]!, years);
    pace[1] = left;
    wearOut(stages, FOSSIL_SYSTEMS, pace, retired);
    const leaving = retired[GAS]! + retired[OIL]! + retired[OTHER]!;
    let fossilMix = 0;
    let fossilNewMix = 0;
    for (let system = 0; system < FOSSIL_SYSTEMS; system++) {
      const arriving = leaving * mix[system]!;
      const inNew = newWeight * newMix[system]!;
      placed[system] = systemsPlaced(0, arriving, left, inNew);
      stages[system] = stages[system]! + left * arriving + inNew;
      systems[system] = systemsAfter(systems[system]!, retired[system]!, arriving, left, inNew);
      fossilMix += mix[system]!;
      fossilNewMix += newMix[system]!;
    }
    for (let system = FOSSIL_SYSTEMS; system < SYSTEMS; system++) {
      const inNew = newWeight * newMix[system]!;
      const arriving = leaving * mix[system]!;
      const followed = (systems[system]! * years) / figures[HEATING_LIFE]!;
      placed[system] = systemsPlaced(followed, arriving, left, inNew);
      systems[system] = systemsAfter(systems[system]!, 0, arriving, left, inNew);
    }
    const replaced = weight > 0 ? (area * leaving) / weight : 0;
    fossilInstalled[0] = replaced * fossilMix + building * fossilNewMix;

    if (recording[0] === 1) {
      cells.opening[STATE_UNRENOVATED] = unrenovated;
      cells.opening[STATE_RENOVATED] = partly + deeply;
      cells.opening[STATE_NEW] = young;
      cells.in_new[STATE_NEW] = building;
      cells.in_renovated[STATE_RENOVATED] = oldToDeep + oldToPartly;
      cells.out_renovated[STATE_UNRENOVATED] = oldToDeep + oldToPartly;
      cells.out_demolished[STATE_UNRENOVATED] = fromUnrenovated;
      cells.out_demolished[STATE_RENOVATED] = fromPartly + fromDeeply;
      cells.out_demolished[STATE_NEW] = fromYoung;
      cells.closing[STATE_UNRENOVATED] = floor[UNRENOVATED]!;
      cells.closing[STATE_RENOVATED] = floor[PARTLY]! + floor[DEEPLY]!;
      cells.closing[STATE_NEW] = floor[BUILT]!;
    }
  };

  const showStocks = (): void => {
    floor_area_by_state[STATE_UNRENOVATED] = floor[UNRENOVATED]!;
    floor_area_by_state[STATE_RENOVATED] = floor[PARTLY]! + floor[DEEPLY]!;
    floor_area_by_state[STATE_NEW] = floor[BUILT]!;
    floor_area[0] = standing();
  };

  const readParameters = (): void => {
    figures[DEMOLITION_RATE] = p.demolition_rate[0]!;
    figures[PARTIAL_SAVING] = p.partial_saving[0]!;
    figures[DEEP_SAVING] = p.deep_saving[0]!;
    figures[NEW_HEAT_DEMAND] = p.new_heat_demand[0]!;
    figures[HEATING_LIFE] = p.heating_life[0]!;
    figures[BOILER_EFFICIENCY] = p.boiler_efficiency[0]!;
    figures[HEAT_PUMP_PERFORMANCE] = p.heat_pump_performance[0]!;
    figures[FLOOR_GROWTH] = p.floor_growth[0]!;
    figures[POPULATION_WEIGHT] = p.population_weight[0]!;
    figures[BASE_POPULATION] = p.base_population[0]!;
    figures[BASE_FLOOR_AREA] = p.base_floor_area[0]!;
    figures[ELECTRICITY_INTENSITY_CHANGE] = p.electricity_intensity_change[0]!;
  };

  /** Heat and electricity per m2 and the systems of the base year, from its meters. */
  const calibrate = (): void => {
    for (let carrier = 0; carrier < carriers; carrier++) {
      own[carrier] = ownEnergy(p.base_energy[carrier]!, elsewhere[carrier]!);
    }
    const weather = weatherFactor(p.space_heating_share[0]!, p.base_degree_days[0]!);
    const ordinary = weather > 0 ? 1 / weather : 0;
    const boiler = figures[BOILER_EFFICIENCY]! * ordinary;
    const otherFuel = own[LPG]! + own[COAL]!;
    const electric = own[ELECTRICITY]! * ordinary;
    figures[LPG_SHARE] = otherFuel > 0 ? own[LPG]! / otherFuel : 1;
    systems[GAS] = own[NATURAL_GAS]! * boiler;
    systems[OIL] = own[HEATING_OIL]! * boiler;
    systems[OTHER] = otherFuel * boiler;
    systems[WOOD] = own[BIOMASS]! * boiler;
    systems[DIRECT] = p.direct_heating_share[0]! * electric;
    systems[HEAT_PUMP] = p.heat_pump_share[0]! * electric * figures[HEAT_PUMP_PERFORMANCE]!;
    let heat = 0;
    for (let system = 0; system < SYSTEMS; system++) heat += systems[system]!;

    const area = figures[BASE_FLOOR_AREA]!;
    const shares = p.base_floor_share;
    floor[UNRENOVATED] = shares[STATE_UNRENOVATED]! * area;
    floor[PARTLY] = shares[STATE_RENOVATED]! * area;
    floor[DEEPLY] = 0;
    floor[BUILT] = shares[STATE_NEW]! * area;
    const weight = weigh();
    // FLO-8, FLO-10
    figures[PER_HEATED] = per(p.space_heating_share[0]! * heat, weight);
    figures[PER_FLOOR] = per((1 - p.space_heating_share[0]!) * heat, area);
    const heating = p.direct_heating_share[0]! + p.heat_pump_share[0]!;
    figures[EQUIPMENT_PER_FLOOR] = per((1 - heating) * own[ELECTRICITY]!, area);
    // Without any heat the systems are those of new floor, so that floor and systems agree.
    const newMix = referencePlanned.new_heating_mix;
    for (let system = 0; system < SYSTEMS; system++) {
      systems[system] = weight * (heat > 0 ? systems[system]! / heat : newMix[system]!);
    }
    for (let system = 0; system < FOSSIL_SYSTEMS; system++) {
      spreadEvenly(stages, FOSSIL_SYSTEMS, system, systems[system]!);
    }
  };

  /** From the middle of the base year to the first 1 January, as in the first year of the run. */
  const reachFirstYear = (): void => {
    const base = figures[BASE_FLOOR_AREA]!;
    const first = clock[0]!;
    const since = first - p.base_year[0]! - 0.5;
    figures[GROWN] = pow(1 + figures[FLOOR_GROWTH]!, since);
    figures[INTENSITY] = pow(1 + figures[ELECTRICITY_INTENSITY_CHANGE]!, since + 0.5);
    const people = populationIndex(i.population_start[0]!, figures[BASE_POPULATION]!);
    const reached = floorNeeded(base, figures[GROWN]!, figures[POPULATION_WEIGHT]!, people);
    const { renovation_rate, renovation_depth, heating_mix, new_heating_mix } = referencePlanned;
    for (let left = since; left > 0; left -= work[LENGTH]!) {
      work[LENGTH] = left % 1 > 0 ? left % 1 : 1;
      work[WANTED] = base + ((reached - base) * (since - left + work[LENGTH]!)) / since;
      step(renovation_rate, renovation_depth, heating_mix, new_heating_mix);
    }
    figures[NEEDED] = reached;
    if (since > 0) return;
    // A run from the base year or before: its floor is as the base year's, of the size needed.
    const size = per(reached, base);
    for (let kind = 0; kind < floor.length; kind++) floor[kind] = floor[kind]! * size;
    for (let at = 0; at < stages.length; at++) stages[at] = stages[at]! * size;
    for (let system = 0; system < SYSTEMS; system++) systems[system] = systems[system]! * size;
  };

  /** Share of the floor on a 1 January that is in use. */
  const inUse = (need: number, area: number): number => (area > 0 ? Math.min(1, need / area) : 0);

  /** Heat by system, and the energy it takes; `systemsBefore` holds the systems in use before. */
  const useEnergy = (): void => {
    const index = clock[1]!;
    const area = 0.5 * (work[NEEDED_BEFORE]! + figures[NEEDED]!);
    const usedAfter = inUse(figures[NEEDED]!, floor_area[0]!);
    let heated = 0;
    for (let system = 0; system < SYSTEMS; system++) {
      const mean = 0.5 * (systemsBefore[system]! + usedAfter * systems[system]!);
      systemsBefore[system] = mean;
      heated += mean;
    }
    const heat = usefulHeat(
      figures[PER_HEATED]! * degree_day_index[0]!,
      heated,
      figures[PER_FLOOR]!,
      area,
      price_response[index]!,
    );
    const each = heated > 0 ? heat / heated : 0;
    for (let system = 0; system < SYSTEMS; system++) {
      heat_by_system[system] = each * systemsBefore[system]!;
      heating_placed[system] = each * placed[system]!;
    }
    heat_saved[0] =
      (1 + price_response[index]!) *
      figures[PER_HEATED]! *
      degree_day_index[0]! *
      work[WEIGHT_SAVED]!;
    useful_heat[0] = each * heated;
    heat_per_floor[0] = per(each * heated, area);
    const fossil = systemsBefore[GAS]! + systemsBefore[OIL]! + systemsBefore[OTHER]!;
    fossil_heat_share[0] = heated > 0 ? Math.min(1, fossil / heated) : 0;

    const boiler = figures[BOILER_EFFICIENCY]!;
    const otherFuel = energyForHeat(heat_by_system[OTHER]!, boiler);
    energy[NATURAL_GAS] = energyForHeat(heat_by_system[GAS]!, boiler);
    energy[HEATING_OIL] = energyForHeat(heat_by_system[OIL]!, boiler);
    energy[LPG] = otherFuel * figures[LPG_SHARE]!;
    energy[COAL] = otherFuel * (1 - figures[LPG_SHARE]!);
    energy[BIOMASS] = energyForHeat(heat_by_system[WOOD]!, boiler);
    // Fuel of vehicles and machines on the meters of the sector follows its floor.
    const activity = per(area, figures[BASE_FLOOR_AREA]!);
    for (let carrier = DIESEL; carrier < ELECTRICITY; carrier++) {
      energy[carrier] = activity * own[carrier]!;
    }
    energy[ELECTRICITY] =
      heat_by_system[DIRECT]! +
      energyForHeat(heat_by_system[HEAT_PUMP]!, figures[HEAT_PUMP_PERFORMANCE]!) +
      equipmentElectricity(
        figures[EQUIPMENT_PER_FLOOR]!,
        area,
        figures[INTENSITY]!,
        electricity_price_response[index]!,
      );
    energy[NETWORK_HEAT] = 0; // delivered heat is the heat module's
    let sum = 0;
    for (let carrier = 0; carrier < carriers; carrier++) {
      sum += energy[carrier]!;
      inventory_energy[carrier] = p.base_energy[carrier]!;
    }
    total[0] = sum;
    if (recording[0] === 1) {
      const inRooms = figures[PER_HEATED]! * degree_day_index[0]! * heated;
      recordHeat(per(inRooms, inRooms + figures[PER_FLOOR]! * area));
    }
  };

  /**
   * What goes into the heating systems and what comes out, `inRooms` of it as heat of rooms. What a
   * heat pump gives beyond its electricity, or a boiler beyond its lower heating value, comes from
   * the environment.
   */
  const recordHeat = (inRooms: number): void => {
    heatCells.in_natural_gas[GAS] = energy[NATURAL_GAS]!;
    heatCells.in_heating_oil[OIL] = energy[HEATING_OIL]!;
    heatCells.in_lpg[OTHER] = energy[LPG]!;
    heatCells.in_coal[OTHER] = energy[COAL]!;
    heatCells.in_biomass[WOOD] = energy[BIOMASS]!;
    heatCells.in_electricity[DIRECT] = heat_by_system[DIRECT]!;
    heatCells.in_electricity[HEAT_PUMP] = energyForHeat(
      heat_by_system[HEAT_PUMP]!,
      figures[HEAT_PUMP_PERFORMANCE]!,
    );
    for (let system = 0; system < SYSTEMS; system++) {
      const taken =
        heatCells.in_natural_gas[system]! +
        heatCells.in_heating_oil[system]! +
        heatCells.in_lpg[system]! +
        heatCells.in_coal[system]! +
        heatCells.in_biomass[system]! +
        heatCells.in_electricity[system]!;
      const given = heat_by_system[system]!;
      heatCells.out_space_heat[system] = given * inRooms;
      heatCells.out_hot_water_and_kitchens[system] = given * (1 - inRooms);
      heatCells.in_environment[system] = Math.max(0, given - taken);
      heatCells.out_conversion_losses[system] = Math.max(0, taken - given);
    }
  };

  return {
    elsewhere,
    fossilInstalled,
    total,

    open() {
      readParameters();
      calibrate();
      reachFirstYear();
      showStocks();
    },

    year() {
      work[NEEDED_BEFORE] = figures[NEEDED]!;
      const areaBefore = standing();
      const usedBefore = inUse(figures[NEEDED]!, areaBefore);
      for (let system = 0; system < SYSTEMS; system++) {
        systemsBefore[system] = usedBefore * systems[system]!;
      }
      figures[GROWN] = figures[GROWN]! * (1 + figures[FLOOR_GROWTH]!);
      const people = populationIndex(population_end[0]!, figures[BASE_POPULATION]!);
      figures[NEEDED] = floorNeeded(
        figures[BASE_FLOOR_AREA]!,
        figures[GROWN]!,
        figures[POPULATION_WEIGHT]!,
        people,
      );
      work[LENGTH] = 1;
      work[WANTED] = figures[NEEDED]!;
      step(l.renovation_rate, l.renovation_depth, l.heating_mix, l.new_heating_mix);
      renovated[0] = work[RENOVATED]!;
      built[0] = work[NEWLY_BUILT]!;
      const rate = l.renovation_rate[0]!;
      wished.eligible[0] = rate;
      got.eligible[0] =
        work[IS_BOUND] === 1 ? Math.min(rate, per(renovated[0]!, areaBefore)) : rate;
      showStocks();
      useEnergy();
      figures[INTENSITY] = figures[INTENSITY]! * (1 + figures[ELECTRICITY_INTENSITY_CHANGE]!);
    },
  };
}
