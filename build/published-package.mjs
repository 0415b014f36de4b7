/**
 * What `npm pack` packs. The checkout's own package.json cannot be that of the published package: it
 * must have no `bin` (`npx` of npm 10 installs a package with a `bin` of its own anew at every call,
 * and runs its `prepare`), and it names all that the bundles are made of. So npm finds another one in
 * its place for the moment in which it packs, a README for who installs the package, and a CHANGELOG without
 * links to pages that stay behind:
 *
 *     node build/published-package.mjs put   (prepack)
 *     node build/published-package.mjs back  (postpack)
 *
 * The checkout's stays `private`: what is published is the packed file.
 */
import fs from "node:fs";
import { builtinModules } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const at = (file) => path.join(root, ...file.split("/"));
const read = (file) => JSON.parse(fs.readFileSync(at(file), "utf8"));

/** What is replaced while npm packs. */
const REPLACED = ["package.json", "README.md", "CHANGELOG.md"];
/** Not beside them: npm packs whatever is named README. */
const keptAs = (file) => at(`.checkout/${file}`);

/** Code caches belong to one Node on one machine. */
const FILES = [
  "ademruimte.yaml",
  "cli/bin",
  "cli/dist",
  "!cli/dist/*.cache",
  "library/dist",
  "scenarios",
  "templates",
  "viz/fonts",
  "CHANGELOG.md",
];

const EXPORTS = {
  ".": "index",
  "./charts": "charts",
  "./node": "node",
  "./scenarios": "scenarios/index",
  "./scenarios/kortrijk": "scenarios/kortrijk",
};

/** Packages that the bundles load when they run, by what stands in the bundles. */
function outsideOfBundles() {
  const dist = at("cli/dist");
  const found = new Set();
  for (const file of fs.readdirSync(dist).filter((name) => name.endsWith(".cjs"))) {
    const text = fs.readFileSync(path.join(dist, file), "latin1");
    for (const [, asked] of text.matchAll(
      /\b(?:require(?:\.resolve)?|import)\("((?:@[\w.-]+\/)?[\w][\w.-]*)[^"]*"\)/g,
    )) {
      const isOfNode = asked === "node" || builtinModules.includes(asked.split("/")[0]);
      if (!isOfNode) found.add(asked);
    }
  }
  return found;
}

/** The manifest that is published. */
export function publishedManifest() {
  const { name, version, description, license, type, engines, ...own } = read("package.json");
  const outside = outsideOfBundles();
  const chosen = (section) =>
    Object.fromEntries(Object.entries(section ?? {}).filter(([one]) => outside.delete(one)));
  const dependencies = chosen(own.dependencies);
  const optionalDependencies = chosen(own.optionalDependencies);
  if (outside.size > 0)
    throw new Error(`bundles ask for ${[...outside].join(", ")}: no dependency`);
  return {
    ...{ name, version, description, license, type, engines },
    keywords: ["scenario", "energy", "climate", "city", "planning", "model", "vega-lite"],
    bin: { simulate: "cli/bin/simulate.cjs" },
    exports: {
      ...Object.fromEntries(
        Object.entries(EXPORTS).map(([entry, file]) => [
          entry,
          { types: `./library/dist/${file}.d.ts`, default: `./library/dist/${file}.js` },
        ]),
      ),
      "./package.json": "./package.json",
    },
    types: "./library/dist/index.d.ts",
    sideEffects: false,
    files: FILES,
    dependencies,
    optionalDependencies,
  };
}

/** Links to pages that are not in the package, and remarks that are nothing but such links, are left out. */
function withoutLinks(text) {
  const link = String.raw`\[([^\]]+)\]\((?!https?:)[^)\s]+\)`;
  return text
    .replace(new RegExp(String.raw`\s\(${link}(?:,\s+${link})*\)`, "g"), "")
    .replace(new RegExp(link, "g"), "$1");
}

function putBack() {
  for (const file of REPLACED) {
    if (fs.existsSync(keptAs(file))) fs.renameSync(keptAs(file), at(file));
  }
}

function put() {
  // What an interrupted packing left is the checkout's.
  putBack();
  const texts = {
    "package.json": `${JSON.stringify(publishedManifest(), null, 2)}\n`,
    "README.md": fs.readFileSync(at("library/README.md"), "utf8"),
    "CHANGELOG.md": withoutLinks(fs.readFileSync(at("CHANGELOG.md"), "utf8")),
  };
  for (const file of REPLACED) {
    fs.mkdirSync(path.dirname(keptAs(file)), { recursive: true });
    fs.copyFileSync(at(file), keptAs(file));
    fs.writeFileSync(at(file), texts[file]);
  }
}

const [, script, action] = process.argv;
if (script === fileURLToPath(import.meta.url)) {
  if (action === "put") put();
  else if (action === "back") putBack();
  else throw new Error("say put or back");
}
