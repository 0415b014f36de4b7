/**
 * Cuts a formula into words: quantities with their units, addresses, names of functions, operators
 * and brackets. What is no word of the language is refused here, before any parser sees it, and so
 * is what is too long or too deep for one.
 */
import type { Text } from "../declarations.ts";
import type { DiagnosticCode } from "../diagnostics/diagnostics.ts";
import { atModelPrices, unknownPriceYear, type PriceIndex } from "../units/price-index.ts";
import { withoutPriceYear } from "../units/slot-value.ts";
import { showCharacters } from "../diagnostics/typography.ts";
import {
  ambiguousPoint,
  convert,
  correctDecimalComma,
  nearestUnit,
  parseUnitCounting,
  plainQuantityText,
  withPriceYear,
  type Unit,
} from "../units/units.ts";
import { FUNCTIONS } from "./tree.ts";
import { baseUnit, NUMBER } from "./unit-algebra.ts";

/** The word in every formula for the calendar year as a plain number. */
export const YEAR = "year";
/** In the formula of a lever: its path without that formula, and that of the reference. */
export const INHERITED = "inherited";
export const REFERENCE = "reference";

export const MAX_LENGTH = 1000;
export const MAX_DEPTH = 60;
export const MAX_NODES = 500;

interface Span {
  readonly start: number;
  readonly end: number;
}

export type Word = Span &
  (
    | { readonly kind: "quantity"; readonly value: number; readonly unit: Unit }
    | { readonly kind: "name"; readonly name: string }
    | { readonly kind: "function"; readonly name: string }
    /** As our language spells it: `and`, `<=`, `?`, `(`. */
    | { readonly kind: "sign"; readonly sign: string }
  );

/** What is wrong, and with which part of the formula. */
export interface Fault extends Span {
  readonly code: DiagnosticCode;
  readonly message: Text;
  readonly help: Text | null;
}

/** What the words may be, beside those of the language itself. */
export interface Vocabulary {
  readonly counts?: ReadonlySet<string>;
  /** Price levels of the region; null where it could not be read. */
  readonly prices: PriceIndex | null;
  /** Whether a word is a name that may be used. */
  isName(word: string): boolean;
}

const SPACE = /[ \t\r\n]*/y;
const NUMBER_WORD = /(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+(?![\w.]))?/y;
const COMMA_NUMBER = /\d[\d.']*(?:,\d[\d.']*)+/y;
const YEARS_IN_A_ROW = /^[12]\d{3},[12]\d{3}$/;
const GROUPED_NUMBER = /\d{1,3}(?: \d{3})+(?![\d.])/y;
const TWO_YEARS = /^(?:19|20|21)\d\d,(?:19|20|21)\d\d$/;
const NAME =
  /[A-Za-z_€µ\u00c0-\u024f][\w€\u00c0-\u024f]*(?:\.[A-Za-z_\u00c0-\u024f][\w\u00c0-\u024f]*)*/y;
const MEMBERS = /\[([^[\]()]*)\]/y;
const SIGN = /<=|>=|==|!=|[-+*/^<>?:(),]/y;
const SIGN_WORDS = new Set(["and", "or", "not"]);

const UNIT_NAME = /%-punt|[%‰]|(?:1\/ *)?[A-Za-zµ€][\w€₂²³]*(?: *\^ *[1-4](?![\d.]))?/y;
const UNIT_GROUP = / *\/ *\([^()]{1,40}\)/y;
const UNIT_JOINT = / *(?:[/·.] *|per +(?:\d[\d ]* +)?)/y;
const CARBON = / *CO[2₂](?:eq|-eq|e)?(?![\w.([])/y;
/** What makes a word more than a unit: an address, a call. */
const CONTINUES = /[ \t\r\n]*[([]|\.[A-Za-z_]|[\w€\u00c0-\u024f]/y;
const OPERAND = /[\w(.€\u00c0-\u024f]/;

/** Signs that a word processor or a phone puts in the place of plain ones. */
const TYPOGRAPHIC: Readonly<Record<string, string>> = {
  "×": "*",
  "∙": "*",
  "⋅": "*",
  "÷": "/",
  "∕": "/",
  "⁄": "/",
  "²": "^2",
  "³": "^3",
  "≤": "<=",
  "≥": ">=",
  "≠": "!=",
};
const QUOTES = /[\u2018-\u201f\u00ab\u00bb]/g;
const ODD_SIGN = /(?<!(?:^|[^A-Za-z])[kcmd]?m)[²³]|[×∙⋅÷∕⁄≤≥≠]/g;

/** The formula with plain signs in the place of those of a word processor. */
const plainFormula = (text: string): string =>
  plainQuantityText(text)
    .replace(QUOTES, "")
    .replace(ODD_SIGN, (sign) => TYPOGRAPHIC[sign]!);

/** Signs of other languages with what is written here. */
const ELSEWHERE: readonly (readonly [string, string])[] = [
  ["===", "=="],
  ["!==", "!="],
  ["**", "^"],
  ["&&", "and"],
  ["||", "or"],
  ["<>", "!="],
  ["=<", "<="],
  ["=>", ">="],
  [".*", "*"],
  ["./", "/"],
  [".^", "^"],
  ["&", "and"],
  ["|", "or"],
];

/** Dutch words with the signs and words that formulas have for them. */
const IN_DUTCH: Readonly<Record<string, Text>> = {
  en: { nl: "and", en: "and" },
  of: { nl: "or, of * voor een deel van iets", en: "* for a part of something" },
  niet: { nl: "not", en: "not" },
  dan: {
    nl: "? en :, zoals voorwaarde ? dan : anders",
    en: "? and :, as in condition ? then : else",
  },
  anders: {
    nl: "? en :, zoals voorwaarde ? dan : anders",
    en: "? and :, as in condition ? then : else",
  },
  maal: { nl: "*", en: "*" },
  keer: { nl: "*", en: "*" },
  plus: { nl: "+", en: "+" },
  gedeeld: { nl: "/", en: "/" },
};

/** What stands for something that formulas do not have. */
const FOREIGN: readonly (readonly [string, Text])[] = [
  [";", { nl: "een tweede opdracht (;)", en: "a second statement (;)" }],
  ["=", { nl: "een toekenning (=)", en: "an assignment (=)" }],
  ["[", { nl: "een lijst of matrix ([ ])", en: "a list or matrix ([ ])" }],
  ["]", { nl: "een lijst of matrix ([ ])", en: "a list or matrix ([ ])" }],
  ["{", { nl: "een object ({ })", en: "an object ({ })" }],
  ["}", { nl: "een object ({ })", en: "an object ({ })" }],
  ['"', { nl: "een tekst tussen aanhalingstekens", en: "a text between quotation marks" }],
  ["'", { nl: "een aanhalingsteken of accent (')", en: "a quotation mark or prime (')" }],
  ["`", { nl: "een tekst tussen aanhalingstekens", en: "a text between quotation marks" }],
  ["!", { nl: "een faculteit (!)", en: "a factorial (!)" }],
  ["~", { nl: "een bewerking op bits (~)", en: "an operation on bits (~)" }],
  ["#", { nl: "een opmerking (#)", en: "a comment (#)" }],
  ["%", { nl: "de rest van een deling (%)", en: "the remainder of a division (%)" }],
];

const FOREIGN_WORDS: Readonly<Record<string, Text>> = {
  to: { nl: "een omrekening (to)", en: "a conversion (to)" },
  in: { nl: "een omrekening (in)", en: "a conversion (in)" },
  mod: { nl: "de rest van een deling (mod)", en: "the remainder of a division (mod)" },
  xor: { nl: "een bewerking (xor)", en: "an operation (xor)" },
};

/** What other languages call a value that is no number. */
export const NO_NUMBERS: ReadonlySet<string> = new Set([
  "NaN",
  "nan",
  "Infinity",
  "infinity",
  "inf",
  "null",
  "undefined",
]);

/** Whether a word has a meaning of its own in formulas, so that nothing else can be called that. */
export const isReservedWord = (word: string): boolean =>
  [YEAR, INHERITED, REFERENCE, "per", "true", "false"].includes(word) ||
  (FUNCTIONS as readonly string[]).includes(word) ||
  SIGN_WORDS.has(word) ||
  Object.hasOwn(FOREIGN_WORDS, word) ||
  NO_NUMBERS.has(word);

/** What there is, in one line, for every refusal. */
export const LANGUAGE: Text = {
  nl: "een formule kent + - * / ^, vergelijken, and or not, a ? b : c en vaste functies; zie docs/nl/formules.md",
  en: "a formula has + - * / ^, comparison, and or not, a ? b : c and fixed functions; see docs/reference/formulas.md",
};

/** Cuts a formula into its words, or says what is wrong with it. */
export function wordsOf(text: string, vocabulary: Vocabulary): readonly Word[] | Fault {
  if (text.length > MAX_LENGTH) return tooLong(text);
  if (text.trim() === "") {
    return fault(0, text.length, { nl: "de formule is leeg", en: "the formula is empty" });
  }
  return typographicFault(text) ?? new Cutter(text, vocabulary).cut();
}

export const isFault = (read: readonly Word[] | Fault): read is Fault => !Array.isArray(read);

const fault = (start: number, end: number, message: Text, help: Text | null = null): Fault => ({
  code: "bad-formula",
  start,
  end,
  message,
  help,
});

const tooLong = (text: string): Fault => ({
  ...fault(0, text.length, {
    nl: `de formule telt ${text.length} tekens; meer dan ${MAX_LENGTH} kan niet`,
    en: `the formula has ${text.length} characters; more than ${MAX_LENGTH} is not possible`,
  }),
  help: SPLIT,
});

const SPLIT: Text = {
  nl: "geef delen een naam onder parameters: of indicators: en verwijs ernaar",
  en: "give parts a name under parameters: or indicators: and refer to them",
};

function typographicFault(text: string): Fault | null {
  const plain = plainFormula(text);
  if (plain === text) return null;
  const odd = [...text].filter((sign) => plainFormula(sign) !== sign);
  const start = odd.length === 0 ? 0 : text.indexOf(odd[0]!);
  const shown = showCharacters(odd);
  const corrected = plain.trim().replace(/\s+/g, " ");
  return {
    code: "typographic-character",
    start,
    end: start + 1,
    message: {
      nl: `teken uit een tekstverwerker in een formule: ${shown.nl}`,
      en: `a word processor's character in a formula: ${shown.en}`,
    },
    help: { nl: `schrijf: ${corrected}`, en: `write: ${corrected}` },
  };
}

/** Thrown inside the cutter only, and caught by it: the first fault ends the reading. */
class Stop {
  readonly fault: Fault;
  constructor(fault: Fault) {
    this.fault = fault;
  }
}

class Cutter {
  private readonly text: string;
  private readonly vocabulary: Vocabulary;
  private readonly words: Word[] = [];
  private readonly open: number[] = [];
  private at = 0;
  private nodes = 0;
  private choices = 0;
  private powers = 0;
  private prefixes = 0;

  constructor(text: string, vocabulary: Vocabulary) {
    this.text = text;
    this.vocabulary = vocabulary;
  }

  cut(): readonly Word[] | Fault {
    try {
      for (this.skip(); this.at < this.text.length; this.skip()) this.next();
      const bracket = this.open.at(-1);
      if (bracket !== undefined) {
        return fault(bracket, bracket + 1, {
          nl: "dit haakje wordt niet gesloten",
          en: "this bracket is not closed",
        });
      }
      return this.words;
    } catch (stop) {
      if (stop instanceof Stop) return stop.fault;
      throw stop;
    }
  }

  private stop(start: number, end: number, message: Text, help: Text | null = null): never {
    throw new Stop(fault(start, end, message, help));
  }

  private match(pattern: RegExp, at: number): RegExpExecArray | null {
    pattern.lastIndex = at;
    return pattern.exec(this.text);
  }

  private skip(): void {
    this.match(SPACE, this.at);
    this.at = SPACE.lastIndex;
  }

  private afterSpace(at: number): number {
    this.match(SPACE, at);
    return SPACE.lastIndex;
  }

  private next(): void {
    const { text, at } = this;
    const digits = this.match(NUMBER_WORD, at);
    if (digits !== null) return this.number(digits[0]);
    const foreign = ELSEWHERE.find(([sign]) => text.startsWith(sign, at));
    if (foreign !== undefined) this.refuseSign(foreign[0], foreign[1]);
    const name = this.match(NAME, at);
    if (name !== null) return this.name(name[0]);
    const sign = this.match(SIGN, at);
    if (sign !== null) return this.sign(sign[0]);
    this.refuse();
  }

  private push(word: Word): void {
    this.words.push(word);
    this.at = word.end;
    const counted = word.kind !== "sign" || !"(),:".includes(word.sign);
    if (counted && ++this.nodes > MAX_NODES) {
      this.stop(
        word.start,
        word.end,
        {
          nl: `de formule telt meer dan ${MAX_NODES} waarden en bewerkingen`,
          en: `the formula has more than ${MAX_NODES} values and operations`,
        },
        SPLIT,
      );
    }
  }

  private number(digits: string): void {
    const { text, at } = this;
    const comma = this.match(COMMA_NUMBER, at)?.[0];
    // Nobody writes 2026,2040 for a number: between brackets they are two years.
    const years = this.open.length > 0 && comma !== undefined && TWO_YEARS.test(comma);
    if (comma !== undefined && !years) throw new Stop(this.decimalComma(comma));
    const ambiguous = ambiguousPoint(text.slice(at, at + 40));
    if (ambiguous !== null) {
      const { number, whole, fraction } = ambiguous;
      throw new Stop({
        ...fault(
          at,
          at + number.length,
          {
            nl: `"${number}" kan op twee manieren gelezen worden: duizendtallen of decimalen`,
            en: `"${number}" can be read in two ways: thousands or decimals`,
          },
          fraction === null
            ? { nl: `schrijf ${whole}`, en: `write ${whole}` }
            : { nl: `schrijf ${whole} of ${fraction}`, en: `write ${whole} or ${fraction}` },
        ),
        code: "not-a-number",
      });
    }
    const grouped = this.match(GROUPED_NUMBER, at)?.[0];
    if (grouped !== undefined) {
      const whole = grouped.replaceAll(" ", "");
      throw new Stop({
        ...fault(
          at,
          at + grouped.length,
          { nl: `"${grouped}" bevat spaties`, en: `"${grouped}" holds spaces` },
          { nl: `schrijf ${whole}`, en: `write ${whole}` },
        ),
        code: "not-a-number",
      });
    }
    const value = Number(digits);
    if (!Number.isFinite(value)) {
      const message = {
        nl: `"${digits}" is te groot voor een getal`,
        en: `"${digits}" is too large for a number`,
      };
      throw new Stop({ ...fault(at, at + digits.length, message), code: "not-a-number" });
    }
    const afterNumber = at + digits.length;
    const end = this.unitEnd(afterNumber);
    if (end === afterNumber) {
      this.push({ kind: "quantity", value, unit: NUMBER, start: at, end });
      return;
    }
    const { counts, prices } = this.vocabulary;
    const stated = parseUnitCounting(text.slice(afterNumber, end).trim(), counts)!;
    const priced = withPriceYear(text.slice(afterNumber, end));
    if (priced !== null) {
      const written = text.slice(at, end);
      const remark = withoutPriceYear(written, digits + priced);
      throw new Stop({ ...remark, help: remark.help ?? null, start: at, end });
    }
    const unit = atModelPrices(stated, prices);
    if (typeof unit === "number") {
      const { code, message, help } = unknownPriceYear(text.slice(at, end), unit, prices!);
      throw new Stop({ code, message, help: help ?? null, start: at, end });
    }
    const canonical = baseUnit(unit);
    const converted = convert(value, unit, canonical)!;
    if (!Number.isFinite(converted)) {
      const written = text.slice(at, end);
      const message = {
        nl: `"${written}" is te groot voor een getal`,
        en: `"${written}" is too large for a number`,
      };
      throw new Stop({ ...fault(at, end, message), code: "not-a-number" });
    }
    this.push({ kind: "quantity", value: converted, unit: canonical, start: at, end });
  }

  private decimalComma(written: string): Fault {
    const { at } = this;
    const spaced = written.replaceAll(",", ", ");
    const separate = this.open.length > 0;
    // Years and numbers in a row are no decimals, whatever their commas.
    const row = correctDecimalComma(written) === null || YEARS_IN_A_ROW.test(written);
    const point = correctDecimalComma(written) ?? written.replaceAll(",", ".");
    return {
      code: "decimal-comma",
      start: at,
      end: at + written.length,
      message: {
        nl: `"${written}" heeft een decimale komma; in een plan is het decimaalteken een punt`,
        en: `"${written}" has a decimal comma; in a plan the decimal sign is a point`,
      },
      help:
        separate && row
          ? { nl: `schrijf met spaties ${spaced}`, en: `write with spaces ${spaced}` }
          : separate
            ? {
                nl: `schrijf ${point}, of met een spatie ${spaced} als het twee getallen zijn`,
                en: `write ${point}, or with a space ${spaced} when they are two numbers`,
              }
            : { nl: `schrijf ${point}`, en: `write ${point}` },
    };
  }

  /** Where the unit behind a number ends; the end of the number when there is none. */
  private unitEnd(afterNumber: number): number {
    const { vocabulary } = this;
    const start = this.afterSpace(afterNumber);
    const first = this.match(UNIT_NAME, start)?.[0];
    if (first === undefined || SIGN_WORDS.has(first)) return afterNumber;
    let end = start + first.length;
    if (first === "%") this.refuseRemainder(start);
    const more = first === "%" ? null : this.match(CONTINUES, end);
    if (parseUnitCounting(first, vocabulary.counts) === null || more !== null) {
      const name = this.match(NAME, start)?.[0] ?? first;
      if (more !== null || name in FOREIGN_WORDS) return afterNumber;
      this.unknownUnit(start, name, afterNumber);
    }
    end = this.afterCarbon(end);
    for (;;) {
      const next = this.unitFactor(start, end);
      if (next === null) break;
      end = next;
    }
    this.refusePower(end);
    return end;
  }

  /** `(5 m)^3` and `5 (m^3)` are two things; behind a unit a power belongs to the unit. */
  private refusePower(end: number): void {
    const at = this.afterSpace(end);
    if (this.text[at] !== "^") return;
    const quantity = this.text.slice(this.at, end);
    this.stop(
      at,
      at + 1,
      {
        nl: `hoort deze macht bij de eenheid of bij ${quantity}?`,
        en: `does this power belong to the unit or to ${quantity}?`,
      },
      { nl: `schrijf (${quantity})^…`, en: `write (${quantity})^…` },
    );
  }

  private unitFactor(start: number, end: number): number | null {
    const { text, vocabulary } = this;
    const group = this.match(UNIT_GROUP, end)?.[0];
    if (group !== undefined) {
      const whole = text.slice(start, end + group.length);
      return parseUnitCounting(whole, vocabulary.counts) === null ? null : end + group.length;
    }
    const joint = this.match(UNIT_JOINT, end)?.[0];
    if (joint === undefined || (joint.trim() === "." && joint !== ".")) return null;
    const from = end + joint.length;
    const name = this.match(UNIT_NAME, from)?.[0];
    if (name === undefined || name === "%" || name.startsWith("1/")) return null;
    const next = from + name.length;
    if (this.match(CONTINUES, next) !== null) return null;
    if (parseUnitCounting(name, vocabulary.counts) === null) return null;
    const whole = text.slice(start, next);
    return parseUnitCounting(whole, vocabulary.counts) === null ? null : this.afterCarbon(next);
  }

  /** `kg CO2`: of what the mass is. */
  private afterCarbon(end: number): number {
    const carbon = this.match(CARBON, end)?.[0];
    return carbon === undefined ? end : end + carbon.length;
  }

  private refuseRemainder(at: number): void {
    const { text } = this;
    const next = this.afterSpace(at + 1);
    const word = this.match(NAME, next)?.[0];
    if (word !== undefined && (SIGN_WORDS.has(word) || word === "per")) return;
    if (next >= text.length || !OPERAND.test(text[next]!)) return;
    this.stop(
      at,
      at + 1,
      {
        nl: "achter een procentteken staat hier nog een waarde; de rest van een deling (%) bestaat in een formule niet",
        en: "a value stands behind a percent sign; formulas have no remainder of a division (%)",
      },
      { nl: "schrijf bijvoorbeeld 5 % * waarde", en: "write for instance 5 % * value" },
    );
  }

  /** `en`, `of`, `niet`, `dan` and `anders` between the parts of a formula. */
  private refuseDutch(start: number, name: string): void {
    const ours = Object.hasOwn(IN_DUTCH, name) ? IN_DUTCH[name]! : null;
    if (ours === null || this.vocabulary.isName(name)) return;
    this.stop(
      start,
      start + name.length,
      { nl: `"${name}" bestaat in een formule niet`, en: `formulas have no "${name}"` },
      { nl: `schrijf ${ours.nl}`, en: `write ${ours.en}` },
    );
  }

  private unknownUnit(start: number, name: string, afterNumber: number): never {
    this.refuseDutch(start, name);
    const number = this.text.slice(this.at, afterNumber);
    if (this.vocabulary.isName(name)) {
      this.stop(
        start,
        start + name.length,
        {
          nl: `tussen ${number} en ${name} ontbreekt een bewerking`,
          en: `an operation is missing between ${number} and ${name}`,
        },
        { nl: `schrijf ${number} * ${name}`, en: `write ${number} * ${name}` },
      );
    }
    const near = nearestUnit(name);
    throw new Stop({
      ...fault(
        start,
        start + name.length,
        {
          nl: `"${name}" is geen eenheid die wij kennen`,
          en: `"${name}" is not a unit we know`,
        },
        near === null ? null : { nl: `bedoelde u ${near}?`, en: `did you mean ${near}?` },
      ),
      code: "wrong-unit",
    });
  }

  private name(name: string): void {
    const { at } = this;
    let end = at + name.length;
    this.refuseDutch(at, name);
    if (SIGN_WORDS.has(name)) {
      if (name === "not") this.prefix();
      else this.prefixes = 0;
      this.push({ kind: "sign", sign: name, start: at, end });
      return;
    }
    const foreign = Object.hasOwn(FOREIGN_WORDS, name) ? FOREIGN_WORDS[name]! : undefined;
    if (foreign !== undefined) this.refused(at, end, foreign);
    this.prefixes = 0;
    if (this.text[this.afterSpace(end)] === "(") {
      this.push({ kind: "function", name, start: at, end });
      return;
    }
    const members = this.match(MEMBERS, end);
    if (members !== null) end += members[0].length;
    const given =
      members === null
        ? ""
        : `[${members[1]!
            .split(",")
            .map((member) => member.trim())
            .join(",")}]`;
    this.push({ kind: "name", name: name + given, start: at, end });
  }

  private prefix(): void {
    if (++this.prefixes > MAX_DEPTH) this.tooDeep();
  }

  private sign(sign: string): void {
    const { at } = this;
    if (sign === "(") this.open.push(at);
    else if (sign === ")" && this.open.pop() === undefined) {
      this.stop(at, at + 1, {
        nl: "een haakje sluit dat niet open was",
        en: "a bracket closes that was not open",
      });
    } else if (sign === "?") this.choices++;
    else if (sign === "^") this.powers++;
    if (sign === "-" || sign === "+") this.prefix();
    else this.prefixes = 0;
    if (Math.max(this.open.length, this.choices, this.powers) > MAX_DEPTH) this.tooDeep();
    this.push({ kind: "sign", sign, start: at, end: at + sign.length });
  }

  private tooDeep(): never {
    throw new Stop({
      ...fault(this.at, this.at + 1, {
        nl: `de formule is dieper genest dan ${MAX_DEPTH} niveaus`,
        en: `the formula is nested deeper than ${MAX_DEPTH} levels`,
      }),
      code: "too-deep",
      help: SPLIT,
    });
  }

  private refuseSign(written: string, ours: string): never {
    const { at } = this;
    this.stop(
      at,
      at + written.length,
      { nl: `"${written}" bestaat in een formule niet`, en: `formulas have no "${written}"` },
      { nl: `schrijf ${ours}`, en: `write ${ours}` },
    );
  }

  /** Something that is no word of the language. */
  private refuse(): never {
    const { text, at } = this;
    const [sign, what] = FOREIGN.find(([begin]) => text.startsWith(begin, at)) ?? [null, null];
    if (sign === "=") {
      this.stop(
        at,
        at + 1,
        {
          nl: "een toekenning (=) bestaat in een formule niet",
          en: "formulas have no assignment (=)",
        },
        { nl: "vergelijken schrijft u met ==", en: "to compare, write ==" },
      );
    }
    if (sign !== null) this.refused(at, at + 1, what);
    const character = String.fromCodePoint(text.codePointAt(at)!);
    const shown = showCharacters([character]);
    this.stop(
      at,
      at + character.length,
      {
        nl: `dit teken bestaat in een formule niet: ${shown.nl}`,
        en: `formulas do not have this character: ${shown.en}`,
      },
      LANGUAGE,
    );
  }

  private refused(start: number, end: number, what: Text): never {
    this.stop(
      start,
      end,
      { nl: `${what.nl} bestaat in een formule niet`, en: `formulas do not have ${what.en}` },
      LANGUAGE,
    );
  }
}
