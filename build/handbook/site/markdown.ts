/** Markdown of a page as HTML of the site: links to pages of the site, files of the project as text. */
import fs from "node:fs";
import path from "node:path";
import MarkdownIt from "markdown-it";
import type { SitePage } from "./sources.ts";
import { SITE_WORDS } from "./words.ts";

export type Markdown = InstanceType<typeof MarkdownIt>;
type Token = ReturnType<Markdown["parse"]>[number];

/** A heading with its place, and the words up to the next one. */
export interface Section {
  readonly level: number;
  readonly title: string;
  readonly id: string;
  readonly text: string;
}

/** Where the pages that link to each other are found, and what they need besides. */
export interface Surroundings {
  readonly root: string;
  readonly page: SitePage;
  /** By file, from the root of the project. */
  readonly pages: ReadonlyMap<string, SitePage>;
  /** Pictures that pages show, by their place in the site; the site copies them. */
  readonly pictures: Map<string, string>;
  /** Set where all pages of the handbook stand on one: its place. */
  readonly whole: string | null;
}

/** As GitHub makes it, so that an anchor that works there works here. */
export const slug = (title: string): string =>
  title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, "")
    .trim()
    .replaceAll(/\s/g, "-");

const plain = (token: Token): string =>
  (token.children ?? [])
    .map(({ type, content }) =>
      type === "softbreak" ? " " : type === "html_inline" ? "" : content,
    )
    .join("");

const attribute = (token: Token, name: string): string => String(token.attrGet(name) ?? "");

/** Gives every heading its place. */
function placeHeadings(tokens: readonly Token[], prefix: string): void {
  const counted = new Map<string, number>();
  tokens.forEach((token, index) => {
    if (token.type !== "heading_open") return;
    const base = slug(plain(tokens[index + 1]!));
    const times = counted.get(base) ?? 0;
    counted.set(base, times + 1);
    token.attrSet("id", `${prefix}${base}${times === 0 ? "" : `-${times}`}`);
  });
}

export function sectionsOf(tokens: readonly Token[]): Section[] {
  const sections: { level: number; title: string; id: string; text: string }[] = [];
  tokens.forEach((token, index) => {
    if (token.type === "heading_open") {
      sections.push({
        level: Number(token.tag.slice(1)),
        title: plain(tokens[index + 1]!),
        id: attribute(token, "id"),
        text: "",
      });
    } else if (tokens[index - 1]?.type === "heading_open") return;
    else if (token.type === "inline" && sections.length > 0)
      sections.at(-1)!.text += ` ${plain(token)}`;
  });
  return sections.map((section) => ({ ...section, text: section.text.trim() }));
}

const relative = (from: string, to: string): string =>
  path.posix.relative(path.posix.dirname(from), to) || path.posix.basename(to);

/** Where a link of a page leads in the site; null when the site does not have it. */
function targetOf(href: string, around: Surroundings): string | null {
  const { page, pages, whole } = around;
  const at = href.indexOf("#");
  const [file, anchor] = at < 0 ? [href, ""] : [href.slice(0, at), href.slice(at)];
  const own =
    file === "" ? page.file : path.posix.join(path.posix.dirname(page.file), decodeURI(file));
  const found = pages.get(own);
  if (found === undefined) return null;
  if (whole === null) return file === "" ? anchor : `${relative(page.url, found.url)}${anchor}`;
  if (found.part !== "handbook" || found.language !== page.language)
    return `${relative(whole, found.url)}${anchor}`;
  return anchor === "" ? `#${found.name}` : `#${found.name}--${anchor.slice(1)}`;
}

const UNITS = "%|‰|kt|t|kW|MW|GW|kWh|MWh|GWh|TWh|kWp|MWp|km|ha|m²|kB|MB|GB";
const BEFORE_UNIT = new RegExp(`(?<=\\d) (?=(?:${UNITS})(?![\\p{L}\\p{N}]))`, "gu");

/** A figure stays on one line with its unit. */
const heldTogether = (text: string): string =>
  text.replaceAll(BEFORE_UNIT, "\u00a0").replaceAll(/€ (?=\d)/g, "€\u00a0");

/** A cell that is a figure, a range, or a figure with its share. */
const isFigure = (text: string): boolean =>
  text.length <= 24 && /\d/.test(text) && /^(?:[−+\d.,%()*–\s]|\btot\b|\bto\b)+$/.test(text);

const withoutComments = (html: string): string => html.replaceAll(/<!--[^]*?-->/g, "").trim();

/** Tokens of a page with its headings placed, its links led and its pictures found. */
export function siteTokens(markdown: Markdown, around: Surroundings): Token[] {
  const { page, root, whole, pictures } = around;
  const tokens = markdown.parse(page.markdown, {});
  placeHeadings(tokens, whole === null ? "" : `${page.name}--`);
  for (const [index, token] of tokens.entries()) {
    if (whole !== null && /^heading_/.test(token.type))
      token.tag = `h${Math.min(6, Number(token.tag.slice(1)) + 1)}`;
    const isCell = tokens[index - 1]?.type === "td_open";
    // The policy of a page takes no style inside it: how a column stands is a class.
    const style = token.attrIndex("style");
    if (style >= 0) {
      const [, side] = /text-align:(right|center)/.exec(attribute(token, "style")) ?? [];
      token.attrs!.splice(style, 1);
      if (side !== undefined) token.attrJoin("class", side);
    }
    // A corner above names of rows heads nothing.
    if (token.type === "th_open" && tokens[index + 1]!.content === "")
      token.tag = tokens[index + 2]!.tag = "td";
    if (isCell && isFigure(token.content)) tokens[index - 1]!.attrJoin("class", "figure");
    const left: string[] = [];
    for (const child of token.children ?? []) {
      if (child.type === "text") child.content = heldTogether(child.content);
      else if (child.type === "code_inline") child.meta = { isCell };
      else if (child.type === "image") {
        const file = path.posix.join(path.posix.dirname(page.file), attribute(child, "src"));
        const url = `pictures/${path.posix.basename(file)}`;
        pictures.set(url, file);
        child.attrSet("src", relative(whole ?? page.url, url));
        child.attrSet("loading", "lazy");
      } else if (child.type === "link_open") {
        const href = attribute(child, "href");
        if (/^[a-z]+:/.test(href)) continue;
        const target = targetOf(href, around);
        if (target !== null) child.attrSet("href", target);
        else {
          // A file of the project is not part of the site: its name is said, nothing leads nowhere.
          const file = path.posix.join(path.posix.dirname(page.file), href.replace(/#.*/, ""));
          if (!fs.existsSync(path.join(root, file)))
            throw new Error(`${page.file}: the link to ${href} leads to nothing`);
          child.tag = "span";
          child.attrs = [
            ["class", "file"],
            ["title", file],
          ];
          left.push("span");
        }
      } else if (child.type === "link_close" && left.length > 0) child.tag = left.pop()!;
    }
  }
  return tokens;
}

/** Signs that the command prints on a line where it is not told otherwise: longer lines are sentences or for a machine. */
const SCREEN = 100;

/** Markdown of our pages, with frames around code and tables that scroll inside themselves. */
export function siteMarkdown(page: Pick<SitePage, "language">): Markdown {
  const words = SITE_WORDS[page.language];
  const markdown = new MarkdownIt({ html: true });
  const { escapeHtml } = markdown.utils;
  markdown.renderer.rules.html_block = (tokens, index) => withoutComments(tokens[index]!.content);
  markdown.renderer.rules.html_inline = (tokens, index) => withoutComments(tokens[index]!.content);
  markdown.renderer.rules.table_open = () =>
    `<div class="scroll" role="group" aria-label="${words.table}" tabindex="0"><table>\n`;
  markdown.renderer.rules.table_close = () => "</table></div>\n";
  markdown.renderer.rules.code_inline = (tokens, index) => {
    const { content, meta } = tokens[index]!;
    // A name of a lever is as long as a column is wide: in a table it may go on below, behind a full stop.
    const parts = (meta as { isCell: boolean } | null)?.isCell
      ? content.split(/(?<=[._,/[])(?=[a-z0-9])/)
      : [content];
    return `<code>${parts.map(escapeHtml).join("<wbr>")}</code>`;
  };
  markdown.renderer.rules.fence = (tokens, index) => {
    const { info, content } = tokens[index]!;
    const [kind = "", how = ""] = info.trim().split(/\s+/);
    const file = /(?:file|append)=(\S+)/.exec(info)?.[1];
    const label =
      file !== undefined
        ? how.startsWith("append")
          ? `${words.added} ${file}`
          : file
        : how === "output"
          ? words.screen
          : kind === "sh"
            ? words.command
            : ["cmd", "powershell", "bash"].includes(kind)
              ? { cmd: "cmd.exe", powershell: "PowerShell", bash: "bash" }[kind]!
              : words.notRun;
    const mark = how === "output" ? "output" : kind === "sh" ? "command" : "source";
    const lines = content.replace(/\n$/, "").split("\n");
    // What one types goes on below, and so do sentences on the screen; columns stay as they are printed.
    const isTyped = ["sh", "cmd", "powershell", "bash"].includes(kind);
    const isWide = lines.some((line) => line.length > SCREEN);
    const code =
      isTyped || isWide
        ? lines.map((line) => `<span class="line">${escapeHtml(line)}\n</span>`).join("")
        : escapeHtml(content);
    return `<figure class="code ${mark}"><figcaption>${escapeHtml(label)}</figcaption><pre tabindex="0"><code>${code}</code></pre></figure>\n`;
  };
  return markdown;
}
