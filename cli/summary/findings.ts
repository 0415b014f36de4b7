/** Where the goals contradict each other, or what is possible. */
import type { Text } from "../../engine/scenario/declarations.ts";
import { findingSentence } from "../../viz/consistency-sentences.ts";
import { heading, wrap } from "./layout.ts";
import type { View } from "../../viz/run-view.ts";

const FINDINGS: Text = {
  nl: "Waar de doelen elkaar of het mogelijke tegenspreken",
  en: "Where the goals contradict each other or what is possible",
};

export function findingsBlock({ outcome, region, language }: View): string[] {
  const { found } = outcome.findings[region]!;
  if (found.length === 0) return [];
  // Two goals that say the same contradict a third one in the same words.
  const told = new Set(found.map((finding) => findingSentence(finding, outcome, language)));
  const lines = [...told].flatMap((sentence) => wrap(sentence));
  return [heading(FINDINGS[language]), ...lines];
}
