/** A city of a few quantities, enough for every mistake one can make in a plan. */
import type {
  Catalogue,
  LeverDeclaration,
  ModuleDeclaration,
  OutputDeclaration,
  ParameterDeclaration,
} from "../../engine/scenario/declarations.ts";

const label = { nl: "Grootheid", en: "Quantity" };

const lever = (
  unit: string,
  kind: "stock" | "flow",
  min: number,
  max: number,
  more: Partial<LeverDeclaration> = {},
): LeverDeclaration => ({
  unit,
  kind,
  min,
  max,
  dims: [],
  label,
  scale: "intensive",
  theme: "climate",
  actor: "city",
  effect: { output: "emissions.total", direction: "down" },
  ...more,
});

const output = (
  unit: string,
  kind: "stock" | "flow",
  dims: readonly string[] = [],
): OutputDeclaration => ({
  unit,
  kind,
  dims,
  label,
  meaning: label,
  scale: "extensive",
  equation: "EMI-1",
  from: [],
});

const parameter = (
  unit: string,
  max: number,
  dims: readonly string[] = [],
): ParameterDeclaration => ({ unit, dims, label, scale: "intensive", min: 0, max });

const module = (
  id: string,
  parts: Partial<Pick<ModuleDeclaration, "parameters" | "levers" | "outputs">>,
): ModuleDeclaration => ({
  id,
  label,
  parameters: {},
  levers: {},
  inputs: {},
  state: {},
  outputs: {},
  constraints: {},
  accounts: {},
  ...parts,
});

const member = (id: string, nl: string, en: string) => ({ id, label: { nl, en } });

export const smallModel: Catalogue = {
  dimensions: {
    year: { label, members: "years" },
    district: { label: { nl: "Wijk", en: "District" }, members: "region" },
    sector: {
      label: { nl: "Sector", en: "Sector" },
      members: [
        member("households", "Huishoudens", "Households"),
        member("municipal", "Stad", "Municipal"),
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
    carrier: {
      label: { nl: "Energiedrager", en: "Carrier" },
      members: [
        member("natural_gas", "Aardgas", "Natural gas"),
        member("electricity", "Elektriciteit", "Electricity"),
      ],
    },
    heating_choice: {
      label: { nl: "Verwarming", en: "Heating" },
      members: [
        member("gas", "Aardgas", "Natural gas"),
        member("heat_pump", "Warmtepomp", "Heat pump"),
      ],
    },
  },
  modules: [
    module("housing", {
      parameters: { demolition_rate: parameter("1/year", 0.05) },
      levers: {
        completions: lever("dwelling/year", "flow", 0, 5000),
        renovation_rate: lever("1/year", "flow", 0, 0.1),
        heating_mix: lever("1", "flow", 0, 1, { dims: ["heating_choice"], sumsToOne: true }),
      },
      outputs: {
        dwellings: {
          ...output("dwelling", "stock"),
          from: ["p.demolition_rate"],
          adjustable: true,
        },
        dwellings_by_heating: {
          ...output("dwelling", "stock", ["heating_choice"]),
          total: "dwellings",
          adjustable: true,
        },
        share_label_a: { ...output("1", "stock"), min: 0, max: 1 },
      },
    }),
    module("heat", {
      parameters: { density: parameter("kWh/m2", 500, ["district"]) },
      levers: {
        connection_share: lever("1", "stock", 0, 0.8, { dims: ["district"] }),
        build_start: lever("year", "stock", 2020, 2100),
        residual_heat: lever("kWh", "flow", 0, 1e9, { scale: "extensive" }),
      },
      outputs: { delivered_by_district: output("kWh", "flow", ["district"]) },
    }),
    module("renewables", {
      levers: { wind_capacity: lever("kW", "stock", 0, 1e6, { scale: "extensive" }) },
      outputs: { wind_capacity: output("kW", "stock") },
    }),
    module("emissions", {
      levers: { offset: lever("kg/year", "flow", -1e9, 1e9) },
      parameters: {
        grid_factor: parameter("kg/kWh", 1, ["year"]),
        fuel_mix: { ...parameter("1", 1, ["heating_choice"]), sumsToOne: true },
        base_year: {
          ...parameter("year", 2100),
          inventory: { what: "base_year", describedBy: ["base_weather"] },
        },
        base_weather: parameter("1", 3),
        base_energy: {
          ...parameter("kWh", 1e12, ["sector", "carrier"]),
          scale: "extensive",
          inventory: { what: "energy" },
        },
        factor_natural_gas: {
          ...parameter("kg/kWh", 1),
          inventory: { what: "factor", carriers: ["natural_gas"] },
        },
      },
      outputs: { total: output("kg", "flow") },
    }),
  ],
};
