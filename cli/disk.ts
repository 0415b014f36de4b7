/** The project on disk, as the language of plans sees it. The engine reaches files only through this. */
import fs from "node:fs";
import path from "node:path";
import type { ProjectFiles } from "../engine/scenario/files.ts";

const PROJECT_MARK = "ademruimte.yaml";

const posix = (file: string): string => file.split(path.sep).join("/");

/** The nearest ancestor of a plan that holds `ademruimte.yaml`, else the plan's own folder. */
export function projectFolder(plan: string): string {
  const own = path.dirname(path.resolve(plan));
  for (let folder = own; ; folder = path.dirname(folder)) {
    if (fs.existsSync(path.join(folder, PROJECT_MARK))) return folder;
    if (folder === path.dirname(folder)) return own;
  }
}

/** Files below one folder; nothing outside of it is read, by whatever path or link. */
export class DiskFiles implements ProjectFiles {
  private readonly real: string;
  /** Real paths of folders, asked for again with every file in them. */
  private readonly folders = new Map<string, string>();

  constructor(readonly root: string) {
    this.real = fs.existsSync(root) ? fs.realpathSync(root) : root;
  }

  private resolve(file: string): string {
    return path.resolve(this.root, file);
  }

  private realFolder(folder: string): string {
    let real = this.folders.get(folder);
    if (real === undefined) {
      // A folder that does not exist is judged by its name alone.
      real = fs.existsSync(folder) ? fs.realpathSync(folder) : folder;
      this.folders.set(folder, real);
    }
    return real;
  }

  inside(file: string): boolean {
    const target = this.resolve(file);
    const isLink = fs.lstatSync(target, { throwIfNoEntry: false })?.isSymbolicLink() === true;
    const real =
      isLink && fs.existsSync(target)
        ? fs.realpathSync(target)
        : path.join(this.realFolder(path.dirname(target)), path.basename(target));
    const within = (parent: string): boolean => {
      const relative = path.relative(parent, real);
      return relative === "" || (!relative.startsWith("..") && !path.isAbsolute(relative));
    };
    return within(this.real) || (real === target && within(this.root));
  }

  size(file: string): number | null {
    if (!this.inside(file)) return null;
    const status = fs.statSync(this.resolve(file), { throwIfNoEntry: false });
    return status?.isFile() === true ? status.size : null;
  }

  isFolder(folder: string): boolean {
    if (!this.inside(folder)) return false;
    return fs.statSync(this.resolve(folder), { throwIfNoEntry: false })?.isDirectory() === true;
  }

  read(file: string): Uint8Array {
    return fs.readFileSync(this.resolve(file));
  }

  list(folder: string): readonly string[] {
    if (!this.isFolder(folder)) return [];
    return fs
      .readdirSync(this.resolve(folder), { withFileTypes: true })
      .filter((entry) => entry.isFile() || entry.isSymbolicLink())
      .map(({ name }) => name)
      .sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
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
