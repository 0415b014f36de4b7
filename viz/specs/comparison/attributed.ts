/** What the charts of a split difference are drawn from, and their frame. */
import type {
  AttributedIndicator,
  AttributedPart,
  Attribution,
} from "../../../engine/analysis/attribution.ts";
import type { AttributionGroup } from "../../../engine/analysis/attribution/groups.ts";
import type { Text } from "../../../engine/scenario/declarations.ts";
import type { DisplayUnit, Language } from "../../numbers.ts";
import { ACTOR_COLOURS, GROUP_COLOURS, INK, THEME_COLOURS } from "../../theme/colours.ts";
import { SIZES } from "../../theme/chart-theme.ts";
import type { ChartData } from "../chart-data.ts";
import { closingLine, framedAs, type Layer, type Margins, type VegaLiteSpec } from "../frame.ts";

/** One indicator of one plan, split against its reference. */
export interface AttributedView {
  readonly split: Attribution;
  readonly one: AttributedIndicator;
  /** Of the indicator, the region and the two plans. */
  readonly label: Text;
  readonly place: Text;
  readonly reference: Text;
  readonly plan: Text;
}

export interface AttributedTexts {
  readonly title: string;
  readonly unit: string;
  readonly description: string;
  readonly notes: readonly string[];
  readonly data?: ChartData;
}

const BY: Readonly<Record<Attribution["by"], Text>> = {
  measure: { nl: "naar maatregel", en: "by measure" },
  theme: { nl: "naar thema", en: "by theme" },
  actor: { nl: "naar wie beslist", en: "by who decides" },
  lever: { nl: "naar hefboom", en: "by lever" },
};

/** `CO₂-uitstoot: het verschil naar maatregel`. */
export function titleOf({ label, split }: AttributedView, language: Language): string {
  const what = { nl: "het verschil", en: "the difference" }[language];
  return `${label[language]}: ${what} ${BY[split.by][language]}`;
}

export const perYearOr = (
  { one }: AttributedView,
  { label }: DisplayUnit,
  language: Language,
): string => {
  const when = one.isStock
    ? { nl: "op 1 januari", en: "on 1 January" }
    : { nl: "per jaar", en: "per year" };
  return `${label[language]} ${when[language]}`;
};

/** A colour for each group; the background is grey. */
export function colourOf({ name }: AttributionGroup, place: number): string {
  switch (name.kind) {
    case "background":
      return INK.axis;
    case "theme":
      return THEME_COLOURS[name.theme];
    case "actor":
      return ACTOR_COLOURS[name.actor];
    case "measure":
      return GROUP_COLOURS[place % GROUP_COLOURS.length]!;
  }
}

export const partAt = ({ part }: AttributedPart, at: number): number => part[at] ?? NaN;

/** How sure a sampled split is, when it is one. */
export function sampleNotes({ one }: AttributedView, language: Language): string[] {
  if (one.sampledOrders === null) return [];
  return [
    language === "nl"
      ? `Geschat uit ${one.sampledOrders} volgordes; ± is de standaardfout, waar ze te zien is.`
      : `Estimated from ${one.sampledOrders} orders; ± is the standard error, where it can be seen.`,
  ];
}

/** Puts layers into the frame. */
export function attributedFrame(
  { place, plan, reference }: AttributedView,
  language: Language,
  texts: AttributedTexts,
  margins: Margins,
  layers: readonly Layer[],
  height: number = SIZES.plotHeight,
): VegaLiteSpec {
  const [mine, against] = [plan[language], reference[language]];
  const where = mine.includes(place[language]) ? mine : `${place[language]}, ${mine}`;
  const words = {
    nl: {
      subtitle: `${where}, vergeleken met ${against}`,
      fair: "Deel van elk: het gemiddelde over alle volgordes van invoeren (Shapley).",
      source: closingLine(
        `Plannen: ${against} en ${mine}.`,
        "Bron: model ademruimte. Startjaar en aannames deels geschat.",
      ),
    },
    en: {
      subtitle: `${where}, compared with ${against}`,
      fair: "Part of each: the mean over all orders of taking them (Shapley).",
      source: closingLine(
        `Plans: ${against} and ${mine}.`,
        "Source: ademruimte model. Base year and assumptions partly estimated.",
      ),
    },
  }[language];
  return framedAs(
    language,
    {
      title: texts.title,
      subtitle: words.subtitle,
      unit: texts.unit,
      description: texts.description,
      footer: [...texts.notes, words.fair, words.source],
      ...(texts.data === undefined ? {} : { data: texts.data }),
    },
    margins,
    layers,
    height,
  );
}
