/** Runs several municipalities together, and adds them up. */
import type { GroupScenario } from "../../scenario/group/group-scenario.ts";
import { Instances } from "../instances.ts";
import { runScenario, type RunOutcome } from "../outcome.ts";
import type { GroupOutcome } from "./group-outcome.ts";
import { groupTotal } from "./total.ts";

export interface GroupRunOptions {
  /** Whether to keep the cell accounts, which only files and some charts need; default true. */
  readonly record?: boolean;
  /** Wired modules that several runs share. */
  readonly instances?: Instances;
}

/**
 * Runs a group and its reference.
 *
 * @throws NonFiniteError where a figure of a member leaves the domain of the model
 */
export function runGroup(group: GroupScenario, options: GroupRunOptions = {}): GroupOutcome {
  const { record = true, instances = new Instances() } = options;
  const members = group.members.map((scenario) => runScenario(scenario, record, instances.of));
  const { outcome, partial } = groupTotal(group, members);
  const { first, years } = outcome.run.shape;
  const count = members.length;
  return {
    ...{ scenario: group, members, total: outcome, partial },
    moves: {
      ...{ members: group.model.members, first, years },
      moved: new Float64Array(years * count * count),
      left: series(members, "demography.departures"),
      came: series(members, "demography.arrivals"),
    },
  };
}

/** A flow of each member: `[year][member]`. */
function series(members: readonly RunOutcome[], output: string): Float64Array {
  const columns = members.map(({ run }) => run.series(output));
  const years = columns[0]!.length;
  return Float64Array.from({ length: years * columns.length }, (_, at) => {
    return columns[at % columns.length]![Math.floor(at / columns.length)]!;
  });
}
