/** Numbers as Belgian and English tables write them. What could be either is not guessed. */

/** `belgian`: 1.234,5; `english`: 1,234.5; `auto`: either, when only one of the two can be meant. */
export const NUMBER_FORMS = ["auto", "belgian", "english"] as const;
export type NumberForm = (typeof NUMBER_FORMS)[number];

/** Thousands may stand apart: a blank, also one that does not break, or an apostrophe. */
const BLANKS = /(\d)[ \u00a0\u202f\u2009'’](?=\d{3}(?:\D|$))/g;

/**
 * The number in a cell; null when it is none, `ambiguous` when it can be two: `1.234`. A percentage is
 * a fraction of 1.
 */
export function readCellNumber(written: string, form: NumberForm): number | null | "ambiguous" {
  const isShare = written.endsWith("%");
  let text = (isShare ? written.slice(0, -1) : written).trim();
  for (let before = ""; before !== text;) {
    before = text;
    text = text.replace(BLANKS, "$1");
  }
  const plain = plainSpelling(text, form);
  if (plain === null || plain === "ambiguous") return plain;
  const value = Number(plain);
  if (!Number.isFinite(value)) return null;
  return isShare ? value / 100 : value;
}

function plainSpelling(text: string, form: NumberForm): string | null | "ambiguous" {
  if (/^[+-]?\d+(?:e[+-]?\d+)?$/i.test(text)) return text;
  const belgian = spellingWith(text, ".", ",");
  const english = spellingWith(text, ",", ".");
  if (form === "belgian") return belgian;
  if (form === "english") return english;
  if (belgian === null || english === null) return belgian ?? english;
  return Number(belgian) === Number(english) ? belgian : "ambiguous";
}

function spellingWith(text: string, thousands: string, decimal: string): string | null {
  const [t, d] = [thousands, decimal].map((mark) => (mark === "." ? "\\." : mark));
  const form = new RegExp(
    `^[+-]?(?:\\d+|\\d{1,3}(?:${t}\\d{3})+)(?:${d}\\d+)?(?:e[+-]?\\d+)?$`,
    "i",
  );
  if (!form.test(text)) return null;
  return text.replaceAll(thousands, "").replace(decimal, ".");
}
