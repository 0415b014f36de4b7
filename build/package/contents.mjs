/**
 * What a package holds, as a map from path to content. Program and scenarios are as they stand in the
 * project, so they find each other as they do there.
 */
import fs from "node:fs";
import path from "node:path";
import { fetchTarball } from "./fetch.mjs";
import { licenceFiles } from "./licence-files.mjs";
import { planFiles } from "./plans.mjs";
import { Problem } from "./problem.mjs";
import { root } from "./root.mjs";
import { filesOfPackage } from "./tarball.mjs";

/** What a run reads beside its program and the parts of a platform. */
const FOLDERS = ["scenarios", "templates", "viz/fonts", "cli/import/mappings"];
const FILES = [
  "ademruimte.yaml",
  "cli/bin/simulate.cjs",
  "cli/bin/ensemble-worker.cjs",
  "viz/files/exchange/iamc-variables.csv",
];

/** What draws PNG: the part in JavaScript, which takes the platform's own program. */
const PNG = "node_modules/@resvg/resvg-js";
const PNG_FILES = ["package.json", "index.js", "js-binding.js"];

const TEXTS = ["LEESMIJ.txt", "README.txt"];

const read = (name) => fs.readFileSync(path.join(root, name));

/** Paths of all files below a folder, from that folder. */
function filesIn(folder) {
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .map((name) => name.replaceAll(path.sep, "/"));
}

/** Paths of all files below a folder of the project, from the project. */
const filesBelow = (folder) => filesIn(path.join(root, folder)).map((name) => `${folder}/${name}`);

/** Text whose lines end as the system of a package wants it, however they end in this checkout. */
function withLineEnds(bytes, isWindows) {
  const text = bytes.toString("utf8").replaceAll("\r\n", "\n");
  return Buffer.from(isWindows ? text.replaceAll("\n", "\r\n") : text);
}

/** Files of the built command. V8's code caches stay out: they differ at each build (decision 0029). */
function commandFiles() {
  const dist = path.join(root, "cli", "dist");
  if (!fs.existsSync(path.join(dist, "simulate.cjs"))) {
    throw new Problem("The command is not built yet: run `npm run build` first.");
  }
  return filesBelow("cli/dist").filter((name) => !name.endsWith(".cache"));
}

/**
 * @param platform one of `PLATFORMS`
 * @param {string} handbook folder with the built site of the handbook
 * @returns files by path inside the package, each with its bytes and whether it is a program
 */
export async function contentsOf(platform, handbook) {
  const files = new Map();
  const add = (name, bytes, isProgram = false) => files.set(name, { bytes, isProgram });

  for (const name of platform.launchers) {
    const launcher = read(`packaging/launchers/${name}`);
    add(name, withLineEnds(launcher, platform.isWindows), true);
  }
  for (const name of TEXTS) {
    add(name, withLineEnds(read(`packaging/launchers/${name}`), platform.isWindows));
  }
  for (const [name, text] of await licenceFiles(platform)) {
    add(`LICENSES/${name}`, withLineEnds(Buffer.from(text), platform.isWindows));
  }
  for (const [name, text] of planFiles()) add(`plannen/${name}`, Buffer.from(text));
  for (const name of filesBelow("templates")) {
    add(`sjablonen/${path.posix.basename(name)}`, read(name));
  }

  for (const name of filesIn(handbook)) {
    add(`handboek/${name}`, fs.readFileSync(path.join(handbook, name)));
  }

  for (const name of [...FILES, ...FOLDERS.flatMap(filesBelow), ...commandFiles()]) {
    add(`program/${name}`, read(name));
  }
  const node = await filesOfPackage(fetchTarball(platform.node), /^bin\/node(\.exe)?$/);
  add(`program/${platform.program}`, node.get(`bin/${platform.program}`), true);
  for (const name of PNG_FILES) add(`program/${PNG}/${name}`, read(`${PNG}/${name}`));
  const png = await filesOfPackage(fetchTarball(platform.png), /^package\.json$|\.node$/);
  for (const [name, bytes] of png) {
    add(`program/node_modules/${platform.png.name}/${name}`, bytes);
  }
  return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
}
