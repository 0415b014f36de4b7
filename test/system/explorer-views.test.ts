/**
 * The charts of the explorer in a browser: drawn with the figures of the command, standing still while
 * a slider moves, read off by pointer and keyboard, saved as files and shown alone.
 */
import fs from "node:fs";
import type { Locator, Page } from "playwright-core";
import { afterAll, describe, expect, it } from "vitest";
import { formatNumber } from "../../viz/numbers.ts";
import { rounded } from "../../viz/specs/frame.ts";
import { simulate } from "../cli/simulate.ts";
import { TELEPHONE, useBrowser } from "./browser.ts";
import { explorerFolder, openExplorer } from "./explorer-page.ts";

useBrowser();

const folder = explorerFolder();
afterAll(() => folder.remove());

const PLANS = ["kortrijk-2040", "warmtenetten-eerst"];
const VIEWS = ["goals", "emissions", "energy", "homes", "people", "heat", "costs"] as const;

const file = (): string => folder.write(PLANS);

const figures = (page: Page) => page.locator("figure.chart-figure");
const chart = (page: Page, id: string) => page.locator(`figure[data-chart="${id}"]`);

/** Opens a view by its tab. */
async function openView(page: Page, view: (typeof VIEWS)[number]): Promise<void> {
  await page.locator(`#tab-${view}`).click();
  await page.waitForSelector(view === "goals" ? "table.goals" : "figure.chart-figure svg path");
}

/** Moves the first slider of the levers that can be seen. */
async function moveSlider(page: Page): Promise<void> {
  const slider = page.locator('#levers input[type="range"]').nth(3);
  await slider.focus();
  for (let press = 0; press < 4; press++) await page.keyboard.press("ArrowRight");
}

/** What a press on one of the buttons below a chart saves. */
async function savedFile(page: Page, figure: Locator, extension: string): Promise<Buffer> {
  await figure.locator(".chart-tools summary").click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    figure.getByRole("button", { name: extension.toUpperCase() }).click(),
  ]);
  const id = (await figure.getAttribute("data-chart"))!;
  expect(download.suggestedFilename()).toBe(`${id}.${extension}`);
  return fs.readFileSync((await download.path())!);
}

describe("the views", () => {
  it("all draw their charts, without a message or a breach", async () => {
    const { page, problems, requests } = await openExplorer(file());
    for (const view of VIEWS) {
      await openView(page, view);
      const count = await figures(page).count();
      if (view !== "goals") expect(count, view).toBeGreaterThan(1);
      for (const figure of await figures(page).all()) {
        expect(await figure.locator(".plot svg path").count()).toBeGreaterThan(1);
        expect(await figure.locator(".plot").first().innerHTML()).not.toContain("NaN");
      }
    }
    expect(problems).toEqual([]);
    expect(requests).toEqual([]);
  });

  it("fit a telephone: nothing is wider than the screen", async () => {
    const { page } = await openExplorer(file(), { width: TELEPHONE });
    for (const view of VIEWS) {
      await openView(page, view);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), view).toBe(TELEPHONE);
    }
  });
});

describe("the figures", () => {
  it("are those of the command, to the last figure that a chart keeps", async () => {
    const { page } = await openExplorer(file());
    await openView(page, "costs");
    const { out } = simulate(["kortrijk-2040", "--json", "--no-files"]);
    const { result } = JSON.parse(out) as {
      result: { regions: { indicators: Record<string, { values: number[] }> }[] };
    };
    const figure = chart(page, "household-energy-bill");
    const rows = (await savedFile(page, figure, "csv")).toString().trim().split("\r\n").slice(1);
    const { indicators } = result.regions[0]!;
    const ids = ["costs.household_energy_bill", "costs.household_transport_bill"];
    rows.forEach((row, year) => {
      const cells = row.split(";").map((cell) => Number(cell.replace(",", ".")));
      expect(cells.slice(0, 3)).toEqual([
        2024 + year,
        ...ids.map((id) => rounded(indicators[id]!.values[year]!)),
      ]);
    });
    expect(rows.length).toBe(27);
    await figure.locator(".chart-table summary").click();
    const shown = formatNumber(indicators[ids[0]!]!.values[26]!, "nl");
    expect(await figure.locator("table.data tbody tr").last().innerText()).toContain(shown);
  });
});

describe("while a slider moves", () => {
  it("pictures stay the same pictures and axes stand still", async () => {
    const { page, problems } = await openExplorer(file());
    await openView(page, "emissions");
    const figure = chart(page, "emissions-by-sector");
    await figure.locator(".plot svg").evaluate((svg) => svg.setAttribute("data-same", "yes"));
    const axis = (): Promise<string> => figure.locator(".plot svg .role-axis").first().innerHTML();
    const shapes = (): Promise<string> =>
      figure.locator(".plot svg .mark-path").first().innerHTML();
    const [before, drawn] = [await axis(), await shapes()];
    await moveSlider(page);
    await expect.poll(shapes).not.toBe(drawn);
    expect(await figure.locator(".plot svg[data-same=yes]").count()).toBe(1);
    expect(await axis()).toBe(before);
    expect(problems).toEqual([]);
  });
});

describe("a year", () => {
  it("is read off by pointer and chosen by a press", async () => {
    const { page } = await openExplorer(file());
    await openView(page, "emissions");
    const figure = chart(page, "emissions-wedge");
    const head = figure.locator(".series-legend thead th").first();
    const plot = figure.locator(".plot").first();
    const box = (await plot.boundingBox())!;
    const before = await head.innerText();
    await page.mouse.move(box.x + box.width * 0.4, box.y + box.height / 2);
    await expect.poll(() => head.innerText()).not.toBe(before);
    const below = await head.innerText();
    await page.mouse.down();
    await page.mouse.up();
    await page.mouse.move(2, 2);
    await expect.poll(() => head.innerText()).toBe(below);
  });

  it("is chosen by a press below which the picture is drawn anew", async () => {
    const { page } = await openExplorer(file());
    await openView(page, "emissions");
    const figure = chart(page, "emissions-wedge");
    await figure.locator(".plot svg .mark-path path").first().waitFor();
    const head = figure.locator(".series-legend thead th").first();
    const shapes = figure.locator(".plot svg .mark-path").first();
    const box = (await figure.locator(".plot").first().boundingBox())!;
    const before = await head.innerText();
    await page.mouse.move(box.x + box.width * 0.4, box.y + box.height / 2);
    await expect.poll(() => head.innerText()).not.toBe(before);
    const below = await head.innerText();
    await page.mouse.down();
    const drawn = await shapes.innerHTML();
    await page.evaluate(`(() => {
      const slider = document.querySelectorAll('#levers input[type="range"]')[3];
      slider.value = String(Number(slider.value) + 1.5);
      slider.dispatchEvent(new Event("input", { bubbles: true }));
    })()`);
    await expect.poll(() => shapes.innerHTML()).not.toBe(drawn);
    await page.mouse.up();
    await page.mouse.move(2, 2);
    // The pointer leaves no year behind: what stands there now was chosen.
    await expect.poll(() => page.evaluate("location.hash")).toContain(`year=${below}`);
    expect(await head.innerText()).toBe(below);
  });

  it("is gone through by keyboard, and said with its figures", async () => {
    const { page } = await openExplorer(file());
    await openView(page, "homes");
    const reader = page.locator(".year-reader").first();
    await reader.focus();
    const before = Number(await reader.inputValue());
    await page.keyboard.press("ArrowRight");
    await expect.poll(async () => Number(await reader.inputValue())).toBe(before + 1);
    expect(await reader.getAttribute("aria-valuetext")).toMatch(
      new RegExp(`^${before + 1}: .*\\d, .*\\d`),
    );
  });
});

describe("what lies beside", () => {
  it("stands next to the plan on the same axis, with the difference in figures", async () => {
    const { page } = await openExplorer(file(), {
      fragment: "#plan=kortrijk-2040&view=homes&beside=plan:warmtenetten-eerst",
    });
    const figure = chart(page, "dwellings-by-heating");
    await expect.poll(() => figure.locator(".plot svg").count()).toBe(2);
    expect(await figure.locator(".series-legend thead th").count()).toBe(4);
    const ticks = await figure
      .locator(".plot")
      .evaluateAll((plots) =>
        plots.map((plot) => plot.querySelector(".role-axis")?.textContent ?? ""),
      );
    expect(ticks[0]).toBe(ticks[1]);
  });
});

describe("a chart to take along", () => {
  it.each(["svg", "png", "csv"])("is saved as %s, complete", async (extension) => {
    const { page, problems } = await openExplorer(file());
    await openView(page, "emissions");
    const saved = await savedFile(page, chart(page, "emissions-by-sector"), extension);
    if (extension === "png") {
      expect(saved.subarray(1, 4).toString()).toBe("PNG");
      expect(saved.readUInt32BE(16)).toBe(1280);
    } else if (extension === "svg") {
      const text = saved.toString();
      expect(text).toContain("@font-face");
      expect(text).toContain("<desc>");
      expect(text).toContain("Kortrijk 2040");
      expect(text).not.toMatch(/(?:href|src)="http/);
    } else {
      const lines = saved.toString().trim().split("\r\n");
      expect(lines[0]).toContain("Jaar;");
      expect(lines.length).toBeGreaterThan(27);
    }
    expect(problems).toEqual([]);
  });

  it("is shown alone at the address that its code for other pages holds", async () => {
    const { page } = await openExplorer(file());
    await openView(page, "costs");
    const figure = chart(page, "investment-by-payer");
    await figure.locator(".chart-tools summary").click();
    const code = await figure.locator(".copied textarea").last().inputValue();
    expect(code).toMatch(/^<iframe src="[^"]+only=investment-by-payer[^"]*" title="[^"]+"/);
    // The page stands in a file: nothing of this computer goes along to a web site.
    expect(code).toContain('src="https://UW-WEBSITE/verkenner.html#plan=');
    expect(code).not.toContain("file:");
    const link = await figure.locator(".copied textarea").first().inputValue();
    const alone = await openExplorer(file(), { fragment: `#${link.split("#")[1]!}` });
    expect(await figures(alone.page).count()).toBe(1);
    expect(await alone.page.locator("#levers").count()).toBe(0);
    expect(alone.problems).toEqual([]);
  });
});

describe("the dashboard of goals", () => {
  it("tells every goal, and what a movement did to it", async () => {
    const { page } = await openExplorer(file());
    await openView(page, "goals");
    const rows = await page.locator("table.goals tr[data-goal]").count();
    await page.locator(".goal-counts strong").first().waitFor();
    const counts = await page.locator(".goal-counts strong").allInnerTexts();
    expect(counts.map(Number).reduce((sum, count) => sum + count, 0)).toBe(rows);
    expect(await page.locator(".goals-moved li").count()).toBe(0);
    await moveSlider(page);
    await expect.poll(() => page.locator(".goals-moved li").count()).toBeGreaterThan(0);
  });

  it("calls no goal met or missed that turns out to be uncertain", async () => {
    const { page } = await openExplorer(file(), { fragment: "#view=goals&lang=nl" });
    await page.locator(".goal-counts strong").first().waitFor();
    // Every look and word that a row ever has, picture by picture.
    await page.evaluate(() => {
      const page = globalThis as unknown as {
        seen: Record<string, string[]>;
        document: { querySelectorAll(of: string): Iterable<Row> };
        requestAnimationFrame(then: () => void): void;
      };
      interface Row {
        getAttribute(name: string): string;
        querySelector(of: string): { readonly className: string; readonly innerText: string };
      }
      page.seen = {};
      const look = (): void => {
        for (const row of page.document.querySelectorAll("tr[data-goal]")) {
          const { className, innerText } = row.querySelector(".status");
          const states = (page.seen[row.getAttribute("data-goal")] ??= []);
          const state = `${className} ${innerText.trim()}`;
          if (states.at(-1) !== state) states.push(state);
        }
        page.requestAnimationFrame(look);
      };
      page.requestAnimationFrame(look);
    });
    await moveSlider(page);
    await page.locator(".goal-counts", { hasText: "Voorlopig" }).waitFor();
    await page.locator(".goal-counts strong").first().waitFor();
    const seen = Object.values(
      (await page.evaluate("globalThis.seen")) as Record<string, string[]>,
    );
    const isKnown = (state: string): boolean => !state.startsWith("status pending");
    for (const states of seen) {
      // From what it was to what it is a row goes by what is pending, however often it moves.
      const sudden = states.filter(
        (state, at) => at > 0 && isKnown(state) && isKnown(states[at - 1]!),
      );
      expect(sudden, states.join(" → ")).toEqual([]);
      expect(isKnown(states.at(-1)!)).toBe(true);
      for (const state of states) expect(state.endsWith("?"), state).toBe(!isKnown(state));
    }
    expect(seen.some((states) => states.some((state) => !isKnown(state)))).toBe(true);
    expect(seen.some((states) => states.at(-1)!.includes("onzeker"))).toBe(true);
  });
});

describe("on paper", () => {
  /** Sheets of A4 that a browser makes of a view. */
  const sheets = async (page: Page): Promise<number> =>
    (await page.pdf({ format: "A4" })).toString("latin1").match(/\/Type\s*\/Page\b/g)?.length ?? 0;

  it("all goals take a few sheets", async () => {
    const { page } = await openExplorer(file(), { fragment: "#view=goals" });
    expect(await sheets(page)).toBeLessThanOrEqual(4);
  });

  it("the costs say what they are not, although that is folded on the screen", async () => {
    const { page } = await openExplorer(file(), { fragment: "#view=costs" });
    const told = page.locator(".caveats-on-paper");
    expect(await told.isVisible()).toBe(false);
    await page.emulateMedia({ media: "print" });
    expect(await told.isVisible()).toBe(true);
    expect(await page.locator("details.caveats").isVisible()).toBe(false);
  });
});

describe("the table of the districts", () => {
  it("has its sums in sight on a telephone", async () => {
    const { page } = await openExplorer(file(), {
      ...{ width: TELEPHONE, fragment: "#view=heat&beside=reference" },
    });
    const frame = page.locator(".scroll:has(table.districts)");
    const hidden = await frame.evaluate(
      ({ scrollWidth, clientWidth, scrollHeight, clientHeight }) => [
        scrollWidth - clientWidth,
        scrollHeight - clientHeight,
      ],
    );
    expect(hidden).toEqual([0, 0]);
    expect(await frame.locator("tfoot tr").count()).toBeGreaterThanOrEqual(3);
  });
});
