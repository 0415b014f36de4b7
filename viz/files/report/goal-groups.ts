/** Goals by theme, and within a theme those that ask for attention first. */
import type { TargetStatus } from "../../../engine/analysis/targets.ts";
import type { Text } from "../../../engine/scenario/declarations.ts";
import type { Language } from "../../numbers.ts";
import { CHART_THEMES, OTHER } from "./charts.ts";
import type { TableCell, TableGroup } from "./table.ts";

/** In the order in which they are told: what asks for attention first. */
export const TOLD: readonly TargetStatus[] = [
  "missed",
  "uncertain",
  "met",
  "met_by_trend",
  "tracked",
  "not_evaluable",
  "not_modelled",
];

interface GoalTheme {
  readonly title: Text;
  /** What stands before the point in the ids of what such goals are about. */
  readonly prefixes: readonly string[];
}

/** The themes of the charts, what only programmes and observations are about, and what is left. */
const GOAL_THEMES: readonly GoalTheme[] = [
  ...CHART_THEMES.map(({ id, title, modules }) => ({
    title,
    prefixes: [
      ...modules,
      ...(id === "power" ? ["energy"] : []),
      ...(id === "mobility" ? ["safety"] : []),
    ],
  })),
  {
    title: { nl: "Groen, water en open ruimte", en: "Green, water and open space" },
    prefixes: ["green", "water", "land"],
  },
  {
    title: { nl: "Bezoekers en vrije tijd", en: "Visitors and leisure" },
    prefixes: ["visitors", "social"],
  },
];

/** One goal and its row. */
export interface GoalRow {
  /** What it is about: an output, or an indicator of the plan's own. */
  readonly indicator: string;
  /** How it fares; of several plans, how it fares worst. */
  readonly status: TargetStatus;
  readonly cells: readonly TableCell[];
}

/** The themes that have goals, in the order of the charts; of each, its goals as `TOLD` orders them. */
export function goalsByTheme<Goal extends Pick<GoalRow, "indicator" | "status">>(
  goals: readonly Goal[],
): { readonly title: Text; readonly goals: readonly Goal[] }[] {
  const place = ({ status }: Goal): number => TOLD.indexOf(status);
  const themeOf = ({ indicator }: Goal): GoalTheme | undefined =>
    GOAL_THEMES.find(({ prefixes }) => prefixes.includes(indicator.split(".")[0]!));
  return [...GOAL_THEMES, undefined].flatMap((theme) => {
    const those = goals.filter((goal) => themeOf(goal) === theme);
    if (those.length === 0) return [];
    return [
      { title: (theme ?? OTHER).title, goals: [...those].sort((a, b) => place(a) - place(b)) },
    ];
  });
}

/** @returns the themes that have goals, as groups of a table */
export const goalGroups = (goals: readonly GoalRow[], language: Language): TableGroup[] =>
  goalsByTheme(goals).map(({ title, goals: those }) => ({
    title: title[language],
    rows: those.map(({ cells }) => cells),
  }));
