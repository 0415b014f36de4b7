/** Looks up the names in a formula; one that is not there is told with what may be meant. */
import { formatAddress, parseAddress, parseLooseAddress } from "../address.ts";
import { nearest } from "../near-miss.ts";
import type { Remark } from "../text.ts";
import { parseUnitCounting } from "../units.ts";
import { FORMS } from "./function-forms.ts";
import type { FormulaScope, ScopedName } from "./scope.ts";
import { FUNCTIONS, type FormulaFunction } from "./tree.ts";
import { NUMBER } from "./unit-algebra.ts";
import { NO_NUMBERS, YEAR } from "./words.ts";
import type { Span, WrittenFormula } from "./written-formula.ts";

export interface FoundName extends ScopedName {
  /** As addresses are written, whatever spaces stood in it. */
  readonly address: string;
}

/** Null when there is no such name, or none with a value; the first is then reported. */
export function findName(
  written: WrittenFormula,
  scope: FormulaScope,
  name: string,
  { start, end }: Span,
): FoundName | null {
  if (name === YEAR) return { unit: NUMBER, address: YEAR };
  const parsed = parseAddress(name) ?? parseLooseAddress(name);
  const address = parsed === null ? name : formatAddress(parsed.id, parsed.members);
  const found = scope.find(address);
  if (found !== null) return { ...found, address };
  if (scope.isFaulty?.(address) === true) return null;
  const remark = scope.remark?.(address) ?? null;
  return written.fail(
    start,
    end,
    remark === null ? unknownName(scope, name) : { code: "unknown-name", ...remark },
  );
}

function unknownName(scope: FormulaScope, name: string): Remark {
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
  if (parseUnitCounting(name, scope.counts) !== null) {
    return {
      code: "bad-formula",
      message: {
        nl: `${name} is een eenheid, en een eenheid staat achter een getal`,
        en: `${name} is a unit, and a unit stands behind a number`,
      },
      help: { nl: `schrijf 1 ${name}`, en: `write 1 ${name}` },
    };
  }
  const near = nearest(name, [YEAR, ...scope.names]);
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
