/** What `--json` prints of a run over several municipalities (docs/reference/json.md). */
import type { GroupOutcome } from "../../engine/analysis/group/group-outcome.ts";
import { consistencyRecords, groundingRecords } from "../grounding-json.ts";
import { regionRecords, runResult } from "../json.ts";
import type { GroupHashes } from "./record.ts";

/** @param folder null when no files were written */
export function groupResult(
  outcome: GroupOutcome,
  hashes: GroupHashes,
  folder: string | null,
): unknown {
  const { scenario, members, total } = outcome;
  const { model, notes } = scenario;
  const { first, last } = total.scenario.model;
  const all = [...members, total];
  return {
    scenario: {
      ...{ id: scenario.id, title: scenario.title },
      ...{ scenarioHash: hashes.scenario, notesHash: hashes.notes, engine: hashes.engine },
      ...{ first, last },
    },
    folder,
    group: {
      ...{ id: model.id, title: notes.title, members: model.members },
      shared: model.shared.map(({ id, lever, amount, shares }) => ({
        ...{ id, title: notes.shared[id]!.title, lever, amount, shares },
        source: notes.shared[id]!.source,
      })),
      missing: total.scenario.notes.regions[0]?.missing ?? {},
    },
    regions: all.flatMap((one) => regionRecords(one)),
    moves: movesRecord(outcome),
    grounding: all.flatMap((one) => groundingRecords(one)),
    consistency: all.flatMap((one) => consistencyRecords(one)),
  };
}

/**
 * One municipality as it came out within its group: the answer of a run.
 *
 * @param at its place among the members
 */
export function memberResult(
  { members, scenario }: GroupOutcome,
  at: number,
  hashes: GroupHashes,
  folder: string | null,
): unknown {
  const alone = runResult(members[at]!, hashes.members[at]!, folder);
  return { ...(alone as object), group: { id: scenario.model.id, title: scenario.notes.title } };
}

/** Persons per year: of every pair that somebody goes between, and between each and the outside. */
function movesRecord({ moves }: GroupOutcome): unknown {
  const { members, first, years, moved, left, came } = moves;
  const count = members.length;
  const series = (values: Float64Array, at: number, width: number): number[] =>
    Array.from({ length: years }, (_, year) => values[year * width + at]!);
  return {
    years: Array.from({ length: years }, (_, year) => first + year),
    between: members.flatMap((from, at) =>
      members.flatMap((to, other) => {
        const persons = series(moved, at * count + other, count * count);
        return at === other || persons.every((number) => number === 0)
          ? []
          : [{ from, to, persons }];
      }),
    ),
    outside: members.map((region, at) => ({
      region,
      left: series(left, at, count),
      came: series(came, at, count),
    })),
  };
}
