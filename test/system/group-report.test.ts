/** The report of a plan over several municipalities in Chromium: for eyes, ears, hands and paper. */
import fs from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { drawCharts, drawGroupCharts } from "../../viz/files/charts.ts";
import { groupReport } from "../../viz/files/report/group/group-report.ts";
import {
  comparedMunicipalities,
  THIRTEEN,
  type Municipality,
} from "../arbitraries/compared-municipalities.ts";
import { root } from "../arbitraries/root.ts";
import { axeViolations, DESK, sidewaysScroll, TELEPHONE, useBrowser, visit } from "./browser.ts";
import { REPORT_LANGUAGES, reportFolder, type ReportLanguage } from "./report-pages.ts";

useBrowser();

const folder = reportFolder();
afterAll(() => folder.remove());

const FONTS = path.join(root, "viz", "fonts");

async function write(
  municipalities: readonly Municipality[],
  language: ReportLanguage,
  title?: string,
): Promise<string> {
  const outcome = comparedMunicipalities(
    municipalities,
    ...(title === undefined ? [] : [{ nl: title, en: title }]),
  );
  const mark = "0".repeat(64);
  const text = groupReport({
    ...{ outcome, language, version: "0.0.0", each: null },
    charts: await drawGroupCharts(outcome, language, FONTS),
    totalCharts: await drawCharts(outcome.total, 0, language, FONTS),
    hashes: { scenario: mark, notes: mark, engine: mark },
    files: {
      fontFolder: FONTS,
      script: fs.readFileSync(path.join(root, "cli", "dist", "page.js"), "utf8"),
    },
  });
  const file = `${folder.next()}.html`;
  fs.writeFileSync(file, text);
  return file;
}

const files = new Map<ReportLanguage, string>();
beforeAll(async () => {
  for (const language of REPORT_LANGUAGES) files.set(language, await write(THIRTEEN, language));
});

const unfold = "for (const one of document.querySelectorAll('details')) one.open = true";

describe.each(REPORT_LANGUAGES)("the report of a group in %s", (language) => {
  it("asks for nothing, breaks no policy and says nothing in the console", async () => {
    const { page, problems, requests, dialogs } = await visit(files.get(language)!);
    await page.evaluate(unfold);
    await page.locator(".reader").first().hover();
    expect(await page.getAttribute("html", "lang")).toBe(language);
    expect({ problems, requests, dialogs }).toEqual({ problems: [], requests: [], dialogs: [] });
  });

  it("needs no sideways scrolling on a telephone, with and without scripts", async () => {
    for (const scripts of [true, false]) {
      const { page } = await visit(files.get(language)!, { width: TELEPHONE, scripts });
      expect(await sidewaysScroll(page)).toBe(0);
      if (scripts) await page.evaluate(unfold);
      expect(await sidewaysScroll(page)).toBe(0);
    }
  });
});

it.each([
  ["nl", DESK, "light", "screen"],
  ["nl", TELEPHONE, "dark", "screen"],
  ["nl", 794, "light", "print"],
  ["en", DESK, "dark", "screen"],
] as const)(
  "axe-core has nothing against it in %s, %i pixels wide, %s, on %s",
  async (language, width, scheme, media) => {
    const { page } = await visit(files.get(language)!, { width, scheme, media });
    if (media === "print") await page.evaluate("dispatchEvent(new Event('beforeprint'))");
    else await page.evaluate(unfold);
    expect(await axeViolations(page)).toEqual([]);
  },
);

it("sorts municipalities by a figure, and leaves those without a place unranked", async () => {
  const { page } = await visit(files.get("nl")!);
  await page.evaluate(unfold);
  const overview = page.locator("#compared ~ .scroll table").first();
  const head = overview.getByRole("columnheader").nth(1);
  await head.getByRole("button").click();
  const shown = await overview.locator("tbody tr > :nth-child(2)").allTextContents();
  const values = shown.map((text) => Number(text.replace("*", "").trim().replace(",", ".")));
  expect(values).toEqual([...values].sort((a, b) => a - b));
  const places = page.locator("details:has(#places-co2-per-inhabitant) table");
  const deerlijk = places.locator("tbody tr", { hasText: "Deerlijk" });
  expect(await deerlijk.locator("td").last().textContent()).toBe(
    "niet te vergelijken: zelfde aanname",
  );
  expect(await places.locator("tbody tr", { hasText: "Waregem" }).textContent()).toMatch(/1–3/);
});

it("shows names that would be markup, a formula or a script as the words that they are", async () => {
  const NAMES = [
    "<script>window.broken=1</script>",
    "</script><img src=x onerror=window.broken=2>",
    "=cmd|' /C calc'!A0",
    "&lt;b&gt;-Helkijn\u202etxt",
    "Een bijzonder lange naam van een gemeente die nergens in past",
  ];
  const hostile = THIRTEEN.slice(0, NAMES.length).map((one, at): Municipality => ({
    ...one,
    title: { nl: NAMES[at]!, en: NAMES[at]! },
  }));
  const file = await write(hostile, "nl", "<img src=x onerror=window.broken=3>");
  const { page, problems, requests, dialogs } = await visit(file, { width: TELEPHONE });
  await page.evaluate(unfold);
  expect(await page.evaluate("window.broken ?? null")).toBeNull();
  expect(await page.locator("img").count()).toBe(0);
  expect(await page.locator("script:not([type='application/json'])").count()).toBe(1);
  expect(await page.locator("h1").textContent()).toBe("<img src=x onerror=window.broken=3>");
  const heads = await page.locator("#compared ~ .scroll table tbody th").allTextContents();
  expect(heads).toContain(NAMES[0]);
  expect(heads).toContain("&lt;b&gt;-Helkijn\ufffdtxt");
  expect(await sidewaysScroll(page)).toBe(0);
  expect({ problems, requests, dialogs }).toEqual({ problems: [], requests: [], dialogs: [] });
});
