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

/** The rest of the municipalities, of which nothing is told. */
const restLines = (rest: number, file: string, language: Language): string[] =>
  rest <= 0
    ? []
    : wrap(
        {
          nl: `en in nog ${rest} gemeenten: ${file}`,
          en: `and in ${rest} more municipalities: ${file}`,
        }[language],
      );

/** @param most of how many municipalities the goals are named; 0 for none, and no block */
export function missedLines(outcome: GroupOutcome, most: number, language: Language): string[] {
  if (most === 0) return [];
  const told = memberViews(outcome, language).flatMap((view) => {
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
    return [wrap(`${nameIn(view)} (${count}): ${[...named, ...more].join(" · ")}`)];
  });
  if (told.length === 0) return [];
  return [
    heading(TEXTS.missed[language]),
    ...told.slice(0, most).flat(),
    ...restLines(told.length - most, "targets.csv", language),
  ];
}

/** @param most of how many municipalities a limit is told; 0 for none, and no block */
export function limitLines(outcome: GroupOutcome, most: number, language: Language): string[] {
  if (most === 0) return [];
  const told = memberViews(outcome, language).flatMap((view) => {
    const { own } = limitsOfPlan(view);
    const [first, ...others] = own;
    if (first === undefined) return [];
    const more = {
      nl: ` (en ${others.length} andere)`,
      en: ` (and ${others.length} others)`,
    }[language];
    const { said } = limitText(first, view);
    return [wrap(`${nameIn(view)}: ${said}${others.length === 0 ? "" : more}`)];
  });
  if (told.length === 0) return [];
  return [
    heading(TEXTS.limits[language]),
    ...told.slice(0, most).flat(),
    ...restLines(told.length - most, "constraints.csv", language),
  ];
}
