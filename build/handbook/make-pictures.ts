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
    await shown.goto(pathToFileURL(page).href);
    if (begin !== null) {
      await shown.locator(begin).first().evaluate("(element) => element.scrollIntoView()");
    }
    return await shown.screenshot();
  } finally {
    await browser.close();
  }
}

/** The pictures of one kind as they are now, by file name; a command runs once for all its pictures. */
export async function makePictures(
  root: string,
  kinds: readonly ("chart" | "screen")[],
): Promise<Map<string, Buffer>> {
  const made = new Map<string, Buffer>();
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "ademruimte-handbook-pictures-"));
  const done = new Map<string, string>();
  try {
    for (const [name, picture] of Object.entries(PICTURES)) {
      if (!kinds.includes("chart" in picture ? "chart" : "screen")) continue;
      for (const language of LANGUAGES) {
        const words = [...picture.words, "--lang", language];
        const key = JSON.stringify(words);
        const out = done.get(key) ?? path.join(scratch, String(done.size));
        if (!done.has(key)) {
          done.set(key, out);
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
            : await photograph(root, path.join(out, picture.screen), picture);
        made.set(pictureFile(name, picture, language), bytes);
      }
    }
  } finally {
    fs.rmSync(scratch, { recursive: true, force: true });
  }
  return made;
}

export async function writePictures(root: string): Promise<string[]> {
  const folder = path.join(root, FOLDER, "pictures");
  const made = await makePictures(root, ["chart", "screen"]);
  fs.mkdirSync(folder, { recursive: true });
  for (const [name, bytes] of made) fs.writeFileSync(path.join(folder, name), bytes);
  return [...made].map(([name, bytes]) => `${name} ${Math.round(bytes.length / 1000)} kB`);
}
