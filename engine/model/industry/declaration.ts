import type { ModuleDeclaration } from "../../scenario/declarations.ts";
import {
  activityInputs,
  activityLevers,
  activityOutputs,
  activityParameters,
  activityState,
} from "../activity/declaration.ts";
import { text } from "../declare.ts";

const of = text("van industrie buiten emissiehandel", "of industry outside emissions trading");

export const declaration = {
  id: "industry",
  label: text("Industrie buiten emissiehandel", "Industry outside emissions trading"),
  parameters: activityParameters("industry", of),
  levers: activityLevers("industry", of),
  inputs: activityInputs,
  state: activityState,
  outputs: activityOutputs(of),
  constraints: {},
  accounts: {},
} as const satisfies ModuleDeclaration;
