/**
 * Which plans of a comparison have a colour of their own: all of them while colours can be told
 * apart, else the highest and the lowest, and the rest in grey.
 */
import type { Language } from "../../numbers.ts";
import { INK, PLAN_COLOURS } from "../../theme/colours.ts";
import type { Course } from "./view.ts";

export interface Emphasis {
  /** Whether the plans are too many for a colour each. */
  readonly isCrowded: boolean;
  readonly highest: Course | null;
  readonly lowest: Course | null;
  colourOf(course: Course): string;
  isStrong(course: Course): boolean;
}

/** Part of the largest value below which two places are one to the eye. */
export const VISIBLE = 0.005;

/** The last value of a course and its year; null when it has none. */
export function lastOf({ first, values }: Course): { year: number; value: number } | null {
  for (let at = values.length - 1; at >= 0; at--) {
    const value = values[at];
    if (value !== null && value !== undefined) return { year: first + at, value };
  }
  return null;
}

/** @param ground where the reference ends, when it has no course among them */
export function emphasisOf(courses: readonly Course[], ground: number | null = null): Emphasis {
  const others = courses.filter(({ plan }) => !plan.isReference);
  const isCrowded = others.length > PLAN_COLOURS.length;
  const end = (course: Course): number => lastOf(course)?.value ?? 0;
  const reference = courses.find(({ plan }) => plan.isReference);
  // Who ends where the reference does is no extreme, and its colour would lie below the dashes.
  const theirs = reference === undefined ? ground : end(reference);
  const size = Math.max(...courses.map((course) => Math.abs(end(course))));
  const apart = others.filter(
    (course) => theirs === null || Math.abs(end(course) - theirs) > size * VISIBLE,
  );
  const most = (is: (a: number, b: number) => boolean): Course | null =>
    apart.reduce<Course | null>(
      (best, one) => (best === null || is(end(one), end(best)) ? one : best),
      null,
    );
  const highest = most((a, b) => a > b);
  const lowest = most((a, b) => a < b);
  return {
    ...{ isCrowded, highest, lowest },
    colourOf: (course) => {
      if (course.plan.isReference || !isCrowded) return course.plan.colour;
      if (course === highest) return PLAN_COLOURS[1];
      return course === lowest ? PLAN_COLOURS[0] : INK.axis;
    },
    isStrong: (course) =>
      !isCrowded || course.plan.isReference || course === highest || course === lowest,
  };
}

/** What the colours mean, where not every plan has its own. */
export const crowdedNotes = ({ isCrowded }: Emphasis, language: Language): string[] => {
  if (!isCrowded) return [];
  return [
    language === "nl"
      ? "In kleur: wie het hoogst en wie het laagst eindigt; grijs: de andere plannen."
      : "In colour: the plans that end highest and lowest; grey: the others.",
  ];
};
