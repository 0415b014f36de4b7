/** The best mix of two levers of a shipped plan, held against every mix of a fine grid. */
import { describe, expect, it } from "vitest";
import { ExtraCost } from "../../engine/analysis/backcast/extra-cost.ts";
import { cityOf } from "../../engine/model/index.ts";
import { Instances } from "../../engine/analysis/instances.ts";
import { answerTo, asked, level } from "../arbitraries/backcasts.ts";
import { shipped } from "../arbitraries/shipped.ts";

const plan = shipped("kortrijk/kortrijk-2040.yaml");
const { model } = plan;
const FULL = 2040;
const FROM = model.first + 1;
/** Steps of the room of each lever. */
const STEPS = 40;
/** Both may go up to here, and no limit of the model stops them on the way. */
const LEVERS = [
  { address: "mobility.modal_shift", max: 0.25 },
  { address: "industry.electrification", max: 1 },
] as const;
const GOAL = level("emissions.total", "at_most", 1.405e8, FULL);

interface Mix {
  readonly changes: readonly [number, number];
  readonly isMet: boolean;
  /** EUR2024 beyond the plan. */
  readonly cost: number;
}

/** Every mix, run as a plan with that path would be: not by what the backcast itself moves. */
function gridOf(): readonly Mix[] {
  const instance = new Instances().of(model);
  const plain = model.regions.map((region) => instance.flatten(region));
  const run = instance.trajectories(model.regions.map(({ id }) => id));
  instance.run(plain, run);
  const costs = ExtraCost.of(plan, cityOf(model).catalogue, 0, run)!;
  const [region] = plain;
  const levers = LEVERS.map(({ address, max }) => {
    const { offset } = instance.leverBlock.slots.get(address)!;
    const at = (year: number): number =>
      instance.pathBase[offset]! + instance.pathStride[offset]! * year;
    const own = Array.from({ length: instance.years }, (_, year) => region!.plan[at(year)]!);
    return { at, own, max, room: max - own[FULL - model.first]! };
  });
  const grown = (year: number): number =>
    Math.min(1, Math.max(0, (model.first + year - FROM + 1) / (FULL - FROM + 1)));
  const mixes: Mix[] = [];
  for (let one = 0; one <= STEPS; one++) {
    for (let other = 0; other <= STEPS; other++) {
      const changes = [one / STEPS, other / STEPS] as const;
      const values = region!.plan.slice();
      levers.forEach(({ at, own, max, room }, lever) => {
        own.forEach((value, year) => {
          values[at(year)] = Math.min(max, value + changes[lever]! * room * grown(year));
        });
      });
      instance.run([instance.withPlan(region!, values)], run);
      const isMet = run.at("emissions.total", FULL) <= GOAL.value;
      mixes.push({ changes, isMet, cost: costs.of(run) });
    }
  }
  return mixes;
}

const sum = ({ changes: [one, other] }: Mix): number => one + other;

describe("two levers of Kortrijk 2040", () => {
  const met = gridOf().filter(({ isMet }) => isMet);
  const question = {
    ...{ scenario: plan, targets: [GOAL], from: FROM },
    levers: LEVERS.map(({ address, max }) => asked(plan, address, { max })),
  };

  it("move no more than the best mix of a grid, and hardly less", () => {
    const best = Math.min(...met.map(sum));
    const answer = answerTo({ ...question, least: "change" });
    expect(answer.verdict).toBe("found");
    expect(answer.search.method).toBe("linear_programmes");
    // Rounding of what is written makes a change larger by a five-hundredth at most.
    expect(answer.totalChange).toBeLessThanOrEqual(best * 1.002);
    // A grid is as coarse as one step of each lever.
    expect(answer.totalChange).toBeGreaterThan(best - 2 / STEPS);
    expect(best).toBeGreaterThan(0.2);
  });

  it("cost no more than the cheapest mix of a grid, and hardly less", () => {
    const cheapest = met.reduce((one, other) => (other.cost < one.cost ? other : one));
    const answer = answerTo({ ...question, least: "cost" });
    expect(answer.verdict).toBe("found");
    const { amount } = answer.extraCost!;
    const size = Math.max(...met.map(({ cost }) => Math.abs(cost)));
    expect(amount).toBeLessThanOrEqual(cheapest.cost + 2e-3 * size);
    expect(amount).toBeGreaterThan(cheapest.cost - (2 / STEPS) * size);
  });
});
