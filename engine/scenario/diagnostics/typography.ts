/**
 * Characters that a word processor puts in the place of those YAML knows: curly quotes, non-breaking
 * spaces, dashes for minus signs. In running text (titles, sources, notes) they are welcome; where
 * YAML or a quantity needs the plain character they are a mistake that is hard to see, so the
 * diagnostic shows them.
 */
import type { Text } from "../declarations.ts";
import type { Diagnostic } from "./diagnostics.ts";
import { diagnosticAt, lineText, type SourceText } from "./text.ts";

const SUSPECT =
  /[\u00a0\u1680\u2000-\u200b\u202f\u205f\u2060\u3000\ufeff\u2018-\u201f\u00ab\u00bb\u2010-\u2015\u2212\uff1a]/;
const ODD_SPACES = "\u00a0\u1680\u202f\u205f\u2060\u3000\ufeff";
const DOUBLE_QUOTES = "\u201c\u201d\u201e\u201f\u00ab\u00bb";
const SINGLE_QUOTES = "\u2018\u2019\u201a\u201b";
const DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212";

/**
 * Who writes a longer text in curly quotes is told of them by the parser: looking further for every
 * one that opens would take a line of nothing else an eternity.
 */
const MAX_QUOTED = 500;

const isOddSpace = (character: string): boolean =>
  (character >= "\u2000" && character <= "\u200b") || ODD_SPACES.includes(character);
const isSpace = (character: string): boolean => character === " " || character === "\t";
const isDigit = (character: string | undefined): boolean =>
  character !== undefined && character >= "0" && character <= "9";

const NAMES: Readonly<Record<string, Text>> = {
  "\u00a0": { nl: "vaste spatie", en: "non-breaking space" },
  "\u202f": { nl: "smalle vaste spatie", en: "narrow non-breaking space" },
  "\u2007": { nl: "cijferspatie", en: "figure space" },
  "\u200b": { nl: "spatie zonder breedte", en: "zero-width space" },
  "\ufeff": { nl: "bytevolgordeteken", en: "byte order mark" },
  "\u2013": { nl: "gedachtestreepje", en: "en dash" },
  "\u2014": { nl: "lang gedachtestreepje", en: "em dash" },
  "\u2212": { nl: "wiskundig minteken", en: "minus sign" },
};

/** `«”» U+201D, «…» U+00A0 (non-breaking space)`: every kind of suspect character once. */
export function showCharacters(characters: Iterable<string>): Text {
  const nl: string[] = [];
  const en: string[] = [];
  for (const character of new Set(characters)) {
    const code = `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
    const name = NAMES[character];
    nl.push(`«${character}» ${code}${name ? ` (${name.nl})` : ""}`);
    en.push(`«${character}» ${code}${name ? ` (${name.en})` : ""}`);
  }
  return { nl: nl.join(", "), en: en.join(", ") };
}

/** Suspect characters in a text. */
export const suspectCharacters = (text: string): string[] =>
  [...text].filter((character) => SUSPECT.test(character));

export interface Typography {
  readonly diagnostics: readonly Diagnostic[];
  /** The text with the plain characters in their place, of the same length. */
  readonly source: SourceText;
  /** Indexes of the lines with such a mistake: other complaints about them are echoes. */
  readonly lines: ReadonlySet<number>;
}

/**
 * Finds suspect characters where YAML reads syntax or a quantity: indentation, between tokens,
 * in keys, as quotes around a value, within something that begins like a number.
 *
 * @param shown what diagnostics quote (see `readYaml`)
 */
export function checkTypography(source: SourceText, shown: SourceText = source): Typography {
  if (!SUSPECT.test(source.text)) return { diagnostics: [], source, lines: new Set() };
  const replaced = new Scanner(source).scan();
  if (replaced.size === 0) return { diagnostics: [], source, lines: new Set() };
  const offsets = [...replaced.keys()].sort((a, b) => a - b);
  const put = (text: string): string => {
    const pieces: string[] = [];
    let from = 0;
    for (const offset of offsets) {
      pieces.push(text.slice(from, offset), replaced.get(offset)!);
      from = offset + 1;
    }
    pieces.push(text.slice(from));
    return pieces.join("");
  };
  const corrected: SourceText = { ...shown, text: put(shown.text) };

  const diagnostics: Diagnostic[] = [];
  const lines = new Set<number>();
  let line = 0;
  for (let i = 0; i < offsets.length;) {
    while ((source.lineStarts[line + 1] ?? Infinity) <= offsets[i]!) line++;
    const first = i;
    const end = source.lineStarts[line + 1] ?? Infinity;
    while (i < offsets.length && offsets[i]! < end) i++;
    const found = showCharacters(offsets.slice(first, i).map((offset) => source.text[offset]!));
    const fixed = lineText(corrected, line).trim();
    lines.add(line);
    diagnostics.push(
      diagnosticAt(shown, offsets[first]!, offsets[first]! + 1, {
        code: "typographic-character",
        message: {
          nl: `teken uit een tekstverwerker waar YAML een gewoon teken verwacht: ${found.nl}`,
          en: `a word processor's character where YAML expects a plain one: ${found.en}`,
        },
        help: { nl: `schrijf: ${fixed}`, en: `write: ${fixed}` },
      }),
    );
  }
  return { diagnostics, source: { ...source, text: put(source.text) }, lines };
}

/** Reads just enough YAML to know what is key, value, quoted, comment or block text. */
class Scanner {
  private readonly text: string;
  private readonly source: SourceText;
  private readonly replaced = new Map<number, string>();
  private quote = "";
  private flowDepth = 0;
  /** Indentation of the line that opened a block text (`|`, `>`), or -1. */
  private blockIndent = -1;

  constructor(source: SourceText) {
    this.source = source;
    this.text = source.text;
  }

  scan(): Map<number, string> {
    for (let line = 0; line < this.source.lineStarts.length; line++) {
      const start = this.source.lineStarts[line]!;
      this.scanLine(start, start + lineText(this.source, line).length);
    }
    return this.replaced;
  }

  private scanLine(start: number, end: number): void {
    const { text } = this;
    let at = start;
    if (this.quote === "") {
      while (at < end && (isSpace(text[at]!) || isOddSpace(text[at]!))) at++;
      if (at === end) return;
      if (this.blockIndent >= 0) {
        if (at - start > this.blockIndent) return;
        this.blockIndent = -1;
      }
      if (text[at] !== "#") for (let i = start; i < at; i++) this.replaceSpace(i);
    }
    const indent = at - start;
    let atomStart = -1;
    let keySeen = false;
    for (; at < end; at++) {
      const character = text[at]!;
      if (this.quote !== "") {
        if (character === "\\" && this.quote === '"') at++;
        else if (character === this.quote) this.quote = "";
        continue;
      }
      const before = at === start ? " " : text[at - 1]!;
      if (character === "#" && (isSpace(before) || isOddSpace(before))) {
        this.closeAtom(atomStart, at, false);
        return;
      }
      if (this.flowDepth > 0 && (character === "," || character === "}" || character === "]")) {
        this.closeAtom(atomStart, at, false);
        atomStart = -1;
        keySeen = false;
        if (character !== ",") this.flowDepth--;
        continue;
      }
      if (this.isColon(at, end) && !keySeen) {
        this.closeAtom(atomStart, at, true);
        atomStart = -1;
        keySeen = true;
        continue;
      }
      if (atomStart >= 0) continue;
      if (isSpace(character)) continue;
      if (isOddSpace(character)) {
        this.replaceSpace(at);
        continue;
      }
      if (character === '"' || character === "'") this.quote = character;
      else if (character === "{" || character === "[") {
        this.flowDepth++;
        keySeen = false;
      } else if (character === "-" && this.endsToken(at + 1, end)) continue;
      else if (DASHES.includes(character) && this.endsToken(at + 1, end) && !keySeen) {
        this.replaced.set(at, "-");
      } else if ((character === "|" || character === ">") && this.opensBlock(at, end)) {
        this.blockIndent = indent;
        return;
      } else {
        const close = this.closingQuote(at, end);
        if (close > at) {
          this.replaceQuotes(at, close);
          at = close;
        } else atomStart = at;
      }
    }
    this.closeAtom(atomStart, end, false);
  }

  private isColon(at: number, end: number): boolean {
    const character = this.text[at]!;
    if (character === "\uff1a") return true;
    return character === ":" && this.endsToken(at + 1, end);
  }

  private endsToken(at: number, end: number): boolean {
    if (at >= end) return true;
    const character = this.text[at]!;
    return isSpace(character) || isOddSpace(character);
  }

  /** Whether a block text is opened here: its mark, and then a comment at most. */
  private opensBlock(at: number, end: number): boolean {
    const { text } = this;
    let next = at + 1;
    while (next < end && (text[next] === "-" || text[next] === "+" || isDigit(text[next]))) next++;
    while (next < end && isSpace(text[next]!)) next++;
    return next === end || text[next] === "#";
  }

  /** Where curly quotes that open at `at` close just before a separator; -1 when they quote nothing. */
  private closingQuote(at: number, end: number): number {
    const kind = DOUBLE_QUOTES.includes(this.text[at]!)
      ? DOUBLE_QUOTES
      : SINGLE_QUOTES.includes(this.text[at]!)
        ? SINGLE_QUOTES
        : "";
    if (kind === "") return -1;
    const most = Math.min(end, at + MAX_QUOTED);
    for (let close = at + 1; close < most; close++) {
      if (!kind.includes(this.text[close]!)) continue;
      let next = close + 1;
      while (next < end && (isSpace(this.text[next]!) || isOddSpace(this.text[next]!))) next++;
      if (next === end || this.isColon(next, end)) return close;
      if (this.flowDepth > 0 && ",}]".includes(this.text[next]!)) return close;
      if (this.text[next] === "#" && next > close + 1) return close;
      // Only spaces stand between: nothing of this kind can close before here.
      close = next - 1;
    }
    return -1;
  }

  private replaceQuotes(open: number, close: number): void {
    const plain = DOUBLE_QUOTES.includes(this.text[open]!) ? '"' : "'";
    this.replaced.set(open, plain);
    this.replaced.set(close, plain);
  }

  private replaceSpace(at: number): void {
    if (isOddSpace(this.text[at]!)) this.replaced.set(at, " ");
  }

  private closeAtom(start: number, end: number, isKey: boolean): void {
    if (isKey && this.text[end] === "\uff1a") this.replaced.set(end, ":");
    if (start < 0) return;
    const { text } = this;
    let last = end;
    while (last > start && (isSpace(text[last - 1]!) || isOddSpace(text[last - 1]!))) last--;
    for (let i = last; i < end; i++) this.replaceSpace(i);
    const first = text[start]!;
    const minus = DASHES.includes(first) && isDigit(text[start + 1]);
    if (minus) this.replaced.set(start, "-");
    const signed = (first === "-" || first === "+") && isDigit(text[start + 1]);
    if (!isKey && !minus && !signed && !isDigit(first)) return;
    for (let i = start; i < last; i++) this.replaceSpace(i);
  }
}
