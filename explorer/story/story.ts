/**
 * The story of a public page, read and checked: plain data, which the command puts into the page. Its
 * texts hold tags in the language of notes (`{emissions.total 2050 in kt}`), filled in the page from
 * the run that is shown, so that no figure in a story was ever typed.
 */
import type { Text } from "../../engine/scenario/declarations.ts";
import type { LeverEdit, ViewId } from "../session/page-state.ts";

/** Version of what a story file says under `story:`. */
export const STORY_FORMAT = "ademruimte-story/1";

/** By this name tags mean the plan as it stands, without the step and without the reader's sliders. */
export const PLAN_AS_IT_STANDS = "plan";

/** A slider that a step shows, under a name that a citizen understands. */
export interface StorySlider {
  /** `housing.renovation_rate`, `heat.connection_share[venning]`. */
  readonly address: string;
  readonly label: Text;
  /** One sentence more; null where the label says it all. */
  readonly explanation: Text | null;
}

export interface StoryStep {
  /** Short name, for links: `renoveren`. */
  readonly id: string;
  readonly title: Text;
  /** Paragraphs with an empty line between them; tags are filled from the step as the story sets it. */
  readonly text: Text;
  /** What the step sets, on the plan as it stands. */
  readonly edits: readonly LeverEdit[];
  readonly sliders: readonly StorySlider[];
  /** Charts to look at, by the names of `simulate list charts`; empty for those of the view. */
  readonly charts: readonly string[];
  readonly view: ViewId;
  readonly year: number;
  /** What a reader is asked to think about; null where nothing is asked. */
  readonly question: Text | null;
  /** One sentence, filled from what is shown: the step, and what the reader moved since. */
  readonly outcome: Text;
  /** Where what the text says comes from; null where it says nothing but figures of the run. */
  readonly source: Text | null;
}

export interface Story {
  readonly title: Text;
  /** Filled from the plan as it stands. */
  readonly intro: Text;
  /** What always stands large: a figure, and what it is a figure of. */
  readonly main: { readonly figure: Text; readonly label: Text };
  readonly steps: readonly StoryStep[];
}
