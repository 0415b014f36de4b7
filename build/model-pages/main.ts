/** Writes the pages of the model, of the ambition levels, of the shipped plans, of the results folder and of the handbook, and the schemas of plan files anew; says which changed. */
import fs from "node:fs";
import path from "node:path";
import { glossaryPages } from "../handbook/glossary.ts";
import { modulePages } from "../handbook/module-pages.ts";
import { levelPages } from "./level-pages.ts";
import { modelPages } from "./pages.ts";
import { planPages } from "./plan-pages.ts";
import { resultPages } from "./result-pages.ts";
import { schemaFiles } from "./schema-files.ts";

declare const __ROOT__: string;

const pages = [
  modelPages,
  levelPages,
  planPages,
  resultPages,
  schemaFiles,
  modulePages,
  glossaryPages,
].flatMap((made) => made(__ROOT__));

for (const { file, before, after } of pages) {
  if (before === after) continue;
  fs.writeFileSync(path.join(__ROOT__, file), after);
  process.stdout.write(`${file}\n`);
}
