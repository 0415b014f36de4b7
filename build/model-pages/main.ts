/** Writes the pages of the model anew; says which changed. */
import fs from "node:fs";
import path from "node:path";
import { modelPages } from "./pages.ts";

declare const __ROOT__: string;

for (const { file, before, after } of modelPages(__ROOT__)) {
  if (before === after) continue;
  fs.writeFileSync(path.join(__ROOT__, file), after);
  process.stdout.write(`${file}\n`);
}
