/** Bands in a browser: those of the saved plan as the command computes them, while the page goes on. */
import fs from "node:fs";
import type { Page } from "playwright-core";
import { afterAll, expect, it } from "vitest";
import type { FromBandWorker } from "../../explorer/bands/messages.ts";
import { shareText } from "../../viz/ensemble-words.ts";
import { simulate } from "../cli/simulate.ts";
import { useBrowser } from "./browser.ts";
import { explorerFolder, openExplorer, savedAs, savedPlan } from "./explorer-page.ts";

useBrowser();

const folder = explorerFolder();
afterAll(() => folder.remove());

/** A worker reads the script of the page first, and others may use the computer. */
const PATIENT = { timeout: 150_000 };

type Bands = Extract<FromBandWorker, { kind: "bands" }>;

/** From now on the page keeps what its workers say, as it was said. */
const listen = (page: Page): Promise<void> =>
  page.evaluate(`{
    globalThis.heard = [];
    const Plain = Worker;
    globalThis.Worker = function (address) {
      const worker = new Plain(address);
      worker.addEventListener("message", ({ data }) => heard.push(data));
      return worker;
    };
  }`);

/** What the workers of the page said of one kind. */
const heard = (page: Page, kind: FromBandWorker["kind"]): Promise<FromBandWorker[]> =>
  page.evaluate(`heard.filter((report) => report.kind === ${JSON.stringify(kind)})`);

const renovation = (page: Page) =>
  page.getByRole("textbox", { name: "Renovatiegraad van de woningen: waarde", exact: true });

async function renovate(page: Page, value: string): Promise<void> {
  await renovation(page).fill(value);
  await page.keyboard.press("Enter");
}

interface Quantiles {
  readonly p05: readonly (number | null)[];
  readonly p25: readonly (number | null)[];
  readonly p50: readonly (number | null)[];
  readonly p75: readonly (number | null)[];
  readonly p95: readonly (number | null)[];
}

interface OfRegion {
  readonly years: readonly number[];
  readonly indicators: Readonly<Record<string, { readonly quantiles: Quantiles }>>;
  readonly targets: readonly {
    readonly id: string;
    readonly text: { readonly nl: string };
    readonly evaluable: number;
    readonly met: number;
    readonly probability: number | null;
    readonly years: readonly { readonly year: number; readonly members: number }[];
  }[];
}

/** The same ensemble as the command runs it. */
function ensembleOf(plan: string): OfRegion {
  const words = ["ensemble", plan, "--members", "1000", "--json", "--no-files", "--quiet"];
  const { status, out, error } = simulate(words);
  if (status !== 0) throw new Error(error);
  const { result } = JSON.parse(out) as {
    result: { plans: readonly [{ readonly regions: readonly [OfRegion] }] };
  };
  return result.plans[0].regions[0];
}

it("are to the bit those of the saved plan, and not those of what was shown before", async () => {
  const file = folder.write(["kortrijk-2040", "--lang", "nl"]);
  const { page, problems, requests } = await openExplorer(file);
  await listen(page);
  await renovate(page, "4,15");
  await page.getByRole("checkbox", { name: "Onzekerheid tonen" }).check();
  await expect.poll(async () => (await heard(page, "progress")).length, PATIENT).toBeGreaterThan(0);
  // The page answers while the worker is at it, which then leaves off.
  const before = await page.locator(".outcome-figure").first().innerText();
  await renovate(page, "1,05");
  await expect
    .poll(() => page.locator(".outcome-figure").first().innerText(), { timeout: 10_000 })
    .not.toBe(before);
  expect(await heard(page, "bands")).toEqual([]);
  const plan = await savedPlan(page, folder.root, "Met banden");
  await expect.poll(async () => (await heard(page, "bands")).length, PATIENT).toBeGreaterThan(0);
  const [bands, ...others] = (await heard(page, "bands")) as Bands[];
  const progress = await heard(page, "progress");
  expect(others).toEqual([]);
  expect(progress.at(-1)!.ask).toBe(bands!.ask);
  const left = progress.filter(({ ask }) => ask < bands!.ask) as { readonly done: number }[];
  expect(Math.max(...left.map(({ done }) => done))).toBeLessThan(1000);

  const computed = ensembleOf(plan);
  const [{ regions }] = bands!.records as [Bands["records"][number]];
  const [region] = regions as [(typeof regions)[number]];
  const quantiles = Object.fromEntries(
    region.indicators
      .filter(({ cell }) => cell.length === 0)
      .map(({ id, quantiles: [p05, p25, p50, p75, p95] }) => [id, { p05, p25, p50, p75, p95 }]),
  );
  expect(Object.keys(quantiles).length).toBeGreaterThan(100);
  for (const [id, own] of Object.entries(quantiles)) {
    expect(JSON.stringify(own), id).toBe(JSON.stringify(computed.indicators[id]!.quantiles));
  }
  expect(
    region.goals.map(({ target: { id }, evaluable, met, years }) => ({
      ...{ id, evaluable, met },
      years: years.map(([year, members]) => ({ year, members })),
    })),
  ).toEqual(
    computed.targets.map(({ id, evaluable, met, years }) => ({ id, evaluable, met, years })),
  );

  // And what is shown and saved of them: the chance of every goal, the quantiles of a chart.
  const chances = page.locator('td[data-label="Kans"]');
  await chances.first().waitFor();
  const told = computed.targets.map(({ met, evaluable }) => shareText(met, evaluable, "nl"));
  expect((await chances.allTextContents()).sort()).toEqual([...told].sort());
  expect(new Set(told).size).toBeGreaterThan(2);
  await page.getByRole("tab", { name: "Uitstoot" }).click();
  const [head, ...all] = await savedFigures(page, "emissions-by-sector");
  // Before the run stand years that were measured, which have no bands.
  const rows = all.filter(([year]) => Number(year) >= computed.years[0]!);
  const from = head!.findIndex((title) => title.includes("5 % ligt lager"));
  const { p05, p25, p50, p75, p95 } = computed.indicators["emissions.total"]!.quantiles;
  const kilotonnes = (value: number | null): number => Math.round((value! / 1e6) * 1e4) / 1e4;
  expect(
    rows.map((row) => row.slice(from, from + 5).map((cell) => Number(cell.replace(",", ".")))),
  ).toEqual(
    computed.years.map((_, at) => [p05, p25, p50, p75, p95].map((band) => kilotonnes(band[at]!))),
  );
  expect(problems).toEqual([]);
  expect(requests).toEqual([]);
});

/** The figures of a chart as a reader saves them, by row and column. */
async function savedFigures(page: Page, chart: string): Promise<string[][]> {
  const figure = page.locator(`figure[data-chart="${chart}"]`);
  await figure.locator(".chart-tools summary").click();
  const download = page.waitForEvent("download");
  await figure.getByRole("button", { name: "CSV" }).click();
  const text = fs.readFileSync(await savedAs(await download, folder.root), "utf8");
  return text
    .trim()
    .split("\r\n")
    .map((line) => line.split(";"));
}

it("says on a telephone that a link came with bands, and how to be rid of them", async () => {
  const file = folder.write(["kortrijk-2040"]);
  const how = { fragment: "#view=emissions&band=1&lang=nl", width: 360, height: 740 };
  const { page, problems } = await openExplorer(file, how);
  const off = page.getByRole("button", { name: "Onzekerheid uit" });
  expect(await off.isVisible()).toBe(true);
  await off.click();
  expect(await off.count()).toBe(0);
  await expect.poll(() => new URL(page.url()).hash).not.toContain("band=1");
  expect(await page.locator("#results").evaluate((main) => main.matches(":focus"))).toBe(true);
  // Where the switch itself is in sight, nothing says it twice.
  const { page: wide } = await openExplorer(file, { ...how, width: 1366 });
  expect(await wide.getByRole("checkbox", { name: "Onzekerheid tonen" }).isChecked()).toBe(true);
  expect(await wide.getByRole("button", { name: "Onzekerheid uit" }).isVisible()).toBe(false);
  expect(problems).toEqual([]);
});
