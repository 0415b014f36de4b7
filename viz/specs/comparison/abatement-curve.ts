/**
 * Marginal abatement curve: a bar per measure, as wide as the tonnes that it avoids and as high as
 * what a tonne costs, the cheapest first. Its area is what the measure costs.
 *
 * Names stand above the bars, the leftmost on top, each with a line down to its bar: so no line
 * crosses a name, however narrow the bars are.
 */
import type {
  Abatement,
  MeasureAbatement,
  NoAbatement,
} from "../../../engine/analysis/abatement.ts";
import type { Text } from "../../../engine/scenario/declarations.ts";
import { PRICE_YEAR } from "../../../engine/scenario/units/units.ts";
import { groupName } from "../../group-names.ts";
import { formatNumber, formatSigned, type Language } from "../../numbers.ts";
import { SIZES } from "../../theme/chart-theme.ts";
import { INK } from "../../theme/colours.ts";
import { textWidth } from "../../theme/text-width.ts";
import { sentences } from "../alternative/alternative.ts";
import { axisWidth, tickLabels, type Layer, type VegaLiteSpec } from "../frame.ts";
import { roundTicks } from "../ticks.ts";
import { comparedHead } from "./alternative.ts";
import { panelFrame } from "./comparison-frame.ts";
import { boxes, strokes, texts, type Box, type PlacedText, type Stroke } from "./drawing.ts";
import { PANEL_WIDTH } from "./panels.ts";
import type { ComparisonChart, ComparisonView, PlanView } from "./view.ts";

const KILO = 1000;
const HEIGHT = 250;
const ROW = 17;
/** The plot keeps at least this, however long the names are. */
const LEAST_WIDTH = 340;
/** A narrow bar this many times as high as the wide ones is cut off, or those could not be seen. */
const FAR = 2;
/** Part of all tonnes up to which a bar is narrow. */
const NARROW = 0.03;
/** How far a bar that is cut off hangs below nought, as a part of the limit. */
const BELOW = 0.4;
const PLAIN = { decimals: 0, colour: null, group: null } as const;
const COLOURS = { dear: "#c98a3b", cheap: "#3d8f7a" } as const;

/** The curve of one plan; null where no measure has both tonnes and a cost. */
export function abatementChart(
  view: ComparisonView,
  plan: PlanView,
  of: Abatement,
  isOnly: boolean,
): ComparisonChart | null {
  const { curve } = of;
  if (curve === null || curve.steps.length === 0) return null;
  const { steps } = curve;
  const title = {
    nl: isOnly ? "Kost per vermeden ton, per maatregel" : `Kost per vermeden ton: ${plan.title.nl}`,
    en: isOnly ? "Cost per tonne avoided, by measure" : `Cost per tonne avoided: ${plan.title.en}`,
  };
  return {
    id: isOnly ? "abatement-curve" : `abatement-curve-${plan.run.id}`,
    title,
    question: {
      nl: "Welke maatregel vermijdt hoeveel, en wat kost een ton?",
      en: "Which measure avoids how much, and what does a tonne cost?",
    },
    modules: ["emissions", "costs"],
    spec: (language) => {
      // Of the plans that are compared, the curve knows two.
      const plans = view.plans.filter((one) => one.isReference || one === plan);
      return draw({ ...view, plans }, of, steps, title[language], language);
    },
  };
}

/** Up to what cost bars are drawn whole: as high as any that is wide enough to be seen needs. */
function limitOf(steps: readonly MeasureAbatement[]): number {
  const total = steps.reduce((sum, { avoidedDiscounted }) => sum + avoidedDiscounted, 0);
  const highest = (all: readonly MeasureAbatement[]): number =>
    Math.max(0, ...all.map(({ perTonne }) => Math.abs(perTonne!)));
  const wide = highest(steps.filter(({ avoidedDiscounted }) => avoidedDiscounted > total * NARROW));
  return wide > 0 && highest(steps) > FAR * wide ? wide : Infinity;
}

function draw(
  view: ComparisonView,
  of: Abatement,
  steps: readonly MeasureAbatement[],
  title: string,
  language: Language,
): VegaLiteSpec {
  const limit = limitOf(steps);
  const shownOf = (value: number): number =>
    Math.abs(value) <= limit ? value : value > 0 ? limit : -limit * BELOW;
  const heights = steps.map(({ perTonne }) => shownOf(perTonne!));
  const ticks = roundTicks(Math.min(0, ...heights), Math.max(0, ...heights), 5);
  const names = steps.map((step) => nameOf(step, limit, language));
  const left = axisWidth(tickLabels(ticks, language));
  const tonnes = steps.map(({ avoidedDiscounted }) => avoidedDiscounted / KILO);
  const total = tonnes.reduce((sum, one) => sum + one, 0);
  const ends: number[] = [];
  tonnes.reduce((sum, one, at) => (ends[at] = sum + one), 0);
  const centres = ends.map((end, at) => (end - tonnes[at]! / 2) / total);
  // As wide as the names allow, which begin above the middle of their bars.
  const width = Math.max(
    LEAST_WIDTH,
    Math.min(
      PANEL_WIDTH - left,
      ...names.map((name, at) =>
        centres[at]! === 0
          ? PANEL_WIDTH
          : (PANEL_WIDTH - left - textWidth(name, SIZES.label) - 8) / centres[at]!,
      ),
    ),
  );
  const top = steps.length * ROW + 8;
  const [bottom, highest] = [ticks[0]!, ticks.at(-1)!];
  const down = (value: number): number =>
    top + (1 - (value - bottom) / (highest - bottom)) * HEIGHT;
  const across = (share: number): number => left + share * width;
  const bars: Box[] = [];
  const leaders: Stroke[] = [];
  const cuts: Stroke[] = [];
  const placed: PlacedText[] = [];
  steps.forEach(({ perTonne }, at) => {
    const [from, to] = [at === 0 ? 0 : ends[at - 1]!, ends[at]!];
    const [x, x2] = [across(from / total), across(to / total)];
    const height = heights[at]!;
    const gap = x2 - x > 4 ? 0.5 : 0;
    bars.push({
      ...{ x: x + gap, x2: x2 - gap, y: down(0), y2: down(height) },
      colour: perTonne! < 0 ? COLOURS.cheap : COLOURS.dear,
    });
    const centre = across(centres[at]!);
    const row = at * ROW + ROW / 2;
    leaders.push({ x: centre, x2: centre, y: row + 7, y2: down(Math.max(0, height)) });
    placed.push({ x: centre + 4, y: row + 2, text: names[at]! });
    if (height !== perTonne) {
      const end = down(height) + (height > 0 ? 5 : -5);
      cuts.push({ x: x - 2, x2: x2 + 2, y: end, y2: end });
    }
  });
  const scale = roundTicks(0, total, 5).filter((tick) => tick <= total);
  const base = down(bottom);
  const labels = tickLabels(ticks, language);
  const layers: Layer[] = [
    strokes(ticks.map((tick) => ({ x: left, x2: left + width, y: down(tick), y2: down(tick) }))),
    ...boxes(bars),
    strokes([{ x: left, x2: left + width, y: down(0), y2: down(0) }], { color: INK.axis }),
    strokes(leaders, { color: INK.muted, strokeWidth: 0.75 }),
    ...(cuts.length === 0 ? [] : [strokes(cuts, { color: INK.background, strokeWidth: 3 })]),
    texts(placed),
    texts(
      ticks.map((tick, at) => ({ x: left - 6, y: down(tick), text: labels[at]! })),
      { align: "right", color: INK.muted },
    ),
    texts(
      scale.map((tick, at) => ({
        ...{ x: across(tick / total), y: base + 13 },
        text: tickLabels(scale, language)[at]!,
      })),
      { align: "center", color: INK.muted },
    ),
    texts([{ x: left, y: base + 13 + ROW, text: axisText(of, language) }], { color: INK.muted }),
  ];
  const unit = {
    nl: `euro van ${PRICE_YEAR} per ton CO₂`,
    en: `euro of ${PRICE_YEAR} per tonne of CO₂`,
  }[language];
  return panelFrame(
    view,
    language,
    {
      title,
      unit,
      description: sentences([
        comparedHead(view, { kind: KIND[language], title, unit }, language),
        measuresText(steps, of, language),
      ]),
      notes: notesOf(of, cuts.length > 0, language),
      data: {
        rowTitle: { nl: "Maatregel", en: "Measure" }[language],
        columns: [
          { label: { nl: "Kost", en: "Cost" }[language], unit, ...PLAIN },
          {
            label: { nl: "Vermeden", en: "Avoided" }[language],
            unit: { nl: "kt CO₂", en: "kt CO₂" }[language],
            ...{ ...PLAIN, decimals: 1 },
          },
        ],
        rows: steps.map(({ group, perTonne }, at) => ({
          ...{ label: groupName(group, language), values: [perTonne, tonnes[at]!] },
        })),
        plots: [
          {
            ...{ left, top, width, height: HEIGHT, along: "across" },
            ...{ at: centres.map(across), columns: [0, 1] },
          },
        ],
      },
    },
    layers,
    base + ROW,
  );
}

const KIND: Text = {
  nl: "Kostencurve, een balk per maatregel",
  en: "Cost curve, a bar for each measure",
};

/** Measures that are told one by one. */
const MOST_TOLD = 6;

/** What each measure costs and avoids, the cheapest first; of many the cheapest and the dearest. */
function measuresText(
  steps: readonly MeasureAbatement[],
  of: Abatement,
  language: Language,
): string {
  const half = MOST_TOLD / 2;
  const shown =
    steps.length <= MOST_TOLD ? steps : [...steps.slice(0, half), ...steps.slice(-half)];
  const told = shown.map(({ group, perTonne, avoidedDiscounted }) => {
    const cost = formatNumber(perTonne!, language);
    const tonnes = formatNumber(avoidedDiscounted / KILO, language, 1);
    return `${groupName(group, language)} ${cost} €/t, ${tonnes} kt`;
  });
  const label = {
    nl: "Van goedkoop naar duur, met wat elk vermijdt",
    en: "From cheap to dear, with what each avoids",
  }[language];
  const between = steps.filter((step) => !shown.includes(step));
  const names = between.map(({ group }) => groupName(group, language)).join(", ");
  return sentences([
    `${label}: ${told.join("; ")}`,
    names === "" ? "" : `${{ nl: "Daartussen", en: "In between" }[language]}: ${names}`,
    axisText(of, language),
  ]);
}

/** `Windmolens: 45 €/t`; a star where part of it has no cost known. */
function nameOf(
  { group, perTonne, unpriced }: MeasureAbatement,
  limit: number,
  language: Language,
) {
  const each = formatNumber(perTonne!, language);
  const far =
    Math.abs(perTonne!) > limit ? (language === "nl" ? " (afgesneden)" : " (cut off)") : "";
  return `${groupName(group, language)}: ${each} €/t${unpriced.length > 0 ? " *" : ""}${far}`;
}

const axisText = ({ first, last, discountRate }: Abatement, language: Language): string => {
  const rate = formatNumber(discountRate * 100, language, 1);
  return {
    nl: `kt CO₂ vermeden van ${first} tot ${last}, verdisconteerd tegen ${rate} %`,
    en: `kt of CO₂ avoided from ${first} to ${last}, discounted at ${rate} %`,
  }[language];
};

function notesOf(of: Abatement, isCut: boolean, language: Language): string[] {
  const { steps, withoutCost, raising } = of.curve!;
  const listed = (all: readonly MeasureAbatement[]): string =>
    all
      .map(({ group, avoidedDiscounted }) => {
        const kilo = formatSigned(avoidedDiscounted / KILO, language, 1);
        return `${groupName(group, language)} (${kilo} kt)`;
      })
      .join(", ");
  const say = (nl: string, en: string): string => (language === "nl" ? nl : en);
  return [
    say(
      "Breedte: vermeden ton; hoogte: kost per ton; oppervlakte: kosten. Onder nul bespaart een maatregel geld. Elke maatregel heeft zijn deel over alle volgordes van invoeren.",
      "Width: tonnes avoided; height: cost per tonne; area: cost. Below nought a measure saves money. Every measure has its share over all orders of taking them.",
    ),
    ...(isCut
      ? [
          say(
            "Een wit streepje: de balk loopt verder dan de schaal.",
            "A white stroke: the bar goes on beyond the scale.",
          ),
        ]
      : []),
    ...(steps.some(({ unpriced }) => unpriced.length > 0)
      ? [
          say(
            "* Een deel van de maatregel heeft geen bekende kost: de kost per ton is te laag.",
            "* Part of the measure has no cost known: its cost per tonne is too low.",
          ),
        ]
      : []),
    ...(withoutCost.length > 0
      ? [
          say(
            `Niet getekend, geen investering bekend: ${listed(withoutCost)}.`,
            `Not drawn, no investment known: ${listed(withoutCost)}.`,
          ),
        ]
      : []),
    ...(raising.length > 0
      ? [
          say(
            `Niet getekend, verhoogt de uitstoot: ${listed(raising)}.`,
            `Not drawn, raises emissions: ${listed(raising)}.`,
          ),
        ]
      : []),
  ];
}

/** One chart per plan that has a curve. */
export function abatementCharts(
  view: ComparisonView,
  abatements: readonly (Abatement | NoAbatement)[],
): ComparisonChart[] {
  const region = view.comparison.regions[view.region]!.id;
  const found = abatements.flatMap((one): Abatement[] =>
    one.obstacle === null && one.region === region ? [one] : [],
  );
  const isOnly = found.length === 1;
  return found.flatMap((one) => {
    const plan = view.plans.find(({ run }) => run.id === one.plan)!;
    return abatementChart(view, plan, one, isOnly) ?? [];
  });
}
