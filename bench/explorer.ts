/**
 * The explorer in a real browser: from opening the file to the first charts, and from a movement of a
 * slider to the last chart drawn, in every view. Chromium is asked for as it stands on a computer of
 * policy staff, without a graphics card; the page itself says when its charts are drawn
 * (`explorer/timing.ts`).
 */
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, CDPSession, Page } from "playwright-core";
import { median } from "./measure.ts";

const CHROMIUM = "/usr/bin/chromium";
const OPENINGS = 7;
const MOVEMENTS = 200;
/** Not counted: until V8 has compiled what it will compile. */
const WARM = 20;

const quantile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.ceil(share * values.length) - 1]!;

/** Milliseconds in the page of two million dependent multiplications and additions. */
const yardstick = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const cells = new Float64Array(1000).fill(1);
    const times = Array.from({ length: 15 }, () => {
      const start = performance.now();
      let sum = 0;
      for (let round = 0; round < 2000; round++) {
        for (let i = 0; i < 1000; i++) sum = sum * 0.999 + cells[i]!;
      }
      cells[0] = 1 + sum * 1e-12;
      return performance.now() - start;
    });
    return times.sort((a, b) => a - b)[7]!;
  });

/** Milliseconds of processor time that pages took: what else runs on the machine adds little to it. */
async function processorTime(session: CDPSession): Promise<number> {
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  const pages = processInfo.filter(({ type }) => type === "renderer");
  return 1000 * pages.reduce((sum, { cpuTime }) => sum + cpuTime, 0);
}

interface Opening {
  /** Milliseconds from the start of the opening to the first view with all its charts. */
  readonly elapsed: number;
  /** Milliseconds of processor time of the page until then. */
  readonly processor: number;
}

async function open(browser: Browser, session: CDPSession, address: string): Promise<Opening> {
  const page = await browser.newPage();
  const before = await processorTime(session);
  await page.goto(address);
  await page.waitForSelector("html[data-ready]", { state: "attached" });
  const processor = (await processorTime(session)) - before;
  const elapsed = await page.evaluate(
    () => performance.getEntriesByName("explorer:ready")[0]!.startTime,
  );
  await page.close();
  return { elapsed, processor };
}

/** Moves one slider after the other, and gives the milliseconds from each movement to its last chart. */
const moveSliders = (page: Page, movements: number): Promise<number[]> =>
  page.evaluate(async (count) => {
    const sliders = Array.from(
      document.querySelectorAll<HTMLInputElement>(".lever input[type=range]"),
    );
    const drawn = (): Promise<PerformanceEntry | null> =>
      new Promise((resolve) => {
        const timer = setTimeout(() => resolve(null), 2000);
        new PerformanceObserver((list, observer) => {
          observer.disconnect();
          clearTimeout(timer);
          resolve(list.getEntriesByName("explorer:movement").at(-1)!);
        }).observe({ type: "measure" });
      });
    const times: number[] = [];
    for (let i = 0; times.length < count && i < 2 * count; i++) {
      const slider = sliders[i % sliders.length]!;
      const [min, max] = [Number(slider.min), Number(slider.max)];
      // Another place every time, and another moment between two pictures of the screen.
      await new Promise((resolve) => setTimeout(resolve, 20 + ((i * 7) % 17)));
      const before = slider.value;
      slider.valueAsNumber = min + (max - min) * ((0.31 + i * 0.618034) % 1);
      if (slider.value === before) continue;
      const entry = drawn();
      const start = performance.now();
      slider.dispatchEvent(new Event("input", { bubbles: true }));
      const movement = await entry;
      if (movement === null) continue;
      times.push(movement.startTime + movement.duration - start);
      slider.dispatchEvent(new Event("change", { bubbles: true }));
    }
    return times;
  }, movements);

export async function benchExplorer(root: string, print: (text: string) => void): Promise<void> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "ademruimte-bench-"));
  const file = path.join(folder, "explorer.html");
  const words = ["explore", "kortrijk-2040", "referentie", "--out", file, "--quiet"];
  const command = path.join(root, "cli", "bin", "simulate.cjs");
  const { status } = spawnSync(process.execPath, [command, ...words], { stdio: "inherit" });
  if (status !== 0) throw new Error("the page was not written");
  const address = pathToFileURL(file).href;
  // Loaded here: the other measurements need no browser.
  const { chromium } = await import("playwright-core");
  const browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
  });
  try {
    print(`explorer, ${browser.version()} without a graphics card`);
    const line = (figure: number, what: string, decimals = 1): void =>
      print(`${figure.toFixed(decimals).padStart(10)} ${what}`);
    const session = await browser.newBrowserCDPSession();
    const openings: Opening[] = [];
    for (let i = 0; i < OPENINGS; i++) openings.push(await open(browser, session, address));
    const elapsed = openings.map((opening) => opening.elapsed);
    const processor = openings.map((opening) => opening.processor);
    line(median(elapsed), `ms  from opening to the first charts, median of ${OPENINGS}`, 0);
    line(Math.max(...elapsed), "ms  the slowest of them", 0);
    line(
      Math.min(...processor),
      "ms  processor time of the page, all threads, the least of them",
      0,
    );

    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    await page.goto(address);
    await page.waitForSelector("html[data-ready]", { state: "attached" });
    const fixed = await yardstick(page);
    line(fixed, "ms  yardstick: two million multiplications and additions in the page", 2);
    await moveSliders(page, WARM);
    print("a movement of a slider to all charts drawn, milliseconds");
    print("    median    p95  p95 in yardsticks  processor time of the page, all threads, mean");
    for (const tab of await page.getByRole("tab").all()) {
      await tab.click();
      await page.waitForTimeout(500);
      await moveSliders(page, WARM);
      const before = await processorTime(session);
      const times = await moveSliders(page, MOVEMENTS);
      const worked = ((await processorTime(session)) - before) / times.length;
      const p95 = quantile(times, 0.95);
      const figures = [quantile(times, 0.5), p95, p95 / fixed, worked].map((figure, at) =>
        figure.toFixed(1).padStart([10, 7, 18, 15][at]!),
      );
      print(`${figures.join("")}  ${await tab.innerText()} (${times.length})`);
    }
  } finally {
    await browser.close();
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
