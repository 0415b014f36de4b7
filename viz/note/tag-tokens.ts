/** A tag cut into words, numbers, years, quoted texts and signs. */
import type { NoteFault } from "./fault.ts";
import { noteFault } from "./fault.ts";

export interface Token {
  readonly kind: "word" | "number" | "years" | "quoted" | "sign";
  /** Of a quoted text what stands between the quotes. */
  readonly text: string;
  /** The same in small letters. */
  readonly lower: string;
  /** Where it stands in the text of the tag. */
  readonly start: number;
  readonly end: number;
}

/** `2030-2040`, not the beginning of a longer number. */
const YEARS = /(?:19|20|21)\d\d ?- ?(?:19|20|21)\d\d(?![\d.,]*\d)/y;
const YEAR_LIST = /(?:19|20|21)\d\d(?=(?:,(?:19|20|21)\d\d)+(?![\d.,]*\d))/y;
const NUMBER = /[+-]?\d(?:[\d.,]*\d)?/y;
const SIGN = /<=|>=|!=|<>|==|[<>=(),:]/y;
/** Members in brackets may have spaces in them: `heat.connections[Drie Hofsteden]`. */
const WORD = /[^\s"()<>=,:[\]!]+(?:\[[^\]]*\])?|[^\s]/y;

const at = (pattern: RegExp, text: string, from: number): string | null => {
  pattern.lastIndex = from;
  return pattern.exec(text)?.[0] ?? null;
};

/** @param text plain, see `plainText` */
export function tokensOf(text: string): Token[] | NoteFault {
  const tokens: Token[] = [];
  let from = 0;
  const add = (kind: Token["kind"], written: string, shown = written): void => {
    tokens.push({
      ...{ kind, text: shown, lower: shown.toLowerCase() },
      ...{ start: from, end: from + written.length },
    });
    from += written.length;
  };
  while (from < text.length) {
    const character = text[from]!;
    if (character === " ") {
      from++;
      continue;
    }
    if (character === '"') {
      const close = text.indexOf('"', from + 1);
      if (close < 0) {
        return noteFault(
          "bad-tag",
          {
            nl: `het aanhalingsteken voor ${shortened(text.slice(from + 1))} wordt niet gesloten`,
            en: `the quotation mark before ${shortened(text.slice(from + 1))} is not closed`,
          },
          { nl: 'sluit de tekst af met "', en: 'close the text with "' },
        );
      }
      add("quoted", text.slice(from, close + 1), text.slice(from + 1, close));
      continue;
    }
    const years = at(YEARS, text, from);
    const number = at(YEAR_LIST, text, from) ?? at(NUMBER, text, from);
    const sign = at(SIGN, text, from);
    if (years !== null) add("years", years, years.replaceAll(" ", ""));
    else if (number !== null) add("number", number);
    else if (sign !== null) add("sign", sign);
    else add("word", at(WORD, text, from)!);
  }
  return tokens;
}

const SHOWN = 40;
/** The beginning of a text that somebody else wrote, for a message. */
export const shortened = (text: string): string =>
  [...text].length <= SHOWN ? text : `${[...text].slice(0, SHOWN).join("")}…`;
