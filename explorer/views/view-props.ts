/** What a view is given: the results to show, and how the reader looks at them. */
import type { RunOutcome } from "../../engine/analysis/outcome.ts";
import type { Text } from "../../engine/scenario/declarations.ts";
import type { ShownBands } from "../bands/shown-bands.ts";
import type { ViewId } from "../session/page-state.ts";
import type { JSX } from "preact";

/** The part of `Computed` that views read. */
export interface ShownPlan {
  readonly outcome: RunOutcome;
  /** Addresses of the levers that were moved. */
  readonly changed: readonly string[];
  /** Whether it is known what they rest on, and so which goals are uncertain. */
  readonly isGrounded: boolean;
}

export interface ViewProps {
  readonly shown: ShownPlan;
  /** What lies beside it, under the name by which it is spoken of. */
  readonly beside: { readonly name: string; readonly computed: ShownPlan } | null;
  /** Bands of exactly these results; null while none were asked for, or they are not there yet. */
  readonly bands: ShownBands | null;
  readonly year: number;
  readonly language: "nl" | "en";
  readonly theme: "light" | "dark";
  setYear(year: number): void;
  /** Address of this page, as it now is, that shows one chart alone; null where there is none. */
  linkTo(chart: string): string | null;
  /** Says something to who listens to the page. */
  announce(words: string): void;
}

export interface View {
  readonly id: ViewId;
  readonly title: Text;
  Component(props: ViewProps): JSX.Element;
}
