/**
 * Compiles a model in the language of Vensim with SDEverywhere. A process of its own for each
 * language, because the compiler keeps what it has read.
 *
 *   node compile.mjs MODEL.mdl js|c OUT figure…
 */
import fs from "node:fs";
import path from "node:path";
import { canonicalName, parseAndGenerate } from "@sdeverywhere/compile";

const [model, language, out, ...figures] = process.argv.slice(2);
const specification = {
  name: "cohort",
  inputVars: [],
  inputVarNames: [],
  outputVarNames: figures,
  outputVars: figures.map((name) => canonicalName(name)),
};
const code = await parseAndGenerate(
  fs.readFileSync(model, "utf8"),
  "vensim",
  specification,
  [language === "c" ? "generateC" : "generateJS"],
  path.dirname(model),
  "cohort",
  path.dirname(out),
);
// Each cell of a table comes with a comment that repeats the whole table: 50 megabytes of them.
fs.writeFileSync(out, code.replaceAll(/^\s*\/\/.*\n/gm, ""));
