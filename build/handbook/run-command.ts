/** One command as a reader runs it: a process of its own, in a folder outside the project. */
import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";

export interface Printed {
  readonly status: number | null;
  /** What came on the screen: results and messages as they followed each other. */
  readonly text: string;
}

/** A command that asks or serves would wait for ever. */
const PATIENCE_MS = 240_000;

/** What a process needs of its surroundings; nothing of them may show in what it prints. */
const KEPT = ["PATH", "SystemRoot", "windir", "ComSpec", "TEMP", "TMP", "TMPDIR", "HOME"];

export interface Started {
  readonly words: readonly string[];
  readonly cwd: string;
  /** cli/bin/simulate.cjs */
  readonly program: string;
  /** A file outside the folder of the page, for what is printed. */
  readonly screen: string;
}

export function runCommand({ words, cwd, program, screen }: Started): Promise<Printed> {
  // Both streams go to one file, so that messages stand where they would on a screen.
  const file = fs.openSync(screen, "w");
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) =>
      KEPT.some((kept) => kept.toLowerCase() === name.toLowerCase()),
    ),
  );
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...words], {
      ...{ cwd, env, timeout: PATIENCE_MS, windowsHide: true },
      stdio: ["ignore", file, file],
    });
    child.on("error", reject);
    child.on("close", (status) => {
      fs.closeSync(file);
      resolve({ status, text: fs.readFileSync(screen, "utf8") });
    });
  });
}

/** What a reader would see: no folder of ours, line feeds alone, nothing behind the words of a line. */
export function asSeen(text: string, folder: string, project: string): string {
  let seen = text.replaceAll("\r\n", "\n");
  for (const [ours, name] of [
    [folder, "…"],
    [project, "…/program"],
  ] as const) {
    for (const spelt of new Set([ours, ours.split(path.sep).join("/")])) {
      seen = seen.replaceAll(spelt, name);
    }
  }
  return seen
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n")
    .trimEnd();
}
