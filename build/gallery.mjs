/** Draws every chart of all shipped plans and builds a page of them: `npm run gallery`. */
import { runBundled } from "./run-bundled.mjs";

await runBundled("build/gallery/main.ts");
