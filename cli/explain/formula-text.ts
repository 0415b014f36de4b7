/** A formula as a person would write it, from its tree: parts of it stand in no file. */
import { MEAN } from "../../engine/analysis/own-series.ts";
import type { FormulaTree } from "../../engine/scenario/formula/tree.ts";

/** How an operation is written between its two sides, and how firmly it holds them together. */
const BETWEEN: Readonly<Record<string, readonly [string, number]>> = {
  or: ["or", 1],
  and: ["and", 2],
  equal: ["==", 3],
  unequal: ["!=", 3],
  less: ["<", 4],
  less_equal: ["<=", 4],
  greater: [">", 4],
  greater_equal: [">=", 4],
  add: ["+", 5],
  subtract: ["-", 5],
  multiply: ["*", 6],
  divide: ["/", 6],
  power: ["^", 8],
};
const CHOICE = 0;
const SIGN = 7;
const WHOLE = 9;

/** @returns text that reads as the same formula, its numbers in canonical units */
export const formulaText = (tree: FormulaTree): string => written(tree).text;

function written(tree: FormulaTree): { readonly text: string; readonly firmness: number } {
  if (tree.op === "number")
    return { text: `${tree.value}`, firmness: tree.value < 0 ? SIGN : WHOLE };
  if (tree.op === "name") {
    const mean = tree.name.startsWith(MEAN);
    return { text: mean ? tree.name.slice(MEAN.length) : tree.name, firmness: WHOLE };
  }
  const { name, args } = tree;
  const inside = (arg: FormulaTree, least: number): string => {
    const { text, firmness } = written(arg);
    return firmness < least ? `(${text})` : text;
  };
  const between = BETWEEN[name];
  if (between !== undefined && args.length === 2) {
    const [sign, firmness] = between;
    // What stands behind a minus or a division sign is taken together.
    const [left, right] = [inside(args[0]!, firmness), inside(args[1]!, firmness + 1)];
    return { text: `${left} ${sign} ${right}`, firmness };
  }
  if (name === "negate") return { text: `-${inside(args[0]!, SIGN)}`, firmness: SIGN };
  if (name === "not") return { text: `not ${inside(args[0]!, SIGN)}`, firmness: SIGN };
  if (name === "choose") {
    const [condition, yes, no] = args;
    const text = `${inside(condition!, CHOICE + 1)} ? ${inside(yes!, CHOICE)} : ${inside(no!, CHOICE)}`;
    return { text, firmness: CHOICE };
  }
  return { text: `${name}(${args.map(formulaText).join(", ")})`, firmness: WHOLE };
}
