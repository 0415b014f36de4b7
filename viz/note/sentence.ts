/**
 * Whether the words round a change say the same as its sign: `stijgt met {… verandering …}` while it
 * falls is a mistake.
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
const APPROXIMATE =
  /(?:^| )(?:ongeveer|circa|ca|zo'n|rond|ruim|bijna|liefst|maar liefst|slechts|nog|about|around|some|nearly|almost|only|over)$/i;

/** Dutch parts its verbs: `neemt de uitstoot toe met`. */
const PARTED = /(?<!\p{L})(?:neemt|nemen|nam|namen)(?!\p{L}).* (toe|af) met$/iu;

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
  ...["verdubbeling", "growth", "reduction"],
]);

/** In English a noun and a verb alike. */
const EITHER = new Set(["rise", "fall", "increase", "decrease", "decline", "drop"]);

/** How many words behind a noun, and behind `van` and `of`, may still lead to the value. */
const NEAR = 3;

/**
 * What is wrong with the words round a change; null when nothing is, or nothing can be told.
 *
 * @param before text of the paragraph before the value, each other value as `OTHER_VALUE`
 * @param after the same behind it
 */
export function sentenceFault(
  before: string,
  after: string,
  { direction, binding }: FilledValue,
  language: Language,
): NoteFault | null {
  if (direction === null || binding.number === null) return null;
  const lead = lastPart(before);
  const rest = firstPart(after);
  const around = `${lead} ${rest}`;
  if (isNegated(around) || MODAL.test(around)) return null;
  const all = directionsIn(around).filter((one) => one.direction !== 0);
  if (new Set(all.map((one) => one.direction)).size > 1) return null;
  const said = movementBefore(lead) ?? directionBehind(rest);
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
  if (leading === undefined) return null;
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
  const isNear = plain.slice(last.end).trim().split(" ").length <= NEAR;
  return isNear || (!isNoun && (leading === "met" || leading === "by")) ? last : null;
}

/** A word of direction right behind the value: `lager`, `minder`, `gedaald`, `te dalen`. */
function directionBehind(rest: string): FoundDirection | null {
  const plain = rest.replace(/^(?:te|is|zijn|wordt|worden|was|has|have|is being) /i, "");
  const [first] = directionsIn(plain);
  return first?.start === 0 && first.direction !== 0 ? first : null;
}
