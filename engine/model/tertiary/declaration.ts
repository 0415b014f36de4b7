import type { ModuleDeclaration } from "../../scenario/declarations.ts";
import { text } from "../declare.ts";
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
} from "../floor-stock/declaration.ts";

const of = text("van tertiaire gebouwen", "of tertiary buildings");
const elsewhere = ["p.collective_dwelling_gas", "p.charging_at_work"];

export const declaration = {
  id: "tertiary",
  label: text("Tertiaire gebouwen", "Tertiary buildings"),
  parameters: {
    ...floorParameters("tertiary", of),
    collective_dwelling_gas: {
      unit: "kWh",
      dims: [],
      label: text(
        "Gas van collectieve ketels van flats, gemeten als tertiair",
        "Gas of collective boilers of flats, metered as tertiary",
      ),
      scale: "extensive",
      min: 0,
      max: 1e13,
    },
    charging_at_work: {
      unit: "kWh",
      dims: [],
      label: text(
        "Voertuigen geladen op tertiaire meters in het basisjaar",
        "Vehicles charged on tertiary meters in the base year",
      ),
      scale: "extensive",
      min: 0,
      max: 1e13,
    },
  },
  levers: floorLevers("tertiary", of, "company", "flanders"),
  inputs: floorInputs,
  state: floorState,
  outputs: {
    ...floorOutputs("tertiary", of, elsewhere, "final_energy"),
    final_energy: {
      unit: "kWh",
      kind: "flow",
      dims: [],
      label: text("Energie van tertiaire gebouwen", "Energy of tertiary buildings"),
      meaning: text("Som over de energiedragers.", "Sum over the carriers."),
      scale: "extensive",
      equation: "FLO-9",
      from: energyCauses(elsewhere),
      min: 0,
    },
  },
  constraints: floorConstraints,
  accounts: { tertiary_floor: floorAccount(of), tertiary_heat: floorHeatAccount(of) },
} as const satisfies ModuleDeclaration;
