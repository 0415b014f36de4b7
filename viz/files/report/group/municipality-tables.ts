/** Tables of a group's report: municipalities side by side, and what their figures rest on. */
import type {
  BenchmarkResult,
  MunicipalFigure,
} from "../../../../engine/analysis/group/benchmark.ts";
import type { Foundation } from "../../../../engine/analysis/group/foundations.ts";
import { parseAddress, quantitiesOf } from "../../../../engine/scenario/address.ts";
import type { Text } from "../../../../engine/scenario/declarations.ts";
import { formatNumber, formatSigned, type Language } from "../../../numbers.ts";
import { yearOf } from "../../../specs/group/compared-frame.ts";
import { displayOf, shown, type GroupView } from "../../../specs/group/group-view.ts";
import { isCompared, placeText, WHY_NO_PLACE } from "../../../specs/group/words.ts";
import { markup, type Html } from "../html.ts";
import { table, type TableCell, type TableColumn } from "../table.ts";

const TEXTS = {
  municipality: { nl: "Gemeente", en: "Municipality" },
  figure: { nl: "Cijfer", en: "Figure" },
  difference: { nl: "Verschil met de groep", en: "Difference with the group" },
  band: { nl: "Laag–hoog", en: "Low–high" },
  place: { nl: "Plaats", en: "Place" },
  group: { nl: "samen", en: "together" },
  all: { nl: "Alle gemeenten en indicatoren", en: "All municipalities and indicators" },
  indicator: { nl: "Indicator", en: "Indicator" },
  unit: { nl: "Eenheid", en: "Unit" },
  own: { nl: "Waarop de cijfers rusten", en: "What the figures rest on" },
} as const satisfies Record<string, Text>;

/** A figure with its full value for sorting and copying. */
const figureCell = (
  value: number | null,
  result: BenchmarkResult,
  language: Language,
): TableCell => {
  const display = displayOf(result);
  return value === null
    ? "–"
    : { shown: shown(value, display, language), value: value / display.factor };
};

function bandCell(
  { low, high, ...figure }: MunicipalFigure,
  result: BenchmarkResult,
  language: Language,
): TableCell {
  if (low === null || high === null || !isCompared({ low, high, ...figure }) || low === high)
    return "–";
  const display = displayOf(result);
  const [from, to] = [low, high].map((end) => shown(end, display, language)) as [string, string];
  const word = { nl: "tot", en: "to" }[language];
  const shownBand = /^\d/.test(from) && /^\d/.test(to) ? `${from}–${to}` : `${from} ${word} ${to}`;
  return { shown: shownBand, value: low / display.factor };
}

function placeCell(figure: MunicipalFigure, language: Language): TableCell {
  const place = placeText(figure);
  if (place !== null) return { shown: place, value: figure.rank!.from };
  return markup`<span class="small">${WHY_NO_PLACE[figure.basis][language]}</span>`;
}

/** One indicator in the year that is looked at closest: every municipality, then the group. */
export function indicatorTable(view: GroupView, result: BenchmarkResult, language: Language): Html {
  const one = yearOf(result, view);
  const display = displayOf(result);
  const unit = display.label[language];
  const caption = `${result.indicator.title[language]}, ${one.year}${unit === "" ? "" : ` (${unit})`}`;
  const signed = (value: number | null): TableCell =>
    value === null
      ? "–"
      : {
          shown: formatSigned(value / display.factor, language, display.decimals),
          value: value / display.factor,
        };
  const rows = one.figures.map((figure, at): TableCell[] => [
    view.names[at]![language],
    figureCell(figure.value, result, language),
    signed(figure.difference),
    bandCell(figure, result, language),
    placeCell(figure, language),
  ]);
  const name = view.outcome.scenario.notes.title[language];
  return table({
    caption,
    columns: [
      { title: TEXTS.municipality[language] },
      { title: `${one.year}`, kind: "number" },
      { title: TEXTS.difference[language], kind: "number" },
      { title: TEXTS.band[language], kind: "number" },
      { title: TEXTS.place[language], kind: "number" },
    ],
    rows: [
      ...rows,
      [markup`<strong>${name}</strong>`, figureCell(one.group, result, language), "–", "–", "–"],
    ],
    isWide: true,
    hasHeading: true,
  });
}

/** Name and unit; what the name says of it already, the unit does not say again. */
function headOf(result: BenchmarkResult, language: Language): string {
  const title = result.indicator.short[language];
  const whole = displayOf(result).label[language];
  const unit = /\b(per|a) /.test(title) ? whole.split(" per ")[0]! : whole;
  return unit === "" ? title : `${title} (${unit})`;
}

/** The figures of all indicators in one year: a row for each municipality, the group below. */
export function overviewTable(view: GroupView, language: Language): Html {
  const { results } = view.benchmark;
  const columns: TableColumn[] = [
    { title: TEXTS.municipality[language] },
    ...results.map((result): TableColumn => ({
      ...{ title: headOf(result, language), kind: "number" },
    })),
  ];
  const years = results.map((result) => yearOf(result, view));
  const cellOf = (result: BenchmarkResult, figure: MunicipalFigure): TableCell => {
    const cell = figureCell(figure.value, result, language);
    if (figure.basis !== "same-assumption" || typeof cell !== "object" || cell === null)
      return cell;
    if (!("value" in cell) || typeof cell.value !== "number") return cell;
    return { shown: markup`*\u00a0${cell.shown}`, value: cell.value };
  };
  const name = view.outcome.scenario.notes.title[language];
  return table({
    caption: `${TEXTS.all[language]}, ${view.year}`,
    columns,
    rows: [
      ...view.names.map((title, at): TableCell[] => [
        title[language],
        ...results.map((result, place) => cellOf(result, years[place]!.figures[at]!)),
      ]),
      [
        markup`<strong>${name}</strong>`,
        ...results.map((result, place) => figureCell(years[place]!.group, result, language)),
      ],
    ],
    name: "narrow",
    isWide: true,
  });
}

const FOUNDATIONS: Readonly<Record<Foundation, Text>> = {
  own: { nl: "eigen cijfer", en: "own figure" },
  scaled: { nl: "geschaald", en: "scaled" },
  assumed: { nl: "aanname", en: "assumption" },
};

/** Per indicator and municipality, how much of the figure rests on figures of its own. */
export function foundationTable(view: GroupView, language: Language): Html {
  const shownResults = view.benchmark.results.filter(({ foundations }) => foundations.length > 0);
  const percent = (own: number): TableCell => ({
    shown: `${formatNumber(own * 100, language)}\u00a0%`,
    value: own * 100,
  });
  return table({
    caption: TEXTS.own[language],
    columns: [
      { title: TEXTS.municipality[language] },
      ...shownResults.map(({ indicator }): TableColumn => ({
        ...{ title: indicator.short[language], kind: "number" },
      })),
    ],
    rows: view.names.map((title, at): TableCell[] => [
      title[language],
      ...shownResults.map(({ foundations }) => percent(foundations[at]!.own)),
    ]),
    name: "narrow",
    isWide: true,
    hasHeading: true,
  });
}

/** Every input that tells municipalities apart, and of how many municipalities it is their own. */
export function tellingTable(view: GroupView, language: Language): Html {
  const { catalogue } = view.outcome.members[0]!;
  const told = new Map<string, Map<string, Foundation>>();
  for (const { foundations } of view.benchmark.results) {
    foundations.forEach(({ telling }, at) => {
      for (const { address, foundation } of telling) {
        const of = told.get(address) ?? new Map<string, Foundation>();
        told.set(address, of.set(view.benchmark.members[at]!, foundation));
      }
    });
  }
  const quantities = {
    ...{ parameters: quantitiesOf(catalogue, "parameters") },
    levers: quantitiesOf(catalogue, "levers"),
  };
  const nameOf = (address: string): string => {
    const { id } = parseAddress(address)!;
    const declared = quantities.parameters.get(id) ?? quantities.levers.get(id);
    return declared === undefined ? address : (declared.short ?? declared.label)[language];
  };
  const count = (of: ReadonlyMap<string, Foundation>, kind: Foundation): TableCell => {
    const number = [...of.values()].filter((one) => one === kind).length;
    return { shown: `${number}`, value: number };
  };
  return table({
    caption: TEXTS.own[language],
    columns: [
      { title: TEXTS.figure[language] },
      ...(["own", "scaled", "assumed"] as const).map((kind): TableColumn => ({
        ...{ title: FOUNDATIONS[kind][language], kind: "number" },
      })),
    ],
    rows: [...told].map(([address, of]): TableCell[] => [
      {
        shown: markup`${nameOf(address)}<code class="small">${address}</code>`,
        value: nameOf(address),
        isText: true,
      },
      ...(["own", "scaled", "assumed"] as const).map((kind) => count(of, kind)),
    ]),
    hasHeading: true,
  });
}
