/** What every block of a summary is made from. */
import type { RunOutcome } from "../engine/analysis/outcome.ts";
import { futureYears } from "../engine/analysis/main-indicators.ts";
import type { DisplayUnit, Language } from "./numbers.ts";

export interface View {
  readonly outcome: RunOutcome;
  /** Which of its regions the block is about. */
  readonly region: number;
  readonly language: Language;
}

/** All that names are looked up in: a run of which only the scenario is known has it too. */
export interface NamingView {
  readonly outcome: Pick<RunOutcome, "catalogue" | "scenario">;
  readonly region: number;
  readonly language: Language;
}

/** One unit for all plans, so that two summaries can lie side by side. */
export const MAIN_DISPLAY: Readonly<Record<string, DisplayUnit>> = {
  kWh: { label: { nl: "GWh", en: "GWh" }, factor: 1e6, decimals: 1 },
  kW: { label: { nl: "MW", en: "MW" }, factor: 1e3, decimals: 1 },
  kg: { label: { nl: "kt", en: "kt" }, factor: 1e6, decimals: 1 },
};

/** The year whose figure stands beside that of unchanged policy, with its span. */
const COMPARED = 2040;

/** The year that is looked at closest: 2040, or the last one of a run that has no such year. */
export const comparedYear = ({ outcome }: View): number => {
  const { first, last } = outcome.scenario.model;
  return futureYears(first, last).includes(COMPARED) ? COMPARED : last;
};

/** Two ends of a span; a dash between them would look like the minus of the second. */
export const between = (low: string, high: string, language: Language): string =>
  /^\d/.test(high) && /^\d/.test(low)
    ? `${low}–${high}`
    : `${low} ${{ nl: "tot", en: "to" }[language]} ${high}`;
