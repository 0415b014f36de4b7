import type { ModuleDeclaration, Text } from "../../scenario/declarations.ts";
import { text } from "../declare.ts";
import { dimensions } from "./dimensions.ts";
import { AGE_CLASSES } from "./heating-age.ts";
import { LABELS, OBLIGATION_YEARS } from "./label-moves.ts";

const share = (label: Text, dims: readonly string[] = []) =>
  ({ unit: "1", dims, label, scale: "intensive", min: 0, max: 1 }) as const;

const shares = (label: Text, dim: string) =>
  ({ unit: "1", dims: [dim], label, scale: "intensive", min: 0, max: 1, sumsToOne: true }) as const;

const dwellings = (label: Text) =>
  ({ unit: "dwelling", dims: [], label, scale: "extensive", min: 0, max: 1e7 }) as const;

const stock = (
  label: Text,
  meaning: Text,
  equation: string,
  from: readonly string[],
  dims: readonly string[] = [],
) =>
  ({
    unit: "dwelling",
    kind: "stock",
    dims,
    label,
    meaning,
    scale: "extensive",
    equation,
    from,
    min: 0,
  }) as const;

const flow = (
  unit: string,
  label: Text,
  meaning: Text,
  equation: string,
  from: readonly string[],
  dims: readonly string[] = [],
) =>
  ({
    unit,
    kind: "flow",
    dims,
    label,
    meaning,
    scale: "extensive",
    equation,
    from,
    min: 0,
  }) as const;

/** What moves the number of dwellings. */
const number = ["p.opening_dwellings", "l.completions", "l.demolition_rate"];
/** What moves the labels. */
const labels = [
  ...number,
  "p.label_share",
  "p.new_label_mix",
  "p.demolition_weight",
  "p.sale_rate",
  "p.obligation_since",
  "p.obligation_compliance",
  "l.renovation_rate",
  "l.renovation_worst_first",
  "l.renovation_depth",
];
const types = [...labels, "p.type_share", "p.new_type_mix"];
/** What moves the heating systems; the types do not, as every move is independent of type. */
const heating = [
  ...labels,
  "p.heating_share",
  "p.heating_lifetime",
  "p.heating_lifetime_shape",
  "p.connected_before",
  "l.heating_mix",
  "l.new_heating_mix",
  "l.last_sale",
  "in.new_dwellings_connected",
];
const occupancy = [...number, "p.opening_vacant", "p.frictional_vacancy", "in.households"];
const social = [...number, "p.opening_social", "l.social_completions"];
const heat = [
  ...types,
  ...occupancy,
  "p.heating_share",
  "p.floor_area",
  "p.label_energy",
  "p.use_exponent",
  "p.metered_gas_anchor",
  "p.metered_gas_share",
  "p.gas_lower_over_upper",
  "p.gas_boiler_efficiency",
  "p.space_heat_fallback",
  "in.degree_day_index",
  "p.price_response",
  "p.hot_water_per_person",
  "p.cooking_gas",
  "in.private_population",
];
const heatBySystem = [...heat, ...heating];
const finalEnergy = [
  ...heatBySystem,
  "p.oil_boiler_efficiency",
  "p.electric_heating_efficiency",
  "p.biomass_efficiency",
  "p.heat_pump_factor",
];

export const declaration = {
  id: "housing",
  label: text("Woningen", "Housing"),
  dimensions,
  parameters: {
    opening_dwellings: dwellings(
      text("Woningen op de eerste 1 januari", "Dwellings on the first 1 January"),
    ),
    type_share: shares(
      text("Aandeel van het woningtype bij het begin", "Share of the dwelling type at the start"),
      "dwelling_type",
    ),
    label_share: shares(
      text("Aandeel van het EPC-label bij het begin", "Share of the EPC label at the start"),
      "epc",
    ),
    heating_share: shares(
      text("Aandeel van de verwarming bij het begin", "Share of the heating system at the start"),
      "heating",
    ),
    opening_vacant: dwellings(
      text(
        "Leegstaande woningen op de eerste 1 januari",
        "Vacant dwellings on the first 1 January",
      ),
    ),
    frictional_vacancy: share(
      text("Frictieleegstand, deel van de woningen", "Frictional vacancy, share of the dwellings"),
    ),
    opening_social: dwellings(
      text("Sociale woningen op de eerste 1 januari", "Social dwellings on the first 1 January"),
    ),
    owner_share: share(
      text(
        "Deel eigenaars in de niet-sociale woningen",
        "Share of owner-occupiers in the dwellings that are not social",
      ),
    ),
    new_type_mix: shares(
      text("Types van de nieuwe woningen", "Types of the new dwellings"),
      "dwelling_type",
    ),
    new_label_mix: shares(
      text("Labels van de nieuwe woningen", "Labels of the new dwellings"),
      "epc",
    ),
    demolition_weight: {
      unit: "1",
      dims: ["epc"],
      label: text("Gewicht van een label bij sloop", "Weight of a label in demolition"),
      scale: "intensive",
      min: 0.01,
      max: 100,
    },
    sale_rate: {
      unit: "1/year",
      dims: [],
      label: text("Verkochte woningen, deel per jaar", "Dwellings sold, share per year"),
      scale: "intensive",
      min: 0,
      max: 0.2,
    },
    obligation_since: {
      unit: "year",
      dims: [],
      label: text(
        "Eerste jaar van de renovatieplicht na verkoop",
        "First year of the renovation obligation after sale",
      ),
      scale: "intensive",
      min: 2000,
      max: 2200,
    },
    obligation_compliance: share(
      text(
        "Deel van de verplichte renovaties dat gebeurt",
        "Share of the obligatory renovations that are done",
      ),
    ),
    heating_lifetime: {
      unit: "year",
      dims: [],
      label: text("Gemiddelde levensduur van een verwarming", "Mean life of a heating system"),
      scale: "intensive",
      min: 5,
      max: 30,
    },
    heating_lifetime_shape: {
      unit: "1",
      dims: [],
      label: text(
        "Vorm van de Weibull-verdeling van die levensduur",
        "Shape of the Weibull distribution of that life",
      ),
      scale: "intensive",
      min: 1,
      max: 8,
    },
    connected_before: dwellings(
      text(
        "Woningen aangesloten op een warmtenet in het jaar voor de run",
        "Dwellings connected to a heat network in the year before the run",
      ),
    ),
    floor_area: {
      unit: "m2/dwelling",
      dims: ["dwelling_type"],
      label: text("Vloeroppervlakte", "Floor area"),
      scale: "intensive",
      min: 1,
      max: 1000,
    },
    label_energy: {
      unit: "kWh/m2",
      dims: ["epc"],
      label: text(
        "Theoretisch primair verbruik van het label",
        "Theoretical primary energy use of the label",
      ),
      scale: "intensive",
      min: 1,
      max: 2000,
    },
    use_exponent: {
      unit: "1",
      dims: [],
      label: text(
        "Exponent van het werkelijke op het theoretische verbruik",
        "Exponent of real on theoretical energy use",
      ),
      scale: "intensive",
      min: 0,
      max: 1.5,
    },
    metered_gas_anchor: {
      unit: "kWh",
      dims: [],
      label: text(
        "Gemeten huishoudelijk aardgas per jaar (bovenwaarde)",
        "Metered household gas per year (upper heating value)",
      ),
      scale: "extensive",
      min: 0,
      max: 1e12,
      // An inventory counts gas by its lower heating value, in the weather of its year.
      inventory: {
        what: "energy",
        sectors: ["households"],
        carriers: ["natural_gas"],
        yearOf: "emissions.inventory_year",
        dividedBy: ["housing.gas_lower_over_upper", "emissions.inventory_weather[households]"],
      },
    },
    metered_gas_share: share(
      text(
        "Deel van de gaswoningen met een eigen meter",
        "Share of the gas-heated dwellings with a meter of their own",
      ),
    ),
    gas_lower_over_upper: {
      ...share(
        text("Onderwaarde op bovenwaarde van aardgas", "Lower over upper heating value of gas"),
      ),
      min: 0.8,
    },
    space_heat_fallback: {
      unit: "kWh/m2",
      dims: [],
      label: text(
        "Nuttige ruimtewarmte van label D, als er geen gas gemeten is",
        "Useful space heat of label D, where no gas is metered",
      ),
      scale: "intensive",
      min: 0,
      max: 500,
    },
    price_response: {
      unit: "1",
      dims: [],
      label: text(
        "Blijvende reactie van het stookgedrag op de prijzen sinds 2022",
        "Lasting response of heating behaviour to the prices since 2022",
      ),
      scale: "intensive",
      min: -0.5,
      max: 0.5,
    },
    hot_water_per_person: {
      unit: "kWh/person",
      dims: [],
      label: text("Nuttig warm water per persoon", "Useful hot water per person"),
      scale: "intensive",
      min: 0,
      max: 5000,
    },
    cooking_gas: {
      unit: "kWh/dwelling",
      dims: [],
      label: text("Kookgas per gaswoning", "Gas for cooking per gas-heated dwelling"),
      scale: "intensive",
      min: 0,
      max: 5000,
    },
    gas_boiler_efficiency: {
      ...share(text("Rendement van gasketels", "Efficiency of gas boilers")),
      min: 0.3,
      max: 1.2,
    },
    oil_boiler_efficiency: {
      ...share(text("Rendement van stookolieketels", "Efficiency of oil boilers")),
      min: 0.3,
      max: 1.2,
    },
    electric_heating_efficiency: {
      ...share(
        text("Rendement van elektrische verwarming", "Efficiency of direct electric heating"),
      ),
      min: 0.3,
    },
    biomass_efficiency: {
      ...share(text("Rendement van biomassaketels en andere", "Efficiency of biomass and other")),
      min: 0.2,
      max: 1.2,
    },
    heat_pump_factor: {
      unit: "1",
      dims: ["year"],
      label: text("Seizoensprestatiefactor van warmtepompen", "Seasonal performance of heat pumps"),
      scale: "intensive",
      min: 1,
      max: 10,
    },
    coal_share: {
      ...share(text("Steenkool in biomassa en andere", "Coal within biomass and other")),
      max: 0.5,
    },
    lpg_share: {
      ...share(text("Lpg in biomassa en andere", "LPG within biomass and other")),
      max: 0.5,
    },
  },
  levers: {
    completions: {
      unit: "dwelling/year",
      dims: [],
      label: text("Nieuwe woningen per jaar", "New dwellings per year"),
      scale: "extensive",
      min: 0,
      max: 1e5,
      kind: "flow",
      theme: "housing",
      actor: "market",
      effect: { output: "housing.dwellings", direction: "up" },
    },
    social_completions: {
      unit: "dwelling/year",
      dims: [],
      label: text("Nieuwe sociale woningen", "New social dwellings"),
      scale: "extensive",
      min: 0,
      max: 1e5,
      kind: "flow",
      theme: "housing",
      actor: "city",
      effect: { output: "housing.social_dwellings", direction: "up" },
    },
    demolition_rate: {
      unit: "1/year",
      dims: [],
      label: text(
        "Gesloopt deel van de woningen per jaar",
        "Share of dwellings demolished per year",
      ),
      scale: "intensive",
      min: 0,
      max: 0.02,
      kind: "flow",
      theme: "housing",
      actor: "citizen",
      effect: { output: "housing.demolished", direction: "up" },
    },
    renovation_rate: {
      unit: "1/year",
      dims: [],
      label: text("Renovatiegraad van de woningen", "Renovation rate of dwellings"),
      scale: "intensive",
      min: 0,
      max: 0.15,
      kind: "flow",
      theme: "housing",
      actor: "citizen",
      effect: { output: "housing.useful_heat", direction: "down" },
    },
    renovation_worst_first: {
      unit: "1",
      dims: [],
      label: text(
        "Voorrang aan slechte labels bij renovatie",
        "Priority of poor labels in renovation",
      ),
      scale: "intensive",
      min: 0,
      max: 10,
      kind: "flow",
      theme: "housing",
      actor: "flanders",
      effect: { output: "housing.share_label_f", direction: "down" },
    },
    renovation_depth: {
      unit: "1",
      dims: ["renovation_depth"],
      label: text("Diepte van de renovaties", "Depth of the renovations"),
      scale: "intensive",
      min: 0,
      max: 1,
      sumsToOne: true,
      kind: "flow",
      theme: "housing",
      actor: "citizen",
      effect: { output: "housing.share_label_a", direction: "up", member: "to_a" },
    },
    heating_mix: {
      unit: "1",
      dims: ["heating_choice"],
      label: text(
        "Gekozen verwarming bij vervanging en diepe renovatie",
        "Heating chosen at replacement and deep renovation",
      ),
      short: text("Nieuwe verwarming van woningen", "New heating of dwellings"),
      scale: "intensive",
      min: 0,
      max: 1,
      sumsToOne: true,
      kind: "flow",
      theme: "heat",
      actor: "citizen",
      effect: { output: "housing.heat_pump_electricity", direction: "up", member: "heat_pump" },
    },
    new_heating_mix: {
      unit: "1",
      dims: ["heating_choice"],
      label: text("Gekozen verwarming in nieuwe woningen", "Heating chosen in new dwellings"),
      short: text("Verwarming van nieuwe woningen", "Heating of new dwellings"),
      scale: "intensive",
      min: 0,
      max: 1,
      sumsToOne: true,
      kind: "flow",
      theme: "heat",
      actor: "citizen",
      effect: { output: "housing.heat_pump_electricity", direction: "up", member: "heat_pump" },
    },
    last_sale: {
      unit: "year",
      dims: ["heating_choice"],
      label: text(
        "Laatste jaar van verkoop voor bestaande woningen",
        "Last year of sale for existing dwellings",
      ),
      scale: "intensive",
      min: 2000,
      max: 2200,
      kind: "flow",
      theme: "heat",
      actor: "flanders",
      effect: { output: "housing.heating_redirected", direction: "down" },
    },
  },
  inputs: {
    degree_day_index: { from: "climate.degree_day_index", when: "year" },
    households: { from: "demography.households", when: "end" },
    private_population: { from: "demography.private_population", when: "end" },
    new_dwellings_connected: {
      from: "heat.new_dwellings_connected",
      when: "year-before",
      before: "connected_before",
    },
  },
  state: {
    cells: { dims: ["epc", "dwelling_type", "heating"] },
    /** `[age][system]`, so that one pass over the ages serves all systems. */
    ages: { dims: ["heating_choice"], length: AGE_CLASSES },
    hazard: { dims: [], length: AGE_CLASSES },
    /** Share of each system that reaches the end of its life in the coming year. */
    outflow: { dims: ["heating_choice"] },
    by_label: { dims: [], length: LABELS },
    by_heating: { dims: ["heating"] },
    pipeline: { dims: [], length: OBLIGATION_YEARS },
    dwellings: { dims: [] },
    social: { dims: [] },
    opening: { dims: [] },
    opening_social: { dims: [] },
    otherwise_used: { dims: [] },
    label_use: { dims: ["epc"] },
    space_factor: { dims: [] },
    /** e(l) · floor area of a mean new dwelling. */
    area_per_new: { dims: [] },
    /** Σ e(l) · floor area of the occupied dwellings on 1 January, by system. */
    weighted_area: { dims: ["heating"] },
    people: { dims: ["heating"] },
    occupied_with_gas: { dims: [] },
  },
  outputs: {
    dwellings: {
      ...stock(
        text("Woningen", "Dwellings"),
        text(
          "Alle woningen, ook leegstaande en anders gebruikte.",
          "All dwellings, vacant and otherwise used ones included.",
        ),
        "HOU-2",
        number,
      ),
      adjustable: true,
    },
    dwellings_by_type: {
      adjustable: true,
      ...stock(
        text("Woningen naar type", "Dwellings by type"),
        text(
          "Woningen naar bouwvorm; die in handelshuizen en andere gebouwen tellen als appartement.",
          "Dwellings by form; those in commercial and other buildings count as apartments.",
        ),
        "HOU-2",
        types,
        ["dwelling_type"],
      ),
      total: "dwellings",
    },
    dwellings_by_label: {
      adjustable: true,
      ...stock(
        text("Woningen naar EPC-label", "Dwellings by EPC label"),
        text(
          "Woningen naar energielabel, ook die nog geen certificaat hebben.",
          "Dwellings by energy label, those without a certificate included.",
        ),
        "HOU-4",
        labels,
        ["epc"],
      ),
      total: "dwellings",
    },
    dwellings_by_heating: {
      adjustable: true,
      notAdjustable: ["network"],
      ...stock(
        text("Woningen naar verwarming", "Dwellings by heating"),
        text("Woningen naar hoofdverwarming.", "Dwellings by main heating."),
        "HOU-7",
        heating,
        ["heating"],
      ),
      total: "dwellings",
    },
    dwellings_by_tenure: {
      ...stock(
        text("Woningen naar eigendom", "Dwellings by tenure"),
        text(
          "Sociale woningen, en de andere verdeeld in eigenaars en private huur.",
          "Social dwellings, and the others split into owners and private rent.",
        ),
        "HOU-10",
        [...social, "p.owner_share"],
        ["tenure"],
      ),
      total: "dwellings",
    },
    available: stock(
      text("Beschikbare woningen", "Available dwellings"),
      text(
        "Woningen die huishoudens kunnen bewonen: zonder ander gebruik en frictieleegstand.",
        "Dwellings that households can live in: without other uses and frictional vacancy.",
      ),
      "HOU-11",
      occupancy,
    ),
    occupied: stock(
      text("Bewoonde woningen", "Occupied dwellings"),
      text("Woningen waarin een huishouden woont.", "Dwellings in which a household lives."),
      "HOU-11",
      occupancy,
    ),
    vacant: stock(
      text("Leegstaande woningen", "Vacant dwellings"),
      text(
        "Woningen zonder huishouden en zonder ander gebruik.",
        "Dwellings without a household and without another use.",
      ),
      "HOU-11",
      occupancy,
    ),
    shortage: {
      ...stock(
        text("Huishoudens zonder woning", "Households without a dwelling"),
        text(
          "Huishoudens boven het aantal beschikbare woningen.",
          "Households beyond the number of available dwellings.",
        ),
        "HOU-11",
        occupancy,
      ),
      unit: "household",
    },
    dwellings_added: {
      unit: "dwelling",
      kind: "stock",
      dims: [],
      label: text("Bijgekomen woningen", "Dwellings added"),
      meaning: text(
        "Nieuwe min gesloopte woningen sinds de eerste 1 januari.",
        "New less demolished dwellings since the first 1 January.",
      ),
      scale: "extensive",
      equation: "HOU-2",
      from: number,
    },
    social_dwellings: {
      ...stock(
        text("Sociale woningen", "Social dwellings"),
        text("Huurwoningen van sociale huisvesters.", "Dwellings let by social housing providers."),
        "HOU-10",
        social,
      ),
      adjustable: true,
    },
    social_added: {
      unit: "dwelling",
      kind: "stock",
      dims: [],
      label: text("Bijgekomen sociale woningen", "Social dwellings added"),
      meaning: text(
        "Nieuwe min gesloopte sociale woningen sinds de eerste 1 januari.",
        "New less demolished social dwellings since the first 1 January.",
      ),
      scale: "extensive",
      equation: "HOU-10",
      from: social,
    },
    social_per_100_households: {
      unit: "dwelling/household",
      kind: "stock",
      dims: [],
      label: text("Sociale woningen per 100 huishoudens", "Social dwellings per 100 households"),
      meaning: text(
        "Sociale woningen per privaat huishouden.",
        "Social dwellings per private household.",
      ),
      scale: "intensive",
      ratio: { of: ["housing.social_dwellings"], per: ["demography.households"] },
      equation: "HOU-10",
      from: [...social, "in.households"],
      min: 0,
    },
    share_label_c_or_better: {
      unit: "1",
      kind: "stock",
      dims: [],
      label: text("Aandeel label C of beter", "Share with label C or better"),
      meaning: text(
        "Deel van alle woningen met label C, B, A of A+.",
        "Share of all dwellings with label C, B, A or A+.",
      ),
      scale: "intensive",
      ratio: {
        of: [
          "housing.dwellings_by_label[a_plus]",
          "housing.dwellings_by_label[a]",
          "housing.dwellings_by_label[b]",
          "housing.dwellings_by_label[c]",
        ],
        per: ["housing.dwellings"],
      },
      equation: "HOU-16",
      from: labels,
      min: 0,
      max: 1,
    },
    share_label_a: {
      unit: "1",
      kind: "stock",
      dims: [],
      label: text("Aandeel label A of beter", "Share with label A or better"),
      meaning: text(
        "Deel van alle woningen met label A of A+.",
        "Share of all dwellings with label A or A+.",
      ),
      scale: "intensive",
      ratio: {
        of: ["housing.dwellings_by_label[a_plus]", "housing.dwellings_by_label[a]"],
        per: ["housing.dwellings"],
      },
      equation: "HOU-16",
      from: labels,
      min: 0,
      max: 1,
    },
    share_label_f: {
      unit: "1",
      kind: "stock",
      dims: [],
      label: text("Aandeel label F", "Share with label F"),
      meaning: text(
        "Deel van alle woningen met het slechtste label.",
        "Share of all dwellings with the worst label.",
      ),
      scale: "intensive",
      ratio: {
        of: ["housing.dwellings_by_label[f]"],
        per: ["housing.dwellings"],
      },
      equation: "HOU-16",
      from: labels,
      min: 0,
      max: 1,
    },
    legal_pipeline: stock(
      text("Woningen met renovatieplicht", "Dwellings under obligation"),
      text(
        "Verkochte woningen met label E of F die nog binnen de termijn label D moeten halen.",
        "Sold dwellings with label E or F that must still reach label D within the term.",
      ),
      "HOU-5",
      labels,
    ),
    connectable: stock(
      text("Woningen die nog op een warmtenet kunnen", "Dwellings a heat network can still take"),
      text(
        "Woningen op gas, stookolie, directe elektriciteit of biomassa.",
        "Dwellings on gas, oil, direct electricity or biomass.",
      ),
      "HOU-8",
      heating,
    ),
    completions: flow(
      "dwelling",
      text("Nieuwe woningen", "New dwellings"),
      text("Woningen die in het jaar klaar zijn.", "Dwellings completed in the year."),
      "HOU-9",
      ["l.completions"],
    ),
    demolished: flow(
      "dwelling",
      text("Gesloopte woningen", "Demolished dwellings"),
      text("Woningen die in het jaar verdwijnen.", "Dwellings that disappear in the year."),
      "HOU-2",
      number,
    ),
    renovated: flow(
      "dwelling",
      text("Gerenoveerde woningen", "Renovated dwellings"),
      text(
        "Woningen die minstens een label winnen, ook die door de renovatieplicht.",
        "Dwellings that gain a label or more, those under obligation included.",
      ),
      "HOU-4",
      labels,
    ),
    renovated_by_depth: {
      ...flow(
        "dwelling",
        text("Gerenoveerde woningen naar diepte", "Renovated dwellings by depth"),
        text(
          "Verplichte renovaties tellen als een label (van E) of twee (van F).",
          "Obligatory renovations count as one label (from E) or two (from F).",
        ),
        "HOU-4",
        labels,
        ["renovation_depth"],
      ),
      total: "renovated",
    },
    renovated_apartments_by_depth: flow(
      "dwelling",
      text("Gerenoveerde appartementen naar diepte", "Renovated apartments by depth"),
      text(
        "Het deel van de gerenoveerde woningen naar diepte dat appartement is.",
        "The part of the renovated dwellings by depth that is an apartment.",
      ),
      "HOU-17",
      types,
      ["renovation_depth"],
    ),
    renovated_by_law: flow(
      "dwelling",
      text("Gerenoveerd door de renovatieplicht", "Renovated under obligation"),
      text(
        "Woningen die in het jaar label D halen omdat de termijn na verkoop afloopt.",
        "Dwellings that reach label D in the year because the term after sale ends.",
      ),
      "HOU-5",
      labels,
    ),
    heating_replaced: flow(
      "dwelling",
      text("Vervangen verwarmingen", "Heating systems replaced"),
      text(
        "Verwarmingen aan het einde van hun leven, ook als hetzelfde systeem terugkomt.",
        "Heating systems at the end of their life, also when the same system returns.",
      ),
      "HOU-7",
      heating,
    ),
    heating_placed: flow(
      "dwelling",
      text("Geplaatste verwarmingen in bestaande woningen", "Heating put into existing dwellings"),
      text(
        "Bij vervanging en bij renovatie naar label A; zonder aansluitingen op een warmtenet.",
        "At replacement and at renovation to label A; without connections to a heat network.",
      ),
      "HOU-7",
      heating,
      ["heating_choice"],
    ),
    heating_placed_new: flow(
      "dwelling",
      text("Verwarming van de nieuwe woningen", "Heating put into new dwellings"),
      text("Nieuwe woningen naar hun verwarming.", "New dwellings by their heating."),
      "HOU-9",
      ["l.completions", "l.new_heating_mix"],
      ["heating_choice"],
    ),
    heating_redirected: {
      unit: "1",
      kind: "flow",
      dims: [],
      label: text("Keuze voor wat niet meer te koop is", "Choices of what is no longer sold"),
      meaning: text(
        "Deel van de kiezers dat een verwarming wilde die niet meer verkocht mag worden.",
        "Share of those who choose that wanted a system that may no longer be sold.",
      ),
      scale: "intensive",
      noTotal: text(
        "hoeveel gezinnen een verwarming kiezen, wat het model niet als bedrag geeft",
        "how many households choose a heating system, which the model does not give as an amount",
      ),
      equation: "HOU-6",
      from: ["l.heating_mix", "l.last_sale"],
      min: 0,
      max: 1,
    },
    extra_completed: flow(
      "dwelling",
      text("Nieuwe woningen boven de referentie", "New dwellings above the reference"),
      text(
        "Nieuwe woningen boven het referentiepad; nul als het er minder zijn.",
        "New dwellings above the reference path; zero when there are fewer.",
      ),
      "HOU-9",
      ["l.completions"],
    ),
    network_demolished: flow(
      "dwelling",
      text("Gesloopt op een warmtenet", "Demolished on a heat network"),
      text(
        "Gesloopte woningen die op een warmtenet waren aangesloten.",
        "Demolished dwellings that were connected to a heat network.",
      ),
      "HOU-8",
      heating,
    ),
    useful_heat: flow(
      "kWh",
      text("Nuttige warmte van woningen", "Useful heat of dwellings"),
      text(
        "Ruimtewarmte en warm water in bewoonde woningen, zonder koken.",
        "Space heat and hot water in occupied dwellings, without cooking.",
      ),
      "HOU-13",
      heat,
    ),
    useful_heat_network: flow(
      "kWh",
      text("Nuttige warmte op een warmtenet", "Useful heat on a heat network"),
      text(
        "Het deel van de nuttige warmte in woningen op een warmtenet.",
        "The part of the useful heat in dwellings on a heat network.",
      ),
      "HOU-13",
      heatBySystem,
    ),
    final_energy: flow(
      "kWh",
      text("Eindverbruik voor warmte in woningen", "Final energy for heat in dwellings"),
      text(
        "Energie voor ruimtewarmte, warm water en kookgas (onderwaarde); zonder apparaten.",
        "Energy for space heat, hot water and cooking gas (lower heating value); no appliances.",
      ),
      "HOU-14",
      finalEnergy,
    ),
    final_energy_by_carrier: {
      ...flow(
        "kWh",
        text("Eindverbruik naar energiedrager", "Final energy by carrier"),
        text(
          "Als het eindverbruik; aardgas met collectieve ketels.",
          "As final energy; natural gas with collective boilers.",
        ),
        "HOU-14",
        [...finalEnergy, "p.coal_share", "p.lpg_share"],
        ["carrier"],
      ),
      total: "final_energy",
    },
    heat_pump_electricity: flow(
      "kWh",
      text("Elektriciteit van warmtepompen", "Electricity of heat pumps"),
      text(
        "Elektriciteit voor warmte en warm water in woningen met een warmtepomp.",
        "Electricity for heat and hot water in dwellings with a heat pump.",
      ),
      "HOU-14",
      [...heatBySystem, "p.heat_pump_factor"],
    ),
    direct_heating_electricity: flow(
      "kWh",
      text("Elektriciteit van directe verwarming", "Electricity of direct heating"),
      text(
        "Elektriciteit voor warmte en warm water in direct elektrisch verwarmde woningen.",
        "Electricity for heat and hot water in dwellings with direct electric heating.",
      ),
      "HOU-14",
      [...heatBySystem, "p.electric_heating_efficiency"],
    ),
    metered_gas_hhv: flow(
      "kWh",
      text("Gemeten aardgas van huishoudens (bovenwaarde)", "Metered household gas (upper value)"),
      text(
        "Aardgas van woningen met een eigen meter, zoals de netbeheerder het meldt.",
        "Gas of dwellings with a meter of their own, as the grid operator reports it.",
      ),
      "HOU-15",
      heatBySystem,
    ),
  },
  constraints: {
    eligible: {
      lever: "renovation_rate",
      unit: "1/year",
      label: text(
        "Te weinig woningen onder het eindlabel",
        "Too few dwellings below the end label",
      ),
    },
    no_longer_sold: {
      lever: "heating_mix",
      unit: "1",
      label: text("Niet meer te koop", "No longer sold"),
    },
    social_share: {
      lever: "social_completions",
      unit: "dwelling/year",
      label: text("Niet meer sociale dan nieuwe woningen", "No more social than new dwellings"),
    },
  },
  accounts: {
    dwellings: {
      dims: ["epc", "dwelling_type", "heating"],
      unit: "dwelling",
      label: text("Woningen", "Dwellings"),
      columns: [
        "opening",
        "in_new",
        "in_renovated",
        "in_heating",
        "in_connected",
        "out_demolished",
        "out_renovated",
        "out_heating",
        "out_connected",
        "in_adjustment",
        "out_adjustment",
        "closing",
      ],
    },
    dwelling_heat: {
      dims: ["heating"],
      unit: "kWh",
      label: text(
        "Warmte van bewoonde woningen per verwarming",
        "Heat of occupied dwellings by heating system",
      ),
      columns: [
        "in_natural_gas",
        "in_heating_oil",
        "in_lpg",
        "in_coal",
        "in_biomass",
        "in_electricity",
        "in_network_heat",
        "in_environment",
        "out_space_heat",
        "out_hot_water",
        "out_cooking",
        "out_conversion_losses",
      ],
    },
  },
} as const satisfies ModuleDeclaration;
