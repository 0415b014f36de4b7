/** Whether parts of a formula measure what the operation that takes them asks for. */
import type { Text } from "../declarations.ts";
import { describeUnit, proposedUnits, unitInWords, type Unit } from "../units/units.ts";
import { hasBarePercentage } from "./bare-percentage.ts";
import { literalOf, type Part } from "./part.ts";
import type { Span, WrittenFormula } from "./written-formula.ts";

/** The unit of a part that must be a quantity. */
export function quantityOf(written: WrittenFormula, part: Part, sign: string): Unit | null {
  if (part.unit !== null) return part.unit;
  const shown = written.shown(part);
  return written.fail(part.start, part.end, {
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

/** The part itself when it is a condition. */
export function conditionOf(written: WrittenFormula, part: Part, sign: string): Part | null {
  if (part.unit === null) return part;
  const shown = written.shown(part);
  return written.fail(part.start, part.end, {
    code: "bad-formula",
    message: {
      nl: `${shown} is een getal; bij ${sign} hoort een vergelijking`,
      en: `${shown} is a number; ${sign} takes a comparison`,
    },
    help: { nl: `bijvoorbeeld ${shown} > 0`, en: `for instance ${shown} > 0` },
  });
}

/** Whether a part is a bare number. */
export function isPlain(written: WrittenFormula, part: Part, name: string): boolean {
  if (part.unit!.dimension === "") return true;
  const is = describeUnit(part.unit!);
  written.fail(part.start, part.end, {
    code: "wrong-unit",
    message: {
      nl: `${name}: ${written.shown(part)} is ${is.nl}, hier hoort een getal zonder eenheid`,
      en: `${name}: ${written.shown(part)} is ${is.en}, a number without a unit belongs here`,
    },
    help: {
      nl: "deel eerst door een eenheid, zoals x / 1 MW",
      en: "divide by a unit first, as in x / 1 MW",
    },
  });
  return false;
}

/** The common unit of quantities that are added or compared; null, with both named, when there is none. */
export function alike(
  written: WrittenFormula,
  parts: readonly Part[],
  at: Span,
  what: string,
): Unit | null {
  const [first] = parts;
  let unit = first!.unit!;
  if (hasBarePercentage(written, parts)) return null;
  for (const part of parts.slice(1)) {
    const other = part.unit!;
    if (other.dimension === unit.dimension) continue;
    // A plain number beside years is a year or a number of years.
    if (unit.dimension === "year" && other.dimension === "") continue;
    if (unit.dimension === "" && other.dimension === "year") {
      unit = other;
      continue;
    }
    const [a, b] = [written.shown(first!), written.shown(part)];
    const [is, are] = [describeUnit(unit), describeUnit(other)];
    return written.fail(at.start, at.end, {
      code: "wrong-unit",
      message: {
        nl: `${what} vraagt twee keer dezelfde eenheid: ${a} is ${is.nl}, ${b} is ${are.nl}`,
        en: `${what} needs the same unit twice: ${a} is ${is.en}, ${b} is ${are.en}`,
      },
      help: unitForNumber(unit.dimension === "" ? [first!, other] : [part, unit], (one) =>
        written.shown(one),
      ),
    });
  }
  return unit;
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
  // `10 % MW` is no unit: a percentage is one of something.
  if (/[%‰]$/.test(shown(part))) {
    return {
      nl: `een percentage is er een van iets: … * ${shown(part)}`,
      en: `a percentage is one of something: … * ${shown(part)}`,
    };
  }
  const words = unitInWords(proposedUnits(unit)[0]!.text);
  return {
    nl: `schrijf bijvoorbeeld ${shown(part)} ${words.nl}`,
    en: `write for instance ${shown(part)} ${words.en}`,
  };
}
