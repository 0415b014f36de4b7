/**
 * Moves a file or folder to another name, and waits a little where Windows does not let it: a virus
 * scanner, an indexer and OneDrive open what was just written, for as long as they need to read it.
 */
import fs from "node:fs";

/** What Windows says of a file that another program has open. */
const HELD = ["EBUSY", "EPERM", "EACCES", "ENOTEMPTY"];

export const isHeld = (error: unknown): boolean =>
  HELD.includes((error as NodeJS.ErrnoException).code ?? "");

/** Milliseconds between two tries: some two seconds in all, after which a person holds it. */
const PAUSES = [10, 20, 40, 80, 160, 320, 640, 800];

export interface FileSystem {
  readonly rename: (from: string, to: string) => void;
  readonly pause: (milliseconds: number) => void;
  /** Elsewhere than on Windows a refusal is final: it is about rights. */
  readonly isWindows: boolean;
}

const DISK: FileSystem = {
  rename: (from, to) => fs.renameSync(from, to),
  pause: (milliseconds) => {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
  },
  isWindows: process.platform === "win32",
};

/** @throws the last error of the file system */
export function patientRename(from: string, to: string, disk: FileSystem = DISK): void {
  for (const pause of disk.isWindows ? PAUSES : []) {
    try {
      disk.rename(from, to);
      return;
    } catch (error) {
      if (!isHeld(error)) throw error;
      disk.pause(pause);
    }
  }
  disk.rename(from, to);
}

/** Takes away what is no longer needed, with the same patience; what stays is for the next command to take. */
export function removeIfFree(target: string): void {
  try {
    fs.rmSync(target, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
  } catch (error) {
    if (!isHeld(error)) throw error;
  }
}
