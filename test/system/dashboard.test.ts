/** A dashboard of municipalities in Chromium, opened from its files: for eyes, ears, hands and paper. */
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { root } from "../arbitraries/root.ts";
import { simulate } from "../cli/simulate.ts";
import {
  axeViolations,
  DESK,
  sidewaysScroll,
  tabStops,
  TELEPHONE,
  useBrowser,
  visit,
} from "./browser.ts";

useBrowser();

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "ademruimte-dashboard-"));
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));
const page = (name: string): string => path.join(folder, "site", ...name.split("/"));

beforeAll(() => {
  const plan = path.join(root, "scenarios", "zuid-west-vlaanderen", "zwv-2040.yaml");
  const { status, error } = simulate(["dashboard", plan, "--out", page(""), "--quiet"]);
  expect([status, error]).toEqual([0, ""]);
}, 120_000);

const unfold = "for (const one of document.querySelectorAll('details')) one.open = true";
const INDEX = "index.html";
const MENEN = "gemeenten/menen/index.html";
const EMBED = "embed/menen-path-emissions-total.html";

describe.each([INDEX, MENEN, "en.html", "gemeenten/kortrijk/en.html", EMBED])("%s", (name) => {
  it("asks for nothing, breaks no policy and says nothing in the console", async () => {
    const { page: opened, problems, requests, dialogs } = await visit(page(name));
    await opened.evaluate(unfold);
    expect({ problems, requests, dialogs }).toEqual({ problems: [], requests: [], dialogs: [] });
    expect(await opened.getAttribute("html", "lang")).toBe(name.endsWith("en.html") ? "en" : "nl");
    expect(await opened.locator("h1").count()).toBe(1);
  });

  it("needs no sideways scrolling on a telephone, with and without scripts", async () => {
    for (const scripts of [true, false]) {
      const { page: opened } = await visit(page(name), { width: TELEPHONE, scripts });
      if (scripts) await opened.evaluate(unfold);
      expect(await sidewaysScroll(opened)).toBe(0);
    }
  });
});

it.each([
  [INDEX, DESK, "light", "screen"],
  [INDEX, TELEPHONE, "dark", "screen"],
  [MENEN, DESK, "dark", "screen"],
  [MENEN, TELEPHONE, "light", "screen"],
  [MENEN, 794, "light", "print"],
  [EMBED, 700, "light", "screen"],
  [EMBED, TELEPHONE, "dark", "screen"],
] as const)(
  "axe-core has nothing against %s, %i pixels wide, %s, on %s",
  async (name, width, scheme, media) => {
    const { page: opened } = await visit(page(name), { width, scheme, media });
    if (media === "print") await opened.evaluate("dispatchEvent(new Event('beforeprint'))");
    else await opened.evaluate(unfold);
    expect(await axeViolations(opened)).toEqual([]);
  },
);

it("leads from the region to a municipality and back, and into the other language", async () => {
  const { page: opened } = await visit(page(INDEX));
  await opened.locator(".towns").getByRole("link", { name: "Menen" }).click();
  expect(await opened.locator("h1").textContent()).toBe("Menen");
  await opened.getByRole("link", { name: "English" }).click();
  expect(await opened.getAttribute("html", "lang")).toBe("en");
  await opened.getByRole("link", { name: "South-West Flanders", exact: true }).click();
  expect(await opened.locator("h1").textContent()).toBe("South-West Flanders");
});

it("says in words how a goal stands, and not by its colour alone", async () => {
  const { page: opened } = await visit(page(INDEX));
  const words = await opened.locator("table.pact .status").allTextContents();
  expect(words.length).toBeGreaterThan(12);
  for (const word of words) expect(word).toMatch(/^(?:gehaald|gemist|onzeker|zonder gegevens)/);
});

it("is walked through by keyboard, and one sees where one is", async () => {
  const { page: opened } = await visit(page(MENEN));
  const stops = await tabStops(opened);
  expect(stops.filter(({ visible }) => !visible)).toEqual([]);
  expect(stops.some(({ name }) => name === "goals.csv")).toBe(true);
});

it("shows a chart in a frame that may do nothing", async () => {
  const host = path.join(folder, "host.html");
  const address = pathToFileURL(page(EMBED)).href;
  fs.writeFileSync(
    host,
    `<!doctype html><html lang="nl"><title>Host</title><iframe src="${address}" title="CO2" width="700" height="620" sandbox></iframe></html>`,
  );
  const { page: opened, problems } = await visit(host);
  const inside = opened.frameLocator("iframe");
  expect(await inside.locator("svg[role=img]").count()).toBe(1);
  expect(await inside.locator("h1").textContent()).toContain("Menen");
  expect(problems).toEqual([]);
});
