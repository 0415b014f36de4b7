/** Notes as web pages and fragments in Chromium: for eyes, ears, hands, a telephone and paper. */
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { simulate, temporaryFolder } from "../cli/simulate.ts";
import {
  axeViolations,
  sidewaysScroll,
  tabStops,
  TELEPHONE,
  useBrowser,
  visit,
} from "./browser.ts";

useBrowser();

const folder = temporaryFolder();
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

const NOTES = [
  { language: "nl", template: "inspiratienota.md", figure: "143,3 kt CO₂" },
  { language: "en", template: "inspiration-note.md", figure: "143.3 kt CO₂" },
] as const;
type Note = (typeof NOTES)[number];

const pageOf = ({ language }: Note): string => path.join(folder, `${language}.html`);
const fragmentsOf = ({ language }: Note): string => path.join(folder, language);

beforeAll(() => {
  for (const note of NOTES) {
    for (const [format, out] of [
      ["html", pageOf(note)],
      ["fragments", fragmentsOf(note)],
    ] as const) {
      const options = ["--format", format, "--out", out, "--lang", note.language, "--quiet"];
      const { status, error } = simulate(["note", note.template, "kortrijk-2040", ...options]);
      if (status !== 0) throw new Error(error);
    }
  }
});

/** How many pixels a page is higher than its window. */
const overflow = (page: Page): Promise<number> =>
  page.evaluate("document.documentElement.scrollHeight - document.documentElement.clientHeight");

describe.each(NOTES)("the page of a note in $language", (note) => {
  it("says what the plan gives, asks for nothing and says nothing in the console", async () => {
    const { page, problems, requests, dialogs } = await visit(pageOf(note));
    expect(await page.getAttribute("html", "lang")).toBe(note.language);
    expect(await page.title()).toBe("Kortrijk 2040");
    const text = (await page.locator("body").innerText()).replaceAll("\u00a0", " ");
    expect(text).toContain(note.figure);
    expect(text).not.toMatch(/[{}]/);
    expect(await page.locator("figure.chart svg").count()).toBe(8);
    expect({ problems, requests, dialogs }).toEqual({ problems: [], requests: [], dialogs: [] });
  });

  it.each([{ scheme: "light" }, { scheme: "dark" }, { width: TELEPHONE }] as const)(
    "passes axe-core (%o)",
    async (how) => {
      const { page } = await visit(pageOf(note), how);
      expect(await axeViolations(page)).toEqual([]);
    },
  );

  it("says title and source of a chart once", async () => {
    const { page } = await visit(pageOf(note));
    for (const figure of await page.locator("figure.chart").all()) {
      const caption = (await figure.locator("figcaption").innerText()).replaceAll("\u00a0", " ");
      const drawn = (await figure.locator("svg text").allTextContents()).join(" ");
      expect(caption).toContain("Kortrijk 2040");
      expect(drawn).not.toContain("ademruimte");
      expect(drawn).not.toContain(caption.slice(0, caption.indexOf(".")));
    }
  });

  it("shows by keyboard where the focus is, and names every stop", async () => {
    const { page } = await visit(pageOf(note));
    const stops = await tabStops(page);
    expect(stops.length).toBeGreaterThan(0);
    expect(stops.filter(({ visible, name }) => !visible || name === "")).toEqual([]);
  });

  it("needs no sideways scrolling on a telephone, with and without scripts", async () => {
    for (const scripts of [true, false]) {
      const { page } = await visit(pageOf(note), { width: TELEPHONE, scripts });
      expect(await sidewaysScroll(page)).toBe(0);
      expect(await page.locator("figure.chart svg").first().isVisible()).toBe(true);
    }
  });

  it("prints on A4, with all its figures and no picture cut in two", async () => {
    const { page } = await visit(pageOf(note), { media: "print" });
    const file = path.join(folder, `${note.language}.pdf`);
    await page.pdf({ path: file, format: "A4", preferCSSPageSize: true });
    const text = execFileSync("pdftotext", ["-layout", file, "-"], { encoding: "utf8" });
    const pages = text.split("\f").slice(0, -1);
    expect(pages.length).toBeGreaterThan(4);
    expect(pages.length).toBeLessThan(15);
    expect(text.replace(/[\s\u00a0]+/g, " ")).toContain(note.figure);
    expect(execFileSync("pdfinfo", [file], { encoding: "utf8" })).toMatch(/59[45].*84[12].*\(A4\)/);
    const cut = await page
      .locator("figure.chart")
      .evaluateAll(
        (figures) =>
          figures.filter((figure) => getComputedStyle(figure).breakInside !== "avoid").length,
      );
    expect(cut).toBe(0);
  });
});

describe.each(NOTES)("the fragments of a note in $language", (note) => {
  it("each stand alone, pass axe-core and fit a telephone", async () => {
    const files = fs.readdirSync(fragmentsOf(note)).filter((name) => name.endsWith(".html"));
    expect(files).toContain("emissions-by-sector.html");
    expect(files.length).toBeGreaterThan(11);
    for (const name of files) {
      const file = path.join(fragmentsOf(note), name);
      const { page, problems, requests } = await visit(file, { width: TELEPHONE });
      const frames = requests.filter((url) => name !== "index.html" || !url.startsWith("file:"));
      expect({ name, problems, frames }).toEqual({ name, problems: [], frames: [] });
      expect([name, await sidewaysScroll(page)]).toEqual([name, 0]);
      expect([name, await axeViolations(page)]).toEqual([name, []]);
    }
  });

  it("give a chart the room of the frame that it is pasted in, and labels that can be read", async () => {
    const index = fs.readFileSync(path.join(fragmentsOf(note), "index.html"), "utf8");
    const frames = [...index.matchAll(/<iframe src="([^"]+)"[^>]*min-height:(\d+)px/g)];
    expect(frames.length).toBe(8);
    for (const [, name, height] of frames) {
      const file = path.join(fragmentsOf(note), name!);
      const telephone = await visit(file, { width: TELEPHONE, height: Number(height) });
      expect(await overflow(telephone.page)).toBe(0);
      expect((await telephone.page.locator("svg").boundingBox())!.width).toBeGreaterThan(500);
      const desk = await visit(file, { width: 900, height: 900 });
      const { width } = (await desk.page.locator("svg").boundingBox())!;
      expect(width).toBeGreaterThan(800);
      expect(width).toBeLessThanOrEqual(900);
    }
  });
});
