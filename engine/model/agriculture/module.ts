import { defineModule } from "../../run/module.ts";
import { wireFirms } from "../activity/firms.ts";
import { declaration } from "./declaration.ts";

/** Farming and horticulture; the gas oil of machines is diesel. */
export const agriculture = defineModule(declaration, wireFirms);
