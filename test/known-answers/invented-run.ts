/**
 * An invented run with smooth curves, to draw charts from without the model: its outputs have the
 * ids of the model, its values mean nothing.
 */
import { catalogue } from "../../engine/model/index.ts";
import { layBlock } from "../../engine/run/layout.ts";
import { Trajectories } from "../../engine/run/trajectories.ts";
import type {
  Catalogue,
  ModuleDeclaration,
  OutputDeclaration,
} from "../../engine/scenario/declarations.ts";
import type {
  ProgrammeModel,
  ResolvedScenario,
  TargetModel,
} from "../../engine/scenario/resolved.ts";
import { chartInput, type BaseStep, type ChartInput } from "../../viz/specs/input.ts";

const FIRST = 2024;
const YEARS = 27;
const DISTRICTS = {
  gentse_poort: "Gentse Poort",
  venning: "Venning",
  kortrijk_centrum: "Kortrijk Centrum",
  drie_hofsteden: "Drie Hofsteden",
  sint_elisabeth: "Sint-Elisabeth",
  rest: "Rest van de stad",
};
const SERVICES = { childcare: "Kinderopvang", care: "Woonzorgcentrum", nobodys: "Zonder gebruik" };

/** A quantity in the first and in the last year. */
type Course = readonly [first: number, last: number];
/** Cells before the one that has something. */
const NONE_OF_FOUR: readonly Course[] = [
  [0, 0],
  [0, 0],
  [0, 0],
  [0, 0],
];

/** Per output: kind, unit, dimension, and start and end per member. */
type Invented = readonly [
  kind: "stock" | "flow",
  unit: string,
  dimension: string | null,
  course: readonly (readonly [number, number])[],
];

const OUTPUTS: Readonly<Record<string, Invented>> = {
  "demography.population_by_age_group": [
    "stock",
    "person",
    "age_group",
    [
      [2250, 2300],
      [7300, 7700],
      [5050, 5500],
      [6600, 7000],
      [41000, 42500],
      [11900, 12600],
      [5600, 8900],
    ],
  ],
  "costs.investment_by_payer": [
    "flow",
    "EUR2024",
    "payer",
    [
      [74e6, 96e6],
      [79e6, 82e6],
      [1.4e6, 3.1e6],
      [4.1e6, 8e6],
    ],
  ],
  "costs.household_energy_bill": ["flow", "EUR2024/household", null, [[2005, 1493]]],
  "costs.household_transport_bill": ["flow", "EUR2024/household", null, [[1400, 620]]],
  "demography.population_65_plus": ["stock", "person", null, [[17500, 21500]]],
  "demography.population_80_plus": ["stock", "person", null, [[5600, 8900]]],
  "demography.households": ["stock", "household", null, [[36100, 40800]]],
  "housing.dwellings": ["stock", "dwelling", null, [[39900, 46100]]],
  "housing.available": ["stock", "dwelling", null, [[36100, 40700]]],
  "housing.dwellings_by_label": [
    "stock",
    "dwelling",
    "epc",
    [
      [9100, 900],
      [5600, 1200],
      [6900, 3500],
      [7600, 13400],
      [6100, 9700],
      [4300, 14100],
      [300, 3300],
    ],
  ],
  "housing.dwellings_by_heating": [
    "stock",
    "dwelling",
    "heating",
    [
      [29300, 9800],
      [3900, 0],
      [2700, 2100],
      [2200, 28800],
      [1700, 1900],
      [100, 3500],
    ],
  ],
  "housing.final_energy_by_carrier": [
    "flow",
    "kWh",
    "carrier",
    [
      [3.3e8, 0.9e8],
      [5.2e7, 0],
      [0, 0],
      [3e6, 1e5],
      [2.4e7, 2e7],
      [0, 0],
      [0, 0],
      [0, 0],
      [1.4e8, 2.1e8],
      [1e6, 3e7],
    ],
  ],
  "services.use": [
    "stock",
    "person",
    "service",
    [
      [1400, 1500],
      [1000, 1600],
      [0, 0],
    ],
  ],
  "services.use_growth": [
    "stock",
    "1",
    "service",
    [
      [0, 0.07],
      [0, 0.6],
      [0, 0],
    ],
  ],
  "green.trees_added": ["stock", "tree", null, [[0, 90000]]],
  "housing.guided_added": ["stock", "dwelling", null, [[0, 400]]],
  "mobility.cars_by_drive": [
    "stock",
    "vehicle",
    "drive",
    [
      [25000, 1200],
      [17000, 100],
      [2000, 300],
      [1400, 49000],
    ],
  ],
  "mobility.energy": [
    "flow",
    "kWh",
    "carrier",
    [
      [0, 0],
      [0, 0],
      [0, 0],
      [0, 0],
      [0, 0],
      [3e8, 2e7],
      [1.6e8, 3e6],
      [3e7, 2e6],
      [1.2e7, 1.9e8],
      [0, 0],
    ],
  ],
  "tertiary.energy": [
    "flow",
    "kWh",
    "carrier",
    [
      [1.9e8, 6e7],
      [2e7, 0],
      [1e6, 5e5],
      [0, 0],
      [0, 2e6],
      [0, 0],
      [0, 0],
      [0, 0],
      [1.5e8, 1.8e8],
      [0, 0],
    ],
  ],
  "municipal.energy": [
    "flow",
    "kWh",
    "carrier",
    [
      [1e7, 1e6],
      [1e6, 0],
      [0, 0],
      [0, 0],
      [0, 2e5],
      [0, 0],
      [0, 0],
      [0, 0],
      [8e6, 9e6],
      [0, 0],
    ],
  ],
  "heat.dwellings_connected_by_district": [
    "stock",
    "dwelling",
    "district",
    [
      [0, 310],
      [100, 540],
      [0, 920],
      [0, 260],
      [0, 410],
      [0, 0],
    ],
  ],
  "heat.others_connected": ["stock", "building", null, [[0, 330]]],
  "heat.others_connected_by_district": [
    "stock",
    "building",
    "district",
    [
      [0, 50],
      [10, 40],
      [0, 160],
      [0, 20],
      [0, 60],
      [0, 0],
    ],
  ],
  "heat.connected_share_by_district": [
    "stock",
    "1",
    "district",
    [
      [0, 0.72],
      [0.1, 0.58],
      [0, 0.36],
      [0, 0.28],
      [0, 0.47],
      [0, 0],
    ],
  ],
  "heat.delivered_by_district": [
    "flow",
    "kWh",
    "district",
    [
      [0, 6e6],
      [1e6, 8e6],
      [0, 2.2e7],
      [0, 2.5e6],
      [0, 8e6],
      [0, 0],
    ],
  ],
  "heat.building_demand": ["flow", "kWh", null, [[5.6e8, 4.9e8]]],
  "heat.displaced_gas": ["flow", "kWh", null, [[0, 1.8e7]]],
  "heat.fed_in_by_source": [
    "flow",
    "kWh",
    "heat_source",
    [
      [0, 3.1e7],
      [0, 6e6],
      [0, 3e6],
      [0, 1e6],
      [0, 4e6],
      [1e6, 9e6],
    ],
  ],
  "renewables.wind_capacity": ["stock", "kW", null, [[6000, 39000]]],
  "renewables.pv_capacity": ["stock", "kW", null, [[85000, 262000]]],
  "electricity.use_by": [
    "flow",
    "kWh",
    "electricity_use",
    [
      [1.06e8, 1.1e8],
      [1.5e7, 8e6],
      [8e6, 9.2e7],
      [1.9e8, 2e8],
      [9e6, 7e6],
      [5e6, 2e6],
      [1.2e8, 1.3e8],
      [6e6, 6e6],
      [9e6, 1.9e8],
      [0, 6e6],
    ],
  ],
  "electricity.use_by_origin": [
    "flow",
    "kWh",
    "electricity_origin",
    [
      [3.4e7, 9e7],
      [5e7, 1.7e8],
      [3.3e8, 3.7e8],
    ],
  ],
  "electricity.renewable_share": ["flow", "1", null, [[0.21, 0.43]]],
  "emissions.total": ["flow", "kg", null, [[3.37e8, 9.6e7]]],
  "emissions.by_sector": [
    "flow",
    "kg",
    "sector",
    [
      [9.1e7, 2.4e7],
      [6.2e7, 2.1e7],
      [6e6, 1e6],
      [3.9e7, 2.6e7],
      [1.29e8, 1.9e7],
      [1e7, 5e6],
    ],
  ],
};

const catalogueOf = (): Catalogue => {
  const modules = new Map<string, ModuleDeclaration>();
  for (const [id, [kind, unit, dimension]] of Object.entries(OUTPUTS)) {
    const [module = "", name = ""] = id.split(".");
    const known = modules.get(module) ?? {
      id: module,
      label: { nl: module, en: module },
      parameters: {},
      levers: {},
      inputs: {},
      state: {},
      outputs: {},
      constraints: {},
      accounts: {},
    };
    const output: OutputDeclaration = {
      unit,
      kind,
      dims: dimension === null ? [] : [dimension],
      label: { nl: name, en: name },
      meaning: { nl: name, en: name },
      scale: "extensive",
      equation: "X-1",
      from: [],
    };
    modules.set(module, { ...known, outputs: { ...known.outputs, [name]: output } });
  }
  for (const id of Object.keys(HEAT_ACCOUNTS)) {
    const [module = "", name = ""] = id.split(".");
    const known = modules.get(module)!;
    const account = catalogue.modules.find((one) => one.id === module)!.accounts[name]!;
    modules.set(module, { ...known, accounts: { ...known.accounts, [name]: account } });
  }
  const demography = modules.get("demography")!;
  modules.set("demography", {
    ...demography,
    accounts: {
      cohorts: {
        dims: ["sex", "cohort"],
        unit: "person",
        label: { nl: "Cohorten", en: "Cohorts" },
        columns: ["population", "deaths"],
      },
    },
  });
  return { modules: [...modules.values()], dimensions: catalogue.dimensions };
};

/** `pace` 1 follows the courses above; 0 keeps every quantity where it starts. */
export function inventedTrajectories(pace = 1): Trajectories {
  const cells = Object.entries(OUTPUTS).map(
    ([id, [kind, , , course]]) => ({ id, kind, course }) as const,
  );
  const block = (kind: "stock" | "flow") =>
    layBlock(
      cells.filter((cell) => cell.kind === kind).map(({ id, course }) => [id, course.length]),
    );
  const run = new Trajectories({
    first: FIRST,
    years: YEARS,
    regions: ["kortrijk"],
    flows: block("flow"),
    stocks: block("stock"),
    constraints: layBlock([]),
  });
  for (let year = 0; year < YEARS; year++) {
    const t = year / (YEARS - 1);
    const share = pace * t * t * (3 - 2 * t);
    for (const { id, kind, course } of cells) {
      const { flows, stocks } = run.shape;
      const slot = (kind === "flow" ? flows : stocks).slots.get(id)!;
      const base = year * run.width + slot.offset + (kind === "flow" ? 0 : flows.width);
      course.forEach(([from, to], cell) => {
        run.rows[base + cell] = from + (to - from) * share;
      });
    }
  }
  run.accounts.push(
    new Map([["demography.cohorts", inventedCohorts()], ...inventedHeatAccounts(pace)]),
  );
  return run;
}

/** Cells of the accounts of heat, and per column what their first and last year hold in all. */
const HEAT_ACCOUNTS: Readonly<
  Record<string, readonly [cells: number, columns: Readonly<Record<string, readonly Course[]>>]>
> = {
  // Gas, oil, electric, heat pump, biomass, network.
  "housing.dwelling_heat": [
    6,
    {
      in_natural_gas: [[3.3e8, 1.3e8]],
      in_heating_oil: [
        [0, 0],
        [3.3e7, 4e6],
      ],
      in_lpg: [...NONE_OF_FOUR, [1e6, 5e5]],
      in_biomass: [...NONE_OF_FOUR, [1.4e7, 8e6]],
      in_electricity: [
        [0, 0],
        [0, 0],
        [1.3e7, 8e6],
        [3e6, 4e7],
      ],
      in_network_heat: [...NONE_OF_FOUR, [0, 0], [1e6, 3e7]],
      in_environment: [
        [0, 0],
        [0, 0],
        [0, 0],
        [6e6, 9e7],
      ],
      out_space_heat: [
        ...([
          [2.3e8, 8e7],
          [2.2e7, 2e6],
          [1e7, 6e6],
          [7e6, 1e8],
          [1e7, 6e6],
        ] as const),
        [8e5, 2.4e7],
      ],
      out_hot_water: [
        ...([
          [5.8e7, 3e7],
          [5e6, 1e6],
          [3e6, 2e6],
          [2e6, 3e7],
          [2e6, 1e6],
        ] as const),
        [2e5, 6e6],
      ],
      out_cooking: [[8e6, 4e6]],
      out_conversion_losses: [
        [3.4e7, 1.6e7],
        [6e6, 1e6],
        [0, 0],
        [0, 0],
        [3e6, 1.5e6],
      ],
    },
  ],
  // Gas, oil, LPG and coal, biomass, electric, heat pump.
  "tertiary.tertiary_heat": [
    6,
    {
      in_natural_gas: [[1.8e8, 7e7]],
      in_electricity: [...NONE_OF_FOUR, [8e6, 1e7], [4e6, 3e7]],
      in_environment: [...NONE_OF_FOUR, [0, 0], [9e6, 6e7]],
      out_space_heat: [[1.3e8, 5e7], ...NONE_OF_FOUR.slice(1), [6e6, 7e6], [1e7, 6.5e7]],
      out_hot_water_and_kitchens: [
        [2.8e7, 1.2e7],
        ...NONE_OF_FOUR.slice(1),
        [2e6, 3e6],
        [3e6, 2.5e7],
      ],
      out_conversion_losses: [[2.2e7, 8e6]],
    },
  ],
  "municipal.municipal_heat": [
    6,
    {
      in_natural_gas: [[1e7, 4e5]],
      out_space_heat: [[7e6, 3e5]],
      out_hot_water_and_kitchens: [[2e6, 6e4]],
      out_conversion_losses: [[1e6, 4e4]],
    },
  ],
  "heat.heat": [
    1,
    {
      in_residual: [[0, 4e7]],
      in_backup: [[1.2e6, 1.4e7]],
      out_dwellings: [[1e6, 3e7]],
      out_others: [[0, 1.6e7]],
      out_losses: [[2e5, 8e6]],
    },
  ],
  "heat.heat_by_district": [
    6,
    {
      in_residual: [
        [0, 8e6],
        [0, 4e6],
        [0, 2e7],
        [0, 2e6],
        [0, 3e6],
      ],
      in_backup: [
        [0, 2.8e6],
        [0, 1.4e6],
        [0, 7e6],
        [0, 7e5],
        [0, 1.05e6],
      ],
      out_dwellings: [
        [0, 6e6],
        [0, 3e6],
        [0, 1.5e7],
        [0, 1.5e6],
        [0, 2.25e6],
      ],
      out_others: [
        [0, 3.2e6],
        [0, 1.6e6],
        [0, 8e6],
        [0, 8e5],
        [0, 1.2e6],
      ],
      out_losses: [
        [0, 1.6e6],
        [0, 8e5],
        [0, 4e6],
        [0, 4e5],
        [0, 6e5],
      ],
    },
  ],
  // Residual heat first, the backup boiler last.
  "heat.heat_sources": [
    6,
    {
      in_natural_gas: [...NONE_OF_FOUR, [0, 0], [1.3e6, 1.5e7]],
      in_other_heat: [[0, 4e7]],
      out_fed_in: [[0, 4e7], ...NONE_OF_FOUR, [1.2e6, 1.4e7]],
      out_conversion_losses: [...NONE_OF_FOUR, [0, 0], [1e5, 1e6]],
    },
  ],
};

function inventedHeatAccounts(pace: number): [string, Float64Array][] {
  return Object.entries(HEAT_ACCOUNTS).map(([id, [cells, courses]]) => {
    const [module, name = ""] = id.split(".");
    const { columns } = catalogue.modules.find((one) => one.id === module)!.accounts[name]!;
    const records = new Float64Array(YEARS * columns.length * cells);
    for (let year = 0; year < YEARS; year++) {
      const share = pace * (year / (YEARS - 1));
      for (const [column, course] of Object.entries(courses)) {
        const base = (year * columns.length + columns.indexOf(column)) * cells;
        course.forEach(([from, to], cell) => {
          records[base + cell] = from + (to - from) * share;
        });
      }
    }
    return [id, records];
  });
}

function inventedCohorts(): Float64Array {
  const cohorts = catalogue.dimensions["cohort"]!.members.length;
  const records = new Float64Array(YEARS * 2 * 2 * cohorts);
  for (let year = 0; year < YEARS; year++) {
    for (let sex = 0; sex < 2; sex++) {
      for (let age = 0; age <= 100; age++) {
        const bulge = 130 * Math.exp(-(((age - 36 - year) / 14) ** 2));
        const old = 1 / (1 + Math.exp((age - 80 - 3 * sex - year / 8) / 6));
        records[(year * 2 * 2 + sex) * cohorts + 1 + age] = (400 + bulge) * old;
      }
    }
  }
  return records;
}

const target = (id: string, change: Partial<TargetModel>): TargetModel => ({
  id,
  indicator: "emissions.total",
  kind: "change",
  direction: "at_most",
  value: 0,
  relative: true,
  baseYear: null,
  baseValue: null,
  year: 2030,
  by: "start",
  unit: "%",
  ...change,
});

const TARGETS: readonly TargetModel[] = [
  target("co2_2030", { value: -0.4, baseYear: 2005, year: 2030 }),
  target("co2_2040", { value: -0.7, baseYear: 2005, year: 2040 }),
  target("co2_2050", { kind: "level", value: 0, year: 2050 }),
  target("wind_2040", {
    indicator: "renewables.wind_capacity",
    kind: "level",
    direction: "at_least",
    value: 31000,
    year: 2040,
  }),
  target("wind_2050", {
    indicator: "renewables.wind_capacity",
    kind: "level",
    direction: "at_least",
    value: 44000,
    year: 2050,
  }),
  target("population_room", {
    indicator: "demography.population",
    kind: "level",
    value: 90000,
    year: 2050,
  }),
  target("ageing_outlook_2040", {
    indicator: "demography.population_65_plus",
    kind: "outlook",
    direction: "about",
    value: 21700,
    year: 2040,
  }),
  target("trees_2030", {
    indicator: "green.trees_added",
    kind: "programme",
    direction: "at_least",
    value: 30000,
    relative: false,
    baseYear: 2024,
    year: 2030,
    by: "end",
    unit: "trees",
  }),
  target("trees_2040", {
    indicator: "green.trees_added",
    kind: "change",
    direction: "at_least",
    value: 40000,
    relative: false,
    baseYear: 2030,
    year: 2040,
    unit: "trees",
  }),
  target("guided_2030", {
    indicator: "housing.guided_added",
    kind: "programme",
    direction: "at_least",
    value: 300,
    relative: false,
    year: 2030,
    unit: "dwellings",
  }),
];

const programme = (id: string, unit: string, title: ProgrammeModel["title"]): ProgrammeModel => ({
  id,
  title,
  meaning: title,
  unit,
  theme: "space",
  actor: "city",
  annual: false,
  since: FIRST,
  delivered: false,
  counts: null,
  level: null,
  ratios: [],
});

const PROGRAMMES: readonly ProgrammeModel[] = [
  programme("green.trees_added", "tree", { nl: "Extra bomen", en: "Extra trees" }),
  programme("housing.guided_added", "dwelling", {
    nl: "Begeleide renovaties",
    en: "Guided renovations",
  }),
];

const named = (members: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(members).map(([id, name]) => [id, { nl: name, en: name }]));

export const inventedScenario: ResolvedScenario = {
  model: {
    format: "ademruimte-scenario/1",
    first: FIRST,
    last: FIRST + YEARS - 1,
    modules: [],
    regions: [
      {
        id: "kortrijk",
        dimensions: { district: Object.keys(DISTRICTS), service: Object.keys(SERVICES) },
        missing: ["housing.guided_added"],
        parameters: {
          "emissions.inventory_year": [2021],
          "heat.district_dwellings": [430, 900, 2700, 900, 870, 0],
          "heat.district_others": [70, 100, 300, 100, 130, 0],
        },
        reference: {},
        levers: {
          "heat.connection_share": Array.from({ length: YEARS }, (_, year) =>
            [0.72, 0.58, 0.36, 0.28, 0.47, 0].map((share) => (year < 3 ? 0 : share)),
          ).flat(),
          "heat.build_start": Array.from({ length: YEARS }, () => [
            ...[2027, 2024, 2030, 2027, 2029, 2024],
          ]).flat(),
        },
        history: {
          "emissions.total": [
            [2005, 3.9e8],
            [2021, 3.66e8],
          ],
          "electricity.renewable_share": [[2021, 0.171]],
        },
      },
    ],
    targets: TARGETS,
    programmes: PROGRAMMES,
    indicators: [],
  },
  notes: {
    id: "kortrijk-2040",
    title: { nl: "Kortrijk 2040", en: "Kortrijk 2040" },
    files: [],
    language: "nl",
    regions: [
      {
        id: "kortrijk",
        title: { nl: "Kortrijk", en: "Kortrijk" },
        members: { district: named(DISTRICTS), service: named(SERVICES) },
        parameters: {},
        reference: {},
        history: {},
      },
    ],
    sources: [],
    levers: {},
    targets: {},
  },
};

const BASE_STEPS: readonly BaseStep[] = [
  { id: "inventory", label: { nl: "Inventaris 2021", en: "Inventory 2021" }, value: 3.66e8 },
  {
    id: "weather",
    label: { nl: "Koud jaar gecorrigeerd", en: "Cold year corrected" },
    value: -1.1e7,
  },
  {
    id: "grid_factor",
    label: { nl: "Nationale stroommix 2021-2024", en: "National electricity mix 2021-2024" },
    value: -1.4e7,
  },
  {
    id: "households",
    label: { nl: "Meer woningen en wagens", en: "More dwellings and cars" },
    value: 4e6,
  },
  {
    id: "price_response",
    label: { nl: "Reactie op de prijzen van 2022-2024", en: "Response to the prices of 2022-2024" },
    value: -8e6,
  },
  { id: "model", label: { nl: "Startjaar 2024", en: "Base year 2024" }, value: 3.37e8 },
];

const STATUSES: Readonly<Record<string, string>> = {
  wind_2040: "uncertain",
  wind_2050: "missed",
  co2_2050: "missed",
  trees_2040: "missed",
};

/** Everything that a chart can show: reference run, goals, history, ages, steps. */
export const inventedInput = (): ChartInput =>
  chartInput({
    scenario: inventedScenario,
    catalogue: catalogueOf(),
    run: inventedTrajectories(),
    reference: inventedTrajectories(0.55),
    targets: [
      {
        results: TARGETS.map((goal) => ({
          target: goal,
          status: STATUSES[goal.id] ?? "met",
          reached: goal.id === "trees_2040" ? 39_999.6 : goal.value,
        })),
      },
    ],
    baseSteps: BASE_STEPS,
  });
