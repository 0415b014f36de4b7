/** What a reader must know to read the key figures right. */
import { groundSentences, resultSentences } from "../../viz/result-sentences.ts";
import type { View } from "../../viz/run-view.ts";
import { wrap } from "./layout.ts";

/** @param most how many of the assumptions that the emissions hang on are named */
export function notesBlock(view: View, most: number): string[] {
  // One paragraph: a screen has no lines to spare for the ends of many.
  const told = [...resultSentences(view), ...groundSentences(view, most)];
  return told.length === 0 ? [] : wrap(told.join(" "));
}
