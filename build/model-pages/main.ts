/** Writes the pages of the model and the schemas of plan files anew; says which changed. */
import fs from "node:fs";
import path from "node:path";
import { modelPages } from "./pages.ts";
import { schemaFiles } from "./schema-files.ts";

declare const __ROOT__: string;

for (const { file, before, after } of [...modelPages(__ROOT__), ...schemaFiles(__ROOT__)]) {
  if (before === after) continue;
  fs.writeFileSync(path.join(__ROOT__, file), after);
  process.stdout.write(`${file}\n`);
}
