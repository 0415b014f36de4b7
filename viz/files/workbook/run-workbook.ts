/** The sheets of the workbook of one run, in the order in which they are read. */
import type { RunOutcome } from "../../../engine/analysis/outcome.ts";
import type { Language } from "../../numbers.ts";
import { runCostsTables } from "../cost-tables.ts";
import { chartsSheet } from "./charts-sheet.ts";
import { costsSheet } from "./costs-sheet.ts";
import { findingsSheet, limitsSheet, onCourseSheet, sourcesSheet } from "./evidence-sheets.ts";
import { goalsSheet } from "./goals-sheet.ts";
import { leversSheet } from "./levers-sheet.ts";
import { moduleSheets } from "./module-sheets.ts";
import { overviewSheet } from "./overview-sheet.ts";
import { parametersSheet } from "./parameters-sheet.ts";
import { budgetsSheet, checksSheet, ownSheet } from "./plan-sheets.ts";
import { sheetName, type Sheet, type WorkbookContent } from "./sheet.ts";
import { regionName, say, yearsOf, type RunView, type Signature } from "./view.ts";
import { WORDS } from "./words.ts";

export function runWorkbook(
  outcome: RunOutcome,
  signature: Signature,
  language: Language,
): WorkbookContent {
  const view: RunView = { outcome, language };
  const { model, notes } = outcome.scenario;
  const taken = new Set<string>();
  // The names of the sheets that every workbook has come before those of modules, which a plan may add.
  const names = Object.fromEntries(
    (
      [
        ...["overview", "charts", "goals", "own", "costs", "budgets", "checks", "onCourse"],
        ...["levers", "parameters", "sources", "limits", "findings"],
      ] as (keyof typeof WORDS)[]
    ).map((key) => [key, sheetName(say(WORDS[key], view), taken)]),
  ) as Record<keyof typeof WORDS, string>;
  const { sheets: modules, places } = moduleSheets(view, taken);
  const regions = model.regions.map(({ id }, at) => [id, regionName(view, at)] as const);
  const [costs] = runCostsTables(outcome);
  const others: (Sheet | null)[] = [
    chartsSheet(view, places, names.charts),
    goalsSheet(view, names.goals),
    findingsSheet(view, names.findings),
    limitsSheet(view, names.limits),
    budgetsSheet(view, names.budgets),
    onCourseSheet(view, names.onCourse),
    checksSheet(view, names.checks),
    ...modules,
    ownSheet(view, names.own),
    costs === undefined
      ? null
      : costsSheet(costs.rows, {
          ...{ language, name: names.costs, catalogue: outcome.catalogue },
          years: yearsOf(model),
          reference: say(WORDS.unchanged, view).toLowerCase(),
          plans: null,
          regions: regions.length > 1 ? new Map(regions) : null,
        }),
    leversSheet(view, names.levers),
    parametersSheet(view, names.parameters),
    sourcesSheet([outcome.scenario], language, names.sources),
  ];
  const sheets = others.filter((sheet) => sheet !== null);
  const title = notes.title[language];
  const place = regions.map(([, region]) => region).join(", ");
  return {
    title,
    subject: title.includes(place) ? title : `${title}, ${place}`,
    language,
    sheets: [overviewSheet(view, signature, sheets, names.overview), ...sheets],
  };
}
