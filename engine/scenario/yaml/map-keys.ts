/** Keys of the groups that levers and parameters are written in: texts, and what does not fit there. */
import { unknownMember, type Naming } from "../address.ts";
import type { Diagnostic } from "../diagnostics/diagnostics.ts";
import { nearest } from "../diagnostics/near-miss.ts";
import { diagnosticAt, type Remark, type SourceText } from "../diagnostics/text.ts";
import { missingSpaceHelp, spacedKey, type YamlEntry } from "./yaml-document.ts";

/** A calendar year as a key. */
export const YEAR_KEY = /^\d{4}$/;

/** A text behind a key; null, with the reason reported, when there is none. */
export function readText(
  source: SourceText,
  { key, value }: YamlEntry,
  diagnostics: Diagnostic[],
): string | null {
  if (value.kind === "scalar" && value.value !== null) return value.written;
  if (value.kind === "scalar" && value.faulty) return null;
  diagnostics.push(
    diagnosticAt(source, value.start, value.end, {
      code: "wrong-type",
      message: { nl: `${key}: hier hoort een tekst`, en: `${key}: a text belongs here` },
    }),
  );
  return null;
}

/** What may stand where a key did not fit. */
export interface Fitting {
  /** Of the lever or parameter. */
  readonly name: string;
  /** The dimension whose members fit here, when there is one. */
  readonly naming: Naming | null;
  readonly keys: readonly string[];
  /** Whether calendar years fit here too. */
  readonly years: boolean;
}

/** Says what is wrong with a key that is no year, no member and no word that belongs here. */
export function reportUnfit(
  source: SourceText,
  entry: YamlEntry,
  { name, naming, keys, years }: Fitting,
  diagnostics: Diagnostic[],
): void {
  const { key, keyStart, keyEnd } = entry;
  const report = (remark: Remark): void => {
    diagnostics.push(diagnosticAt(source, keyStart, keyEnd, remark));
  };
  if (/^\d+$/.test(key)) {
    report({
      code: "wrong-type",
      message: {
        nl: `"${key}" is geen jaartal van vier cijfers`,
        en: `"${key}" is not a year of four digits`,
      },
      help: { nl: "schrijf een jaar als 2030", en: "write a year such as 2030" },
    });
    return;
  }
  const unfit = {
    nl: `${name}: de sleutel "${key}" past hier niet`,
    en: `${name}: the key "${key}" does not fit here`,
  };
  const spaced = spacedKey(key);
  if (spaced !== null && entry.value.kind === "scalar" && entry.value.absent) {
    report({ code: "unknown-key", message: unfit, help: missingSpaceHelp(spaced) });
    return;
  }
  const meta = nearest(key, keys);
  if (naming !== null && meta === null) {
    const { message, help } = unknownMember(key, naming);
    report({ code: "unknown-member", message, help });
    return;
  }
  const year = years ? /(?<!\d)(?:19|20|21)\d\d(?!\d)/.exec(key)?.[0] : undefined;
  if (year !== undefined && meta === null) {
    report({
      code: "unknown-key",
      message: unfit,
      help: { nl: `schrijf alleen het jaar: ${year}`, en: `write the year alone: ${year}` },
    });
    return;
  }
  const words = keys.join(", ");
  const fitting = years
    ? { nl: `jaartallen en ${words}`, en: `years and ${words}` }
    : { nl: words, en: words };
  report({
    code: "unknown-key",
    message: unfit,
    help:
      meta === null
        ? { nl: `hier passen ${fitting.nl}`, en: `what fits here: ${fitting.en}` }
        : { nl: `bedoelde u ${meta}?`, en: `did you mean ${meta}?` },
  });
}
