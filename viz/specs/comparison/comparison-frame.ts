/** The frame of a chart of several plans: which they are above it, source and plans below. */
import type { Text } from "../../../engine/scenario/declarations.ts";
import type { Language } from "../../numbers.ts";
import { SIZES } from "../../theme/chart-theme.ts";
import type { ChartData } from "../chart-data.ts";
import { framedAs, type Layer, type Margins, type VegaLiteSpec } from "../frame.ts";
import type { ComparisonView } from "./view.ts";

export interface ComparisonTexts {
  readonly title: string;
  /** What is shown and in which unit; written above the vertical axis. */
  readonly unit: string;
  readonly description: string;
  readonly notes?: readonly string[];
  readonly data?: ChartData;
}

/** `a, b en c`. */
export const listed = (names: readonly string[], language: Language): string => {
  const and = language === "nl" ? "en" : "and";
  return names.length < 2
    ? names.join("")
    : `${names.slice(0, -1).join(", ")} ${and} ${names.at(-1)}`;
};

/** `Kortrijk: 3 plannen, vergeleken met Referentie (ongewijzigd beleid)`. */
function subtitle({ plans, comparison, region }: ComparisonView, language: Language): string {
  const count = plans.length - 1;
  const reference = plans[0]!.title[language];
  const place = comparison.regions[region]!.title[language];
  return language === "nl"
    ? `${place}: ${count} ${count === 1 ? "plan" : "plannen"}, vergeleken met ${reference}`
    : `${place}: ${count} ${count === 1 ? "plan" : "plans"}, compared with ${reference}`;
}

const sourceLine = ({ plans }: ComparisonView, language: Language): string => {
  const names = listed(
    plans.map(({ title }) => title[language]),
    language,
  );
  const source: Text = {
    nl: `Bron: model ademruimte, plannen ${names}. Startjaar en aannames deels geschat.`,
    en: `Source: ademruimte model, plans ${names}. Base year and assumptions partly estimated.`,
  };
  return source[language];
};

/** Puts layers into the frame. */
export const comparisonFrame = (
  view: ComparisonView,
  language: Language,
  texts: ComparisonTexts,
  margins: Margins,
  layers: readonly Layer[],
  height: number = SIZES.plotHeight,
): VegaLiteSpec =>
  framedAs(
    language,
    {
      title: texts.title,
      subtitle: subtitle(view, language),
      unit: texts.unit,
      description: texts.description,
      footer: [...(texts.notes ?? []), sourceLine(view, language)],
      ...(texts.data === undefined ? {} : { data: texts.data }),
    },
    margins,
    layers,
    height,
  );

/** A frame round panels, which have all of its width and scales of their own each. */
export const panelFrame = (
  view: ComparisonView,
  language: Language,
  texts: ComparisonTexts,
  layers: readonly Layer[],
  height: number,
): VegaLiteSpec => ({
  ...comparisonFrame(view, language, texts, { left: 0, right: 0 }, layers, height),
  resolve: { scale: { x: "independent", y: "independent", color: "independent" } },
});
