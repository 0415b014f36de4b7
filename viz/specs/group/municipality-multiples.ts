/** The course of each municipality in a panel of its own, all on one axis, the group behind it. */
import { benchmarkCourse, type BenchmarkResult } from "../../../engine/analysis/group/benchmark.ts";
import type { Language } from "../../numbers.ts";
import { COMPARED_COLOURS, INK } from "../../theme/colours.ts";
import { coursesText, sentences } from "../alternative/alternative.ts";
import { yearlyData } from "../chart-data.ts";
import { keyHeight, keyLayers, type KeyEntry } from "../comparison/key.ts";
import { inPanel, PANEL_WIDTH, panelGrid, type Panel } from "../comparison/panels.ts";
import { rounded, type Layer, type VegaLiteSpec } from "../frame.ts";
import { roundTicks } from "../ticks.ts";
import { comparedFrame, yearOf } from "./compared-frame.ts";
import { displayOf, shown, type GroupView } from "./group-view.ts";
import { chartTitle } from "./titles.ts";
import { isCompared, NO_PLACE } from "./words.ts";

/** More do not fit on a page. */
export const MOST_PANELS = 40;
const COLUMNS = 4;
const HEIGHT = 78;

const WORDS = {
  nl: {
    kind: "Lijnen, een paneel per gemeente",
    municipality: "gemeente",
    note: "Boven elk paneel: het cijfer in",
    assumed:
      "Stippellijn: rust op dezelfde aanname als elders; wat die gemeente van de groep onderscheidt, is niet bekend.",
  },
  en: {
    kind: "Lines, a panel for each municipality",
    municipality: "municipality",
    note: "Above each panel: the figure in",
    assumed:
      "Dotted line: rests on the same assumption as elsewhere; what sets that municipality apart from the group is not known.",
  },
} as const;

const DOTS = [2, 3] as const;

export function municipalityMultiples(
  view: GroupView,
  result: BenchmarkResult,
  language: Language,
): VegaLiteSpec {
  const words = WORDS[language];
  const display = displayOf(result);
  const course = benchmarkCourse(view.outcome, result.indicator);
  const scaled = (values: readonly (number | null)[]): (number | null)[] =>
    values.map((value) => (value === null ? null : rounded(value / display.factor)));
  const group = scaled(course.group);
  const members = course.members.map(scaled);
  const one = yearOf(result, view);
  const values = [group, ...members].flat().flatMap((value) => value ?? []);
  const ticks = roundTicks(Math.min(0, ...values), Math.max(0, ...values), 3);
  const isAssumed = (at: number): boolean => one.figures[at]!.basis === "same-assumption";
  const name = view.outcome.scenario.notes.title[language];
  const entries: KeyEntry[] = [
    { name: words.municipality, colour: COMPARED_COLOURS.municipality, line: "full" },
    { name, colour: INK.axis, line: "full" },
  ];
  const grid = panelGrid(
    view.names.map((title, at) => {
      const figure = one.figures[at]!;
      const value = shown(figure.value, display, language);
      const reason = isCompared(figure) ? "" : NO_PLACE[figure.basis][language];
      const detail = reason === "" || figure.value === null ? value : `${value} (${reason})`;
      return { title: title[language], detail, ticks };
    }),
    {
      ...{ columns: Math.min(COLUMNS, view.names.length), height: HEIGHT, right: 4 },
      ...{ isOneScale: true, first: course.first, last: view.last },
      top: keyHeight(entries, PANEL_WIDTH) + 6,
    },
    language,
  );
  const title = chartTitle(result, language);
  const told = view.names.map((title, at) => ({
    ...{ name: title[language], first: course.first, values: members[at]! },
  }));
  return comparedFrame(
    view,
    language,
    {
      title,
      unit: display.label[language],
      description: sentences([
        `${words.kind}: ${title}, ${display.label[language]}`,
        coursesText([{ name, first: course.first, values: group }], {
          decimals: display.decimals,
          language,
        }),
        coursesText(told, { decimals: display.decimals, language }),
      ]),
      notes: [
        `${words.note} ${one.year}.`,
        ...(one.figures.some((_, at) => isAssumed(at)) ? [words.assumed] : []),
      ],
      data: yearlyData(
        {
          courses: [
            {
              ...{ label: name, colour: COMPARED_COLOURS.group, first: course.first },
              ...{ values: group, unit: display.label[language], decimals: display.decimals },
            },
            ...view.names.map((title, at) => ({
              ...{ label: title[language], colour: COMPARED_COLOURS.municipality },
              ...{ group: title[language], first: course.first, values: members[at]! },
              ...{ unit: display.label[language], decimals: display.decimals },
            })),
          ],
          plots: view.names.map((title, at) => {
            const { left, top, width, height, across } = grid.panels[at]!;
            return { left, top, width, height, across, group: title[language] };
          }),
        },
        language,
      ),
    },
    [
      ...grid.layers.slice(0, 2),
      ...grid.panels.flatMap((panel, at) => [
        line(panel, course.first, group, { color: INK.axis, strokeWidth: 3 }),
        line(panel, course.first, members[at]!, {
          ...{ color: COMPARED_COLOURS.municipality, strokeWidth: 2.25 },
          ...(isAssumed(at) ? { strokeDash: [...DOTS] } : {}),
        }),
      ]),
      ...grid.layers.slice(2),
      ...keyLayers(entries, PANEL_WIDTH, 0, 0),
    ],
    grid.height,
  );
}

function line(
  { x, y }: Panel,
  first: number,
  values: readonly (number | null)[],
  style: object,
): Layer {
  return inPanel([
    {
      data: {
        values: values.flatMap((value, at) =>
          value === null ? [] : [{ year: first + at, value }],
        ),
      },
      mark: { type: "line", ...style },
      encoding: { x, y },
    } as Layer,
  ]);
}
