/** What a page shows that is opened without a word about it in its address. */
import type { PageData } from "../session/page-data.ts";
import type { PageState } from "../session/page-state.ts";
import type { OpenedPlan } from "./opened-plan.ts";
import { atStep } from "./public/steps.ts";

/** The first step of a story; else the goals, in the year that sliders set: most goals fall in it. */
export function firstState({ language, story }: PageData, { id, session }: OpenedPlan): PageState {
  const state: PageState = {
    plan: id,
    edits: [],
    view: "goals",
    year: session.fullYear,
    beside: null,
    band: false,
    language,
    step: null,
    only: null,
  };
  return story === null ? state : atStep(state, story, 0)!;
}
