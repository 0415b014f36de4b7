/** What tells one group of scenarios from every other: the hash of all that its results rest on. */
import { canonicalText } from "../engine/scenario/canonical.ts";
import type { GroupScenario } from "../engine/scenario/group/group-scenario.ts";
import { sha256 } from "./result-files.ts";

/**
 * SHA-256 of the RFC 8785 text of what ties the municipalities, with the scenario hash of each in
 * their order: the hash of a member is that of its model, as for a run of one region.
 */
export const hashOfGroup = ({ model, members }: Pick<GroupScenario, "model" | "members">): string =>
  sha256(
    canonicalText({
      group: model,
      members: members.map((member) => sha256(canonicalText(member.model))),
    }),
  );
