/**
 * The axes along which the city is cut. Member ids are part of addresses
 * (`heat.connection_share[venning]`) and of file columns: a public interface.
 */
import type { Dimension, Member } from "../scenario/declarations.ts";

const member = (id: string, nl: string, en: string): Member => ({ id, label: { nl, en } });

/** Single years of age; 100 is open. */
const ages: Member[] = Array.from({ length: 101 }, (_, age) =>
  age === 100
    ? member("100", "100 en ouder", "100 and over")
    : member(`${age}`, `${age}`, `${age}`),
);

const heatings: Member[] = [
  member("gas", "Aardgas", "Natural gas"),
  member("oil", "Stookolie", "Heating oil"),
  member("electric", "Elektrisch (direct)", "Direct electric"),
  member("heat_pump", "Warmtepomp", "Heat pump"),
  member("biomass", "Biomassa en andere", "Biomass and other"),
  member("network", "Warmtenet", "Heat network"),
];

/** Sources of a heat network in merit order, without the backup boiler. */
const networkSources: Member[] = [
  member("residual", "Restwarmte", "Residual heat"),
  member("boreholes", "Boorgatenveld", "Bore-hole field"),
  member("geothermal", "Diepe geothermie", "Deep geothermal"),
  member("solar_thermal", "Zonthermie", "Solar thermal"),
  member("heat_pump", "Warmtepomp", "Heat pump"),
];

/** Years since panels were installed, counted back from the first 1 January; 12 is open. */
const panelAges: Member[] = Array.from({ length: 13 }, (_, age) =>
  age === 12
    ? member("12_plus", "12 en meer", "12 and over")
    : member(`${age}`, `${age}`, `${age}`),
);

const drives: Member[] = [
  member("petrol", "Benzine, gewone hybrides en gas", "Petrol, full hybrids and gas"),
  member("diesel", "Diesel", "Diesel"),
  member("plug_in_hybrid", "Plug-inhybride", "Plug-in hybrid"),
  member("battery", "Batterij", "Battery"),
];

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
  year: { label: { nl: "Jaar", en: "Year" }, members: "years" },
  sex: {
    label: { nl: "Geslacht", en: "Sex" },
    members: [member("male", "Man", "Male"), member("female", "Vrouw", "Female")],
  },
  age: { label: { nl: "Leeftijd", en: "Age" }, members: ages },
  /** Cohorts of a year's account: those born in it, then those aged 0 to 100 on 1 January. */
  cohort: {
    label: { nl: "Cohorte", en: "Cohort" },
    members: [member("newborn", "In het jaar geboren", "Born in the year"), ...ages],
  },
  age_group: {
    label: { nl: "Leeftijdsgroep", en: "Age group" },
    members: [
      member("0_2", "0-2", "0-2"),
      member("3_11", "3-11", "3-11"),
      member("12_17", "12-17", "12-17"),
      member("18_24", "18-24", "18-24"),
      member("25_64", "25-64", "25-64"),
      member("65_79", "65-79", "65-79"),
      member("80_plus", "80+", "80+"),
    ],
  },
  household_size: {
    label: { nl: "Gezinsgrootte", en: "Household size" },
    members: [
      member("1", "1 persoon", "1 person"),
      member("2", "2 personen", "2 persons"),
      member("3", "3 personen", "3 persons"),
      member("4_plus", "4 of meer personen", "4 or more persons"),
    ],
  },
  dwelling_type: {
    label: { nl: "Woningtype", en: "Dwelling type" },
    members: [
      member("detached", "Open bebouwing", "Detached"),
      member("semi_detached", "Halfopen bebouwing", "Semi-detached"),
      member("terraced", "Gesloten bebouwing", "Terraced"),
      member("apartment", "Appartement", "Apartment"),
    ],
  },
  /** Worst first, so that renovation moves to a higher index. */
  epc: {
    label: { nl: "EPC-label", en: "EPC label" },
    members: [
      member("f", "F", "F"),
      member("e", "E", "E"),
      member("d", "D", "D"),
      member("c", "C", "C"),
      member("b", "B", "B"),
      member("a", "A", "A"),
      member("a_plus", "A+", "A+"),
    ],
  },
  heating: { label: { nl: "Hoofdverwarming", en: "Main heating" }, members: heatings },
  /** The systems a household can choose; a heat network comes to it instead. */
  heating_choice: {
    label: { nl: "Gekozen verwarming", en: "Chosen heating" },
    members: heatings.filter(({ id }) => id !== "network"),
  },
  tenure: {
    label: { nl: "Eigendom", en: "Tenure" },
    members: [
      member("owner", "Eigenaar", "Owner-occupied"),
      member("private_rent", "Private huur", "Private rent"),
      member("social_rent", "Sociale huur", "Social rent"),
    ],
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
  district: { label: { nl: "Wijk", en: "District" }, members: "region" },
  heat_source: {
    label: { nl: "Warmtebron", en: "Heat source" },
    members: [...networkSources, member("backup", "Back-upketel (gas)", "Backup boiler (gas)")],
  },
  /** The sources a plan can develop; the backup boiler takes what they leave. */
  network_source: {
    label: { nl: "Te ontwikkelen warmtebron", en: "Heat source to develop" },
    members: networkSources,
  },
  /** Wind projects that stand or are permitted when the run begins, one by one. */
  wind_project: { label: { nl: "Windproject", en: "Wind project" }, members: "region" },
  /** Services whose use follows from the ages of the people, as the region names them. */
  service: { label: { nl: "Voorziening", en: "Service" }, members: "region" },
  pv_segment: {
    label: { nl: "Soort zonnedak", en: "PV segment" },
    members: [
      member("homes", "Woningen", "Homes"),
      member("businesses", "Bedrijven en landbouw", "Businesses and farms"),
      member("city_roofs", "Stadsgebouwen", "City buildings"),
      member("car_parks", "Parkings", "Car parks"),
    ],
  },
  panel_age: {
    label: { nl: "Leeftijd van zonnepanelen", en: "Age of panels" },
    members: panelAges,
  },
  drive: { label: { nl: "Aandrijving", en: "Drive" }, members: drives },
  /** What is sold beside battery cars. */
  combustion_drive: {
    label: { nl: "Aandrijving met verbrandingsmotor", en: "Drive with a combustion engine" },
    members: drives.filter(({ id }) => id !== "battery"),
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
  electricity_use: {
    label: { nl: "Gebruik", en: "Use" },
    members: [
      member("household_base", "Huishoudens, apparaten", "Households, appliances"),
      member(
        "household_direct_heating",
        "Huishoudens, elektrische verwarming",
        "Households, direct heating",
      ),
      member("household_heat_pumps", "Huishoudens, warmtepompen", "Households, heat pumps"),
      member("tertiary", "Tertiair", "Tertiary"),
      member("municipal_buildings", "Stadsgebouwen", "Municipal buildings"),
      member("public_lighting", "Openbare verlichting", "Public lighting"),
      member("industry", "Industrie (niet-ETS)", "Industry (non-ETS)"),
      member("agriculture", "Landbouw", "Agriculture"),
      member("transport", "Voertuigen", "Vehicles"),
      member("heat_networks", "Warmtenetten", "Heat networks"),
    ],
  },
  electricity_origin: {
    label: { nl: "Herkomst", en: "Origin" },
    members: [
      member("behind_meter", "Eigen zon achter de meter", "Own sun behind the meter"),
      member(
        "local_grid",
        "Zon en wind van de stad via het net",
        "Local sun and wind over the grid",
      ),
      member("imported", "Van elders", "From elsewhere"),
    ],
  },
  electricity_source: {
    label: { nl: "Eigen opwekking", en: "Own production" },
    members: [member("solar", "Zon", "Solar"), member("wind", "Wind", "Wind")],
  },
} as const satisfies Readonly<Record<string, Dimension>>;
