/**
 * A filled note as HTML. The words of the template go through markdown-it without raw HTML; what tags
 * put in is marked by characters that no text may hold, and becomes markup after that.
 */
import MarkdownIt from "markdown-it";
import type { NoteChart } from "../../../note/chart.ts";
import type { NoteTable } from "../../../note/table.ts";
import { escaped, Html, markup } from "../../report/html.ts";
import { table } from "../../report/table.ts";
import { markdownText } from "../markdown/escape.ts";
import type { Part } from "../markdown/filling.ts";

/** Noncharacters of Unicode: they stand in no text that is exchanged, and are taken out of templates. */
const OPEN = "\ufdd0";
const CLOSE = "\ufdd1";
const END = "\ufdd2";
const BLOCK = "\ufdd3";

export interface NoteHeading {
  readonly id: string;
  readonly level: number;
  readonly text: string;
}

export interface RenderedNote {
  readonly body: Html;
  readonly headings: readonly NoteHeading[];
}

/** Reads a file beside the template; null when there is none. */
type Beside = (name: string) => Uint8Array | null;

const PICTURES: Readonly<Record<string, string>> = {
  png: "image/png",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  gif: "image/gif",
  webp: "image/webp",
  svg: "image/svg+xml",
};

/** @returns null when the picture is not one that can stand in the page itself */
function pictureAddress(source: string, beside: Beside): string | null {
  const type = PICTURES[source.slice(source.lastIndexOf(".") + 1).toLowerCase()];
  if (type === undefined || /^[a-z][a-z0-9+.-]*:|^\/\//i.test(source)) return null;
  let name: string;
  try {
    name = decodeURIComponent(source);
  } catch {
    return null;
  }
  const bytes = beside(name);
  return bytes === null ? null : `data:${type};base64,${Buffer.from(bytes).toString("base64")}`;
}

function createReader(beside: Beside) {
  const reader = new MarkdownIt("default", { html: true, linkify: false, typographer: false });
  const { rules } = reader.renderer;
  // Comments are for who edits the template; all other HTML is shown as the text that it is.
  const asText = (content: string): string => escaped(content.replace(/<!--[\s\S]*?-->/g, ""));
  rules["html_block"] = (tokens, at) => {
    const text = asText(tokens[at]!.content).trim();
    return text === "" ? "" : `<p>${text}</p>\n`;
  };
  rules["html_inline"] = (tokens, at) =>
    /^<br\s*\/?>$/i.test(tokens[at]!.content) ? "<br>" : asText(tokens[at]!.content);
  rules["image"] = (tokens, at, options, env, renderer) => {
    const token = tokens[at]!;
    const text = renderer.renderInlineAsText(token.children ?? [], options, env);
    const source = `${token.attrGet("src") ?? ""}`;
    const address = pictureAddress(source, beside);
    if (address !== null) return markup`<img src="${address}" alt="${text}">`.text;
    return markup`<a href="${source}">${text === "" ? source : text}</a>`.text;
  };
  return reader;
}

/** The note in the order in which it is read, with marks where something is put in. */
function marked(parts: readonly Part[], blocks: Part[], values: Part[]): string {
  return parts
    .map((part): string => {
      switch (part.kind) {
        case "text":
          return part.text.replace(/[\ufdd0-\ufdef]/g, "");
        case "value":
          values.push(part);
          return `${OPEN}${values.length - 1}${CLOSE}${part.raw ?? markdownText(part.text)}${END}`;
        case "assertion":
          return "";
        case "passage": {
          const inner = marked(part.parts, blocks, values);
          return inner;
        }
        default: {
          if (part.kind === "table" && part.raw !== null) return part.raw;
          blocks.push(part);
          const { indent } = part.at;
          return `${indent}\n${indent}${BLOCK}${blocks.length - 1}${CLOSE}\n${indent}\n`;
        }
      }
    })
    .join("");
}

export function renderNoteHtml(
  parts: readonly Part[],
  frontMatter: number,
  beside: Beside,
): RenderedNote {
  const blocks: Part[] = [];
  const values: Part[] = [];
  const text = marked(parts, blocks, values).slice(frontMatter);
  const reader = createReader(beside);
  const environment = {};
  const tokens = reader.parse(text, environment);
  const headings: NoteHeading[] = [];
  tokens.forEach((token, at) => {
    if (token.type !== "heading_open") return;
    const id = `section-${headings.length + 1}`;
    token.attrSet("id", id);
    const inline = reader.renderer.renderInlineAsText(
      tokens[at + 1]!.children ?? [],
      reader.options,
      environment,
    );
    headings.push({ id, level: Number(token.tag.slice(1)), text: withoutMarks(inline) });
  });
  const shown = new Map<string, number>();
  const html = reader.renderer
    .render(tokens, reader.options, environment)
    .replace(
      new RegExp(`<p>\\s*${BLOCK}(\\d+)${CLOSE}\\s*</p>`, "g"),
      (_, at: string) => blockHtml(blocks[Number(at)]!, shown).text,
    )
    // A cell of a list without empty lines around it holds a block without a paragraph.
    .replace(
      new RegExp(`${BLOCK}(\\d+)${CLOSE}`, "g"),
      (_, at: string) => blockHtml(blocks[Number(at)]!, shown).text,
    )
    .replace(/<[^<>]*[\ufdd0-\ufdef][^<>]*>/g, withoutMarks)
    .replace(new RegExp(`${OPEN}(\\d+)${CLOSE}`, "g"), (_, at: string) =>
      openValue(values[Number(at)]!),
    )
    .replaceAll(END, "</data>")
    .replace(/<table>/g, '<div class="scroll" tabindex="0"><table>')
    .replace(/<\/table>(?!\n<\/div>)/g, "</table></div>");
  return { body: new Html(html), headings };
}

const withoutMarks = (text: string): string =>
  text.replace(/\ufdd0\d+\ufdd1|[\ufdd0-\ufdef]/g, "").trim();

function openValue(part: Part): string {
  const { item } = part as Part & { kind: "value" };
  const value = item.number === null ? item.text : `${item.number}`;
  return markup`<data class="bound" value="${value}" data-tag="${item.expression}" data-item="${item.id}">`
    .text;
}

function blockHtml(part: Part, shown: Map<string, number>): Html {
  if (part.kind === "table") return noteTableHtml(part.table, part.item.id);
  const { chart, item } = part as Part & { kind: "chart" };
  const times = (shown.get(chart.svg) ?? 0) + 1;
  shown.set(chart.svg, times);
  return noteChartHtml(chart, item.id, times);
}

/** A table as the report shows tables, with its source below. */
export function noteTableHtml({ caption, head, rows, source }: NoteTable, id: string): Html {
  const body = table({
    caption,
    columns: head.map(({ text, align }) => ({
      title: text,
      kind: align === "right" ? "number" : "text",
    })),
    rows: rows.map((row) => row.map(({ text, number }) => ({ shown: text, value: number }))),
    isWide: head.length > 4,
  });
  return markup`<div class="bound" data-item="${id}">${body}<p class="note">${source}</p></div>\n`;
}

/**
 * A chart with its caption and source. A picture wider than its window is scrolled, by keyboard too.
 *
 * @param times how often the same picture stands in the page by now: its ids must differ
 */
export function noteChartHtml({ svg, caption, source }: NoteChart, id: string, times = 1): Html {
  const picture = times === 1 ? svg : withOtherIds(svg, times);
  return markup`<figure class="chart bound" data-item="${id}"><div class="picture" role="group" aria-label="${caption}" tabindex="0">${new Html(picture)}</div>
<figcaption><strong>${caption}.</strong> ${source}</figcaption></figure>\n`;
}

/** The same picture with ids of its own. */
function withOtherIds(svg: string, times: number): string {
  const ids = [...new Set([...svg.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id!))];
  const known = new Set(ids);
  const other = (id: string): string => (known.has(id) ? `${id}-${times}` : id);
  return svg
    .replace(
      /(\s(?:id|aria-labelledby|aria-describedby)=")([^"]*)"/g,
      (_, name: string, value: string) => `${name}${value.split(" ").map(other).join(" ")}"`,
    )
    .replace(/url\(#([^)]+)\)/g, (_, id: string) => `url(#${other(id)})`)
    .replace(/href="#([^"]+)"/g, (_, id: string) => `href="#${other(id)}"`);
}
