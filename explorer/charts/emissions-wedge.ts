/**
 * What the plan avoids: emissions by sector, and above them, lighter, what each sector emits less than
 * in what lies beside the plan, or than with unchanged policy. A sector that emits more has no area
 * above; then the dashed line of the other course runs below the upper edge, and a note says why.
 */
import { midSentence } from "../../engine/scenario/address.ts";
import type { Text } from "../../engine/scenario/declarations.ts";
import { formatNumber, type Language } from "../../viz/numbers.ts";
import { emissionsBySector } from "../../viz/specs/emissions-by-sector.ts";
import { rounded } from "../../viz/specs/frame.ts";
import { REFERENCE } from "../../viz/specs/history-marks.ts";
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

/** What the wedge is made from; null where the run, or what lies beside it, has no emissions. */
function wholePicture(context: ChartContext) {
  const { input, language } = context;
  const compared = besideOrUnchanged(context);
  const against = compared.beside;
  if (against === null || !canFill(emissionsBySector, input)) return null;
  if (!canFill(emissionsBySector, against.input)) return null;
  const drawn = emissionsBySector.drawn(input, language);
  const theirs = emissionsBySector.drawn(against.input, language);
  const whole = pictureOf(input, drawn, { name: against.name, drawn: theirs }, language);
  // A plan is called by its title wherever it stands; unchanged policy has no title.
  const isUnchanged = against.name === REFERENCE[language];
  const inSentence = isUnchanged ? midSentence(against.name) : against.name;
  return { compared, inSentence, drawn, whole };
}

/** What each sector emits less; nought where it emits more. */
export function avoided(courses: readonly Course[], besides: readonly Course[]): Course[] {
  return courses
    .filter(({ look }) => look === "area")
    .flatMap((course) => {
      const theirs = besides.find(({ id }) => id === course.id);
      if (theirs === undefined) return [];
      const values = course.values.map((value, at) =>
        rounded(Math.max(0, theirs.values[at]! - value)),
      );
      return values.every((value) => value < NOTHING) ? [] : [{ ...course, values }];
    });
}

const WEDGE_NOTE = {
  nl: (name: string) =>
    `Lichter, boven de volle lijn: wat er minder uitgestoten wordt dan bij ${name}. Streepjeslijn: de uitstoot bij ${name}.`,
  en: (name: string) =>
    `Lighter, above the full line: what is emitted less than with ${name}. Dashed line: emissions with ${name}.`,
} as const;
const WEDGE_MORE = {
  nl: "Daar loopt de streepjeslijn onder de bovenrand.",
  en: "There the dashed line runs below the upper edge.",
} as const;

/** Sectors that emit more than in the other course in some year, with how much at most. */
function moreNotes(picture: Picture, name: string, so: string, language: Language): string[] {
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
    ? [`In sommige jaren meer uitstoot dan ${name}, hoogstens: ${sectors}. ${so}`]
    : [`In some years more emissions than ${name}, at most: ${sectors}. ${so}`];
}

export const emissionsWedge: ChartKind = {
  id: "emissions-wedge",
  title: TITLE,
  of(context: ChartContext) {
    const { language } = context;
    const made = wholePicture(context);
    if (made === null) return null;
    const { compared, inSentence, drawn, whole } = made;
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
      notes: [
        WEDGE_NOTE[language](inSentence),
        ...moreNotes(whole, inSentence, WEDGE_MORE[language], language),
      ],
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

const ALONE_TITLE: Text = { nl: "Vermeden uitstoot per sector", en: "Emissions avoided by sector" };
const ALONE_QUESTION: Text = {
  nl: "Welke sectoren maken het verschil?",
  en: "Which sectors make the difference?",
};
const ALONE_TOTAL: Text = { nl: "Samen", en: "Together" };
const ALONE_NOTE = {
  nl: (name: string) => `Vermeden: wat dit plan minder uitstoot dan ${name}.`,
  en: (name: string) => `Avoided: what this plan emits less than ${name}.`,
} as const;
const ALONE_MORE = {
  nl: "Dat is geen vlak, en gaat af van de lijn.",
  en: "That is no area, and is taken off the line.",
} as const;

/**
 * The differences of the wedge alone, on an axis of their own: beside all emissions they are too thin
 * to be read where a plan stays close to what it is compared with.
 */
export const emissionsAvoided: ChartKind = {
  id: "emissions-avoided",
  title: ALONE_TITLE,
  of(context: ChartContext) {
    const { language } = context;
    const made = wholePicture(context);
    if (made === null) return null;
    const { compared, inSentence, drawn, whole } = made;
    const areas = avoided(whole.courses, whole.besides);
    const mine = whole.courses.find(({ look }) => look === "total");
    const theirs = whole.besides.find(({ look }) => look === "total");
    if (areas.length === 0 || mine === undefined || theirs === undefined) return null;
    const total: Course = {
      ...mine,
      name: ALONE_TOTAL[language],
      values: mine.values.map((value, at) => rounded(theirs.values[at]! - value)),
    };
    const picture: Picture = {
      ...whole,
      title: ALONE_TITLE[language],
      decimals: whole.decimals + 1,
      courses: [...areas, total],
      ...{ besides: [], goals: [], history: [], measured: [], fans: [], level: null },
      notes: [
        ALONE_NOTE[language](inSentence),
        ...moreNotes(whole, inSentence, ALONE_MORE[language], language),
      ],
    };
    const frame = { id: emissionsAvoided.id, question: ALONE_QUESTION[language] };
    return pageChartOf(frame, picture, null, drawn.group, { ...compared, beside: null });
  },
};
