/** What reports say of the limits of the model is what its pages say. */
import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { modules } from "../../engine/model/index.ts";
import { MODULE_LIMITS } from "../../viz/model-limits.ts";
import { root } from "../arbitraries/root.ts";

/** The items of the list below a heading of the second level, as plain text. */
function items(page: string, heading: string): string[] {
  const from = page.indexOf(`\n## ${heading}\n`);
  const to = page.indexOf("\n## ", from + 4);
  const section = page.slice(from, to < 0 ? page.length : to);
  return [...section.matchAll(/^- (.*(?:\n {2}.*)*)/gm)].map(([, text]) =>
    text!
      .replace(/\s*\n\s+/g, " ")
      .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
      .replace(/\*\*|`/g, ""),
  );
}

describe("the limits of the model", () => {
  it("are told of every module, and of programmes", () => {
    const ids = modules.map(({ declaration }) => declaration.id);
    expect(Object.keys(MODULE_LIMITS).sort()).toEqual([...ids, "programmes"].sort());
  });

  it.each(Object.entries(MODULE_LIMITS))("are those of the page of %s", (id, limits) => {
    const page = fs.readFileSync(path.join(root, "docs", "model", `${id}.md`), "utf8");
    expect(limits.leavesOut.map(({ en }) => en)).toEqual(items(page, "What it leaves out"));
    expect(limits.notFor.map(({ en }) => en)).toEqual(items(page, "What it must not be used for"));
  });
});
