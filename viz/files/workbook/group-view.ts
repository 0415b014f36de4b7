/** What the sheets of a run over several municipalities are made from. */
import type { GroupOutcome } from "../../../engine/analysis/group/group-outcome.ts";
import type { Language } from "../../numbers.ts";
import type { RunView } from "./view.ts";

export interface GroupSheetsView {
  readonly outcome: GroupOutcome;
  readonly language: Language;
  /** All municipalities together, as one region. */
  readonly total: RunView;
  /** One per municipality and in their order. */
  readonly members: readonly RunView[];
}

export const groupSheetsView = (outcome: GroupOutcome, language: Language): GroupSheetsView => ({
  ...{ outcome, language },
  total: { outcome: outcome.total, language },
  members: outcome.members.map((member) => ({ outcome: member, language })),
});
