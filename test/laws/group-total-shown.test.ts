/** What is shown of one region can be shown of the sums of a group, and leaves out what has none. */
import path from "node:path";
import { describe, expect, it } from "vitest";
import { runGroup } from "../../engine/analysis/group/run-group.ts";
import { resultTables, type Table } from "../../viz/files/result-tables.ts";
import { chartsToDraw } from "../../viz/files/charts.ts";
import { runReport } from "../../viz/files/report/run-report.ts";
import { scaled } from "../arbitraries/city.ts";
import { inventedGroup, renamed } from "../arbitraries/invented-group.ts";
import { root } from "../arbitraries/root.ts";
import { shipped } from "../arbitraries/shipped.ts";

const plan = shipped("kortrijk/kortrijk-2040.yaml");
const small = { ...plan, model: scaled(plan.model, 0.3) };
const group = runGroup(
  inventedGroup([renamed(plan, "a"), renamed(small, "spiere-b")], {
    moves: [
      { from: "a", to: "spiere-b", share: 0.1 },
      { from: "spiere-b", to: "a", share: 0.3 },
    ],
    targets: plan.model.targets,
  }),
);
const { total, members } = group;
const hashes = { scenario: "a".repeat(64), notes: "b".repeat(64), engine: "c".repeat(64) };

describe("the total of a group", () => {
  it("fills every table of results, of which those of amounts are sums", () => {
    const [tables, own] = [total, members[0]!].map(resultTables) as [Table[], Table[]];
    const names = (list: readonly Table[]): string[] => list.map(({ name }) => name);
    const missing = new Set(names(own).filter((name) => !names(tables).includes(name)));
    for (const name of missing)
      expect(name).toMatch(/heating_redirected|heat_per_floor|checks|costs/);
    expect(tables.length).toBeGreaterThan(50);
    const people = total.run.at("demography.population", 2040);
    expect(people).toBe(
      members[0]!.run.at("demography.population", 2040) +
        members[1]!.run.at("demography.population", 2040),
    );
  });

  it("draws every chart that it has the figures for, in both languages", () => {
    const charts = chartsToDraw(total, 0);
    expect(charts.length).toBeGreaterThan(20);
    for (const chart of charts) {
      for (const language of ["nl", "en"] as const) {
        expect(JSON.stringify(chart.spec(language)), chart.id).not.toMatch(/NaN|undefined/);
      }
    }
  });

  it("makes a report, with the goals of the group held against the sums", () => {
    const page = runReport({
      ...{ outcome: total, charts: [[]], split: null, language: "nl", hashes, version: "1.2.3" },
      files: { fontFolder: path.join(root, "viz", "fonts"), script: null },
    });
    expect(page).not.toMatch(/NaN|undefined/);
    const [first] = total.targets[0]!.results;
    expect(first!.reached).not.toBeNull();
  });
});
