/** Files that a note shows and that stand beside it. */
import fs from "node:fs";
import path from "node:path";

const LARGEST = 20 * 1024 * 1024;

/**
 * Reads a file by its path relative to one of these folders; nothing outside of them, and nothing
 * that is no plain file.
 */
export const besideReader =
  (folders: readonly string[]) =>
  (name: string): Uint8Array | null => {
    for (const folder of folders) {
      const file = path.resolve(folder, name);
      const status = fs.statSync(file, { throwIfNoEntry: false });
      if (status === undefined || !status.isFile() || status.size > LARGEST) continue;
      const inside = path.relative(fs.realpathSync(folder), fs.realpathSync(file));
      if (inside.startsWith("..") || path.isAbsolute(inside)) continue;
      return fs.readFileSync(file);
    }
    return null;
  };
