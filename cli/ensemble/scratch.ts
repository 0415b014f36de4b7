/**
 * The hidden folder in which the blocks of an ensemble lie while it is computed: those that do not
 * fit into memory, and those that a later try may use when this one is stopped. Beside the results
 * and gone when the ensemble is done; what a kill leaves is used or taken away by the next command.
 */
import fs from "node:fs";
import path from "node:path";
import type { BlockLayout } from "../../engine/analysis/ensemble/blocks.ts";
import { replaceFile } from "../replace-file.ts";
import { blockBytes, blockFile } from "./store.ts";

const FORMAT = "ademruimte-members/1";
const RECORD = "members.json";
const OWNER = "owner";

/** All that the numbers in the blocks depend on. */
export interface ScratchKey {
  readonly scenario: string;
  readonly notes: string;
  readonly engine: string;
  readonly seed: number | string;
  readonly sampling: string;
  /** Number of the first member. */
  readonly from: number;
  /** SHA-256 of the names of the columns. */
  readonly figures: string;
}

const isAlive = (id: number): boolean => {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
};

/** The process that a folder belongs to, if that still runs. */
function holderOf(folder: string): number | null {
  let text: string;
  try {
    text = fs.readFileSync(path.join(folder, OWNER), "utf8");
  } catch {
    return null;
  }
  const id = Number(text);
  return Number.isInteger(id) && id > 0 && isAlive(id) ? id : null;
}

/** Whether a folder is one of ours: its record says so, or it holds nothing but what we write first. */
function isOurs(folder: string): boolean {
  const names = fs.readdirSync(folder);
  return names.every((name) =>
    /^(?:owner|(?:members\.json|block-\d+-\d+)(?:(?:\.\d+)?\.new)?)$/.test(name),
  );
}

const recordOf = (key: ScratchKey, { columns, strip }: BlockLayout): string =>
  `${JSON.stringify({ format: FORMAT, ...key, columns, strip }, null, 1)}\n`;

export class Scratch {
  private constructor(
    readonly folder: string,
    private readonly layout: BlockLayout,
    /** Blocks of an earlier try that are used again. */
    readonly finished: readonly number[],
  ) {}

  /**
   * Takes the folder of an ensemble. Of an earlier try of the same ensemble the finished blocks stay
   * when `resume` says so; everything else in it goes.
   *
   * @param parent of the results
   * @param name of the results folder
   */
  static take(
    parent: string,
    name: string,
    key: ScratchKey,
    layout: BlockLayout,
    resume: boolean,
  ): Scratch {
    fs.mkdirSync(parent, { recursive: true });
    const usual = path.join(parent, `.${name}.members`);
    const isFree = holderOf(usual) === null || holderOf(usual) === process.pid;
    // Another command computes the same just now: it keeps its folder, and this one takes another.
    const folder = isFree ? usual : `${usual}-${process.pid}`;
    sweep(parent, name, folder);
    const record = recordOf(key, layout);
    const kept = resume && readIfThere(path.join(folder, RECORD)) === record;
    if (!kept && fs.existsSync(folder) && isOurs(folder)) {
      fs.rmSync(folder, { recursive: true, force: true });
    }
    fs.mkdirSync(folder, { recursive: true });
    fs.writeFileSync(path.join(folder, OWNER), `${process.pid}`);
    replaceFile(path.join(folder, RECORD), record);
    for (const entry of fs.readdirSync(folder)) {
      if (entry.endsWith(".new")) fs.rmSync(path.join(folder, entry), { force: true });
    }
    const finished: number[] = [];
    for (let block = 0; kept && block < layout.blocks; block++) {
      const status = fs.statSync(blockFile(folder, layout, block), { throwIfNoEntry: false });
      if (status?.size === blockBytes(layout)) finished.push(block);
    }
    return new Scratch(folder, layout, finished);
  }

  /** Puts a finished block into memory. */
  read(block: number, memory: SharedArrayBuffer): void {
    const bytes = blockBytes(this.layout);
    const into = new Uint8Array(memory, block * bytes, bytes);
    const descriptor = fs.openSync(blockFile(this.folder, this.layout, block), "r");
    let got = 0;
    while (got < bytes) {
      const more = fs.readSync(descriptor, into, got, bytes - got, got);
      if (more === 0) throw new Error("a block of the ensemble is cut short");
      got += more;
    }
    fs.closeSync(descriptor);
  }

  /** Keeps a block of shared memory for a later try. */
  write(block: number, memory: SharedArrayBuffer): void {
    const bytes = blockBytes(this.layout);
    const from = new Uint8Array(memory, block * bytes, bytes);
    replaceFile(blockFile(this.folder, this.layout, block), from);
  }

  /** The ensemble is done, or is not to be gone on with. */
  remove(): void {
    fs.rmSync(this.folder, { recursive: true, force: true });
  }

  /** Others may take the folder, with what is finished in it. */
  leave(): void {
    fs.rmSync(path.join(this.folder, OWNER), { force: true });
  }
}

function readIfThere(file: string): string | null {
  try {
    return fs.readFileSync(file, "utf8");
  } catch {
    return null;
  }
}

/** Takes away what stopped commands left of the same ensemble, except for one folder. */
export function sweep(parent: string, name: string, except: string | null = null): void {
  if (!fs.existsSync(parent)) return;
  const usual = `.${name}.members`;
  for (const entry of fs.readdirSync(parent)) {
    if (entry !== usual && !(entry.startsWith(`${usual}-`) && /-\d+$/.test(entry))) continue;
    const folder = path.join(parent, entry);
    if (folder === except || !fs.statSync(folder).isDirectory()) continue;
    if (holderOf(folder) === null && isOurs(folder)) {
      fs.rmSync(folder, { recursive: true, force: true });
    }
  }
}

/** Bytes that a command may still write beside the results; null where nobody can say. */
export function freeBytes(parent: string): number | null {
  let nearest = path.resolve(parent);
  while (!fs.existsSync(nearest)) nearest = path.dirname(nearest);
  try {
    const { bavail, bsize } = fs.statfsSync(nearest);
    return bavail * bsize;
  } catch {
    return null;
  }
}
