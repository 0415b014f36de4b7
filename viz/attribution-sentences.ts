/** What a split difference says in a sentence: how much of a change is the plan's, and whose. */
import type { ChangeSinceStart } from "../engine/analysis/change-since-start.ts";
import type { Text } from "../engine/scenario/declarations.ts";
import { formatNumber, formatSigned, type DisplayUnit, type Language } from "./numbers.ts";

export interface SharesTold {
  readonly change: ChangeSinceStart;
  readonly display: DisplayUnit;
  /** What the reference is called: `ongewijzigd beleid`, or the title of a plan. */
  readonly reference: Text;
  /** Whether that is no plan at all, but trend and decided policy. */
  readonly isUnchangedPolicy: boolean;
}

/**
 * `Van 2024 tot 2040 daalt dit met 177,9 kt CO₂. Daarvan komt 167,6 kt CO₂ er ook zonder dit plan …`:
 * empty when nothing changes and the plan adds nothing.
 */
export function shareSentences(told: SharesTold, language: Language): string {
  const { change, display, isUnchangedPolicy } = told;
  const { change: whole, reference, parts, from, to } = change;
  const plans = whole - reference;
  const size = Math.max(Math.abs(whole), Math.abs(reference));
  if (size === 0 || parts.length === 0) return "";
  const { factor, label, decimals } = display;
  const unit = label[language];
  const shown = (value: number): string =>
    `${formatNumber(Math.abs(value) / factor, language, decimals)}\u00a0${unit}`;
  const signed = (value: number): string =>
    `${formatSigned(value / factor, language, decimals)}\u00a0${unit}`;
  const moves = (value: number): Text =>
    value < 0 ? { nl: "daalt", en: "falls" } : { nl: "stijgt", en: "rises" };
  const who = told.reference[language];
  const isAlong = whole * reference >= 0;
  const first = {
    nl: `Van ${from} tot ${to} ${moves(whole).nl} dit met ${shown(whole)}.`,
    en: `From ${from} to ${to} this ${moves(whole).en} by ${shown(whole)}.`,
  }[language];
  const without = isUnchangedPolicy
    ? {
        nl: isAlong
          ? `Daarvan komt ${shown(reference)} er ook zonder dit plan (trend en beslist beleid)`
          : `Zonder dit plan (trend en beslist beleid) ${moves(reference).nl} het met ${shown(reference)}`,
        en: isAlong
          ? `Of that ${shown(reference)} comes without this plan too (trend and decided policy)`
          : `Without this plan (trend and decided policy) it ${moves(reference).en} by ${shown(reference)}`,
      }[language]
    : {
        nl: isAlong
          ? `Daarvan komt ${shown(reference)} er ook in ${who}`
          : `In ${who} ${moves(reference).nl} het met ${shown(reference)}`,
        en: isAlong
          ? `Of that ${shown(reference)} comes in ${who} too`
          : `In ${who} it ${moves(reference).en} by ${shown(reference)}`,
      }[language];
  const adds = {
    nl: `het plan zelf brengt ${signed(plans)}`,
    en: `the plan itself brings ${signed(plans)}`,
  }[language];
  const city = parts.find(({ actor }) => actor === "city")?.part ?? 0;
  return `${first} ${without}; ${adds}. ${citySentence(city, change, signed(city), language)}`;
}

/** How much of it is the city's; as a percentage only where that means something. */
function citySentence(
  city: number,
  { change, reference }: ChangeSinceStart,
  amount: string,
  language: Language,
): string {
  const plans = change - reference;
  if (city === 0) {
    return {
      nl: "De stad zelf beslist daar niets van.",
      en: "The city itself decides nothing of that.",
    }[language];
  }
  const percent = (part: number, of: number): string | null => {
    const share = part / of;
    if (!Number.isFinite(share) || share < 0 || share > 1) return null;
    const shown = share < 0.005 ? { nl: "minder dan 1", en: "less than 1" }[language] : null;
    return `${shown ?? formatNumber(share * 100, language)} %`;
  };
  const [ofPlan, ofAll] = [percent(city, plans), percent(city, change)];
  const shares = {
    nl: [
      ofPlan === null ? "" : `${ofPlan} van wat het plan brengt`,
      ofAll === null ? "" : `${ofAll} van het geheel`,
    ],
    en: [
      ofPlan === null ? "" : `${ofPlan} of what the plan brings`,
      ofAll === null ? "" : `${ofAll} of the whole`,
    ],
  }[language].filter((text) => text !== "");
  const and = { nl: " en ", en: " and " }[language];
  const said = {
    nl: `De stad zelf beslist over ${amount}`,
    en: `The city itself decides on ${amount}`,
  }[language];
  return shares.length === 0 ? `${said}.` : `${said}: ${shares.join(and)}.`;
}
