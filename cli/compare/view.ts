/** What every section of a comparison on the terminal is made from. */
import type { ComparisonOutcome } from "../../engine/analysis/comparison-outcome.ts";
import type { Language } from "../texts.ts";

export interface CompareView {
  readonly outcome: ComparisonOutcome;
  /** Which of the regions the section is about. */
  readonly region: number;
  readonly language: Language;
  /** Calendar years that are shown, in order. */
  readonly years: readonly number[];
  /** Ids or addresses of the indicators that are shown. */
  readonly indicators: readonly string[];
  /** Of those, and of others, the ones whose difference is split over the measures. */
  readonly explained: readonly string[];
}

/** Lines of a section; none when there is nothing to say. */
export type Section = (view: CompareView) => readonly string[];

/** `A`, `B`, … `Z`, `AA`: what a plan is called in the columns of a table. */
export function letterOf(place: number): string {
  const letter = String.fromCharCode("A".charCodeAt(0) + (place % 26));
  return place < 26 ? letter : letterOf(Math.floor(place / 26) - 1) + letter;
}

/** Longer ids of plans are shortened where they stand in a heading. */
export const LONGEST_ID = 24;

/** A text in a column of this width: of one that is too long the head and the tail, as ids differ there. */
export function shortened(text: string, width: number): string {
  if (text.length <= width) return text;
  const tail = Math.floor((width - 1) / 2);
  return `${text.slice(0, width - 1 - tail)}…${text.slice(text.length - tail)}`;
}
