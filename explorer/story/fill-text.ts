/** Fills a text of a story from runs: words and figures, or what the text says that is not so. */
import type { RunOutcome } from "../../engine/analysis/outcome.ts";
import { holds } from "../../viz/note/condition.ts";
import type { ValueFacts } from "../../viz/note/facts.ts";
import { isFault, noteFault } from "../../viz/note/fault.ts";
import { OTHER_VALUE, sentenceFault } from "../../viz/note/sentence.ts";
import { fillValue, type FilledValue } from "../../viz/note/value.ts";
import type { Language } from "../../viz/numbers.ts";
import type { TextFault, TextNode } from "./story-text.ts";
import { PLAN_AS_IT_STANDS } from "./story.ts";

/** A stretch of a filled text. */
export interface FilledPart {
  readonly text: string;
  /** Whether a run gave it. */
  readonly isFigure: boolean;
}

export interface FilledText {
  readonly parts: readonly FilledPart[];
  readonly faults: readonly TextFault[];
}

/** No tag names it: it is what a tag without a plan means. */
const SHOWN = "stap";
const NO_HASHES = { scenario: "", notes: "", engine: "" };

/**
 * What the tags of a story read: the run that is shown, and under the name `plan` the plan as it stands.
 *
 * @param shown the step, with what a reader moved since where the text is about that
 */
export const storyFacts = (
  shown: RunOutcome,
  asItStands: RunOutcome,
  language: Language,
): ValueFacts => ({
  language,
  plans: [
    { id: SHOWN, outcome: shown, hashes: NO_HASHES },
    { id: PLAN_AS_IT_STANDS, outcome: asItStands, hashes: NO_HASHES },
  ],
  region: 0,
});

interface Placed extends FilledPart {
  readonly written: string;
  readonly filled: FilledValue | null;
}

/** Fills a text. With faults, its parts are not to be shown. */
export function fillText(nodes: readonly TextNode[], facts: ValueFacts): FilledText {
  const placed: Placed[] = [];
  const faults: TextFault[] = [];
  const fill = (list: readonly TextNode[]): void => {
    for (const node of list) {
      if (node.kind === "words") {
        placed.push({ text: node.text, isFigure: false, written: "", filled: null });
        continue;
      }
      const { written } = node;
      if (node.kind === "choice") {
        const found = holds(node.condition, facts);
        if (isFault(found)) faults.push({ fault: found, written });
        else fill(found ? node.then : node.otherwise);
        continue;
      }
      const filled = fillValue(node.tag, facts);
      if (isFault(filled)) faults.push({ fault: filled, written });
      else if (filled.text !== "")
        placed.push({ text: filled.text, isFigure: true, written, filled });
    }
  };
  fill(nodes);
  faults.push(...contradictions(placed, facts.language));
  return { parts: placed.map(({ text, isFigure }) => ({ text, isFigure })), faults };
}

/** Values whose sentence says another direction than the run gives, or another verdict. */
function contradictions(placed: readonly Placed[], language: Language): TextFault[] {
  const around = (from: number, to: number): string =>
    placed
      .slice(from, to)
      .map(({ text, isFigure }) => (isFigure ? OTHER_VALUE : text))
      .join("");
  return placed.flatMap(({ filled, written }, at) => {
    if (filled === null) return [];
    const fault = sentenceFault(around(0, at), around(at + 1, placed.length), filled, language);
    return fault === null ? [] : [{ fault, written }];
  });
}

/** Paragraphs of a filled text: an empty line parts them. */
export function paragraphsOf(parts: readonly FilledPart[]): readonly (readonly FilledPart[])[] {
  const paragraphs: FilledPart[][] = [[]];
  for (const part of parts) {
    if (part.isFigure) {
      paragraphs.at(-1)!.push(part);
      continue;
    }
    part.text.split(/\n\s*\n/).forEach((text, at) => {
      if (at > 0) paragraphs.push([]);
      const words = text.replaceAll("\n", " ");
      if (words !== "") paragraphs.at(-1)!.push({ text: words, isFigure: false });
    });
  }
  return paragraphs.filter((all) => all.some(({ text }) => text.trim() !== ""));
}

export const plainOf = (parts: readonly FilledPart[]): string =>
  parts.map(({ text }) => text).join("");

/** What may not stand where a reader's sliders change the figures: a claim about one of them. */
export function claimsIn(nodes: readonly TextNode[]): TextFault[] {
  return nodes.flatMap((node): TextFault[] => {
    if (node.kind === "words") return [];
    if (node.kind === "choice") return claimsIn([...node.then, ...node.otherwise]);
    const isClaim = node.tag.kind === "assert" || node.tag.says !== null;
    return isClaim ? [{ fault: CLAIM, written: node.written }] : [];
  });
}

const CLAIM = noteFault(
  "bad-tag",
  {
    nl: "deze zin verandert mee met de schuivers, en kan dus niets vastleggen",
    en: "this sentence changes with the sliders, and so cannot state anything for good",
  },
  {
    nl: "zet de bewering onder text:, of schrijf hier alleen het cijfer",
    en: "put the claim under text:, or write only the figure here",
  },
);
