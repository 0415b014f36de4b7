/** One chart for each budget that compared plans name: what adds up in each plan, against the amount. */
import type { BudgetUse } from "../../../engine/analysis/budgets.ts";
import { inBudgetUnit } from "../../../engine/analysis/budgets.ts";
import { comparedBudgets, type ComparedBudget } from "../../../engine/analysis/compared-budgets.ts";
import { budgetUnit, budgetWriter, remainingText } from "../../budget-sentences.ts";
import type { Language } from "../../numbers.ts";
import { SIZES } from "../../theme/chart-theme.ts";
import { INK } from "../../theme/colours.ts";
import { textWidth } from "../../theme/text-width.ts";
import { sentences } from "../alternative/alternative.ts";
import { yearlyData } from "../chart-data.ts";
import {
  endLabelHeight,
  endLabelLayers,
  endLabelWidth,
  rule,
  type EndLabel,
} from "../end-labels.ts";
import {
  axisWidth,
  modulesOfOutputs,
  plotSize,
  textLayer,
  tickLabels,
  valueAxis,
  yearAxis,
  type Layer,
  type Size,
  type VegaLiteSpec,
} from "../frame.ts";
import { plate } from "../goal-marks.ts";
import { REFERENCE_DASH } from "../history-marks.ts";
import { separate } from "../label-positions.ts";
import { listed } from "../listed.ts";
import { roundTicks } from "../ticks.ts";
import { comparedHead, MOST_PLANS } from "./alternative.ts";
import { comparisonFrame } from "./comparison-frame.ts";
import { crowdedNotes, emphasisOf } from "./emphasis.ts";
import { lineLayer, sameNotes } from "./plan-lines.ts";
import type { ComparisonChart, ComparisonView, Course } from "./view.ts";

/** A plan may name hundreds; the others are in budgets.csv. */
const MOST = 12;

/** Those that at least one plan can be held against, in the order in which the plans name them. */
export function comparedBudgetCharts(view: ComparisonView): ComparisonChart[] {
  const { comparison, region } = view;
  const ids = new Map<string, number>();
  return comparedBudgets(comparison, comparison.regions[region]!.id)
    .filter(({ uses }) => uses.some((use) => use !== null))
    .slice(0, MOST)
    .map((one) => {
      const { id } = one.budget;
      const before = ids.get(id) ?? 0;
      ids.set(id, before + 1);
      // Plans may name budgets of other amounts by one id.
      const other = before === 0 ? "" : `-${before + 1}`;
      const { title } = one;
      return {
        id: `budget-${id.replaceAll("_", "-")}${other}`,
        title,
        question: {
          nl: `Wanneer is het in elk plan op: ${title.nl}?`,
          en: `When is it used up in each plan: ${title.en}?`,
        },
        modules: modulesOfOutputs([one.budget.indicator]),
        spec: (language) => draw(view, one, language),
      };
    });
}

/** Six figures are finer than a pixel, and keep the data in the spec short. */
const short = (value: number): number => Number(value.toPrecision(6));

const KIND = { nl: "Lijngrafiek, een lijn per plan", en: "Line chart, a line for each plan" };
/** Of many plans those that use least and most are told. */
const FEW = 2;
const byUse = (a: BudgetCourse, b: BudgetCourse): number => a.use.used - b.use.used;

interface BudgetCourse extends Course {
  readonly use: BudgetUse;
}

function draw(view: ComparisonView, compared: ComparedBudget, language: Language): VegaLiteSpec {
  const { budget, title, uses, by, source } = compared;
  const { amount, from, to } = budget;
  const say = (nl: string, en: string): string => ({ nl, en })[language];
  const courses = view.plans.flatMap((plan): BudgetCourse[] => {
    const use = uses[plan.place] ?? null;
    if (use === null) return [];
    // On 1 January of each year, the first nothing: so that a year's sum stands where it ends.
    const values = [0, ...use.cumulative].map((value) => short(inBudgetUnit(budget, value)));
    return [{ plan, use, first: from, values }];
  });
  const emphasis = emphasisOf(courses);
  const level = short(inBudgetUnit(budget, amount));
  const all = courses.flatMap(({ values }) => values.map((value) => value!));
  const ticks = roundTicks(Math.min(0, ...all), Math.max(level, ...all));
  const [bottom, top] = [ticks[0]!, ticks.at(-1)!];
  const down = (value: number): number => 1 - (value - bottom) / (top - bottom);
  const header = say(`op in; eind ${to}`, `used up in; end of ${to}`);
  const labels = courses.map((course): EndLabel => {
    const { plan, use, values } = course;
    const when = use.usedUp?.year ?? say("niet", "not");
    return {
      name: plan.title[language],
      value: `${when}; ${remainingText(budget, use, language, false)}`,
      colour: emphasis.colourOf(course),
      line: plan.isReference ? "dashed" : "full",
      at: down(values.at(-1)!),
      strong: plan.isReference,
    };
  });
  const margins = {
    left: axisWidth(tickLabels(ticks, language)),
    right: endLabelWidth(labels, header),
  };
  const height = Math.max(SIZES.plotHeight, endLabelHeight(labels) - 12);
  const plot = plotSize(margins, height);
  const x = yearAxis(from, to + 1);
  const y = { ...valueAxis(ticks), field: "value" };
  const write = budgetWriter(budget, language);
  const drawn = [...courses].sort((a, b) => order(a) - order(b));
  const crossings = drawn.flatMap((course) => {
    const { usedUp } = course.use;
    return usedUp === null ? [] : [{ course, ...usedUp }];
  });
  const without = view.plans.filter(({ place }) => (uses[place] ?? null) === null);
  const told = courses.length > MOST_PLANS ? [...courses].sort(byUse) : courses;
  const chosen = courses.length > MOST_PLANS ? [...told.slice(0, FEW), ...told.slice(-FEW)] : told;
  const ends = chosen
    .map((course) => labels[courses.indexOf(course)]!)
    .map(({ name, value }) => `${name}: ${value}`)
    .join(". ");
  const unit = say(
    `op 1 januari, som sinds ${from}, ${budgetUnit(budget).nl}`,
    `on 1 January, sum since ${from}, ${budgetUnit(budget).en}`,
  );
  return comparisonFrame(
    view,
    language,
    {
      title: title[language],
      unit,
      description: sentences([
        comparedHead(
          view,
          {
            ...{ kind: KIND[language], title: title[language], unit },
            years: [from, to],
          },
          language,
        ),
        `budget: ${write(amount)}`,
        `${header}: ${ends}`,
      ]),
      notes: [
        ...sameNotes(courses, language),
        ...crowdedNotes(emphasis, language),
        ...(without.length === 0
          ? []
          : [
              say("Zonder waarde in al deze jaren: ", "Without a value in all of these years: ") +
                `${listed(
                  without.map(({ title: name }) => name[language]),
                  language,
                )}.`,
            ]),
        say(
          `Het budget staat in ${by}; elk plan is eraan gehouden.`,
          `The budget stands in ${by}; every plan is held against it.`,
        ),
        `${say("Bron van het budget", "Source of the budget")}: ${source}`,
      ],
      data: yearlyData(
        {
          courses: courses.map((course) => ({
            ...{ label: course.plan.title[language], colour: emphasis.colourOf(course) },
            ...{ first: from, values: course.values, unit: budgetUnit(budget)[language] },
            decimals: level >= 100 ? 0 : 1,
          })),
          plots: [
            {
              ...{ left: 0, top: 0, ...plot },
              across: (year) => ((year - from) / (to + 1 - from)) * plot.width,
            },
          ],
        },
        language,
      ),
    },
    margins,
    [
      ...levelLayers(),
      ...drawn.map((course) => lineLayer(course, language, { x, y }, styleOf(course))),
      ...crossings.map(({ course, moment }) => crossing(course, moment)),
      ...yearLayers(),
      ...endLabelLayers(labels, header, plot),
    ],
    height,
  );

  /** Grey lines below, the reference on top. */
  function order(course: Course): number {
    return course.plan.isReference ? 2 : emphasis.isStrong(course) ? 1 : 0;
  }

  function styleOf(course: Course): object {
    const color = emphasis.colourOf(course);
    if (course.plan.isReference) return { color, strokeWidth: 2, strokeDash: [...REFERENCE_DASH] };
    return { color, strokeWidth: emphasis.isStrong(course) ? 2.5 : 1.25 };
  }

  /** Where the years stand: below the line, where the lines of plans have gone by; above it at the foot. */
  function yearsBelow(): boolean {
    return down(level) * plot.height + YEAR_SHIFT + SIZES.lineHeight / 2 < plot.height;
  }

  function levelLayers(): Layer[] {
    const at = down(level) * plot.height;
    const text = `budget: ${write(amount)}`;
    const width = textWidth(text, SIZES.label, 600);
    // At the end that the growing lines leave free.
    const left = down(level) < 0.5 ? 6 : plot.width - width - 6;
    const above = yearsBelow() ? LEVEL_SHIFT : LEVEL_SHIFT + SIZES.lineHeight + 2;
    const middle = at - above < 0 ? at + LEVEL_SHIFT : at - above;
    return [
      rule(0, at, plot.width, at, { stroke: INK.text, strokeWidth: 1.5 }),
      plate(left, middle, width),
      textLayer(text, Math.round(left), Math.round(middle), { fontWeight: 600 }),
    ];
  }

  function crossing(course: Course, moment: number): Layer {
    return {
      data: { values: [{ year: short(moment), plan: course.plan.title[language], value: level }] },
      mark: {
        type: "point",
        shape: "circle",
        filled: true,
        fill: emphasis.colourOf(course),
        stroke: INK.background,
        strokeWidth: 1.5,
        size: 75,
        opacity: 1,
      },
      encoding: { x, y },
    } as Layer;
  }

  function yearLayers(): Layer[] {
    const at = down(level) * plot.height;
    const middle = Math.round(yearsBelow() ? at + YEAR_SHIFT : at - LEVEL_SHIFT);
    return yearLabels(
      crossings.map(({ year, moment }) => ({
        year,
        at: ((moment - from) / (to + 1 - from)) * plot.width,
      })),
      plot,
    ).flatMap(({ text, left, width }) => [
      plate(left, middle, width),
      textLayer(text, Math.round(left), middle, { fontWeight: 600 }),
    ]);
  }
}

/** From the line of the budget to the middle of its own label, and of the years. */
const LEVEL_SHIFT = 13;
const YEAR_SHIFT = 17;
const YEAR_GAP = 8;

/**
 * The years of crossings in a row without overlap, each once: right of its marks where there is
 * room. Years that do not fit beside each other become a span: `2033–2036`.
 */
function yearLabels(
  marks: readonly { readonly year: number; readonly at: number }[],
  plot: Size,
): { readonly text: string; readonly left: number; readonly width: number }[] {
  const years = [...new Set(marks.map(({ year }) => year))].sort((a, b) => a - b);
  let spans = years.map((year) => [year, year] as const);
  const textOf = ([first, last]: readonly [number, number]): string =>
    first === last ? String(first) : `${first}–${last}`;
  const widthOf = (span: readonly [number, number]): number =>
    textWidth(textOf(span), SIZES.label, 600);
  const room = (): number =>
    spans.reduce((sum, span) => sum + widthOf(span) + YEAR_GAP, 0) - plot.width;
  while (spans.length > 1 && room() > 0) {
    spans = spans.flatMap((span, at) =>
      at % 2 === 1 ? [] : [[span[0], (spans[at + 1] ?? span)[1]] as const],
    );
  }
  const wanted = spans.map((span) => {
    const own = marks.filter(({ year }) => year >= span[0] && year <= span[1]);
    const width = widthOf(span);
    return {
      middle: Math.max(...own.map(({ at }) => at)) + 6 + width / 2,
      height: width + YEAR_GAP,
    };
  });
  const row = wanted.reduce((sum, { height }) => sum + height, 0);
  // Half of a gap belongs to each side of a label.
  const end = plot.width + YEAR_GAP / 2;
  // Left of the first mark run the lines that the labels would hide.
  const start = Math.max(-YEAR_GAP / 2, Math.min(...marks.map(({ at }) => at), end - row));
  return separate(wanted, start, end).map((middle, at) => {
    const width = widthOf(spans[at]!);
    return { text: textOf(spans[at]!), left: middle - width / 2, width };
  });
}
