/** What a sheet holds, for the list of sheets: the first names in its rows. */
import { midSentence } from "../../../engine/scenario/address.ts";
import type { Language } from "../../numbers.ts";
import type { SheetRow } from "./sheet.ts";

/** How many names are told, and in how many characters, before the others are counted. */
const MOST_NAMED = 4;
const LONGEST = 90;

/** `Inwoners, private huishoudens, geboorten en nog 12 andere`. */
export function aboutRows(
  rows: readonly SheetRow[],
  column: number,
  { language }: { readonly language: Language },
): string {
  const names = [...new Set(rows.map(({ cells }) => cells[column] as string))];
  let count = 1;
  let named = names[0] ?? "";
  for (const other of names.slice(1, MOST_NAMED).map(midSentence)) {
    if (named.length + other.length > LONGEST) break;
    named += `, ${other}`;
    count++;
  }
  const rest = names.length - count;
  if (rest <= 0) return named;
  return { nl: `${named} en nog ${rest} andere`, en: `${named} and ${rest} more` }[language];
}
