/** What plans cost, as columns by payer: what is invested, and what each pays more or less. */
import { payersOf, SPENDING, SPENT_BY_PAYER } from "../../../engine/analysis/abatement.ts";
import { displayUnit, formatNumber, formatSigned, type Language } from "../../numbers.ts";
import { MEMBER_COLOURS } from "../../theme/colours.ts";
import { rounded } from "../frame.ts";
import { columnPanels, type ColumnPart, type ColumnPlan } from "./column-panels.ts";
import { found, type ComparisonChart, type ComparisonView, type PlanView } from "./view.ts";

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
  view: ComparisonView,
  plan: PlanView,
  outputs: readonly string[],
  what: "values" | "differences",
): readonly Amounts[] | null {
  const lists = partsOf(view).map(({ id }) => {
    const paths = outputs.map((output) => found(view, `${output}[${id}]`)?.paths[plan.place]);
    if (paths.some((path) => path === null || path === undefined || path.lacking !== null)) {
      return null;
    }
    return paths[0]![what].map((_, at) =>
      paths.reduce<number | null>((sum, path) => {
        const value = path![what][at] ?? null;
        return sum === null || value === null ? null : sum + value;
      }, 0),
    );
  });
  return lists.some((list) => list === null) ? null : (lists as Amounts[]);
}

/** Sum over payers of a mean year; null without a year that has all of them. */
function meanOf(lists: readonly Amounts[]): number | null {
  const years = lists[0]!.map((_, at) => lists.map((list) => list[at] ?? null));
  const whole = years.filter((year) => year.every((value) => value !== null));
  if (whole.length === 0) return null;
  return whole.flat().reduce<number>((sum, value) => sum + value!, 0) / whole.length;
}

interface PayerChart extends Pick<ComparisonChart, "id" | "title" | "question"> {
  readonly outputs: readonly string[];
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
    outputs: [SPENT_BY_PAYER.investment],
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
    outputs: SPENDING.map((kind) => SPENT_BY_PAYER[kind]),
    what: "differences",
    note: {
      nl: "Investeringen, onderhoud en energie samen, in het jaar waarin betaald wordt, met belastingen en na premies.",
      en: "Investment, maintenance and energy together, in the year in which is paid, with taxes and after premiums.",
    },
  },
];

/** The charts of costs that a comparison can fill. */
export const costCharts = (view: ComparisonView): ComparisonChart[] =>
  PAYER_CHARTS.flatMap((chart) => payerChart(view, chart) ?? []);

function payerChart(view: ComparisonView, chart: PayerChart): ComparisonChart | null {
  const parts = partsOf(view);
  const isDifference = chart.what === "differences";
  const plans = view.plans.flatMap((plan) => {
    if (isDifference && plan.isReference) return [];
    const lists = amountsOf(view, plan, chart.outputs, chart.what);
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
        detail: { nl: `gemiddeld ${each} per jaar`, en: `on average ${each} a year` }[language],
      };
    });
    const year = { nl: "per jaar", en: "per year" }[language];
    return columnPanels(view, parts, columns, language, {
      title: `${chart.title[language]} (${label[language]})`,
      unit: `${label[language]} ${year}`,
      display,
      hasSum: isDifference,
      notes: [chart.note[language]],
    });
  };
  return { id: chart.id, title: chart.title, question: chart.question, spec };
}
