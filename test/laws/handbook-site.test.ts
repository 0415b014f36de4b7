/** The site of the handbook: every link and anchor leads somewhere, nothing is fetched, and its bytes are always the same. */
import { createHash } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import JSZip from "jszip";
import { afterAll, beforeAll, expect, it } from "vitest";
import { pictureFile } from "../../build/handbook/make-pictures.ts";
import { FOLDER, LANGUAGES, readPages } from "../../build/handbook/page.ts";
import { PICTURES } from "../../build/handbook/pictures.mjs";
import { buildSite } from "../../build/handbook/site/build-site.ts";
import { WORD_FILES, wordHandbook } from "../../build/handbook/word/word-handbook.ts";
import { root } from "../arbitraries/root.ts";

// The name has spaces, as the folder of a reader has.
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "OneDrive - Stad Kortrijk "));
const site = path.join(folder, "handboek");
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

const filesIn = (at: string): Map<string, Buffer> =>
  new Map(
    fs
      .readdirSync(at, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry): [string, Buffer] => {
        const file = path.join(entry.parentPath, entry.name);
        return [path.relative(at, file).split(path.sep).join("/"), fs.readFileSync(file)];
      })
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
const hashes = (files: Map<string, Buffer>): [string, string][] =>
  [...files].map(([name, bytes]) => [name, createHash("sha256").update(bytes).digest("hex")]);

let files = new Map<string, Buffer>();
beforeAll(async () => {
  await buildSite(root, site, WORD_FILES);
  for (const language of ["nl", "en"] as const) {
    fs.writeFileSync(path.join(site, WORD_FILES[language]), await wordHandbook(root, language));
  }
  files = filesIn(site);
});

const pagesOf = (): [string, string][] =>
  [...files]
    .filter(([name]) => name.endsWith(".html"))
    .map(([name, bytes]) => [name, bytes.toString()]);

/** What a page refers to, as `page#anchor` or file of the site; null for what lies outside. */
function target(page: string, href: string): string | null {
  if (/^(?:https?|mailto):/.test(href)) return null;
  const [file = "", anchor] = href.replaceAll("&amp;", "&").split("#");
  const name =
    file === "" ? page : path.posix.join(path.posix.dirname(page), decodeURIComponent(file));
  return anchor === undefined ? name : `${name}#${decodeURIComponent(anchor)}`;
}

it("leads every link to a page, and every anchor to its place there", () => {
  const places = new Set<string>(files.keys());
  for (const [name, html] of pagesOf()) {
    const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id!);
    expect(
      ids.filter((id, at) => ids.indexOf(id) !== at),
      `${name} has ids twice`,
    ).toEqual([]);
    for (const id of ids) places.add(`${name}#${id}`);
  }
  const dead = pagesOf().flatMap(([name, html]) =>
    [...html.matchAll(/\s(?:href|src)="([^"]*)"/g)]
      .map(([, href]) => target(name, href!))
      .filter((to) => to !== null && !places.has(to))
      .map((to) => `${name} -> ${to}`),
  );
  expect(dead).toEqual([]);
  for (const language of ["nl", "en"]) {
    const script = files.get(`search.${language}.js`)!.toString();
    const found = JSON.parse(script.slice(script.indexOf("=") + 1, script.lastIndexOf(";"))) as {
      url: string;
    }[];
    expect(found.length).toBeGreaterThan(100);
    expect(found.filter(({ url }) => !places.has(url)).map(({ url }) => url)).toEqual([]);
  }
});

it("switches every page of the Dutch reference to the same in English, and back", () => {
  const switchOf = (name: string): string => {
    const html = files.get(name)!.toString();
    return target(name, /<a class="language" href="([^"]+)"/.exec(html)![1]!)!;
  };
  const dutch = [...files.keys()].filter((name) => /^nl\/naslag\/.*\.html$/.test(name));
  expect(dutch.length).toBeGreaterThan(30);
  for (const name of dutch) expect(switchOf(switchOf(name)), name).toBe(name);
  // What only English has leads to the start.
  expect(switchOf("en/reference/json.html")).toBe("nl/index.html");
});

it("is plain pages: nothing is fetched, no handler stands in a page, no script is a module", () => {
  for (const [name, html] of pagesOf()) {
    expect(html, name).toContain('http-equiv="Content-Security-Policy"');
    expect(html, name).not.toMatch(/<[^>]+\son[a-z]+=/);
    expect(html, name).not.toMatch(/type="module"|<script(?![^>]*\ssrc=)/);
    expect(html, name).not.toMatch(/<(?:img|link|script)[^>]+(?:src|href)="(?:https?:)?\/\//);
    expect(html, name).not.toContain("<!--");
  }
});

it("is the same, byte for byte, when it is built again", async () => {
  const again = path.join(folder, "again");
  await buildSite(root, again, WORD_FILES);
  for (const language of ["nl", "en"] as const) {
    fs.writeFileSync(path.join(again, WORD_FILES[language]), await wordHandbook(root, language));
  }
  expect(hashes(filesIn(again))).toEqual(hashes(files));
});

it.each(["nl", "en"] as const)("holds every page in Word too, in %s", async (language) => {
  const zip = await JSZip.loadAsync(files.get(WORD_FILES[language])!);
  const text = await zip.file("word/document.xml")!.async("string");
  const headings = text.match(/<w:pStyle w:val="Heading1"\/>/g)!;
  const pages = readPages(root).filter((page) => page.language === language);
  expect(headings.length).toBe(pages.length);
  // The table of contents is there before anyone asks Word to fill it.
  const [contents = ""] = /<w:sdt>[^]*?<\/w:sdt>/.exec(text) ?? [];
  expect(contents.match(/<w:hyperlink /g)!.length).toBeGreaterThanOrEqual(pages.length);
  const places = new Set(
    [...text.matchAll(/<w:bookmarkStart[^>]*w:name="([^"]+)"/g)].map(([, name]) => name),
  );
  const led = [...text.matchAll(/<w:hyperlink[^>]*w:anchor="([^"]+)"/g)].map(([, name]) => name!);
  expect(led.filter((name) => !places.has(name))).toEqual([]);
  expect(await zip.file("word/styles.xml")!.async("string")).toContain(
    language === "nl" ? 'w:val="nl-BE"' : 'w:val="en-GB"',
  );
});

it("fills the width of a page with every table in Word, and no more", async () => {
  const zip = await JSZip.loadAsync(files.get(WORD_FILES.nl)!);
  const text = await zip.file("word/document.xml")!.async("string");
  const tables = [...text.matchAll(/<w:tblGrid>([^]*?)<\/w:tblGrid>/g)].map(([, grid]) =>
    [...grid!.matchAll(/w:w="(\d+)"/g)].map(([, width]) => Number(width)),
  );
  expect(tables.length).toBeGreaterThan(20);
  // A4 upright and on its side, less an inch on both sides.
  for (const widths of tables) {
    expect([11906 - 2880, 16838 - 2880]).toContain(widths.reduce((sum, width) => sum + width, 0));
    expect(Math.min(...widths)).toBeGreaterThan(300);
  }
});

/** A long ensemble is drawn for the pictures alone: what the page prints of it says whether they are of today. */
it.each(LANGUAGES)("shows charts of the ensemble that the page prints: %s", (language) => {
  const { body } = readPages(root).find(
    (page) => page.name === "read-results" && page.language === language,
  )!;
  const drawn = (name: string): string[] =>
    [
      ...fs
        .readFileSync(path.join(root, FOLDER, "pictures", `${name}.${language}.svg`), "utf8")
        .matchAll(/>([^<>]+)</g),
    ].map(([, text]) => text!.replaceAll("\u00a0", " ").replaceAll("&lt;", "<").trim());
  // `78 (58–103)`, of 2050.
  const [, middle, band] = / (\d+) \((\d+–\d+)\)$/.exec(
    body.split("\n").find((line) => /^ {2}CO₂[^(]+\(kt\) .*\)$/.test(line) && line.includes("(2"))!,
  )!;
  expect(drawn("emissions-band")).toEqual(expect.arrayContaining([middle, band]));
  const chances = [...body.matchAll(/^ {2}(20\d\d \S.*?) {2,}((?:< )?\d+ %) {2}(\S.*?) {2,}/gm)];
  expect(chances.length).toBeGreaterThan(2);
  const texts = drawn("goal-chances");
  for (const [, goal, chance, words] of chances) {
    expect(texts, goal).toContain(goal);
    expect(texts, goal).toEqual(expect.arrayContaining([chance, words]));
  }
});

it("shows every picture that is declared, and no other", () => {
  const declared = Object.entries(PICTURES).flatMap(([name, picture]) =>
    LANGUAGES.map((language) => pictureFile(name, picture, language)),
  );
  const shown = readPages(root).flatMap(({ body }) =>
    [...body.matchAll(/\]\(\.\.\/pictures\/([^)\s]+)\)/g)].map(([, name]) => name!),
  );
  expect([...new Set(shown)].sort()).toEqual([...declared].sort());
  for (const name of declared) {
    const { size } = fs.statSync(path.join(root, FOLDER, "pictures", name));
    expect(size, `${name}: run npm run handbook -- --pictures`).toBeLessThan(150_000);
  }
});
