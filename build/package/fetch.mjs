/**
 * Fetches a package of npm as a tarball, with npm itself: a registry, a proxy or a cache that npm is
 * set up for is used, and what was fetched once comes out of npm's cache without a network. What is
 * fetched must be what the project says, byte for byte.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { Problem } from "./problem.mjs";
import { root } from "./root.mjs";

const CACHE = path.join(root, "node_modules", ".cache", "ademruimte-packages");

const integrityOf = (bytes) => `sha512-${createHash("sha512").update(bytes).digest("base64")}`;

/** npm as it runs this script; on its own, the one on the path. */
function npm(args) {
  const script = process.env.npm_execpath;
  const options = { encoding: "utf8", maxBuffer: 64 * 1024 * 1024 };
  return script !== undefined && /npm-cli\.[cm]?js$/.test(script)
    ? spawnSync(process.execPath, [script, ...args], options)
    : spawnSync("npm", args, { ...options, shell: process.platform === "win32" });
}

/**
 * @param {{ name: string, version: string, integrity: string }} wanted
 * @param {string} cache folder that keeps what was fetched
 * @throws Problem where it cannot be had, or is another than the project says
 */
export function fetchTarball({ name, version, integrity }, cache = CACHE) {
  const asked = `${name}@${version}`;
  const file = path.join(cache, `${asked.replace("@", "").replace("/", "-")}.tgz`);
  if (fs.existsSync(file)) {
    const kept = fs.readFileSync(file);
    if (integrityOf(kept) === integrity) return kept;
  }
  fs.mkdirSync(cache, { recursive: true });
  const folder = fs.mkdtempSync(path.join(cache, ".fetch-"));
  try {
    const args = ["pack", asked, "--pack-destination", folder, "--prefer-offline", "--silent"];
    const { status, stderr, error } = npm(args);
    const [made] = fs.readdirSync(folder);
    if (status !== 0 || made === undefined) {
      throw new Problem(
        `${asked} cannot be fetched with npm (${error?.message ?? `status ${status}`}).\n${stderr ?? ""}` +
          "Connect to the network once and run `npm run package` again: what was fetched is kept in\n" +
          `${path.relative(root, cache)} and in npm's own cache. Or put the tarball there yourself, as\n` +
          path.relative(root, file),
      );
    }
    const bytes = fs.readFileSync(path.join(folder, made));
    const found = integrityOf(bytes);
    if (found !== integrity) {
      throw new Problem(
        `${asked} is not what the project says it is, so nothing is built with it:\n` +
          `  fetched ${found}\n  wanted  ${integrity}\n` +
          "A registry or proxy gave another file. Only if the new one is known to be right, change\n" +
          "packaging/platforms.json (Node) or package-lock.json (what draws PNG).",
      );
    }
    fs.renameSync(path.join(folder, made), file);
    return bytes;
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
