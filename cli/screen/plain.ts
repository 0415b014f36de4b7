/**
 * Text for a screen reader, and for a window that knows few characters: a fact on a line, in words. There
 * are no columns, rulers or signs, and no character that Western code pages of Windows lack.
 */
import type { Text } from "../../engine/scenario/declarations.ts";
import { headOf, rowOf, unmarked } from "./cells.ts";

type Language = keyof Text;

const GENERAL: readonly (readonly [RegExp, Text])[] = [
  // A figure that is not there, on either side of an arrow.
  [/(^|[\s(])–(?=\s*→)/g, { nl: "$1geen cijfer", en: "$1no figure" }],
  [/→\s*–(?=$|[\s),;])/g, { nl: "→ geen cijfer", en: "→ no figure" }],
  [/(?:(?:lager|lower)\s+)?↓/g, { nl: "lager", en: "lower" }],
  [/(?:(?:hoger|higher)\s+)?↑/g, { nl: "hoger", en: "higher" }],
  [/(\d\S*?)…(?=[+−-]?\d)/g, { nl: "$1 tot ", en: "$1 to " }],
  [/\s*→\s*/g, { nl: " naar ", en: " to " }],
  [/\s*×\s*/g, { nl: " maal ", en: " times " }],
  [/\s*[≥]\s*/g, { nl: " minstens ", en: " at least " }],
  [/\s*[≤]\s*/g, { nl: " hoogstens ", en: " at most " }],
  [/\s*[≈]\s*/g, { nl: " ongeveer ", en: " about " }],
  [/Δ\s*/g, { nl: "verschil ", en: "difference " }],
  [/[✓✔]/g, { nl: "ja", en: "yes" }],
  [/[✗✘]/g, { nl: "nee", en: "no" }],
  [/∞/g, { nl: "oneindig", en: "infinite" }],
  [/(\S)–(?=\S)/g, { nl: "$1 tot ", en: "$1 to " }],
];

/** Signs that are the same in any language. */
const SAME: readonly (readonly [RegExp, string])[] = [
  [/\s+·\s+/g, "; "],
  [/·/g, "."],
  [/[–—‐‑‒−•]/g, "-"],
  [/…/g, "..."],
  [/[“”„«»]/g, '"'],
  [/[‘’‚]/g, "'"],
  [/€\s*(?=\d)/g, "EUR "],
  [/€/g, "EUR"],
  [/[─━│┃┄┈═]+/g, ""],
  [/[\u00a0\u2000-\u200a\u202f]/g, " "],
];

const SUBSCRIPT_ZERO = "₀".codePointAt(0)!;

/** What stands alone in a cell. */
const ALONE: Readonly<Record<string, Text>> = {
  "–": { nl: "geen cijfer", en: "no figure" },
  "=": { nl: "gelijk", en: "alike" },
  "≈0": { nl: "bijna 0", en: "nearly 0" },
};

/** A text without signs. */
export function inWords(text: string, language: Language): string {
  let words = text.replace(/[₀-₉]/g, (sign) => `${sign.codePointAt(0)! - SUBSCRIPT_ZERO}`);
  for (const [sign, word] of GENERAL) words = words.replace(sign, word[language]);
  for (const [sign, word] of SAME) words = words.replace(sign, word);
  return words.replace(/ {2,}/g, " ").trim();
}

const cellInWords = (text: string, language: Language): string =>
  ALONE[text]?.[language] ?? inWords(text, language);

/** Lines as they are read out. */
export function readOut(lines: readonly string[], language: Language): string[] {
  let columns: readonly string[] = [];
  return lines.flatMap((line) => {
    const head = headOf(line);
    if (head !== null) {
      columns = head.columns;
      return head.title === "" ? [] : [inWords(head.title, language)];
    }
    const row = rowOf(line);
    if (row === null) {
      const words = inWords(unmarked(line), language);
      // A ruler says nothing.
      return words === "" && line.trim() !== "" ? [] : [words];
    }
    const facts = row.values.flatMap((value, at) => {
      const label = inWords(columns[at] ?? "", language);
      return value === "" ? [] : [`${label} ${cellInWords(value, language)}`.trim()];
    });
    const said = [...facts, ...(row.remark === "" ? [] : [inWords(row.remark, language)])];
    const name = inWords(row.name, language);
    if (said.length === 0) return [name];
    return [name === "" ? said.join("; ") : `${name}: ${said.join("; ")}`];
  });
}
