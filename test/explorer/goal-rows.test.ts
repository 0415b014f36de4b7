/** The dashboard of goals: every goal once, and what a movement did to it. */
import { describe, expect, it } from "vitest";
import { goalCounts, goalLines, goalThemes, movedGoals } from "../../explorer/charts/goal-rows.ts";
import { contextOf, movedOutcome, outcomeOf, SHOWN_PLANS } from "./shown-plans.ts";

describe.each(SHOWN_PLANS)("the goals of %s", (plan) => {
  const outcome = outcomeOf(plan);
  const { results } = outcome.targets[0]!;

  it("are all told, once, as they fare", () => {
    for (const language of ["nl", "en"] as const) {
      const lines = goalLines(outcome, null, null, language);
      expect(lines.map(({ id, status }) => [id, status])).toEqual(
        results.map(({ target, status }) => [target.id, status]),
      );
      const counted = goalCounts(lines).reduce((sum, { count }) => sum + count, 0);
      expect(counted).toBe(results.length);
      const themes = goalThemes(lines, new Map());
      expect(themes.flatMap((theme) => theme.lines.map(({ id }) => id)).sort()).toEqual(
        results.map(({ target }) => target.id).sort(),
      );
      for (const line of lines) {
        expect(JSON.stringify(line)).not.toMatch(/NaN|undefined/);
        if (line.bullet !== null) {
          expect(line.bullet.to).toBeGreaterThanOrEqual(0);
          expect(line.bullet.to).toBeLessThanOrEqual(1);
          expect(line.bullet.wanted).toBeLessThanOrEqual(1);
        }
        if (line.status === "missed") expect(line.lacking).not.toBe("");
      }
    }
  });
});

describe("a movement", () => {
  const before = outcomeOf("plan");
  const levers = ["renewables.wind_capacity", "renewables.pv_roof_share"];

  it("that changes nothing changes no goal", () => {
    expect(movedGoals(goalLines(before, null, null, "nl"), before, before)).toEqual([]);
  });

  it("tells first what has another status now, and whether the others are nearer", () => {
    const now = movedOutcome("plan", levers, 0.5);
    const moved = movedGoals(goalLines(now, null, null, "nl"), now, before);
    const changed = moved.map(({ line, before: was }) => line.status !== was);
    expect(changed[0]).toBe(true);
    expect(changed.lastIndexOf(true)).toBeLessThan(changed.indexOf(false));
    const wind = moved.find(({ line }) => line.indicator === "renewables.wind_capacity");
    expect(wind?.isNearer).toBe(false);
    const back = movedGoals(goalLines(before, null, null, "nl"), before, now);
    const again = back.find(({ line }) => line.indicator === "renewables.wind_capacity");
    expect(again?.isNearer).toBe(true);
  });

  it("leaves rows where they are", () => {
    const now = movedOutcome("plan", levers, 0.5);
    const opened = goalLines(before, null, null, "nl");
    const order = new Map(opened.map(({ id, status }) => [id, status]));
    const ids = (of: typeof opened): string[] =>
      goalThemes(of, order).flatMap(({ lines }) => lines.map(({ id }) => id));
    expect(ids(goalLines(now, null, null, "nl"))).toEqual(ids(opened));
  });
});

it("goals stand beside those of another plan in the same words", () => {
  const [mine, theirs] = [outcomeOf("plan"), outcomeOf("networks")];
  expect(contextOf(mine, "nl", theirs).beside?.name).toBe("B");
  const lines = goalLines(mine, theirs, null, "nl");
  expect(lines.some(({ beside, reached }) => beside !== null && beside.reached !== reached)).toBe(
    true,
  );
});
