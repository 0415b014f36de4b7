import type { ModuleDeclaration } from "../../scenario/declarations.ts";
import { intensive, text } from "../declare.ts";
import {
  energyCauses,
  floorAccount,
  floorConstraints,
  floorHeatAccount,
  floorInputs,
  floorLevers,
  floorOutputs,
  floorParameters,
  floorState,
  installedCauses,
} from "../floor-stock/declaration.ts";

const of = text("van stadsgebouwen", "of the city's buildings");
const elsewhere = ["p.public_lighting_base"];
const lighting = ["p.public_lighting_base", "p.lighting_intensity"];

const energy = { unit: "kWh", kind: "flow", dims: [], scale: "extensive", min: 0 } as const;

export const declaration = {
  id: "municipal",
  label: text("Stadsgebouwen en openbare verlichting", "City buildings and public lighting"),
  parameters: {
    ...floorParameters("municipal", of),
    base_systems: {
      unit: "system",
      dims: [],
      label: text(
        "Verwarmingssystemen van de stad in het basisjaar",
        "Heating systems of the city in the base year",
      ),
      scale: "extensive",
      min: 0,
      max: 1e7,
    },
    public_lighting_base: {
      unit: "kWh",
      dims: [],
      label: text("Openbare verlichting in het basisjaar", "Public lighting in the base year"),
      scale: "extensive",
      min: 0,
      max: 1e13,
      inventory: {
        what: "energy",
        sectors: ["public_lighting"],
        carriers: ["electricity"],
        optional: true,
      },
    },
    lighting_intensity: intensive(
      "1",
      ["year"],
      [0, 3],
      text(
        "Elektriciteit van openbare verlichting tegenover het basisjaar",
        "Electricity of public lighting against the base year",
      ),
    ),
  },
  levers: floorLevers("municipal", of, "city", "city"),
  inputs: floorInputs,
  state: floorState,
  outputs: {
    ...floorOutputs("municipal", of, elsewhere, "buildings_energy"),
    buildings_energy: {
      ...energy,
      label: text("Energie van stadsgebouwen", "Energy of the city's buildings"),
      meaning: text(
        "Som over de energiedragers, zonder openbare verlichting.",
        "Sum over the carriers, without public lighting.",
      ),
      equation: "FLO-9",
      from: energyCauses(elsewhere),
    },
    public_lighting: {
      ...energy,
      label: text("Elektriciteit van openbare verlichting", "Electricity of public lighting"),
      meaning: text(
        "Elektriciteit van straatverlichting op het grondgebied.",
        "Electricity of street lighting on the territory.",
      ),
      equation: "MUN-1",
      from: lighting,
    },
    energy_use: {
      ...energy,
      label: text("Eigen energiegebruik van de stad", "The city's own energy use"),
      meaning: text(
        "Eindenergie van stadsgebouwen en openbare verlichting; voertuigen van de stad zitten bij vervoer.",
        "Final energy of the city's buildings and public lighting; its vehicles are counted under transport.",
      ),
      equation: "MUN-1",
      from: [...energyCauses(elsewhere), "p.lighting_intensity"],
    },
    new_fossil_systems: {
      ...energy,
      unit: "system",
      label: text(
        "Nieuwe fossiele verwarming in stadsgebouwen",
        "New fossil heating in the city's buildings",
      ),
      meaning: text(
        "Ketels op gas, stookolie of LPG die in het jaar geplaatst worden, bij vervanging en in nieuwe gebouwen.",
        "Boilers on gas, oil or LPG put in during the year, as replacements and in new buildings.",
      ),
      equation: "MUN-2",
      from: ["p.base_systems", ...installedCauses(elsewhere)],
    },
  },
  constraints: floorConstraints,
  accounts: { municipal_floor: floorAccount(of), municipal_heat: floorHeatAccount(of) },
} as const satisfies ModuleDeclaration;
