/**
 * Texts of values and plans in Markdown, so that every reader of Markdown shows them as they are.
 * Letters that could mean anything become character references, which hold in cells of tables too.
 */

/** Overrides of the direction of writing, which make a text look like another one. */
const DIRECTION = /[\u202a-\u202e\u2066-\u2069]/g;
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufdd0-\ufdef\ufffe\uffff]/g;

/** One line without what cannot be seen. */
const visibleText = (text: string): string =>
  text
    .replace(CONTROL, "")
    .replace(DIRECTION, "")
    .replace(/[\t\n\r\u2028\u2029]+/g, " ");

const reference = (letter: string): string => `&#${letter.codePointAt(0)!};`;

/** Letters that begin or end something wherever they stand. */
const ANYWHERE = /[&<>"\\`*_[\]{}|~#$^@]/g;

/** A text as Markdown that stands for exactly this text. */
export const markdownText = (text: string): string =>
  visibleText(text)
    .replace(ANYWHERE, reference)
    // Addresses would become links, and `!` before a bracket a picture.
    .replace(/:(?=\/\/)|!(?=&#91;)/g, reference)
    .replace(/\bwww\.(?=\S)/gi, (found) => `${found.slice(0, 3)}&#46;`)
    // What begins a list, a line or a title where it stands first.
    .replace(/^\s+|\s+$/g, (found) => found.replace(/ /g, "&#32;"))
    .replace(
      /^(\d{1,9})([.)])(?=\s|$)/,
      (_, digits: string, sign: string) => digits + reference(sign),
    )
    .replace(/^[-+=](?=[\s=+-]|$)|^:{2,}/, (found) => [...found].map(reference).join(""));
