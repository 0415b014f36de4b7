/**
 * The command line that is meant when a launcher started the command: dropping files on it or
 * double-clicking it opens them in a window of its own, and what was typed is passed on.
 *
 * Launchers tell what they know in two variables:
 * - `SIMULATE_FOLDER`, the folder they are in;
 * - `SIMULATE_STARTED`, only on Windows, and where the launcher was started by its whole path: the
 *   command line of the shell that runs it. The words that a batch file gets cannot be used there:
 *   Explorer puts no quotation marks around a path without a space, and of `C:\R&D\plan.yaml` a batch
 *   file gets `C:\R`.
 */
import fs from "node:fs";
import path from "node:path";

export interface Launched {
  readonly words: readonly string[];
  /** Whether the window was made for this one command. */
  readonly isOwnWindow: boolean;
}

/** What `simulate.cmd` makes of a status: that it should call again with its words. */
export const WORDS_WANTED = 199;
/** What is added to the status of a command in a window of its own, for `simulate.cmd` alone. */
export const OWN_WINDOW = 200;

/** A path that a file manager hands over: with a drive letter, or of a share. */
const WHOLE_PATH = /^(?:[a-z]:[\\/]|\\\\[^\\])/i;

/** @returns null when the words of the launcher itself are needed to know */
export function launched(
  argv: readonly string[],
  env: NodeJS.ProcessEnv,
  exists: (path: string) => boolean = fs.existsSync,
): Launched | null {
  const { SIMULATE_FOLDER: folder, SIMULATE_STARTED: started } = env;
  if (folder === undefined) return { words: argv, isOwnWindow: false };
  const opening = ["open", "--from", folder];
  if (started === undefined) {
    return { words: argv.length === 0 ? opening : argv, isOwnWindow: false };
  }
  const [, launcher = "", behind = ""] = /\s\/c\s+""([^"]+)"(.*)"\s*$/i.exec(started) ?? [];
  const own = path.win32.resolve(folder, "simulate.cmd");
  if (launcher.toLowerCase() !== own.toLowerCase()) return null;
  const words = windowsWords(behind);
  // PowerShell starts a launcher just as Explorer does; what is no list of files was typed in it.
  const isDropped = words.every((word) => WHOLE_PATH.test(word) && exists(word));
  return { words: isDropped ? [...opening, "--wait", ...words] : words, isOwnWindow: true };
}

/** Splits a command line as programs on Windows do: backslashes count only before a quotation mark. */
export function windowsWords(line: string): readonly string[] {
  const words: string[] = [];
  let word: string | null = null;
  let isQuoted = false;
  for (let at = 0; at < line.length; at++) {
    const character = line[at]!;
    if (character === "\\") {
      let count = 1;
      while (line[at + count] === "\\") count++;
      const isBeforeQuote = line[at + count] === '"';
      const isEscaped = isBeforeQuote && count % 2 === 1;
      word =
        (word ?? "") + "\\".repeat(isBeforeQuote ? count >> 1 : count) + (isEscaped ? '"' : "");
      at += count - 1 + (isEscaped ? 1 : 0);
    } else if (character === '"') {
      word ??= "";
      if (isQuoted && line[at + 1] === '"') {
        word += '"';
        at++;
      } else isQuoted = !isQuoted;
    } else if (!isQuoted && (character === " " || character === "\t")) {
      if (word !== null) words.push(word);
      word = null;
    } else word = (word ?? "") + character;
  }
  return word === null ? words : [...words, word];
}
