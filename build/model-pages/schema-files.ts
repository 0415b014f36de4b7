/** The schema files beside the scenarios, for editors: made from the same declarations as the pages. */
import fs from "node:fs";
import path from "node:path";
import { DiskFiles } from "../../cli/disk.ts";
import { SCHEMA_KINDS } from "../../cli/schema/plan-file-schema.ts";
import { SCHEMA_FILES, schemaText } from "../../cli/schema/shipped-schemas.ts";
import { suppliedIn } from "../../cli/shipped.ts";
import { referenceScenario, type ModelPage } from "./pages.ts";

export function schemaFiles(root: string): ModelPage[] {
  const scenario = referenceScenario(root);
  const shipped = suppliedIn(new DiskFiles(path.join(root, "scenarios")));
  return SCHEMA_KINDS.map((kind) => {
    const file = `scenarios/${SCHEMA_FILES[kind]}`;
    const at = path.join(root, file);
    return {
      file,
      before: fs.existsSync(at) ? fs.readFileSync(at, "utf8") : "",
      after: schemaText(kind, scenario, shipped),
    };
  });
}
