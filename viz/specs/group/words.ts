/** Why a municipality has no place among the others, and the place where it has one. */
import type { MunicipalFigure, RankBasis } from "../../../engine/analysis/group/benchmark.ts";
import type { Text } from "../../../engine/scenario/declarations.ts";
import type { Language } from "../../numbers.ts";

/** In a few words, for a column; empty where there is a place. */
export const NO_PLACE: Readonly<Record<RankBasis, Text>> = {
  ensemble: { nl: "", en: "" },
  data: { nl: "", en: "" },
  plan: { nl: "", en: "" },
  "same-assumption": { nl: "zelfde aanname", en: "same assumption" },
  alone: { nl: "als enige eigen cijfer", en: "only one with own figure" },
  "no-band": { nl: "marge onbekend", en: "range unknown" },
  "no-value": { nl: "geen cijfer", en: "no figure" },
};

/** The same as a sentence, for a page. */
export const WHY_NO_PLACE: Readonly<Record<RankBasis, Text>> = {
  ...NO_PLACE,
  "same-assumption": {
    nl: "niet te vergelijken: zelfde aanname",
    en: "not comparable: same assumption",
  },
  alone: {
    nl: "niet te vergelijken: alleen deze gemeente heeft een eigen cijfer",
    en: "not comparable: only this municipality has a figure of its own",
  },
  "no-band": {
    nl: "niet te rangschikken: hoe ver het cijfer ernaast kan zitten, is niet bekend",
    en: "cannot be ranked: how far the figure may be off is not known",
  },
};

/** `3–7`, or `3`; null where there is no place. */
export function placeText({ rank }: MunicipalFigure): string | null {
  if (rank === null) return null;
  return rank.from === rank.to ? `${rank.from}` : `${rank.from}–${rank.to}`;
}

/** Whether a figure is held against those of others. */
export const isCompared = ({ basis }: MunicipalFigure): boolean =>
  basis === "data" || basis === "plan" || basis === "ensemble";

export const placeOrReason = (figure: MunicipalFigure, language: Language): string =>
  placeText(figure) ?? NO_PLACE[figure.basis][language];
