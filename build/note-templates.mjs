/** Makes templates/inspiratienota.docx from the Markdown of the same name: `npm run templates`. */
import { runBundled } from "./run-bundled.mjs";

await runBundled("build/note-templates/main.ts");
