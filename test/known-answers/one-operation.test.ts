/** Formulas of one operation are read as the library that parses all others reads them. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseFormula } from "../../engine/scenario/formula/mathjs-parser.ts";
import { parseOneOperation } from "../../engine/scenario/formula/one-operation.ts";
import { isFault, wordsOf, type Word } from "../../engine/scenario/formula/words.ts";

function wordsIn(text: string): readonly Word[] {
  const words = wordsOf(text, { prices: null, isName: (word) => /^[a-z]+\.[a-z]+$/.test(word) });
  if (isFault(words)) throw new Error(`${text}: ${words.message.en}`);
  return words;
}

/** What the library gets: the words by their number. */
const numbered = (words: readonly Word[]): string =>
  words.map((word, at) => (word.kind === "sign" ? word.sign : `t${at}`)).join(" ");

const operand = fc.constantFrom("heat.delivered", "5", "31 MW", "2 %", "emissions.total");
const sign = fc.constantFrom("+", "-", "*", "/", "<", "<=", ">", ">=", "==", "!=");
const called = fc
  .tuple(fc.constantFrom("within", "min", "abs"), fc.array(operand, { minLength: 1, maxLength: 4 }))
  .map(([name, args]) => `${name}(${args.join(", ")})`);
const single = fc.oneof(
  operand,
  fc.tuple(operand, sign, operand).map((parts) => parts.join(" ")),
  called,
);

describe("a formula of one operation", () => {
  it("is what the library makes of it", () => {
    fc.assert(
      fc.property(single, (text) => {
        const words = wordsIn(text);
        expect(parseOneOperation(words)).toEqual(parseFormula(numbered(words)));
      }),
    );
  });

  it.each([
    "heat.delivered + 5 * 2",
    "(heat.delivered)",
    "- heat.delivered",
    "heat.delivered ^ 2",
    "min(heat.delivered + 5, 2)",
    "heat.delivered > 5 and heat.delivered < 9",
    "heat.delivered > 5 ? 1 : 0",
  ])("leaves %s to the library", (text) => {
    expect(parseOneOperation(wordsIn(text))).toBeNull();
  });
});
