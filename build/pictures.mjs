/** Draws the pictures of README.md, LEESMIJ.md and docs anew, and writes what pages show of the screen. */
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { writeScreens } from "./screens.mjs";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const command = path.join(root, "cli", "bin", "simulate.cjs");
const out = fs.mkdtempSync(path.join(os.tmpdir(), "ademruimte-pictures-"));
try {
  for (const language of ["nl", "en"]) {
    const plan = path.join(root, "scenarios", "kortrijk", "kortrijk-2040.yaml");
    const options = ["--lang", language, "--out", out, "--quiet"];
    execFileSync(process.execPath, [command, plan, ...options], { stdio: "inherit" });
    for (const chart of ["emissions-by-sector", "heat-flow", "heat-network-districts"]) {
      fs.copyFileSync(
        path.join(out, "kortrijk-2040", "charts", `${chart}.svg`),
        path.join(root, "docs", "pictures", `${chart}.${language}.svg`),
      );
    }
    // The plans of Kortrijk, in a few indicators in which they differ.
    const side = path.join(out, `compared-${language}`);
    const plans = [
      ...["referentie", "kortrijk-2040", "renovatie-eerst", "warmtenetten-eerst"],
      ...["hernieuwbaar-eerst", "beste-combinatie"],
    ];
    const indicators = [
      "emissions.total",
      "housing.share_label_c_or_better",
      "heat.delivered",
      "electricity.renewable_share",
    ];
    execFileSync(
      process.execPath,
      [
        ...[command, "compare", ...plans, "--indicators", indicators.join()],
        ...["--lang", language, "--out", side, "--quiet"],
      ],
      { stdio: ["ignore", "inherit", "ignore"] },
    );
    const [folder] = fs.readdirSync(side);
    fs.copyFileSync(
      path.join(side, folder, "charts", "differences.svg"),
      path.join(root, "docs", "pictures", `compared-plans.${language}.svg`),
    );
  }
  writeScreens(root, command);
} finally {
  fs.rmSync(out, { recursive: true, force: true });
}
