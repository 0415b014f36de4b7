/** From the reference to the plan in one year, a bar per group: which measure does the work? */
import { groupName } from "../../group-names.ts";
import { levelDisplay } from "../../attribution-display.ts";
import { formatNumber, type DisplayUnit, type Language } from "../../numbers.ts";
import { headText, sentences } from "../alternative/alternative.ts";
import { WATERFALL, waterfallText } from "../alternative/waterfall-text.ts";
import { rounded, type VegaLiteSpec } from "../frame.ts";
import { waterfallBars, type WaterfallBar } from "../waterfall-bars.ts";
import { differenceText } from "./difference-text.ts";
import {
  attributedFrame,
  partAt,
  perYearOr,
  sampleNotes,
  titleOf,
  type AttributedView,
} from "./attributed.ts";

/** Bars of their own; what is smaller than this share of the largest is one bar together. */
const MOST_BARS = 9;
const SMALL = 0.02;
const MOST_DECIMALS = 4;

/** What is left over for one bar. */
const restText = (count: number, language: Language): string =>
  ({ nl: `${count} kleinere samen`, en: `${count} smaller ones together` })[language];

/** The bars from top to bottom, in the shown unit; totals are full bars. */
function barsOf(view: AttributedView, at: number, language: Language): WaterfallBar[] {
  const { split, one } = view;
  const { factor, decimals } = stepDisplay(view, at);
  const sorted = one.parts
    .map((part) => ({ part, value: partAt(part, at) }))
    .sort((a, b) => Math.abs(b.value) - Math.abs(a.value));
  const largest = Math.abs(sorted[0]?.value ?? 0);
  const isBig = ({ value }: (typeof sorted)[number], place: number): boolean =>
    place < MOST_BARS && Math.abs(value) >= SMALL * largest && value !== 0;
  const big = sorted.filter(isBig);
  const small = sorted.filter((one, place) => !isBig(one, place));
  const steps = big.map(({ part, value }) => ({
    label: groupName(split.groups[part.group]!, language),
    value,
    error: part.standardError?.[at] ?? null,
  }));
  if (small.length === 1) {
    const [{ part, value }] = small as [(typeof small)[number]];
    steps.push({ label: groupName(split.groups[part.group]!, language), value, error: null });
  } else if (small.length > 1) {
    const value = small.reduce((sum, each) => sum + each.value, 0);
    steps.push({ label: restText(small.length, language), value, error: null });
  }
  const full = (label: string, value: number): WaterfallBar => ({
    ...{ label, whole: true, from: 0, to: rounded(value / factor) },
    text: formatNumber(value / factor, language, decimals),
  });
  let level = one.reference[at]!;
  return [
    full(view.reference[language], level),
    ...steps.map(({ label, value, error }): WaterfallBar => {
      const from = level;
      level += value;
      const spread = formatNumber((error ?? 0) / factor, language, decimals);
      const sure = /[1-9]/.test(spread) ? ` ± ${spread}` : "";
      return {
        ...{ label, whole: false, from: rounded(from / factor), to: rounded(level / factor) },
        text: `${differenceText(value / factor, language, decimals)}${sure}`,
      };
    }),
    full(view.plan[language], one.plan[at]!),
  ];
}

/** Levels decide the unit; of the largest step two digits are to be seen. */
function stepDisplay({ one }: AttributedView, at: number): DisplayUnit {
  const display = levelDisplay(one);
  const largest = Math.max(0, ...one.parts.map((part) => Math.abs(partAt(part, at))));
  let { decimals } = display;
  const digits = (): string => formatNumber(largest / display.factor, "en", decimals);
  while (decimals < MOST_DECIMALS && digits().replaceAll(/^[0.]+|\D/g, "").length < 2) decimals++;
  return { ...display, decimals };
}

export function waterfall(view: AttributedView, year: number, language: Language): VegaLiteSpec {
  const { one } = view;
  const display = stepDisplay(view, one.years.indexOf(year));
  const bars = barsOf(view, one.years.indexOf(year), language);
  const title = `${titleOf(view, language)}, ${year}`;
  const unit = perYearOr(view, display, language);
  const { decimals } = display;
  const { margins, height, layers, notes, data } = waterfallBars(
    bars,
    { unit, decimals },
    language,
  );
  return attributedFrame(
    view,
    language,
    {
      title,
      unit,
      description: sentences([
        headText(
          {
            kind: WATERFALL[language],
            title,
            unit,
            plans: [view.reference, view.plan].map((name) => name[language]),
          },
          language,
        ),
        waterfallText(bars, language),
      ]),
      notes: [...notes, ...sampleNotes(view, language)],
      data,
    },
    margins,
    layers,
    height,
  );
}
