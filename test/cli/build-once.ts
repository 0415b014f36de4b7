/** The tests of the command use the bundle that users run; before them it is made afresh, unless it is. */
import { execFileSync } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { isBuilt } from "../../build/built.mjs";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");

export default function setup(): void {
  if (isBuilt()) return;
  execFileSync(process.execPath, [path.join(root, "build", "build.mjs")], { stdio: "inherit" });
}
