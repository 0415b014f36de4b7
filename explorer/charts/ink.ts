/** What is drawn beside the series, in light and in dark, and how a series' colour looks in each. */
import { INK } from "../../viz/theme/colours.ts";

export type ChartTheme = "light" | "dark";

export interface Ink {
  readonly theme: ChartTheme;
  readonly text: string;
  readonly muted: string;
  readonly axis: string;
  readonly grid: string;
  readonly background: string;
}

const INKS: Readonly<Record<ChartTheme, Ink>> = {
  light: { theme: "light", ...INK },
  dark: {
    theme: "dark",
    text: "#e7eaed",
    muted: "#a9b3bc",
    axis: "#5b6670",
    grid: "#2c343b",
    background: "#15191d",
  },
};

export const inkOf = (theme: ChartTheme): Ink => INKS[theme];

/** Lightness that black and white have on dark paper: what is darker than black could not be seen. */
const DARKEST = 0.5;
const LIGHTEST = 0.94;

const linear = (channel: number): number =>
  channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;

const encoded = (light: number): number =>
  light <= 0.0031308 ? light * 12.92 : 1.055 * light ** (1 / 2.4) - 0.055;

/**
 * A colour of the report on dark paper: of the same hue and in the same order of lightness, moved to
 * where it can be told from the paper. Lightness and hue are those of OKLab (Ottosson, 2020).
 *
 * @param colour `#rrggbb`
 */
export function onDark(colour: string): string {
  const [r, g, b] = [1, 3, 5].map((from) =>
    linear(Number.parseInt(colour.slice(from, from + 2), 16) / 255),
  ) as [number, number, number];
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  const lightness = 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s;
  const greenRed = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s;
  const blueYellow = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s;
  const lifted = DARKEST + (LIGHTEST - DARKEST) * lightness;
  const [long, middle, short] = [
    lifted + 0.3963377774 * greenRed + 0.2158037573 * blueYellow,
    lifted - 0.1055613458 * greenRed - 0.0638541728 * blueYellow,
    lifted - 0.0894841775 * greenRed - 1.291485548 * blueYellow,
  ].map((root) => root ** 3) as [number, number, number];
  const channels = [
    4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
    -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
    -0.0041960863 * long - 0.7034186147 * middle + 1.707614701 * short,
  ];
  return `#${channels
    .map((value) => Math.round(255 * encoded(Math.min(1, Math.max(0, value)))))
    .map((value) => value.toString(16).padStart(2, "0"))
    .join("")}`;
}

const lifted = new Map<string, string>();

/** The colour of a series as a theme shows it. */
export function shownColour(colour: string, { theme, text }: Ink): string {
  if (theme === "light") return colour;
  if (colour === INK.text) return text;
  let shown = lifted.get(colour);
  if (shown === undefined) lifted.set(colour, (shown = onDark(colour)));
  return shown;
}
