/**
 * Reads what the parser made of a formula, from the leaves up: every name is looked up, and every
 * operation is checked for what it measures. Whatever is not listed here does not exist in a
 * formula.
 */
import { nearest } from "../diagnostics/near-miss.ts";
import type { Unit } from "../units/units.ts";
import { applied, type ReadingOfParts } from "./apply-function.ts";
import { findName } from "./find-name.ts";
import { AFTER_RUN, ARGUMENTS, FORMS } from "./function-forms.ts";
import { alike, conditionOf, quantityOf } from "./measures.ts";
import type { Parsed } from "./parser.ts";
import { inBaseUnits, literalOf, type Part } from "./part.ts";
import type { FormulaScope } from "./scope.ts";
import {
  FUNCTIONS,
  type FormulaFunction,
  type FormulaOperation,
  type FormulaTree,
} from "./tree.ts";
import { divideUnits, multiplyUnits, powerUnit } from "./unit-algebra.ts";
import { LANGUAGE, YEAR, type Word } from "./words.ts";
import type { WrittenFormula } from "./written-formula.ts";

const BINARY: Readonly<Record<string, FormulaOperation>> = {
  "+": "add",
  "-": "subtract",
  "*": "multiply",
  "/": "divide",
  "^": "power",
  "<": "less",
  "<=": "less_equal",
  ">": "greater",
  ">=": "greater_equal",
  "==": "equal",
  "!=": "unequal",
  and: "and",
  or: "or",
};

const MAX_EXPONENT = 10;

const CHOICE = {
  nl: "een keuze is: voorwaarde ? dan : anders, zoals year >= 2030 ? 20 MW : 6 MW",
  en: "a choice is: condition ? then : else, as in year >= 2030 ? 20 MW : 6 MW",
};

/** Every fault found is reported. */
export class PartReader implements ReadingOfParts {
  readonly compared = new Map<FormulaTree, Unit>();
  readonly written: WrittenFormula;
  readonly scope: FormulaScope;
  /** Names that are not there: each is told once, however often it stands. */
  private readonly refused = new Set<string>();

  constructor(written: WrittenFormula, scope: FormulaScope) {
    this.written = written;
    this.scope = scope;
  }

  /** Null when it, or a part of it, is wrong. */
  read(parsed: Parsed): Part | null {
    switch (parsed.kind) {
      case "operand":
        return this.operand(this.written.words[parsed.word]!);
      case "group":
        return this.grouped(this.read(parsed.inner));
      case "call":
        return this.call(this.written.words[parsed.word]!, parsed.args);
      case "choice":
        return this.choice(parsed.args);
      case "operator":
        return this.operator(parsed);
      case "chain":
      case "other":
        return this.foreign(parsed);
    }
  }

  private foreign(parsed: Extract<Parsed, { kind: "chain" | "other" }>): null {
    const { start, end } = { start: 0, end: this.written.text.length };
    if (parsed.kind === "chain") {
      return this.written.fail(start, end, {
        code: "bad-formula",
        message: {
          nl: "twee vergelijkingen staan achter elkaar",
          en: "two comparisons stand in a row",
        },
        help: {
          nl: "schrijf a < b and b < c in plaats van a < b < c",
          en: "write a < b and b < c instead of a < b < c",
        },
      });
    }
    return this.written.fail(start, end, {
      code: "bad-formula",
      message:
        parsed.what === "RangeNode"
          ? {
              nl: "een reeks (a:b) bestaat in een formule niet",
              en: "formulas have no range (a:b)",
            }
          : { nl: "deze formule kan niet gelezen worden", en: "this formula cannot be read" },
      help: LANGUAGE,
    });
  }

  private grouped(inner: Part | null): Part | null {
    if (inner === null) return null;
    const open = this.written.signBefore(inner.start);
    const close = this.written.signAfter(inner.end);
    return { ...inner, start: open?.start ?? inner.start, end: close?.end ?? inner.end };
  }

  private operand(word: Word): Part | null {
    const { start, end } = word;
    if (word.kind === "quantity") {
      return { tree: { op: "number", value: word.value }, unit: word.unit, start, end };
    }
    const name = (word as { readonly name: string }).name;
    if (this.refused.has(name)) return null;
    const found = findName(this.written, this.scope, name, word);
    if (found === null) this.refused.add(name);
    if (found === null) return null;
    const { unit, cells, address, share } = found;
    if (cells !== undefined) {
      const [example] = cells;
      return this.written.fail(start, end, {
        code: "bad-formula",
        message: {
          nl: `${address} heeft leden, en een formule rekent met één reeks`,
          en: `${address} has members, and a formula computes with one series`,
        },
        help:
          example === undefined
            ? null
            : this.scope.afterRun === true
              ? {
                  nl: `schrijf ${example}, of sum(${address})`,
                  en: `write ${example}, or sum(${address})`,
                }
              : { nl: `schrijf bijvoorbeeld ${example}`, en: `write for instance ${example}` },
      });
    }
    const tree = inBaseUnits({ op: "name", name: address }, unit);
    return { tree, unit, start, end, ...(share === true ? { share } : {}) };
  }

  private operator(parsed: Extract<Parsed, { kind: "operator" }>): Part | null {
    const { sign, args, implicit } = parsed;
    if (args.length === 1) return this.prefixed(sign, args[0]!);
    const left = this.read(args[0]!);
    const right = this.read(args[1]!);
    if (left === null || right === null) return null;
    if (implicit) return this.missingOperation(left, right);
    const operation = Object.hasOwn(BINARY, sign) ? BINARY[sign]! : null;
    if (operation === null) return this.foreign({ kind: "other", what: sign });
    const at = this.written.signBetween(left, right);
    const made = (unit: Unit | null): Part => ({
      tree: { op: "call", name: operation, args: [left.tree, right.tree] },
      unit,
      start: left.start,
      end: right.end,
    });
    if (operation === "and" || operation === "or") {
      const fits =
        conditionOf(this.written, left, sign) !== null &&
        conditionOf(this.written, right, sign) !== null;
      return fits ? made(null) : null;
    }
    const [a, b] = [quantityOf(this.written, left, sign), quantityOf(this.written, right, sign)];
    if (a === null || b === null) return null;
    switch (operation) {
      case "multiply":
        return made(multiplyUnits(a, b));
      case "divide":
        if (right.tree.op === "name" && right.tree.name === YEAR) return this.dividedByYear(right);
        return made(divideUnits(a, b));
      case "power":
        return this.power(left, a, right, made);
      case "add":
      case "subtract": {
        const unit = alike(this.written, [left, right], at, sign);
        return unit === null ? null : made(unit);
      }
      default:
        return this.comparison(made(null), alike(this.written, [left, right], at, sign));
    }
  }

  private comparison(part: Part, unit: Unit | null): Part | null {
    if (unit === null) return null;
    this.compared.set(part.tree, unit);
    return part;
  }

  private prefixed(sign: string, operand: Parsed): Part | null {
    const inner = this.read(operand);
    if (inner === null) return null;
    const start = this.written.signBefore(inner.start)?.start ?? inner.start;
    if (sign === "not") {
      if (conditionOf(this.written, inner, sign) === null) return null;
      const tree = { op: "call", name: "not", args: [inner.tree] } as const;
      return { tree, unit: null, start, end: inner.end };
    }
    if (sign !== "-" && sign !== "+") return this.foreign({ kind: "other", what: sign });
    const unit = quantityOf(this.written, inner, sign);
    if (unit === null) return null;
    if (sign === "+") return { ...inner, start };
    const tree = { op: "call", name: "negate", args: [inner.tree] } as const;
    return { tree, unit, start, end: inner.end };
  }

  private missingOperation(left: Part, right: Part): null {
    const [a, b] = [this.written.shown(left), this.written.shown(right)];
    return this.written.fail(left.start, right.end, {
      code: "bad-formula",
      message: {
        nl: `tussen ${a} en ${b} ontbreekt een bewerking`,
        en: `an operation is missing between ${a} and ${b}`,
      },
      help: { nl: `bijvoorbeeld ${a} * ${b}`, en: `for instance ${a} * ${b}` },
    });
  }

  private dividedByYear({ start, end }: Part): null {
    return this.written.fail(start, end, {
      code: "bad-formula",
      message: {
        nl: "year is het jaartal (2024, 2025, …); delen daardoor heeft geen betekenis",
        en: "year is the calendar year (2024, 2025, …); dividing by it has no meaning",
      },
      help: { nl: "per jaar schrijft u als / 1 year", en: "per year is written / 1 year" },
    });
  }

  private power(base: Part, unit: Unit, exponent: Part, made: (unit: Unit) => Part): Part | null {
    const value = literalOf(exponent.tree);
    if (
      value !== null &&
      exponent.unit!.dimension === "" &&
      Number.isInteger(value) &&
      Math.abs(value) <= MAX_EXPONENT
    ) {
      return {
        ...made(powerUnit(unit, value)),
        tree: { op: "call", name: "power", args: [base.tree, { op: "number", value }] },
      };
    }
    return this.written.fail(exponent.start, exponent.end, {
      code: "bad-formula",
      message: {
        nl: `een macht is een geheel getal van -${MAX_EXPONENT} tot ${MAX_EXPONENT}`,
        en: `a power is a whole number from -${MAX_EXPONENT} to ${MAX_EXPONENT}`,
      },
      help:
        value === 0.5
          ? {
              nl: `schrijf sqrt(${this.written.shown(base)})`,
              en: `write sqrt(${this.written.shown(base)})`,
            }
          : value === null && unit.dimension === ""
            ? {
                nl: "een groei van 2 % per jaar is exp(log(1.02) * (year - 2024))",
                en: "a growth of 2 % a year is exp(log(1.02) * (year - 2024))",
              }
            : null,
    });
  }

  private choice(args: readonly [Parsed, Parsed, Parsed]): Part | null {
    const [test, yes, no] = args.map((part) => this.read(part)) as [
      Part | null,
      Part | null,
      Part | null,
    ];
    if (test === null || yes === null || no === null) return null;
    if (conditionOf(this.written, test, "?") === null) return null;
    if (
      quantityOf(this.written, yes, "? :") === null ||
      quantityOf(this.written, no, "? :") === null
    )
      return null;
    const unit = alike(this.written, [yes, no], this.written.signBetween(yes, no), "? :");
    if (unit === null) return null;
    const tree = { op: "call", name: "choose", args: [test.tree, yes.tree, no.tree] } as const;
    return { tree, unit, start: test.start, end: no.end };
  }

  private call(word: Word, given: readonly Parsed[]): Part | null {
    const { start } = word;
    if (word.kind !== "function") {
      const shown = this.written.shown(word);
      return this.written.fail(start, word.end, {
        code: "bad-formula",
        message: {
          nl: `achter ${shown} ontbreekt een bewerking`,
          en: `an operation is missing behind ${shown}`,
        },
        help: { nl: `bijvoorbeeld ${shown} * (…)`, en: `for instance ${shown} * (…)` },
      });
    }
    const end = this.written.closing(word);
    const name = (FUNCTIONS as readonly string[]).includes(word.name)
      ? (word.name as FormulaFunction)
      : null;
    if (name === null) return this.unknownFunction(word);
    if (AFTER_RUN.has(name) && this.scope.afterRun !== true) {
      return this.written.fail(start, word.end, {
        code: "bad-formula",
        message: {
          nl: `${name} kijkt naar andere jaren of leden en kan alleen in indicators: en checks:`,
          en: `${name} looks at other years or members and works in indicators: and checks: only`,
        },
      });
    }
    const [least, most] = ARGUMENTS[name];
    if (given.length < least || given.length > most)
      return this.wrongArguments(word, end, name, given.length);
    if (name === "sum") return this.sum(word, end, given[0]!);
    const parts = given.map((part) => this.read(part));
    if (parts.includes(null)) return null;
    return applied(this, name, parts as Part[], word, end);
  }

  private unknownFunction({ start, end, name }: Extract<Word, { kind: "function" }>): null {
    const near = nearest(name, FUNCTIONS);
    const isName = name === YEAR || this.scope.find(name) !== null;
    return this.written.fail(start, end, {
      code: isName ? "bad-formula" : "unknown-name",
      message: isName
        ? {
            nl: `${name} is een getal, geen functie: er ontbreekt een bewerking`,
            en: `${name} is a number, not a function: an operation is missing`,
          }
        : { nl: `er is geen functie "${name}"`, en: `there is no function "${name}"` },
      help: isName
        ? { nl: `bijvoorbeeld ${name} * (…)`, en: `for instance ${name} * (…)` }
        : /^(?:if|als|indien|iff)$/i.test(name)
          ? CHOICE
          : near !== null
            ? { nl: `bedoelde u ${near}?`, en: `did you mean ${near}?` }
            : { nl: `kies uit ${FUNCTIONS.join(", ")}`, en: `choose from ${FUNCTIONS.join(", ")}` },
    });
  }

  private wrongArguments(word: Word, end: number, name: FormulaFunction, count: number): null {
    const form = FORMS[name];
    return this.written.fail(word.start, end, {
      code: "bad-formula",
      message: {
        nl: `${name} kan niet met ${count === 1 ? "1 waarde" : `${count} waarden`} tussen haakjes`,
        en: `${name} does not take ${count === 1 ? "1 value" : `${count} values`} between its brackets`,
      },
      help: { nl: `schrijf ${form.nl}`, en: `write ${form.en}` },
    });
  }

  private sum(word: Word, end: number, given: Parsed): Part | null {
    const operand = given.kind === "operand" ? this.written.words[given.word]! : null;
    if (operand?.kind !== "name") {
      return this.written.fail(word.start, end, {
        code: "bad-formula",
        message: {
          nl: "sum telt de leden van één uitkomst op",
          en: "sum adds up the members of one result",
        },
        help: {
          nl: "schrijf bijvoorbeeld sum(housing.dwellings_by_label)",
          en: "write for instance sum(housing.dwellings_by_label)",
        },
      });
    }
    const found = findName(this.written, this.scope, operand.name, operand);
    if (found === null) return null;
    if (found.cells === undefined) {
      return this.written.fail(operand.start, operand.end, {
        code: "bad-formula",
        message: {
          nl: `${found.address} is al één reeks: er is niets op te tellen`,
          en: `${found.address} is one series already: there is nothing to add up`,
        },
        help: {
          nl: `schrijf ${found.address}, of cumulative(${found.address}) voor de som over de jaren`,
          en: `write ${found.address}, or cumulative(${found.address}) for the sum over the years`,
        },
      });
    }
    const { unit, cells } = found;
    const args = cells.map((name) => inBaseUnits({ op: "name", name }, unit));
    return { tree: { op: "call", name: "sum", args }, unit, start: word.start, end };
  }
}
