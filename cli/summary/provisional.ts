/** Figures that are not what they seem: filled in for the time being, or not there at all. */
import { provisionalSentences } from "../../viz/provisional-sentences.ts";
import type { View } from "../../viz/run-view.ts";
import { wrap } from "./layout.ts";

export const provisionalBlock = (view: View): string[] => provisionalSentences(view).flatMap(wrap);
