/** Blocks of members in shared memory, or in files of a folder: one file per finished block. */
import fs from "node:fs";
import path from "node:path";
import {
  bytesOf,
  membersOfBlock,
  membersOfStrip,
  stripsOf,
  type BlockLayout,
} from "../../engine/analysis/ensemble/blocks.ts";
import type { StoreDescription } from "./protocol.ts";
import { patientRename } from "../patient-rename.ts";

/** What all blocks may take in shared memory; beyond it they go to files. */
export const MEMORY_BUDGET = 512 * 1024 * 1024;

/** Columns that are taken at once from memory: of 10 000 members they fit into the cache of a core. */
const COLUMNS_AT_ONCE = 8;

/** Bytes that are read at once from files. */
const READ_BYTES = 24 * 1024 * 1024;

/** A file that is there holds a whole block: it is written under another name, and renamed. */
export const blockFile = (folder: string, layout: BlockLayout, block: number): string =>
  path.join(folder, `block-${String(block).padStart(6, "0")}-${membersOfBlock(layout, block)}`);

/** Bytes of the file of a block. */
export const blockBytes = ({ length }: BlockLayout): number => length * 8;

/** Writes a block strip by strip, and gives it its name at the end. */
export class BlockWriter {
  private readonly descriptor: number;
  private readonly fresh: string;
  private readonly target: string;

  constructor(
    folder: string,
    private readonly layout: BlockLayout,
    block: number,
  ) {
    this.target = blockFile(folder, layout, block);
    this.fresh = `${this.target}.new`;
    this.descriptor = fs.openSync(this.fresh, "w");
  }

  /** @param strip which of the block, from 0 */
  write(strip: number, data: Float64Array): void {
    const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
    const at = strip * this.layout.strip * this.layout.columns * 8;
    let written = 0;
    while (written < bytes.length) {
      written += fs.writeSync(
        this.descriptor,
        bytes,
        written,
        bytes.length - written,
        at + written,
      );
    }
  }

  /** The last strips of the last block may not have been written: the file is as long as any. */
  finish(): void {
    fs.ftruncateSync(this.descriptor, blockBytes(this.layout));
    fs.closeSync(this.descriptor);
    patientRename(this.fresh, this.target);
  }

  abandon(): void {
    fs.closeSync(this.descriptor);
    fs.rmSync(this.fresh, { force: true });
  }
}

/** Reads columns of finished blocks. */
export class BlockReader {
  private readonly layout: BlockLayout;
  private readonly memory: SharedArrayBuffer | null;
  private readonly folder: string;
  /** Columns taken out of their blocks, `[strip][column][member]`. */
  private read = new Float64Array(0);
  private first = 0;
  private count = 0;

  constructor({ layout, memory, folder }: StoreDescription) {
    this.layout = layout;
    this.memory = memory;
    this.folder = folder ?? "";
  }

  /** How many columns are read at once. */
  get columnsAtOnce(): number {
    const { members, columns } = this.layout;
    if (this.memory !== null) return Math.min(COLUMNS_AT_ONCE, columns);
    return Math.max(1, Math.min(columns, Math.floor(READ_BYTES / (members * 8))));
  }

  /** Makes some columns ready. */
  load(first: number, count: number): void {
    const { strip, columns, blocks } = this.layout;
    const strips = stripsOf(this.layout);
    const length = strips * strip * count;
    if (this.read.length < length) this.read = new Float64Array(length);
    this.first = first;
    this.count = count;
    if (this.memory !== null) {
      this.loadFromMemory(this.memory, strips);
      return;
    }
    const bytes = new Uint8Array(this.read.buffer);
    const perBlock = blockBytes(this.layout) / (strip * columns * 8);
    const chunk = strip * count * 8;
    for (let block = 0; block < blocks; block++) {
      const descriptor = fs.openSync(blockFile(this.folder, this.layout, block), "r");
      const end = Math.min(strips, (block + 1) * perBlock);
      for (let number = block * perBlock; number < end; number++) {
        const from = ((number % perBlock) * columns + first) * strip * 8;
        const got = fs.readSync(descriptor, bytes, number * chunk, chunk, from);
        if (got !== chunk) throw new Error(`a block of the ensemble is cut short`);
      }
      fs.closeSync(descriptor);
    }
  }

  /** What lies side by side in a strip is fetched in one go; column by column it would be waited for. */
  private loadFromMemory(memory: SharedArrayBuffer, strips: number): void {
    const { layout, read, first, count } = this;
    const { strip, columns } = layout;
    const chunk = strip * count;
    for (let number = 0; number < strips; number++) {
      const from = (number * columns + first) * strip * 8;
      read.set(new Float64Array(memory, from, chunk), number * chunk);
    }
  }

  /** Hands over a column that is ready, strip by strip, in order of member. */
  each(
    column: number,
    use: (data: Float64Array, at: number, count: number, member: number) => void,
  ): void {
    const { layout, read, count: width } = this;
    const { strip } = layout;
    const place = column - this.first;
    const strips = stripsOf(layout);
    for (let number = 0; number < strips; number++) {
      const at = (number * width + place) * strip;
      use(read, at, membersOfStrip(layout, number), number * strip);
    }
  }

  /** One number per member. */
  column(column: number, into: Float64Array = new Float64Array(this.layout.members)): Float64Array {
    if (column < this.first || column >= this.first + this.count) {
      const { columns } = this.layout;
      this.load(column, Math.min(this.columnsAtOnce, columns - column));
    }
    this.each(column, (data, at, count, member) => {
      for (let i = 0; i < count; i++) into[member + i] = data[at + i]!;
    });
    return into;
  }
}

/** Shared memory for all blocks; null when that would be more than the budget. */
export function memoryFor(layout: BlockLayout, budget: number): SharedArrayBuffer | null {
  return bytesOf(layout) <= budget ? new SharedArrayBuffer(bytesOf(layout)) : null;
}
