/** Groups of invented municipalities: scenarios of one region each, and who moves between them. */
import type { GroupModel, GroupScenario } from "../../engine/scenario/group/group-scenario.ts";
import type {
  RegionModel,
  ResolvedScenario,
  ScenarioModel,
} from "../../engine/scenario/resolved.ts";

const origin = { file: "group.yaml", line: 1, column: 1 };

/** The scenario with other values in its only region, which bears another id. */
export function renamed(
  { model, notes }: ResolvedScenario,
  id: string,
  values: Partial<RegionModel> = {},
  others: Partial<ScenarioModel> = {},
): ResolvedScenario {
  return {
    model: { ...model, ...others, regions: [{ ...model.regions[0]!, ...values, id }] },
    notes: {
      ...notes,
      regions: [
        { ...notes.regions[0]!, id, title: { nl: id.toUpperCase(), en: id.toUpperCase() } },
      ],
    },
  };
}

export function inventedGroup(
  members: readonly ResolvedScenario[],
  tie: Partial<Pick<GroupModel, "moves" | "targets">> = {},
): GroupScenario {
  const { moves = [], targets = [] } = tie;
  return {
    id: "together",
    title: { nl: "Samen", en: "Together" },
    language: "nl",
    model: {
      format: "ademruimte-group/1",
      id: "group",
      members: members.map(({ model }) => model.regions[0]!.id),
      ...{ moves, targets, shared: [] },
    },
    notes: {
      title: { nl: "De groep", en: "The group" },
      folder: "regions/group",
      tiles: {},
      moves: moves.map(() => ({
        ...{ grade: "assumption" as const, source: "invented", where: "", note: "", origin },
      })),
      shared: {},
      targets: members[0]!.notes.targets,
      sources: [],
    },
    members,
  };
}
