/** What a plan defines and expects itself: its own indicators, budgets and checks. */
import { inBudgetUnit, yearsOfBudget } from "../../../engine/analysis/budgets.ts";
import { toDeclaredUnit } from "../../../engine/analysis/run-series.ts";
import type { Text } from "../../../engine/scenario/declarations.ts";
import { budgetText } from "../../budget-sentences.ts";
import { checkText } from "../../check-sentences.ts";
import { GRADE } from "../../grade-words.ts";
import { inStatedUnit, yearCell } from "./figures.ts";
import type { Sheet, SheetRow } from "./sheet.ts";
import { quantityName, regionName, say, sourceName, yearsOf, type RunView } from "./view.ts";
import { KINDS, WORDS } from "./words.ts";

const TEXTS = {
  own: {
    nl: "Wat het plan zelf uit de uitkomsten berekent, met de formule achteraan.",
    en: "What the plan itself computes from the results, with the formula at the end.",
  },
  formula: { nl: "Formule", en: "Formula" },
  budgetTitle: { nl: "Hoe elk budget opraakt", en: "How each budget is used up" },
  budgets: {
    nl: "Een budget is hoeveel er van iets in alle jaren samen mag zijn. De rijen tellen op vanaf het eerste jaar.",
    en: "A budget is how much there may be of something in all years together. The rows add up from the first year.",
  },
  amount: { nl: "Bedrag", en: "Amount" },
  used: { nl: "samen tot en met het jaar", en: "together up to the year" },
  share: { nl: "deel van het bedrag", en: "share of the amount" },
  unchanged: { nl: "samen, bij ongewijzigd beleid", en: "together, on unchanged policy" },
  what: { nl: "Wat", en: "What" },
  outcome: { nl: "Uitslag", en: "Outcome" },
  budget: { nl: "Budget", en: "Budget" },
  checkTitle: {
    nl: "Wat het plan van de uitkomsten verwacht",
    en: "What the plan expects of the results",
  },
  checks: {
    nl: "Een controle houdt de uitkomsten tegen iets dat moet kloppen.",
    en: "A check holds the results against something that must be so.",
  },
  check: { nl: "Controle", en: "Check" },
  expects: { nl: "Verwacht", en: "Expects" },
  from: { nl: "Van", en: "From" },
  to: { nl: "Tot en met", en: "To" },
} as const satisfies Record<string, Text>;

/** In front of the columns of a sheet of several regions. */
const regionHead = (view: RunView): readonly string[] =>
  view.outcome.scenario.model.regions.length > 1 ? [say(WORDS.region, view)] : [];

const inRegion = (row: SheetRow, region: number, view: RunView): SheetRow =>
  view.outcome.scenario.model.regions.length > 1
    ? { ...row, cells: [regionName(view, region), ...row.cells] }
    : row;

const regionWidths = (view: RunView): readonly number[] => regionHead(view).map(() => 16);

/** Null where the plan defines no indicator. */
export function ownSheet(view: RunView, name: string): Sheet | null {
  const { outcome, language } = view;
  const { notes, model } = outcome.scenario;
  const years = yearsOf(model);
  const rows = outcome.own.results.flatMap(({ indicators }, region) =>
    indicators.map(({ indicator, values, missing }): SheetRow => {
      const stated = toDeclaredUnit(indicator);
      const shown = values.map((value) => (Number.isNaN(value) ? null : stated(value)));
      const figures = inStatedUnit(indicator.unit, shown, language);
      const note = notes.indicators![indicator.id]!;
      const cells = [
        ...[note.title[language], figures.unit, say(KINDS[indicator.kind], view)],
        ...shown.map((value) => figures.cell(value)),
        ...[missing?.[language] ?? null, indicator.formula, sourceName(note.source, view)],
        indicator.id,
      ];
      return inRegion({ cells }, region, view);
    }),
  );
  if (rows.length === 0) return null;
  const before = regionHead(view);
  return {
    name,
    title: say(WORDS.own, view),
    about: say(TEXTS.own, view),
    lines: [say(TEXTS.own, view)],
    tables: [
      {
        head: [
          ...before,
          ...[WORDS.indicator, WORDS.unit, WORDS.when].map((text) => say(text, view)),
          ...years,
          ...[WORDS.missing, TEXTS.formula, WORDS.source, WORDS.id].map((text) => say(text, view)),
        ],
        rows,
      },
    ],
    widths: [...regionWidths(view), 46, 16, 13, ...years.map(() => 9), 30, 60, 40, 30],
    fixed: before.length + 2,
    pagesAcross: 2,
  };
}

/** Null where the plan names no budget. */
export function budgetsSheet(view: RunView, name: string): Sheet | null {
  const { outcome, language } = view;
  const { model, notes } = outcome.scenario;
  const years = yearsOf(model);
  const rows = outcome.budgets.flatMap(({ results }, region) =>
    results.flatMap((result): SheetRow[] => {
      const { budget, plan, reference } = result;
      const note = notes.budgets![budget.id]!;
      const at = (of: readonly number[] | undefined): (number | null)[] => {
        const counted = new Map(yearsOfBudget(budget).map((year, index) => [year, of?.[index]]));
        return years.map((year) => counted.get(year) ?? null);
      };
      const stated = (values: readonly (number | null)[]): (number | null)[] =>
        values.map((value) => (value === null ? null : inBudgetUnit(budget, value)));
      const used = stated(at(plan?.cumulative));
      const unchanged = stated(at(reference?.cumulative));
      const amount = inBudgetUnit(budget, budget.amount);
      const figures = inStatedUnit(budget.unit, [amount, ...used, ...unchanged], language);
      const shares = inStatedUnit("%", [33.3], language);
      const title = note.title[language];
      const line = (
        what: Text,
        unit: string,
        values: readonly (number | null)[],
        shown: (value: number | null) => SheetRow["cells"][number],
        told: string | null,
      ): SheetRow =>
        inRegion(
          {
            cells: [
              ...[title, say(what, view), unit, figures.cell(amount), told],
              ...values.map(shown),
              quantityName(budget.indicator, region, view),
              ...[sourceName(note.source, view), GRADE[note.grade][language], budget.id],
            ],
          },
          region,
          view,
        );
      return [
        line(...[TEXTS.used, figures.unit, used, figures.cell, budgetText(result, language, true)]),
        line(
          TEXTS.share,
          "%",
          used.map((value) => (value === null ? null : (100 * value) / amount)),
          shares.cell,
          null,
        ),
        line(TEXTS.unchanged, figures.unit, unchanged, figures.cell, null),
      ];
    }),
  );
  if (rows.length === 0) return null;
  const before = regionHead(view);
  const texts = [TEXTS.budget, TEXTS.what, WORDS.unit, TEXTS.amount, TEXTS.outcome];
  const behind = [WORDS.indicator, WORDS.source, WORDS.grade, WORDS.id];
  return {
    name,
    title: say(TEXTS.budgetTitle, view),
    lines: [say(TEXTS.budgets, view)],
    tables: [
      {
        head: [
          ...before,
          ...texts.map((text) => say(text, view)),
          ...years,
          ...behind.map((text) => say(text, view)),
        ],
        rows,
      },
    ],
    widths: [
      ...[...regionWidths(view), 36, 26, 14, 12, 44, ...years.map(() => 9)],
      ...[34, 30, 16, 26],
    ],
    fixed: before.length + 2,
    pagesAcross: 2,
    wrapped: [before.length + 4],
  };
}

/** Null where the plan expects nothing. */
export function checksSheet(view: RunView, name: string): Sheet | null {
  const { outcome, language } = view;
  const { notes } = outcome.scenario;
  const rows = outcome.own.results.flatMap(({ checks }, region) =>
    checks.map((result): SheetRow => {
      const { check } = result;
      const note = notes.checks![check.id]!;
      const cells = [
        ...[note.title[language], checkText(result, language), check.expect],
        ...[yearCell(check.from), yearCell(check.to), sourceName(note.source, view), check.id],
      ];
      return inRegion({ cells }, region, view);
    }),
  );
  if (rows.length === 0) return null;
  const before = regionHead(view);
  const texts = [TEXTS.check, TEXTS.outcome, TEXTS.expects, TEXTS.from, TEXTS.to, WORDS.source];
  const shift = before.length;
  return {
    name,
    title: say(TEXTS.checkTitle, view),
    lines: [say(TEXTS.checks, view)],
    tables: [{ head: [...before, ...[...texts, WORDS.id].map((text) => say(text, view))], rows }],
    widths: [...regionWidths(view), 40, 44, 50, 8, 11, 44, 24],
    fixed: shift + 1,
    pagesAcross: 1,
    wrapped: [0, 1, 2, 5].map((column) => column + shift),
  };
}
