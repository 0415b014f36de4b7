/** Backcasts of which the answer can be worked out by hand. */
import { describe, expect, it } from "vitest";
import { solveLinearProgramme } from "../../engine/analysis/backcast/linear-programme.ts";
import { smallestChange } from "../../engine/analysis/backcast/one-lever.ts";
import type { Least, Problem } from "../../engine/analysis/backcast/problem.ts";
import { leastMix } from "../../engine/analysis/backcast/several-levers.ts";
import { answerTo, asked, leversText, targetOf } from "../arbitraries/backcasts.ts";
import { resolvedWith, runWith } from "../arbitraries/own-plan.ts";

const ends = (count: number, end: number): Float64Array => new Float64Array(count).fill(end);

const problemOf = (
  count: number,
  margins: (x: ArrayLike<number>) => number[],
  cost: (x: ArrayLike<number>) => number = () => 0,
): Problem => ({
  lowest: ends(count, -1),
  highest: ends(count, 1),
  attempt: (x) => ({ margins: Float64Array.from(margins(x)), cost: cost(x) }),
});

const one = (response: (x: number) => number) =>
  smallestChange(problemOf(1, (x) => [response(x[0]!)]));

describe("one lever", () => {
  it("finds where a straight response begins to do", () => {
    const { changes, isMet } = one((x) => 2 * x - 0.6);
    expect(isMet).toBe(true);
    expect(changes[0]).toBeGreaterThanOrEqual(0.3);
    expect(changes[0]).toBeCloseTo(0.3, 6);
  });

  it("finds the nearer of two sides, and a response that turns back", () => {
    expect(one((x) => Math.abs(x + 0.1) - 0.5).changes[0]).toBeCloseTo(0.4, 6);
    // Does from 0.2 to 0.5 only: the end of the room would tell nothing.
    expect(one((x) => 0.0225 - (x - 0.35) * (x - 0.35)).changes[0]).toBeCloseTo(0.2, 6);
  });

  it("is not stopped by a response that is flat for a while", () => {
    const { changes, isMet } = one((x) => (x < 0.7 ? -1 : 10 * (x - 0.72)));
    expect([isMet, changes[0]!.toFixed(6)]).toEqual([true, "0.720000"]);
  });

  it("says what is best where nothing does, with no more than that takes", () => {
    // Rises to 0.4 and stays: more of the lever brings nothing.
    const { changes, isMet, trial } = one((x) => Math.min(x, 0.4) - 1);
    expect(isMet).toBe(false);
    expect(trial.margins[0]).toBeCloseTo(-0.6, 6);
    expect(changes[0]).toBeCloseTo(0.4, 6);
  });

  it("leaves alone what does already", () => {
    expect(one((x) => 1 - x).changes[0]).toBe(0);
  });
});

describe("a linear programme", () => {
  it("fills what brings most for its cost first", () => {
    const x = solveLinearProgramme({
      ...{ costs: [1, 1, 2], rows: [[1, 3, 2]], atLeast: [4], room: [5, 1, 5] },
    });
    expect([...x]).toEqual([1, 1, 0]);
  });

  it("solves the example of two conditions", () => {
    // The diet of Stigler's kind: min 3a + 2b, 2a + b >= 8, a + 2b >= 7; the corner is (3, 2).
    const x = solveLinearProgramme({
      ...{ costs: [3, 2], atLeast: [8, 7], room: [10, 10] },
      rows: [
        [2, 1],
        [1, 2],
      ],
    });
    expect(x[0]).toBeCloseTo(3, 12);
    expect(x[1]).toBeCloseTo(2, 12);
  });

  it("lacks as little as possible where a condition cannot be", () => {
    const x = solveLinearProgramme({ costs: [1, 1], rows: [[1, 2]], atLeast: [9], room: [2, 3] });
    expect([...x]).toEqual([2, 3]);
  });
});

describe("several levers", () => {
  const mix = (problem: Problem, least: Least) => leastMix(problem, least);

  it("moves the one that brings most, to its end, and then the next", () => {
    const { changes, isMet, agreeing, starts } = mix(
      problemOf(3, (x) => [x[0]! + 3 * x[1]! - 2 * x[2]! - 4]),
      "change",
    );
    expect(isMet).toBe(true);
    expect(changes[0]).toBeCloseTo(0, 5);
    expect(changes[1]).toBeCloseTo(1, 5);
    expect(changes[2]).toBeCloseTo(-0.5, 5);
    expect(agreeing).toBe(starts);
  });

  it("divides an effort whose price rises as Lagrange says: x = 2/3 and 1/3", () => {
    const { changes, trial } = mix(
      problemOf(
        2,
        (x) => [x[0]! + x[1]! - 1],
        (x) => x[0]! * x[0]! + 2 * x[1]! * x[1]!,
      ),
      "cost",
    );
    expect(changes[0]).toBeCloseTo(2 / 3, 2);
    expect(changes[1]).toBeCloseTo(1 / 3, 2);
    expect(trial.cost).toBeCloseTo(2 / 3, 4);
  });

  it("meets two conditions that pull on the same levers", () => {
    const { changes, isMet } = mix(
      problemOf(2, (x) => [2 * x[0]! + x[1]! - 0.8, x[0]! + 2 * x[1]! - 0.7]),
      "change",
    );
    expect(isMet).toBe(true);
    expect(changes[0]).toBeCloseTo(0.3, 4);
    expect(changes[1]).toBeCloseTo(0.2, 4);
  });

  it("follows a response that bends, and one that a limit cuts off", () => {
    const bent = mix(
      problemOf(2, (x) => [Math.sqrt(Math.max(0, x[0]!)) + Math.min(x[1]!, 0.1) - 0.8]),
      "change",
    );
    // Of the second 0.1 brings 0.1; the first has to bring 0.7, for which it takes 0.49.
    expect(bent.isMet).toBe(true);
    expect(bent.changes[0]).toBeCloseTo(0.49, 3);
    expect(bent.changes[1]).toBeCloseTo(0.1, 3);
  });
});

describe("a programme of the city", () => {
  const plan = `levers:
  housing.lifelong_added: 100 dwellings/year
targets:
  asked: { indicator: housing.lifelong_added, at_least: 2000 dwellings, year: 2040, source: test }
`;

  it("takes what the sum of a straight line says: 7.5 times what is lacking at full size", () => {
    const scenario = resolvedWith(plan, "./referentie.yaml");
    const answer = answerTo({
      scenario,
      targets: [targetOf(scenario, "asked")],
      levers: [asked(scenario, "housing.lifelong_added")],
    });
    // 16 years of 100 are 1600; growing from 2025 in sixteen steps the extra counts 1/16 … 15/16.
    expect(answer.verdict).toBe("found");
    expect(answer.goals[0]).toMatchObject({ plan: 1600, gapOfPlan: 400, gap: 0 });
    const [lever] = answer.levers;
    expect(lever!.answer.at(-1)).toBeCloseTo(100 + 400 / 7.5, 0);
    expect(answer.written[0]!.points.map(({ text }) => text)).toEqual([
      "103.4 dwellings/year",
      "153.4 dwellings/year",
    ]);
    // The plan below gives 100 before the first year that changes.
    const levers = leversText(answer).replace("{ ", "{ 2024: 100 dwellings/year, ");
    const ran = runWith(plan.replace(/levers:\n.*\n/, levers), "./referentie.yaml");
    const [result] = ran.targets[0]!.results.filter(({ target }) => target.id === "asked");
    expect(result!.gap).toBe(0);
    expect(result!.reached).toBeGreaterThanOrEqual(2000);
    expect(result!.reached).toBeLessThan(2001.5);
  });

  it("begins later where it may, and then takes more", () => {
    const scenario = resolvedWith(plan, "./referentie.yaml");
    const answer = answerTo({
      scenario,
      ...{ targets: [targetOf(scenario, "asked")], from: 2031 },
      levers: [asked(scenario, "housing.lifelong_added")],
    });
    // From 2031 in ten steps, of which nine count: 4.5 times.
    expect(answer.levers[0]!.answer.at(-1)).toBeCloseTo(100 + 400 / 4.5, 0);
    expect(answer.levers[0]!.answer.slice(0, 7)).toEqual([...ends(7, 100)]);
  });

  it("says how far it is from what cannot be, and which bound holds it", () => {
    const scenario = resolvedWith(plan, "./referentie.yaml");
    const answer = answerTo({
      scenario,
      targets: [targetOf(scenario, "asked")],
      levers: [asked(scenario, "housing.lifelong_added", { max: 130 })],
    });
    // 30 more is 225 of the 400.
    expect(answer.verdict).toBe("unreachable");
    expect(answer.goals[0]!.gap).toBeCloseTo(175, 0);
    expect(answer.levers[0]).toMatchObject({ heldBy: "given" });
    expect(answer.levers[0]!.alone).toBeCloseTo(225 / 400, 6);
  });

  it("says how far back a plan that does more than enough can go", () => {
    const scenario = resolvedWith(plan.replace("100", "150"), "./referentie.yaml");
    const answer = answerTo({
      scenario,
      targets: [targetOf(scenario, "asked")],
      levers: [asked(scenario, "housing.lifelong_added")],
    });
    expect(answer.verdict).toBe("already");
    // 2400 is 400 to spare: 53.3 of the 150 at full size.
    expect(answer.levers[0]!.slack).toBeCloseTo(-(400 / 7.5) / 150, 4);
    expect(answer.written).toEqual([]);
  });

  it("says so when no lever has to do with the goal", () => {
    const scenario = resolvedWith(plan, "./referentie.yaml");
    const answer = answerTo({
      scenario,
      targets: [targetOf(scenario, "asked")],
      levers: [asked(scenario, "mobility.shared_cars")],
    });
    expect(answer.verdict).toBe("unmoved");
  });
});
