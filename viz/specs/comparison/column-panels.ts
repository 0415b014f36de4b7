/**
 * Amounts of each year as stacked columns, a panel for each plan, all on one scale; what is below
 * nought hangs down from it.
 */
import type { Text } from "../../../engine/scenario/declarations.ts";
import { type DisplayUnit, type Language } from "../../numbers.ts";
import { INK } from "../../theme/colours.ts";
import { yearlyData } from "../chart-data.ts";
import type { VegaLiteSpec } from "../frame.ts";
import { roundTicks } from "../ticks.ts";
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
      description: `${KIND[language]}: ${options.title}. ${plans
        .map(({ plan, detail }) => `${plan.title[language]}: ${detail}`)
        .join("; ")}.`,
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

interface Stack {
  readonly year: number;
  readonly low: number;
  readonly high: number;
  readonly sum: number;
  /** From and to, one per part. */
  readonly spans: readonly (readonly [number, number])[];
}

/** Columns of a plan; a year in which a part has no value has none. */
function stacksOf({ first, parts }: ColumnPlan): Stack[] {
  const years = Math.max(0, ...parts.map((part) => part.length));
  return Array.from({ length: years }, (_, at) => at).flatMap((at): Stack[] => {
    let [low, high, sum] = [0, 0, 0];
    const spans: [number, number][] = [];
    for (const part of parts) {
      const value = part[at] ?? null;
      if (value === null) return [];
      sum += value;
      if (value < 0) spans.push([low, (low += value)]);
      else spans.push([high, (high += value)]);
    }
    return [{ year: first + at, low, high, sum, spans }];
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
