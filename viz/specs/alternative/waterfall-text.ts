/** A waterfall in words: both levels, and the largest steps in each direction. */
import type { Text } from "../../../engine/scenario/declarations.ts";
import type { Language } from "../../numbers.ts";
import type { WaterfallBar } from "../waterfall-bars.ts";
import { sentences } from "./alternative.ts";

export const WATERFALL: Text = { nl: "Watervalgrafiek", en: "Waterfall chart" };

/** Steps that are told in each direction. */
const MOST = 3;

const WORDS = {
  nl: { from: "Van", to: "naar", down: "Omlaag", up: "Omhoog", others: "Kleiner" },
  en: { from: "From", to: "to", down: "Downwards", up: "Upwards", others: "Smaller" },
} as const;

export function waterfallText(bars: readonly WaterfallBar[], language: Language): string {
  const words = WORDS[language];
  const [first, last] = [bars[0], bars.at(-1)];
  if (first === undefined || last === undefined) return "";
  const steps = bars.filter(({ whole }) => !whole);
  const size = ({ from, to }: WaterfallBar): number => Math.abs(to - from);
  const sorted = (is: (bar: WaterfallBar) => boolean): WaterfallBar[] =>
    steps.filter(is).sort((a, b) => size(b) - size(a));
  const down = sorted(({ from, to }) => to < from);
  const up = sorted(({ from, to }) => to > from);
  const said = (all: readonly WaterfallBar[]): string =>
    all
      .slice(0, MOST)
      .map(({ label, text }) => `${label} ${text}`)
      .join("; ");
  const others = [...down.slice(MOST), ...up.slice(MOST)].map(({ label }) => label);
  return sentences([
    `${words.from} ${first.label} ${first.text} ${words.to} ${last.label} ${last.text}`,
    down.length === 0 ? "" : `${words.down}: ${said(down)}`,
    up.length === 0 ? "" : `${words.up}: ${said(up)}`,
    others.length === 0 ? "" : `${words.others}: ${others.join(", ")}`,
  ]);
}
