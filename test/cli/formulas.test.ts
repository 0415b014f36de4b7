/** The parser of formulas is heavy, and loaded only for a plan that has one. */
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { root } from "../arbitraries/root.ts";
import { temporaryFolder } from "./simulate.ts";

/** The bundles that a run loads, asked of the program itself. */
function bundlesFor(plan: string): string[] {
  const program = `
    const { load, loaded } = require(${JSON.stringify(path.join(root, "cli/bin/simulate.cjs"))});
    const streams = { out: () => {}, error: (text) => process.stderr.write(text) };
    load("simulate").exports.run([${JSON.stringify(plan)}, "--no-files"], streams).then((status) => {
      if (status !== 0) throw new Error("status " + status);
      process.stdout.write(JSON.stringify([...loaded.keys()]));
    });`;
  const flags = ["--disallow-code-generation-from-strings", "-e", program];
  return JSON.parse(execFileSync(process.execPath, flags, { encoding: "utf8" })) as string[];
}

it("reads a formula with the bundle of its own, and needs it for nothing else", () => {
  const folder = temporaryFolder();
  try {
    const plan = (id: string, wind: string): string => {
      const file = path.join(folder, `${id}.yaml`);
      fs.writeFileSync(
        file,
        `id: ${id}\nregion: kortrijk\nlevers:\n  renewables.wind_capacity: ${wind}\n`,
      );
      return file;
    };
    const plain = plan("plain", "31 MW");
    const formula = plan("formula", '"6 MW + 25 MW * ramp(2026, 2040)"');
    expect(bundlesFor(plain)).toEqual(["simulate"]);
    expect(bundlesFor(formula).sort()).toEqual(["formulas", "simulate"]);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
});
