/** What a reader sees of a piece of Markdown: to hold what stands in a note against what was put in. */
import MarkdownIt from "markdown-it";

const reader = new MarkdownIt("commonmark", { html: true }).enable("table");

type Token = ReturnType<typeof reader.parse>[number];

const wordsIn = (tokens: readonly Token[] | null): string =>
  (tokens ?? [])
    .map((token) => {
      if (token.type === "text" || token.type === "code_inline") return token.content;
      if (token.type === "image") return token.content;
      return token.type === "softbreak" || token.type === "hardbreak"
        ? " "
        : wordsIn(token.children);
    })
    .join("");

/** The words of a piece within a line. */
export const plainOf = (markdown: string): string =>
  wordsIn(reader.parseInline(markdown, {})).trim();

/** The cells of the first table of a piece: apart by tabs, a row on a line; null without one. */
export function cellsOf(markdown: string): string | null {
  const rows: string[][] = [];
  for (const token of reader.parse(markdown, {})) {
    if (token.type === "table_close") return rows.map((cells) => cells.join("\t")).join("\n");
    if (token.type === "tr_open") rows.push([]);
    if (token.type === "inline" && rows.length > 0) rows.at(-1)!.push(wordsIn(token.children));
  }
  return null;
}

/** Where the first picture of a piece is kept, and its alternative text; null without one. */
export function pictureOf(
  markdown: string,
): { readonly file: string; readonly text: string } | null {
  for (const { children } of reader.parse(markdown, {})) {
    const image = (children ?? []).find(({ type }) => type === "image");
    if (image !== undefined)
      return { file: `${image.attrGet("src") ?? ""}`, text: wordsIn(image.children) };
  }
  return null;
}

/** Lines without what stood before the tag on its line: a place in a list or a quotation. */
export const unindented = (text: string, indent: string): string =>
  indent === ""
    ? text
    : text
        .split("\n")
        .map((line) =>
          line.startsWith(indent) ? line.slice(indent.length) : line.replace(indent.trimEnd(), ""),
        )
        .join("\n");
