/** Texts of the story as they are shown, with the figures of the run in them. */
import type { RunOutcome } from "../../../engine/analysis/outcome.ts";
import type { Text } from "../../../engine/scenario/declarations.ts";
import type { Language } from "../../../viz/numbers.ts";
import { fillText, paragraphsOf, storyFacts, type FilledPart } from "../../story/fill-text.ts";
import { figuresOf } from "../../story/plain-figures.ts";
import { readText } from "../../story/story-text.ts";
import { PUBLIC_WORDS } from "./words.ts";

export interface Runs {
  readonly shown: RunOutcome;
  /** The plan as it stands. */
  readonly plan: RunOutcome;
  readonly language: Language;
}

/**
 * A filled text. What a reader's sliders make untrue of its words is not shown: then its figures stand
 * alone, each with its name.
 */
export function filledParts(text: Text, { shown, plan, language }: Runs): readonly FilledPart[] {
  const { nodes } = readText(text[language], language);
  const facts = storyFacts(shown, plan, language);
  const { parts, faults } = fillText(nodes, facts);
  if (faults.length === 0) return parts;
  const figures = figuresOf(nodes, facts).map(({ name, value }) => `${name} ${value}`);
  return [
    { text: `${PUBLIC_WORDS[language].withSliders} ${figures.join("; ")}.`, isFigure: false },
  ];
}

export const Parts = ({ parts }: { readonly parts: readonly FilledPart[] }) => (
  <>
    {parts.map(({ text, isFigure }, at) =>
      isFigure ? (
        <strong class="figure-of-run" key={at}>
          {text}
        </strong>
      ) : (
        text
      ),
    )}
  </>
);

export const Paragraphs = ({ text, runs }: { readonly text: Text; readonly runs: Runs }) => (
  <>
    {paragraphsOf(filledParts(text, runs)).map((parts, at) => (
      <p key={at}>
        <Parts parts={parts} />
      </p>
    ))}
  </>
);
