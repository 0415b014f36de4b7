/**
 * A run over three municipalities that are all Kortrijk under other names: what is shown of a group
 * and stored of it does not depend on how its figures came about.
 */
import type { GroupOutcome } from "../../engine/analysis/group/group-outcome.ts";
import { runGroup } from "../../engine/analysis/group/run-group.ts";
import type { GroupScenario } from "../../engine/scenario/group/group-scenario.ts";
import type { Text } from "../../engine/scenario/declarations.ts";
import { inventedGroup, renamed } from "./invented-group.ts";
import { shipped } from "./shipped.ts";

const NAMES = ["noordgem", "zuidgem", "oostgem"] as const;
/** Persons that go from the first to the second in the first year; every year some more. */
const MOVED = 100;
const MORE = 10;

/** @param titles by id of a municipality, of the plan, of the group and of what is shared */
export function shownScenario(titles: Readonly<Record<string, Text>> = {}): GroupScenario {
  const titleOf = (id: string): Text => titles[id] ?? { nl: id, en: id };
  const plan = shipped("kortrijk/kortrijk-2040.yaml");
  const reference = shipped("kortrijk/referentie.yaml");
  const members = NAMES.map((id, at) => {
    const { model, notes } = renamed(at === 1 ? reference : plan, id);
    return { model, notes: { ...notes, regions: [{ ...notes.regions[0]!, title: titleOf(id) }] } };
  });
  const moves = [
    { from: "noordgem", to: "zuidgem", share: 0.1 },
    { from: "oostgem", to: "noordgem", share: 0.05 },
  ];
  const group = inventedGroup(members, { moves });
  const { first, last } = plan.model;
  const origin = { file: "driegem-2040.yaml", line: 1, column: 1 };
  return {
    ...group,
    ...{ id: "driegem-2040", title: titleOf("driegem-2040") },
    model: {
      ...group.model,
      id: "driegem",
      shared: [
        {
          ...{ id: "windpark", lever: "renewables.wind_capacity" },
          amount: new Array<number>(last - first + 1).fill(12_000),
          shares: [
            { region: "noordgem", share: 0.5 },
            { region: "oostgem", share: 0.5 },
          ],
        },
      ],
    },
    notes: {
      ...group.notes,
      title: titleOf("driegem"),
      shared: { windpark: { title: titleOf("windpark"), source: "invented", origin } },
    },
  };
}

/** The run of it, with moves that can be told by heart. */
export function shownGroup(titles: Readonly<Record<string, Text>> = {}): GroupOutcome {
  const outcome = runGroup(shownScenario(titles));
  const { years, members } = outcome.moves;
  const count = members.length;
  const moved = new Float64Array(years * count * count);
  const left = new Float64Array(years * count);
  const came = new Float64Array(years * count);
  for (let year = 0; year < years; year++) {
    moved[year * count * count + 1] = MOVED + year * MORE;
    moved[year * count * count + 2 * count] = MOVED / 2;
    for (let at = 0; at < count; at++) {
      left[year * count + at] = 1000 + at;
      came[year * count + at] = 1100 + at;
    }
  }
  return { ...outcome, moves: { ...outcome.moves, moved, left, came } };
}
