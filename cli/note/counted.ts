/** Counts with their words: `1 waarde`, `12 waarden`. */
import type { Text } from "../../engine/scenario/declarations.ts";
import { formatNumber, type Language } from "../../viz/numbers.ts";

const WORDS = {
  value: { nl: ["waarde", "waarden"], en: ["value", "values"] },
  passage: {
    nl: ["passage met een voorwaarde", "passages met een voorwaarde"],
    en: ["passage with a condition", "passages with a condition"],
  },
  table: { nl: ["tabel", "tabellen"], en: ["table", "tables"] },
  chart: { nl: ["grafiek", "grafieken"], en: ["chart", "charts"] },
  statement: { nl: ["bewering", "beweringen"], en: ["statement", "statements"] },
  unbound: { nl: ["los cijfer", "losse cijfers"], en: ["unbound number", "unbound numbers"] },
  year: { nl: ["jaartal", "jaartallen"], en: ["year", "years"] },
  date: { nl: ["datum of uur", "datums en uren"], en: ["date or time", "dates and times"] },
  reference: { nl: ["verwijzing", "verwijzingen"], en: ["reference", "references"] },
  name: {
    nl: ["getal in een naam", "getallen in namen"],
    en: ["number in a name", "numbers in names"],
  },
} as const satisfies Record<string, Record<Language, readonly [string, string]>>;

export type Counted = keyof typeof WORDS;

export const counted = (count: number, what: Counted, language: Language): string =>
  `${formatNumber(count, language)} ${WORDS[what][language][count === 1 ? 0 : 1]}`;

const AND: Text = { nl: "en", en: "and" };

/** `a`, `a en b`, `a, b en c`. */
export const enumerated = (parts: readonly string[], language: Language): string =>
  parts.length < 2
    ? (parts[0] ?? "")
    : `${parts.slice(0, -1).join(", ")} ${AND[language]} ${parts.at(-1)}`;
