/** The reference of the library says what its sources say: `npm run docs` makes it anew. */
import fs from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { PAGES, withExamples } from "../../build/api-reference/examples-in-pages.mjs";
import { MADE_OF, madeOf } from "../../build/api-reference/made-of.mjs";
import { root } from "../arbitraries/root.ts";

it("has the reference of the library as its comments are, and as it was made", () => {
  expect(JSON.parse(fs.readFileSync(path.join(root, MADE_OF), "utf8"))).toEqual(madeOf());
});

it("says of every function that the library hands out what it does", () => {
  const page = fs.readFileSync(path.join(root, "docs/reference/api/ademruimte.md"), "utf8");
  for (const name of ["compare", "diagnosticsText", "loadPlan", "run"]) {
    expect(page).toMatch(new RegExp(`### ${name}\\(\\)\\n\\n> [^\\n]+\\n\\n\\w[^\\n]{20,}`));
  }
});

it.each(PAGES)("shows in %s the examples that are run", (page) => {
  const text = fs.readFileSync(path.join(root, page), "utf8");
  expect(text).toBe(withExamples(text));
  expect(text.match(/^```js$/gm)).toHaveLength(2);
});
