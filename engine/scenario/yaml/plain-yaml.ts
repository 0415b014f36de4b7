/**
 * A reader for the part of YAML that plans and regions are written in: maps and lists by indentation
 * or between brackets, values with or without quotation marks, and simple block texts. In a process that has just started
 * it takes a fraction of the time of a parser of all of YAML.
 *
 * It knows no mistakes. What it does not know for sure, be it wrong or only unusual (anchors, tags,
 * escapes, tabs, comments between brackets), it declines, and the caller asks the parser that knows all of YAML and
 * can tell what is wrong. What it reads is what that parser would read, to the offset; a test compares
 * the two on mutated and invented documents.
 */
import { composed } from "../sealed.ts";
import type { YamlEntry, YamlList, YamlMap, YamlNode, YamlScalar } from "./yaml-document.ts";

/** Why a text is not read: no fault, so it needs no stack. Thrown and caught in this file only. */
const DECLINED = Symbol("declined");

function decline(): never {
  throw DECLINED;
}

export interface PlainYamlLimits {
  /** How deep maps and lists may stand in each other; the document itself is 0. */
  readonly depth: number;
  /** How many keys and values there may be. */
  readonly nodes: number;
}

/** Reads a document; null when it is not for this reader, which need not mean that it is wrong. */
export function readPlainYaml(text: string, limits: PlainYamlLimits): YamlNode | null {
  if (text.includes("\t") || text.includes("\ufeff")) return null;
  try {
    return new PlainReader(text, limits).document();
  } catch (reason) {
    if (reason === DECLINED) return null;
    throw reason;
  }
}

const [NEWLINE, RETURN, SPACE, QUOTE, HASH, APOSTROPHE] = [10, 13, 32, 34, 35, 39];
const [PLUS, COMMA, DASH, POINT, COLON] = [43, 44, 45, 46, 58];
const [OPEN_BRACKET, CLOSE_BRACKET, OPEN_BRACE, CLOSE_BRACE, TILDE] = [91, 93, 123, 125, 126];
const [FOLD, BAR] = [62, 124];

/** Empty lines and lines of comment, and the indentation of the line behind them. */
const BETWEEN_LINES = /(?: *(?:#[^\n]*|\r)?\n)* */y;
/** Between the tokens inside brackets; comments there are read in more than one way. */
const BETWEEN_TOKENS = /[ \r\n]*/y;
/** What opens a block text: `>-` folds its lines into one, `|` keeps them; a `-` drops the last end. */
const BLOCK_HEADER = /[>|](-?)\n( +)/y;
const EMPTY_LINE = / *\r?\n| +$/y;
/** What may stand behind a value on its line. */
const REST_OF_LINE = /(?: +#[^\n]*| *\r?)(?=\n|$)/y;
const KEY = /[A-Za-z0-9_][\w.,[\]-]*(?=:(?:[ \r\n]|$))/y;
const KEY_IN_BRACKETS = /[A-Za-z0-9_][\w.-]*(?=:[ \r\n])/y;
/** What a value without quotation marks begins with: nothing that means something to YAML. */
const PLAIN_START = /(?:[^ \r\n\-?:,[\]{}#&*!|>'"%@`]|[-?:][^ \r\n,[\]{}])/y;
const PLAIN_IN_BRACKETS = /[^,[\]{}\r\n]+/y;
/** A colon that ends a key, or a `#` that begins a comment. */
const ENDS_PLAIN = / #|:(?: |$)/;
const MAX_KEY_LENGTH = 500;

const INTEGER = /^[-+]?[0-9]+$/;
const DECIMAL =
  /^[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*|(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)[eE][-+]?[0-9]+)$/;
const WORD = /^(?:~|[Nn]ull|NULL|([Tt]rue|TRUE)|[Ff]alse|FALSE)$/;
/** Other ways to write numbers, and what is no number. */
const UNUSUAL_NUMBER = /^(?:0[ox][0-9a-fA-F]+|[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/;

class PlainReader {
  private readonly text: string;
  private readonly limits: PlainYamlLimits;
  private at = 0;
  /** Column of `at` when it is at the first token of its line. */
  private indent = 0;
  private nodes = 0;

  constructor(text: string, limits: PlainYamlLimits) {
    this.text = text;
    this.limits = limits;
  }

  document(): YamlNode {
    this.toNextLine();
    if (this.indent > 0 || this.at === this.text.length) decline();
    this.count(0);
    const root = this.blockMap(0, 0);
    // A line that stands too far in, or not as far as any above it, ends all maps and lists.
    if (this.at < this.text.length) decline();
    return root;
  }

  private count(depth: number): void {
    if (++this.nodes > this.limits.nodes || depth > this.limits.depth) decline();
  }

  /** From the beginning of a line to the first token on it or below. */
  private toNextLine(): void {
    const { text } = this;
    BETWEEN_LINES.lastIndex = this.at;
    BETWEEN_LINES.test(text);
    const at = BETWEEN_LINES.lastIndex;
    this.indent = at - text.lastIndexOf("\n", at - 1) - 1;
    // A comment on the last line has no line end.
    this.at = text.charCodeAt(at) === HASH ? text.length : at;
    if (this.at === text.length) this.indent = -1;
  }

  /** Behind a value: over the rest of its line, to the first token below. */
  private endLine(): void {
    REST_OF_LINE.lastIndex = this.at;
    if (!REST_OF_LINE.test(this.text)) decline();
    this.at = REST_OF_LINE.lastIndex + 1;
    if (this.at > this.text.length) {
      this.at = this.text.length;
      this.indent = -1;
    } else this.toNextLine();
  }

  /** The map whose first key is at the cursor, in this column. */
  private blockMap(column: number, depth: number): YamlMap {
    const start = this.at;
    const entries: YamlEntry[] = [];
    const keys = new Set<string>();
    let end = start;
    do {
      const entry = this.blockEntry(column, depth);
      keys.add(entry.key);
      if (keys.size === entries.length) decline();
      entries.push(entry);
      ({ end } = entry.value);
    } while (this.indent === column && !this.atDash());
    return { kind: "map", entries, start, end };
  }

  private blockEntry(column: number, depth: number): YamlEntry {
    const { text } = this;
    const keyStart = this.at;
    const key = this.key(KEY, depth + 1);
    const keyEnd = this.at;
    this.at = keyEnd + 1;
    while (text.charCodeAt(this.at) === SPACE) this.at++;
    return { key, keyStart, keyEnd, value: this.blockValue(column, depth + 1, keyStart, keyEnd) };
  }

  /** A key with its colon behind it; the cursor stops at the colon. */
  private key(pattern: RegExp, depth: number): string {
    this.count(depth);
    const { text, at } = this;
    const first = text.charCodeAt(at);
    if (first === QUOTE || first === APOSTROPHE) {
      const { written } = this.quoted(first, -1);
      const next = text.charCodeAt(this.at + 1);
      if (text.charCodeAt(this.at) !== COLON) decline();
      if (next !== SPACE && next !== NEWLINE && next !== RETURN && !Number.isNaN(next)) decline();
      return written;
    }
    pattern.lastIndex = at;
    if (!pattern.test(text)) decline();
    this.at = pattern.lastIndex;
    const key = text.slice(at, this.at);
    // A key may be a number, and one beyond all numbers is a mistake.
    if (key.length > MAX_KEY_LENGTH || Number(key) === Infinity) decline();
    return key;
  }

  /**
   * The value behind a key or dash whose map or list stands in `column`, and the way to the line
   * below it. `from` and `to`: the span of what has no value.
   */
  private blockValue(column: number, depth: number, from: number, to: number): YamlNode {
    const { text } = this;
    const first = text.charCodeAt(this.at);
    if (first !== NEWLINE && first !== RETURN && first !== HASH && !Number.isNaN(first)) {
      this.count(depth);
      if (first === FOLD || first === BAR) return this.blockText(first, column);
      return this.valueOnLine(first, column, depth);
    }
    if (first === HASH && text.charCodeAt(this.at - 1) !== SPACE) decline();
    if (first === HASH) this.at--;
    this.endLine();
    this.count(depth);
    if (this.indent === column && this.atDash()) return this.blockList(column, depth);
    if (this.indent <= column) return absentAt(from, to);
    if (this.atDash()) return this.blockList(this.indent, depth);
    const next = text.charCodeAt(this.at);
    const inBrackets = next === OPEN_BRACE || next === OPEN_BRACKET;
    if (!inBrackets && this.atKey(next)) return this.blockMap(this.indent, depth);
    // Comments between a key and a value below it are not always allowed.
    if (text.slice(from, this.at).includes("#")) decline();
    return this.valueOnLine(next, column, depth);
  }

  private valueOnLine(first: number, column: number, depth: number): YamlNode {
    const value =
      first === QUOTE || first === APOSTROPHE
        ? this.quoted(first, column)
        : first === OPEN_BRACE
          ? this.bracedMap(column, depth)
          : first === OPEN_BRACKET
            ? this.bracketedList(column, depth)
            : null;
    if (value === null) return this.plain(column);
    this.endLine();
    return value;
  }

  /** Whether the cursor is at a key of a map in block form. */
  private atKey(first: number): boolean {
    if (first === QUOTE || first === APOSTROPHE) {
      const close = this.text.indexOf(String.fromCharCode(first), this.at + 1);
      return close > 0 && this.text.charCodeAt(close + 1) === COLON;
    }
    KEY.lastIndex = this.at;
    return KEY.test(this.text);
  }

  /** Whether the cursor is at the dash of an item. */
  private atDash(): boolean {
    const { text, at } = this;
    if (text.charCodeAt(at) !== DASH) return false;
    const next = text.charCodeAt(at + 1);
    return next === SPACE || next === NEWLINE || next === RETURN || Number.isNaN(next);
  }

  private blockList(column: number, depth: number): YamlList {
    const start = this.at;
    const items: YamlNode[] = [];
    let end = start;
    while (this.indent === column && this.atDash()) {
      const item = this.item(column, depth + 1);
      items.push(item);
      ({ end } = item);
    }
    return { kind: "list", items, start, end };
  }

  private item(column: number, depth: number): YamlNode {
    const { text } = this;
    const dash = this.at;
    this.at = dash + 1;
    while (text.charCodeAt(this.at) === SPACE) this.at++;
    const first = text.charCodeAt(this.at);
    // An item without a value, or with a list of its own on the same line.
    if (first === NEWLINE || first === RETURN || first === HASH || this.atDash()) decline();
    this.count(depth);
    if (first !== OPEN_BRACE && first !== OPEN_BRACKET && this.atKey(first)) {
      return this.blockMap(column + this.at - dash, depth);
    }
    return this.valueOnLine(first, column, depth);
  }

  /** A value without quotation marks, over one line or more that stand further in than `column`. */
  private plain(column: number): YamlScalar {
    const { text } = this;
    const start = this.at;
    PLAIN_START.lastIndex = start;
    if (!PLAIN_START.test(text)) decline();
    let end = this.plainLine();
    let value = text.slice(start, end);
    let lines = 1;
    while (this.indent > column) {
      // A comment ends a value, and nothing may come behind it.
      if (text.slice(end, this.at).includes("#")) decline();
      const from = this.at;
      const between = lineEndsBetween(text, end, from);
      end = this.plainLine();
      value += (between === 1 ? " " : "\n".repeat(between - 1)) + text.slice(from, end);
      lines++;
    }
    return lines === 1
      ? this.resolved(value, start, end)
      : this.scalar(composed(value), start, end);
  }

  /** From the cursor to the end of a value on its line, and on to the next line: a comment at most. */
  private plainLine(): number {
    const { text, at } = this;
    let stop = text.indexOf("\n", at);
    if (stop < 0) stop = text.length;
    const last = stop > at && text.charCodeAt(stop - 1) === RETURN ? stop - 1 : stop;
    const line = text.slice(at, last);
    const mark = ENDS_PLAIN.exec(line);
    let end = mark === null ? last : at + mark.index;
    while (text.charCodeAt(end - 1) === SPACE) end--;
    this.at = end;
    this.endLine();
    return end;
  }

  /** A text of lines below its header, all as far in as the first and none of them empty. */
  private blockText(mark: number, column: number): YamlScalar {
    const { text } = this;
    const start = this.at;
    BLOCK_HEADER.lastIndex = start;
    const header = BLOCK_HEADER.exec(text);
    const indent = header?.[2]!.length ?? 0;
    if (header === null || indent <= column) decline();
    const margin = `\n${header[2]!}`;
    const lines: string[] = [];
    let line = BLOCK_HEADER.lastIndex;
    let end = line;
    for (;;) {
      end = text.indexOf("\n", line);
      // Empty lines, lines further in and spaces at the end have rules of their own.
      if (end <= line || text.charCodeAt(line) === SPACE) decline();
      const last = text.charCodeAt(end - 1);
      if (last === SPACE || last === RETURN) decline();
      lines.push(text.slice(line, end));
      if (!text.startsWith(margin, end)) break;
      line = end + margin.length;
    }
    this.at = end + 1;
    EMPTY_LINE.lastIndex = this.at;
    if (EMPTY_LINE.test(text)) decline();
    this.toNextLine();
    const value = lines.join(mark === FOLD ? " " : "\n") + (header[1] === "" ? "\n" : "");
    return this.scalar(composed(value), start, end + 1);
  }

  /** The value of a word or number without quotation marks. */
  private resolved(written: string, start: number, end: number): YamlScalar {
    const first = written.charCodeAt(0);
    let value: YamlScalar["value"] = written;
    if ((first >= 48 && first <= 57) || first === DASH || first === PLUS || first === POINT) {
      if (INTEGER.test(written)) value = parseInt(written, 10);
      else if (DECIMAL.test(written)) value = parseFloat(written);
      else if (UNUSUAL_NUMBER.test(written)) decline();
      else return this.scalar(composed(written), start, end);
      if (!Number.isFinite(value)) decline();
    } else if (first === TILDE || "nNtTfF".includes(written.charAt(0))) {
      const word = WORD.exec(written);
      if (word === null) return this.scalar(composed(written), start, end);
      value = "tTfF".includes(written.charAt(0)) ? word[1] !== undefined : null;
    } else return this.scalar(composed(written), start, end);
    return { kind: "scalar", value, written, start, end, faulty: false, absent: false };
  }

  private scalar(value: string, start: number, end: number): YamlScalar {
    return { kind: "scalar", value, written: value, start, end, faulty: false, absent: false };
  }

  /** A text in quotation marks; over several lines when those stand further in than `column`. */
  private quoted(mark: number, column: number): YamlScalar {
    const { text } = this;
    const start = this.at;
    const sign = mark === QUOTE ? '"' : "'";
    let close = text.indexOf(sign, start + 1);
    let doubled = false;
    while (mark === APOSTROPHE && text.charCodeAt(close + 1) === APOSTROPHE && close > 0) {
      doubled = true;
      close = text.indexOf(sign, close + 2);
    }
    if (close < 0) decline();
    let value = text.slice(start + 1, close);
    if (mark === QUOTE && value.includes("\\")) decline();
    if (value.includes("\n")) value = this.unfolded(value, column);
    if (doubled) value = value.replaceAll("''", "'");
    this.at = close + 1;
    return this.scalar(composed(value), start, this.at);
  }

  /** Lines of a text in quotation marks as the one they stand for. */
  private unfolded(value: string, column: number): string {
    // A key stands on one line.
    if (column < 0) decline();
    const lines = value.split("\n");
    let joined = withoutBlanksBehind(lines[0]!);
    let empty = 0;
    for (let i = 1; i < lines.length; i++) {
      const line = lines[i]!;
      const inner = line.replace(/^ +/, "");
      const last = i === lines.length - 1;
      const content = last ? inner : withoutBlanksBehind(inner);
      const isEmpty = content === "";
      if ((!isEmpty || last) && line.length - inner.length <= column) decline();
      if (isEmpty && !last) empty++;
      else {
        joined += (empty === 0 ? " " : "\n".repeat(empty)) + content;
        empty = 0;
      }
    }
    return joined;
  }

  /** Between the tokens inside brackets; what is on a new line stands further in than `column`. */
  private toNextToken(column: number): number {
    const { text, at } = this;
    BETWEEN_TOKENS.lastIndex = at;
    BETWEEN_TOKENS.test(text);
    this.at = BETWEEN_TOKENS.lastIndex;
    const lastLine = text.slice(at, this.at).lastIndexOf("\n");
    if (lastLine >= 0 && this.at - (at + lastLine + 1) <= column) decline();
    return text.charCodeAt(this.at);
  }

  private bracedMap(column: number, depth: number): YamlMap {
    const { text } = this;
    const start = this.at++;
    const entries: YamlEntry[] = [];
    const keys = new Set<string>();
    for (;;) {
      if (this.toNextToken(column) === CLOSE_BRACE) break;
      const keyStart = this.at;
      const key = this.key(KEY_IN_BRACKETS, depth + 1);
      const keyEnd = this.at;
      this.at = keyEnd + 1;
      if (text.charCodeAt(this.at) > SPACE) decline();
      const value = this.valueInBrackets(column, depth + 1);
      keys.add(key);
      if (keys.size === entries.length) decline();
      entries.push({ key, keyStart, keyEnd, value });
      if (this.atEndOf(CLOSE_BRACE, column)) break;
    }
    return { kind: "map", entries, start, end: ++this.at };
  }

  private bracketedList(column: number, depth: number): YamlList {
    const start = this.at++;
    const items: YamlNode[] = [];
    for (;;) {
      if (this.toNextToken(column) === CLOSE_BRACKET) break;
      items.push(this.valueInBrackets(column, depth + 1));
      if (this.atEndOf(CLOSE_BRACKET, column)) break;
    }
    return { kind: "list", items, start, end: ++this.at };
  }

  /** Over the comma behind a value; true at the bracket that closes. */
  private atEndOf(close: number, column: number): boolean {
    const next = this.toNextToken(column);
    if (next === close) return true;
    if (next !== COMMA) decline();
    this.at++;
    return false;
  }

  private valueInBrackets(column: number, depth: number): YamlNode {
    const first = this.toNextToken(column);
    this.count(depth);
    if (first === QUOTE || first === APOSTROPHE) return this.quoted(first, column);
    if (first === OPEN_BRACE) return this.bracedMap(column, depth);
    if (first === OPEN_BRACKET) return this.bracketedList(column, depth);
    const { text, at } = this;
    PLAIN_START.lastIndex = at;
    if (!PLAIN_START.test(text)) decline();
    PLAIN_IN_BRACKETS.lastIndex = at;
    PLAIN_IN_BRACKETS.test(text);
    let end = PLAIN_IN_BRACKETS.lastIndex;
    if (ENDS_PLAIN.test(text.slice(at, end))) decline();
    while (text.charCodeAt(end - 1) === SPACE) end--;
    this.at = end;
    return this.resolved(text.slice(at, end), at, end);
  }
}

/** A pattern for what stands at the end would be tried at every space before it. */
function withoutBlanksBehind(line: string): string {
  let end = line.length;
  while (end > 0 && (line.charCodeAt(end - 1) === SPACE || line.charCodeAt(end - 1) === RETURN)) {
    end--;
  }
  return line.slice(0, end);
}

function lineEndsBetween(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf("\n", from); at >= 0 && at < to; at = text.indexOf("\n", at + 1)) {
    count++;
  }
  return count;
}

const absentAt = (start: number, end: number): YamlScalar => ({
  kind: "scalar",
  value: null,
  written: "",
  start,
  end,
  faulty: false,
  absent: true,
});
