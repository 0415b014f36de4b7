/** Questions to reason back from, and what their answers say when they are read as plans again. */
import {
  backcast,
  isNoQuestion,
  type BackcastOutcome,
  type BackcastQuestion,
} from "../../engine/analysis/backcast/backcast.ts";
import type { MembersAsked } from "../../engine/analysis/backcast/robust.ts";
import type { AskedLever } from "../../engine/analysis/backcast/varied-levers.ts";
import { Draws } from "../../engine/analysis/ensemble/draws.ts";
import { FigurePlan } from "../../engine/analysis/ensemble/figures.ts";
import { MemberRunner } from "../../engine/analysis/ensemble/run-members.ts";
import { UncertainModel } from "../../engine/analysis/ensemble/uncertain-model.ts";
import { Instances } from "../../engine/analysis/instances.ts";
import { cityOf } from "../../engine/model/index.ts";
import type { Trajectories } from "../../engine/run/trajectories.ts";
import { cellOf, parseAddress } from "../../engine/scenario/address.ts";
import type { ResolvedScenario, TargetModel } from "../../engine/scenario/resolved.ts";

const instances = new Instances();

/** A lever or a member of one by its address, with bounds in canonical units. */
export function asked(
  { model }: ResolvedScenario,
  address: string,
  bounds: { readonly min?: number; readonly max?: number } = {},
): AskedLever {
  const { catalogue } = cityOf(model);
  const parsed = parseAddress(address)!;
  const at = cellOf(parsed, catalogue, model.regions[0]!.dimensions)!;
  return { id: parsed.id, at, min: bounds.min ?? null, max: bounds.max ?? null, named: true };
}

export const targetOf = ({ model }: ResolvedScenario, id: string): TargetModel =>
  model.targets.find((target) => target.id === id)!;

/** A goal for a level of an indicator. */
export const level = (
  indicator: string,
  direction: "at_least" | "at_most",
  value: number,
  year: number,
): TargetModel => ({
  ...{ id: "asked", indicator, kind: "level", direction, value, relative: false, year },
  ...{ baseYear: null, baseValue: null, by: "start", unit: "" },
});

type Asked = Pick<BackcastQuestion, "scenario" | "targets" | "levers"> & Partial<BackcastQuestion>;

export function answerTo(given: Asked): BackcastOutcome {
  const { model } = given.scenario;
  const usual = { from: model.first + 1, least: "change", region: 0, robust: null } as const;
  const question = { ...usual, ...given };
  const answer = backcast(question, instances.of(model), (members) => metBy(members, question));
  if (isNoQuestion(answer)) throw new Error(JSON.stringify(answer));
  return answer;
}

/** In how many members the goals are met: one after the other, in one thread. */
function metBy(
  { stated, members: { members, ...draw } }: MembersAsked,
  { scenario, targets, from }: BackcastQuestion,
): number {
  const { model } = scenario;
  // The members have an instance of their own: the backcast is in the middle of its own runs.
  const instance = new Instances().of(model);
  const uncertain = new UncertainModel(scenario, instance);
  const figures = new FigurePlan(model, cityOf(model).catalogue, instance);
  const runner = new MemberRunner(instance, uncertain, figures);
  const { inputs } = uncertain;
  const draws = new Draws(inputs, draw);
  const row = new Float64Array(inputs.length);
  let met = 0;
  for (let member = 0; member < members; member++) {
    draws.fill(member, member + 1, row);
    const { regions, history } = uncertain.at(row);
    const plan = regions[0]!.plan.slice();
    for (const { cell, values } of stated) {
      for (let year = from - model.first; year < instance.years; year++) {
        plan[instance.pathBase[cell]! + instance.pathStride[cell]! * year] = values[year]!;
      }
    }
    const moved = instance.withPlan(regions[0]!, plan);
    runner.evaluate({ history, regions: [moved, ...regions.slice(1)] });
    if (targets.every((target) => runner.row[figures.goal(target, "met")] === 1)) met++;
  }
  return met;
}

/** The section of a plan that an answer writes. */
export const leversText = ({ written }: BackcastOutcome): string =>
  `levers:\n${written
    .map(
      ({ address, points }) =>
        `  ${address}: { ${points.map(({ year, text }) => `${year}: ${text}`).join(", ")} }\n`,
    )
    .join("")}`;

/** A run with the levers of an answer so much of the way from the plan. */
export function runPart({ scenario, written }: BackcastOutcome, share: number): Trajectories {
  const { model } = scenario;
  const instance = instances.of(model);
  const [region] = model.regions.map((each) => instance.flatten(each));
  for (const { cell, values } of written) {
    for (let year = 0; year < instance.years; year++) {
      const at = instance.pathBase[cell]! + instance.pathStride[cell]! * year;
      const own = region!.plan[at]!;
      const value = own + (values[year]! - own) * share;
      region!.plan[at] = value;
      region!.byYear[year]![cell] = value;
    }
  }
  const run = instance.trajectories([region!.id]);
  instance.run([region!], run);
  return run;
}
