/** `run.json` of a run over several municipalities: all that it takes to run them again. */
import type { GroupModel, GroupScenario } from "../../engine/scenario/group/group-scenario.ts";
import { canonicalText } from "../../engine/scenario/canonical.ts";
import { jsonLines } from "../json.ts";
import {
  engineFingerprint,
  hashesOf,
  sha256,
  type FileOptions,
  type Hashes,
} from "../result-files.ts";
import type { OutputFile } from "../results-folder.ts";

export const GROUP_FORMAT = "ademruimte-group-run/1";

/** What a group was made of: of the whole, over its own model and the hashes of its members. */
export interface GroupHashes extends Hashes {
  readonly members: readonly Hashes[];
}

/**
 * SHA-256 of the RFC 8785 text of what ties the municipalities, with the scenario hash of each in
 * their order.
 */
export const hashOfGroup = (model: GroupModel, members: readonly string[]): string =>
  sha256(canonicalText({ group: model, members }));

export function groupHashesOf({ model, notes, members }: GroupScenario): GroupHashes {
  const each = members.map(hashesOf);
  return {
    scenario: hashOfGroup(
      model,
      each.map(({ scenario }) => scenario),
    ),
    notes: sha256(canonicalText({ group: notes, members: each.map((one) => one.notes) })),
    engine: engineFingerprint(),
    members: each,
  };
}

/** What was asked of the command, which a rerun is to repeat. */
export interface GroupAsked extends Pick<FileOptions, "belgian" | "language"> {
  /** Plan files of the project, the plan's own first. */
  readonly planFiles: readonly string[];
}

/**
 * @param region the one municipality that the folder shows; null for all of them
 * @param files  all others of the folder, which the record signs
 */
export function groupRecord(
  scenario: GroupScenario,
  hashes: GroupHashes,
  { belgian, language, planFiles }: GroupAsked,
  region: string | null,
  files: readonly OutputFile[],
): OutputFile {
  const { id, title, model, notes, members } = scenario;
  const record = {
    ...{ format: GROUP_FORMAT, id, title, region, engine: hashes.engine },
    ...{ scenarioHash: hashes.scenario, notesHash: hashes.notes, language },
    ...{ planLanguage: scenario.language, planFiles },
    csv: belgian ? "be" : "tidy",
    group: { model, notes },
    members: members.map((member, at) => ({
      region: model.members[at],
      scenarioHash: hashes.members[at]!.scenario,
      notesHash: hashes.members[at]!.notes,
      scenario: member,
    })),
    files: files.map(({ name, bytes }) => ({ name, sha256: sha256(bytes) })),
  };
  return { name: "run.json", bytes: new TextEncoder().encode(`${jsonLines(record, 1)}\n`) };
}
