/** What the pages about budgets show can be run, and the arithmetic they tell is right. */
import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { inBudgetUnit } from "../../engine/analysis/budgets.ts";
import { runWith } from "../arbitraries/own-plan.ts";
import { root } from "../arbitraries/root.ts";

const PAGES = ["docs/reference/budgets.md", "docs/nl/budgetten.md"];

/** The world, in tonnes from 2020 and in 2020-2023, and its people in 2024. */
const GONE = 158.2e9;
const PEOPLE = 8.16e9;
/** Of 2024 alone: later estimates of the budgets begin in 2025. */
const IN_2024 = 41.6e9;

const shipped = runWith("include: [measures/koolstofbudget.yaml]\n");
const inhabitants = shipped.run.at("demography.population", 2024);
/** In kt, to the nearest ten as told. */
const cityShare = (world: number): number =>
  Math.round((world / PEOPLE / 1e3 / 10) * inhabitants) * 10;

describe.each(PAGES)("%s", (name) => {
  const page = fs.readFileSync(path.join(root, name), "utf8");
  const blocks = [...page.matchAll(/```yaml\n([^]*?)```/g)].map(([, text]) => text!);

  it("shows plans that can be run", () => {
    const [own, included] = blocks;
    const first = runWith(own!.slice(own!.indexOf("budgets:")));
    expect(first.budgets[0]!.results.map(({ status }) => status)).toEqual(["used_up"]);
    const second = runWith(included!.slice(included!.indexOf("include:")));
    expect(second.budgets[0]!.results).toHaveLength(2);
  });

  it("tells the amounts that its own steps give", () => {
    const told = [500e9, 700e9, 400e9].map((world) => cityShare(world - GONE));
    const later = [130e9, 390e9].map((world) => cityShare(world + IN_2024));
    for (const amount of [...told, ...later]) expect(page).toContain(`${amount} kt`);
  });
});

describe("the package koolstofbudget", () => {
  it("has the amounts that the pages derive, and their range in its notes", () => {
    const amounts = shipped.budgets[0]!.results.map(({ budget }) =>
      inBudgetUnit(budget, budget.amount),
    );
    expect(amounts).toEqual([500e9, 700e9].map((world) => cityShare(world - GONE)));
    const { note } = shipped.scenario.notes.budgets!["carbon_budget_15"]!;
    for (const world of [400e9 - GONE, 130e9 + IN_2024]) {
      expect(note).toContain(`${cityShare(world)} kt`);
    }
    for (const { grade } of Object.values(shipped.scenario.notes.budgets!)) {
      expect(grade).toBe("assumption");
    }
  });
});
