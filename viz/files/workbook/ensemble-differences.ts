/** What separates plans that were run on the same draws, run by run. */
import type {
  DifferenceBand,
  DifferenceRecord,
} from "../../../engine/analysis/ensemble/difference-record.ts";
import { shareOf, type Figure } from "../../../engine/analysis/ensemble/record.ts";
import type { Text } from "../../../engine/scenario/declarations.ts";
import { indicatorName } from "./ensemble-bands.ts";
import {
  inYearsOf,
  namingOf,
  PLAIN,
  planNamed,
  quantileText,
  shownBands,
  spanOf,
  type EnsembleView,
} from "./ensemble-view.ts";
import { countCell, forDifferences } from "./figures.ts";
import type { Sheet, SheetCell, SheetRow } from "./sheet.ts";
import { regionName, say, yearsOf } from "./view.ts";
import { KINDS, WORDS } from "./words.ts";

const TEXTS = {
  title: { nl: "Wat de plannen van elkaar scheidt", en: "What separates the plans" },
  how: {
    nl: "Doorrekening per doorrekening, met dezelfde lotingen: wat beide plannen gemeen hebben, valt weg. Het midden van de verschillen is niet het verschil van de middens.",
    en: "Run by run, with the same draws: what both plans have in common falls away. The middle of the differences is not the difference of the middles.",
  },
  less: { nl: "min", en: "less" },
  what: { nl: "Wat", en: "What" },
  lower: { nl: "deel van de doorrekeningen dat lager is", en: "share of the runs that is lower" },
  higher: { nl: "deel dat hoger is", en: "share that is higher" },
  goals: {
    nl: "In hoeveel doorrekeningen beide plannen een doel halen",
    en: "In how many runs both plans meet a goal",
  },
  both: { nl: "Beide", en: "Both" },
  only: { nl: "Alleen het plan", en: "Only the plan" },
  onlyReference: { nl: "Alleen", en: "Only" },
  neither: { nl: "Geen van beide", en: "Neither" },
} as const satisfies Record<string, Text>;

const regionsIn = ({ records }: EnsembleView): boolean => records[0]!.regions.length > 1;

const pairName = ({ plan, reference }: DifferenceRecord, view: EnsembleView): string =>
  `${planNamed(view, plan)} ${say(TEXTS.less, view)} ${planNamed(view, reference)}`;

/** Null for a single plan. */
export function ensembleDifferencesSheet(view: EnsembleView, name: string): Sheet | null {
  const years = yearsOf(spanOf(view));
  const rows = view.differences.flatMap((difference) =>
    difference.regions.flatMap(({ indicators }, region) =>
      indicators.flatMap((band) => [...bandRows(band, region, difference, view)]),
    ),
  );
  if (rows.length === 0) return null;
  const head = [
    ...(regionsIn(view) ? [WORDS.region] : []),
    ...[WORDS.indicator, WORDS.difference, TEXTS.what, WORDS.unit, WORDS.when],
  ].map((text) => say(text, view));
  return {
    name,
    title: say(TEXTS.title, view),
    lines: [say(TEXTS.how, view)],
    tables: [{ head: [...head, ...years, say(WORDS.id, view)], rows }],
    widths: [...(regionsIn(view) ? [16] : []), ...[52, 40, 36, 20, 14, ...years.map(() => 9), 44]],
    fixed: head.length - 1,
    pagesAcross: 2,
  };
}

function* bandRows(
  band: DifferenceBand,
  region: number,
  difference: DifferenceRecord,
  view: EnsembleView,
): Generator<SheetRow> {
  const { probabilities, years: both } = difference;
  const all = yearsOf(spanOf(view));
  const [from = 0] = both;
  const plan = view.records.findIndex(({ scenario }) => scenario.notes.id === difference.plan);
  const values = [band.central, ...band.quantiles].flat();
  const figures = forDifferences(shownBands(view, region, band.id), values);
  const row = (
    what: Text,
    those: readonly Figure[],
    unit: string,
    cell: (value: Figure) => SheetCell,
    isStrong = false,
  ): SheetRow => ({
    cells: [
      ...(regionsIn(view) ? [regionName(namingOf(view, plan), region)] : []),
      ...[indicatorName(band.id, plan, view), pairName(difference, view), say(what, view), unit],
      ...[say(KINDS[band.kind], view), ...inYearsOf(those, from, all).map(cell), band.id],
    ],
    ...(isStrong ? { tone: "strong" as const } : {}),
  });
  for (const [at, quantiles] of band.quantiles.entries()) {
    const probability = probabilities[at]!;
    const isMiddle = probability === 0.5;
    yield row(quantileText(probability), quantiles, figures.unit, figures.cell, isMiddle);
  }
  yield row(PLAIN, band.central, figures.unit, figures.cell);
  const shares = (counts: readonly number[]): Figure[] =>
    counts.map((count, at) => shareOf(count, band.evaluable[at]!));
  const share = (value: Figure): SheetCell => (value === null ? null : { value, format: "0%" });
  yield row(TEXTS.lower, shares(band.lower), "%", share);
  yield row(TEXTS.higher, shares(band.higher), "%", share);
}

/** Null where no two plans have a goal in common. */
export function goalDifferencesSheet(view: EnsembleView, name: string): Sheet | null {
  const { language } = view;
  const rows = view.differences.flatMap((difference) =>
    difference.regions.flatMap(({ goals }, region) =>
      goals.map(({ target, both, onlyPlan, onlyReference, neither }): SheetRow => {
        const plan = view.records.findIndex(
          ({ scenario }) => scenario.notes.id === difference.plan,
        );
        return {
          cells: [
            ...(regionsIn(view) ? [regionName(namingOf(view, plan), region)] : []),
            view.records[plan]!.scenario.notes.targets[target]!.what[language],
            planNamed(view, difference.plan),
            ...[both, onlyPlan, onlyReference, neither].map(countCell),
            target,
          ],
        };
      }),
    ),
  );
  const [first] = view.differences;
  if (rows.length === 0 || first === undefined) return null;
  const head = [
    ...(regionsIn(view) ? [say(WORDS.region, view)] : []),
    ...[WORDS.goal, WORDS.plan, TEXTS.both, TEXTS.only].map((text) => say(text, view)),
    `${say(TEXTS.onlyReference, view)} ${planNamed(view, first.reference)}`,
    ...[TEXTS.neither, WORDS.id].map((text) => say(text, view)),
  ];
  const shift = regionsIn(view) ? 1 : 0;
  return {
    name,
    title: say(TEXTS.goals, view),
    lines: [say(TEXTS.how, view)],
    tables: [{ head, rows }],
    widths: [...(regionsIn(view) ? [16] : []), 60, 30, 12, 16, 24, 16, 28],
    fixed: 1 + shift,
    pagesAcross: 1,
    wrapped: [shift],
  };
}
