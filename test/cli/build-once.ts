/** The tests of the command use the bundle that users run; it is made afresh before them. */
import { execFileSync } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");

export default function setup(): void {
  execFileSync(process.execPath, [path.join(root, "build", "build.mjs")], { stdio: "inherit" });
}
