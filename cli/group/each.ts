/** What goes wrong in which municipality: the goals that it misses, and the limits that it meets. */
import type { GroupOutcome } from "../../engine/analysis/group/group-outcome.ts";
import type { Text } from "../../engine/scenario/declarations.ts";
import { limitText, limitsOfPlan } from "../../viz/limit-sentences.ts";
import type { Language } from "../../viz/numbers.ts";
import type { View } from "../../viz/run-view.ts";
import { heading, wrap } from "../summary/layout.ts";
import { memberViews } from "./members.ts";

const TEXTS = {
  missed: { nl: "Gemiste doelen per gemeente", en: "Missed goals by municipality" },
  limits: {
    nl: "Waar het plan op een grens botst (mogelijk van gevraagd)",
    en: "Where the plan meets a limit (possible of asked)",
  },
} as const satisfies Record<string, Text>;

/** Of one municipality more are counted. */
const NAMED = 4;

const nameIn = ({ outcome, language }: View): string =>
  outcome.scenario.notes.regions[0]!.title[language];

/** Of municipalities of which the same is said more are counted. */
const LISTED = 3;

/** Who it is about: some by name, or how many. */
const whoText = (names: readonly string[], language: Language): string =>
  names.length <= LISTED
    ? names.join(", ")
    : { nl: `${names.length} gemeenten`, en: `${names.length} municipalities` }[language];

/** What is said of each, once where it is the same; in the order of the first of whom it is said. */
function saidOnce(
  said: readonly { readonly name: string; readonly text: string }[],
  language: Language,
): string[][] {
  const byText = new Map<string, string[]>();
  for (const { name, text } of said) byText.set(text, [...(byText.get(text) ?? []), name]);
  return [...byText].map(([text, names]) => wrap(`${whoText(names, language)}${text}`));
}

/** What is only counted. */
const restLines = (rest: number, file: string, language: Language): string[] =>
  rest <= 0
    ? []
    : wrap({ nl: `en nog ${rest}: ${file}`, en: `and ${rest} more: ${file}` }[language]);

/** @param most how many lines of goals there are; 0 for none, and no block */
export function missedLines(outcome: GroupOutcome, most: number, language: Language): string[] {
  if (most === 0) return [];
  const said = memberViews(outcome, language).flatMap((view) => {
    const { results } = view.outcome.targets[0]!;
    const missed = results.filter(({ status }) => status === "missed");
    if (missed.length === 0) return [];
    const named = missed.slice(0, NAMED).map(({ target }) => {
      const { short } = view.outcome.scenario.notes.targets[target.id]!;
      return `${target.year} ${short[language]}`;
    });
    const rest = missed.length - named.length;
    const more = rest > 0 ? [{ nl: `en nog ${rest}`, en: `and ${rest} more` }[language]] : [];
    const count = {
      nl: `${missed.length} van ${results.length}`,
      en: `${missed.length} of ${results.length}`,
    }[language];
    const text = ` (${count}): ${[...named, ...more].join(" · ")}`;
    return [{ name: nameIn(view), text }];
  });
  const told = saidOnce(said, language);
  if (told.length === 0) return [];
  return [
    heading(TEXTS.missed[language]),
    ...told.slice(0, most).flat(),
    ...restLines(told.length - most, "targets.csv", language),
  ];
}

/** @param most how many lines of limits there are; 0 for none, and no block */
export function limitLines(outcome: GroupOutcome, most: number, language: Language): string[] {
  if (most === 0) return [];
  const all = memberViews(outcome, language).flatMap((view) => {
    const { own } = limitsOfPlan(view);
    const [first, ...others] = own;
    if (first === undefined) return [];
    const isOne = others.length === 1;
    const more = {
      nl: ` (en ${others.length} andere)`,
      en: ` (and ${others.length} ${isOne ? "other" : "others"})`,
    }[language];
    const { said } = limitText(first, view);
    return [{ name: nameIn(view), text: `: ${said}${others.length === 0 ? "" : more}` }];
  });
  const told = saidOnce(all, language);
  if (told.length === 0) return [];
  return [
    heading(TEXTS.limits[language]),
    ...told.slice(0, most).flat(),
    ...restLines(told.length - most, "constraints.csv", language),
  ];
}
