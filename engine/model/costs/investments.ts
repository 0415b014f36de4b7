import type { WireContext } from "../../run/module.ts";
import { scratch } from "../scratch.ts";
import type { declaration } from "./declaration.ts";
import { investmentOf, learned, meanOfYear, placedToKeep } from "./equations.ts";
import {
  CARS,
  CHARGING_HOME,
  CHARGING_PUBLIC,
  HEATING,
  HEATING_MUNICIPAL,
  HEATING_NEW,
  HEATING_TERTIARY,
  KEPT,
  MEASURES,
  NETWORK_BUILDINGS,
  NETWORK_DWELLINGS,
  NETWORK_PIPES,
  PANELS,
  RENOVATION_APARTMENT,
  RENOVATION_HOUSE,
  RENOVATION_MUNICIPAL,
  RENOVATION_TERTIARY,
  SOURCES,
  WIND,
} from "./measures.ts";

const DEPTHS = 4;
const SYSTEMS = 5;
const SERVICE_SYSTEMS = 6;
/** Places in `heating_choice` and in `service_heating`. */
const HEAT_PUMP = 3;
const SERVICE_HEAT_PUMP = 5;
const HEAT_SOURCES = 6;
const BACKUP = HEAT_SOURCES - 1;
const SEGMENTS = 4;
const DRIVES = 4;
const BATTERY = DRIVES - 1;
/** Places in `learning_technology`. */
const LEARNED_HEAT_PUMPS = 0;
const LEARNED_PANELS = 1;
const LEARNED_WIND = 2;
const LEARNED_RENOVATION = 3;
const LEARNING = 4;
const KEPT_HOME = HEAT_SOURCES;
const KEPT_PUBLIC = HEAT_SOURCES + 1;

/** What is placed and what stands, in money. */
export interface Investments {
  /** Investment of each measure, without VAT. */
  readonly value: Float64Array;
  /** What stands of it at the price of a new one, mean of the year. */
  readonly worth: Float64Array;
  /** The first measure of which something stands; those before it need no upkeep. */
  readonly firstKept: number;
  open(): void;
  year(): void;
}

export function makeInvestments(context: WireContext<typeof declaration>): Investments {
  const { p, in: i, state, clock, size } = context;
  const years = size["year"]!;
  const value = scratch(MEASURES);
  const worth = scratch(MEASURES);
  const { placed, standing, present, learned_to: learnedTo } = state;
  const { life, source_full_load_hours: fullLoadHours } = p;
  /** Needed of each of `KEPT` at the end of the year. */
  const needed = scratch(KEPT.length);

  /** Price of one of each. */
  const price = scratch(KEPT.length);

  /** COS-3: fills the places of `KEPT` in `value`. */
  const keep = (index: number): void => {
    const row = index * KEPT.length;
    for (let which = 0; which < KEPT.length; which++) {
      const measure = KEPT[which]!;
      const lifetime = life[measure]!;
      let stands = standing[which]!;
      const whole = Math.floor(lifetime);
      if (whole <= index) {
        const rest = lifetime - whole;
        const at = (index - whole) * KEPT.length + which;
        let ended = (1 - rest) * placed[at]!;
        if (index > whole) ended += rest * placed[at - KEPT.length]!;
        stands = Math.max(0, stands - ended);
      }
      const before = present[which]! * Math.max(0, 1 - (index + 1) / lifetime);
      const added = placedToKeep(needed[which]!, stands, before);
      placed[row + which] = added;
      standing[which] = stands + added;
      value[measure] = investmentOf(added, price[which]!);
    }
  };

  return {
    value,
    worth,
    firstKept: HEATING,

    open() {
      present[KEPT_HOME] = p.home_chargers[0]! * i.cars_start[BATTERY]!;
      present[KEPT_PUBLIC] = i.charging_start[0]!;
      const { learning_rate, extra_doublings } = p;
      for (let technology = 0; technology < LEARNING; technology++) {
        const rate = learning_rate[technology]!;
        for (let year = 0; year < years; year++) {
          const at = technology * years + year;
          learnedTo[at] = learned(rate, extra_doublings[at]!);
        }
      }
    },

    year() {
      const index = clock[1]!;
      const building = state.building_prices[0]!;
      const renovating = building * learnedTo[LEARNED_RENOVATION * years + index]!;
      const forHeatPumps = learnedTo[LEARNED_HEAT_PUMPS * years + index]!;
      const forPanels = learnedTo[LEARNED_PANELS * years + index]!;

      const { renovated, renovated_apartments } = i;
      const { renovation_house_cost, renovation_apartment_cost } = p;
      for (let depth = 0; depth < DEPTHS; depth++) {
        const apartments = renovated_apartments[depth]!;
        const houses = Math.max(0, renovated[depth]! - apartments);
        value[RENOVATION_HOUSE + depth] = investmentOf(
          houses,
          renovation_house_cost[depth]! * renovating,
        );
        value[RENOVATION_APARTMENT + depth] = investmentOf(
          apartments,
          renovation_apartment_cost[depth]! * renovating,
        );
      }

      const { heating_placed, heating_placed_new, heating_start, heating_end } = i;
      const { heating_cost } = p;
      let inNew = 0;
      for (let system = 0; system < SYSTEMS; system++) {
        const learning = system === HEAT_PUMP ? forHeatPumps : 1;
        const each = heating_cost[system * years + index]! * learning;
        value[HEATING + system] = investmentOf(heating_placed[system]!, each);
        worth[HEATING + system] = meanOfYear(heating_start[system]!, heating_end[system]!) * each;
        inNew += investmentOf(heating_placed_new[system]!, each);
      }
      value[HEATING_NEW] = inNew;

      const perDwelling = p.network_dwelling_cost[0]! * building;
      const perBuilding = p.network_building_cost[0]! * building;
      const perMetre = p.pipe_cost[0]! * building;
      value[NETWORK_DWELLINGS] = investmentOf(i.dwellings_connected[0]!, perDwelling);
      worth[NETWORK_DWELLINGS] =
        meanOfYear(i.on_network_start[0]!, i.on_network_end[0]!) * perDwelling;
      value[NETWORK_BUILDINGS] = investmentOf(i.others_connected[0]!, perBuilding);
      worth[NETWORK_BUILDINGS] = meanOfYear(i.others_start[0]!, i.others_end[0]!) * perBuilding;
      const laid = i.metres_laid[0]!;
      const pipes = state.pipes[0]!;
      state.pipes[0] = pipes + laid;
      value[NETWORK_PIPES] = investmentOf(laid, perMetre);
      worth[NETWORK_PIPES] = meanOfYear(pipes, pipes + laid) * perMetre;

      const { fed_in } = i;
      const { source_cost } = p;
      let heat = 0;
      for (let source = 0; source < HEAT_SOURCES; source++) {
        const fed = fed_in[source]!;
        heat += fed;
        needed[source] = fed / fullLoadHours[source]!;
        price[source] = source_cost[source * years + index]!;
      }
      needed[BACKUP] = heat / fullLoadHours[BACKUP]!;
      if (index === 0) {
        for (let source = 0; source < HEAT_SOURCES; source++) present[source] = needed[source]!;
      }

      const { charging_cost } = p;
      const perCar = p.home_chargers[0]!;
      const homeStart = perCar * i.cars_start[BATTERY]!;
      const homeEnd = perCar * i.cars_end[BATTERY]!;
      const publicEnd = i.charging_end[0]!;
      needed[KEPT_HOME] = homeEnd;
      needed[KEPT_PUBLIC] = publicEnd;
      price[KEPT_HOME] = charging_cost[0]!;
      price[KEPT_PUBLIC] = charging_cost[1]!;
      keep(index);
      for (let source = 0; source < HEAT_SOURCES; source++) {
        worth[SOURCES + source] = needed[source]! * price[source]!;
      }
      worth[CHARGING_HOME] = meanOfYear(homeStart, homeEnd) * price[KEPT_HOME]!;
      worth[CHARGING_PUBLIC] = meanOfYear(i.charging_start[0]!, publicEnd) * price[KEPT_PUBLIC]!;

      const { panels_added, panels_start, panels_end } = i;
      const { pv_cost } = p;
      for (let segment = 0; segment < SEGMENTS; segment++) {
        const each = pv_cost[segment * years + index]! * forPanels;
        value[PANELS + segment] = investmentOf(panels_added[segment]!, each);
        worth[PANELS + segment] = meanOfYear(panels_start[segment]!, panels_end[segment]!) * each;
      }
      const perTurbineKilowatt = p.wind_cost[index]! * learnedTo[LEARNED_WIND * years + index]!;
      value[WIND] = investmentOf(i.wind_added[0]!, perTurbineKilowatt);
      worth[WIND] = meanOfYear(i.wind_start[0]!, i.wind_end[0]!) * perTurbineKilowatt;

      const perSaved = p.service_renovation_cost[0]! * renovating;
      value[RENOVATION_TERTIARY] = investmentOf(i.tertiary_heat_saved[0]!, perSaved);
      value[RENOVATION_MUNICIPAL] = investmentOf(i.municipal_heat_saved[0]!, perSaved);
      const { tertiary_placed, municipal_placed, tertiary_heat, municipal_heat } = i;
      const { service_heating_cost } = p;
      let tertiaryPlaced = 0;
      let municipalPlaced = 0;
      let tertiaryStands = 0;
      let municipalStands = 0;
      for (let system = 0; system < SERVICE_SYSTEMS; system++) {
        const learning = system === SERVICE_HEAT_PUMP ? forHeatPumps : 1;
        const each = service_heating_cost[system * years + index]! * learning;
        tertiaryPlaced += tertiary_placed[system]! * each;
        municipalPlaced += municipal_placed[system]! * each;
        tertiaryStands += tertiary_heat[system]! * each;
        municipalStands += municipal_heat[system]! * each;
      }
      const perHeat = 1 / p.service_full_load_hours[0]!;
      value[HEATING_TERTIARY] = tertiaryPlaced * perHeat;
      value[HEATING_MUNICIPAL] = municipalPlaced * perHeat;
      worth[HEATING_TERTIARY] = tertiaryStands * perHeat;
      worth[HEATING_MUNICIPAL] = municipalStands * perHeat;

      const { cars_sold, cars_start, cars_end } = i;
      const { car_cost } = p;
      for (let drive = 0; drive < DRIVES; drive++) {
        const each = car_cost[drive * years + index]!;
        value[CARS + drive] = investmentOf(cars_sold[drive]!, each);
        worth[CARS + drive] = meanOfYear(cars_start[drive]!, cars_end[drive]!) * each;
      }
    },
  };
}
