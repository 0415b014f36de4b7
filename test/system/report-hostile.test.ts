/** Texts of a plan that would be markup, a formula or a script elsewhere: in a report they are words. */
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { useBrowser, visit } from "./browser.ts";
import { SEEN, writeHostilePlans } from "./hostile-plans.ts";
import { reportFolder, writeReport } from "./report-pages.ts";

useBrowser();

const folder = reportFolder();
afterAll(() => folder.remove());

let plans: readonly string[] = [];
beforeAll(() => {
  plans = writeHostilePlans(path.join(folder.root, "project"));
});

/** In the page: elements and attributes that no report has, how many scripts run, and whether one of ours was not. */
const EXPECTED = String.raw`(() => {
  const allowed = new Set(["A", "BLOCKQUOTE", "BODY", "B", "BR", "BUTTON", "CANVAS", "CAPTION", "CODE", "COL", "COLGROUP",
    "DD", "DETAILS", "DIV", "DL", "DT", "EM", "FIGCAPTION", "FIGURE", "FOOTER", "H1", "H2", "H3", "H4", "H5", "HEAD", "HEADER",
    "HTML", "I", "INPUT", "LABEL", "LI", "MAIN", "META", "NAV", "OL", "P", "SCRIPT", "SECTION", "SMALL", "SPAN", "STRONG",
    "STYLE", "SUB", "SUMMARY", "SUP", "TABLE", "TBODY", "TD", "TH", "THEAD", "TITLE", "TR", "UL", "WBR"]);
  const drawn = new Set(["svg", "g", "path", "line", "rect", "text", "tspan", "circle", "title", "desc", "defs", "clipPath"]);
  const wrong = [];
  for (const element of document.querySelectorAll("*")) {
    const inPicture = element.closest("svg") !== null;
    if (!(inPicture ? drawn.has(element.localName) : allowed.has(element.tagName))) wrong.push(element.tagName);
    for (const { name, value } of element.attributes) {
      if (name.startsWith("on")) wrong.push(name);
      if (["href", "src", "action"].includes(name) && !/^(#|https?:\/\/)/.test(value)) wrong.push(name + "=" + value);
    }
  }
  const scripts = [...document.scripts].filter(({ type }) => type !== "application/json").length;
  return { wrong, scripts, broken: window.broken ?? null };
})()`;

/**
 * In the page: the first year of every chart is read off, so that texts come into its readout. Keys and
 * clicks as hands give them are for the tests of reports; here each control is pressed once.
 */
const READ_OFF = `for (const slider of document.querySelectorAll("[role=slider]")) {
  slider.focus();
  slider.dispatchEvent(new KeyboardEvent("keydown", { key: "Home", bubbles: true }));
}`;

/** In the page: what every table gives when it is copied. */
const COPIED = `(() => {
  const copied = [];
  addEventListener("copy", (event) => copied.push(event.clipboardData.getData("text/plain")));
  for (const button of document.querySelectorAll(".table-tools button")) button.click();
  return copied;
})()`;

/** @returns all that the page shows */
async function harmless(file: string): Promise<string> {
  const { page, problems, requests, dialogs } = await visit(file);
  await page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true");
  await page.evaluate(READ_OFF);
  expect(await page.locator(".readout").first().textContent()).not.toBe("");
  expect(await page.evaluate(EXPECTED)).toEqual({ wrong: [], scripts: 1, broken: null });
  expect({ problems, requests, dialogs }).toEqual({ problems: [], requests: [], dialogs: [] });
  const shown = ((await page.evaluate("document.body.innerText")) as string).replaceAll(
    /\s+/g,
    " ",
  );
  const copied = (await page.evaluate(COPIED)) as string[];
  expect(copied).toHaveLength(await page.locator(".table-tools button").count());
  for (const table of copied) {
    // No cell of what is pasted into Excel begins a formula.
    for (const cell of table.split("\r\n").flatMap((row) => row.split("\t"))) {
      expect(cell).not.toMatch(/^[=+@]|^-(?!\d)/);
    }
  }
  return shown;
}

it.each(["nl", "en"] as const)("are words in the reports of runs in %s", async (language) => {
  const shown: string[] = [];
  for (const plan of plans)
    shown.push(await harmless(writeReport(folder.next(), [plan], language)));
  for (const text of SEEN) expect(shown.join(" ")).toContain(text);
});

it.each(["nl", "en"] as const)(
  "are words in the report of a comparison in %s",
  async (language) => {
    const shown = await harmless(writeReport(folder.next(), plans.slice(0, 3), language));
    expect(shown).toContain("javascript:alert(");
  },
);
