/** Parts of a whole over the years, a panel for each plan, all on one scale. */
import type { Text } from "../../../engine/scenario/declarations.ts";
import { axesOf } from "../../../engine/scenario/address.ts";
import { displayUnit, formatNumber, type DisplayUnit, type Language } from "../../numbers.ts";
import { INK } from "../../theme/colours.ts";
import { sentences } from "../alternative/alternative.ts";
import type { Told } from "../alternative/course-text.ts";
import { yearlyData } from "../chart-data.ts";
import { rounded, type Layer, type VegaLiteSpec } from "../frame.ts";
import { diamonds } from "../goal-marks.ts";
import { REFERENCE_DASH } from "../history-marks.ts";
import { members } from "../input.ts";
import { roundTicks } from "../ticks.ts";
import {
  comparedCoursesText,
  comparedGoalsText,
  comparedHead,
  differencesText,
  MOST_PLANS,
} from "./alternative.ts";
import { panelFrame } from "./comparison-frame.ts";
import { lastOf, VISIBLE } from "./emphasis.ts";
import { differenceText } from "./difference-text.ts";
import { keyHeight, keyLayers, type KeyEntry } from "./key.ts";
import { columnsFor, inPanel, PANEL_WIDTH, panelGrid, type Panel } from "./panels.ts";
import { comparedGoals, goalsOfPlan } from "./goals.ts";
import { found, valueOf, type ComparisonView, type Course, type PlanView } from "./view.ts";

export interface Parts {
  /** Output with the dimension among its own; cells of its other dimensions are added up. */
  readonly output: string;
  readonly dimension: string;
  readonly colours: Readonly<Record<string, string>>;
  /** Ids in the order of the stack, when it is not the declared one. */
  readonly order?: readonly string[];
}

/** One member of the dimension in one plan, in the shown unit. */
interface PartCourse {
  readonly id: string;
  readonly label: Text;
  readonly colour: string;
  readonly values: readonly (number | null)[];
}

export interface PartsOfPlan {
  readonly plan: PlanView;
  readonly first: number;
  readonly parts: readonly PartCourse[];
  readonly totals: readonly (number | null)[];
}

export interface PartsGroup {
  readonly plans: readonly PartsOfPlan[];
  readonly display: DisplayUnit;
  readonly unit: string;
  /** Members that any plan has in any year, first at the bottom of a stack. */
  readonly members: readonly Omit<PartCourse, "values">[];
}

/** Addresses of the cells of one member, over all other dimensions of the output. */
function addresses(view: ComparisonView, { output, dimension }: Parts, member: string): string[] {
  const { run, region } = view.plans[0]!;
  const declared = run.catalogue.modules.find(({ id }) => output.startsWith(`${id}.`))?.outputs[
    output.slice(output.indexOf(".") + 1)
  ];
  if (declared === undefined) return [];
  const axes = axesOf(run.catalogue, run.scenario.model.regions[region]!.dimensions);
  let heads = [""];
  for (const dim of declared.dims) {
    const ids = dim === dimension ? [member] : axes(dim).ids;
    heads = heads.flatMap((head) => ids.map((id) => (head === "" ? id : `${head},${id}`)));
  }
  return heads.map((head) => `${output}[${head}]`);
}

/** Null when no plan has a value. */
export function partsOf(view: ComparisonView, parts: Parts): PartsGroup | null {
  const { plans } = view;
  const { run, region } = plans[0]!;
  const all = members({ ...run, region }, parts.dimension);
  const ids = parts.order ?? all.map(({ id }) => id);
  let unit: string | null = null;
  const chosen = ids.flatMap((id) => {
    const member = all.find((one) => one.id === id);
    const colour = parts.colours[id];
    if (member === undefined || colour === undefined) return [];
    const cells = addresses(view, parts, id).flatMap((address) => found(view, address) ?? []);
    const paths = plans.map(({ place }) => cells.map((cell) => cell.paths[place]));
    const values = paths.map((of) => sums(of.map((path) => path?.values ?? null)));
    unit ??= cells[0]?.paths.find((path) => path !== null)?.unit ?? null;
    if (values.every((course) => course.every((value) => value === null || value === 0))) return [];
    return [{ id, label: member.label, colour, values }];
  });
  if (unit === null || chosen.length === 0) return null;
  const totals = plans.map((_, at) => sums(chosen.map(({ values }) => values[at]!)));
  const display = displayUnit(unit, Math.max(0, ...totals.flat().map((value) => value ?? 0)));
  const shown = (values: readonly (number | null)[]): (number | null)[] =>
    values.map((value) => (value === null ? null : rounded(value / display.factor)));
  return {
    ...{ display, unit },
    members: chosen.map(({ id, label, colour }) => ({ id, label, colour })),
    plans: plans.map((plan, at) => ({
      plan,
      first: plan.run.series.shape.first,
      parts: chosen.map(({ id, label, colour, values }) => ({
        ...{ id, label, colour, values: shown(values[at]!) },
      })),
      totals: shown(totals[at]!),
    })),
  };
}

/** Year by year; a part without a value leaves the sum without one. */
function sums(all: readonly (readonly (number | null)[] | null)[]): (number | null)[] {
  if (all.length === 0 || all.some((one) => one === null)) return [];
  const length = Math.max(...all.map((one) => one!.length));
  return Array.from({ length }, (_, at) =>
    all.reduce<number | null>((sum, one) => {
      const value = one![at] ?? null;
      return sum === null || value === null ? null : sum + value;
    }, 0),
  );
}

export interface StackedPanelsOptions {
  readonly title: string;
  readonly unit: string;
  /** Output whose goals are drawn: the sum of the parts. */
  readonly total?: string;
  /** The part at the bottom that is told of each plan, where the sum says nothing. */
  readonly told?: string;
  readonly notes?: readonly string[];
}

/** Pixels: a row of panels that is no higher than wide is easy to compare along. */
const HEIGHT = 150;

const SUM: Text = { nl: "Totaal", en: "Total" };
const KIND: Text = { nl: "Gestapelde vlakken per plan", en: "Stacked areas for each plan" };

export function stackedPanels(
  view: ComparisonView,
  group: PartsGroup,
  language: Language,
  options: StackedPanelsOptions,
): VegaLiteSpec {
  const { display } = group;
  const show = (value: number): string => formatNumber(value, language, display.decimals);
  const { total } = options;
  const goals = total === undefined ? [] : comparedGoals(view, total, display, language);
  const highest = Math.max(
    ...group.plans.flatMap(({ totals }) => totals.map((value) => value ?? 0)),
    ...goals.map(({ value }) => value),
  );
  const ticks = roundTicks(0, highest, 4);
  const followed = group.plans.map((of) => courseOf(of, options.told));
  const reference = followed.find(({ plan }) => plan.isReference)!;
  const told = followed.map((of) => endOf(of));
  const how = { decimals: display.decimals, language };
  const entries: KeyEntry[] = [
    ...group.members.map(({ label, colour }) => ({ name: label[language], colour })),
    {
      name: `${followedName()} ${language === "nl" ? "in" : "of"} ${reference.plan.title[language]}`,
      colour: INK.text,
      line: "dashed",
    },
  ];
  const grid = panelGrid(
    group.plans.map(({ plan }, at) => ({
      title: plan.title[language],
      detail: told[at]!,
      ticks,
    })),
    {
      columns: columnsFor(group.plans.length),
      height: HEIGHT,
      right: 6,
      isOneScale: true,
      first: view.first,
      last: view.last,
      top: keyHeight(entries, PANEL_WIDTH) + 6,
    },
    language,
  );
  const layers = group.plans.map((of, at) => {
    const panel = grid.panels[at]!;
    const marks = total === undefined ? [] : goalsOfPlan(view, of.plan, total, display, language);
    return inPanel([
      ...areas(of, group, panel, language),
      ...(isApart(followed[at]!, reference) ? dashes(reference, panel) : []),
      ...diamonds(
        marks.map(({ year, value, text, kind, status }) => ({
          ...{ year, value, goal: text },
          status: kind === "outlook" ? "outlook" : status,
        })),
        panel,
      ),
    ]);
  });
  const goalNote = goals
    .filter(({ kind }) => kind === "goal")
    .map(({ text }) => text)
    .join("; ");
  const counted = { unit: options.unit, decimals: display.decimals };
  return panelFrame(
    view,
    language,
    {
      title: options.title,
      unit: options.unit,
      description: sentences([
        comparedHead(
          view,
          {
            ...{ kind: KIND[language], title: options.title, unit: options.unit },
            years: [view.first, view.last],
          },
          language,
        ),
        `${upperFirst(followedName())}, ${{ nl: "per plan", en: "plan by plan" }[language]}: ${comparedCoursesText(followed, how)}`,
        differencesText(followed, how),
        largestParts(group, how),
        ...(total === undefined ? [] : [comparedGoalsText(view, total, display, language)]),
      ]),
      notes: [
        ...(goalNote === ""
          ? []
          : [
              language === "nl"
                ? `Ruit: doel (vol: gehaald; open: niet gehaald; half: onzeker). ${goalNote}.`
                : `Diamond: goal (full: reached; open: missed; half: uncertain). ${goalNote}.`,
            ]),
        ...(options.notes ?? []),
      ],
      data: yearlyData(
        {
          courses: group.plans.flatMap(({ plan, first, parts, totals }) => {
            const of = { first, group: plan.title[language], ...counted };
            const courses = [...parts].reverse().map(({ label, colour, values }) => ({
              ...{ label: label[language], colour, values, ...of },
            }));
            const sum = { label: SUM[language], colour: null, values: totals, ...of };
            return parts.length > 1 ? [...courses, sum] : courses;
          }),
          goals,
          plots: group.plans.map(({ plan }, at) => ({
            ...grid.panels[at]!,
            group: plan.title[language],
          })),
        },
        language,
      ),
    },
    [
      ...grid.layers.slice(0, 2),
      ...layers,
      ...grid.layers.slice(2),
      ...keyLayers(entries, PANEL_WIDTH, 0, 0),
    ],
    grid.height,
  );

  /** What the dashes and the text of each panel are about. */
  function followedName(): string {
    const part = group.members.find(({ id }) => id === options.told);
    if (part !== undefined) return part.label[language].toLowerCase();
    return language === "nl" ? "totaal" : "total";
  }

  /** `2050: 67,2 (−8,9)`, against the reference in the same year. */
  function endOf(course: Course): string {
    const end = lastOf(course);
    if (end === null) return language === "nl" ? "geen waarde" : "no value";
    const { year, value } = end;
    const theirs = valueOf(reference, year);
    const against =
      course.plan.isReference || theirs === null
        ? ""
        : ` (${differenceText(rounded(value - theirs), language, display.decimals)})`;
    const what = options.told === undefined ? "" : `${followedName()} `;
    return `${year}: ${what}${show(value)}${against}`;
  }
}

const upperFirst = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

/** Parts that are told of each plan. */
const MOST_PARTS = 3;

/** The largest parts of each plan at its end, as they are drawn. */
function largestParts({ plans }: PartsGroup, { decimals, language }: Told): string {
  const reference = plans.filter(({ plan }) => plan.isReference);
  const told = plans.length > MOST_PLANS ? reference : plans;
  const label = { nl: "Grootste delen op het einde", en: "Largest parts at the end" }[language];
  const each = told.map(({ plan, parts }) => {
    const ends = parts
      .map(({ label: name, values }) => ({ name, value: values.at(-1) ?? 0 }))
      .sort((a, b) => b.value - a.value)
      .slice(0, MOST_PARTS)
      .map(({ name, value }) => `${name[language]} ${formatNumber(value, language, decimals)}`);
    return `${plan.title[language]} ${ends.join(", ")}`;
  });
  return sentences([`${label}: ${each.join("; ")}`]);
}

/** The sum, or the part that is told instead. */
function courseOf({ plan, first, parts, totals }: PartsOfPlan, part: string | undefined): Course {
  const told = parts.find(({ id }) => id === part);
  return { plan, first, values: told?.values ?? totals };
}

function areas(of: PartsOfPlan, group: PartsGroup, panel: Panel, language: Language): Layer[] {
  const { x, y } = panel;
  const values = of.parts.flatMap(({ id, label, values: course }, order) =>
    course.flatMap((value, at) =>
      value === null ? [] : [{ year: of.first + at, part: label[language], id, order, value }],
    ),
  );
  const line = of.totals.map((value, at) => ({ year: of.first + at, value }));
  return [
    {
      data: { values },
      mark: { type: "area", stroke: INK.background, strokeWidth: 0.3 },
      encoding: {
        x,
        y: { ...y, stack: "zero" },
        color: {
          field: "id",
          type: "nominal",
          legend: null,
          scale: {
            domain: group.members.map(({ id }) => id),
            range: group.members.map(({ colour }) => colour),
          },
        },
        order: { field: "order", type: "quantitative" },
      },
    } as Layer,
    {
      data: { values: line },
      mark: { type: "line", color: INK.text, strokeWidth: 1.5 },
      encoding: { x, y },
    } as Layer,
  ];
}

/** Whether a course is another line to the eye than that of the reference in any year. */
function isApart({ values, first }: Course, reference: Course): boolean {
  const largest = Math.max(...reference.values.map((value) => Math.abs(value ?? 0)));
  return values.some((value, at) => {
    const theirs = valueOf(reference, first + at);
    return value !== null && theirs !== null && Math.abs(value - theirs) > largest * VISIBLE;
  });
}

/** The course of the reference, with a light ground where it runs within the areas. */
function dashes(reference: Course, { x, y }: Panel): Layer[] {
  const values = reference.values.map((value, at) => ({ year: reference.first + at, value }));
  const style = (mark: object): Layer =>
    ({ data: { values }, mark: { type: "line", ...mark }, encoding: { x, y } }) as Layer;
  return [
    style({ color: INK.background, strokeWidth: 3, opacity: 0.8 }),
    style({ color: INK.text, strokeWidth: 1.25, strokeDash: [...REFERENCE_DASH] }),
  ];
}
