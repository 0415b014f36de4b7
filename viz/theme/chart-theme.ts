/** Sizes, fonts and the Vega-Lite configuration that all charts share. */
import { NUMBER_LOCALES, type Language } from "../numbers.ts";
import { INK } from "./colours.ts";

/**
 * The subset in viz/fonts first; then the font it was made from, then what a machine has. A browser
 * drops the whole list when a name in it that begins a word with a digit has no quotes.
 */
export const FONT_FAMILY = "Ademruimte Sans";
export const FONT_STACK = `${FONT_FAMILY}, 'Source Sans 3', Source Sans Pro, Segoe UI, sans-serif`;

/**
 * Pixels. A chart is 640 wide: printed at 16 cm, one pixel is 0.71 point, so that labels are
 * some 9 points and the footer some 8.
 */
export const SIZES = {
  width: 640,
  plotHeight: 290,
  title: 18,
  subtitle: 13.5,
  label: 13,
  footer: 11,
  /** Distance between the baselines of two lines of a label. */
  lineHeight: 15,
} as const;

/** The `config` of every spec; the number locale makes axes Belgian or English. */
export function chartConfig(language: Language) {
  return {
    aria: false,
    background: INK.background,
    font: FONT_STACK,
    locale: {
      number: {
        ...NUMBER_LOCALES[language],
        grouping: [...NUMBER_LOCALES[language].grouping],
        currency: [...NUMBER_LOCALES[language].currency] as [string, string],
      },
    },
    view: { stroke: null },
    title: {
      anchor: "start" as const,
      frame: "group" as const,
      color: INK.text,
      fontSize: SIZES.title,
      fontWeight: 600 as const,
      lineHeight: 22,
      subtitleColor: INK.muted,
      subtitleFontSize: SIZES.subtitle,
      subtitleLineHeight: 18,
      subtitlePadding: 5,
    },
    axis: {
      domainColor: INK.axis,
      grid: false,
      gridColor: INK.grid,
      gridWidth: 1,
      labelColor: INK.muted,
      labelFontSize: SIZES.label,
      labelPadding: 6,
      tickColor: INK.axis,
      tickSize: 5,
      title: null,
      titleColor: INK.muted,
      titleFontSize: SIZES.label,
      titleFontWeight: 400 as const,
    },
    text: { color: INK.text, fontSize: SIZES.label },
  };
}
