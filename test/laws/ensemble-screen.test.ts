/** An ensemble on the terminal: one screen, every goal with its chance, in both languages. */
import { describe, expect, it } from "vitest";
import { ensembleText } from "../../cli/ensemble-text.ts";
import { inventedEnsemble } from "../arbitraries/invented-ensemble.ts";
import { shipped, SHIPPED_PLANS } from "../arbitraries/shipped.ts";

describe.each(SHIPPED_PLANS)("the screen of %s", (name) => {
  const scenario = shipped(name);
  const { record } = inventedEnsemble(scenario, {}, [
    { member: 17, output: "emissions.total", year: 2041 },
  ]);

  it.each(["nl", "en"] as const)("is 62 lines of 100 characters at most, in %s", (language) => {
    const lines = ensembleText([record], [], language).trimEnd().split("\n");
    expect(lines.length).toBeLessThanOrEqual(62);
    expect(lines.filter((line) => line.length > 100)).toEqual([]);
  });

  it.each(["nl", "en"] as const)("names every goal that can be evaluated, in %s", (language) => {
    const text = ensembleText([record], [], language).replace(/\s+/g, " ");
    const [region] = record.regions;
    for (const { target, evaluable } of region!.goals) {
      const short = scenario.notes.targets[target.id]!.short[language];
      // A name beyond the width of its column ends in dots.
      if (evaluable > 0) expect(text).toContain(`${target.year} ${short}`.slice(0, 40));
    }
  });

  it("tells seed, members, what was drawn, what failed and what a band leaves out", () => {
    const text = ensembleText([record], [], "nl").replace(/\s+/g, " ");
    expect(text).toContain("startgetal 1 (--seed)");
    expect(text).toContain("10.000 doorrekeningen");
    expect(text).toContain("17 (emissions.total, 2041)");
    expect(text).toMatch(/\d+ onzekere cijfers \(\d+ aanname,/);
    expect(text).toContain("de echte onzekerheid is groter");
  });

  it("says nothing as sure that one member denies", () => {
    for (const language of ["nl", "en"] as const) {
      expect(ensembleText([record], [], language)).not.toMatch(/ 100 %  | 0 %  /);
    }
  });
});

it("rounds chances to five points where members are few", () => {
  const { record } = inventedEnsemble(shipped("kortrijk/kortrijk-2040.yaml"), { members: 500 });
  const chances = [...ensembleText([record], [], "nl").matchAll(/ (\d+) %  /g)];
  expect(chances.length).toBeGreaterThan(3);
  for (const [, number] of chances) expect(Number(number) % 5).toBe(0);
});
