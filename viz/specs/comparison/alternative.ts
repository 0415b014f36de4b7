/** Alternative texts of charts of several plans: each plan, and how far it is from the reference. */
import type { DisplayUnit, Language } from "../../numbers.ts";
import { coursesText, headText, sentences, type Head } from "../alternative/alternative.ts";
import { courseText, type Told, type ToldCourse } from "../alternative/course-text.ts";
import { rounded } from "../frame.ts";
import { statusWord } from "../goals.ts";
import { listed } from "../listed.ts";
import { differenceText } from "./difference-text.ts";
import { lastOf } from "./emphasis.ts";
import { goalsOfPlan } from "./goals.ts";
import { valueOf, type ComparisonView, type Course } from "./view.ts";

/** Plans that are told one by one; of more, the reference and those that end highest and lowest. */
export const MOST_PLANS = 5;

/** Kind, subject, unit and years; the place and the plans, the reference first. */
export function comparedHead(
  view: ComparisonView,
  head: Omit<Head, "plans">,
  language: Language,
): string {
  const { plans, comparison, region } = view;
  const place = comparison.regions[region]!.title[language];
  const names = plans.map(({ title }) => title[language]);
  const others = { nl: "andere plannen", en: "other plans" }[language];
  const named = listed(plans.length > MOST_PLANS ? [names[0]!, others] : names, language);
  const label = { nl: "Plannen", en: "Plans" }[language];
  return sentences([headText({ ...head, plans: [] }, language), `${label}, ${place}: ${named}`]);
}

const told = ({ plan, first, values }: Course, language: Language): ToldCourse => ({
  ...{ name: plan.title[language], first, values },
});

/** How each plan goes, the reference first. */
export function comparedCoursesText(courses: readonly Course[], how: Told): string {
  const { language } = how;
  const reference = courses.filter(({ plan }) => plan.isReference);
  const others = courses.filter(({ plan }) => !plan.isReference);
  return sentences([
    ...reference.map((one) => {
      const course = told(one, language);
      return `${course.name}: ${courseText(course, how)}`;
    }),
    coursesText(
      others.map((one) => told(one, language)),
      how,
      MOST_PLANS - 1,
    ),
  ]);
}

/** All of them while they are few, else the highest and the lowest. */
export function extremes<Item extends { readonly value: number }>(
  all: readonly Item[],
): readonly Item[] {
  if (all.length < MOST_PLANS) return all;
  const sorted = [...all].sort((a, b) => b.value - a.value);
  return [sorted[0]!, sorted.at(-1)!];
}

/** How far each plan ends from the reference in the same year. */
export function differencesText(courses: readonly Course[], { decimals, language }: Told): string {
  const reference = courses.find(({ plan }) => plan.isReference);
  if (reference === undefined) return "";
  const ends = courses.flatMap((course) => {
    const end = lastOf(course);
    const theirs = end === null ? null : valueOf(reference, end.year);
    if (course.plan.isReference || end === null || theirs === null) return [];
    return [{ course, year: end.year, value: rounded(end.value - theirs) }];
  });
  if (ends.length === 0) return "";
  const label = { nl: "Verschil met", en: "Difference to" }[language];
  const each = extremes(ends).map(
    ({ course, year, value }) =>
      `${course.plan.title[language]} ${differenceText(value, language, decimals)} in ${year}`,
  );
  return sentences([`${label} ${reference.plan.title[language]}: ${each.join("; ")}`]);
}

/** Each goal about an indicator, and in which plans it is met. */
export function comparedGoalsText(
  view: ComparisonView,
  indicator: string,
  display: DisplayUnit,
  language: Language,
): string {
  const goals = new Map<string, Map<string, string[]>>();
  for (const plan of view.plans) {
    for (const mark of goalsOfPlan(view, plan, indicator, display, language)) {
      const words = goals.get(mark.text) ?? new Map<string, string[]>();
      goals.set(mark.text, words);
      const word = mark.kind === "outlook" ? "" : statusWord(mark.status, language);
      words.set(word, [...(words.get(word) ?? []), plan.title[language]]);
    }
  }
  const everywhere = { nl: "in elk plan", en: "in every plan" }[language];
  const some = { nl: "in andere plannen", en: "in other plans" }[language];
  return sentences(
    [...goals].map(([text, words]) => {
      const each = [...words].flatMap(([word, names]) => {
        if (word === "") return [];
        if (names.length === view.plans.length) return [`${word} ${everywhere}`];
        if (names.length > MOST_PLANS) return [`${word} ${some}`];
        return [`${word} in ${listed(names, language)}`];
      });
      return each.length === 0 ? text : `${text}: ${each.join("; ")}`;
    }),
  );
}
