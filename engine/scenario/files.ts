/**
 * How the language of plans reaches files. The engine itself has no file system: the command line
 * hands in the disk, the browser a bundle, tests a map.
 */
export interface ProjectFiles {
  /** Size in bytes of a file inside the project, or null when there is no such file. */
  size(path: string): number | null;
  /** Content of a file. Paths are POSIX and relative to the project folder. */
  read(path: string): Uint8Array;
  /** Whether there is a folder of this name inside the project. */
  isFolder(path: string): boolean;
  /** Names of the files (not folders) in a folder, sorted by code unit; empty when there is none. */
  list(folder: string): readonly string[];
  /**
   * Whether a path, after following links, still lies inside the project folder, or inside a folder
   * that was allowed by hand.
   */
  inside(path: string): boolean;
  /** The same text for all paths of one file, whatever links lead to it; the path when absent. */
  identity?(path: string): string;
  /** An absolute path as one relative to the project folder; null when that cannot be. */
  fromAbsolute?(path: string): string | null;
}

/** Regions that come with the package, for `region: kortrijk` and `extends: vlaanderen`. */
export interface ShippedRegions {
  readonly names: readonly string[];
  readonly files: ProjectFiles;
  /** Folder of a region inside `files`. */
  folder(name: string): string;
}
