/** A link of a page to a file of the project, or to a heading in it, leads there. */
import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "../arbitraries/root.ts";

const pages = [
  "README.md",
  "LEESMIJ.md",
  "CHANGELOG.md",
  ...fs
    .readdirSync(path.join(root, "docs"), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".md"))
    .map((file) => path.posix.join("docs", file.split(path.sep).join("/")))
    .sort(),
];
const read = (file: string): string => fs.readFileSync(path.join(root, file), "utf8");
/** Prose without what is shown as code, where brackets are no links. */
const prose = (text: string): string => text.replace(/```[^]*?```|`[^`\n]*`/g, "code");

/** Names under which the headings of a page can be linked to; those that come again have a number. */
function anchors(text: string): string[] {
  const times = new Map<string, number>();
  return [...text.replace(/```[^]*?```/g, "").matchAll(/^#+ (.+)$/gm)].map(([, heading]) => {
    const name = heading!
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, "")
      .replaceAll(" ", "-");
    const before = times.get(name) ?? 0;
    times.set(name, before + 1);
    return before === 0 ? name : `${name}-${before}`;
  });
}

const linksOf = (page: string): string[] =>
  [...prose(read(page)).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target]) => target!)
    .filter((target) => !/^[a-z]+:/.test(target));

describe("relative links", () => {
  it("are found", () => {
    expect(pages.length).toBeGreaterThan(20);
    expect(pages.flatMap(linksOf).length).toBeGreaterThan(100);
  });

  it.each(pages)("of %s lead somewhere", (page) => {
    const dead = linksOf(page).filter((target) => {
      const [file = "", anchor] = target.split("#");
      const where = file === "" ? page : path.posix.join(path.posix.dirname(page), file);
      if (where.startsWith("..") || !fs.existsSync(path.join(root, where))) return true;
      return anchor !== undefined && !anchors(read(where)).includes(anchor);
    });
    expect(dead).toEqual([]);
  });
});
