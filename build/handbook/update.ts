/** The pages of the handbook as they have to stand: generated parts made anew, outputs as commands print them. */
import { executePages, type ExecutedPage } from "./execute.ts";
import type { Fault } from "./fault.ts";
import { withGenerated } from "./generated.ts";
import { readPage, type HandbookPage } from "./page.ts";
import { generatedParts, MADE_ELSEWHERE } from "./parts.ts";

/** Generated parts alone, which takes no command. */
export function withParts(pages: readonly HandbookPage[], root: string): (HandbookPage | Fault)[] {
  const parts = generatedParts(root);
  return pages.map((page) => {
    const made = withGenerated(page, parts, page.language, MADE_ELSEWHERE);
    return typeof made === "string" ? readPage(page.file, made) : made;
  });
}

export async function updatedPages(
  pages: readonly HandbookPage[],
  root: string,
): Promise<ExecutedPage[]> {
  const made = withParts(pages, root);
  const faults = made.filter((one): one is Fault => "message" in one);
  if (faults.length > 0) throw new Error(faults.map(({ message }) => message).join("\n"));
  return executePages(made as HandbookPage[], root);
}
