/**
 * The site of the handbook in Chromium, opened from a folder as a reader opens it: for eyes, ears, hands and
 * paper. That every link and anchor leads somewhere is a law of test/laws/handbook-site.test.ts.
 */
import fs from "node:fs";
import path from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildSite } from "../../build/handbook/site/build-site.ts";
import { root } from "../arbitraries/root.ts";
import { temporaryFolder } from "../cli/simulate.ts";
import {
  axeViolations,
  DESK,
  sidewaysScroll,
  TELEPHONE,
  useBrowser,
  visit,
  type Visited,
} from "./browser.ts";

useBrowser();

const folder = temporaryFolder();
// Spaces, as in the folder of a reader.
const site = path.join(folder, "OneDrive - Stad Kortrijk", "handboek");
beforeAll(() => buildSite(root, site));
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

/** One of each kind: pictures and screens, wide tables, the reference, the model. */
const PAGES = ["nl/from-plan-to-note", "nl/sceptics", "nl/naslag/kosten", "en/model/heat"] as const;
const open = (page: string, how: Parameters<typeof visit>[1] = {}): Promise<Visited> =>
  visit(path.join(site, `${page}.html`), how);

/** Addresses outside the folder of the site: a page that opens without a network asks for none. */
const outside = (requests: readonly string[]): string[] =>
  requests.filter((url) => {
    const at = new URL(url);
    return (
      at.protocol !== "file:" ||
      !decodeURIComponent(at.pathname).startsWith(`${site.split(path.sep).join("/")}/`)
    );
  });
const at = (page: Page): string => {
  const url = new URL(page.url());
  return `${path.relative(site, decodeURIComponent(url.pathname))}${decodeURIComponent(url.hash)}`;
};

describe.each(PAGES)("%s", (name) => {
  it.each(["light", "dark"] as const)(
    "asks for nothing, and has nothing that axe is against, in %s; fits a telephone and paper",
    async (scheme) => {
      const { page, problems, requests } = await open(name, { scheme });
      expect({ problems, outside: outside(requests) }).toEqual({ problems: [], outside: [] });
      // axe fetches the style sheet again, which the policy of the page forbids.
      expect(await axeViolations(page)).toEqual([]);
      if (scheme === "dark") return;
      await page.setViewportSize({ width: TELEPHONE, height: 800 });
      expect(await sidewaysScroll(page)).toBe(0);
      await page.emulateMedia({ media: "print", colorScheme: "light" });
      // A4 between its margins, in CSS pixels.
      await page.setViewportSize({ width: 673, height: 1000 });
      expect(await sidewaysScroll(page)).toBe(0);
    },
  );
});

describe("the search", () => {
  /** Types into the field and returns what it offers, by title. */
  const sought = async (page: Page, words: string): Promise<string[]> => {
    const counted = page.locator("#page-counted");
    const before = await counted.textContent();
    await page.fill("#page-search", words);
    await expect.poll(() => counted.textContent()).not.toBe(before);
    return page.locator("[role=option] strong").allTextContents();
  };

  it.each([
    ["nl/index", "energie-efficientie", "energie-efficiëntie"],
    ["nl/naslag/kosten", "gecoordineerd", "gecoördineerd"],
    ["nl/index", "Inwoners", "INWONERS"],
    ["en/index", "CO2", "CO₂"],
  ])("on %s finds the same for %s and %s", async (name, plain, marked) => {
    const { page, problems, requests } = await open(name);
    const found = await sought(page, plain);
    await page.fill("#page-search", "");
    await expect.poll(() => page.locator("#page-counted").textContent()).toBe("");
    expect(await sought(page, marked)).toEqual(found);
    expect({ problems, outside: outside(requests) }).toEqual({ problems: [], outside: [] });
  });

  it("leads to the place that it offers, with the keyboard alone", async () => {
    const { page } = await open("nl/naslag/kosten");
    const titles = await sought(page, "smal venster");
    expect(titles[0]).toBe("Een smal venster");
    expect(await page.getAttribute("#page-search", "aria-expanded")).toBe("true");
    await page.keyboard.press("ArrowDown");
    expect(await page.getAttribute("#page-search", "aria-activedescendant")).toBe("found-0");
    await page.keyboard.press("Enter");
    await expect.poll(() => at(page)).toBe("nl/terminal.html#een-smal-venster");
    expect(await page.locator("h1").textContent()).toBe("De terminal");
  });

  it("says so when there is nothing, and is not shown where no script runs", async () => {
    const { page } = await open("en/index");
    expect(await sought(page, "qqqqzzzz")).toEqual([]);
    expect(await page.locator("#page-counted").textContent()).toBe("Nothing found");
    const { page: still } = await open("en/index", { scripts: false });
    expect(await still.locator("#page-search").isVisible()).toBe(false);
    expect(await still.locator("main h1").isVisible()).toBe(true);
  });
});

describe("the keyboard alone", () => {
  const focused = (page: Page): Promise<string> =>
    page.evaluate(`(() => {
      const { tagName, id, textContent, className } = document.activeElement;
      return tagName === "INPUT" || tagName === "MAIN" ? "#" + id : className === "skip" ? ".skip" : textContent.trim();
    })()`);

  it("reaches the text first of all, then the search, the other language and the contents", async () => {
    const { page } = await open("nl/terminal", { width: DESK });
    const stops: string[] = [];
    for (let step = 0; step < 8; step += 1) {
      await page.keyboard.press("Tab");
      stops.push(await focused(page));
    }
    expect(stops.slice(0, 6)).toEqual([
      ".skip",
      "Handboek van ademruimte",
      "#page-search",
      "In English",
      "Inhoud",
      "Handboek van ademruimte",
    ]);
    await page.keyboard.press("Enter");
    await page.locator(".skip").focus();
    await page.keyboard.press("Enter");
    expect(await focused(page)).toBe("#page-text");
  });

  it("opens the contents on a telephone, where they are folded", async () => {
    const { page } = await open("en/terminal", { width: TELEPHONE });
    const link = page.locator("nav.contents ol a", { hasText: "Install" });
    expect(await link.isVisible()).toBe(false);
    await page.locator("nav.contents > details > summary").focus();
    await page.keyboard.press("Enter");
    expect(await link.isVisible()).toBe(true);
    await link.focus();
    await page.keyboard.press("Enter");
    await expect.poll(() => at(page)).toBe("en/install.html");
  });

  it("changes the language of a page of the reference for the same page", async () => {
    const { page } = await open("nl/naslag/kosten");
    await page.locator("a.language").focus();
    await page.keyboard.press("Enter");
    await expect.poll(() => at(page)).toBe("en/reference/costs.html");
    expect(await page.getAttribute("html", "lang")).toBe("en");
  });
});

it("copies a command without anything around it", async () => {
  const { page } = await open("nl/from-plan-to-note");
  await page.evaluate(
    "navigator.clipboard.writeText = (text) => { globalThis.copied = text; return Promise.resolve(); }",
  );
  await page.locator("figure.command .copy").first().click();
  expect(await page.evaluate("globalThis.copied")).toBe("simulate init mijn-stad\ncd mijn-stad\n");
});
