/** The tables of a note: few columns, well named, of the records that files and report are made from. */
import type { Text } from "../../engine/scenario/declarations.ts";
import type { NoteFacts, NotePlan } from "./facts.ts";
import { isFault, noteFault, type NoteFault } from "./fault.ts";
import { findPlan } from "./subject.ts";
import type { EnsembleRecord } from "../../engine/analysis/ensemble/record.ts";
import { budgetsTable } from "./tables/budgets.ts";
import { bandsTable, chancesTable } from "./tables/chances.ts";
import { costsTable } from "./tables/costs.ts";
import { differencesTable } from "./tables/differences.ts";
import { checksTable, consistencyTable, constraintsTable } from "./tables/findings.ts";
import { assumptionsTable, parametersTable, sourcesTable } from "./tables/grounds.ts";
import { indicatorsTable } from "./tables/indicators.ts";
import { leversTable } from "./tables/levers.ts";
import { abatementTable, attributionTable } from "./tables/measures.ts";
import { onCourseTable } from "./tables/on-course.ts";
import { plansTable } from "./tables/plans.ts";
import { targetsTable } from "./tables/targets.ts";
import type { TableTag } from "./tag.ts";
import { TABLES, wordOf, type TableName } from "./tag-words.ts";
import { sourceLine } from "./source-line.ts";

export interface NoteCell {
  /** As it is written, in the language of the note. */
  readonly text: string;
  /** At full precision in the unit that is shown; null for a text. */
  readonly number: number | null;
  /** Unit of the number where the head of its column does not say it; empty where it does. */
  readonly unit: string;
  readonly align: "left" | "right";
}

export interface NoteColumn {
  readonly text: string;
  readonly align: "left" | "right";
}

export interface NoteTable {
  readonly caption: string;
  readonly head: readonly NoteColumn[];
  readonly rows: readonly (readonly NoteCell[])[];
  readonly source: string;
}

/** What one kind of table is made from. */
export interface TableQuestion {
  readonly tag: TableTag;
  readonly plan: NotePlan;
  readonly facts: NoteFacts;
}

export interface MadeTable {
  readonly caption: Text;
  readonly head: readonly (readonly [Text, "left" | "right"])[];
  readonly rows: readonly (readonly NoteCell[])[];
  /** Plans that it is made from; those of the note where it compares. */
  readonly plans?: readonly NotePlan[];
  /** The ensemble that it is made from. */
  readonly ensemble?: EnsembleRecord;
}

type TableMaker = (question: TableQuestion) => MadeTable | NoteFault;

const MAKERS: Readonly<Record<TableName, TableMaker>> = {
  targets: targetsTable,
  indicators: indicatorsTable,
  differences: differencesTable,
  assumptions: assumptionsTable,
  levers: leversTable,
  budgets: budgetsTable,
  costs: costsTable,
  abatement: abatementTable,
  attribution: attributionTable,
  "on-course": onCourseTable,
  constraints: constraintsTable,
  checks: checksTable,
  consistency: consistencyTable,
  parameters: parametersTable,
  sources: sourcesTable,
  plans: plansTable,
  chances: chancesTable,
  bands: bandsTable,
};

/** Makes the table that a tag asks for. */
export function noteTable(tag: TableTag, facts: NoteFacts): NoteTable | NoteFault {
  const plan = findPlan(tag.plan, facts.plans);
  if (isFault(plan)) return plan;
  const { language } = facts;
  const made = MAKERS[tag.table]({ tag, plan, facts });
  if (isFault(made)) return made;
  if (made.rows.length === 0) return empty(tag.table, plan);
  return {
    caption: made.caption[language],
    head: made.head.map(([text, align]) => ({ text: text[language], align })),
    rows: made.rows,
    source: sourceLine(made.plans ?? [plan], language, made.ensemble),
  };
}

const empty = (table: TableName, plan: NotePlan): NoteFault =>
  noteFault(
    "tag-without-value",
    {
      nl: `plan ${plan.id} heeft niets voor een tabel ${wordOf(TABLES[table], "nl")}`,
      en: `plan ${plan.id} has nothing for a table of ${wordOf(TABLES[table], "en")}`,
    },
    { nl: "laat het veld weg", en: "leave the tag out" },
  );
