/** Texts of a plan that would be markup, a formula or a script elsewhere: in a report they are words. */
import fs from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { useBrowser, visit } from "./browser.ts";
import { reportFolder, writeReport } from "./report-pages.ts";

useBrowser();

const folder = reportFolder();
afterAll(() => folder.remove());

/** Each would do something where texts are trusted. */
const ATTACKS = [
  `<script>window.broken = 1; alert("a")</script>`,
  `<img src=x onerror="window.broken = 2">`,
  `"><svg onload=alert(3)>`,
  `' onmouseover='alert(4)`,
  `</script><script>window.broken = 5</script>`,
  `</style></title><iframe src=https://example.org/six></iframe>`,
  `{{constructor.constructor("alert(7)")()}}`,
  `](javascript:alert(8))`,
  `=cmd|' /C calc'!A9`,
  `javascript:alert(10)`,
  `<!-- eleven`,
  `&lt;b&gt;twelve`,
  `]]><b>thirteen</b>`,
  `\${alert(14)}`,
  `\u202efifteen\u2066`,
];
let turn = 0;
const attack = (): string => JSON.stringify(ATTACKS[turn++ % ATTACKS.length]);

/** Every place where a plan takes a text. */
const hostilePlan = (id: string): string => `id: ${id}
title: { nl: ${attack()}, en: ${attack()} }
region: kortrijk
include: [measures.yaml]
levers:
  renewables.wind_capacity: { 2024: 6 MW, 2040: 31 MW, source: ${attack()} }
parameters:
  demography.housing_pull: { value: 0.5 persons/dwelling, low: 0.1 persons/dwelling, high: 0.9 persons/dwelling, source: ${attack()}, grade: assumption, note: ${attack()} }
indicators:
  own:
    formula: "renewables.pv_capacity / demography.population"
    unit: kW
    title: { nl: ${attack()}, en: ${attack()} }
    note: ${attack()}
checks:
  mine:
    expect: "demography.population >= 1 person"
    title: { nl: ${attack()}, en: ${attack()} }
    source: ${attack()}
    note: ${attack()}
targets:
  mine:
    indicator: emissions.total
    change: -40 %
    vs: 2005
    year: 2030
    title: { nl: ${attack()}, en: ${attack()} }
    source: ${attack()}
    section: ${attack()}
    remark: ${attack()}
budgets:
  mine:
    indicator: emissions.total
    amount: 3000 kt
    from: 2024
    to: 2040
    title: { nl: ${attack()}, en: ${attack()} }
    source: ${attack()}
    note: ${attack()}
observations:
  emissions.total:
    2024: { value: 320 kt, source: ${attack()}, grade: measured, note: ${attack()} }
`;
const MEASURES = `id: measures
title: { nl: ${attack()}, en: ${attack()} }
theme: heat
explanation: { nl: ${attack()}, en: ${attack()} }
levers:
  housing.renovation_rate: { 2024: 1.3 %, 2030: 3 %, source: ${attack()} }
`;

const plans: string[] = [];
beforeAll(() => {
  const home = path.join(folder.root, "project");
  fs.mkdirSync(home);
  fs.writeFileSync(path.join(home, "ademruimte.yaml"), "");
  fs.writeFileSync(path.join(home, "measures.yaml"), MEASURES);
  // One plan more than there are texts in it: every text comes in every place.
  for (let i = 0; i < 4; i++) {
    const file = path.join(home, `plan-${i}.yaml`);
    fs.writeFileSync(file, hostilePlan(`plan-${i}`));
    plans.push(file);
  }
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

/** Texts that would leave no trace if they were taken for something else. */
const SEEN = [ATTACKS[0]!, ATTACKS[6]!, ATTACKS[8]!, "&lt;b&gt;twelve"];

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
