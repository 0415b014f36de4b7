/** Makes the pages of the model: `npm run docs`. */
import { runBundled } from "./run-bundled.mjs";

await runBundled("build/model-pages/main.ts");
