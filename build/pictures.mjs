/** Draws the pictures of README.md and LEESMIJ.md anew from the shipped plan. */
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const out = fs.mkdtempSync(path.join(os.tmpdir(), "ademruimte-pictures-"));
try {
  for (const language of ["nl", "en"]) {
    const plan = path.join(root, "scenarios", "kortrijk", "kortrijk-2040.yaml");
    const command = path.join(root, "cli", "bin", "simulate.cjs");
    const options = ["--lang", language, "--out", out, "--quiet"];
    execFileSync(process.execPath, [command, plan, ...options], { stdio: "inherit" });
    fs.copyFileSync(
      path.join(out, "kortrijk-2040", "charts", "emissions-by-sector.svg"),
      path.join(root, "docs", "pictures", `emissions-by-sector.${language}.svg`),
    );
  }
} finally {
  fs.rmSync(out, { recursive: true, force: true });
}
