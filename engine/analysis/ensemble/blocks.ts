/**
 * How the members of an ensemble lie in memory and on disk.
 *
 * Members are computed in blocks of 512: the unit that is finished or not, that progress counts and
 * that a resumed run finds again. A block is divided into strips of some members, one behind the
 * other; a strip lies column by column, so that one column can be read without the others. The last
 * block is as long as any, and what lies behind the last member in it means nothing.
 */

/** Members of a block. */
export const BLOCK = 512;
/** Members of the shortest strip. */
const SHORTEST = 64;
/** Bytes that a strip takes at most, where a worker fills it by itself before it is written. */
const STRIP_BYTES = 32 * 1024 * 1024;

export interface BlockLayout {
  readonly members: number;
  readonly columns: number;
  /** Number of blocks. */
  readonly blocks: number;
  /** Members of a strip: 64, or twice as many, and so on up to a block. */
  readonly strip: number;
  /** Numbers of a block: 512 times the columns. */
  readonly length: number;
}

/**
 * @param isInMemory whether all blocks lie in memory: then strips are short, so that several workers
 *   share a block; on disk they are long, so that what is read at once is long too
 */
export function blockLayout(members: number, columns: number, isInMemory: boolean): BlockLayout {
  let strip = isInMemory ? SHORTEST : BLOCK;
  while (strip > SHORTEST && strip * columns * 8 > STRIP_BYTES) strip /= 2;
  return {
    ...{ members, columns, strip },
    blocks: Math.ceil(members / BLOCK),
    length: BLOCK * columns,
  };
}

/** Bytes of all blocks. */
export const bytesOf = ({ blocks, length }: BlockLayout): number => blocks * length * 8;

/** Members of a block: 512, of the last what remains. */
export const membersOfBlock = ({ members }: BlockLayout, block: number): number =>
  Math.min(BLOCK, members - block * BLOCK);

/** Number of strips that hold members. */
export const stripsOf = ({ members, strip }: BlockLayout): number => Math.ceil(members / strip);

/** Members of a strip, counted through all blocks. */
export const membersOfStrip = ({ members, strip }: BlockLayout, number: number): number =>
  Math.min(strip, members - number * strip);
