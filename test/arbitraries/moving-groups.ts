/** Any group of municipalities that move among one another: sizes, plans and shares at random. */
import fc from "fast-check";
import { cityOf } from "../../engine/model/index.ts";
import { waysOf } from "../../engine/analysis/group/run-group.ts";
import { Instances } from "../../engine/analysis/instances.ts";
import { GroupRun, type Exchanged } from "../../engine/run/group-run.ts";
import type { RegionValues } from "../../engine/run/instance.ts";
import type { Trajectories } from "../../engine/run/trajectories.ts";
import type { GroupModel, MoveModel } from "../../engine/scenario/group/group-scenario.ts";
import type { ScenarioModel } from "../../engine/scenario/resolved.ts";
import { anyCity, scaled, withLevers, withParameter } from "./city.ts";

export interface MovingGroup {
  readonly models: readonly ScenarioModel[];
  readonly moves: readonly MoveModel[];
}

const names = ["a", "b", "c", "d"];

/** Shares of which some are nought, and of each member together at most one. */
function anyMoves(members: readonly string[]): fc.Arbitrary<MoveModel[]> {
  const share = fc.oneof(fc.constant(0), fc.double({ min: 0, max: 1, noNaN: true }));
  return fc
    .array(share, { minLength: members.length ** 2, maxLength: members.length ** 2 })
    .map((shares) =>
      members.flatMap((from, i) =>
        members.flatMap((to, j) => {
          const value = shares[i * members.length + j]! / (members.length - 1);
          return i === j || value === 0 ? [] : [{ from, to, share: value }];
        }),
      ),
    );
}

/** Where homes attract nobody and keep nobody away. */
export const withoutHomes = (model: ScenarioModel): ScenarioModel =>
  withParameter(
    withParameter(model, "demography.housing_pull", [0]),
    "demography.housing_push",
    [0],
  );

export function anyMovingGroup(base: ScenarioModel): fc.Arbitrary<MovingGroup> {
  const size = fc.double({ min: 0.02, max: 2, noNaN: true });
  const change = fc.tuple(
    fc.double({ min: -6000, max: 6000, noNaN: true }),
    fc.double({ min: -6000, max: 6000, noNaN: true }),
    fc.boolean(),
  );
  const city = fc
    .tuple(anyCity(base, ["plain", "tiny", "huge", "no_people", "no_children"]), size, change)
    .map(([{ model }, factor, [from, to, changes]]) => {
      const years = model.last - model.first + 1;
      const path = Array.from(
        { length: years },
        (_, at) => from + ((to - from) * at) / (years - 1),
      );
      const grown = scaled(model, factor);
      return changes ? withLevers(grown, { "demography.arrivals_change": path }) : grown;
    });
  return fc.array(city, { minLength: 2, maxLength: names.length }).chain((models) => {
    const ids = names.slice(0, models.length);
    const members = models.map((model, at) => ({
      ...model,
      regions: [{ ...model.regions[0]!, id: ids[at]! }],
    }));
    return anyMoves(ids).map((moves) => ({ models: members, moves }));
  });
}

const instances = new Instances();

export interface Ran {
  readonly runs: readonly Trajectories[];
  readonly exchanged: Exchanged;
  readonly values: readonly RegionValues[];
}

/** Runs a group; on the reference all levers of all members are on their reference path. */
export function runTogether(
  { models, moves }: MovingGroup,
  { record = false, onReference = false } = {},
): Ran {
  const wired = models.map((model) => instances.of(model));
  const values = models.map(({ regions }, at) => {
    const own = wired[at]!.flatten(regions[0]!);
    return onReference ? wired[at]!.onReference(own) : own;
  });
  const runs = values.map(({ id }, at) => wired[at]!.trajectories([id]));
  const group = new GroupRun(wired, waysOf(groupModel(models, moves)));
  const exchanged = group.run(values, runs, { record, keepCells: true });
  return { runs, exchanged, values };
}

export const groupModel = (
  models: readonly ScenarioModel[],
  moves: readonly MoveModel[],
): GroupModel => ({
  format: "ademruimte-group/1",
  id: "group",
  members: models.map(({ regions }) => regions[0]!.id),
  ...{ moves, shared: [], targets: [] },
});

/** One member by itself, with what is in its values received as recorded. */
export function runAlone(model: ScenarioModel, values: RegionValues, record = false): Trajectories {
  const instance = instances.of(model);
  const into = instance.trajectories([values.id]);
  instance.run([values], into, { record });
  return into;
}

/** A column of the account of cohorts, `[year][sex][cohort]`. */
export function cohorts(run: Trajectories, model: ScenarioModel, column: string): Float64Array {
  const { columns } = cityOf(model).catalogue.modules.find(({ id }) => id === "demography")!
    .accounts["cohorts"]!;
  const record = run.accounts[0]!.get("demography.cohorts")!;
  const { years } = run.shape;
  const cells = record.length / years / columns.length;
  const at = columns.indexOf(column);
  return Float64Array.from(
    { length: years * cells },
    (_, i) => record[(Math.floor(i / cells) * columns.length + at) * cells + (i % cells)]!,
  );
}
