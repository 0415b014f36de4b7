/** The page for residents in a browser: by keyboard, in a frame of another page, and with the figures of the command. */
import fs from "node:fs";
import path from "node:path";
import type { Page } from "playwright-core";
import { afterAll, expect, it } from "vitest";
import { simulate } from "../cli/simulate.ts";
import { axeViolations, sidewaysScroll, TELEPHONE, useBrowser, visit } from "./browser.ts";
import { explorerFolder, openExplorer } from "./explorer-page.ts";

useBrowser();

const folder = explorerFolder();
afterAll(() => folder.remove());

const PLAN = "kortrijk-2040";
const page = (language: "nl" | "en"): string =>
  folder.write([PLAN, "--public", "--lang", language]);

const large = (shown: Page) => shown.locator(".story-main .large");

/** What the step of waiting sets, as on the command line. */
const LATER = [
  "housing.renovation_rate=5 years later",
  "renewables.wind_capacity=5 years later",
  "renewables.pv_roof_share=5 years later",
];

/** CO2 of a year as the command computes it, as the page shows it: `138,7 kt CO₂`. */
function emissions(sets: readonly string[], year: number): string {
  const args = [PLAN, "--no-files", "--json", ...sets.flatMap((set) => ["--set", set])];
  const { result } = JSON.parse(simulate(args).out) as {
    result: { regions: { years: number[]; indicators: Record<string, { values: number[] }> }[] };
  };
  const { years, indicators } = result.regions[0]!;
  const kilotonnes = indicators["emissions.total"]!.values[years.indexOf(year)]! / 1e6;
  return `${kilotonnes.toFixed(1).replace(".", ",")}\u00a0kt\u00a0CO₂`;
}

it("tells all steps by keyboard, each with the figures of the command", async () => {
  const { page: shown, problems, requests } = await openExplorer(page("nl"));
  const figureOf = large(shown);
  expect(await figureOf.textContent()).toBe(emissions([], 2040));
  const heading = shown.locator("#story-step");
  const before = await heading.textContent();
  await shown.getByRole("button", { name: "Volgende stap" }).focus();
  await shown.keyboard.press("Enter");
  // A function that is asked for again and again would be evaluated as text, which the page forbids.
  await expect.poll(() => shown.evaluate<string>("document.activeElement?.id")).toBe("story-step");
  expect(await heading.textContent()).not.toBe(before);
  expect(await shown.locator(".story-progress").textContent()).toBe("Stap 2 van 8");
  expect(await figureOf.textContent()).toBe(
    emissions(["housing.renovation_rate={ 2025: +0 %, 2030: x2 }"], 2040),
  );
  // A slider that the story shows moves the figure and the sentence, and is said aloud.
  const slider = shown.getByRole("slider").first();
  await slider.focus();
  const [figure, said] = [await figureOf.textContent(), await shown.locator("#said").textContent()];
  await shown.keyboard.press("Home");
  await expect.poll(() => figureOf.textContent()).not.toBe(figure);
  await expect.poll(() => shown.locator("#said").textContent()).not.toBe(said);
  await shown.getByRole("button", { name: "Zet terug zoals in het verhaal" }).click();
  await expect.poll(() => figureOf.textContent()).toBe(figure);
  for (let step = 3; step <= 8; step++) {
    await shown.getByRole("button", { name: "Volgende stap" }).press("Enter");
    expect(await shown.locator(".story-progress").textContent()).toBe(`Stap ${step} van 8`);
    expect(await shown.locator(".story-outcome p").textContent()).not.toMatch(/[{}]/);
  }
  await shown.getByRole("button", { name: "Alle schuivers, cijfers en bronnen" }).click();
  await shown.getByRole("heading", { name: "Kortrijk 2040" }).first().waitFor();
  await shown.getByRole("button", { name: "Terug naar het verhaal" }).click();
  expect(await shown.locator(".story-progress").textContent()).toBe("Stap 1 van 8");
  expect(problems).toEqual([]);
  expect(requests).toEqual([]);
});

it("opens any step from its number alone, and comes back from every address as it was", async () => {
  const file = page("nl");
  for (const [step, sets] of [
    [3, ["housing.last_sale={ gas: 2029 }"]],
    [7, LATER],
  ] as const) {
    const { page: shown, problems } = await openExplorer(file, { fragment: `#step=${step}` });
    expect(await shown.locator(".story-progress").textContent()).toBe(`Stap ${step} van 8`);
    expect(await large(shown).textContent()).toBe(emissions(sets, 2040));
    expect(await shown.getByRole("button", { name: "Zet terug" }).count()).toBe(0);
    expect(problems).toEqual([]);
  }
  const { page: shown, problems } = await openExplorer(file, { fragment: "#step=3" });
  const look = async () => ({
    step: await shown.locator(".story-step").allInnerTexts(),
    large: await large(shown).allInnerTexts(),
    address: await shown.evaluate(() => location.hash),
  });
  const again = async (): Promise<void> => {
    // The address is written once it stands still; the browser writes nothing itself.
    await shown.evaluate(() => dispatchEvent(new PageTransitionEvent("pagehide")));
    const before = await look();
    await shown.reload();
    await shown.waitForSelector("html[data-ready]", { state: "attached" });
    expect(await look()).toEqual(before);
  };
  await again();
  const slider = shown.getByRole("slider").first();
  const told = await large(shown).textContent();
  await slider.focus();
  await shown.keyboard.press("Home");
  await expect.poll(() => large(shown).textContent()).not.toBe(told);
  await again();
  expect(await large(shown).textContent()).not.toBe(told);
  // Also where the reader put back what the step sets, to what the plan says.
  await shown.evaluate(() => {
    location.hash = "#step=3&levers=plan";
  });
  await expect.poll(() => large(shown).textContent()).toBe(emissions([], 2040));
  await again();
  await shown.getByRole("button", { name: "Alle schuivers, cijfers en bronnen" }).click();
  await shown.getByRole("heading", { name: "Kortrijk 2040" }).first().waitFor();
  await again();
  expect(await shown.locator(".story-progress").count()).toBe(0);
  await shown.evaluate(() => {
    location.hash = "#step=9";
  });
  await shown.getByText("is geen stap van het verhaal").waitFor();
  expect(problems).toEqual([]);
});

it.each(["nl", "en"] as const)(
  "is accessible and as wide as a telephone, in %s",
  async (language) => {
    for (const scheme of ["light", "dark"] as const) {
      const { page: shown, problems } = await openExplorer(page(language), {
        width: TELEPHONE,
        scheme,
      });
      for (const step of [0, 1, 7]) {
        await shown.locator(".story-steps button").nth(step).click();
        expect(await axeViolations(shown)).toEqual([]);
        expect(await sidewaysScroll(shown)).toBe(0);
      }
      await shown.locator(".embed > button").click();
      expect(await axeViolations(shown)).toEqual([]);
      expect(problems).toEqual([]);
    }
  },
);

it("works in a sandboxed frame of another page, and tells that page how high it is", async () => {
  const { page: alone } = await openExplorer(page("nl"));
  await alone.locator(".embed > button").click();
  const lines = await alone.locator(".embed-lines textarea").inputValue();
  expect(lines).toContain('sandbox="allow-scripts allow-downloads"');
  const host = path.join(folder.root, "host.html");
  const frame = lines.replace("https://UW-WEBSITE/verkenner.html", path.basename(page("nl")));
  fs.writeFileSync(
    host,
    `<!doctype html><html lang="nl"><meta charset="utf-8"><title>Stad</title><body>${frame}
<script>addEventListener("message", ({ source, data }) => {
  if (source === document.querySelector("iframe").contentWindow) document.body.dataset.told = JSON.stringify(data);
});</script></body></html>`,
  );
  for (const width of [320, 900]) {
    const { page: around, problems } = await visit(host, { width });
    const inside = around.frameLocator("iframe");
    await inside.locator(".story-outcome p").waitFor({ timeout: 60_000 });
    await inside.getByRole("button", { name: "Volgende stap" }).click();
    await inside.getByText("Stap 2 van 8").waitFor();
    await expect
      .poll(() => around.evaluate(() => document.body.dataset["told"] ?? ""))
      .toMatch(/^\{"type":"ademruimte:height","height":\d{3,5}\}$/);
    expect(problems).toEqual([]);
    await around.screenshot({ path: path.join(folder.root, `frame-${width}.png`), fullPage: true });
  }
});
