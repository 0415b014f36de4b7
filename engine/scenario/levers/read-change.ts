/**
 * Changes as they are written: `+20 %`, `-2 MW`, `x 1.5`, `5 years later`.
 *
 * A percentage is always of the inherited value itself, also where that is a share; points of a
 * share are `pp`. What could be read in two ways is refused, with both ways to write it.
 */
import type { Text } from "../declarations.ts";
import type { Diagnostic } from "../diagnostics/diagnostics.ts";
import { spellingDistance } from "../diagnostics/near-miss.ts";
import type { RelativeChange } from "./relative-change.ts";
import { atModelPrices, unknownPriceYear } from "../units/price-index.ts";
import { missingUnit, reportQuantity, wrongUnit, type ValueSlot } from "../units/slot-value.ts";
import { diagnosticAt, type Remark, type SourceText } from "../diagnostics/text.ts";
import {
  acceptsPlainNumber,
  canonicalUnit,
  convert,
  convertYearly,
  isPercent,
  parseQuantity,
  parseUnit,
  plainQuantityText,
  type QuantityProblem,
  type Unit,
} from "../units/units.ts";
import type { YamlScalar } from "../yaml/yaml-document.ts";

/** Where a value stands: alone, behind `change:` or behind `value:`. */
export type Stated = "alone" | "change" | "value";

const NUMBER = String.raw`(?:\d[\d.,']*|\.\d+)(?:[eE][+-]?\d+)?`;
const SIGNED = new RegExp(String.raw`^([+-])\s*(${NUMBER})\s*([^+()?<>=]*)$`);
const FACTOR = new RegExp(String.raw`^[xX×*]\s*(${NUMBER}[^+()?<>=*]*)$`);
const FACTOR_BEHIND = new RegExp(String.raw`^(${NUMBER})\s*[xX×]$`);
const SHIFT = new RegExp(String.raw`^([+-]?)\s*(${NUMBER})\s*(\p{L}+)\s+(\p{L}+)$`, "u");
const MORE = new RegExp(String.raw`^(${NUMBER})\s*(.*?)\s*(\p{L}+)$`, "u");
/** In years; whoever shifts a path by more has typed a nought too many. */
const LONGEST_SHIFT = 100;
/** Behind a number: not a unit but a sum. */
const ARITHMETIC = /^[-*/]|\s[-*/]\s/;

const LATER: Readonly<Record<string, Text>> = {
  later: { nl: "later", en: "later" },
  earlier: { nl: "vroeger", en: "earlier" },
  vroeger: { nl: "vroeger", en: "earlier" },
  eerder: { nl: "vroeger", en: "earlier" },
};
/** Other words for it, which are no part of the language. */
const ALSO_EARLIER = new Set(["sooner", "before", "eerst", "vervroegd"]);
const ALSO_LATER = new Set(["after", "delayed", "verlaat", "uitgesteld"]);
const MORE_WORDS = new Set(["more", "meer", "extra", "higher", "hoger", "bij", "plus"]);
const LESS_WORDS = new Set(["less", "fewer", "minder", "lower", "lager", "af", "min"]);

type Form =
  | { readonly kind: "signed"; readonly sign: "+" | "-"; readonly quantity: string }
  | { readonly kind: "factor"; readonly quantity: string }
  | {
      readonly kind: "shift";
      readonly sign: string;
      readonly amount: string;
      readonly unit: string;
      readonly direction: string;
    }
  | { readonly kind: "words"; readonly proposed: string };

/** A quantity as nearly all are written: no change, unless its word makes it one. */
const QUANTITY = /^\d[\d.]* (%|[A-Za-z]+\d?)(\/year)?$/;

/** Whether a text is nothing but a quantity, seen without the patterns of all letters. */
function isQuantity(text: string): boolean {
  const [, word, yearly] = QUANTITY.exec(text) ?? [];
  if (word === undefined) return false;
  const lower = word.toLowerCase();
  return yearly !== undefined || !(lower === "x" || MORE_WORDS.has(lower) || LESS_WORDS.has(lower));
}

/** How a text is written when it is written as a change; null when it is not. */
function formOf(written: string): Form | null {
  const text = plainQuantityText(written).trim();
  if (text.length > 120 || isQuantity(text)) return null;
  const signed = SIGNED.exec(text);
  const shift = SHIFT.exec(text);
  if (shift !== null) {
    const [, sign, amount, unit, word] = shift as unknown as [
      string,
      string,
      string,
      string,
      string,
    ];
    const direction = directionOf(word);
    if (direction !== null) return { kind: "shift", sign, amount, unit, direction };
  }
  if (signed !== null) {
    const [, sign, number, rest] = signed as unknown as [string, "+" | "-", string, string];
    if (ARITHMETIC.test(rest)) return null;
    return { kind: "signed", sign, quantity: `${sign}${number}${rest === "" ? "" : ` ${rest}`}` };
  }
  const factor = FACTOR.exec(text);
  if (factor !== null) {
    const quantity = factor[1]!.trim();
    return ARITHMETIC.test(quantity) ? null : { kind: "factor", quantity };
  }
  const behind = FACTOR_BEHIND.exec(text);
  if (behind !== null) return { kind: "words", proposed: `x ${behind[1]!}` };
  const [, number, unit, word = ""] = MORE.exec(text) ?? [];
  const sign = MORE_WORDS.has(word.toLowerCase())
    ? "+"
    : LESS_WORDS.has(word.toLowerCase())
      ? "-"
      : null;
  if (sign === null || number === undefined) return null;
  return { kind: "words", proposed: `${sign}${number}${unit === "" ? "" : ` ${unit}`}` };
}

/** `later` or `earlier` as it was meant, in the language it was written in; null when neither. */
function directionOf(word: string): string | null {
  const lower = word.toLowerCase();
  if (lower in LATER) return lower;
  if (ALSO_EARLIER.has(lower)) return "earlier";
  if (ALSO_LATER.has(lower)) return "later";
  return Object.keys(LATER).find((known) => spellingDistance(lower, known, 1) <= 1) ?? null;
}

/**
 * Whether a value is to be read as a change. A minus alone is one where no value can be negative;
 * elsewhere it is read here too, to be refused.
 */
export const isWrittenAsChange = (node: YamlScalar): boolean =>
  node.value !== null && !node.faulty && formOf(node.written) !== null;

/** Reads a change; null when it is wrong, which is then in `diagnostics`. */
export function readChange(
  source: SourceText,
  node: YamlScalar,
  slot: ValueSlot,
  stated: Exclude<Stated, "value">,
  diagnostics: Diagnostic[],
): RelativeChange | null {
  const reader = new ChangeReader(source, node, slot, stated, diagnostics);
  return reader.read();
}

/** What stands behind `value:` is no change, whatever it looks like; a minus is part of it. */
export function refuseChange(
  source: SourceText,
  node: YamlScalar,
  diagnostics: Diagnostic[],
): boolean {
  const form = formOf(node.written);
  if (form === null || (form.kind === "signed" && form.sign === "-")) return false;
  const { written } = node;
  const plain = written.replace(/^\+\s*/, "");
  diagnostics.push(
    diagnosticAt(source, node.start, node.end, {
      code: "ambiguous-change",
      message: {
        nl: `achter value: hoort een waarde; "${written}" is een verandering`,
        en: `a value belongs behind value:; "${written}" is a change`,
      },
      help:
        form.kind === "signed"
          ? {
              nl: `schrijf value: ${plain}, of change: ${written} voor een verandering`,
              en: `write value: ${plain}, or change: ${written} for a change`,
            }
          : { nl: `schrijf change: ${written}`, en: `write change: ${written}` },
    }),
  );
  return true;
}

class ChangeReader {
  private readonly source: SourceText;
  private readonly node: YamlScalar;
  private readonly slot: ValueSlot;
  private readonly stated: Exclude<Stated, "value">;
  private readonly diagnostics: Diagnostic[];
  private readonly canonical: Unit;

  constructor(
    source: SourceText,
    node: YamlScalar,
    slot: ValueSlot,
    stated: Exclude<Stated, "value">,
    diagnostics: Diagnostic[],
  ) {
    this.source = source;
    this.node = node;
    this.slot = slot;
    this.stated = stated;
    this.diagnostics = diagnostics;
    this.canonical = canonicalUnit(slot.unit);
  }

  read(): RelativeChange | null {
    const { written } = this.node;
    const plain = plainQuantityText(written);
    if (plain !== written)
      return this.refuse({ problem: "typographic-character", corrected: plain });
    const form = formOf(written);
    if (form === null) return this.reportUnsigned();
    switch (form.kind) {
      case "signed":
        return this.signed(form.sign, form.quantity);
      case "factor":
        return this.factor(form.quantity);
      case "shift":
        return this.shift(form);
      case "words":
        return this.report({
          code: "not-a-number",
          message: {
            nl: `"${written}" is geen verandering zoals wij die lezen`,
            en: `"${written}" is no change as we read them`,
          },
          help: { nl: `schrijf ${form.proposed}`, en: `write ${form.proposed}` },
        });
    }
  }

  /** `+20 %`, `-2 MW`, `+5 pp`. */
  private signed(sign: "+" | "-", quantity: string): RelativeChange | null {
    const { slot, canonical, node } = this;
    const { written } = node;
    const read = parseQuantity(quantity, canonical);
    if ("problem" in read) return this.refuse(read);
    const { value, unit } = read;
    if (unit === null || unit.text === "1") {
      if (canonical.dimension === "") return this.reportBareShare(sign, Math.abs(value));
      if (unit === null && !acceptsPlainNumber(canonical)) {
        return this.report(missingUnit({ written, value }, slot, canonical));
      }
    }
    if (unit !== null && isPercent(unit)) {
      // Percent per year: points of a rate, or growth that adds up year after year.
      if (unit.dimension !== "") return this.reportPercentPerYear(sign, quantity);
      if (canonical.text === "year") return this.report(wrongUnit(written, unit, slot, canonical));
      // -10 % of a share that may be negative could be that value itself.
      if (sign === "-" && this.mayBeValue(convert(value, unit, canonical))) return null;
      return this.scaled(1 + convert(value, unit, canonicalUnit("1"))!);
    }
    const priced = unit === null ? null : atModelPrices(unit, slot.prices);
    if (typeof priced === "number") {
      return this.report(unknownPriceYear(written, priced, slot.prices!));
    }
    const amount =
      priced === null
        ? value
        : slot.yearly
          ? convertYearly(value, priced, canonical)
          : convert(value, priced, canonical);
    if (amount === null) return this.report(wrongUnit(written, unit!, slot, canonical));
    if (canonical.text === "year") return this.postponed(amount, `${Math.abs(value)}`);
    if (sign === "-" && this.mayBeValue(amount)) return null;
    return { kind: "amount", amount: amount === 0 ? 0 : amount };
  }

  /** `x 1.5`. */
  private factor(quantity: string): RelativeChange | null {
    const { written } = this.node;
    const read = parseQuantity(quantity);
    if ("problem" in read) return this.refuse(read, "x ");
    const factor =
      read.unit === null ? read.value : convert(read.value, read.unit, canonicalUnit("1"));
    if (factor === null || this.canonical.text === "year") {
      return this.report({
        code: "wrong-unit",
        message:
          factor === null
            ? {
                nl: `"${written}": achter x hoort een getal zonder eenheid`,
                en: `"${written}": a number without a unit belongs behind x`,
              }
            : {
                nl: `${this.slot.name}: een jaartal kan niet ${written} gedaan worden`,
                en: `${this.slot.name}: a calendar year cannot be multiplied`,
              },
        help:
          factor === null
            ? { nl: `schrijf x ${read.value}`, en: `write x ${read.value}` }
            : { nl: "schrijf bijvoorbeeld 5 jaar later", en: "write for instance 5 years later" },
      });
    }
    return this.scaled(factor);
  }

  private scaled(factor: number): RelativeChange | null {
    if (factor >= 0) return { kind: "factor", factor };
    const { written } = this.node;
    return this.report({
      code: "out-of-range",
      message: {
        nl: `${this.slot.name}: ${written} neemt meer weg dan er is`,
        en: `${this.slot.name}: ${written} takes away more than there is`,
      },
      help: { nl: "-100 % is alles", en: "-100 % is all of it" },
    });
  }

  /** `5 years later`. */
  private shift(form: Extract<Form, { kind: "shift" }>): RelativeChange | null {
    const { written } = this.node;
    const { sign, amount, unit, direction } = form;
    const count = Number(amount);
    const isYears = parseUnit(unit.toLowerCase())?.dimension === "year";
    const isSpelt = written.toLowerCase().endsWith(direction);
    if (sign !== "" || !isYears || !isSpelt || !Number.isInteger(count)) {
      const proposed = isYears && count >= 0.5 ? Math.round(count) : 5;
      const words = LATER[direction]!;
      return this.report({
        code: "not-a-number",
        message: {
          nl: `"${written}" is geen verschuiving in hele jaren`,
          en: `"${written}" is not a shift by whole years`,
        },
        help: {
          nl: `schrijf ${proposed} jaar ${words.nl}`,
          en: `write ${proposed} ${proposed === 1 ? "year" : "years"} ${words.en}`,
        },
      });
    }
    if (count > LONGEST_SHIFT) {
      return this.report({
        code: "out-of-range",
        message: {
          nl: `${this.slot.name}: "${written}" schuift verder dan ${LONGEST_SHIFT} jaar`,
          en: `${this.slot.name}: "${written}" shifts by more than ${LONGEST_SHIFT} years`,
        },
        help: {
          nl: "schrijf bijvoorbeeld 5 jaar later, of null voor de referentie",
          en: "write for instance 5 years later, or null for the reference",
        },
      });
    }
    const years = LATER[direction]!.en === "later" ? count : -count;
    if (this.canonical.text === "year") return this.postponed(years, amount);
    return { kind: "shift", years: years === 0 ? 0 : years };
  }

  /** A lever whose value is a calendar year: what stands at the top of its range is never. */
  private postponed(years: number, written: string): RelativeChange | null {
    if (Number.isInteger(years)) return { kind: "postpone", years, never: this.slot.max };
    return this.report({
      code: "not-a-number",
      message: {
        nl: `${this.slot.name}: ${written} is geen geheel aantal jaren`,
        en: `${this.slot.name}: ${written} is not a whole number of years`,
      },
      help: null,
    });
  }

  /** `+0.2` of a share: a fifth more of itself, or twenty points more. */
  private reportBareShare(sign: string, value: number): null {
    const { written } = this.node;
    const percent = Number((value > 1 ? value : value * 100).toPrecision(12));
    return this.report({
      code: "ambiguous-change",
      message: {
        nl: `${this.slot.name}: "${written}" kan procenten van de waarde zelf of procentpunten betekenen`,
        en: `${this.slot.name}: "${written}" could mean a percentage of the value itself or percentage points`,
      },
      help: {
        nl: `schrijf ${sign}${percent} % (van de waarde zelf) of ${sign}${percent} pp (procentpunten)`,
        en: `write ${sign}${percent} % (of the value itself) or ${sign}${percent} pp (percentage points)`,
      },
    });
  }

  /** `+0.5 %/year`: points of a rate per year, or growth year after year. */
  private reportPercentPerYear(sign: string, quantity: string): null {
    const { written } = this.node;
    const number = quantity.slice(1).split(" ")[0]!;
    const isRate = this.canonical.dimension === "year^-1";
    return this.report({
      code: "ambiguous-change",
      message: {
        nl: `${this.slot.name}: "${written}" is geen verandering in één keer`,
        en: `${this.slot.name}: "${written}" is not a change all at once`,
      },
      help: isRate
        ? {
            nl: `schrijf ${sign}${number} % (van de waarde zelf) of ${sign}${number} pp (procentpunten)`,
            en: `write ${sign}${number} % (of the value itself) or ${sign}${number} pp (percentage points)`,
          }
        : {
            nl: `schrijf ${sign}${number} %, of een tabel van jaren voor wat elk jaar groeit`,
            en: `write ${sign}${number} %, or a table of years for what grows every year`,
          },
    });
  }

  /** Whether a minus alone could be the sign of the value; then both ways to write it are told. */
  private mayBeValue(value: number | null): boolean {
    if (value === null || this.slot.min >= 0 || this.stated === "change") return false;
    const { written } = this.node;
    this.report({
      code: "ambiguous-change",
      message: {
        nl: `${this.slot.name}: "${written}" kan een waarde onder nul zijn of een vermindering`,
        en: `${this.slot.name}: "${written}" could be a value below nought or a decrease`,
      },
      help: {
        nl: `schrijf { value: ${written} } voor de waarde of { change: ${written} } voor de vermindering`,
        en: `write { value: ${written} } for the value or { change: ${written} } for the decrease`,
      },
    });
    return true;
  }

  private reportUnsigned(): null {
    const { written, value } = this.node;
    const isQuantity =
      typeof value === "number" || !("problem" in parseQuantity(written, this.canonical));
    return this.report({
      code: isQuantity ? "ambiguous-change" : "not-a-number",
      message: {
        nl: `"${written}" is geen verandering`,
        en: `"${written}" is no change`,
      },
      help: isQuantity
        ? {
            nl: `schrijf +${written} of -${written}, of value: ${written} voor de waarde zelf`,
            en: `write +${written} or -${written}, or value: ${written} for the value itself`,
          }
        : {
            nl: "schrijf bijvoorbeeld +20 %, x 1.5 of 5 jaar later",
            en: "write for instance +20 %, x 1.5 or 5 years later",
          },
    });
  }

  /** What is wrong with the number or the unit. */
  private refuse(problem: QuantityProblem, before = ""): null {
    const { source, node, canonical, diagnostics } = this;
    reportQuantity(source, node, withPrefix(problem, before), canonical, diagnostics);
    return null;
  }

  private report(remark: Remark): null {
    this.diagnostics.push(diagnosticAt(this.source, this.node.start, this.node.end, remark));
    return null;
  }
}

/** The corrections of a problem, with what stood in front of the number. */
function withPrefix(problem: QuantityProblem, before: string): QuantityProblem {
  switch (problem.problem) {
    case "decimal-comma":
    case "typographic-character":
    case "price-year":
      return { ...problem, corrected: before + problem.corrected };
    case "not-a-number":
      return {
        ...problem,
        corrected: problem.corrected === null ? null : before + problem.corrected,
      };
    case "ambiguous-point": {
      const { whole, fraction } = problem;
      return {
        ...problem,
        whole: before + whole,
        fraction: fraction === null ? null : before + fraction,
      };
    }
    case "unknown-unit":
      return problem;
  }
}
