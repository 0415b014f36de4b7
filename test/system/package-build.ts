/** The packages for Linux and Windows, built once for the tests that unpack them. */
import { spawn, spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { root } from "../arbitraries/root.ts";

const { version } = JSON.parse(fs.readFileSync(path.join(root, "package.json"), "utf8")) as {
  version: string;
};

/** The one folder that a package holds. */
export const FOLDER = `ademruimte-${version}`;

/** Builds the package of a platform as `npm run package` does; returns the archive. */
export async function buildPackage(
  platform: string,
  out: string,
  env: NodeJS.ProcessEnv = {},
  more: readonly string[] = [],
): Promise<string> {
  const script = path.join(root, "build", "package.mjs");
  const child = spawn(process.execPath, [script, "--platform", platform, "--out", out, ...more], {
    env: { ...process.env, ...env },
    cwd: out,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let told = "";
  child.stdout.on("data", (text) => (told += text));
  child.stderr.on("data", (text) => (told += text));
  const status = await new Promise((resolve) => child.on("close", resolve));
  if (status !== 0) throw new Error(`the package for ${platform} is not built: ${told}`);
  const kind = platform.startsWith("windows") ? "zip" : "tar.gz";
  return path.join(out, `${FOLDER}-${platform}.${kind}`);
}

/** Runs a program to its end and returns what it printed; fails with all of that when it fails. */
export function ran(
  program: string,
  args: readonly string[],
  options: { cwd?: string; env?: NodeJS.ProcessEnv } = {},
): string {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    ...options,
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(`${program} ended with ${status}: ${stdout}${stderr}`);
  return stdout;
}

/** A plan of the package, copied and given a name of its own, as a user would. */
export function copyPlan(plans: string): string {
  const text = fs.readFileSync(path.join(plans, "kortrijk-2040.yaml"), "utf8");
  fs.writeFileSync(
    path.join(plans, "mijn-plan.yaml"),
    text.replace(/^id: kortrijk-2040$/m, "id: mijn-plan"),
  );
  return "mijn-plan.yaml";
}
