/** Every page of the site: those of the handbook, and behind them the reference that the project has already. */
import fs from "node:fs";
import path from "node:path";
import { FOLDER, readPages, type Language } from "../page.ts";

export type Part = "handbook" | "reference" | "model";

export interface SitePage {
  readonly language: Language;
  readonly part: Part;
  readonly name: string;
  /** From the root of the project, with forward slashes. */
  readonly file: string;
  /** From the root of the site: `nl/naslag/ensembles.html`. */
  readonly url: string;
  readonly title: string;
  readonly markdown: string;
}

interface Shelf {
  readonly folder: string;
  readonly url: string;
  readonly language: Language;
  readonly part: Part;
}

const SHELVES: readonly Shelf[] = [
  { folder: "docs/nl", url: "nl/naslag", language: "nl", part: "reference" },
  { folder: "docs/reference", url: "en/reference", language: "en", part: "reference" },
  { folder: "docs/model", url: "en/model", language: "en", part: "model" },
];

/** Pages of the reference that stand outside its folders. */
const SINGLE = [
  {
    folder: "docs",
    file: "docs/validation.md",
    url: "en/reference",
    language: "en",
    part: "reference",
  },
] as const;

const titleOf = (file: string, markdown: string): string => {
  const [, title] = /^# (.+)$/m.exec(markdown) ?? [];
  if (title === undefined) throw new Error(`${file}: the page has no title (# …)`);
  return title.replaceAll("`", "").replaceAll(/\*|_(?=\w)|(?<=\w)_(?=\W|$)/g, "");
};

export function sitePages(root: string): SitePage[] {
  const read = (file: string): string =>
    fs.readFileSync(path.join(root, file), "utf8").replaceAll("\r\n", "\n");
  const handbook = readPages(root).map(({ language, name, title, body }) => ({
    ...{ language, name, title, markdown: body, part: "handbook" as const },
    file: `${FOLDER}/${language}/${name}.md`,
    url: `${language}/${name}.html`,
  }));
  const found = SHELVES.flatMap(({ folder, ...shelf }) =>
    fs
      .readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".md"))
      .map((name) => ({ ...shelf, folder, file: `${folder}/${name.split(path.sep).join("/")}` })),
  );
  const reference = [...found, ...SINGLE]
    .map(({ folder, file, url, language, part }) => {
      const name = path.posix.relative(folder, file).replace(/\.md$/, "").toLowerCase();
      const markdown = read(file);
      return {
        ...{ language, part, name, file, markdown },
        ...{ url: `${url}/${name}.html`, title: titleOf(file, markdown) },
      };
    })
    .sort((a, b) => (a.title.toLowerCase() < b.title.toLowerCase() ? -1 : 1));
  return [...handbook, ...reference];
}
