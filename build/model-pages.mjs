/** Bundles the maker of the model's pages and runs it: `npm run docs`. */
import { build } from "esbuild";
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "ademruimte-docs-"));
try {
  const outfile = path.join(folder, "model-pages.cjs");
  await build({
    absWorkingDir: root,
    entryPoints: ["build/model-pages/main.ts"],
    outfile,
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node20",
    define: { __ROOT__: JSON.stringify(root) },
    logLevel: "warning",
  });
  const { status } = spawnSync(process.execPath, [outfile], { stdio: "inherit" });
  process.exitCode = status ?? 1;
} finally {
  fs.rmSync(folder, { recursive: true, force: true });
}
