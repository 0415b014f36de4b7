/**
 * The Word form of a template that is written in Markdown: one text, two forms. A cover with the title
 * and what stands above the first chapter, a table of contents, then the chapters.
 */
import {
  AlignmentType,
  Document,
  Footer,
  Header,
  LevelFormat,
  Packer,
  PageBreak,
  PageNumber,
  Paragraph,
  Tab,
  TableOfContents,
  TabStopType,
  TextRun,
} from "docx";
import { readZip, writeZip } from "../../viz/files/note/word/zip.ts";
import type { Language } from "../../viz/numbers.ts";
import { wordStyles } from "./word-styles.ts";

/** What the template says beside its text. */
const WORDS = {
  nl: {
    spelling: "nl-BE",
    running: ["{plan titel}", "Inspiratienota {plan regio}"],
    made: "Doorgerekend met ademruimte",
    contents: "Inhoud",
    title: "Inspiratienota",
    description: "Sjabloon: simulate note templates/inspiratienota.docx PLAN.yaml",
  },
  en: {
    spelling: "en-GB",
    running: ["{plan title}", "Inspiration note {plan region}"],
    made: "Calculated with ademruimte",
    contents: "Contents",
    title: "Inspiration note",
    description: "Template: simulate note templates/inspiration-note.docx PLAN.yaml --lang en",
  },
} as const;

/** A4 with margins of 2.5 cm, in twips. */
const PAGE = { width: 11_906, height: 16_838, margin: 1_417 };
const TEXT_WIDTH = PAGE.width - 2 * PAGE.margin;

/** Something that stands on its own: a title, a paragraph, a tag on a line, an item of a list. */
interface Block {
  readonly kind: "title" | "chapter" | "section" | "paragraph" | "item";
  readonly text: string;
}

const HEADS: readonly (readonly [mark: string, kind: Block["kind"]])[] = [
  ["# ", "title"],
  ["## ", "chapter"],
  ["### ", "section"],
  ["- ", "item"],
];

const isTagLine = (line: string): boolean => /^\{[^{}]*\}$/.test(line);

/** The blocks of a template: an empty line or a tag on a line of its own parts them. */
export function blocksOf(markdown: string): Block[] {
  const blocks: Block[] = [];
  let open = false;
  for (const line of markdown.split("\n").map((text) => text.trim())) {
    if (line === "") {
      open = false;
      continue;
    }
    const head = HEADS.find(([mark]) => line.startsWith(mark));
    if (head !== undefined) {
      blocks.push({ kind: head[1], text: line.slice(head[0].length) });
      open = false;
    } else if (isTagLine(line)) {
      blocks.push({ kind: "paragraph", text: line });
      open = false;
    } else if (open) {
      const last = blocks.pop()!;
      blocks.push({ ...last, text: `${last.text} ${line}` });
    } else {
      blocks.push({ kind: "paragraph", text: line });
      open = true;
    }
  }
  return blocks;
}

/** Bold, italics and code of Markdown as runs; tags are left as they are. */
function runsOf(text: string): TextRun[] {
  return text.split(/(\{[^{}]*\}|\*\*[^*]+\*\*|`[^`]+`|_[^_{}]+_)/).flatMap((part) => {
    if (part === "") return [];
    if (part.startsWith("{")) return [new TextRun({ text: part })];
    if (part.startsWith("**")) return [new TextRun({ text: part.slice(2, -2), bold: true })];
    if (part.startsWith("`")) return [new TextRun({ text: part.slice(1, -1), style: "Opdracht" })];
    if (/^_.+_$/.test(part)) return [new TextRun({ text: part.slice(1, -1), italics: true })];
    return [new TextRun({ text: part })];
  });
}

const STYLES: Readonly<Record<Block["kind"], string>> = {
  title: "Titel",
  chapter: "Kop1",
  section: "Kop2",
  paragraph: "Tekst",
  item: "Opsomming",
};

function paragraphOf({ kind, text }: Block): Paragraph {
  return new Paragraph({
    style: STYLES[kind],
    children: runsOf(text),
    ...(kind === "chapter" ? { numbering: { reference: "koppen", level: 0 } } : {}),
    ...(kind === "section" ? { numbering: { reference: "koppen", level: 1 } } : {}),
    ...(kind === "item" ? { numbering: { reference: "opsomming", level: 0 } } : {}),
  });
}

const coverOf = (blocks: readonly Block[]): Paragraph[] =>
  blocks.map((block, at) => {
    const style = block.kind === "title" ? "Titel" : at === 1 ? "Ondertitel" : "Inleiding";
    return new Paragraph({ style, children: runsOf(block.text) });
  });

function documentOf(blocks: readonly Block[], language: Language): Document {
  const words = WORDS[language];
  const first = blocks.findIndex(({ kind }) => kind === "chapter");
  const line = [{ type: TabStopType.RIGHT, position: TEXT_WIDTH }];
  const running = new Header({
    children: [
      new Paragraph({
        style: "Koptekst",
        tabStops: line,
        children: [
          new TextRun({ text: words.running[0] }),
          new TextRun({ children: [new Tab(), words.running[1]] }),
        ],
      }),
    ],
  });
  const footer = new Footer({
    children: [
      new Paragraph({
        style: "Voettekst",
        tabStops: line,
        children: [
          new TextRun({ text: words.made }),
          new TextRun({ children: [new Tab(), PageNumber.CURRENT, " / ", PageNumber.TOTAL_PAGES] }),
        ],
      }),
    ],
  });
  const empty = (): Paragraph => new Paragraph({ style: "Koptekst", children: [] });
  return new Document({
    externalStyles: wordStyles(words.spelling),
    title: words.title,
    creator: "ademruimte",
    lastModifiedBy: "ademruimte",
    description: words.description,
    numbering: {
      config: [
        {
          reference: "koppen",
          levels: ["%1", "%1.%2"].map((text, level) => ({
            ...{ level, text, format: LevelFormat.DECIMAL, alignment: AlignmentType.LEFT },
            style: { paragraph: { indent: { left: 567, hanging: 567 } } },
          })),
        },
        {
          reference: "opsomming",
          levels: [
            {
              ...{ level: 0, text: "•", format: LevelFormat.BULLET },
              alignment: AlignmentType.LEFT,
              style: { paragraph: { indent: { left: 425, hanging: 283 } } },
            },
          ],
        },
      ],
    },
    sections: [
      {
        properties: {
          titlePage: true,
          page: {
            size: { width: PAGE.width, height: PAGE.height },
            margin: {
              ...{ top: 1_700, bottom: 1_417, left: PAGE.margin, right: PAGE.margin },
              ...{ header: 708, footer: 600 },
            },
          },
        },
        headers: { default: running, first: new Header({ children: [empty()] }) },
        footers: { default: footer, first: new Footer({ children: [empty()] }) },
        children: [
          ...coverOf(blocks.slice(0, first)),
          new Paragraph({ children: [new PageBreak()] }),
          new Paragraph({ style: "Inhoudskop", children: [new TextRun(words.contents)] }),
          new TableOfContents(words.contents, { hyperlink: true, headingStyleRange: "1-2" }),
          new Paragraph({ children: [new PageBreak()] }),
          ...blocks.slice(first).map(paragraphOf),
        ],
      },
    ],
  });
}

/** Times in a document that nobody saved at a moment. */
const NO_TIME = "2024-01-01T00:00:00Z";

/** The fields of page numbers that the library puts behind the titles of chapters, without a number. */
const NO_PAGE =
  /<w:r><w:tab\/><\/w:r><w:r><w:fldChar w:fldCharType="begin"[^>]*\/><w:instrText[^>]*>PAGEREF [^<]*<\/w:instrText><w:fldChar w:fldCharType="separate"\/><w:fldChar w:fldCharType="end"\/><\/w:r>/g;

/**
 * The table of contents as it stands until Word counts pages, which it does when it opens a document
 * with a field that says so: the chapters by number and title. Leaders to no page say nothing.
 */
function contentsWithoutPages(xml: string): string {
  let chapter = 0;
  let section = 0;
  return xml
    .replace(NO_PAGE, "")
    .replace(
      /(<w:pStyle w:val="Inhopg([12])"\/>)<w:tabs>.*?<\/w:tabs>(.*?<w:hyperlink[^>]*><w:r><w:t[^>]*>)/g,
      (_, style: string, level: string, before: string) => {
        if (level === "1") [chapter, section] = [chapter + 1, 0];
        else section += 1;
        return `${style}${before}${chapter}${level === "1" ? "" : `.${section}`}\u2002`;
      },
    );
}

/** The template as a Word document; the same bytes whenever it is made. */
export async function wordTemplate(markdown: string, language: Language): Promise<Uint8Array> {
  const packed = await Packer.toBuffer(documentOf(blocksOf(markdown), language));
  const decoder = new TextDecoder();
  const encoder = new TextEncoder();
  return writeZip(
    readZip(new Uint8Array(packed)).map(({ name, bytes }) => {
      if (name === "word/document.xml") {
        return { name, bytes: encoder.encode(contentsWithoutPages(decoder.decode(bytes))) };
      }
      if (name !== "docProps/core.xml") return { name, bytes };
      const text = decoder.decode(bytes);
      const timeless = text.replace(/\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z/g, NO_TIME);
      return { name, bytes: encoder.encode(timeless) };
    }),
  );
}
