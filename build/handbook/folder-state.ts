/** What lies in a folder, so that a command which ran before in the same surroundings is not run again. */
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";

/** Files by their path from the folder, with forward slashes; folders without files end in a slash. */
export type FolderState = ReadonlyMap<string, string>;

export interface Changes {
  readonly written: ReadonlyMap<string, Buffer>;
  readonly removed: readonly string[];
}

const digest = (bytes: Buffer | string): string => createHash("sha256").update(bytes).digest("hex");

export function stateOf(folder: string): FolderState {
  const state = new Map<string, string>();
  for (const entry of fs.readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const at = path.join(entry.parentPath, entry.name);
    const name = path.relative(folder, at).split(path.sep).join("/");
    if (entry.isFile()) state.set(name, digest(fs.readFileSync(at)));
    else if (entry.isDirectory()) state.set(`${name}/`, "");
  }
  return new Map([...state].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** One name for a state, a place in it and what is asked there. */
export const stateKey = (state: FolderState, ...more: readonly string[]): string =>
  digest(JSON.stringify([[...state], more]));

export function changesBetween(folder: string, before: FolderState, after: FolderState): Changes {
  const written = new Map<string, Buffer>();
  for (const [name, hash] of after) {
    if (before.get(name) === hash) continue;
    const isFolder = name.endsWith("/");
    written.set(name, isFolder ? Buffer.alloc(0) : fs.readFileSync(path.join(folder, name)));
  }
  return { written, removed: [...before.keys()].filter((name) => !after.has(name)) };
}

export function applyChanges(folder: string, { written, removed }: Changes): void {
  for (const name of removed) fs.rmSync(path.join(folder, name), { recursive: true, force: true });
  for (const [name, bytes] of written) {
    const at = path.join(folder, name);
    if (name.endsWith("/")) fs.mkdirSync(at, { recursive: true });
    else {
      fs.mkdirSync(path.dirname(at), { recursive: true });
      fs.writeFileSync(at, bytes);
    }
  }
}
