/**
 * What the reference of the library was made of, as digests: whether it still is what its sources
 * say is seen without making it again, which takes a compiler.
 */
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const root = path.dirname(path.dirname(path.dirname(fileURLToPath(import.meta.url))));

const PAGES = "docs/reference/api";
export const MADE_OF = `${PAGES}/made-of.json`;

/** @param {string[]} files paths from the root of the project */
function digestOf(files) {
  const hash = createHash("sha256");
  for (const file of [...files].sort()) {
    const text = fs.readFileSync(path.join(root, file), "utf8").replaceAll("\r\n", "\n");
    hash.update(`${file}\n${text.length}\n${text}`);
  }
  return hash.digest("hex");
}

/** @param {string} folder @param {string} extension */
const filesOf = (folder, extension, recursive = false) =>
  fs
    .readdirSync(path.join(root, folder), { recursive, encoding: "utf8" })
    .filter((name) => name.endsWith(extension))
    .map((name) => `${folder}/${name.replaceAll(path.sep, "/")}`);

/** Of what the library shows (what is inside it has no page), and of the pages. */
export const madeOf = () => ({
  sources: digestOf([...filesOf("library", ".ts"), "build/api-reference/typedoc.json"]),
  pages: digestOf(filesOf(PAGES, ".md", true)),
});
