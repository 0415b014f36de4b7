/** Questions in a terminal. */
import fs from "node:fs";
import type { Ask } from "./answered.ts";

/** A line that a person types, without its end. */
function readLine(): string {
  const bytes: number[] = [];
  const buffer = Buffer.alloc(1);
  for (;;) {
    let read: number;
    try {
      read = fs.readSync(0, buffer, 0, 1, null);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "EAGAIN") continue;
      throw error;
    }
    if (read === 0 || buffer[0] === 10) return Buffer.from(bytes).toString("utf8").trim();
    bytes.push(buffer[0]!);
  }
}

/** Asks on the terminal; null where there is none, so that a script never waits for an answer. */
export const terminalAsk = (): Ask =>
  process.stdin.isTTY && process.stderr.isTTY
    ? (question) => {
        process.stderr.write(question);
        return readLine();
      }
    : null;
