/** The chart of heat from source to user, for two years under each other. */
import { displayUnit, formatNumber, type DisplayUnit, type Language } from "../../numbers.ts";
import { textWidth } from "../../theme/text-width.ts";
import { SIZES } from "../../theme/chart-theme.ts";
import type { ChartData } from "../chart-data.ts";
import { framed, plotSize, rounded, type Chart } from "../frame.ts";
import type { ChartInput } from "../input.ts";
import {
  heatFlows,
  heatNodes,
  isKnown,
  MODULES,
  SMALL_NETWORKS,
  SMALL_SOURCES,
  type HeatNode,
} from "./flows.ts";
import { grouped, SMALL_SHARE, type Grouped } from "./grouping.ts";
import { LABEL_GAP, NODE_WIDTH, PANEL_HEAD, panelLayers } from "./panel.ts";
import { heightOf, ordered, throughput, type Columns, type Flow } from "./sankey.ts";

/** The year that a summary looks at closest; the last year of a run that does not reach it. */
const HORIZON = 2040;
/** Pixels that the heat of the fullest year takes. */
const HEAT_HEIGHT = 210;
/** Every node gets the room of a line of text. */
const SLOT = 16;
const GAP = 3;
const PANEL_GAP = 24;
/** Room for a name beside its node. */
const NAME_WIDTH = 150;
/** Where the middle column stands: its labels need room on their right. */
const MIDDLE = 0.38;

interface Panel {
  readonly year: number;
  readonly flows: readonly Flow[];
  readonly total: number;
}

/** First year, and the horizon or the last. */
function yearsShown({ run }: ChartInput): number[] {
  const { first, years } = run.shape;
  const last = first + years - 1;
  const second = HORIZON > first && HORIZON <= last ? HORIZON : last;
  return second === first ? [first] : [first, second];
}

/** An amount as it stands beside its node: small ones keep a decimal. */
function shown(value: number, display: DisplayUnit, language: Language): string {
  const amount = value / display.factor;
  if (amount < 0.05) return `< ${formatNumber(0.1, language, 1)}`;
  return formatNumber(amount, language, amount < 9.95 ? 1 : display.decimals);
}

/** Where does heat come from, what makes it, and who uses it? */
export const heatFlow: Chart = {
  id: "heat-flow",
  title: { nl: "Warmte van bron tot gebruiker", en: "Heat from source to user" },
  question: {
    nl: "Waar komt de warmte vandaan, waarmee wordt ze gemaakt en wie gebruikt ze?",
    en: "Where does the heat come from, what makes it, and who uses it?",
  },
  needs: ["heat.building_demand", "heat.displaced_gas"],
  available: (input) =>
    isKnown(input) && yearsShown(input).some((year) => heatFlows(input, year).length > 0),
  spec(input, language) {
    const dutch = language === "nl";
    const all = heatNodes(input);
    const years = yearsShown(input);
    const { flows: byYear, merged } = grouped(
      years.map((year) => heatFlows(input, year)),
      all,
    );
    const sources = all.filter(({ column }) => column === 0);
    const panels = years.map((year, i): Panel => {
      const flows = byYear[i]!;
      const total = sources.reduce((sum, { id }) => sum + throughput(id, flows), 0);
      return { year, flows, total };
    });
    const largest = Math.max(...panels.map(({ total }) => total));
    const display = displayUnit("kWh", largest);
    const unit = display.label[language];
    const nodes = all.filter(({ id }) => byYear.some((flows) => throughput(id, flows) > 0));
    const declared = [0, 1, 2].map((column) =>
      nodes.filter((node) => node.column === column).map(({ id }) => id),
    );
    // One order for both years, so that they can be compared; users keep theirs.
    const columns = ordered(declared, byYear.flat(), [2]);

    const label = (node: HeatNode, value: number): string =>
      `${shortened(node.label[language])} ${shown(value, display, language)}`;
    const headOf = ({ year, total }: Panel): string =>
      `${year}: ${shown(total, display, language)} ${unit}`;
    const [made, used] = dutch ? ["gemaakt met", "gebruikt door"] : ["made with", "used by"];
    const widest = (column: number, heads: readonly string[]): number => {
      const labels = nodes
        .filter((node) => node.column === column)
        .flatMap((node) => byYear.map((flows) => label(node, throughput(node.id, flows))));
      const widths = [
        ...labels.map((text) => textWidth(text, SIZES.label)),
        ...heads.map((text) => textWidth(text, SIZES.label, 600)),
      ];
      return Math.ceil(Math.max(...widths)) + LABEL_GAP + 1;
    };
    const margins = { left: widest(0, panels.map(headOf)), right: widest(2, [used]) };
    const placement = { scale: HEAT_HEIGHT / largest, slot: SLOT, gap: GAP };
    const panelHeight = Math.ceil(
      Math.max(...panels.map(({ flows }) => heightOf(columns, flows, placement))),
    );
    const step = PANEL_HEAD + panelHeight + PANEL_GAP;
    const height = step * panels.length - PANEL_GAP;
    const plot = plotSize(margins, height);
    const left = [0, Math.round(plot.width * MIDDLE), plot.width - NODE_WIDTH];
    const title = `${this.title[language]}, ${years.join(dutch ? " en " : " and ")} (${unit})`;
    return framed(
      input,
      language,
      {
        title,
        unit: dutch
          ? "per jaar; hoe breder de band, hoe meer warmte"
          : "per year; the wider the band, the more heat",
        description: [
          `${dutch ? "Stroomdiagram" : "Flow diagram"}: ${title}.`,
          ...panels.map((panel) => told(panel, headOf(panel), columns, nodes, label, language)),
          ...changes(panels, nodes, display, language),
        ].join(" "),
        notes: notesOf(merged, nodes, language),
        data: dataOfFlows(panels, nodes, display, language),
      },
      MODULES,
      margins,
      panels.flatMap((panel, i) =>
        panelLayers(
          panel.flows,
          { columns, nodes, placement, left, top: i * step, height: panelHeight },
          { heads: [headOf(panel), made!, used!], label },
        ),
      ),
      // No axis below: the footer may come closer.
      height - 20,
    );
  },
};

/** Every band of the picture: from where to where, and how much in each year. */
function dataOfFlows(
  panels: readonly Panel[],
  nodes: readonly HeatNode[],
  { factor, label: unit }: DisplayUnit,
  language: Language,
): ChartData {
  const rows = nodes.flatMap((from) =>
    nodes.flatMap((to) => {
      const values = panels.map(
        ({ flows }) => flows.find((flow) => flow.from === from.id && flow.to === to.id)?.value ?? 0,
      );
      if (values.every((value) => value === 0)) return [];
      const label = `${from.label[language]} → ${to.label[language]}`;
      return [{ label, values: values.map((value) => rounded(value / factor)) }];
    }),
  );
  return {
    rowTitle: language === "nl" ? "Van → naar" : "From → to",
    columns: panels.map(({ year }) => ({
      ...{ label: String(year), unit: unit[language], decimals: 1, colour: null, group: null },
    })),
    ...{ rows, plots: [] },
  };
}

/** Names of districts are free; a label has to stay on its side of the picture. */
function shortened(name: string): string {
  if (textWidth(name, SIZES.label) <= NAME_WIDTH) return name;
  let short = "";
  for (const character of name) {
    if (textWidth(`${short}${character}…`, SIZES.label) > NAME_WIDTH) break;
    short += character;
  }
  return `${short.trimEnd()}…`;
}

/** The two sources that change most between the years, told with both amounts. */
function changes(
  panels: readonly Panel[],
  nodes: readonly HeatNode[],
  display: DisplayUnit,
  language: Language,
): string[] {
  const [first, last] = [panels[0]!, panels.at(-1)!];
  const moved = nodes
    .filter(({ column }) => column === 0)
    .map(({ id, label }) => ({
      label: label[language],
      from: throughput(id, first.flows),
      to: throughput(id, last.flows),
    }))
    .filter(({ from, to }) => from !== to)
    .sort((a, b) => Math.abs(b.to - b.from) - Math.abs(a.to - a.from))
    .slice(0, 2);
  if (moved.length === 0) return [];
  const amount = (value: number): string => (value > 0 ? shown(value, display, language) : "0");
  const dutch = language === "nl";
  const courses = moved.map(
    ({ label, from, to }) =>
      `${label} ${dutch ? "van" : "from"} ${amount(from)} ${dutch ? "naar" : "to"} ${amount(to)}`,
  );
  const when = `${first.year} ${dutch ? "naar" : "to"} ${last.year}`;
  return [
    dutch
      ? `Het meest verandert van ${when}: ${courses.join(", ")} ${display.label.nl}.`
      : `What changes most from ${when}: ${courses.join(", ")} ${display.label.en}.`,
  ];
}

/** One year in words: every node with its amount, the largest first. */
function told(
  { flows }: Panel,
  head: string,
  columns: Columns,
  nodes: readonly HeatNode[],
  label: (node: HeatNode, value: number) => string,
  language: Language,
): string {
  const parts = columns.map((ids) => {
    const known = ids
      .map((id) => ({ id, value: throughput(id, flows) }))
      .filter(({ value }) => value > 0)
      .sort((a, b) => b.value - a.value);
    return known
      .map(({ id, value }) =>
        label(
          nodes.find((node) => node.id === id)!,
          value,
        ),
      )
      .join(", ");
  });
  const [from, made, used] =
    language === "nl" ? ["uit", "gemaakt met", "gebruikt door"] : ["from", "made with", "used by"];
  if (flows.length === 0) return `${head}.`;
  return `${head}, ${from} ${parts[0]}; ${made} ${parts[1]}; ${used} ${parts[2]}.`;
}

function notesOf(
  merged: Grouped["merged"],
  nodes: readonly HeatNode[],
  language: Language,
): string[] {
  const dutch = language === "nl";
  const percent = `${formatNumber(100 * SMALL_SHARE, language)}\u00a0%`;
  const together = (id: string, name: string): string[] => {
    const members = merged.get(id);
    if (members === undefined) return [];
    const named = members.map(({ label, place }) => (place ?? label)[language]).join(", ");
    return [
      dutch
        ? `${name}, elk onder ${percent} van het totaal: ${named}.`
        : `${name}, each below ${percent} of the total: ${named}.`,
    ];
  };
  const hasNetworks = nodes.some(({ place }) => place !== undefined) || merged.has(SMALL_NETWORKS);
  return [
    dutch
      ? "Verwarming en warm water van gebouwen; zonder industrie, landbouw, koken thuis en koeling. Verlies: in ketels en leidingen."
      : "Space heat and hot water of buildings; without industry, farming, cooking at home and cooling. Losses: in boilers and pipes.",
    ...(hasNetworks
      ? [
          dutch
            ? "Warmtenetten delen hun bronnen: elk net krijgt zijn deel van elke bron. Zonder pompstroom."
            : "Heat networks share their sources: each has its part of every source. Without pumping electricity.",
        ]
      : []),
    ...together(SMALL_SOURCES, dutch ? "Andere bronnen" : "Other sources"),
    ...together(SMALL_NETWORKS, dutch ? "Kleinere netten" : "Smaller networks"),
  ];
}
