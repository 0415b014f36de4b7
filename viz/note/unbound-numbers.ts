/**
 * Numbers in a note that no tag put there: nothing says when they stop being true. Each is listed
 * with the heading above it and the figure of the plan that comes nearest.
 *
 * Not every number is a figure. Calendar years, dates, times of day, telephone and account numbers,
 * postal codes, references (hoofdstuk 3, artikel 4, figuur 2, p. 12), numbers of headings, marks of
 * footnotes, addresses on the web and names with a digit in them (CO2, E17, PM2.5) are recognised
 * and left out. Numbers in words (drie wijken) are not seen.
 */
import type { Language } from "../numbers.ts";
import type { KnownFigures, NearFigure } from "./near-figures.ts";
import type { NotePlace } from "./freshness.ts";

/** One paragraph, heading, cell or footnote, as a reader sees it. */
export interface NoteParagraph {
  /** What a tag put in is one U+FFFC (object replacement character) each. */
  readonly text: string;
  readonly isHeading: boolean;
  readonly at: NotePlace;
  /** Line and column of a character of the text, where the format knows them. */
  readonly placeOf?: (offset: number) => NotePlace;
}

/** Stands in the text of a paragraph where a tag put something in. */
export const BOUND_MARK = "\ufffc";

/** What a number can be beside a figure. */
export const OTHER_NUMBERS = ["year", "date", "reference", "name"] as const;
export type OtherNumber = (typeof OTHER_NUMBERS)[number];

/** A number that no tag put there. */
export interface UnboundNumber {
  /** With its sign, the word that multiplies it and its unit: `−38 %`, `€ 3 miljoen`. */
  readonly text: string;
  /** In the unit as written; a word such as `miljoen` is counted in. */
  readonly value: number;
  /** As written behind it, in a form that the unit table knows; null without one. */
  readonly unit: string | null;
  /** Words around it, for whoever looks for it. */
  readonly context: string;
  readonly at: NotePlace;
  /** The figure of the plan that comes nearest; null when none is near. */
  readonly near: NearFigure | null;
}

/** All numbers of a note: those that are figures one by one, the others counted. */
export interface NoteNumbers {
  readonly unbound: readonly UnboundNumber[];
  readonly others: Readonly<Record<OtherNumber, number>>;
}

const MONTHS =
  "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|" +
  "jan|feb|mrt|apr|jun|jul|aug|sept?|okt|nov|dec|" +
  "january|february|march|may|june|july|august|october|mar|oct";

/** Words behind which a number says which one is meant. */
const REFERRING =
  "hoofdstuk(?:ken)?|paragraaf|paragrafen|afdeling|artikel(?:en|s)?|art\\.?|lid|titel|deel|bijlagen?|" +
  "figuur|figuren|fig\\.?|tabel(?:len)?|grafiek(?:en)?|kaart(?:en)?|kader|voetnoot|noot|punt|" +
  "stap(?:pen)?|fase|versie|nummers?|nrs?\\.?|n°|pagina['’]?s?|p\\.|pp\\.|blz\\.?|bladzijden?|" +
  "chapters?|sections?|sec\\.?|articles?|paragraphs?|annex(?:es)?|appendix|figures?|tables?|" +
  "charts?|maps?|box|footnotes?|notes?|steps?|phases?|versions?|nos?\\.|pages?|scope|sdg|§+";

/** Words before which four digits are an amount and no year, and a number no reference. */
const UNIT_WORDS =
  "%|‰|€|euro|EUR|procent|percent|promille|kt|kton|ton|tonn?en?|tonnes|t|Mt|kg|[kMGT]?Wh|[kMG]W|[MGTP]J|" +
  "km|m²|m2|m³|ha|won(?:ing|ingen)|inwoners?|huishoudens?|gezinnen|mensen|personen|gebouwen|auto['’]?s|" +
  "wagens|aansluitingen|laadpunten|bomen|plaatsen|banen|leerlingen|panelen|turbines|jaar|uur|dagen|" +
  "people|inhabitants|persons|residents|households|dwellings|homes|houses|buildings|connections|cars|" +
  "trees|places|jobs|years|hours|days|duizend|miljoen|mln|miljard|mld|thousand|million|billion";
const BEFORE_UNIT = `(?![\\s\\u00a0\\u202f]*(?:${UNIT_WORDS})(?![\\p{L}\\d]))`;

/** In this order: what an earlier one takes, a later one does not see. */
const OTHERS: readonly (readonly [OtherNumber, RegExp])[] = [
  // Addresses of pages and people, and identifiers.
  ["name", /(?:https?:\/\/|www\.)\S+|[\w.+-]+@[\w-]+\.[\w.]+|\b10\.\d{4,}\/\S+/giu],
  // Telephone, company and bank account numbers.
  [
    "name",
    /(?<![\p{L}\d])(?:\+|00)\d{2}(?:[ ./-]?\(?\d+\)?){2,}|(?<![\p{L}\d.,])0\d{1,3}(?:[ ./-]\d{2,3}){2,}(?![\d,])|(?<![\p{L}\d])(?:BE)?0\d{3}\.\d{3}\.\d{3}(?!\d)|\b[A-Z]{2}\d{2}(?: ?\d{4}){3,}\b/gu,
  ],
  [
    "date",
    /(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)|(?<![\d,.])\d{1,2}([/.-])\d{1,2}\1(?:19|20|21)?\d{2}(?!\d)/gu,
  ],
  [
    "date",
    new RegExp(
      `(?<!\\d)\\d{1,2}(?:e|de|ste|st|nd|rd|th)?\\s+(?:${MONTHS})(?![\\p{L}])\\.?(?:\\s+\\d{4})?|` +
        `(?<![\\p{L}])(?:${MONTHS})\\.?\\s+\\d{1,2}(?:st|nd|rd|th)?(?:,?\\s+(?:19|20|21)\\d{2})?(?!\\d)`,
      "giu",
    ),
  ],
  [
    "date",
    /(?<!\d)\d{1,2}(?:[:.h]|\su(?:ur)?\s|u)[0-5]\d(?:\su(?:ur)?)?(?![\d%,])(?=\s?u(?:ur)?\b|\s?h\b|(?<=[:hu]\d\d))/gu,
  ],
  ["reference", /\[\^?\d+\]|[\u00b9\u00b2\u00b3\u2070-\u2079]+/gu],
  [
    "reference",
    new RegExp(
      `(?<![\\p{L}])(?:${REFERRING})[\\s\\u00a0]*\\d{1,3}(?:[.:]\\d+)*[a-z°º]?(?![\\d\\p{L}%])${BEFORE_UNIT}` +
        `(?:\\s*(?:,|en|and|&|of|or|tot(?: en met)?|t\\.?e\\.?m\\.?|to|[-–])\\s*\\d{1,3}(?:\\.\\d+)*[a-z]?(?![\\d\\p{L}])${BEFORE_UNIT})*`,
      "giu",
    ),
  ],
  // Ranges of years, school years and terms of office: 2025-2030, 2025/26.
  [
    "year",
    /(?<![\d.,\p{L}])(?:18|19|20|21)\d{2}\s?[-–—/]\s?(?:(?:18|19|20|21)\d{2}|\d{2})(?![\d%])(?![.,]\d)/gu,
  ],
  // Belgian postal codes: four digits before a name.
  [
    "name",
    /(?<![\d.,\p{L}€])[1-9]\d{3}(?=\s(?:Kortrijk|Aalbeke|Bellegem|Bissegem|Heule|Kooigem|Marke|Rollegem|Brussel|Brussels|Gent|Antwerpen|Brugge|Leuven)\b)/gu,
  ],
  [
    "year",
    new RegExp(
      `(?<![\\d.,\\p{L}])(?<![€$][\\s\\u00a0]?)['’]?(?:18|19|20|21)\\d{2}(?:['’]?s)?(?![\\d\\p{L}])(?![.,]\\d)${BEFORE_UNIT}`,
      "gu",
    ),
  ],
  // Ages of a group: 65 jaar en ouder, 18-jarigen, 65-plussers, 65+.
  [
    "name",
    /(?<![\d.,])\d{1,3}(?:[\s\u00a0]?(?:jaar|years)[\s\u00a0](?:en|of|and|or)[\s\u00a0](?:ouder|jonger|older|younger)|[-\u2011]?(?:jarigen?|plussers?|plus)(?![\p{L}])|\+(?!\d))/gu,
  ],
  // A digit that is part of a name: CO2, E17, PM2.5, 3D, 20ste.
  [
    "name",
    /(?:\p{L}[\p{L}\d]*[-‑]?)(?<![\p{L}\d]x)\d+(?:[.,]\d+)?(?:[\p{L}\d]*)|(?<![\d.,])\d+(?:e|de|ste|st|nd|rd|th|D|G|ᵉ)(?![\p{L}\d])|\d*[\u2080-\u2089]+/gu,
  ],
];

const MULTIPLES: Readonly<Record<string, number>> = {
  duizend: 1e3,
  thousand: 1e3,
  miljoen: 1e6,
  mln: 1e6,
  million: 1e6,
  miljard: 1e9,
  mld: 1e9,
  billion: 1e9,
};

const NUMBER =
  /([-\u2212\u2013+±]\s?(?=\d)|)(?:(€|EUR)[\s\u00a0\u202f]?)?(\d+(?:[.,\u00a0\u202f ]\d{3})*(?:[.,]\d+)?|\d+)(?:[\s\u00a0\u202f]?(duizend|thousand|miljoen|mln|million|miljard|mld|billion)(?![\p{L}])\.?)?/gu;

/** How much of the sentence is shown on either side. */
const AROUND = 40;

/**
 * Finds every number of a note.
 *
 * @param paragraphs in the order in which they are read
 * @param figures what the plan gives, to name the nearest; null where there is no plan
 */
export function numbersOf(
  paragraphs: readonly NoteParagraph[],
  figures: KnownFigures | null,
  language: Language,
): NoteNumbers {
  const others: Record<OtherNumber, number> = { year: 0, date: 0, reference: 0, name: 0 };
  const unbound: UnboundNumber[] = [];
  for (const paragraph of paragraphs) {
    const text = withoutOthers(paragraph, others);
    for (const match of text.matchAll(NUMBER)) {
      unbound.push(unboundNumber(match, paragraph, figures, language));
    }
  }
  return { unbound, others };
}

/** The text with everything that is no figure taken out, letter for letter, and counted. */
function withoutOthers(
  { text, isHeading }: NoteParagraph,
  others: Record<OtherNumber, number>,
): string {
  // The number of a heading, as people type it: `3.2 Doelen`, `2) Warmte`.
  const blanked = (found: string): string => " ".repeat(found.length);
  let rest = isHeading
    ? text.replace(/^\s*\d+(?:\.\d+)*[.)]?(?=\s+\p{L})/u, (found) => {
        others.reference++;
        return blanked(found);
      })
    : text;
  for (const [kind, pattern] of OTHERS) {
    rest = rest.replace(pattern, (found: string) => {
      others[kind]++;
      return blanked(found);
    });
  }
  return rest;
}

function unboundNumber(
  match: RegExpMatchArray,
  { text, at, placeOf }: NoteParagraph,
  figures: KnownFigures | null,
  language: Language,
): UnboundNumber {
  const [whole, sign = "", money = "", digits = "", multiple] = match;
  const start = match.index!;
  const end = start + whole.length;
  const behind = money === "" ? unitBehind(text.slice(end), figures) : null;
  // A dash between two numbers parts them; only before the first it is a minus.
  const isMinus =
    /[-\u2212\u2013]/.test(sign) && !/[\d%\p{L}][\s\u00a0]?$/u.test(text.slice(0, start));
  const size = readDigits(digits, language) * (MULTIPLES[multiple ?? ""] ?? 1);
  const value = isMinus ? -size : size;
  const from = isMinus || sign.startsWith("+") ? start : start + sign.length;
  const unit = money === "" ? (behind?.unit ?? null) : "EUR";
  const context = contextOf(text, start, end);
  const decimals = /[.,](\d{1,2}|\d{4,})$/.exec(digits)?.[1]!.length ?? 0;
  const precision = (MULTIPLES[multiple ?? ""] ?? 1) / 10 ** decimals;
  return {
    text: text.slice(from, end + (behind?.length ?? 0)).trim(),
    ...{ value, unit, context },
    at: placeOf === undefined ? at : placeOf(from),
    near:
      figures?.nearest({
        value,
        unit,
        precision,
        sentence: sentenceAround(text, start),
        heading: at.heading,
      }) ?? null,
  };
}

/** Reads digits in either notation: the last point or comma is decimal unless three digits follow. */
export function readDigits(digits: string, language: Language): number {
  const plain = digits.replace(/[\s\u00a0\u202f]/g, "");
  const thousands = language === "nl" ? "." : ",";
  const signs = plain.match(/[.,]/g) ?? [];
  const kinds = new Set(signs);
  const last = signs.at(-1);
  if (last === undefined) return Number(plain);
  const endsInThree = /[.,]\d{3}$/.test(plain);
  // One sign with three digits behind it groups thousands in one language and marks decimals in the other.
  const isGrouping = endsInThree && kinds.size === 1 && (signs.length > 1 || last === thousands);
  if (isGrouping) return Number(plain.replace(/[.,]/g, ""));
  const at = plain.lastIndexOf(last);
  return Number(`${plain.slice(0, at).replace(/[.,]/g, "")}.${plain.slice(at + 1)}`);
}

interface Behind {
  readonly unit: string;
  /** Characters of the text that it takes. */
  readonly length: number;
}

/** The unit behind a number: as many words as still make one that the unit table knows. */
function unitBehind(text: string, figures: KnownFigures | null): Behind | null {
  const words =
    /^[\s\u00a0\u202f]?(%|‰|[\p{L}€][\p{L}\d²³₂€/-]*)((?:[\s\u00a0\u202f](?:CO₂|CO2|per|van|of|[\p{L}\d²³₂/]+)){0,3})/u.exec(
      text,
    );
  if (words === null || figures === null) return null;
  const rest = [...words[2]!.matchAll(/[\s\u00a0\u202f]+[^\s\u00a0\u202f]+/gu)].map(
    ([word]) => word,
  );
  for (let taken = rest.length; taken >= 0; taken--) {
    const written = words[1]! + rest.slice(0, taken).join("");
    const unit = figures.unitOf(written.replace(/[\s\u00a0\u202f]+/gu, " "));
    if (unit !== null) return { unit, length: text.indexOf(words[1]!) + written.length };
  }
  return null;
}

/** Characters that end a sentence, with a space behind them. */
const SENTENCE_END = /[.!?;](?=\s)/g;

function sentenceAround(text: string, at: number): string {
  let from = 0;
  for (const { index } of text.matchAll(SENTENCE_END)) {
    if (index >= at) return text.slice(from, index);
    from = index + 1;
  }
  return text.slice(from);
}

/** A bit of text around a number, cut between words. */
function contextOf(text: string, start: number, end: number): string {
  const before = text.slice(0, start);
  const after = text.slice(end);
  const head =
    before.length <= AROUND
      ? before
      : `…${before
          .slice(-AROUND)
          .replace(/^\S*\s/, " ")
          .trimStart()}`;
  const tail = after.length <= AROUND ? after : `${after.slice(0, AROUND).replace(/\s\S*$/, "")}…`;
  return (head + text.slice(start, end) + tail)
    .replaceAll(BOUND_MARK, "[…]")
    .replace(/\s+/g, " ")
    .trim();
}
