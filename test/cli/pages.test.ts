/** The pages of docs: what they show of the screen, where they link, which words they use. */
import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { SCREEN_PAGES, withScreens } from "../../build/screens.mjs";
import { root } from "../arbitraries/root.ts";
import { simulate } from "./simulate.ts";

const read = (file: string): string => fs.readFileSync(path.join(root, file), "utf8");
const below = (folder: string, ending: RegExp): string[] =>
  fs
    .readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
    .map((name) => path.posix.join(folder, name.split(path.sep).join("/")))
    .filter((name) => ending.test(name) && !name.includes("/dist/"));
const pages = ["README.md", "LEESMIJ.md", ...below("docs", /\.md$/)];

it.each(["nl", "en"] as const)("shows the screen as it is, in %s", (language) => {
  const page = read(SCREEN_PAGES[language]);
  const print = (words: readonly string[]): string => {
    const { status, out } = simulate([...words, "--no-files", "--lang", language]);
    expect(status).toBe(0);
    return out;
  };
  expect(page, "run `npm run golden:update`, it writes the screens anew").toBe(
    withScreens(page, print),
  );
});

it.each(pages)("%s links only to what exists", (page) => {
  const gone = [...read(page).matchAll(/\]\(([^)#\s]+)(#[^)\s]*)?\)/g)]
    .map(([, target]) => target!)
    .filter((target) => !/^[a-z]+:/.test(target))
    .filter((target) => !fs.existsSync(path.join(root, path.dirname(page), target)));
  expect(gone).toEqual([]);
});

it("lists every decision, with its title", () => {
  const index = read("docs/decisions/README.md");
  for (const name of fs.readdirSync(path.join(root, "docs/decisions"))) {
    if (name === "README.md") continue;
    const [, title] = /^# \d{4} · (.+)$/m.exec(read(`docs/decisions/${name}`))!;
    expect(index, name).toContain(`(${name})`);
    expect(index, name).toContain(title!);
  }
});

/** One word for each thing; the page "van vraag naar antwoord" says which. */
const OTHER_WORDS = [
  ["vergelijkingsbasis", "referentie"],
  ["uitgangspunt", "achtergrondaanname"],
  ["eigen kerncijfer", "eigen indicator"],
] as const;

describe.each(OTHER_WORDS)("instead of %s", (word, chosen) => {
  it(`says ${chosen}`, () => {
    const texts = [
      ...below("cli", /\.ts$/),
      ...below("viz", /\.ts$/),
      ...below("docs/nl", /\.md$/),
    ];
    const using = [...texts, "LEESMIJ.md"].filter((file) =>
      read(file).toLowerCase().includes(word),
    );
    expect(using).toEqual([]);
  });
});
