/**
 * The explorer in a real browser: from opening the file to the first charts, and from the event of a
 * slider to the picture of the screen that has all charts, in every view. Chromium is asked for as it stands on a computer of
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

/** What one movement of a slider took. */
interface Movement {
  /** Milliseconds from the event to the picture of the screen that has all charts. */
  readonly elapsed: number;
  /** Milliseconds of processor time of the page's main thread. */
  readonly processor: number;
  /** Of those: in scripts, and in style and layout. */
  readonly script: number;
  readonly layout: number;
}

interface Spent {
  readonly task: number;
  readonly script: number;
  readonly layout: number;
}

/** Milliseconds of processor time that the main thread of a page has worked. */
async function spent(main: CDPSession): Promise<Spent> {
  const { metrics } = await main.send("Performance.getMetrics");
  const of = (name: string): number => 1000 * metrics.find((one) => one.name === name)!.value;
  return {
    task: of("TaskDuration"),
    script: of("ScriptDuration"),
    layout: of("LayoutDuration") + of("RecalcStyleDuration"),
  };
}

/**
 * Moves a slider, and waits until its movement is on the screen.
 *
 * @param turn another slider and another place every time
 * @returns milliseconds; null where the slider stood there already
 */
const moveSlider = (page: Page, turn: number): Promise<number | null> =>
  page.evaluate(async (i) => {
    const sliders = document.querySelectorAll<HTMLInputElement>(".lever input[type=range]");
    const slider = sliders[i % sliders.length]!;
    const [min, max] = [Number(slider.min), Number(slider.max)];
    const before = slider.value;
    slider.valueAsNumber = min + (max - min) * ((0.31 + i * 0.618034) % 1);
    if (slider.value === before) return null;
    const drawn = new Promise<PerformanceEntry | null>((resolve) => {
      const timer = setTimeout(() => resolve(null), 3000);
      new PerformanceObserver((list, observer) => {
        observer.disconnect();
        clearTimeout(timer);
        resolve(list.getEntriesByName("explorer:movement").at(-1)!);
      }).observe({ type: "measure" });
    });
    const start = performance.now();
    slider.dispatchEvent(new Event("input", { bubbles: true }));
    const movement = await drawn;
    slider.dispatchEvent(new Event("change", { bubbles: true }));
    return movement === null ? null : movement.startTime + movement.duration - start;
  }, turn);

async function moveSliders(page: Page, main: CDPSession, movements: number): Promise<Movement[]> {
  const made: Movement[] = [];
  for (let turn = 0; made.length < movements && turn < 2 * movements; turn++) {
    // Another moment between two pictures of the screen.
    await page.waitForTimeout(20 + ((turn * 7) % 17));
    const before = await spent(main);
    const elapsed = await moveSlider(page, turn);
    if (elapsed === null) continue;
    const after = await spent(main);
    made.push({
      elapsed,
      processor: after.task - before.task,
      script: after.script - before.script,
      layout: after.layout - before.layout,
    });
  }
  return made;
}

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
    // With all levers unfolded: more than most readers have before them.
    const folded = page.locator(".theme-name[aria-expanded=false]");
    while ((await folded.count()) > 0) await folded.first().click();
    const fixed = await yardstick(page);
    line(fixed, "ms  yardstick: two million multiplications and additions in the page", 2);
    const main = await page.context().newCDPSession(page);
    await main.send("Performance.enable", { timeDomain: "threadTicks" });
    await moveSliders(page, main, WARM);
    print("a movement of a slider to all charts of the view on the screen, milliseconds");
    print("           elapsed              processor time of the main thread");
    print("    median    p95  yardsticks   median    p95  scripts  layout");
    for (const tab of await page.getByRole("tab").all()) {
      await tab.click();
      await page.waitForTimeout(500);
      await moveSliders(page, main, WARM);
      const made = await moveSliders(page, main, MOVEMENTS);
      const elapsed = made.map((one) => one.elapsed);
      const processor = made.map((one) => one.processor);
      const p95 = quantile(elapsed, 0.95);
      const figures = [
        ...[quantile(elapsed, 0.5), p95, p95 / fixed],
        ...[quantile(processor, 0.5), quantile(processor, 0.95)],
        ...[median(made.map((one) => one.script)), median(made.map((one) => one.layout))],
      ].map((figure, at) => figure.toFixed(1).padStart([10, 7, 12, 9, 7, 9, 8][at]!));
      print(`${figures.join("")}  ${await tab.innerText()} (${made.length})`);
    }
  } finally {
    await browser.close();
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
