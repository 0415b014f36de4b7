/** From a YAML value to a number in the canonical unit of its slot, or to what is wrong with it. */
import type { Text } from "../declarations.ts";
import type { Diagnostic } from "../diagnostics/diagnostics.ts";
import { diagnosticAt, type Remark, type SourceText } from "../diagnostics/text.ts";
import { atModelPrices, otherPriceYear, unknownPriceYear, type PriceIndex } from "./price-index.ts";
import { showCharacters, suspectCharacters } from "../diagnostics/typography.ts";
import {
  acceptedUnits,
  acceptsPlainNumber,
  ambiguousPoint,
  canonicalUnit,
  convert,
  convertYearly,
  describeUnit,
  parseQuantity,
  PRICE_YEAR,
  proposedUnits,
  unitInWords,
  unitsInWords,
  writeQuantity,
  type AmbiguousPoint,
  type Quantity,
  type QuantityProblem,
  type Unit,
} from "./units.ts";
import {
  decimalCommaAt,
  lineWith,
  missingSpaceHelp,
  spacedKey,
  type YamlNode,
  type YamlScalar,
} from "../yaml/yaml-document.ts";

export interface ValueSlot {
  /** What the value is for, as messages name it: `housing.renovation_rate`. */
  readonly name: string;
  /** Canonical unit. */
  readonly unit: string;
  /** Inclusive bounds in the canonical unit. */
  readonly min: number;
  readonly max: number;
  /** An amount or rate per calendar year: `/year` may be there or not. */
  readonly yearly: boolean;
  /** Price levels of the region; null where it could not be read. */
  readonly prices: PriceIndex | null;
  /** The unit that its author declared, to be proposed before any other. */
  readonly shown?: string | undefined;
  /** Of a lever: a table of years or a change may stand there too. */
  readonly path?: true;
}

export interface SlotValue {
  /** In the canonical unit. */
  readonly value: number;
  /** As the author wrote it; null for a bare number. */
  readonly unit: Unit | null;
  /** The number that the author wrote, where that is money of another year than the model's. */
  readonly stated?: number;
}

/** Reads a value; null when it is wrong, which is then in `diagnostics`. */
export function readSlotValue(
  source: SourceText,
  node: YamlNode,
  slot: ValueSlot,
  diagnostics: Diagnostic[],
): SlotValue | null {
  const report = (remark: Remark): null => {
    diagnostics.push(diagnosticAt(source, node.start, node.end, remark));
    return null;
  };
  if (node.kind !== "scalar" || node.value === null || typeof node.value === "boolean") {
    if (node.kind === "scalar" && node.faulty) return null;
    if (node.kind === "scalar" && node.absent) return report(missingValue(slot.name, null));
    const canonical = canonicalUnit(slot.unit);
    return report({
      code: "wrong-type",
      message: {
        nl: `${slot.name}: hier hoort één waarde, ${describeUnit(canonical).nl}`,
        en: `${slot.name}: one value belongs here, ${describeUnit(canonical).en}`,
      },
      help:
        slot.path === true
          ? {
              nl: "schrijf één waarde, of een tabel van jaren: { 2030: …, 2040: … }",
              en: "write one value, or a table of years: { 2030: …, 2040: … }",
            }
          : null,
    });
  }
  const canonical = canonicalUnit(slot.unit);
  const spaced = spacedKey(node.written);
  if (spaced !== null) {
    return report({
      code: "not-a-number",
      message: {
        nl: `"${node.written}" is geen getal met een eenheid`,
        en: `"${node.written}" is not a number with a unit`,
      },
      help: missingSpaceHelp(spaced),
    });
  }
  const read =
    typeof node.value === "number" ? plainNumber(node) : parseQuantity(node.value, canonical);
  if ("problem" in read) return reportQuantity(source, node, read, canonical, diagnostics);
  let value: number | null;
  let unit: Unit | null = null;
  if (read.unit === null) {
    if (!acceptsPlainNumber(canonical)) {
      const { written } = node;
      return report(missingUnit({ written, value: read.value }, slot, canonical));
    }
    value = read.value;
  } else {
    const priced = atModelPrices(read.unit, slot.prices);
    if (typeof priced === "number") {
      return report(unknownPriceYear(node.written, priced, slot.prices!));
    }
    unit = priced;
    value = slot.yearly
      ? convertYearly(read.value, unit, canonical)
      : convert(read.value, unit, canonical);
    if (value === null) return report(wrongUnit(node.written, read.unit, slot, canonical));
  }
  if (value < slot.min || value > slot.max) {
    return report(outOfRange(node.written, value, unit, slot, canonical));
  }
  const stated = read.unit === null || otherPriceYear(read.unit) === null ? null : read.value;
  return { value: value === 0 ? 0 : value, unit, ...(stated === null ? {} : { stated }) };
}

/** Nothing behind a key. `removed`: what an explicit null would mean there, if anything. */
export const missingValue = (name: string, removed: Text | null): Remark => ({
  code: "missing-value",
  message: {
    nl: `${name}: hier ontbreekt een waarde`,
    en: `${name}: a value is missing here`,
  },
  help:
    removed === null
      ? { nl: "schrijf een waarde", en: "write a value" }
      : {
          nl: `schrijf een waarde, of null ${removed.nl}`,
          en: `write a value, or null ${removed.en}`,
        },
});

/** A number as YAML read it, unless what stands there could mean another. */
function plainNumber(node: YamlScalar): Quantity | QuantityProblem {
  const ambiguous = ambiguousPoint(node.written);
  if (ambiguous !== null) return { problem: "ambiguous-point", ...ambiguous };
  return { value: node.value as number, unit: null };
}

/**
 * Says what keeps a text from being a number with a unit.
 *
 * @param canonical the unit that is wanted there; null when any will do
 */
export function reportQuantity(
  source: SourceText,
  node: YamlScalar,
  problem: QuantityProblem,
  canonical: Unit | null,
  diagnostics: Diagnostic[],
): null {
  const { start, end } = node;
  const report = (remark: Remark): void => {
    diagnostics.push(diagnosticAt(source, start, end, remark));
  };
  switch (problem.problem) {
    case "decimal-comma": {
      const line = replacedInLine(source, node, problem.corrected);
      diagnostics.push(decimalCommaAt(source, start, end, line));
      return null;
    }
    case "ambiguous-point":
      report(ambiguousRemark(problem));
      return null;
    case "typographic-character": {
      const shown = showCharacters(suspectCharacters(node.written));
      const line = replacedInLine(source, node, problem.corrected).trim();
      report({
        code: "typographic-character",
        message: {
          nl: `teken uit een tekstverwerker in een getal of eenheid: ${shown.nl}`,
          en: `a word processor's character in a number or unit: ${shown.en}`,
        },
        help: { nl: `schrijf: ${line}`, en: `write: ${line}` },
      });
      return null;
    }
    case "unknown-unit": {
      const { unit, suggestion } = problem;
      const more = whatStandsBehind(node.written);
      report({
        code: "wrong-unit",
        message: {
          nl: `"${unit}" is geen eenheid die wij kennen`,
          en: `"${unit}" is not a unit we know`,
        },
        help:
          more !== null
            ? more
            : suggestion === null
              ? canonical === null
                ? null
                : unitsThatFit(canonical)
              : { nl: `bedoelde u ${suggestion}?`, en: `did you mean ${suggestion}?` },
      });
      return null;
    }
    case "price-year":
      report(withoutPriceYear(node.written, problem.corrected));
      return null;
    case "not-a-number": {
      const { corrected } = problem;
      report({
        code: "not-a-number",
        message: {
          nl: `"${node.written}" is geen getal met een eenheid`,
          en: `"${node.written}" is not a number with a unit`,
        },
        help:
          corrected === null
            ? canonical === null
              ? { nl: "bijvoorbeeld 31 MW", en: "for instance 31 MW" }
              : {
                  nl: `verwacht: ${describeUnit(canonical).nl}`,
                  en: `expected: ${describeUnit(canonical).en}`,
                }
            : { nl: `schrijf: ${corrected}`, en: `write: ${corrected}` },
      });
      return null;
    }
  }
}

/** A year, a range or a circumstance that was written into a value; null when it is none of these. */
function whatStandsBehind(written: string): Text | null {
  const dated = /^(\S+ ?\S*?),? +(?:in|tegen|vanaf|sinds|by|from|since) +((?:19|20|21)\d\d)$/.exec(
    written.slice(0, LONGEST_HINT),
  );
  if (dated !== null) {
    const table = `{ ${dated[2]}: ${dated[1]} }`;
    return { nl: `schrijf ${table}`, en: `write ${table}` };
  }
  if (/^[\d.]+ *(?:-|\.\.|tot|to) *\d/.test(written)) {
    return {
      nl: "een waarde is één getal, geen marge",
      en: "a value is one number, not a range",
    };
  }
  return /^\d+ (?:jaar|jaren|years?) /.test(written)
    ? {
        nl: "een verschuiving is 5 jaar later of 5 jaar vroeger, en verder niets",
        en: "a shift is 5 years later or 5 years earlier, and nothing more",
      }
    : null;
}

const LONGEST_HINT = 60;

/** An amount of money that could be of any year. */
export const withoutPriceYear = (written: string, corrected: string): Remark => ({
  code: "missing-unit",
  message: {
    nl: `"${written}" zegt niet in prijzen van welk jaar`,
    en: `"${written}" does not say in prices of which year`,
  },
  help: {
    nl: `schrijf ${corrected}, in prijzen van ${PRICE_YEAR}`,
    en: `write ${corrected}, in prices of ${PRICE_YEAR}`,
  },
});

/** The line with the value put right; quotes around the value stay. */
function replacedInLine(source: SourceText, node: YamlScalar, corrected: string): string {
  const span = source.text.slice(node.start, node.end);
  const quote = span.startsWith('"') || span.startsWith("'") ? span[0]! : "";
  return lineWith(source, node.start, node.end, quote + corrected + quote);
}

/** "1.500 MW": fifteen hundred to one reader, one and a half to another. */
function ambiguousRemark({ number, whole, fraction, rest }: AmbiguousPoint): Remark {
  if (fraction === null) {
    return {
      code: "not-a-number",
      message: {
        nl: `"${number}" heeft punten tussen de duizendtallen`,
        en: `"${number}" has points between the thousands`,
      },
      help: { nl: `schrijf ${whole}${rest}`, en: `write ${whole}${rest}` },
    };
  }
  const fourth = fraction.length > number.length;
  return {
    code: "not-a-number",
    message: {
      nl: `"${number}" kan ${whole} of ${fractionInDutch(number)} betekenen`,
      en: `"${number}" could mean ${whole} or ${fractionInEnglish(number)}`,
    },
    help: {
      nl: `schrijf ${whole}${rest} of ${fourth ? "(met een vierde decimaal) " : ""}${fraction}${rest}`,
      en: `write ${whole}${rest} or ${fourth ? "(with a fourth decimal) " : ""}${fraction}${rest}`,
    },
  };
}

const fractionInEnglish = (number: string): string => `${Number(number)}`;
const fractionInDutch = (number: string): string => fractionInEnglish(number).replace(".", ",");

/** A number of which nobody can tell how much it is. */
export function missingUnit(
  { written, value }: { readonly written: string; readonly value: number },
  slot: ValueSlot,
  canonical: Unit,
): Remark {
  // 20 is meant in MW; 20000 would then be more than there can be, or than anyone says.
  const [first, ...others] = proposedUnits(canonical);
  const converted = convert(value, first!, canonical)!;
  const likely = Math.abs(value) < 10_000 && converted >= slot.min && converted <= slot.max;
  const proposed = likely || others.length === 0 ? first! : others[0]!;
  const unit =
    slot.shown === undefined ? unitInWords(proposed.text) : { nl: slot.shown, en: slot.shown };
  const wanted = describeUnit(canonical);
  // 0.025 of a share may be what 2.5 % is.
  const part = proposed.text.startsWith("%") && value > 0 && value < 0.2;
  const hundredfold = `${Number((value * 100).toPrecision(12))}`;
  return {
    code: "missing-unit",
    message: {
      nl: `${slot.name}: bij ${written} ontbreekt de eenheid; hier hoort ${wanted.nl}`,
      en: `${slot.name}: ${written} lacks its unit; ${wanted.en} belongs here`,
    },
    help: part
      ? {
          nl: `schrijf ${hundredfold} ${unit.nl}, of ${written} ${unit.nl} als u zo weinig bedoelt`,
          en: `write ${hundredfold} ${unit.en}, or ${written} ${unit.en} when so little is meant`,
        }
      : {
          nl: `schrijf bijvoorbeeld ${written} ${unit.nl}`,
          en: `write for instance ${written} ${unit.en}`,
        },
  };
}

function unitsThatFit(canonical: Unit): Text {
  const accepted = unitsInWords(acceptedUnits(canonical));
  return { nl: `hier passen: ${accepted.nl}`, en: `what fits here: ${accepted.en}` };
}

/** A quantity of another kind than is wanted. */
export function wrongUnit(written: string, unit: Unit, slot: ValueSlot, canonical: Unit): Remark {
  const is = describeUnit(unit);
  const wanted = describeUnit(canonical);
  return {
    code: "wrong-unit",
    message: {
      nl: `${slot.name}: ${written} is ${is.nl}, hier hoort ${wanted.nl}`,
      en: `${slot.name}: ${written} is ${is.en}, ${wanted.en} belongs here`,
    },
    help:
      slot.path === true &&
      /^[\d.]/.test(written) &&
      unit.dimension === "" &&
      canonical.dimension !== "year"
        ? {
            nl: `een verandering schrijft u als +${written}; ${unitsThatFit(canonical).nl}`,
            en: `a change is written +${written}; ${unitsThatFit(canonical).en}`,
          }
        : unitsThatFit(canonical),
  };
}

function outOfRange(
  written: string,
  value: number,
  unit: Unit | null,
  slot: ValueSlot,
  canonical: Unit,
): Remark {
  // A bare number is answered in the canonical unit, but a calendar year has no unit to show.
  const stated = unit ?? (canonical.dimension === "year" ? null : canonical);
  const low = quantityInWords(slot.min, canonical, stated);
  const high = quantityInWords(slot.max, canonical, stated);
  const below = value < slot.min;
  const percent = unit === null && canonical.dimension === "" && value >= 2 && value <= 100;
  const meantPercent = percent && value / 100 >= slot.min && value / 100 <= slot.max;
  return {
    code: "out-of-range",
    message: {
      nl: `${slot.name}: ${written} ligt ${below ? `onder het minimum ${low.nl}` : `boven het maximum ${high.nl}`}`,
      en: `${slot.name}: ${written} is ${below ? `below the minimum ${low.en}` : `above the maximum ${high.en}`}`,
    },
    help: meantPercent
      ? { nl: `bedoelde u ${written} %?`, en: `did you mean ${written} %?` }
      : Number.isFinite(slot.min) && Number.isFinite(slot.max)
        ? { nl: `van ${low.nl} tot ${high.nl}`, en: `from ${low.en} to ${high.en}` }
        : null,
  };
}

/**
 * A canonical value in the unit given, which is read in words of the language; without one as a
 * bare number in the canonical unit.
 */
export function quantityInWords(value: number, canonical: Unit, unit: Unit | null): Text {
  const shown = unit === null ? null : sameDimension(unit, canonical);
  const written = writeQuantity(value, canonical, shown);
  if (shown === null || shown.text === "1") return { nl: written, en: written };
  const number = written.slice(0, written.length - shown.text.length);
  const words = unitInWords(shown.text);
  return { nl: number + words.nl, en: number + words.en };
}

/** A unit that differs by `/year` only, as what it is wanted to be. */
const sameDimension = (unit: Unit, canonical: Unit): Unit =>
  unit.dimension === canonical.dimension ? unit : { ...unit, dimension: canonical.dimension };
