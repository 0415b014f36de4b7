/** Runs several municipalities together, and adds them up. */
import { cityOf } from "../../model/index.ts";
import { GroupRun, type Exchanged } from "../../run/group-run.ts";
import type { RegionValues } from "../../run/instance.ts";
import type { Ways } from "../../run/module.ts";
import type { Trajectories } from "../../run/trajectories.ts";
import type { GroupModel, GroupScenario } from "../../scenario/group/group-scenario.ts";
import { groundingOf, NOT_GROUNDED } from "../grounding.ts";
import { Instances } from "../instances.ts";
import { questionOf, withheldOutcome, type Executed, type RunOutcome } from "../outcome.ts";
import { ownOutcome } from "../own-results.ts";
import type { GroupOutcome, MovesAccount } from "./group-outcome.ts";
import { groupTotal } from "./total.ts";

export interface GroupRunOptions {
  /** Whether to keep the cell accounts, which only files and some charts need; default true. */
  readonly record?: boolean;
  /**
   * Whether to find what the results of the members rest on; default false. It takes some hundred
   * runs per member: each by itself, with who comes from others as in the run of the group.
   */
  readonly ground?: boolean;
  /** Whether to keep who moved in every cell; default false. */
  readonly keepCells?: boolean;
  /** Wired modules that several runs share. */
  readonly instances?: Instances;
}

/** What one run of all members came to. */
interface RunOfAll {
  readonly runs: readonly Trajectories[];
  readonly exchanged: Exchanged;
}

/**
 * Runs a group and its reference, on which all members are.
 *
 * @throws NonFiniteError where a figure of a member leaves the domain of the model
 */
export function runGroup(group: GroupScenario, options: GroupRunOptions = {}): GroupOutcome {
  const { record = true, ground = false, keepCells = false, instances = new Instances() } = options;
  const wired = group.members.map(({ model }) => instances.of(model));
  const ways = waysOf(group.model);
  const together = new GroupRun(wired, ways);
  const values = group.members.map(({ model }, at) => wired[at]!.flatten(model.regions[0]!));
  const runAll = (of: readonly RegionValues[], keeps: boolean): RunOfAll => {
    const runs = of.map(({ id }, at) => wired[at]!.trajectories([id]));
    const exchanged = together.run(of, runs, {
      record: keeps && record,
      keepCells: keeps && keepCells,
    });
    return { runs, exchanged };
  };
  const reference = runAll(
    values.map((one, at) => wired[at]!.onReference(one)),
    false,
  );
  const plan = runAll(values, true);
  const moves = movesOf(group.model, ways, plan);
  const referenceMoves = movesOf(group.model, ways, reference);
  const members = group.members.map((scenario, at): RunOutcome => {
    const run = plan.runs[at]!;
    const executed: Executed = {
      ...{ scenario, catalogue: cityOf(scenario.model).catalogue, instance: wired[at]! },
      values: [asInGroup(values[at]!, group.model, plan.exchanged.received[at]!)],
      ...{ run, reference: reference.runs[at]! },
    };
    const own = ownOutcome(scenario, executed.catalogue, run, executed.reference);
    const grounding = ground ? groundingOf(questionOf(executed, own, 0)) : NOT_GROUNDED;
    return withheldOutcome(executed, own, [grounding]);
  });
  const { outcome, partial } = groupTotal(group, members);
  return {
    ...{ scenario: group, members, total: outcome, partial, moves, referenceMoves },
    movedCells:
      plan.exchanged.cells === null
        ? null
        : { ways: group.model.moves, cells: plan.exchanged.cells },
  };
}

/** A member to be run by itself, with who comes and goes as in a run of the group. */
export const asInGroup = (
  values: RegionValues,
  { moves }: GroupModel,
  received: readonly Float64Array[],
): RegionValues => (moves.length === 0 ? values : { ...values, received });

/** @throws when shares of one member exceed the whole: who reads a plan says so before */
export function waysOf({ members, moves }: GroupModel): Ways {
  const places = new Map(members.map((id, at) => [id, at]));
  const sums = new Float64Array(members.length);
  const from = new Int32Array(moves.length);
  const to = new Int32Array(moves.length);
  const share = new Float64Array(moves.length);
  moves.forEach((move, way) => {
    const [begin, end] = [places.get(move.from), places.get(move.to)];
    if (begin === undefined || end === undefined || begin === end || !(move.share >= 0)) {
      throw new Error(`no move from ${move.from} to ${move.to}`);
    }
    from[way] = begin;
    to[way] = end;
    share[way] = move.share;
    sums[begin] = sums[begin]! + move.share;
  });
  members.forEach((id, at) => {
    if (sums[at]! > 1 + ROUNDING) throw new Error(`more than all who leave ${id} go to members`);
  });
  return { from, to, share };
}

const ROUNDING = 1e-9;

function movesOf(
  { members }: GroupModel,
  { from, to }: Ways,
  { runs, exchanged }: RunOfAll,
): MovesAccount {
  const { first, years } = runs[0]!.shape;
  const count = members.length;
  const moved = new Float64Array(years * count * count);
  const left = new Float64Array(years * count);
  const came = new Float64Array(years * count);
  const departures = runs.map((run) => run.series("demography.departures"));
  const arrivals = runs.map((run) => run.series("demography.arrivals"));
  for (let year = 0; year < years; year++) {
    for (let member = 0; member < count; member++) {
      left[year * count + member] = departures[member]![year]!;
      came[year * count + member] = arrivals[member]![year]!;
    }
    for (let way = 0; way < from.length; way++) {
      const persons = exchanged.carried[year * from.length + way]!;
      const [begin, end] = [from[way]!, to[way]!];
      const at = (year * count + begin) * count + end;
      moved[at] = moved[at]! + persons;
      left[year * count + begin] = left[year * count + begin]! - persons;
      came[year * count + end] = came[year * count + end]! - persons;
    }
  }
  // Rounding may leave less than nobody where all who come are of the group.
  for (const flow of [left, came]) flow.forEach((persons, at) => (flow[at] = Math.max(0, persons)));
  return { members, first, years, moved, left, came, lowered: exchanged.lowered };
}
