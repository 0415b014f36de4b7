/** From one step of a story to another: what it sets takes the place of what was moved. */
import type { PageState } from "../../session/page-state.ts";
import type { Story } from "../../story/story.ts";
import { firstPlan } from "../opened-plan.ts";
import type { ExplorerStore } from "../store.ts";

/** A story is told of the first plan of its page, whichever was opened meanwhile. */
export function goToStep(store: ExplorerStore, story: Story, step: number): void {
  const { edits, view, year } = story.steps[step]!;
  const opened = store.opened.peek();
  const isTold = opened.dropped === null && opened.id === store.data.plans[0]!.id;
  store.replace({ opened: isTold ? opened : firstPlan(store.data), edits });
  store.look({ step, view, year });
}

/**
 * What a page of a story shows at a step, without a word about anything else; null where the story has
 * no such step.
 */
export function atStep(state: PageState, { steps }: Story, step: number): PageState | null {
  const told = steps[step];
  if (told === undefined) return null;
  const { edits, view, year } = told;
  return { ...state, edits, view, year, step };
}
