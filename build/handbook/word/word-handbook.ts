/** The handbook as a Word file: the pages without the reference, for who reads on paper or in Word. */
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import type * as resvg from "@resvg/resvg-js";
import {
  AlignmentType,
  Bookmark,
  BorderStyle,
  Document,
  ExternalHyperlink,
  Footer,
  HeadingLevel,
  ImageRun,
  InternalHyperlink,
  LeaderType,
  LevelFormat,
  LineRuleType,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableOfContents,
  TableRow,
  TextRun,
  WidthType,
  type ParagraphChild,
} from "docx";
import type { Language } from "../page.ts";
import { siteMarkdown, siteTokens, type Markdown } from "../site/markdown.ts";
import { sitePages } from "../site/sources.ts";
import { SITE_WORDS } from "../site/words.ts";
import { CELL_MARGIN, columnWidths } from "./column-widths.ts";
import { stableBytes } from "./stable-bytes.ts";

type Token = ReturnType<Markdown["parse"]>[number];

export const WORD_FILES: Readonly<Record<Language, string>> = {
  nl: "ademruimte-handboek.nl.docx",
  en: "ademruimte-handbook.en.docx",
};

const WORDS = {
  nl: {
    subtitle: "Van plan naar nota, en hoe u de cijfers leest",
    made: "Gemaakt uit de bladzijden van het handboek, versie",
    contents: "Inhoud",
    fill: "Klik met de rechtermuisknop op de inhoud en kies Veld bijwerken: dan zet Word er de bladzijden bij.",
    page: "bladzijde",
    language: "nl-BE",
  },
  en: {
    subtitle: "From plan to note, and how to read the figures",
    made: "Made from the pages of the handbook, version",
    contents: "Contents",
    fill: "Right-click the contents and choose Update Field: Word then adds the page numbers.",
    page: "page",
    language: "en-GB",
  },
} as const;

const LINK = "0B5C86";
const BAND = "F3F5F7";
const LINE = "D5DADE";
const MUTED = "525C66";
/** Text width of an A4 page between its margins, in pixels at 96 to the inch. */
const WIDTH = 600;
/** Of a picture, so that a line of text still stands above it. */
const HEIGHT = 860;
/** An A4 page and its margins beside the text, in twentieths of a point. */
const SHEET = { short: 11906, long: 16838, side: 1440, top: 1300 };

/** Pages that are tables of many columns lie on their side. */
const LYING: readonly string[] = ["glossary"];
const textWidth = (isLying: boolean): number =>
  (isLying ? SHEET.long : SHEET.short) - 2 * SHEET.side;

const LEVELS = [
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
] as const;

interface Style {
  readonly bold?: boolean;
  readonly italics?: boolean;
}

/** Turns the tokens of one page into paragraphs and tables. */
class PageWriter {
  blocks: (Paragraph | Table)[] = [];
  /** Stretches of pages that lie or stand alike, in their order. */
  readonly stretches: { readonly isLying: boolean; readonly blocks: (Paragraph | Table)[] }[] = [];

  constructor(
    readonly root: string,
    readonly whole: string,
    readonly pictures: ReadonlyMap<string, string>,
    /** A name that Word takes, by the place of a heading. */
    readonly bookmark: (id: string) => string,
    /** Begins a numbered list anew. */
    readonly newList: () => number,
  ) {}

  inline(tokens: readonly Token[], isBold = false): ParagraphChild[] {
    const made: ParagraphChild[] = [];
    let bold = isBold ? 1 : 0;
    let italics = 0;
    let link: { readonly href: string; readonly runs: ParagraphChild[] } | null = null;
    const put = (child: ParagraphChild): void =>
      void (link === null ? made : link.runs).push(child);
    const style = (): Style => ({
      ...(bold > 0 ? { bold: true } : {}),
      ...(italics > 0 ? { italics: true } : {}),
    });
    const isLink = (): boolean => link !== null && /^#|^https?:/.test(link.href);
    for (const token of tokens) {
      const { type, content } = token;
      if (type === "text")
        put(
          new TextRun({ text: content, ...style(), ...(isLink() ? { style: "Hyperlink" } : {}) }),
        );
      else if (type === "code_inline")
        put(new TextRun({ text: content, ...style(), style: "CodeWord" }));
      else if (type === "softbreak") put(new TextRun({ text: " " }));
      else if (type === "hardbreak") put(new TextRun({ break: 1 }));
      else if (type === "strong_open") bold += 1;
      else if (type === "strong_close") bold -= 1;
      else if (type === "em_open") italics += 1;
      else if (type === "em_close") italics -= 1;
      else if (type === "image") put(this.picture(token));
      else if (type === "link_open") link = { href: String(token.attrGet("href") ?? ""), runs: [] };
      else if (type === "link_close" && link !== null) {
        const { href, runs }: { href: string; runs: ParagraphChild[] } = link;
        link = null;
        if (href.startsWith("#"))
          made.push(
            new InternalHyperlink({
              anchor: this.bookmark(decodeURIComponent(href.slice(1))),
              children: runs,
            }),
          );
        else if (/^https?:/.test(href))
          made.push(new ExternalHyperlink({ link: href, children: runs }));
        else made.push(...runs);
      } else if (type !== "html_inline") throw new Error(`no way to write ${type} in Word`);
    }
    return made;
  }

  picture(token: Token): ImageRun {
    const src = String(token.attrGet("src") ?? "");
    const file = this.pictures.get(path.posix.join(path.posix.dirname(this.whole), src))!;
    const bytes = fs.readFileSync(path.join(this.root, file));
    const fonts = ["regular", "semibold"].map((weight) =>
      path.join(this.root, "viz", "fonts", `ademruimte-sans-${weight}.ttf`),
    );
    // A program of the machine, loaded from where it is installed.
    const installed = createRequire(path.join(this.root, "package.json"));
    const { Resvg } = installed("@resvg/resvg-js") as typeof resvg;
    const data = file.endsWith(".svg")
      ? new Resvg(bytes.toString("utf8"), {
          fitTo: { mode: "zoom", value: 2 },
          background: "white",
          font: { fontFiles: fonts, loadSystemFonts: false },
        })
          .render()
          .asPng()
      : bytes;
    // Width and height stand in the header of a PNG.
    const [width, height] = [data.readUInt32BE(16), data.readUInt32BE(20)];
    const drawn = file.endsWith(".svg") ? width / 2 : width;
    const shown = Math.round(Math.min(WIDTH, drawn, (HEIGHT * width) / height));
    const description = token.content;
    return new ImageRun({
      ...{ type: "png", data },
      transformation: { width: shown, height: Math.round((shown * height) / width) },
      altText: { name: path.posix.basename(file), title: "", description },
    });
  }

  code(token: Token, indent: number): void {
    const lines = token.content.replace(/\n$/, "").split("\n");
    const isOutput = /\boutput\b/.test(token.info);
    const isCommand = token.info.startsWith("sh");
    const side = { style: BorderStyle.SINGLE, size: 18, space: 6, color: isCommand ? LINK : LINE };
    lines.forEach((text, index) => {
      const isLast = index === lines.length - 1;
      this.blocks.push(
        new Paragraph({
          ...{ style: "CodeBlock", keepLines: true, keepNext: !isLast && lines.length < 40 },
          ...(isOutput ? {} : { shading: { type: ShadingType.CLEAR, fill: BAND } }),
          border: { left: side },
          indent: { left: indent + 120 },
          spacing: { before: index === 0 ? 80 : 0, after: isLast ? 160 : 0 },
          children: [new TextRun({ text })],
        }),
      );
    });
  }

  table(tokens: readonly Token[]): void {
    const widths = columnWidths(tokens, textWidth(this.stretches.at(-1)!.isLying));
    const rows: TableRow[] = [];
    let cells: TableCell[] = [];
    let isHead = false;
    tokens.forEach((token, index) => {
      if (token.type === "tr_open") {
        cells = [];
        isHead = tokens[index + 1]?.type === "th_open";
      } else if (token.type === "th_open" || token.type === "td_open") {
        const isRight = String(token.attrGet("class") ?? "").includes("right");
        cells.push(
          new TableCell({
            width: { size: widths[cells.length]!, type: WidthType.DXA },
            margins: { top: 40, bottom: 40, left: CELL_MARGIN, right: CELL_MARGIN },
            ...(isHead ? { shading: { type: ShadingType.CLEAR, fill: BAND } } : {}),
            children: [
              new Paragraph({
                style: "TableText",
                alignment: isRight ? AlignmentType.RIGHT : AlignmentType.LEFT,
                children: this.inline(tokens[index + 1]!.children ?? [], isHead),
              }),
            ],
          }),
        );
      } else if (token.type === "tr_close")
        rows.push(new TableRow({ tableHeader: isHead, cantSplit: true, children: cells }));
    });
    const line = { style: BorderStyle.SINGLE, size: 4, color: LINE };
    const none = { style: BorderStyle.NONE, size: 0, color: "auto" };
    this.blocks.push(
      new Table({
        rows,
        width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
        columnWidths: widths,
        layout: TableLayoutType.FIXED,
        borders: {
          ...{ top: line, bottom: line, insideHorizontal: line },
          ...{ left: none, right: none, insideVertical: none },
        },
      }),
      new Paragraph({ spacing: { after: 80 } }),
    );
  }

  page(tokens: readonly Token[], name: string): void {
    const isLying = LYING.includes(name);
    const isNew = this.stretches.at(-1)?.isLying !== isLying;
    if (isNew) this.stretches.push({ isLying, blocks: (this.blocks = []) });
    const lists: { readonly ordered: boolean; readonly instance: number }[] = [];
    let isItem = false;
    let quotes = 0;
    for (let index = 0; index < tokens.length; index += 1) {
      const token = tokens[index]!;
      const { type } = token;
      const indent = lists.length * 400 + quotes * 400;
      if (type === "heading_open") {
        // Headings are one lower on the page that holds all, and as they were in Word.
        const level = Number(token.tag.slice(1)) - 1;
        const id = String(token.attrGet("id") ?? "");
        const words = this.inline(tokens[index + 1]!.children ?? []);
        const placed = new Bookmark({ id: this.bookmark(id), children: words });
        const children =
          level === 1 ? [new Bookmark({ id: this.bookmark(name), children: [placed] })] : [placed];
        this.blocks.push(
          new Paragraph({
            heading: LEVELS[Math.min(level, LEVELS.length) - 1]!,
            // A stretch begins on a page of its own; the first has the contents before it.
            pageBreakBefore: level === 1 && (this.blocks.length > 0 || this.stretches.length === 1),
            children: children as ParagraphChild[],
          }),
        );
        index += 2;
      } else if (type === "bullet_list_open" || type === "ordered_list_open") {
        const ordered = type === "ordered_list_open";
        lists.push({ ordered, instance: ordered ? this.newList() : 0 });
      } else if (type === "bullet_list_close" || type === "ordered_list_close") lists.pop();
      else if (type === "list_item_open") isItem = true;
      else if (type === "blockquote_open") quotes += 1;
      else if (type === "blockquote_close") quotes -= 1;
      else if (type === "paragraph_open") {
        const list = lists.at(-1);
        const level = lists.length - 1;
        const children = this.inline(tokens[index + 1]!.children ?? []);
        const numbered =
          list === undefined || !isItem
            ? { indent: { left: indent } }
            : list.ordered
              ? { numbering: { reference: "numbers", level, instance: list.instance } }
              : { numbering: { reference: "bullets", level } };
        this.blocks.push(new Paragraph({ children, ...numbered }));
        isItem = false;
        index += 2;
      } else if (type === "fence") this.code(token, indent);
      else if (type === "table_open") {
        const end = tokens.findIndex((one, at) => at > index && one.type === "table_close");
        this.table(tokens.slice(index, end));
        index = end;
      } else if (type === "hr") this.blocks.push(new Paragraph({ thematicBreak: true }));
      else if (type !== "list_item_close" && type !== "html_block")
        throw new Error(`${name}: no way to write ${type} in Word`);
    }
  }
}

export async function wordHandbook(root: string, language: Language): Promise<Buffer> {
  const words = WORDS[language];
  const all = sitePages(root);
  const pages = new Map(all.map((page) => [page.file, page]));
  const pictures = new Map<string, string>();
  const whole = `${language}/all.html`;
  const names = new Map<string, string>();
  const bookmark = (id: string): string => {
    if (!names.has(id)) names.set(id, `place_${names.size + 1}`);
    return names.get(id)!;
  };
  let lists = 0;
  const writer = new PageWriter(root, whole, pictures, bookmark, () => (lists += 1));
  for (const page of all) {
    if (page.part !== "handbook" || page.language !== language) continue;
    const markdown = siteMarkdown(page);
    writer.page(siteTokens(markdown, { root, page, pages, pictures, whole }), page.name);
  }
  const { version } = JSON.parse(fs.readFileSync(path.join(root, "package.json"), "utf8")) as {
    version: string;
  };
  const { handbook: title } = SITE_WORDS[language];
  const font = "Calibri";
  const heading = (size: number, before: number) => ({
    run: { font, size, bold: true, color: "1D2329" },
    paragraph: { spacing: { before, after: 120 }, keepNext: true },
  });
  const numbering = (format: (typeof LevelFormat)[keyof typeof LevelFormat], text: string) =>
    [0, 1, 2].map((level) => ({
      ...{ level, format, alignment: AlignmentType.LEFT },
      text: text.replace("1", String(level + 1)),
      style: { paragraph: { indent: { left: 400 * (level + 1), hanging: 300 } } },
    }));
  const front = [
    new Paragraph({
      ...{ heading: HeadingLevel.TITLE, spacing: { before: 3200, after: 200 } },
      children: [new TextRun(title)],
    }),
    new Paragraph({
      spacing: { after: 400 },
      children: [new TextRun({ text: words.subtitle, size: 30, color: MUTED })],
    }),
    new Paragraph({
      children: [new TextRun({ text: `${words.made} ${version}`, size: 19, color: MUTED })],
    }),
    new Paragraph({
      ...{ pageBreakBefore: true, spacing: { after: 200 } },
      children: [new TextRun({ text: words.contents, size: 36, bold: true })],
    }),
    new TableOfContents(words.contents, {
      ...{ hyperlink: true, headingStyleRange: "1-2", beginDirty: false },
      // Word fills in the pages when it is asked to; dots that lead to nothing stay away.
      tabLeader: LeaderType.NONE,
    }),
    new Paragraph({
      spacing: { before: 200 },
      children: [new TextRun({ text: words.fill, size: 19, color: MUTED })],
    }),
  ];
  const document = new Document({
    ...{ title, creator: "ademruimte", lastModifiedBy: "ademruimte", description: words.subtitle },
    styles: {
      default: {
        document: {
          run: { font, size: 22, language: { value: words.language } },
          paragraph: { spacing: { after: 120, line: 276, lineRule: LineRuleType.AUTO } },
        },
        title: { run: { font, size: 60, bold: true, color: "1D2329" } },
        heading1: heading(36, 0),
        heading2: heading(28, 320),
        heading3: heading(24, 240),
        heading4: heading(22, 200),
        hyperlink: { run: { color: LINK, underline: {} } },
      },
      characterStyles: [{ id: "CodeWord", name: "Code Word", run: { font: "Consolas", size: 19 } }],
      paragraphStyles: [
        {
          ...{ id: "CodeBlock", name: "Code Block", basedOn: "Normal" },
          // A line of a hundred signs, as wide as a screen, fits between the margins.
          run: { font: "Consolas", size: 15, noProof: true },
          paragraph: {
            spacing: { line: 230, lineRule: LineRuleType.AUTO, before: 0, after: 0 },
            alignment: AlignmentType.LEFT,
          },
        },
        {
          ...{ id: "TableText", name: "Table Text", basedOn: "Normal" },
          run: { size: 19 },
          paragraph: { spacing: { after: 0, line: 250, lineRule: LineRuleType.AUTO } },
        },
      ],
    },
    numbering: {
      config: [
        { reference: "bullets", levels: numbering(LevelFormat.BULLET, "•") },
        { reference: "numbers", levels: numbering(LevelFormat.DECIMAL, "%1.") },
      ],
    },
    sections: writer.stretches.map(({ isLying, blocks }, index) => ({
      properties: {
        titlePage: index === 0,
        page: {
          size: {
            ...{ width: SHEET.short, height: SHEET.long },
            orientation: isLying ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
          },
          margin: {
            ...{ top: SHEET.top, bottom: SHEET.top, left: SHEET.side, right: SHEET.side },
          },
        },
      },
      footers: {
        first: new Footer({ children: [new Paragraph({})] }),
        default: new Footer({
          children: [
            new Paragraph({
              alignment: AlignmentType.RIGHT,
              children: [
                new TextRun({ text: `${title}, ${words.page} `, size: 17, color: MUTED }),
                new TextRun({ children: [PageNumber.CURRENT], size: 17, color: MUTED }),
              ],
            }),
          ],
        }),
      },
      children: [...(index === 0 ? front : []), ...blocks],
    })),
  });
  return stableBytes(await Packer.toBuffer(document));
}
