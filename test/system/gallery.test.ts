/** The gallery as `npm run gallery` builds it, of fewer plans: whole, linked, and readable in a browser. */
import fs from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildGallery } from "../../build/gallery/gallery.ts";
import { COMPARISONS, EXAMPLES, PLANS } from "../../build/gallery/shown.ts";
import { galleryCharts } from "../../build/gallery/chart-order.ts";
import { root } from "../arbitraries/root.ts";
import { temporaryFolder } from "../cli/simulate.ts";
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
const out = path.join(folder, "gallery");
let made: { pages: number; figures: number };
beforeAll(() => {
  made = buildGallery({
    root,
    out,
    plans: ["referentie", "warmtenetten-eerst"],
    examples: EXAMPLES,
    comparisons: COMPARISONS.filter(({ plans }) => plans.length === 2),
  });
});
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

const pages = (): string[] => fs.readdirSync(out).filter((name) => name.endsWith(".html"));
const read = (name: string): string => fs.readFileSync(path.join(out, name), "utf8");

describe("the gallery", () => {
  it("shows every shipped plan", () => {
    const plans = fs
      .readdirSync(path.join(root, "scenarios", "kortrijk"))
      .filter((name) => name.endsWith(".yaml"))
      .map((name) => name.replace(".yaml", ""));
    expect([...PLANS].sort()).toEqual(plans.sort());
    expect(COMPARISONS.some((shown) => shown.plans.length === plans.length)).toBe(true);
  });

  it("shows every chart by its name, with a picture, in both languages", () => {
    for (const page of ["index.html", "en.html"]) {
      const sections = read(page).split("<section ").slice(1);
      expect(sections).toHaveLength(galleryCharts.length);
      galleryCharts.forEach(({ id, of }, i) => {
        expect(sections[i], `${id} in ${page}`).toContain(`id="${of}-${id.toLowerCase()}"`);
        expect(sections[i], `${id} in ${page}`).toMatch(
          /<img src="charts\/[^"]+\.png" alt="[^"]{40}/,
        );
      });
    }
    expect(made.pages).toBe(pages().length);
    expect(made.pages).toBe(2 * (1 + 4));
  });

  it("has every file and every place that it points at, and needs no other", () => {
    for (const page of pages()) {
      const text = read(page);
      expect(text).not.toMatch(/<script|https?:\/\//);
      const ids = new Set([...text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
      for (const [, target = ""] of text.matchAll(/(?:href|src)="([^"]+)"/g)) {
        if (target.startsWith("#")) expect(ids, `${page} ${target}`).toContain(target.slice(1));
        else expect(fs.existsSync(path.join(out, target)), `${page} ${target}`).toBe(true);
      }
      for (const [image] of text.matchAll(/<img [^>]*>/g)) {
        expect(image).toMatch(/ width="640" height="\d+" loading="lazy"/);
      }
    }
  });

  it("holds the fonts once", () => {
    const files = fs.readdirSync(out, { recursive: true, encoding: "utf8" });
    const drawings = files.filter((name) => name.endsWith(".svg"));
    expect(drawings.length).toBe(made.figures);
    for (const name of drawings) expect(read(name)).not.toContain("font/woff2");
    expect(files.filter((name) => name.endsWith(".woff2"))).toHaveLength(2);
  });

  it.each(["index.html", "en.html", "warmtenetten-eerst.nl.html"])(
    "opens %s quietly, for every eye and every hand",
    async (page) => {
      const seen = await visit(path.join(out, page));
      expect(seen.problems).toEqual([]);
      expect(await axeViolations(seen.page)).toEqual([]);
      expect(await seen.page.evaluate(`document.fonts.check('16px "Ademruimte Sans"')`)).toBe(true);
      // What is far below is not fetched before somebody comes near.
      const pictures = seen.requests.filter((url) => url.endsWith(".png"));
      expect(pictures.length).toBeLessThan((await seen.page.$$("img")).length);
      const [first] = await tabStops(seen.page);
      expect(first).toMatchObject({ element: "a.skip", visible: true });
      const small = await visit(path.join(out, page), { width: TELEPHONE });
      expect(await sidewaysScroll(small.page)).toBe(0);
    },
  );

  it("draws its pictures with the shared font", async () => {
    const { page, problems } = await visit(
      path.join(out, "charts/nl/warmtenetten-eerst/heat-flow.svg"),
    );
    expect(problems).toEqual([]);
    await page.evaluate("document.fonts.ready");
    const loaded = await page.evaluate(
      `[...document.fonts].filter(({ status }) => status === "loaded").length`,
    );
    expect(loaded).toBe(2);
  });
});
