/** Numbers as people write them in a sentence, in Belgian or English writing. */
import { NUMBER_LOCALES, type Language } from "../numbers.ts";

export interface WrittenNumber {
  readonly value: number;
  /** As many as were written. */
  readonly decimals: number;
  /** `+` or `-` in front of it; empty for none. */
  readonly sign: "+" | "-" | "";
  /** The place of the last digit that says something: 10 000 of `120.000`, 0.1 of `12,5`. */
  readonly step: number;
  readonly start: number;
  readonly end: number;
}

/** Digits, with points, commas, apostrophes or single spaces between groups of them. */
const NUMBER = /(?<![\p{L}\p{N}])[+-]? ?\d+(?:[.,']\d+| \d{3}(?!\d))*/gu;

/** All numbers of a plain text, in the order in which they stand. */
export function writtenNumbers(plain: string, language: Language): WrittenNumber[] {
  const found: WrittenNumber[] = [];
  for (const match of plain.matchAll(NUMBER)) {
    const [written] = match;
    const read = readNumber(written, language);
    if (read === null) continue;
    found.push({ ...read, start: match.index, end: match.index + written.length });
  }
  return found;
}

/** One number; null when its points and commas cannot be understood. */
export function readNumber(
  written: string,
  language: Language,
): Omit<WrittenNumber, "start" | "end"> | null {
  const sign = written.startsWith("-") ? "-" : written.startsWith("+") ? "+" : "";
  const digits = written.replace(/^[+-] ?/, "").replace(/[ ']/g, "");
  const split = splitDecimals(digits, language);
  if (split === null) return null;
  const [whole, fraction] = split;
  const size = Number(`${whole}.${fraction === "" ? "0" : fraction}`);
  if (!Number.isFinite(size)) return null;
  const zeros = fraction === "" ? (/[1-9](0*)$/.exec(whole)?.[1]?.length ?? 0) : 0;
  const step = fraction === "" ? 10 ** zeros : 10 ** -fraction.length;
  return { value: sign === "-" ? -size : size, decimals: fraction.length, sign, step };
}

/** Digits before and behind the decimal sign. */
function splitDecimals(digits: string, language: Language): readonly [string, string] | null {
  const signs = [...digits].filter((one) => one === "." || one === ",");
  if (signs.length === 0) return [digits, ""];
  const last = signs.at(-1)!;
  const at = digits.lastIndexOf(last);
  const [head, tail] = [digits.slice(0, at), digits.slice(at + 1)];
  if (signs.length === 1) {
    const isDecimal =
      last === NUMBER_LOCALES[language].decimal || tail.length !== 3 || !isGroup(head);
    return isDecimal ? [head, tail] : [head + tail, ""];
  }
  const other = last === "." ? "," : ".";
  if (!signs.includes(other)) {
    return isGrouped(digits, last) ? [digits.replaceAll(last, ""), ""] : null;
  }
  // 1.234,5 and 1,234.5: the last sign is the decimal one, and stands once.
  if (signs.filter((one) => one === last).length > 1 || !isGrouped(head, other)) return null;
  return [head.replaceAll(other, ""), tail];
}

const isGroup = (head: string): boolean => /^[1-9]\d{0,2}$/.test(head);

function isGrouped(digits: string, sign: string): boolean {
  const [head, ...groups] = digits.split(sign);
  return isGroup(head!) && groups.every((group) => group.length === 3);
}
