/** Keeps labels that stand in one column from overlapping. */

export interface WantedPosition {
  /** Where the label's middle would like to be, in pixels. */
  readonly middle: number;
  readonly height: number;
}

/**
 * Positions in which no two labels overlap, in the order of the wishes, with the smallest shift:
 * labels that touch become a block, and a block stands where its members want it on average.
 * Labels stay between `top` and `bottom` while they fit there at all.
 */
export function separate(wanted: readonly WantedPosition[], top: number, bottom: number): number[] {
  const order = wanted.map((_, i) => i).sort((a, b) => wanted[a]!.middle - wanted[b]!.middle);
  interface Block {
    start: number;
    height: number;
    labels: number[];
  }
  const place = (labels: number[]): Block => {
    let height = 0;
    let sum = 0;
    for (const i of labels) {
      sum += wanted[i]!.middle - (height + wanted[i]!.height / 2);
      height += wanted[i]!.height;
    }
    const start = Math.max(top, Math.min(sum / labels.length, bottom - height));
    return { start, height, labels };
  };
  const blocks: Block[] = [];
  for (const i of order) {
    let block = place([i]);
    for (let above = blocks.at(-1); above !== undefined; above = blocks.at(-1)) {
      if (above.start + above.height <= block.start) break;
      blocks.pop();
      block = place([...above.labels, ...block.labels]);
    }
    blocks.push(block);
  }
  const middles = new Array<number>(wanted.length);
  for (const { start, labels } of blocks) {
    let at = start;
    for (const i of labels) {
      middles[i] = at + wanted[i]!.height / 2;
      at += wanted[i]!.height;
    }
  }
  return middles;
}
