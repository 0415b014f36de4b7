/**
 * Prints the ranking of all combinations, within all constraints and without that condition, and keeps
 * it in ranking.txt.
 */
import fs from "node:fs";
import path from "node:path";
import { rankingText } from "./ranking.ts";
import { Search } from "./search.ts";

declare const __ROOT__: string;

const text = rankingText(new Search(__ROOT__).all());
process.stdout.write(text);
fs.writeFileSync(path.join(__ROOT__, "build", "combinations", "ranking.txt"), text);
