/** The goals that municipalities have in common, side by side: how each stands, in words. */
import type { GroundedResult, TargetStatus } from "../../../engine/analysis/targets.ts";
import type { Text } from "../../../engine/scenario/declarations.ts";
import { statedWriter } from "../../goal-figures.ts";
import { statedUnitOf } from "../../goal-words.ts";
import { formatNumber, type Language } from "../../numbers.ts";
import { markup, type Html } from "../report/html.ts";
import { statusMark, statusWord } from "../report/marks.ts";
import { table, type TableCell } from "../report/table.ts";
import { memberFolder, membersOf, pageName, type Member, type Site } from "./site.ts";

const TEXTS = {
  municipality: { nl: "Gemeente", en: "Municipality" },
  judged: {
    nl: "Hoe elke gemeente er met dit plan voor staat, met wat ze haalt",
    en: "How every municipality stands with this plan, with what it reaches",
  },
  of: { nl: "gewild", en: "wanted" },
  none: { nl: "geen doel", en: "no goal" },
  counts: { nl: "Alle doelen per gemeente", en: "All goals by municipality" },
  goal: { nl: "Doel", en: "Goal" },
  lacking: { nl: "Wat er ontbreekt", en: "What is lacking" },
} as const satisfies Record<string, Text>;

const JUDGED = new Set<TargetStatus>(["met", "met_by_trend", "missed", "uncertain"]);

/** The result of a goal in a municipality; null where it has no such goal. */
const resultOf = ({ outcome }: Member, goal: string): GroundedResult | null =>
  outcome.targets[0]!.results.find(({ target }) => target.id === goal) ?? null;

const shortOf = (member: Member, goal: string, language: Language): string =>
  member.outcome.scenario.notes.targets[goal]!.short[language];

/** `33.826 m² te ontharden` is another amount in every municipality: `m² te ontharden`. */
function withoutAmount(short: string): string {
  const rest = short.replace(/^\d[\d.,\u00a0]*\s+/, "");
  return /^m[²³]? /.test(rest) ? rest : rest.charAt(0).toUpperCase() + rest.slice(1);
}

/** Goals of the pact: those that at least half of the municipalities have, in their order. */
function commonGoals(members: readonly Member[]): readonly string[] {
  const counted = new Map<string, number>();
  for (const { outcome } of members) {
    for (const { target } of outcome.targets[0]!.results) {
      counted.set(target.id, (counted.get(target.id) ?? 0) + 1);
    }
  }
  // In the order of a municipality that has no list of its own beside the pact's.
  return [...counted].filter(([, count]) => count * 2 >= members.length).map(([id]) => id);
}

const named = (member: Member, site: Site, language: Language): TableCell => ({
  shown: markup`<a href="${memberFolder(member.id)}/${pageName(language, site)}">${member.title[language]}</a>`,
  value: member.title[language],
  isText: true,
});

function statusCell(member: Member, goal: string, language: Language): TableCell {
  const result = resultOf(member, goal);
  if (result === null) return TEXTS.none[language];
  const { target, reached, status } = result;
  const word = statusWord(status, language);
  if (reached === null || !JUDGED.has(status)) {
    return { shown: statusMark(status, language), value: word, isText: true };
  }
  const write = statedWriter(result, { outcome: member.outcome, region: 0, language });
  const unit = statedUnitOf(target, language);
  const unitText = unit === "%" ? "\u00a0%" : "";
  return {
    shown: markup`${statusMark(status, language)}<span class="small">${write(reached)}${unitText}</span><span class="small">${TEXTS.of[language]} ${write(target.value)}${unitText}</span>`,
    value: word,
    isText: true,
  };
}

/** The goals that some municipality can judge; null where there are none. */
export function pactTable(site: Site, language: Language): Html | null {
  const members = membersOf(site);
  const goals = commonGoals(members).filter((goal) =>
    members.some((member) => JUDGED.has(resultOf(member, goal)?.status ?? "tracked")),
  );
  if (goals.length === 0) return null;
  const head = (goal: string): string => {
    const those = members.filter((member) => resultOf(member, goal) !== null);
    const names = new Set(those.map((member) => shortOf(member, goal, language)));
    const [first = goal] = [...names];
    return names.size === 1 ? first : withoutAmount(first);
  };
  return table({
    caption: TEXTS.judged[language],
    columns: [
      { title: TEXTS.municipality[language] },
      ...goals.map((goal) => ({ title: head(goal) })),
    ],
    rows: members.map((member): TableCell[] => [
      named(member, site, language),
      ...goals.map((goal) => statusCell(member, goal, language)),
    ]),
    name: "pact",
    isWide: true,
  });
}

/** Common goals of which no municipality has the figures, with what is lacking; null without any. */
export function unjudgedTable(site: Site, language: Language): Html | null {
  const members = membersOf(site);
  const rows = commonGoals(members).flatMap((goal): TableCell[][] => {
    const those = members.flatMap((member) => {
      const result = resultOf(member, goal);
      return result === null ? [] : [{ member, result }];
    });
    if (those.some(({ result }) => JUDGED.has(result.status))) return [];
    const { member, result } = those.find((one) => one.result.missing !== null) ?? those[0]!;
    const why = result.missing?.[language] ?? statusWord(result.status, language);
    return [[withoutAmount(shortOf(member, goal, language)), why]];
  });
  if (rows.length === 0) return null;
  return table({
    caption: TEXTS.goal[language],
    columns: [{ title: TEXTS.goal[language] }, { title: TEXTS.lacking[language] }],
    rows,
    hasHeading: true,
  });
}

const COLUMNS: readonly (readonly TargetStatus[])[] = [
  ["met", "met_by_trend"],
  ["missed"],
  ["uncertain"],
  ["not_evaluable", "not_modelled"],
  ["tracked"],
];

/** How many goals of every municipality stand how. */
export function countsTable(site: Site, language: Language): Html {
  return table({
    caption: TEXTS.counts[language],
    columns: [
      { title: TEXTS.municipality[language] },
      ...COLUMNS.map(([status]) => ({
        title: statusWord(status!, language),
        kind: "number" as const,
      })),
    ],
    rows: membersOf(site).map((member): TableCell[] => [
      named(member, site, language),
      ...COLUMNS.map((statuses): TableCell => {
        const { results } = member.outcome.targets[0]!;
        const value = results.filter(({ status }) => statuses.includes(status)).length;
        return { shown: formatNumber(value, language), value };
      }),
    ]),
    name: "narrow",
    isWide: true,
  });
}
