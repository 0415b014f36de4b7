/** Writes what `simulate explain` says of equations as a bundle of the command. */
import fs from "node:fs";
import { equationFacts } from "./equation-facts.ts";

declare const __ROOT__: string;

const json = JSON.stringify(equationFacts(__ROOT__));
fs.writeFileSync(process.argv[2]!, `(function (exports) {exports.equations = ${json};})`);
