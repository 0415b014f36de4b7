/** Numbers that were meant as a percentage and lack its sign: `share <= 100`, `within(x, y, 2)`. */
import { literalOf, type Part } from "./part.ts";
import type { WrittenFormula } from "./written-formula.ts";

/** Whether a number such as 40 stands bare beside a share, which is reported. */
export function hasBarePercentage(written: WrittenFormula, parts: readonly Part[]): boolean {
  const share = parts.find((part) => part.share === true);
  const bare = parts.find((part) => Math.abs(bareNumber(written, part) ?? 0) >= 2);
  if (share === undefined || bare === undefined) return false;
  const [number, name] = [written.shown(bare), written.shown(share)];
  const percentage = percentText(bareNumber(written, bare)! * 100);
  written.fail(bare.start, bare.end, {
    code: "missing-unit",
    message: {
      nl: `${number} zonder eenheid is ${percentage}, en ${name} is een aandeel`,
      en: `${number} without a unit is ${percentage}, and ${name} is a share`,
    },
    help: { nl: `schrijf ${number} %`, en: `write ${number} %` },
  });
  return true;
}

/** Whether the last part of `within` can be the small share that it has to be. */
export function isDeviation(written: WrittenFormula, part: Part): boolean {
  const bare = bareNumber(written, part);
  if (bare === null || bare < 1) return true;
  const number = written.shown(part);
  const percentage = percentText(bare * 100);
  written.fail(part.start, part.end, {
    code: "missing-unit",
    message: {
      nl: `within: ${number} zonder eenheid is ${percentage}: dan klopt bijna alles`,
      en: `within: ${number} without a unit is ${percentage}: nearly anything is within that`,
    },
    help: { nl: `schrijf ${number} %`, en: `write ${number} %` },
  });
  return false;
}

const BARE_NUMBER = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/;

/** A number that was written without any unit; null when it is something else. */
function bareNumber({ text }: WrittenFormula, { tree, unit, start, end }: Part): number | null {
  const value = unit?.dimension === "" ? literalOf(tree) : null;
  return value !== null && BARE_NUMBER.test(text.slice(start, end)) ? value : null;
}

/** Twelve digits hide what the hundredfold of a decimal number adds. */
const percentText = (percentage: number): string => `${Number(percentage.toPrecision(12))} %`;
