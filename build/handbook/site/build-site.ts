/** Builds the site of the handbook with Eleventy: plain pages that open from a folder, without a server. */
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type * as esbuild from "esbuild";
import { LANGUAGES, type Language } from "../page.ts";
import { counterpart } from "./counterparts.ts";
import { sectionsOf, siteMarkdown, siteTokens, type Section } from "./markdown.ts";
import { sitePages, type SitePage } from "./sources.ts";
import { STYLE } from "./style.ts";
import { otherLanguage, SITE_WORDS } from "./words.ts";

interface Found {
  readonly id: number;
  readonly title: string;
  readonly page: string;
  readonly url: string;
  readonly text: string;
}

/** What of Eleventy is used: its own types come with a later version. */
interface EleventyConfig {
  addTemplate(name: string, content: string, data: object): void;
  setUseGitIgnore(use: boolean): void;
}
interface EleventyClass {
  new (
    input: string,
    output: string,
    options: { quietMode: boolean; config: (config: EleventyConfig) => void },
  ): { write(): Promise<unknown> };
}

const WHOLE: Readonly<Record<Language, string>> = {
  nl: "nl/alles.html",
  en: "en/everything.html",
};

const LAYOUTS = "build/handbook/site/layouts";

const baseOf = (url: string): string => "../".repeat(url.split("/").length - 1);

export interface BuiltSite {
  readonly pages: number;
}

/**
 * @param root of the project
 * @param out folder, made anew
 * @param documents files beside the site that pages offer, by language
 */
export async function buildSite(
  root: string,
  out: string,
  documents: Readonly<Partial<Record<Language, string>>> = {},
): Promise<BuiltSite> {
  const pages = sitePages(root);
  const byFile = new Map(pages.map((page) => [page.file, page]));
  const pictures = new Map<string, string>();
  const { version } = JSON.parse(fs.readFileSync(path.join(root, "package.json"), "utf8")) as {
    version: string;
  };
  const found: Record<Language, Found[]> = { nl: [], en: [] };
  const index = (page: SitePage, sections: readonly Section[], into: Language): void => {
    for (const { title, id, text, level } of sections) {
      const url = level === 1 ? page.url : `${page.url}#${id}`;
      found[into].push({ id: found[into].length, title, page: page.title, url, text });
    }
  };
  const templates: (readonly [string, object])[] = [];
  const navigationOf = (language: Language) => ({
    handbook: pages.filter((page) => page.part === "handbook" && page.language === language),
    reference: pages.filter((page) => page.part === "reference" && page.language === language),
    model: pages.filter((page) => page.part === "model"),
  });
  const add = (url: string, language: Language, data: object): void => {
    const more = {
      ...{ language, version, words: SITE_WORDS[language], base: baseOf(url), here: url },
      ...{ otherLanguage: otherLanguage(language), navigation: navigationOf(language) },
      ...{ wholeUrl: WHOLE[language], wordUrl: documents[language] ?? null },
      ...{ permalink: url, layout: "page.njk", eleventyExcludeFromCollections: true },
    };
    templates.push([`${url.replaceAll("/", "-")}.njk`, { ...more, ...data }]);
  };

  for (const page of pages) {
    const around = { root, page, pages: byFile, pictures, whole: null };
    const markdown = siteMarkdown(page);
    const tokens = siteTokens(markdown, around);
    const sections = sectionsOf(tokens);
    index(page, sections, page.language);
    if (page.part === "model") index(page, sections, "nl");
    const list = navigationOf(page.language)[page.part];
    const at = list.indexOf(page);
    add(page.url, page.language, {
      ...{ title: page.title, part: page.part, isStart: page.name === "index" },
      html: markdown.renderer.render(tokens, { html: true } as never, {}),
      outline: sections.filter(({ level }) => level === 2 || level === 3),
      otherUrl: counterpart(page, pages).url,
      ...{ previous: list[at - 1] ?? null, next: list[at + 1] ?? null, whole: false },
    });
  }
  for (const language of LANGUAGES) {
    const { handbook } = navigationOf(language);
    const sections = handbook.map((page) => {
      const markdown = siteMarkdown(page);
      const around = { root, page, pages: byFile, pictures, whole: WHOLE[language] };
      const html = markdown.renderer.render(
        siteTokens(markdown, around),
        { html: true } as never,
        {},
      );
      return `<section id="${page.name}">\n${html}</section>`;
    });
    const { handbook: title } = SITE_WORDS[language];
    add(WHOLE[language], language, {
      ...{ title, part: "handbook", isStart: true, outline: [], whole: true },
      html: `<h1>${title}</h1>\n${sections.join("\n")}`,
      ...{ otherUrl: WHOLE[otherLanguage(language)], previous: null, next: null },
    });
  }

  fs.rmSync(out, { recursive: true, force: true });
  fs.mkdirSync(out, { recursive: true });
  // Both read files beside themselves, so they are loaded from where they are installed.
  const installed = (file: string): Promise<unknown> =>
    import(/* @vite-ignore */ pathToFileURL(path.join(root, "node_modules", file)).href);
  const module = (await installed("@11ty/eleventy/src/Eleventy.js")) as {
    readonly default?: EleventyClass;
    readonly Eleventy?: EleventyClass;
  };
  const Eleventy = (module.Eleventy ?? module.default)!;
  const environment = { ...process.env };
  try {
    await new Eleventy(LAYOUTS, out, {
      quietMode: true,
      config: (config) => {
        config.setUseGitIgnore(false);
        for (const [name, data] of templates) config.addTemplate(name, "", data);
      },
    }).write();
  } finally {
    // It tells what it runs from by variables of the whole process, and leaves them there.
    for (const name of Object.keys(process.env)) {
      if (name.startsWith("ELEVENTY_") && !(name in environment)) delete process.env[name];
    }
  }

  const write = (name: string, content: string | Buffer): void => {
    const file = path.join(out, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, content);
  };
  const copy = (name: string, file: string): void =>
    write(name, fs.readFileSync(path.join(root, file)));
  for (const [url, file] of pictures) copy(url, file);
  for (const name of ["ademruimte-sans-regular.woff2", "ademruimte-sans-semibold.woff2", "OFL.txt"])
    copy(`fonts/${name}`, `viz/fonts/${name}`);
  write("site.css", STYLE);
  for (const language of LANGUAGES) {
    write(`search.${language}.js`, `ademruimteHandbook=${JSON.stringify(found[language])};\n`);
  }
  write("index.html", START);
  const { build } = (await installed("esbuild/lib/main.js")) as typeof esbuild;
  await build({
    absWorkingDir: root,
    entryPoints: ["build/handbook/site/site.js"],
    outfile: path.join(out, "site.js"),
    ...{ bundle: true, platform: "browser", format: "iife", minify: true, charset: "ascii" },
    target: ["chrome109", "firefox115", "safari16"],
    legalComments: "inline",
    logLevel: "warning",
  });
  return { pages: templates.length };
}

const START = `<!doctype html>
<html lang="nl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self' file:; font-src 'self' file:; base-uri 'none'; form-action 'none'">
<title>ademruimte</title>
<link rel="stylesheet" href="site.css">
</head>
<body>
<div class="sheet whole"><main>
<h1>ademruimte</h1>
<p><a href="nl/index.html" hreflang="nl">Handboek in het Nederlands</a></p>
<p lang="en"><a href="en/index.html" hreflang="en">Handbook in English</a></p>
</main></div>
</body>
</html>
`;
