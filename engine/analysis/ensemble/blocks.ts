/**
 * How the members of an ensemble lie in memory and on disk.
 *
 * Members are computed in blocks of 512, aligned at multiples of that: the unit that is finished or
 * not, that progress counts and that a resumed run finds again. A block lies column by column, so
 * that all members of one column can be read without the others; the last block is as long as any,
 * and what lies behind the last member in it means nothing. A block of a scenario with very many
 * columns is divided into strips, which are laid out like small blocks, one behind the other.
 */

/** Members of a block. */
export const BLOCK = 512;

/** Bytes that a strip takes at most; what one worker fills before it hands it over. */
const STRIP_BYTES = 32 * 1024 * 1024;

export interface BlockLayout {
  readonly members: number;
  readonly columns: number;
  /** Number of blocks. */
  readonly blocks: number;
  /** Members of a strip: 512, or half of it, and so on. */
  readonly strip: number;
  /** Numbers of a block: 512 times the columns. */
  readonly length: number;
}

export function blockLayout(members: number, columns: number): BlockLayout {
  let strip = BLOCK;
  while (strip > 8 && strip * columns * 8 > STRIP_BYTES) strip /= 2;
  return {
    ...{ members, columns, strip },
    blocks: Math.ceil(members / BLOCK),
    length: BLOCK * columns,
  };
}

/** Members of a block: 512, of the last what remains. */
export const membersOfBlock = ({ members }: BlockLayout, block: number): number =>
  Math.min(BLOCK, members - block * BLOCK);

/** Place of a member of a block in it, in numbers. */
export const placeInBlock = (
  { strip, columns }: BlockLayout,
  member: number,
  column: number,
): number => (Math.floor(member / strip) * columns + column) * strip + (member % strip);
