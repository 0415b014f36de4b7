/** A few charts of the spreadsheet itself, drawn from the cells of the workbook. */
import { chartInput } from "../../specs/input.ts";
import type { Text } from "../../../engine/scenario/declarations.ts";
import { axesOf, formatAddress } from "../../../engine/scenario/address.ts";
import { CONCEPT_COLOURS, DISTRICT_COLOURS, INK, MEMBER_COLOURS } from "../../theme/colours.ts";
import { alternativeText, axisFormat, courseText } from "./chart-texts.ts";
import { inReadableUnit } from "./figures.ts";
import type { Places } from "./module-sheets.ts";
import { headRow, type CellRange, type ChartSeries, type Sheet, type SheetChart } from "./sheet.ts";
import { memberName, regionName, say, yearsOf, type RunView } from "./view.ts";
import { WORDS } from "./words.ts";

const EMISSIONS = "emissions.total";

const TEXTS = {
  title: { nl: "Grafieken om mee verder te werken", en: "Charts to work on with" },
  how: {
    nl: "Deze grafieken lezen de cellen van dit werkboek. De afgewerkte grafieken, met doelen en bron, staan in de map charts.",
    en: "These charts read the cells of this workbook. The finished charts, with goals and source, are in the folder charts.",
  },
  cells: { nl: "Cijfers bij de grafiek van doelen", en: "Figures of the chart of goals" },
  inPlan: { nl: "In dit plan", en: "In this plan" },
  goal: { nl: "Doel", en: "Goal" },
  emissions: { nl: "CO₂-uitstoot per sector", en: "CO₂ emissions by sector" },
  goals: { nl: "CO₂-uitstoot tegenover de doelen", en: "CO₂ emissions against the goals" },
  energy: { nl: "Energie in woningen naar drager", en: "Energy in dwellings by carrier" },
  heat: {
    nl: "Woningen op een warmtenet, per wijk",
    en: "Dwellings on a heat network, by district",
  },
  power: { nl: "Vermogen van wind en zon", en: "Capacity of wind and sun" },
  people: { nl: "Inwoners naar leeftijd", en: "Inhabitants by age" },
  together: { nl: "Samen", en: "Together" },
} as const satisfies Record<string, Text>;

interface Line {
  readonly address: string;
  readonly name: string;
  readonly colour: string;
  readonly values: readonly number[];
}

/** What all parts come to. */
const together = (lines: readonly Line[], view: RunView): Pick<Line, "name" | "values"> => ({
  name: say(TEXTS.together, view),
  values: lines[0]!.values.map((_, at) => lines.reduce((sum, { values }) => sum + values[at]!, 0)),
});

const largest = ({ values }: Pick<Line, "values">): number => Math.max(...values);

function chartOf(
  title: Text,
  form: ChartSeries["form"],
  lines: readonly Line[],
  region: number,
  view: RunView,
  places: Places,
): SheetChart | null {
  const [first] = lines;
  if (first === undefined) return null;
  const shown = places.shownOf(region, first.address);
  // Rows in other units have no place on one axis.
  if (lines.some(({ address }) => places.shownOf(region, address).unit !== shown.unit)) return null;
  const name = titleIn(title, region, view);
  const start = view.outcome.scenario.model.first;
  return {
    title: name,
    unit: shown.unit,
    format: axisFormat(shown),
    categories: places.yearsOf(region, first.address),
    years: view.outcome.scenario.model,
    alternative: alternativeText(
      `${name} (${shown.unit})`,
      [
        ...(form === "area" && lines.length > 1 ? [together(lines, view)] : []),
        ...[...lines].sort((one, other) => largest(other) - largest(one)),
      ].map((line) => courseText(line.name, line.values, shown, start, view.language)),
    ),
    series: lines.map(({ address, colour }) => ({
      ...{ colour, form },
      name: places.nameOf(region, address),
      values: places.valuesOf(region, address)!,
    })),
  };
}

const titleIn = (title: Text, region: number, view: RunView): string =>
  view.outcome.scenario.model.regions.length > 1
    ? `${say(title, view)}, ${regionName(view, region)}`
    : say(title, view);

/** The members of an output along its one dimension, those that are nought all along left out. */
function memberLines(
  id: string,
  colourOf: (member: string, at: number) => string | undefined,
  region: number,
  view: RunView,
  places: Places,
): Line[] {
  const { catalogue, run, scenario } = view.outcome;
  const module = catalogue.modules.find((one) => id.startsWith(`${one.id}.`));
  const dimension = module?.outputs[id.slice(id.indexOf(".") + 1)]?.dims[0];
  if (dimension === undefined || !run.has(id)) return [];
  const { ids } = axesOf(catalogue, scenario.model.regions[region]!.dimensions)(dimension);
  return ids.flatMap((member, cell): Line[] => {
    const address = formatAddress(id, [member]);
    const values = run.series(id, cell, region);
    if (places.valuesOf(region, address) === undefined) return [];
    if (values.every((value) => value === 0)) return [];
    const name = memberName(dimension, member, region, view);
    return [{ address, name, colour: colourOf(member, cell) ?? INK.muted, values }];
  });
}

function scalarLine(
  id: string,
  name: string,
  colour: string,
  region: number,
  { outcome }: RunView,
  places: Places,
): Line[] {
  if (places.valuesOf(region, id) === undefined) return [];
  return [{ address: id, name, colour, values: outcome.run.series(id, 0, region) }];
}

/** Of the levels that goals ask of one indicator, one per year; null where there is none. */
function goalLevels(region: number, view: RunView): (number | null)[] {
  const { goals } = chartInput(view.outcome, region);
  const levels = new Map(
    goals.flatMap(({ indicator, at, level }) =>
      indicator === EMISSIONS ? [[Math.round(at), level] as const] : [],
    ),
  );
  return yearsOf(view.outcome.scenario.model).map((year) => levels.get(year) ?? null);
}

/** Null where the run has nothing to draw. */
export function chartsSheet(view: RunView, places: Places, name: string): Sheet | null {
  const { outcome } = view;
  const years = yearsOf(outcome.scenario.model);
  const [region] = outcome.scenario.model.regions.keys();
  if (region === undefined) return null;
  const colours: Readonly<Record<string, Readonly<Record<string, string>>>> = MEMBER_COLOURS;
  const parts = (id: string, dimension: string): Line[] =>
    memberLines(id, (member) => colours[dimension]?.[member], region, view, places);
  const stacked = (title: Text, lines: readonly Line[]): SheetChart | null =>
    chartOf(title, "area", lines, region, view, places);
  const districts = memberLines(
    "heat.dwellings_connected_by_district",
    (_, at) => DISTRICT_COLOURS[at % DISTRICT_COLOURS.length],
    region,
    view,
    places,
  );
  const power = [
    ["renewables.pv_capacity", CONCEPT_COLOURS.pv],
    ["renewables.wind_capacity", CONCEPT_COLOURS.wind],
  ] as const;
  const drawn = [
    stacked(TEXTS.emissions, parts("emissions.by_sector", "sector")),
    stacked(TEXTS.energy, parts("housing.final_energy_by_carrier", "carrier")),
    stacked(TEXTS.heat, districts),
    chartOf(
      TEXTS.power,
      "line",
      power.flatMap(([id, colour]) =>
        scalarLine(id, labelOf(id, view), colour, region, view, places),
      ),
      region,
      view,
      places,
    ),
    stacked(TEXTS.people, parts("demography.population_by_age_group", "age_group")),
  ];
  const others = drawn.flatMap((chart) => (chart === null ? [] : [chart]));
  const goals = goalsChart(name, others.length, region, view, places);
  const charts = goals === null ? others : [...others.slice(0, 1), goals.chart, ...others.slice(1)];
  if (charts.length === 0) return null;
  return {
    name,
    title: say(TEXTS.title, view),
    lines: [say(TEXTS.how, view)],
    tables: goals === null ? [] : [goals.table],
    widths: [24, 12, ...years.map(() => 8)],
    fixed: 0,
    pagesAcross: 1,
    charts,
  };
}

const labelOf = (id: string, { outcome, language }: RunView): string => {
  const module = outcome.catalogue.modules.find((one) => id.startsWith(`${one.id}.`));
  return module?.outputs[id.slice(id.indexOf(".") + 1)]?.label[language] ?? id;
};

/** The course of the emissions beside unchanged policy and the goals, with the cells it is drawn from. */
function goalsChart(
  sheet: string,
  others: number,
  region: number,
  view: RunView,
  places: Places,
): { readonly chart: SheetChart; readonly table: Sheet["tables"][number] } | null {
  const { outcome, language } = view;
  if (places.valuesOf(region, EMISSIONS) === undefined) return null;
  const { first } = outcome.scenario.model;
  const years = yearsOf(outcome.scenario.model);
  const plan = outcome.run.series(EMISSIONS, 0, region);
  const unchanged = outcome.reference.series(EMISSIONS, 0, region);
  const levels = goalLevels(region, view);
  const shown = inReadableUnit("kg", plan, language);
  const lines = [
    { name: say(TEXTS.inPlan, view), values: plan, colour: INK.text, form: "line" },
    { name: say(WORDS.unchanged, view), values: unchanged, colour: INK.muted, form: "dashed" },
    { name: say(TEXTS.goal, view), values: levels, colour: "#b8431f", form: "marks" },
  ] as const;
  const isAsked = levels.some((level) => level !== null);
  const drawn = isAsked ? lines : lines.slice(0, 2);
  const table = {
    heading: say(TEXTS.cells, view),
    head: ["", say(WORDS.unit, view), ...years],
    rows: drawn.map(({ name, values }) => ({
      cells: [name, shown.unit, ...values.map((value) => shown.cell(value))],
    })),
  };
  const placed = { lines: [""], tables: [table], charts: new Array<SheetChart>(others + 1) };
  const head = headRow(placed);
  const span = (row: number): CellRange => ({ sheet, row, from: 2, to: 1 + years.length });
  const title = titleIn(TEXTS.goals, region, view);
  return {
    table,
    chart: {
      title,
      unit: shown.unit,
      format: axisFormat(shown),
      categories: span(head),
      years: outcome.scenario.model,
      alternative: alternativeText(
        `${title} (${shown.unit})`,
        drawn.map(({ name, values }) => courseText(name, values, shown, first, view.language)),
      ),
      series: drawn.map(({ colour, form }, at) => ({
        ...{ colour, form },
        name: { sheet, row: head + 1 + at, from: 0, to: 0 },
        values: span(head + 1 + at),
      })),
    },
  };
}
