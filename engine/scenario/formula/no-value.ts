/** Why a formula has no value in some year: the innermost operation that gives none. */
import type { Text } from "../declarations.ts";
import { compileFormula, evaluate, type Columns, type FormulaYears } from "./evaluate.ts";
import type { FormulaTree } from "./tree.ts";

/**
 * Finds the reason; null when there is a value after all.
 *
 * @param at index of the year in the columns
 * @param ofName says why a name has none
 */
export function whyNoValue(
  tree: FormulaTree,
  column: Columns,
  years: FormulaYears,
  at: number,
  ofName: (name: string) => Text = withoutValue,
): Text | null {
  // Each part from the columns of its own parts: the time is that of one evaluation.
  const columns = new Map<FormulaTree, Float64Array>();
  const columnOf = (part: FormulaTree): Float64Array => {
    const known = columns.get(part);
    if (known !== undefined) return known;
    const one: FormulaTree =
      part.op === "call"
        ? { ...part, args: part.args.map((arg, i) => (arg.op === "number" ? arg : inner(i))) }
        : part;
    const read: Columns =
      part.op === "call" ? (name) => columnOf(part.args[Number(name)]!) : column;
    const made = evaluate(compileFormula(one), read, years);
    columns.set(part, made);
    return made;
  };
  const valueOf = (part: FormulaTree): number =>
    part.op === "number" ? part.value : columnOf(part)[at]!;
  const visit = (part: FormulaTree): Text | null => {
    if (Number.isFinite(valueOf(part))) return null;
    if (part.op === "name") return ofName(part.name);
    if (part.op === "number") return TOO_LARGE;
    for (const argument of part.args) {
      const reason = visit(argument);
      if (reason !== null) return reason;
    }
    return reasonOf(part, part.args.map(valueOf));
  };
  return visit(tree);
}

/** Of a name that has a value in other years. */
export const withoutValue = (name: string): Text => ({
  nl: `${name} heeft er geen waarde`,
  en: `${name} has no value there`,
});

/** Stands for a part of which the column is known. */
const inner = (index: number): FormulaTree => ({ op: "name", name: `${index}` });

const TOO_LARGE: Text = {
  nl: "de uitkomst is te groot voor een getal",
  en: "the result is too large for a number",
};

const named = (tree: FormulaTree | undefined, text: Text): Text =>
  tree?.op === "name" ? { nl: `${text.nl} (${tree.name})`, en: `${text.en} (${tree.name})` } : text;

function reasonOf(
  { name, args }: Extract<FormulaTree, { op: "call" }>,
  values: readonly number[],
): Text {
  switch (name) {
    case "divide":
      return values[1] === 0
        ? named(args[1], { nl: "er wordt door nul gedeeld", en: "it divides by zero" })
        : TOO_LARGE;
    case "power":
      return values[0] === 0
        ? named(args[0], { nl: "er wordt door nul gedeeld", en: "it divides by zero" })
        : TOO_LARGE;
    case "sqrt":
      return named(args[0], {
        nl: "een wortel van een negatief getal bestaat niet",
        en: "there is no root of a negative number",
      });
    case "log":
      return named(args[0], {
        nl: "log bestaat alleen van getallen boven nul",
        en: "log exists of numbers above zero only",
      });
    case "clamp":
      return {
        nl: "bij clamp ligt de laagste grens boven de hoogste",
        en: "the low bound of clamp lies above the high one",
      };
    case "ramp":
    case "scurve":
      return {
        nl: `bij ${name} komt het tweede jaar niet na het eerste`,
        en: `the second year of ${name} does not come after the first`,
      };
    case "previous":
    case "change":
      return {
        nl: "het jaar voor het eerste is niet berekend",
        en: "the year before the first is not computed",
      };
    case "at":
      return {
        nl: "het gevraagde jaar is niet berekend",
        en: "the year that is asked for is not computed",
      };
    default:
      return TOO_LARGE;
  }
}
