import type { ModuleDeclaration, ParameterDeclaration, Text } from "../../scenario/declarations.ts";
import { intensive, text } from "../declare.ts";
import { dimensions } from "./dimensions.ts";
import { KEPT } from "./measures.ts";

/** A price of one of something, without VAT unless its label says otherwise. */
const price = <const U extends string, const D extends readonly string[]>(
  unit: U,
  dims: D,
  label: Text,
) =>
  ({
    unit: `EUR2024/${unit}` as const,
    dims,
    label,
    scale: "intensive",
    min: 0,
    max: 1e7,
  }) as const satisfies ParameterDeclaration;

const share = <const D extends readonly string[]>(dims: D, most: number, label: Text) =>
  intensive("1", dims, [0, most], label);

const rate = (label: Text) => intensive("1/year", [], [0, 0.2], label);

/** An amount of money in a year; `least` where it cannot be below nought. */
const amount = (label: Text, meaning: Text, equation: string, from: readonly string[]) =>
  ({
    unit: "EUR2024",
    kind: "flow",
    dims: [],
    label,
    meaning,
    scale: "extensive",
    equation,
    from,
  }) as const;

const spent = (label: Text, meaning: Text, equation: string, from: readonly string[]) =>
  ({ ...amount(label, meaning, equation, from), min: 0 }) as const;

const ofHousehold = (label: Text, meaning: Text, from: readonly string[]) =>
  ({
    ...amount(label, meaning, "COS-13", from),
    unit: "EUR2024/household",
    scale: "intensive",
    weight: ["demography.households"],
  }) as const;

const causes = (...lists: (readonly string[])[]): readonly string[] => [...new Set(lists.flat())];

/** What is placed, and what it costs. */
const placed = [
  "p.renovation_house_cost",
  "p.renovation_apartment_cost",
  "p.construction_cost_change",
  "p.learning_rate",
  "p.extra_doublings",
  "p.heating_cost",
  "p.network_dwelling_cost",
  "p.network_building_cost",
  "p.pipe_cost",
  "p.source_cost",
  "p.source_full_load_hours",
  "p.pv_cost",
  "p.wind_cost",
  "p.service_renovation_cost",
  "p.service_heating_cost",
  "p.service_full_load_hours",
  "p.car_cost",
  "p.charging_cost",
  "p.home_chargers",
  "p.life",
  "in.renovated",
  "in.renovated_apartments",
  "in.heating_placed",
  "in.heating_placed_new",
  "in.dwellings_connected",
  "in.others_connected",
  "in.metres_laid",
  "in.fed_in",
  "in.panels_added",
  "in.wind_added",
  "in.tertiary_heat_saved",
  "in.municipal_heat_saved",
  "in.tertiary_placed",
  "in.municipal_placed",
  "in.cars_sold",
  "in.cars_start",
  "in.cars_end",
  "in.charging_start",
  "in.charging_end",
];
const invested = [...placed, "p.payer_share", "p.vat"];
const investedByPayer = [...invested, "p.premium"];
/** What stands must be kept up: the quantities in use, at the price of new ones. */
const operated = causes(placed, [
  "p.upkeep",
  "in.heating_start",
  "in.heating_end",
  "in.on_network_start",
  "in.on_network_end",
  "in.others_start",
  "in.others_end",
  "in.panels_start",
  "in.panels_end",
  "in.wind_start",
  "in.wind_end",
  "in.tertiary_heat",
  "in.municipal_heat",
]).filter(
  (cause) =>
    ![
      "p.life",
      "p.renovation_house_cost",
      "p.renovation_apartment_cost",
      "p.service_renovation_cost",
      "in.renovated",
      "in.renovated_apartments",
      "in.heating_placed",
      "in.heating_placed_new",
      "in.dwellings_connected",
      "in.others_connected",
      "in.panels_added",
      "in.wind_added",
      "in.tertiary_heat_saved",
      "in.municipal_heat_saved",
      "in.tertiary_placed",
      "in.municipal_placed",
      "in.cars_sold",
    ].includes(cause),
);
const operatedByPayer = causes(operated, ["p.payer_share", "p.vat", "p.household_car_share"]);

const ownPower = [
  "p.payer_share",
  "p.injection_price",
  "in.panels_start",
  "in.panels_end",
  "in.self_consumed",
  "in.pv_production",
];
const market = [
  "p.energy_price",
  "p.energy_price_index",
  "p.energy_vat",
  "p.carbon_price",
  "p.network_price_to_gas",
  "in.energy",
  "in.emissions",
];
const energy = causes(market, ownPower, [
  "p.household_car_share",
  "in.wind_production",
  "in.plant_gas",
  "in.plant_electricity",
  "in.car_energy",
]);
const energyToSociety = causes(
  energy.filter(
    (cause) => !["p.energy_vat", "p.carbon_price", "p.network_price_to_gas"].includes(cause),
  ),
  ["p.energy_duty"],
).filter((cause) => cause !== "in.emissions");
const homeBill = causes(market, ownPower, ["in.households_start", "in.households_end"]);
const carBill = [
  ...market.filter((cause) => cause !== "p.network_price_to_gas"),
  "p.household_car_share",
  "in.car_energy",
  "in.resident_km",
  "in.car_km",
  "in.households_start",
  "in.households_end",
];
const capital = [...placed, "p.discount_rate"];
const society = causes(capital, operated, energyToSociety);

const ofYear = <const F extends string>(from: F) => ({ from, when: "year" }) as const;
const ofStart = <const F extends string>(from: F) => ({ from, when: "start" }) as const;
const ofEnd = <const F extends string>(from: F) => ({ from, when: "end" }) as const;

export const declaration = {
  id: "costs",
  label: text("Kosten", "Costs"),
  dimensions,
  parameters: {
    renovation_house_cost: price(
      "dwelling",
      ["renovation_depth"],
      text("Renovatie van een huis, zonder btw", "Renovation of a house, without VAT"),
    ),
    renovation_apartment_cost: price(
      "dwelling",
      ["renovation_depth"],
      text("Renovatie van een appartement, zonder btw", "Renovation of an apartment, without VAT"),
    ),
    construction_cost_change: intensive(
      "1/year",
      [],
      [-0.05, 0.1],
      text(
        "Bouwprijzen boven de algemene prijsstijging",
        "Building prices beyond the general rise of prices",
      ),
    ),
    learning_rate: share(
      ["learning_technology"],
      0.5,
      text(
        "Leertempo: prijsdaling bij elke verdubbeling van wat er gebouwd is",
        "Learning rate: fall of the price with each doubling of what has been built",
      ),
    ),
    extra_doublings: intensive(
      "doubling",
      ["learning_technology", "year"],
      [-5, 5],
      text(
        "Verdubbelingen van wat er gebouwd is boven die waarmee de prijspaden rekenen",
        "Doublings of what has been built beyond those that the price paths count on",
      ),
    ),
    heating_cost: price(
      "dwelling",
      ["heating_choice", "year"],
      text(
        "Verwarming in een woning plaatsen, zonder btw",
        "Putting heating into a dwelling, without VAT",
      ),
    ),
    network_dwelling_cost: price(
      "dwelling",
      [],
      text(
        "Een woning aansluiten op een warmtenet: binnenwerk en afleverset, zonder btw",
        "Connecting a dwelling to a heat network: indoor work and delivery set, without VAT",
      ),
    ),
    network_building_cost: price(
      "building",
      [],
      text(
        "Een ander gebouw aansluiten op een warmtenet, zonder btw",
        "Connecting another building to a heat network, without VAT",
      ),
    ),
    pipe_cost: price("m", [], text("Warmteleiding, zonder btw", "Heat pipe, without VAT")),
    source_cost: price(
      "kW",
      ["heat_source", "year"],
      text("Bron van een warmtenet, zonder btw", "Source of a heat network, without VAT"),
    ),
    source_full_load_hours: intensive(
      "kWh/kW",
      ["heat_source"],
      [50, 8784],
      text("Vollasturen van een bron van een warmtenet", "Full-load hours of a network source"),
    ),
    pv_cost: price(
      "kW",
      ["pv_segment", "year"],
      text("Zonnepanelen, zonder btw", "Solar panels, without VAT"),
    ),
    wind_cost: price("kW", ["year"], text("Windturbine, zonder btw", "Wind turbine, without VAT")),
    service_renovation_cost: price(
      "kWh",
      [],
      text(
        "Renovatie van andere gebouwen per kWh warmte die ze per jaar bespaart, zonder btw",
        "Renovation of other buildings per kWh of heat that it saves a year, without VAT",
      ),
    ),
    service_heating_cost: price(
      "kW",
      ["service_heating", "year"],
      text("Verwarming in andere gebouwen, zonder btw", "Heating of other buildings, without VAT"),
    ),
    service_full_load_hours: intensive(
      "kWh/kW",
      [],
      [200, 8784],
      text("Vollasturen van verwarming in andere gebouwen", "Full-load hours of that heating"),
    ),
    car_cost: price(
      "vehicle",
      ["drive", "year"],
      text("Nieuwe wagen, zonder btw en belasting", "New car, without VAT and tax"),
    ),
    charging_cost: price(
      "charger",
      ["charging_place"],
      text("Laadpunt, zonder btw", "Charging point, without VAT"),
    ),
    home_chargers: intensive(
      "charger/vehicle",
      [],
      [0, 1],
      text("Laadpunten thuis per batterijwagen", "Charging points at home per battery car"),
    ),
    life: intensive(
      "year",
      ["cost_measure"],
      [1, 100],
      text("Jaren waarover een investering loopt", "Years over which an investment runs"),
    ),
    upkeep: intensive(
      "1/year",
      ["cost_measure"],
      [0, 0.3],
      text(
        "Onderhoud en werking per jaar, deel van de prijs",
        "Operation and maintenance a year, share of the price",
      ),
    ),
    payer_share: {
      ...share(
        ["financing", "payer"],
        1,
        text(
          "Deel van een uitgave dat wie betaalt draagt",
          "Part of an expense that a payer bears",
        ),
      ),
      sumsToOne: true,
    },
    vat: share(
      ["financing"],
      0.5,
      text(
        "Btw op een uitgave van huishoudens en stad",
        "VAT on an expense of households and the city",
      ),
    ),
    premium: share(
      ["financing"],
      1,
      text(
        "Deel van de uitgave van huishoudens dat een premie dekt",
        "Part of the expense of households that a premium covers",
      ),
    ),
    household_car_share: share(
      [],
      1,
      text(
        "Deel van het autogebruik dat huishoudens zelf betalen",
        "Part of the use of cars that households pay themselves",
      ),
    ),
    energy_price: price(
      "kWh",
      ["energy_customer", "carrier"],
      text(
        "Energieprijs van 2025 met netkosten en accijns, zonder btw en CO₂-prijs",
        "Energy price of 2025 with grid costs and duty, without VAT and CO₂ price",
      ),
    ),
    energy_price_index: intensive(
      "1",
      ["carrier", "year"],
      [0, 10],
      text("Reële energieprijs tegenover 2025", "Real energy price against 2025"),
    ),
    energy_vat: share(
      ["carrier"],
      0.5,
      text("Btw op energie van huishoudens en stad", "VAT on energy of households and the city"),
    ),
    energy_duty: price(
      "kWh",
      ["energy_customer", "carrier"],
      text("Accijns in de energieprijs", "Excise duty within the energy price"),
    ),
    carbon_price: price(
      "kg",
      ["year"],
      text(
        "CO₂-prijs voor gebouwen en wegvervoer (ETS2)",
        "CO₂ price for buildings and road transport (ETS2)",
      ),
    ),
    network_price_to_gas: share(
      [],
      3,
      text(
        "Prijs van warmte van een net tegenover aardgas, per kWh",
        "Price of network heat against natural gas, per kWh",
      ),
    ),
    injection_price: price(
      "kWh",
      ["year"],
      text("Prijs voor geïnjecteerde stroom", "Price of electricity injected"),
    ),
    discount_rate: rate(
      text("Reële discontovoet van de samenleving", "Real discount rate of society"),
    ),
    household_discount_rate: rate(
      text("Reële discontovoet van een huishouden", "Real discount rate of a household"),
    ),
  },
  levers: {},
  inputs: {
    renovated: ofYear("housing.renovated_by_depth"),
    renovated_apartments: ofYear("housing.renovated_apartments_by_depth"),
    heating_placed: ofYear("housing.heating_placed"),
    heating_placed_new: ofYear("housing.heating_placed_new"),
    heating_start: ofStart("housing.dwellings_by_heating"),
    heating_end: ofEnd("housing.dwellings_by_heating"),
    dwellings_connected: ofYear("heat.new_dwellings_connected"),
    others_connected: ofYear("heat.new_others_connected"),
    metres_laid: ofYear("heat.metres_laid"),
    fed_in: ofYear("heat.fed_in_by_source"),
    plant_gas: ofYear("heat.plant_gas"),
    plant_electricity: ofYear("heat.plant_electricity"),
    on_network_start: ofStart("heat.dwellings_connected"),
    on_network_end: ofEnd("heat.dwellings_connected"),
    others_start: ofStart("heat.others_connected"),
    others_end: ofEnd("heat.others_connected"),
    panels_added: ofYear("renewables.pv_added_by_segment"),
    panels_start: ofStart("renewables.pv_capacity_by_segment"),
    panels_end: ofEnd("renewables.pv_capacity_by_segment"),
    pv_production: ofYear("renewables.pv_production"),
    wind_added: ofYear("renewables.wind_added"),
    wind_start: ofStart("renewables.wind_capacity"),
    wind_end: ofEnd("renewables.wind_capacity"),
    wind_production: ofYear("renewables.wind_production"),
    tertiary_heat_saved: ofYear("tertiary.heat_saved"),
    tertiary_placed: ofYear("tertiary.heating_placed"),
    tertiary_heat: ofYear("tertiary.heat_by_system"),
    municipal_heat_saved: ofYear("municipal.heat_saved"),
    municipal_placed: ofYear("municipal.heating_placed"),
    municipal_heat: ofYear("municipal.heat_by_system"),
    cars_sold: ofYear("mobility.sales_by_drive"),
    cars_start: ofStart("mobility.cars_by_drive"),
    cars_end: ofEnd("mobility.cars_by_drive"),
    charging_start: ofStart("mobility.charging_points"),
    charging_end: ofEnd("mobility.charging_points"),
    car_energy: ofYear("mobility.car_energy_by_carrier"),
    car_km: ofYear("mobility.car_km"),
    resident_km: ofYear("mobility.resident_km"),
    self_consumed: ofYear("electricity.self_consumed"),
    energy: ofYear("emissions.energy"),
    emissions: ofYear("emissions.by_sector_carrier"),
    households_start: ofStart("demography.households"),
    households_end: ofEnd("demography.households"),
  },
  state: {
    /** Per euro of an investment: what society, and what households, pay a year over its life. */
    annuity: { dims: ["cost_measure"] },
    household_annuity: { dims: ["cost_measure"] },
    /** Years for which the whole of it is paid. */
    whole_life: { dims: ["cost_measure"] },
    /** Of an expense, and of what keeps up what stands: what each payer spends on it. */
    paid: { dims: ["financing", "payer"] },
    kept: { dims: ["financing", "payer"] },
    /** Annuities that end in a year, known from the year in which they begin. */
    ending: { dims: ["year"] },
    household_ending: { dims: ["year"] },
    /** Annuities that run on 1 January. */
    capital: { dims: [] },
    household_capital: { dims: [] },
    /** What {@link KEPT} names: placed by year, of it standing on 1 January, and there at the start. */
    placed: { dims: ["year"], length: KEPT.length },
    standing: { dims: [], length: KEPT.length },
    present: { dims: [], length: KEPT.length },
    /** COS-14. */
    learned_to: { dims: ["learning_technology", "year"] },
    /** Heat pipe laid in the run. */
    pipes: { dims: [] },
    building_prices: { dims: [] },
    discount: { dims: [] },
    discounted: { dims: [] },
  },
  outputs: {
    investment: spent(
      text("Investeringen", "Investment"),
      text(
        "Wat in het jaar geplaatst wordt, met de btw die huishoudens en stad dragen; niet geteld: wat geen prijs met bron heeft (vrachtwagens, bussen, industrie, landbouw, nieuwbouw zelf, elektriciteitsnet, tweedehandse wagens).",
        "What is placed in the year, with the VAT that households and the city bear; not counted: what has no price with a source (lorries, buses, industry, farms, new buildings themselves, power grid, second-hand cars).",
      ),
      "COS-4",
      invested,
    ),
    investment_by_measure: {
      ...spent(
        text("Investeringen naar maatregel", "Investment by measure"),
        text(
          "Waaraan het geld gaat; premies inbegrepen, btw van huishoudens en stad ook.",
          "What the money goes to; premiums included, and VAT of households and the city.",
        ),
        "COS-1",
        invested,
      ),
      dims: ["cost_measure"],
      total: "investment",
    },
    investment_by_payer: {
      ...spent(
        text("Investeringen naar wie betaalt", "Investment by payer"),
        text(
          "Huishoudens na premies, hogere overheid voor de premies; btw bij huishoudens en stad, niet bij bedrijven.",
          "Households after premiums, the higher government for the premiums; VAT with households and the city, not with companies.",
        ),
        "COS-4",
        investedByPayer,
      ),
      dims: ["payer"],
      total: "investment",
    },
    operation: spent(
      text("Onderhoud en werking", "Operation and maintenance"),
      text(
        "Van verwarming, netten, panelen, turbines, wagens en laadpunten die er staan, met btw van huishoudens en stad; zonder energie.",
        "Of heating, networks, panels, turbines, cars and charging points that stand, with VAT of households and the city; without energy.",
      ),
      "COS-7",
      operatedByPayer,
    ),
    operation_by_payer: {
      ...spent(
        text("Onderhoud en werking naar wie betaalt", "Operation and maintenance by payer"),
        text("Met btw van huishoudens en stad.", "With VAT of households and the city."),
        "COS-7",
        operatedByPayer,
      ),
      dims: ["payer"],
      total: "operation",
    },
    energy_spending: amount(
      text("Uitgaven voor energie", "Energy spending"),
      text(
        "Energie van alle sectoren op het grondgebied, min de opbrengst van geïnjecteerde stroom; met btw van huishoudens en stad, accijns en CO₂-prijs.",
        "Energy of all sectors on the territory, less the income of electricity injected; with VAT of households and the city, duty and CO₂ price.",
      ),
      "COS-8",
      energy,
    ),
    energy_spending_by_payer: {
      ...amount(
        text("Uitgaven voor energie naar wie betaalt", "Energy spending by payer"),
        text(
          "Bedrijven na de opbrengst van geleverde warmte en geïnjecteerde stroom; verkeer van buiten de stad telt mee op het grondgebied.",
          "Companies after the income of heat delivered and electricity injected; traffic from outside counts on the territory.",
        ),
        "COS-8",
        energy,
      ),
      dims: ["payer"],
      total: "energy_spending",
    },
    energy_spending_by_carrier: {
      ...amount(
        text(
          "Uitgaven voor energie naar energiedrager en wie betaalt",
          "Energy spending by carrier and payer",
        ),
        text(
          "Warmte van een net is voor de klant een uitgave en voor bedrijven inkomen; gas en stroom van de centrales betalen bedrijven.",
          "Network heat is spending for the customer and income for companies; companies pay the plants' gas and electricity.",
        ),
        "COS-8",
        energy,
      ),
      dims: ["carrier", "payer"],
      total: "energy_spending",
    },
    annual_capital: spent(
      text("Kapitaalkosten per jaar", "Capital cost of the year"),
      text(
        "Annuïteiten van wat sinds de start geplaatst is, tot het einde van zijn leven; zonder btw en premies. Wat er al stond, is in geen plan geteld.",
        "Annuities of what was placed since the start, to the end of its life; without VAT and premiums. What stood before is counted in no plan.",
      ),
      "COS-6",
      capital,
    ),
    annual_cost: amount(
      text("Kosten per jaar voor de samenleving", "Cost of the year to society"),
      text(
        "Kapitaalkosten, onderhoud en energie zonder btw, accijns, CO₂-prijs en premies; niet geteld wat bij de investeringen niet geteld is, noch gezondheid, comfort en schade door CO₂.",
        "Capital cost, maintenance and energy without VAT, duty, CO₂ price and premiums; not counted what investment does not count, nor health, comfort and damage of CO₂.",
      ),
      "COS-11",
      society,
    ),
    discounted_cost: {
      ...amount(
        text("Verdisconteerde kosten sinds de start", "Discounted cost since the start"),
        text(
          "Som van de kosten per jaar voor de samenleving tot 1 januari van het jaar (2050: de jaren tot en met 2049), in euro van 2024 en teruggerekend naar het eerste jaar met de discontovoet van de samenleving.",
          "Sum of the yearly cost to society until 1 January of the year (2050: the years up to 2049), in euros of 2024 and brought back to the first year at the discount rate of society.",
        ),
        "COS-12",
        society,
      ),
      kind: "stock",
    },
    household_energy_bill: ofHousehold(
      text("Energiefactuur per huishouden", "Energy bill per household"),
      text(
        "Verwarming en elektriciteit van de woning met btw en CO₂-prijs, min eigen verbruik en verkoop van zonnestroom; zonder wagen.",
        "Heat and electricity of the dwelling with VAT and CO₂ price, less own use and sale of solar power; without the car.",
      ),
      homeBill,
    ),
    household_transport_bill: ofHousehold(
      text("Energie voor de wagen per huishouden", "Energy of the car per household"),
      text(
        "Brandstof en stroom van wagens van inwoners, waar ze ook rijden, met btw en CO₂-prijs; zonder het deel van bedrijven.",
        "Fuel and electricity of residents' cars, wherever they drive, with VAT and CO₂ price; without the part of companies.",
      ),
      carBill,
    ),
    household_annual_cost: ofHousehold(
      text("Kosten per jaar per huishouden", "Cost of the year per household"),
      text(
        "Energie van woning en wagen, onderhoud, en wat huishoudens sinds de start investeerden, na premies, als annuïteit tegen hun eigen discontovoet; met btw.",
        "Energy of dwelling and car, maintenance, and what households invested since the start, after premiums, as an annuity at their own discount rate; with VAT.",
      ),
      causes(homeBill, carBill, investedByPayer, operatedByPayer, ["p.household_discount_rate"]),
    ),
  },
  constraints: {},
  accounts: {},
} as const satisfies ModuleDeclaration;
