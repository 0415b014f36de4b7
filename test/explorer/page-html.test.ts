/** The file of an explorer: its policy lets in nothing but itself, and no text of a plan gets out of its place. */
import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { explorerHtml } from "../../cli/explore/page-html.ts";
import type { PageData } from "../../explorer/session/page-data.ts";
import { pageData } from "./page-data.ts";

const PARTS = { script: "start()", style: "p{color:red}", licences: "MIT" };
const TITLE = { nl: "Plan", en: "Plan" };

const written = (text: string, served: string | null = null): string => {
  const data: PageData = { ...pageData({ "plan.yaml": text }), supplied: {} };
  return explorerHtml(data, { nl: text, en: text }, PARTS, served);
};

/** Texts with what is dear to whoever wants to get out of an element. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        "</script>",
        "<!--",
        "<script>",
        "-->",
        "]]>",
        "&lt;",
        '"',
        "\u2028",
        "\u0085",
      ),
      fc.string({ unit: "binary" }),
    ),
  )
  .map((parts) => parts.join(""));

const digest = (text: string): string =>
  `'sha256-${createHash("sha256").update(text, "utf8").digest("base64")}'`;

describe("the file of an explorer", () => {
  it("holds any text to the sign, and ends its data once", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const html = written(text);
        const [, data] = /<script type="application\/json" id="page-data">([^<]*)<\/script>/.exec(
          html,
        )!;
        expect((JSON.parse(data!) as PageData).files["plan.yaml"]).toBe(text);
        // What the reader of HTML would change: ends of lines, signs without a meaning.
        expect(/[<>&\r\0\u007f-\u009f\u2028\u2029\ufeff]/.test(data!)).toBe(false);
        expect(html.match(/<script/gi)!.length).toBe(3);
      }),
    );
  });

  it("allows its own script and style by their digests, and no request", () => {
    const html = written("x");
    const [, policy] = /Content-Security-Policy" content="([^"]*)"/.exec(html)!;
    const rules = new Map(
      policy!.split("; ").map((rule) => [rule.split(" ")[0]!, rule.split(" ").slice(1).join(" ")]),
    );
    expect(Object.fromEntries(rules)).toEqual({
      "default-src": "'none'",
      "script-src": digest(PARTS.script),
      "style-src": digest(PARTS.style),
      "img-src": "data: blob:",
      "font-src": "data:",
      "worker-src": "blob:",
      "connect-src": "'none'",
      "base-uri": "'none'",
      "form-action": "'none'",
    });
    // Nothing of the page stands before its policy but what it is.
    expect(html.indexOf("Content-Security-Policy")).toBeLessThan(html.indexOf("<style>"));
  });

  it("may listen to the server that it comes from, and only then", () => {
    expect(written("x").includes("data-served")).toBe(false);
    expect(written("x", "abc")).toMatch(/<html lang="nl" data-served="abc">/);
    expect(written("x", "abc")).toContain("connect-src 'self'");
  });

  it("is not made of a script or a style that would end itself", () => {
    const data = { ...pageData(), supplied: {} };
    for (const end of ["</script>", "<!--", "<Script>"]) {
      const parts = { ...PARTS, script: `start("${end}")` };
      expect(() => explorerHtml(data, TITLE, parts)).toThrow("ends itself");
    }
    for (const parts of [
      { ...PARTS, style: "p{content:'</style>'}" },
      { ...PARTS, licences: "as is </script>" },
    ]) {
      expect(() => explorerHtml(data, TITLE, parts)).toThrow("ends itself");
    }
  });
});
