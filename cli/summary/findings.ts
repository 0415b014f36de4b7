/** Where the goals contradict each other, or what is possible. */
import type { Text } from "../../engine/scenario/declarations.ts";
import { findingSentence } from "../../viz/consistency-sentences.ts";
import { heading, wrap } from "./layout.ts";
import type { View } from "./view.ts";

const FINDINGS: Text = {
  nl: "Waar de doelen elkaar of het mogelijke tegenspreken",
  en: "Where the goals contradict each other or what is possible",
};

export function findingsBlock({ outcome, region, language }: View): string[] {
  const { found } = outcome.findings[region]!;
  if (found.length === 0) return [];
  const lines = found.flatMap((finding) => wrap(findingSentence(finding, outcome, language)));
  return [heading(FINDINGS[language]), ...lines];
}
