/**
 * Makes the folders of the municipalities of Zuid-West-Vlaanderen, Kortrijk's own apart, from the
 * tables in scenarios/municipalities. Run with
 *
 *   npm run municipalities
 *
 * A test checks that the shipped folders are what this makes.
 */
import { build } from "esbuild";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const scenarios = join(root, "scenarios");

const bundle = await build({
  entryPoints: [join(root, "engine/scenario/municipality/supplied-folders.ts")],
  bundle: true,
  format: "esm",
  write: false,
});
const { madeGroup, madeRegions } = await import(
  `data:text/javascript;base64,${Buffer.from(bundle.outputFiles[0].contents).toString("base64")}`
);

const texts = (path) => {
  const file = join(scenarios, path);
  return existsSync(file) ? readFileSync(file, "utf8") : null;
};
const regions = madeRegions(texts);
for (const folder of new Set([...regions.keys()].map((name) => name.split("/")[1]))) {
  rmSync(join(scenarios, "regions", folder), { recursive: true, force: true });
}
for (const [name, text] of [...regions, ...madeGroup(texts)]) {
  const file = join(scenarios, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
console.log(`${regions.size} files of municipalities, and the moves between them`);
