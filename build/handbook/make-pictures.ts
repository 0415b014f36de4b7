/** Makes the pictures of the handbook: charts as the command draws them, pages as a browser shows them. */
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type * as playwright from "playwright-core";
import { FOLDER, LANGUAGES, type Language } from "./page.ts";
import { PICTURES, type ChartPicture, type ScreenPicture } from "./pictures.mjs";

/** `NAME.nl.svg`, or `.png` for a screen. */
export const pictureFile = (
  name: string,
  picture: ChartPicture | ScreenPicture,
  language: Language,
): string => `${name}.${language}.${"chart" in picture ? "svg" : "png"}`;

const BROWSERS = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

const screenOf = ({ screen }: ScreenPicture, language: Language): string =>
  typeof screen === "string" ? screen : screen[language];

/** A page that computes or draws after it has loaded: its picture once it has stayed the same for a while. */
async function settled(page: playwright.Page): Promise<Buffer> {
  let last = await page.screenshot({ animations: "disabled" });
  for (let same = 0, tries = 0; same < 4; tries += 1) {
    if (tries > 90) throw new Error(`${page.url()} does not come to rest`);
    await page.waitForTimeout(1000);
    const next = await page.screenshot({ animations: "disabled" });
    same = next.equals(last) ? same + 1 : 0;
    last = next;
  }
  return last;
}

async function photograph(
  root: string,
  page: string,
  { begin, size }: ScreenPicture,
): Promise<Buffer> {
  const installed = createRequire(path.join(root, "package.json"));
  const { chromium } = installed("playwright-core") as typeof playwright;
  const executablePath = process.env["CHROMIUM"] ?? BROWSERS.find((file) => fs.existsSync(file));
  if (executablePath === undefined)
    throw new Error("pictures of a screen need Chromium; its path may be given as CHROMIUM");
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  try {
    const shown = await browser.newPage({ viewport: size, colorScheme: "light" });
    await shown.goto(`${pathToFileURL(page).href}${begin ?? ""}`, { timeout: 240_000 });
    return await settled(shown);
  } finally {
    await browser.close();
  }
}

/** Drawn quickly enough for a test to draw them again. */
export const isHeldByTest = (picture: ChartPicture | ScreenPicture): boolean =>
  "chart" in picture && picture.words[0] !== "ensemble";

/** The pictures that are asked for as they are now, by file name; a command runs once for all its pictures. */
export async function makePictures(
  root: string,
  isAsked: (picture: ChartPicture | ScreenPicture, name: string) => boolean = () => true,
): Promise<Map<string, Buffer>> {
  const made = new Map<string, Buffer>();
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "ademruimte-handbook-pictures-"));
  const done = new Map<string, string>();
  try {
    for (const [name, picture] of Object.entries(PICTURES)) {
      if (!isAsked(picture, name)) continue;
      for (const language of LANGUAGES) {
        const words = [...picture.words, "--lang", language];
        const key = JSON.stringify(words);
        const out = done.get(key) ?? path.join(scratch, String(done.size));
        if (!done.has(key)) {
          done.set(key, out);
          // The explorer takes a name that is not there for its file.
          fs.mkdirSync(out);
          const { status, stderr } = spawnSync(
            process.execPath,
            [path.join(root, "cli", "bin", "simulate.cjs"), ...words, "--out", out, "--quiet"],
            { cwd: root, encoding: "utf8" },
          );
          if (status !== 0)
            throw new Error(`simulate ${words.join(" ")} ends with ${status}: ${stderr}`);
        }
        const bytes =
          "chart" in picture
            ? fs.readFileSync(path.join(out, picture.chart))
            : await photograph(root, path.join(out, screenOf(picture, language)), picture);
        made.set(pictureFile(name, picture, language), bytes);
      }
    }
  } finally {
    fs.rmSync(scratch, { recursive: true, force: true });
  }
  return made;
}

/** @param names of the pictures to make; none for all */
export async function writePictures(root: string, names: readonly string[]): Promise<string[]> {
  const unknown = names.filter((name) => !(name in PICTURES));
  if (unknown.length > 0) throw new Error(`no picture of the handbook is called ${unknown.join()}`);
  const folder = path.join(root, FOLDER, "pictures");
  const made = await makePictures(root, (_, name) => names.length === 0 || names.includes(name));
  fs.mkdirSync(folder, { recursive: true });
  for (const [name, bytes] of made) fs.writeFileSync(path.join(folder, name), bytes);
  return [...made].map(([name, bytes]) => `${name} ${Math.round(bytes.length / 1000)} kB`);
}
