/**
 * Tags as a word processor leaves them, made plain: curly quotes, non-breaking spaces, dashes in the
 * place of a minus, characters without a width, fractions in one character.
 */

/** Characters that cannot be seen: soft hyphens, joiners, marks of direction, byte order marks. */
const INVISIBLE =
  /[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe0e\ufe0f\ufeff]/g;
const CONTROL = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f]/g;
const SPACES = /[\s\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/g;
const DOUBLE_QUOTES = /[\u201c-\u201f\u00ab\u00bb\u2033\u2036\uff02]/g;
const SINGLE_QUOTES = /[\u2018-\u201b\u2032\u2035\u2039\u203a]/g;
const DASHES = /[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/g;

/** What Word makes of `1/2`. */
const FRACTIONS: Readonly<Record<string, string>> = {
  "½": "1/2",
  "⅓": "1/3",
  "⅔": "2/3",
  "¼": "1/4",
  "¾": "3/4",
};

/** The same text with plain characters, one space between words and none at either end. */
export const plainText = (text: string): string =>
  text
    .replace(CONTROL, "")
    .replace(INVISIBLE, "")
    .replace(DOUBLE_QUOTES, '"')
    .replace(SINGLE_QUOTES, "'")
    .replace(DASHES, "-")
    .replace(/[½⅓⅔¼¾]/g, (one) => FRACTIONS[one]!)
    .replaceAll("…", "...")
    .replaceAll("≤", "<=")
    .replaceAll("≥", ">=")
    .replaceAll("≠", "!=")
    .replace(SPACES, " ")
    .trim();
