/**
 * What the plan avoids: emissions by sector, and above them, lighter, what each sector emits less than
 * in what lies beside the plan, or than with unchanged policy. A sector that emits more has no area
 * above; then the dashed line of the other course runs below the upper edge, and a note says why.
 */
import type { Text } from "../../engine/scenario/declarations.ts";
import { formatNumber, type Language } from "../../viz/numbers.ts";
import { emissionsBySector } from "../../viz/specs/emissions-by-sector.ts";
import { listed } from "../../viz/specs/listed.ts";
import type { ChartContext, ChartKind } from "./page-chart.ts";
import { pictureOf, type Course, type Picture } from "./picture.ts";
import { besideOrUnchanged } from "./unchanged.ts";
import { canFill, pageChartOf } from "./year-page-chart.ts";

const TITLE: Text = { nl: "Wat het plan aan CO₂ vermijdt", en: "CO₂ that the plan avoids" };
const QUESTION: Text = {
  nl: "Hoeveel minder stoot elke sector uit dan zonder het plan?",
  en: "How much less does each sector emit than without the plan?",
};
const AVOIDED = {
  nl: (sector: string) => `${sector}: vermeden`,
  en: (sector: string) => `${sector}: avoided`,
} as const;

/** A difference that nobody would see: a ten-thousandth of the unit of a chart. */
const NOTHING = 1e-4;

/** What each sector emits less; nought where it emits more. */
export function avoided(courses: readonly Course[], besides: readonly Course[]): Course[] {
  return courses
    .filter(({ look }) => look === "area")
    .flatMap((course) => {
      const theirs = besides.find(({ id }) => id === course.id);
      if (theirs === undefined) return [];
      const values = course.values.map((value, at) => Math.max(0, theirs.values[at]! - value));
      return values.every((value) => value < NOTHING) ? [] : [{ ...course, values }];
    });
}

/** Sectors that emit more than in the other course in some year, with how much at most. */
function moreNotes(picture: Picture, name: string, language: Language): string[] {
  const more = picture.courses
    .filter(({ look }) => look === "area")
    .flatMap(({ id, name: sector, values }) => {
      const theirs = picture.besides.find((course) => course.id === id);
      const most = Math.max(...values.map((value, at) => value - (theirs?.values[at] ?? 0)));
      if (Number(most.toFixed(picture.decimals)) <= 0) return [];
      return [`${sector.toLowerCase()} (${formatNumber(most, language, picture.decimals)})`];
    });
  if (more.length === 0) return [];
  const sectors = listed(more, language);
  return language === "nl"
    ? [
        `In sommige jaren meer uitstoot dan ${name}, hoogstens: ${sectors}. De streepjeslijn loopt daar onder de bovenrand.`,
      ]
    : [
        `In some years more emissions than ${name}, at most: ${sectors}. There the dashed line runs below the upper edge.`,
      ];
}

export const emissionsWedge: ChartKind = {
  id: "emissions-wedge",
  title: TITLE,
  of(context: ChartContext) {
    const { input, language } = context;
    const compared = besideOrUnchanged(context);
    const against = compared.beside;
    if (against === null || !canFill(emissionsBySector, input)) return null;
    if (!canFill(emissionsBySector, against.input)) return null;
    const drawn = emissionsBySector.drawn(input, language);
    const theirs = emissionsBySector.drawn(against.input, language);
    const whole = pictureOf(input, drawn, { name: against.name, drawn: theirs }, language);
    const picture: Picture = {
      ...whole,
      title: TITLE[language],
      courses: [
        ...whole.courses.filter(({ look }) => look === "area"),
        ...avoided(whole.courses, whole.besides).map((course): Course => ({
          ...course,
          ...{ id: `avoided.${course.id}`, look: "avoided" },
          name: AVOIDED[language](course.name),
        })),
        ...whole.courses.filter(({ look }) => look === "total"),
      ],
      // Figures of before the run and measurements stand in the chart of the emissions themselves.
      ...{ history: [], measured: [], fans: [] },
      notes: moreNotes(whole, against.name, language),
    };
    return pageChartOf(
      { id: emissionsWedge.id, question: QUESTION[language] },
      picture,
      null,
      drawn.group,
      compared,
    );
  },
};
