/**
 * Where the uncertainty about a figure comes from, in words, from Sobol indices.
 *
 * A sentence never says more than the numbers: a part of the uncertainty is named with its interval, as
 * "about half" only where the interval is narrow enough for that word, and as "between" where it is
 * wide; only what can be told from nothing is named; what the others bring, and what only comes from
 * several together, is said as well. Uncertainty is the variance of the drawn runs.
 */
import type { Estimate, SobolIndices } from "../engine/analysis/sensitivity/sobol-indices.ts";
import { formatNumber, type Language } from "./numbers.ts";
import { together } from "./spaces.ts";
import { listed } from "./specs/listed.ts";

export interface SharesTold {
  readonly indices: SobolIndices;
  /** Of the factors with an index of their own, in the order of the indices. */
  readonly names: readonly string[];
  /** Whether each of them is an assumption, and no measurement or figure from literature. */
  readonly areAssumptions: readonly boolean[];
  /** How many uncertain figures there are in all, groups counted by what is in them. */
  readonly inputs: number;
  /** How many figures stand behind each name: more than one for a group. */
  readonly counts: readonly number[];
}

/** At most this many are named. */
export const MOST_NAMED = 5;
/** From this part on a few figures decide. */
const HALF = 0.5;
/** A part whose interval is wider than this is told by the ends of it. */
export const WIDE = 0.3;
/** A word for a part is as near as this, and its interval no wider than that. */
const NEAR = 0.025;
export const NARROW = 0.2;
/** Parts under this are not worth a sentence, nor is a figure that explains less worth its name. */
const NEGLIGIBLE = 0.02;

const FRACTIONS = [
  { value: 1 / 2, nl: "ongeveer de helft", en: "about half" },
  { value: 2 / 3, nl: "ongeveer twee derde", en: "about two thirds" },
  { value: 3 / 4, nl: "ongeveer driekwart", en: "about three quarters" },
] as const;

const COUNTS = {
  nl: ["geen", "één", "twee", "drie", "vier", "vijf"],
  en: ["no", "one", "two", "three", "four", "five"],
} as const;

/** `23 %`; what rounds to nothing is "less than 1 %", and a part is never below nothing. */
export function shareText(value: number, language: Language): string {
  const share = Math.max(0, value);
  if (share > 0 && share < 0.005) return together("< 1 %");
  return together(`${formatNumber(100 * share, language)} %`);
}

/** Both ends of an interval in whole per cents, cut off at nothing and at all of it. */
function ends({ low, high }: Estimate, between: string, language: Language): string {
  const whole = (value: number): string =>
    formatNumber(100 * Math.min(1, Math.max(0, value)), language);
  const [from, to] = [whole(low), whole(high)];
  return together(from === to ? `${to} %` : `${from} ${between} ${to} %`);
}

/** `19 tot 27 %`. */
export const intervalText = (part: Estimate, language: Language): string =>
  ends(part, { nl: "tot", en: "to" }[language], language);

/** A part of the uncertainty with as much certainty as it has. */
function amountText(part: Estimate, language: Language): string {
  const breadth = part.high - part.low;
  if (breadth > WIDE) {
    const within = ends(part, { nl: "en", en: "and" }[language], language);
    return `${{ nl: "ergens tussen", en: "somewhere between" }[language]} ${within}`;
  }
  const word = FRACTIONS.find(
    ({ value }) => Math.abs(part.value - value) <= NEAR && breadth <= NARROW,
  );
  return `${word?.[language] ?? shareText(part.value, language)} (${intervalText(part, language)})`;
}

/** How many of the ranked factors are named: enough for half, or the first five that matter. */
export function namedOf({ ranking, leading, firstOrder }: SobolIndices): number {
  const telling = ranking.findIndex((factor) => {
    const { low, value } = firstOrder[factor]!;
    return !(low > 0 && value >= NEGLIGIBLE);
  });
  const most = Math.min(MOST_NAMED, telling < 0 ? ranking.length : telling);
  const enough = leading.findIndex(({ value }) => value >= HALF - NEAR);
  return enough < 0 ? most : Math.min(most, enough + 1);
}

/**
 * Sentences about one figure.
 *
 * @param subject the figure as it stands inside a sentence: `CO₂-uitstoot in 2040`
 */
export function shareSentences(told: SharesTold, subject: string, language: Language): string[] {
  const { indices, names, areAssumptions, inputs, counts } = told;
  const { ranking, leading, others, firstOrder, total } = indices;
  const number = namedOf(indices);
  const isNl = language === "nl";
  if (number === 0) {
    const works = total.some(({ low }) => low > 0);
    return [
      isNl
        ? `Van de onzekerheid over ${subject} is geen enkel gegeven aan te wijzen dat er op zichzelf een deel van verklaart.`
        : `Of the uncertainty about ${subject} no single figure can be shown to explain a part by itself.`,
      ...(works
        ? [
            isNl
              ? "Er zijn er wel die samen met andere werken."
              : "There are some that work together with others.",
          ]
        : []),
    ];
  }
  const chosen = ranking.slice(0, number);
  const part = leading[number - 1]!;
  const isOne = chosen.every((factor) => areAssumptions[factor]!);
  const noun = isNl
    ? isOne
      ? ["aanname", "aannames"]
      : ["gegeven", "gegevens"]
    : isOne
      ? ["assumption", "assumptions"]
      : ["figure", "figures"];
  const each = listed(
    chosen.map((factor) => `${names[factor]!} (${shareText(firstOrder[factor]!.value, language)})`),
    language,
  );
  const amount = amountText(part, language);
  const count = `${COUNTS[language][number]!} ${noun[number === 1 ? 0 : 1]!}`;
  const isMost = part.value >= HALF - NEAR;
  const all = formatNumber(names.length, language);
  // What was not looked at one by one may hold one that matters more: that is not denied.
  const looked = isNl
    ? number === 1
      ? `verklaart het belangrijkste van ${all} apart bekeken gegevens`
      : `verklaren de ${COUNTS.nl[number]!} belangrijkste van ${all} apart bekeken gegevens samen`
    : number === 1
      ? `the most important of ${all} figures looked at one by one explains`
      : `the ${COUNTS.en[number]!} most important of ${all} figures looked at one by one together explain`;
  const first = isMost
    ? isNl
      ? `Van de onzekerheid over ${subject} komt ${amount} van ${count}: ${each}.`
      : `Of the uncertainty about ${subject}, ${amount} comes from ${count}: ${each}.`
    : isNl
      ? `Van de onzekerheid over ${subject} ${looked} ${amount}: ${each}.`
      : `Of the uncertainty about ${subject}, ${looked} ${amount}: ${each}.`;
  const sentences = [first];
  const left = inputs - chosen.reduce((sum, factor) => sum + counts[factor]!, 0);
  const rest = others[number - 1]!;
  if (left > 0 && rest.high > NEGLIGIBLE) {
    const many = formatNumber(left, language);
    const explained = amountText(rest, language);
    sentences.push(
      isNl
        ? `De andere ${many} gegevens verklaren, elk op zichzelf, samen ${explained}.`
        : `The other ${many} figures, each by itself, together explain ${explained}.`,
    );
  }
  const { together: mixed } = indices;
  if (mixed.low > NEGLIGIBLE) {
    sentences.push(
      isNl
        ? `Van ${amountText(mixed, language)} is geen enkel gegeven alleen de oorzaak: dat komt door gegevens samen.`
        : `For ${amountText(mixed, language)} no figure alone is the cause: it comes from figures together.`,
    );
  }
  return sentences;
}
