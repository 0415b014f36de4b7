/** From one step of a story to another: what it sets takes the place of what was moved. */
import type { PageState } from "../../session/page-state.ts";
import type { Story } from "../../story/story.ts";
import type { ExplorerStore } from "../store.ts";

export function goToStep(store: ExplorerStore, story: Story, step: number): void {
  const { edits, view, year } = story.steps[step]!;
  store.take(edits);
  store.look({ step, view, year });
}

/** What a public page shows that is opened without a word about it in its address. */
export function atFirstStep(state: PageState, { steps }: Story): PageState {
  const { edits, view, year } = steps[0]!;
  return { ...state, edits, view, year, step: 0 };
}
