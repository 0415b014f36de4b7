/** The parameters that the plan sets, apart from the levers: nobody decides them. */
import type { Text } from "../../engine/scenario/declarations.ts";
import { assumptionText } from "../../viz/assumption-sentences.ts";
import type { View } from "../../viz/run-view.ts";
import { heading, running } from "./layout.ts";

const TEXTS = {
  assumptions: {
    nl: "Aannames die dit plan anders maakt dan de regio (ook in de referentie",
    en: "What this plan assumes otherwise than the region (in the reference too",
  },
} as const satisfies Record<string, Text>;

/** @param most how many are listed before the rest is counted */
export function assumptionsBlock(view: View, most: number): string[] {
  const { outcome, region, language } = view;
  const { parameters } = outcome.changes[region]!;
  if (parameters.length === 0) return [];
  const items = parameters.slice(0, most).map((change) => assumptionText(change, view));
  // In the heading: a screen has no line to spare.
  const counted = {
    nl: `; ${items.length} van ${parameters.length}, alle in run.json`,
    en: `; ${items.length} of ${parameters.length}, all in run.json`,
  }[language];
  const head = TEXTS.assumptions[language] + (items.length < parameters.length ? counted : "");
  return [heading(`${head})`), ...running(items)];
}
