/** What an import changes, as a table on the terminal. */
import type { Imported } from "../commands/import.ts";
import { WIDTH, wrap } from "../summary/layout.ts";
import type { Language } from "../texts.ts";
import type { Difference, Side } from "./differences.ts";
import { IMPORT } from "./texts.ts";

const NAME = 44;
const SIDE = (WIDTH - NAME) / 2;
/** Of a long history the first and the last say enough. */
const MOST = 30;

const digits = (value: number, language: Language): string =>
  value.toLocaleString(language === "nl" ? "nl-BE" : "en-GB", { maximumSignificantDigits: 6 });

function sideText(side: Side | null, unit: string, language: Language): string {
  if (side === null) return IMPORT.nothing[language];
  const shown = unit === "1" || unit === "" ? "" : ` ${unit}`;
  return `${digits(side.value, language)}${shown} (${side.grade})`;
}

export function importText(imported: Imported, region: string, language: Language): string {
  const text = (key: keyof typeof IMPORT): string => IMPORT[key][language];
  const { mapping, isRecognised, differences, rows, files, isWritten, leftOut, noughts } = imported;
  const lines: string[] = [];
  if (isRecognised) lines.push(`${text("recognised")}: ${mapping.title[language]}`, "");
  if (differences.length > 0) {
    lines.push(text("figure").padEnd(NAME) + text("was").padEnd(SIDE) + text("becomes"));
  }
  for (const one of differences.slice(0, MOST)) lines.push(...lineOf(one, language));
  if (differences.length > MOST) lines.push(`… +${differences.length - MOST}`);
  if (rows.inventory.length > 0) {
    lines.push(`${text("inventory")}: ${rows.inventory.length} ${text("rows")}`);
  }
  if (leftOut > 0) lines.push(`${text("leftOut")}: ${leftOut}`);
  if (noughts > 0) lines.push(`${text("noughts")}: ${noughts}`);
  lines.push("");
  if (files.length === 0) lines.push(text("noChange"));
  else {
    lines.push(
      ...wrap(`${text(isWritten ? "wrote" : "wouldWrite")} (${region}): ${files.join(", ")}`),
    );
    if (isWritten) lines.push(...wrap(`${text("next")} ${region}`));
  }
  return `${lines.join("\n")}\n`;
}

function lineOf(
  { address, year, unit, count, was, becomes }: Difference,
  language: Language,
): string[] {
  const of = count > 1 ? ` (${IMPORT.total[language]} ${count})` : "";
  const name = `${address}${year === null ? "" : ` ${year}`}${of}`;
  const sides = [was, becomes].map((side) => sideText(side, unit, language));
  const row = sides[0]!.padEnd(SIDE) + sides[1]!;
  return name.length < NAME ? [name.padEnd(NAME) + row] : [name, " ".repeat(NAME) + row];
}
