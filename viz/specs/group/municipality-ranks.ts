/**
 * Figures of all municipalities with their bands, the highest first, and the group as a line: what
 * overlaps has no order, and shares its places.
 */
import type { BenchmarkResult, MunicipalFigure } from "../../../engine/analysis/group/benchmark.ts";
import { type Language } from "../../numbers.ts";
import { SIZES } from "../../theme/chart-theme.ts";
import { COMPARED_COLOURS, INK } from "../../theme/colours.ts";
import { mixed } from "../../theme/mixed.ts";
import { fitText, textWidth } from "../../theme/text-width.ts";
import { sentences } from "../alternative/alternative.ts";
import { rowData } from "../chart-data.ts";
import { pixel, strokes, texts } from "../comparison/drawing.ts";
import { tickLabels, type Layer, type VegaLiteSpec } from "../frame.ts";
import { offsetTicks, roundTicks } from "../ticks.ts";
import { comparedFrame, yearOf, yearText } from "./compared-frame.ts";
import { displayOf, shown, type GroupView } from "./group-view.ts";
import { chartTitle } from "./titles.ts";
import { isCompared, placeOrReason } from "./words.ts";

const WIDTH = SIZES.width - 12;
const ROW = 24;
const TOP = 34;
const NAME_WIDTH = 140;
const GAP = 12;
const BAND = 9;

const WORDS = {
  nl: {
    kind: "Stippen met een band, een rij per gemeente",
    head: "plaats",
    value: "cijfer",
    municipality: "Gemeente",
    low: "laag",
    high: "hoog",
    data: "Band: hoe ver het cijfer ernaast kan zitten door de marges van de eigen gegevens. Wat voor alle gemeenten hetzelfde aangenomen is, telt niet mee.",
    ensemble: "Band: waartussen 9 van de 10 doorrekeningen liggen.",
    plan: "Dit cijfer volgt uit wat elke gemeente van plan is; er staat geen band bij.",
    place:
      "Plaats 1 is het hoogste cijfer, niet het beste. Gemeenten waarvan de banden elkaar raken, delen hun plaatsen: 3–7 betekent ergens van de derde tot de zevende.",
    none: "Open stip: rust op dezelfde aanname als elders, niet te vergelijken.",
  },
  en: {
    kind: "Dots with a band, a row for each municipality",
    head: "place",
    value: "figure",
    municipality: "Municipality",
    low: "low",
    high: "high",
    data: "Band: how far the figure may be off by the ranges of the municipality's own data. What is assumed alike for all does not count.",
    ensemble: "Band: between its ends lie 9 in 10 runs.",
    plan: "This figure follows from what each municipality means to do; it has no band.",
    place:
      "Place 1 is the highest figure, not the best. Municipalities whose bands touch share their places: 3–7 means anywhere from the third to the seventh.",
    none: "Open dot: rests on the same assumption as elsewhere, not comparable.",
  },
} as const;

interface Row {
  readonly figure: MunicipalFigure;
  readonly name: string;
  readonly middle: number;
}

/** Those that are compared first, the highest above; then the others in their order. */
function sorted(
  { names }: GroupView,
  figures: readonly MunicipalFigure[],
  language: Language,
): { readonly figure: MunicipalFigure; readonly name: string }[] {
  const rows = figures.map((figure, at) => ({ figure, name: names[at]![language] }));
  const compared = rows.filter(({ figure }) => isCompared(figure));
  const others = rows.filter(({ figure }) => !isCompared(figure) && figure.value !== null);
  const value = ({ figure }: { readonly figure: MunicipalFigure }): number => figure.value!;
  return [...compared.sort((a, b) => value(b) - value(a)), ...others];
}

export function municipalityRanks(
  view: GroupView,
  result: BenchmarkResult,
  language: Language,
): VegaLiteSpec {
  const words = WORDS[language];
  const one = yearOf(result, view);
  const display = displayOf(result);
  const scale = (value: number): number => value / display.factor;
  const rows: Row[] = sorted(view, one.figures, language).map((row, at) => ({
    ...row,
    middle: TOP + (at + 0.5) * ROW,
  }));
  const drawn = rows.flatMap(({ figure }) => [
    scale(figure.value!),
    ...(isCompared(figure) ? [scale(figure.low!), scale(figure.high!)] : []),
  ]);
  const all = [...drawn, ...(one.group === null ? [] : [scale(one.group)])];
  const ticks = ticksOf(Math.min(...all), Math.max(...all));
  const names = rows.map(({ name }) => fitText(name, NAME_WIDTH, SIZES.label)[0]!);
  const reasons = rows.map(({ figure }) => placeOrReason(figure, language));
  const figures = rows.map(({ figure }) => shown(figure.value, display, language));
  const widest = (list: readonly string[], weight: 400 | 600 = 400): number =>
    Math.ceil(Math.max(...list.map((text) => textWidth(text, SIZES.label, weight))));
  const left = widest(names) + GAP;
  const reasonWidth = widest([...reasons, words.head], 600);
  const figureRight = WIDTH - reasonWidth - GAP;
  const right = figureRight - widest([...figures, words.value]) - 2 * GAP;
  const [bottom, top] = [ticks[0]!, ticks.at(-1)!];
  const across = (value: number): number =>
    left + ((value - bottom) / (top - bottom)) * (right - left);
  const height = TOP + rows.length * ROW + 6;
  const title = chartTitle(result, language, one.year);
  const hasBands = rows.some(({ figure }) => isCompared(figure) && figure.low !== figure.high);
  return comparedFrame(
    view,
    language,
    {
      title,
      unit: display.label[language],
      description: sentences([
        `${words.kind}: ${title}, ${display.label[language]}`,
        yearText(view, one, display, language),
        rows
          .filter(({ figure }) => isCompared(figure))
          .map(({ name, figure }) => `${name} ${words.head} ${placeOrReason(figure, language)}`)
          .join("; "),
      ]),
      notes: [
        ...basisNote(rows, words),
        ...(rows.some(({ figure }) => isCompared(figure)) ? [words.place] : []),
        ...(rows.some(({ figure }) => !isCompared(figure)) ? [words.none] : []),
      ],
      data: rowData(
        words.municipality,
        [
          { label: `${one.year}`, unit: display.label[language], decimals: display.decimals },
          ...(hasBands
            ? [words.low, words.high].map((label) => ({
                ...{ label, unit: display.label[language], decimals: display.decimals },
              }))
            : []),
          { label: words.head, unit: "", decimals: 0 },
        ],
        rows.map(({ figure, name, middle }) => ({
          label: name,
          middle,
          values: [
            scale(figure.value!),
            ...(hasBands
              ? [figure.low, figure.high].map((end) =>
                  end === null || !isCompared(figure) ? null : scale(end),
                )
              : []),
            placeOrReason(figure, language),
          ],
        })),
        { width: WIDTH, height },
      ),
    },
    [
      strokes(ticks.map((tick) => ({ x: across(tick), x2: across(tick), y: TOP - 4, y2: height }))),
      texts(
        tickLabels(ticks, language).map((text, at) => ({
          x: across(ticks[at]!),
          y: height + 12,
          text,
        })),
        { align: "center", color: INK.muted },
      ),
      ...groupLine(),
      texts(rows.map(({ middle }, at) => ({ x: 0, y: middle, text: names[at]! }))),
      ...bandLayers(rows, (value) => across(scale(value))),
      texts(
        [
          { x: figureRight, y: TOP - 12, text: words.value },
          { x: WIDTH, y: TOP - 12, text: words.head },
        ],
        { align: "right", color: INK.muted },
      ),
      texts(
        rows.map(({ middle }, at) => ({ x: figureRight, y: middle, text: figures[at]! })),
        { align: "right" },
      ),
      ...([true, false] as const).map((is) =>
        texts(
          rows.flatMap(({ figure, middle }, at) =>
            isCompared(figure) === is ? [{ x: WIDTH, y: middle, text: reasons[at]! }] : [],
          ),
          { align: "right", ...(is ? { fontWeight: 600 } : { color: INK.muted }) },
        ),
      ),
    ],
    height,
  );

  function groupLine(): Layer[] {
    if (one.group === null) return [];
    const x = across(scale(one.group));
    const name = view.outcome.scenario.notes.title[language];
    const text = `${name}: ${shown(one.group, display, language)}`;
    const half = textWidth(text, SIZES.label, 600) / 2;
    // The name keeps within the plot, and clear of the heads on its right.
    const at = Math.max(half, Math.min(x, right + GAP - half));
    return [
      strokes([{ x, x2: x, y: TOP - 4, y2: height }], {
        color: COMPARED_COLOURS.group,
        strokeWidth: 2,
      }),
      texts([{ x: at, y: TOP - 12, text }], {
        align: "center",
        fontWeight: 600,
        color: COMPARED_COLOURS.group,
      }),
    ];
  }
}

function ticksOf(lowest: number, highest: number): number[] {
  const span = highest - lowest;
  const size = Math.max(Math.abs(lowest), Math.abs(highest));
  // What differs by rounding only has no span to show: the axis begins at nought.
  const isOne = span < 1e-6 * size;
  // Close to each other and far from nought: the axis begins where they do.
  if (lowest > 0 && span < 0.6 * highest && !isOne) return offsetTicks(lowest, highest);
  return roundTicks(lowest, size === 0 ? 1 : Math.max(0, highest));
}

function basisNote(rows: readonly Row[], words: (typeof WORDS)[Language]): string[] {
  const bases = new Set(rows.map(({ figure }) => figure.basis));
  return [
    ...(bases.has("ensemble") ? [words.ensemble] : []),
    ...(bases.has("data") ? [words.data] : []),
    ...(bases.has("plan") ? [words.plan] : []),
  ];
}

function bandLayers(rows: readonly Row[], across: (value: number) => number): Layer[] {
  const compared = rows.filter(({ figure }) => isCompared(figure));
  const others = rows.filter(({ figure }) => !isCompared(figure));
  const dots = (those: readonly Row[], mark: object): Layer =>
    ({
      data: {
        values: those.map(({ figure, middle }) => ({
          x: Math.round(across(figure.value!) * 10) / 10,
          y: middle,
        })),
      },
      mark: { type: "point", size: 62, opacity: 1, ...mark },
      encoding: { x: pixel("x"), y: pixel("y") },
    }) as Layer;
  const bands = compared.filter(({ figure }) => figure.low! < figure.high!);
  return [
    ...(bands.length === 0
      ? []
      : [
          strokes(
            bands.map(({ figure, middle }) => ({
              ...{ x: across(figure.low!), x2: across(figure.high!), y: middle, y2: middle },
            })),
            {
              color: mixed(COMPARED_COLOURS.municipality, 0.35),
              strokeWidth: BAND,
              strokeCap: "round",
            },
          ),
        ]),
    ...(compared.length === 0
      ? []
      : [dots(compared, { filled: true, fill: COMPARED_COLOURS.municipality })]),
    ...(others.length === 0
      ? []
      : [
          dots(others, { filled: true, fill: INK.background, stroke: INK.muted, strokeWidth: 1.5 }),
        ]),
  ];
}
