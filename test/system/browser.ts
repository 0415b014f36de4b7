/**
 * Pages of ours in a real browser: Chromium as installed, by playwright-core. A page is opened from
 * its file, without a network; what it says in the console, what its policy forbade and what it asked
 * of the network is kept. A test that uses this fails where Chromium is missing.
 */
import fs from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { chromium, type Browser, type BrowserContext, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll } from "vitest";

export const CHROMIUM = "/usr/bin/chromium";

/** Widths in CSS pixels: a desk, and the narrowest telephone that still counts. */
export const DESK = 1280;
export const TELEPHONE = 360;

export interface Visit {
  readonly width?: number;
  readonly height?: number;
  /** False: as in a reader or a mail program that runs nothing. */
  readonly scripts?: boolean;
  readonly scheme?: "light" | "dark";
  readonly media?: "screen" | "print";
  /** Behind the address of the file, with its hash: `#plan=referentie`. */
  readonly fragment?: string;
  /** Whether the person asked their system for less movement. */
  readonly calm?: boolean;
}

export interface Visited {
  readonly page: Page;
  /** Errors and warnings of the console, exceptions, broken policies; empty on a good page. */
  readonly problems: readonly string[];
  /** Addresses that the page asked for beside its own file; empty on a page that needs nothing. */
  readonly requests: readonly string[];
  /** Dialogs that were opened, by their text. */
  readonly dialogs: readonly string[];
}

let browser: Browser | undefined;
let contexts: BrowserContext[] = [];

/** Starts Chromium before the tests of a file and ends it behind them; call it once, at the top. */
export function useBrowser(): void {
  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: CHROMIUM,
      args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
    });
  });
  afterEach(async () => {
    await Promise.all(contexts.map((context) => context.close()));
    contexts = [];
  });
  afterAll(async () => {
    await browser?.close();
    browser = undefined;
  });
}

/** Addresses of data that the page itself holds: no request leaves it for them. */
const OWN = /^(?:data|blob|about):/;

/**
 * Opens a file as a person does who double-clicks it, and waits until it has loaded.
 *
 * @param file path of a file; or the address of a page that this computer serves
 */
export async function visit(file: string, how: Visit = {}): Promise<Visited> {
  if (browser === undefined) throw new Error("call useBrowser() at the top of the test file");
  const isServed = file.startsWith("http://127.0.0.1:");
  const context = await browser.newContext({
    viewport: { width: how.width ?? DESK, height: how.height ?? 900 },
    javaScriptEnabled: how.scripts ?? true,
    colorScheme: how.scheme ?? "light",
    reducedMotion: how.calm === false ? "no-preference" : "reduce",
    acceptDownloads: true,
    offline: !isServed,
  });
  contexts.push(context);
  const page = await context.newPage();
  if (how.media !== undefined) await page.emulateMedia({ media: how.media });
  const problems: string[] = [];
  const requests: string[] = [];
  const dialogs: string[] = [];
  const address = isServed ? file : pathToFileURL(file).href;
  page.on("console", (message) => {
    // Broken policies are written to the console as errors.
    if (["error", "warning"].includes(message.type())) problems.push(message.text());
  });
  page.on("pageerror", (error) => problems.push(`${error}`));
  page.on("crash", () => problems.push("the page crashed"));
  page.on("request", (request) => {
    const url = request.url();
    if (url.split("#")[0] !== address && !OWN.test(url)) requests.push(url);
  });
  page.on("dialog", (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  await page.goto(`${address}${how.fragment ?? ""}`, { waitUntil: "load" });
  return { page, problems, requests, dialogs };
}

const require = createRequire(import.meta.url);

interface AxeResult {
  readonly violations: readonly {
    readonly id: string;
    readonly help: string;
    readonly nodes: readonly {
      readonly target: readonly unknown[];
      readonly failureSummary?: string;
    }[];
  }[];
}

/**
 * What axe-core has against a page: WCAG A and AA, and its good practices. One line per rule and
 * place; empty on a good page. It needs the page's scripts on, and no gap in the page's policy:
 * what a test evaluates is not held to it.
 */
export async function axeViolations(page: Page): Promise<string[]> {
  await page.evaluate(fs.readFileSync(require.resolve("axe-core/axe.min.js"), "utf8"));
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: { run(): Promise<AxeResult> } }).axe.run(),
  );
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(
      ({ target, failureSummary = "" }) =>
        `${id} (${help}) at ${target.join(" ")}: ${failureSummary.replaceAll(/\s+/g, " ")}`,
    ),
  );
}

/** How many pixels a page is wider than its window: 0 where nobody has to scroll sideways. */
export const sidewaysScroll = (page: Page): Promise<number> =>
  page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");

/**
 * The path of focus: presses Tab until it is back at the start, and says of every stop what it is
 * and whether one sees that it has the focus.
 */
export async function tabStops(page: Page, most = 2000): Promise<FocusStop[]> {
  const stops: FocusStop[] = [];
  await page.evaluate("document.activeElement?.blur?.(); window.scrollTo(0, 0)");
  for (let i = 0; i < most; i++) {
    await page.keyboard.press("Tab");
    const stop = (await page.evaluate(FOCUSED)) as FocusStop | null;
    if (stop === null) return stops;
    stops.push(stop);
  }
  throw new Error(`the focus did not leave the page after ${most} steps`);
}

export interface FocusStop {
  readonly element: string;
  readonly name: string;
  readonly role: string;
  /** An outline, a ring or another border than without focus. */
  readonly visible: boolean;
}

/** In the page, as text: the types of the browser are not those of Node. */
const FOCUSED = `(() => {
  const element = document.activeElement;
  if (element === null || element === document.body || element === document.documentElement) return null;
  const style = getComputedStyle(element);
  const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
  const box = element.getBoundingClientRect();
  return {
    element: element.tagName.toLowerCase() + (element.id ? "#" + element.id : "")
      + (typeof element.className === "string" && element.className ? "." + element.className.trim().replaceAll(" ", ".") : ""),
    name: element.getAttribute("aria-label") || element.labels?.[0]?.textContent || element.textContent.trim().slice(0, 60),
    role: element.getAttribute("role") ?? "",
    visible: (outlined || style.boxShadow !== "none") && box.width > 0 && box.height > 0,
  };
})()`;
