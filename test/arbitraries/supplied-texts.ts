/** The texts of the supplied scenarios, as the maker of municipalities reads them. */
import fs from "node:fs";
import path from "node:path";
import type { SuppliedTexts } from "../../engine/scenario/municipality/tables.ts";
import { root } from "./root.ts";

export const suppliedTexts: SuppliedTexts = (name) => {
  const file = path.join(root, "scenarios", name);
  return fs.existsSync(file) ? fs.readFileSync(file, "utf8") : null;
};
