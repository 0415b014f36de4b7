/**
 * Where each declared quantity lies in the engine's flat blocks. Computed once per structure;
 * nothing here runs inside a year.
 */
import type { Dimension } from "../scenario/declarations.ts";

export interface Slot {
  readonly id: string;
  readonly offset: number;
  readonly size: number;
}

export interface Block {
  readonly slots: ReadonlyMap<string, Slot>;
  readonly width: number;
}

/** Lays named arrays one behind the other, in the order given. */
export function layBlock(entries: Iterable<readonly [id: string, size: number]>): Block {
  const slots = new Map<string, Slot>();
  let width = 0;
  for (const [id, size] of entries) {
    slots.set(id, { id, offset: width, size });
    width += size;
  }
  return { slots, width };
}

export const slotOf = (block: Block, id: string): Slot => {
  const slot = block.slots.get(id);
  if (slot === undefined) throw new Error(`no slot for ${id}`);
  return slot;
};

export const viewOf = (data: Float64Array, slot: Slot): Float64Array =>
  data.subarray(slot.offset, slot.offset + slot.size);

/** Number of members of every dimension, given those that regions supply. */
export function dimensionSizes(
  dimensions: Readonly<Record<string, Dimension>>,
  regional: Readonly<Record<string, readonly string[]>>,
  years: number,
): Record<string, number> {
  const sizes: Record<string, number> = {};
  for (const [id, { members }] of Object.entries(dimensions)) {
    if (members === "years") sizes[id] = years;
    else if (members === "region") sizes[id] = regional[id]?.length ?? 0;
    else sizes[id] = members.length;
  }
  return sizes;
}

export function sizeOf(dims: readonly string[], sizes: Readonly<Record<string, number>>): number {
  let size = 1;
  for (const dim of dims) {
    const length = sizes[dim];
    if (length === undefined) throw new Error(`unknown dimension ${dim}`);
    size *= length;
  }
  return size;
}
