/** The outcome that always stays in sight: CO2 in the year of a goal, and how many goals are met. */
import { shows } from "../../engine/analysis/missing.ts";
import { subjectOf, valueIn, type GroundedResult } from "../../engine/analysis/targets.ts";
import { formatNumber, type Language } from "../../viz/numbers.ts";
import type { Computed } from "../session/session.ts";
import type { Words } from "./words/words.ts";

const LEADING = "emissions.total";
/** kg in a kilotonne. */
const KILOTONNE = 1e6;
/** From here on kilotonnes need no decimals. */
const LARGE = 100;

export interface MainOutcome {
  /** Of the goal, or the year that is looked at where the plan has no goal for CO2. */
  readonly year: number;
  /** kt; null where a figure is missing. */
  readonly value: number | null;
  /** kt; null without a goal. */
  readonly goal: number | null;
  /** kt above the plan as it was opened; null where one of both is missing. */
  readonly difference: number | null;
  /** Until it is known what the goals rest on, none is uncertain. */
  readonly isProvisional: boolean;
  readonly met: number;
  readonly uncertain: number;
  /** Goals that the run can be held against. */
  readonly all: number;
}

/** What emissions of the goal's year are allowed, in kg; null where a figure of it is missing. */
function allowed({ target }: GroundedResult, { outcome }: Computed): number | null {
  if (target.kind === "level") return target.value;
  const region = outcome.scenario.model.regions[0]!;
  const subject = subjectOf(target, outcome.run, outcome.catalogue, region);
  if (subject === null) return null;
  const base =
    target.baseValue ??
    (target.baseYear === null
      ? null
      : valueIn(subject, target.baseYear, outcome.run, outcome.catalogue, region, 0));
  if (base === null) return null;
  return target.relative ? base * (1 + target.value) : base + target.value;
}

/** The first goal for CO2 in or after a year, else the last one before it. */
function leadingGoal(results: readonly GroundedResult[], year: number): GroundedResult | null {
  const goals = results
    .filter(({ target, status }) => {
      const isTotal = target.indicator === LEADING && target.direction === "at_most";
      return (
        isTotal && (target.kind === "level" || target.kind === "change") && status !== "tracked"
      );
    })
    .sort((a, b) => a.target.year - b.target.year);
  return goals.find(({ target }) => target.year >= year) ?? goals.at(-1) ?? null;
}

const emissionsIn = ({ outcome }: Computed, year: number): number | null => {
  const { first, last } = outcome.scenario.model;
  if (year < first || year > last || !shows(outcome.scenario, outcome.run, 0, LEADING)) return null;
  return outcome.run.at(LEADING, year, 0, 0) / KILOTONNE;
};

/**
 * @param base the plan as it was opened, which the difference is with
 * @param year the year that the reader looks at
 */
export function mainOutcome(computed: Computed, base: Computed, year: number): MainOutcome {
  const { results } = computed.outcome.targets[0]!;
  const goal = leadingGoal(results, year);
  const at = goal?.target.year ?? year;
  const value = emissionsIn(computed, at);
  const before = emissionsIn(base, at);
  const limit = goal === null ? null : allowed(goal, computed);
  const count = (...statuses: readonly string[]): number =>
    results.filter(({ status }) => statuses.includes(status)).length;
  const [met, uncertain] = [count("met", "met_by_trend"), count("uncertain")];
  return {
    year: at,
    value,
    goal: limit === null ? null : limit / KILOTONNE,
    difference: value === null || before === null ? null : value - before,
    isProvisional: !computed.isGrounded,
    met,
    uncertain,
    all: met + uncertain + count("missed"),
  };
}

/** `212 kt`: one decimal below a hundred. */
export const kilotonnes = (value: number, language: Language): string =>
  `${formatNumber(value, language, Math.abs(value) >= LARGE ? 0 : 1)}\u00a0kt`;

/** `12 kt lower than the plan`; a difference that rounds to nothing is none. */
export function differenceText(difference: number, language: Language, words: Words): string {
  const size = Math.abs(difference);
  const text = `${formatNumber(size, language, size >= LARGE ? 0 : 1)}\u00a0kt`;
  if (!/[1-9]/.test(text)) return words.asPlan;
  return difference < 0 ? words.lower(text) : words.higher(text);
}

/** The whole of it in one or two sentences, to be said aloud. */
export function outcomeSentence(outcome: MainOutcome, language: Language, words: Words): string {
  const { year, value, difference, met, uncertain, all } = outcome;
  const parts: string[] = [];
  if (value !== null) {
    const co2 = words.outcomeCo2(year, kilotonnes(value, language));
    const than = difference === null ? "" : `, ${differenceText(difference, language, words)}`;
    parts.push(`${co2}${than}.`);
  }
  if (all > 0) {
    const unsure = uncertain > 0 ? `, ${words.outcomeUncertain(uncertain)}` : "";
    parts.push(`${words.outcomeGoals(met, all)}${unsure}.`);
  }
  return parts.join(" ");
}
