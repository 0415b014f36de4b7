/** Searches for the best combination of measures: `npm run combinations`. */
import { runBundled } from "./run-bundled.mjs";

await runBundled("build/combinations/main.ts");
