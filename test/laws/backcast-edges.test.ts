/** Questions at the edge of what a backcast can answer. */
import { describe, expect, it } from "vitest";
import { oppositeText } from "../../cli/backcast/opposite-goals.ts";
import { backcast, isNoQuestion } from "../../engine/analysis/backcast/backcast.ts";
import { instanceFor, runScenario } from "../../engine/analysis/outcome.ts";
import { answerTo, asked, leversText, targetOf } from "../arbitraries/backcasts.ts";
import { resolvedWith } from "../arbitraries/own-plan.ts";
import { shipped } from "../arbitraries/shipped.ts";

const TARGETS = `targets:
  lower: { indicator: emissions.total, at_most: 142 kt, year: 2040, source: test }
  higher: { indicator: emissions.total, at_least: 150 kt, year: 2040, source: test }
  each_year: { indicator: emissions.total, annual_change: -5.9 %, year: 2035, source: test }
`;
const FORMULA = "  mobility.modal_shift: '0.5 % * ramp(2026, 2040)'\n";
const plan = resolvedWith(TARGETS);
const byFormula = resolvedWith(`levers:\n${FORMULA}${TARGETS}`);
const SHIFT = [asked(plan, "mobility.modal_shift", { max: 0.5 })];

describe("goals that exclude each other", () => {
  const answer = answerTo({
    scenario: plan,
    targets: ["lower", "higher"].map((id) => targetOf(plan, id)),
    levers: SHIFT,
  });

  it("are not met together, and each is told with what it lacks", () => {
    expect(answer.verdict).toBe("unreachable");
    const [lower, higher] = answer.goals.map(({ gap }) => gap);
    expect(lower! + higher!).toBeGreaterThanOrEqual(8e6 * (1 - 1e-9));
    expect(answer.written.length === 0 || answer.totalChange > 0).toBe(true);
  });

  it("are named as such, and those that do not exclude each other are not", () => {
    expect(oppositeText(answer, "en")).toContain("exclude each other");
    expect(oppositeText(answer, "nl")).toContain("(higher × lower)");
    const one = answerTo({ scenario: plan, targets: [targetOf(plan, "lower")], levers: SHIFT });
    expect(oppositeText(one, "nl")).toBe("");
    const [first, second] = answer.goals as [(typeof answer.goals)[0], (typeof answer.goals)[0]];
    const later = { ...second, target: { ...second.target, year: 2041 } };
    expect(oppositeText({ ...answer, goals: [first, later] }, "nl")).toBe("");
  });
});

describe("a goal for the change of every year", () => {
  it("hangs on its worst year: what begins after that year changes nothing of it", () => {
    const targets = [targetOf(plan, "each_year")];
    const answer = answerTo({ scenario: plan, levers: SHIFT, from: 2034, targets });
    expect(answer.verdict).toBe("unmoved");
    const [{ course, series }] = answer.goals as [(typeof answer.goals)[0]];
    for (let year = 1; year < series.plan.length; year++) {
      const change = series.plan[year]! / series.plan[year - 1]! - 1;
      expect(course!.plan[year]).toBeCloseTo(change, 12);
    }
  });
});

describe("a lever without room", () => {
  it("is left out and named, whether its bounds or those of the question leave none", () => {
    const rate = "housing.renovation_rate";
    const here = plan.model.regions[0]!.levers[rate]!.at(-1)!;
    const levers = [asked(plan, rate, { min: here, max: here })];
    const { model } = plan;
    const none = backcast(
      {
        ...{ scenario: plan, targets: [targetOf(plan, "lower")], levers, region: 0, robust: null },
        ...{ from: model.first + 1, least: "change" },
      },
      instanceFor(model),
    );
    expect(isNoQuestion(none) && none.leftOut).toMatchObject([{ address: rate, why: "no-room" }]);
    // Beside another it does not matter.
    const both = answerTo({
      scenario: plan,
      targets: [targetOf(plan, "lower")],
      levers: [...levers, ...SHIFT],
    });
    expect(both.verdict).toBe("found");
    expect(both.leftOut).toMatchObject([{ why: "no-room" }]);
  });
});

describe("a lever that the plan sets by a formula", () => {
  it("moves from what the formula gives, which stays before the first year that may change", () => {
    const targets = [targetOf(byFormula, "lower")];
    const levers = [asked(byFormula, "mobility.modal_shift", { max: 0.5 })];
    const answer = answerTo({ scenario: byFormula, targets, levers, from: 2030 });
    expect(answer.verdict).toBe("found");
    const [{ plan: own, answer: moved }] = answer.levers as [(typeof answer.levers)[0]];
    const at = 2030 - plan.model.first;
    expect(moved.slice(0, at)).toEqual(own.slice(0, at));
    expect(own[at - 1]).toBeGreaterThan(0);
    expect(moved[at]).toBeGreaterThan(own[at]!);
    // As a plan upon the plan, the years before its first point are those of the formula.
    const points = leversText(answer).replace("levers:\n", "").trim();
    const { run, targets: held } = runScenario(
      resolvedWith(`${leversText(answer).replace("{ ", `{ ${before(own, at)}, `)}${TARGETS}`),
      false,
    );
    expect(points).toContain("2030:");
    const [result] = held[0]!.results.filter(({ target }) => target.id === "lower");
    expect(result!.gap).toBe(0);
    expect(run.at("emissions.total", 2040)).toBe(answer.goals[0]!.answer);
  });
});

/** The years before the answer begins, as points of a plan. */
const before = (values: readonly number[], count: number): string =>
  values
    .slice(0, count)
    .map((value, at) => `${plan.model.first + at}: ${value}`)
    .join(", ");

describe("a robust answer to a small share", () => {
  it("is none where the run of the plan itself still misses the goal", () => {
    const scenario = shipped("kortrijk/kortrijk-2040.yaml");
    const answer = answerTo({
      ...{ scenario, targets: [targetOf(scenario, "co2_2030")] },
      levers: [asked(scenario, "mobility.modal_shift", { max: 0.25 })],
      robust: { share: 0.01, members: 64, seed: 1, sampling: "random" },
    });
    expect(answer.robust!.met).toBeGreaterThanOrEqual(1);
    expect(answer.goals[0]!.gap).toBeGreaterThan(0);
    expect([answer.verdict, answer.robust!.isMet]).toEqual(["unreachable", false]);
  });
});
