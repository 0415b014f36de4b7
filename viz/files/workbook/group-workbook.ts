/** The sheets of the workbook of a run over several municipalities, in the order in which they are read. */
import type { GroupOutcome } from "../../../engine/analysis/group/group-outcome.ts";
import type { Language } from "../../numbers.ts";
import { runCostsTables } from "../cost-tables.ts";
import { chartsSheet } from "./charts-sheet.ts";
import { costsSheet } from "./costs-sheet.ts";
import { findingsSheet, limitsSheet, onCourseSheet, sourcesSheet } from "./evidence-sheets.ts";
import { goalsSheet } from "./goals-sheet.ts";
import { groupModuleSheets } from "./group-module-sheets.ts";
import { MOVES, movesSheet } from "./group-moves-sheet.ts";
import { groupOverviewSheet } from "./group-overview.ts";
import { groupSheetsView } from "./group-view.ts";
import { joinedSheet } from "./joined-sheet.ts";
import { leversSheet } from "./levers-sheet.ts";
import { budgetsSheet, checksSheet, ownSheet } from "./plan-sheets.ts";
import { sheetName, type Sheet, type WorkbookContent } from "./sheet.ts";
import { say, yearsOf, type RunView, type Signature } from "./view.ts";
import { WORDS } from "./words.ts";

/** @param signature of the whole group */
export function groupWorkbook(
  outcome: GroupOutcome,
  signature: Signature,
  language: Language,
): WorkbookContent {
  const view = groupSheetsView(outcome, language);
  const { total, members } = view;
  const all = [total, ...members];
  const taken = new Set<string>();
  const named = { ...WORDS, moves: MOVES };
  const nameOf = (key: keyof typeof named): string => sheetName(say(named[key], view), taken);
  // The names of the sheets that every workbook has come before those of modules, which a plan may add.
  const [overview, charts, goals, own] = [
    ...[nameOf("overview"), nameOf("charts"), nameOf("goals"), nameOf("own")],
  ] as [string, string, string, string];
  const [costs, budgets, checks] = [nameOf("costs"), nameOf("budgets"), nameOf("checks")];
  const [course, levers, sources] = [nameOf("onCourse"), nameOf("levers"), nameOf("sources")];
  const [limits, findings, moves] = [nameOf("limits"), nameOf("findings"), nameOf("moves")];
  const { sheets: modules, places } = groupModuleSheets(view, taken);
  const costsOf = (one: RunView): Sheet | null => {
    const [table] = runCostsTables(one.outcome);
    if (table === undefined) return null;
    const { scenario, catalogue } = one.outcome;
    return costsSheet(table.rows, {
      ...{ language, name: costs, catalogue, plans: null, regions: null },
      years: yearsOf(scenario.model),
      reference: say(WORDS.unchanged, view).toLowerCase(),
    });
  };
  const found: (Sheet | null)[] = [
    chartsSheet(total, places, charts),
    joinedSheet(all, (one) => goalsSheet(one, goals)),
    joinedSheet(all, (one) => findingsSheet(one, findings)),
    joinedSheet(members, (one) => limitsSheet(one, limits)),
    joinedSheet(all, (one) => budgetsSheet(one, budgets)),
    joinedSheet(all, (one) => onCourseSheet(one, course)),
    joinedSheet(all, (one) => checksSheet(one, checks)),
    movesSheet(view, moves),
    ...modules,
    joinedSheet(all, (one) => ownSheet(one, own)),
    joinedSheet(all, costsOf),
    joinedSheet(members, (one) => leversSheet(one, levers)),
    sourcesSheet(
      outcome.members.map(({ scenario }) => scenario),
      language,
      sources,
    ),
  ];
  const sheets = found.filter((sheet) => sheet !== null);
  const title = outcome.scenario.title[language];
  const place = outcome.scenario.notes.title[language];
  return {
    title,
    subject: title.includes(place) ? title : `${title}, ${place}`,
    language,
    sheets: [groupOverviewSheet(view, signature, sheets, overview), ...sheets],
  };
}
