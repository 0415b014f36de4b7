/**
 * From page to plan and back: what several movements of every kind come to is what the command computes
 * from the saved plan, in every figure and goal and to the last bit; a link and a dropped file give
 * the same once more, and a plan that is wrong is told in the words of the command.
 */
import fs from "node:fs";
import path from "node:path";
import type { Page } from "playwright-core";
import { afterAll, expect, it } from "vitest";
import { simulate } from "../cli/simulate.ts";
import { useBrowser } from "./browser.ts";
import { dropFile, explorerFolder, openExplorer, savedAs, savedPlan } from "./explorer-page.ts";

useBrowser();

const folder = explorerFolder();
afterAll(() => folder.remove());

const write = (): string => folder.write(["kortrijk-2040", "referentie", "--lang", "nl"]);

/** What is kept of a run, by the page and by the command alike. */
interface KeptFigures {
  readonly changed: readonly string[];
  readonly regions: readonly [
    {
      readonly years: readonly number[];
      readonly indicators: Readonly<
        Record<
          string,
          { readonly unit: string; readonly values: unknown; readonly reference: unknown }
        >
      >;
      readonly targets: readonly object[];
    },
  ];
}

const RENOVATION = "Renovatiegraad van de woningen";
const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const field = (page: Page, name: string) =>
  page.getByRole("textbox", { name: `${name}: waarde`, exact: true });

async function type(page: Page, name: string, text: string): Promise<void> {
  await field(page, name).fill(text);
  await page.keyboard.press("Enter");
}

/** All figures of the page, as it saves them once it is known what they rest on. */
async function figuresOf(page: Page): Promise<KeptFigures> {
  await expect
    .poll(() => page.locator(".outcome").innerText(), { timeout: 30_000 })
    .not.toContain("nagerekend");
  await button(page, "Bewaar plan").click();
  const download = page.waitForEvent("download");
  await button(page, "Bewaar alle cijfers (JSON)").click();
  const file = await savedAs(await download, folder.root);
  expect(file).toMatch(/-cijfers\.json$/);
  await page.keyboard.press("Escape");
  return JSON.parse(fs.readFileSync(file, "utf8")) as KeptFigures;
}

function figuresOfCommand(plan: string): KeptFigures {
  const { status, out, error } = simulate([plan, "--json", "--no-files"]);
  if (status !== 0) throw new Error(error);
  return (JSON.parse(out) as { result: KeptFigures }).result;
}

/** The same numbers, of every year, and the same of every goal. */
function expectSame(kept: KeptFigures, told: KeptFigures): void {
  const [[mine], [theirs]] = [kept.regions, told.regions];
  expect(mine.years).toEqual(theirs.years);
  expect(Object.keys(mine.indicators)).toEqual(Object.keys(theirs.indicators));
  for (const [id, { unit, values, reference }] of Object.entries(mine.indicators)) {
    const its = theirs.indicators[id]!;
    expect({ unit, values, reference }, id).toEqual({
      ...{ unit: its.unit, values: its.values, reference: its.reference },
    });
  }
  expect(mine.targets.length).toBe(theirs.targets.length);
  mine.targets.forEach((target, at) => {
    // Every key that the page keeps stands in what the command prints, with the same value.
    expect(theirs.targets[at]).toMatchObject(target);
  });
}

/** Moves levers in every way that there is. */
async function moveEverything(page: Page): Promise<void> {
  // The four levels of a theme.
  await page
    .getByRole("group", { name: "Ambitie van Wonen" })
    .getByRole("button", { name: /^Ambitieniveau 4:/ })
    .click();
  // A slider by keys, and typed values.
  await page.getByRole("slider", { name: RENOVATION, exact: true }).focus();
  for (let press = 0; press < 23; press++) await page.keyboard.press("ArrowRight");
  await type(page, "Nieuwe sociale woningen", "91");
  await type(page, "Nieuwe woningen per jaar", "287");
  // A share of a whole: the others give way.
  const members = page.getByRole("group", { name: /^Diepte van de renovaties/ });
  await members.getByRole("textbox").first().fill("37");
  await page.keyboard.press("Enter");
  // The years of a lever, on its curve.
  await button(page, `Uitleg en jaren: ${RENOVATION}`).click();
  await page.getByRole("slider", { name: "Punt in 2030" }).focus();
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Insert");
  await page.keyboard.press("ArrowDown");
  // A programme that ends before the year that sliders set.
  await page.getByRole("searchbox").fill("water.depaved_added");
  await page.locator(".number-field input").first().fill("12345");
  await page.keyboard.press("Enter");
  await page.getByRole("searchbox").fill("");
}

it("what is moved in every way is what the command computes from the saved plan, to the last bit", async () => {
  const { page, problems } = await openExplorer(write());
  await moveEverything(page);
  const kept = await figuresOf(page);
  for (const lever of [
    ...["housing.renovation_rate", "housing.completions", "water.depaved_added"],
  ]) {
    expect(kept.changed).toContain(lever);
  }
  expect(kept.changed.filter((address) => /depth/.test(address)).length).toBeGreaterThan(1);
  const file = await savedPlan(page, folder.root, "Tot op de bit");
  const told = figuresOfCommand(file);
  expectSame(kept, told);
  const unmoved = figuresOfCommand("kortrijk-2040");
  expect(() => expectSame(kept, unmoved)).toThrow();

  // A link is written a moment after the last movement, and gives all of it again.
  const hash = (): Promise<string> => page.evaluate<string>("location.hash");
  await expect.poll(async () => decodeURIComponent(await hash())).toContain("2029:12345");
  const linked = await openExplorer(write(), { fragment: await hash() });
  const again = await figuresOf(linked.page);
  expect(again.changed).toEqual(kept.changed);
  expectSame(again, told);

  // So does the file, when it is dropped on a page that knows nothing of it.
  const fresh = await openExplorer(write());
  await dropFile(fresh.page, path.basename(file), fs.readFileSync(file, "utf8"));
  const heading = fresh.page.getByRole("heading", { level: 1 });
  await expect.poll(() => heading.innerText()).toBe("Tot op de bit");
  expectSame(await figuresOf(fresh.page), told);
  for (const visited of [problems, linked.problems, fresh.problems]) expect(visited).toEqual([]);
});

interface Told {
  readonly diagnostics: readonly {
    readonly code: string;
    readonly message: { readonly nl: string };
    readonly help: { readonly nl: string } | null;
    readonly at: { readonly file: string; readonly line: number; readonly column: number } | null;
  }[];
}

it.each([
  ["a lever that does not exist", "levers: { housing.renovation_rat: 2 % }\n"],
  ["a value beyond its bounds", "levers: { housing.renovation_rate: 500 % }\n"],
  ["a wrong unit", "levers: { renewables.wind_capacity: 31 GWh }\n"],
  ["a year outside the run", "levers: { renewables.wind_capacity: { 2204: 31 MW } }\n"],
  ["a key twice", "levers: {}\nlevers: {}\n"],
  [
    "several mistakes at once",
    "levers:\n  housing.renovation_rat: 2 %\n  renewables.wind_capacity: veel\ntargts: {}\n",
  ],
])("a dropped plan with %s is told as the command tells it", async (_, body) => {
  const text = `id: fout\ntitle: { nl: Fout, en: Wrong }\nextends: kortrijk-2040\n${body}`;
  fs.writeFileSync(path.join(folder.root, "fout.yaml"), text);
  const { out } = simulate(["fout.yaml", "--json", "--no-files"], { cwd: folder.root });
  const { diagnostics } = JSON.parse(out) as Told;
  expect(diagnostics.length).toBeGreaterThan(0);
  const { page, problems } = await openExplorer(write());
  await dropFile(page, "fout.yaml", text);
  const panel = page.getByRole("region", { name: "fout.yaml kan niet geopend worden" });
  await panel.waitFor();
  const shown = await panel.innerText();
  for (const { code, message, help, at } of diagnostics) {
    expect(shown).toContain(message.nl);
    expect(shown).toContain(code);
    if (help !== null) expect(shown).toContain(help.nl);
    if (at !== null) expect(shown).toContain(`fout.yaml:${at.line}:${at.column}`);
  }
  expect(await panel.locator(".problem-place code").count()).toBe(diagnostics.length);
  expect(problems).toEqual([]);
});
