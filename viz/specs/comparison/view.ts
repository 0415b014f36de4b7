/**
 * What a chart of a comparison is drawn from: several plans in one region, the reference first.
 * Charts only read it; where a plan has no value they leave a gap.
 */
import {
  indicatorOf,
  type ComparedIndicator,
  type ComparedPath,
  type ComparedRun,
  type Comparison,
} from "../../../engine/analysis/comparison.ts";
import type { EnsembleRecord } from "../../../engine/analysis/ensemble/record.ts";
import { parseAddress, quantitiesOf } from "../../../engine/scenario/address.ts";
import type { Text } from "../../../engine/scenario/declarations.ts";
import { unitInWords } from "../../../engine/scenario/units/units.ts";
import { displayUnit, type DisplayUnit, type Language } from "../../numbers.ts";
import { INK, PLAN_COLOURS } from "../../theme/colours.ts";
import { rounded, type VegaLiteSpec } from "../frame.ts";
import { chartInput, members, type ChartInput } from "../input.ts";

export interface PlanView {
  readonly run: ComparedRun;
  /** Place among the runs of the comparison, and of the region in the run. */
  readonly place: number;
  readonly region: number;
  /** No other plan of the comparison has the same. */
  readonly title: Text;
  readonly isReference: boolean;
  readonly colour: string;
  /** What charts of this plan alone are drawn from; null for a stored run. */
  readonly input: ChartInput | null;
}

/** The ensemble of a run of a comparison, where it has one. */
export type EnsembleOf = (place: number) => EnsembleRecord | undefined;

export interface ComparisonView {
  readonly comparison: Comparison;
  readonly region: number;
  /** The reference first, then the others in their order. */
  readonly plans: readonly PlanView[];
  /** From the first year that any plan has to the last. */
  readonly first: number;
  readonly last: number;
}

export interface ComparisonChart {
  /** File name in `charts/`. */
  readonly id: string;
  readonly title: Text;
  /** The question that the chart answers. */
  readonly question: Text;
  /** Modules whose figures it shows; none where it shows no module's in particular. */
  readonly modules: readonly string[];
  spec(language: Language): VegaLiteSpec;
}

/** One plan's values of something over the years of its own run, in the shown unit. */
export interface Course {
  readonly plan: PlanView;
  readonly first: number;
  readonly values: readonly (number | null)[];
}

export function comparisonView(
  comparison: Comparison,
  region = 0,
  ensembleOf: EnsembleOf = () => undefined,
): ComparisonView {
  const { runs, reference, regions } = comparison;
  const same = (title: string, language: Language): boolean =>
    runs.filter((run) => run.title[language] === title).length > 1;
  const named = ({ id, title }: ComparedRun, language: Language): string =>
    same(title[language], language) ? `${title[language]} (${id})` : title[language];
  let colours = 0;
  const plans = runs.map((run, place): PlanView => {
    const isReference = place === reference;
    const { outcome, scenario } = run;
    const ensemble = ensembleOf(place);
    const at = scenario.model.regions.findIndex(({ id }) => id === regions[region]!.id);
    return {
      ...{ run, place, isReference, region: at },
      input:
        outcome === null
          ? null
          : chartInput({ ...outcome, ...(ensemble === undefined ? {} : { ensemble }) }, at),
      title: { nl: named(run, "nl"), en: named(run, "en") },
      colour: isReference ? INK.text : PLAN_COLOURS[colours++ % PLAN_COLOURS.length]!,
    };
  });
  const shapes = runs.map(({ series }) => series.shape);
  return {
    ...{ comparison, region },
    plans: [plans[reference]!, ...plans.filter(({ isReference }) => !isReference)],
    first: Math.min(...shapes.map(({ first }) => first)),
    last: Math.max(...shapes.map(({ first, years }) => first + years - 1)),
  };
}

/** Value of a course in a calendar year; null outside of its years too. */
export const valueOf = ({ first, values }: Course, year: number): number | null =>
  values[year - first] ?? null;

/** Calendar years of a comparison, those of all its plans together. */
export const yearsOf = ({ first, last }: ComparisonView): number[] =>
  Array.from({ length: last - first + 1 }, (_, at) => first + at);

/**
 * An indicator, or one cell of an output with dimensions, with its members in its label; null when no
 * plan has a value of it.
 */
export function found(view: ComparisonView, id: string): ComparedIndicator | null {
  const indicator = indicatorOf(view.comparison, view.region, id);
  const isThere = indicator?.paths.some((path) => path?.values.some((value) => value !== null));
  if (indicator === null || isThere !== true) return null;
  const names = memberNames(view, id);
  if (names.length === 0) return indicator;
  const named = (language: Language): string =>
    `${indicator.label[language]}: ${names.map((name) => name[language]).join(", ")}`;
  return { ...indicator, label: { nl: named("nl"), en: named("en") } };
}

function memberNames({ plans }: ComparisonView, id: string): Text[] {
  const address = parseAddress(id);
  const { run, region } = plans[0]!;
  const output = address && quantitiesOf(run.catalogue, "outputs").get(address.id);
  if (!address || !output) return [];
  return address.members.map((member, at) => {
    const known = members({ ...run, region }, output.dims[at]!).find((one) => one.id === member);
    return known?.label ?? { nl: member, en: member };
  });
}

/** The path that a plan is drawn with; null where it means something else by the same id. */
const drawn = (path: ComparedPath | null | undefined): ComparedPath | null =>
  path?.isSame === true ? path : null;

/**
 * The courses of all plans that have a value in any year.
 *
 * @param what the values themselves, or how far they are from the reference
 */
export function coursesOf(
  { plans }: ComparisonView,
  indicator: ComparedIndicator,
  { factor }: DisplayUnit,
  what: "values" | "differences" = "values",
): Course[] {
  return plans.flatMap((plan) => {
    const path = drawn(indicator.paths[plan.place]);
    if (path === null || path[what].every((value) => value === null)) return [];
    const values = path[what].map((value) => (value === null ? null : rounded(value / factor)));
    return [{ plan, first: path.first, values }];
  });
}

/** One unit for all plans, which the largest value of any of them decides. */
export function displayOf(
  { plans }: ComparisonView,
  { id, paths }: ComparedIndicator,
  what: "values" | "differences" = "values",
): DisplayUnit {
  const own = !id.includes(".");
  const all = plans.map(({ place }) => drawn(paths[place])).filter((path) => path !== null);
  const largest = Math.max(
    0,
    ...all.flatMap((path) => path[what].map((value) => Math.abs(value ?? 0))),
  );
  const unit = (all[0] ?? paths.find((path) => path !== null)!).unit;
  if (!own) return displayUnit(unit, largest);
  // A plan's own indicator stands in the unit that the plan declares.
  const decimals = largest >= 100 ? 0 : largest >= 10 ? 1 : largest >= 0.1 ? 2 : 4;
  return { label: unitInWords(unit), factor: 1, decimals };
}

/** Which plans are not drawn, and why. */
export function gapNotes(
  { plans, comparison }: ComparisonView,
  indicator: ComparedIndicator,
  language: Language,
): string[] {
  const titles = (chosen: (plan: PlanView) => boolean): string =>
    plans
      .filter(chosen)
      .map(({ title }) => title[language])
      .join(", ");
  const pathOf = ({ place }: PlanView): ComparedPath | null => indicator.paths[place] ?? null;
  const without = titles((plan) => {
    const path = pathOf(plan);
    return path === null || path.values.every((value) => value === null);
  });
  const otherwise = titles((plan) => pathOf(plan)?.isSame === false);
  const reference = comparison.runs[comparison.reference]!.title[language];
  return language === "nl"
    ? [
        ...(without === "" ? [] : [`Zonder waarde, dus niet getekend: ${without}.`]),
        ...(otherwise === "" ? [] : [`Anders bepaald dan in ${reference}: ${otherwise}.`]),
      ]
    : [
        ...(without === "" ? [] : [`Without a value and so not drawn: ${without}.`]),
        ...(otherwise === "" ? [] : [`Defined otherwise than in ${reference}: ${otherwise}.`]),
      ];
}
