/** Writes docs/reference/api, the reference of the library, from the comments in its sources, and the examples in pages. */
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { writeExamples } from "./api-reference/examples-in-pages.mjs";
import { MADE_OF, madeOf, root } from "./api-reference/made-of.mjs";

const typedoc = path.join(root, "node_modules/typedoc/bin/typedoc");
const options = path.join(root, "build/api-reference/typedoc.json");
execFileSync(process.execPath, [typedoc, "--options", options, "--logLevel", "Warn"], {
  stdio: "inherit",
});
fs.writeFileSync(path.join(root, MADE_OF), `${JSON.stringify(madeOf(), null, 2)}\n`);
writeExamples();
