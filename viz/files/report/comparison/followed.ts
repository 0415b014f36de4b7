/** Budgets and measurements of compared plans: when each is used up, and which plans fit. */
import { comparedBudgets } from "../../../../engine/analysis/compared-budgets.ts";
import { measurementsOf } from "../../../../engine/analysis/compared-on-course.ts";
import type { Fit } from "../../../../engine/analysis/on-course.ts";
import { indicatorOf } from "../../../../engine/analysis/comparison.ts";
import type { Text } from "../../../../engine/scenario/declarations.ts";
import { budgetWriter, percentText, remainingText, whenText } from "../../../budget-sentences.ts";
import { GRADE } from "../../../grade-words.ts";
import { marginText } from "../../../measured-words.ts";
import { markup, type Html } from "../html.ts";
import { table, type TableCell } from "../table.ts";
import { displayFor, figureCell, planName, say, type ComparedView } from "./view.ts";

const FITS: Readonly<Record<Fit, Text>> = {
  fits: { nl: "past", en: "fits" },
  above: { nl: "hoger", en: "higher" },
  below: { nl: "lager", en: "lower" },
};

/** Null where no plan names a budget. */
export function budgetsTable(view: ComparedView): Html | null {
  const { outcome, region, language } = view;
  const { comparison } = outcome;
  const budgets = comparedBudgets(comparison, comparison.regions[region]!.id);
  if (budgets.length === 0) return null;
  return table({
    caption: say(
      view,
      "Hoe elk plan de budgetten gebruikt die een van de plannen noemt",
      "How each plan uses the budgets that any of the plans names",
    ),
    columns: [
      { title: "Budget" },
      { title: "Plan" },
      { title: say(view, "Wanneer op", "When used up") },
      { title: say(view, "Gebruikt", "Used"), kind: "number" },
      { title: say(view, "Aandeel", "Share"), kind: "number" },
      { title: say(view, "Wat overblijft", "What is left") },
      { title: say(view, "Bron", "Source") },
    ],
    rows: budgets.flatMap(({ budget, title, source, uses }) => {
      const write = budgetWriter(budget, language);
      const head = `${title[language]}, ${budget.from}–${budget.to}: ${write(budget.amount)}`;
      return uses.map((use, at): TableCell[] => [
        head,
        planName(view, at),
        ...(use === null
          ? [say(view, "geen waarde in deze jaren", "no value in these years"), "–", "–", "–"]
          : [
              whenText(budget, use, language),
              { shown: write(use.used), value: use.used },
              { shown: percentText(use.share, language), value: use.share },
              remainingText(budget, use, language),
            ]),
        markup`<span class="small">${source}</span>`,
      ]);
    }),
    isWide: true,
  });
}

/** Null where nothing was measured. */
export function measuredTable(view: ComparedView): Html | null {
  const { outcome, region, language } = view;
  const { comparison } = outcome;
  const found = measurementsOf(comparison, region);
  if (found.length === 0) return null;
  return table({
    caption: say(
      view,
      "Wat gemeten werd, en wat elk plan ervan zegt",
      "What was measured, and what each plan says of it",
    ),
    columns: [
      { title: say(view, "Wat gemeten werd", "What was measured") },
      { title: say(view, "Eenheid", "Unit"), kind: "unit" },
      { title: say(view, "Jaar", "Year"), kind: "number" },
      { title: say(view, "Gemeten", "Measured"), kind: "number" },
      { title: say(view, "Marge", "Margin"), kind: "number" },
      { title: say(view, "Hoe zeker", "How sure") },
      ...comparison.runs.map((_, at) => ({ title: planName(view, at), kind: "number" as const })),
    ],
    rows: found.map(({ measured, courses }): TableCell[] => {
      const { indicator, unit, year, value, record } = measured;
      const label = indicatorOf(comparison, region, indicator)?.label[language] ?? indicator;
      const display = displayFor(unit, [value, ...courses.map((course) => course?.value ?? null)]);
      const shown = (of: number): string => {
        const cell = figureCell(of, display, language);
        return typeof cell === "object" && cell !== null && "shown" in cell
          ? `${cell.shown as string}`
          : "–";
      };
      return [
        label,
        display.label[language],
        { shown: `${year}`, value: year },
        figureCell(value, display, language),
        marginText(measured, language),
        GRADE[record.grade][language],
        ...courses.map((course): TableCell =>
          course === null
            ? "–"
            : {
                shown: markup`${shown(course.value)}<br><span class="small">${FITS[course.fit][language]}</span>`,
                value: course.value / display.factor,
              },
        ),
      ];
    }),
    isWide: true,
  });
}
