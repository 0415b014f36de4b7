/** Reads back what a run over several municipalities stored, once its shape was checked. */
import type { Text } from "../../engine/scenario/declarations.ts";
import type { Diagnostic } from "../../engine/scenario/diagnostics/diagnostics.ts";
import type { GroupScenario } from "../../engine/scenario/group/group-scenario.ts";
import type { ResolvedScenario } from "../../engine/scenario/resolved.ts";
import { groupHashesOf, type GroupHashes } from "../group/record.ts";
import type { Language } from "../texts.ts";
import { placeInJson, type JsonPath } from "./json-place.ts";
import { diagnostic, EDITED, EDITED_NOTES, REMAKE } from "./stored-faults.ts";
import type { StoredFolder } from "./stored-folder.ts";

/** A run over several municipalities. */
export interface StoredGroup extends StoredFolder {
  readonly scenario: GroupScenario;
  /** The one municipality that the folder shows; null for all of them. */
  readonly region: string | null;
  /** Plan files of the project, the plan's own first. */
  readonly files: readonly string[];
  /** What is odd about it, though it can be run. */
  readonly remarks: readonly Diagnostic[];
}

/** What the schema has checked. */
export interface StoredGroupContent {
  readonly id: string;
  readonly title: Text;
  readonly planFiles: readonly string[];
  readonly region: string | null;
  readonly planLanguage: Language;
  readonly scenarioHash: string;
  readonly notesHash: string;
  readonly group: Pick<GroupScenario, "model" | "notes">;
  readonly members: readonly { readonly region: string; readonly scenario: ResolvedScenario }[];
}

const NOT_ALONE: Text = {
  nl: "dit is een berekening over meer gemeenten, en die kan alleen rerun gebruiken",
  en: "this is a run over several municipalities, which only rerun can use",
};
const ONE_OF_THEM: Text = {
  nl: "geef het plan met één gemeente ervan: PLAN.yaml --region GEMEENTE",
  en: "give the plan with one of its municipalities: PLAN.yaml --region MUNICIPALITY",
};

/**
 * The stored group, or what is wrong with it. Of one that can be run the diagnostics say that no other
 * command takes it: `rerun` passes over them.
 *
 * @param text of the file, for the places of mistakes
 */
export function storedGroup(
  stored: StoredGroupContent,
  text: string,
  shared: StoredFolder,
): { readonly group: StoredGroup | null; readonly diagnostics: readonly Diagnostic[] } {
  const { file } = shared;
  const { id, title, group, members, region, planLanguage, scenarioHash, notesHash } = stored;
  const scenario: GroupScenario = {
    ...{ id, title, language: planLanguage, ...group },
    members: members.map((member) => member.scenario),
  };
  const said = (message: Text, at: JsonPath): Diagnostic =>
    diagnostic(file, {
      ...{ code: "broken-run", message, help: REMAKE, at: placeInJson(file, text, at) },
    });
  const odd = membersFault(stored);
  if (odd !== null) return { group: null, diagnostics: [said(odd.message, odd.at)] };
  let hashes: GroupHashes;
  try {
    hashes = groupHashesOf(scenario);
  } catch {
    // Half of a character cannot be signed, and so never was.
    return { group: null, diagnostics: [said(EDITED, ["scenarioHash"])] };
  }
  if (hashes.scenario !== scenarioHash) {
    return { group: null, diagnostics: [said(EDITED, ["scenarioHash"])] };
  }
  const remarks =
    hashes.notes === notesHash
      ? []
      : [{ ...said(EDITED_NOTES, ["notesHash"]), severity: "warning" as const, help: null }];
  return {
    group: { ...shared, scenario, region, files: stored.planFiles, remarks },
    diagnostics: [
      diagnostic(file, { code: "needs-one-region", message: NOT_ALONE, help: ONE_OF_THEM }),
    ],
  };
}

/** Where the members are not those that the group names, each with one region of its own. */
function membersFault({
  group: { model },
  members,
  region,
}: StoredGroupContent): { readonly message: Text; readonly at: JsonPath } | null {
  const isOf = (id: string | undefined, at: number): boolean => {
    const { regions } = members[at]!.scenario.model;
    return id === members[at]!.region && regions.length === 1 && regions[0]!.id === id;
  };
  const odd = members.findIndex((_, at) => !isOf(model.members[at], at));
  const message: Text = {
    nl: "dit zijn niet de gemeenten die de groep noemt",
    en: "these are not the municipalities that the group names",
  };
  if (odd >= 0) return { message, at: ["members", odd] };
  if (model.members.length !== members.length)
    return { message, at: ["group", "model", "members"] };
  if (region !== null && !model.members.includes(region)) return { message, at: ["region"] };
  const known = new Set(model.members);
  const stray = [
    ...model.moves.flatMap(({ from, to }) => [from, to]),
    ...model.shared.flatMap(({ shares }) => shares.map((share) => share.region)),
  ].find((id) => !known.has(id));
  return stray === undefined ? null : { message, at: ["group", "model"] };
}
