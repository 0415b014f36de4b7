/** A project folder in memory. */
import type { ProjectFiles } from "../../engine/scenario/files.ts";

export class MemoryFiles implements ProjectFiles {
  readonly files = new Map<string, Uint8Array>();
  /** Links that lead out of the project. */
  readonly outside = new Set<string>();
  readonly unreadable = new Set<string>();
  /** Stated sizes, for files too large to keep. */
  readonly sizes = new Map<string, number>();
  /** What was read, in order: a file that is too large must not be. */
  readonly opened: string[] = [];

  put(path: string, content: string | Uint8Array): this {
    this.files.set(path, typeof content === "string" ? new TextEncoder().encode(content) : content);
    return this;
  }

  size(path: string): number | null {
    if (this.outside.has(path)) return null;
    return this.sizes.get(path) ?? this.files.get(path)?.length ?? null;
  }

  read(path: string): Uint8Array {
    this.opened.push(path);
    if (this.unreadable.has(path)) {
      throw Object.assign(new Error("permission denied"), { code: "EACCES" });
    }
    const bytes = this.files.get(path);
    if (bytes === undefined) throw new Error(`no file ${path}`);
    return bytes;
  }

  isFolder(path: string): boolean {
    return [...this.files.keys()].some((file) => file.startsWith(path === "" ? "" : `${path}/`));
  }

  list(folder: string): readonly string[] {
    const prefix = folder === "" ? "" : `${folder}/`;
    return [...this.files.keys()]
      .filter((path) => path.startsWith(prefix) && !path.slice(prefix.length).includes("/"))
      .map((path) => path.slice(prefix.length))
      .sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  }

  inside(path: string): boolean {
    return !this.outside.has(path) && !path.startsWith("..") && !path.startsWith("/");
  }
}

/** A project in memory: path to text or bytes. */
export function memoryFiles(contents: Readonly<Record<string, string | Uint8Array>>): MemoryFiles {
  const files = new MemoryFiles();
  for (const [path, content] of Object.entries(contents)) files.put(path, content);
  return files;
}
