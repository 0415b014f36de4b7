/**
 * From the text of a formula to its tree: words, then the parser, then our own reading of what it
 * made, in which every name is looked up and every operation is checked for what it measures.
 * Whatever is not listed here does not exist in a formula.
 */
import { formatAddress, parseAddress, parseLooseAddress } from "../address.ts";
import type { Text } from "../declarations.ts";
import type { Diagnostic } from "../diagnostics.ts";
import { nearest } from "../near-miss.ts";
import { diagnosticAt, type Remark, type SourceText } from "../text.ts";
import {
  describeUnit,
  parseUnitCounting,
  proposedUnits,
  unitInWords,
  type Unit,
} from "../units.ts";
import type { YamlScalar } from "../yaml-document.ts";
import { parseOneOperation } from "./one-operation.ts";
import type { FormulaParser, Parsed } from "./parser.ts";
import { locatorOf } from "./scalar-text.ts";
import type { FormulaScope } from "./scope.ts";
import {
  FUNCTIONS,
  type FormulaFunction,
  type FormulaOperation,
  type FormulaTree,
} from "./tree.ts";
import {
  divideUnits,
  isCountable,
  multiplyUnits,
  NUMBER,
  powerUnit,
  rootUnit,
} from "./unit-algebra.ts";
import { isFault, LANGUAGE, NO_NUMBERS, wordsOf, YEAR, type Word } from "./words.ts";

export interface ReadFormula {
  /** As the author wrote it. */
  readonly text: string;
  readonly tree: FormulaTree;
  /** Of the result, canonical; that of a plain number for a condition. */
  readonly unit: Unit;
  /** The result is true (1) or not (0). */
  readonly isCondition: boolean;
  /** What each comparison in it compares, in canonical units. */
  readonly compared: ReadonlyMap<FormulaTree, Unit>;
}

/** Reads a formula; null when it is wrong, which is then in `diagnostics`, at the word at fault. */
export function readFormula(
  source: SourceText,
  node: YamlScalar,
  scope: FormulaScope,
  parser: FormulaParser,
  diagnostics: Diagnostic[],
): ReadFormula | null {
  const text = node.written;
  const locate = locatorOf(source, node);
  const report = (start: number, end: number, remark: Remark): void => {
    const at = locate(start, end);
    diagnostics.push(diagnosticAt(source, at.start, at.end, remark));
  };
  const isName = (word: string): boolean => word === YEAR || scope.find(word) !== null;
  const words = wordsOf(text, {
    isName,
    ...(scope.counts === undefined ? {} : { counts: scope.counts }),
  });
  if (isFault(words)) {
    const { start, end, code, message, help } = words;
    report(start, end, { code, message, help });
    return null;
  }
  const parsed = parseWords(words, parser);
  if ("offset" in parsed) {
    const { start, end, remark } = misplaced(words, parsed.offset, text);
    report(start, end, remark);
    return null;
  }
  const reader = new Reader(text, words, scope, report);
  const read = reader.read(parsed);
  if (read === null) return null;
  const { tree, unit } = read;
  const { compared } = reader;
  return { text, tree, unit: unit ?? NUMBER, isCondition: unit === null, compared };
}

/** Hands the words to the parser; a fault comes back as the index of the word where it stopped. */
function parseWords(words: readonly Word[], parser: FormulaParser): Parsed | { offset: number } {
  const simple = parseOneOperation(words);
  if (simple !== null) return simple;
  const starts: number[] = [];
  let text = "";
  for (const [index, word] of words.entries()) {
    starts.push(text.length);
    text += `${word.kind === "sign" ? word.sign : `t${index}`} `;
  }
  const parsed = parser(text);
  if ("kind" in parsed) return parsed;
  const next = starts.findIndex((start) => start >= parsed.offset);
  return { offset: next < 0 ? words.length : next };
}

/** What to say of a word where the parser expected another. */
function misplaced(
  words: readonly Word[],
  index: number,
  text: string,
): { readonly start: number; readonly end: number; readonly remark: Remark } {
  const word = words[index];
  const choices = words.filter(
    ({ kind, ...rest }) => kind === "sign" && "sign" in rest && rest.sign === "?",
  );
  const nested = choices.length > 1;
  const shown = (found: Word): string => text.slice(found.start, found.end);
  if (word === undefined) {
    const last = words.at(-1)!;
    const lacksElse = choices.length > 0 && last.kind !== "sign";
    return {
      start: last.start,
      end: last.end,
      remark: {
        code: "bad-formula",
        message: {
          nl: `achter "${shown(last)}" ontbreekt nog iets`,
          en: `something is missing behind "${shown(last)}"`,
        },
        help: nested
          ? NESTED_CHOICE
          : lacksElse
            ? {
                nl: "een keuze is: voorwaarde ? dan : anders",
                en: "a choice is: condition ? then : else",
              }
            : null,
      },
    };
  }
  return {
    start: word.start,
    end: word.end,
    remark: {
      code: "bad-formula",
      message: {
        nl: `"${shown(word)}" past hier niet`,
        en: `"${shown(word)}" does not fit here`,
      },
      help: nested ? NESTED_CHOICE : LANGUAGE,
    },
  };
}

const NESTED_CHOICE: Text = {
  nl: "een keuze binnen een keuze staat tussen haakjes: a ? (b ? c : d) : e",
  en: "a choice within a choice stands between brackets: a ? (b ? c : d) : e",
};

/** A part of a formula: its tree, what it measures (null: a condition) and where it stands. */
interface Part {
  readonly tree: FormulaTree;
  readonly unit: Unit | null;
  readonly start: number;
  readonly end: number;
}

type Report = (start: number, end: number, remark: Remark) => void;

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
const SHOWN_PART = 40;
/** What a calendar year may be, so that `ramp(0, 14)` is seen to be a slip. */
const [FIRST_YEAR, LAST_YEAR] = [1800, 2300];

/** Number of arguments, at least and at most. */
const ARGUMENTS: Readonly<Record<FormulaFunction, readonly [number, number]>> = {
  abs: [1, 1],
  min: [2, Infinity],
  max: [2, Infinity],
  sqrt: [1, 1],
  exp: [1, 1],
  log: [1, 1],
  round: [1, 1],
  floor: [1, 1],
  ceil: [1, 1],
  clamp: [3, 3],
  within: [3, 3],
  ramp: [2, 2],
  scurve: [2, 2],
  step: [1, 1],
  at: [2, 2],
  cumulative: [1, 1],
  previous: [1, 1],
  change: [1, 1],
  sum: [1, 1],
};

/** How each function is written. */
const FORMS: Readonly<Record<FormulaFunction, Text>> = {
  abs: { nl: "abs(x)", en: "abs(x)" },
  min: { nl: "min(a, b, …)", en: "min(a, b, …)" },
  max: { nl: "max(a, b, …)", en: "max(a, b, …)" },
  sqrt: { nl: "sqrt(x)", en: "sqrt(x)" },
  exp: { nl: "exp(x)", en: "exp(x)" },
  log: { nl: "log(x)", en: "log(x)" },
  round: { nl: "round(x)", en: "round(x)" },
  floor: { nl: "floor(x)", en: "floor(x)" },
  ceil: { nl: "ceil(x)", en: "ceil(x)" },
  clamp: { nl: "clamp(x, laagste, hoogste)", en: "clamp(x, low, high)" },
  within: { nl: "within(x, waarde, 2 %)", en: "within(x, value, 2 %)" },
  ramp: { nl: "ramp(2026, 2040)", en: "ramp(2026, 2040)" },
  scurve: { nl: "scurve(2026, 2040)", en: "scurve(2026, 2040)" },
  step: { nl: "step(2030)", en: "step(2030)" },
  at: { nl: "at(x, 2030)", en: "at(x, 2030)" },
  cumulative: { nl: "cumulative(x)", en: "cumulative(x)" },
  previous: { nl: "previous(x)", en: "previous(x)" },
  change: { nl: "change(x)", en: "change(x)" },
  sum: { nl: "sum(x)", en: "sum(x)" },
};

const AFTER_RUN = new Set<string>(["at", "cumulative", "previous", "change", "sum"]);
const OF_YEARS = new Set<string>(["ramp", "scurve", "step"]);

/** Looks at what the parser made, from the leaves up; every fault found is reported. */
class Reader {
  readonly compared = new Map<FormulaTree, Unit>();
  private readonly text: string;
  private readonly words: readonly Word[];
  private readonly scope: FormulaScope;
  private readonly report: Report;

  constructor(text: string, words: readonly Word[], scope: FormulaScope, report: Report) {
    this.text = text;
    this.words = words;
    this.scope = scope;
    this.report = report;
  }

  /** Null when it, or a part of it, is wrong. */
  read(parsed: Parsed): Part | null {
    switch (parsed.kind) {
      case "operand":
        return this.operand(this.words[parsed.word]!);
      case "group":
        return this.grouped(this.read(parsed.inner));
      case "call":
        return this.call(this.words[parsed.word]!, parsed.args);
      case "choice":
        return this.choice(parsed.args);
      case "operator":
        return this.operator(parsed);
      case "chain":
      case "other":
        return this.foreign(parsed);
    }
  }

  private fail(start: number, end: number, remark: Remark): null {
    this.report(start, end, remark);
    return null;
  }

  /** What an author wrote for a part, cut when it is long. */
  private shown({ start, end }: Pick<Part, "start" | "end">): string {
    const text = this.text.slice(start, end).replace(/\s+/g, " ").trim();
    return text.length > SHOWN_PART ? `${text.slice(0, SHOWN_PART)}…` : text;
  }

  private foreign(parsed: Extract<Parsed, { kind: "chain" | "other" }>): null {
    const { start, end } = { start: 0, end: this.text.length };
    if (parsed.kind === "chain") {
      return this.fail(start, end, {
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
    return this.fail(start, end, {
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
    const open = this.signBefore(inner.start);
    const close = this.words.find(({ start, kind }) => start >= inner.end && kind === "sign");
    return { ...inner, start: open?.start ?? inner.start, end: close?.end ?? inner.end };
  }

  private operand(word: Word): Part | null {
    const { start, end } = word;
    if (word.kind === "quantity") {
      return { tree: { op: "number", value: word.value }, unit: word.unit, start, end };
    }
    const name = (word as { readonly name: string }).name;
    const found = this.find(name, word);
    if (found === null) return null;
    const { unit, cells, address } = found;
    if (cells !== undefined) {
      const [example] = cells;
      return this.fail(start, end, {
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
    return { tree: inBaseUnits({ op: "name", name: address }, unit), unit, start, end };
  }

  private find(
    name: string,
    { start, end }: Word,
  ): { readonly unit: Unit; readonly cells?: readonly string[]; readonly address: string } | null {
    if (name === YEAR) return { unit: NUMBER, address: YEAR };
    const parsed = parseAddress(name) ?? parseLooseAddress(name);
    const address = parsed === null ? name : formatAddress(parsed.id, parsed.members);
    const found = this.scope.find(address);
    if (found !== null) return { ...found, address };
    if (this.scope.isFaulty?.(address) === true) return null;
    const remark = this.scope.remark?.(address) ?? null;
    return this.fail(
      start,
      end,
      remark === null ? this.unknownName(name) : { code: "unknown-name", ...remark },
    );
  }

  private unknownName(name: string): Remark {
    if (NO_NUMBERS.has(name)) {
      return {
        code: "bad-formula",
        message: {
          nl: `${name} is geen getal waarmee gerekend kan worden`,
          en: `${name} is no number to compute with`,
        },
      };
    }
    if ((FUNCTIONS as readonly string[]).includes(name)) {
      const form = FORMS[name as FormulaFunction];
      return {
        code: "bad-formula",
        message: { nl: `${name} is een functie`, en: `${name} is a function` },
        help: { nl: `schrijf ${form.nl}`, en: `write ${form.en}` },
      };
    }
    if (parseUnitCounting(name, this.scope.counts) !== null) {
      return {
        code: "bad-formula",
        message: {
          nl: `${name} is een eenheid, en een eenheid staat achter een getal`,
          en: `${name} is a unit, and a unit stands behind a number`,
        },
        help: { nl: `schrijf 1 ${name}`, en: `write 1 ${name}` },
      };
    }
    const near = nearest(name, [YEAR, ...this.scope.names]);
    return {
      code: "unknown-name",
      message: {
        nl: `er is geen "${name}" waarmee deze formule kan rekenen`,
        en: `there is no "${name}" for this formula to compute with`,
      },
      help:
        near === null
          ? {
              nl: "een formule kent year, eigen parameters en de adressen van `simulate list`",
              en: "a formula knows year, own parameters and the addresses of `simulate list`",
            }
          : { nl: `bedoelde u ${near}?`, en: `did you mean ${near}?` },
    };
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
    const at = this.signBetween(left, right);
    const made = (unit: Unit | null): Part => ({
      tree: { op: "call", name: operation, args: [left.tree, right.tree] },
      unit,
      start: left.start,
      end: right.end,
    });
    if (operation === "and" || operation === "or") {
      const fits = this.condition(left, sign) !== null && this.condition(right, sign) !== null;
      return fits ? made(null) : null;
    }
    const [a, b] = [this.quantity(left, sign), this.quantity(right, sign)];
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
        const unit = this.alike([left, right], at, sign);
        return unit === null ? null : made(unit);
      }
      default:
        return this.comparison(made(null), this.alike([left, right], at, sign));
    }
  }

  private comparison(part: Part, unit: Unit | null): Part | null {
    if (unit === null) return null;
    this.compared.set(part.tree, unit);
    return part;
  }

  private signBefore(start: number): Word | undefined {
    let last: Word | undefined;
    for (const word of this.words) {
      if (word.end > start) break;
      if (word.kind === "sign") last = word;
    }
    return last;
  }

  private signBetween(left: Part, right: Part): { readonly start: number; readonly end: number } {
    const word = this.words.find(({ start, end }) => start >= left.end && end <= right.start);
    return word ?? { start: left.end, end: right.start };
  }

  private prefixed(sign: string, operand: Parsed): Part | null {
    const inner = this.read(operand);
    if (inner === null) return null;
    const start = this.signBefore(inner.start)?.start ?? inner.start;
    if (sign === "not") {
      if (this.condition(inner, sign) === null) return null;
      const tree = { op: "call", name: "not", args: [inner.tree] } as const;
      return { tree, unit: null, start, end: inner.end };
    }
    if (sign !== "-" && sign !== "+") return this.foreign({ kind: "other", what: sign });
    const unit = this.quantity(inner, sign);
    if (unit === null) return null;
    if (sign === "+") return { ...inner, start };
    const tree = { op: "call", name: "negate", args: [inner.tree] } as const;
    return { tree, unit, start, end: inner.end };
  }

  private missingOperation(left: Part, right: Part): null {
    const [a, b] = [this.shown(left), this.shown(right)];
    return this.fail(left.start, right.end, {
      code: "bad-formula",
      message: {
        nl: `tussen ${a} en ${b} ontbreekt een bewerking`,
        en: `an operation is missing between ${a} and ${b}`,
      },
      help: { nl: `bijvoorbeeld ${a} * ${b}`, en: `for instance ${a} * ${b}` },
    });
  }

  private dividedByYear({ start, end }: Part): null {
    return this.fail(start, end, {
      code: "bad-formula",
      message: {
        nl: "year is het jaartal (2024, 2025, …); delen daardoor heeft geen betekenis",
        en: "year is the calendar year (2024, 2025, …); dividing by it has no meaning",
      },
      help: { nl: "per jaar schrijf je als / 1 year", en: "per year is written / 1 year" },
    });
  }

  /** The unit of a part that must be a quantity. */
  private quantity(part: Part, sign: string): Unit | null {
    if (part.unit !== null) return part.unit;
    const shown = this.shown(part);
    return this.fail(part.start, part.end, {
      code: "bad-formula",
      message: {
        nl: `${shown} is waar of niet waar; ${sign} rekent met getallen`,
        en: `${shown} is true or not; ${sign} computes with numbers`,
      },
      help: {
        nl: `maak er een getal van: ${shown} ? 1 : 0`,
        en: `make it a number: ${shown} ? 1 : 0`,
      },
    });
  }

  private condition(part: Part, sign: string): Part | null {
    if (part.unit === null) return part;
    const shown = this.shown(part);
    return this.fail(part.start, part.end, {
      code: "bad-formula",
      message: {
        nl: `${shown} is een getal; bij ${sign} hoort een vergelijking`,
        en: `${shown} is a number; ${sign} takes a comparison`,
      },
      help: { nl: `bijvoorbeeld ${shown} > 0`, en: `for instance ${shown} > 0` },
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
    return this.fail(exponent.start, exponent.end, {
      code: "bad-formula",
      message: {
        nl: `een macht is een geheel getal van -${MAX_EXPONENT} tot ${MAX_EXPONENT}`,
        en: `a power is a whole number from -${MAX_EXPONENT} to ${MAX_EXPONENT}`,
      },
      help:
        value === 0.5
          ? { nl: `schrijf sqrt(${this.shown(base)})`, en: `write sqrt(${this.shown(base)})` }
          : null,
    });
  }

  /** The common unit of quantities that are added or compared; null, with both named, when there is none. */
  private alike(
    parts: readonly Part[],
    at: { readonly start: number; readonly end: number },
    what: string,
  ): Unit | null {
    const [first] = parts;
    let unit = first!.unit!;
    for (const part of parts.slice(1)) {
      const other = part.unit!;
      if (other.dimension === unit.dimension) continue;
      // A plain number beside years is a year or a number of years.
      if (unit.dimension === "year" && other.dimension === "") continue;
      if (unit.dimension === "" && other.dimension === "year") {
        unit = other;
        continue;
      }
      const [a, b] = [this.shown(first!), this.shown(part)];
      const [is, are] = [describeUnit(unit), describeUnit(other)];
      return this.fail(at.start, at.end, {
        code: "wrong-unit",
        message: {
          nl: `${what} vraagt twee keer dezelfde eenheid: ${a} is ${is.nl}, ${b} is ${are.nl}`,
          en: `${what} needs the same unit twice: ${a} is ${is.en}, ${b} is ${are.en}`,
        },
        help: unitForNumber(unit.dimension === "" ? [first!, other] : [part, unit], (one) =>
          this.shown(one),
        ),
      });
    }
    return unit;
  }

  private choice(args: readonly [Parsed, Parsed, Parsed]): Part | null {
    const [test, yes, no] = args.map((part) => this.read(part)) as [
      Part | null,
      Part | null,
      Part | null,
    ];
    if (test === null || yes === null || no === null) return null;
    if (this.condition(test, "?") === null) return null;
    if (this.quantity(yes, "? :") === null || this.quantity(no, "? :") === null) return null;
    const unit = this.alike([yes, no], this.signBetween(yes, no), "? :");
    if (unit === null) return null;
    const tree = { op: "call", name: "choose", args: [test.tree, yes.tree, no.tree] } as const;
    return { tree, unit, start: test.start, end: no.end };
  }

  private call(word: Word, given: readonly Parsed[]): Part | null {
    const { start } = word;
    if (word.kind !== "function") {
      const shown = this.shown(word);
      return this.fail(start, word.end, {
        code: "bad-formula",
        message: {
          nl: `achter ${shown} ontbreekt een bewerking`,
          en: `an operation is missing behind ${shown}`,
        },
        help: { nl: `bijvoorbeeld ${shown} * (…)`, en: `for instance ${shown} * (…)` },
      });
    }
    const end = this.closing(word);
    const name = (FUNCTIONS as readonly string[]).includes(word.name)
      ? (word.name as FormulaFunction)
      : null;
    if (name === null) return this.unknownFunction(word);
    if (AFTER_RUN.has(name) && this.scope.afterRun !== true) {
      return this.fail(start, word.end, {
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
    return this.applied(name, parts as Part[], word, end);
  }

  private closing(word: Word): number {
    let depth = 0;
    for (const { start, end, ...other } of this.words) {
      if (start < word.end || other.kind !== "sign") continue;
      if (other.sign === "(") depth++;
      else if (other.sign === ")" && --depth === 0) return end;
    }
    return this.text.length;
  }

  private unknownFunction({ start, end, name }: Extract<Word, { kind: "function" }>): null {
    const near = nearest(name, FUNCTIONS);
    const isName = name === YEAR || this.scope.find(name) !== null;
    return this.fail(start, end, {
      code: isName ? "bad-formula" : "unknown-name",
      message: isName
        ? {
            nl: `${name} is een getal, geen functie: er ontbreekt een bewerking`,
            en: `${name} is a number, not a function: an operation is missing`,
          }
        : { nl: `er is geen functie "${name}"`, en: `there is no function "${name}"` },
      help: isName
        ? { nl: `bijvoorbeeld ${name} * (…)`, en: `for instance ${name} * (…)` }
        : near !== null
          ? { nl: `bedoelde u ${near}?`, en: `did you mean ${near}?` }
          : { nl: `kies uit ${FUNCTIONS.join(", ")}`, en: `choose from ${FUNCTIONS.join(", ")}` },
    });
  }

  private wrongArguments(word: Word, end: number, name: FormulaFunction, count: number): null {
    const form = FORMS[name];
    return this.fail(word.start, end, {
      code: "bad-formula",
      message: {
        nl: `${name} kan niet met ${count === 1 ? "1 waarde" : `${count} waarden`} tussen haakjes`,
        en: `${name} does not take ${count === 1 ? "1 value" : `${count} values`} between its brackets`,
      },
      help: { nl: `schrijf ${form.nl}`, en: `write ${form.en}` },
    });
  }

  private sum(word: Word, end: number, given: Parsed): Part | null {
    const operand = given.kind === "operand" ? this.words[given.word]! : null;
    if (operand?.kind !== "name") {
      return this.fail(word.start, end, {
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
    const found = this.find(operand.name, operand);
    if (found === null) return null;
    if (found.cells === undefined) {
      return this.fail(operand.start, operand.end, {
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

  private applied(
    name: FormulaFunction,
    parts: readonly Part[],
    word: Word,
    end: number,
  ): Part | null {
    const units = parts.map((part) => this.quantity(part, name));
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
        const common = this.alike(parts, at, name);
        return common === null ? null : made(common);
      }
      case "within": {
        const common = this.alike(parts.slice(0, 2), at, name);
        if (common === null || !this.plain(parts[2]!, name)) return null;
        return this.comparison(made(null), common);
      }
      case "sqrt": {
        const root = rootUnit(unit);
        if (root !== null) return made(root);
        const is = describeUnit(unit);
        return this.fail(parts[0]!.start, parts[0]!.end, {
          code: "wrong-unit",
          message: {
            nl: `sqrt: ${this.shown(parts[0]!)} is ${is.nl}, en dat is geen kwadraat`,
            en: `sqrt: ${this.shown(parts[0]!)} is ${is.en}, which is no square`,
          },
        });
      }
      case "exp":
      case "log":
        return this.plain(parts[0]!, name) ? made(NUMBER) : null;
      case "round":
      case "floor":
      case "ceil":
        return this.rounded(name, parts[0]!, made);
      case "ramp":
      case "scurve":
      case "step":
      case "at":
        return this.ofYears(name, parts, at, made);
      case "sum":
        return null;
    }
  }

  /** Whether a part is a bare number. */
  private plain(part: Part, name: string): boolean {
    if (part.unit!.dimension === "") return true;
    const is = describeUnit(part.unit!);
    this.fail(part.start, part.end, {
      code: "wrong-unit",
      message: {
        nl: `${name}: ${this.shown(part)} is ${is.nl}, hier hoort een getal zonder eenheid`,
        en: `${name}: ${this.shown(part)} is ${is.en}, a number without a unit belongs here`,
      },
      help: {
        nl: "deel eerst door een eenheid, zoals x / 1 MW",
        en: "divide by a unit first, as in x / 1 MW",
      },
    });
    return false;
  }

  private rounded(name: string, part: Part, made: (unit: Unit) => Part): Part | null {
    if (isCountable(part.unit!)) return made(part.unit!);
    const is = describeUnit(part.unit!);
    const shown = this.shown(part);
    const unit = part.unit!.text;
    return this.fail(part.start, part.end, {
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

  private ofYears(
    name: FormulaFunction,
    parts: readonly Part[],
    at: { readonly start: number; readonly end: number },
    made: (unit: Unit) => Part,
  ): Part | null {
    const years = name === "at" ? parts.slice(1) : parts;
    for (const part of years) if (!this.isYear(part, name)) return null;
    const literals = years.map(({ tree }) => literalOf(tree));
    if (name === "at") {
      const [year] = literals;
      const span = this.scope.years ?? null;
      if (year !== null && span !== null && (year! < span.first || year! > span.last)) {
        return this.fail(years[0]!.start, years[0]!.end, {
          code: "year-outside-run",
          message: {
            nl: `at: van ${year} zijn er geen cijfers; het kan van ${span.first} tot ${span.last}`,
            en: `at: there are no figures of ${year}; it can be from ${span.first} to ${span.last}`,
          },
        });
      }
      return made(parts[0]!.unit!);
    }
    if (OF_YEARS.has(name) && literals.length === 2) {
      const [from, to] = literals as [number | null, number | null];
      if (from !== null && to !== null && from >= to) {
        return this.fail(at.start, years[1]!.end, {
          code: "bad-formula",
          message: {
            nl: `${name}: het tweede jaar (${to}) komt niet na het eerste (${from})`,
            en: `${name}: the second year (${to}) does not come after the first (${from})`,
          },
          help:
            from === to
              ? { nl: `een sprong is step(${from})`, en: `a jump is step(${from})` }
              : null,
        });
      }
    }
    return made(NUMBER);
  }

  private isYear(part: Part, name: string): boolean {
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
    const shown = this.shown(part);
    this.fail(part.start, part.end, {
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
}

/** What to write in the place of a bare number beside a quantity; null when it is something else. */
function unitForNumber(
  [part, unit]: readonly [Part, Unit],
  shown: (part: Part) => string,
): Text | null {
  if (part.unit!.dimension !== "") return null;
  if (literalOf(part.tree) === null) {
    return {
      nl: "een getal zonder eenheid krijgt er een door te vermenigvuldigen: … * 1 MW",
      en: "a number without a unit gets one by multiplication: … * 1 MW",
    };
  }
  const words = unitInWords(proposedUnits(unit)[0]!.text);
  return {
    nl: `schrijf bijvoorbeeld ${shown(part)} ${words.nl}`,
    en: `write for instance ${shown(part)} ${words.en}`,
  };
}

/** A number that is written, with or without a sign; null when it has to be computed. */
function literalOf(tree: FormulaTree): number | null {
  if (tree.op === "number") return tree.value;
  if (tree.op === "call" && tree.name === "negate" && tree.args[0]!.op === "number") {
    return -tree.args[0]!.value;
  }
  return null;
}

/** A column in `dwelling per 100 household` is brought to dwellings per household. */
function inBaseUnits(name: FormulaTree, { up, down }: Unit): FormulaTree {
  let tree = name;
  if (up !== 1) tree = { op: "call", name: "multiply", args: [tree, { op: "number", value: up }] };
  if (down !== 1)
    tree = { op: "call", name: "divide", args: [tree, { op: "number", value: down }] };
  return tree;
}
