/** What a reader must know to read the key figures right; each sentence is computed from the run. */
import { baseSteps } from "../engine/analysis/base-steps.ts";
import { shows } from "../engine/analysis/missing.ts";
import { GROUNDS } from "../engine/analysis/grounds.ts";
import { formatNumber } from "./numbers.ts";
import { together } from "./spaces.ts";
import { GRADE } from "./grade-words.ts";
import { nameOf } from "./names.ts";
import { between, comparedYear, MAIN_DISPLAY, type View } from "./run-view.ts";

/** The figure whose assumptions are named. */
const LEADING = "emissions.total";

/** Steps from the inventory to the first year: normal weather, and what is counted otherwise. */
const NO_REDUCTION = ["weather", "household_fuels", "household_gas"];

const kilotonnes = (value: number, { language }: View): string =>
  formatNumber(value / MAIN_DISPLAY["kg"]!.factor, language, 1);

/** How much of the fall of the emissions the plan itself brings about. */
function ownPart(view: View): string[] {
  const { outcome, region, language } = view;
  const { run, reference, scenario } = outcome;
  const { first, last } = scenario.model;
  if (!shows(scenario, run, region, LEADING) || outcome.changes[region]!.levers.length === 0)
    return [];
  const fall = run.at(LEADING, first, 0, region) - run.at(LEADING, last, 0, region);
  const mine = reference.at(LEADING, last, 0, region) - run.at(LEADING, last, 0, region);
  const [all, own] = [kilotonnes(fall, view), kilotonnes(Math.abs(mine), view)];
  const sentence =
    fall <= 0
      ? {
          nl: `CO₂ stijgt tot ${last}; dit plan scheelt ${own} kt ${mine >= 0 ? "minder" : "meer"}.`,
          en: `CO₂ rises until ${last}; this plan makes it ${own} kt ${mine >= 0 ? "less" : "more"}.`,
        }
      : mine >= 0
        ? {
            nl: `Van de daling van ${all} kt CO₂ tot ${last} komt ${own} kt door dit plan.`,
            en: `Of the fall of ${all} kt of CO₂ by ${last} this plan brings ${own} kt.`,
          }
        : {
            nl: `CO₂ daalt ${all} kt tot ${last}, zonder dit plan ${own} kt meer.`,
            en: `CO₂ falls ${all} kt by ${last}, without this plan ${own} kt more.`,
          };
  return [sentence[language]];
}

/** What of the difference with the base year is not a reduction. */
function baseChange(view: View): string[] {
  const { outcome, region, language } = view;
  const steps = new Map(
    baseSteps(outcome.scenario.model, outcome.run, region).map(({ id, value }) => [id, value]),
  );
  if (!steps.has("weather")) return [];
  const change = NO_REDUCTION.reduce((sum, id) => sum + (steps.get(id) ?? 0), 0);
  const other = kilotonnes(-change, view);
  return [
    {
      nl: `Van "tegenover 2005" is ${other} kt weer en rekenwijze.`,
      en: `Of "against 2005" ${other} kt is weather and method.`,
    }[language],
  ];
}

function withoutDwelling(view: View): string[] {
  const { outcome, region, language } = view;
  const { run, scenario } = outcome;
  const { first } = scenario.model;
  if (!shows(scenario, run, region, "housing.shortage")) return [];
  const shortage = run.series("housing.shortage", 0, region);
  const years = shortage.flatMap((value, index) => (value >= 1 ? [first + index] : []));
  if (years.length === 0) return [];
  const worst = shortage.indexOf(Math.max(...shortage));
  const number = (value: number): string => formatNumber(value, language);
  const then = (id: string): number => run.at(id, first + worst, 0, region);
  const most = number(shortage[worst]!);
  const one = most === "1";
  const span = years.length === 1 ? `${years[0]}` : `${years[0]}-${years.at(-1)}`;
  const taken = number(then("housing.dwellings") - then("housing.available"));
  return [
    {
      nl: `Tot ${most} ${one ? "huishouden" : "huishoudens"} zonder woning (${span}); ${taken} woningen staan leeg of dienen anders.`,
      en: `Up to ${most} ${one ? "household" : "households"} without a dwelling (${span}); ${taken} dwellings are empty or used otherwise.`,
    }[language],
  ];
}

/**
 * How well founded the emissions are, and which assumptions could move them most.
 *
 * @param most how many of those are named
 */
export function groundSentences(view: View, most: number): string[] {
  const { outcome, region, language } = view;
  const year = comparedYear(view);
  const { grounding } = outcome.grounding[region]!;
  const found = grounding.indicators.find(({ indicator }) => indicator === LEADING);
  const span = found?.spans.get(year);
  if (found === undefined || span === undefined || span.leading.length === 0) return [];
  const records = GROUNDS.reduce((sum, ground) => sum + found.inputs[ground], 0);
  const shares = GROUNDS.filter((ground) => found.inputs[ground] / records >= 0.005)
    .map((ground) => {
      const share = formatNumber((100 * found.inputs[ground]) / records, language);
      return `${together(`${share} %`)} ${ground === "plan" ? "plan" : GRADE[ground][language]}`;
    })
    .join(", ");
  const { factor, label } = MAIN_DISPLAY["kg"]!;
  const ends = (low: number, high: number): string => {
    const gap = Math.abs(high - low) / factor;
    const decimals = gap >= 10 ? 0 : gap >= 1 ? 1 : 2;
    const number = (value: number): string => formatNumber(value / factor, language, decimals);
    return between(number(Math.min(low, high)), number(Math.max(low, high)), language);
  };
  const leading = span.leading
    .slice(0, most)
    .map(
      ({ assumption, low, high }) =>
        `${nameOf(assumption.address, view)} ${together(ends(low, high))}`,
    );
  const [rests, moves] = {
    nl: [`CO₂ in ${year}, ${records} gegevens: ${shares}.`, `Vooral gevoelig voor (${label.nl}):`],
    en: [`CO₂ in ${year}, ${records} figures: ${shares}.`, `Most sensitive to (${label.en}):`],
  }[language] as [string, string];
  return [rests, ...(most === 0 ? [] : [`${moves} ${leading.join(" · ")}`])];
}

/** What of the course of the emissions is the plan's, what is no reduction, and who has no dwelling. */
export const resultSentences = (view: View): string[] => [
  ...ownPart(view),
  ...baseChange(view),
  ...withoutDwelling(view),
];
