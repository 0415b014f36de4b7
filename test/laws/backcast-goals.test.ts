/** What holds of backcasts whatever the goal speaks of, and whatever kind of lever moves. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { GoalReading } from "../../engine/analysis/backcast/goal-reading.ts";
import { runScenario } from "../../engine/analysis/outcome.ts";
import { cityOf } from "../../engine/model/index.ts";
import type { ResolvedScenario, TargetModel } from "../../engine/scenario/resolved.ts";
import { answerTo, asked, level, leversText, runPart } from "../arbitraries/backcasts.ts";
import { indicatorsText, resolvedWith } from "../arbitraries/own-plan.ts";

const OWN = indicatorsText({
  co2_per_head: ["emissions.total / demography.population", "kg/person/year"],
});
/** Levers that the plan itself sets by formula. */
const SET_BY_FORMULA =
  "levers:\n  industry.efficiency_rate: '1 %/year + 0.5 %/year * ramp(2026, 2040)'\n";
const plan = resolvedWith(OWN);
const byFormula = resolvedWith(`${OWN}${SET_BY_FORMULA}`);

type Goal = Pick<TargetModel, "indicator" | "direction"> &
  Partial<Pick<TargetModel, "kind" | "relative" | "baseYear" | "by">> & {
    /** What no lever can reach. */
    readonly beyond: number;
  };
const CHANGE = { kind: "change", relative: true, baseYear: 2026 } as const;
const GOALS = {
  emissions: { indicator: "emissions.total", direction: "at_most", beyond: 0 },
  less: { indicator: "emissions.total", direction: "at_most", beyond: -5, ...CHANGE },
  always: { indicator: "emissions.total", direction: "at_most", beyond: 0, kind: "annual_level" },
  own: { indicator: "co2_per_head", direction: "at_most", beyond: 0 },
  heat: { indicator: "heat.delivered", direction: "at_least", beyond: 1e12 },
  heatThere: { indicator: "heat.delivered[venning]", direction: "at_least", beyond: 1e12 },
  wind: { indicator: "renewables.wind_capacity", direction: "at_least", beyond: 1e9, by: "end" },
  lifelong: { indicator: "housing.lifelong_added", direction: "at_least", beyond: 1e9 },
} as const satisfies Record<string, Goal>;

const PAIRS: readonly (readonly [string, keyof typeof GOALS])[] = [
  ["heat.connection_share[venning]", "heat"],
  ["heat.connection_share[venning]", "emissions"],
  ["tertiary.heating_mix[heat_pump]", "less"],
  ["housing.heating_mix[heat_pump]", "always"],
  ["housing.new_heating_mix[heat_pump]", "emissions"],
  ["mobility.modal_shift", "own"],
  ["renewables.wind_capacity", "wind"],
  ["renewables.wind_capacity", "less"],
  ["housing.lifelong_added", "lifelong"],
  ["industry.efficiency_rate", "own"],
  ["industry.efficiency_rate", "less"],
];

const marginOf = (
  target: TargetModel,
  scenario: ResolvedScenario,
  run: Parameters<GoalReading["margin"]>[0],
): number => {
  const { catalogue } = cityOf(scenario.model);
  const reading = GoalReading.of(target, scenario, catalogue, 0, run);
  if (typeof reading === "string") throw new Error(reading);
  return reading.margin(run);
};

const question = fc.record({
  pair: fc.constantFrom(...PAIRS),
  year: fc.integer({ min: 2032, max: 2049 }),
  from: fc.integer({ min: 2025, max: 2029 }),
  share: fc.double({ min: 0.05, max: 0.9, noNaN: true }),
  formula: fc.boolean(),
});

describe("an answer, whatever the goal and the lever", () => {
  it("is met when it is written, read and run as a plan; with 1 % less change it is not", () => {
    fc.assert(
      fc.property(question, ({ pair: [address, about], year, from, share, formula }) => {
        const { beyond, indicator, direction, ...kind }: Goal = GOALS[about];
        const scenario = formula ? byFormula : plan;
        const goal = (value: number): TargetModel => ({
          ...level(indicator, direction, value, year),
          ...kind,
        });
        const levers = [asked(scenario, address)];
        const most = answerTo({ scenario, levers, from, targets: [goal(beyond)] });
        // Where the model lets nothing through, there is nothing to ask.
        fc.pre(most.verdict === "unreachable" && most.totalChange > 1e-3);
        const { plan: now, answer: end } = most.goals[0]!;
        fc.pre(Math.abs(end - now) > 1e-6 * Math.abs(now));
        const target = goal(now + share * (end - now));
        const answer = answerTo({ scenario, targets: [target], levers, from });
        expect(answer.verdict).toBe("found");
        expect(answer.goals[0]!.gap).toBe(0);
        const whole = runPart(answer, 1);
        expect(marginOf(target, scenario, whole)).toBeGreaterThanOrEqual(0);
        expect(marginOf(target, scenario, runPart(answer, 0.99))).toBeLessThan(0);
        const own = formula ? SET_BY_FORMULA : "";
        // Of a lever by formula the written points count from their first year on, on top of the formula.
        if (formula && address === "industry.efficiency_rate") return;
        const points = leversText(answer).replace("levers:\n", "");
        const read = resolvedWith(`${OWN}${own === "" ? "levers:\n" : own}${points}`);
        const { run } = runScenario(read, false);
        expect(marginOf(target, read, run)).toBe(marginOf(target, scenario, whole));
      }),
      { numRuns: 12 },
    );
  });
});
