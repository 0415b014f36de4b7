/** The pages of the handbook as they stand in docs/handbook: front matter and Markdown. */
import fs from "node:fs";
import path from "node:path";
import { parseDocument } from "yaml";
import { fault, type Fault } from "./fault.ts";

export const LANGUAGES = ["nl", "en"] as const;
export type Language = (typeof LANGUAGES)[number];

export const FOLDER = "docs/handbook";

export interface HandbookPage {
  readonly language: Language;
  /** The same in both languages: `from-plan-to-note`. */
  readonly name: string;
  /** From the root of the project, with forward slashes. */
  readonly file: string;
  readonly title: string;
  /** Pages follow each other by this number. */
  readonly order: number;
  /** The whole file, with line feeds alone. */
  readonly text: string;
  /** What follows the front matter. */
  readonly body: string;
  /** Lines of the file before the body. */
  readonly before: number;
}

const FRONT = /^---\n([^]*?\n)---\n/;

/** A page of the handbook, or what is wrong with its front matter. */
export function readPage(file: string, source: string): HandbookPage | Fault {
  const text = source.replaceAll("\r\n", "\n");
  const [, language, name] = /(nl|en)\/([a-z0-9-]+)\.md$/.exec(file) ?? [];
  if (language === undefined || name === undefined)
    return fault(file, 1, "a page is nl/NAME.md or en/NAME.md, with a name in small letters");
  const front = FRONT.exec(text);
  if (front === null)
    return fault(file, 1, "the page has no front matter; begin it with", "---", "title: …", "---");
  const document = parseDocument(front[1]!);
  const [broken] = document.errors;
  if (broken !== undefined)
    return fault(file, 1 + (broken.linePos?.[0].line ?? 1), `front matter: ${broken.message}`);
  const { title, order, ...more } = (document.toJS() ?? {}) as Record<string, unknown>;
  if (typeof title !== "string" || title.trim() === "")
    return fault(file, 2, "the front matter lacks a title; write for example `title: Glossary`");
  if (typeof order !== "number" || !Number.isFinite(order))
    return fault(file, 2, "the front matter lacks an order; write for example `order: 80`");
  const [surplus] = Object.keys(more);
  if (surplus !== undefined)
    return fault(file, 2, `the front matter knows title and order, not "${surplus}"`);
  return {
    ...{ language: language as Language, name, file, title, order, text },
    body: text.slice(front[0].length),
    before: front[0].split("\n").length - 1,
  };
}

/** All pages, in the order of reading within each language; what is wrong with any stops it. */
export function readPages(root: string): HandbookPage[] {
  const read = LANGUAGES.flatMap((language) => {
    const folder = path.join(root, FOLDER, language);
    return fs
      .readdirSync(folder)
      .filter((name) => name.endsWith(".md"))
      .sort()
      .map((name) =>
        readPage(`${FOLDER}/${language}/${name}`, fs.readFileSync(path.join(folder, name), "utf8")),
      );
  });
  const faults = read.filter((one): one is Fault => "message" in one);
  if (faults.length > 0) throw new Error(faults.map(({ message }) => message).join("\n"));
  return (read as HandbookPage[]).sort(
    (a, b) =>
      LANGUAGES.indexOf(a.language) - LANGUAGES.indexOf(b.language) ||
      a.order - b.order ||
      (a.name < b.name ? -1 : 1),
  );
}
