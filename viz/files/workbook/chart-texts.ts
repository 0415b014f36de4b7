/** What a chart of a spreadsheet says to who cannot see it, in the 255 characters that it may. */
import type { Text } from "../../../engine/scenario/declarations.ts";
import { formatNumber, type Language } from "../../numbers.ts";
import type { Shown } from "./figures.ts";
import { cut } from "./sheet.ts";

const LONGEST = 255;

const TEXTS = {
  from: { nl: "van", en: "from" },
  to: { nl: "naar", en: "to" },
  most: { nl: "hoogste", en: "highest" },
} as const satisfies Record<string, Text>;

/** `Huishoudens van 120 (2024) naar 45 (2050)`, with the peak where that lies in between. */
export function courseText(
  name: string,
  values: readonly (number | null)[],
  shown: Shown,
  first: number,
  language: Language,
): string {
  const known = values.flatMap((value, at) => (value === null ? [] : [{ value, at }]));
  const [start, end] = [known[0], known.at(-1)];
  if (start === undefined || end === undefined) return name;
  const isShare = shown.format.endsWith("%");
  const decimals = /\.(0+)/.exec(shown.format)?.[1]?.length ?? 0;
  const text = (value: number): string => {
    const number = formatNumber(shown.number(value) * (isShare ? 100 : 1), language, decimals);
    return isShare ? `${number} %` : number;
  };
  const peak = known.reduce((most, one) => (one.value > most.value ? one : most), start);
  const isTurning = peak !== start && peak !== end;
  const at = (one: { readonly value: number; readonly at: number }): string =>
    `${text(one.value)} (${first + one.at})`;
  return (
    `${name} ${TEXTS.from[language]} ${at(start)} ${TEXTS.to[language]} ${at(end)}` +
    (isTurning ? `, ${TEXTS.most[language]} ${at(peak)}` : "")
  );
}

/** Title and courses, as many as fit: a spreadsheet leaves out a text that is longer altogether. */
export function alternativeText(title: string, courses: readonly string[]): string {
  let text = `${title}. ${courses[0] ?? ""}`;
  for (const course of courses.slice(1)) {
    if (text.length + course.length + 3 > LONGEST) break;
    text += `; ${course}`;
  }
  return cut(`${text}.`, LONGEST);
}

/** An axis says round numbers. */
export const axisFormat = ({ format }: Shown): string => (format.endsWith("%") ? "0%" : "#,##0");
