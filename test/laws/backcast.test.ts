/** What holds of every backcast. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { GoalReading } from "../../engine/analysis/backcast/goal-reading.ts";
import { solveLinearProgramme } from "../../engine/analysis/backcast/linear-programme.ts";
import { lackingOf, totalChange, type Problem } from "../../engine/analysis/backcast/problem.ts";
import { leastMix } from "../../engine/analysis/backcast/several-levers.ts";
import { runScenario } from "../../engine/analysis/outcome.ts";
import { cityOf } from "../../engine/model/index.ts";
import type { TargetModel } from "../../engine/scenario/resolved.ts";
import { answerTo, asked, level, leversText, runPart, targetOf } from "../arbitraries/backcasts.ts";
import { resolvedWith } from "../arbitraries/own-plan.ts";
import { shipped } from "../arbitraries/shipped.ts";

const plan = shipped("kortrijk/kortrijk-2040.yaml");
const { catalogue } = cityOf(plan.model);

/** Levers with a goal that they move all the way, and which way that is. */
interface Pair {
  readonly lever: string;
  readonly indicator: string;
  readonly direction: "at_least" | "at_most";
  /** What no lever can reach. */
  readonly beyond: number;
}
const pair = (
  lever: string,
  indicator: string,
  direction: Pair["direction"],
  beyond: number,
): Pair => ({ lever, indicator, direction, beyond });
const PAIRS = [
  pair("housing.renovation_rate", "housing.share_label_c_or_better", "at_least", 2),
  pair("housing.completions", "housing.dwellings", "at_least", 1e6),
  pair("housing.heating_mix[heat_pump]", "emissions.total", "at_most", 0),
  pair("mobility.modal_shift", "emissions.total", "at_most", 0),
  pair("industry.efficiency_rate", "emissions.total", "at_most", 0),
  pair("renewables.wind_capacity", "renewables.wind_capacity", "at_least", 1e7),
];

const reachedBy = (target: TargetModel, run: Parameters<GoalReading["margin"]>[0]): number => {
  const reading = GoalReading.of(target, plan, catalogue, 0, run);
  if (typeof reading === "string") throw new Error(reading);
  return reading.margin(run);
};

const question = fc.record({
  pair: fc.constantFrom(...PAIRS),
  year: fc.integer({ min: 2032, max: 2049 }),
  from: fc.integer({ min: 2025, max: 2029 }),
  share: fc.double({ min: 0.05, max: 0.9, noNaN: true }),
});

describe("an answer with one lever", () => {
  it("is met when it is written, read and run as a plan; with 1 % less change it is not", () => {
    fc.assert(
      fc.property(question, ({ pair: { lever: address, ...goal }, year, from, share }) => {
        const { indicator, direction, beyond } = goal;
        const levers = [asked(plan, address)];
        // What the whole room brings, and a part of that as the goal.
        const most = answerTo({
          ...{ scenario: plan, levers, from },
          targets: [level(indicator, direction, beyond, year)],
        });
        expect(most.verdict).toBe("unreachable");
        const { plan: now, answer: end } = most.goals[0]!;
        const target = level(indicator, direction, now + share * (end - now), year);
        const answer = answerTo({ scenario: plan, targets: [target], levers, from });
        expect(answer.verdict).toBe("found");
        const whole = runPart(answer, 1);
        expect(reachedBy(target, whole)).toBeGreaterThanOrEqual(0);
        expect(reachedBy(target, runPart(answer, 0.99))).toBeLessThan(0);
        const read = resolvedWith(leversText(answer));
        const { run } = runScenario(read, false);
        expect(reachedBy(target, run)).toBe(reachedBy(target, whole));
        // Years before the first that may change are as they were.
        const [id = ""] = address.split("[");
        const [mine, theirs] = [read, plan].map(({ model }) => {
          const path = model.regions[0]!.levers[id]!;
          return path.slice(0, ((from - model.first) * path.length) / 27);
        });
        expect(mine).toEqual(theirs);
      }),
      { numRuns: 25 },
    );
  });
});

/** Effects of levers that are neither all too small nor all alike. */
const slopes = fc.array(fc.double({ min: 0.05, max: 3, noNaN: true }), {
  minLength: 1,
  maxLength: 7,
});

/** The least of a linear programme by counting out all corners: small ones only. */
function leastOfCorners(costs: number[], row: number[][], atLeast: number[], room: number[]) {
  const count = costs.length;
  // Planes: every x at nought or its room, every row just met. A corner lies on as many as there are x.
  const planes: { readonly normal: number[]; readonly at: number }[] = [];
  for (let i = 0; i < count; i++) {
    const normal = costs.map((_, other) => (other === i ? 1 : 0));
    planes.push({ normal, at: 0 }, { normal, at: room[i]! });
  }
  row.forEach((normal, k) => planes.push({ normal, at: atLeast[k]! }));
  let best = Infinity;
  const look = ([x, y]: readonly [number, number]): void => {
    const isIn = [x, y].every((value, i) => value >= -1e-9 && value <= room[i]! + 1e-9);
    const isMet = row.every(([a, b], k) => a! * x + b! * y >= atLeast[k]! - 1e-9);
    if (isIn && isMet) best = Math.min(best, costs[0]! * x + costs[1]! * y);
  };
  planes.forEach((one, at) => {
    for (const other of planes.slice(at + 1)) {
      const [a, b] = one.normal as [number, number];
      const [c, d] = other.normal as [number, number];
      const by = a * d - b * c;
      if (Math.abs(by) < 1e-12) continue;
      look([(one.at * d - b * other.at) / by, (a * other.at - one.at * c) / by]);
    }
  });
  return best;
}

const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });

describe("a linear programme", () => {
  it("finds the best of all corners", () => {
    const pair = (min: number, max: number) => fc.tuple(number(min, max), number(min, max));
    const rows = fc.array(fc.tuple(pair(-2, 3), number(-1, 2)), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(pair(-1, 2), pair(0, 1), rows, (costs, room, conditions) => {
        const [row, atLeast] = [conditions.map(([one]) => one), conditions.map(([, one]) => one)];
        const best = leastOfCorners(costs, row, atLeast, room);
        fc.pre(Number.isFinite(best));
        const x = solveLinearProgramme({ costs, rows: row, atLeast, room });
        for (let at = 0; at < 2; at++) {
          expect(x[at]).toBeGreaterThanOrEqual(0);
          expect(x[at]).toBeLessThanOrEqual(room[at]!);
        }
        row.forEach(([a, b], k) => {
          expect(a * x[0]! + b * x[1]!).toBeGreaterThanOrEqual(atLeast[k]! - 1e-8);
        });
        expect(costs[0] * x[0]! + costs[1] * x[1]!).toBeLessThanOrEqual(best + 1e-6);
      }),
    );
  });
});

describe("the search beside a grid", () => {
  it("is never worse than the best of a grid, where effects bend, weaken each other and end", () => {
    const GRID = 40;
    const model = fc.record({
      effects: fc.tuple(number(0.2, 2), number(0.2, 2)),
      overlap: number(0, 0.4),
      saturation: number(0, 0.8),
      end: number(0.2, 1),
      wanted: number(0.1, 0.6),
    });
    fc.assert(
      fc.property(model, ({ effects: [a, b], overlap, saturation, end, wanted }) => {
        const effect = (x: number, y: number): number => {
          const [one, other] = [a * x * (1 - saturation * x * 0.5), b * Math.min(y, end)];
          return one + other - overlap * x * y;
        };
        const full = Math.max(effect(1, 1), effect(1, 0), effect(0, 1));
        const problem: Problem = {
          lowest: new Float64Array(2),
          highest: Float64Array.of(1, 1),
          attempt: (changes) => ({
            margins: Float64Array.of(effect(changes[0]!, changes[1]!) / (wanted * full) - 1),
            cost: 0,
          }),
        };
        const found = leastMix(problem, "change");
        let best = Infinity;
        for (let i = 0; i <= GRID; i++) {
          for (let j = 0; j <= GRID; j++) {
            if (effect(i / GRID, j / GRID) >= wanted * full) best = Math.min(best, (i + j) / GRID);
          }
        }
        expect(lackingOf(found.trial)).toBe(0);
        expect(totalChange(found.changes)).toBeLessThanOrEqual(best + 1e-3);
      }),
    );
  });
});

describe("the search among several levers", () => {
  it("costs what a knapsack costs that is filled with the best first", () => {
    fc.assert(
      fc.property(slopes, fc.double({ min: 0.05, max: 0.95, noNaN: true }), (effects, share) => {
        const wanted = share * effects.reduce((sum, effect) => sum + effect, 0);
        let [left, best] = [wanted, 0];
        for (const effect of [...effects].sort((a, b) => b - a)) {
          const part = Math.min(1, left / effect);
          best += part;
          left -= part * effect;
        }
        const room = effects.map(() => 1);
        const x = solveLinearProgramme({
          ...{ costs: room, rows: [effects], atLeast: [wanted], room },
        });
        expect(totalChange(x)).toBeCloseTo(best, 9);
        const problem: Problem = {
          lowest: new Float64Array(effects.length),
          highest: Float64Array.from(room),
          attempt: (changes) => {
            const sum = effects.reduce((total, effect, at) => total + effect * changes[at]!, 0);
            return { margins: Float64Array.of((sum - wanted) / wanted), cost: 0 };
          },
        };
        const found = leastMix(problem, "change");
        expect(lackingOf(found.trial)).toBe(0);
        expect(totalChange(found.changes)).toBeLessThan(best + 1e-4);
      }),
    );
  });

  it("leaves nothing that could be taken back, and says the same when it is asked again", () => {
    const addresses = ["housing.heating_mix[heat_pump]", "mobility.modal_shift"];
    const given = {
      ...{ scenario: plan, targets: [level("emissions.total", "at_most", 1.25e8, 2040)] },
      levers: [...addresses, "industry.electrification"].map((one) => asked(plan, one)),
    };
    const answer = answerTo(given);
    expect(answer.verdict).toBe("found");
    expect(answer.search.method).toBe("linear_programmes");
    const [target] = given.targets;
    expect(reachedBy(target!, runPart(answer, 1))).toBeGreaterThanOrEqual(0);
    expect(reachedBy(target!, runPart(answer, 0.99))).toBeLessThan(0);
    // Another question between, on the same wired modules.
    answerTo({ ...given, targets: [targetOf(plan, "social_dwellings_2040")] });
    expect(JSON.stringify(answerTo(given).levers)).toBe(JSON.stringify(answer.levers));
  });

  it("never costs more for the least cost than for the least change", () => {
    const given = {
      ...{ scenario: plan, targets: [level("emissions.total", "at_most", 1.3e8, 2040)] },
      levers: [
        asked(plan, "housing.heating_mix[heat_pump]"),
        asked(plan, "housing.renovation_rate", { max: 0.06 }),
        asked(plan, "renewables.wind_capacity", { max: 60_000 }),
      ],
    };
    const [change, cost] = [answerTo(given), answerTo({ ...given, least: "cost" })];
    expect([change.verdict, cost.verdict]).toEqual(["found", "found"]);
    // To a thousandth: what is written is rounded.
    const most = change.extraCost!.amount;
    expect(cost.extraCost!.amount).toBeLessThanOrEqual(most + 1e-3 * Math.abs(most));
    expect(change.totalChange).toBeLessThanOrEqual(cost.totalChange * 1.001);
  });
});

describe("the wishes of an answer", () => {
  it("are not beyond what the model can do in the year of the goal", () => {
    const answer = answerTo({
      ...{ scenario: plan, targets: [level("emissions.total", "at_most", 0, 2040)] },
      levers: [asked(plan, "housing.renovation_rate"), asked(plan, "renewables.wind_capacity")],
    });
    expect(answer.verdict).toBe("unreachable");
    expect(answer.levers.map(({ heldBy }) => heldBy)).toEqual(["model", "model"]);
    for (const { year, lever, wished, got } of answer.limits) {
      const isStock = lever === "renewables.wind_capacity";
      if (isStock ? year !== 2040 : year > 2040) continue;
      expect((wished - got) / wished).toBeLessThan(5e-3);
    }
  });
});

describe("the wishes of levers that share what there is", () => {
  it("come true together, and not only each by itself", () => {
    const reference = shipped("kortrijk/referentie.yaml");
    const answer = answerTo({
      scenario: reference,
      targets: [level("heat.delivered", "at_least", 1e10, 2036)],
      levers: ["venning", "kortrijk_centrum", "sint_elisabeth"].map((district) =>
        asked(reference, `heat.connection_share[${district}]`),
      ),
    });
    expect(answer.verdict).toBe("unreachable");
    expect(answer.totalChange).toBeGreaterThan(0.1);
    for (const { year, wished, got } of answer.limits.filter((row) => row.year === 2036)) {
      expect([year, (wished - got) / wished < 1e-2]).toEqual([2036, true]);
    }
  });
});

describe("the milestones of a goal about a change", () => {
  it("say the change year by year, and in its year what is reached", () => {
    const answer = answerTo({
      ...{ scenario: plan, targets: [targetOf(plan, "co2_2040")] },
      levers: [asked(plan, "mobility.modal_shift")],
    });
    const [{ course, series, target, answer: reached, plan: ofPlan }] = answer.goals as [
      (typeof answer.goals)[0],
    ];
    const at = target.year - plan.model.first;
    expect([course!.plan[at], course!.answer[at]]).toEqual([ofPlan, reached]);
    const base = series.answer[at]! / (1 + reached);
    course!.answer.forEach((change, year) => {
      expect(change).toBeCloseTo(series.answer[year]! / base - 1, 12);
    });
  });

  it("are of the level alone where the goal is one", () => {
    const answer = answerTo({
      ...{ scenario: plan, targets: [targetOf(plan, "wind_2040")] },
      levers: [asked(plan, "renewables.wind_capacity")],
    });
    const [{ course, series, target, plan: ofPlan }] = answer.goals as [(typeof answer.goals)[0]];
    expect(course).toBeNull();
    expect(series.plan[target.year - plan.model.first]).toBe(ofPlan);
  });
});

describe("a robust answer", () => {
  const robust = { share: 0.8, members: 96, seed: 1, sampling: "random" } as const;
  const given = {
    ...{ scenario: plan, targets: [targetOf(plan, "social_dwellings_2040")] },
    levers: [asked(plan, "housing.social_completions")],
  };

  it("meets the goal in as many members as are asked, and does more than the plain one", () => {
    const [plain, sure] = [answerTo(given), answerTo({ ...given, robust })];
    expect(sure.verdict).toBe("found");
    expect(sure.robust).toMatchObject({ isMet: true, check: { members: 480, seed: 2 } });
    expect(sure.robust!.met).toBeGreaterThanOrEqual(77);
    expect(sure.robust!.metByPlan).toBeLessThan(77);
    expect(sure.levers[0]!.change).toBeGreaterThan(plain.levers[0]!.change);
    // Again, to the bit.
    expect(JSON.stringify(answerTo({ ...given, robust }).robust)).toBe(JSON.stringify(sure.robust));
  });

  it("says so when even all that is possible is not enough", () => {
    const levers = [asked(plan, "housing.social_completions", { max: 79 / 1 })];
    const answer = answerTo({ ...given, levers, robust: { ...robust, share: 0.99 } });
    expect(answer.verdict).toBe("unreachable");
    expect(answer.robust!.met).toBeLessThan(96);
  });
});
