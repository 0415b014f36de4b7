/** Where most money goes: investments since the first year, by what is bought. */
import type { Text } from "../../engine/scenario/declarations.ts";
import { rounded } from "../../viz/specs/frame.ts";
import { members, unitOf, type ChartInput } from "../../viz/specs/input.ts";
import { displayUnit } from "../../viz/numbers.ts";
import { GROUP_COLOURS } from "../../viz/theme/colours.ts";
import { barChart } from "./bars.ts";
import type { ChartKind } from "./page-chart.ts";
import { besideOrUnchanged } from "./unchanged.ts";
import { canFill } from "./year-page-chart.ts";

const OUTPUT = "costs.investment_by_measure";

const WORDS = {
  nl: {
    title: "Investeringen tot en met het gekozen jaar, naar maatregel",
    question: "Waar gaat het meeste geld naartoe?",
    note: "Ook wat zonder het plan toch zou gebeuren, zoals gewone renovaties en nieuwe wagens, telt mee. Niet geteld: wat geen prijs met bron heeft.",
  },
  en: {
    title: "Investment up to and including the chosen year, by measure",
    question: "Where does most of the money go?",
    note: "What would happen without the plan too, such as ordinary renovations and new cars, is counted. Not counted: what has no price with a source.",
  },
} as const;

/** Measures that have a bar of their own; the others stand in one together. */
const MOST_BARS = 12;
const OTHERS: Text = { nl: "Andere, samen", en: "Others together" };

/** Amounts of some measures, added up from the first year on. */
export function addedUp(
  { run, region }: ChartInput,
  cells: readonly number[],
  factor: number,
): number[] {
  const all = cells.map((cell) => run.series(OUTPUT, cell, region));
  let sum = 0;
  return Array.from({ length: run.shape.years }, (_, at) => {
    for (const amounts of all) sum += amounts[at]!;
    return rounded(sum / factor);
  });
}

const sumOf = (input: ChartInput, cells: readonly number[]): number =>
  addedUp(input, cells, 1).at(-1) ?? 0;

interface InvestmentGroup {
  readonly id: string;
  readonly label: Text;
  readonly cells: readonly number[];
}

/** The measures on which most is spent, in the order of the model; the others last, in one. */
export function investmentGroups(input: ChartInput, other: ChartInput | null): InvestmentGroup[] {
  const bought = members(input, "cost_measure")
    .map(({ id, label }, cell) => ({
      ...{ id, label, cells: [cell] },
      size: Math.max(sumOf(input, [cell]), other === null ? 0 : sumOf(other, [cell])),
    }))
    .filter(({ size }) => size > 0);
  if (bought.length <= MOST_BARS + 1) return bought;
  const large = new Set([...bought].sort((a, b) => b.size - a.size).slice(0, MOST_BARS));
  const rest = bought.filter((one) => !large.has(one));
  return [
    ...bought.filter((one) => large.has(one)),
    { id: "others", label: OTHERS, cells: rest.flatMap(({ cells }) => cells) },
  ];
}

export const investmentBars: ChartKind = {
  id: "investment-by-measure",
  title: { nl: WORDS.nl.title, en: WORDS.en.title },
  of(context) {
    const { input, language } = context;
    if (!canFill({ needs: [OUTPUT] }, input)) return null;
    const compared = besideOrUnchanged(context);
    const { beside } = compared;
    const other =
      beside !== null && canFill({ needs: [OUTPUT] }, beside.input) ? beside.input : null;
    const groups = investmentGroups(input, other);
    const largest = Math.max(0, ...groups.map((group) => sumOf(input, group.cells)));
    const display = displayUnit(unitOf(input, OUTPUT), largest);
    const { title, question, note } = WORDS[language];
    return barChart(
      {
        ...{ id: "investment-by-measure", title, question },
        unit: display.label[language],
        ...{ decimals: display.decimals, most: null, first: input.run.shape.first },
        isSorted: true,
        rows: groups.map(({ id, label, cells }) => ({
          ...{ id, name: label[language], colour: GROUP_COLOURS[0], isRest: id === "others" },
          values: addedUp(input, cells, display.factor),
          besides: other === null ? null : addedUp(other, cells, display.factor),
        })),
        notes: [note],
        modules: ["costs"],
      },
      compared,
    );
  },
};
