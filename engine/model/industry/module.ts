import { defineModule } from "../../run/module.ts";
import { wireFirms } from "../activity/firms.ts";
import { declaration } from "./declaration.ts";

/** Firms outside the European emissions trading system. */
export const industry = defineModule(declaration, wireFirms);
