/** One indicator of all plans as lines over the years, each with its name at its end. */
import type { ComparedIndicator } from "../../../engine/analysis/comparison.ts";
import type { Text } from "../../../engine/scenario/declarations.ts";
import { formatNumber, type DisplayUnit, type Language } from "../../numbers.ts";
import { SIZES } from "../../theme/chart-theme.ts";
import { INK } from "../../theme/colours.ts";
import { pointsText, sentences } from "../alternative/alternative.ts";
import { recordedColumn, yearlyData } from "../chart-data.ts";
import { endLabelHeight, endLabelLayers, endLabelWidth, type EndLabel } from "../end-labels.ts";
import {
  fanCourses,
  fanLabels,
  fanLayers,
  fanNotes,
  fanOf,
  fansText,
  fanValues,
  isOneNumber,
  MOST_LABELLED,
  type Fan,
} from "../fans.ts";
import {
  axisWidth,
  plotSize,
  tickLabels,
  valueAxis,
  yearAxis,
  type Layer,
  type VegaLiteSpec,
} from "../frame.ts";
import { goalLayers } from "../goal-marks.ts";
import {
  historyBefore,
  historyLayers,
  MEASURED,
  RECORDED,
  REFERENCE_DASH,
} from "../history-marks.ts";
import { listed } from "../listed.ts";
import {
  measuredLayers,
  measuredMarks,
  measuredNotes,
  type MeasuredMark,
} from "../measured-marks.ts";
import type { SeriesGroup } from "../series.ts";
import { offsetTicks, roundTicks } from "../ticks.ts";
import {
  comparedCoursesText,
  comparedGoalsText,
  comparedHead,
  differencesText,
} from "./alternative.ts";
import { comparisonFrame } from "./comparison-frame.ts";
import { crowdedNotes, emphasisOf, lastOf } from "./emphasis.ts";
import { comparedGoals, comparedGoalNotes } from "./goals.ts";
import {
  coursesOf,
  displayOf,
  gapNotes,
  valueOf,
  yearsOf,
  type ComparisonView,
  type Course,
} from "./view.ts";

const LINES: Text = {
  nl: "Lijngrafiek, een lijn per plan",
  en: "Line chart, a line for each plan",
};

/** Lines that all lie above this part of the highest say more when the axis does not begin at nought. */
const FAR_FROM_ZERO = 0.6;

/** Recorded values farther back take more room than they tell about plans. */
const YEARS_BEFORE = 20;

/** `kt CO₂ per jaar`, `woningen op 1 januari`. */
export function unitLine(indicator: ComparedIndicator, unit: string, language: Language): string {
  const kind = indicator.paths.find((path) => path !== null)?.kind;
  // A share of a year is no rate.
  const isShare = /^(%|procent|percentage)/.test(unit);
  const when =
    kind === "stock"
      ? { nl: "op 1 januari", en: "on 1 January" }
      : isShare
        ? { nl: "over het jaar", en: "over the year" }
        : { nl: "per jaar", en: "per year" };
  return `${unit} ${when[language]}`;
}

export function planLines(
  view: ComparisonView,
  indicator: ComparedIndicator,
  language: Language,
): VegaLiteSpec {
  const display = displayOf(view, indicator);
  const courses = coursesOf(view, indicator, display);
  const emphasis = emphasisOf(courses);
  const fanOfCourse = new Map(
    courses.map((course) => [course, courseFan(course, indicator.id, display.factor)]),
  );
  const fans = [...fanOfCourse.values()].filter((fan) => fan !== null);
  const isOuterOnly = fans.length > 1;
  const members = view.plans[0]!.input?.bands?.members ?? 0;
  const goals = comparedGoals(view, indicator.id, display, language);
  const history = historyOf(view, indicator.id, display.factor, language);
  const measured = measuredOf(view, indicator.id, display);
  const values = courses.flatMap((course) => course.values.filter((value) => value !== null));
  const shown = [
    ...values,
    ...fanValues(fans),
    ...[...goals, ...history.points].map(({ value }) => value),
    ...measured.flatMap(({ low, high }) => [low, high]),
  ];
  const [lowest, highest] = [Math.min(...shown), Math.max(0, ...shown)];
  const base = Math.max(0, lowest - (highest - lowest) * 0.4);
  const isOffset = lowest > FAR_FROM_ZERO * highest && highest > lowest && base > 0;
  const ticks = isOffset ? offsetTicks(base, highest) : roundTicks(lowest, highest);
  const [bottom, top] = [ticks[0]!, ticks.at(-1)!];
  const down = (value: number): number => 1 - (value - bottom) / (top - bottom);
  const show = (value: number): string => formatNumber(value, language, display.decimals);
  const showEnd = endNumbers(courses, display, language);
  const bandDecimals = fans.some((fan) => isOneNumber(fan, display.decimals))
    ? endDecimals(courses, display)
    : display.decimals;
  const showBand = (value: number): string => formatNumber(value, language, bandDecimals);
  const labels = courses.flatMap((course): EndLabel[] => {
    const end = lastOf(course);
    if (end === null) return [];
    const { plan } = course;
    const name = plan.title[language];
    return [
      {
        name: end.year === view.last ? name : `${name} (${end.year})`,
        value: showEnd(end.value),
        colour: emphasis.colourOf(course),
        line: plan.isReference ? "dashed" : "full",
        at: down(end.value),
        strong: plan.isReference,
      },
      ...(fans.length > MOST_LABELLED ? [] : [fanOfCourse.get(course) ?? null]).flatMap((fan) =>
        fan === null ? [] : fanLabels(fan, !isOuterOnly, down(end.value), showBand, language),
      ),
    ];
  });
  const header = String(view.last);
  const margins = {
    left: axisWidth(tickLabels(ticks, language)),
    right: endLabelWidth(labels, header),
  };
  const height = Math.max(SIZES.plotHeight, endLabelHeight(labels) - 12);
  const plot = plotSize(margins, height);
  const firstYear = Math.min(view.first, ...history.points.map(({ year }) => year));
  const x = yearAxis(firstYear, view.last);
  const y = { ...valueAxis(ticks), field: "value" };
  const span = Math.max(1, view.last - firstYear);
  const place = { ...plot, x, y, across: (year: number) => (year - firstYear) / span, down };
  const start = { year: view.first, value: (courses[0] && valueOf(courses[0], view.first)) ?? 0 };
  const title = indicator.label[language];
  const unit = unitLine(indicator, display.label[language], language);
  const told = { decimals: endDecimals(courses, display), language };
  const counted = { unit, decimals: display.decimals };
  return comparisonFrame(
    view,
    language,
    {
      title,
      unit,
      description: sentences([
        comparedHead(
          view,
          { kind: LINES[language], title, unit, years: [view.first, view.last] },
          language,
        ),
        comparedCoursesText(courses, told),
        differencesText(courses, told),
        fansText(fans, { decimals: bandDecimals, language }),
        comparedGoalsText(view, indicator.id, display, language),
        pointsText(RECORDED[language], history.points, told),
        pointsText(MEASURED[language], measured, told),
      ]),
      notes: [
        ...fanNotes(fans, members, language, isOuterOnly),
        ...(isOffset
          ? [
              language === "nl"
                ? "De verticale as begint niet bij nul."
                : "The vertical axis does not begin at zero.",
            ]
          : []),
        ...sameNotes(courses, language),
        ...crowdedNotes(emphasis, language),
        ...comparedGoalNotes(goals, language),
        ...history.notes,
        ...measuredNotes(measured, groupOf(view, display), language),
        ...gapNotes(view, indicator, language),
      ],
      hasFans: fans.length > 0,
      data: yearlyData(
        {
          courses: [
            ...courses.map((course) => ({
              ...{ label: course.plan.title[language], colour: emphasis.colourOf(course) },
              ...{ first: course.first, values: course.values, ...counted },
            })),
            ...fanCourses(fans, counted, language),
          ],
          points: [
            recordedColumn("recorded", history.points, counted, language),
            recordedColumn("measured", measured, counted, language),
          ],
          goals,
          plots: [{ left: 0, top: 0, ...plot, across: (year) => place.across(year) * plot.width }],
        },
        language,
      ),
    },
    margins,
    [
      ...fanLayers(fans, { x, y, isOuterOnly }),
      ...[...courses]
        .sort((a, b) => order(a) - order(b))
        .map((course) => lineLayer(course, language, { x, y }, styleOf(course))),
      ...historyLayers(history.points, INK.muted, { ...place, start }, show),
      ...measuredLayers(measured, place),
      ...goalLayers(goals, {
        ...place,
        courses: courses.map((course) => (year: number) => {
          const value = valueOf(course, year);
          return value === null ? null : down(value);
        }),
      }),
      ...endLabelLayers(labels, header, plot),
    ],
    height,
  );

  /** How far a plan's figures lie apart, where it was run as an ensemble. */
  function courseFan({ plan, first, values }: Course, id: string, factor: number): Fan | null {
    const course = courses.find((one) => one.plan === plan)!;
    const label = plan.title;
    const colour = emphasis.colourOf(course);
    return fanOf(plan.input?.bands ?? null, id, { label, colour, first }, values, factor);
  }

  /** Grey lines below, the reference on top. */
  function order(course: Course): number {
    return course.plan.isReference ? 2 : emphasis.isStrong(course) ? 1 : 0;
  }

  function styleOf(course: Course): object {
    const color = emphasis.colourOf(course);
    if (course.plan.isReference) return { color, strokeWidth: 2, strokeDash: [...REFERENCE_DASH] };
    return { color, strokeWidth: emphasis.isStrong(course) ? 2.5 : 1.25 };
  }
}

/** Which plans have one line: of those that lie on each other only one is seen. */
export function sameNotes(courses: readonly Course[], language: Language): string[] {
  const groups = new Map<string, string[]>();
  for (const { plan, first, values } of courses) {
    const key = [first, ...values].join();
    groups.set(key, [...(groups.get(key) ?? []), plan.title[language]]);
  }
  const told = [...groups.values()]
    .filter((titles) => titles.length > 1)
    .map((titles) => listed(titles, language));
  if (told.length === 0) return [];
  return [`${language === "nl" ? "Vallen samen" : "On one line"}: ${told.join("; ")}.`];
}

/** Writes the values at the ends, which may be far smaller than those where the lines begin. */
export function endNumbers(
  courses: readonly Course[],
  display: DisplayUnit,
  language: Language,
): (value: number) => string {
  const decimals = endDecimals(courses, display);
  return (value) => formatNumber(value, language, decimals);
}

function endDecimals(courses: readonly Course[], display: DisplayUnit): number {
  const isCount = display.one !== undefined;
  const largest = Math.max(0, ...courses.map((course) => Math.abs(lastOf(course)?.value ?? 0)));
  return isCount || largest >= 100 ? display.decimals : Math.max(1, display.decimals);
}

/** A line that breaks where there is no value. */
export function lineLayer(
  { plan, first, values }: Course,
  language: Language,
  { x, y }: { readonly x: object; readonly y: object },
  style: object,
): Layer {
  return {
    data: {
      values: values.map((value, at) => ({ year: first + at, plan: plan.title[language], value })),
    },
    mark: { type: "line", ...style },
    encoding: { x, y },
  } as Layer;
}

const groupOf = (view: ComparisonView, display: DisplayUnit): SeriesGroup => ({
  ...{ years: yearsOf(view), display, series: [] },
});

/** What was measured in the years of the runs, once for all plans that have it. */
function measuredOf(view: ComparisonView, id: string, display: DisplayUnit): MeasuredMark[] {
  const marks = new Map<string, MeasuredMark>();
  for (const { input } of view.plans) {
    if (input === null) continue;
    for (const mark of measuredMarks(input, id, groupOf(view, display), INK.text)) {
      marks.set(`${mark.year} ${mark.value}`, mark);
    }
  }
  return [...marks.values()].sort((a, b) => a.year - b.year);
}

/** Recorded values before the runs; all plans of a region share them. */
function historyOf(view: ComparisonView, id: string, factor: number, language: Language) {
  const { run, region } = view.plans[0]!;
  const { scenario, catalogue, series } = run;
  const source = { scenario, catalogue, run: series, region };
  return historyBefore(source, id, factor, language, view.first - YEARS_BEFORE);
}
