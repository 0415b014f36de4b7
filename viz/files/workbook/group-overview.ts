/** The first sheet of the workbook of a group: all together, and every municipality on a row. */
import { futureYears } from "../../../engine/analysis/main-indicators.ts";
import { shows } from "../../../engine/analysis/missing.ts";
import { quantitiesOf } from "../../../engine/scenario/address.ts";
import type { Text } from "../../../engine/scenario/declarations.ts";
import { countCell, inReadableUnit } from "./figures.ts";
import type { GroupSheetsView } from "./group-view.ts";
import { MUNICIPALITY } from "./joined-sheet.ts";
import {
  contentsTable,
  goalTables,
  keyTables,
  MADE_FROM,
  madeTable,
  readingTables,
} from "./overview-sheet.ts";
import type { Sheet, SheetCell, SheetRow, SheetTable } from "./sheet.ts";
import { regionName, say, type RunView, type Signature } from "./view.ts";

const TEXTS = {
  members: { nl: "De gemeenten naast elkaar", en: "The municipalities side by side" },
  met: { nl: "doelen gehaald", en: "goals met" },
  missed: { nl: "doelen gemist", en: "goals missed" },
  uncertain: { nl: "doelen onzeker", en: "goals uncertain" },
  group: { nl: "Groep", en: "Group" },
  membersOf: { nl: "Gemeenten", en: "Municipalities" },
} as const satisfies Record<string, Text>;

/** What must be known of the results of a group. */
const READING: readonly Text[] = [
  {
    nl: "Hoeveelheden van de groep (inwoners, kWh, ton) zijn de som van de gemeenten; verhoudingen (per inwoner, aandelen) zijn uit die sommen berekend, nooit een gemiddelde.",
    en: "Amounts of the group (people, kWh, tonnes) are the sum of the municipalities; ratios (per inhabitant, shares) are computed from those sums, and never a mean.",
  },
  {
    nl: "Wat voor de groep geen som heeft (een prijs, een temperatuur), heeft geen rij van de groep.",
    en: "What has no sum for the group (a price, a temperature) has no row of the group.",
  },
  {
    nl: "Ongewijzigd beleid: dezelfde gemeenten zonder de maatregelen van het plan, met wat al beslist is.",
    en: "Unchanged policy: the same municipalities without the measures of the plan, with what has been decided already.",
  },
  {
    nl: "De uitkomsten zijn een berekening, geen voorspelling. Alle aannames van één gemeente staan in haar eigen werkboek: draai het plan met --region en haar naam.",
    en: "The results are a computation, no forecast. All assumptions of one municipality stand in a workbook of its own: run the plan with --region and its name.",
  },
];

/** What every municipality is told by, in the first year and in the year that is compared. */
const COLUMNS = ["demography.population", "emissions.total"] as const;
const RATIO = "emissions.per_inhabitant";

const seriesOf = ({ outcome }: RunView, id: string): readonly number[] | null =>
  shows(outcome.scenario, outcome.run, 0, id) ? [...outcome.run.series(id, 0, 0)] : null;

/** Every municipality on a row, and all together on the last. */
function membersTable(view: GroupSheetsView): SheetTable {
  const { total, members, language } = view;
  const { first, last } = total.outcome.scenario.model;
  const compared = futureYears(first, last).includes(2040) ? 2040 : last;
  const outputs = quantitiesOf(total.outcome.catalogue, "outputs");
  const views = [...members, total];
  const columns = [
    ...COLUMNS.flatMap((id) => [first, compared].map((year) => ({ id, year }))),
    { id: RATIO, year: first },
    { id: RATIO, year: compared },
  ].flatMap(({ id, year }) => {
    const output = outputs.get(id);
    if (output === undefined) return [];
    const values = views.map((one) => seriesOf(one, id)?.[year - first] ?? null);
    // The smallest decides: what is large is readable in any unit.
    const sizes = values.flatMap((value) => (value === null || value === 0 ? [] : [value]));
    const shown = inReadableUnit(
      output.unit,
      sizes.length === 0 ? [] : [Math.min(...sizes)],
      language,
    );
    return [
      { head: `${output.label[language]} ${year} (${shown.unit})`, cells: values.map(shown.cell) },
    ];
  });
  const goals = views.map(({ outcome }) => outcome.targets[0]!.results);
  const counted = (...statuses: readonly string[]): SheetCell[] =>
    goals.map((results) =>
      results.length === 0
        ? null
        : countCell(results.filter(({ status }) => statuses.includes(status)).length),
    );
  const ofGoals = [counted("met", "met_by_trend"), counted("missed"), counted("uncertain")];
  return {
    heading: say(TEXTS.members, view),
    head: [
      say(MUNICIPALITY, view),
      ...columns.map(({ head }) => head),
      ...[TEXTS.met, TEXTS.missed, TEXTS.uncertain].map((text) => say(text, view)),
    ],
    rows: views.map((one, at): SheetRow => ({
      cells: [
        regionName(one, 0),
        ...columns.map(({ cells }) => cells[at]!),
        ...ofGoals.map((cells) => cells[at]!),
      ],
      ...(one === total ? { tone: "strong" as const } : {}),
    })),
  };
}

/** @param sheets all others, in their order */
export function groupOverviewSheet(
  view: GroupSheetsView,
  signature: Signature,
  sheets: readonly Sheet[],
  name: string,
): Sheet {
  const { outcome, language, total, members } = view;
  const { scenario } = outcome;
  const { first, last } = total.outcome.scenario.model;
  const title = scenario.title[language];
  const group = scenario.notes.title[language];
  const names = members.map((one) => regionName(one, 0)).join(", ");
  const count = members.length;
  return {
    ...{ name, title },
    lines: [
      {
        nl: `${group}, ${count} gemeenten, ${first} tot ${last}. De uitkomsten van dit plan, van alle gemeenten samen en van elke gemeente.`,
        en: `${group}, ${count} municipalities, ${first} to ${last}. The results of this plan, of all municipalities together and of each.`,
      }[language],
    ],
    tables: [
      ...[...keyTables(total, 0)].map((table) => ({
        ...table,
        heading: `${table.heading!}: ${group}`,
      })),
      membersTable(view),
      ...[...goalTables(total)].map((table) => ({
        ...table,
        heading: `${table.heading!}: ${group}`,
      })),
      contentsTable(sheets, view),
      ...readingTables(view, false, READING),
      madeTable(
        [
          [MADE_FROM.plan, title],
          [MADE_FROM.id, scenario.id],
          [TEXTS.group, group],
          [TEXTS.membersOf, names],
          [MADE_FROM.years, `${first}–${last}`],
          [MADE_FROM.scenario, signature.scenario],
          [MADE_FROM.notes, signature.notes],
          [MADE_FROM.engine, signature.engine],
        ],
        view,
      ),
    ],
    widths: [46, 24, ...new Array<number>(8).fill(16)],
    fixed: 0,
    pagesAcross: 1,
  };
}
