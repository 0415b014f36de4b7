/** Every part of the handbook that is made from declarations, by the name that a page calls it. */
import type { GeneratedPart } from "./generated.ts";
import { glossaryBlocks } from "./glossary.ts";
import { moduleBlocks } from "./module-pages.ts";
import { referenceScenario } from "../model-pages/pages.ts";

export function generatedParts(root: string): ReadonlyMap<string, GeneratedPart> {
  const scenario = referenceScenario(root);
  const made = {
    nl: new Map([...moduleBlocks(scenario, "nl"), ...glossaryBlocks(scenario, "nl")]),
    en: new Map([...moduleBlocks(scenario, "en"), ...glossaryBlocks(scenario, "en")]),
  };
  return new Map(
    [...made.nl.keys()].map((name) => [name, (language) => made[language].get(name)!]),
  );
}

/** Parts that another program writes and another test holds: `npm run validation`. */
export const MADE_ELSEWHERE: readonly string[] = [
  "sceptics-worst",
  "sceptics-checked",
  "sceptics-sums",
  "sceptics-echoes",
  "sceptics-hindcast",
  "sceptics-hindcast-causes",
  "sceptics-uncertain",
  "sceptics-quality",
  "sceptics-goals",
  "sceptics-not-checked",
];
