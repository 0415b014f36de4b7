/** A filled note as Markdown, with the marks by which it is found back (pieces.ts says which). */
import type { Language } from "../../../numbers.ts";
import type { NoteTable } from "../../../note/table.ts";
import { markdownText } from "./escape.ts";
import type { Part } from "./filling.ts";
import { toAttribute } from "./pieces.ts";
import type { Standing } from "./tree.ts";

const WORDS = { nl: { if: "als", end: "einde" }, en: { if: "if", end: "end" } } as const;

/** @param pictureOf where the picture of a chart is kept, relative to the note */
export function renderMarkdown(
  parts: readonly Part[],
  language: Language,
  pictureOf: (part: Part & { readonly kind: "chart" }) => string,
): string {
  const words = WORDS[language];
  const written = (part: Part): string => {
    switch (part.kind) {
      case "text":
        return part.text;
      case "value": {
        const shown = part.raw ?? markdownText(part.text);
        return `<data value="${toAttribute(part.item.expression)}">${shown}</data>`;
      }
      case "assertion": {
        const expression = toAttribute(part.item.expression);
        const { isLine, indent } = part.at;
        return isLine ? `${indent}<!--{${expression}}-->\n` : `<data value="${expression}"></data>`;
      }
      case "passage": {
        const inner = part.parts.map(written).join("");
        if (!part.at.isLine) return `<span data-note="${part.id}">${inner}</span>`;
        const { indent } = part.at;
        const condition = toAttribute(part.condition);
        const head = `${indent}<!--{${words.if} ${condition}}#${part.id}-->\n`;
        return `${head}${inner}${indent}<!--{${words.end}}#${part.id}-->\n`;
      }
      case "table":
        return part.raw === null
          ? block(part.item.expression, part.at, tableLines(part.table), words.end)
          : sameBlock(part.item.expression, part.at, part.raw, words.end);
      case "chart": {
        const { alternative, caption, source } = part.chart;
        const picture = linkTo(pictureOf(part));
        // Where the note goes by another name, so do its pictures.
        if (part.raw?.includes(`](${picture})`) === true) {
          return sameBlock(part.item.expression, part.at, part.raw, words.end);
        }
        const lines = [
          `![${markdownText(alternative)}](${picture})`,
          "",
          ...captionLines(caption, source),
        ];
        return block(part.item.expression, part.at, lines, words.end);
      }
    }
  };
  return parts.map(written).join("");
}

/** A path as the address of a link: what Markdown would take for something else is escaped. */
const linkTo = (path: string): string =>
  path
    .split("/")
    .map((name) =>
      encodeURIComponent(name).replace(
        /[()'*!]/g,
        (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
      ),
    )
    .join("/");

/** Lines between two marks, with what stood before the tag before each of them. */
function block(expression: string, at: Standing, lines: readonly string[], end: string): string {
  const all = [`<!--{${toAttribute(expression)}}-->`, "", ...lines, "", `<!--{${end}}-->`];
  return all.map((line) => `${at.indent}${line}`.trimEnd() + "\n").join("");
}

/** What stood between two marks, as it stood. */
const sameBlock = (expression: string, { indent }: Standing, raw: string, end: string): string =>
  `${indent}<!--{${toAttribute(expression)}}-->\n${raw}${indent}<!--{${end}}-->\n`;

/** The caption in bold, the source in italics behind it on a line of its own. */
const captionLines = (caption: string, source: string): string[] => [
  `**${markdownText(caption)}**`,
  ...(source === "" ? [] : ["", `*${markdownText(source)}*`]),
];

function tableLines({ caption, head, rows, source }: NoteTable): string[] {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  const aligned = head.map((cell) => (cell.align === "right" ? "---:" : ":---"));
  return [
    `**${markdownText(caption)}**`,
    "",
    line(head.map(({ text }) => markdownText(text))),
    line(aligned),
    ...rows.map((row) => line(row.map(({ text }) => markdownText(text)))),
    ...(source === "" ? [] : ["", `*${markdownText(source)}*`]),
  ];
}
