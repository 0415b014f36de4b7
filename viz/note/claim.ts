/**
 * What an author states of a value, held against the run at the precision written: `daalt met 63 %`,
 * `ruim 120.000 inwoners`, `halveert`. The claim is printed as written, or it is a mistake.
 */
import type { Text } from "../../engine/scenario/declarations.ts";
import type { DisplayUnit, Language } from "../numbers.ts";
import { directionOf } from "./direction.ts";
import { directionsIn, isNegated } from "./direction-words.ts";
import { noteFault, type NoteFault } from "./fault.ts";
import { plainText } from "./plain-text.ts";
import type { NumberReading } from "./reading.ts";
import { shortened } from "./tag-tokens.ts";
import type { Writing } from "./tag.ts";
import { findUnit, isInPoints, type FoundUnit } from "./units.ts";
import { textOf } from "./written-value.ts";
import { writtenNumbers, type WrittenNumber } from "./written-number.ts";

/** How a number is meant. */
type Bound = "exact" | "about" | "over" | "almost" | "more" | "less" | "least" | "most";

/** What may stand right before a number, the longest first. */
const BOUNDS: readonly (readonly [RegExp, Bound])[] = [
  [
    /(?:ongeveer|circa|ca\.?|zo'n|rond|om en bij|om en nabij|about|around|roughly|approximately|some|nearly about) ?$/i,
    "about",
  ],
  [/(?:ruim|iets meer dan|net meer dan|just over|slightly more than|a little over) ?$/i, "over"],
  [/(?:bijna|haast|net geen|almost|nearly|just under) ?$/i, "almost"],
  [/(?:meer dan|hoger dan|groter dan|boven|more than|higher than|over|above) ?$/i, "more"],
  [
    /(?:minder dan|lager dan|kleiner dan|onder|less than|fewer than|lower than|under|below) ?$/i,
    "less",
  ],
  [/(?:minstens|ten minste|at least) ?$/i, "least"],
  [/(?:hoogstens|ten hoogste|maximaal|at most) ?$/i, "most"],
];

/** Words behind a number that are prose, not a unit. */
const PROSE = new Set([
  ...[
    "in",
    "dan",
    "t.o.v.",
    "tegenover",
    "sinds",
    "tegen",
    "tot",
    "ten",
    "te",
    "per",
    "en",
    "van",
    "op",
    "met",
  ],
  ...[
    "than",
    "compared",
    "since",
    "by",
    "vs",
    "from",
    "until",
    "and",
    "of",
    "on",
    "to",
    "with",
    "a",
    "an",
    "the",
  ],
]);

/** Numbers in words, that nothing could hold against the run. */
const IN_WORDS =
  /(?<![\p{L}\p{N}])(?:twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|\p{L}+tien|\p{L}*(?:twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig)|(?<!\d )\p{L}*(?:honderd|duizend)|half|halve|helft|derden?|kwart|vierden?|vijfden?|tienden?|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\p{L}+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|(?<!\d )(?:hundred|thousand)|half|thirds?|quarters?|fifths?|tenths?)(?![\p{L}\p{N}])/iu;

export interface Claim {
  readonly number: WrittenNumber | null;
  readonly bound: Bound;
  readonly unit: FoundUnit | null;
  /** By a word; null when none says it. */
  readonly direction: -1 | 0 | 1 | null;
  readonly times: number | null;
  /** Calendar years that it names: `tegen 2040`, `sinds 2005`. */
  readonly years: readonly number[];
}

const unreadable = (says: string, nl: string, en: string, help: Text | null = null): NoteFault =>
  noteFault(
    "bad-tag",
    { nl: `"${shortened(says)}": ${nl}`, en: `"${shortened(says)}": ${en}` },
    help,
  );

/** Reads what an author states of a value. */
export function readClaim(
  says: string,
  { canonical, display: usual }: Pick<NumberReading, "canonical" | "display">,
  display: DisplayUnit,
  language: Language,
): Claim | NoteFault {
  const plain = plainText(says);
  if (isNegated(plain)) {
    return unreadable(
      says,
      "een ontkenning kan niet nagegaan worden",
      "a negation cannot be checked",
      {
        nl: "zeg wat het wel is: daalt, stijgt of blijft gelijk",
        en: "say what it is: falls, rises or stays the same",
      },
    );
  }
  const worded = IN_WORDS.exec(plain)?.[0];
  if (worded !== undefined) {
    return unreadable(
      says,
      `"${worded}" is een getal in woorden, en dat kan niet nagegaan worden`,
      `"${worded}" is a number in words, and cannot be checked`,
      { nl: "schrijf het in cijfers", en: "write it in digits" },
    );
  }
  const all = writtenNumbers(plain, language);
  const isYear = ({ start, end }: WrittenNumber): boolean =>
    /^(?:19|20|21)\d\d$/.test(plain.slice(start, end)) &&
    /(?:in|sinds|since|by|tegen|van|of|from|dan|than|vs\.?|t\.o\.v\.|tegenover) $/i.test(
      plain.slice(0, start),
    );
  const numbers = all.filter((one) => !isYear(one));
  if (numbers.length > 1) {
    return unreadable(says, "er staat meer dan één getal", "there is more than one number", {
      nl: "zet elk getal in een eigen veld",
      en: "put each number in a tag of its own",
    });
  }
  const number = numbers[0] ?? null;
  const before = number === null ? plain : plain.slice(0, number.start);
  const after = number === null ? "" : plain.slice(number.end);
  const [pattern, bound] =
    number === null
      ? [null, "exact" as const]
      : (BOUNDS.find(([one]) => one.test(before)) ?? [null, "exact" as const]);
  const told = pattern === null ? before : before.replace(pattern, "");
  const found = directionsIn(`${told} | ${after}`);
  const directions = new Set(found.map(({ direction }) => direction));
  if (directions.size > 1) {
    return unreadable(says, "er staan twee richtingen in", "it has two directions");
  }
  if (number === null && found.length === 0) {
    return unreadable(
      says,
      "daar staat geen getal of richting in",
      "it has no number and no direction",
      {
        nl: 'schrijf bijvoorbeeld zegt "daalt met 63 %"',
        en: 'write for instance says "falls by 63 %"',
      },
    );
  }
  const unit = unitBehind(after.trim(), before.includes("€"), canonical, usual);
  if (unit === "unknown") {
    const label = display.label;
    return unreadable(
      says,
      "de eenheid achter het getal past niet bij wat hier staat",
      "the unit behind the number does not fit what stands here",
      label.nl === "" ? null : { nl: `het staat in ${label.nl}`, en: `it is in ${label.en}` },
    );
  }
  const times = found.find((one) => one.times !== null)?.times ?? null;
  const [direction = null] = directions;
  // `miljoen euro van 2024` says of which year the prices are.
  const years = all
    .filter((one) => isYear(one) && !/euro (?:van|of) $/i.test(plain.slice(0, one.start)))
    .map(({ value }) => value);
  return { number, bound, unit, direction, times, years };
}

/** The longest beginning of a text that is a unit; `unknown` where other words stand in its place. */
function unitBehind(
  text: string,
  isEuro: boolean,
  canonical: string | null,
  usual: DisplayUnit,
): FoundUnit | "unknown" | null {
  const words = text.split(" ").filter((word) => word !== "");
  for (let count = Math.min(words.length, 8); count > 0; count--) {
    const written = words
      .slice(0, count)
      .join(" ")
      .replace(/[.;:!?)]+$/, "");
    const found = findUnit(isEuro ? `${written} euro` : written, canonical, usual);
    if (found !== null) return found;
  }
  if (isEuro) return findUnit("euro", canonical, usual) ?? "unknown";
  const [first] = words;
  if (first === undefined || PROSE.has(first.toLowerCase()) || /^[,.;:!?)]/.test(first))
    return null;
  return directionsIn(text).some(({ start }) => start === 0) ? null : "unknown";
}

/** A change that halving, doubling or trebling covers, as a share of that change. */
const LOOSE = 0.05;

/**
 * What is wrong with a statement; null when the run agrees.
 *
 * @param known years that the value is about; null where they cannot be told
 */
export function claimFault(
  says: string,
  reading: NumberReading,
  display: DisplayUnit,
  writing: Writing,
  known: ReadonlySet<number> | null,
  language: Language,
): NoteFault | null {
  const claim = readClaim(says, reading, display, language);
  if ("isFault" in claim) return claim;
  const { number, unit, direction, times } = claim;
  const { value, sense } = reading;
  const other = known === null ? undefined : claim.years.find((year) => !known.has(year));
  if (other !== undefined) {
    return noteFault(
      "note-contradicts-run",
      {
        nl: `de tekst noemt ${other}, het veld gaat over ${[...known!].join(" en ")}`,
        en: `the text names ${other}, the tag is about ${[...known!].join(" and ")}`,
      },
      {
        nl: "noem hetzelfde jaar in de tekst en in het veld",
        en: "name the same year in the text and in the tag",
      },
    );
  }
  if (sense === "level" && direction !== null) {
    return unreadable(
      says,
      "dit is een waarde, geen verandering",
      "this is a value, not a change",
      {
        nl: "zet er verandering t.o.v. of verschil t.o.v. bij",
        en: "add change vs or difference vs",
      },
    );
  }
  const isPoints = isInPoints(reading);
  if (
    unit !== null &&
    ((unit.sense === "percent" && isPoints) || (unit.sense === "points" && !isPoints))
  ) {
    return noteFault(
      "note-contradicts-run",
      isPoints
        ? {
            nl: `"${shortened(says)}": een verschil van twee percentages is in procentpunt`,
            en: `"${shortened(says)}": a difference of two percentages is in percentage points`,
          }
        : {
            nl: `"${shortened(says)}": dit is een percentage, geen verschil in procentpunt`,
            en: `"${shortened(says)}": this is a percentage, not a difference in percentage points`,
          },
      howToWrite(
        reading,
        { ...display, decimals: number?.decimals ?? display.decimals },
        writing,
        claim,
      ),
    );
  }
  const shown: DisplayUnit = {
    ...(unit?.display ?? display),
    decimals: number?.decimals ?? display.decimals,
  };
  if (agrees(claim, value / shown.factor, shown, sense !== "level", writing.sign === "unsigned")) {
    if (times === null || number !== null) return null;
    if (sense === "change" && Math.abs(value - times) <= LOOSE * Math.abs(times)) return null;
  }
  const given = { ...writing, form: "number" as const, sign: "usual" as const };
  return noteFault(
    "note-contradicts-run",
    {
      nl: `de tekst zegt "${shortened(says)}", de doorrekening geeft ${textOf(reading, shown, given, "nl")}`,
      en: `the text says "${shortened(says)}", the run gives ${textOf(reading, shown, given, "en")}`,
    },
    howToWrite(reading, shown, writing, claim),
  );
}

const howToWrite = (
  reading: NumberReading,
  display: DisplayUnit,
  writing: Writing,
  { direction }: Claim,
): Text => {
  const form = direction === null ? writing.form : "words";
  const write = (language: Language): string =>
    textOf(reading, display, { ...writing, form }, language);
  return { nl: `schrijf "${write("nl")}"`, en: `write "${write("en")}"` };
};

/** Whether a number of the run is what a claim states. */
function agrees(
  { number, bound, direction }: Claim,
  actual: number,
  { decimals }: DisplayUnit,
  isChange: boolean,
  isUnsigned: boolean,
): boolean {
  if (number === null) return directionOf(actual, decimals) === direction;
  let stated = number.value;
  let given = actual;
  if (isChange && direction !== null) {
    // The word says which way; a sign may repeat it, not turn it round.
    if (number.sign === "-" && direction > 0) return false;
    if (number.sign === "+" && direction < 0) return false;
    stated = Math.abs(stated);
    if (direction === 0) return stated === 0 && directionOf(actual, decimals) === 0;
    given = actual * direction;
    if (stated !== 0 && given < 0) return false;
  } else if (isChange && isUnsigned && number.sign === "") given = Math.abs(actual);
  return fits(bound, stated, given, number);
}

/** The part of itself that a round number may be away from what it rounds: 90 is about 100, 63 is not. */
const ROUND = 0.1;

/** So near that nobody minds which round number is named: 86 475 is almost 87 000. */
const CLOSE = 0.02;

/**
 * How far `about` reaches to both sides, and `just over` and `almost` to one: as far as rounding to the
 * last digit that is no nought reaches, but never far; on one side up to the next such number where
 * that is close.
 *
 * @param step what the last digit that is no nought counts for
 * @param unit the same of the last digit
 */
function roomOf(
  stated: number,
  step: number,
  unit: number,
): { readonly about: number; readonly beside: number } {
  const about = Math.max(unit / 2, Math.min(step / 2, ROUND * stated));
  return { about, beside: Math.max(about, Math.min(step, CLOSE * stated)) };
}

function fits(
  bound: Bound,
  stated: number,
  given: number,
  { decimals, step }: WrittenNumber,
): boolean {
  const near = roomOf(Math.abs(stated), step, 10 ** -decimals);
  switch (bound) {
    case "exact":
      return Number(given.toFixed(Math.min(decimals, 100))) === stated || given === stated;
    case "about":
      return Math.abs(given - stated) <= near.about;
    case "over":
      return given >= stated && given < stated + near.beside;
    case "almost":
      return given > stated - near.beside && given < stated;
    case "more":
      return given > stated;
    case "less":
      return given < stated;
    case "least":
      return given >= stated;
    case "most":
      return given <= stated;
  }
}
