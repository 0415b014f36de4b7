/** What is paid for, how, and where each stands in the arrays of the module. */

/** Measures that are paid for in the same way: who, with which VAT and which premium. */
export const kindsOfExpense = [
  ["dwelling_renovation", "Renovatie van woningen", "Renovation of dwellings"],
  ["dwelling_boilers", "Ketels in woningen", "Boilers in dwellings"],
  ["dwelling_heat_pumps", "Warmtepompen in woningen", "Heat pumps in dwellings"],
  ["new_dwellings", "Nieuwe woningen", "New dwellings"],
  ["network_dwellings", "Warmtenet in woningen", "Heat network in dwellings"],
  ["networks", "Warmtenetten", "Heat networks"],
  ["home_panels", "Zonnepanelen op woningen", "Solar panels on homes"],
  ["businesses", "Bedrijven", "Businesses"],
  ["wind", "Windturbines", "Wind turbines"],
  ["city", "Stad", "City"],
  ["car_parks", "Parkings", "Car parks"],
  ["cars", "Wagens", "Cars"],
  ["home_charging", "Laadpunten thuis", "Charging points at home"],
  ["public_charging", "Publieke laadpunten", "Public charging points"],
] as const;

/** Id, kind of expense, and what an investment goes to, in Dutch and English. */
export const measures: readonly (readonly [
  id: string,
  kind: (typeof kindsOfExpense)[number][0],
  nl: string,
  en: string,
])[] = [
  [
    "renovation_house_one_step",
    "dwelling_renovation",
    "Huis een label beter",
    "House one label better",
  ],
  [
    "renovation_house_two_steps",
    "dwelling_renovation",
    "Huis twee labels beter",
    "House two labels better",
  ],
  ["renovation_house_to_c", "dwelling_renovation", "Huis naar label C", "House to label C"],
  ["renovation_house_to_a", "dwelling_renovation", "Huis naar label A", "House to label A"],
  [
    "renovation_apartment_one_step",
    "dwelling_renovation",
    "Appartement een label beter",
    "Apartment one label better",
  ],
  [
    "renovation_apartment_two_steps",
    "dwelling_renovation",
    "Appartement twee labels beter",
    "Apartment two labels better",
  ],
  [
    "renovation_apartment_to_c",
    "dwelling_renovation",
    "Appartement naar label C",
    "Apartment to label C",
  ],
  [
    "renovation_apartment_to_a",
    "dwelling_renovation",
    "Appartement naar label A",
    "Apartment to label A",
  ],
  ["heating_gas", "dwelling_boilers", "Gasketels in woningen", "Gas boilers in dwellings"],
  ["heating_oil", "dwelling_boilers", "Stookolieketels in woningen", "Oil boilers in dwellings"],
  [
    "heating_electric",
    "dwelling_boilers",
    "Elektrische verwarming in woningen",
    "Direct electric heating in dwellings",
  ],
  [
    "heating_heat_pump",
    "dwelling_heat_pumps",
    "Warmtepompen in woningen",
    "Heat pumps in dwellings",
  ],
  [
    "heating_biomass",
    "dwelling_boilers",
    "Biomassaketels in woningen",
    "Biomass boilers in dwellings",
  ],
  [
    "heating_new_dwellings",
    "new_dwellings",
    "Verwarming van nieuwe woningen",
    "Heating of new dwellings",
  ],
  [
    "network_dwellings",
    "network_dwellings",
    "Woningen aansluiten op een warmtenet",
    "Connecting dwellings to a heat network",
  ],
  [
    "network_buildings",
    "networks",
    "Andere gebouwen aansluiten op een warmtenet",
    "Connecting other buildings to a heat network",
  ],
  ["network_pipes", "networks", "Warmteleidingen", "Heat pipes"],
  ["source_residual", "networks", "Restwarmte uitkoppelen", "Recovering residual heat"],
  ["source_boreholes", "networks", "Boorgatenvelden", "Bore-hole fields"],
  ["source_geothermal", "networks", "Diepe geothermie", "Deep geothermal"],
  [
    "source_solar_thermal",
    "networks",
    "Zonthermie voor warmtenetten",
    "Solar thermal for networks",
  ],
  ["source_heat_pump", "networks", "Warmtepompen van warmtenetten", "Heat pumps of networks"],
  ["source_backup", "networks", "Back-upketels van warmtenetten", "Backup boilers of networks"],
  ["pv_homes", "home_panels", "Zonnepanelen op woningen", "Solar panels on homes"],
  ["pv_businesses", "businesses", "Zonnepanelen op bedrijven", "Solar panels on businesses"],
  ["pv_city_roofs", "city", "Zonnepanelen op stadsgebouwen", "Solar panels on city buildings"],
  ["pv_car_parks", "car_parks", "Zonnepanelen boven parkings", "Solar panels over car parks"],
  ["wind_turbines", "wind", "Windturbines", "Wind turbines"],
  ["renovation_tertiary", "businesses", "Renovatie tertiair", "Renovation of tertiary buildings"],
  ["renovation_municipal", "city", "Renovatie stadsgebouwen", "Renovation of city buildings"],
  ["heating_tertiary", "businesses", "Verwarming tertiair", "Heating of tertiary buildings"],
  ["heating_municipal", "city", "Verwarming stadsgebouwen", "Heating of city buildings"],
  ["cars_petrol", "cars", "Benzinewagens", "Petrol cars"],
  ["cars_diesel", "cars", "Dieselwagens", "Diesel cars"],
  ["cars_plug_in_hybrid", "cars", "Plug-inhybrides", "Plug-in hybrids"],
  ["cars_battery", "cars", "Batterijwagens", "Battery cars"],
  ["charging_home", "home_charging", "Laadpunten thuis", "Charging points at home"],
  ["charging_public", "public_charging", "Publieke laadpunten", "Public charging points"],
];

const at = (id: string): number => measures.findIndex(([measure]) => measure === id);

export const MEASURES = measures.length;
export const KINDS = kindsOfExpense.length;
/** How each measure is paid for: its place in `kindsOfExpense`. */
export const EXPENSE: readonly number[] = measures.map(([, kind]) =>
  kindsOfExpense.findIndex(([id]) => id === kind),
);

export const CAR_EXPENSE = kindsOfExpense.findIndex(([id]) => id === "cars");

// Members of the dimension `payer`.
export const PAYERS = 4;
export const HOUSEHOLD = 0;
export const COMPANY = 1;
export const CITY = 2;
export const HIGHER_GOVERNMENT = 3;

// Where a group of measures begins; its members follow in the order of the dimension they are of.
export const RENOVATION_HOUSE = at("renovation_house_one_step");
export const RENOVATION_APARTMENT = at("renovation_apartment_one_step");
export const HEATING = at("heating_gas");
export const HEATING_NEW = at("heating_new_dwellings");
export const NETWORK_DWELLINGS = at("network_dwellings");
export const NETWORK_BUILDINGS = at("network_buildings");
export const NETWORK_PIPES = at("network_pipes");
export const SOURCES = at("source_residual");
export const PANELS = at("pv_homes");
export const WIND = at("wind_turbines");
export const RENOVATION_TERTIARY = at("renovation_tertiary");
export const RENOVATION_MUNICIPAL = at("renovation_municipal");
export const HEATING_TERTIARY = at("heating_tertiary");
export const HEATING_MUNICIPAL = at("heating_municipal");
export const CARS = at("cars_petrol");
export const CHARGING_HOME = at("charging_home");
export const CHARGING_PUBLIC = at("charging_public");

/** Measures whose stock is kept at what is needed: sources of networks, then charging points. */
export const KEPT: readonly number[] = [
  ...[0, 1, 2, 3, 4, 5].map((source) => SOURCES + source),
  CHARGING_HOME,
  CHARGING_PUBLIC,
];
