/** The goals of compared plans: a row per goal, and what each plan makes of it. */
import type { ComparedTarget, RunTarget } from "../../../../engine/analysis/compared-targets.ts";

import { statedUnitOf, unitOf } from "../../../goal-words.ts";
import { formatNumber } from "../../../numbers.ts";
import { goalGroups, TOLD, type GoalRow } from "../goal-groups.ts";
import { markup, type Html } from "../html.ts";
import { statusMark, statusWord } from "../marks.ts";
import { table, type TableCell } from "../table.ts";
import { planName, say, type ComparedView } from "./view.ts";

const decimalsOf = (values: readonly number[]): number => {
  const sizes = values.map(Math.abs);
  if (values.every(Number.isInteger) || Math.max(0, ...sizes) >= 500) return 0;
  return Math.min(...sizes.filter((size) => size > 1e-9)) < 0.1 ? 2 : 1;
};

function cellOf(one: RunTarget | null, isSame: boolean, decimals: number, view: ComparedView) {
  const { language } = view;
  if (one === null) return say(view, "niet in dit plan", "not in this plan");
  const number = (value: number): string => formatNumber(value, language, decimals);
  const other = isSame
    ? null
    : markup`<br><span class="small">${say(view, "ander doel", "another goal")}: ${number(one.wanted)}</span>`;
  const reached =
    one.reached === null
      ? null
      : markup`<br>${number(one.reached)} ${statedUnitOf(one.target, language)}`;
  const lacking =
    one.gap === null || one.gap === 0
      ? null
      : markup`<br><span class="small">${say(view, "tekort", "short")} ${number(one.gap)} ${unitOf(one.target, language)}${
          one.firstYearMissed !== null && one.firstYearMissed !== one.target.year
            ? `, ${say(view, "vanaf", "from")} ${one.firstYearMissed}`
            : ""
        }</span>`;
  return {
    shown: markup`${statusMark(one.status, language)}${reached}${lacking}${other}`,
    value: statusWord(one.status, language),
    isText: true as const,
  };
}

/** How many goals fare how in each plan. */
export function goalCountsTable(view: ComparedView): Html | null {
  const { outcome, region, language } = view;
  const { targets } = outcome.comparison.regions[region]!;
  if (targets.length === 0) return null;
  const { runs } = outcome.comparison;
  const rows = TOLD.flatMap((status): TableCell[][] => {
    const counts = runs.map(
      (_, at) => targets.filter((target) => target.runs[at]?.status === status).length,
    );
    if (counts.every((count) => count === 0)) return [];
    return [
      [
        { shown: statusMark(status, language), value: statusWord(status, language), isText: true },
        ...counts.map((count) => ({ shown: `${count}`, value: count })),
      ],
    ];
  });
  return table({
    caption: say(view, "Hoeveel doelen hoe ervoor staan", "How many goals fare how"),
    columns: [
      { title: say(view, "Hoe het staat", "Status") },
      ...runs.map((_, at) => ({ title: planName(view, at), kind: "number" as const })),
    ],
    rows,
  });
}

function rowOf(target: ComparedTarget, view: ComparedView): GoalRow {
  const { language } = view;
  const stated = target.runs.find((one) => one !== null)!;
  const figures = target.runs.flatMap((one) =>
    one === null ? [] : [one.wanted, one.reached, one.gap].filter((value) => value !== null),
  );
  const decimals = decimalsOf(figures);
  const wanted = `${formatNumber(stated.wanted, language, decimals)} ${statedUnitOf(stated.target, language)}`;
  const cells: TableCell[] = [
    {
      shown: markup`${target.short[language]}<code class="small">${target.id}</code>`,
      value: target.short[language],
      isText: true,
    },
    { shown: `${stated.target.year}`, value: stated.target.year },
    stated.target.kind === "tracked" ? "–" : { shown: wanted, value: stated.wanted },
    ...target.runs.map((one, at) => cellOf(one, target.isSame[at]!, decimals, view)),
  ];
  const statuses = target.runs.flatMap((one) => (one === null ? [] : [one.status]));
  const status = TOLD.find((one) => statuses.includes(one))!;
  return { indicator: stated.target.indicator, status, cells };
}

/** Every goal in every plan; null where no plan has one. */
export function goalsTable(view: ComparedView): Html | null {
  const { outcome, region, language } = view;
  const { targets } = outcome.comparison.regions[region]!;
  if (targets.length === 0) return null;
  const { runs } = outcome.comparison;
  return table({
    caption: say(
      view,
      "Alle doelen per thema, de gemiste eerst, met wat elk plan bereikt en wat eraan ontbreekt",
      "All goals by theme, those that are missed first, with what each plan reaches and what it is short of",
    ),
    columns: [
      { title: say(view, "Doel", "Goal") },
      { title: say(view, "Jaar", "Year"), kind: "number" },
      { title: say(view, "Gewild", "Wanted"), kind: "number" },
      ...runs.map((_, at) => ({ title: planName(view, at) })),
    ],
    rows: goalGroups(
      targets.map((target) => rowOf(target, view)),
      language,
    ),
    name: "goals",
    isWide: true,
  });
}
