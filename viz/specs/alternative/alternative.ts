/**
 * Alternative texts: what a chart shows, for who cannot see it, made from what is drawn. A few
 * sentences: kind, subject, unit and years; how the series go and where they turn; goals and what
 * became of them. Every number in them is one of the data.
 */
import { formatNumber, type Language } from "../../numbers.ts";
import { listed } from "../listed.ts";
import { courseText, endOf, type Told, type ToldCourse } from "./course-text.ts";

/** Series that are told one by one; of more, those that matter most. */
const MOST_COURSES = 5;
/** Parts of a whole that are told one by one. */
const MOST_PARTS = 3;

export interface Head {
  /** `Lijnen per jaar`. */
  readonly kind: string;
  readonly title: string;
  readonly unit: string;
  /** First and last year that is told; left out where the chart has no years. */
  readonly years?: readonly [number, number];
  /** The plan, or the plans that are compared; none where it says so itself. */
  readonly plans: readonly string[];
}

/** One text from sentences; those without words are left out. */
export const sentences = (all: readonly string[]): string =>
  all
    .map((text) => text.trim())
    .filter((text) => text !== "")
    .map((text) => (/[.!?]$/.test(text) ? text : `${text}.`))
    .join(" ");

/** `Gestapelde vlakken: CO₂-uitstoot naar sector, in kt CO₂ per jaar, 2024 tot 2050. Plan: X.` */
export function headText({ kind, title, unit, years, plans }: Head, language: Language): string {
  const [inUnit, to, several] =
    language === "nl" ? ["eenheid:", "tot", "Plannen"] : ["unit:", "to", "Plans"];
  const span = years === undefined ? "" : `, ${years[0]} ${to} ${years[1]}`;
  const measured = unit === "" ? "" : `; ${inUnit} ${unit}`;
  const label = plans.length === 1 ? "Plan" : several;
  const named = listed(plans, language);
  return sentences([
    `${kind}: ${title}${span}${measured}`,
    named === "" ? "" : `${label}: ${named}`,
  ]);
}

const sentenceOf = (course: ToldCourse, told: Told): string =>
  `${course.name}: ${courseText(course, told)}`;

const largestOf = ({ values }: ToldCourse): number =>
  Math.max(0, ...values.map((value) => (Number.isFinite(value) ? Math.abs(value!) : 0)));

const lastValue = (course: ToldCourse): number => {
  const at = endOf(course);
  return at === null ? -Infinity : course.values[at]!;
};

/** `76 in 2050`. */
export function endText(course: ToldCourse, { decimals, language }: Told): string {
  const at = endOf(course);
  if (at === null) return courseText(course, { decimals, language });
  return `${formatNumber(course.values[at]!, language, decimals)} in ${course.first + at}`;
}

/** How lines go: each, or of many the ones that end highest and lowest and how many lie between. */
export function coursesText(
  courses: readonly ToldCourse[],
  told: Told,
  most: number = MOST_COURSES,
): string {
  if (courses.length <= most) return sentences(courses.map((one) => sentenceOf(one, told)));
  const sorted = courses
    .filter((one) => endOf(one) !== null)
    .sort((a, b) => lastValue(b) - lastValue(a));
  const [highest, lowest] = [sorted[0], sorted.at(-1)];
  if (highest === undefined || lowest === undefined) return "";
  const names =
    told.language === "nl"
      ? { high: "Eindigt het hoogst", low: "Eindigt het laagst" }
      : { high: "Ends highest", low: "Ends lowest" };
  const between = sorted.slice(1, -1).map(({ name }) => name);
  return sentences([
    `${names.high}: ${sentenceOf(highest, told)}`,
    `${names.low}: ${sentenceOf(lowest, told)}`,
    between.length === 0
      ? ""
      : told.language === "nl"
        ? `Daartussen: ${listed(between, "nl")}`
        : `In between: ${listed(between, "en")}`,
  ]);
}

/** What the same series are without the plan's measures, at their end. */
export function referenceText(
  references: readonly ToldCourse[],
  label: string,
  told: Told,
  isNamed: boolean,
): string {
  if (references.length === 0) return "";
  const ends = references.map((one) => `${isNamed ? `${one.name} ` : ""}${endText(one, told)}`);
  return sentences([`${label}: ${ends.join(", ")}`]);
}

/** The total, and the parts that are largest in any year. */
export function stackText(
  parts: readonly ToldCourse[],
  total: ToldCourse | null,
  told: Told,
): string {
  if (parts.length === 0) return told.language === "nl" ? "Alles is nul." : "All is nought.";
  const sorted = [...parts].sort((a, b) => largestOf(b) - largestOf(a));
  const largest = sorted.slice(0, parts.length === MOST_PARTS + 1 ? parts.length : MOST_PARTS);
  const others = parts.filter((part) => !largest.includes(part)).map(({ name }) => name);
  const words =
    told.language === "nl"
      ? { largest: "Grootste delen", parts: "Delen", others: "Kleiner" }
      : { largest: "Largest parts", parts: "Parts", others: "Smaller" };
  const courses = largest.map((part) => sentenceOf(part, told)).join("; ");
  return sentences([
    total === null ? "" : sentenceOf(total, told),
    parts.length === 1 ? courses : `${others.length > 0 ? words.largest : words.parts}: ${courses}`,
    others.length === 0 ? "" : `${words.others}: ${listed(others, told.language)}`,
  ]);
}

export interface ToldPoint {
  readonly year: number;
  readonly value: number;
}

/** First and last of the values recorded before the run, or measured in its years. */
export function pointsText(
  label: string,
  points: readonly ToldPoint[],
  { decimals, language }: Told,
): string {
  if (points.length === 0) return "";
  const ends = points.length === 1 ? points : [points[0]!, points.at(-1)!];
  const told = ends.map(
    ({ year, value }) => `${formatNumber(value, language, decimals)} in ${year}`,
  );
  return sentences([`${label}: ${listed(told, language)}`]);
}
