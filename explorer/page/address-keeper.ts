/**
 * The state in the address of the page: read when the page opens and when the reader puts another
 * link there, and written whenever the state changes. Writing replaces what stands there and adds
 * nothing to the browser's history (store.ts says why). Browsers refuse hundreds of replacements in a
 * row, so that a movement is written when it pauses.
 */
import { effect } from "@preact/signals";
import type { Text } from "../../engine/scenario/declarations.ts";
import type { Diagnostic } from "../../engine/scenario/diagnostics/diagnostics.ts";
import { fitting, readFragment, writeFragment } from "../session/address.ts";
import type { PageData } from "../session/page-data.ts";
import type { PageState } from "../session/page-state.ts";
import type { Story } from "../story/story.ts";
import { firstState } from "./first-state.ts";
import { firstPlan, openDropped, openPagePlan, type OpenedPlan } from "./opened-plan.ts";
import { atStep } from "./public/steps.ts";
import type { ExplorerStore, Problem } from "./store.ts";

/** Milliseconds without a change before the address is written. */
const PAUSE = 300;

/** What an address leads to. */
export interface Led {
  readonly opened: OpenedPlan;
  readonly state: PageState;
  readonly problem: Problem | null;
}

const problemOf = (
  diagnostics: readonly Diagnostic[],
  messages: readonly Text[],
): Problem | null =>
  diagnostics.length + messages.length === 0
    ? null
    : { title: (words) => words.cannotOpenLink, diagnostics, messages, isKept: false };

/**
 * The plan and the state that an address tells; what it tells wrongly is as on a page without one.
 *
 * @param fragment with or without `#`
 */
export async function followAddress(data: PageData, fragment: string): Promise<Led> {
  const first = firstPlan(data);
  const usual = firstState(data, first);
  if (fragment.replace(/^#/, "") === "") return { opened: first, state: usual, problem: null };
  const { story } = data;
  const { state: read, messages } =
    story === null
      ? await readFragment(fragment, usual, withoutStory)
      : await readFragment(fragment, usual, (state, step) => atStep(state, story, step));
  const said = read.step === null ? read : toldOf(first, read, story!);
  const opening =
    said.dropped === undefined ? openPagePlan(data, said.plan) : openDropped(data, said.dropped);
  const opened = opening.plan ?? first;
  // Changes belong to the plan for which they were made: without it they say nothing.
  const { dropped: _lost, ...kept } = said;
  void _lost;
  const told = opening.plan === null ? { ...kept, plan: first.id, edits: [] } : said;
  const fitted = fitting(opened.session, told);
  const isWrong = opening.plan === null;
  return {
    opened,
    state: fitted.state,
    problem: problemOf(isWrong ? opening.diagnostics : [], [...messages, ...fitted.messages]),
  };
}

/** A page without a story has no steps, whatever a link says. */
const withoutStory = (state: PageState): PageState => state;

/** A step as told of the plan of the story: changes of another plan say nothing there. */
function toldOf({ id }: OpenedPlan, state: PageState, story: Story): PageState {
  if (state.plan === id && state.dropped === undefined) return state;
  const { dropped: _other, ...kept } = state;
  void _other;
  return { ...kept, plan: id, edits: story.steps[state.step!]!.edits };
}

/** Follows the state with the address, and the address with the state. */
export function keepAddress(store: ExplorerStore): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let written = writeFragment(store.state.peek());
  const write = (): void => {
    clearTimeout(timer);
    const fragment = writeFragment(store.state.peek());
    if (fragment === written) return;
    written = fragment;
    history.replaceState(null, "", `#${fragment}`);
  };
  effect(() => {
    void store.state.value;
    clearTimeout(timer);
    timer = setTimeout(write, PAUSE);
  });
  addEventListener("pagehide", write);
  addEventListener("hashchange", () => {
    const fragment = location.hash.slice(1);
    if (fragment === written) return;
    written = fragment;
    void followAddress(store.data, fragment).then((led) => {
      store.follow(led);
    });
  });
}
