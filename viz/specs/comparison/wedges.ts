/**
 * The difference between reference and plan through time, a wedge per group: what lowers lies below
 * the reference, what raises above it. Where the difference is thin beside the whole, it is drawn by
 * itself, with the reference as the line of nought.
 */
import type { AttributedPart } from "../../../engine/analysis/attribution.ts";
import type { Text } from "../../../engine/scenario/declarations.ts";
import { differenceDisplay, levelDisplay } from "../../attribution-display.ts";
import { groupName } from "../../group-names.ts";
import { formatNumber, type Language } from "../../numbers.ts";
import { INK } from "../../theme/colours.ts";
import { headText, sentences } from "../alternative/alternative.ts";
import { courseText } from "../alternative/course-text.ts";
import { yearlyData } from "../chart-data.ts";
import { endLabelHeight, endLabelLayers, endLabelWidth, type EndLabel } from "../end-labels.ts";
import {
  axisWidth,
  plotSize,
  rounded,
  tickLabels,
  valueAxis,
  yearAxis,
  type Layer,
  type VegaLiteSpec,
} from "../frame.ts";
import { REFERENCE_DASH } from "../history-marks.ts";
import { SIZES } from "../../theme/chart-theme.ts";
import { roundTicks } from "../ticks.ts";
import { differenceText } from "./difference-text.ts";
import {
  attributedFrame,
  colourOf,
  partAt,
  perYearOr,
  sampleNotes,
  titleOf,
  type AttributedView,
} from "./attributed.ts";

/** Below this share of the axis a difference is drawn by itself. */
const THIN = 0.12;
/** Groups whose part is always less than this share of the largest are left out of the picture. */
const INVISIBLE = 0.005;

/** Wedges that are told one by one. */
const MOST_TOLD = 4;
const KIND: Text = {
  nl: "Wiggen tussen referentie en plan",
  en: "Wedges between reference and plan",
};

interface Wedge {
  readonly name: string;
  readonly colour: string;
  readonly part: AttributedPart;
}

/** Groups that can be seen, in their order. */
function wedgesOf({ split, one }: AttributedView, language: Language): Wedge[] {
  const size = ({ part }: AttributedPart): number =>
    part.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const largest = Math.max(0, ...one.parts.map(size));
  return one.parts
    .filter((part) => largest > 0 && size(part) >= INVISIBLE * largest)
    .map((part, place) => {
      const group = split.groups[part.group]!;
      return { name: groupName(group, language), colour: colourOf(group, place), part };
    });
}

/**
 * @param notes further sentences below, such as how much of it is the city's
 */
export function wedges(
  view: AttributedView,
  language: Language,
  notes: readonly string[] = [],
): VegaLiteSpec {
  const { one } = view;
  const years = one.years.slice(0, one.isStock ? -1 : undefined);
  const last = years.length - 1;
  const shown = wedgesOf(view, language);
  const sum = (at: number, keeps: (value: number) => boolean): number =>
    shown.reduce((total, { part }) => {
      const value = partAt(part, at);
      return keeps(value) ? total + value : total;
    }, 0);
  const below = years.map((_, at) => sum(at, (value) => value < 0));
  const above = years.map((_, at) => sum(at, (value) => value > 0));
  const widest = Math.max(0, ...below.map(Math.abs), ...above);
  const levels = [...one.reference, ...one.plan].map(Math.abs);
  const isThin = widest < THIN * Math.max(...levels);
  const display = isThin ? differenceDisplay(one) : levelDisplay(one);
  const scaled = (value: number): number => rounded(value / display.factor);
  const base = years.map((_, at) => (isThin ? 0 : one.reference[at]!));
  const ends = years.map((_, at) => base[at]! + one.plan[at]! - one.reference[at]!);
  const heights = years.flatMap((_, at) => [
    ...[base[at]!, ends[at]!, base[at]! + below[at]!, base[at]! + above[at]!].map(scaled),
  ]);
  const ticks = roundTicks(Math.min(0, ...heights), Math.max(0, ...heights));
  const [bottom, top] = [ticks[0]!, ticks.at(-1)!];
  const down = (value: number): number => 1 - (scaled(value) - bottom) / (top - bottom);
  const signed = (value: number): string =>
    differenceText(value / display.factor, language, display.decimals);
  const plain = (value: number): string =>
    formatNumber(value / display.factor, language, display.decimals);

  const rows: { year: number; id: string; order: number; from: number; to: number }[] = [];
  const labels: EndLabel[] = [];
  const floor = [...base];
  const roof = [...base];
  shown.forEach(({ name, colour, part }, order) => {
    years.forEach((year, at) => {
      const value = partAt(part, at);
      const side = value < 0 ? floor : roof;
      const from = side[at]!;
      const to = from + (Number.isNaN(value) ? 0 : value);
      side[at] = to;
      if (at === last) {
        labels.push({ name, colour, value: signed(value), at: down((from + to) / 2) });
      }
      // A group that changes sides has one wedge on each, and none where it is on the other.
      for (const isFall of [true, false]) {
        const is = value < 0 === isFall;
        const edge = isFall ? floor[at]! : roof[at]!;
        rows.push({
          ...{ year, order, id: `${name} ${isFall}` },
          from: scaled(is ? from : edge),
          to: scaled(is ? to : edge),
        });
      }
    });
  });
  labels.push({
    name: view.reference[language],
    value: isThin ? plain(0) : plain(base[last]!),
    ...{ colour: INK.text, line: "dashed", at: down(base[last]!) },
  });
  labels.push({
    name: view.plan[language],
    value: isThin ? signed(ends[last]!) : plain(ends[last]!),
    ...{ colour: INK.text, line: "full", strong: true, at: down(ends[last]!) },
  });
  const header = String(years[last]);
  const margins = {
    left: axisWidth(tickLabels(ticks, language)),
    right: endLabelWidth(labels, header),
  };
  const height = Math.max(SIZES.plotHeight, endLabelHeight(labels) - 12);
  const plot = plotSize(margins, height);
  const x = yearAxis(years[0]!, years[last]!);
  const y = { ...valueAxis(ticks), field: "from" };
  const used = rows.filter(({ id }) => rows.some((row) => row.id === id && row.from !== row.to));
  const areas: Layer = {
    data: { values: used },
    mark: { type: "area", stroke: INK.background, strokeWidth: 0.75 },
    encoding: {
      x,
      y,
      y2: { field: "to" },
      color: {
        field: "id",
        type: "nominal",
        legend: null,
        scale: {
          domain: shown.flatMap(({ name }) => [`${name} true`, `${name} false`]),
          range: shown.flatMap(({ colour }) => [colour, colour]),
        },
      },
      order: { field: "order", type: "quantitative" },
    },
  } as Layer;
  const line = (values: readonly number[], style: object): Layer =>
    ({
      data: { values: values.map((value, at) => ({ year: years[at]!, from: scaled(value) })) },
      mark: { type: "line", color: INK.text, ...style },
      encoding: { x, y },
    }) as Layer;
  const title = titleOf(view, language);
  const unit = perYearOr(view, display, language);
  const difference = {
    nl: `${unit}, tegenover ${view.reference[language]}`,
    en: `${unit}, against ${view.reference[language]}`,
  }[language];
  const thin = {
    nl: "Getoond is alleen het verschil: naast het geheel zou het te dun zijn om te lezen.",
    en: "Only the difference is shown: beside the whole it would be too thin to read.",
  }[language];
  const isMixed = [below, above].every((side) => side.some((value) => scaled(value) !== 0));
  const mixed = {
    nl: "Boven de streeplijn wat verhoogt, eronder wat verlaagt; de volle lijn is het plan, waarin beide samenkomen.",
    en: "Above the dashed line what raises, below it what lowers; the full line is the plan, in which both come together.",
  }[language];
  const course = (values: readonly number[]) => ({
    ...{ first: years[0]!, unit: isThin ? difference : unit, decimals: display.decimals },
    values: values.map(scaled),
  });
  const told = { decimals: display.decimals, language };
  const goes = (values: readonly number[]): string =>
    courseText({ first: years[0]!, values: values.map(scaled) }, told);
  const size = ({ part }: Wedge): number => Math.abs(partAt(part, last));
  const largest = [...shown].sort((a, b) => size(b) - size(a));
  const wedgeTexts = largest
    .slice(0, MOST_TOLD)
    .map(({ name, part }) => `${name} ${signed(partAt(part, last))}`);
  const rest = largest.slice(MOST_TOLD).map(({ name }) => name);
  const parts = { nl: `Delen in ${header}`, en: `Parts in ${header}` }[language];
  const others = { nl: "Kleiner", en: "Smaller" }[language];
  return attributedFrame(
    view,
    language,
    {
      title,
      unit: isThin ? difference : unit,
      description: sentences([
        headText(
          {
            ...{ kind: KIND[language], title, unit: isThin ? difference : unit },
            years: [years[0]!, years[last]!],
            plans: [view.reference, view.plan].map((name) => name[language]),
          },
          language,
        ),
        ...(isThin ? [] : [`${view.reference[language]}: ${goes(base)}`]),
        `${view.plan[language]}: ${goes(ends)}`,
        ...(shown.length === 0 ? [] : [`${parts}: ${wedgeTexts.join("; ")}`]),
        ...(rest.length === 0 ? [] : [`${others}: ${rest.join(", ")}`]),
      ]),
      notes: [
        ...notes,
        ...(isThin ? [thin] : []),
        ...(isMixed ? [mixed] : []),
        ...sampleNotes(view, language),
      ],
      data: yearlyData(
        {
          courses: [
            ...shown.map(({ name, colour, part }) => ({
              ...{ label: name, colour, ...course(years.map((_, at) => partAt(part, at))) },
            })),
            { label: view.reference[language], colour: null, ...course(base) },
            { label: view.plan[language], colour: null, ...course(ends) },
          ],
          plots: [
            {
              ...{ left: 0, top: 0, ...plot },
              across: (year) => ((year - years[0]!) / Math.max(1, last)) * plot.width,
            },
          ],
        },
        language,
      ),
    },
    margins,
    [
      ...(shown.length === 0 ? [] : [areas]),
      line(base, { strokeWidth: 1.25, strokeDash: [...REFERENCE_DASH] }),
      // A light ground, or the line is lost on a dark wedge.
      line(ends, { color: INK.background, strokeWidth: 4.5, opacity: 0.8 }),
      line(ends, { strokeWidth: 2 }),
      ...endLabelLayers(labels, header, plot),
    ],
    height,
  );
}
