/** A page of the handbook with the blocks that are made for it; what stands around them is written by hand. */
import { filled } from "../model-pages/pages.ts";

/**
 * @param file for the message when a block has no place
 * @param blocks by name, as in `<!-- generated: NAME -->`
 */
export function withBlocks(
  page: string,
  file: string,
  blocks: ReadonlyMap<string, string>,
): string {
  for (const name of blocks.keys()) {
    const places = page.split(`<!-- generated: ${name} -->\n`).length - 1;
    if (places !== 1)
      throw new Error(`${file} has ${places} places for the block ${name}, not one`);
  }
  return filled(page, blocks);
}
