/** How a band or a probability is written in a sentence, and held against what an author says. */
import { roundedTo, shareText } from "../ensemble-words.ts";
import type { Language } from "../numbers.ts";
import { isFault, noteFault, type NoteFault } from "./fault.ts";
import { likelihoodFault, type Share } from "./likelihood-claim.ts";
import type { NumberReading } from "./reading.ts";
import type { Writing } from "./tag.ts";
import { displayAs, textOf } from "./written-value.ts";

/** Low end, middle and high end of nine runs in ten. */
export type BandEnds = readonly [NumberReading, NumberReading, NumberReading];

/** `153 kt CO₂ (in 9 van de 10 doorrekeningen tussen 124 en 191)`. */
export function bandSentence(
  [low, middle, high]: BandEnds,
  writing: Writing,
  language: Language,
): string | NoteFault {
  const display = displayAs(writing, middle);
  if (isFault(display)) return display;
  const write = (reading: NumberReading, hasUnit: boolean): string =>
    textOf(reading, display, { ...writing, hasUnit: hasUnit && writing.hasUnit }, language);
  const [from, at, to] = [write(low, false), write(middle, true), write(high, false)];
  if (from === to) return at;
  return {
    nl: `${at} (in 9 van de 10 doorrekeningen tussen ${from} en ${to})`,
    en: `${at} (between ${from} and ${to} in 9 of 10 runs)`,
  }[language];
}

/** `37 %`, `> 99 %`: a chance is never certain, also where no run says otherwise. */
export function chanceText({ count, of }: Share, language: Language): string {
  const step = roundedTo(of);
  if (count === of) return `> ${100 - step} %`;
  return count === 0 ? `< ${step} %` : shareText(count, of, language);
}

/** What is wrong with how a chance is to be written; null when nothing is. */
export function chanceWritingFault({ decimals }: Writing, { of }: Share): NoteFault | null {
  if (decimals === null || decimals === 0) return null;
  const step = roundedTo(of);
  return noteFault(
    "bad-tag",
    {
      nl: `een kans uit ${of} doorrekeningen is niet fijner te zeggen dan op ${step} % na: toeval alleen verschuift haar zoveel`,
      en: `a chance of ${of} runs cannot be said finer than to ${step} %: chance alone moves it by so much`,
    },
    { nl: "laat de decimalen weg", en: "leave the decimals out" },
  );
}

/**
 * What is wrong with what an author says of a chance; null when the runs agree, `elsewhere` when it is
 * to be read as a number.
 */
export function chanceClaimFault(
  says: string,
  share: Share,
  language: Language,
): NoteFault | "elsewhere" | null {
  const found = likelihoodFault(says, share, language);
  if (found !== "elsewhere") return found;
  if (!/\d[.,]\d/.test(says)) return "elsewhere";
  return chanceWritingFault(
    { unit: null, decimals: 1, hasUnit: true, sign: "usual", form: "number" },
    share,
  );
}
