/** Makes the handbook: `npm run handbook`; what else it does stands in docs/howto/write-the-handbook.md. */
import path from "node:path";
import { fileURLToPath } from "node:url";
import { runBundled } from "./run-bundled.mjs";

// The generator of the site looks for its layouts from where it is started.
process.chdir(path.dirname(path.dirname(fileURLToPath(import.meta.url))));
await runBundled("build/handbook/main.ts", process.argv.slice(2));
