/**
 * The page of the explorer in a browser: what a reader moves is what the command computes, nothing is
 * lost on the way into the address and into a file, and all of it works by keys and by ear.
 */
import fs from "node:fs";
import path from "node:path";
import type { Page } from "playwright-core";
import { afterAll, describe, expect, it } from "vitest";
import { formatNumber } from "../../viz/numbers.ts";
import { simulate } from "../cli/simulate.ts";
import { axeViolations, DESK, sidewaysScroll, tabStops, TELEPHONE, useBrowser } from "./browser.ts";
import { dropFile, explorerFolder, openExplorer, savedPlan } from "./explorer-page.ts";

useBrowser();

const folder = explorerFolder();
afterAll(() => folder.remove());

const PLANS = ["kortrijk-2040", "referentie", "renovatie-eerst"];
const write = (language = "nl"): string => folder.write([...PLANS, "--lang", language]);

const RENOVATION = "Renovatiegraad van de woningen";
const slider = (page: Page, name = RENOVATION) => page.getByRole("slider", { name, exact: true });
const field = (page: Page, name = RENOVATION) =>
  page.getByRole("textbox", { name: `${name}: waarde`, exact: true });
const co2 = (page: Page) => page.locator(".outcome-figure strong").first();
const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const said = (page: Page) => page.locator("#said");

/** The fragment, once the page has written it. */
async function fragment(page: Page, has: string): Promise<string> {
  const hash = (): Promise<string> => page.evaluate<string>("location.hash");
  await expect.poll(async () => decodeURIComponent(await hash())).toContain(has);
  return hash();
}

const save = (page: Page, name: string): Promise<string> => savedPlan(page, folder.root, name);

interface Run {
  readonly result: {
    readonly scenario: { readonly first: number };
    readonly regions: readonly [
      {
        readonly indicators: Readonly<Record<string, { readonly values: readonly number[] }>>;
        readonly targets: readonly { readonly status: string }[];
      },
    ];
  };
}

/** The figures of the main outcome as the command computes them from a plan. */
function computedBy(plan: string): { readonly kilotonnes: string; readonly goals: string } {
  const { status, out, error } = simulate([plan, "--json", "--no-files"]);
  if (status !== 0) throw new Error(error);
  const { result } = JSON.parse(out) as Run;
  const [{ indicators, targets }] = result.regions;
  const kilograms = indicators["emissions.total"]!.values[2040 - result.scenario.first]!;
  const count = (...statuses: readonly string[]): number =>
    targets.filter(({ status: fares }) => statuses.includes(fares)).length;
  const met = count("met", "met_by_trend");
  return {
    kilotonnes: `${formatNumber(kilograms / 1e6, "nl", kilograms >= 1e8 ? 0 : 1)}\u00a0kt`,
    goals: `${met} van ${met + count("missed", "uncertain")}`,
  };
}

/** What the page shows, once it is known what it rests on. */
const shownBy = async (page: Page) => {
  await expect
    .poll(() => page.locator(".outcome").innerText(), { timeout: 10_000 })
    .not.toContain("nagerekend");
  return {
    kilotonnes: await co2(page).innerText(),
    goals: await page.locator(".outcome-figure strong").nth(1).innerText(),
  };
};

describe("what is moved", () => {
  it("is what the command computes from the saved plan", async () => {
    const { page, problems } = await openExplorer(write());
    await slider(page).focus();
    for (let press = 0; press < 40; press++) await page.keyboard.press("ArrowRight");
    await expect.poll(() => field(page).inputValue()).toBe("5,00");
    await page.getByRole("textbox", { name: "Nieuwe sociale woningen: waarde" }).fill("120");
    await page.keyboard.press("Enter");
    const shown = await shownBy(page);
    const file = await save(page, "Onze proef");
    expect(path.basename(file)).toBe("onze-proef.yaml");
    expect(shown).toEqual(computedBy(file));
    expect(shown).not.toEqual(computedBy("kortrijk-2040"));
    expect(problems).toEqual([]);
  });

  it("comes back from its address, to the letter", async () => {
    const { page } = await openExplorer(write());
    await field(page).fill("4,15");
    await page.keyboard.press("Enter");
    await page.getByRole("tab", { name: "Energie" }).click();
    await page.getByLabel("Ernaast").selectOption({ label: "ongewijzigd beleid" });
    const before = await shownBy(page);
    // What was chosen last: by then the address has all that came before.
    const hash = await fragment(page, "beside=reference");
    await page.reload();
    await page.waitForSelector("html[data-ready]", { state: "attached" });
    expect(await field(page).inputValue()).toBe("4,15");
    expect(await shownBy(page)).toEqual(before);
    expect(await page.getByRole("tab", { selected: true }).innerText()).toBe("Energie");
    expect(await page.getByLabel("Ernaast").inputValue()).toBe("=");
    expect(await page.evaluate("location.hash")).toBe(hash);
    // Nothing was added to the browser's history.
    expect(await page.evaluate("history.length")).toBe(2);
  });

  it("is one step for one movement, by keys too, and is undone and redone", async () => {
    const { page } = await openExplorer(write());
    const plan = await shownBy(page);
    await slider(page).focus();
    for (let press = 0; press < 8; press++) await page.keyboard.press("ArrowRight");
    await field(page).fill("4,5");
    await page.keyboard.press("Enter");
    const last = await shownBy(page);
    await button(page, "Ongedaan").click();
    expect(await field(page).inputValue()).toBe("3,40");
    await slider(page).focus();
    await page.keyboard.press("Control+z");
    expect(await shownBy(page)).toEqual(plan);
    await page.keyboard.press("Control+z");
    expect(await shownBy(page)).toEqual(plan);
    await page.keyboard.press("Control+y");
    await page.keyboard.press("Control+Shift+Z");
    expect(await shownBy(page)).toEqual(last);
    await button(page, "Alles terug").click();
    expect(await shownBy(page)).toEqual(plan);
    await button(page, "Ongedaan").click();
    expect(await shownBy(page)).toEqual(last);
    await button(page, `${RENOVATION} terugzetten`).click();
    expect(await shownBy(page)).toEqual(plan);
    expect(await page.evaluate("document.activeElement.type")).toBe("range");
  });

  it("is one step for one drag of the pointer", async () => {
    const { page } = await openExplorer(write());
    const plan = await field(page).inputValue();
    const box = (await slider(page).boundingBox())!;
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    for (let step = 0; step < 20; step++) {
      await page.mouse.move(box.x + box.width / 2 + step * 3, box.y + box.height / 2);
    }
    await page.mouse.up();
    expect(await field(page).inputValue()).not.toBe(plan);
    await button(page, "Ongedaan").click();
    expect(await field(page).inputValue()).toBe(plan);
    expect(await button(page, "Ongedaan").getAttribute("aria-disabled")).toBe("true");
  });

  it("keeps the members of a whole at one hundred per cent together", async () => {
    const { page } = await openExplorer(write());
    const members = page
      .getByRole("group", { name: /^Diepte van de renovaties/ })
      .getByRole("textbox");
    await members.first().fill("70");
    await page.keyboard.press("Enter");
    const values = await members.evaluateAll((fields) =>
      fields.map((one) => Number((one as unknown as { value: string }).value.replace(",", "."))),
    );
    expect(values[0]).toBe(70);
    expect(values.reduce((sum, value) => sum + value, 0)).toBeCloseTo(100, 1);
  });

  it("goes to an ambition level of a theme, and says so", async () => {
    const { page } = await openExplorer(write());
    const levels = page.getByRole("group", { name: "Ambitie van Wonen" });
    const second = levels.getByRole("button", { name: /^Ambitieniveau 2:/ });
    await second.click();
    expect(await second.getAttribute("aria-pressed")).toBe("true");
    expect(await field(page).inputValue()).toBe("2,00");
    await expect
      .poll(() => said(page).innerText(), { timeout: 10_000 })
      .toContain("Gezet op Wonen 2");
  });
});

describe("a programme that ends before the year that sliders set", () => {
  it("is set in its last year, and said so", async () => {
    const { page } = await openExplorer(write());
    await page.getByRole("searchbox").fill("water.depaved_added");
    const depaving = page.locator('#levers input[type="range"]').first();
    expect(await depaving.getAttribute("aria-valuetext")).toMatch(/^9[.]369\b.* in 2029$/);
    expect(await page.locator(".last-year").innerText()).toBe("in 2029, het laatste jaar");
    await page.locator(".lever .disclosure").first().click();
    expect(await page.locator(".facts").innerText()).toContain("Dit programma eindigt met 2029.");
    await page.locator(".number-field input").first().fill("12000");
    await page.keyboard.press("Enter");
    expect(await depaving.getAttribute("aria-valuetext")).toMatch(/^12[.]000\b.* in 2029$/);
    await expect.poll(() => co2(page).count()).toBe(1);
    const file = await save(page, "Meer groen");
    const { status, error } = simulate([file, "--no-files"]);
    expect(status, error).toBe(0);
    expect(fs.readFileSync(file, "utf8")).toMatch(
      /water\.depaved_added: \{.* 2029: 12000 m2\/year, 2030: 0 m2\/year \}/,
    );
  });
});

describe("how many goals are met", () => {
  it("is one figure from the first on: until it is known it is said that it is worked out", async () => {
    const { page } = await openExplorer(write());
    await page.addInitScript(() => {
      const page = globalThis as unknown as {
        seen: string[];
        document: { querySelector(of: string): { innerText: string } | null };
        requestAnimationFrame(then: () => void): void;
      };
      page.seen = [];
      const look = (): void => {
        for (const place of [".outcome", ".goal-counts"]) {
          const text = page.document.querySelector(place)?.innerText ?? "";
          if (text !== "" && !page.seen.includes(text)) page.seen.push(text);
        }
        page.requestAnimationFrame(look);
      };
      page.requestAnimationFrame(look);
    });
    await page.reload();
    const shown = await shownBy(page);
    await page.locator(".goal-counts strong").first().waitFor();
    const seen = (await page.evaluate("globalThis.seen")) as string[];
    const pending = seen.filter((text) => text.includes("nagerekend"));
    expect(pending.length).toBe(2);
    for (const text of pending) expect(text).not.toMatch(/\d+ van \d+|gehaald\s*\d/);
    const figures = seen.filter((text) => /\d+ van \d+/.test(text));
    expect(figures.length).toBe(1);
    expect(figures[0]).toContain(shown.goals);
    expect(seen.length).toBe(4);
    // Nor is it said aloud what is not known yet.
    expect(await said(page).innerText()).toBe("");
  });
});

describe("a typed value", () => {
  it.each([
    ["2.4", "Schrijf een komma voor decimalen: 2,4."],
    ["veel", "Schrijf een getal, bijvoorbeeld 3,00."],
    ["40", "De waarde moet tussen 0 en 15\u00a0% per jaar liggen."],
  ])("that is not one is told: %s", async (typed, message) => {
    const { page } = await openExplorer(write());
    const before = await shownBy(page);
    await field(page).fill(typed);
    await page.keyboard.press("Enter");
    expect(await page.locator(".wrong:not(:empty)").innerText()).toBe(message);
    expect(await field(page).getAttribute("aria-invalid")).toBe("true");
    expect(await shownBy(page)).toEqual(before);
    await page.keyboard.press("Escape");
    expect(await field(page).inputValue()).toBe("3,00");
  });
});

describe("the years of a lever", () => {
  it("are moved, added and removed by keys, and in a table", async () => {
    const { page } = await openExplorer(write());
    await button(page, `Uitleg en jaren: ${RENOVATION}`).click();
    const points = page.getByRole("slider", { name: /^Punt in/ });
    await expect.poll(() => points.count()).toBe(2);
    await page.getByRole("slider", { name: "Punt in 2030" }).focus();
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("ArrowRight");
    const moved = page.getByRole("slider", { name: "Punt in 2031" });
    expect(await moved.getAttribute("aria-valuetext")).toBe("3,05\u00a0% per jaar in 2031");
    await page.keyboard.press("Insert");
    expect(await points.count()).toBe(3);
    expect(await page.evaluate("document.activeElement.getAttribute('aria-label')")).toBe(
      "Punt in 2041",
    );
    await page.keyboard.press("Delete");
    expect(await points.count()).toBe(2);
    await button(page, `Jaren en waarden als tabel: ${RENOVATION}`).click();
    await page.getByRole("textbox", { name: "Waarde in 2031" }).fill("3,5");
    await page.keyboard.press("Enter");
    expect(await field(page).inputValue()).toBe("3,50");
    await page.getByRole("textbox", { name: "Punt in 2031" }).fill("1999");
    await page.keyboard.press("Enter");
    expect(await page.locator(".curve-table .wrong:not(:empty)").innerText()).toBe(
      "Schrijf een jaar van 2025 tot 2050.",
    );
  });
});

describe("the search", () => {
  it.each([
    ["renovatiegraad", RENOVATION],
    ["renovation rate of dwellings", RENOVATION],
    ["housing.renovation_rate", RENOVATION],
    ["Vlaanderen labels", "Voorrang aan slechte labels bij renovatie"],
  ])("finds by %s", async (question, found) => {
    const { page } = await openExplorer(write());
    await page.getByRole("searchbox").fill(question);
    expect(await slider(page, found).count()).toBe(1);
    expect(await page.locator(".found").innerText()).toMatch(/^\d+ hefbo(om|men) gevonden$/);
    await page.getByRole("searchbox").fill("zzz");
    expect(await page.locator(".found").innerText()).toBe("Geen hefboom gevonden.");
  });

  it("keeps to what was changed", async () => {
    const { page } = await openExplorer(write());
    await page.getByLabel("Alleen gewijzigde").check();
    expect(await page.locator(".found").innerText()).toBe("U wijzigde nog geen hefboom.");
    await page.getByLabel("Alleen gewijzigde").uncheck();
    await field(page).fill("4");
    await page.keyboard.press("Enter");
    await page.getByLabel("Alleen gewijzigde").check();
    expect(await page.locator("#levers h4").allInnerTexts()).toEqual([RENOVATION]);
  });
});

const OWN_PLAN = `id: eigen-plan
title: { nl: "Eigen plan", en: Own plan }
extends: kortrijk-2040
levers:
  housing.renovation_rate: { 2026: 2 %, 2035: 5 % }
`;

describe("a file that is dropped", () => {
  it("is opened, and comes back from the address", async () => {
    const { page, problems } = await openExplorer(write());
    await dropFile(page, "eigen.yaml", OWN_PLAN);
    await expect.poll(() => page.getByRole("heading", { level: 1 }).innerText()).toBe("Eigen plan");
    const shown = await shownBy(page);
    const file = path.join(folder.root, "eigen.yaml");
    fs.writeFileSync(file, OWN_PLAN);
    expect(shown).toEqual(computedBy(file));
    await fragment(page, "text=");
    await page.reload();
    await page.waitForSelector("html[data-ready]", { state: "attached" });
    expect(await page.getByRole("heading", { level: 1 }).innerText()).toBe("Eigen plan");
    expect(await shownBy(page)).toEqual(shown);
    await page.getByLabel("Plan", { exact: true }).selectOption({ label: "Kortrijk 2040" });
    await button(page, "Ongedaan").click();
    expect(await page.getByRole("heading", { level: 1 }).innerText()).toBe("Eigen plan");
    expect(problems).toEqual([]);
  });

  it("that is wrong is told as the command tells it, and nothing is lost", async () => {
    const { page } = await openExplorer(write());
    await field(page).fill("4");
    await page.keyboard.press("Enter");
    const before = await shownBy(page);
    const wrong = OWN_PLAN.replace("renovation_rate", "renovation_rat").replace("5 %", "500 %");
    await dropFile(page, "fout.yaml", wrong);
    const panel = page.getByRole("region", { name: "fout.yaml kan niet geopend worden" });
    await panel.waitFor();
    const file = path.join(folder.root, "fout.yaml");
    fs.writeFileSync(file, wrong);
    const told = simulate(["fout.yaml", "--no-files"], { cwd: folder.root }).error;
    const message = /^fout\[([a-z-]+)\]: (.*)$/m.exec(told)!;
    expect(await panel.innerText()).toContain(message[2]!);
    expect(await panel.locator("code").first().innerText()).toBe(message[1]);
    expect(await panel.innerText()).toContain("fout.yaml:5:3");
    expect(await panel.locator(".carets").first().innerText()).toContain("^^^");
    expect(await panel.innerText()).toContain("Wat u had, is ongewijzigd gebleven.");
    expect(await page.evaluate("document.activeElement.id")).toBe("problems-title");
    expect(await shownBy(page)).toEqual(before);
    await panel.getByRole("button", { name: "Sluiten" }).click();
    expect(await panel.count()).toBe(0);
  });

  it("says hostile words as words", async () => {
    const { page, problems, dialogs } = await openExplorer(write());
    const evil = `<img src=x onerror=alert(1)>"'&lt;script>`;
    await dropFile(
      page,
      `<b>${"x".repeat(20)}.yaml`,
      `id: kwaad\ntitle: { nl: ${JSON.stringify(evil)}, en: evil }\nextends: kortrijk-2040\n`,
    );
    await expect.poll(() => page.getByRole("heading", { level: 1 }).innerText()).toBe(evil);
    expect(await page.title()).toContain(evil);
    expect(await page.locator("img").count()).toBe(0);
    expect(dialogs).toEqual([]);
    expect(problems).toEqual([]);
  });
});

describe("a hostile address", () => {
  it.each(["#plan=%E0%A4%A", "#housing.renovation_rate=2030:%3Cscript%3E", "#text=AAAA", "#x"])(
    "is told and does no harm: %s",
    async (hash) => {
      const file = write();
      const { page, problems } = await openExplorer(file);
      const usual = await shownBy(page);
      await page.evaluate(`location.hash = ${JSON.stringify(hash)}`);
      await page
        .getByRole("region", { name: "De link kon niet helemaal gelezen worden" })
        .waitFor();
      expect(await shownBy(page)).toEqual(usual);
      expect(problems).toEqual([]);
    },
  );
});

describe("for whoever reads, hears or prints it", () => {
  it("says the main outcome in a sentence when it changed, and only then", async () => {
    const { page } = await openExplorer(write());
    expect(await said(page).innerText()).toBe("");
    await slider(page).focus();
    for (let press = 0; press < 10; press++) await page.keyboard.press("ArrowRight");
    await expect
      .poll(() => said(page).innerText(), { timeout: 10_000 })
      .toMatch(
        /^CO₂ in 2040: [\d,.]+\skt, [\d,.]+\skt lager dan het plan\. \d+ van \d+ doelen gehaald, \d+ onzeker\.$/,
      );
    expect(await slider(page).getAttribute("aria-valuetext")).toBe("3,50\u00a0% per jaar in 2040");
  });

  it("changes its language at once, all of it", async () => {
    const { page } = await openExplorer(write());
    await button(page, "EN, English").click();
    expect(await page.evaluate("document.documentElement.lang")).toBe("en");
    expect(await page.getByRole("heading", { level: 2 }).first().innerText()).toBe("Levers");
    expect(await field(page, "Renovation rate of dwellings").count()).toBe(0);
    expect(
      await page.getByRole("textbox", { name: "Renovation rate of dwellings: value" }).inputValue(),
    ).toBe("3.00");
    expect(await page.title()).toContain("explorer");
  });

  it.each([
    ["nl", "light", DESK],
    ["en", "dark", DESK],
    ["nl", "dark", TELEPHONE],
    ["en", "light", TELEPHONE],
  ] as const)(
    "has nothing against it in %s, %s, %i pixels wide",
    async (language, scheme, width) => {
      const { page, problems } = await openExplorer(write(language), { scheme, width });
      if (width === TELEPHONE) {
        await page.locator(".menu-button").click();
        await page.locator(".drawer-button").click();
      }
      await page.locator(".lever .disclosure").first().click();
      await page.locator(".curve-editor .disclosure").first().click();
      await page.locator(".number-field input").first().fill("?");
      await page.keyboard.press("Enter");
      expect(await axeViolations(page)).toEqual([]);
      expect(await sidewaysScroll(page)).toBe(0);
      expect(problems).toEqual([]);
    },
  );

  it("leads the focus along what is read, visibly, and out again", async () => {
    const { page } = await openExplorer(write());
    const stops = await tabStops(page);
    expect(stops.filter(({ visible }) => !visible)).toEqual([]);
    const names = stops.map(({ name }) => name);
    const order = ["Naar de hefbomen", "Bewaar plan", "Zoek een hefboom", RENOVATION, "Doelen"];
    const places = order.map((name) => names.findIndex((one) => one === name));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places).not.toContain(-1);
  });

  it("shows targets of at least 24 pixels", async () => {
    const { page } = await openExplorer(write());
    const small = await page.evaluate(`[...document.querySelectorAll(
      "button, select, input:not([type=file])"
    )].filter((one) => {
      const { width, height } = one.getBoundingClientRect();
      return width > 0 && (width < 24 || height < 24);
    }).map((one) => one.outerHTML.slice(0, 120))`);
    expect(small).toEqual([]);
  });

  it("tells what it rests on, with the licences of all that it holds", async () => {
    const { page, problems } = await openExplorer(write());
    await button(page, "Over deze pagina").click();
    const dialog = page.getByRole("dialog", { name: "Over deze pagina" });
    for (const part of await dialog.locator("summary").all()) await part.click();
    const text = await dialog.innerText();
    for (const named of ["preact", "vega-lite", "zod", "mathjs", "d3-array", "yaml", "OFL-1.1"]) {
      expect(text).toContain(named);
    }
    expect(text).toContain("Permission is hereby granted, free of charge");
    expect(text).toContain("Statbel");
    expect(text).toMatch(/\b[0-9a-f]{64}\b/);
    expect(await axeViolations(page)).toEqual([]);
    await page.keyboard.press("Escape");
    expect(await dialog.count()).toBe(0);
    expect(problems).toEqual([]);
  });

  it("prints the plan, what was changed and the charts, and no tools", async () => {
    const { page } = await openExplorer(write());
    await field(page).fill("4");
    await page.keyboard.press("Enter");
    await page.emulateMedia({ media: "print" });
    const text = await page.locator("body").innerText();
    expect(text).toContain("Gewijzigde hefbomen");
    expect(await page.locator(".changed-table tbody tr").innerText()).toContain("4,00");
    expect(await page.locator("#levers").isVisible()).toBe(false);
    expect(await page.locator(".tools").isVisible()).toBe(false);
    expect(await page.locator(".view svg").first().isVisible()).toBe(true);
  });

  it("shows less on a telephone, but always the main outcome", async () => {
    const { page } = await openExplorer(write(), { width: TELEPHONE, height: 740 });
    expect(await slider(page).count()).toBe(0);
    await page.locator(".drawer-button").click();
    await slider(page).scrollIntoViewIfNeeded();
    expect(await slider(page).isVisible()).toBe(true);
    const box = (await co2(page).boundingBox())!;
    expect(box.y).toBeLessThan(200);
  });
});
