/**
 * The text of a Markdown note with what is known of its letters: which stand in code, in a comment or
 * in the front matter, under which heading, on which line. Nothing here changes a letter.
 */
import MarkdownIt from "markdown-it";
import type { NotePlace } from "../../../note/freshness.ts";

/** From `start` up to `end`, places in the text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface Heading extends Span {
  /** Without marks of Markdown. */
  readonly text: string;
}

export interface MarkdownSource {
  /** With line feeds alone. */
  readonly text: string;
  /** `\r\n` where the file has them, to be written so again. */
  readonly lineEnd: "\n" | "\r\n";
  /** The front matter with its fences; empty where there is none. */
  readonly frontMatter: Span;
  /** Code, comments and front matter: nothing in them is a tag. In order, none within another. */
  readonly verbatim: readonly Span[];
  readonly headings: readonly Heading[];
  readonly tables: readonly Span[];
  /** Places of the first letter of each line. */
  readonly lineStarts: readonly number[];
}

/** Only reads the structure: what is code and what is a heading. */
const reader = new MarkdownIt("commonmark", { html: true }).enable("table");

const FRONT_MATTER = /^---[ \t]*\n(?:[^\n]*\n)*?(?:---|\.\.\.)[ \t]*(?:\n|$)/;

/** @param text of the file, whatever its line ends and byte order mark */
export function readSource(text: string): MarkdownSource {
  const lineEnd = text.includes("\r\n") ? "\r\n" : "\n";
  const plain = text.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n");
  const lineStarts = [0];
  for (let at = plain.indexOf("\n"); at >= 0; at = plain.indexOf("\n", at + 1)) {
    lineStarts.push(at + 1);
  }
  const front = FRONT_MATTER.exec(plain)?.[0].length ?? 0;
  // The same number of lines without what YAML says, so that places stay those of the file.
  const body = plain.slice(0, front).replace(/[^\n]/g, "") + plain.slice(front);
  const startOf = (line: number): number => lineStarts[line] ?? plain.length;

  const verbatim: Span[] = front > 0 ? [{ start: 0, end: front }] : [];
  const headings: Heading[] = [];
  const tables: Span[] = [];
  const tokens = reader.parse(body, {});
  tokens.forEach((token, index) => {
    if (token.map === null) return;
    const span = { start: startOf(token.map[0]), end: startOf(token.map[1]) };
    if (token.type === "fence" || token.type === "code_block") verbatim.push(span);
    if (token.type === "table_open") tables.push(span);
    if (token.type === "heading_open") {
      const { children } = tokens[index + 1]!;
      const words = (children ?? []).filter(
        ({ type }) => type === "text" || type === "code_inline",
      );
      headings.push({
        ...span,
        text: words
          .map(({ content }) => content)
          .join("")
          .trim(),
      });
    }
  });
  const blocks = verbatim.sort((a, b) => a.start - b.start);
  return {
    ...{
      text: plain,
      lineEnd,
      frontMatter: { start: 0, end: front },
      headings,
      tables,
      lineStarts,
    },
    verbatim: [...blocks, ...withinLines(plain, blocks)].sort((a, b) => a.start - b.start),
  };
}

/** Code between backticks and comments, outside of what is code already. */
function withinLines(text: string, blocks: readonly Span[]): Span[] {
  const found: Span[] = [];
  let next = 0;
  for (let at = 0; at < text.length; at++) {
    while (next < blocks.length && blocks[next]!.end <= at) next++;
    const block = blocks[next];
    if (block !== undefined && at >= block.start) {
      at = block.end - 1;
      continue;
    }
    const letter = text[at];
    if (letter === "\\") at++;
    else if (letter === "`") {
      const ticks = /^`+/.exec(text.slice(at))![0];
      const end = closingTicks(text, at + ticks.length, ticks, block?.start ?? text.length);
      if (end === null) at += ticks.length - 1;
      else {
        found.push({ start: at, end });
        at = end - 1;
      }
    } else if (letter === "<" && text.startsWith("<!--", at)) {
      const close = text.indexOf("-->", at + 4);
      const end = close < 0 ? text.length : close + 3;
      found.push({ start: at, end });
      at = end - 1;
    }
  }
  return found;
}

/** Behind the backticks that close a piece of code, within the same paragraph; null when none do. */
function closingTicks(text: string, from: number, ticks: string, limit: number): number | null {
  const blank = /\n[ \t]*\n/.exec(text.slice(from, limit));
  const until = blank === null ? limit : from + blank.index;
  for (const { 0: run, index } of text.slice(from, until).matchAll(/`+/g)) {
    if (run.length === ticks.length) return from + index + run.length;
  }
  return null;
}

/** Where a letter stands, as a person counts: line and column from 1, and the heading above it. */
export function placeIn(source: MarkdownSource, at: number): NotePlace {
  const { lineStarts, headings } = source;
  let low = 0;
  let high = lineStarts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (lineStarts[middle]! <= at) low = middle;
    else high = middle - 1;
  }
  const above = headings.filter(({ start }) => start <= at).at(-1);
  return {
    heading: above === undefined || above.text === "" ? null : above.text,
    ...{ line: low + 1, column: at - lineStarts[low]! + 1, page: null, part: null },
  };
}

/** The line that a place is on, without its end. */
export function lineAt({ text }: MarkdownSource, at: number): string {
  const start = text.lastIndexOf("\n", at - 1) + 1;
  const end = text.indexOf("\n", at);
  return text.slice(start, end < 0 ? text.length : end);
}
