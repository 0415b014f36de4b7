/**
 * Cuts a Markdown note into what is copied as it stands, tags, and the marks that an earlier filling
 * left. A tag is found where a reader would see a brace: not in code, comments or front matter.
 *
 * A filled note has these marks, which a page that shows Markdown does not show:
 *
 *     <data value="co2_2040">−38 %</data>          a value; the tag is its value
 *     <span data-note="3">…</span>                 a passage with a condition inside a sentence
 *     <!--{table targets}--> … <!--{end}-->        a table or chart, each mark on a line of its own
 *     <!--{if co2_2040 met}#3--> … <!--{end}#3-->  a passage of whole lines
 *     <!--{true if co2_2040 met}-->                a condition that the text counts on
 *
 * An inline mark is an element because a comment at the start of a line would make a block of it.
 */
import type { Language } from "../../../numbers.ts";
import type { NoteFault } from "../../../note/fault.ts";
import type { Tag } from "../../../note/tag.ts";
import { parseTag } from "../../../note/tags.ts";
import { lineAt, type MarkdownSource, type Span } from "./source.ts";

interface At extends Span {
  /** The line holds nothing else; then the piece takes the whole of it, line end included. */
  readonly isLine: boolean;
  /** White space and marks of a list or quotation before it on its line. */
  readonly indent: string;
}

export type Piece =
  | (Span & { readonly kind: "text" })
  | (At & { readonly kind: "tag"; readonly expression: string; readonly tag: Tag | NoteFault })
  /** A brace that is no tag: `{{`. */
  | (Span & { readonly kind: "brace"; readonly brace: "{" | "}" })
  /** An open brace that nothing closes. */
  | (Span & { readonly kind: "unclosed" })
  | (At & { readonly kind: "open"; readonly mark: Mark })
  | (At & { readonly kind: "close"; readonly closes: "data" | "span" | "block" });

export type TagPiece = Extract<Piece, { kind: "tag" }>;
export type OpenPiece = Extract<Piece, { kind: "open" }>;

export type Mark =
  | { readonly of: "value"; readonly expression: string }
  | { readonly of: "block"; readonly expression: string; readonly id: string | null }
  | { readonly of: "passage"; readonly id: string };

const LINE_MARK = /^<!--\{([^\n]*)\}(?:#(\d+))?-->$/;
const DATA = /^<data value="([^"<>\n]*)">/;
const SPAN = /^<span(\s[^<>]*)?>/;
const PASSAGE = /^\sdata-note="(\d+)"$/;

/** Directives of the generic proposal, on a line of their own: `::chart{emissions-by-sector}`. */
const DIRECTIVE =
  /^::(chart|table|grafiek|figuur|figure|tabel)(?:\[([^\]\n]*)\])?(?:\{([^}\n]*)\})?$/;

/** What Pandoc and others write between braces, which is no tag: `{#id}`, `{.class}`, `{=html}`. */
const ATTRIBUTES = /^\{(?:[#.:=%-]|[\w-]+=)/;

/** Nothing that is said in a tag is longer; what is, is a brace that was never closed. */
const LONGEST = 1200;

/** The pieces of a note in order; together they are the whole of it. */
export function piecesOf(source: MarkdownSource, language: Language): Piece[] {
  const { text, verbatim } = source;
  const pieces: Piece[] = [];
  /** How many elements of the author are open inside which marks. */
  const spans: ("ours" | "theirs")[] = [];
  let copied = 0;
  const add = (piece: Piece): void => {
    if (piece.start > copied) pieces.push({ kind: "text", start: copied, end: piece.start });
    pieces.push(piece);
    copied = piece.end;
  };
  let next = 0;
  let at = 0;
  while (at < text.length) {
    while (next < verbatim.length && verbatim[next]!.end <= at) next++;
    const skipped = verbatim[next];
    if (skipped !== undefined && at >= skipped.start) {
      const mark = lineMark(source, skipped);
      if (mark !== null) add(mark);
      at = skipped.end;
      continue;
    }
    const limit = skipped?.start ?? text.length;
    const piece = pieceAt(source, at, limit, spans, language);
    if (piece === null) at += text[at] === "\\" ? 2 : 1;
    else {
      add(piece);
      at = piece.end;
    }
  }
  if (copied < text.length) pieces.push({ kind: "text", start: copied, end: text.length });
  return pieces;
}

function pieceAt(
  source: MarkdownSource,
  at: number,
  limit: number,
  spans: ("ours" | "theirs")[],
  language: Language,
): Piece | null {
  const { text } = source;
  const letter = text[at]!;
  if (letter === "{") return braceAt(source, at, limit, language);
  if (letter === "}")
    return text[at + 1] === "}" ? { kind: "brace", brace: "}", start: at, end: at + 2 } : null;
  if (letter === ":" && text.startsWith("::", at)) return directiveAt(source, at, language);
  if (letter !== "<") return null;
  const rest = text.slice(at, Math.min(limit, at + LONGEST + 100));
  const data = DATA.exec(rest);
  if (data !== null) {
    const mark: Mark = { of: "value", expression: fromAttribute(data[1]!) };
    return { kind: "open", mark, ...placed(source, at, at + data[0].length, false) };
  }
  const span = SPAN.exec(rest);
  if (span !== null) {
    const id = PASSAGE.exec(span[1] ?? "")?.[1];
    spans.push(id === undefined ? "theirs" : "ours");
    if (id === undefined) return null;
    const end = at + span[0].length;
    return { kind: "open", mark: { of: "passage", id }, ...placed(source, at, end, false) };
  }
  if (rest.startsWith("</data>"))
    return { kind: "close", closes: "data", ...placed(source, at, at + 7, false) };
  if (rest.startsWith("</span>")) {
    if (spans.pop() !== "ours") return null;
    return { kind: "close", closes: "span", ...placed(source, at, at + 7, false) };
  }
  return null;
}

function braceAt(
  source: MarkdownSource,
  at: number,
  limit: number,
  language: Language,
): Piece | null {
  const { text } = source;
  if (text[at + 1] === "{") return { kind: "brace", brace: "{", start: at, end: at + 2 };
  const rest = text.slice(at, Math.min(limit, at + LONGEST));
  if (ATTRIBUTES.test(rest)) return null;
  const found = /^\{((?:"[^"{}\n]*"|“[^”{}\n]*”|[^{}\n]|\n(?![ \t]*\n))*)\}/.exec(rest);
  if (found === null) {
    const word = /^\{[^\s{}]*/.exec(rest)![0];
    return { kind: "unclosed", start: at, end: at + word.length };
  }
  return tagPiece(source, found[1]!, at, at + found[0].length, language);
}

function directiveAt(source: MarkdownSource, at: number, language: Language): Piece | null {
  const line = lineAt(source, at);
  const found = DIRECTIVE.exec(line.trim());
  const start = source.text.lastIndexOf("\n", at - 1) + 1;
  if (found === null || source.text.slice(start, at).trim() !== "") return null;
  const [whole, word, label = "", attributes = ""] = found;
  const inside = [label, attributes].filter((part) => part.trim() !== "").join(" ");
  return tagPiece(source, `${word} ${inside}`, at, at + whole.length, language);
}

/** A value stays part of its line; what has no words of its own takes the whole of it. */
function tagPiece(
  source: MarkdownSource,
  expression: string,
  start: number,
  end: number,
  language: Language,
): Piece {
  const tag = parseTag(expression, language);
  const mayBeLine = "kind" in tag && tag.kind !== "value";
  const tidy = expression.replace(/\s+/g, " ").trim();
  return { kind: "tag", expression: tidy, tag, ...placed(source, start, end, mayBeLine) };
}

/** A comment of ours on a line of its own; null for any other. */
function lineMark(source: MarkdownSource, span: Span): Piece | null {
  const comment = source.text.slice(span.start, span.end);
  const found = LINE_MARK.exec(comment);
  if (found === null) return null;
  const at = placed(source, span.start, span.end, true);
  if (!at.isLine) return null;
  const [, inside = "", id = null] = found;
  const expression = fromAttribute(inside);
  if (expression === "end" || expression === "einde")
    return { kind: "close", closes: "block", ...at };
  return { kind: "open", mark: { of: "block", expression, id }, ...at };
}

/** Takes the whole line where nothing else stands on it. */
function placed({ text }: MarkdownSource, start: number, end: number, mayBeLine: boolean): At {
  const lineStart = text.lastIndexOf("\n", start - 1) + 1;
  const lineEnd = text.indexOf("\n", end);
  const before = text.slice(lineStart, start);
  const after = text.slice(end, lineEnd < 0 ? text.length : lineEnd);
  const isLine = mayBeLine && after.trim() === "" && /^[ \t>]*$/.test(before);
  if (!isLine) return { start, end, isLine, indent: "" };
  return { start: lineStart, end: lineEnd < 0 ? text.length : lineEnd + 1, isLine, indent: before };
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  '"': "&quot;",
  "<": "&lt;",
  ">": "&gt;",
  "|": "&#124;",
  "`": "&#96;",
  "{": "&#123;",
  "}": "&#125;",
  "\\": "&#92;",
};
const LETTERS = new Map(Object.entries(ENTITIES).map(([letter, entity]) => [entity, letter]));

/** A tag as it may stand in an attribute or a comment, and in a cell of a table. */
export const toAttribute = (expression: string): string =>
  expression
    .replace(/[&"<>|`{}\\]/g, (letter) => ENTITIES[letter]!)
    .replaceAll("--", "-&#45;")
    .replace(/\s+/g, " ")
    .trim();

const fromAttribute = (text: string): string =>
  text
    .replaceAll("&#45;", "-")
    .replace(/&(?:amp|quot|lt|gt|#\d+);/g, (entity) => LETTERS.get(entity) ?? entity);
