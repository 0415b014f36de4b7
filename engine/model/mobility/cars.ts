import { exp } from "../../foundation/elementary.ts";
import type { View, WireContext } from "../../run/module.ts";
import { groupsAlong, isObserved, rake, recordAdjustment, wholeOf } from "../raking.ts";
import { scratch } from "../scratch.ts";
import type { declaration } from "./declaration.ts";
import {
  carsGivenUp,
  closing,
  combustionShare,
  comingIn,
  fuelPerKilometre,
  kilometreShare,
  likeItsAge,
  perInhabitant,
} from "./equations.ts";
import { makeSurvival } from "./survival.ts";

// Members of the dimension `drive`, in its order; battery cars have no engine.
export const PETROL = 0;
export const DIESEL_CARS = 1;
export const PLUG_IN = 2;
export const BATTERY = 3;
/** Member of the dimension `vehicle`. */
const CARS = 0;

export interface Cars {
  /** Share of the kilometres of cars by drive, and fuel per kilometre of all cars, of the year. */
  readonly share: Float64Array;
  readonly fuel: Float64Array;
  /** That fuel in the base year, after `open`. */
  readonly baseFuel: Float64Array;
  /** In `open`: kilometres per car of the opening fleet against a car in its first year. */
  readonly meanWeight: Float64Array;
  /** Mean cars of the year and mean cars given up for shared ones. */
  readonly meanCars: Float64Array;
  readonly meanGivenUp: Float64Array;
  /** `baseEfficiency`: fuel of vehicles against the year of consumption, in the base year. */
  open(baseEfficiency: number): void;
  year(): void;
  adjust(): void;
}

/** The cars registered in the city: who comes, who leaves, and how they share kilometres out. */
export const makeCars = (context: WireContext<typeof declaration>): Cars => {
  const { p, l, planned, referencePlanned, state, now, next } = context;
  const { account, observed, recording, clock, size, wished, got } = context;
  const { population_start, population_end } = context.in;
  const years = size["year"]!;
  const drives = size["drive"]!;
  const classes = size["vehicle_age"]!;
  const oldest = classes - 1;
  const survival = makeSurvival(classes);
  const cells = account.cars;
  const { fleet, staying, kilometre_weight, fuel_weight, drive_share, drive_fuel } = state;
  const { efficiency } = state;
  const { opening_mix, opening_age, base_mix, second_hand_age, combustion_sales } = p;
  const { drive_kilometres, car_fuel } = p;
  const { cars_by_drive } = next;

  // The work of one year.
  const mix = scratch(drives);
  const weighted = scratch(drives);
  const weightedFuel = scratch(drives);
  // In `open`: the same per car of a drive.
  const weightOf = scratch(drives);
  const fuelWeightOf = scratch(drives);
  const ofAge = scratch(classes);
  const left = scratch(drives);
  const bought = scratch(drives);
  const secondHand = scratch(drives);
  const opened = scratch(drives);
  const kept = scratch(drives);
  // New and second-hand cars of the year; arrays for the reason given in `retirement.ts`.
  const newCars = scratch(1);
  const usedCars = scratch(1);
  // What the traffic reads.
  const share = scratch(drives);
  const fuel = scratch(drives);
  const baseShare = scratch(drives);
  const baseFuel = scratch(drives);
  const meanWeight = scratch(1);
  const meanCars = scratch(1);
  const meanGivenUp = scratch(1);

  /** MOB-7 and MOB-11 from the weighted cars by drive; without cars the last shares stand. */
  const shareOut = (efficiency: number, shares: Float64Array, fuels: Float64Array): void => {
    let total = 0;
    for (let drive = 0; drive < drives; drive++) {
      total += drive_kilometres[drive]! * weighted[drive]!;
    }
    if (!(total > 0)) return;
    for (let drive = 0; drive < drives; drive++) {
      shares[drive] = kilometreShare(drive_kilometres[drive]! * weighted[drive]!, total);
    }
    for (let drive = 0; drive < BATTERY; drive++) {
      const onFuel = drive === PLUG_IN ? 1 - p.plug_in_electric_share[0]! : 1;
      fuels[drive] =
        shares[drive]! *
        onFuel *
        fuelPerKilometre(car_fuel[drive]!, efficiency, weightedFuel[drive]!, weighted[drive]!);
    }
    fuels[BATTERY] = 0;
  };

  const weigh = (mixture: View): void => {
    for (let drive = 0; drive < drives; drive++) {
      weighted[drive] = mixture[drive]! * weightOf[drive]!;
      weightedFuel[drive] = mixture[drive]! * fuelWeightOf[drive]!;
    }
  };

  const setStocks = (population: number, shared: number): void => {
    let total = 0;
    for (let drive = 0; drive < drives; drive++) total += cars_by_drive[drive]!;
    const battery = cars_by_drive[BATTERY]!;
    state.cars[0] = total;
    next.cars[0] = total;
    next.car_ownership[0] = perInhabitant(total, population);
    next.share_electric[0] = total > 0 ? battery / total : 0;
    next.shared_cars[0] = shared;
    next.shared_cars_per_1000[0] = perInhabitant(shared, population);
  };

  /**
   * MOB-1: a year older, oldest first; the open class keeps its own. All drives in one loop over the
   * ages, here and in `renew`: the figures of an age are read once for the four.
   */
  const growOlder = (): void => {
    const openStays = staying[oldest]!;
    let petrolBefore = fleet[oldest]!;
    let dieselBefore = fleet[classes + oldest]!;
    let plugInBefore = fleet[2 * classes + oldest]!;
    let batteryBefore = fleet[3 * classes + oldest]!;
    let petrolOlder = petrolBefore * openStays;
    let dieselOlder = dieselBefore * openStays;
    let plugInOlder = plugInBefore * openStays;
    let batteryOlder = batteryBefore * openStays;
    let petrolOpened = petrolBefore;
    let dieselOpened = dieselBefore;
    let plugInOpened = plugInBefore;
    let batteryOpened = batteryBefore;
    let petrolKept = 0;
    let dieselKept = 0;
    let plugInKept = 0;
    let batteryKept = 0;
    for (let age = oldest; age > 0; age--) {
      const younger = age - 1;
      const stays = staying[younger]!;
      petrolBefore = fleet[younger]!;
      dieselBefore = fleet[classes + younger]!;
      plugInBefore = fleet[2 * classes + younger]!;
      batteryBefore = fleet[3 * classes + younger]!;
      petrolOpened += petrolBefore;
      dieselOpened += dieselBefore;
      plugInOpened += plugInBefore;
      batteryOpened += batteryBefore;
      const petrolCars = petrolBefore * stays + petrolOlder;
      const dieselCars = dieselBefore * stays + dieselOlder;
      const plugInCars = plugInBefore * stays + plugInOlder;
      const batteryCars = batteryBefore * stays + batteryOlder;
      petrolOlder = 0;
      dieselOlder = 0;
      plugInOlder = 0;
      batteryOlder = 0;
      fleet[age] = petrolCars;
      fleet[classes + age] = dieselCars;
      fleet[2 * classes + age] = plugInCars;
      fleet[3 * classes + age] = batteryCars;
      ofAge[age] = petrolCars + dieselCars + plugInCars + batteryCars;
      petrolKept += petrolCars;
      dieselKept += dieselCars;
      plugInKept += plugInCars;
      batteryKept += batteryCars;
    }
    ofAge[0] = 0;
    fleet[0] = 0;
    fleet[classes] = 0;
    fleet[2 * classes] = 0;
    fleet[3 * classes] = 0;
    opened[PETROL] = petrolOpened;
    opened[DIESEL_CARS] = dieselOpened;
    opened[PLUG_IN] = plugInOpened;
    opened[BATTERY] = batteryOpened;
    kept[PETROL] = petrolKept;
    kept[DIESEL_CARS] = dieselKept;
    kept[PLUG_IN] = plugInKept;
    kept[BATTERY] = batteryKept;
  };

  /**
   * MOB-5, and the kilometres of the coming 1 January (MOB-7): second-hand cars of an age come in as
   * the survivors of that age, new ones at age 0.
   */
  const renew = (): void => {
    const sold = newCars[0]!;
    const used = usedCars[0]!;
    const petrolMix = mix[PETROL]!;
    const dieselMix = mix[DIESEL_CARS]!;
    const plugInMix = mix[PLUG_IN]!;
    const batteryMix = mix[BATTERY]!;
    // New cars, until the first class has had them.
    let petrolNew = sold * petrolMix;
    let dieselNew = sold * dieselMix;
    let plugInNew = sold * plugInMix;
    let batteryNew = sold * batteryMix;
    bought[PETROL] = petrolNew;
    bought[DIESEL_CARS] = dieselNew;
    bought[PLUG_IN] = plugInNew;
    bought[BATTERY] = batteryNew;
    let petrolWeight = 0;
    let dieselWeight = 0;
    let plugInWeight = 0;
    let batteryWeight = 0;
    let petrolFuel = 0;
    let dieselFuel = 0;
    let plugInFuel = 0;
    let batteryFuel = 0;
    let petrolCome = 0;
    let dieselCome = 0;
    let plugInCome = 0;
    let batteryCome = 0;
    for (let age = 0; age < classes; age++) {
      let petrolCars = fleet[age]!;
      let dieselCars = fleet[classes + age]!;
      let plugInCars = fleet[2 * classes + age]!;
      let batteryCars = fleet[3 * classes + age]!;
      const coming = used * second_hand_age[age]!;
      if (coming > 0) {
        const all = ofAge[age]!;
        const some = all > 0;
        const petrol = some ? likeItsAge(coming, petrolCars, all) : coming * petrolMix;
        const diesel = some ? likeItsAge(coming, dieselCars, all) : coming * dieselMix;
        const plugIn = some ? likeItsAge(coming, plugInCars, all) : coming * plugInMix;
        const battery = some ? likeItsAge(coming, batteryCars, all) : coming * batteryMix;
        petrolCars += petrol;
        dieselCars += diesel;
        plugInCars += plugIn;
        batteryCars += battery;
        petrolCome += petrol;
        dieselCome += diesel;
        plugInCome += plugIn;
        batteryCome += battery;
      }
      petrolCars += petrolNew;
      dieselCars += dieselNew;
      plugInCars += plugInNew;
      batteryCars += batteryNew;
      petrolNew = 0;
      dieselNew = 0;
      plugInNew = 0;
      batteryNew = 0;
      fleet[age] = petrolCars;
      fleet[classes + age] = dieselCars;
      fleet[2 * classes + age] = plugInCars;
      fleet[3 * classes + age] = batteryCars;
      const kilometres = kilometre_weight[age]!;
      const burnt = fuel_weight[age]!;
      petrolWeight += petrolCars * kilometres;
      dieselWeight += dieselCars * kilometres;
      plugInWeight += plugInCars * kilometres;
      batteryWeight += batteryCars * kilometres;
      petrolFuel += petrolCars * burnt;
      dieselFuel += dieselCars * burnt;
      plugInFuel += plugInCars * burnt;
      batteryFuel += batteryCars * burnt;
    }
    weighted[PETROL] = petrolWeight;
    weighted[DIESEL_CARS] = dieselWeight;
    weighted[PLUG_IN] = plugInWeight;
    weighted[BATTERY] = batteryWeight;
    weightedFuel[PETROL] = petrolFuel;
    weightedFuel[DIESEL_CARS] = dieselFuel;
    weightedFuel[PLUG_IN] = plugInFuel;
    weightedFuel[BATTERY] = batteryFuel;
    secondHand[PETROL] = petrolCome;
    secondHand[DIESEL_CARS] = dieselCome;
    secondHand[PLUG_IN] = plugInCome;
    secondHand[BATTERY] = batteryCome;
  };

  const recordYear = (): void => {
    for (let drive = 0; drive < drives; drive++) {
      cells.opening[drive] = opened[drive]!;
      cells.in_new[drive] = bought[drive]!;
      cells.in_second_hand[drive] = secondHand[drive]!;
      cells.out_scrapped[drive] = left[drive]!;
      cells.closing[drive] = cars_by_drive[drive]!;
    }
  };

  return {
    share,
    fuel,
    baseFuel,
    meanWeight,
    meanCars,
    meanGivenUp,

    open(baseEfficiency) {
      survival.make(p.survival_scale[0]!, p.survival_shape[0]!);
      staying.set(survival.staying);
      const perYearOfAge = exp(-p.kilometre_decline[CARS]!);
      const perYearOfBuilding = 1 / (1 + p.efficiency_change[CARS]!);
      let kilometres = 1;
      let burnt = 1;
      for (let age = 0; age < classes; age++) {
        kilometre_weight[age] = kilometres;
        fuel_weight[age] = kilometres * burnt;
        kilometres *= perYearOfAge;
        burnt *= perYearOfBuilding;
      }

      // The fleet of the first 1 January is what stands, whatever the plan wishes.
      const population = population_start[0]!;
      const total = referencePlanned.cars_per_1000[0]! * population;
      let perCar = 0;
      for (let drive = 0; drive < drives; drive++) {
        const cars = total * opening_mix[drive]!;
        let ofDrive = 0;
        let weight = 0;
        let weightOfFuel = 0;
        for (let age = 0; age < classes; age++) {
          const at = drive * classes + age;
          const part = opening_age[at]!;
          fleet[at] = cars * part;
          ofDrive += cars * part;
          weight += part * kilometre_weight[age]!;
          weightOfFuel += part * fuel_weight[age]!;
        }
        cars_by_drive[drive] = ofDrive;
        perCar += opening_mix[drive]! * weight;
        weightOf[drive] = weight;
        fuelWeightOf[drive] = weightOfFuel;
      }
      meanWeight[0] = perCar;
      weigh(base_mix);
      shareOut(baseEfficiency, baseShare, baseFuel);
      weigh(opening_mix);
      shareOut(efficiency[CARS]!, drive_share, drive_fuel);
      state.given_up[0] = 0;
      state.more_than_wished[0] = -1;
      setStocks(population, referencePlanned.shared_cars[0]!);
    },

    year() {
      const index = clock[1]!;
      // The wish for the coming 1 January; beyond the last year of the run the last wish holds.
      const coming = Math.min(index + 1, years - 1);
      const population = population_end[0]!;
      const wish = l.cars_per_1000[0]!;
      const standing =
        index === 0 ? referencePlanned.cars_per_1000[0]! : state.more_than_wished[0]!;
      wished.cars_leave_in_time[0] = wish;
      got.cars_leave_in_time[0] = Math.max(wish, standing);

      growOlder();
      let survivors = 0;
      for (let drive = 0; drive < drives; drive++) {
        // A year in which nobody leaves is not to round below 0.
        left[drive] = Math.max(0, opened[drive]! - kept[drive]!);
        survivors += kept[drive]!;
      }

      const shared = planned.shared_cars[coming]!;
      const owned = planned.cars_per_1000[coming]! * population;
      const wantedLess = Math.min(
        owned,
        carsGivenUp(shared, referencePlanned.shared_cars[0]!, p.cars_replaced[0]!),
      );
      const wanted = owned - wantedLess;
      const inflow = comingIn(wanted, survivors);
      // Where more cars stand than wanted, the shared ones have not replaced them yet.
      const givenUp = Math.max(0, Math.min(wantedLess, owned - survivors));
      state.more_than_wished[0] =
        survivors > wanted && population > 0 ? (survivors + wantedLess) / population : -1;

      // MOB-3, MOB-4
      const used = p.second_hand_share[0]! * inflow;
      const sold = inflow - used;
      const battery = l.battery_share_of_sales[0]!;
      let weights = 0;
      for (let drive = 0; drive < BATTERY; drive++) {
        weights += combustion_sales[drive * years + index]!;
      }
      for (let drive = 0; drive < BATTERY; drive++) {
        mix[drive] =
          weights > 0
            ? combustionShare(battery, combustion_sales[drive * years + index]!, weights)
            : drive === PETROL
              ? 1 - battery
              : 0;
      }
      mix[BATTERY] = battery;

      const oldCars = state.cars[0]!;
      newCars[0] = sold;
      usedCars[0] = used;
      renew();
      let leaving = 0;
      for (let drive = 0; drive < drives; drive++) {
        const fresh = bought[drive]!;
        const gone = left[drive]!;
        leaving += gone;
        now.sales_by_drive[drive] = fresh;
        cars_by_drive[drive] = closing(opened[drive]!, fresh, secondHand[drive]!, gone);
      }
      now.sales[0] = sold;
      now.second_hand[0] = used;
      now.scrapped[0] = leaving;

      for (let drive = 0; drive < drives; drive++) {
        share[drive] = 0.5 * drive_share[drive]!;
        fuel[drive] = 0.5 * drive_fuel[drive]!;
      }
      shareOut(efficiency[CARS]!, drive_share, drive_fuel);
      for (let drive = 0; drive < drives; drive++) {
        share[drive] = share[drive]! + 0.5 * drive_share[drive]!;
        fuel[drive] = fuel[drive]! + 0.5 * drive_fuel[drive]!;
      }
      const givenUpBefore = state.given_up[0]!;
      state.given_up[0] = givenUp;
      setStocks(population, shared);
      meanCars[0] = 0.5 * (oldCars + state.cars[0]!);
      meanGivenUp[0] = 0.5 * (givenUpBefore + givenUp);
      if (recording[0] === 1) recordYear();
    },

    /**
     * MOB-17  Restart from observed cars
     *
     *   c(d, a)' = c(d, a) · N(d)' / N(d)
     *
     *   c  cars of a drive and an age                       [vehicle]
     *   N  cars by drive, before and after the adjustment   [vehicle]   output mobility.cars_by_drive
     *
     * The drives are raked to what was observed (RAK-1), a share of battery cars as a number of them;
     * the ages of a drive keep their proportions. How many cars there are per inhabitant is the
     * lever's: a fleet that was set to another size comes back to it as cars are bought or leave.
     *
     * Source  Register of vehicles by fuel; the ages behind it are not published by municipality.
     * Test    test/laws/restart.test.ts, "closes every account, with the adjustment in a column of its own".
     */
    adjust() {
      const before = cars_by_drive.slice();
      const drivesObserved = Float64Array.from(observed.cars_by_drive);
      const groupOf = groupsAlong(1, drives, 1);
      const margin = { groupOf, observed: drivesObserved };
      const whole = wholeOf(cars_by_drive, observed.cars[0]!, [margin]);
      const electric = observed.share_electric[0]!;
      if (Number.isNaN(drivesObserved[BATTERY]!)) drivesObserved[BATTERY] = electric * whole;
      if (Number.isNaN(observed.cars[0]!) && !isObserved(drivesObserved)) {
        setStocks(population_end[0]!, next.shared_cars[0]!);
        return;
      }
      rake(cars_by_drive, whole, [margin]);
      for (let drive = 0; drive < drives; drive++) {
        const stood = before[drive]!;
        let weight = 0;
        let weightOfFuel = 0;
        for (let age = 0; age < classes; age++) {
          const at = drive * classes + age;
          if (stood > 0) fleet[at] = (fleet[at]! * cars_by_drive[drive]!) / stood;
          else fleet[at] = age === 0 ? cars_by_drive[drive]! : 0;
          weight += fleet[at]! * kilometre_weight[age]!;
          weightOfFuel += fleet[at]! * fuel_weight[age]!;
        }
        weighted[drive] = weight;
        weightedFuel[drive] = weightOfFuel;
      }
      shareOut(efficiency[CARS]!, drive_share, drive_fuel);
      setStocks(population_end[0]!, next.shared_cars[0]!);
      if (recording[0] === 1) recordAdjustment(cells, before, cars_by_drive);
    },
  };
};
