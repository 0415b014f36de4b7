/** Looks up the names in a formula; one that is not there is told with what may be meant. */
import { formatAddress, parseAddress, parseLooseAddress } from "../address.ts";
import { englishFor } from "../diagnostics/dutch-words.ts";
import { nearest } from "../diagnostics/near-miss.ts";
import type { Remark } from "../diagnostics/text.ts";
import { parseUnitCounting } from "../units/units.ts";
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
    remark === null
      ? (unknownCell(scope, address, parsed) ?? unknownName(scope, name))
      : { code: "unknown-name", ...remark },
  );
}

/** A member or a year between brackets that the quantity does not have; null when it is not that. */
function unknownCell(
  scope: FormulaScope,
  address: string,
  parsed: { readonly id: string; readonly members: readonly string[] } | null,
): Remark | null {
  if (parsed === null || parsed.members.length === 0) return null;
  const whole = scope.find(parsed.id);
  if (whole === null) return null;
  const [member] = parsed.members;
  const message = {
    nl: `er is geen "${address}" waarmee deze formule kan rekenen`,
    en: `there is no "${address}" for this formula to compute with`,
  };
  if (whole.cells === undefined) {
    const at = `at(${parsed.id}, ${member})`;
    const help = /^\d{4}$/.test(member!) && scope.afterRun === true ? at : parsed.id;
    return {
      code: "unknown-name",
      message,
      help: { nl: `schrijf ${help}`, en: `write ${help}` },
    };
  }
  const near = nearest(address, whole.cells) ?? whole.cells[0];
  return near === undefined
    ? null
    : {
        code: "unknown-name",
        message,
        help: { nl: `bedoelde u ${near}?`, en: `did you mean ${near}?` },
      };
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
  const [english] = englishFor(name);
  if (english === YEAR || (english !== undefined && scope.find(english) !== null)) {
    return {
      code: "unknown-name",
      message: {
        nl: `in een formule heet "${name}" ${english}`,
        en: `in a formula "${name}" is called ${english}`,
      },
      help: { nl: `schrijf ${english}`, en: `write ${english}` },
    };
  }
  if (parseUnitCounting(name, scope.counts) !== null) {
    return {
      code: "bad-formula",
      message: {
        nl: `${name} is een eenheid, en een eenheid staat achter een getal`,
        en: `${name} is a unit, and a unit stands behind a number`,
      },
      help: {
        nl: `schrijf een getal ervoor, zoals 1 ${name}, of de naam van een uitkomst`,
        en: `put a number before it, as in 1 ${name}, or name a result`,
      },
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
