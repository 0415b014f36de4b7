/** The sheets of the workbook of a comparison, in the order in which they are read. */
import type { ComparisonOutcome } from "../../../engine/analysis/comparison-outcome.ts";
import type { Language } from "../../numbers.ts";
import { comparedCostsTable } from "../cost-tables.ts";
import { comparedModuleSheets } from "./compared-indicators.ts";
import { comparedChartsSheet, comparedOverviewSheet } from "./compared-overview.ts";
import {
  COMPARED_NAMES,
  comparedBudgetsSheet,
  comparedGoalsSheet,
  comparedOnCourseSheet,
  differencesSheet,
  sharesSheet,
  tonneSheet,
} from "./compared-sheets.ts";
import { planName, plansOf, yearsCompared, type ComparedView } from "./compared-view.ts";
import { costsSheet } from "./costs-sheet.ts";
import { sourcesSheet } from "./evidence-sheets.ts";
import { sheetName, type Sheet, type WorkbookContent } from "./sheet.ts";
import { say, type Signature } from "./view.ts";
import { WORDS } from "./words.ts";

/** @param signatures one per run */
export function comparisonWorkbook(
  outcome: ComparisonOutcome,
  signatures: readonly Signature[],
  language: Language,
): WorkbookContent {
  const view: ComparedView = { outcome, language };
  const { comparison, abatements } = outcome;
  const { runs, reference, regions } = comparison;
  const taken = new Set<string>();
  const named = { ...WORDS, ...COMPARED_NAMES };
  const nameOf = (key: keyof typeof named): string => sheetName(say(named[key], view), taken);
  const [overview, charts, goals] = [nameOf("overview"), nameOf("charts"), nameOf("goals")];
  const [differences, shares, tonne] = [nameOf("differences"), nameOf("shares"), nameOf("tonne")];
  const [costs, budgets, course] = [nameOf("costs"), nameOf("budgets"), nameOf("onCourse")];
  const sources = nameOf("sources");
  const { sheets: modules, places } = comparedModuleSheets(view, taken);
  const others: (Sheet | null)[] = [
    comparedChartsSheet(view, places, charts),
    comparedGoalsSheet(view, goals),
    differencesSheet(view, differences),
    sharesSheet(view, shares),
    tonneSheet(view, tonne),
    comparedBudgetsSheet(view, budgets),
    comparedOnCourseSheet(view, course),
    ...modules,
    abatements.length === 0
      ? null
      : costsSheet(comparedCostsTable(comparison).rows, {
          ...{ language, name: costs, catalogue: runs[reference]!.catalogue },
          years: yearsCompared(view),
          reference: planName(view, reference),
          plans: new Map(runs.map(({ id }, at) => [id, planName(view, at)])),
          regions:
            regions.length > 1
              ? new Map(regions.map(({ id, title }) => [id, title[language]]))
              : null,
        }),
    sourcesSheet(
      runs.map(({ scenario }) => scenario),
      language,
      sources,
    ),
  ];
  const sheets = others.filter((sheet) => sheet !== null);
  const title = plansOf(view)
    .map((run) => planName(view, run))
    .join({ nl: " naast ", en: " beside " }[language]);
  return {
    title,
    subject: title,
    language,
    sheets: [comparedOverviewSheet(view, title, signatures, sheets, overview), ...sheets],
  };
}
