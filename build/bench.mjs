/**
 * Bundles the benchmarks and runs them in a fresh process, with the collector at hand. With the word
 * `runs`, `loading`, `formulas`, `compare`, `attribution`, `ensemble`, `backcast`, `sensitivity`,
 * `files`, `parts`, `explorer` or `peers` behind `npm run bench --` only that of whole runs of the model, of
 * loading a plan, of formulas, of plans side by side, of the split of their difference, of ensembles,
 * of reasoning back from a goal, of sensitivity analyses, of the charts, reports, workbooks, notes and
 * comparisons that are written, of ensembles in parts, of the explorer in Chromium, or of other engines (bench/peers/README.md, on
 * demand only) runs.
 */
import { build } from "esbuild";
import { spawnSync } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const outfile = path.join(root, "bench", "out", "bench.cjs");
await build({
  absWorkingDir: root,
  entryPoints: ["bench/main.ts"],
  outfile,
  bundle: true,
  platform: "node",
  format: "cjs",
  target: "node20",
  define: { __ROOT__: JSON.stringify(root) },
  external: ["playwright-core"],
  logLevel: "warning",
});
const { status } = spawnSync(process.execPath, ["--expose-gc", outfile, ...process.argv.slice(2)], {
  stdio: "inherit",
});
process.exitCode = status ?? 1;
