/**
 * Whether the words round a value say the same as the run: `stijgt met {… verandering …}` while it
 * falls is a mistake, and so is `het doel wordt gehaald` beside a figure of a goal that is missed.
 *
 * Only what can hardly mean anything else is looked at: a word of movement before the value that
 * leads up to it with `met`, `by`, `van` or `of`, or a word of direction right behind it, in the same
 * part of the sentence. A negation, a wish or a possibility, two words that point both ways, or a
 * second value in between: then nothing is said.
 */
import { formatSigned, type Language } from "../numbers.ts";
import { directionsIn, isComparative, isNegated, type FoundDirection } from "./direction-words.ts";
import { noteFault, type NoteFault } from "./fault.ts";
import { plainText } from "./plain-text.ts";
import type { FilledValue } from "./value.ts";
import { verdictFault } from "./verdict.ts";

/** In the place of another value of the same paragraph, for whoever hands the text over. */
export const OTHER_VALUE = "\ufffc";

/** Where one part of a sentence ends and another begins; `en` between two years does not. */
const BREAK =
  /[.!?;:,()[\]"\n\ufffc]|(?<!\p{L})-(?!\p{L})|(?<![\p{L}\p{N}])(?<!\d )(?:en|maar|terwijl|doch|want|omdat|doordat|waardoor|zodat|hoewel|ofschoon|als|dan|and|but|while|whereas|because|although|though|if|than|so)(?![\p{L}\p{N}])/giu;

/** What is wished or possible need not be so. */
const MODAL =
  /(?<!\p{L})(?:zou|zouden|moet|moeten|mag|mogen|wil|willen|would|should|must|could|may|might)(?!\p{L})/iu;

/** Between a word of movement and the value it is about. */
const LEADS = /(?:^| )(met|by|van|of)$/i;
/** Between a word of movement and the level that it ends at. */
const ENDS = /(?:^| )(?:tot|naar|to)$/i;
const APPROXIMATE =
  /(?:^| )(?:ongeveer|circa|ca|zo'n|rond|ruim|bijna|liefst|maar liefst|slechts|nog|about|around|some|nearly|almost|only|over)$/i;

/** Dutch parts its verbs: `neemt de uitstoot toe met`. */
const PARTED = /(?<!\p{L})(?:neemt|nemen|nam|namen)(?!\p{L}).* (toe|af) met$/iu;

/** The same with the value between both: `neemt met … toe`, `er komen … bij`, `loopt met … terug`. */
const PARTED_ROUND: readonly (readonly [verb: RegExp, behind: string, direction: -1 | 1])[] = [
  [/(?<!\p{L})(?:neemt|nemen|nam|namen)(?!\p{L})/iu, "toe", 1],
  [/(?<!\p{L})(?:neemt|nemen|nam|namen)(?!\p{L})/iu, "af", -1],
  [/(?<!\p{L})(?:komt|komen|kwam|kwamen)(?!\p{L})/iu, "bij", 1],
  [/(?<!\p{L})(?:loopt|lopen|liep|liepen)(?!\p{L})/iu, "terug", -1],
  [/(?<!\p{L})(?:loopt|lopen|liep|liepen)(?!\p{L})/iu, "op", 1],
  [/(?<!\p{L})(?:valt|vallen|viel|vielen)(?!\p{L})/iu, "terug", -1],
  [/(?<!\p{L})(?:valt|vallen|viel|vielen)(?!\p{L})/iu, "weg", -1],
];

/** Where something lies beside what it was: `63 % onder het niveau van 2005`. */
const LIES =
  /^(?:(boven|above)|onder|below) (?:het |dat |the |that |its )?(?:\p{L}+ )?(?:niveau|peil|level)(?!\p{L})/iu;

/** What a noun of movement is of: `een daling van de totale uitstoot met`. */
const OF_WHAT =
  /^(?:van|in|of) (?:(?:de|het|onze|hun|the|our|its) )?\p{L}+(?: \p{L}+)?(?: (?:in|tegen|tot|by) \d{4})? (?:met|van|by|of)$/iu;

/** `stijgt tegen 2040 …`: what may stand between a verb and a value without a word that leads to it. */
const UNTIL = /(?: (?:in|tegen|tot|vanaf|sinds|by|since|from) (?:19|20|21)\d\d)+$/i;

/** Behind these stands a noun: `de groei van de stad gaat samen met` says nothing of the value. */
const ARTICLE =
  /(?:^| )(?:de|het|een|deze|die|dit|dat|elke|the|a|an|this|that|any)(?: \p{L}+)? $/iu;
const NOUNS = new Set([
  ...[
    "daling",
    "stijging",
    "groei",
    "toename",
    "afname",
    "vermindering",
    "inkrimping",
    "halvering",
  ],
  ...["verdubbeling", "verhoging", "verlaging", "besparing", "aangroei"],
  ...["growth", "reduction", "saving", "savings"],
]);

/** In English a noun and a verb alike. */
const EITHER = new Set(["rise", "fall", "increase", "decrease", "decline", "drop"]);

/** How many words behind a noun, and behind `van` and `of`, may still lead to the value. */
const NEAR = 3;

/**
 * What is wrong with the words round a value; null when nothing is, or nothing can be told.
 *
 * @param before text of the paragraph before the value, each other value as `OTHER_VALUE`
 * @param after the same behind it
 */
export function sentenceFault(
  before: string,
  after: string,
  { direction, binding, reached = null, years = null, goal = null }: FilledValue,
  language: Language,
): NoteFault | null {
  if (binding.number === null) return null;
  if (goal !== null) {
    const [text, behind] = [spaced(before.slice(-WINDOW)), spaced(after.slice(0, WINDOW))];
    const wrong = verdictFault(text, behind, goal, OTHER_VALUE, language);
    if (wrong !== null) return wrong;
  }
  const lead = lastPart(joined(before));
  const rest = firstPart(after);
  const around = `${lead} ${rest}`;
  const other = otherYear(lead, around, years);
  if (other !== null) return other;
  if (isNegated(around) || MODAL.test(around)) return null;
  const all = directionsIn(around).filter((one) => one.direction !== 0);
  if (new Set(all.map((one) => one.direction)).size > 1) return null;
  if (direction === null) return reached === null ? null : wrongEnd(lead, reached, binding);
  const said = movementBefore(lead) ?? partedRound(lead, rest) ?? directionBehind(rest);
  if (said === null || said.direction === direction) return null;
  const { number, unit, decimals } = binding;
  const shown = `${formatSigned(number, language, decimals!)}${unit === "" ? "" : `\u00a0${unit}`}`;
  return noteFault(
    "note-contradicts-run",
    {
      nl: `de zin zegt "${said.word}", de doorrekening geeft ${shown}`,
      en: `the sentence says "${said.word}", the run gives ${shown}`,
    },
    {
      nl: `herschrijf de zin, of laat het veld zelf het woord kiezen: {${binding.expression} in woorden}`,
      en: `rewrite the sentence, or let the tag choose the word itself: {${binding.expression} in words}`,
    },
  );
}

/** A year at the beginning of a sentence that the value in it is not about; null when there is none. */
function otherYear(
  lead: string,
  around: string,
  years: ReadonlySet<number> | null,
): NoteFault | null {
  const named = /^(?:in|tegen|by) (2[01]\d\d)(?!\d)/i.exec(lead)?.[1];
  if (named === undefined || years === null || years.has(Number(named))) return null;
  // `In 2024 berekende de stad dat`, and what has a year of its own right beside it.
  if (/(?<!\p{L})(?:dat|die|voor|that|which|for)(?!\p{L})/iu.test(lead)) return null;
  if (new Set(around.match(/(?<!\d)(?:19|20|21)\d\d(?!\d)/g)).size > 1) return null;
  const about = [...years];
  return noteFault(
    "note-contradicts-run",
    {
      nl: `de zin gaat over ${named}, het veld over ${about.join(" en ")}`,
      en: `the sentence is about ${named}, the tag about ${about.join(" and ")}`,
    },
    {
      nl: "noem hetzelfde jaar in de zin en in het veld",
      en: "name the same year in the sentence and in the tag",
    },
  );
}

/** `stijgt tot` a level that no earlier year lies below, and the other way round. */
function wrongEnd(
  lead: string,
  reached: NonNullable<FilledValue["reached"]>,
  { text, expression }: FilledValue["binding"],
): NoteFault | null {
  const plain = lead.replace(APPROXIMATE, "").replace(APPROXIMATE, "");
  if (!ENDS.test(plain)) return null;
  const last = directionsIn(plain)
    .filter((one) => one.direction !== 0 && !isComparative(one))
    .at(-1);
  if (last === undefined || (last.direction > 0 ? reached.rising : reached.falling)) return null;
  return noteFault(
    "note-contradicts-run",
    {
      nl: `de zin zegt "${last.word}", maar geen enkel jaar ervoor ligt ${last.direction > 0 ? "lager" : "hoger"} dan ${text}`,
      en: `the sentence says "${last.word}", but no earlier year lies ${last.direction > 0 ? "lower" : "higher"} than ${text}`,
    },
    {
      nl: `herschrijf de zin, of laat een veld het woord kiezen: {${expression} verandering t.o.v. eerste in woorden}`,
      en: `rewrite the sentence, or let a tag choose the word: {${expression} change vs first in words}`,
    },
  );
}

/** A verb before the value and its other part behind. */
function partedRound(lead: string, rest: string): FoundDirection | null {
  const words = rest.split(" ");
  for (const [verb, behind, direction] of PARTED_ROUND) {
    const found = verb.exec(lead)?.[0];
    if (found === undefined || (words[0] !== behind && words.at(-1) !== behind)) continue;
    const word = `${found.toLowerCase()} ${behind}`;
    return { word, direction, times: null, start: 0, end: lead.length };
  }
  return null;
}

/**
 * The text before a value without what stands between a verb and that value and says nothing:
 * emphasis, `meer dan`, a comma before `met`, and `van …` before `naar`.
 */
const joined = (before: string): string =>
  before
    .replace(/[\s*_[("“”'‘]+$/u, "")
    .replace(/ maar liefst$/i, "")
    .replace(/ (?:niet |no )?(?:meer|minder|more|less|fewer) (?:dan|than)$/i, "")
    .replace(/(?:,[^,.;:!?\ufffc]{1,40})?,\s*(met|by)$/i, " $1")
    .replace(/ (?:van|from) \ufffc(?: (?:in|van) \d{4})? (naar|tot|to)$/i, " $1");

/** Far more than a part of a sentence; a paragraph of a megabyte is not read for every value. */
const WINDOW = 400;

function lastPart(before: string): string {
  const text = spaced(before.slice(-WINDOW));
  const last = [...text.matchAll(BREAK)].at(-1);
  return (last === undefined ? text : text.slice(last.index + last[0].length)).trim();
}

function firstPart(after: string): string {
  const text = spaced(after.slice(0, WINDOW));
  const first = text.search(BREAK);
  return (first < 0 ? text : text.slice(0, first)).trim();
}

/** Plain, with the breaks of lines kept: they end a part. */
const spaced = (text: string): string =>
  text
    .split(/[\n\r\u2028\u2029]/)
    .map((line) => plainText(`x${line}x`).slice(1, -1))
    .join("\n");

/** A word of movement that leads up to the value: `daalt de uitstoot met`, `een daling van`. */
function movementBefore(lead: string): FoundDirection | null {
  const plain = lead.replace(APPROXIMATE, "").replace(APPROXIMATE, "");
  const leading = LEADS.exec(plain)?.[1]?.toLowerCase();
  if (leading === undefined) return movementRightBefore(plain);
  const parted = PARTED.exec(plain)?.[1]?.toLowerCase();
  if (parted !== undefined) {
    const [word, direction] =
      parted === "toe" ? (["neemt toe", 1] as const) : (["neemt af", -1] as const);
    return { word, direction, times: null, start: 0, end: plain.length };
  }
  const found = directionsIn(plain).filter((one) => one.direction !== 0 && !isComparative(one));
  const last = found.at(-1);
  if (last === undefined) return null;
  const isNoun =
    NOUNS.has(last.word) || (EITHER.has(last.word) && ARTICLE.test(plain.slice(0, last.start)));
  const between = plain.slice(last.end).trim();
  const isNear = between.split(" ").length <= NEAR || (isNoun && OF_WHAT.test(between));
  return isNear || (!isNoun && (leading === "met" || leading === "by")) ? last : null;
}

/** A verb with the value right behind it: `emissions fall 63 %`. */
function movementRightBefore(plain: string): FoundDirection | null {
  const bare = plain.replace(UNTIL, "");
  const last = directionsIn(bare).at(-1);
  if (last?.end !== bare.length || last.direction === 0 || isComparative(last)) return null;
  const isNoun =
    NOUNS.has(last.word) || (EITHER.has(last.word) && ARTICLE.test(bare.slice(0, last.start)));
  return isNoun ? null : last;
}

/** A word of direction right behind the value: `lager`, `minder`, `gedaald`, `te dalen`. */
function directionBehind(rest: string): FoundDirection | null {
  const plain = rest.replace(/^(?:te|is|zijn|wordt|worden|was|has|have|is being) /i, "");
  const lies = LIES.exec(plain);
  if (lies !== null) {
    const [word, above] = lies;
    return {
      word,
      direction: above === undefined ? -1 : 1,
      times: null,
      start: 0,
      end: word.length,
    };
  }
  const [first] = directionsIn(plain);
  return first?.start === 0 && first.direction !== 0 ? first : null;
}
