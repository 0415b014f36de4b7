/** The frame of a chart of several plans, with the plans and the source below it. */
import type { Language } from "../../numbers.ts";
import { SIZES } from "../../theme/chart-theme.ts";
import type { ChartData } from "../chart-data.ts";
import { closingLine, framedAs, type Layer, type Margins, type VegaLiteSpec } from "../frame.ts";
import { listed } from "../listed.ts";
import type { ComparisonView } from "./view.ts";

export interface ComparisonTexts {
  readonly title: string;
  /** What the title leaves open, on a line of its own. */
  readonly subtitle?: string;
  /** What is shown and in which unit; written above the vertical axis. */
  readonly unit: string;
  readonly description: string;
  readonly notes?: readonly string[];
  readonly data?: ChartData;
  /** Whether bands of ensembles are drawn. */
  readonly hasFans?: boolean;
}

/** `Kortrijk: Referentie, A en B`: the place and the plans, the reference first. */
export function plansNamed({ plans, comparison, region }: ComparisonView, language: Language) {
  const names = listed(
    plans.map(({ title }) => title[language]),
    language,
  );
  const place = comparison.regions[region]!.title[language];
  return `${place}: ${names}`;
}

const sourceLine = (view: ComparisonView, language: Language): string => {
  const named = plansNamed(view, language);
  return language === "nl"
    ? closingLine(
        `Plannen, ${named}.`,
        "Bron: model ademruimte. Startjaar en aannames deels geschat.",
      )
    : closingLine(
        `Plans, ${named}.`,
        "Source: ademruimte model. Base year and assumptions partly estimated.",
      );
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
      ...(texts.subtitle === undefined ? {} : { subtitle: texts.subtitle }),
      unit: texts.unit,
      description: texts.description,
      footer: [...(texts.notes ?? []), sourceLine(view, language)],
      ...(texts.data === undefined ? {} : { data: texts.data }),
      ...(texts.hasFans === true ? { hasFans: true } : {}),
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
