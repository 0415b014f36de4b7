/** Titles, questions and names of the charts of municipalities: once, for files, page and lists. */
import type { BenchmarkResult } from "../../../engine/analysis/group/benchmark.ts";
import type { Text } from "../../../engine/scenario/declarations.ts";
import type { Language } from "../../numbers.ts";

export const GROUP_QUESTIONS = {
  tiles: {
    nl: "Waar ligt de uitkomst hoog, en waar laag?",
    en: "Where is the outcome high, and where low?",
  },
  multiples: {
    nl: "Hoe verloopt elke gemeente, naast de groep?",
    en: "How does each municipality go, beside the group?",
  },
  ranks: {
    nl: "Welke gemeenten verschillen echt, en welke liggen binnen elkaars marge?",
    en: "Which municipalities really differ, and which lie within each other's range?",
  },
  moves: {
    nl: "Wie verhuist van welke gemeente naar welke?",
    en: "Who moves from which municipality to which?",
  },
} as const satisfies Record<string, Text>;

/** `CO₂-uitstoot per inwoner, 2040`. */
export const chartTitle = (
  { indicator }: BenchmarkResult,
  language: Language,
  year?: number,
): string =>
  year === undefined ? indicator.title[language] : `${indicator.title[language]}, ${year}`;

/** Names of files have no underscores: `municipality-tiles-co2-per-inhabitant`. */
export const indicatorKey = ({ indicator }: BenchmarkResult): string =>
  indicator.id.replaceAll("_", "-");
