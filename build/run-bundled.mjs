/** Bundles a program of this folder and runs it: it imports the engine's TypeScript as it stands. */
import { build } from "esbuild";
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/**
 * Its exit status becomes that of this process.
 *
 * @param {string} entry path of the program from the root of the project
 * @param {readonly string[]} words the program is given
 */
export async function runBundled(entry, words = []) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "ademruimte-bundled-"));
  try {
    const outfile = path.join(folder, "main.cjs");
    await build({
      absWorkingDir: root,
      entryPoints: [entry],
      outfile,
      bundle: true,
      platform: "node",
      format: "cjs",
      target: "node20",
      define: { __ROOT__: JSON.stringify(root) },
      logLevel: "warning",
    });
    const { status } = spawnSync(process.execPath, [outfile, ...words], { stdio: "inherit" });
    process.exitCode = status ?? 1;
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
