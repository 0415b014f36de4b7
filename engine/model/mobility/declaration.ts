import type { ModuleDeclaration, Text } from "../../scenario/declarations.ts";
import { extensive, intensive, text } from "../declare.ts";
import { dimensions } from "./dimensions.ts";

const amount = <const D extends readonly string[]>(unit: string, dims: D, label: Text) =>
  extensive(unit, dims, 1e13, label);

const output =
  <const K extends "stock" | "flow">(kind: K) =>
  (unit: string, label: Text, meaning: Text, equation: string, from: readonly string[]) =>
    ({
      unit,
      kind,
      dims: [],
      label,
      meaning,
      scale: "extensive",
      equation,
      from,
      min: 0,
    }) as const;

const stock = output("stock");
const flow = output("flow");

const causes = (...lists: (readonly string[])[]): readonly string[] => [...new Set(lists.flat())];

const people = ["in.population_start", "in.population_end"];
const survival = ["p.survival_scale", "p.survival_shape"];
/** Drives leave alike at an age; that they differ in age at the start is in `opening_age`. */
const number = [
  "l.cars_per_1000",
  "l.shared_cars",
  "p.cars_replaced",
  ...survival,
  "p.opening_mix",
  "p.opening_age",
  "p.second_hand_share",
  "p.second_hand_age",
  ...people,
];
const drives = [...number, "l.battery_share_of_sales", "p.combustion_sales"];
/** The share of battery cars does not ask how the others are mixed. */
const battery = [...number, "l.battery_share_of_sales"];
const drivesOfYear = ["l.battery_share_of_sales", "p.combustion_sales"];
const base = [
  "p.base_fuel",
  "p.traffic_scope",
  "p.kilometre_share",
  "p.base_mix",
  "p.opening_age",
  "p.kilometre_decline",
  "p.drive_kilometres",
  "p.car_fuel",
  "p.plug_in_electric_share",
  "p.vehicle_fuel",
  "p.efficiency_change",
  "p.consumption_year",
  "p.base_year",
  "p.vehicle_scale",
  "p.survival_shape",
];
const traffic = [
  "p.base_year",
  "p.local_share",
  "p.background_growth",
  "p.base_population",
  ...people,
];
const carTraffic = causes(traffic, number, [
  "p.base_cars",
  "p.kilometres_change",
  "p.given_up_kilometres",
  "l.modal_shift",
]);
const carKilometres = causes(base, carTraffic);
const driveShares = causes(drives, ["p.kilometre_decline", "p.drive_kilometres"]);
const otherShares = [
  "p.vehicle_scale",
  "p.survival_shape",
  "p.kilometre_decline",
  "p.opening_battery",
  "p.battery_sales",
];
const electric = ["p.electricity_per_kilometre", "p.charging_efficiency"];
const carEnergy = causes(carKilometres, driveShares, electric);
const electricity = causes(carEnergy, otherShares, ["p.depot_electricity"]);
const finalEnergy = electricity;

export const declaration = {
  id: "mobility",
  label: text("Mobiliteit", "Mobility"),
  dimensions,
  parameters: {
    opening_mix: {
      ...intensive(
        "1",
        ["drive"],
        [0, 1],
        text("Wagens per aandrijving bij de start", "Cars by drive at the start"),
      ),
      sumsToOne: true,
    },
    opening_age: {
      ...intensive(
        "1",
        ["drive", "vehicle_age"],
        [0, 1],
        text(
          "Leeftijd van de wagens van een aandrijving bij de start",
          "Age of the cars of a drive at the start",
        ),
      ),
      sumsToOne: true,
    },
    survival_scale: intensive(
      "year",
      [],
      [3, 60],
      text("Schaal van de overlevingskromme van wagens", "Scale of the survival curve of cars"),
    ),
    survival_shape: intensive(
      "1",
      [],
      [1, 10],
      text(
        "Vorm van de overlevingskromme van voertuigen",
        "Shape of the survival curve of vehicles",
      ),
    ),
    second_hand_share: intensive(
      "1",
      [],
      [0, 1],
      text(
        "Aandeel tweedehands van elders in de instroom van wagens",
        "Share of second-hand cars from elsewhere among the cars that come in",
      ),
    ),
    second_hand_age: {
      ...intensive(
        "1",
        ["vehicle_age"],
        [0, 1],
        text(
          "Leeftijd van tweedehandse wagens van elders",
          "Age of second-hand cars from elsewhere",
        ),
      ),
      sumsToOne: true,
    },
    combustion_sales: intensive(
      "1",
      ["combustion_drive", "year"],
      [0, 1],
      text(
        "Verdeling van de verkoop die niet op batterij rijdt",
        "Mix of the sales that are no battery cars",
      ),
    ),
    cars_replaced: intensive(
      "1",
      [],
      [0, 30],
      text("Privéwagens die één deelwagen vervangt", "Private cars that one shared car replaces"),
    ),
    given_up_kilometres: intensive(
      "1",
      [],
      [0, 1],
      text(
        "Deel van de kilometers van een opgegeven wagen dat verdwijnt",
        "Part of the kilometres of a car given up that vanishes",
      ),
    ),
    first_year_kilometres: intensive(
      "km/vehicle",
      [],
      [0, 1e6],
      text("Kilometers van een wagen in zijn eerste jaar", "Kilometres of a car in its first year"),
    ),
    kilometre_decline: intensive(
      "1/year",
      ["vehicle"],
      [0, 0.5],
      text("Daling van de kilometers per jaar leeftijd", "Fall of kilometres per year of age"),
    ),
    drive_kilometres: intensive(
      "1",
      ["drive"],
      [0.1, 5],
      text(
        "Kilometers met een aandrijving tegenover een gemiddelde wagen van dezelfde leeftijd",
        "Kilometres with a drive against a mean car of the same age",
      ),
    ),
    kilometres_change: intensive(
      "1/year",
      [],
      [-0.1, 0.1],
      text("Verandering van de kilometers per wagen", "Change of kilometres per car"),
    ),
    base_year: {
      ...intensive(
        "year",
        [],
        [1990, 2100],
        text("Jaar van de motorbrandstof in de inventaris", "Year of the inventory's motor fuel"),
      ),
      inventory: {
        what: "base_year",
        describedBy: ["base_population", "base_cars", "base_mix", "depot_electricity"],
      },
    },
    base_fuel: {
      ...amount(
        "kWh",
        ["motor_fuel"],
        text(
          "Motorbrandstof op het grondgebied in het basisjaar",
          "Motor fuel on the territory in the base year",
        ),
      ),
      short: text("Beginwaarde motorbrandstof", "Motor fuel at the start"),
      inventory: { what: "energy", sectors: ["transport"] },
    },
    traffic_scope: {
      ...intensive(
        "1",
        [],
        [0, 3],
        text(
          "Verkeer dat meetelt tegenover de inventaris (0,81 zonder autosnelwegen, 1,31 met al hun verkeer)",
          "Traffic that counts against the inventory (0.81 without motorways, 1.31 with all of theirs)",
        ),
      ),
      short: text("Hoeveel snelwegverkeer meetelt", "How much motorway traffic counts"),
    },
    base_population: amount(
      "person",
      [],
      text("Gemiddelde bevolking van het basisjaar", "Mean population of the base year"),
    ),
    base_cars: intensive(
      "vehicle/person",
      [],
      [0, 2],
      text("Wagens per inwoner in het basisjaar", "Cars per inhabitant in the base year"),
    ),
    base_mix: {
      ...intensive(
        "1",
        ["drive"],
        [0, 1],
        text("Wagens per aandrijving in het basisjaar", "Cars by drive in the base year"),
      ),
      sumsToOne: true,
    },
    kilometre_share: {
      ...intensive(
        "1",
        ["vehicle"],
        [0, 1],
        text(
          "Aandeel in de kilometers op het grondgebied in het basisjaar",
          "Share of the kilometres on the territory in the base year",
        ),
      ),
      sumsToOne: true,
    },
    local_share: intensive(
      "1",
      ["vehicle"],
      [0, 1],
      text(
        "Deel van het verkeer dat van de stad zelf is",
        "Part of the traffic that is of the city itself",
      ),
    ),
    background_growth: intensive(
      "1/year",
      ["vehicle"],
      [-0.2, 0.2],
      text("Groei van het verkeer van elders", "Growth of the traffic from elsewhere"),
    ),
    car_fuel: intensive(
      "kWh/km",
      ["combustion_drive"],
      [0, 5],
      text(
        "Brandstof van een wagen per kilometer op brandstof",
        "Fuel of a car per kilometre on fuel",
      ),
    ),
    vehicle_fuel: intensive(
      "kWh/km",
      ["other_vehicle"],
      [0, 20],
      text("Brandstof van andere voertuigen per kilometer", "Fuel of other vehicles per kilometre"),
    ),
    consumption_year: intensive(
      "year",
      ["vehicle"],
      [1990, 2060],
      text("Bouwjaar waarvoor het verbruik geldt", "Year of building that consumption belongs to"),
    ),
    efficiency_change: intensive(
      "1/year",
      ["vehicle"],
      [-0.1, 0.1],
      text(
        "Verandering van het brandstofverbruik per bouwjaar",
        "Change of fuel consumption per year of building",
      ),
    ),
    plug_in_electric_share: intensive(
      "1",
      [],
      [0, 1],
      text(
        "Deel van de kilometers dat plug-inhybrides elektrisch rijden",
        "Part of their kilometres that plug-in hybrids drive electrically",
      ),
    ),
    electricity_per_kilometre: intensive(
      "kWh/km",
      ["vehicle"],
      [0, 10],
      text(
        "Elektriciteit uit de batterij per kilometer",
        "Electricity from the battery per kilometre",
      ),
    ),
    charging_efficiency: intensive(
      "1",
      [],
      [0.3, 1],
      text("Rendement van het laden", "Efficiency of charging"),
    ),
    biofuel_share: intensive(
      "1",
      ["year"],
      [0, 1],
      text("Aandeel biobrandstof in motorbrandstof", "Share of biofuel in motor fuel"),
    ),
    vehicle_scale: intensive(
      "year",
      ["other_vehicle"],
      [3, 60],
      text(
        "Schaal van de overlevingskromme van andere voertuigen",
        "Scale of the survival curve of other vehicles",
      ),
    ),
    opening_battery: intensive(
      "1",
      ["other_vehicle", "vehicle_age"],
      [0, 1],
      text(
        "Batterijvoertuigen in de verkoop van vóór de start, naar leeftijd",
        "Battery vehicles in the sales before the start, by age",
      ),
    ),
    battery_sales: intensive(
      "1",
      ["other_vehicle", "year"],
      [0, 1],
      text(
        "Batterijvoertuigen in de verkoop van bestelwagens, vrachtwagens en bussen",
        "Battery vehicles in the sales of vans, lorries and buses",
      ),
    ),
    depot_electricity: amount(
      "kWh",
      [],
      text(
        "Elektriciteit van vervoerbedrijven in het basisjaar",
        "Electricity of transport firms in the base year",
      ),
    ),
    cars_per_charging_point: intensive(
      "vehicle/charger",
      [],
      [1, 1000],
      text(
        "Batterijwagens per laadpuntequivalent dat zij nodig hebben",
        "Battery cars per charging-point equivalent that they need",
      ),
    ),
  },
  levers: {
    cars_per_1000: {
      unit: "vehicle/person",
      dims: [],
      label: text(
        "Wagens per inwoner, gewenst op 1 januari",
        "Cars per inhabitant, wished on 1 January",
      ),
      short: text("Wagens per inwoner", "Cars per inhabitant"),
      scale: "intensive",
      min: 0,
      max: 2,
      kind: "stock",
      theme: "mobility",
      actor: "citizen",
      effect: { output: "mobility.cars", direction: "up" },
    },
    battery_share_of_sales: {
      unit: "1",
      dims: [],
      label: text(
        "Batterijwagens in de verkoop van nieuwe wagens",
        "Battery cars in the sales of new cars",
      ),
      scale: "intensive",
      min: 0,
      max: 1,
      kind: "flow",
      theme: "mobility",
      actor: "market",
      effect: { output: "mobility.share_electric", direction: "up" },
    },
    modal_shift: {
      unit: "1",
      dims: [],
      label: text(
        "Autokilometers van inwoners die naar fiets, bus of trein gaan",
        "Car kilometres of residents that move to bicycle, bus or train",
      ),
      short: text(
        "Autokilometers naar fiets, bus of trein",
        "Car kilometres to bicycle, bus or train",
      ),
      scale: "intensive",
      min: 0,
      max: 1,
      kind: "flow",
      theme: "mobility",
      actor: "citizen",
      effect: { output: "mobility.vehicle_km", direction: "down" },
    },
    shared_cars: {
      unit: "vehicle",
      dims: [],
      label: text("Deelwagens, gewenst op 1 januari", "Shared cars, wished on 1 January"),
      short: text("Deelwagens", "Shared cars"),
      scale: "extensive",
      min: 0,
      max: 1e8,
      kind: "stock",
      theme: "mobility",
      actor: "city",
      effect: { output: "mobility.cars", direction: "down" },
    },
    charging_points: {
      unit: "charger",
      dims: [],
      label: text(
        "Laadpuntequivalenten, gewenst op 1 januari",
        "Charging-point equivalents, wished on 1 January",
      ),
      short: text("Laadpuntequivalenten", "Charging-point equivalents"),
      scale: "extensive",
      min: 0,
      max: 1e8,
      kind: "stock",
      theme: "mobility",
      actor: "city",
      effect: { output: "mobility.charging_points", direction: "up" },
    },
  },
  inputs: {
    population_start: { from: "demography.population", when: "start" },
    population_end: { from: "demography.population", when: "end" },
  },
  state: {
    /** Cars on 1 January. */
    fleet: { dims: ["drive", "vehicle_age"] },
    cars: { dims: [] },
    given_up: { dims: [] },
    /** Cars per inhabitant where more cars stand than the plan wishes; below 0 where not. */
    more_than_wished: { dims: [] },
    staying: { dims: ["vehicle_age"] },
    /** Kilometres of a car of an age against a new one, and the same times its fuel. */
    kilometre_weight: { dims: ["vehicle_age"] },
    fuel_weight: { dims: ["vehicle_age"] },
    /** Of the fleet of 1 January: share of kilometres and fuel per kilometre of all cars, by drive. */
    drive_share: { dims: ["drive"] },
    drive_fuel: { dims: ["drive"] },
    other_weight: { dims: ["other_vehicle", "vehicle_age"] },
    other_fuel_weight: { dims: ["other_vehicle", "vehicle_age"] },
    battery_by_age: { dims: ["other_vehicle", "vehicle_age"] },
    battery_share: { dims: ["other_vehicle"] },
    other_fuel: { dims: ["other_vehicle"] },
    /** Fuel of the vehicles built in the year before 1 January against the year of consumption. */
    efficiency: { dims: ["vehicle"] },
    base_kilometres: { dims: ["vehicle"] },
    background: { dims: ["vehicle"] },
    /** Kilometres per car: of the base year, and its index since. */
    per_car_base: { dims: [] },
    per_car_index: { dims: [] },
  },
  outputs: {
    cars: {
      ...stock(
        "vehicle",
        text("Personenwagens", "Cars"),
        text(
          "Wagens ingeschreven in de stad, ook op naam van bedrijven; deelwagens inbegrepen.",
          "Cars registered in the city, those of companies included; shared cars included.",
        ),
        "MOB-6",
        number,
      ),
      adjustable: true,
    },
    cars_by_drive: {
      adjustable: true,
      ...stock(
        "vehicle",
        text("Personenwagens per aandrijving", "Cars by drive"),
        text(
          "Gewone hybrides en gas tellen bij benzine.",
          "Full hybrids and gas count with petrol.",
        ),
        "MOB-6",
        drives,
      ),
      dims: ["drive"],
      total: "cars",
    },
    car_ownership: {
      ...stock(
        "vehicle/person",
        text("Wagens per inwoner", "Cars per inhabitant"),
        text(
          "Alle ingeschreven wagens; niet alleen die waarmee inwoners rijden.",
          "All registered cars; not only those that residents drive.",
        ),
        "MOB-16",
        number,
      ),
      scale: "intensive",
      ratio: { of: ["mobility.cars"], per: ["demography.population"] },
    },
    share_electric: {
      adjustable: true,
      ...stock(
        "1",
        text("Aandeel batterijwagens", "Share of battery cars"),
        text(
          "Batterijwagens in het wagenpark, zonder plug-inhybrides.",
          "Battery cars in the fleet, without plug-in hybrids.",
        ),
        "MOB-6",
        battery,
      ),
      scale: "intensive",
      ratio: { of: ["mobility.cars_by_drive[battery]"], per: ["mobility.cars"] },
      max: 1,
    },
    shared_cars: stock(
      "vehicle",
      text("Deelwagens", "Shared cars"),
      text("Wagens van autodeelsystemen.", "Cars of car-sharing systems."),
      "MOB-2",
      ["l.shared_cars"],
    ),
    shared_cars_per_1000: {
      ...stock(
        "vehicle/person",
        text("Deelwagens per inwoner", "Shared cars per inhabitant"),
        text("Deelwagens gedeeld door inwoners.", "Shared cars over inhabitants."),
        "MOB-16",
        ["l.shared_cars", ...people],
      ),
      scale: "intensive",
      ratio: { of: ["mobility.shared_cars"], per: ["demography.population"] },
    },
    charging_points: stock(
      "charger",
      text("Laadpuntequivalenten", "Charging-point equivalents"),
      text(
        "Publieke laadpunten, snelle voor meer en halfpublieke voor de helft geteld; geen laadpunten thuis.",
        "Public charging points, fast ones counted for more and semi-public ones for half; none at home.",
      ),
      "MOB-15",
      ["l.charging_points"],
    ),
    charging_points_per_100: {
      ...stock(
        "charger/person",
        text("Laadpuntequivalenten per inwoner", "Charging-point equivalents per inhabitant"),
        text("Laadpuntequivalenten gedeeld door inwoners.", "Equivalents over inhabitants."),
        "MOB-16",
        ["l.charging_points", ...people],
      ),
      scale: "intensive",
      ratio: { of: ["mobility.charging_points"], per: ["demography.population"] },
    },
    charging_points_needed: stock(
      "charger",
      text("Laadpuntequivalenten, nodig", "Charging-point equivalents, needed"),
      text(
        "Wat de batterijwagens van de stad aan publieke laadpunten nodig hebben.",
        "What the battery cars of the city need in public charging points.",
      ),
      "MOB-15",
      [...battery, "p.cars_per_charging_point"],
    ),
    sales: flow(
      "vehicle",
      text("Nieuwe wagens", "New cars"),
      text("Nieuw ingeschreven in de stad.", "Newly registered in the city."),
      "MOB-3",
      number,
    ),
    sales_by_drive: {
      ...flow(
        "vehicle",
        text("Nieuwe wagens per aandrijving", "New cars by drive"),
        text("Nieuw ingeschreven in de stad.", "Newly registered in the city."),
        "MOB-4",
        causes(number, drivesOfYear),
      ),
      dims: ["drive"],
      total: "sales",
    },
    second_hand: flow(
      "vehicle",
      text("Tweedehandse wagens van elders", "Second-hand cars from elsewhere"),
      text(
        "Wagens die van buiten de stad komen; verkoop tussen inwoners telt niet.",
        "Cars that come from outside the city; sales between residents do not count.",
      ),
      "MOB-3",
      number,
    ),
    scrapped: flow(
      "vehicle",
      text("Wagens die verdwijnen", "Cars that leave"),
      text(
        "Gesloopt, uitgevoerd of verkocht naar elders.",
        "Scrapped, exported or sold to people elsewhere.",
      ),
      "MOB-1",
      number,
    ),
    vehicle_km: flow(
      "km",
      text("Voertuigkilometers op het grondgebied", "Vehicle-kilometres on the territory"),
      text(
        "Alle gemotoriseerde wegverkeer, doorgaand verkeer inbegrepen; geen fiets, bromfiets of spoor.",
        "All motor traffic on roads, through traffic included; no bicycles, mopeds or rail.",
      ),
      "MOB-9",
      carKilometres,
    ),
    vehicle_km_by_vehicle: {
      ...flow(
        "km",
        text("Voertuigkilometers per soort", "Vehicle-kilometres by kind of vehicle"),
        text("Wagens, bestelwagens, vrachtwagens en bussen.", "Cars, vans, lorries and buses."),
        "MOB-9",
        carKilometres,
      ),
      dims: ["vehicle"],
      total: "vehicle_km",
    },
    car_km: flow(
      "km",
      text("Kilometers van wagens op het grondgebied", "Kilometres of cars on the territory"),
      text("Van inwoners en van anderen.", "Of residents and of others."),
      "MOB-9",
      carKilometres,
    ),
    car_km_by_drive: {
      ...flow(
        "km",
        text("Kilometers van wagens per aandrijving", "Kilometres of cars by drive"),
        text(
          "De wagens van anderen rijden zoals die van de inwoners.",
          "Cars of others are like those of the residents.",
        ),
        "MOB-7",
        causes(carKilometres, driveShares),
      ),
      dims: ["drive"],
      total: "car_km",
    },
    resident_km: flow(
      "km",
      text("Kilometers van de wagens van inwoners", "Kilometres of residents' cars"),
      text("Waar zij ook rijden.", "Wherever they are driven."),
      "MOB-8",
      causes(number, [
        "p.first_year_kilometres",
        "p.kilometre_decline",
        "p.kilometres_change",
        "p.given_up_kilometres",
        "l.modal_shift",
      ]),
    ),
    electric_km_share: {
      unit: "1",
      kind: "flow",
      dims: ["vehicle"],
      label: text("Aandeel elektrische kilometers", "Share of electric kilometres"),
      meaning: text(
        "Per soort voertuig; plug-inhybrides voor hun elektrische kilometers.",
        "By kind of vehicle; plug-in hybrids for their electric kilometres.",
      ),
      scale: "intensive",
      weight: ["mobility.vehicle_km_by_vehicle"],
      equation: "MOB-14",
      from: causes(driveShares, otherShares, ["p.plug_in_electric_share"]),
      min: 0,
      max: 1,
    },
    energy: {
      ...flow(
        "kWh",
        text("Energie van vervoer", "Energy of transport"),
        text(
          "Eindenergie van wegverkeer op het grondgebied; elektriciteit van voertuigen waar ze ook laden.",
          "Final energy of road traffic on the territory; electricity of vehicles wherever they charge.",
        ),
        "MOB-13",
        [...finalEnergy, "p.biofuel_share"],
      ),
      dims: ["carrier"],
      total: "final_energy",
    },
    inventory_energy: {
      ...flow(
        "kWh",
        text(
          "Energie van vervoer in de inventaris van het basisjaar",
          "Energy of transport in the inventory of the base year",
        ),
        text(
          "Brandstof van het verkeer dat meetelt, en elektriciteit van vervoerbedrijven; elk jaar hetzelfde.",
          "Fuel of the traffic that counts, and electricity of transport firms; the same in every year.",
        ),
        "MOB-10",
        ["p.base_fuel", "p.traffic_scope", "p.depot_electricity"],
      ),
      dims: ["carrier"],
    },
    final_energy: flow(
      "kWh",
      text("Energie van vervoer, totaal", "Energy of transport, total"),
      text("Som over de energiedragers.", "Sum over the carriers."),
      "MOB-11",
      finalEnergy,
    ),
    car_energy: flow(
      "kWh",
      text("Energie van wagens", "Energy of cars"),
      text("Brandstof en elektriciteit.", "Fuel and electricity."),
      "MOB-11",
      carEnergy,
    ),
    car_energy_by_carrier: {
      ...flow(
        "kWh",
        text("Energie van wagens naar energiedrager", "Energy of cars by carrier"),
        text(
          "Brandstof en elektriciteit van alle wagens op het grondgebied.",
          "Fuel and electricity of all cars on the territory.",
        ),
        "MOB-13",
        [...carEnergy, "p.biofuel_share"],
      ),
      dims: ["carrier"],
      total: "car_energy",
    },
    energy_by_drive: {
      ...flow(
        "kWh",
        text("Energie van wagens per aandrijving", "Energy of cars by drive"),
        text("Brandstof en elektriciteit.", "Fuel and electricity."),
        "MOB-11",
        carEnergy,
      ),
      dims: ["drive"],
      total: "car_energy",
    },
    electricity: flow(
      "kWh",
      text("Elektriciteit van vervoer", "Electricity of transport"),
      text(
        "Voertuigen, waar ze ook laden, en vervoerbedrijven.",
        "Vehicles, wherever they charge, and transport firms.",
      ),
      "MOB-12",
      electricity,
    ),
  },
  constraints: {
    cars_leave_in_time: {
      lever: "cars_per_1000",
      unit: "vehicle/person",
      label: text("tijd die wagens nodig hebben om te verdwijnen", "time that cars take to leave"),
    },
  },
  accounts: {
    cars: {
      dims: ["drive"],
      unit: "vehicle",
      label: text("Personenwagens per aandrijving", "Cars by drive"),
      columns: [
        ...(["opening", "in_new", "in_second_hand", "out_scrapped"] as const),
        ...(["in_adjustment", "out_adjustment", "closing"] as const),
      ],
    },
  },
} as const satisfies ModuleDeclaration;
