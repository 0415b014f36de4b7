/** The outcome that stays in sight, and all figures that can be kept: those of the run, to the bit. */
import { describe, expect, it } from "vitest";
import { differenceText, mainOutcome, outcomeSentence } from "../../explorer/page/main-outcome.ts";
import { WORDS } from "../../explorer/page/words/words.ts";
import { allFigures } from "../../explorer/session/all-figures.ts";
import { Session, type Computed } from "../../explorer/session/session.ts";
import { pageData } from "./page-data.ts";

const data = pageData();
const { session } = Session.open(data, "kortrijk-2040");

function computedWith(renovation: number | null): Computed {
  const address = "housing.renovation_rate";
  const edits = renovation === null ? [] : session!.slide([], address, renovation);
  const result = session!.compute(edits);
  if ("diagnostics" in result) throw new Error(JSON.stringify(result.diagnostics));
  return session!.ground(result.computed);
}

const plan = computedWith(null);
const faster = computedWith(0.05);

describe("the main outcome", () => {
  it("is read in the year of the goal that comes next, else in that of the last", () => {
    const yearFor = (year: number): number => mainOutcome(plan, plan, year).year;
    expect([2024, 2030, 2031, 2040, 2041, 2050].map(yearFor)).toEqual([
      ...[2030, 2030, 2040, 2040, 2050, 2050],
    ]);
  });

  it.each([2030, 2040, 2050])("has the figures of the run, against the plan, in %i", (year) => {
    const { value, difference, goal } = mainOutcome(faster, plan, year);
    const [now, then] = [faster, plan].map(
      ({ outcome }) => outcome.run.at("emissions.total", year, 0, 0) / 1e6,
    );
    expect(value).toBe(now);
    expect(difference).toBe(now! - then!);
    expect(goal).not.toBeNull();
    expect(mainOutcome(plan, plan, year).difference).toBe(0);
  });

  it("says missed where emissions are above the goal, and counts every goal once", () => {
    const { value, goal, met, uncertain, all } = mainOutcome(plan, plan, 2040);
    const { results } = plan.outcome.targets[0]!;
    const lead = results.find(
      ({ target }) => target.indicator === "emissions.total" && target.year === 2040,
    )!;
    expect(value! > goal!).toBe(lead.status === "missed");
    const judged = results.filter(({ status }) =>
      /^(met|met_by_trend|missed|uncertain)$/.test(status),
    );
    expect(all).toBe(judged.length);
    expect(met + uncertain).toBeLessThanOrEqual(all);
  });

  it.each(["nl", "en"] as const)("is said in words of the difference: %s", (language) => {
    const words = WORDS[language];
    expect(differenceText(-12, language, words)).toBe(
      words.lower("12,0\u00a0kt".replace(",", language === "nl" ? "," : ".")),
    );
    expect(differenceText(250, language, words)).toBe(words.higher("250\u00a0kt"));
    expect(differenceText(0.04, language, words)).toBe(words.asPlan);
    const outcome = mainOutcome(faster, plan, 2040);
    const sentence = outcomeSentence(outcome, language, words);
    expect(sentence).toContain(words.outcomeGoals(outcome.met, outcome.all));
    expect(sentence).not.toMatch(/NaN|undefined|null/);
  });
});

describe("all figures", () => {
  const figures = allFigures(faster, data);
  const [region] = figures.regions;

  it("are those of the run and of unchanged policy, in every year", () => {
    const { run, reference } = faster.outcome;
    const [first] = region!.years;
    expect(region!.years.length).toBe(run.shape.years);
    const told = Object.entries(region!.indicators);
    expect(told.length).toBeGreaterThan(50);
    for (const [id, { values, reference: unchanged }] of told) {
      if (!run.has(id)) continue;
      expect(values).toEqual(region!.years.map((year) => run.at(id, year, 0, 0)));
      if (unchanged !== null) expect(unchanged[0]).toBe(reference.at(id, first!, 0, 0));
    }
  });

  it("name the levers that were moved, and every goal", () => {
    expect(figures.changed).toEqual(["housing.renovation_rate"]);
    expect(allFigures(plan, data).changed).toEqual([]);
    expect(region!.targets.map(({ id, status }) => [id, status])).toEqual(
      faster.outcome.targets[0]!.results.map(({ target, status }) => [target.id, status]),
    );
  });

  it("survive being written", () => {
    expect(JSON.parse(JSON.stringify(figures))).toEqual(figures);
  });
});
