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
 * `Van de daling van 178 kt CO₂ van 2024 tot 2040 komt 168 kt ook zonder dit plan …`: empty when
 * nothing changes and the plan adds nothing.
 */
export function shareSentences(told: SharesTold, language: Language): string {
  const { change, display, isUnchangedPolicy } = told;
  const { change: whole, reference, parts, from, to } = change;
  const plans = whole - reference;
  const size = Math.max(Math.abs(whole), Math.abs(reference));
  if (size === 0 || parts.length === 0) return "";
  const { factor, label, decimals } = display;
  const shown = (value: number): string => formatNumber(value / factor, language, decimals);
  const signed = (value: number): string => formatSigned(value / factor, language, decimals);
  const unit = label[language];
  const isFall = whole < 0;
  const word = {
    nl: isFall ? "daling" : "stijging",
    en: isFall ? "fall" : "rise",
  }[language];
  const who = told.reference[language];
  const other = isUnchangedPolicy
    ? {
        nl: "is er ook zonder dit plan (trend en beslist beleid)",
        en: "would be there without this plan (trend and decided policy)",
      }[language]
    : { nl: `is er ook in ${who}`, en: `is there in ${who} too` }[language];
  const along = isFall ? -1 : 1;
  const amount = (value: number): string =>
    value * along >= 0 ? shown(Math.abs(value)) : signed(value);
  const first = {
    nl: `Van de ${word} van ${shown(Math.abs(whole))}\u00a0${unit} van ${from} tot ${to} ${other}: ${amount(reference)}\u00a0${unit}.`,
    en: `Of the ${word} of ${shown(Math.abs(whole))}\u00a0${unit} from ${from} to ${to}, ${amount(reference)}\u00a0${unit} ${other}.`,
  }[language];
  const adds = {
    nl: `Het plan zelf brengt ${signed(plans)}\u00a0${unit}.`,
    en: `The plan itself brings ${signed(plans)}\u00a0${unit}.`,
  }[language];
  const city = parts.find(({ actor }) => actor === "city")?.part ?? 0;
  const ours = citySentence(city, change, `${signed(city)}\u00a0${unit}`, language);
  return [first, adds, ours].join(" ");
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
