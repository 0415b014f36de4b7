/**
 * What an author says in words of a probability, held against the share of the runs: `waarschijnlijk`,
 * `very unlikely`. The words and their ranges are those of Mastrandrea et al. (2010), Guidance Note
 * for Lead Authors of the IPCC Fifth Assessment Report on Consistent Treatment of Uncertainties,
 * table 1. Ranges lie within one another there: what is very likely is likely too.
 */
import type { Text } from "../../engine/scenario/declarations.ts";
import { likelihood } from "../ensemble-words.ts";
import type { Language } from "../numbers.ts";
import { isNegated } from "./direction-words.ts";
import { noteFault, type NoteFault } from "./fault.ts";
import { plainText } from "./plain-text.ts";
import { shortened } from "./tag-tokens.ts";

/** Members that meet a goal, of those that can say. */
export interface Share {
  readonly count: number;
  readonly of: number;
}

interface Term {
  readonly words: Readonly<Record<Language, readonly string[]>>;
  /** Shares for which it may be said, both ends included. */
  readonly from: number;
  readonly to: number;
}

const term = (from: number, to: number, nl: string, en: string): Term => ({
  ...{ from, to, words: { nl: nl.split("|"), en: en.split("|") } },
});

/** Thirds where the note of the IPCC writes 33 and 66 %. */
const [THIRD, TWO_THIRDS] = [1 / 3, 2 / 3];

const TERMS: readonly Term[] = [
  term(0.99, 1, "vrijwel zeker|zo goed als zeker", "virtually certain"),
  term(0.95, 1, "uiterst waarschijnlijk", "extremely likely"),
  term(0.9, 1, "zeer waarschijnlijk|heel waarschijnlijk", "very likely"),
  term(TWO_THIRDS, 1, "waarschijnlijk", "likely"),
  term(0.5, 1, "eerder wel dan niet", "more likely than not"),
  term(
    THIRD,
    TWO_THIRDS,
    "kan beide kanten op|even waarschijnlijk als onwaarschijnlijk",
    "about as likely as not",
  ),
  term(0, THIRD, "onwaarschijnlijk", "unlikely"),
  term(0, 0.1, "zeer onwaarschijnlijk|heel onwaarschijnlijk", "very unlikely"),
  term(0, 0.05, "uiterst onwaarschijnlijk", "extremely unlikely"),
  term(
    0,
    0.01,
    "vrijwel uitgesloten|zo goed als uitgesloten",
    "exceptionally unlikely|virtually ruled out",
  ),
];

/** Every spelling with its term, the longest first: `zeer onwaarschijnlijk` holds two others. */
const spellingsOf = (language: Language): (readonly [string, Term])[] =>
  TERMS.flatMap((one) => one.words[language].map((words) => [words, one] as const)).sort(
    ([one], [other]) => other.length - one.length,
  );

/** The terms of the scale that stand in a text. */
function termsIn(text: string, language: Language): readonly Term[] {
  let rest = text.toLowerCase();
  const found: Term[] = [];
  for (const [words, one] of spellingsOf(language)) {
    const pattern = new RegExp(`(?<!\\p{L})${words}(?!\\p{L})`, "gu");
    if (!pattern.test(rest)) continue;
    found.push(one);
    rest = rest.replace(pattern, "#");
  }
  return found;
}

const unreadable = (says: string, message: Text, help: Text | null): NoteFault =>
  noteFault(
    "bad-tag",
    {
      nl: `"${shortened(says)}": ${message.nl}`,
      en: `"${shortened(says)}": ${message.en}`,
    },
    help,
  );

/**
 * What is wrong with a statement about a probability; null when the runs agree, `elsewhere` when it has
 * no word of the scale in it.
 */
export function likelihoodFault(
  says: string,
  { count, of }: Share,
  language: Language,
): NoteFault | "elsewhere" | null {
  const plain = plainText(says);
  const terms = termsIn(plain, language);
  const [one, ...others] = terms;
  if (one === undefined) return "elsewhere";
  if (others.length > 0) {
    return unreadable(
      says,
      {
        nl: "er staat meer dan één woord van de schaal in",
        en: "it has more than one word of the scale",
      },
      { nl: "kies er één", en: "choose one" },
    );
  }
  if (isNegated(plain) && !one.words[language].some((words) => isNegated(words))) {
    return unreadable(
      says,
      { nl: "een ontkenning kan niet nagegaan worden", en: "a negation cannot be checked" },
      { nl: "schrijf onwaarschijnlijk of waarschijnlijk", en: "write unlikely or likely" },
    );
  }
  const share = count / of;
  if (share >= one.from && share <= one.to) return null;
  return noteFault(
    "note-contradicts-run",
    {
      nl: `de tekst zegt "${shortened(says)}", het ensemble: ${likelihood(count, of, "nl")} (${percent(share, "nl")} van de doorrekeningen)`,
      en: `the text says "${shortened(says)}", the ensemble: ${likelihood(count, of, "en")} (${percent(share, "en")} of the runs)`,
    },
    {
      nl: `schrijf "${likelihood(count, of, "nl")}"`,
      en: `write "${likelihood(count, of, "en")}"`,
    },
  );
}

const percent = (share: number, language: Language): string =>
  `${(100 * share).toFixed(1).replace(".", language === "nl" ? "," : ".")} %`;
