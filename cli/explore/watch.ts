/** Tells when files change that a plan is made of, however an editor saves them. */
import fs from "node:fs";
import path from "node:path";

/** Milliseconds that must pass without a change: editors write a file in several steps. */
const QUIET = 120;
/** Milliseconds between looks at the files themselves: drives of a network tell of no change. */
const LOOK = 2000;

/** What files look like from outside; a text that differs when one of them was written. */
const lookOf = (files: Iterable<string>): string =>
  [...files]
    .map((file) => {
      const status = fs.statSync(file, { throwIfNoEntry: false });
      return status === undefined ? "-" : `${status.mtimeMs} ${status.size}`;
    })
    .join("\n");

export class Watch {
  private readonly folders = new Map<string, fs.FSWatcher>();
  private files = new Set<string>();
  private look = "";
  private timer: NodeJS.Timeout | undefined;
  private readonly looking: NodeJS.Timeout;

  /** @param changed called after every change, once it has been quiet for a moment */
  constructor(private readonly changed: () => void) {
    this.looking = setInterval(() => {
      if (lookOf(this.files) !== this.look) this.wait();
    }, LOOK);
  }

  /** Watches these files from now on; the folder of each as well, where a file may appear anew. */
  see(files: readonly string[]): void {
    this.files = new Set(files);
    this.look = lookOf(this.files);
    const folders = new Set(files.map((file) => path.dirname(file)));
    for (const [folder, watcher] of this.folders) {
      if (folders.has(folder)) continue;
      watcher.close();
      this.folders.delete(folder);
    }
    for (const folder of folders) if (!this.folders.has(folder)) this.watchFolder(folder);
  }

  private watchFolder(folder: string): void {
    try {
      const watcher = fs.watch(folder, () => this.wait());
      // A folder that is taken away: the looks go on.
      watcher.on("error", () => watcher.close());
      this.folders.set(folder, watcher);
    } catch {
      // More folders than the system lets anyone watch: the looks go on.
    }
  }

  private wait(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.look = lookOf(this.files);
      this.changed();
    }, QUIET);
  }

  end(): void {
    clearTimeout(this.timer);
    clearInterval(this.looking);
    for (const watcher of this.folders.values()) watcher.close();
    this.folders.clear();
  }
}
