/** Fills a tag with the value of the run, as text in the language of the note. */
import { likelihood } from "../ensemble-words.ts";
import { formatNumber, labelBehind, type Language } from "../numbers.ts";
import { claimFault } from "./claim.ts";
import { holds } from "./condition.ts";
import { directionOf } from "./direction.ts";
import {
  bandSentence,
  chanceClaimFault,
  chanceText,
  chanceWritingFault,
} from "./ensemble-value.ts";
import type { ValueFacts, NotePlan } from "./facts.ts";
import { isFault, noteFault, type NoteFault } from "./fault.ts";
import { likelihoodFault, type Share } from "./likelihood-claim.ts";
import { read, type NumberReading, type TextReading } from "./reading.ts";
import { reachedIn, type Reached } from "./reached.ts";
import { yearOf } from "./series-figure.ts";
import { findPlan } from "./subject.ts";
import type { AssertTag, ValueExpression, ValueTag } from "./tag.ts";
import { printCondition, printTag } from "./tag-text.ts";
import { PERCENT } from "./units.ts";
import type { Verdict } from "./verdict.ts";
import { displayAs, textOf } from "./written-value.ts";

/** What a filled value was made from, kept in the document to see later whether it still holds. */
export interface Binding {
  /** What stood between the braces, in the words of the note's language. */
  readonly expression: string;
  /** Id of the plan that was read. */
  readonly plan: string;
  /** At full precision in the unit that is shown; null for a text. */
  readonly number: number | null;
  /** As it stands behind the number; empty where nothing does. */
  readonly unit: string;
  /** With which the number is shown; null for a text. */
  readonly decimals: number | null;
  readonly text: string;
}

export interface FilledValue {
  readonly text: string;
  readonly binding: Binding;
  /** Of a change or difference: which way it goes at the precision shown; null for a level. */
  readonly direction: -1 | 0 | 1 | null;
  /** Whether the text itself says which way: a sign, or a word. */
  readonly saysDirection: boolean;
  /** Of the level of one year: whether it may have risen or fallen to that. */
  readonly reached?: Reached | null;
  /** The calendar years that it is about; null where they cannot be told. */
  readonly years?: ReadonlySet<number> | null;
  /** The goal that it is a figure of; null for anything else. */
  readonly goal?: Verdict | null;
}

/** Fills a value, or a statement that is to hold, which prints nothing. */
export function fillValue(tag: ValueTag | AssertTag, facts: ValueFacts): FilledValue | NoteFault {
  const { language } = facts;
  const expression = printTag(tag, language);
  if (tag.kind === "assert") return assertion(tag, expression, facts);
  const plan = findPlan(null, facts.plans);
  if (isFault(plan)) return plan;
  const reading = read(tag.value, facts);
  if (isFault(reading)) return reading;
  const named = tag.value.plan ?? plan.id;
  if (reading.kind === "text") {
    const shown =
      reading.band === undefined
        ? reading.text[language]
        : bandSentence(reading.band, tag.writing, language);
    if (isFault(shown)) return shown;
    const claimed =
      tag.says === null || reading.share === undefined
        ? "elsewhere"
        : likelihoodFault(tag.says, reading.share, language);
    if (isFault(claimed)) return claimed;
    if (
      claimed === "elsewhere" &&
      tag.says !== null &&
      tag.says.trim().toLowerCase() !== shown.toLowerCase()
    ) {
      return noteFault(
        "note-contradicts-run",
        {
          nl: `de tekst zegt "${tag.says}", de doorrekening "${shownIn(reading, tag, "nl")}"`,
          en: `the text says "${tag.says}", the run "${shownIn(reading, tag, "en")}"`,
        },
        {
          nl: `schrijf "${shownIn(reading, tag, "nl")}"`,
          en: `write "${shownIn(reading, tag, "en")}"`,
        },
      );
    }
    const text = tag.says ?? shown;
    const number = reading.year ?? null;
    return {
      text,
      binding: {
        ...{ expression, plan: named, number, unit: "", text },
        decimals: number === null ? null : 0,
      },
      direction: null,
      saysDirection: false,
    };
  }
  const display = displayAs(tag.writing, reading);
  if (isFault(display)) return display;
  const { value, sense } = reading;
  if (!Number.isFinite(value)) {
    return noteFault("tag-without-value", {
      nl: `${tag.value.subject} geeft geen getal`,
      en: `${tag.value.subject} gives no number`,
    });
  }
  if (reading.share !== undefined) {
    return filledChance(tag, reading, reading.share, { expression, plan: named }, facts);
  }
  if (sense === "level" && tag.writing.form !== "number") {
    return noteFault(
      "bad-tag",
      {
        nl: `${tag.value.subject} is geen verandering en heeft geen richting`,
        en: `${tag.value.subject} is no change and has no direction`,
      },
      {
        nl: "zet er verandering t.o.v. of verschil t.o.v. bij",
        en: "add change vs or difference vs",
      },
    );
  }
  const number = value / display.factor;
  const direction = sense === "level" ? null : directionOf(number, display.decimals);
  if (tag.says !== null) {
    const fault = claimFault(
      ...([tag.says, reading, display, tag.writing] as const),
      yearsNamed(tag.value, plan),
      language,
    );
    if (fault !== null) return fault;
  }
  const text = tag.says ?? textOf(reading, display, tag.writing, language);
  const unit = labelBehind(formatNumber(number, language, display.decimals), display)[language];
  return {
    text,
    binding: { expression, plan: named, number, unit, decimals: display.decimals, text },
    direction,
    reached: sense === "level" ? reachedIn(tag.value, value, facts) : null,
    years: yearsNamed(tag.value, plan),
    goal: reading.goal ?? null,
    saysDirection:
      tag.says !== null || tag.writing.sign !== "unsigned" || tag.writing.form !== "number",
  };
}

/** A text as it stands in the note; of a band in the unit that the tag asks for. */
function shownIn({ text, band }: TextReading, { writing }: ValueTag, language: Language): string {
  const shown = band === undefined ? text[language] : bandSentence(band, writing, language);
  return isFault(shown) ? text[language] : shown;
}

/** In how many of the runs, no finer than their number allows, or in words. */
function filledChance(
  { writing, says }: ValueTag,
  reading: NumberReading,
  share: Share,
  of: Pick<Binding, "expression" | "plan">,
  { language }: ValueFacts,
): FilledValue | NoteFault {
  const tooFine = chanceWritingFault(writing, share);
  if (tooFine !== null) return tooFine;
  const display = PERCENT_WHOLE;
  if (says !== null) {
    const found = chanceClaimFault(says, share, language);
    const fault =
      found === "elsewhere" ? claimFault(says, reading, display, writing, null, language) : found;
    if (fault !== null) return fault;
  }
  const inWords = writing.form === "words";
  const shown = inWords ? likelihood(share.count, share.of, language) : chanceText(share, language);
  const text = says ?? (writing.hasUnit ? shown : shown.replace(/ %$/, ""));
  return {
    text,
    binding: {
      ...{ ...of, number: reading.value / display.factor, unit: "%", decimals: 0, text },
    },
    ...{ direction: null, saysDirection: false },
  };
}

const PERCENT_WHOLE = { ...PERCENT, decimals: 0 };

/** The years that an expression names; null where the subject has a year of its own. */
function yearsNamed({ years, change }: ValueExpression, plan: NotePlan): Set<number> | null {
  if (years === null) return null;
  const course = { plan, isReference: false };
  const named = [years.from, years.to].map((word) => yearOf(word, course));
  if (change?.against.kind === "year") named.unshift(yearOf(change.against.year, course));
  return new Set(named);
}

function assertion(
  { condition }: AssertTag,
  expression: string,
  facts: ValueFacts,
): FilledValue | NoteFault {
  const found = holds(condition, facts);
  if (isFault(found)) return found;
  const plan = findPlan(null, facts.plans);
  if (isFault(plan)) return plan;
  if (!found) {
    const written = printCondition(condition, facts.language);
    return noteFault(
      "note-contradicts-run",
      {
        nl: `dit klopt niet in de doorrekening: ${written}`,
        en: `this is not so in the run: ${written}`,
      },
      {
        nl: "herschrijf de zin, of zet hem tussen {als …} en {einde}",
        en: "rewrite the sentence, or put it between {if …} and {end}",
      },
    );
  }
  return {
    text: "",
    binding: { expression, plan: plan.id, number: null, unit: "", decimals: null, text: "" },
    direction: null,
    saysDirection: false,
  };
}
