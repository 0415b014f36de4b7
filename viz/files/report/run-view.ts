/** What every part of a run's report is made from. */
import type { Attribution } from "../../../engine/analysis/attribution.ts";
import type { RunOutcome } from "../../../engine/analysis/outcome.ts";
import type { View } from "../../run-view.ts";
import type { Language } from "../../numbers.ts";
import type { DrawnChart } from "../drawn-chart.ts";
import type { PageFiles } from "./page.ts";

/** What a run is signed with. */
export interface ReportHashes {
  readonly scenario: string;
  readonly notes: string;
  readonly engine: string;
}

export interface RunReport {
  readonly outcome: RunOutcome;
  /** One list per region. */
  readonly charts: readonly (readonly DrawnChart[])[];
  /** What the measures of the plan do beside unchanged policy; null when it was not split. */
  readonly split: Attribution | null;
  readonly language: Language;
  readonly hashes: ReportHashes;
  /** Of this program. */
  readonly version: string;
  readonly files: PageFiles;
}

/** A region of the report: the view that sentences are made from, and what the page calls it. */
export interface ReportView extends View {
  /** Begins every id of the region; empty where there is one. */
  readonly scope: string;
  /** Says behind a title which region it is; empty where there is one. */
  readonly ofRegion: string;
}

export const reportView = (
  { outcome, language }: Pick<RunReport, "outcome" | "language">,
  region: number,
): ReportView => {
  const { model, notes } = outcome.scenario;
  const isAlone = model.regions.length === 1;
  const { id, title } = notes.regions[region]!;
  return {
    ...{ outcome, region, language },
    scope: isAlone ? "" : `${id}-`,
    ofRegion: isAlone ? "" : `: ${title[language]}`,
  };
};

/** Years that the tables of a report show, those of them that the run has. */
const YEARS = [2024, 2030, 2040, 2050];

export function yearsShown({ outcome }: View): number[] {
  const { first, last } = outcome.scenario.model;
  const within = YEARS.filter((year) => year >= first && year <= last);
  return within.length > 0 ? within : [...new Set([first, last])];
}
