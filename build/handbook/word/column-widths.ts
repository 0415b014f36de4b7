/** How wide the columns of a table become in Word: so that words stay whole, and long texts get what is left. */
import type { Markdown } from "../site/markdown.ts";

type Token = ReturnType<Markdown["parse"]>[number];

/** Left and right of the text of a cell; all measures in twentieths of a point. */
export const CELL_MARGIN = 80;
/** A sign of 9.5 points: of text with some to spare, and of what stands in fixed width. */
const SIGN = { text: 104, code: 108 };
/** A name longer than this is broken; a text of more does not ask for more room. */
const LONGEST = { word: 30, text: 90 };

interface Column {
  /** What its longest word takes. */
  least: number;
  /** What its longest text would take on one line. */
  most: number;
}

const textOf = (cell: Token): string =>
  (cell.children ?? []).map(({ type, content }) => (type === "softbreak" ? " " : content)).join("");

/** @param tokens of one table; @param width of the text; the columns fill it, to the unit */
export function columnWidths(tokens: readonly Token[], width: number): number[] {
  const columns: Column[] = [];
  let at = 0;
  tokens.forEach((token, index) => {
    if (token.type === "tr_open") at = 0;
    if (token.type !== "th_open" && token.type !== "td_open") return;
    const cell = tokens[index + 1]!;
    const isCode = (cell.children ?? []).some(({ type }) => type === "code_inline");
    const sign = isCode ? SIGN.code : SIGN.text;
    const text = textOf(cell);
    // A no-break space holds a figure and its unit together.
    const word = Math.max(0, ...text.split(/[ \n]+|(?<=-)/).map(({ length }) => length));
    const column = (columns[at] ??= { least: 0, most: 0 });
    const takes = (signs: number): number => signs * sign + 2 * CELL_MARGIN;
    column.least = Math.max(column.least, takes(Math.min(word, LONGEST.word)));
    column.most = Math.max(column.most, takes(Math.min(text.length, LONGEST.text)));
    at += 1;
  });
  const sum = (of: (column: Column) => number): number =>
    columns.reduce((total, column) => total + of(column), 0);
  const least = sum(({ least: one }) => one);
  const wish = sum((column) => column.most - column.least);
  const widths = columns.map((column) => {
    if (least >= width) return Math.floor((column.least * width) / least);
    const share = wish === 0 ? 1 / columns.length : (column.most - column.least) / wish;
    return Math.floor(column.least + share * (width - least));
  });
  const left = width - widths.reduce((total, one) => total + one, 0);
  widths[widths.length - 1]! += left;
  return widths;
}
