/** The pages of the handbook as they have to stand: generated parts made anew, outputs as commands print them. */
import fs from "node:fs";
import path from "node:path";
import { executePages, type ExecutedPage } from "./execute.ts";
import type { Fault } from "./fault.ts";
import { withGenerated } from "./generated.ts";
import { readPage, type HandbookPage } from "./page.ts";
import { generatedParts, MADE_ELSEWHERE } from "./parts.ts";

/** Names of packages carry the version: that of the project, wherever a page writes one. */
export function withVersion(text: string, root: string): string {
  const { version } = JSON.parse(fs.readFileSync(path.join(root, "package.json"), "utf8")) as {
    version: string;
  };
  return text.replaceAll(/\bademruimte-\d+\.\d+\.\d+/g, `ademruimte-${version}`);
}

/** Generated parts and the version alone, which takes no command. */
export function withParts(pages: readonly HandbookPage[], root: string): (HandbookPage | Fault)[] {
  const parts = generatedParts(root);
  return pages.map((page) => {
    const made = withGenerated(page, parts, page.language, MADE_ELSEWHERE);
    return typeof made === "string" ? readPage(page.file, withVersion(made, root)) : made;
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
