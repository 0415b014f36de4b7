/**
 * Whether a sentence round a goal says the same of it as the run: `het doel wordt gehaald` while it
 * is missed is a mistake.
 *
 * Only flat statements are looked at, in the sentence of the tag: a word for goal and a verb that
 * says reached or missed. A wish, a condition, a doubt, a question, or a second value: then nothing
 * is said.
 */
import type { TargetStatus } from "../../engine/analysis/targets.ts";
import type { Language } from "../numbers.ts";
import { STATUS } from "../target-words.ts";
import { isNegated } from "./direction-words.ts";
import { noteFault, type NoteFault } from "./fault.ts";

/** A goal and what became of it in the run. */
export interface Verdict {
  readonly id: string;
  readonly status: TargetStatus;
}

/** Where the sentence of a tag ends; not the mark within a number or a date. */
const SENTENCE = /[!?\n]|\.(?=\s|$)/g;
const CLAUSE = /[,;:()]/;

interface Words {
  readonly goal: RegExp;
  readonly reached: RegExp;
  readonly missed: RegExp;
  /** With one of these the sentence states nothing flatly. */
  readonly open: RegExp;
}

const word = (words: string): RegExp => new RegExp(`(?<!\\p{L})(?:${words})(?!\\p{L})`, "iu");

const WORDS: Readonly<Record<Language, Words>> = {
  nl: {
    goal: word("doel|doelen|doelstelling|doelstellingen|streefdoel"),
    reached: word("gehaald|behaald|bereikt|gerealiseerd|haalt|halen"),
    missed: word("gemist|mist|missen"),
    open: word(
      "zou|zouden|moet|moeten|mag|mogen|wil|willen|kan|kunnen|als|indien|wanneer|zodra|tenzij|of|om|" +
        "zeker|onzeker|waarschijnlijk|mogelijk|misschien|wellicht|bijna|deels|gedeeltelijk|pas|zonder",
    ),
  },
  en: {
    goal: word("goal|goals|target|targets|objective|objectives"),
    reached: word(
      "(?:is|are|was|were|been|be|gets?)(?: \\p{L}+){0,2} (?:met|reached|achieved)|meets?|reaches|achieves?",
    ),
    missed: word("missed|misses|miss"),
    open: word(
      "would|should|must|could|may|might|can|if|when|unless|whether|or|to be|to meet|to reach|to achieve|" +
        "certain|uncertain|likely|possibly|perhaps|almost|nearly|partly|only|without",
    ),
  },
};

/** What became of a goal, as a sentence can say it; null where there is nothing to hold it against. */
const outcomeOf = (status: TargetStatus): "reached" | "missed" | "uncertain" | null => {
  if (status === "met" || status === "met_by_trend") return "reached";
  return status === "missed" || status === "uncertain" ? status : null;
};

/**
 * What is wrong with what a sentence says of a goal; null when nothing is, or nothing can be told.
 *
 * @param before text of the paragraph before the value, each other value as its mark
 * @param after the same behind it
 * @param goal the goal that the tag is about
 * @param otherValue the mark of other values
 */
export function verdictFault(
  before: string,
  after: string,
  goal: Verdict,
  otherValue: string,
  language: Language,
): NoteFault | null {
  const outcome = outcomeOf(goal.status);
  if (outcome === null) return null;
  const ends = [...before.matchAll(SENTENCE)].at(-1);
  const lead = ends === undefined ? before : before.slice(ends.index + ends[0].length);
  const end = after.search(SENTENCE);
  if (end >= 0 && after[end] === "?") return null;
  const sentence = `${lead} # ${end < 0 ? after : after.slice(0, end)}`;
  const words = WORDS[language];
  if (sentence.includes(otherValue) || !words.goal.test(sentence)) return null;
  if (words.open.test(sentence)) return null;
  const said = new Set(
    sentence.split(CLAUSE).flatMap((clause) => {
      const [reached, missed] = [words.reached.test(clause), words.missed.test(clause)];
      if (reached === missed) return [];
      return reached !== isNegated(clause) ? ["reached" as const] : ["missed" as const];
    }),
  );
  const [claim] = said;
  if (claim === undefined || said.size > 1 || claim === outcome) return null;
  const says = {
    reached: { nl: "gehaald wordt", en: "is met" },
    missed: { nl: "gemist wordt", en: "is missed" },
  }[claim];
  const is = STATUS[goal.status];
  return noteFault(
    "note-contradicts-run",
    {
      nl: `de zin zegt dat het doel ${says.nl}, de doorrekening: ${is.nl}`,
      en: `the sentence says that the goal ${says.en}, the run: ${is.en}`,
    },
    {
      nl: `herschrijf de zin, of zet hem tussen {als ${goal.id} ${claim === "reached" ? "gehaald" : "gemist"}} en {einde}`,
      en: `rewrite the sentence, or put it between {if ${goal.id} ${claim === "reached" ? "met" : "missed"}} and {end}`,
    },
  );
}
