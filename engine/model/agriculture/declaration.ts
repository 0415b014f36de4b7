import type { ModuleDeclaration } from "../../scenario/declarations.ts";
import {
  activityInputs,
  activityLevers,
  activityOutputs,
  activityParameters,
  activityState,
} from "../activity/declaration.ts";
import { text } from "../declare.ts";

const of = text("van land- en tuinbouw", "of farming and horticulture");

export const declaration = {
  id: "agriculture",
  label: text("Landbouw", "Agriculture"),
  parameters: activityParameters("agriculture", of),
  levers: activityLevers("agriculture", of),
  inputs: activityInputs,
  state: activityState,
  outputs: activityOutputs(of),
  constraints: {},
  accounts: {},
} as const satisfies ModuleDeclaration;
