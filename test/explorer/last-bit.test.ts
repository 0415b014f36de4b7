/**
 * The figures of the page's charts against those of the command, for a plan with moved sliders: pyramid,
 * bars of districts and of investments, and all others, to the last bit that a chart keeps.
 */
import { beforeAll, describe, expect, it } from "vitest";
import { runScenario, type RunOutcome } from "../../engine/analysis/outcome.ts";
import { catalogue } from "../../engine/model/index.ts";
import { parseFormula } from "../../engine/scenario/formula/mathjs-parser.ts";
import { resolveScenario } from "../../engine/scenario/resolve.ts";
import type { PageChart } from "../../explorer/charts/page-chart.ts";
import { CHART_VIEWS, chartById, chartsOfView } from "../../explorer/charts/view-charts.ts";
import { MemoryFiles, suppliedTexts } from "../../explorer/session/memory-files.ts";
import { Session } from "../../explorer/session/session.ts";
import { agesIn, chartInput, members } from "../../viz/specs/input.ts";
import { rounded } from "../../viz/specs/frame.ts";
import { pageData } from "./page-data.ts";

let page: RunOutcome;
let command: RunOutcome;

beforeAll(() => {
  const data = pageData();
  const session = Session.open(data, "kortrijk-2040").session!;
  const moved = ["housing.renovation_rate", "housing.completions", "demography.arrivals_change"];
  let edits = session.level([], "heat", 4);
  for (const address of moved) {
    const { min, max } = session.slidersByAddress.get(address)!;
    edits = session.slide(edits, address, min + (max - min) * 0.61);
  }
  const answer = session.compute(edits);
  if ("diagnostics" in answer) throw new Error(JSON.stringify(answer.diagnostics));
  page = session.ground(answer.computed).outcome;
  const { scenario } = resolveScenario({
    files: new MemoryFiles({ "plan.yaml": session.planText(edits) }),
    ...{ planPath: "plan.yaml", catalogue, shipped: suppliedTexts(data.supplied) },
    formulas: () => parseFormula,
  });
  command = runScenario(scenario!);
});

const contextOf = (outcome: RunOutcome) => ({
  ...{ input: chartInput(outcome), beside: null, language: "nl" as const },
});
const chartOf = (id: string): PageChart => chartById(id, contextOf(page))!;
const valuesOf = (chart: PageChart) => chart.table().rows.map(({ values }) => values);

describe("a chart of the page", () => {
  it.each(CHART_VIEWS)("has in the view %s the figures of the command", (view) => {
    const [mine, theirs] = [page, command].map((outcome) => chartsOfView(view, contextOf(outcome)));
    expect(mine!.map(({ id }) => id)).toEqual(theirs!.map(({ id }) => id));
    mine!.forEach((chart, at) => {
      expect(chart.table(), chart.id).toEqual(theirs![at]!.table());
    });
  });

  it("counts in the pyramid the people of the command", () => {
    const { first } = command.run.shape;
    const ages = agesIn(command.catalogue, command.run, 0, first)!;
    const rows = valuesOf(chartOf("population-pyramid"));
    expect(rows.length).toBe(ages.male.length);
    rows.forEach(([male, female], age) => {
      expect([male, female]).toEqual([ages.male[age], ages.female[age]]);
    });
  });

  it("shows of every district the share of the command", () => {
    const { run } = command;
    const chart = chartOf("heat-network-districts");
    const district = new Map(
      command.scenario.model.regions[0]!.dimensions["district"]!.map((id, cell) => [id, cell]),
    );
    const shown = chart.legend(2040).map(({ id, value }) => [id, value] as const);
    expect(shown.length).toBeGreaterThan(3);
    const columns = chart.table().columns.length;
    expect(columns).toBe(shown.length);
    const served = [...district].filter(([id]) => shown.some(([one]) => one === id));
    valuesOf(chart).forEach((row, year) => {
      expect(row).toEqual(
        served.map(([, cell]) =>
          rounded(100 * run.series("heat.connected_share_by_district", cell, 0)[year]!),
        ),
      );
    });
  });

  it("adds up what the command says is spent on every measure", () => {
    const { run } = command;
    const chart = chartOf("investment-by-measure");
    const rows = valuesOf(chart);
    expect(rows.length).toBe(run.shape.years);
    const cells = members(chartInput(command), "cost_measure").map((_, cell) => cell);
    // What is spent with unchanged policy stands beside it.
    const known = new Set(
      [run, command.reference].flatMap((told) =>
        cells.map((cell) => {
          let sum = 0;
          const amounts = told.series("costs.investment_by_measure", cell, 0);
          const course = Array.from({ length: told.shape.years }, (_, year) =>
            rounded((sum += amounts[year]!) / 1e6),
          );
          return JSON.stringify(course);
        }),
      ),
    );
    const { columns } = chart.table();
    const unknown = columns.filter(
      (_, column) => !known.has(JSON.stringify(rows.map((row) => row[column]))),
    );
    expect(columns.length).toBeGreaterThan(10);
    // One bar holds several measures together.
    expect(unknown.map(({ label }) => label)).toEqual([
      ...["Andere, samen", "Andere, samen: Ongewijzigd beleid"],
    ]);
  });
});
