/** What a check that fails, or cannot be evaluated, says in words. */
import type { CheckResult, Compared } from "../engine/analysis/checks.ts";
import {
  displayUnit,
  formatNumber,
  labelBehind,
  type DisplayUnit,
  type Language,
} from "./numbers.ts";

/** A number without a unit that is clearly no share is not told in per cent. */
const PLAIN: DisplayUnit = { label: { nl: "", en: "" }, factor: 1, decimals: 2 };
const LARGEST_SHARE = 2;

function comparedText({ left, right, unit, apart, share }: Compared, language: Language): string {
  const largest = Math.max(Math.abs(left), Math.abs(right));
  const isPlain = unit === "1" && largest > LARGEST_SHARE;
  const display = isPlain ? PLAIN : displayUnit(unit, largest);
  let { decimals } = display;
  const written = (value: number): string =>
    formatNumber(value / display.factor, language, decimals);
  // Two figures that differ must look different.
  while (decimals < 6 && left !== right && written(left) === written(right)) decimals++;
  const label = labelBehind(written(right), display)[language];
  const [between, off, allowed, difference] = {
    nl: ["tegenover", "ernaast", "mag", "verschil"],
    en: ["against", "off", "is allowed", "apart"],
  }[language];
  const percent = (value: number): string => {
    const [, fraction = ""] = `${Number((100 * value).toPrecision(2))}`.split(".");
    return `${formatNumber(100 * value, language, Math.min(fraction.length, 2))} %`;
  };
  const far =
    share !== null && right !== 0
      ? `${percent(apart / Math.abs(right))} ${off}, ${percent(share)} ${allowed}`
      : `${written(apart)} ${difference}`;
  const figures = `${written(left)} ${between} ${written(right)} ${label}`.trim();
  return `${figures} (${far})`;
}

/** `84.980 tegenover 83.000 inwoners (2,4 % ernaast, 2 % mag)`; of a check that fails. */
export function failedText(result: CheckResult, language: Language): string {
  const { failing, evaluated, compared } = result;
  const parts = [
    ...(compared === null ? [] : [comparedText(compared, language)]),
    ...(failing > 1
      ? [
          {
            nl: `in ${failing} van ${evaluated} jaren`,
            en: `in ${failing} of ${evaluated} years`,
          }[language],
        ]
      : []),
  ];
  return parts.join("; ");
}

/** `klopt`, `klopt niet in 2035: …`, `niet na te gaan: …`. */
export function checkText(result: CheckResult, language: Language): string {
  const { status, year, missing } = result;
  if (status === "holds") return { nl: "klopt", en: "holds" }[language];
  if (status === "fails") {
    const fails = { nl: `klopt niet in ${year}`, en: `fails in ${year}` }[language];
    const told = failedText(result, language);
    return told === "" ? fails : `${fails}: ${told}`;
  }
  const silent = { nl: "niet na te gaan", en: "cannot be evaluated" }[language];
  return missing === null ? silent : `${silent}: ${missing[language]}`;
}
