/** The goals of an ensemble: how likely each is, from which year it holds, and the budgets. */
import {
  isEvaluated,
  shareOf,
  standardError,
  yearQuantile,
  type GoalRecord,
  type YearCounts,
} from "../../../engine/analysis/ensemble/record.ts";
import type { Text } from "../../../engine/scenario/declarations.ts";
import { likelihood } from "../../ensemble-words.ts";
import { STATUS } from "../../target-words.ts";
import {
  namingOf,
  PLAIN,
  planName,
  quantileText,
  spanOf,
  type EnsembleView,
} from "./ensemble-view.ts";
import { countCell, inStatedUnit, yearCell } from "./figures.ts";
import type { Sheet, SheetCell, SheetRow } from "./sheet.ts";
import { regionName, say, yearsOf } from "./view.ts";
import { DIRECTIONS, WORDS } from "./words.ts";

export const GOAL_TEXTS = {
  chance: { nl: "Kans", en: "Chance" },
  inWords: { nl: "In woorden (schaal van het IPCC)", en: "In words (scale of the IPCC)" },
  met: { nl: "Doorrekeningen die het halen", en: "Runs that meet it" },
  of: { nl: "Van hoeveel", en: "Of how many" },
} as const satisfies Record<string, Text>;

const TEXTS = {
  title: { nl: "Hoe waarschijnlijk elk doel gehaald wordt", en: "How likely each goal is met" },
  how: {
    nl: "Kans: het deel van de doorrekeningen dat het doel haalt. Toeval alleen maakt er de standaardfout van verschil in: zeg het niet fijner.",
    en: "Chance: the share of the runs that meets the goal. Chance alone makes it differ by the standard error: do not say it finer.",
  },
  silent: {
    nl: "Zonder kans: doelen die het model niet kan beoordelen, of die alleen gevolgd worden.",
    en: "Without a chance: goals that the model cannot judge, or that are only followed.",
  },
  error: { nl: "Standaardfout", en: "Standard error" },
  direction: { nl: "Minstens of hoogstens", en: "At least or at most" },
  wanted: { nl: "Gewenst", en: "Wanted" },
  reached: { nl: "Bereikt", en: "Reached" },
  status: { nl: "Uitslag in de gewone berekening", en: "Outcome in the plain run" },
  heldFrom: { nl: "Geldt vanaf", en: "Holds from" },
  inFirst: { nl: "in 5 % van de doorrekeningen", en: "in 5 % of the runs" },
  inHalf: { nl: "in de helft", en: "in half of them" },
  inMost: { nl: "in 95 %", en: "in 95 %" },
  never: { nl: "Later of nooit", en: "Later or never" },
  yearsTitle: { nl: "Vanaf welk jaar elk doel geldt", en: "From which year each goal holds" },
  years: {
    nl: "Het deel van de doorrekeningen waarin een doel vanaf dat jaar geldt, tot het einde; daaronder het deel tot en met dat jaar.",
    en: "The share of the runs in which a goal holds from that year on, to the end; below it the share by that year.",
  },
  what: { nl: "Wat", en: "What" },
  inYear: { nl: "vanaf dit jaar", en: "from this year" },
  byYear: { nl: "tot en met dit jaar", en: "by this year" },
  yearsName: { nl: "Jaar van de doelen", en: "Years of goals" },
  budgets: { nl: "Hoe waarschijnlijk elk budget volstaat", en: "How likely each budget lasts" },
  budget: { nl: "Budget", en: "Budget" },
  amount: { nl: "Hoeveel er mag zijn", en: "How much there may be" },
  used: { nl: "Verbruikt", en: "Used" },
  usedUp: { nl: "Op in", en: "Used up in" },
} as const satisfies Record<string, Text>;

/** The name of the sheet of years. */
export const GOAL_YEARS: Text = TEXTS.yearsName;

/** A chance is read in whole per cents; what stands in the cell is the whole number. */
const CHANCE_FORMAT = "0%";
const ERROR_FORMAT = "0.0%";

const shareCell = (value: number | null, format = CHANCE_FORMAT): SheetCell =>
  value === null ? null : { value, format };

const whenCell = (year: number | null): SheetCell => (year === null ? null : yearCell(year));

/** Region and plan, where there are several. */
const placeHead = ({ records }: EnsembleView): readonly Text[] => [
  ...(records[0]!.regions.length > 1 ? [WORDS.region] : []),
  ...(records.length > 1 ? [WORDS.plan] : []),
];

const placeCells = (view: EnsembleView, plan: number, region: number): readonly string[] => [
  ...(view.records[0]!.regions.length > 1 ? [regionName(namingOf(view, plan), region)] : []),
  ...(view.records.length > 1 ? [planName(view, plan)] : []),
];

const placeWidths = (view: EnsembleView): readonly number[] => placeHead(view).map(() => 26);

/** Every goal of every plan; those of which something can be said first. */
function goalsOf(view: EnsembleView): {
  readonly plan: number;
  readonly region: number;
  readonly goal: GoalRecord;
}[] {
  return view.records.flatMap(({ regions }, plan) =>
    regions.flatMap(({ goals }, region) =>
      [...goals.filter(isEvaluated), ...goals.filter((goal) => !isEvaluated(goal))].map((goal) => ({
        ...{ plan, region, goal },
      })),
    ),
  );
}

const spread = (text: Text, view: EnsembleView): string[] =>
  view.records[0]!.probabilities.map(
    (probability) => `${say(text, view)}: ${say(quantileText(probability), view)}`,
  );

/** Years by which so many of the runs are there. */
const byYears = (text: Text, view: EnsembleView): string[] =>
  [TEXTS.inFirst, TEXTS.inHalf, TEXTS.inMost].map((one) => `${say(text, view)}, ${say(one, view)}`);

/** Null where no plan has a goal. */
export function goalChancesSheet(view: EnsembleView, name: string): Sheet | null {
  const { language } = view;
  const all = goalsOf(view);
  if (all.length === 0) return null;
  const rows = all.map(({ plan, region, goal }): SheetRow => {
    const { target, status, wanted, central, centralYear, evaluable, met, reached, years, never } =
      goal;
    const note = view.records[plan]!.scenario.notes.targets[target.id]!;
    const figures = inStatedUnit(target.unit, [wanted, central, ...reached], language);
    return {
      cells: [
        ...placeCells(view, plan, region),
        note.what[language],
        shareCell(shareOf(met, evaluable)),
        evaluable === 0 ? null : likelihood(met, evaluable, language),
        ...[countCell(met), countCell(evaluable)].map((cell) => (evaluable === 0 ? null : cell)),
        shareCell(standardError(met, evaluable), ERROR_FORMAT),
        ...[DIRECTIONS[target.direction][language], figures.cell(wanted), figures.unit],
        ...[figures.cell(central), STATUS[status][language].split(":")[0]!],
        ...reached.map((value) => figures.cell(value)),
        whenCell(centralYear),
        ...[0.05, 0.5, 0.95].map((p) => whenCell(yearQuantile(years, never, p))),
        target.id,
      ],
    };
  });
  const shift = placeHead(view).length;
  return {
    name,
    title: say(TEXTS.title, view),
    lines: [say(TEXTS.how, view), say(TEXTS.silent, view)],
    tables: [
      {
        head: [
          ...[...placeHead(view), WORDS.goal, GOAL_TEXTS.chance, GOAL_TEXTS.inWords].map((text) =>
            say(text, view),
          ),
          ...[GOAL_TEXTS.met, GOAL_TEXTS.of, TEXTS.error].map((text) => say(text, view)),
          ...[TEXTS.direction, TEXTS.wanted, WORDS.unit].map((text) => say(text, view)),
          `${say(TEXTS.reached, view)}: ${say(PLAIN, view)}`,
          ...[say(TEXTS.status, view), ...spread(TEXTS.reached, view)],
          `${say(TEXTS.heldFrom, view)}: ${say(PLAIN, view)}`,
          ...byYears(TEXTS.heldFrom, view),
          say(WORDS.id, view),
        ],
        rows,
      },
    ],
    widths: [
      ...placeWidths(view),
      ...[60, 9, 24, 16, 12, 14, 14, 12, 22, 14, 20],
      ...view.records[0]!.probabilities.map(() => 14),
      ...[12, 12, 12, 12, 28],
    ],
    fixed: 1 + shift,
    pagesAcross: 2,
    wrapped: [shift],
  };
}

/** Members up to and including each year, as a share. */
export const cumulativeShares = (
  counts: YearCounts,
  of: number,
  years: readonly number[],
): number[] =>
  years.map((year) => {
    const by = counts.filter(([one]) => one <= year);
    return by.reduce((sum, [, members]) => sum + members, 0) / of;
  });

/** Null where no goal holds from any year. */
export function goalYearsSheet(view: EnsembleView, name: string): Sheet | null {
  const years = yearsOf(spanOf(view));
  const rows = goalsOf(view).flatMap(({ plan, region, goal }): SheetRow[] => {
    const { target, evaluable, years: counts, never } = goal;
    if (evaluable === 0) return [];
    const { what } = view.records[plan]!.scenario.notes.targets[target.id]!;
    const members = new Map(counts);
    const row = (text: Text, cells: SheetCell[], last: SheetCell): SheetRow => ({
      cells: [
        ...placeCells(view, plan, region),
        ...[what[view.language], say(text, view), ...cells, last, target.id],
      ],
    });
    return [
      row(
        TEXTS.inYear,
        years.map((year) => shareCell(shareOf(members.get(year) ?? 0, evaluable))),
        shareCell(shareOf(never, evaluable)),
      ),
      row(
        TEXTS.byYear,
        cumulativeShares(counts, evaluable, years).map((share) => shareCell(share)),
        null,
      ),
    ];
  });
  if (rows.length === 0) return null;
  const head = [...placeHead(view), WORDS.goal, TEXTS.what].map((text) => say(text, view));
  return {
    name,
    title: say(TEXTS.yearsTitle, view),
    lines: [say(TEXTS.years, view)],
    tables: [{ head: [...head, ...years, say(TEXTS.never, view), say(WORDS.id, view)], rows }],
    widths: [...placeWidths(view), 60, 20, ...years.map(() => 7), 14, 28],
    fixed: head.length,
    pagesAcross: 2,
    wrapped: [placeHead(view).length],
  };
}

/** Null where no plan names a budget. */
export function budgetChancesSheet(view: EnsembleView, name: string): Sheet | null {
  const { language } = view;
  const rows = view.records.flatMap(({ regions, scenario }, plan) =>
    regions.flatMap(({ budgets }, region) =>
      budgets.map(({ budget, amount, central, evaluable, kept, used, years }): SheetRow => {
        const figures = inStatedUnit(budget.unit, [amount, central, ...used], language);
        return {
          cells: [
            ...placeCells(view, plan, region),
            scenario.notes.budgets![budget.id]!.title[language],
            shareCell(shareOf(kept, evaluable)),
            evaluable === 0 ? null : likelihood(kept, evaluable, language),
            ...[countCell(kept), countCell(evaluable)],
            shareCell(standardError(kept, evaluable), ERROR_FORMAT),
            ...[figures.cell(amount), figures.unit, figures.cell(central)],
            ...used.map((value) => figures.cell(value)),
            ...[0.05, 0.5, 0.95].map((p) => whenCell(yearQuantile(years, kept, p))),
            budget.id,
          ],
        };
      }),
    ),
  );
  if (rows.length === 0) return null;
  const shift = placeHead(view).length;
  const head = [
    ...[...placeHead(view), TEXTS.budget, GOAL_TEXTS.chance, GOAL_TEXTS.inWords],
    ...[GOAL_TEXTS.met, GOAL_TEXTS.of, TEXTS.error, TEXTS.amount, WORDS.unit],
  ];
  return {
    name,
    title: say(TEXTS.budgets, view),
    lines: [say(TEXTS.how, view)],
    tables: [
      {
        head: [
          ...head.map((text) => say(text, view)),
          `${say(TEXTS.used, view)}: ${say(PLAIN, view)}`,
          ...spread(TEXTS.used, view),
          ...byYears(TEXTS.usedUp, view),
          say(WORDS.id, view),
        ],
        rows,
      },
    ],
    widths: [
      ...placeWidths(view),
      ...[52, 9, 24, 16, 12, 14, 16, 20, 14],
      ...view.records[0]!.probabilities.map(() => 14),
      ...[12, 12, 12, 28],
    ],
    fixed: 1 + shift,
    pagesAcross: 2,
    wrapped: [shift],
  };
}
