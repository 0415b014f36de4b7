/**
 * What a chart shows, as a table, and where each row of it stands in the picture: a chart carries it
 * in the `usermeta` of its spec, which Vega-Lite passes over. The table below a chart in the report,
 * its CSV file and what the page reads off under the pointer are all made from it, so that they say
 * what is drawn.
 */
import type { Language } from "../numbers.ts";

export interface ChartColumn {
  readonly label: string;
  /** `kt CO₂ per jaar`; empty where the cells are texts. */
  readonly unit: string;
  readonly decimals: number;
  /** Colour of its marks, where those have one of their own. */
  readonly colour: string | null;
  /** The plan or other group that it belongs to, where a chart shows several. */
  readonly group: string | null;
}

export interface ChartRow {
  /** `2030`, `Warmtenetten`. */
  readonly label: string;
  /** One per column: a number in the column's unit, a text, or nothing. */
  readonly values: readonly (number | string | null)[];
}

/** One plot of a picture, in its pixels. */
export interface ChartPlot {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** Whether rows follow each other from left to right or from top to bottom. */
  readonly along: "across" | "down";
  /** Where the middle of each row is, in that direction; null where the row is not in this plot. */
  readonly at: readonly (number | null)[];
  /** Places of the columns that it shows. */
  readonly columns: readonly number[];
}

export interface ChartData {
  /** What the rows are: `Jaar`, `Maatregel`. */
  readonly rowTitle: string;
  readonly columns: readonly ChartColumn[];
  readonly rows: readonly ChartRow[];
  /** None where the rows follow no axis, and the picture can only be looked at. */
  readonly plots: readonly ChartPlot[];
}

/** Where a spec carries the data. */
interface Carrier {
  readonly usermeta?: unknown;
}

/** What the frame of a picture says that a page with captions says beside it. */
export interface FrameMeta {
  readonly title: string;
  /** Pixels that the title takes. */
  readonly titleHeight: number;
  /** What is left when the title is gone: the lines above the plot. */
  readonly above: readonly string[];
  /** Whether sentences stand below the plot before those of plan and source. */
  readonly hasNotes: boolean;
  /** The sentences of plan and source that end the picture. */
  readonly closing: string;
  /** Number of lines that they take. */
  readonly closingLines: number;
  /** Whether bands of an ensemble are drawn. */
  readonly hasFans?: boolean;
}

/** What goes into a spec beside what is drawn. */
export const carried = (
  data: ChartData | undefined,
  frame: FrameMeta,
): { usermeta: { data?: ChartData; frame: FrameMeta } } => ({
  usermeta: { ...(data === undefined ? {} : { data }), frame },
});

/** What the frame of a spec says; null for a spec that was made without one. */
export const frameOf = ({ usermeta }: Carrier): FrameMeta | null =>
  (usermeta as { readonly frame?: FrameMeta } | undefined)?.frame ?? null;

/** The data that a spec carries; null where it carries none. */
export const dataOf = ({ usermeta }: Carrier): ChartData | null =>
  (usermeta as { readonly data?: ChartData } | undefined)?.data ?? null;

/** A column of one value per year. */
export interface DataCourse extends Omit<ChartColumn, "group"> {
  readonly group?: string;
  /** Calendar year of the first value. */
  readonly first: number;
  readonly values: readonly (number | null)[];
}

/** A column of values in some years only. */
export interface DataPoints extends Pick<ChartColumn, "label" | "unit" | "decimals"> {
  readonly points: readonly { readonly year: number; readonly value: number }[];
}

/** A plot whose horizontal axis has the years. */
export interface YearPlot {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** A year to pixels from the left of the picture's own plot. */
  across(year: number): number;
  /** Whose courses it shows; all when left out. */
  readonly group?: string;
}

export interface YearlyData {
  readonly courses: readonly DataCourse[];
  readonly points?: readonly DataPoints[];
  /** Goals in words, by the year in which they stand. */
  readonly goals?: readonly { readonly year: number; readonly text: string }[];
  readonly plots: readonly YearPlot[];
}

const WORDS = {
  nl: { year: "Jaar", goals: "Doel", recorded: "Cijfer van vroeger", measured: "Gemeten" },
  en: { year: "Year", goals: "Goal", recorded: "Earlier figure", measured: "Measured" },
} as const;

/** The column of figures from before the run, and of what was measured since. */
export const recordedColumn = (
  kind: "recorded" | "measured",
  points: DataPoints["points"],
  { unit, decimals }: Pick<ChartColumn, "unit" | "decimals">,
  language: Language,
): DataPoints => ({ label: WORDS[language][kind], unit, decimals, points });

const known = (value: number | null | undefined): number | null =>
  value === undefined || value === null || !Number.isFinite(value) ? null : value;

/** The data of a chart with years: a row for each year that has a value or a goal. */
export function yearlyData(
  { courses, points = [], goals = [], plots }: YearlyData,
  language: Language,
): ChartData {
  const words = WORDS[language];
  const shown = points.filter((one) => one.points.length > 0);
  const years = [
    ...courses.flatMap(({ first, values }) =>
      values.flatMap((value, at) => (known(value) === null ? [] : [first + at])),
    ),
    ...shown.flatMap((one) => one.points.map(({ year }) => year)),
    ...goals.map(({ year }) => year),
  ];
  const rows = [...new Set(years)].sort((a, b) => a - b);
  const columns: ChartColumn[] = [
    ...courses.map(({ label, unit, decimals, colour, group = null }) => ({
      ...{ label, unit, decimals, colour, group },
    })),
    ...shown.map(({ label, unit, decimals }) => ({
      ...{ label, unit, decimals, colour: null, group: null },
    })),
    ...(goals.length === 0
      ? []
      : [{ label: words.goals, unit: "", decimals: 0, colour: null, group: null }]),
  ];
  return {
    rowTitle: words.year,
    columns,
    rows: rows.map((year) => ({
      label: String(year),
      values: [
        ...courses.map(({ first, values }) => known(values[year - first])),
        ...shown.map((one) => known(one.points.find((point) => point.year === year)?.value)),
        ...(goals.length === 0 ? [] : [goalsIn(goals, year)]),
      ],
    })),
    plots: plots.map(({ left, top, width, height, across, group }) => ({
      ...{ left, top, width, height, along: "across" as const },
      at: rows.map((year) => {
        const at = across(year);
        return at < left - 1 || at > left + width + 1 ? null : Math.round(at * 10) / 10;
      }),
      columns: columns.flatMap((column, place) =>
        group === undefined || column.group === null || column.group === group ? [place] : [],
      ),
    })),
  };
}

const goalsIn = (goals: NonNullable<YearlyData["goals"]>, year: number): string | null => {
  const texts = goals.flatMap((goal) => (goal.year === year ? [goal.text] : []));
  return texts.length === 0 ? null : [...new Set(texts)].join("; ");
};

/** The data of a chart whose rows follow each other from top to bottom. */
export function rowData(
  rowTitle: string,
  columns: readonly (Omit<ChartColumn, "group" | "colour"> & Partial<ChartColumn>)[],
  rows: readonly (ChartRow & { readonly middle: number })[],
  size: { readonly width: number; readonly height: number },
): ChartData {
  return {
    rowTitle,
    columns: columns.map((column) => ({ colour: null, group: null, ...column })),
    rows: rows.map(({ label, values }) => ({ label, values })),
    plots: [
      {
        ...{ left: 0, top: 0, ...size, along: "down" },
        at: rows.map(({ middle }) => Math.round(middle * 10) / 10),
        columns: columns.map((_, place) => place),
      },
    ],
  };
}

/** The same data, whose plots stand elsewhere. */
export const movedBy = (data: ChartData, x: number, y: number): ChartData => ({
  ...data,
  plots: data.plots.map((plot) => {
    const shift = plot.along === "across" ? x : y;
    return {
      ...plot,
      left: plot.left + x,
      top: plot.top + y,
      at: plot.at.map((at) => (at === null ? null : Math.round((at + shift) * 10) / 10)),
    };
  }),
});
