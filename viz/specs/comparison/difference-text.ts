import { formatNumber, formatSigned, type Language } from "../../numbers.ts";

/** A difference with its sign; `0` where there is none, `≈0` where there is less than is shown. */
export function differenceText(value: number, language: Language, decimals: number): string {
  if (value === 0) return formatNumber(0, language);
  const text = formatSigned(value, language, decimals);
  return /[1-9]/.test(text) ? text : "≈0";
}
