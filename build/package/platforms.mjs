/**
 * The platforms that packages are made for, and the npm packages that hold what is the platform's
 * own: its Node and the program that draws PNG. Which tarball each must be, by its SHA-512, stands in
 * `packaging/platforms.json` (Node) and in the lock file (what the project depends on itself).
 */
import fs from "node:fs";
import path from "node:path";
import { root } from "./root.mjs";

const read = (name) => JSON.parse(fs.readFileSync(path.join(root, name), "utf8"));

/** A package of npm as it must be: `integrity` is that of its tarball. */
const tarball = (name, version, integrity) => ({ name, version, integrity });

/** As the lock file has it. */
function locked(name) {
  const { version, integrity } = read("package-lock.json").packages[`node_modules/${name}`];
  return tarball(name, version, integrity);
}

const { node: nodeVersion, platforms } = read("packaging/platforms.json");

export { nodeVersion };

const nodeOf = ({ node }) => tarball(node.package, nodeVersion, node.integrity);

/** By name, in the order in which they are built. */
export const PLATFORMS = new Map(
  Object.entries(platforms).map(([name, one]) => [
    name,
    {
      name,
      archive: one.archive,
      launchers: one.launchers,
      /** The name of Node's program, and the tarball that it comes from. */
      program: one.node.file,
      node: nodeOf(one),
      png: locked(one.png),
      isWindows: name.startsWith("windows-"),
    },
  ]),
);

/** Has Node's licence, which the tarball for Windows leaves out. It is one text for all platforms. */
export const NODE_WITH_LICENCE = nodeOf(platforms["linux-x64"]);
