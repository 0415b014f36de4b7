/**
 * What a chart of the explorer shows, before it has a size: series with their values, what lies
 * beside them, goals and measurements, and the texts round them. The series are those of the report's
 * charts (viz/specs), so that numbers, names, order, colours and units are the same there and here.
 */
import { chartBands, fanOf, fansOf, type ChartBands, type Fan } from "../../viz/specs/fans.ts";
import type { GoalMark } from "../../viz/specs/goal-marks.ts";
import type { HistoryPoint } from "../../viz/specs/history-marks.ts";
import type { ChartInput } from "../../viz/specs/input.ts";
import { measuredMarks, type MeasuredMark } from "../../viz/specs/measured-marks.ts";
import { totalsOf } from "../../viz/specs/stacked-areas.ts";
import type { Drawn } from "../../viz/specs/year-chart.ts";
import type { Language } from "../../viz/numbers.ts";
import { INK } from "../../viz/theme/colours.ts";
import type { BandRecord } from "../bands/shown-bands.ts";

export type CourseLook = "area" | "avoided" | "line" | "total" | "beside";

/** One series of a picture. */
export interface Course {
  /** Of its series in the chart; `total` of a sum. */
  readonly id: string;
  readonly name: string;
  readonly colour: string;
  readonly look: CourseLook;
  /** One value per year of the picture, in its unit; NaN where there is none. */
  readonly values: readonly number[];
}

export interface Picture {
  readonly title: string;
  readonly unit: string;
  readonly decimals: number;
  /** Of the values; the axis may begin earlier, where there are figures of before the run. */
  readonly years: readonly number[];
  readonly isFromZero: boolean;
  /** Areas from the bottom to the top, then lines. */
  readonly courses: readonly Course[];
  /** The same series of what lies beside: named by the same ids. */
  readonly besides: readonly Course[];
  readonly fans: readonly Fan[];
  readonly goals: readonly GoalMark[];
  readonly history: readonly HistoryPoint[];
  readonly measured: readonly MeasuredMark[];
  readonly level: { readonly value: number; readonly text: string } | null;
  readonly notes: readonly string[];
  readonly modules: readonly string[];
}

/** What lies beside the plan. */
export interface Beside {
  /** As a sentence speaks of it. */
  readonly name: string;
  readonly drawn: Drawn;
}

const TOTAL = { nl: "Totaal", en: "Total" } as const;

const seriesOf = ({ kind, group }: Drawn, language: Language): Course[] =>
  group.series.map(({ id, label, colour, values }): Course => ({
    ...{ id, name: label[language], colour, values },
    look: kind === "areas" ? "area" : "line",
  }));

/** Series, and of areas their total; one area alone is its total. */
const coursesOf = (drawn: Drawn, language: Language, hasTotal: boolean): Course[] => [
  ...seriesOf(drawn, language),
  ...(hasTotal
    ? [
        {
          ...{ id: "total", name: TOTAL[language], colour: INK.text },
          ...{ look: "total" as const, values: totalsOf(drawn.group) },
        },
      ]
    : []),
];

/** Whether a total is more than the areas say; on both sides as soon as on one, to be compared. */
const hasTotal = (...all: readonly Drawn[]): boolean =>
  all.some(({ kind, group }) => kind === "areas" && group.series.length > 1);

/** In the unit of the plan, which may be another one than what lies beside would have by itself. */
function inUnitOf(mine: Drawn, theirs: Drawn, courses: readonly Course[]): Course[] {
  const scale = theirs.group.display.factor / mine.group.display.factor;
  // What is not scaled keeps its bits.
  return courses.map((course) => ({
    ...course,
    values: scale === 1 ? course.values : course.values.map((value) => value * scale),
  }));
}

const fansOfDrawn = (drawn: Drawn, bands: ChartBands | null): Fan[] => {
  const { group } = drawn;
  if (drawn.kind === "lines") return fansOf(bands, group.series, group);
  const { sum, total } = drawn.options;
  const course = { label: TOTAL, colour: INK.text, first: group.years[0]! };
  const { factor } = group.display;
  const fan = fanOf(bands, sum ?? total ?? "", course, totalsOf(group), factor);
  return fan === null ? [] : [fan];
};

function measuredOf(input: ChartInput, drawn: Drawn): MeasuredMark[] {
  const { group } = drawn;
  if (drawn.kind === "lines") {
    return group.series.flatMap(({ id, colour }) => measuredMarks(input, id, group, colour));
  }
  const { sum } = drawn.options;
  return sum === undefined ? [] : measuredMarks(input, sum, group, INK.text);
}

/** A chart of the report as a picture of the explorer. */
export function pictureOf(
  input: ChartInput,
  drawn: Drawn,
  beside: Beside | null,
  language: Language,
): Picture {
  const { group, options } = drawn;
  const isLines = drawn.kind === "lines";
  const isTotalled = hasTotal(drawn, ...(beside === null ? [] : [beside.drawn]));
  return {
    title: options.title,
    unit: options.unit,
    decimals: group.display.decimals,
    years: group.years,
    isFromZero: !isLines || drawn.options.fromZero !== false,
    courses: coursesOf(drawn, language, isTotalled),
    besides:
      beside === null
        ? []
        : inUnitOf(drawn, beside.drawn, coursesOf(beside.drawn, language, isTotalled)),
    fans: fansOfDrawn(drawn, input.bands ?? null),
    goals: options.goals ?? [],
    history: options.history ?? [],
    measured: measuredOf(input, drawn),
    level: isLines ? (drawn.options.level ?? null) : null,
    notes: options.notes ?? [],
    modules: options.modules,
  };
}

/** The bands of a plan as the charts of the report take them. */
export const bandsOf = (record: BandRecord, region: number): ChartBands =>
  chartBands({ ...record, inputs: [] }, region);
