/** What the functions of a formula give for the parts between their brackets. */
import { describeUnit, type Unit } from "../units/units.ts";
import { isDeviation } from "./bare-percentage.ts";
import { alike, isPlain, quantityOf } from "./measures.ts";
import { literalOf, type Part } from "./part.ts";
import type { FormulaScope } from "./scope.ts";
import type { FormulaFunction, FormulaTree } from "./tree.ts";
import { isCountable, NUMBER, rootUnit } from "./unit-algebra.ts";
import type { Span, WrittenFormula } from "./written-formula.ts";

/** What is at hand while the parts of a formula are read. */
export interface ReadingOfParts {
  readonly written: WrittenFormula;
  readonly scope: FormulaScope;
  /** What each comparison compares. */
  readonly compared: Map<FormulaTree, Unit>;
}

/** What a calendar year may be, so that `ramp(0, 14)` is seen to be a slip. */
const [FIRST_YEAR, LAST_YEAR] = [1800, 2300];

/** What a function measures, with its tree; null when it does not take these parts. */
export function applied(
  { written, scope, compared }: ReadingOfParts,
  name: FormulaFunction,
  parts: readonly Part[],
  word: Span,
  end: number,
): Part | null {
  const units = parts.map((part) => quantityOf(written, part, name));
  if (units.includes(null)) return null;
  const at = { start: word.start, end: word.end };
  const made = (unit: Unit | null): Part => ({
    tree: { op: "call", name, args: parts.map(({ tree }) => tree) },
    unit,
    start: word.start,
    end,
  });
  const unit = units[0]!;
  switch (name) {
    case "abs":
    case "cumulative":
    case "previous":
    case "change":
      return made(unit);
    case "min":
    case "max":
    case "clamp": {
      const common = alike(written, parts, at, name);
      return common === null ? null : made(common);
    }
    case "within": {
      const common = alike(written, parts.slice(0, 2), at, name);
      if (common === null || !isPlain(written, parts[2]!, name)) return null;
      if (!isDeviation(written, parts[2]!)) return null;
      const part = made(null);
      compared.set(part.tree, common);
      return part;
    }
    case "sqrt": {
      const root = rootUnit(unit);
      if (root !== null) return made(root);
      const is = describeUnit(unit);
      return written.fail(parts[0]!.start, parts[0]!.end, {
        code: "wrong-unit",
        message: {
          nl: `sqrt: ${written.shown(parts[0]!)} is ${is.nl}, en dat is geen kwadraat`,
          en: `sqrt: ${written.shown(parts[0]!)} is ${is.en}, which is no square`,
        },
      });
    }
    case "exp":
    case "log":
      return isPlain(written, parts[0]!, name) ? made(NUMBER) : null;
    case "round":
    case "floor":
    case "ceil":
      return rounded(written, name, parts[0]!, made);
    case "ramp":
    case "scurve":
    case "step":
    case "at":
      return ofYears(written, scope, name, parts, at, made);
    case "sum":
      return null;
  }
}

function rounded(
  written: WrittenFormula,
  name: string,
  part: Part,
  made: (unit: Unit) => Part,
): Part | null {
  if (isCountable(part.unit!)) return made(part.unit!);
  const is = describeUnit(part.unit!);
  const shown = written.shown(part);
  const unit = part.unit!.text;
  return written.fail(part.start, part.end, {
    code: "wrong-unit",
    message: {
      nl: `${name}: ${shown} is ${is.nl}, en afronden kan alleen een getal of aantal`,
      en: `${name}: ${shown} is ${is.en}, and only a number or count can be rounded`,
    },
    help: {
      nl: `kies de eenheid: ${name}(${shown} / 1 ${unit}) * 1 ${unit}`,
      en: `choose the unit: ${name}(${shown} / 1 ${unit}) * 1 ${unit}`,
    },
  });
}

function ofYears(
  written: WrittenFormula,
  scope: FormulaScope,
  name: FormulaFunction,
  parts: readonly Part[],
  at: { readonly start: number; readonly end: number },
  made: (unit: Unit) => Part,
): Part | null {
  const years = name === "at" ? parts.slice(1) : parts;
  for (const part of years) if (!isYear(written, part, name)) return null;
  const literals = years.map(({ tree }) => literalOf(tree));
  if (name === "at") {
    const [year] = literals;
    const span = scope.years ?? null;
    if (year !== null && span !== null && (year! < span.first || year! > span.last)) {
      return written.fail(years[0]!.start, years[0]!.end, {
        code: "year-outside-run",
        message: {
          nl: `at: van ${year} zijn er geen cijfers; het kan van ${span.first} tot ${span.last}`,
          en: `at: there are no figures of ${year}; it can be from ${span.first} to ${span.last}`,
        },
      });
    }
    return made(parts[0]!.unit!);
  }
  if (literals.length === 2) {
    const [from, to] = literals as [number | null, number | null];
    if (from !== null && to !== null && from >= to) {
      return written.fail(at.start, years[1]!.end, {
        code: "bad-formula",
        message: {
          nl: `${name}: het tweede jaar (${to}) komt niet na het eerste (${from})`,
          en: `${name}: the second year (${to}) does not come after the first (${from})`,
        },
        help:
          from === to
            ? { nl: `een sprong is step(${from})`, en: `a jump is step(${from})` }
            : {
                nl: `schrijf ${name}(${to}, ${from}); wat daalt, is 1 - ${name}(…)`,
                en: `write ${name}(${to}, ${from}); what falls is 1 - ${name}(…)`,
              },
      });
    }
  }
  return made(NUMBER);
}

function isYear(written: WrittenFormula, part: Part, name: string): boolean {
  const { dimension } = part.unit!;
  const literal = literalOf(part.tree);
  const isOne = dimension === "year" || dimension === "";
  if (
    isOne &&
    (literal === null ||
      (Number.isInteger(literal) && literal >= FIRST_YEAR && literal <= LAST_YEAR))
  )
    return true;
  const is = describeUnit(part.unit!);
  const shown = written.shown(part);
  written.fail(part.start, part.end, {
    code: isOne ? "bad-formula" : "wrong-unit",
    message: isOne
      ? {
          nl: `${name}: ${shown} is geen jaartal`,
          en: `${name}: ${shown} is not a calendar year`,
        }
      : {
          nl: `${name}: ${shown} is ${is.nl}, hier hoort een jaartal`,
          en: `${name}: ${shown} is ${is.en}, a calendar year belongs here`,
        },
    help: { nl: "schrijf een jaar als 2030", en: "write a year such as 2030" },
  });
  return false;
}
