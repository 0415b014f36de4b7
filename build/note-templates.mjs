/**
 * Makes templates/inspiratienota.docx from the Markdown of the same name, and fills it as an example:
 * `npm run templates`. Needs the command as it is built.
 */
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { runBundled } from "./run-bundled.mjs";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
await runBundled("build/note-templates/main.ts");

const example = "docs/voorbeelden/inspiratienota-kortrijk-2040.docx";
fs.rmSync(path.join(root, example), { force: true });
fs.mkdirSync(path.dirname(path.join(root, example)), { recursive: true });
const plan = "scenarios/kortrijk/kortrijk-2040.yaml";
const filling = ["note", "templates/inspiratienota.docx", plan, "--out", example];
execFileSync(process.execPath, ["cli/bin/simulate.cjs", ...filling], { cwd: root, stdio: "inherit" });
