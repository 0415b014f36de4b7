/** What plans cost, as columns by payer: what is invested, and what each pays more or less. */
import {
  comparedCosts,
  type ComparedCosts,
  type RunCosts,
} from "../../../engine/analysis/compared-costs.ts";
import { summedRows } from "../../../engine/analysis/investment-shares.ts";
import { payersOf, SPENDING, type Spending } from "../../../engine/analysis/plan-costs.ts";
import { displayUnit, formatNumber, formatSigned, type Language } from "../../numbers.ts";
import { MEMBER_COLOURS } from "../../theme/colours.ts";
import { rounded } from "../frame.ts";
import { columnPanels, type ColumnPart, type ColumnPlan } from "./column-panels.ts";
import { type ComparisonChart, type ComparisonView, type PlanView } from "./view.ts";

const MONEY = "EUR2024";

/** The payers of the model with their colours; none where it counts no costs. */
function partsOf({ plans }: ComparisonView): readonly (ColumnPart & { readonly id: string })[] {
  const colours: Readonly<Record<string, string>> = MEMBER_COLOURS.payer;
  return payersOf(plans[0]!.run.catalogue).flatMap(({ id, label }) => {
    const colour = colours[id];
    return colour === undefined ? [] : [{ id, label, colour }];
  });
}

type Amounts = readonly (number | null)[];

/** One list per payer; null where a plan has no value of it in any year. */
function amountsOf(
  { runs }: ComparedCosts,
  { comparison }: ComparisonView,
  { place }: PlanView,
  kinds: readonly Spending[],
  what: "values" | "differences",
): readonly Amounts[] | null {
  const costs = runs[place] ?? null;
  const base = runs[comparison.reference] ?? null;
  if (costs === null || (what === "differences" && base === null)) return null;
  const spent = ({ spending }: RunCosts, payer: number, index: number): number =>
    kinds.reduce((sum, kind) => sum + (spending[kind][payer]?.[index] ?? NaN), 0);
  return costs.payers.map((_, payer) =>
    costs.society.map((_, index) => {
      const value = spent(costs, payer, index);
      if (what === "values") return value;
      const less = value - spent(base!, payer, costs.first + index - base!.first);
      return Number.isNaN(less) ? null : less;
    }),
  );
}

/** Sum over payers of a mean year; null without a year that has all of them. */
function meanOf(lists: readonly Amounts[]): number | null {
  const years = lists[0]!.map((_, at) => lists.map((list) => list[at] ?? null));
  const whole = years.filter((year) => year.every((value) => value !== null));
  if (whole.length === 0) return null;
  return whole.flat().reduce<number>((sum, value) => sum + value!, 0) / whole.length;
}

interface PayerChart extends Pick<ComparisonChart, "id" | "title" | "question"> {
  readonly kinds: readonly Spending[];
  readonly what: "values" | "differences";
  readonly note: ComparisonChart["title"];
}

export const PAYER_CHARTS: readonly PayerChart[] = [
  {
    id: "investment-by-payer",
    title: {
      nl: "Investeringen naar wie betaalt, per plan",
      en: "Investment by who pays, plan by plan",
    },
    question: {
      nl: "Wie investeert in welk plan hoeveel, en wanneer?",
      en: "Who invests how much in which plan, and when?",
    },
    kinds: ["investment"],
    what: "values",
    note: {
      nl: "Huishoudens na premies, die bij de hogere overheid staan; met btw van huishoudens en stad. Niet geteld: wat geen prijs met bron heeft.",
      en: "Households after premiums, which stand with the higher government; with VAT of households and the city. Not counted: what has no price with a source.",
    },
  },
  {
    id: "cost-difference-by-payer",
    title: {
      nl: "Wie meer of minder betaalt dan in de referentie",
      en: "Who pays more or less than in the reference",
    },
    question: {
      nl: "Wie betaalt in welk jaar meer dan in de referentie, en wie minder?",
      en: "Who pays more than in the reference in which year, and who less?",
    },
    kinds: SPENDING,
    what: "differences",
    note: {
      nl: "Investeringen, onderhoud en energie samen, in het jaar waarin betaald wordt, met belastingen en na premies.",
      en: "Investment, maintenance and energy together, in the year in which is paid, with taxes and after premiums.",
    },
  },
];

/** What of a mean year goes to cars, which would hide all the rest. */
function carsText(costs: RunCosts | null | undefined, factor: number, language: Language): string {
  if (costs === null || costs === undefined || costs.investments.length === 0) return "";
  const years = costs.society.length;
  const cars = summedRows(costs.investments, years, ({ group }) => group === "cars");
  const mean = cars.reduce((sum, value) => sum + value, 0) / years / factor;
  const shown = formatNumber(rounded(mean), language, 1);
  return { nl: `, ${shown} voor wagens`, en: `, ${shown} for cars` }[language];
}

/** The charts of costs that a comparison can fill. */
export function costCharts(view: ComparisonView): ComparisonChart[] {
  const { comparison, region } = view;
  const costs = comparedCosts(comparison, comparison.regions[region]!.id);
  return PAYER_CHARTS.flatMap((chart) => payerChart(view, costs, chart) ?? []);
}

function payerChart(
  view: ComparisonView,
  costs: ComparedCosts,
  chart: PayerChart,
): ComparisonChart | null {
  const parts = partsOf(view);
  const isDifference = chart.what === "differences";
  const plans = view.plans.flatMap((plan) => {
    if (isDifference && plan.isReference) return [];
    const lists = amountsOf(costs, view, plan, chart.kinds, chart.what);
    return lists === null ? [] : [{ plan, lists }];
  });
  const all = plans.flatMap(({ lists }) => lists.flat().map((value) => Math.abs(value ?? 0)));
  if (parts.length === 0 || all.every((value) => value === 0)) return null;
  const largest = Math.max(
    ...plans.flatMap(({ lists }) =>
      lists[0]!.map((_, at) => lists.reduce((sum, list) => sum + Math.abs(list[at] ?? 0), 0)),
    ),
  );
  const display = displayUnit(MONEY, largest);
  const { factor, label } = display;
  const spec = (language: Language) => {
    const write = isDifference ? formatSigned : formatNumber;
    const columns: ColumnPlan[] = plans.map(({ plan, lists }) => {
      const mean = meanOf(lists);
      const each = mean === null ? "–" : write(rounded(mean / factor), language, 1);
      return {
        plan,
        first: plan.run.series.shape.first,
        parts: lists.map((list) =>
          list.map((value) => (value === null ? null : rounded(value / factor))),
        ),
        detail:
          { nl: `gemiddeld ${each} per jaar`, en: `on average ${each} a year` }[language] +
          (isDifference ? "" : carsText(costs.runs[plan.place], factor, language)),
      };
    });
    const year = { nl: "per jaar", en: "per year" }[language];
    return columnPanels(view, parts, columns, language, {
      title: chart.title[language],
      unit: `${label[language]} ${year}`,
      display,
      hasSum: isDifference,
      notes: [chart.note[language]],
    });
  };
  return { id: chart.id, title: chart.title, question: chart.question, modules: ["costs"], spec };
}
