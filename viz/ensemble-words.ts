/**
 * How probabilities and bands are put for people who are no statisticians: rounded no finer than the
 * number of members allows, and never "100 %" or "0 %" where a member says otherwise.
 */
import type { Text } from "../engine/scenario/declarations.ts";
import {
  yearQuantile,
  type BudgetRecord,
  type Figure,
  type GoalRecord,
} from "../engine/analysis/ensemble/record.ts";
import type { Language } from "./numbers.ts";

const ALL: Text = { nl: "alle", en: "all" };
const NONE: Text = { nl: "geen", en: "none" };

/**
 * Points to which a share of so many members is rounded: no less than its standard error can be,
 * which is 50 points divided by the square root of the members.
 */
export const roundedTo = (members: number): number =>
  members >= 2500 ? 1 : members >= 100 ? 5 : 10;

/**
 * A share of members as a percentage: `37 %`, `> 99 %`, `< 1 %`; `alle` or `geen` where every member
 * or no member does. A dash where none can say.
 */
export function shareText(count: number, of: number, language: Language): string {
  if (of === 0) return "–";
  if (count === of) return ALL[language];
  if (count === 0) return NONE[language];
  const step = roundedTo(of);
  const rounded = Math.round((100 * count) / of / step) * step;
  if (rounded <= 0) return `< ${step} %`;
  return rounded >= 100 ? `> ${100 - step} %` : `${rounded} %`;
}

/**
 * The scale of the guidance note of the IPCC on uncertainty (2010), in the words that Dutch
 * summaries of its reports use; from which share on each holds.
 */
const SCALE: readonly { readonly from: number; readonly words: Text }[] = [
  { from: 0.99, words: { nl: "vrijwel zeker", en: "virtually certain" } },
  { from: 0.9, words: { nl: "zeer waarschijnlijk", en: "very likely" } },
  { from: 2 / 3, words: { nl: "waarschijnlijk", en: "likely" } },
  { from: 1 / 3, words: { nl: "kan beide kanten op", en: "about as likely as not" } },
  { from: 0.1, words: { nl: "onwaarschijnlijk", en: "unlikely" } },
  { from: 0.01, words: { nl: "zeer onwaarschijnlijk", en: "very unlikely" } },
];
const LEAST: Text = { nl: "vrijwel uitgesloten", en: "exceptionally unlikely" };

/** The same share in words. */
export function likelihood(count: number, of: number, language: Language): string {
  if (of === 0) return "–";
  const share = count / of;
  return (SCALE.find(({ from }) => share >= from)?.words ?? LEAST)[language];
}

const LATER: Text = { nl: "later", en: "later" };
const NEVER: Text = { nl: "niet", en: "not" };

/** Years in which nine members in ten fall, around the middle one: `2041 (2036–later)`. */
function spanText(
  years: readonly (readonly [number, number])[],
  never: number,
  beyond: Text,
  language: Language,
): string {
  const word = (year: Figure): string => (year === null ? beyond[language] : `${year}`);
  const [low, middle, high] = [0.05, 0.5, 0.95].map((p) => word(yearQuantile(years, never, p)));
  return low === high ? middle! : `${middle!} (${low!}–${high!})`;
}

/**
 * From which year a goal holds: of the middle member, and of nine in ten. `later` is beyond the last
 * year of the run, or never.
 */
export const holdsFrom = ({ years, never }: GoalRecord, language: Language): string =>
  spanText(years, never, LATER, language);

/** In which year a budget is used up, alike; `niet` where it lasts through its years. */
export const usedUpIn = ({ years, kept }: BudgetRecord, language: Language): string =>
  spanText(years, kept, NEVER, language);
