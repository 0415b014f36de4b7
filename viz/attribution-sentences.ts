/** What a split difference says in a sentence: how much of a change is the plan's, and whose. */
import type { ChangeSinceStart } from "../engine/analysis/change-since-start.ts";
import type { Text } from "../engine/scenario/declarations.ts";
import { formatNumber, type DisplayUnit, type Language } from "./numbers.ts";

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
 * empty when nothing changes and the plan adds nothing. Every amount stands without a sign behind a
 * verb that has the direction, so that amounts of one sentence can be added and subtracted.
 */
export function shareSentences(told: SharesTold, language: Language): string {
  const { change, display, isUnchangedPolicy } = told;
  const { change: whole, reference, parts, from, to } = change;
  const size = Math.max(Math.abs(whole), Math.abs(reference));
  if (size === 0 || parts.length === 0) return "";
  const { factor, label, decimals } = display;
  const unit = label[language];
  const shown = (value: number): string =>
    `${formatNumber(Math.abs(value) / factor, language, decimals)}\u00a0${unit}`;
  const moves = (value: number): Text =>
    value < 0 ? { nl: "daalt", en: "falls" } : { nl: "stijgt", en: "rises" };
  const makes = (value: number): Text => {
    if (value === 0) return { nl: "verandert het niet", en: "does not change it" };
    const amount = shown(value);
    if (!/[1-9]/.test(formatNumber(Math.abs(value) / factor, language, decimals))) {
      return { nl: "verandert het nauwelijks", en: "hardly changes it" };
    }
    return value < 0
      ? { nl: `verlaagt het met ${amount}`, en: `lowers it by ${amount}` }
      : { nl: `verhoogt het met ${amount}`, en: `raises it by ${amount}` };
  };
  const who = told.reference[language];
  // Of the whole a part can only come without the plan where that is no more than the whole.
  const isPart = whole * reference >= 0 && Math.abs(reference) <= Math.abs(whole);
  const first = {
    nl: `Van ${from} tot ${to} ${moves(whole).nl} dit met ${shown(whole)}.`,
    en: `From ${from} to ${to} this ${moves(whole).en} by ${shown(whole)}.`,
  }[language];
  const without = isUnchangedPolicy
    ? {
        nl: isPart
          ? `Daarvan komt ${shown(reference)} er ook zonder dit plan (trend en beslist beleid)`
          : `Zonder dit plan (trend en beslist beleid) ${moves(reference).nl} het met ${shown(reference)}`,
        en: isPart
          ? `Of that ${shown(reference)} comes without this plan too (trend and decided policy)`
          : `Without this plan (trend and decided policy) it ${moves(reference).en} by ${shown(reference)}`,
      }[language]
    : {
        nl: isPart
          ? `Daarvan komt ${shown(reference)} er ook in ${who}`
          : `In ${who} ${moves(reference).nl} het met ${shown(reference)}`,
        en: isPart
          ? `Of that ${shown(reference)} comes in ${who} too`
          : `In ${who} it ${moves(reference).en} by ${shown(reference)}`,
      }[language];
  const background = partOf("background", parts);
  const policy = parts.reduce(
    (sum, { actor, part }) => (actor === "background" ? sum : sum + part),
    0,
  );
  const adds = {
    nl: `het plan zelf ${makes(policy).nl}`,
    en: `the plan itself ${makes(policy).en}`,
  }[language];
  const assumed =
    background === 0
      ? ""
      : {
          nl: `, een andere achtergrond ${makes(background).nl}`,
          en: `, another background ${makes(background).en}`,
        }[language];
  const city = partOf("city", parts);
  const decided =
    city === 0
      ? {
          nl: "Over niets daarvan beslist de stad zelf",
          en: "The city itself decides on none of that",
        }
      : {
          nl: `Wat de stad zelf beslist, ${makes(city).nl}`,
          en: `What the city itself decides ${makes(city).en}`,
        };
  const shares = city === 0 ? "" : sharesOf(city, policy, whole, language);
  return `${first} ${without}; ${adds}${assumed}. ${decided[language]}${shares}.`;
}

const partOf = (of: string, parts: ChangeSinceStart["parts"]): number =>
  parts.find(({ actor }) => actor === of)?.part ?? 0;

/** How much of it is the city's, as percentages where those mean something. */
function sharesOf(city: number, plans: number, whole: number, language: Language): string {
  const percent = (of: number): string | null => {
    const share = city / of;
    if (!Number.isFinite(share) || share < 0 || share > 1) return null;
    const shown = share < 0.005 ? { nl: "minder dan 1", en: "less than 1" }[language] : null;
    return `${shown ?? formatNumber(share * 100, language)} %`;
  };
  const [ofPlan, ofAll] = [percent(plans), percent(whole)];
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
  return shares.length === 0 ? "" : `: ${shares.join({ nl: " en ", en: " and " }[language])}`;
}
