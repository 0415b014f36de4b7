/** Heat networks by district: which part of its buildings is connected. */
import { UPTAKE_COLOURS } from "../../viz/theme/colours.ts";
import { elsewhere, heatNetworkConnections } from "../../viz/specs/heat-network-connections.ts";
import { heatNetworkDistricts } from "../../viz/specs/heat-network-districts.ts";
import { members, type ChartInput } from "../../viz/specs/input.ts";
import { rounded } from "../../viz/specs/frame.ts";
import { barChart } from "./bars.ts";
import type { ChartKind } from "./page-chart.ts";
import { canFill } from "./year-page-chart.ts";

const SHARE = "heat.connected_share_by_district";
/** Of the report's shades of uptake, one that reads on light and on dark. */
const COLOUR = UPTAKE_COLOURS[4].colour;

const WORDS = {
  nl: {
    title: "Gebouwen op een warmtenet, naar wijk",
    question: "Welk deel van elke wijk zit op een warmtenet?",
    unit: "% van de woningen en andere gebouwen die een net kunnen krijgen, op 1 januari",
  },
  en: {
    title: "Buildings on a heat network, by district",
    question: "Which part of each district is on a heat network?",
    unit: "% of the dwellings and other buildings that a network can serve, on 1 January",
  },
} as const;

/** Districts that have buildings which a network can serve, as the report lists them. */
export function servedDistricts(input: ChartInput): {
  readonly id: string;
  readonly cell: number;
  readonly label: { readonly nl: string; readonly en: string };
}[] {
  const { parameters } = input.scenario.model.regions[input.region]!;
  const of = (name: string, cell: number): number => parameters[`heat.${name}`]?.[cell] ?? 0;
  return members(input, "district")
    .map(({ id, label }, cell) => ({ id, label, cell }))
    .filter(({ cell }) => of("district_dwellings", cell) + of("district_others", cell) > 0);
}

const shares = ({ run, region }: ChartInput, cell: number): number[] =>
  run.series(SHARE, cell, region).map((value) => rounded(100 * value));

export const districtBars: ChartKind = {
  id: heatNetworkDistricts.id,
  title: heatNetworkDistricts.title,
  of(context) {
    const { input, beside, language } = context;
    if (!canFill(heatNetworkDistricts, input)) return null;
    if (!canFill(heatNetworkConnections, input)) return null;
    const isBeside = beside !== null && canFill(heatNetworkDistricts, beside.input);
    const words = WORDS[language];
    return barChart(
      {
        ...{ id: heatNetworkDistricts.id, ...words, decimals: 0, most: 100 },
        first: input.run.shape.first,
        rows: servedDistricts(input).map(({ id, label, cell }) => ({
          ...{ id, name: label[language], colour: COLOUR, values: shares(input, cell) },
          besides: isBeside ? shares(beside.input, cell) : null,
        })),
        notes: elsewhere(input, language),
        modules: ["heat"],
      },
      context,
    );
  },
};
