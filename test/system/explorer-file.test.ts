/** The explorer is one file that needs nothing else: it opens from a disk, asks for nothing and says nothing. */
import fs from "node:fs";
import { gzipSync } from "node:zlib";
import { afterAll, expect, it } from "vitest";
import { useBrowser, visit } from "./browser.ts";
import { explorerFolder, openExplorer } from "./explorer-page.ts";

useBrowser();

const folder = explorerFolder();
afterAll(() => folder.remove());

const PLANS = ["kortrijk-2040", "referentie", "renovatie-eerst"];

it.each(["nl", "en"])(
  "opens from a file without a network, a message or a breach, in %s",
  async (language) => {
    const file = folder.write([...PLANS, "--lang", language]);
    const { page, problems, requests, dialogs } = await openExplorer(file);
    expect(problems).toEqual([]);
    expect(requests).toEqual([]);
    expect(dialogs).toEqual([]);
    expect(await page.title()).toContain("Kortrijk 2040");
  },
);

it("weighs at most 1.5 MB as a server sends it", () => {
  for (const words of [PLANS, [...PLANS, "--public"]]) {
    expect(gzipSync(fs.readFileSync(folder.write(words))).length).toBeLessThanOrEqual(1_500_000);
  }
});

it("says what it needs where scripts are off", async () => {
  const file = folder.write(PLANS);
  const { page, problems } = await visit(file, { scripts: false });
  expect(await page.locator("body").innerText()).toContain("JavaScript");
  expect(await page.getByRole("heading").first().innerText()).toBe("Kortrijk 2040");
  expect(problems).toEqual([]);
});
