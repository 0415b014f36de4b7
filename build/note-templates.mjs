/**
 * Makes the Word form of the templates from the Markdown of the same name, and fills the Dutch ones as
 * examples: `npm run templates`. Needs the command as it is built.
 */
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { runBundled } from "./run-bundled.mjs";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
await runBundled("build/note-templates/main.ts");

const plan = "scenarios/kortrijk/kortrijk-2040.yaml";
for (const extension of ["docx", "md"]) {
  const example = `docs/voorbeelden/inspiratienota-kortrijk-2040.${extension}`;
  fs.rmSync(path.join(root, example), { force: true });
  fs.rmSync(path.join(root, example.replace(/\.md$/, "-files")), { force: true, recursive: true });
  fs.mkdirSync(path.dirname(path.join(root, example)), { recursive: true });
  const filling = ["note", `templates/inspiratienota.${extension}`, plan, "--out", example];
  const options = { cwd: root, stdio: "inherit" };
  execFileSync(process.execPath, ["cli/bin/simulate.cjs", ...filling], options);
}
