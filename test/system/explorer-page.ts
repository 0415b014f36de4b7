/** Explorers as the command writes them, opened in a browser: the ground of every test of the page. */
import fs from "node:fs";
import path from "node:path";
import type { Download, Page } from "playwright-core";
import { simulate, temporaryFolder } from "../cli/simulate.ts";
import { visit, type Visit, type Visited } from "./browser.ts";

/** A folder for the pages of one test file; `write` gives the same page for the same words at once. */
export interface ExplorerFolder {
  readonly root: string;
  /**
   * Writes the page of `simulate explore` with these words behind it.
   *
   * @param words plans and options, without `--out`
   */
  write(words: readonly string[]): string;
  remove(): void;
}

export function explorerFolder(): ExplorerFolder {
  const root = temporaryFolder();
  const written = new Map<string, string>();
  return {
    root,
    write(words) {
      const key = words.join("\n");
      const known = written.get(key);
      if (known !== undefined) return known;
      const file = path.join(root, `page-${written.size}.html`);
      const { status, error } = simulate(["explore", ...words, "--out", file, "--quiet"]);
      if (status !== 0) throw new Error(error);
      written.set(key, file);
      return file;
    },
    remove: () => fs.rmSync(root, { recursive: true, force: true }),
  };
}

/** Opens a page and waits until the charts of its first view are drawn. */
export async function openExplorer(file: string, how: Visit = {}): Promise<Visited> {
  const visited = await visit(file, how);
  await visited.page.waitForSelector("html[data-ready]", { state: "attached", timeout: 30_000 });
  return visited;
}

/**
 * Saves the plan of a Dutch page, under the name that the browser is told.
 *
 * @returns the file
 */
export async function savedPlan(page: Page, into: string, name: string): Promise<string> {
  const button = (label: string) => page.getByRole("button", { name: label, exact: true });
  await button("Bewaar plan").click();
  await page.getByRole("textbox", { name: "Naam van het plan" }).fill(name);
  const download = page.waitForEvent("download");
  await button("Bewaar").click();
  return savedAs(await download, into);
}

/** Keeps what a page saves. @returns the file */
export async function savedAs(download: Download, into: string): Promise<string> {
  const file = path.join(into, download.suggestedFilename());
  await download.saveAs(file);
  return file;
}

/** Lets go of a file above the page, as a pointer does. */
export const dropFile = (page: Page, name: string, text: string): Promise<unknown> =>
  page.evaluate(`(() => {
    const data = new DataTransfer();
    data.items.add(new File([${JSON.stringify(text)}], ${JSON.stringify(name)}));
    for (const kind of ["dragenter", "dragover", "drop"]) {
      document.body.dispatchEvent(
        new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true }),
      );
    }
  })()`);
