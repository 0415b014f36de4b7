/** Makes the handbook: `npm run handbook`; what else it does stands in docs/howto/write-the-handbook.md. */
import { runBundled } from "./run-bundled.mjs";

await runBundled("build/handbook/main.ts", process.argv.slice(2));
