/** What a reader must know to read the key figures right; each sentence is computed from the run. */
import { baseSteps } from "../engine/analysis/base-steps.ts";
import { shows } from "../engine/analysis/missing.ts";
import { GROUNDS } from "../engine/analysis/grounds.ts";
import type { Text } from "../engine/scenario/declarations.ts";
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

/** The same said twice: short for a terminal, in whole sentences for a page. */
interface Told {
  readonly line: Text;
  readonly prose: Text;
}

/** How much of the fall of the emissions the plan itself brings about. */
function ownPart(view: View): Told[] {
  const { outcome, region } = view;
  const { run, reference, scenario } = outcome;
  const { first, last } = scenario.model;
  if (!shows(scenario, run, region, LEADING) || outcome.changes[region]!.levers.length === 0)
    return [];
  const fall = run.at(LEADING, first, 0, region) - run.at(LEADING, last, 0, region);
  const mine = reference.at(LEADING, last, 0, region) - run.at(LEADING, last, 0, region);
  const [all, own] = [kilotonnes(fall, view), kilotonnes(Math.abs(mine), view)];
  if (fall <= 0) {
    const isLess = mine >= 0;
    return [
      {
        line: {
          nl: `CO₂ stijgt tot ${last}; dit plan scheelt ${own} kt ${isLess ? "minder" : "meer"}.`,
          en: `CO₂ rises until ${last}; this plan makes it ${own} kt ${isLess ? "less" : "more"}.`,
        },
        prose: {
          nl: `Tot ${last} stijgt de uitstoot met ${kilotonnes(-fall, view)} kt CO₂. Door dit plan is ze dan ${own} kt ${isLess ? "lager" : "hoger"} dan bij ongewijzigd beleid.`,
          en: `By ${last} emissions rise by ${kilotonnes(-fall, view)} kt of CO₂. This plan makes them ${own} kt ${isLess ? "lower" : "higher"} than on unchanged policy.`,
        },
      },
    ];
  }
  return [
    mine >= 0
      ? {
          line: {
            nl: `Van de daling van ${all} kt CO₂ tot ${last} komt ${own} kt door dit plan.`,
            en: `Of the fall of ${all} kt of CO₂ by ${last} this plan brings ${own} kt.`,
          },
          prose: {
            nl: `Tot ${last} daalt de uitstoot met ${all} kt CO₂. Daarvan komt ${own} kt door dit plan; de rest zou er ook bij ongewijzigd beleid zijn.`,
            en: `By ${last} emissions fall by ${all} kt of CO₂. Of this, ${own} kt comes from this plan; the rest would come on unchanged policy too.`,
          },
        }
      : {
          line: {
            nl: `CO₂ daalt ${all} kt tot ${last}, zonder dit plan ${own} kt meer.`,
            en: `CO₂ falls ${all} kt by ${last}, without this plan ${own} kt more.`,
          },
          prose: {
            nl: `Tot ${last} daalt de uitstoot met ${all} kt CO₂. Zonder dit plan zou dat ${own} kt meer zijn.`,
            en: `By ${last} emissions fall by ${all} kt of CO₂. Without this plan they would fall by ${own} kt more.`,
          },
        },
  ];
}

/** What of the difference with the base year is not a reduction. */
function baseChange(view: View): Told[] {
  const { outcome, region } = view;
  const steps = new Map(
    baseSteps(outcome.scenario.model, outcome.run, region).map(({ id, value }) => [id, value]),
  );
  if (!steps.has("weather")) return [];
  const change = NO_REDUCTION.reduce((sum, id) => sum + (steps.get(id) ?? 0), 0);
  const other = kilotonnes(-change, view);
  return [
    {
      line: {
        nl: `Van "tegenover 2005" is ${other} kt weer en rekenwijze.`,
        en: `Of "against 2005" ${other} kt is weather and method.`,
      },
      prose: {
        nl: `Van het verschil met 2005 is ${other} kt geen vermindering: het model rekent met normaal weer, en telt de brandstof van woningen anders dan de inventaris.`,
        en: `Of the difference with 2005, ${other} kt is no reduction: the model takes normal weather, and counts the fuel of dwellings otherwise than the inventory.`,
      },
    },
  ];
}

function withoutDwelling(view: View): Told[] {
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
  const isLong = years.length > 1;
  const span = years.length === 1 ? `${years[0]}` : `${years[0]}-${years.at(-1)}`;
  const taken = number(then("housing.dwellings") - then("housing.available"));
  return [
    {
      line: {
        nl: `Tot ${most} ${one ? "huishouden" : "huishoudens"} zonder woning (${span}); ${taken} woningen staan leeg of dienen anders.`,
        en: `Up to ${most} ${one ? "household" : "households"} without a dwelling (${span}); ${taken} dwellings are empty or used otherwise.`,
      },
      prose: {
        nl: `In ${first + worst} ${one ? "vindt" : "vinden"} ${most} ${one ? "huishouden" : "huishoudens"} geen woning, terwijl ${taken} woningen leegstaan of voor iets anders dienen.${isLong ? ` Dat is het grootste tekort; het duurt van ${years[0]!} tot ${years.at(-1)!}.` : ""}`,
        en: `In ${first + worst}, ${most} ${one ? "household finds" : "households find"} no dwelling, while ${taken} dwellings are empty or used otherwise.${isLong ? ` That is the largest shortage; it lasts from ${years[0]!} to ${years.at(-1)!}.` : ""}`,
      },
    },
  ];
}

/** What the emissions rest on, and how far single assumptions could move them. */
interface Grounds {
  readonly year: number;
  readonly records: number;
  readonly shares: string;
  readonly unit: Text;
  readonly leading: readonly { readonly name: string; readonly ends: string }[];
}

function groundsOf(view: View, most: number): Grounds | null {
  const { outcome, region, language } = view;
  const year = comparedYear(view);
  const { grounding } = outcome.grounding[region]!;
  const found = grounding.indicators.find(({ indicator }) => indicator === LEADING);
  const span = found?.spans.get(year);
  if (found === undefined || span === undefined || span.leading.length === 0) return null;
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
  const leading = span.leading.slice(0, most).map(({ assumption, low, high }) => ({
    name: nameOf(assumption.address, view),
    ends: ends(low, high),
  }));
  return { year, records, shares, unit: label, leading };
}

/**
 * How well founded the emissions are, and which assumptions could move them most.
 *
 * @param most how many of those are named
 */
export function groundSentences(view: View, most: number): string[] {
  const grounds = groundsOf(view, most);
  if (grounds === null) return [];
  const { year, records, shares, unit, leading } = grounds;
  const [rests, moves] = {
    nl: [`CO₂ in ${year}, ${records} gegevens: ${shares}.`, `Vooral gevoelig voor (${unit.nl}):`],
    en: [`CO₂ in ${year}, ${records} figures: ${shares}.`, `Most sensitive to (${unit.en}):`],
  }[view.language] as [string, string];
  const named = leading.map(({ name, ends }) => `${name} ${together(ends)}`);
  return [rests, ...(most === 0 ? [] : [`${moves} ${named.join(" · ")}`])];
}

/** The same for a page: sentences, and a list of the assumptions behind the last of them. */
export function groundProse(
  view: View,
  most: number,
): { readonly sentences: readonly string[]; readonly assumptions: readonly string[] } {
  const grounds = groundsOf(view, most);
  if (grounds === null) return { sentences: [], assumptions: [] };
  const { year, records, shares, unit, leading } = grounds;
  const sentences = {
    nl: [
      `De CO₂-uitstoot in ${year} rust op ${records} gegevens: ${shares}.`,
      `Deze aannames kunnen ze het meest verschuiven; daarachter hoeveel ${unit.nl} het dan wordt:`,
    ],
    en: [
      `The CO₂ emissions in ${year} rest on ${records} figures: ${shares}.`,
      `These assumptions could move them most; behind each, how many ${unit.en} it would be:`,
    ],
  }[view.language];
  return {
    sentences,
    assumptions: leading.map(({ name, ends }) => `${name}: ${together(ends)}`),
  };
}

const results = (view: View): Told[] => [
  ...ownPart(view),
  ...baseChange(view),
  ...withoutDwelling(view),
];

/** What of the course of the emissions is the plan's, what is no reduction, and who has no dwelling. */
export const resultSentences = (view: View): string[] =>
  results(view).map(({ line }) => line[view.language]);

/** The same in whole sentences, for a page. */
export const resultProse = (view: View): string[] =>
  results(view).map(({ prose }) => prose[view.language]);
