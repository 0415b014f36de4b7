import { defineModule } from "../../run/module.ts";
import { wireFirms } from "../activity/firms.ts";
import { declaration } from "./declaration.ts";

/** Farming and horticulture, gas oil of machines included. */
export const agriculture = defineModule(declaration, wireFirms);
