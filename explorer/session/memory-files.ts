/** Files that are texts in memory: those a page was written with, and what was dropped on it. */
import type { ProjectFiles } from "../../engine/scenario/files.ts";
import { folderOf } from "../../engine/scenario/plan/project-paths.ts";
import { suppliedOf, type Shipped } from "../../engine/scenario/plan/shipped.ts";

const UTF_8 = new TextEncoder();

/** Texts by their path, which is POSIX and relative to the project folder. */
export class MemoryFiles implements ProjectFiles {
  /** Paths of the files that were read, in the order in which they first were. */
  readonly used = new Set<string>();
  private readonly texts: ReadonlyMap<string, string>;
  private readonly bytes = new Map<string, Uint8Array>();
  /** Of every folder the names in it, files and folders apart. */
  private readonly folders = new Map<string, { files: Set<string>; folders: Set<string> }>();

  constructor(texts: Readonly<Record<string, string>>) {
    this.texts = new Map(Object.entries(texts));
    this.folder("");
    for (const path of this.texts.keys()) {
      this.folder(folderOf(path)).files.add(path.slice(path.lastIndexOf("/") + 1));
    }
  }

  size(path: string): number | null {
    return this.bytesOf(path)?.length ?? null;
  }

  read(path: string): Uint8Array {
    const bytes = this.bytesOf(path);
    if (bytes === null) throw new Error(`there is no file ${path}`);
    this.used.add(path);
    return bytes;
  }

  isFolder(path: string): boolean {
    return this.folders.has(path);
  }

  list(folder: string): readonly string[] {
    return [...(this.folders.get(folder)?.files ?? [])].sort();
  }

  /** Names of files and folders in a folder. */
  entries(folder: string): readonly string[] {
    const { files = [], folders = [] } = this.folders.get(folder) ?? {};
    return [...files, ...folders].sort();
  }

  /** What was allowed by hand came along under a path that leads out of the project. */
  inside(path: string): boolean {
    return !/^\.\.(?:\/|$)/.test(path) || this.texts.has(path) || this.folders.has(path);
  }

  private bytesOf(path: string): Uint8Array | null {
    const known = this.bytes.get(path);
    if (known !== undefined) return known;
    const text = this.texts.get(path);
    if (text === undefined) return null;
    const bytes = UTF_8.encode(text);
    this.bytes.set(path, bytes);
    return bytes;
  }

  private folder(path: string): { files: Set<string>; folders: Set<string> } {
    const known = this.folders.get(path);
    if (known !== undefined) return known;
    const made = { files: new Set<string>(), folders: new Set<string>() };
    this.folders.set(path, made);
    if (path !== "") this.folder(folderOf(path)).folders.add(path.slice(path.lastIndexOf("/") + 1));
    return made;
  }
}

/** What is supplied by name, from the texts of a folder of scenarios. */
export function suppliedTexts(texts: Readonly<Record<string, string>>): Shipped {
  const files = new MemoryFiles(texts);
  return suppliedOf(files, (folder) => files.entries(folder));
}
