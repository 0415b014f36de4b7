/**
 * A value that a person typed, in the number format of their language. Stricter than `parseNumber`,
 * which only reads back what was formatted: a point typed for a comma would change the value tenfold
 * and more without a word.
 */
import { NUMBER_LOCALES, type Language } from "../../viz/numbers.ts";

export type TypedNumber =
  | { readonly kind: "number"; readonly value: number }
  /** Decimals behind the sign of the other language; `written` is how it should be. */
  | { readonly kind: "other-decimal"; readonly written: string }
  | { readonly kind: "none" };

const escaped = (sign: string): string => `\\${sign}`;

/**
 * @param text what stands in the field: `2,4`, `1.500`, `−3 %`; a unit behind it is allowed
 * @param unit the unit that stands beside the field
 */
export function readTyped(text: string, language: Language, unit: string): TypedNumber {
  const { decimal, thousands } = NUMBER_LOCALES[language];
  let bare = text.trim().replaceAll("\u00a0", " ");
  if (unit !== "" && bare.toLowerCase().endsWith(unit.toLowerCase())) {
    bare = bare.slice(0, -unit.length).trim();
  }
  const plain = bare.replace(/^[\u2212\u2013]/, "-").replaceAll(" ", "");
  const [point, group] = [escaped(decimal), escaped(thousands)];
  const ours = new RegExp(`^-?(\\d{1,3}(${group}\\d{3})+|\\d+)(${point}\\d+)?$`);
  if (ours.test(plain)) {
    return {
      kind: "number",
      value: Number(plain.replaceAll(thousands, "").replace(decimal, ".")),
    };
  }
  if (new RegExp(`^-?\\d+${group}\\d+$`).test(plain)) {
    return { kind: "other-decimal", written: plain.replace(thousands, decimal) };
  }
  return { kind: "none" };
}
