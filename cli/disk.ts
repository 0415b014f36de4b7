/** The project on disk, as the language of plans sees it. The engine reaches files only through this. */
import fs from "node:fs";
import path from "node:path";
import type { ProjectFiles } from "../engine/scenario/files.ts";

const PROJECT_MARK = "ademruimte.yaml";

/** What stands at a path; undefined when nothing does, and nothing can: too long, a NUL in it, a circle. */
function statusOf(target: string, follow: boolean): fs.Stats | undefined {
  const options = { throwIfNoEntry: false } as const;
  try {
    return follow ? fs.statSync(target, options) : fs.lstatSync(target, options);
  } catch {
    return undefined;
  }
}

const posix = (file: string): string => file.split(path.sep).join("/");

export const isFolder = (folder: string): boolean => statusOf(folder, true)?.isDirectory() === true;

export const isFile = (file: string): boolean => statusOf(file, true)?.isFile() === true;

/** The nearest ancestor of a plan that holds `ademruimte.yaml`, else the plan's own folder. */
export function projectFolder(plan: string): string {
  const own = path.dirname(path.resolve(plan));
  for (let folder = own; ; folder = path.dirname(folder)) {
    if (fs.existsSync(path.join(folder, PROJECT_MARK))) return folder;
    if (folder === path.dirname(folder)) return own;
  }
}

/** Longer ones no system opens; looking for the folder that holds one would not end either. */
const LONGEST_PATH = 4096;

/** A path that needs no working out: names and slashes. */
const PLAIN_PATH = /^[\w-]+(?:[./][\w-]+)*$/;

/** What a path leads to inside the project: the size of a file, null for a folder. */
interface Found {
  readonly size: number | null;
}

/**
 * Files below one folder, and below those that were allowed by hand; nothing outside of them is
 * read, by whatever path or link.
 */
export class DiskFiles implements ProjectFiles {
  private readonly base: string;
  private readonly reals: readonly string[];
  private readonly folders = new Map<string, boolean>();
  /** Paths that were read, as they were asked for. */
  readonly opened = new Set<string>();

  /** @param allowed folders beside the project whose files may be read too */
  constructor(
    readonly root: string,
    allowed: readonly string[] = [],
  ) {
    const real = (folder: string): string =>
      fs.existsSync(folder) ? fs.realpathSync.native(folder) : folder;
    this.base = path.resolve(root);
    this.reals = [root, ...allowed].map((folder) => real(path.resolve(folder)));
  }

  /** The absolute path of a project file. */
  resolve(file: string): string {
    return PLAIN_PATH.test(file) ? this.base + path.sep + file : path.resolve(this.base, file);
  }

  /** Whether a real path lies in the project or in a folder that is allowed. */
  private holds(real: string): boolean {
    return this.reals.some((folder) => {
      const relative = path.relative(folder, real);
      return relative === "" || (!/^\.\.(?:[/\\]|$)/.test(relative) && !path.isAbsolute(relative));
    });
  }

  /** Folders are judged once, not again for every file in them. */
  private insideFolder(folder: string): boolean {
    let inside = this.folders.get(folder);
    if (inside === undefined) {
      // A folder that does not exist is judged by the nearest one that does.
      const parent = path.dirname(folder);
      inside = fs.existsSync(folder)
        ? this.holds(fs.realpathSync.native(folder))
        : parent !== folder && this.insideFolder(parent);
      this.folders.set(folder, inside);
    }
    return inside;
  }

  inside(file: string): boolean {
    const target = this.resolve(file);
    if (target === this.base) return true;
    if (target.length > LONGEST_PATH) return false;
    const isLink = statusOf(target, false)?.isSymbolicLink() === true;
    if (isLink && fs.existsSync(target)) return this.holds(fs.realpathSync.native(target));
    return this.insideFolder(path.dirname(target));
  }

  /** What there is inside the project under a path; null when there is nothing. */
  private find(file: string): Found | null {
    const target = this.resolve(file);
    if (target.length > LONGEST_PATH) return null;
    let status = statusOf(target, false);
    if (status?.isSymbolicLink() === true) {
      if (!this.inside(file)) return null;
      status = statusOf(target, true);
    } else if (target !== this.base && !this.insideFolder(path.dirname(target))) return null;
    if (status?.isFile() === true) return { size: status.size };
    return status?.isDirectory() === true ? { size: null } : null;
  }

  size(file: string): number | null {
    return this.find(file)?.size ?? null;
  }

  isFolder(folder: string): boolean {
    return this.find(folder)?.size === null;
  }

  read(file: string): Uint8Array {
    this.opened.add(file);
    return fs.readFileSync(this.resolve(file));
  }

  list(folder: string): readonly string[] {
    if (!this.isFolder(folder)) return [];
    return (
      fs
        .readdirSync(this.resolve(folder), { withFileTypes: true })
        // A pipe or a device is told of like a file that is not there, and not passed over.
        .filter((entry) => !entry.isDirectory())
        .map(({ name }) => name)
        .sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
    );
  }

  /** The file itself, behind all links. */
  identity(file: string): string {
    const target = this.resolve(file);
    return fs.existsSync(target) ? posix(fs.realpathSync.native(target)) : file;
  }

  fromAbsolute(file: string): string | null {
    const relative = path.isAbsolute(file) ? path.relative(this.root, file) : null;
    return relative === null || path.isAbsolute(relative) ? null : posix(relative);
  }

  /** Path of a file inside the project, relative to its folder. */
  relative(file: string): string {
    return posix(path.relative(this.root, path.resolve(file)));
  }

  /** How a person in `from` would write the path of a project file. */
  shown(file: string, from: string): string {
    return posix(path.relative(from, this.resolve(file))) || ".";
  }
}
