/**
 * Builds the library of the npm package into library/dist: ES modules that need nothing else, their
 * types as one file each, and the supplied scenarios as modules, so that a page can take them along
 * without a file system. Shared parts are chunks that all entries import.
 */
import { build } from "esbuild";
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import ts from "typescript";
import { engineFingerprint } from "./engine-fingerprint.mjs";
import { licencesOf } from "./licences.mjs";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const dist = path.join(root, "library", "dist");
const { version } = JSON.parse(fs.readFileSync(path.join(root, "package.json"), "utf8"));

/** Entries of the package by their name behind `ademruimte/`. */
const ENTRIES = ["index", "charts", "node"];

async function bundle() {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: Object.fromEntries(ENTRIES.map((name) => [name, `library/${name}.ts`])),
    outdir: dist,
    bundle: true,
    splitting: true,
    chunkNames: "parts/[name]-[hash]",
    platform: "neutral",
    mainFields: ["module", "main"],
    conditions: ["import", "browser"],
    external: ["node:*"],
    format: "esm",
    target: "es2022",
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: "none",
    define: {
      __ENGINE_FINGERPRINT__: JSON.stringify(engineFingerprint(root)),
      __VERSION__: JSON.stringify(version),
    },
    metafile: true,
    logLevel: "warning",
  });
  const outside = Object.entries(metafile.outputs).flatMap(([file, { imports }]) =>
    imports.filter((one) => one.external).map((one) => `${path.basename(file)} ${one.path}`),
  );
  const unexpected = outside.filter((one) => !/^node\.js node:/.test(one));
  if (unexpected.length > 0) throw new Error(`the library imports ${unexpected.join(", ")}`);
  const text = licencesOf(root, Object.keys(metafile.inputs), []);
  fs.writeFileSync(path.join(dist, "LICENSES.txt"), text);
}

/**
 * One file of types per entry, with nothing of what stands behind them. What the library declares it
 * says in full, so that each of its files is turned into declarations by itself, without the engine.
 */
function types() {
  const folder = path.join(dist, "types");
  fs.mkdirSync(folder);
  for (const file of fs.readdirSync(path.join(root, "library"))) {
    if (!file.endsWith(".ts")) continue;
    const source = fs.readFileSync(path.join(root, "library", file), "utf8");
    const { outputText, diagnostics } = ts.transpileDeclaration(source, {
      fileName: file,
      reportDiagnostics: true,
      compilerOptions: { target: ts.ScriptTarget.ES2022, isolatedDeclarations: true },
    });
    const [wrong] = diagnostics;
    if (wrong !== undefined) {
      const said = ts.flattenDiagnosticMessageText(wrong.messageText, "\n");
      throw new Error(`library/${file}: ${said}`);
    }
    const text = outputText.replaceAll(/(from "\.[^"]*)\.ts"/g, '$1.js"');
    fs.writeFileSync(path.join(folder, file.replace(/\.ts$/, ".d.ts")), text);
  }
  const project = path.join(folder, "tsconfig.json");
  const compilerOptions = {
    ...{ target: "es2022", module: "esnext", moduleResolution: "bundler" },
    ...{ lib: ["es2022"], types: [], strict: true },
  };
  fs.writeFileSync(project, JSON.stringify({ compilerOptions, include: ["*.d.ts"] }));
  const entries = ENTRIES.map((name) => ({
    filePath: path.join(folder, `${name}.d.ts`),
    outFile: path.join(dist, `${name}.d.ts`),
    output: { noBanner: true, exportReferencedTypes: false },
  }));
  const config = path.join(folder, "bundles.json");
  fs.writeFileSync(
    config,
    JSON.stringify({ compilationOptions: { preferredConfigPath: project }, entries }),
  );
  const tool = path.join(
    root,
    "node_modules/dts-bundle-generator/dist/bin/dts-bundle-generator.js",
  );
  execFileSync(process.execPath, [tool, "--silent", "--config", config], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  fs.rmSync(folder, { recursive: true });
}

/** The supplied scenarios as modules: all, and what the plans of the first city read. */
async function scenarios() {
  const { readTexts, loadPlanFile, suppliedPlans } = await import(
    pathToFileURL(path.join(dist, "node.js")).href
  );
  const { loadPlan } = await import(pathToFileURL(path.join(dist, "index.js")).href);
  const all = readTexts(path.join(root, "scenarios"));
  fs.mkdirSync(path.join(dist, "scenarios"));
  const write = (name, texts, says) => {
    const module = `/** ${says} */\nexport const scenarios = ${JSON.stringify(texts, null, 1)};\n`;
    fs.writeFileSync(path.join(dist, "scenarios", `${name}.js`), module);
    const declared =
      `/** ${says} What \`supplied\` of \`loadPlan\` takes. */\n` +
      "export declare const scenarios: Readonly<Record<string, string>>;\n";
    fs.writeFileSync(path.join(dist, "scenarios", `${name}.d.ts`), declared);
  };
  write("index", all, "All regions, packages of measures and plans that come with the package.");
  const kortrijk = Object.fromEntries(
    Object.entries(all).filter(([file]) =>
      /^(?:kortrijk|measures|regions\/(?:kortrijk|vlaanderen))\//.test(file),
    ),
  );
  for (const plan of suppliedPlans()) {
    if (loadPlanFile(plan).plan?.regions[0].id !== "kortrijk") continue;
    const { diagnostics, plan: read } = loadPlan({}, plan, { supplied: kortrijk });
    if (read === null) throw new Error(`${plan}: ${JSON.stringify(diagnostics[0])}`);
  }
  write("kortrijk", kortrijk, "The region Kortrijk with its plans, and all packages of measures.");
}

fs.rmSync(dist, { recursive: true, force: true });
fs.mkdirSync(dist, { recursive: true });
await bundle();
types();
await scenarios();
