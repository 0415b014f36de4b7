/** What a page shows that is opened without a word about it in its address. */
import type { PageData } from "../session/page-data.ts";
import type { PageState } from "../session/page-state.ts";
import type { OpenedPlan } from "./opened-plan.ts";

/** The goals of a plan, in the year that its sliders set: most goals fall in it. */
export function firstState({ language }: PageData, { id, session }: OpenedPlan): PageState {
  const { first, last } = session.scenario.model;
  return {
    plan: id,
    edits: [],
    view: "goals",
    year: session.sliders[0]?.fullYear ?? Math.round((first + last) / 2),
    beside: null,
    band: false,
    language,
    step: null,
    only: null,
  };
}
