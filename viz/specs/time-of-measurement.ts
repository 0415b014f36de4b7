/** The line above a vertical axis: the unit, and whether it is a stock or a flow. */
import type { Language } from "../numbers.ts";
import { pick } from "./frame.ts";
import type { SeriesGroup } from "./series.ts";

/** `woningen op 1 januari`. */
export const onFirstJanuary = ({ display }: SeriesGroup, language: Language): string =>
  `${pick(display.label, language)} ${language === "nl" ? "op 1 januari" : "on 1 January"}`;

/** `GWh per jaar`. */
export const perYear = ({ display }: SeriesGroup, language: Language): string =>
  `${pick(display.label, language)} ${language === "nl" ? "per jaar" : "per year"}`;
