/**
 * The uptake of heat networks as a table: a row per district, a shaded cell per year. The regions
 * hold no borders of districts, so there is no map to draw, and an arrangement of tiles would have
 * to be invented.
 */
import type { Text } from "../../engine/scenario/declarations.ts";
import { displayUnit, formatNumber, type DisplayUnit, type Language } from "../numbers.ts";
import { SIZES } from "../theme/chart-theme.ts";
import { INK, UPTAKE_COLOURS } from "../theme/colours.ts";
import { fitText, textWidth } from "../theme/text-width.ts";
import { boxes, strokes, texts, type Box, type PlacedText } from "./comparison/drawing.ts";
import { rowData, type ChartData } from "./chart-data.ts";
import { framed, plotSize, rounded, type Chart, type Layer } from "./frame.ts";
import { elsewhere } from "./heat-network-connections.ts";
import { members, type ChartInput } from "./input.ts";
import { yearTicks } from "./ticks.ts";

const DWELLINGS = "heat.dwellings_connected_by_district";
const OTHERS = "heat.others_connected_by_district";
const SHARE = "heat.connected_share_by_district";
const HEAT = "heat.delivered_by_district";
const SOURCES = "heat.fed_in_by_source";

/** As many rows as a page has room for; what is smaller stands in one row together. */
const MOST_ROWS = 18;
/** kWh: heat is told in GWh, also where there is none. */
const LEAST_HEAT = 1e6;
const NAME_WIDTH = 122;
const COLUMN_GAP = 10;
const SMALL = 11.5;
const SMALL_LINE = 14;
const ROW_HEIGHT = 38;
const HEAD_HEIGHT = 34;

interface Row {
  readonly label: Text;
  /** Dwellings and other buildings that a network can serve. */
  readonly potential: readonly [dwellings: number, others: number];
  /** The first year of laying; null where nothing is planned. */
  readonly start: number | null;
  /** Buildings connected and their share, by year shown. */
  readonly uptake: readonly { readonly connected: number; readonly share: number }[];
  /** Heat of the last year, kWh. */
  readonly heat: number;
}

/** As many columns as have room for their figures. */
const MOST_YEARS = 7;

/** Years of the columns: the first, those between that fit, and the last. */
function columnYears({ run: { shape } }: ChartInput): number[] {
  const ticks = yearTicks(shape.first, shape.first + shape.years - 1);
  const every = Math.ceil((ticks.length - 1) / (MOST_YEARS - 1));
  return ticks.filter((_, i) => (ticks.length - 1 - i) % every === 0 || i === 0);
}

function startOf({ scenario, region, run }: ChartInput, district: number): number | null {
  const { levers } = scenario.model.regions[region]!;
  const shares = levers["heat.connection_share"];
  const starts = levers["heat.build_start"];
  if (shares === undefined || starts === undefined) return null;
  const { first, years } = run.shape;
  const districts = shares.length / years;
  for (let year = 0; year < years; year++) {
    const at = year * districts + district;
    if (shares[at]! > 0 && starts[at]! <= first + year) return first + year;
  }
  return null;
}

function rowsOf(input: ChartInput, years: readonly number[]): Row[] {
  const { run, region, scenario } = input;
  const { parameters } = scenario.model.regions[region]!;
  const of = (name: string, district: number): number =>
    parameters[`heat.${name}`]?.[district] ?? 0;
  const last = run.shape.first + run.shape.years - 1;
  return members(input, "district")
    .map(({ label }, d): Row => ({
      label,
      potential: [of("district_dwellings", d), of("district_others", d)],
      start: startOf(input, d),
      uptake: years.map((year) => ({
        connected: run.at(DWELLINGS, year, d, region) + run.at(OTHERS, year, d, region),
        share: run.at(SHARE, year, d, region),
      })),
      heat: run.at(HEAT, last, d, region),
    }))
    .filter(({ potential: [dwellings, others] }) => dwellings + others > 0);
}

/** Several districts as one row: what counts is added up, the share is of all their buildings. */
function together(label: Text, rows: readonly Row[]): Row {
  const add = (of: (row: Row) => number): number => rows.reduce((sum, row) => sum + of(row), 0);
  const potential = [add((row) => row.potential[0]), add((row) => row.potential[1])] as const;
  const starts = rows.flatMap(({ start }) => start ?? []);
  return {
    label,
    potential,
    start: starts.length === 0 ? null : Math.min(...starts),
    uptake: rows[0]!.uptake.map((_, i) => {
      const connected = add((row) => row.uptake[i]!.connected);
      return { connected, share: Math.min(1, connected / (potential[0] + potential[1])) };
    }),
    heat: add((row) => row.heat),
  };
}

/** The largest districts in the order of the region, and the others in one row. */
function shownRows(rows: readonly Row[]): readonly Row[] {
  if (rows.length <= MOST_ROWS) return rows;
  const size = ({ potential }: Row): number => potential[0] + potential[1];
  const large = new Set([...rows].sort((a, b) => size(b) - size(a)).slice(0, MOST_ROWS - 1));
  const rest = rows.filter((row) => !large.has(row));
  const label = {
    nl: `${rest.length} kleinere wijken`,
    en: `${rest.length} smaller districts`,
  };
  return [...rows.filter((row) => large.has(row)), together(label, rest)];
}

/** Darker as more is connected, in steps that also differ in grey print. */
const shadeOf = (share: number) =>
  UPTAKE_COLOURS.find(({ upTo }) => share <= upTo + 1e-9) ?? UPTAKE_COLOURS.at(-1)!;

/** `79 %`; what is little but not nothing is no nought. */
function percent(share: number, language: Language): string {
  const text = share > 0 && share < 0.005 ? `< 1` : formatNumber(100 * share, language);
  return `${text}\u00a0%`;
}

/** How much of the heat of the last year comes from which source: the networks share them. */
function sourceNote(input: ChartInput, rows: readonly Row[], language: Language): string[] {
  const { run, region } = input;
  if (rows.every(({ uptake }) => uptake.every(({ connected }) => connected <= 0))) {
    return [
      language === "nl"
        ? "In dit plan sluit in geen van deze wijken iemand aan op een warmtenet."
        : "In this plan nobody in any of these districts connects to a heat network.",
    ];
  }
  if (!run.has(SOURCES) || rows.every(({ heat }) => heat <= 0)) return [];
  const last = run.shape.first + run.shape.years - 1;
  const parts = members(input, "heat_source").map(({ label }, cell) => ({
    label: label[language],
    heat: run.at(SOURCES, last, cell, region),
  }));
  const total = parts.reduce((sum, { heat }) => sum + heat, 0);
  const told = parts
    .filter(({ heat }) => heat > 0)
    .sort((a, b) => b.heat - a.heat)
    .map(({ label, heat }) => `${label.toLowerCase()} ${percent(heat / total, language)}`)
    .join(", ");
  return [
    language === "nl"
      ? `Bron van de warmte in ${last}: ${told}. Alle netten delen dezelfde bronnen.`
      : `Source of the heat in ${last}: ${told}. All networks share the same sources.`,
  ];
}

/** How far is the heat network in each district, and when? */
export const heatNetworkDistricts: Chart = {
  id: "heat-network-districts",
  title: { nl: "Het warmtenet in elke wijk", en: "The heat network in each district" },
  question: {
    nl: "Hoe ver staat het warmtenet in elke wijk, en wanneer?",
    en: "How far is the heat network in each district, and when?",
  },
  needs: [DWELLINGS, OTHERS, SHARE, HEAT],
  available: (input) => rowsOf(input, []).length > 0,
  spec(input, language) {
    const dutch = language === "nl";
    const years = columnYears(input);
    const all = rowsOf(input, years);
    const label = { nl: "Deze wijken samen", en: "These districts together" };
    const rows = [...shownRows(all), ...(all.length > 1 ? [together(label, all)] : [])];
    const last = years.at(-1)!;
    const display = displayUnit("kWh", Math.max(LEAST_HEAT, ...rows.map(({ heat }) => heat)));
    const heads = headsOf(display, last, language);
    const texted = rows.map((row) => textsOf(row, display, language));
    const widthOf = (lines: readonly string[], size: number): number =>
      Math.ceil(Math.max(...lines.map((line) => textWidth(line, size)))) + COLUMN_GAP;
    const potential = widthOf(
      [...heads.potential, ...texted.flatMap((one) => one.potential)],
      SMALL,
    );
    const start = widthOf([...heads.start, ...texted.map((one) => one.start)], SMALL);
    const heat = widthOf(heads.heat, SMALL);
    const margins = { left: 0, right: 0 };
    const inside = plotSize(margins).width;
    const cellsLeft = NAME_WIDTH + potential + start;
    const cellWidth = (inside - cellsLeft - heat) / years.length;
    const layers = tableLayers(
      { rows, texted, years, hasTotal: all.length > 1 },
      { potential: NAME_WIDTH, start: NAME_WIDTH + potential, cellsLeft, cellWidth, inside },
      heads,
    );
    const title = this.title[language];
    return framed(
      input,
      language,
      {
        title: `${title}, ${years[0]} ${dutch ? "tot" : "to"} ${last}`,
        unit: dutch
          ? "aandeel van de gebouwen dat aangesloten is, en hoeveel dat er zijn, op 1 januari"
          : "share of the buildings that are connected, and how many they are, on 1 January",
        description: `${dutch ? "Tabel" : "Table"}: ${title}. ${texted
          .map(({ told }, i) => `${rows[i]!.label[language]}: ${told(years)}`)
          .join(" ")}`,
        notes: [
          ...sourceNote(input, all, language),
          dutch
            ? "Kunnen aansluiten: gebouwen met een gasaansluiting. Een tabel, geen kaart: het model kent geen grenzen van wijken."
            : "Can connect: buildings with a gas connection. A table, no map: the model knows no borders of districts.",
          ...elsewhere(input, language),
        ],
        data: dataOfRows(rows, years, display, inside, language),
      },
      ["heat"],
      margins,
      layers,
      // No axis below: the footer may come closer.
      HEAD_HEIGHT + rows.length * ROW_HEIGHT - 20,
    );
  },
};

function dataOfRows(
  rows: readonly Row[],
  years: readonly number[],
  display: DisplayUnit,
  width: number,
  language: Language,
): ChartData {
  const dutch = language === "nl";
  const buildings = { unit: dutch ? "gebouwen" : "buildings", decimals: 0 };
  const last = years.at(-1)!;
  return rowData(
    dutch ? "Wijk" : "District",
    [
      { label: dutch ? "Kunnen aansluiten" : "Can connect", ...buildings },
      { label: dutch ? "Leidingen vanaf" : "Pipes from", unit: "", decimals: 0 },
      ...years.map((year) => ({
        label: dutch ? `Aangesloten ${year}` : `Connected ${year}`,
        ...{ unit: "%", decimals: 1 },
      })),
      { label: dutch ? `Aangesloten ${last}` : `Connected ${last}`, ...buildings },
      {
        label: dutch ? `Warmte ${last}` : `Heat ${last}`,
        ...{ unit: display.label[language], decimals: 1 },
      },
    ],
    rows.map(({ label, potential, start, uptake, heat }, i) => ({
      label: label[language],
      middle: HEAD_HEIGHT + (i + 0.5) * ROW_HEIGHT,
      values: [
        potential[0] + potential[1],
        start === null ? null : String(start),
        ...uptake.map(({ share }) => rounded(share * 100)),
        rounded(uptake.at(-1)!.connected),
        rounded(heat / display.factor),
      ],
    })),
    { width, height: HEAD_HEIGHT + rows.length * ROW_HEIGHT },
  );
}

interface Heads {
  readonly potential: readonly string[];
  readonly start: readonly string[];
  readonly heat: readonly string[];
}

function headsOf(display: DisplayUnit, last: number, language: Language): Heads {
  const unit = display.label[language];
  return language === "nl"
    ? {
        potential: ["kunnen", "aansluiten"],
        start: ["leidingen", "vanaf"],
        heat: ["warmte", `${last}, ${unit}`],
      }
    : {
        potential: ["can", "connect"],
        start: ["pipes", "from"],
        heat: ["heat", `${last}, ${unit}`],
      };
}

interface RowTexts {
  readonly name: readonly string[];
  readonly potential: readonly string[];
  readonly start: string;
  readonly cells: readonly { readonly share: string; readonly connected: string }[];
  readonly heat: string;
  told(years: readonly number[]): string;
}

function textsOf(row: Row, display: DisplayUnit, language: Language): RowTexts {
  const dutch = language === "nl";
  const [dwellings, others] = row.potential.map((value) => formatNumber(value, language));
  const amount = row.heat / display.factor;
  const decimals = amount > 0 && amount < 9.95 ? 1 : 0;
  const heat = formatNumber(amount, language, decimals);
  const cells = row.uptake.map(({ share, connected }) => ({
    share: percent(share, language),
    connected: formatNumber(connected, language),
  }));
  return {
    name: fitText(row.label[language], NAME_WIDTH - COLUMN_GAP, SIZES.label, 600).slice(0, 2),
    potential: [
      `${dwellings} ${dutch ? "woningen" : "dwellings"}`,
      `${others} ${dutch ? "andere" : "others"}`,
    ],
    start: row.start === null ? "–" : String(row.start),
    cells,
    heat,
    told(years) {
      const course = cells
        .map(({ share, connected }, i) => `${years[i]} ${share} (${connected})`)
        .join(", ");
      const from =
        row.start === null ? "" : `${dutch ? "leidingen vanaf" : "pipes from"} ${row.start}, `;
      const unit = display.label[language];
      return dutch
        ? `${dwellings} woningen en ${others} andere gebouwen kunnen aansluiten, ${from}aangesloten ${course}; ${heat} ${unit} warmte in ${years.at(-1)}.`
        : `${dwellings} dwellings and ${others} other buildings can connect, ${from}connected ${course}; ${heat} ${unit} of heat in ${years.at(-1)}.`;
    },
  };
}

interface Table {
  readonly rows: readonly Row[];
  readonly texted: readonly RowTexts[];
  readonly years: readonly number[];
  readonly hasTotal: boolean;
}

interface Columns {
  readonly potential: number;
  readonly start: number;
  readonly cellsLeft: number;
  readonly cellWidth: number;
  readonly inside: number;
}

function tableLayers({ rows, texted, years, hasTotal }: Table, at: Columns, heads: Heads): Layer[] {
  const topOf = (row: number): number => HEAD_HEIGHT + row * ROW_HEIGHT;
  const middle = (row: number): number => topOf(row) + ROW_HEIGHT / 2;
  /** One or two lines round the middle of a row. */
  const lines = (row: number, x: number, those: readonly string[], line: number): PlacedText[] =>
    those.map((text, i) => ({
      x,
      y: middle(row) + (i - (those.length - 1) / 2) * line,
      text,
    }));
  const headLines = (x: number, those: readonly string[]): PlacedText[] =>
    those.map((text, i) => ({ x, y: 8 + i * SMALL_LINE, text }));
  const cellMiddle = (column: number): number => at.cellsLeft + (column + 0.5) * at.cellWidth;
  const cells = rows.flatMap((row, i) =>
    row.uptake.map(({ share }, column) => {
      const { colour, text } = shadeOf(share);
      const x = at.cellsLeft + column * at.cellWidth;
      const box: Box = {
        ...{ x: x + 1, x2: x + at.cellWidth - 1, y: topOf(i) + 1, y2: topOf(i) + ROW_HEIGHT - 1 },
        colour,
      };
      return {
        box,
        ink: text,
        words: texted[i]!.cells[column]!,
        x: cellMiddle(column),
        y: middle(i),
      };
    }),
  );
  const inks = [...new Set(cells.map(({ ink }) => ink))];
  const total = hasTotal ? [rows.length - 1] : [];
  return [
    ...boxes(cells.map(({ box }) => box)),
    ...inks.flatMap((ink) => {
      const those = cells.filter((cell) => cell.ink === ink);
      return [
        texts(
          those.map(({ x, y, words }) => ({ x, y: y - 7, text: words.share })),
          { align: "center", fontWeight: 600, color: ink },
        ),
        texts(
          those.map(({ x, y, words }) => ({ x, y: y + 8, text: words.connected })),
          { align: "center", fontSize: SMALL, color: ink },
        ),
      ];
    }),
    texts(
      texted.flatMap(({ name }, i) => lines(i, 0, name, SIZES.lineHeight)),
      { fontWeight: 600 },
    ),
    texts(
      texted.flatMap(({ potential, start }, i) => [
        ...lines(i, at.potential, potential, SMALL_LINE),
        ...lines(i, at.start, [start], SMALL_LINE),
      ]),
      { fontSize: SMALL },
    ),
    texts(
      texted.flatMap(({ heat }, i) => lines(i, at.inside - 2, [heat], SMALL_LINE)),
      { align: "right" },
    ),
    texts([...headLines(at.potential, heads.potential), ...headLines(at.start, heads.start)], {
      color: INK.muted,
      fontSize: SMALL,
    }),
    texts(headLines(at.inside - 2, heads.heat), {
      ...{ align: "right", color: INK.muted, fontSize: SMALL },
    }),
    texts(
      years.map((year, column) => ({ x: cellMiddle(column), y: 22, text: String(year) })),
      { align: "center", fontWeight: 600 },
    ),
    strokes(
      total.map((row) => ({ x: 0, x2: at.inside, y: topOf(row), y2: topOf(row) })),
      { color: INK.axis },
    ),
  ];
}
