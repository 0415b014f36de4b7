/**
 * Whether what stands in `cli/dist` is what a build would make again: the digest of all that goes into
 * it and of all that came out of it, kept where `npm ci` clears it away.
 */
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const dist = path.join(root, "cli", "dist");
const kept = path.join(root, "node_modules", ".cache", "ademruimte", "built");

const SOURCES = ["engine", "viz", "cli", "explorer", "build", "scenarios", "templates"];

function digest() {
  const hash = createHash("sha256");
  // A code cache belongs to the Node that made it.
  hash.update(`${process.version} ${process.arch}\n`);
  const add = (file) => {
    const bytes = fs.readFileSync(file);
    hash.update(`${path.relative(root, file)}\n${bytes.length}\n`).update(bytes);
  };
  for (const name of SOURCES) {
    fs.readdirSync(path.join(root, name), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name: file }) => path.join(parentPath, file))
      .sort()
      .forEach(add);
  }
  for (const file of ["package.json", "package-lock.json"]) add(path.join(root, file));
  return hash.digest("hex");
}

export const isBuilt = () =>
  fs.existsSync(dist) && fs.existsSync(kept) && fs.readFileSync(kept, "utf8") === digest();

/** Called when a build has ended well. */
export function markBuilt() {
  fs.mkdirSync(path.dirname(kept), { recursive: true });
  const fresh = `${kept}.${process.pid}`;
  fs.writeFileSync(fresh, digest());
  fs.renameSync(fresh, kept);
}
