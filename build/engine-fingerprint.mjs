/** Which engine made a result. */
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";

/** SHA-256 over the engine's sources and the lock file. */
export function engineFingerprint(root) {
  const files = fs
    .readdirSync(path.join(root, "engine"), { recursive: true })
    .map((name) => name.replaceAll(path.sep, "/"))
    .filter((name) => name.endsWith(".ts"))
    .sort();
  const hash = createHash("sha256");
  for (const name of [...files.map((file) => `engine/${file}`), "package-lock.json"]) {
    // Line ends are normalised, so that a checkout on Windows has the same fingerprint.
    const text = fs.readFileSync(path.join(root, name), "utf8").replaceAll("\r\n", "\n");
    hash.update(`${name}\n${text.length}\n${text}`);
  }
  return hash.digest("hex");
}
