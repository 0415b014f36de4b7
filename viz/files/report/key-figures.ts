/** The figures of a run in tables: those that a council asks first, then all of every module. */
import { MAIN_INDICATORS } from "../../../engine/analysis/main-indicators.ts";
import { shows } from "../../../engine/analysis/missing.ts";
import { inDeclaredUnit } from "../../../engine/analysis/run-series.ts";
import { quantitiesOf } from "../../../engine/scenario/address.ts";
import type { OutputDeclaration, Text } from "../../../engine/scenario/declarations.ts";
import { unitInWords } from "../../../engine/scenario/units/units.ts";
import { displayUnit, formatNumber, type DisplayUnit, type Language } from "../../numbers.ts";
import { ownDecimals, ownPlace } from "../../own-words.ts";
import { between, comparedYear, MAIN_DISPLAY } from "../../run-view.ts";
import { markup, type Html } from "./html.ts";
import { yearsShown, type ReportView } from "./run-view.ts";
import type { Subject } from "./subjects.ts";
import { table, type TableCell, type TableColumn } from "./table.ts";

const TEXTS = {
  figure: { nl: "Cijfer", en: "Figure" },
  unit: { nl: "Eenheid", en: "Unit" },
  reference: { nl: "ongewijzigd beleid", en: "unchanged policy" },
  span: { nl: "laag–hoog", en: "low–high" },
  main: {
    nl: "Kerncijfers. Laag–hoog: hoe ver de vijf aannames die er het meest toe doen het cijfer kunnen verschuiven.",
    en: "Main indicators. Low–high: how far the five assumptions that matter most could move the figure.",
  },
  plain: { nl: "Kerncijfers", en: "Main indicators" },
  own: { nl: "Eigen indicatoren van het plan", en: "The plan's own indicators" },
  noValue: { nl: "geen waarde", en: "no value" },
} as const satisfies Record<string, Text>;

const named = (label: string, id: string): TableCell => ({
  shown: markup`${label}<code class="small">${id}</code>`,
  value: label,
  isText: true,
});

/** Years of a table, and whether unchanged policy stands beside the plan. */
function columnsOf(view: ReportView, hasReference: boolean): TableColumn[] {
  const { language } = view;
  return [
    { title: TEXTS.figure[language] },
    { title: TEXTS.unit[language], kind: "unit" },
    ...yearsShown(view).map((year): TableColumn => ({ title: `${year}`, kind: "number" })),
    ...(hasReference
      ? [
          {
            title: `${comparedYear(view)}, ${TEXTS.reference[language]}`,
            kind: "number",
          } as const,
        ]
      : []),
  ];
}

const isChanged = ({ outcome, region }: ReportView): boolean =>
  outcome.changes[region]!.levers.length > 0;

function figuresOf(
  id: string,
  output: OutputDeclaration,
  view: ReportView,
  hasReference: boolean,
): { readonly display: DisplayUnit; readonly cells: TableCell[] } {
  const { outcome, region, language } = view;
  const { run, reference } = outcome;
  const series = [...run.series(id, 0, region), ...reference.series(id, 0, region)];
  const largest = Math.max(...series.filter((value) => !Number.isNaN(value)).map(Math.abs), 0);
  const display =
    perMany(id, output.unit) ?? MAIN_DISPLAY[output.unit] ?? displayUnit(output.unit, largest);
  const { factor, decimals } = display;
  const shown = isPercentage(output.unit) ? decimals : decimalsOf(largest / factor, decimals);
  const cell = (value: number): TableCell =>
    Number.isNaN(value)
      ? "–"
      : { shown: formatNumber(value / factor, language, shown), value: value / factor };
  return {
    display,
    cells: [
      ...yearsShown(view).map((year) => cell(run.at(id, year, 0, region))),
      ...(hasReference ? [cell(reference.at(id, comparedYear(view), 0, region))] : []),
    ],
  };
}

/** `social_per_100_households` is read per hundred households, whatever the unit it is computed in. */
function perMany(id: string, unit: string): DisplayUnit | null {
  const count = /_per_(100|1000)(?:_|$)/.exec(id)?.[1];
  const denominator = unit.split("/")[1];
  if (count === undefined || denominator === undefined) return null;
  const { label } = displayUnit(denominator, Number(count));
  const per = (language: Language): string =>
    `per ${formatNumber(Number(count), language)} ${label[language]}`;
  return { label: { nl: per("nl"), en: per("en") }, factor: 1 / Number(count), decimals: 1 };
}

const isPercentage = (unit: string): boolean => unit === "1" || unit === "1/year";

/** Of what stays below 1 so many that two figures are read: 0,0018 cars per inhabitant is not 0. */
function decimalsOf(largest: number, decimals: number): number {
  if (largest >= 1 || largest === 0) return decimals;
  return Math.min(6, Math.max(decimals, 1 - Math.floor(Math.log10(largest))));
}

/** The figures of the summary. */
export function mainTable(view: ReportView): Html | null {
  const { outcome, region, language } = view;
  const outputs = quantitiesOf(outcome.catalogue, "outputs");
  const year = comparedYear(view);
  const { grounding } = outcome.grounding[region]!;
  const hasReference = isChanged(view);
  // Of several regions together nobody asked how far assumptions move them.
  const hasSpans = grounding.indicators.some(({ spans }) => spans.size > 0);
  const rows = MAIN_INDICATORS.flatMap((id): TableCell[][] => {
    const output = outputs.get(id);
    if (output === undefined || !shows(outcome.scenario, outcome.run, region, id)) return [];
    const { display, cells } = figuresOf(id, output, view, hasReference);
    const span = grounding.indicators.find(({ indicator }) => indicator === id)?.spans.get(year);
    const plain = (value: number): string =>
      formatNumber(value / display.factor, language, display.decimals);
    const ends = span === undefined ? "–" : between(plain(span.low), plain(span.high), language);
    const row = [named(output.label[language], id), display.label[language], ...cells];
    return [hasSpans ? [...row, ends] : row];
  });
  if (rows.length === 0) return null;
  return table({
    caption: TEXTS[hasSpans ? "main" : "plain"][language],
    columns: [
      ...columnsOf(view, hasReference),
      ...(hasSpans ? [{ title: `${year}, ${TEXTS.span[language]}`, kind: "number" } as const] : []),
    ],
    rows,
    isWide: true,
  });
}

/** All figures of a subject that are one number a year; null where it has none to show. */
export function subjectTable({ title, modules }: Subject, view: ReportView): Html | null {
  const { outcome, region, language } = view;
  const hasReference = isChanged(view);
  const outputs = modules.flatMap((module) =>
    Object.entries(module.outputs).map(
      ([name, output]) => [`${module.id}.${name}`, output] as const,
    ),
  );
  const rows = outputs.flatMap(([id, output]): TableCell[][] => {
    if (output.dims.length > 0 || !shows(outcome.scenario, outcome.run, region, id)) return [];
    const { display, cells } = figuresOf(id, output, view, hasReference);
    return [[named(output.label[language], id), display.label[language], ...cells]];
  });
  if (rows.length === 0) return null;
  return table({
    caption: title[language],
    columns: columnsOf(view, hasReference),
    rows,
    isWide: true,
    hasHeading: true,
  });
}

/** The plan's own indicators; null where it has none. */
export function ownTable(view: ReportView): Html | null {
  const { outcome, region, language } = view;
  const { indicators } = outcome.own.results[region]!;
  if (indicators.length === 0) return null;
  const { first } = outcome.scenario.model;
  const notes = outcome.scenario.notes.indicators!;
  const hasReference = isChanged(view);
  const sorted = [...indicators].sort((a, b) => ownPlace(a, view) - ownPlace(b, view));
  const rows = sorted.map(({ indicator, values, reference, missing }): TableCell[] => {
    const { id, unit, formula } = indicator;
    const shown = values.map((value) => inDeclaredUnit(indicator, value));
    const decimals = ownDecimals(shown);
    const cell = (value: number): TableCell =>
      Number.isNaN(value) ? "–" : { shown: formatNumber(value, language, decimals), value };
    const head: TableCell = {
      shown: markup`${notes[id]!.title[language]}<code class="small">${id} = ${formula}</code>${
        missing === null
          ? null
          : markup`<br><span class="small"
                  >${TEXTS.noValue[language]}: ${missing[language]}</span
                >`
      }`,
      value: notes[id]!.title[language],
      isText: true,
    };
    return [
      head,
      unit === "1" ? "–" : unitInWords(unit)[language],
      ...yearsShown(view).map((year) => cell(shown[year - first]!)),
      ...(hasReference
        ? [cell(inDeclaredUnit(indicator, reference[comparedYear(view) - first]!))]
        : []),
    ];
  });
  return table({
    caption: TEXTS.own[language],
    columns: columnsOf(view, hasReference),
    rows,
    isWide: true,
  });
}
