/**
 * Formulas of one operation: `a / b`, `a <= 100 %`, `within(a, 83000 persons, 2 %)`. What goes with
 * what is no question there, so they are read without the library, whose loading costs more than
 * all the rest of a plan. A test compares with what the library makes of them.
 */
import type { Parsed } from "./parser.ts";
import type { Word } from "./words.ts";

const SIGNS: ReadonlySet<string> = new Set("+ - * / < <= > >= == !=".split(" "));

const isOperand = (word: Word | undefined): boolean =>
  word?.kind === "quantity" || word?.kind === "name";

const isSign = (word: Word | undefined, sign: string): boolean =>
  word?.kind === "sign" && word.sign === sign;

const operand = (word: number): Parsed => ({ kind: "operand", word });

/** What a parser would make of these words; null when they are more than one operation. */
export function parseOneOperation(words: readonly Word[]): Parsed | null {
  const [first, second, third] = words;
  if (isOperand(first)) {
    if (words.length === 1) return operand(0);
    if (words.length !== 3 || second!.kind !== "sign" || !isOperand(third)) return null;
    if (!SIGNS.has(second!.sign)) return null;
    const args = [operand(0), operand(2)];
    return { kind: "operator", sign: second!.sign, args, implicit: false };
  }
  if (first?.kind !== "function" || !isSign(second, "(") || !isSign(words.at(-1), ")")) return null;
  const args: Parsed[] = [];
  for (let at = 2; at < words.length; at += 2) {
    const isLast = at + 1 === words.length - 1;
    if (!isOperand(words[at]) || (!isLast && !isSign(words[at + 1], ","))) return null;
    args.push(operand(at));
  }
  return args.length === 0 ? null : { kind: "call", word: 0, args };
}
