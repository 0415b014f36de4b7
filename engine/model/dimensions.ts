/**
 * The axes along which several modules cut the city; one that a single module has to itself is
 * declared in its own folder. Member ids are part of addresses (`housing.dwellings_by_heating[gas]`)
 * and of file columns: a public interface.
 */
import type { Dimension, Member } from "../scenario/declarations.ts";
import { member } from "./declare.ts";

/** Single years of age; 100 is open. */
const ages: Member[] = Array.from({ length: 101 }, (_, age) =>
  age === 100
    ? member("100", "100 en ouder", "100 and over")
    : member(`${age}`, `${age}`, `${age}`),
);

const heating: Member[] = [
  member("gas", "Aardgas", "Natural gas"),
  member("oil", "Stookolie", "Heating oil"),
  member("electric", "Elektrisch (direct)", "Direct electric"),
  member("heat_pump", "Warmtepomp", "Heat pump"),
  member("biomass", "Biomassa en andere", "Biomass and other"),
  member("network", "Warmtenet", "Heat network"),
];

export const dimensions = {
  year: { label: { nl: "Jaar", en: "Year" }, members: "years" },
  sex: {
    label: { nl: "Geslacht", en: "Sex" },
    members: [member("male", "Man", "Male"), member("female", "Vrouw", "Female")],
  },
  age: { label: { nl: "Leeftijd", en: "Age" }, members: ages },
  heating: {
    label: { nl: "Hoofdverwarming", en: "Main heating" },
    members: heating,
  },
  /** The systems a household can choose; a heat network comes to it instead. */
  heating_choice: {
    label: { nl: "Gekozen verwarming", en: "Chosen heating" },
    members: heating.filter(({ id }) => id !== "network"),
  },
  renovation_depth: {
    label: { nl: "Renovatiediepte", en: "Renovation depth" },
    members: [
      member("one_step", "Een label beter", "One label better"),
      member("two_steps", "Twee labels beter", "Two labels better"),
      member("to_c", "Naar label C", "To label C"),
      member("to_a", "Naar label A", "To label A"),
    ],
  },
  /** Sources of a heat network in merit order. */
  heat_source: {
    label: { nl: "Warmtebron", en: "Heat source" },
    members: [
      member("residual", "Restwarmte", "Residual heat"),
      member("boreholes", "Boorgatenveld", "Bore-hole field"),
      member("geothermal", "Diepe geothermie", "Deep geothermal"),
      member("solar_thermal", "Zonthermie", "Solar thermal"),
      member("heat_pump", "Warmtepomp", "Heat pump"),
      member("backup", "Back-upketel (gas)", "Backup boiler (gas)"),
    ],
  },
  pv_segment: {
    label: { nl: "Soort zonnedak", en: "PV segment" },
    members: [
      member("homes", "Woningen", "Homes"),
      member("businesses", "Bedrijven en landbouw", "Businesses and farms"),
      member("city_roofs", "Stadsgebouwen", "City buildings"),
      member("car_parks", "Parkings", "Car parks"),
    ],
  },
  drive: {
    label: { nl: "Aandrijving", en: "Drive" },
    members: [
      member("petrol", "Benzine, gewone hybrides en gas", "Petrol, full hybrids and gas"),
      member("diesel", "Diesel", "Diesel"),
      member("plug_in_hybrid", "Plug-inhybride", "Plug-in hybrid"),
      member("battery", "Batterij", "Battery"),
    ],
  },
  carrier: {
    label: { nl: "Energiedrager", en: "Energy carrier" },
    members: [
      member("natural_gas", "Aardgas", "Natural gas"),
      member("heating_oil", "Stookolie", "Heating oil"),
      member("lpg", "LPG", "LPG"),
      member("coal", "Steenkool", "Coal"),
      member("biomass", "Biomassa", "Biomass"),
      member("diesel", "Diesel", "Diesel"),
      member("petrol", "Benzine", "Petrol"),
      member("biofuel", "Biobrandstof", "Biofuel"),
      member("electricity", "Elektriciteit", "Electricity"),
      member("network_heat", "Warmtenet", "Network heat"),
    ],
  },
  sector: {
    label: { nl: "Sector", en: "Sector" },
    members: [
      member("households", "Huishoudens", "Households"),
      member("tertiary", "Tertiair", "Tertiary"),
      member("municipal", "Stad", "Municipal"),
      member("industry", "Industrie (niet-ETS)", "Industry (non-ETS)"),
      member("transport", "Vervoer", "Transport"),
      member("agriculture", "Landbouw", "Agriculture"),
    ],
    parts: {
      municipal_buildings: {
        ...member("municipal_buildings", "Stadsgebouwen", "Municipal buildings"),
        of: "municipal",
      },
      public_lighting: {
        ...member("public_lighting", "Openbare verlichting", "Public lighting"),
        of: "municipal",
      },
    },
  },
  /** Floor of tertiary and municipal buildings. */
  floor_state: {
    label: { nl: "Toestand van de vloer", en: "State of the floor" },
    members: [
      member("unrenovated", "Niet gerenoveerd", "Not renovated"),
      member("renovated", "Gerenoveerd", "Renovated"),
      member("new", "Nieuw", "New"),
    ],
  },
  floor_depth: {
    label: { nl: "Diepte van de renovatie", en: "Depth of the renovation" },
    members: [member("partial", "Gedeeltelijk", "Partial"), member("deep", "Diep", "Deep")],
  },
  /** Heating of other buildings than dwellings, fossil systems first; heat networks come to it. */
  service_heating: {
    label: { nl: "Verwarming", en: "Heating" },
    members: [
      member("gas", "Aardgas", "Natural gas"),
      member("oil", "Stookolie", "Heating oil"),
      member("other", "LPG en steenkool", "LPG and coal"),
      member("biomass", "Biomassa", "Biomass"),
      member("electric", "Elektrisch (direct)", "Direct electric"),
      member("heat_pump", "Warmtepomp", "Heat pump"),
    ],
  },
} as const satisfies Readonly<Record<string, Dimension>>;
