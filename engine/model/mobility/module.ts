import { pow } from "../../foundation/elementary.ts";
import { defineModule } from "../../run/module.ts";
import { BIOFUEL, DIESEL, ELECTRICITY, PETROL } from "../carriers.ts";
import { scratch } from "../scratch.ts";
import { BATTERY, DIESEL_CARS, makeCars, PLUG_IN } from "./cars.ts";
import { declaration } from "./declaration.ts";
import {
  baseTraffic,
  chargedElectricity,
  chargingNeed,
  fossilFuel,
  fuelThatCounts,
  perInhabitant,
  residentKilometres,
  trafficIndex,
} from "./equations.ts";
import { makeOtherVehicles } from "./other-vehicles.ts";

// Members of the dimension `vehicle`, in its order.
const CARS = 0;
const LORRIES = 2;

/** Cars, traffic on the territory, its energy, shared cars and charging points. */
export const mobility = defineModule(declaration, (context) => {
  const { p, l, planned, referencePlanned, in: i, state, now, next, clock, size } = context;
  const years = size["year"]!;
  const drives = size["drive"]!;
  const vehicles = size["vehicle"]!;
  const carriers = size["carrier"]!;
  const { efficiency, base_kilometres, background } = state;
  const { efficiency_change, background_growth, kilometre_share, local_share } = p;
  const { electricity_per_kilometre } = p;
  const { population_start, population_end } = i;
  const { vehicle_km_by_vehicle, car_km_by_drive, energy_by_drive } = now;
  const { electric_km_share, energy, inventory_energy, car_energy_by_carrier } = now;
  const cars = makeCars(context);
  const others = makeOtherVehicles(context);
  const baseEfficiency = scratch(vehicles);
  /** What traffic of the city itself follows, 1 in the base year: its cars, or its inhabitants. */
  const local = scratch(2);

  const setCharging = (points: number, population: number): void => {
    next.charging_points[0] = points;
    next.charging_points_per_100[0] = perInhabitant(points, population);
    next.charging_points_needed[0] = chargingNeed(
      next.cars_by_drive[BATTERY]!,
      p.cars_per_charging_point[0]!,
    );
  };

  return {
    open() {
      const first = clock[0]!;
      const base = p.base_year[0]!;
      for (let vehicle = 0; vehicle < vehicles; vehicle++) {
        const change = 1 + efficiency_change[vehicle]!;
        const built = p.consumption_year[vehicle]!;
        efficiency[vehicle] = pow(change, first - 1 - built);
        // A year is the mean of its two first Januaries.
        baseEfficiency[vehicle] = pow(change, base - 0.5 - built);
        background[vehicle] = pow(1 + background_growth[vehicle]!, first - base);
      }
      cars.open(baseEfficiency[CARS]!);
      others.open(baseEfficiency);

      // MOB-10
      let perKilometre = 0;
      for (let drive = 0; drive < BATTERY; drive++) perKilometre += cars.baseFuel[drive]!;
      perKilometre *= kilometre_share[CARS]!;
      for (let vehicle = 1; vehicle < vehicles; vehicle++) {
        perKilometre += kilometre_share[vehicle]! * others.baseFuel[vehicle - 1]!;
      }
      let fuel = 0;
      for (let kind = 0; kind < p.base_fuel.length; kind++) fuel += p.base_fuel[kind]!;
      const kilometres = baseTraffic(fuelThatCounts(fuel, p.traffic_scope[0]!), perKilometre);
      for (let vehicle = 0; vehicle < vehicles; vehicle++) {
        base_kilometres[vehicle] = kilometres * kilometre_share[vehicle]!;
      }
      const perCar = p.first_year_kilometres[0]! * cars.meanWeight[0]!;
      const grown = pow(1 + p.kilometres_change[0]!, first - base);
      state.per_car_index[0] = grown;
      state.per_car_base[0] = perCar / grown;
      setCharging(referencePlanned.charging_points[0]!, population_start[0]!);
    },

    year() {
      const index = clock[1]!;
      const coming = Math.min(index + 1, years - 1);
      for (let vehicle = 0; vehicle < vehicles; vehicle++) {
        efficiency[vehicle] = efficiency[vehicle]! * (1 + efficiency_change[vehicle]!);
      }
      cars.year();
      others.year();

      // MOB-8, MOB-9
      const people = 0.5 * (population_start[0]! + population_end[0]!);
      const basePeople = p.base_population[0]!;
      const perCarIndex = state.per_car_index[0]!;
      // In cars of the base year.
      const driving = residentKilometres(
        perCarIndex,
        cars.meanCars[0]!,
        cars.meanGivenUp[0]!,
        p.given_up_kilometres[0]!,
        l.modal_shift[0]!,
      );
      now.resident_km[0] = state.per_car_base[0]! * driving;
      local[0] = perInhabitant(driving, p.base_cars[0]! * basePeople);
      local[1] = perInhabitant(people, basePeople);
      let allKilometres = 0;
      for (let vehicle = 0; vehicle < vehicles; vehicle++) {
        const traffic =
          base_kilometres[vehicle]! *
          trafficIndex(
            local_share[vehicle]!,
            background[vehicle]!,
            local[vehicle === CARS ? 0 : 1]!,
          );
        vehicle_km_by_vehicle[vehicle] = traffic;
        allKilometres += traffic;
      }
      now.vehicle_km[0] = allKilometres;

      // MOB-11, MOB-12: cars
      const charging = p.charging_efficiency[0]!;
      const carKilometres = vehicle_km_by_vehicle[CARS]!;
      const plugIn = p.plug_in_electric_share[0]!;
      let electricity = 0;
      let carEnergy = 0;
      for (let drive = 0; drive < drives; drive++) {
        const driven = carKilometres * cars.share[drive]!;
        const onBattery = drive === BATTERY ? 1 : drive === PLUG_IN ? plugIn : 0;
        const charged = chargedElectricity(
          driven * onBattery,
          electricity_per_kilometre[CARS]!,
          charging,
        );
        const used = carKilometres * cars.fuel[drive]! + charged;
        car_km_by_drive[drive] = driven;
        energy_by_drive[drive] = used;
        electricity += charged;
        carEnergy += used;
      }
      now.car_km[0] = carKilometres;
      now.car_energy[0] = carEnergy;
      electric_km_share[CARS] = Math.min(1, cars.share[BATTERY]! + plugIn * cars.share[PLUG_IN]!);

      const carElectricity = electricity;

      // Vans, lorries and buses burn diesel.
      const carDiesel = carKilometres * cars.fuel[DIESEL_CARS]!;
      let diesel = carDiesel;
      const petrol = carKilometres * (cars.fuel[0]! + cars.fuel[PLUG_IN]!);
      for (let vehicle = 1; vehicle < vehicles; vehicle++) {
        const driven = vehicle_km_by_vehicle[vehicle]!;
        const onBattery = others.battery[vehicle - 1]!;
        electric_km_share[vehicle] = onBattery;
        diesel += driven * others.fuel[vehicle - 1]!;
        electricity += chargedElectricity(
          driven * onBattery,
          electricity_per_kilometre[vehicle]!,
          charging,
        );
      }
      // Depots and stations of transport firms grow with the lorries.
      electricity +=
        p.depot_electricity[0]! *
        trafficIndex(local_share[LORRIES]!, background[LORRIES]!, local[1]!);

      // MOB-13
      const biofuel = p.biofuel_share[index]!;
      const fossilDiesel = fossilFuel(diesel, biofuel);
      const fossilPetrol = fossilFuel(petrol, biofuel);
      const blended = diesel - fossilDiesel + (petrol - fossilPetrol);
      for (let carrier = 0; carrier < carriers; carrier++) {
        energy[carrier] = 0;
        inventory_energy[carrier] = 0;
        car_energy_by_carrier[carrier] = 0;
      }
      energy[DIESEL] = fossilDiesel;
      energy[PETROL] = fossilPetrol;
      energy[BIOFUEL] = blended;
      energy[ELECTRICITY] = electricity;
      const fossilCarDiesel = fossilFuel(carDiesel, biofuel);
      car_energy_by_carrier[DIESEL] = fossilCarDiesel;
      car_energy_by_carrier[PETROL] = fossilPetrol;
      car_energy_by_carrier[BIOFUEL] = carDiesel - fossilCarDiesel + (petrol - fossilPetrol);
      car_energy_by_carrier[ELECTRICITY] = carElectricity;
      // Members of the dimension `motor_fuel`: as the carriers, in their order.
      for (let kind = 0; kind < p.base_fuel.length; kind++) {
        inventory_energy[DIESEL + kind] = fuelThatCounts(p.base_fuel[kind]!, p.traffic_scope[0]!);
      }
      inventory_energy[ELECTRICITY] = p.depot_electricity[0]!;
      now.electricity[0] = electricity;
      now.final_energy[0] = fossilDiesel + fossilPetrol + blended + electricity;

      setCharging(planned.charging_points[coming]!, population_end[0]!);
      state.per_car_index[0] = perCarIndex * (1 + p.kilometres_change[0]!);
      for (let vehicle = 0; vehicle < vehicles; vehicle++) {
        background[vehicle] = background[vehicle]! * (1 + background_growth[vehicle]!);
      }
    },

    adjust() {
      cars.adjust();
      setCharging(next.charging_points[0]!, population_end[0]!);
    },
  };
});
