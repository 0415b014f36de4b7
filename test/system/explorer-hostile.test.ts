/** Texts of a plan that would be markup or a script elsewhere: in an explorer they are words. */
import path from "node:path";
import { afterAll, expect, it } from "vitest";
import { useBrowser } from "./browser.ts";
import { explorerFolder, openExplorer } from "./explorer-page.ts";
import { ATTACKS, writeHostilePlans } from "./hostile-plans.ts";

useBrowser();

const folder = explorerFolder();
afterAll(() => folder.remove());

/** In the page: what no explorer has, how many scripts there are, and whether a text was run. */
const FOUND = String.raw`(() => {
  const never = new Set(["IFRAME", "OBJECT", "EMBED", "BASE", "FRAME", "VIDEO", "AUDIO", "PORTAL", "FOREIGNOBJECT", "IMG"]);
  const wrong = [];
  for (const element of document.querySelectorAll("*")) {
    if (never.has(element.tagName.toUpperCase())) wrong.push(element.tagName);
    for (const { name, value } of element.attributes) {
      if (name.startsWith("on")) wrong.push(name);
      const leads = ["href", "xlink:href", "src", "action", "formaction"].includes(name);
      if (leads && !/^(#|https?:\/\/|data:image\/svg)/.test(value)) wrong.push(name + "=" + value);
    }
  }
  return { wrong, scripts: document.scripts.length, broken: window.broken ?? null };
})()`;

const SHOWN = `document.body.innerText.replace(/\\s+/g, " ")`;

it.each([
  ["nl", ATTACKS[0]!],
  ["en", ATTACKS[1]!],
])("are words in every view, and in what is said of levers, in %s", async (language, title) => {
  const plans = writeHostilePlans(path.join(folder.root, language));
  const shown: string[] = [];
  for (const plan of plans) {
    const others = plans.filter((other) => other !== plan);
    const file = folder.write([plan, ...others, "--lang", language]);
    const { page, problems, requests, dialogs } = await openExplorer(file);
    for (const tab of await page.getByRole("tab").all()) {
      await tab.click();
      shown.push((await page.evaluate(SHOWN)) as string);
      expect(await page.evaluate(FOUND)).toEqual({ wrong: [], scripts: 3, broken: null });
    }
    // What is folded away is unfolded: explanations, sources, tables.
    await page.evaluate(`for (const one of document.querySelectorAll("details")) one.open = true;
        for (const one of document.querySelectorAll(".disclosure")) one.click();`);
    await page.waitForTimeout(300);
    shown.push((await page.evaluate(SHOWN)) as string);
    expect(await page.evaluate(FOUND)).toEqual({ wrong: [], scripts: 3, broken: null });
    expect({ problems, requests, dialogs }).toEqual({ problems: [], requests: [], dialogs: [] });
  }
  // The title of the first plan is seen as it is written.
  expect(shown.some((text) => text.includes(title))).toBe(true);
});
