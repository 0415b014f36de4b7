/**
 * Amounts of each year as stacked columns, a panel for each plan, all on one scale; what is below
 * nought hangs down from it.
 */
import type { Text } from "../../../engine/scenario/declarations.ts";
import { formatNumber, type DisplayUnit, type Language } from "../../numbers.ts";
import { INK } from "../../theme/colours.ts";
import { sentences } from "../alternative/alternative.ts";
import { courseText } from "../alternative/course-text.ts";
import { yearlyData } from "../chart-data.ts";
import type { VegaLiteSpec } from "../frame.ts";
import { roundTicks } from "../ticks.ts";
import { comparedHead, MOST_PLANS } from "./alternative.ts";
import { panelFrame } from "./comparison-frame.ts";
import { boxes, strokes, type Box, type Stroke } from "./drawing.ts";
import { keyHeight, keyLayers, type KeyEntry } from "./key.ts";
import { columnsFor, PANEL_WIDTH, panelGrid, type Panel } from "./panels.ts";
import type { ComparisonView, PlanView } from "./view.ts";

/** What one part of a column is: a payer. */
export interface ColumnPart {
  readonly label: Text;
  readonly colour: string;
}

export interface ColumnPlan {
  readonly plan: PlanView;
  /** Below the title of the panel. */
  readonly detail: string;
  /** Calendar year of the first column. */
  readonly first: number;
  /** One list per part, in the shown unit, a value per year. */
  readonly parts: readonly (readonly (number | null)[])[];
}

export interface ColumnPanelsOptions {
  readonly title: string;
  readonly unit: string;
  readonly display: DisplayUnit;
  /** Whether a stroke marks the sum of a column, which hangs on both sides of nought. */
  readonly hasSum: boolean;
  readonly notes?: readonly string[];
}

const HEIGHT = 170;
/** Part of the room of a year that its column takes. */
const FILLED = 0.82;
const KIND: Text = { nl: "Gestapelde kolommen per plan", en: "Stacked columns for each plan" };
const SUM: Text = { nl: "samen", en: "together" };

export function columnPanels(
  view: ComparisonView,
  parts: readonly ColumnPart[],
  plans: readonly ColumnPlan[],
  language: Language,
  options: ColumnPanelsOptions,
): VegaLiteSpec {
  const ends = plans.flatMap((plan) => stacksOf(plan).map(({ low, high }) => [low, high] as const));
  const lowest = Math.min(0, ...ends.map(([low]) => low));
  const highest = Math.max(0, ...ends.map(([, high]) => high));
  const ticks = roundTicks(lowest, highest, 4);
  const entries: KeyEntry[] = [
    ...parts.map(({ label, colour }) => ({ name: label[language], colour })),
    ...(options.hasSum ? [{ name: SUM[language], colour: INK.text, line: "full" as const }] : []),
  ];
  const grid = panelGrid(
    plans.map(({ plan, detail }) => ({ title: plan.title[language], detail, ticks })),
    {
      columns: columnsFor(plans.length),
      height: HEIGHT,
      right: 6,
      isOneScale: true,
      first: view.first,
      last: view.last,
      top: keyHeight(entries, PANEL_WIDTH) + 6,
    },
    language,
  );
  const drawn = plans.map((plan, at) => columnsOf(plan, parts, grid.panels[at]!, view));
  const noughts = grid.panels.map(({ left, width, down }) => ({
    ...{ x: left, y: down(0), x2: left + width, y2: down(0) },
  }));
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
        ...plans.slice(0, MOST_PLANS).map((plan) => planText(plan, parts, options, language)),
      ]),
      notes: options.notes ?? [],
      data: yearlyData(
        {
          courses: plans.flatMap(({ plan, first, parts: lists }) =>
            parts.map(({ label, colour }, part) => ({
              ...{ label: label[language], colour, group: plan.title[language], first },
              ...{ values: lists[part]!, unit: options.unit, decimals: options.display.decimals },
            })),
          ),
          plots: plans.map(({ plan }, at) => {
            const { left, top, width, height } = grid.panels[at]!;
            const room = width / (view.last - view.first + 1);
            return {
              ...{ left, top, width, height, group: plan.title[language] },
              across: (year: number) => left + (year - view.first + 0.5) * room,
            };
          }),
        },
        language,
      ),
    },
    [
      ...grid.layers.slice(0, 2),
      ...boxes(drawn.flatMap((one) => one.columns)),
      strokes(noughts, { color: INK.axis }),
      ...(options.hasSum
        ? [
            strokes(
              drawn.flatMap((one) => one.sums),
              { color: INK.text, strokeWidth: 2 },
            ),
          ]
        : []),
      ...grid.layers.slice(2),
      ...keyLayers(entries, PANEL_WIDTH, 0, 0),
    ],
    grid.height,
  );
}

/** Parts that are told of each plan. */
const MOST_PARTS = 3;

/** What stands above a panel, how the sum of its columns goes, and its largest parts at the end. */
function planText(
  of: ColumnPlan,
  parts: readonly ColumnPart[],
  { display: { decimals } }: ColumnPanelsOptions,
  language: Language,
): string {
  const stacks = stacksOf(of);
  const first = stacks[0]?.year ?? of.first;
  const sums = stacks.map(({ sum }) => sum);
  const last = stacks.at(-1);
  const ends = parts
    .map(({ label }, at) => ({ label, value: last?.values[at] ?? 0 }))
    .sort((a, b) => Math.abs(b.value) - Math.abs(a.value))
    .slice(0, MOST_PARTS)
    .map(({ label, value }) => `${label[language]} ${formatNumber(value, language, decimals)}`);
  const course = courseText({ first, values: sums }, { decimals, language });
  const at = last === undefined ? "" : `; ${last.year}: ${ends.join(", ")}`;
  return `${of.plan.title[language]} (${of.detail}): ${course}${at}`;
}

interface Stack {
  readonly year: number;
  readonly low: number;
  readonly high: number;
  readonly sum: number;
  /** One per part. */
  readonly values: readonly number[];
  /** From and to, one per part. */
  readonly spans: readonly (readonly [number, number])[];
}

/** Columns of a plan; a year in which a part has no value has none. */
function stacksOf({ first, parts }: ColumnPlan): Stack[] {
  const years = Math.max(0, ...parts.map((part) => part.length));
  return Array.from({ length: years }, (_, at) => at).flatMap((at): Stack[] => {
    let [low, high, sum] = [0, 0, 0];
    const spans: [number, number][] = [];
    const values: number[] = [];
    for (const part of parts) {
      const value = part[at] ?? null;
      if (value === null) return [];
      sum += value;
      values.push(value);
      if (value < 0) spans.push([low, (low += value)]);
      else spans.push([high, (high += value)]);
    }
    return [{ year: first + at, low, high, sum, values, spans }];
  });
}

function columnsOf(
  plan: ColumnPlan,
  parts: readonly ColumnPart[],
  { left, width, down }: Panel,
  { first, last }: ComparisonView,
): { readonly columns: Box[]; readonly sums: Stroke[] } {
  const room = width / (last - first + 1);
  const columns: Box[] = [];
  const sums: Stroke[] = [];
  for (const { year, spans, sum } of stacksOf(plan)) {
    const x = left + (year - first + (1 - FILLED) / 2) * room;
    const x2 = x + FILLED * room;
    spans.forEach(([from, to], part) => {
      if (from === to) return;
      columns.push({ x, x2, y: down(from), y2: down(to), colour: parts[part]!.colour });
    });
    sums.push({ x, x2, y: down(sum), y2: down(sum) });
  }
  return { columns, sums };
}
