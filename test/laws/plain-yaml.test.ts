/** The quick reader of YAML against the parser that knows all of it, on whatever comes. */
import fs from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readPlainYaml } from "../../engine/scenario/yaml/plain-yaml.ts";
import { composed } from "../../engine/scenario/sealed.ts";
import { decodeText, sourceText } from "../../engine/scenario/diagnostics/text.ts";
import { checkTypography } from "../../engine/scenario/diagnostics/typography.ts";
import { readAnyYaml, readYaml } from "../../engine/scenario/yaml/yaml-document.ts";
import { root } from "../arbitraries/root.ts";

const LIMITS = { depth: 32, nodes: 50_000 };

const filesBelow = (folder: string, pattern: RegExp): string[] =>
  fs
    .readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => pattern.test(name))
    .sort()
    .map((name) => path.join(root, folder, name));

const textOf = (file: string): string => decodeText(fs.readFileSync(file), file).source.text;

const supplied = filesBelow("scenarios", /\.yaml$/);
const written = [...supplied, ...filesBelow("test/diagnostics", /\.ya?ml$/)].map(textOf);
/** Stories are prose with empty lines between paragraphs, which the quick reader declines. */
const isStory = (file: string): boolean => path.basename(path.dirname(file)) === "stories";

/** Reads with the quick reader, and when it reads, holds it to the other; true when it did. */
function readAlike(text: string): boolean {
  const source = sourceText("plan.yaml", text);
  const typography = checkTypography(source);
  const plain = readPlainYaml(source.text, LIMITS);
  if (plain === null || typography.diagnostics.length > 0) return false;
  expect(readAnyYaml(source, typography)).toEqual({ source, root: plain, diagnostics: [] });
  return true;
}

/** What may go wrong in an editor, and what YAML has a meaning for. */
const SCRAPS = [
  ..."{}[],:-#|>&*!%@`'\"\n\t\r ?~=+.0aé",
  "  ",
  "\n\n",
  "\n  ",
  "\n# c\n",
  " # c",
  ": ",
  ", ",
  "- ",
  "\n- ",
  "---\n",
  "...\n",
  "''",
  '""',
  "{}",
  "[]",
  "\\",
  "null",
  ".inf",
  "1e999",
  "0x1F",
  "007",
  "-0",
  "+.5",
  "1.",
  "e\u0301",
  "“",
  "−",
  "\u00a0",
  "\u2028",
  "\u0085",
  "? a\n: b\n",
  "<<: *a",
  "&a ",
  "!!str ",
  ">-\n    text\n",
  "|\n  text\n",
  "__proto__: 1\n",
  "constructor: {}\n",
];

/** A document with some of its characters or lines replaced, moved or repeated. */
const mutated = (documents: readonly string[]): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.constantFrom(...documents),
      fc.array(fc.tuple(fc.nat(), fc.nat(3), fc.constantFrom(...SCRAPS), fc.nat(5)), {
        minLength: 1,
        maxLength: 3,
      }),
    )
    .map(([document, changes]) =>
      changes.reduce((text, [where, length, scrap, kind]) => {
        if (kind > 2) {
          const at = where % (text.length + 1);
          return text.slice(0, at) + scrap + text.slice(at + (kind === 3 ? 0 : length));
        }
        const lines = text.split("\n");
        const line = where % lines.length;
        if (kind === 0) lines[line] = " ".repeat(length) + lines[line]!;
        else if (kind === 1) lines[line] = lines[line]!.slice(length);
        else lines.splice(line, length, ...(length === 2 ? [] : [lines[where % 7] ?? scrap]));
        return lines.join("\n");
      }, document),
    );

/** Documents made of the pieces that the quick reader knows, and of some that it does not. */
const invented = fc
  .array(
    fc.tuple(
      fc.constantFrom(0, 0, 0, 1, 2, 2, 2, 3, 4, 4, 6),
      fc.constantFrom("", "", "", "- ", "-  ", "- - "),
      fc.constantFrom("a: ", "b:  ", "c:", "'d': ", '"e": ', "2030: ", "h.x[y,z]: ", "", "", "# "),
      fc.constantFrom(
        "",
        "",
        "31 MW",
        "+20 %",
        "x 1.5",
        "-3",
        "- 3",
        "1.5",
        "~",
        "True",
        "a:b",
        "a # c",
        "a#b",
        "'it''s'",
        '"a b" # c',
        "{ a: 1, b: x y }",
        "{ a: [1, 'b'], c: { d: e } }",
        "[ a, b , ]",
        "{}",
        "{ a: 1,\n      b: 2,\n    }",
        '"a\n     b\n\n     c "',
        "'a \n   b'",
        ">-\n      a b\n      c",
        ">\n     a: b # c\n     - d",
        "|-\n   a\n\n   b",
        "|\n       a\n      b",
        "{ a: 1",
        "'a",
        "a: b",
        "a, b] }",
        "é “x”",
      ),
      fc.constantFrom("\n", "\n", "\n", "\n", "\r\n", "\n\n", "  \n", " # c\n", "\n   # c\n", ""),
    ),
    { minLength: 1, maxLength: 12 },
  )
  .map((lines) => lines.map(([indent, ...parts]) => " ".repeat(indent) + parts.join("")).join(""));

describe("the quick reader of YAML", () => {
  it("reads every plan, package and region that is supplied", () => {
    for (const file of supplied.filter((one) => !isStory(one))) {
      expect([file, readAlike(textOf(file))]).toEqual([file, true]);
    }
  });

  it("reads what the parser of all of YAML reads, or nothing", () => {
    let read = 0;
    let tried = 0;
    const tally = (text: string): void => {
      tried++;
      if (readAlike(text)) read++;
    };
    fc.assert(fc.property(mutated(written), tally), { numRuns: 8000 });
    fc.assert(fc.property(invented, tally), { numRuns: 8000 });
    // Otherwise nothing would be compared.
    expect(read / tried).toBeGreaterThan(0.1);
  });

  it("leaves what is too deep or too long to the other, which refuses it", () => {
    const deep = Array.from({ length: 40 }, (_, depth) => `${" ".repeat(depth)}a:\n`).join("");
    expect(readPlainYaml(`${deep}${" ".repeat(40)}b: 1\n`, LIMITS)).toBe(null);
    expect(readPlainYaml("a: [1, 2, 3]\n", { depth: 32, nodes: 5 })).toBe(null);
    expect(readPlainYaml("a: [1, 2, 3]\n", { depth: 32, nodes: 6 })).not.toBe(null);
    const codes = readYaml(sourceText("plan.yaml", deep)).diagnostics.map(({ code }) => code);
    expect(codes).toEqual(["too-deep"]);
  });
});

describe("a text in NFC", () => {
  it("is seen without composing it, whatever its characters", () => {
    const units = Array.from({ length: 0x10000 }, (_, unit) => String.fromCharCode(unit));
    for (const unit of units) {
      expect(composed(unit)).toBe(unit.normalize("NFC"));
      expect(composed(`e${unit}\u0301`)).toBe(`e${unit}\u0301`.normalize("NFC"));
    }
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(composed(text)).toBe(text.normalize("NFC"));
      }),
      { numRuns: 2000 },
    );
  });
});
