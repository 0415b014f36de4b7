/** The municipalities of a group, each as it is shown like a region by itself. */
import type { GroupOutcome } from "../../engine/analysis/group/group-outcome.ts";
import type { GroupScenario } from "../../engine/scenario/group/group-scenario.ts";
import type { Language } from "../../viz/numbers.ts";
import type { View } from "../../viz/run-view.ts";

/** One per municipality and in their order. */
export const memberViews = ({ members }: GroupOutcome, language: Language): View[] =>
  members.map((outcome) => ({ outcome, region: 0, language }));

/** @param at place among the members */
export const memberName = ({ members }: GroupScenario, at: number, language: Language): string =>
  members[at]!.notes.regions[0]!.title[language];
