/** What a person types to start this program again: `simulate`, or `npx simulate`. */
import fs from "node:fs";
import path from "node:path";

export interface Started {
  /** The script that runs, as Node was given it. */
  readonly script: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

const inPackages = (file: string): boolean => /[\\/]node_modules[\\/]/.test(`${file}/`);

/** Names under which a shell finds the command. */
const NAMES = ["simulate", "simulate.cmd"];

/**
 * The command that npm installed in a folder is on nobody's PATH: `npx` finds it there. One that it
 * installed for all of the computer is.
 *
 * @param exists whether there is a file of this path
 */
export function typedAs(
  { script, env }: Started,
  exists: (file: string) => boolean = fs.existsSync,
): "simulate" | "npx simulate" {
  if (!inPackages(script)) return "simulate";
  // While npx or a script of npm runs it, their PATH has folders that a person's has not.
  const folders = (env["PATH"] ?? env["Path"] ?? "").split(path.delimiter);
  const own = folders.filter((folder) => folder !== "" && !inPackages(folder));
  const isOnPath = own.some((folder) => NAMES.some((name) => exists(path.join(folder, name))));
  return isOnPath && env["npm_command"] !== "exec" ? "simulate" : "npx simulate";
}

/** As this process was started. */
export const typedNow = (): string => typedAs({ script: process.argv[1] ?? "", env: process.env });
