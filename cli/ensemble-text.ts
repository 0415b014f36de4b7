/** An ensemble on the terminal: the figures with their bands and every goal with its chance, on one screen. */
import type { DifferenceRecord } from "../engine/analysis/ensemble/difference-record.ts";
import type { EnsembleRecord } from "../engine/analysis/ensemble/record.ts";
import { formatNumber, type Language } from "../viz/numbers.ts";
import { budgetsBlock } from "./bands/budgets.ts";
import { differencesBlock } from "./bands/differences.ts";
import { goalsBlock } from "./bands/goals.ts";
import { indicatorsBlock } from "./bands/indicators.ts";
import { plansBlock, plansGoalsBlock } from "./bands/plans.ts";
import { failedLines, MEANING, readingBlock, settingsSentence } from "./bands/reading.ts";
import { BANDS } from "./bands/texts.ts";
import type { BandsView } from "./bands/view.ts";
import { firstThatFits } from "./screen/screen.ts";
import { heading, WIDTH, wrap } from "./summary/layout.ts";

/** The screen that what is said of one region should fit. */
const HEIGHT = 62;

/** What is told more tersely, one thing after the other, until all fits. Every goal stays. */
interface Detail {
  readonly own: number;
  readonly budgets: number;
  /** Whether goals next to all or none stand in a running list. */
  readonly isShort: boolean;
}
const STEPS: readonly Detail[] = [
  { own: 8, budgets: 6, isShort: false },
  { own: 3, budgets: 3, isShort: false },
  { own: 0, budgets: 2, isShort: false },
  { own: 3, budgets: 3, isShort: true },
  { own: 0, budgets: 2, isShort: true },
];

const titleOf = (
  { scenario: { model, notes } }: EnsembleRecord,
  region: number,
  language: Language,
) =>
  `${notes.title[language]} · ${notes.regions[region]!.title[language]} · ${model.first}-${model.last}`;

function oneText(record: EnsembleRecord, region: number, language: Language): string[] {
  const view: BandsView = { record, region, language };
  const { members } = record.settings;
  const head = heading(
    `${titleOf(record, region, language)} · ${formatNumber(members, language)} ${BANDS.members[language]}`,
  );
  const linesOf = ({ own, budgets, isShort }: Detail): string[] => [
    head,
    ...indicatorsBlock(view, false),
    ...indicatorsBlock(view, true, own),
    ...goalsBlock(view, isShort),
    ...budgetsBlock(view, budgets),
    ...readingBlock(record, language),
  ];
  return firstThatFits(STEPS, HEIGHT, linesOf);
}

/** How many indicators and goals are told of several plans, before the rest is counted. */
const ROWS: readonly (readonly [indicators: number, goals: number])[] = [
  [10, 40],
  [10, 16],
  [6, 12],
  [4, 8],
  [2, 5],
];

const COMMON: Readonly<Record<Language, string>> = {
  nl: "Alle plannen kregen in elke doorrekening dezelfde geloten cijfers. Verschillen zijn doorrekening per doorrekening genomen; het midden daarvan is niet het verschil van de middens.",
  en: "All plans got the same drawn figures in every run. Differences are taken run by run; the middle of them is not the difference of the middles.",
};

function severalText(
  records: readonly EnsembleRecord[],
  differences: readonly DifferenceRecord[],
  region: number,
  language: Language,
): string[] {
  const [first] = records;
  const ids = records.map(({ scenario }) => scenario.notes.id).join(" · ");
  const linesOf = ([indicators, goals]: (typeof ROWS)[number]): string[] => [
    heading(
      `${ids} · ${formatNumber(first!.settings.members, language)} ${BANDS.members[language]}`.slice(
        0,
        WIDTH,
      ),
    ),
    ...plansBlock(records, region, language, indicators),
    ...differences.flatMap((difference, at) =>
      differencesBlock(difference, records[at + 1]!, region, language),
    ),
    ...plansGoalsBlock(records, region, language, goals),
    heading(BANDS.reading[language]),
    ...records.flatMap((record) => failedLines(record, language)),
    ...wrap([settingsSentence(first!, language), COMMON[language], MEANING[language]].join(" ")),
  ];
  return firstThatFits(ROWS, HEIGHT, linesOf);
}

/**
 * @param records     the plans in the order in which they were given
 * @param differences each of the others less the first; none of a plan alone
 */
export function ensembleText(
  records: readonly EnsembleRecord[],
  differences: readonly DifferenceRecord[],
  language: Language,
): string {
  const [first] = records;
  const blocks = first!.regions.map((_, region) =>
    (records.length === 1
      ? oneText(first!, region, language)
      : severalText(records, differences, region, language)
    ).join("\n"),
  );
  return `${blocks.join("\n\n")}\n`;
}
