/** Charts of the spreadsheet itself: the main figures with their bands, and the goals over the years. */
import type { GoalRecord } from "../../../engine/analysis/ensemble/record.ts";
import type { Text } from "../../../engine/scenario/declarations.ts";
import { chartInput } from "../../specs/input.ts";
import { INK, PLAN_COLOURS } from "../../theme/colours.ts";
import { mixed } from "../../theme/mixed.ts";
import { alternativeText, axisFormat, courseText } from "./chart-texts.ts";
import { indicatorName } from "./ensemble-bands.ts";
import { cumulativeShares } from "./ensemble-goals.ts";
import {
  bandOf,
  inYearsOf,
  PLAIN,
  planName,
  quantileText,
  shownBands,
  spanOf,
  type EnsembleView,
} from "./ensemble-view.ts";
import type { Shown } from "./figures.ts";
import { headRow, type CellRange, type ChartSeries, type Sheet, type SheetChart } from "./sheet.ts";
import { say, yearsOf } from "./view.ts";
import { WORDS } from "./words.ts";

/** What is drawn, where the plans have it. */
const DRAWN = [
  ...["emissions.total", "electricity.renewable_share", "heat.delivered"],
  ...["housing.share_label_c_or_better", "renewables.wind_capacity"],
];

/** More lines than this in one chart of goals nobody tells apart. */
const MOST_GOALS = 6;

const GOAL_COLOUR = "#b8431f";
/** How much of the colour of a plan the edges of its bands have. */
const [OUTER, INNER] = [0.45, 0.75];

const TEXTS = {
  title: { nl: "Grafieken om mee verder te werken", en: "Charts to work on with" },
  how: {
    nl: "Deze grafieken lezen de cellen onderaan dit blad. De afgewerkte grafieken, met gekleurde banden, staan in de map charts.",
    en: "These charts read the cells at the foot of this sheet. The finished charts, with coloured bands, are in the folder charts.",
  },
  band: {
    nl: "Tussen de buitenste lijnen liggen elk jaar 9 van de 10 doorrekeningen, tussen de binnenste de helft. Geen enkele doorrekening volgt zo'n lijn.",
    en: "Between the outer lines lie 9 in 10 runs of each year, between the inner ones half of them. No single run follows such a line.",
  },
  cells: { nl: "Cijfers bij de grafieken", en: "Figures of the charts" },
  goal: { nl: "Doel", en: "Goal" },
  goals: {
    nl: "Deel van de doorrekeningen waarin een doel geldt",
    en: "Share of the runs in which a goal holds",
  },
} as const satisfies Record<string, Text>;

interface Line {
  readonly name: string;
  readonly values: readonly (number | null)[];
  readonly colour: string;
  readonly form: ChartSeries["form"];
}

interface Drawing {
  readonly title: string;
  readonly shown: Shown;
  readonly lines: readonly Line[];
}

/** Null where there is nothing to draw. */
export function ensembleChartsSheet(view: EnsembleView, name: string): Sheet | null {
  const drawings = [
    ...DRAWN.flatMap((id) => bandDrawing(id, view) ?? []),
    ...[goalsDrawing(view)].flatMap((one) => one ?? []),
  ];
  if (drawings.length === 0) return null;
  const years = yearsOf(spanOf(view));
  const rows = drawings.flatMap(({ title, shown, lines }) =>
    lines.map((line) => ({
      cells: [...[title, line.name, shown.unit], ...line.values.map((value) => shown.cell(value))],
    })),
  );
  const lines = [say(TEXTS.how, view), say(TEXTS.band, view)];
  const tables = [
    {
      heading: say(TEXTS.cells, view),
      head: ["", "", say(WORDS.unit, view), ...years],
      rows,
    },
  ];
  const head = headRow({ lines, tables, charts: new Array<SheetChart>(drawings.length) });
  let row = head + 1;
  const charts = drawings.map((drawing) => {
    const chart = chartOf(drawing, { sheet: name, head, row }, view);
    row += drawing.lines.length;
    return chart;
  });
  return {
    ...{ name, title: say(TEXTS.title, view), lines, tables, charts },
    widths: [24, 24, 8, ...years.map(() => 8)],
    fixed: 0,
    pagesAcross: 1,
  };
}

/** @param at the row with the years, and that of the first line */
function chartOf(
  { title, shown, lines }: Drawing,
  { sheet, head, row }: { readonly sheet: string; readonly head: number; readonly row: number },
  view: EnsembleView,
): SheetChart {
  const { first, last } = spanOf(view);
  const span = (of: number): CellRange => ({ sheet, row: of, from: 3, to: 3 + last - first });
  return {
    ...{ title, unit: shown.unit, format: axisFormat(shown), years: { first, last } },
    categories: span(head),
    alternative: alternativeText(
      `${title} (${shown.unit})`,
      lines.map(({ name, values }) => courseText(name, values, shown, first, view.language)),
    ),
    series: lines.map(({ colour, form }, at) => ({
      ...{ colour, form },
      name: { sheet, row: row + at, from: 1, to: 1 },
      values: span(row + at),
    })),
  };
}

/** One indicator of the first region: of a single plan the whole band, of several its outer edges. */
function bandDrawing(id: string, view: EnsembleView): Drawing | null {
  const { records, language } = view;
  const years = yearsOf(spanOf(view));
  const isAlone = records.length === 1;
  const lines = records.flatMap((record, plan): Line[] => {
    const band = bandOf(record, 0, id);
    if (band === undefined) return [];
    const { first } = record.scenario.model;
    const colour = isAlone ? INK.text : PLAN_COLOURS[plan % PLAN_COLOURS.length]!;
    const of = isAlone ? "" : `${planName(view, plan)}, `;
    const line = (
      what: Text,
      values: typeof band.central,
      look: Pick<Line, "colour" | "form">,
    ) => ({
      ...{ name: `${of}${say(what, view)}`, values: inYearsOf(values, first, years), ...look },
    });
    const edges = band.quantiles.flatMap((values, at): Line[] => {
      const probability = record.probabilities[at]!;
      const isOuter = probability < 0.1 || probability > 0.9;
      if (!isAlone && !isOuter) return [];
      const strength = isOuter ? OUTER : INNER;
      const look =
        probability === 0.5
          ? { colour, form: "dashed" as const }
          : { colour: mixed(colour, strength), form: "thin" as const };
      return [line(quantileText(probability), values, look)];
    });
    // First what a reader looks for: a text that is too long loses its end.
    return [line(PLAIN, band.central, { colour, form: "line" }), ...edges];
  });
  if (lines.length === 0) return null;
  const goals = goalLevels(id, view);
  const marks: Line[] = goals.some((level) => level !== null)
    ? [{ name: TEXTS.goal[language], values: goals, colour: GOAL_COLOUR, form: "marks" }]
    : [];
  return {
    title: indicatorName(id, 0, view),
    shown: shownBands(view, 0, id),
    lines: [...lines, ...marks],
  };
}

/** Of the levels that the goals of the plans ask of an indicator, one per year. */
function goalLevels(id: string, view: EnsembleView): (number | null)[] {
  const levels = new Map(
    view.centrals.flatMap((central) =>
      chartInput(central, 0).goals.flatMap(({ indicator, at, level, direction }) =>
        indicator === id && direction !== "about" ? [[Math.round(at), level] as const] : [],
      ),
    ),
  );
  return yearsOf(spanOf(view)).map((year) => levels.get(year) ?? null);
}

/** Goals whose fate is open, as the share of runs in which they hold by each year. */
function goalsDrawing(view: EnsembleView): Drawing | null {
  const { records, language } = view;
  const years = yearsOf(spanOf(view));
  const isOpen = ({ evaluable, met, years: counts }: GoalRecord): boolean =>
    evaluable > 0 && counts.length > 1 && met > 0;
  const open = records.flatMap(({ regions }, plan) =>
    regions[0]!.goals.filter(isOpen).map((goal) => ({ plan, goal })),
  );
  // Those that are nearest to a half in the year that they are for.
  const doubt = ({ goal }: (typeof open)[number]): number =>
    Math.abs(goal.met / goal.evaluable - 0.5);
  const chosen = [...open].sort((one, other) => doubt(one) - doubt(other)).slice(0, MOST_GOALS);
  if (chosen.length === 0) return null;
  return {
    title: say(TEXTS.goals, view),
    shown: { unit: "%", format: "0%", number: (value) => value, cell: shareCell },
    lines: open
      .filter((one) => chosen.includes(one))
      .map(({ plan, goal }, at) => {
        const { scenario } = records[plan]!;
        const { short } = scenario.notes.targets[goal.target.id]!;
        const of = records.length > 1 ? `, ${planName(view, plan)}` : "";
        return {
          name: `${goal.target.year} ${short[language]}${of}`,
          values: cumulativeShares(goal.years, goal.evaluable, years),
          colour: PLAN_COLOURS[at % PLAN_COLOURS.length]!,
          form: "line" as const,
        };
      }),
  };
}

const shareCell: Shown["cell"] = (value) => (value === null ? null : { value, format: "0%" });
