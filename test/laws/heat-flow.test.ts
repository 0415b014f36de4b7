/** Laws of the picture of heat flows: what its accounts hold, and where its bands stand. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runScenario, type RunOutcome } from "../../engine/analysis/outcome.ts";
import { compileStrictly } from "../../viz/files/render.ts";
import { accountIn } from "../../viz/specs/accounts.ts";
import { heatFlows, heatNodes } from "../../viz/specs/heat-flow/flows.ts";
import { grouped, SMALL_SHARE } from "../../viz/specs/heat-flow/grouping.ts";
import { heatFlow } from "../../viz/specs/heat-flow/index.ts";
import {
  bandPoints,
  crossings,
  heightOf,
  ordered,
  placedBands,
  placedNodes,
  throughput,
  WORTHWHILE,
  type Columns,
  type Flow,
} from "../../viz/specs/heat-flow/sankey.ts";
import { heatNetworkDistricts } from "../../viz/specs/heat-network-districts.ts";
import { chartInput, members, type ChartInput } from "../../viz/specs/input.ts";
import { shipped } from "../arbitraries/shipped.ts";
import { expectClose } from "./whole-run.ts";

const add = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
const into = (flows: readonly Flow[], id: string): number =>
  add(flows.filter(({ to }) => to === id).map(({ value }) => value));
const outOf = (flows: readonly Flow[], id: string): number =>
  add(flows.filter(({ from }) => from === id).map(({ value }) => value));

const PLANS = ["referentie", "warmtenetten-eerst", "beste-combinatie"] as const;
const outcomes = new Map<string, RunOutcome>();
function inputOf(plan: (typeof PLANS)[number]): ChartInput {
  const outcome = outcomes.get(plan) ?? runScenario(shipped(`kortrijk/${plan}.yaml`));
  outcomes.set(plan, outcome);
  return chartInput(outcome);
}

describe("the heat of a year", () => {
  it.each(PLANS)("of %s leaves every system as it came in", (plan) => {
    const input = inputOf(plan);
    const nodes = heatNodes(input);
    for (const year of [2024, 2031, 2040, 2050]) {
      const flows = heatFlows(input, year);
      const total = add(flows.map(({ value }) => value));
      for (const { id, column } of nodes) {
        const [came, went] = [into(flows, id), outOf(flows, id)];
        if (column === 1) expectClose(came, went, total, `${id} in ${year}`);
        if (column === 0) expect(came).toBe(0);
        if (column === 2) expect(went).toBe(0);
      }
      for (const { from, to, value } of flows) {
        expect(value).toBeGreaterThan(0);
        const [a, b] = [from, to].map((id) => nodes.find((node) => node.id === id)!.column);
        expect(b! - a!).toBe(1);
      }
    }
  });

  it.each(PLANS)("of %s gives users the heat demand of buildings", (plan) => {
    const input = inputOf(plan);
    for (const year of [2024, 2040, 2050]) {
      const flows = heatFlows(input, year);
      const given = add(["homes", "services", "city"].map((id) => into(flows, id)));
      const wanted = input.run.at("heat.building_demand", year);
      expectClose(given, wanted, wanted, `useful heat in ${year}`);
    }
  });

  it.each(PLANS)("of %s feeds networks what the model feeds in, from the same sources", (plan) => {
    const input = inputOf(plan);
    for (const year of [2024, 2040, 2050]) {
      const flows = heatFlows(input, year);
      const networks = heatNodes(input).filter(({ place }) => place !== undefined);
      const delivered = networks.map(({ id }) =>
        add(
          flows.filter(({ from, to }) => from === id && to !== "losses").map(({ value }) => value),
        ),
      );
      const wanted = input.run.at("heat.delivered", year);
      expectClose(add(delivered), wanted, wanted, `delivered in ${year}`);
      const gas = add(
        flows
          .filter(({ from, to }) => from === "natural_gas" && to.startsWith("network:"))
          .map(({ value }) => value),
      );
      expectClose(gas, input.run.at("heat.plant_gas", year), wanted, `gas of plants in ${year}`);
    }
  });

  it.each(PLANS)("of %s burns the gas of the energy balance, but for cooking", (plan) => {
    const input = inputOf(plan);
    const carriers = members(input, "carrier");
    const gas = carriers.findIndex(({ id }) => id === "natural_gas");
    const heating = members(input, "heating");
    for (const year of [2024, 2040, 2050]) {
      const balance = accountIn(input, "emissions.energy", carriers.length, year)!;
      const homes = accountIn(input, "housing.dwelling_heat", heating.length, year)!;
      const columns = ["out_households", "out_tertiary", "out_municipal", "out_heat_networks"];
      const used = add(columns.map((column) => balance.at(column, gas)));
      const cooking = add(heating.map((_, cell) => homes.at("out_cooking", cell)));
      const drawn = outOf(heatFlows(input, year), "natural_gas");
      expectClose(drawn, used - cooking, used, `gas in ${year}`);
    }
  });

  it.each(PLANS)("of %s keeps its sums when what is small is put together", (plan) => {
    const input = inputOf(plan);
    const nodes = heatNodes(input);
    const years = [2024, 2040].map((year) => heatFlows(input, year));
    const { flows, merged } = grouped(years, nodes);
    flows.forEach((those, i) => {
      const total = add(years[i]!.map(({ value }) => value));
      expectClose(add(those.map(({ value }) => value)), total, total, plan);
      for (const [id, members] of merged) {
        expect(members.length).toBeGreaterThan(1);
        const before = add(members.map((member) => throughput(member.id, years[i]!)));
        expectClose(throughput(id, those), before, total, id);
        for (const member of members) {
          expect(throughput(member.id, years[i]!)).toBeLessThan(SMALL_SHARE * total);
          expect(throughput(member.id, those)).toBe(0);
        }
      }
    });
  });

  it("is that of one network where a region names no districts", () => {
    const input = inputOf("warmtenetten-eerst");
    const { model } = input.scenario;
    const region = {
      ...model.regions[0]!,
      dimensions: { ...model.regions[0]!.dimensions, district: [] },
    };
    const without = {
      ...input,
      scenario: { ...input.scenario, model: { ...model, regions: [region] } },
    };
    const networks = (given: ChartInput): string[] =>
      heatNodes(given).flatMap(({ id, place }) => (place === undefined ? [] : [id]));
    const heat = (given: ChartInput): number =>
      add(networks(given).map((id) => throughput(id, heatFlows(given, 2040))));
    expect(networks(without)).toHaveLength(1);
    expectClose(heat(without), heat(input), heat(input), "heat of the networks");
    expect(() => compileStrictly(heatFlow.spec(without, "nl"))).not.toThrow();
    expect(heatNetworkDistricts.available!(without)).toBe(false);
  });

  it("tells who cannot see it every amount, and what changes most", () => {
    const { description = "" } = heatFlow.spec(inputOf("warmtenetten-eerst"), "nl");
    expect(description).toMatch(/2024: 637\sGWh, uit Aardgas 519, Stookolie 54,/);
    expect(description).toContain("gebruikt door Woningen 300, Diensten 179, Verlies 50,");
    expect(description).toContain(
      "Het meest verandert van 2024 naar 2040: Aardgas van 519 naar 284, Omgevingswarmte van 17 naar 121 GWh.",
    );
  });

  it("keeps a long name of a district on its side of the picture", () => {
    const input = inputOf("warmtenetten-eerst");
    const [region] = input.scenario.notes.regions;
    const long = { nl: `Groot ${"en breed ".repeat(20)}`, en: `Large ${"and wide ".repeat(20)}` };
    const district = { ...region!.members["district"], kortrijk_centrum: long };
    const regions = [{ ...region!, members: { ...region!.members, district } }];
    const scenario = { ...input.scenario, notes: { ...input.scenario.notes, regions } };
    const text = JSON.stringify(heatFlow.spec({ ...input, scenario }, "en"));
    expect(text).toMatch(/"Large and wide [a-z ]*… 54"/);
  });

  it("is the same picture of a place a thousand times smaller, in its own unit", () => {
    const input = inputOf("warmtenetten-eerst");
    const { accounts } = input.run;
    const small = Object.create(input.run, {
      accounts: {
        value: accounts.map(
          (records) =>
            new Map([...records].map(([id, values]) => [id, values.map((v) => v / 1e3)])),
        ),
      },
      at: {
        value: (...where: Parameters<typeof input.run.at>) => input.run.at(...where) / 1e3,
      },
    }) as typeof input.run;
    const specOf = (run: typeof input.run): string =>
      JSON.stringify(heatFlow.spec({ ...input, run }, "nl")).replaceAll("MWh", "GWh");
    expect(heatFlow.spec({ ...input, run: small }, "nl").description).toContain("637 MWh");
    expect(specOf(small)).toBe(specOf(input.run));
  });

  it("is not drawn of a run that recorded no accounts, or where a figure behind them is unknown", () => {
    const scenario = shipped("kortrijk/referentie.yaml");
    const input = inputOf("referentie");
    expect(heatFlow.available!(input)).toBe(true);
    expect(heatFlow.available!(chartInput(runScenario(scenario, false)))).toBe(false);
    const region = { ...scenario.model.regions[0]!, unknownOutputs: ["tertiary.energy"] };
    const unknown = { ...scenario, model: { ...scenario.model, regions: [region] } };
    expect(heatFlow.available!({ ...input, scenario: unknown })).toBe(false);
  });
});

/** Flows through three columns of which every middle node passes on what it gets. */
const threeColumns = fc
  .record({
    sources: fc.integer({ min: 1, max: 6 }),
    systems: fc.integer({ min: 1, max: 7 }),
    users: fc.integer({ min: 1, max: 4 }),
    amounts: fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 42, maxLength: 42 }),
    shares: fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 28, maxLength: 28 }),
  })
  .map(({ sources, systems, users, amounts, shares }) => {
    const names = (letter: string, count: number): string[] =>
      Array.from({ length: count }, (_, i) => `${letter}${i}`);
    const columns = [names("a", sources), names("b", systems), names("c", users)];
    const flows: Flow[] = [];
    columns[1]!.forEach((system, s) => {
      const given = columns[0]!.map((source, i) => ({ source, value: amounts[s * 6 + i]! }));
      for (const { source, value } of given) {
        if (value > 0) flows.push({ from: source, to: system, value });
      }
      const whole = add(given.map(({ value }) => value));
      const parts = columns[2]!.map((_, u) => shares[s * 4 + u]!);
      const of = add(parts);
      columns[2]!.forEach((user, u) => {
        const value = of > 0 ? (whole * parts[u]!) / of : u === 0 ? whole : 0;
        if (value > 0) flows.push({ from: system, to: user, value });
      });
    });
    return { columns: columns as Columns, flows };
  })
  .filter(({ flows }) => flows.length > 0);

const PLACEMENT = { scale: 0.05, slot: 16, gap: 3 };

describe("the layout of flows", () => {
  const laidOut = (columns: Columns, flows: readonly Flow[]) => {
    const height = heightOf(columns, flows, PLACEMENT);
    const nodes = placedNodes(columns, flows, PLACEMENT, height);
    return { height, nodes, bands: placedBands(nodes, flows, PLACEMENT.scale) };
  };

  it("fills every node with its bands, from top to bottom, on both sides", () => {
    fc.assert(
      fc.property(threeColumns, ({ columns, flows }) => {
        const { nodes, bands } = laidOut(columns, flows);
        expect(bands).toHaveLength(flows.length);
        for (const { id, top, bottom, value } of nodes) {
          expect(bottom - top).toBeCloseTo(value * PLACEMENT.scale, 9);
          const sides = [
            bands.filter(({ flow }) => flow.from === id).map(({ leaves }) => leaves),
            bands.filter(({ flow }) => flow.to === id).map(({ arrives }) => arrives),
          ];
          for (const edges of sides.filter(({ length }) => length > 0)) {
            edges.sort((one, other) => one.top - other.top);
            expect(edges[0]!.top).toBe(top);
            expect(edges.at(-1)!.bottom).toBeCloseTo(bottom, 9);
            edges.slice(1).forEach((edge, i) => {
              expect(edge.top).toBe(edges[i]!.bottom);
            });
          }
        }
      }),
    );
  });

  it("keeps a band as thick as its amount all the way", () => {
    fc.assert(
      fc.property(threeColumns, ({ columns, flows }) => {
        for (const band of laidOut(columns, flows).bands) {
          const points = bandPoints(band, 10, 250);
          for (const { y, y2 } of points) {
            expect(y2 - y).toBeCloseTo(band.flow.value * PLACEMENT.scale, 9);
          }
          expect([points[0]!.x, points.at(-1)!.x]).toEqual([10, 250]);
          expect([points[0]!.y, points.at(-1)!.y]).toEqual([band.leaves.top, band.arrives.top]);
        }
      }),
    );
  });

  it("keeps nodes apart and within the picture, each with room for its label", () => {
    fc.assert(
      fc.property(threeColumns, ({ columns, flows }) => {
        const { height, nodes } = laidOut(columns, flows);
        columns.forEach((_, column) => {
          const own = nodes.filter((node) => node.column === column);
          own.forEach((node, i) => {
            expect(node.top).toBeGreaterThanOrEqual(-1e-9);
            expect(node.bottom).toBeLessThanOrEqual(height + 1e-9);
            const next = own[i + 1];
            if (next === undefined) return;
            expect(next.top).toBeGreaterThan(node.bottom);
            const middles = (next.top + next.bottom - node.top - node.bottom) / 2;
            expect(middles).toBeGreaterThanOrEqual(PLACEMENT.slot);
          });
        });
      }),
    );
  });

  it("orders nodes so that no exchange of neighbours would take away crossings worth seeing", () => {
    fc.assert(
      fc.property(threeColumns, ({ columns, flows }) => {
        const found = ordered(columns, flows, [2]);
        const least = crossings(found, flows);
        expect(least).toBeLessThanOrEqual(crossings(columns, flows));
        expect(found.map((ids) => [...ids].sort())).toEqual(columns.map((ids) => [...ids].sort()));
        expect(found[2]).toEqual(columns[2]);
        expect(ordered(columns, flows, [2])).toEqual(found);
        const total = add(columns[0]!.map((id) => throughput(id, flows)));
        for (const column of [0, 1]) {
          found[column]!.slice(1).forEach((_, i) => {
            const swapped = found.map((ids) => [...ids]);
            const [one, other] = swapped[column]!.slice(i, i + 2);
            swapped[column]!.splice(i, 2, other!, one!);
            const gain = least - crossings(swapped, flows);
            expect(gain).toBeLessThanOrEqual(WORTHWHILE * total * total * (1 + 1e-9));
          });
        }
      }),
    );
  });

  it("untangles what lies crosswise", () => {
    const columns = [["gas", "sun"], ["panel", "boiler"], ["home"]];
    const flows = [
      { from: "gas", to: "boiler", value: 5 },
      { from: "sun", to: "panel", value: 3 },
      { from: "boiler", to: "home", value: 5 },
      { from: "panel", to: "home", value: 3 },
    ];
    expect(crossings(columns, flows)).toBe(15);
    expect(crossings(ordered(columns, flows), flows)).toBe(0);
  });
});
