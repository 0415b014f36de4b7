/**
 * Bundles the command: `simulate.cjs` starts fast, `charts.cjs` (Vega) is loaded only when charts
 * are drawn, `report.cjs` and `workbook.cjs` only when files are written, `formulas.cjs` (mathjs) only
 * when a plan has a formula and `yaml.cjs` only for a document that the quick reader declines,
 * `parquet.cjs` only for parts of an ensemble, `equations.cjs` (the headers of the equations) only to
 * explain a figure, and `png-wasm.cjs` only where the native renderer of PNG cannot be loaded. Then runs
 * it once to make V8's code cache. Needs nothing but what `npm ci` installs.
 */
import { build } from "esbuild";
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { markBuilt } from "./built.mjs";
import { engineFingerprint } from "./engine-fingerprint.mjs";
import { licencesOf } from "./licences.mjs";
import { plainAscii } from "./plain-ascii.mjs";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const dist = path.join(root, "cli", "dist");

const { version } = JSON.parse(fs.readFileSync(path.join(root, "package.json"), "utf8"));

fs.rmSync(dist, { recursive: true, force: true });
fs.mkdirSync(dist, { recursive: true });
const command = await build({
  absWorkingDir: root,
  entryPoints: {
    simulate: "cli/main.ts",
    charts: "viz/files/charts.ts",
    report: "viz/files/report/report.ts",
    workbook: "viz/files/workbook/workbook.ts",
    exchange: "viz/files/exchange/exchange.ts",
    dashboard: "viz/files/dashboard/dashboard.ts",
    "ensemble-worker": "cli/ensemble/worker.ts",
    formulas: "cli/formulas.ts",
    note: "viz/files/note/markdown/markdown-note.ts",
    "word-note": "viz/files/note/word/index.ts",
    "png-wasm": "viz/files/png-wasm.ts",
    yaml: "node_modules/yaml/dist/index.js",
    parquet: "cli/ensemble/parts/parquet.ts",
  },
  outdir: dist,
  outExtension: { ".js": ".cjs" },
  bundle: true,
  platform: "node",
  format: "cjs",
  target: "node20",
  minify: true,
  keepNames: false,
  legalComments: "linked",
  define: {
    __ENGINE_FINGERPRINT__: JSON.stringify(engineFingerprint(root)),
    __VERSION__: JSON.stringify(version),
    "import.meta.url": "__importMetaUrl",
  },
  // The loader compiles a bundle as it stands, so each is the function that CommonJS would make of it.
  banner: {
    js:
      "(function (exports, require, module, __filename, __dirname) {" +
      'const __importMetaUrl = require("node:url").pathToFileURL(__filename).href;',
  },
  footer: { js: "})" },
  // Vega would draw with an installed `canvas` package if it found one, and the bytes would differ.
  alias: {
    "vega-canvas": path.join(root, "node_modules/vega-canvas/build/vega-canvas.browser.js"),
    "string-width": path.join(root, "build/terminal-width.mjs"),
    assert: path.join(root, "build/assert.mjs"),
    yaml: path.join(root, "build/yaml-when-needed.cjs"),
  },
  external: [
    "@resvg/resvg-js",
    "./charts.cjs",
    "./report.cjs",
    "./workbook.cjs",
    "./exchange.cjs",
    "./dashboard.cjs",
    "./formulas.cjs",
    "./note.cjs",
    "./word-note.cjs",
    "./yaml.cjs",
    "./parquet.cjs",
    "./png-wasm.cjs",
    "./equations.cjs",
  ],
  metafile: true,
  logLevel: "warning",
});

/** What reports do in a browser: one script for all of them, put inside and allowed by its digest. */
const page = await build({
  absWorkingDir: root,
  entryPoints: { page: "viz/page/main.ts" },
  outdir: dist,
  bundle: true,
  platform: "browser",
  format: "iife",
  target: ["chrome109", "firefox115", "safari16"],
  tsconfig: "viz/page/tsconfig.json",
  minify: true,
  charset: "ascii",
  legalComments: "none",
  metafile: true,
  logLevel: "warning",
});

/** The explorer: page and worker in one script, and the style, which the command puts into one file. */
const explorer = await build({
  absWorkingDir: root,
  entryPoints: { explorer: "explorer/main.ts" },
  outdir: dist,
  bundle: true,
  platform: "browser",
  format: "iife",
  target: ["chrome109", "firefox115", "safari16"],
  tsconfig: "explorer/tsconfig.json",
  minify: true,
  charset: "ascii",
  legalComments: "linked",
  define: {
    __ENGINE_FINGERPRINT__: JSON.stringify(engineFingerprint(root)),
    __VERSION__: JSON.stringify(version),
  },
  alias: {
    "vega-canvas": path.join(root, "node_modules/vega-canvas/build/vega-canvas.browser.js"),
  },
  metafile: true,
  logLevel: "warning",
});
// Bundles go where no node_modules are, in the npm package and in those that bring their own Node: the
// licences of what they hold go along.
const font = fs.readFileSync(path.join(root, "viz/fonts/OFL.txt"), "utf8").trim();
const fontLicence = `OFL-1.1\n\nAdemruimte Sans\n\n${font}`;
/** What stands in comments of bundles that their bundler took out of them. */
const legalOf = (of) =>
  fs
    .readdirSync(dist)
    .filter((name) => name.endsWith(".LEGAL.txt") && of(name))
    .sort()
    .map((name) => fs.readFileSync(path.join(dist, name), "utf8").trim());
const isExplorer = (name) => name.startsWith("explorer.");
fs.writeFileSync(
  path.join(dist, "explorer.licences.txt"),
  licencesOf(root, Object.keys(explorer.metafile.inputs), [...legalOf(isExplorer), fontLicence]),
);
const commandInputs = [command, page].flatMap(({ metafile }) => Object.keys(metafile.inputs));
fs.writeFileSync(
  path.join(dist, "LICENSES.txt"),
  licencesOf(root, commandInputs, [...legalOf((name) => !isExplorer(name)), fontLicence]),
);

// The libraries that write workbooks, and PNG without native code, read their programs from beside
// the bundles.
for (const [from, to] of [
  ["wasm-xlsxwriter/nodejs/wasm_xlsxwriter_bg.wasm", "wasm_xlsxwriter_bg.wasm"],
  ["@resvg/resvg-wasm/index_bg.wasm", "resvg.wasm"],
]) {
  fs.copyFileSync(path.join(root, "node_modules", from), path.join(dist, to));
}

/** What `explain` says of equations: the command has no sources to read when it runs. */
async function writeEquations() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "ademruimte-equations-"));
  try {
    const outfile = path.join(folder, "equations.cjs");
    await build({
      absWorkingDir: root,
      entryPoints: ["build/model-pages/equation-facts-main.ts"],
      outfile,
      bundle: true,
      platform: "node",
      format: "cjs",
      target: "node20",
      define: { __ROOT__: JSON.stringify(root) },
      logLevel: "warning",
    });
    const made = path.join(dist, "equations.cjs");
    execFileSync(process.execPath, [outfile, made], { stdio: "inherit" });
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
await writeEquations();
for (const name of fs.readdirSync(dist).filter((file) => file.endsWith(".cjs"))) {
  const file = path.join(dist, name);
  fs.writeFileSync(file, plainAscii(fs.readFileSync(file, "utf8")));
}

execFileSync(process.execPath, [path.join(root, "build", "warm-cache.cjs")], { stdio: "inherit" });
markBuilt();
