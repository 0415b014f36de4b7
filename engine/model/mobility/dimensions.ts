/** The axes along which only vehicles are cut. */
import type { Dimension, Member } from "../../scenario/declarations.ts";
import { member } from "../declare.ts";
import { dimensions as shared } from "../dimensions.ts";

const vehicles: Member[] = [
  member("cars", "Personenwagens", "Cars"),
  member("vans", "Bestelwagens", "Vans"),
  member("lorries", "Vrachtwagens", "Lorries"),
  member("buses", "Bussen", "Buses"),
];

/** Full years since first registration, on 1 January; 25 is open. */
const vehicleAges: Member[] = Array.from({ length: 26 }, (_, age) =>
  age === 25
    ? member("25_plus", "25 en ouder", "25 and over")
    : member(`${age}`, `${age}`, `${age}`),
);

export const dimensions = {
  /** What is sold beside battery cars. */
  combustion_drive: {
    label: { nl: "Aandrijving met verbrandingsmotor", en: "Drive with a combustion engine" },
    members: shared.drive.members.filter(({ id }) => id !== "battery"),
  },
  vehicle: { label: { nl: "Voertuig", en: "Vehicle" }, members: vehicles },
  /** Vehicles whose number is not followed, only their kilometres and the turnover of their fleet. */
  other_vehicle: {
    label: { nl: "Ander voertuig", en: "Other vehicle" },
    members: vehicles.filter(({ id }) => id !== "cars"),
  },
  vehicle_age: {
    label: { nl: "Leeftijd van voertuigen", en: "Age of vehicles" },
    members: vehicleAges,
  },
  motor_fuel: {
    label: { nl: "Motorbrandstof", en: "Motor fuel" },
    members: [
      member("diesel", "Diesel", "Diesel"),
      member("petrol", "Benzine", "Petrol"),
      member("biofuel", "Biobrandstof", "Biofuel"),
    ],
  },
} as const satisfies Readonly<Record<string, Dimension>>;
