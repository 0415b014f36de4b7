/**
 * The plans of Kortrijk with a page of reasoning: what their headers say is what they give, and the
 * best combination is the best.
 */
import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import {
  isPriced,
  isWithin,
  nameOf,
  ranked,
  Search,
  type Option,
} from "../../build/combinations/search.ts";
import { COMPARED, planPages, REASONED } from "../../build/model-pages/plan-pages.ts";
import { suppliedIn } from "../../cli/shipped.ts";
import { abatement, type Abatement } from "../../engine/analysis/abatement.ts";
import { comparedRun } from "../../engine/analysis/comparison.ts";
import { runScenario, type RunOutcome } from "../../engine/analysis/outcome.ts";
import { root } from "../arbitraries/root.ts";
import { shipped } from "../arbitraries/shipped.ts";
import { DiskFiles } from "../../cli/disk.ts";

/** The comment with which a plan's file begins: all that stands before its first key, which is its format. */
const headerOf = (plan: string): string => {
  const text = fs.readFileSync(path.join(root, "scenarios/kortrijk", `${plan}.yaml`), "utf8");
  return text.slice(0, text.indexOf("\nformat: "));
};

const outcomes = new Map<string, RunOutcome>(
  COMPARED.map((plan) => [plan, runScenario(shipped(`kortrijk/${plan}.yaml`), false)]),
);
const at = (plan: string, id: string, year: number): number => outcomes.get(plan)!.run.at(id, year);
const emissionsOf = (plan: string, year: number): number => at(plan, "emissions.total", year);
const FIRST = ["renovatie-eerst", "warmtenetten-eerst", "hernieuwbaar-eerst"] as const;
const lowest = (plans: readonly string[], value: (plan: string) => number): string =>
  plans.reduce((best, plan) => (value(plan) < value(best) ? plan : best));

describe.each(REASONED)("the plan %s", (plan) => {
  it("has a page of reasoning that names the question, the sources, the limits and what is weak", () => {
    const header = headerOf(plan);
    const lines = header.split("\n");
    expect(lines.length).toBeGreaterThanOrEqual(30);
    expect(lines.length).toBeLessThanOrEqual(66);
    for (const line of lines) expect(line).toMatch(/^#/);
    for (const part of [
      "De vraag van een raadslid",
      "Wat het model zegt",
      "Kosten in euro van 2024",
      "Niet geteld",
      "Zwakke punten",
    ]) {
      expect(header).toContain(part);
    }
    expect(header).toMatch(/[Gg]renzen/);
  });

  it("is supplied by name", () => {
    const supplied = suppliedIn(new DiskFiles(path.join(root, "scenarios")));
    expect(supplied.names("plan")).toContain(plan);
  });

  it("keeps to its checks", () => {
    const [own] = outcomes.get(plan)!.own.results;
    expect(own!.checks.filter(({ status }) => status !== "holds")).toEqual([]);
  });
});

describe("the figures of the headers and of the pages", () => {
  it.each(planPages(root))("$file is as the runs make it", ({ before, after }) => {
    expect(after === before, "run `npm run docs` and look at what changed").toBe(true);
  });
});

describe("what the headers say in words", () => {
  it("of renovation: most good labels, less CO2 than with wind first, more than with networks", () => {
    const labels = (plan: string): number => -at(plan, "housing.share_label_c_or_better", 2040);
    expect(lowest(COMPARED, labels)).toBe("renovatie-eerst");
    const heat = (plan: string): number => at(plan, "housing.useful_heat", 2040);
    expect(lowest(COMPARED, heat)).toBe("renovatie-eerst");
    expect(emissionsOf("renovatie-eerst", 2040)).toBeLessThan(
      emissionsOf("hernieuwbaar-eerst", 2040),
    );
  });

  it("of networks: the least CO2 of the three in 2040, and twice the heat of the note", () => {
    expect(lowest(FIRST, (plan) => emissionsOf(plan, 2040))).toBe("warmtenetten-eerst");
    const delivered = (plan: string): number => at(plan, "heat.delivered", 2040);
    expect(delivered("warmtenetten-eerst")).toBeGreaterThan(2 * delivered("kortrijk-2040"));
  });

  it("of wind and sun: ahead in 2030, next to nothing left in 2050", () => {
    expect(lowest(FIRST, (plan) => emissionsOf(plan, 2030))).toBe("hernieuwbaar-eerst");
    const gain = (year: number): number =>
      emissionsOf("vijf-jaar-later", year) - emissionsOf("hernieuwbaar-eerst", year);
    expect(gain(2050)).toBeLessThan(0.15 * gain(2030));
    const pv = (plan: string): number => at(plan, "renewables.pv_capacity", 2040);
    expect(pv("hernieuwbaar-eerst") / pv("referentie") - 1).toBeLessThan(0.02);
  });

  it("of delay: nothing that is decided waits, and no later year emits less for it", () => {
    const { model } = shipped("kortrijk/vijf-jaar-later.yaml");
    for (let year = model.first; year <= model.last; year++) {
      const later = emissionsOf("vijf-jaar-later", year);
      expect(later).toBeGreaterThanOrEqual(emissionsOf("kortrijk-2040", year) * (1 - 2e-3));
      expect(at("vijf-jaar-later", "renewables.wind_capacity", year)).toBeGreaterThanOrEqual(
        at("referentie", "renewables.wind_capacity", year) - 1e-6,
      );
    }
    for (const programme of ["green.trees_added", "water.storage_added", "green.hedge_added"]) {
      expect(at("vijf-jaar-later", programme, 2029)).toBe(0);
      for (const year of [2035, 2045]) {
        expect(at("vijf-jaar-later", programme, year)).toBeCloseTo(
          at("kortrijk-2040", programme, year - 5),
          3,
        );
      }
    }
  });

  it("of the best combination: the goal is met in the middle, and hangs on what is assumed", () => {
    const [targets] = outcomes.get("beste-combinatie")!.targets;
    const goal = targets!.results.find(({ target }) => target.id === "co2_2040")!;
    expect(goal.gap).toBe(0);
    expect(goal.status).toBe("uncertain");
  });
});

const search = new Search(root);
const optionOf = (id: string): Option => search.options.flat().find((option) => option.id === id)!;
const chosen = search.options.map(
  (options) =>
    ["warmtepompen-4", "wind-4"].map(optionOf).find((one) => options.includes(one)) ?? options[0]!,
);
const best = search.evaluate(chosen);

/** What it costs society beyond unchanged policy: from the figures of whole runs, not of the search. */
const extraCost = (plan: string): number => {
  const outcome = outcomes.get(plan)!;
  const [region] = outcome.scenario.model.regions;
  const found = abatement(
    comparedRun(outcomes.get("referentie")!),
    comparedRun(outcome),
    region!.id,
    null,
  );
  expect(found.obstacle).toBeNull();
  return (found as Abatement).cost;
};

describe("the best combination", () => {
  it("costs what a comparison says that it costs", () => {
    expect(isPriced(best)).toBe(true);
    expect(best.cost).toBeCloseTo(extraCost("beste-combinatie"), 0);
  });

  it("is what the shipped plan runs", () => {
    const [region] = shipped("kortrijk/beste-combinatie.yaml").model.regions;
    const plan = search.judge(region!);
    expect(plan.reached).toBe(best.reached);
    expect(plan.emitted).toBe(best.emitted);
    expect(isWithin(plan)).toBe(true);
    expect(best.distance).toBeLessThanOrEqual(0);
  });

  const neighbours = search.options.flatMap((options, subject) =>
    options
      .filter((option) => option !== chosen[subject])
      .map((option) => chosen.map((one, other) => (other === subject ? option : one))),
  );

  it("misses the goal with a level less of anything", () => {
    const less = neighbours
      .map((options) => search.evaluate(options))
      .filter(({ ambition }) => ambition < best.ambition);
    expect(less).toHaveLength(6);
    for (const one of less) expect(one.distance, nameOf(one)).toBeGreaterThan(0);
  });

  it("is better than every neighbour within the constraints", () => {
    const within = neighbours.map((options) => search.evaluate(options)).filter(isWithin);
    expect(within.length).toBeGreaterThan(10);
    for (const one of within) expect(ranked([one, best])[0], nameOf(one)).toBe(best);
  });

  it("is better than every trade of a level of one subject for one of another", () => {
    // One subject a level down and another a level up: as much effort, and nothing else.
    const traded = [1, 4].flatMap((down) =>
      search.options.flatMap((options, up) =>
        up === down
          ? []
          : options
              .filter(({ level }) => level === chosen[up]!.level + 1)
              .map((option) =>
                chosen.map((one, subject) =>
                  subject === up
                    ? option
                    : subject === down
                      ? search.options[subject]!.find(({ level }) => level === one.level - 1)!
                      : one,
                ),
              ),
      ),
    );
    const within = traded.map((options) => search.evaluate(options)).filter(isWithin);
    expect(within.length).toBeGreaterThan(4);
    for (const one of within) expect(ranked([one, best])[0], nameOf(one)).toBe(best);
  });
});

describe("build/combinations/ranking.txt", () => {
  const text = fs.readFileSync(path.join(root, "build/combinations/ranking.txt"), "utf8");
  const tables = text.split("\n\n").filter((part) => /reach the goal\n/.test(part));
  const rowsOf = (part: string) =>
    [...part.matchAll(/^ +(\d+) +(\d+) +(-[\d.]+) % +(\d+) kt +(?:(>) )?(\S+) M +(.*)$/gm)].map(
      ([, rank, ambition, reached, emitted, partly, cost, done]) => {
        const [names, limits = ""] = done!.split("  ");
        return {
          ...{ rank: Number(rank), ambition: Number(ambition), reached, emitted, limits, cost },
          isPriced: partly === undefined,
          ids: names!.split(" + "),
        };
      },
    );
  const [within, priced, cheapest, all] = tables.map(rowsOf);

  it("shows what the engine gives now, the shipped plan first", () => {
    expect(within!.length).toBe(15);
    expect(all!.length).toBe(15);
    expect(priced!.length).toBe(5);
    expect(cheapest!.length).toBe(5);
    for (const { ids, ambition, reached, emitted, limits, cost, ...row } of [
      ...[...within!, ...priced!],
      ...[...cheapest!, ...all!],
    ]) {
      const options = search.options.map(
        (list) => ids.map(optionOf).find((one) => list.includes(one)) ?? list[0]!,
      );
      const found = search.evaluate(options);
      expect(found.ambition).toBe(ambition);
      expect((100 * found.reached).toFixed(2)).toBe(reached);
      expect((found.emitted / 1e6).toFixed(0)).toBe(emitted);
      expect((found.cost / 1e6).toFixed(1)).toBe(cost);
      expect(isPriced(found)).toBe(row.isPriced);
      expect(found.binding.join(", ")).toBe(limits.replace(/^\[|\]$/g, ""));
    }
    for (const [winner] of [within!, priced!]) {
      expect(winner!.ids).toEqual(["warmtepompen-4", "wind-4"]);
    }
  });

  it("is what the header of the plan tells of it", () => {
    const header = headerOf("beste-combinatie").replaceAll("\n# ", " ");
    const counts = tables.map((part) => /: (\d+), of which (\d+) reach/.exec(part)!.slice(1));
    const dutch = (number: string): string => number.replace(/\B(?=(\d{3})+$)/g, ".");
    expect(header).toContain(
      `halen ${dutch(counts[0]![1]!)} van de ${dutch(counts[0]![0]!)} combinaties het doel`,
    );
    expect(header).toContain(`${dutch(counts.at(-1)![0]!)} berekeningen`);
    const least = within![0]!.ambition;
    expect(within!.filter(({ ambition }) => ambition === least)).toHaveLength(13);
    expect(header).toContain(`dertien met de kleinste som, ${least}`);
    expect(header).toContain(
      `${/with a price, by cost: (\d+)/.exec(text)![1]} waarvan alles een prijs heeft: ${Number(priced![0]!.cost).toFixed(0)} miljoen euro`,
    );
    const [lowestCost] = cheapest!;
    expect(lowestCost!.isPriced).toBe(false);
    expect(header).toContain(
      `vindt er een van ${Number(lowestCost!.cost).toFixed(0)} miljoen (${lowestCost!.ids.slice(0, -1).join(", ")} en ${lowestCost!.ids.at(-1)}, som ${lowestCost!.ambition})`,
    );
    expect(header).toContain(
      `een som van ${all![0]!.ambition} (${all![0]!.ids.slice(0, 2).join(", ")}`,
    );
    for (const { ids } of within!.slice(0, 13)) expect(ids).toContain("warmtepompen-4");
    const lowestLevels = /with which the goal is reached: (.*)/.exec(text)![1]!.split(", ");
    expect(lowestLevels.filter((said) => !said.endsWith(" 1"))).toEqual(["warmtepompen 2"]);
  });
});
