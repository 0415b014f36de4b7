/**
 * Examples in pages are the files themselves, which the tests run: what stands between
 * `<!-- example: FILE -->` and `<!-- end -->`.
 */
import fs from "node:fs";
import path from "node:path";
import { root } from "./made-of.mjs";

export const PAGES = ["en", "nl"].map((language) => `docs/handbook/${language}/library.md`);

const EXAMPLE = /<!-- example: (\S+) -->\n[^]*?<!-- end -->/g;

/** @param {string} page its text, perhaps with examples of another time */
export const withExamples = (page) =>
  page.replace(EXAMPLE, (_, file) => {
    const code = fs.readFileSync(path.join(root, file), "utf8").trim();
    const block = ["<!-- prettier-ignore-start -->", "", "```js", code, "```", ""];
    const lines = [`<!-- example: ${file} -->`, ...block, "<!-- prettier-ignore-end -->"];
    return [...lines, "<!-- end -->"].join("\n");
  });

export function writeExamples() {
  for (const page of PAGES) {
    const file = path.join(root, page);
    const text = fs.readFileSync(file, "utf8");
    const made = withExamples(text);
    if (made !== text) fs.writeFileSync(file, made);
  }
}
