/** From a YAML value to a number in the canonical unit of its slot, or to what is wrong with it. */
import type { Diagnostic } from "./diagnostics.ts";
import { diagnosticAt, type Remark, type SourceText } from "./text.ts";
import { showCharacters, suspectCharacters } from "./typography.ts";
import {
  acceptedUnits,
  acceptsPlainNumber,
  canonicalUnit,
  convert,
  convertYearly,
  describeUnit,
  parseQuantity,
  writeQuantity,
  type QuantityProblem,
  type Unit,
} from "./units.ts";
import { decimalCommaAt, lineWith, type YamlNode, type YamlScalar } from "./yaml-document.ts";

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
}

export interface SlotValue {
  /** In the canonical unit. */
  readonly value: number;
  /** As the author wrote it; null for a bare number. */
  readonly unit: Unit | null;
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
    const canonical = canonicalUnit(slot.unit);
    return report({
      code: "wrong-type",
      message: {
        nl: `${slot.name}: hier hoort één waarde, ${describeUnit(canonical).nl}`,
        en: `${slot.name}: one value belongs here, ${describeUnit(canonical).en}`,
      },
    });
  }
  const canonical = canonicalUnit(slot.unit);
  const read =
    typeof node.value === "number" ? { value: node.value, unit: null } : parseQuantity(node.value);
  if ("problem" in read) return reportQuantity(source, node, read, canonical, diagnostics);
  let value: number | null;
  if (read.unit === null) {
    if (!acceptsPlainNumber(canonical)) return report(missingUnit(node.written, slot, canonical));
    value = read.value;
  } else {
    value = slot.yearly
      ? convertYearly(read.value, read.unit, canonical)
      : convert(read.value, read.unit, canonical);
    if (value === null) return report(wrongUnit(node.written, read.unit, slot, canonical));
  }
  if (value < slot.min || value > slot.max) {
    return report(outOfRange(node.written, value, read.unit, slot, canonical));
  }
  return { value: value === 0 ? 0 : value, unit: read.unit };
}

function reportQuantity(
  source: SourceText,
  node: YamlScalar,
  problem: QuantityProblem,
  canonical: Unit,
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
      const accepted = acceptedUnits(canonical).join(", ");
      report({
        code: "wrong-unit",
        message: {
          nl: `"${unit}" is geen eenheid die wij kennen`,
          en: `"${unit}" is not a unit we know`,
        },
        help:
          suggestion === null
            ? { nl: `hier passen: ${accepted}`, en: `what fits here: ${accepted}` }
            : { nl: `bedoelde u ${suggestion}?`, en: `did you mean ${suggestion}?` },
      });
      return null;
    }
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
            ? {
                nl: `verwacht: ${describeUnit(canonical).nl}`,
                en: `expected: ${describeUnit(canonical).en}`,
              }
            : { nl: `schrijf: ${corrected}`, en: `write: ${corrected}` },
      });
      return null;
    }
  }
}

/** The line with the value put right; quotes around the value stay. */
function replacedInLine(source: SourceText, node: YamlScalar, corrected: string): string {
  const span = source.text.slice(node.start, node.end);
  const quote = span.startsWith('"') || span.startsWith("'") ? span[0]! : "";
  return lineWith(source, node.start, node.end, quote + corrected + quote);
}

function missingUnit(written: string, slot: ValueSlot, canonical: Unit): Remark {
  const accepted = acceptedUnits(canonical);
  const example = `${written} ${accepted.includes(canonical.text) ? canonical.text : accepted[0]!}`;
  return {
    code: "missing-unit",
    message: {
      nl: `${slot.name}: bij ${written} ontbreekt de eenheid; hier hoort ${describeUnit(canonical).nl}`,
      en: `${slot.name}: ${written} lacks its unit; ${describeUnit(canonical).en} belongs here`,
    },
    help: { nl: `schrijf bijvoorbeeld ${example}`, en: `write for instance ${example}` },
  };
}

function wrongUnit(written: string, unit: Unit, slot: ValueSlot, canonical: Unit): Remark {
  const is = describeUnit(unit);
  const wanted = describeUnit(canonical);
  return {
    code: "wrong-unit",
    message: {
      nl: `${slot.name}: ${written} is ${is.nl}, hier hoort ${wanted.nl}`,
      en: `${slot.name}: ${written} is ${is.en}, ${wanted.en} belongs here`,
    },
  };
}

function outOfRange(
  written: string,
  value: number,
  unit: Unit | null,
  slot: ValueSlot,
  canonical: Unit,
): Remark {
  const low = writeQuantity(slot.min, canonical, sameDimension(unit, canonical));
  const high = writeQuantity(slot.max, canonical, sameDimension(unit, canonical));
  const below = value < slot.min;
  const percent = unit === null && canonical.dimension === "" && value >= 2 && value <= 100;
  const meantPercent = percent && value / 100 >= slot.min && value / 100 <= slot.max;
  return {
    code: "out-of-range",
    message: {
      nl: `${slot.name}: ${written} ligt ${below ? `onder het minimum ${low}` : `boven het maximum ${high}`}`,
      en: `${slot.name}: ${written} is ${below ? `below the minimum ${low}` : `above the maximum ${high}`}`,
    },
    help: meantPercent
      ? { nl: `bedoelde u ${written} %?`, en: `did you mean ${written} %?` }
      : Number.isFinite(slot.min) && Number.isFinite(slot.max)
        ? { nl: `van ${low} tot ${high}`, en: `from ${low} to ${high}` }
        : null,
  };
}

/** The author's unit where the bounds can be said in it, else the canonical one. */
function sameDimension(unit: Unit | null, canonical: Unit): Unit | null {
  if (unit === null) return canonical.dimension === "year" ? null : canonical;
  return unit.dimension === canonical.dimension
    ? unit
    : { ...unit, dimension: canonical.dimension };
}
