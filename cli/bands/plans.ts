/** Several plans on the same draws: their bands below each other, and their goals side by side. */
import type { Band, EnsembleRecord, GoalRecord } from "../../engine/analysis/ensemble/record.ts";
import { MAIN_INDICATORS } from "../../engine/analysis/main-indicators.ts";
import type { Language } from "../../viz/numbers.ts";
import { shareText } from "../../viz/ensemble-words.ts";
import { heading, left, right, wrap } from "../summary/layout.ts";
import { inYear, shownYears, table } from "./indicators.ts";
import { bandText, named, narrowest, writer } from "./view.ts";

const TEXTS = {
  indicators: {
    nl: "Kerncijfers per plan: het midden, en 9 op 10 doorrekeningen",
    en: "Main indicators by plan: the middle, and 9 runs in 10",
  },
  goals: { nl: "Kans dat een doel gehaald wordt", en: "Chance that a goal is met" },
  alike: {
    nl: "{count} doelen worden in elk plan even vaak gehaald.",
    en: "{count} goals are met as often in every plan.",
  },
} as const;

const bandOf = (record: EnsembleRecord, region: number, id: string): Band | undefined =>
  record.regions[region]?.indicators.find((one) => one.id === id && one.cell.length === 0);

/** Indicators that differ between the plans, a row per plan; what is alike needs no rows. */
export function plansBlock(
  records: readonly EnsembleRecord[],
  region: number,
  language: Language,
  most: number,
): string[] {
  const [first] = records;
  const years = shownYears(first!);
  const rows: { label: string; cells: string[] }[] = [];
  let shown = 0;
  for (const id of MAIN_INDICATORS) {
    const found = records.map((record) => bandOf(record, region, id));
    if (shown === most || found[0] === undefined) continue;
    const figures = found.map((band, plan) =>
      years.map((year) => {
        const { probabilities, scenario } = records[plan]!;
        return band === undefined ? [] : inYear(band, probabilities, year - scenario.model.first);
      }),
    );
    if (new Set(figures.map((one) => JSON.stringify(one))).size === 1) continue;
    const bands = figures.flat();
    const view = { record: first!, language };
    const { label, display } = named(found[0], bands.flat(), narrowest(bands), view);
    rows.push({ label, cells: years.map(() => "") });
    for (const [plan, { scenario }] of records.entries()) {
      rows.push({
        label: `  ${scenario.notes.id}`,
        cells: figures[plan]!.map((one) => bandText(one, writer(display, language), language)),
      });
    }
    shown++;
  }
  if (rows.length === 0) return [];
  return table(TEXTS.indicators[language], years, rows).map((line) => line.trimEnd());
}

/** Widest column of a plan. */
const COLUMN = 22;

/** Goals whose share differs between the plans. */
export function plansGoalsBlock(
  records: readonly EnsembleRecord[],
  region: number,
  language: Language,
  most: number,
): string[] {
  const [first] = records;
  const all = first!.regions[region]!.goals.flatMap((goal) => {
    const those = records.map((record) =>
      record.regions[region]?.goals.find(({ target }) => target.id === goal.target.id),
    );
    return those.some((one) => (one?.evaluable ?? 0) > 0) ? [{ goal, those }] : [];
  });
  const told = (one: GoalRecord | undefined): string =>
    one === undefined ? "–" : shareText(one.met, one.evaluable, language);
  const isAlike = (those: readonly (GoalRecord | undefined)[]): boolean =>
    new Set(those.map((one) => (one === undefined ? "" : `${one.met}/${one.evaluable}`))).size ===
    1;
  const isSaid = (one: GoalRecord | undefined): boolean => (one?.evaluable ?? 0) > 0;
  // What only some of the plans have figures for cannot be held side by side.
  const partly = all.filter(({ those }) => !those.every(isSaid));
  const open = all.filter(({ those }) => those.every(isSaid) && !isAlike(those));
  /** Goals that neither all nor no members meet are told first: the others are promises as a rule. */
  const isOpen = ({ those }: (typeof all)[number]): boolean =>
    those.some((one) => one!.met > 0 && one!.met < one!.evaluable);
  const widest = (one: GoalRecord[]): number => Math.max(0, ...one.map(({ met }) => met));
  const spread = (those: readonly (GoalRecord | undefined)[]): number => {
    const shares = those.flatMap((one) => (one === undefined ? [] : [one]));
    return widest(shares) - Math.min(...shares.map(({ met }) => met));
  };
  const listed = [...open]
    .sort((a, b) => Number(isOpen(b)) - Number(isOpen(a)) || spread(b.those) - spread(a.those))
    .slice(0, most);
  const width = Math.min(COLUMN, Math.floor(56 / records.length));
  const name = 100 - 2 - width * records.length;
  const columns = records
    .map(({ scenario }) => right(left(scenario.notes.id, width - 1).trimEnd(), width))
    .join("");
  const lines =
    listed.length === 0
      ? []
      : [
          heading(TEXTS.goals[language], ` ${columns.trimStart()}`, 2 + name + columns.length),
          ...listed.map(({ goal, those }) => {
            const short = first!.scenario.notes.targets[goal.target.id]!.short[language];
            const cells = those.map((one) => right(told(one), width)).join("");
            return `  ${left(`${goal.target.year} ${short}`, name)}${cells}`;
          }),
        ];
  const rest = open.length - listed.length;
  const others = {
    nl: `${rest} andere doelen verschillen ook (goal-differences.csv).`,
    en: `${rest} other goals differ too (goal-differences.csv).`,
  }[language];
  const alike = all.length - open.length - partly.length;
  const some = {
    nl: `${partly.length} doelen kan niet elk plan berekenen (targets.csv).`,
    en: `${partly.length} goals cannot be computed in every plan (targets.csv).`,
  }[language];
  return [
    ...lines,
    ...wrap(
      [
        ...(rest > 0 ? [others] : []),
        ...(partly.length > 0 ? [some] : []),
        ...(alike > 0 ? [TEXTS.alike[language].replace("{count}", `${alike}`)] : []),
      ].join(" "),
    ).filter((line) => line.trim() !== ""),
  ];
}
