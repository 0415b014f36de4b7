/** A budget: how much there may be of what, and when it is used up. */
import { inBudgetUnit, yearsOfBudget, type BudgetUse } from "../../engine/analysis/budgets.ts";
import { isOwnId } from "../../engine/analysis/run-series.ts";
import {
  budgetUnit,
  budgetWriter,
  percentText,
  remainingText,
  whenText,
} from "../../viz/budget-sentences.ts";
import { budgetRecord } from "../budgets-json.ts";
import { heading } from "../summary/layout.ts";
import { GRADE } from "../../viz/grade-words.ts";
import { nameOf } from "../../viz/names.ts";
import { placeText, REGION, viewOf, type Explanation, type ExplainContext } from "./context.ts";
import { figureLines, joined, told, yearsHeading } from "./figures.ts";
import { WORDS } from "./words.ts";

export function budgetExplanation(id: string, context: ExplainContext): Explanation {
  const { outcome, language, years } = context;
  const { notes } = outcome.scenario;
  const note = notes.budgets![id]!;
  const result = outcome.budgets[REGION]!.results.find(({ budget }) => budget.id === id)!;
  const { budget, plan, reference, low, high, missing } = result;
  const { indicator, from, to } = budget;
  const write = budgetWriter(budget, language);
  const field = (word: keyof typeof WORDS, text: string): string[] =>
    text === "" ? [] : told(`${WORDS[word][language]}: ${text}`, "  ");
  const name = isOwnId(indicator)
    ? (notes.indicators?.[indicator]?.title[language] ?? indicator)
    : nameOf(indicator, viewOf(context));
  const said = (use: BudgetUse): string =>
    joined([
      whenText(budget, use, language),
      `${write(use.used)} (${percentText(use.share, language)})`,
      remainingText(budget, use, language),
    ]);
  const ends = years.filter((year) => year >= from && year <= to);
  const unit = budgetUnit(budget)[language];
  const row = (label: string, use: BudgetUse): string[] =>
    figureLines(
      {
        ...{ name: label, unit: "1", label: unit },
        columns: ends.map((year) => [inBudgetUnit(budget, use.cumulative[year - from]!)]),
      },
      language,
    );
  const lines = [
    heading(`${note.title[language]} (${id}), ${WORDS.budget[language]}`),
    ...field("about", `${name} (${indicator})`),
    ...field("budgetOf", `${write(budget.amount)}, ${from}–${to}`),
    "",
    ...(plan === null ? [] : field("inPlanUsed", said(plan))),
    ...(low === null || high === null
      ? []
      : told(`${write(low)} → ${write(high)} (${WORDS.between[language]})`, "    ")),
    ...(reference === null ? [] : field("unchangedUsed", said(reference))),
    ...field("missing", missing?.[language] ?? ""),
    ...(plan === null || ends.length === 0
      ? []
      : [
          yearsHeading(WORDS.atTheEnd[language], ends),
          ...row(notes.title[language], plan),
          ...(reference === null ? [] : row(WORDS.unchanged[language], reference)),
        ]),
    heading(WORDS.source[language]),
    ...told(
      joined([note.source, GRADE[note.grade][language], placeText(note.origin, context)]),
      "  ",
    ),
    ...field("remark", note.note),
    "",
    ...told(
      {
        nl: `Verder terug: simulate explain ${indicator}`,
        en: `Further back: simulate explain ${indicator}`,
      }[language],
      "  ",
    ),
  ];
  const at = { file: context.show(note.origin.file), line: note.origin.line, by: note.by };
  return {
    lines,
    json: { kind: "budget", ...budgetRecord(result, notes), years: yearsOfBudget(budget), at },
  };
}
