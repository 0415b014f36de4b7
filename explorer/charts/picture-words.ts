/** A picture with years in words and figures: its legend, its table and its alternative text. */
import { formatNumber, formatSigned, type Language } from "../../viz/numbers.ts";
import {
  coursesText,
  headText,
  pointsText,
  referenceText,
  sentences,
  stackText,
} from "../../viz/specs/alternative/alternative.ts";
import type { ToldCourse } from "../../viz/specs/alternative/course-text.ts";
import {
  recordedColumn,
  yearlyData,
  type ChartData,
  type DataCourse,
} from "../../viz/specs/chart-data.ts";
import { fanCourses, fansText } from "../../viz/specs/fans.ts";
import { MEASURED, RECORDED } from "../../viz/specs/history-marks.ts";
import type { LegendRow, SwatchLook } from "./page-chart.ts";
import type { Course, Picture } from "./picture.ts";
import { besideLines } from "./year-scene.ts";

const WORDS = {
  nl: {
    ...{ areas: "Gestapelde vlakken", lines: "Lijngrafiek" },
    difference: (name: string) => `${name}: verschil`,
    range: (low: string, high: string) => `9 op 10: ${low} tot ${high}`,
  },
  en: {
    ...{ areas: "Stacked areas", lines: "Line chart" },
    difference: (name: string) => `${name}: difference`,
    range: (low: string, high: string) => `9 in 10: ${low} to ${high}`,
  },
} as const;

/** Areas are read from the top down, as they lie on each other; lines in their order. */
export function readingOrder(courses: readonly Course[]): Course[] {
  const isArea = ({ look }: Course): boolean => look === "area" || look === "avoided";
  return [...courses.filter(isArea).reverse(), ...courses.filter((course) => !isArea(course))];
}

const SWATCHES: Readonly<Record<Course["look"], SwatchLook>> = {
  ...{ area: "area", avoided: "avoided", line: "line", total: "total", beside: "dashed" },
};

/** Differences below so many steps of the last decimal have a decimal more. */
const SMALL = 100;

/**
 * Decimals of the differences of one legend, the same in all rows. Small ones have one more: two
 * rounded figures may look the same, and the difference of two rounded figures is not the rounded
 * difference.
 */
export function differenceDecimals(differences: readonly number[], decimals: number): number {
  const most = Math.max(0, ...differences.filter(Number.isFinite).map(Math.abs));
  return most * 10 ** decimals < SMALL ? decimals + 1 : decimals;
}

/**
 * The series of a picture and those that only what lies beside has: of areas, a part that the plan
 * has nothing of.
 */
function withOthers({ courses, besides, years }: Picture): Course[] {
  const isAreas = courses.some(({ look }) => look === "area");
  const none = years.map(() => (isAreas ? 0 : NaN));
  const only = besides
    .filter(({ id, look }) => look !== "total" && !courses.some((course) => course.id === id))
    .map((course) => ({ ...course, values: none }));
  const areas = courses.filter(({ look }) => look === "area");
  return [...areas, ...only, ...courses.filter(({ look }) => look !== "area")];
}

/** Between which figures nine in ten runs of an ensemble lie; null of a row that has no band. */
function rangeOf(
  { fans, decimals, courses }: Picture,
  { name, look }: Pick<LegendRow, "name" | "look">,
  year: number,
  language: Language,
): string | null {
  const isAreas = courses.some((course) => course.look === "area");
  // On areas lies the band of their sum, which of one area alone is that area.
  const isSum = look === "total" || courses.length === 1;
  const own = fans.find(({ label }) => label[language] === name);
  const fan = isAreas && isSum ? fans[0] : own;
  const low = fan?.low[year - fan.first] ?? NaN;
  const high = fan?.high[year - fan.first] ?? NaN;
  if (!Number.isFinite(low) || !Number.isFinite(high)) return null;
  return WORDS[language].range(
    formatNumber(low, language, decimals),
    formatNumber(high, language, decimals),
  );
}

/** The figures of one year. */
export function pictureLegend(picture: Picture, year: number, language: Language): LegendRow[] {
  const { years, decimals, besides } = picture;
  const at = year - years[0]!;
  const others = new Map(besides.map((course) => [course.id, course]));
  // What is avoided stands in the column of differences.
  const shown = readingOrder(withOthers(picture)).filter(({ look }) => look !== "avoided");
  const isAreas = picture.courses.some(({ look }) => look === "area");
  const told = shown.map(({ id, name, colour, look, values }) => {
    const value = values[at] ?? NaN;
    const isApart = besides.length > 0 && isAreas && !others.has(id);
    const other = isApart ? 0 : (others.get(id)?.values[at] ?? NaN);
    return { id, name, colour, look: SWATCHES[look], value, other, difference: value - other };
  });
  const finer = differenceDecimals(
    told.map(({ difference }) => difference),
    decimals,
  );
  return told.map(({ value, other, difference, ...row }) => ({
    ...row,
    value: formatNumber(value, language, decimals),
    beside: Number.isFinite(other) ? formatNumber(other, language, decimals) : null,
    difference: Number.isFinite(difference) ? formatSigned(difference, language, finer) : null,
    range: rangeOf(picture, row, year, language),
  }));
}

/** Decimals of the figures from which sums and differences are made; those of a power of ten in full. */
const decimalsOf = (courses: readonly Course[]): number =>
  Math.max(
    0,
    ...courses
      .filter(({ look }) => look !== "total" && look !== "avoided")
      .flatMap(({ values }) => values)
      .map((value) => {
        const text = String(value);
        return text.includes("e") ? 20 : (text.split(".")[1] ?? "").length;
      }),
  );

/** All figures, year by year; what lies beside and the differences with it in columns of their own. */
export function pictureTable(
  picture: Picture,
  besideName: string | null,
  language: Language,
): ChartData {
  const { years, unit, decimals, besides, goals, history, measured } = picture;
  const first = years[0]!;
  const counted = { unit, decimals };
  const courses = readingOrder(withOthers(picture));
  const finest = decimalsOf([...courses, ...besides]);
  // A sum of decimal figures has no more decimals than they have: the rest is of binary arithmetic.
  const decimal = (value: number): number => Number(value.toFixed(finest));
  const course = ({ name, colour, values }: Course): DataCourse => ({
    ...{ label: name, colour, first, values: values.map(decimal), ...counted },
  });
  const paired = courses.flatMap((mine) => {
    const theirs = besides.find(({ id }) => id === mine.id);
    return theirs === undefined ? [] : [{ mine, theirs }];
  });
  return yearlyData(
    {
      courses: [
        ...courses.map(course),
        ...paired.map(({ mine, theirs }) => ({
          ...course(theirs),
          ...{ label: `${mine.name}: ${besideName ?? ""}`, colour: null },
        })),
        ...paired.map(({ mine, theirs }) => ({
          ...course(mine),
          ...{ label: WORDS[language].difference(mine.name), colour: null },
          values: mine.values.map((value, at) => decimal(value - (theirs.values[at] ?? NaN))),
        })),
        ...fanCourses(picture.fans, counted, language),
      ],
      points: [
        recordedColumn("recorded", history, counted, language),
        recordedColumn("measured", measured, counted, language),
      ],
      goals,
      plots: [],
    },
    language,
  );
}

/** What a picture shows, for who cannot see it; made by the rules of the report. */
export function pictureText(
  picture: Picture,
  plan: string,
  besideName: string | null,
  language: Language,
): string {
  const { title, unit, years, decimals, courses } = picture;
  const told = { decimals, language };
  const first = years[0]!;
  const courseOf = ({ name, values }: Course): ToldCourse => ({ name, first, values });
  const areas = courses.filter(({ look }) => look === "area");
  const total = courses.find(({ look }) => look === "total");
  const others = courses.filter(({ look }) => look === "line" || look === "avoided");
  return sentences([
    headText(
      {
        kind: WORDS[language][areas.length > 0 ? "areas" : "lines"],
        ...{ title, unit, years: [first, years.at(-1)!], plans: [plan] },
      },
      language,
    ),
    areas.length === 0
      ? ""
      : stackText(areas.map(courseOf), total === undefined ? null : courseOf(total), told),
    coursesText(others.map(courseOf), told),
    fansText(picture.fans, told),
    besideName === null
      ? ""
      : referenceText(
          besideLines(picture).map(courseOf),
          besideName,
          told,
          areas.length === 0 && others.length > 1,
        ),
    picture.level?.text ?? "",
    ...picture.goals.map(({ text }) => text),
    pointsText(RECORDED[language], picture.history, told),
    pointsText(MEASURED[language], picture.measured, told),
  ]);
}
