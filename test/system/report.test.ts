/** Reports in Chromium: what they say, ask for and show, for eyes, ears, hands and paper. */
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { root } from "../arbitraries/root.ts";
import {
  axeViolations,
  DESK,
  sidewaysScroll,
  tabStops,
  TELEPHONE,
  useBrowser,
  visit,
} from "./browser.ts";
import { REPORT_LANGUAGES, reportFolder, writeReport } from "./report-pages.ts";

useBrowser();

const plan = (name: string): string => path.join(root, "scenarios", "kortrijk", `${name}.yaml`);
const folder = reportFolder();
afterAll(() => folder.remove());

const KINDS = {
  run: [plan("kortrijk-2040")],
  comparison: [plan("referentie"), plan("kortrijk-2040"), plan("warmtenetten-eerst")],
};
const REPORTS = (Object.keys(KINDS) as (keyof typeof KINDS)[]).flatMap((kind) =>
  REPORT_LANGUAGES.map((language) => ({ kind, language })),
);
const files = new Map<string, string>();
beforeAll(() => {
  for (const { kind, language } of REPORTS) {
    files.set(`${kind} ${language}`, writeReport(folder.next(), KINDS[kind], language));
  }
});
const fileOf = (kind: keyof typeof KINDS, language: "nl" | "en" = "nl"): string =>
  files.get(`${kind} ${language}`)!;

/** In the page, as text: the types of the browser are not those of Node. */
const count = (page: Page, selector: string): Promise<number> => page.locator(selector).count();

/** Opens what is folded, as a reader may; of the tables behind charts, which are all alike, a few. */
const unfold = (page: Page): Promise<void> =>
  page.evaluate(`{
    const tables = [...document.querySelectorAll("details.data")].slice(0, 3);
    for (const one of [...document.querySelectorAll("details:not(.data)"), ...tables]) one.open = true;
  }`);

const announced = async (page: Page): Promise<string> => {
  // What is announced waits until keys rest.
  await page.waitForTimeout(300);
  return (await page.locator("[aria-live=polite]").textContent()) ?? "";
};

describe.each(REPORTS)("the report of a $kind in $language", ({ kind, language }) => {
  it("asks for nothing, breaks no policy and says nothing in the console, also in use", async () => {
    const { page, problems, requests, dialogs } = await visit(fileOf(kind, language));
    await unfold(page);
    expect(await page.getAttribute("html", "lang")).toBe(language);
    for (const selector of [".legend button", ".tools button:last-of-type", "th .sort"]) {
      const first = page.locator(selector).first();
      await first.scrollIntoViewIfNeeded();
      await first.click();
    }
    await page.locator(".reader").first().hover();
    expect({ problems, requests, dialogs }).toEqual({ problems: [], requests: [], dialogs: [] });
  });

  it("needs no sideways scrolling on a telephone, with and without scripts", async () => {
    for (const scripts of [true, false]) {
      const { page } = await visit(fileOf(kind, language), { width: TELEPHONE, scripts });
      expect(await sidewaysScroll(page)).toBe(0);
      if (!scripts) continue;
      await unfold(page);
      expect(await sidewaysScroll(page)).toBe(0);
    }
  });

  it("is whole without scripts: pictures, tables and words, and no control that does nothing", async () => {
    const { page } = await visit(fileOf(kind, language), { scripts: false });
    const figures = await count(page, "figure.chart");
    expect(figures).toBeGreaterThan(10);
    expect(await count(page, "figure.chart .picture > svg[role=img] > title")).toBe(figures);
    expect(await count(page, ".figure > details.data table")).toBe(figures);
    expect(await count(page, "button, input, [role=slider]")).toBe(0);
    const numbers = page.locator(".figure > details.data").first();
    await numbers.locator("summary").click();
    await numbers.locator("tbody tr").first().waitFor({ state: "visible" });
  });
});

describe("axe-core", () => {
  it.each([
    ["run", "nl", DESK, "light", "screen"],
    ["run", "nl", TELEPHONE, "dark", "screen"],
    ["run", "nl", 794, "light", "print"],
    ["run", "en", DESK, "dark", "screen"],
    ["comparison", "nl", DESK, "dark", "screen"],
    ["comparison", "en", TELEPHONE, "light", "screen"],
  ] as const)(
    "has nothing against the report of a %s in %s, %i pixels wide, %s, on %s",
    async (kind, language, width, scheme, media) => {
      const { page } = await visit(fileOf(kind, language), { width, scheme, media });
      if (media === "print") await page.evaluate("dispatchEvent(new Event('beforeprint'))");
      else await unfold(page);
      expect(await axeViolations(page)).toEqual([]);
    },
  );
});

describe("by keyboard", () => {
  it.each(["run", "comparison"] as const)(
    "every control of the report of a %s is reached, in the order of the page, and shows it",
    async (kind) => {
      const { page } = await visit(fileOf(kind));
      const controls = await page
        .locator("a[href], button, input, summary, [tabindex='0']")
        .filter({ visible: true })
        .count();
      const stops = await tabStops(page);
      expect(stops.filter(({ visible }) => !visible)).toEqual([]);
      // The link that skips to the content shows when it has the focus.
      expect(stops.length).toBeGreaterThanOrEqual(controls);
      expect(stops[0]).toMatchObject({ element: "a.skip" });
      expect(stops.filter(({ name }) => name === "")).toEqual([]);
    },
    600_000,
  );

  it("reads a chart off year by year, says aloud what the table says, and is closed by Escape", async () => {
    const { page } = await visit(fileOf("run"));
    const figure = page.locator(".figure:has([data-chart=emissions-by-sector])");
    const slider = figure.getByRole("slider");
    await page.keyboard.press("Tab");
    await slider.focus();
    await page.keyboard.press("End");
    expect(await slider.getAttribute("aria-valuetext")).toBe("2050");
    for (let i = 0; i < 10; i++) await page.keyboard.press("ArrowLeft");
    expect(await slider.getAttribute("aria-valuetext")).toBe("2040");
    const row = figure.locator("details.data tbody tr", { hasText: "2040" }).first();
    const [year, ...cells] = await row.locator("th,td").allTextContents();
    expect(year).toBe("2040");
    const shown = await figure.locator(".readout").textContent();
    const aloud = await announced(page);
    expect(aloud).toMatch(/^2040, kt CO₂ per jaar: /);
    for (const cell of cells.filter((text) => text !== "–")) {
      expect(shown).toContain(cell);
      expect(aloud).toContain(cell);
    }
    await page.keyboard.press("Escape");
    expect(await figure.locator(".readout").isVisible()).toBe(false);
    await page.keyboard.press("Home");
    expect(await figure.locator(".readout").isVisible()).toBe(true);
    expect(await slider.getAttribute("aria-valuetext")).toBe("2005");
  });

  it("goes from panel to panel in a chart of several", async () => {
    const { page } = await visit(fileOf("comparison"));
    const slider = page.locator("[data-chart=emissions-by-sector]").getByRole("slider");
    await page.keyboard.press("Tab");
    await slider.focus();
    const first = await slider.getAttribute("aria-valuetext");
    await page.keyboard.press("ArrowDown");
    const second = await slider.getAttribute("aria-valuetext");
    expect(first).toMatch(/^Referentie.*, 2050$/);
    expect(second).toBe("Kortrijk 2040, 2050");
  });

  it("sorts a table by a head: rising, falling, and back, and says so", async () => {
    const { page } = await visit(fileOf("run"));
    const figure = page.locator(".figure:has([data-chart=emissions-by-sector])");
    await figure.locator("details.data summary").click();
    const head = figure.getByRole("columnheader", { name: "Totaal" });
    const heads = await figure.getByRole("columnheader").allTextContents();
    const column = heads.indexOf("Totaal") + 1;
    const values = async (): Promise<string[]> =>
      figure.locator(`tbody tr > :nth-child(${column})`).allTextContents();
    const before = await values();
    await head.getByRole("button").focus();
    await page.keyboard.press("Enter");
    expect(await head.getAttribute("aria-sort")).toBe("ascending");
    const numbers = (await values()).filter((text) => text !== "–").map(Number);
    expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
    // What has no figure stays below, in either order.
    expect((await values()).at(-1)).toBe("–");
    expect(await announced(page)).toMatch(/Totaal.*oplopend/);
    await page.keyboard.press("Enter");
    expect(await head.getAttribute("aria-sort")).toBe("descending");
    expect((await values()).filter((text) => text !== "–").map(Number)).toEqual(numbers.reverse());
    await page.keyboard.press("Enter");
    expect(await head.getAttribute("aria-sort")).toBeNull();
    expect(await values()).toEqual(before);
    // The chart is read off as before.
    await figure.getByRole("slider").focus();
    await page.keyboard.press("End");
    expect(await figure.getByRole("slider").getAttribute("aria-valuetext")).toBe("2050");
  });
});

describe("by pointer", () => {
  it("reads off the year under the pointer and leaves no trace behind it", async () => {
    const { page } = await visit(fileOf("run"));
    const figure = page.locator(".figure:has([data-chart=emissions-by-sector])");
    await figure.scrollIntoViewIfNeeded();
    const places = JSON.parse((await figure.locator("script.places").textContent())!) as {
      plots: { at: number[]; top: number }[];
    };
    const labels = await figure.locator("details.data tbody th").allTextContents();
    const area = (await figure.locator(".picture svg").boundingBox())!;
    const [, , boxWidth] = (await figure.locator(".picture svg").getAttribute("viewBox"))!
      .split(" ")
      .map(Number);
    const scale = area.width / boxWidth!;
    const [plot] = places.plots;
    for (const year of ["2030", "2041"]) {
      const at = plot!.at[labels.indexOf(year)]!;
      await page.mouse.move(area.x + at * scale + 1, area.y + (plot!.top + 60) * scale);
      expect(await figure.locator(".readout-head strong").textContent()).toBe(year);
      const line = (await figure.locator(".cross").boundingBox())!;
      expect(Math.abs(line.x - (area.x + at * scale))).toBeLessThan(2);
    }
    await page.mouse.move(2, 2);
    expect(await figure.locator(".readout").isVisible()).toBe(false);
  });

  it("lets a series stand out, and all again", async () => {
    const { page } = await visit(fileOf("run"));
    const figure = page.locator(".figure:has([data-chart=emissions-by-sector])");
    const button = figure.locator(".legend button", { hasText: "Vervoer" });
    await button.click();
    expect(await button.getAttribute("aria-pressed")).toBe("true");
    const behind = await figure.locator("svg .behind").count();
    expect(behind).toBeGreaterThanOrEqual(5);
    await button.press("Escape");
    expect(await button.getAttribute("aria-pressed")).toBe("false");
    await page.mouse.move(2, 2);
    expect(await figure.locator("svg .behind").count()).toBe(0);
  });

  it("finds rows of the annex by words, without regard to accents and capitals", async () => {
    const { page } = await visit(fileOf("run"));
    await unfold(page);
    const tools = page.locator(".table-tools:has(input)").first();
    const input = tools.locator("input");
    const table = page.locator(".table-tools:has(input) + .scroll table").first();
    const all = await table.locator("tbody tr:not(.group):visible").count();
    const word = (await table.locator("tbody tr:not(.group) > :first-child").nth(3).textContent())!
      .trim()
      .split(/[\s(]/)[0]!;
    await input.fill(word.toUpperCase());
    const left = await table.locator("tbody tr:not(.group):visible").count();
    expect(left).toBeGreaterThan(0);
    expect(left).toBeLessThan(all);
    expect(await tools.locator(".count").textContent()).toBe(`${left} van ${all} rijen`);
    await input.press("Escape");
    expect(await table.locator("tbody tr:not(.group):visible").count()).toBe(all);
  });
});

describe("taken along", () => {
  const COPIED = `window.addEventListener("copy", (event) => {
    window.copied = { text: event.clipboardData.getData("text/plain"), html: event.clipboardData.getData("text/html") };
  })`;

  it.each([
    ["nl", /^Jaar\tLandbouw[^\r]*\r\n/, /\t\d+,\d+/],
    ["en", /^Year\tAgriculture[^\r]*\r\n/, /\t\d+\.\d+/],
  ] as const)(
    "a table is copied for Excel in %s, with full values",
    async (language, head, figure) => {
      const { page } = await visit(fileOf("run", language));
      await page.evaluate(COPIED);
      await page
        .locator(".figure:has([data-chart=emissions-by-sector]) .tools button")
        .last()
        .click();
      const { text, html } = (await page.evaluate("window.copied")) as {
        text: string;
        html: string;
      };
      expect(text).toMatch(head);
      expect(text).toMatch(figure);
      expect(text.split("\r\n")).toHaveLength(30);
      expect(html).toMatch(/^<table><tr><td>/);
      expect(await announced(page)).not.toBe("");
    },
  );

  it("a chart is saved as SVG, PNG and CSV", async () => {
    const { page } = await visit(fileOf("run"));
    const tools = page.locator(".figure:has([data-chart=emissions-by-sector]) .tools");
    const saved = async (name: string): Promise<{ name: string; bytes: Buffer }> => {
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        tools.getByRole("button", { name }).click(),
      ]);
      const file = path.join(folder.root, download.suggestedFilename());
      await download.saveAs(file);
      return { name: download.suggestedFilename(), bytes: fs.readFileSync(file) };
    };
    await page.locator("[data-chart=emissions-by-sector] .reader").hover();
    const svg = await saved("SVG");
    expect(svg.name).toBe("emissions-by-sector.svg");
    expect(svg.bytes.toString()).toMatch(/^<svg [^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
    expect(svg.bytes.toString()).toContain("@font-face");
    expect(svg.bytes.toString()).toContain("<title ");
    const png = await saved("PNG");
    expect(png.bytes.subarray(1, 4).toString()).toBe("PNG");
    // Two pixels for each unit of the picture.
    expect(png.bytes.readUInt32BE(16)).toBe(1280);
    const csv = await saved("CSV");
    expect(csv.bytes.toString()).toMatch(/^\uFEFFJaar;Landbouw/);
    expect(csv.bytes.toString()).toMatch(/\r\n2040;\d+,\d+;/);
  });
});

describe("on paper", () => {
  it("is A4, with what is folded opened and without what can be pressed", async () => {
    const { page } = await visit(fileOf("run"));
    // Parts that a council reads; what one looks things up in waits for who opens it.
    const [folds, annex] = ["details.fold:not(.annex)", "details.annex"];
    expect(await count(page, `${annex}[open]`)).toBe(0);
    expect(await count(page, `${folds}[open]`)).toBe(0);
    await page.evaluate("dispatchEvent(new Event('beforeprint'))");
    expect(await count(page, `${folds}:not([open])`)).toBe(0);
    expect(await count(page, `${annex}[open]`)).toBe(0);
    await page.evaluate("dispatchEvent(new Event('afterprint'))");
    expect(await count(page, "details[open]")).toBe(0);
    const pdf = path.join(folder.root, "report.pdf");
    await page.pdf({ path: pdf, preferCSSPageSize: true });
    const info = execFileSync("pdfinfo", [pdf], { encoding: "utf8" });
    expect(info).toMatch(/Page size:\s+59\d(?:\.\d+)? x 84\d(?:\.\d+)? pts \(A4\)/);
    const text = execFileSync("pdftotext", ["-layout", pdf, "-"], { encoding: "utf8" });
    expect(Number(/Pages:\s+(\d+)/.exec(info)![1])).toBeLessThanOrEqual(40);
    expect(text).toContain("Gemiddelde gezinsgrootte");
    expect(text).toContain("Alles staat in report.html");
    expect(text).not.toContain("heat.loss_share");
    expect(text).not.toMatch(/Bewaar (?:PNG|SVG|CSV)|Kopieer als tabel|Toon alleen rijen/);
  });
});

describe("long parts", () => {
  it("are opened all at once and closed again, and where a link leads", async () => {
    const { page } = await visit(fileOf("run"));
    const annex = page.locator("section.page:has(> #annex)");
    const opener = annex.locator(".open-all");
    const all = await annex.locator("details.annex").count();
    expect(all).toBeGreaterThan(10);
    await opener.press("Enter");
    expect(await annex.locator("details.annex[open]").count()).toBe(all);
    expect(await opener.textContent()).toBe("Klap alles dicht");
    await opener.press("Enter");
    expect(await annex.locator("details.annex[open]").count()).toBe(0);
    await page.evaluate("location.hash = '#annex-heat'");
    await annex.locator("#annex-heat").waitFor({ state: "visible" });
    await annex.locator("details[open]:has(#annex-heat)").waitFor();
  });

  it("open without scripts, and are printed without them", async () => {
    const { page } = await visit(fileOf("run"), { scripts: false, media: "print" });
    expect(await page.locator("#figures-heat").isVisible()).toBe(true);
    expect(await page.getByText("Leidingverlies").first().isVisible()).toBe(true);
    expect(await page.locator("#annex-heat").isVisible()).toBe(false);
  });
});

describe("on a desk", () => {
  it.each(REPORTS)("tables of a $kind in $language fit the page", async ({ kind, language }) => {
    const { page } = await visit(fileOf(kind, language), { width: DESK });
    const wide = await page
      .locator(".scroll:visible")
      .evaluateAll((boxes) =>
        boxes
          .filter((box) => box.scrollWidth > box.clientWidth + 1)
          .map((box) => box.getAttribute("aria-label")),
      );
    expect(wide).toEqual([]);
  });

  it("goals are grouped by theme, and found by it", async () => {
    const { page } = await visit(fileOf("run"));
    const table = page.locator("table.goals");
    const themes = await table.locator("tr.group").allTextContents();
    expect(themes.slice(0, 2)).toEqual(["CO₂ en klimaat", "Bevolking en voorzieningen"]);
    await page.locator("section.page:has(> #goals) input").fill("warmtenetten");
    expect(await table.locator("tr.group:visible").allTextContents()).toContain("Warmtenetten");
    expect(await table.locator("tbody tr:not(.group):visible").count()).toBeGreaterThan(1);
  });
});

describe("the script of the page", () => {
  it("is plain ASCII, the same in every report, and knows no way to fetch, run or parse a text", () => {
    const script = fs.readFileSync(path.join(root, "cli", "dist", "page.js"), "utf8");
    expect(script).toMatch(/^[\x00-\x7f]*$/);
    expect(script).not.toMatch(
      /innerHTML|insertAdjacent|document\.write|\beval\b|new Function|\bfetch\(|XMLHttp|sendBeacon|https?:\/\/(?!www\.w3\.org\/2000\/svg)/,
    );
    for (const file of files.values())
      expect(fs.readFileSync(file, "utf8")).toContain(script.trim());
  });
});
