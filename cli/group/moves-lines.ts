/** How many people move between the municipalities of a group, and between which most. */
import type { GroupOutcome } from "../../engine/analysis/group/group-outcome.ts";
import type { Text } from "../../engine/scenario/declarations.ts";
import { formatNumber, type Language } from "../../viz/numbers.ts";
import { movesStanding } from "../../viz/specs/group/moves-standing.ts";
import { running, wrap } from "../summary/layout.ts";
import { memberName } from "./members.ts";

const TEXTS = {
  most: { nl: "meest", en: "most" },
} as const satisfies Record<string, Text>;

/** @param most how many pairs are named */
export function movesLines(outcome: GroupOutcome, most: number, language: Language): string[] {
  const { scenario, moves } = outcome;
  const { members, first, years, moved, left, came } = moves;
  const count = members.length;
  const pairs: { from: number; to: number; persons: number }[] = [];
  for (let from = 0; from < count; from++) {
    for (let to = 0; to < count; to++) {
      let persons = 0;
      for (let year = 0; year < years; year++)
        persons += moved[(year * count + from) * count + to]!;
      if (from !== to && persons > 0) pairs.push({ from, to, persons });
    }
  }
  if (pairs.length === 0) return [];
  const sum = (values: Float64Array): number => values.reduce((all, value) => all + value, 0);
  const yearly = (persons: number): string => formatNumber(persons / years, language);
  const inside = yearly(pairs.reduce((all, { persons }) => all + persons, 0));
  const [gone, come] = [yearly(sum(left)), yearly(sum(came))];
  const last = first + years - 1;
  const lead = {
    nl: `Per jaar (${first}-${last}) verhuizen er ${inside} mensen binnen de groep, ${gone} eruit en ${come} erin`,
    en: `Every year (${first}-${last}) ${inside} people move within the group, ${gone} leave it and ${come} arrive`,
  }[language];
  const standing = movesStanding(scenario, language);
  const told = standing === null ? [] : wrap(standing);
  if (most === 0) return [...wrap(`${lead}.`), ...told];
  const largest = pairs.sort((a, b) => b.persons - a.persons).slice(0, most);
  const items = largest.map(
    ({ from, to, persons }) =>
      `${memberName(scenario, from, language)} → ${memberName(scenario, to, language)} ${yearly(persons)}`,
  );
  return [...running(items, `${lead}; ${TEXTS.most[language]}:`), ...told];
}
